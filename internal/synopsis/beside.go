package synopsis

import (
	"github.com/synoptic-news/synoptic"
)

// onePlace is the probability from which on two clauses are compared for whether
// they are set in a place or near it.
const onePlace = 120

// beside reports what one report sets in a place and another near it: "in
// Kunduz", "near Kunduz".
func (s *story) beside() {
	var pairs [][2]filler
	s.eachLikely(onePlace, func(a, b int) {
		u, v := &s.units[a], &s.units[b]
		for _, x := range s.rs[u.r].Analysis.Statements[u.st].Words {
			p, span := s.setting(u.r, x)
			if p == "" {
				continue
			}
			for _, y := range s.rs[v.r].Analysis.Statements[v.st].Words {
				q, other := s.setting(v.r, y)
				if q == "" || q == p || s.headTerm(u.r, x) < 0 || s.headTerm(u.r, x) != s.headTerm(v.r, y) {
					continue
				}
				pairs = append(pairs, [2]filler{{u.r, a, span, p}, {v.r, b, other, q}})
			}
		}
	})
	s.report(pairs, synoptic.Discrepancy{Kind: synoptic.KindWhere, Slot: "where", Rule: "in a place, near it",
		Maybe: []string{synoptic.MaybePrecision}, Weight: 3})
}

// setting tells whether the preposition before a noun sets something in it or
// near it, "" neither; span is both.
func (s *story) setting(r, w int) (where string, span synoptic.Span) {
	words := s.rs[r].Analysis.Words
	if words[w].Tag != "PROPN" || words[w].Entity == 0 || s.measures(r, words[w].Span) {
		return "", span
	}
	for k := w - 1; k >= max(0, w-8); k-- {
		if words[k].Head != w || words[k].Rel != "case" {
			continue
		}
		switch words[k].Lemma {
		case "near", "outside":
			where = "near"
		case "in", "inside", "within":
			where = "in"
		}
		return where, words[k].Span.Cover(words[w].Span)
	}
	return "", span
}
