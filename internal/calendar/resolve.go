package calendar

import (
	"time"

	"github.com/synoptic-news/synoptic"
)

const (
	leapYear    = 2024      // a year that has a 29 February
	maxShift    = 1_000_000 // days or units a date is moved by at most: beyond it nothing resolves
	hereReach   = 7         // days before the anchor that a date may lie to be where the text is
	pastWeight  = 4         // how much farther a date against the tense counts
	aheadWeight = 3         // how much farther a month to come counts in neither tense: "reports in January", on 29 December
	daysPerWeek = 7
)

// Resolve is the date that the expression denotes in its context. How is
// AnchorText where the words say it all or count from Context.Previous, and
// AnchorOwn where they count from the anchor. Without an anchor, or a previous
// date, that they need, ok is false and how tells which it was. Durations and
// sets do not resolve.
//
// In the past tense "in two weeks" is a length and does not resolve.
func (e Expr) Resolve(c Context) (d synoptic.Date, how synoptic.Anchor, ok bool) {
	if e.wrap == never {
		return synoptic.Date{}, synoptic.AnchorText, false
	}
	if c.Past && c.Future {
		c.Past, c.Future = false, false
	}
	if !inYears(c.Anchor) {
		c.Anchor = synoptic.Date{}
	}
	if !inYears(c.Previous) {
		c.Previous = synoptic.Date{}
	}
	r := resolver{Context: c, now: c.Anchor.Last}
	switch e.wrap {
	case span:
		d, ok = r.between(e.a, e.b)
	case since:
		r.behind()
		d, ok = r.resolve(e.a)
		r.own = true
		switch {
		case !c.Anchor.Known:
			ok = false
		case ok && d.First <= r.now:
			d.Last = max(d.First, r.now)
		}
	default:
		if e.wrap == record {
			r.behind()
		}
		d, ok = r.resolve(e.a)
	}
	how = synoptic.AnchorText
	if r.own {
		how = synoptic.AnchorOwn
	}
	if !ok || !inYears(d) {
		return synoptic.Date{}, how, false
	}
	return d, how, true
}

// inYears tells whether the date lies in the years that a Date can write.
func inYears(d synoptic.Date) bool {
	return d.Known && d.First >= synoptic.DayOf(1, 1, 1) && d.Last <= synoptic.DayOf(9999, 12, 31) && d.First <= d.Last
}

// A resolver turns points into dates and notes whether the anchor was asked.
type resolver struct {
	Context
	now    synoptic.Day // last day of the anchor
	own    bool
	strict bool // no day after the anchor will do
}

// behind makes the resolver look back only, as "since" does.
func (r *resolver) behind() { r.Past, r.Future, r.strict = true, false, true }

// anchor tells whether the anchor is known, and that it is used.
func (r *resolver) anchor() bool {
	r.own = true
	return r.Anchor.Known
}

// from is the date a point counts from.
func (r *resolver) from(b base) (synoptic.Date, bool) {
	if b != fromAnchor && r.Previous.Known {
		return r.Previous, true
	}
	if b == onlyText {
		return synoptic.Date{}, false
	}
	return synoptic.On(r.now), r.anchor()
}

func (r *resolver) resolve(pt point) (synoptic.Date, bool) {
	d, ok := r.uncut(pt)
	if !ok || pt.cut == whole || !inYears(d) {
		return d, ok
	}
	return cutDown(d, pt.cut, pt.cutN)
}

// uncut is the date of a point before its cut.
func (r *resolver) uncut(pt point) (synoptic.Date, bool) {
	switch pt.form {
	case fDay:
		return r.dayOf(pt)
	case fMonth:
		return r.monthOf(pt)
	case fYear:
		last := synoptic.YearOf(pt.year + pt.n)
		return synoptic.Between(synoptic.DayOf(pt.year, 1, 1), last.Last), pt.year > 0
	case fQuarter:
		if !r.anchor() {
			return synoptic.Date{}, false
		}
		return r.begun(bare, func(y int) synoptic.Date { return quarterOf(y, pt.n) }), true
	case fSeason:
		b, ok := r.from(pt.base)
		if !ok {
			return b, false
		}
		return r.at(b).season(pt), true
	case fWeekday:
		b, ok := r.from(pt.base)
		if !ok {
			return b, false
		}
		return r.at(b).weekday(pt), true
	case fUnit:
		return r.unit(pt)
	case fAhead:
		if r.Past || pt.rel == theNext && !r.Future {
			return synoptic.Date{}, false
		}
		return r.unit(point{form: fUnit, unit: pt.unit, n: pt.n})
	case fSpan:
		b, ok := r.from(pt.base)
		if !ok || pt.n > maxShift || pt.n < -maxShift {
			return b, false
		}
		d := move(b.Last, pt.unit, pt.n)
		if pt.n < 0 {
			return synoptic.Between(d, b.Last), true
		}
		return synoptic.Between(b.Last, d), true
	case fBlock:
		return r.block(pt)
	case fFeast:
		return r.feast(pt)
	case fHere:
		if p := r.Previous; p.Known && p.Days() == 1 && (!r.Anchor.Known || p.First <= r.now && p.First >= r.now-hereReach) {
			return p, true
		}
		return synoptic.On(r.now), r.anchor()
	}
	return synoptic.Date{}, false
}

// at is the resolver as if the anchor were d.
func (r *resolver) at(d synoptic.Date) *resolver {
	s := *r
	s.now = d.Last
	return &s
}

// dayOf is a day of a month; without a year the one nearest to the anchor,
// days against the tense counting as pastWeight times as far.
func (r *resolver) dayOf(pt point) (synoptic.Date, bool) {
	last := max(pt.day, pt.last)
	if pt.year > 0 {
		return synoptic.Between(synoptic.DayOf(pt.year, pt.month, pt.day), synoptic.DayOf(pt.year, pt.month, last)), true
	}
	if !r.anchor() {
		return synoptic.Date{}, false
	}
	d, ok := r.nearest(func(y int) (synoptic.Day, bool) {
		day := synoptic.DayOf(y, pt.month, pt.day)
		return day, isDay(y, pt.month, pt.day) && (pt.weekday == 0 || int(day.Weekday())+1 == pt.weekday)
	})
	if !ok && pt.weekday != 0 { // the weekday is wrong: go by the date
		pt.weekday = 0
		return r.dayOf(pt)
	}
	return synoptic.Between(d, d+synoptic.Day(last-pt.day)), ok
}

// nearest is the day, one a year, that lies nearest to the anchor by tense.
func (r *resolver) nearest(in func(year int) (synoptic.Day, bool)) (synoptic.Day, bool) {
	const reach = 4 // years: a 29 February is never farther
	y, _, _ := r.now.Civil()
	var best synoptic.Day
	far := -1
	for k := y - reach; k <= y+reach; k++ {
		if k < 1 || k > 9999 {
			continue
		}
		d, ok := in(k)
		if !ok || r.strict && d > r.now {
			continue
		}
		dist := int(d - r.now)
		if dist < 0 {
			dist = -dist
			if r.Future {
				dist *= pastWeight
			}
		} else if r.Past {
			dist *= pastWeight
		}
		if far < 0 || dist < far {
			best, far = d, dist
		}
	}
	return best, far >= 0
}

// begun is the time, one a year, that the anchor is in or that last began
// before it; in the future tense the one that ends next, and in neither tense
// if it is far the nearer; after "last" the one that last ended, after "next" the one that next begins, after "this" the one
// of the anchor's year.
func (r *resolver) begun(how rel, in func(year int) synoptic.Date) synoptic.Date {
	y, _, _ := r.now.Civil()
	switch how {
	case this:
		if in(y-1).Last >= r.now {
			return in(y - 1) // a winter that goes on
		}
		return in(y)
	case theLast:
		for k := y + 1; ; k-- {
			if d := in(k); d.Last < r.now {
				return d
			}
		}
	case theNext:
		for k := y - 1; ; k++ {
			if d := in(k); d.First > r.now {
				return d
			}
		}
	}
	ahead, behind := y-1, y+1
	for in(ahead).Last < r.now {
		ahead++
	}
	for in(behind).First > r.now {
		behind--
	}
	if r.Future || !r.Past && aheadWeight*(in(ahead).First-r.now) < r.now-in(behind).Last {
		return in(ahead)
	}
	return in(behind)
}

func (r *resolver) monthOf(pt point) (synoptic.Date, bool) {
	if pt.year > 0 {
		return synoptic.MonthOf(pt.year, pt.month), true
	}
	b, ok := r.from(pt.base)
	if !ok {
		return b, false
	}
	return r.at(b).begun(pt.rel, func(y int) synoptic.Date { return synoptic.MonthOf(y, pt.month) }), true
}

// season is the season of a point without a year.
func (r *resolver) season(pt point) synoptic.Date {
	return r.begun(pt.rel, func(y int) synoptic.Date { return seasonOf(y, pt.n) })
}

// weekday is the weekday of a point. "Last Tuesday" is never yesterday, "next
// Tuesday" lies in the week to come, "this Tuesday" in the anchor's own.
func (r *resolver) weekday(pt point) synoptic.Date {
	want := time.Weekday(pt.weekday - 1)
	back := synoptic.Day((r.now.Weekday() - want + daysPerWeek) % daysPerWeek) // 0 today … 6
	monday := weekOf(r.now).First
	place := synoptic.Day((want + daysPerWeek - time.Monday) % daysPerWeek) // 0 Monday … 6 Sunday
	switch {
	case pt.unit == week:
		return synoptic.On(monday + synoptic.Day(pt.n)*daysPerWeek + place)
	case pt.rel == theLast:
		if back < 2 {
			back += daysPerWeek
		}
		return synoptic.On(r.now - back)
	case pt.rel == theNext && pt.base == fromAnchor:
		return synoptic.On(monday + daysPerWeek + place)
	case pt.rel == theNext:
		return synoptic.On(r.now + daysPerWeek - back)
	case pt.rel == this:
		if d := monday + place; d >= r.now || !r.Future {
			return synoptic.On(d)
		}
		return synoptic.On(monday + place + daysPerWeek)
	case r.Future && back > 0:
		return synoptic.On(r.now + daysPerWeek - back)
	}
	return synoptic.On(r.now - back)
}

// unit is the unit that lies n units from the base.
func (r *resolver) unit(pt point) (synoptic.Date, bool) {
	b, ok := r.from(pt.base)
	if !ok || pt.n > maxShift || pt.n < -maxShift {
		return b, false
	}
	if pt.unit == weekend {
		return r.at(b).weekend(pt), true
	}
	if pt.base != fromAnchor && b.Days() > longestMonth && (pt.unit == day || pt.unit == week) {
		return b, false // "the next day" after a year
	}
	if pt.unit == day {
		return synoptic.Between(b.First+synoptic.Day(pt.n), b.Last+synoptic.Day(pt.n)), true
	}
	first, ok := unitAround(move(b.First, pt.unit, pt.n), pt.unit)
	return first, ok
}

const longestMonth = 31 // days

// weekend is Saturday and Sunday of the week that a point names; alone, the
// last that has begun, in the future tense the next that has not ended.
func (r *resolver) weekend(pt point) synoptic.Date {
	saturday := weekOf(r.now).First + 5
	saturday += synoptic.Day(pt.n) * daysPerWeek
	if pt.n == 0 && saturday > r.now && (r.Past || pt.rel == bare && !r.Future) {
		saturday -= daysPerWeek
	}
	return synoptic.Between(saturday, saturday+1)
}

// block is the n whole units before or after the base's own.
func (r *resolver) block(pt point) (synoptic.Date, bool) {
	b, ok := r.from(pt.base)
	if !ok || pt.n > maxShift || pt.n < -maxShift {
		return b, false
	}
	near, far := 1, pt.n
	if pt.n < 0 {
		near = -1
	}
	u := pt.unit
	if u < day {
		u = day
	}
	x, ok1 := unitAround(move(b.First, u, near), u)
	y, ok2 := unitAround(move(b.First, u, far), u)
	return synoptic.Between(min(x.First, y.First), max(x.Last, y.Last)), ok1 && ok2
}

func (r *resolver) feast(pt point) (synoptic.Date, bool) {
	h := &holidays[pt.n]
	if pt.year > 0 {
		return synoptic.On(h.in(pt.year)), true
	}
	b, ok := r.from(pt.base)
	if !ok {
		return b, false
	}
	s := r.at(b)
	if pt.rel == bare {
		d, ok := s.nearest(func(y int) (synoptic.Day, bool) { return h.in(y), y > 1 })
		return synoptic.On(d), ok
	}
	return s.begun(pt.rel, func(y int) synoptic.Date { return synoptic.On(h.in(y)) }), true
}

// between is the range from a to b; what has no year of its own lies on the
// proper side of the other.
func (r *resolver) between(a, b point) (synoptic.Date, bool) {
	last, ok := r.resolve(b)
	if !ok || !inYears(last) {
		return last, false
	}
	first, ok := r.resolve(a)
	if ok && first.First > last.Last {
		s := r.at(last)
		s.Anchor, s.Past, s.Future = last, true, false
		first, ok = s.resolve(a)
	}
	return synoptic.Between(first.First, last.Last), ok && first.First <= last.Last
}
