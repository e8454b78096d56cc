package synoptic

import (
	"sort"
	"strings"
	"unicode"
)

// A Lookup is a text made ready to look words up in. It is by their letters
// and digits that words are the same: case, punctuation, the style of quotation
// marks and where lines break say nothing of whose words they are.
type Lookup struct {
	folded string // " word word … "
	words  []word // in order
}

// A word is where one begins in the folded text and in the text itself.
type word struct {
	folded int
	Span
}

// NewLookup reads a text.
func NewLookup(text string) *Lookup {
	var b strings.Builder
	l := &Lookup{}
	b.WriteByte(' ')
	start, end, at := -1, 0, 1
	finish := func() {
		if start >= 0 {
			l.words = append(l.words, word{at, Span{start, end}})
			b.WriteByte(' ')
			start, at = -1, b.Len()
		}
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
			b.WriteRune(unicode.ToLower(r))
			end = i + len(string(r))
		case start >= 0 && (r == '\'' || r == '’'): // don't is one word
		default:
			finish()
		}
	}
	finish()
	l.folded = b.String()
	return l
}

// Find gives the place in the text where the words first stand, in a row;
// false if they stand nowhere, or are none.
func (l *Lookup) Find(words string) (Span, bool) {
	want := NewLookup(words)
	if len(want.words) == 0 {
		return Span{}, false
	}
	at := strings.Index(l.folded, want.folded)
	if at < 0 {
		return Span{}, false
	}
	first := sort.Search(len(l.words), func(i int) bool { return l.words[i].folded > at })
	return Span{l.words[first].Start, l.words[first+len(want.words)-1].End}, true
}
