package lang

import (
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// featsFormat is the version of the sections of the features' file: "values"
// (one per line, "Number=Sing|Person=3") and "table" (a linear.Table from tags,
// forms and places in the tree to 1 + value).
const featsFormat = 1

// A featurizer gives a token its morphological features. English writes few of
// them: tag and form say most, the tree says the rest ("they were" is plural,
// "was asked" is passive, "go!" is an order). It is a table, from general keys
// to special ones, that holds a special key only if it says something else.
type featurizer struct {
	values []string
	table  *linear.Table
}

// The kinds of keys, the general first.
const (
	featsTag = iota
	featsTagPlace
	featsForm
	featsFormPlace
	featsKeys

	featsTemplate = 520
)

// featsKey is the key of that kind.
func featsKey(kind int, t tag, form, place linear.Hash) uint32 {
	if kind < featsForm {
		form = 0
	}
	if kind == featsTag || kind == featsForm {
		place = 0
	}
	return linear.Three(featsTemplate+kind, linear.Hash(t.upos)<<8+linear.Hash(t.xpos), form, place).Key()
}

// value is the features by the first kinds of keys.
func (f *featurizer) value(t tag, form, place linear.Hash, kinds int) uint32 {
	for kind := kinds - 1; kind >= 0; kind-- {
		if v := f.table.Get(featsKey(kind, t, form, place)); v != 0 {
			return v
		}
	}
	return 0
}

// Features appends the morphological features of a sentence's tokens, as
// treebanks write them: "Number=Sing|Person=3", "_" for none. It needs tags
// and trees.
func (a *Analyzer) Features(out []string, tokens []Token) []string {
	var buf []byte
	c := newClauses(tokens)
	for i := range tokens {
		t := &tokens[i]
		if a.featurizer == nil {
			out = append(out, "_")
			continue
		}
		buf = appendNorm(buf[:0], t.Form)
		v := a.featurizer.value(tag{t.UPOS, t.XPOS}, linear.OfBytes(buf), c.place(tokens, i), featsKeys)
		if v == 0 {
			out = append(out, "_")
			continue
		}
		out = append(out, a.featurizer.values[v-1])
	}
	return out
}

// clauses is what hangs on each token.
type clauses []clause

// A clause is what hangs on one token.
type clause struct {
	subject int32 // first subject, -1 if there is none
	helper  int32 // first auxiliary or mark, -1
	aux     bool  // an auxiliary, or "to"
	perfect bool  // an auxiliary of the active voice
	passive bool
}

func newClauses(tokens []Token) clauses {
	c := make(clauses, len(tokens))
	for i := range c {
		c[i] = clause{subject: -1, helper: -1}
	}
	for i := range tokens {
		t := &tokens[i]
		if t.Head < 0 || int(t.Head) >= len(c) {
			continue
		}
		h := &c[t.Head]
		switch {
		case t.Rel == RelAuxPass:
			h.passive, h.aux = true, true
		case t.Rel == RelAux:
			h.perfect, h.aux = true, true
		case t.XPOS == TagTO:
			h.aux = true
		}
		if h.helper < 0 && (t.Rel == RelAux || t.Rel == RelAuxPass || t.Rel == RelMark) {
			h.helper = int32(i)
		}
		if h.subject < 0 && t.Rel.Base() == RelNsubj {
			h.subject = int32(i)
		}
	}
	return c
}

// place is what the tree says of a token's form; how much is asked depends on
// its tag.
func (c clauses) place(tokens []Token, i int) linear.Hash {
	t := &tokens[i]
	rel := linear.Hash(t.Rel.Base())
	switch t.XPOS {
	case TagVBN:
		switch {
		case c[i].passive:
			return 1001
		case c[i].perfect:
			return 1002
		}
		return rel
	case TagVBG:
		if c[i].aux {
			return 1003
		}
		return rel
	case TagVB, TagVBP, TagVBD, TagVBZ:
		subject, helped := c.verb(tokens, i)
		if subject < 0 {
			return linear.Two(1, 0, helped)
		}
		s := &tokens[subject]
		if s.XPOS == TagPRP {
			var b [32]byte
			return linear.Two(2, linear.OfBytes(appendNorm(b[:0], s.Form)), helped)
		}
		return linear.Two(3, linear.Hash(s.XPOS), helped)
	case TagJJ, TagRB, TagDT, TagIN, TagCD, TagPRP, TagWP, TagWDT, TagWRB:
		return rel
	}
	return 0
}

// verb is the subject that a verb agrees with, -1 if there is none, and 1 if
// another verb or a mark helps it. Auxiliaries share their head's subject;
// what is joined by "and" shares the first one's.
func (c clauses) verb(tokens []Token, i int) (subject int32, helped linear.Hash) {
	t := &tokens[i]
	head, aux := int32(i), c[i].aux
	switch t.Rel {
	case RelAux, RelAuxPass, RelCop:
		if t.Head >= 0 && int(t.Head) < len(c) {
			head = t.Head
			aux = c[head].helper >= 0 && c[head].helper < int32(i)
		}
	case RelConj:
		if t.Head >= 0 && int(t.Head) < len(c) && c[i].subject < 0 {
			head = t.Head
		}
	}
	if aux {
		helped = 1
	}
	return c[head].subject, helped
}

func decodeFeaturizer(data []byte) (*featurizer, error) {
	f, err := linear.Open(data, featsFormat)
	if err != nil {
		return nil, err
	}
	values, _ := f.Section("values")
	x := &featurizer{values: strings.Split(string(values), "\n")}
	table, _ := f.Section("table")
	if x.table, err = linear.DecodeTable(table); err != nil {
		return nil, err
	}
	if most := x.table.Max(); int(most) > len(x.values) {
		return nil, fmt.Errorf("features %d of %d", most, len(x.values))
	}
	for _, v := range x.values {
		if v == "" || strings.ContainsAny(v, " \t\r") {
			return nil, fmt.Errorf("features %q", v)
		}
	}
	return x, nil
}

// encode is the model file.
func (f *featurizer) encode() []byte {
	file := &linear.File{Content: featsFormat}
	file.Add("values", []byte(strings.Join(f.values, "\n")))
	file.Add("table", f.table.Append(nil))
	return file.Encode()
}
