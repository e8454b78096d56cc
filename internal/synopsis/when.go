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

// A moment is one dated expression where it stands.
type moment struct {
	placed
	t       *synoptic.Time
	form    timeForm
	bound   timeBound
	plain   string // its words, if they do not count from its report's day: "the autumn" is "autumn"
	negated bool   // the smallest clause around it is
}

// times pairs the dated expressions of different reports that date the same
// thing and reports those that share no day or, on one day, give other hours.
func (s *story) times() {
	ms := s.moments()
	given := givenTimes(ms)
	score := func(i, k int) int {
		a, b := &ms[i], &ms[k]
		switch n := minutesApart(a, b); {
		case n == 0:
			if v := s.sameOccasion(a, b); v > 0 {
				return equalFirst + v
			}
			return 0
		case s.otherThing(a, b):
			return 0
		case n > farOff*1440 || a.t.Date.Days() > farOff || b.t.Date.Days() > farOff:
			return 0
		}
		f := s.timeFeatures(a, b, given)
		return slotScore(s.slots.logit(&f), slotSureTime)
	}
	twice := func(as, bs []int) bool { // a report that gives two times dates two things
		return slices.ContainsFunc(as, func(x int) bool {
			return slices.ContainsFunc(bs, func(y int) bool { return ms[x].r == ms[y].r })
		})
	}
	for _, is := range s.link(len(ms), func(i int) (*placed, string) { return &ms[i].placed, "" }, score, twice) {
		s.time(ms, is)
	}
}

// farOff is the number of days beyond which two dates hardly date one thing
// that is news.
const farOff = 400

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
			m := moment{placed: s.place(r, x.Span, lastWord(a, x.Span)), t: x}
			if m.sent < 0 || a.Sentences[m.sent].Title {
				continue
			}
			if s.readForm(&m); m.bound != compared {
				ms = append(ms, m)
			}
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
	near := s.near(&a.placed, &b.placed)
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

// near is the share of their weight that the sentences of two expressions have
// in common, of 255.
func (s *story) near(a, b *placed) int {
	both := 0
	eachShared(a.near, b.near, func(t term) { both += s.terms.weight(t) })
	return ratio(2*both, a.nearW+b.nearW)
}

// sum is the weight of terms.
func (s *story) sum(ts []term) int {
	n := 0
	for _, t := range ts {
		n += s.terms.weight(t)
	}
	return n
}

// time reports the readings of one group of moments, if they differ.
func (s *story) time(ms []moment, group []int) {
	var rs []reading
	var kept []*moment
	for _, i := range group {
		m := &ms[i]
		at := slices.IndexFunc(kept, func(k *moment) bool { return minutesApart(k, m) == 0 })
		if at < 0 {
			at = len(rs)
			kept = append(kept, m)
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
			if n := minutesApart(kept[i], kept[k]); n > nearClock {
				d.Weight = 7
				if s.outrun(kept[i], kept[k]) {
					d.Maybe = append(d.Maybe, synoptic.MaybeUpdate)
				}
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
	if n, ok := clocksApart(a, b); ok {
		return n
	}
	if !a.Date.Meets(b.Date) {
		return 1440 * int(max(a.Date.First-b.Date.Last, b.Date.First-a.Date.Last))
	}
	if a.Clock == 0 || b.Clock == 0 {
		return 0
	}
	return rounded(a.Clock - b.Clock)
}
