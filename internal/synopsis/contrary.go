package synopsis

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A modified noun with one adjective of those that bear an opposite.
type modified struct {
	r    int
	form string // the adjective as written, lower case: the lemma of "lower" is "low"
	head term
	span synoptic.Span
}

// contraries reports nouns that clauses of one fact modify by opposites: "the
// lower deck", "the upper deck".
func (s *story) contraries() {
	for c := range s.out.Claims {
		var all []modified
		for _, i := range s.sure(s.unitsOf(c)) {
			all = append(all, s.modified(i)...)
		}
		for k, x := range all {
			for _, y := range all[:k] {
				if x.r != y.r && x.head == y.head {
					s.contrary(c, all, x, y)
				}
			}
		}
	}
}

// modified lists the nouns of a unit with the adjectives before them.
func (s *story) modified(i int) []modified {
	u := &s.units[i]
	a := s.rs[u.r].Analysis
	var out []modified
	for _, w := range a.Statements[u.st].Words {
		x := &a.Words[w]
		if x.Rel != "amod" || x.Tag != "ADJ" || x.Head <= w || x.Head >= len(a.Words) || s.terms.byWord[u.r][x.Head] < 0 {
			continue
		}
		out = append(out, modified{u.r, strings.ToLower(s.cut(u.r, x.Span)), s.terms.byWord[u.r][x.Head], x.Span.Cover(a.Words[x.Head].Span)})
	}
	return out
}

// contrary reports two nouns if their adjectives are opposites and neither
// report uses both of them of that noun.
func (s *story) contrary(c int, all []modified, x, y modified) {
	yes, place := opposite(x.form, y.form)
	if !yes || slices.ContainsFunc(s.out.Discrepancies, func(d synoptic.Discrepancy) bool {
		return d.Rule == ruleOpposites && slices.ContainsFunc(d.Readings, func(r synoptic.Reading) bool {
			return slices.Contains(r.Mentions, s.mention(x.r, x.span)) || slices.Contains(r.Mentions, s.mention(y.r, y.span))
		})
	}) {
		return
	}
	var rs []reading
	for _, z := range all {
		if z.head == x.head && (z.form == x.form || z.form == y.form) {
			rs = s.put(rs, z.r, z.span, reading{value: s.cut(z.r, z.span), normal: synoptic.Normal{Words: z.form}, order: len(rs)},
				func(r *reading) bool { return r.normal.Words == z.form })
		}
	}
	if len(rs) < 2 || torn(rs) {
		return
	}
	d := synoptic.Discrepancy{Kind: synoptic.KindDescription, Slot: s.terms.names[x.head], About: s.out.Claims[c].Text,
		Of: synoptic.Of{Claim: s.out.Claims[c].ID}, Rule: ruleOpposites, Weight: 6}
	if place {
		d.Kind, d.Slot = synoptic.KindWhere, "where"
	}
	s.add(d, rs)
}

const ruleOpposites = "opposite modifiers of the same noun"
