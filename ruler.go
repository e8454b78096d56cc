package synoptic

import (
	"slices"
	"unicode/utf8"
)

// A Ruler measures one text in bytes and in code points. It is the one place
// where the two meet: spans are bytes inside the program and code points at
// the JSON border. Making one reads the text once; each measure is a search
// and at most 64 characters.
type Ruler struct {
	text   string
	single bool  // every character is one byte
	length int   // in code points
	marks  []int // byte offset of every rulerStep-th code point
}

const rulerStep = 64

// NewRuler makes the ruler of a text, which is valid UTF-8.
func NewRuler(text string) *Ruler {
	r := &Ruler{text: text}
	for i := range text {
		if r.length%rulerStep == 0 {
			r.marks = append(r.marks, i)
		}
		r.length++
	}
	r.single = r.length == len(text)
	return r
}

// Length is the text's length in code points.
func (r *Ruler) Length() int { return r.length }

// Points turns a span of bytes into one of code points; ok is false where it
// does not lie in the text or cuts a code point in two. Empty spans are fine.
func (r *Ruler) Points(s Span) (_ Span, ok bool) {
	if s.Start < 0 || s.End < s.Start || s.End > len(r.text) || r.cuts(s.Start) || r.cuts(s.End) {
		return Span{}, false
	}
	return Span{r.point(s.Start), r.point(s.End)}, true
}

// Bytes turns a span of code points into one of bytes; ok is false where it
// does not lie in the text. Empty spans are fine.
func (r *Ruler) Bytes(s Span) (_ Span, ok bool) {
	if s.Start < 0 || s.End < s.Start || s.End > r.length {
		return Span{}, false
	}
	return Span{r.offset(s.Start), r.offset(s.End)}, true
}

// cuts tells that a byte offset lies inside a code point.
func (r *Ruler) cuts(at int) bool { return at < len(r.text) && !utf8.RuneStart(r.text[at]) }

func (r *Ruler) point(at int) int {
	if r.single {
		return at
	}
	k, found := slices.BinarySearch(r.marks, at)
	if found {
		return k * rulerStep
	}
	k-- // ≥ 0: the first mark is 0, and at > 0 where it is not found
	return k*rulerStep + utf8.RuneCountInString(r.text[r.marks[k]:at])
}

func (r *Ruler) offset(point int) int {
	if r.single {
		return point
	}
	if point == r.length {
		return len(r.text)
	}
	at := r.marks[point/rulerStep]
	for n := point % rulerStep; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(r.text[at:])
		at += size
	}
	return at
}
