package calendar

import "github.com/synoptic-news/synoptic"

// duration is a length of time that is no date: "nearly two hours", "18-month",
// "weeks of", "recent months", "the past few days"; and a length up to the
// anchor, which is a date: "the past two decades", "the last three months".
func (p *parser) duration(i int) (Expr, int) {
	long := Expr{Kind: synoptic.TimeDuration, wrap: never}
	if e, end := p.stretch(i); end > 0 {
		return e, end
	}
	if p.at(i).class == lasting {
		return long, i + 1
	}
	j := p.hedge(i)
	a, u, end := p.length(j)
	if end == 0 {
		return long, p.vagueLength(i)
	}
	if u == weekend || a.article && u == quarter || a.article && !p.lasts(i, j, end) || a.single && !p.hard(end-2, '-') && u == day && !p.lasts(i, j, end) {
		return Expr{}, 0
	}
	for {
		k := p.skip(p.comma(end), wAnd)
		b, v, e := p.length(k)
		if e == 0 || v >= u || b.article && p.sign(k-1, ',') {
			break
		}
		u, end = v, e
	}
	if p.hard(end, '-') && p.oneOf(end+1, wLong) {
		end += 2
	}
	return long, end
}

// lasts tells whether the words around "a year" (from i, the hedges before it
// counted, to end) make it a length and not a rate: "for a year", "lasted
// nearly an hour", not "3,000 tons a year".
func (p *parser) lasts(i, j, end int) bool {
	if j > i || p.oneOf(i-1, wFor, wIn, wWithin, wAfter, wThan, wDuring, wLasted, wThrough) {
		return true
	}
	t := p.at(i - 1)
	return t.class == none && t.kind == letters && t.caps == small && t.end-t.start > 4 && p.text[t.end-2:t.end] == "ed" ||
		p.oneOf(end, wAgo, wEarlier, wLater)
}

// vagueLength is a length without a number: "for years", "weeks of", "recent
// months", "a month-long", "decades-long".
func (p *parser) vagueLength(i int) int {
	t := p.at(i)
	switch {
	case t.class == units || t.class == unitOne:
		end := i + 1
		if p.hard(end, '-') && p.oneOf(end+1, wLong) {
			return end + 2
		}
		if t.class == unitOne || p.hard(i-1, '-') || t.caps == titled && !p.opens(i) || unit(t.val) == sports || unit(t.val) == quarter {
			return 0
		}
		if p.oneOf(end, wOf) && !p.oneOf(i-1, wThe) && unit(t.val) != second || p.oneOf(i-1, wFor, wIn, wAfter, wOver) && !p.is(i-1, units) {
			if p.oneOf(i-1, wIn, wOver) && !p.closes(end) && !p.oneOf(end, wOf) {
				return 0
			}
			return end
		}
	case p.oneOf(i, wThe) || p.modifies(i) != 0:
		k := p.skip(i, wThe)
		if p.modifies(k) != 0 && p.at(k+1).class == units && unit(p.at(k+1).val) > hour {
			return k + 2
		}
	}
	return 0
}

// modifies is -1 or 1 where the word at i places a length before or after the
// anchor, 0 where it does not.
func (p *parser) modifies(i int) int {
	switch p.word(i) {
	case wPast, wLast, wRecent, wPrevious:
		return -1
	case wNext, wComing, wFollowing:
		return 1
	}
	return 0
}

// stretch is a counted length from or up to the anchor: "the past two seasons",
// "the three previous years", "the next 18 months"; without a plain number it
// does not resolve.
func (p *parser) stretch(i int) (Expr, int) {
	j := p.skip(i, wThe, wThis, wThose)
	sign, w := p.modifies(j), p.word(j)
	var a amount
	var k int
	if sign != 0 {
		a, k = p.amount(j + 1)
		if k == 0 || a.article {
			return Expr{}, 0
		}
		k = p.skip(k, wFull)
	} else {
		a, k = p.count(j, false)
		if k == 0 {
			return Expr{}, 0
		}
		sign, w = p.modifies(k), p.word(k)
		if sign == 0 {
			return Expr{}, 0
		}
		k++
	}
	t := p.at(k)
	if t.class != units {
		return Expr{}, 0
	}
	u := unit(t.val)
	if a.vague || a.n == 0 || u < hour || w == wRecent {
		return Expr{Kind: synoptic.TimeDuration, wrap: never}, k + 1
	}
	pt := point{form: fSpan, unit: u, n: sign * a.n}
	switch {
	case u == sports:
		pt.form, pt.unit = fBlock, year
	case w == wPrevious:
		pt.form, pt.base = fBlock, fromText
	case w == wFollowing:
		pt.form, pt.base = fBlock, onlyText
	}
	return Expr{Kind: kindDate, a: pt}, k + 1
}

// set is a time that comes again: "every Tuesday", "twice a year", "daily",
// "on Sundays", "per year".
func (p *parser) set(i int) (Expr, int) {
	again := Expr{Kind: synoptic.TimeSet, wrap: never}
	t := p.at(i)
	switch {
	case t.class == often:
		if t.caps == titled && !p.opens(i) {
			return again, 0 // the Daily Mail
		}
		if next := p.at(i + 1); t.caps == titled && next.caps == titled {
			return again, 0
		}
		return again, i + 1
	case t.class == weekdays && t.val != partPlural:
		return again, i + 1
	case t.class == weekday && p.is(i+1, weekdays) && p.at(i+1).val == partPlural:
		return again, i + 2
	case p.oneOf(i, wEvery):
		j := p.skip(i+1, wOther, wFew)
		if _, e := p.count(j, false); e > 0 {
			j = e
		}
		if u := p.at(j); u.class == unitOne || u.class == units && j > i+1 || u.class == weekday || u.class == part || u.class == season || u.class == month {
			return again, p.afterDay(j + 1)
		}
	case p.oneOf(i, wOnce, wTwice):
		return again, p.rate(i + 1)
	case p.oneOf(i, wPer):
		if u := p.at(i + 1); u.class == unitOne && unit(u.val) > hour {
			return again, i + 2
		}
	case t.kind == number || t.class == cardinal || p.oneOf(i, wSeveral, wFew, wMany):
		if _, e := p.amount(p.hedge(i)); e > 0 && p.oneOf(e, wTimes) {
			return again, p.rate(e + 1)
		}
	}
	return again, 0
}

// rate is where "a year", "every day" or "per month" ends at i, 0 if it does not stand there.
func (p *parser) rate(i int) int {
	if !p.oneOf(i, wA, wEvery, wPer) {
		return 0
	}
	if u := p.at(i + 1); u.class == unitOne {
		return i + 2
	}
	return 0
}

// trap is where words end that look like a time and are none; 0 if i begins
// no such words.
func (p *parser) trap(i int) int {
	t, next := p.at(i), p.at(i+1)
	switch {
	case t.class == weekday || t.class == weekdays:
		if end := p.nameTrap(i); end > 0 {
			return end
		}
		return p.titleTrap(i)
	case t.class == deictic:
		if p.capital(i) {
			return p.pastName(i)
		}
		if before := p.at(i - 1); t.caps != small && before.kind == letters && before.end-before.start == 3 && p.text[before.start:before.end] == "USA" {
			return i + 1
		}
	case t.class == part && t.caps == titled && next.caps == titled && next.kind == letters && next.class == none:
		return i + 1
	}
	if t.kind == number || t.class == cardinal || t.class == ordinal {
		if end := p.lengthTitle(i); end > 0 {
			return end
		}
	} else if !p.oneOf(i, wA) {
		return 0
	}
	_, u, end := p.length(i)
	if end == 0 || u < day {
		return 0
	}
	end = p.dash(end)
	switch {
	case p.oneOf(end, wOld):
		return end + 1 // ages
	case p.oneOf(end, wOf) && p.oneOf(end+1, wAge):
		return end + 2
	}
	return 0
}
