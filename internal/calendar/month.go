package calendar

// monthAt is the month at i and where its name ends, the full stop of "Feb."
// included. Short names and ambiguous ones want the capital.
func (p *parser) monthAt(i int) (m, end int) {
	t := p.at(i)
	switch t.class {
	case month:
		if t.caps == small && (t.val == 3 || t.val == 5 || t.val == 8) {
			return 0, 0
		}
		return t.val, i + 1
	case monthCut:
		if t.caps == small {
			return 0, 0
		}
		if p.hard(i+1, '.') {
			return t.val, i + 2
		}
		return t.val, i + 1
	}
	return 0, 0
}

// dayAt is the day of the month at i: "3", "3rd", "third".
func (p *parser) dayAt(i int) (d, end int) {
	if d, end = p.nth(i); end == 0 {
		t := p.at(i)
		if t.kind != number || t.digits > 2 {
			return 0, 0
		}
		d, end = t.val, i+1
	}
	if d < 1 || d > 31 {
		return 0, 0
	}
	return d, end
}

// yearAfter is the year that belongs to a day or month that ends at i: "2026",
// ", 2026", "of 2026"; 0 and i where there is none.
func (p *parser) yearAfter(i int) (y, end int) {
	j := p.comma(i)
	if j == i {
		j = p.skip(i, wOf)
	}
	if y, ok := p.yearAt(j); ok && !(j > i && p.counted(j+1)) {
		return y, j + 1
	}
	if t := p.at(j); p.hard(i, ',') && t.kind == number && t.glued && t.digits == 4 && t.val >= firstYear && t.val <= lastYear && p.freeAfter(j+1) {
		return t.val, j + 1 // Feb. 6,1995
	}
	return 0, i
}

// numeric is 2026-02-03, 2026-02, 25/12/2016 or 3.2.2026.
func (p *parser) numeric(i int) (point, int) {
	t, s, u := p.at(i), p.at(i+1), p.at(i+2)
	if t.kind != number || t.class == grouped || p.stuck(i) || s.kind != mark || !s.glued || u.kind != number || !u.glued {
		return point{}, 0
	}
	v := p.at(i + 4)
	three := p.hard(i+3, s.mark) && v.kind == number && v.glued && v.class != grouped
	switch {
	case s.mark == '-' && t.digits == 4 && u.digits == 2:
		if three && v.digits == 2 && isDay(t.val, u.val, v.val) {
			return point{form: fDay, year: t.val, month: u.val, day: v.val}, i + 5
		}
		if !three && t.val >= plainYear && u.val >= 1 && u.val <= 12 && u.val <= t.val%100 && p.freeAfter(i+3) {
			return point{form: fMonth, year: t.val, month: u.val}, i + 3
		}
	case (s.mark == '/' || s.mark == '.') && three && v.digits == 4 && t.digits <= 2 && u.digits <= 2 && p.freeAfter(i+5):
		d, m := t.val, u.val
		switch {
		case s.mark == '/' && d <= 12 && m <= 12 && d != m:
			if v.val >= firstYear && v.val <= lastYear {
				return point{form: fOpen}, i + 5 // 2/3/2026: February or March
			}
		case m > 12:
			d, m = m, d
		}
		if v.val <= lastYear && isDay(v.val, m, d) {
			return point{form: fDay, year: v.val, month: m, day: d}, i + 5
		}
	}
	return point{}, 0
}

// dayMonth is "3 February 2026", "the 3rd of February", "3–5 February".
func (p *parser) dayMonth(i int) (point, int) {
	if p.stuck(i) && p.at(i).kind == number {
		return point{}, 0
	}
	d, j := p.dayAt(i)
	if j == 0 {
		return point{}, 0
	}
	last := 0
	if p.sign(j, '-') || p.oneOf(j, wTo, wAnd) {
		if l, e := p.dayAt(j + 1); e > 0 && l > d {
			if m, _ := p.monthAt(p.skip(e, wOf)); m > 0 {
				last, j = l, e
			}
		}
	}
	if p.hard(j, '-') && last == 0 {
		j++
	}
	m, end := p.monthAt(p.skip(j, wOf))
	if end == 0 || !isDay(leapYear, m, max(d, last)) {
		return point{}, 0
	}
	y, after := p.yearAfter(end)
	if t := p.at(end + 1); p.hard(end, '-') && t.kind == number && t.glued && t.digits == 4 && p.freeAfter(end+2) {
		y, after = t.val, end+2 // 3-Feb-2026
	}
	if y != 0 && !isDay(y, m, max(d, last)) {
		return point{}, 0
	}
	if y == 0 && last == 0 {
		if pt, e := p.dayInYear(end, m, d); e > 0 {
			return pt, e
		}
	}
	return point{form: fDay, year: y, month: m, day: d, last: last}, after
}

// dayInYear is a day of a month with the year that stands at i, named by its
// place from the anchor: "2 June last year", "June 2 of this year".
func (p *parser) dayInYear(i, m, d int) (point, int) {
	pt, end := p.yearInWords(p.skip(i, wOf))
	if end > 0 {
		pt.cut, pt.cutN = cutDay, dayCode*m+d
	}
	return pt, end
}

// yearInWords is "last year", "this year", "next year" or "that year" at i.
func (p *parser) yearInWords(i int) (point, int) {
	if p.oneOf(i, wLast, wThis, wNext, wThat) && p.at(i+1).class == unitOne && unit(p.at(i+1).val) == year {
		return p.relative(i)
	}
	return point{}, 0
}

// monthDay is "February 3", "Feb. 3rd, 2026", "Feb. 3-5".
func (p *parser) monthDay(i int) (point, int) {
	m, j := p.monthAt(i)
	if j == 0 {
		return point{}, 0
	}
	j = p.skip(j, wThe)
	if y, _ := p.yearAfter(j + 2); p.is(i, month) || y != 0 {
		j = p.comma(j) // "February, 3" is seen; "Jan, 12, slept" is a name and an age
	}
	if p.at(j).class == ordinal && !p.oneOf(j-1, wThe) {
		return point{}, 0 // "in May second-graders"
	}
	d, end := p.dayAt(j)
	if end == 0 || !p.freeDay(end) || !isDay(leapYear, m, d) {
		return point{}, 0
	}
	last := 0
	if p.sign(end, '-') || p.oneOf(end, wTo, wAnd, wThrough) {
		if l, e := p.dayAt(end + 1); e > 0 && l > d && p.freeDay(e) && !p.counted(e) && isDay(leapYear, m, l) && p.at(e).class != month && p.at(e).class != monthCut {
			if !p.oneOf(end, wAnd) || p.at(e).kind != letters {
				last, end = l, e
			}
		}
	}
	y, after := p.yearAfter(end)
	if y != 0 && !isDay(y, m, max(d, last)) {
		return point{}, 0
	}
	if y == 0 && last == 0 {
		if pt, e := p.dayInYear(end, m, d); e > 0 {
			return pt, e
		}
	}
	if y == 0 && p.oneOf(i-1, wIn) {
		return point{}, 0 // "in October 30 people died"
	}
	if y == 0 && m == 9 && d == 11 && p.oneOf(end, wAttacks) {
		y = 2001 // the day that bears its date as a name
	}
	return point{form: fDay, year: y, month: m, day: d, last: last}, after
}

// freeDay tells that the day number that ends at i is not part of a clock
// time, a decimal or a share.
func (p *parser) freeDay(i int) bool {
	t := p.at(i)
	if p.sign(i, '%') {
		return false
	}
	if t.glued && t.kind == letters {
		return false
	}
	if t.glued && t.kind == mark && (t.mark == ':' || t.mark == '.' || t.mark == ',') {
		after := p.at(i + 1)
		return !(after.kind == number && after.glued) || t.mark == ',' && after.digits == 4
	}
	return true
}

// monthPoint is a month with or without its year: "October 2016", "in October",
// "the June meeting", "October last year".
func (p *parser) monthPoint(i int, cued bool) (point, int) {
	m, end := p.monthAt(i)
	if end == 0 {
		return point{}, 0
	}
	if y, after := p.yearAfter(end); y != 0 {
		if !p.sign(end, ',') || cued || p.cuedMonth(i, end, m) {
			return point{form: fMonth, year: y, month: m}, after
		}
	}
	if !cued && !p.cuedMonth(i, end, m) {
		return point{}, 0
	}
	if pt, after := p.yearInWords(p.skip(end, wOf)); after > 0 {
		pt.cut, pt.cutN = cutMonth, m
		return pt, after
	}
	return point{form: fMonth, month: m}, end
}

// cuedMonth tells whether the words around the month name at i…end make it a
// month and not a name or a verb.
func (p *parser) cuedMonth(i, end, m int) bool {
	lead, before, after := p.lead(i), p.at(i-1), p.at(end)
	clear := m != 3 && m != 4 && m != 5 && m != 6 && m != 8
	if after.kind == letters && after.caps == titled && after.class == none && !after.glued && p.at(i).class == month && !p.sign(end-1, '.') &&
		!p.oneOf(lead, wIn, wSince, wUntil, wDuring, wLast, wNext, wThis, wEarly, wLate, wMid, wA, wThe) {
		return false // "April Jones"
	}
	possessive := p.hard(end, '\'')
	if m == 5 && possessive && !p.oneOf(i-1, wLast, wThis, wNext) {
		return false // Theresa May's
	}
	switch {
	case p.oneOf(lead, wIn, wSince, wUntil, wDuring, wLast, wNext, wThis, wEarly, wLate, wMid, wBetween, wEvery, wPast):
		return true
	case p.oneOf(i-1, wFrom, wThrough, wBefore, wAfter, wBy, wOf, wTo, wFor) && m != 5:
		return p.at(i).class == month || p.sign(end-1, '.')
	case p.oneOf(i-1, wBy) && m == 5:
		return p.infinitive(i - 2) // not "rejected by May"
	case p.oneOf(i-1, wOf) && m == 5:
		return p.at(i-2).class == unitOne || p.oneOf(i-2, wEnd, wStart, wMiddle)
	case p.oneOf(i-1, wTo, wThrough) && m == 5, p.oneOf(i-1, wAnd, wOr), p.sign(i-1, '-'), p.sign(i-1, ','):
		prev := p.at(i - 2)
		if prev.class == month || prev.class == monthCut {
			return true
		}
	case p.oneOf(i-1, wA, wThe, wIts, wHis, wHer) || p.sign(i-2, '\'') && before.glued:
		if m == 3 && p.at(i-3).kind == letters && p.text[p.at(i-3).start:p.at(i-3).end] == "Women" {
			return false // the Women's March organisers
		}
		if m == 3 && !p.oneOf(i-1, wA, wIts) && !(after.caps == small && p.nounLike(end)) {
			return false // "the March on Washington"
		}
		if m == 5 && p.oneOf(i-1, wThe) {
			return false // the May government
		}
		return after.caps == small && p.nounLike(end)
	}
	if p.at(i).class == monthCut || !clear || p.at(i).caps == small {
		return false
	}
	return true
}

// infinitive tells whether the word at i is a verb behind "to" or a modal:
// "will recover".
func (p *parser) infinitive(i int) bool {
	t, before := p.at(i), p.at(i-1)
	if t.kind != letters || t.caps != small || t.class != none || before.kind != letters {
		return false
	}
	switch p.spelt(before) {
	case "to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "ll":
		return true
	}
	return false
}
