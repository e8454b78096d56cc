package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// News says who spoke behind the words: “We won,” the minister said. The
// treebanks do so in some hundred sentences, too few to learn it from, so the
// parser is also trained on sentences put together from theirs: a body, which
// is any plain sentence, and a frame, which is what stands around the clause
// that a verb of speech governs. Frames in the middle of a body ("The bus, police
// said, crashed") were tried: then "said" at the end is taken for one too often.

// A bit is a run of tokens with a tree of their own: heads count within it and
// the root's is -1.
type bit struct {
	tokens []Token
	tags   []tag
	root   int
}

// Sizes of bodies and frames, in tokens.
const (
	minBody, maxBody   = 4, 36
	minFrame, maxFrame = 2, 14
)

// quoting makes n sentences of the given ones. tags are the predicted tags.
func quoting(sentences []Sentence, tags [][]tag, n int, seed uint64) ([]Sentence, [][]tag) {
	var bodies, frames []bit
	for i, s := range sentences {
		if b, ok := bodyOf(s.Tokens, tags[i]); ok {
			bodies = append(bodies, b)
		}
		if f, ok := frameOf(s.Tokens, tags[i]); ok {
			frames = append(frames, f)
		}
	}
	if len(bodies) == 0 || len(frames) == 0 {
		return nil, nil
	}
	rng := linear.NewRand(seed)
	var out []Sentence
	var outTags [][]tag
	for range n {
		body, frame := bodies[rng.Intn(len(bodies))], frames[rng.Intn(len(frames))]
		if rng.Percent(40) {
			frame = inverted(frame)
		}
		q := quotation{}
		q.build(body, frame, rng)
		out = append(out, Sentence{Tokens: q.tokens})
		outTags = append(outTags, q.tags)
	}
	return out, outTags
}

// bodyOf is the sentence without its last mark, if it is a plain statement or
// question with a subject.
func bodyOf(tokens []Token, tags []tag) (bit, bool) {
	n := len(tokens) - 1
	if n < minBody || n > maxBody {
		return bit{}, false
	}
	switch tokens[n].Form {
	case ".", "?", "!":
	default:
		return bit{}, false
	}
	root, subject := -1, false
	for i, t := range tokens[:n] {
		switch t.XPOS {
		case TagOpenQuote, TagCloseQuote, TagLRB, TagRRB:
			return bit{}, false
		}
		if t.Head == int32(n) {
			return bit{}, false
		}
		if t.Head < 0 {
			root = i
		}
	}
	for _, t := range tokens[:n] {
		subject = subject || int(t.Head) == root && t.Rel.Base() == RelNsubj
	}
	if root < 0 || !subject {
		return bit{}, false
	}
	return bit{tokens[:n+1], tags, root}, true // with its last mark, which build may drop
}

// frameOf is the sentence without the clause that its verb of speech governs
// and without its outer marks.
func frameOf(tokens []Token, tags []tag) (bit, bool) {
	root, clause := -1, -1
	for i, t := range tokens {
		if t.Head < 0 {
			root = i
		}
	}
	if root < 0 || !reports(tokens[root].Lemma) {
		return bit{}, false
	}
	subject := false
	for i, t := range tokens {
		if int(t.Head) == root {
			subject = subject || t.Rel == RelNsubj
			switch t.Rel {
			case RelCcomp:
				clause = i
			case RelConj, RelParataxis, RelAdvcl, RelXcomp:
				return bit{}, false
			}
		}
	}
	if clause < 0 || !subject {
		return bit{}, false
	}
	var keep []int
	for i, t := range tokens {
		if !under(tokens, i, clause) && t.Rel != RelPunct && t.Rel != RelCc {
			keep = append(keep, i)
		}
	}
	if len(keep) < minFrame || len(keep) > maxFrame {
		return bit{}, false
	}
	return pick(tokens, tags, keep)
}

// reports tells whether a verb with this lemma is used as "say" is.
func reports(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "announce", "report", "note", "claim", "explain", "argue", "warn", "write", "insist",
		"state", "suggest", "admit", "believe", "confirm", "assert", "declare", "reply", "ask", "acknowledge", "recall":
		return true
	}
	return false
}

// under tells whether token i is top or below it.
func under(tokens []Token, i, top int) bool {
	for steps := 0; i >= 0 && steps <= len(tokens); steps++ {
		if i == top {
			return true
		}
		i = int(tokens[i].Head)
	}
	return false
}

// pick is the bit that the tokens named by keep make; ok is false if one hangs
// on a token left out.
func pick(tokens []Token, tags []tag, keep []int) (b bit, ok bool) {
	place := map[int32]int32{-1: -1}
	for k, i := range keep {
		place[int32(i)] = int32(k)
	}
	for k, i := range keep {
		t := tokens[i]
		if t.Head, ok = place[t.Head]; !ok {
			return bit{}, false
		}
		if t.Head < 0 {
			b.root = k
		}
		b.tokens, b.tags = append(b.tokens, t), append(b.tags, tags[i])
	}
	return b, true
}

// inverted puts the subject behind the verb: "said Dunn on Monday". A frame
// that has an auxiliary, or a pronoun for a subject, stays as it is.
func inverted(f bit) bit {
	subject := -1
	for i, t := range f.tokens {
		if int(t.Head) == f.root {
			if t.Rel == RelNsubj && t.UPOS != PRON && i < f.root {
				subject = i
			}
			if t.Rel.Base() == RelAux || t.Rel == RelObj || t.Rel == RelIobj {
				return f
			}
		}
	}
	if subject < 0 {
		return f
	}
	var before, noun, behind []int
	for i := range f.tokens {
		switch {
		case under(f.tokens, i, subject):
			noun = append(noun, i)
		case i < f.root:
			before = append(before, i)
		case i > f.root:
			behind = append(behind, i)
		}
	}
	if len(before) > 0 || len(noun) > 0 && noun[len(noun)-1] > f.root {
		return f
	}
	order := append(append([]int{f.root}, noun...), behind...)
	if b, ok := pick(f.tokens, f.tags, order); ok {
		return b
	}
	return f
}

// A quotation is a sentence in the making.
type quotation struct {
	tokens []Token
	tags   []tag
}

// build puts body and frame together, in one of the ways of news.
func (q *quotation) build(body, frame bit, rng *linear.Rand) {
	marks := [...]string{"“ ”", "\" \"", "‘ ’"}
	opening, closing, _ := strings.Cut(marks[rng.Intn(len(marks))], " ")
	last := len(body.tokens) - 1
	quoted, first := rng.Percent(60), rng.Percent(80)
	var clause, verb int
	if first {
		open, start := -1, 0
		if quoted {
			open, start = q.mark(opening, TagOpenQuote), 1
		}
		clause = start + body.root
		q.add(body, last)
		comma := -1
		if end := body.tokens[last]; end.Form == "." {
			comma = q.mark(",", TagComma)
		} else if comma = q.mark(end.Form, TagStop); !quoted {
			quoted, open = true, -1 // only the closing mark: the opening one is further up
		}
		for _, m := range []int{open, comma} {
			if m >= 0 {
				q.tokens[m].Head = int32(clause)
			}
		}
		if quoted {
			q.tokens[q.mark(closing, TagCloseQuote)].Head = int32(clause)
		}
		verb = len(q.tokens) + frame.root
		q.add(frame, len(frame.tokens))
	} else {
		verb = frame.root
		q.add(frame, len(frame.tokens))
		between := q.mark(",", TagComma)
		open := q.mark(opening, TagOpenQuote)
		clause = len(q.tokens) + body.root
		q.add(body, last)
		q.tokens[between].Head, q.tokens[open].Head = int32(clause), int32(clause)
	}
	q.tokens[clause].Head, q.tokens[clause].Rel = int32(verb), RelCcomp
	q.tokens[q.mark(".", TagStop)].Head = int32(verb)
	if !first {
		q.tokens[q.mark(closing, TagCloseQuote)].Head = int32(clause)
	}
	q.tokens[verb].Head, q.tokens[verb].Rel = -1, RelRoot
}

// add appends the first n tokens of a bit.
func (q *quotation) add(b bit, n int) {
	base := int32(len(q.tokens))
	for i, t := range b.tokens[:n] {
		if t.Head >= 0 {
			t.Head += base
		}
		q.tokens, q.tags = append(q.tokens, t), append(q.tags, b.tags[i])
	}
}

// mark appends a mark of punctuation and returns its index.
func (q *quotation) mark(form string, x XPOS) int {
	q.tokens = append(q.tokens, Token{Form: form, Lemma: form, UPOS: PUNCT, XPOS: x, Rel: RelPunct, Head: -1})
	q.tags = append(q.tags, tag{PUNCT, x})
	return len(q.tokens) - 1
}
