package calendar

import "github.com/synoptic-news/synoptic"

const (
	kindDate  = synoptic.TimeDate
	kindClock = synoptic.TimeClock
)

// moment is a date, a clock time, or both: "Tuesday at 6 a.m.", "3:26 PM CST on
// February 3", "in the early hours of Friday".
func (p *parser) moment(i int) (Expr, int) {
	if at, zone, end := p.clock(i); end > 0 {
		e := Expr{Kind: kindClock, Clock: at + 1, Zone: zone, a: point{form: fHere}}
		j := p.skip(p.comma(end), wOn)
		if pt, after := p.dated(j); after > 0 && pt.isDayLevel() && !(j == end && p.is(j, function) && !p.oneOf(j, wLate, wEarly, wThis, wLast, wThe)) {
			e.a, end = pt, after
		}
		return e, end
	}
	if pt, end := p.partOfDay(i); end > 0 {
		return Expr{Kind: kindClock, a: pt}, end
	}
	a, end := p.dated(i)
	if end == 0 {
		return Expr{}, 0
	}
	if b, after := p.rangeTo(a, end); after > 0 {
		return ranged(a, b), after
	}
	e := Expr{Kind: kindDate, a: a}
	if !a.isDayLevel() {
		return e, end
	}
	j := p.skip(p.comma(end), wAt, wFrom, wAbout, wBefore, wAfter)
	if t := p.at(end); t.glued && t.kind == letters && t.end-t.start == 1 && p.text[t.start] == 'T' {
		j = end + 1 // 2026-02-03T18:40
	}
	if at, zone, after := p.clock(j); after > 0 {
		e.Kind, e.Clock, e.Zone, end = kindClock, at+1, zone, after
	}
	return e, end
}

// clock is a time of day in minutes after midnight, its zone and its end; the
// end is 0 if there is none.
func (p *parser) clock(i int) (at int, zone string, end int) {
	j := p.hedge(i)
	if p.oneOf(j, wShortly, wJust) && p.oneOf(j+1, wBefore, wAfter) {
		j += 2
	} else if p.oneOf(j-1, wJust) && j > i && p.oneOf(j, wBefore, wAfter) {
		j++
	}
	at, zone, end = p.clockAt(j)
	if end > 0 {
		return at, zone, end
	}
	// "about an hour before midnight"
	a, u, e := p.length(j)
	if e == 0 || a.vague || u != hour && u != minute || !p.oneOf(e, wBefore, wAfter) {
		return 0, "", 0
	}
	at, zone, end = p.clockAt(e + 1)
	if end == 0 {
		return 0, "", 0
	}
	n := min(a.n, minutesADay)
	if a.half {
		n, u = 60*n+30, minute
	}
	if u == hour {
		n *= 60
	}
	if p.oneOf(e, wBefore) {
		n = -n
	}
	return ((at+n)%minutesADay + minutesADay) % minutesADay, zone, end
}

const minutesADay = 24 * 60

// clockAt is a time of day without hedges.
func (p *parser) clockAt(i int) (at int, zone string, end int) {
	t := p.at(i)
	switch {
	case p.oneOf(i, wNoon, wMidnight):
		if t.caps != small && !p.opens(i) && t.caps != allCap || p.at(i+1).caps == titled && p.at(i+1).class == none && p.at(i+1).kind == letters {
			return 0, "", 0 // Midnight Express
		}
		if p.hard(i+1, '-') {
			return 0, "", 0
		}
		if p.oneOf(i, wNoon) {
			at = 12 * 60
		}
		zone, end = p.zone(i + 1)
		return at, zone, end
	case t.kind != number || t.class == grouped || p.stuck(i):
		return 0, "", 0
	}
	h, m, minutes, j := t.val, 0, rune(0), i+1
	if s, u := p.at(i+1), p.at(i+2); s.kind == mark && s.glued && (s.mark == ':' || s.mark == '.') && u.kind == number && u.glued && u.digits == 2 && u.val < 60 {
		m, minutes, j = u.val, s.mark, i+3
		if w := p.at(i + 4); p.hard(i+3, ':') && minutes == ':' && w.kind == number && w.glued && w.digits == 2 && w.val < 60 {
			j = i + 5
		}
	}
	if t.digits > 2 || h > 24 || h == 24 && m > 0 {
		if t.digits == 4 && minutes == 0 && h/100 < 24 && h%100 < 60 {
			if z, e := p.zoneWord(j); e > 0 {
				return h/100*60 + h%100, z, e // 0630 GMT
			}
		}
		return 0, "", 0
	}
	if p.oneOf(j, wNoon, wMidnight) && h == 12 && minutes == 0 {
		zone, end = p.zone(j + 1)
		if p.oneOf(j, wNoon) {
			at = 12 * 60
		}
		return at, zone, end
	}
	if pm, e := p.meridiem(j); e > 0 && h >= 1 && h <= 12 {
		h %= 12
		if pm {
			h += 12
		}
		zone, end = p.zone(e)
		return h*60 + m, zone, end
	}
	if minutes == 0 {
		if u := p.at(j); u.kind == letters && !u.glued && p.text[u.start:u.end] == "o" && p.hard(j+1, '\'') && p.oneOf(j+2, wClock) && h <= 12 {
			return h % 24 * 60, "", j + 3
		}
		return 0, "", 0
	}
	if next := p.at(j); next.glued && (next.kind != mark || next.mark == '%' || p.at(j+1).glued && p.at(j+1).kind == number) {
		return 0, "", 0
	}
	h %= 24
	if z, e := p.zone(j); z != "" {
		return h*60 + m, z, e
	}
	if minutes == ':' && (p.oneOf(i-1, wAt, wAbout, wBy, wFrom, wUntil, wSince, wAfter, wBefore, wBetween, wTo) || p.dayBefore(i)) {
		return h*60 + m, "", j
	}
	return 0, "", 0
}

// dayBefore tells whether a date ends before i, as in "2026-02-03 18:40".
func (p *parser) dayBefore(i int) bool {
	t := p.at(i - 1)
	if t.kind == mark && t.mark == ',' {
		t = p.at(i - 2)
	}
	if t.kind == letters && t.glued && t.end-t.start == 1 {
		return p.text[t.start] == 'T'
	}
	return t.class == weekday || t.class == deictic || t.class == part ||
		t.kind == number && t.glued && t.digits == 2 && p.hard(i-2, '-')
}

// meridiem is "am", "p.m." or "PM" at i.
func (p *parser) meridiem(i int) (pm bool, end int) {
	switch p.word(i) {
	case wAM:
		if p.at(i).caps == titled || p.at(i).caps == small && !p.at(i).glued && p.at(i+1).class == function && p.oneOf(i+1, wA, wThe) {
			return false, 0
		}
		return false, i + 1
	case wPM:
		return true, i + 1
	}
	t, m := p.at(i), p.at(i+2)
	if t.kind != letters || t.end-t.start != 1 || !p.hard(i+1, '.') || m.kind != letters || m.end-m.start != 1 || p.text[m.start]|0x20 != 'm' {
		return false, 0
	}
	c := p.text[t.start] | 0x20
	if c != 'a' && c != 'p' {
		return false, 0
	}
	end = i + 3
	if p.hard(end, '.') {
		end++
	}
	return c == 'p', end
}

// zone is the time zone that may stand at i, as written; "" and i if none does.
func (p *parser) zone(i int) (string, int) {
	if z, end := p.zoneWord(i); end > 0 {
		return z, end
	}
	j := i
	if p.oneOf(j, wLocal) && p.oneOf(j+1, wTime) {
		return p.text[p.at(j).start:p.at(j+1).end], j + 2
	}
	const longest = 3 // words before "time": "Eastern Standard Time"
	for n := 0; n < longest && p.at(j).kind == letters && p.at(j).caps == titled && (p.is(j, none) || p.is(j, feast)); n++ {
		j++
		if t := p.at(j); p.oneOf(j, wTime) {
			return p.text[p.at(i).start:t.end], j + 1
		}
	}
	if t := p.at(i); t.kind == letters && t.caps == titled && !t.glued && p.at(i+1).caps != titled && p.at(i+1).caps != allCap {
		switch p.spelt(t) {
		case "Eastern", "Central", "Mountain", "Pacific":
			return p.spelt(t), i + 1 // "9 p.m. Eastern on Tuesday"
		}
	}
	return "", i
}

// zoneWord is an abbreviation of a zone at i; "" and 0 if there is none.
func (p *parser) zoneWord(i int) (string, int) {
	if t := p.at(i); p.oneOf(i, wZone) && t.caps == allCap {
		return p.text[t.start:t.end], i + 1
	}
	return "", 0
}

// partOfDay is a part of a day that is not named by its date, or a day by its
// part: "the early hours of Friday", "throughout the evening", "mid-afternoon".
func (p *parser) partOfDay(i int) (point, int) {
	here := point{form: fHere}
	if p.oneOf(i, wMid) && p.at(p.dash(i+1)).class == part {
		return here, p.dash(i+1) + 1
	}
	j := i
	if p.oneOf(j, wEarly, wLate) {
		j = p.skip(j+1, wIn, wInto)
	}
	the := j
	j = p.skip(j, wThe)
	if p.oneOf(j, wEarly) && p.at(j+1).class == units && unit(p.at(j+1).val) == hour {
		j += 2
		if p.oneOf(j, wOf) {
			if k := p.skip(j+1, wThe); p.at(k).class == part {
				return p.ofDay(here, k+1)
			}
			return p.ofDay(here, j)
		}
		return here, j
	}
	if the == j {
		return point{}, 0
	}
	if !p.oneOf(the-1, wIn, wDuring, wThrough, wBy, wOn, wUntil, wInto, wLate, wEarly) {
		return point{}, 0
	}
	j = p.skip(j, wEarly, wLate)
	if p.at(j).class != part || p.hard(j+1, '-') {
		return point{}, 0
	}
	end := p.rush(j + 1)
	if t := p.at(end); end == j+1 && t.kind == letters && t.class == none && !t.glued {
		return point{}, 0 // "on the evening news"
	}
	if p.oneOf(the-1, wOn, wBy) {
		if pt, after := p.ofDay(here, end); after > end {
			return pt, after
		}
		if p.oneOf(the-1, wOn) {
			return point{}, 0
		}
	}
	return p.ofDay(here, end)
}

// ofDay is the day that "of" at i gives to a part of it, else pt and i.
func (p *parser) ofDay(pt point, i int) (point, int) {
	if p.oneOf(i, wOf) {
		if d, end := p.dated(i + 1); end > 0 && d.isDayLevel() {
			return d, end
		}
	}
	return pt, i
}
