package synopsis

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// A filler is what one clause fills a slot with.
type filler struct {
	r, u  int // report, unit
	span  synoptic.Span
	value string // what is compared: two fillers of one value are one reading
}

// eachLikely calls f for the pairs of clauses that state one fact by at least
// the given probability, the likeliest first.
func (s *story) eachLikely(least int, f func(a, b int)) {
	var ps [][3]int
	s.chance.each(func(a, b, p int) {
		if p >= least {
			ps = append(ps, [3]int{p, a, b})
		}
	})
	slices.SortFunc(ps, func(x, y [3]int) int {
		return cmp.Or(cmp.Compare(y[0], x[0]), cmp.Compare(x[1], y[1]), cmp.Compare(x[2], y[2]))
	})
	for _, p := range ps {
		f(p[1], p[2])
	}
}

// report makes one difference of all pairs of fillers that share a place: what
// three reports fill in two ways is told once. d holds what all have in common.
func (s *story) report(pairs [][2]filler, d synoptic.Discrepancy) {
	at := make(map[place]int)
	var groups [][]filler
	for _, p := range pairs {
		k := -1
		for _, f := range p {
			if g, ok := at[place{f.r, f.span}]; ok {
				k = g
				break
			}
		}
		if k < 0 {
			k = len(groups)
			groups = append(groups, nil)
		}
		for _, f := range p {
			if _, ok := at[place{f.r, f.span}]; !ok {
				at[place{f.r, f.span}] = k
				groups[k] = append(groups[k], f)
			}
		}
	}
	for _, g := range groups {
		var rs []reading
		for _, f := range g {
			rs = s.put(rs, f.r, f.span, reading{value: s.cut(f.r, f.span), normal: synoptic.Normal{Words: f.value}, order: len(rs)},
				func(x *reading) bool { return x.normal.Words == f.value })
		}
		if len(rs) < 2 || reportsIn(rs) < 2 || torn(rs) || s.reported(g) {
			continue
		}
		one := d
		c := s.claimOf[g[0].u]
		for _, f := range g {
			if s.claimOf[f.u] != c {
				c = -1
			}
		}
		if c < 0 {
			var spans []place
			for _, f := range g {
				spans = append(spans, place{f.r, f.span})
			}
			c = s.facet(spans, d.Slot)
		}
		one.About, one.Of = s.out.Claims[c].Text, synoptic.Of{Claim: s.out.Claims[c].ID}
		s.add(one, rs)
	}
}

// reported tells whether the fillers of two reports are readings of a
// difference already.
func (s *story) reported(g []filler) bool {
	return slices.ContainsFunc(s.out.Discrepancies, func(d synoptic.Discrepancy) bool {
		hits := 0
		for _, r := range d.Readings {
			if slices.ContainsFunc(r.Mentions, func(m synoptic.Mention) bool {
				return slices.ContainsFunc(g, func(f filler) bool { return s.rs[f.r].Report.ID == m.Report && f.span.Overlap(m.Span) > 0 })
			}) {
				hits++
			}
		}
		return hits > 1
	})
}
