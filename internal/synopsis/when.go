package synopsis

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic"
)

const (
	// sameClock is how many minutes two clock times may be apart and still be
	// one: people round to five.
	sameClock = 5
	// nearClock is how many minutes apart they are a matter of precision.
	nearClock = 20
)

// A moment is one dated expression with the words that say what it dates.
type moment struct {
	r      int
	t      *synoptic.Time
	verb   term
	owner  []term // sorted
	sent   int
	claims []int
}

// times pairs the dated expressions of different reports that date the same
// thing, each with its best match in every other report and only if the choice
// is mutual, and reports those that share no day or, on one day, give other
// hours.
func (s *story) times() {
	ms := s.moments()
	type link struct{ a, b, score int }
	best := make(map[[2]int]link)
	for a := range ms {
		for b := range ms {
			if ms[a].r == ms[b].r {
				continue
			}
			k := [2]int{a, ms[b].r}
			v := s.sameOccasion(&ms[a], &ms[b])
			if v > 0 && apart(ms[a].t, ms[b].t) > 0 {
				v = elsewhere(ms, a, b, v)
			}
			if v > best[k].score {
				best[k] = link{min(a, b), max(a, b), v}
			}
		}
	}
	root := make([]int, len(ms))
	for i := range root {
		root[i] = i
	}
	var links []link
	for a := range ms {
		for r := range s.rs {
			if l := best[[2]int{a, r}]; l.score > 0 && l.a == a && best[[2]int{l.b, ms[a].r}] == l {
				links = append(links, l)
			}
		}
	}
	slices.SortFunc(links, func(x, y link) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	members := make([][]int, len(ms))
	for i := range ms {
		members[i] = []int{i}
	}
	for _, l := range links {
		a, b := root[l.a], root[l.b]
		if a == b || slices.ContainsFunc(members[a], func(x int) bool {
			return slices.ContainsFunc(members[b], func(y int) bool { return ms[x].r == ms[y].r })
		}) {
			continue
		}
		a, b = min(a, b), max(a, b)
		for _, i := range members[b] {
			root[i] = a
		}
		members[a], members[b] = append(members[a], members[b]...), nil
	}
	for _, is := range members {
		if len(is) > 1 {
			s.time(ms, is)
		}
	}
}

// farOff is the number of days beyond which two dates hardly date one thing
// that is news.
const farOff = 400

// elsewhere lowers the score of two moments that differ: to nothing where they
// are years apart, or each report gives the other's time too, by half where
// one does.
func elsewhere(ms []moment, a, b, score int) int {
	if ms[a].t.Date.Days() > farOff || ms[b].t.Date.Days() > farOff || apart(ms[a].t, ms[b].t) > farOff*1440 {
		return 0
	}
	inA, inB := false, false
	for i := range ms {
		inB = inB || ms[i].r == ms[b].r && sameTime(ms[i].t, ms[a].t)
		inA = inA || ms[i].r == ms[a].r && sameTime(ms[i].t, ms[b].t)
	}
	switch {
	case inA && inB:
		return 0
	case inA || inB:
		return score / 2
	}
	return score
}

// sameTime tells whether two expressions denote the same days and hour.
func sameTime(a, b *synoptic.Time) bool {
	return a.Date == b.Date && (a.Clock == 0 || b.Clock == 0 || apart(a, b) == 0)
}

// moments lists the expressions that resolve to days.
func (s *story) moments() []moment {
	var ms []moment
	for r := range s.rs {
		a := s.rs[r].Analysis
		for t := range a.Times {
			x := &a.Times[t]
			if x.Kind != synoptic.TimeDate && x.Kind != synoptic.TimeClock || !x.Date.Known {
				continue
			}
			m := moment{r: r, t: x, sent: sentenceAt(a, x.Start)}
			if m.sent < 0 || a.Sentences[m.sent].Title {
				continue
			}
			m.owner, m.verb = s.owner(r, x.Span, lastWord(a, x.Span))
			for i := range s.units {
				if s.units[i].r == r && s.claimOf[i] >= 0 && s.units[i].span.Contains(x.Span) {
					m.claims = append(m.claims, s.claimOf[i])
				}
			}
			ms = append(ms, m)
		}
	}
	return ms
}

// lastWord is the index of the last word of a span.
func lastWord(a *synoptic.Analysis, span synoptic.Span) int {
	k, found := slices.BinarySearchFunc(a.Words, span.End, func(w synoptic.Word, at int) int { return cmp.Compare(w.Start, at) })
	_ = found
	return max(0, k-1)
}

// sameOccasion says how surely two expressions date the same thing; 0 not at
// all. What governs them must meet: a clause may date one thing by another.
func (s *story) sameOccasion(a, b *moment) int {
	shared := 0
	eachShared(a.owner, b.owner, func(t term) { shared += s.terms.weight(t) })
	if shared < minOwner {
		return 0
	}
	near := s.sentencesAlike(a.r, a.sent, b.r, b.sent)
	claim := slices.ContainsFunc(a.claims, func(c int) bool { return slices.Contains(b.claims, c) })
	if !claim && (near < minNear || a.verb < 0 || a.verb != b.verb && !has(a.owner, b.verb) && !has(b.owner, a.verb)) {
		return 0
	}
	v := shared + 2*near
	if claim {
		v += 100
	}
	if a.verb >= 0 && a.verb == b.verb {
		v += 100
	}
	if a.t.Date.Meets(b.t.Date) {
		v += 100 // the same day first: a report may date many things
	}
	return v
}

// sentencesAlike is the share of their weight that two sentences have in
// common, of 255.
func (s *story) sentencesAlike(ra, ka, rb, kb int) int {
	ta, tb := s.sentenceTerms(ra, ka), s.sentenceTerms(rb, kb)
	wa, wb, near := 0, 0, 0
	for _, t := range ta {
		wa += s.terms.weight(t)
	}
	for _, t := range tb {
		wb += s.terms.weight(t)
	}
	eachShared(ta, tb, func(t term) { near += s.terms.weight(t) })
	return ratio(2*near, wa+wb)
}

// time reports the readings of one group of moments, if they differ.
func (s *story) time(ms []moment, group []int) {
	var rs []reading
	var kept []*synoptic.Time
	for _, i := range group {
		m := &ms[i]
		at := slices.IndexFunc(kept, func(t *synoptic.Time) bool { return apart(t, m.t) == 0 })
		if at < 0 {
			at = len(rs)
			kept = append(kept, m.t)
			rs = append(rs, reading{value: s.cut(m.r, m.t.Span), normal: synoptic.Normal{Date: m.t.Date.String()}, order: int(m.t.Date.First)*1440 + m.t.Clock})
		}
		rs[at].mentions = append(rs[at].mentions, s.mention(m.r, m.t.Span))
		if !slices.Contains(rs[at].reports, m.r) {
			rs[at].reports = append(rs[at].reports, m.r)
		}
	}
	if len(rs) < 2 || reportsIn(rs) < 2 || torn(rs) {
		return
	}
	d := synoptic.Discrepancy{Kind: synoptic.KindTime, Slot: "when", Rule: "times of one thing that do not meet", Weight: 3}
	for i := range kept {
		for k := range kept[:i] {
			if n := apart(kept[i], kept[k]); n > nearClock {
				d.Weight = 7
			} else if n > 0 {
				d.Maybe = append(d.Maybe, synoptic.MaybePrecision)
			}
		}
	}
	d.About, _ = s.around(ms[group[0]].r, ms[group[0]].t.Span)
	claims := make(map[int]int)
	best := -1
	for _, i := range group {
		for _, c := range ms[i].claims {
			if claims[c]++; claims[c] > 1 && (best < 0 || claims[c] > claims[best]) {
				best = c
			}
		}
	}
	if best < 0 {
		var spans []place
		for _, i := range group {
			spans = append(spans, place{ms[i].r, ms[i].t.Span})
		}
		best = s.facet(spans, "when")
	}
	d.Of = synoptic.Of{Claim: s.out.Claims[best].ID}
	s.add(d, rs)
}

// apart is how many minutes two dates with their clock times are apart: 0 if
// they may be one, a day or more if they share no day.
func apart(a, b *synoptic.Time) int {
	if !a.Date.Meets(b.Date) {
		return 1440 * int(max(a.Date.First-b.Date.Last, b.Date.First-a.Date.Last))
	}
	if a.Clock == 0 || b.Clock == 0 {
		return 0
	}
	n := a.Clock - b.Clock
	if n < 0 {
		n = -n
	}
	if a.Zone != b.Zone && n%30 == 0 && n <= 14*60 {
		return 0 // one instant on two clocks
	}
	if n <= sameClock {
		return 0
	}
	return n
}
