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
// line: its case, how many bytes to take off and what to put on) and "table" (a
// linear.Table from words and endings, with their tags, to 1 + rule).
const lemmaFormat = 2

// A lemmatizer gives each token its lemma by its form and its tags: a whole
// word that the table knows, or else its longest ending there; at each length
// first what was learnt of forms written so, in capitals or not. The table
// holds only words and endings that differ from what a shorter ending says.
type lemmatizer struct {
	rules []lemmaRule
	table *linear.Table
}

// A lemmaRule takes bytes off the end and puts others on: went, 4, "go".
type lemmaRule struct {
	letters letterCase
	cut     int
	then    string
}

// letterCase says how a lemma's letters are written.
type letterCase uint8

const (
	caseBase  letterCase = iota // as the base is: small, or a name's as they stand
	caseTitle                   // the first one large, the others small
	caseForm                    // as they stand in the form
)

// A look is how a form is written, as far as lemmas ask.
type look uint8

const (
	lookUsual look = iota // small letters; of a name, also a capital or an acronym
	lookCap               // a capital first, of what is no name
	lookUpper             // capitals; of a name, more than an acronym has
)

// acronym is the most letters of a name in capitals that stays so: of those
// with four in the training parts nine in ten do, of those with six a quarter.
const acronym = 4

// lookOf is the look of a form; keep: its tag is a name's.
func lookOf(form string, keep bool) look {
	upper, lower := 0, 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLetter(r):
			lower++
		default:
			return lookUsual // S100, o'clock, a.doc
		}
	}
	switch {
	case keep && lower == 0 && upper > acronym, !keep && lower == 0 && upper > 1:
		return lookUpper
	case !keep && upper > 0 && unicode.IsUpper(firstRune(form)):
		return lookCap
	}
	return lookUsual
}

// maxEnding is the longest ending that the table can have, in bytes.
const maxEnding = 5

// The templates of the table's keys; endings add their length.
const (
	lemmaWord   = 500
	lemmaEnding = 510
)

// endingTag is the tag that endings are learnt by: the past tense and the
// participle end alike unless the word is known.
func endingTag(t tag) tag {
	if t.xpos == TagVBN {
		t.xpos = TagVBD
	}
	return t
}

func lemmaKey(template int, t tag, l look, part []byte) uint32 {
	return linear.Two(template+100*int(l), linear.Hash(t.upos)<<8+linear.Hash(t.xpos), linear.OfBytes(part)).Key()
}

// keepsCase tells whether lemmas of the tag are written as the form is.
func keepsCase(t tag) bool { return t.upos == PROPN || t.xpos == TagNNP || t.xpos == TagNNPS }

// appendForm writes what rules work on, the base: appendBase's, and numbers
// without the commas that part their thousands.
func appendForm(b []byte, form string, t tag) []byte {
	if t.upos != NUM || !thousands(form) {
		return appendBase(b, form, keepsCase(t))
	}
	for i := range len(form) {
		if form[i] != ',' {
			b = append(b, form[i])
		}
	}
	return b
}

// thousands tells whether s is a number whose thousands are parted by commas: 12,345.
func thousands(s string) bool {
	n := digits(s)
	if n == 0 || n > 3 || n == len(s) {
		return false
	}
	for ; n < len(s); n += 4 {
		if s[n] != ',' || digits(s[n+1:]) != 3 {
			return false
		}
	}
	return true
}

// appendBase writes the form with plain apostrophes, in small letters unless
// the tag is a name's.
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
func (l *lemmatizer) rule(base []byte, t tag, k look) int {
	if n := l.get(lemmaWord, t, k, base); n >= 0 {
		return n
	}
	t = endingTag(t)
	for n := min(maxEnding, len(base)-1); n >= 0; n-- {
		if r := l.get(lemmaEnding+n, t, k, base[len(base)-n:]); r >= 0 {
			return r
		}
	}
	return -1
}

// get is the rule of one word or ending, for this look or for any.
func (l *lemmatizer) get(template int, t tag, k look, part []byte) int {
	if k != lookUsual {
		if v := l.table.Get(lemmaKey(template, t, k, part)); v != 0 {
			return int(v) - 1
		}
	}
	return int(l.table.Get(lemmaKey(template, t, lookUsual, part))) - 1
}

// append writes the lemma behind b.
func (l *lemmatizer) append(b []byte, form string, t tag) []byte {
	start := len(b)
	b = appendForm(b, form, t)
	if k := l.rule(b[start:], t, lookOf(form, keepsCase(t))); k >= 0 {
		b = l.rules[k].apply(b, start, form)
		if !utf8.Valid(b[start:]) { // "©" as a plural: half of the character is off
			b = appendForm(b[:start], form, t)
		}
	}
	if len(b) == start {
		b = append(b, form...)
	}
	return b
}

// apply makes the lemma of the base b[start:] of a form. A rule that does not
// fit changes nothing.
func (r *lemmaRule) apply(b []byte, start int, form string) []byte {
	if r.letters == caseForm {
		b = appendBase(b[:start], form, true)
	}
	if r.cut > len(b)-start {
		return b
	}
	b = append(b[:len(b)-r.cut], r.then...)
	if r.letters == caseTitle {
		b = appendTitle(b[:start], string(b[start:]))
	}
	return b
}

// appendTitle writes s with its first letter large and the others small.
func appendTitle(b []byte, s string) []byte {
	for i, r := range s {
		if i == 0 {
			b = utf8.AppendRune(b, unicode.ToUpper(r))
		} else {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return b
}

// newLemmatizer is one that knows nothing.
func newLemmatizer() *lemmatizer { return &lemmatizer{table: linear.NewTable(nil)} }

func decodeLemmatizer(data []byte) (*lemmatizer, error) {
	f, err := linear.Open(data, lemmaFormat)
	if err != nil {
		return nil, err
	}
	l := &lemmatizer{}
	text, _ := f.Section("rules")
	for line := range strings.SplitSeq(string(text), "\n") {
		letters, rest, _ := strings.Cut(line, " ")
		cut, then, _ := strings.Cut(rest, " ")
		c, err1 := strconv.Atoi(letters)
		n, err2 := strconv.Atoi(cut)
		if err1 != nil || err2 != nil || c < 0 || c > int(caseForm) || n < 0 {
			return nil, fmt.Errorf("rule %q", line)
		}
		l.rules = append(l.rules, lemmaRule{letterCase(c), n, then})
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
		lines = append(lines, fmt.Sprintf("%d %d %s", r.letters, r.cut, r.then))
	}
	f := &linear.File{Content: lemmaFormat}
	f.Add("rules", []byte(strings.Join(lines, "\n")))
	f.Add("table", l.table.Append(nil))
	return f.Encode()
}
