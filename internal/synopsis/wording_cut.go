package synopsis

import (
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// beheaded reports a rendering that leaves out the beginning of a sentence and
// does not show it: one that opens with a capital where the fuller rendering is
// in mid-sentence (“Sadly …” for “People were hurt, and sadly …”), or a
// fragment without the describing words before it (“drug leader” for “illegal
// drug leader”). A rendering that ends early, or begins with a later sentence,
// leaves every word that it has as it was meant.
func (s *story) beheaded(u int, full, x *quoted, script []step) {
	k := 0
	for k < len(script) && script[k].op == '-' {
		k++
	}
	if k == 0 || k == len(script) || script[k].op != '=' || x.r == full.r {
		return
	}
	for _, st := range script[k:] {
		if st.op == '+' {
			return // other words too: reported as such
		}
	}
	first, text := script[k].a, s.rs[full.r].Report.Text
	if ends(text, full.tokens[first-1], full.tokens[first]) {
		return
	}
	from := first
	for from > 0 && !ends(text, full.tokens[from-1], full.tokens[from]) {
		from--
	}
	switch {
	case s.isDirect(x):
		if !startsUpper(s.cut(x.r, x.tokens[0].Span)) || startsUpper(s.cut(full.r, full.tokens[first].Span)) {
			return
		}
	case s.isDirect(full) || from > 0 || first > 2 || len(x.tokens) > 6 || !s.describes(full, first):
		return
	}
	to := len(full.tokens) - 1
	for to > first && script[len(script)-1].op == '-' && script[len(script)-1].a >= to && to-first >= len(x.tokens) {
		to--
	}
	last := first
	for last < to && !ends(text, full.tokens[last], full.tokens[last+1]) {
		last++
	}
	long := synoptic.Span{Start: full.tokens[from].Start, End: full.tokens[last].End}
	short := synoptic.Span{Start: x.tokens[0].Start, End: x.tokens[min(last-first, len(x.tokens)-1)].End}
	rs := []reading{
		{value: s.cut(full.r, long), mentions: []synoptic.Mention{s.mention(full.r, long)}, reports: []int{full.r}},
		{value: s.cut(x.r, short), mentions: []synoptic.Mention{s.mention(x.r, short)}, reports: []int{x.r}, order: 1},
	}
	q := &s.out.Quotes[u]
	s.add(synoptic.Discrepancy{Kind: synoptic.KindWording, Slot: "words", About: s.aboutQuote(q), Of: synoptic.Of{Quote: q.ID},
		Rule: "a rendering without the beginning of its sentence", Maybe: []string{synoptic.MaybeCut}, Weight: 2}, rs)
}

func (s *story) isDirect(x *quoted) bool {
	return s.rs[x.r].Analysis.Quotes[x.q].Kind == synoptic.Direct
}

// describes tells whether the words before token n are all adjectives or nouns.
func (s *story) describes(x *quoted, n int) bool {
	a := s.rs[x.r].Analysis
	for _, t := range x.tokens[:n] {
		w := wordIn(a, t.Span)
		if w < 0 || a.Words[w].Tag != "ADJ" && a.Words[w].Tag != "NOUN" {
			return false
		}
	}
	return true
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
