package calendar

// cutPoint is a part of a longer time: "the end of 2016", "the last quarter of
// 2017", "the first three months of this year", "the week of Feb. 3".
func (p *parser) cutPoint(i int) (point, int) {
	j := p.skip(i, wThe)
	if u, e := p.unitAt(j); e > 0 && (u == year || u == monthUnit || u == quarter) && p.oneOf(p.dash(e), wEnd) {
		return point{form: fUnit, unit: u, cut: cutEnd}, p.dash(e) + 1 // "year-end"
	}
	c, n, end := p.cutAt(j)
	if end == 0 {
		return point{}, 0
	}
	if !p.oneOf(end, wOf) {
		if y, ok := p.yearAt(end); ok && c == cutHalf {
			return point{form: fYear, year: y, cut: c, cutN: n}, end + 1
		}
		return point{}, 0
	}
	pt, after := p.container(end + 1)
	if after == 0 || pt.cut != whole {
		return point{}, 0
	}
	if pt.form == fYear && p.at(after-1).kind == number && (p.isSeason(after) || p.isSeason(after+1)) {
		return point{}, 0 // the start of the 2012 regular season
	}
	pt.cut, pt.cutN = c, n
	return pt, after
}

// isSeason tells whether the word at i is "season".
func (p *parser) isSeason(i int) bool {
	t := p.at(i)
	return t.class == unitOne && unit(t.val) == sports
}

// cutAt is the words before the "of": which cut, its number, and their end.
func (p *parser) cutAt(j int) (cut, int, int) {
	switch p.word(j) {
	case wEnd:
		return cutEnd, 0, j + 1
	case wStart:
		return cutStart, 0, j + 1
	case wMiddle:
		return whole, 0, j + 1
	}
	t := p.at(j)
	if t.class == unitOne {
		switch unit(t.val) {
		case week:
			return ownWeek, 0, j + 1
		case monthUnit, year:
			return whole, 0, j + 1
		}
		return whole, 0, 0
	}
	if t.class == part {
		return whole, 0, p.rush(j + 1)
	}
	n, end := p.nth(j)
	if p.oneOf(j, wLast, wFinal) {
		n, end = -1, j+1
	}
	if end == 0 {
		return whole, 0, 0
	}
	end = p.dash(end)
	if p.oneOf(end, wHalf) && n >= 1 && n <= 2 {
		return cutHalf, n, end + 1
	}
	u := p.at(end)
	switch {
	case u.class == unitOne && unit(u.val) == quarter && n <= 4:
		return cutQuarter, n, end + 1
	case u.class == unitOne && unit(u.val) == week && n <= 5:
		return cutWeek, n, end + 1
	}
	if n == 1 || n == -1 {
		a, e := p.amount(end)
		v := p.at(e)
		if e > 0 && !a.vague && a.n >= 1 && a.n <= 12 && v.class == units && unit(v.val) == monthUnit {
			return cutMonths, n * a.n, e + 1
		}
	}
	return whole, 0, 0
}

// container is the longer time after "of": "2016", "the year", "last month",
// "January", and a day for "the night of Nov. 9".
func (p *parser) container(i int) (point, int) {
	const deepest = 2 // "the end of the first quarter of 2017"
	if p.deep >= deepest {
		return point{}, 0
	}
	p.deep++
	defer func() { p.deep-- }()
	if p.oneOf(i, wThe) {
		if u, end := p.unitAt(i + 1); end > 0 && u > day && u != weekend {
			if u == sports {
				u = year
			}
			return point{form: fUnit, unit: u}, end
		}
	}
	return p.strict(i)
}

// quarterPoint is a quarter of a year: "Q3 2017", "4Q", "fourth-quarter", "the
// third quarter of 2017", "H1 2018".
func (p *parser) quarterPoint(i int) (point, int) {
	t, s := p.at(i), p.at(i+1)
	pt := point{form: fQuarter}
	end := 0
	switch {
	case p.oneOf(i, wQ) && t.caps != small && s.kind == number && s.glued && s.val >= 1 && s.val <= 4 && s.digits == 1:
		pt.n, end = s.val, i+2
	case t.kind == number && t.digits == 1 && t.val >= 1 && t.val <= 4 && !p.stuck(i) && s.glued && p.oneOf(i+1, wQ) && s.caps != small:
		pt.n, end = t.val, i+2
	case p.oneOf(i, wFY) && t.caps == allCap:
		y := p.at(i + 1)
		if y.kind != number || y.digits != 4 && y.digits != 2 {
			return point{}, 0
		}
		if y.digits == 2 {
			return point{form: fYear, year: 2000 + y.val}, i + 2
		}
		return point{form: fYear, year: min(y.val, lastYear)}, i + 2
	default:
		n, e := p.nth(p.skip(i, wThe))
		u := p.at(p.dash(e))
		if e == 0 || n > 4 || u.class != unitOne || unit(u.val) != quarter {
			return point{}, 0
		}
		pt.n, end = n, p.dash(e)+1
		if p.hard(end, '-') || p.oneOf(end, wOf) || p.oneOf(i-1, wA, wHis, wHer) {
			return point{}, 0 // quarter-final; "of" is cutPoint's
		}
	}
	if y, ok := p.yearAt(end); ok {
		return point{form: fYear, year: y, cut: cutQuarter, cutN: pt.n}, end + 1
	}
	if p.oneOf(end, wOf) {
		if c, after := p.container(end + 1); after > 0 && c.cut == whole {
			c.cut, c.cutN = cutQuarter, pt.n
			return c, after
		}
	}
	return pt, end
}

// seasonPoint is a season behind words that make it one: "summer 2016", "the
// fall of 2014", "in the spring", "spring of last year".
func (p *parser) seasonPoint(i int) (point, int) {
	j := p.skip(i, wThe)
	t := p.at(j)
	if t.class != season {
		return point{}, 0
	}
	end := j + 1
	k := p.skip(p.comma(end), wOf)
	if y, ok := p.yearAt(k); ok && !p.counted(k+1) {
		if e, _ := p.yearPair(k, y); e > 0 {
			return point{form: fYear, year: y, cut: cutSeason, cutN: t.val}, e
		}
		return point{form: fYear, year: y, cut: cutSeason, cutN: t.val}, k + 1
	}
	if p.oneOf(k, wLast, wThis, wNext) {
		if u, e := p.unitAt(k + 1); e > 0 && u == year {
			pt, after := p.relative(k)
			pt.cut, pt.cutN = cutSeason, t.val
			return pt, after
		}
	}
	if p.oneOf(end, wOf) || p.at(end).caps == titled && p.at(end).kind == letters {
		return point{}, 0 // the fall of Rome, the Summer Olympics
	}
	if p.oneOf(i-1, wIn, wSince, wUntil, wDuring, wBy, wThrough, wEarly, wLate, wMid) && (j > i || !p.oneOf(i-1, wBy, wThrough)) {
		if t.val == 2 && j == i && !p.oneOf(i-1, wIn) && p.text[t.start:t.end] == "fall" {
			return point{}, 0
		}
		if after := p.at(end); j == i && after.kind == letters && after.class == none && !after.glued {
			return point{}, 0 // "in spring training"
		}
		return point{form: fSeason, n: t.val}, end
	}
	return point{}, 0
}

// rangeTo is the end of a range that began with a and goes on at i: "- 5 March",
// "to Friday", "through 2016".
func (p *parser) rangeTo(a point, i int) (point, int) {
	if !p.sign(i, '-') && !p.oneOf(i, wTo, wThrough, wUntil) {
		return point{}, 0
	}
	return p.rangeEnd(a, i+1)
}

// rangeEnd is the date at i if it can end a range that began with a.
func (p *parser) rangeEnd(a point, i int) (point, int) {
	switch a.form {
	case fDay, fMonth, fYear, fWeekday:
	default:
		return point{}, 0
	}
	b, end := p.strict(i)
	switch {
	case end == 0:
	case b.form == a.form, a.form == fDay && b.form == fMonth, a.form == fMonth && b.form == fDay:
		if a.form == fYear && b.year+b.n <= a.year || a.form == fWeekday && (b.rel != a.rel || b.rel == theLast) {
			return point{}, 0
		}
		return b, end
	}
	return point{}, 0
}

// ranged joins the ends of a range; what one leaves out the other gives.
func ranged(a, b point) Expr {
	if a.year == 0 && b.year != 0 {
		a.year = b.year
		if a.month > b.month {
			a.year--
		}
	}
	return Expr{Kind: kindDate, wrap: span, a: a, b: b}
}

// wrapped is a date with the preposition that makes a range or limit of it:
// "since 2005", "by Friday", "between March 2015 and March 2016".
func (p *parser) wrapped(i int) (Expr, int) {
	switch p.word(i) {
	case wSince:
		if p.compared(i - 1) {
			return p.limit(i+1, record)
		}
		return p.limit(i+1, since)
	case wUntil:
		return p.limit(i+1, until)
	case wBy:
		if t := p.at(i + 1); t.class == weekday || t.class == units || t.class == unitOne {
			if t.class != weekday {
				if pt, end := p.cutPoint(i + 1); end > 0 {
					return Expr{Kind: kindDate, wrap: until, a: pt}, end
				}
				return Expr{}, 0
			}
		}
		return p.limit(i+1, until)
	case wBetween, wFrom:
		a, end := p.strict(i + 1)
		if end == 0 {
			return Expr{}, 0
		}
		if p.oneOf(i, wBetween) {
			if !p.oneOf(end, wAnd) {
				return Expr{}, 0
			}
			if a.last > 0 {
				return Expr{}, 0
			}
			if b, after := p.rangeEnd(a, end+1); after > 0 {
				return ranged(a, b), after
			}
			return Expr{}, 0
		}
		if b, after := p.rangeTo(a, end); after > 0 && !p.sign(end, '-') {
			return ranged(a, b), after
		}
	}
	return Expr{}, 0
}

// limit is the moment after "since", "until" or "by".
func (p *parser) limit(i int, w wrap) (Expr, int) {
	e, end := p.moment(i)
	if pt, after := p.strict(p.hedge(i)); after > end && !p.oneOf(i-1, wBy) {
		e, end = Expr{Kind: kindDate, a: pt}, after
	}
	if end == 0 || e.wrap != plain || e.a.form == fAhead {
		return Expr{}, 0
	}
	e.wrap = w
	return e, end
}
