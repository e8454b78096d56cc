package synopsis

import (
	"slices"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/measure"
)

// The features of two unequal values of one type (numbers of one unit, or
// times) in two reports, each 0..255: how surely both fill the same slot.
// Values come in only where they say that the two are of a kind: close, one
// figure under two hedges, or given by the other report for something else.
const (
	vOwner     = iota // weight of what governs both
	vOwnerIn          // the same as a share of the lighter
	vNear             // how alike their sentences are
	vChance           // how surely their clauses state one fact
	vClaim            // their clauses stand in one claim
	vCounted          // both count the same thing
	vPeople           // both count people
	vVerb             // one verb above both
	vVerbs            // two verbs above them
	vClose            // smaller / larger; of times: the fewer days apart the more
	vEqual            // one figure under two hedges; of times: one day, two hours
	vMeets            // their intervals meet
	vGivenOne         // one report gives the other's value too
	vGivenBoth        // each does
	vMoney            // types of value
	vShare
	vAge
	vDuration
	vTime
	vTitle // one stands in a headline
	vVague // one is hedged
	vToll  // one thing became of the people counted
	vTolls // two things
	nValue
)

// placedFeatures fills in what numbers and times have in common.
func (s *story) placedFeatures(f *[nValue]int, a, b *placed, but term) {
	shared := 0
	eachShared(a.owner, b.owner, func(t term) {
		if t != but {
			shared += s.terms.weight(t)
		}
	})
	f[vOwner] = min(255, shared)
	f[vOwnerIn] = ratio(shared, min(a.weight, b.weight))
	f[vNear] = s.near(a, b)
	for _, x := range a.units {
		for _, y := range b.units {
			f[vChance] = max(f[vChance], s.likely(x, y)*255/1000)
		}
	}
	f[vClaim] = on(slices.ContainsFunc(a.claims, func(c int) bool { return slices.Contains(b.claims, c) }))
	f[vVerb] = on(a.verb >= 0 && a.verb == b.verb)
	f[vVerbs] = on(a.verb >= 0 && b.verb >= 0 && a.verb != b.verb)
	f[vTitle] = on(s.rs[a.r].Analysis.Sentences[a.sent].Title || s.rs[b.r].Analysis.Sentences[b.sent].Title)
}

// A figure is a value that a report gives.
type figure struct {
	r     int
	unit  string
	value int64
}

// numberFeatures compares two unequal numbers of one unit; given holds all
// figures of all reports.
func (s *story) numberFeatures(a, b *number, given map[figure]bool) (f [nValue]int) {
	s.placedFeatures(&f, &a.placed, &b.placed, a.counted)
	f[vCounted] = on(a.counted >= 0 && a.counted == b.counted)
	f[vPeople] = on(a.x.Unit == "" && s.bothPeople(a, b))
	lo, hi := min(a.x.Value, b.x.Value), max(a.x.Value, b.x.Value)
	if lo > 0 {
		f[vClose] = share(lo, hi)
	}
	f[vEqual] = on(lo == hi)
	f[vMeets] = on(measure.Compare(*a.x, *b.x) == measure.Meets)
	if lo != hi {
		inB := given[figure{b.r, a.x.Unit, a.x.Value}]
		inA := given[figure{a.r, a.x.Unit, b.x.Value}]
		f[vGivenOne], f[vGivenBoth] = on(inA != inB), on(inA && inB)
	}
	if p, q := a.toll, b.toll; p > 0 && q > 0 {
		f[vToll], f[vTolls] = on(p == q), on(p != q)
	}
	switch u := a.x.Unit; {
	case u == "%" || u == "pp":
		f[vShare] = 255
	case u == "year-old":
		f[vAge] = 255
	case u == "s":
		f[vDuration] = 255
	case len(u) == 3:
		f[vMoney] = 255
	}
	f[vVague] = on(a.x.Bound != "" || b.x.Bound != "")
	return f
}

// share is lo of hi in 255ths, for values near the ends of their range too.
func share(lo, hi int64) int {
	if hi > 1<<48 {
		lo, hi = lo>>15, hi>>15
	}
	if hi == 0 {
		return 0
	}
	return int(lo * 255 / hi)
}

// A dated is a day, or span of days, that a report gives.
type dated struct {
	r    int
	date synoptic.Date
}

// timeFeatures compares two expressions that share no day or no hour; given
// lists the expressions of each report by their days.
func (s *story) timeFeatures(a, b *moment, given map[dated][]*synoptic.Time) (f [nValue]int) {
	s.placedFeatures(&f, &a.placed, &b.placed, -1)
	f[vTime] = 255
	if n := apart(a.t, b.t); n < 1440 {
		f[vEqual], f[vClose] = 255, 255
	} else {
		f[vClose] = 255 * 2 / (2 + n/1440)
	}
	same := func(r int, t *synoptic.Time) bool {
		return slices.ContainsFunc(given[dated{r, t.Date}], func(x *synoptic.Time) bool { return sameTime(x, t) })
	}
	inA, inB := same(a.r, b.t), same(b.r, a.t)
	f[vGivenOne], f[vGivenBoth] = on(inA != inB), on(inA && inB)
	return f
}

// givenTimes lists what timeFeatures looks up.
func givenTimes(ms []moment) map[dated][]*synoptic.Time {
	given := make(map[dated][]*synoptic.Time)
	for i := range ms {
		k := dated{ms[i].r, ms[i].t.Date}
		given[k] = append(given[k], ms[i].t)
	}
	return given
}
