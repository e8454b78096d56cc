package lang

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// lemmaFormat is the version of the lemmatizer's sections: "rules" (one per
// line, how many bytes to take off and what to put on) and "table" (a
// linear.Table from words and endings, with their tags, to 1 + rule).
const lemmaFormat = 1

// A lemmatizer gives each token its lemma by its form and its tags: a whole
// word that the table knows, or else its longest ending there. The table holds
// only words and endings that differ from what a shorter ending says.
type lemmatizer struct {
	rules []lemmaRule
	table *linear.Table
}

// A lemmaRule takes bytes off the end and puts others on: went, 4, "go".
type lemmaRule struct {
	cut  int
	then string
}

// maxEnding is the longest ending that the table can have, in bytes.
const maxEnding = 5

// The templates of the table's keys; endings add their length.
const (
	lemmaWord   = 500
	lemmaEnding = 510
)

func lemmaKey(template int, t tag, part []byte) uint32 {
	return linear.Two(template, linear.Hash(t.upos)<<8+linear.Hash(t.xpos), linear.OfBytes(part)).Key()
}

// keepsCase tells whether lemmas of the tag are written as the form is.
func keepsCase(t tag) bool { return t.upos == PROPN || t.xpos == TagNNP || t.xpos == TagNNPS }

// appendBase writes what rules work on: the form with plain apostrophes, in
// small letters unless the tag is a name's.
func appendBase(b []byte, form string, keep bool) []byte {
	for i := 0; i < len(form); {
		c := form[i]
		if c < utf8.RuneSelf {
			i++
			if !keep && 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
			continue
		}
		r, size := utf8.DecodeRuneInString(form[i:])
		i += size
		switch {
		case r == '’':
			b = append(b, '\'')
		case unicode.Is(unicode.Cf, r): // a soft hyphen
		case keep:
			b = append(b, form[i-size:i]...)
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return b
}

// rule is the number of the rule for a base form, -1 if there is none.
func (l *lemmatizer) rule(base []byte, t tag) int {
	if v := l.table.Get(lemmaKey(lemmaWord, t, base)); v != 0 {
		return int(v) - 1
	}
	for n := min(maxEnding, len(base)-1); n >= 0; n-- {
		if v := l.table.Get(lemmaKey(lemmaEnding+n, t, base[len(base)-n:])); v != 0 {
			return int(v) - 1
		}
	}
	return -1
}

// append writes the lemma behind b.
func (l *lemmatizer) append(b []byte, form string, t tag) []byte {
	start := len(b)
	b = appendBase(b, form, keepsCase(t))
	base := b[start:]
	if k := l.rule(base, t); k >= 0 && l.rules[k].cut <= len(base) {
		b = append(b[:len(b)-l.rules[k].cut], l.rules[k].then...)
	}
	if len(b) == start {
		b = append(b, form...)
	}
	return b
}

func decodeLemmatizer(data []byte) (*lemmatizer, error) {
	f, err := linear.Open(data, lemmaFormat)
	if err != nil {
		return nil, err
	}
	l := &lemmatizer{}
	text, _ := f.Section("rules")
	for line := range strings.SplitSeq(string(text), "\n") {
		cut, then, _ := strings.Cut(line, " ")
		n, err := strconv.Atoi(cut)
		if err != nil {
			return nil, fmt.Errorf("rule %q", line)
		}
		l.rules = append(l.rules, lemmaRule{n, then})
	}
	table, _ := f.Section("table")
	if l.table, err = linear.DecodeTable(table); err != nil {
		return nil, err
	}
	if most := l.table.Max(); int(most) > len(l.rules) {
		return nil, fmt.Errorf("rule %d of %d", most, len(l.rules))
	}
	return l, nil
}

// encode is the model file.
func (l *lemmatizer) encode() []byte {
	var lines []string
	for _, r := range l.rules {
		lines = append(lines, strconv.Itoa(r.cut)+" "+r.then)
	}
	f := &linear.File{Content: lemmaFormat}
	f.Add("rules", []byte(strings.Join(lines, "\n")))
	f.Add("table", l.table.Append(nil))
	return f.Encode()
}
