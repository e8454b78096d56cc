package calendar

// unitAt is the unit named in the singular at i, "fiscal", "school" and the
// like before "year" included.
func (p *parser) unitAt(i int) (unit, int) {
	i = p.skip(i, wFiscal, wSchool)
	if t := p.at(i); t.class == unitOne {
		return unit(t.val), i + 1
	}
	return 0, 0
}

// relative is a unit, weekday, month, season, holiday or part of a day named
// by its place from the anchor or from the date before: "last month", "this
// fall", "the next day", "that year".
func (p *parser) relative(i int) (point, int) {
	the := p.oneOf(i, wThe, wThis)
	j := i
	if the && p.oneOf(i+1, wLast, wPast, wPrevious, wNext, wComing, wFollowing, wSame, wCurrent) {
		j++
	}
	w := p.word(j)
	switch w {
	case wThis, wThat, wLast, wPast, wPrevious, wNext, wComing, wFollowing, wSame, wCurrent:
	default:
		return point{}, 0
	}
	if w == wThat && p.oneOf(j+1, wSame) {
		j++
	}
	j++
	if t := p.at(j); t.class == part {
		if t.caps == titled && p.at(i).caps == titled && p.at(i-1).caps != small {
			return point{}, 0 // on "CBS This Morning"
		}
		return p.relativePart(w, t.val, j+1)
	}
	if pt, end := p.relativeName(w, j); end > 0 {
		return pt, end
	}
	u, end := p.unitAt(j)
	if end == 0 || u <= hour || p.inMarks(i, end) {
		return point{}, 0
	}
	if u == sports {
		u = year
	}
	pt := point{form: fUnit, unit: u, rel: this}
	switch w {
	case wThis, wCurrent:
		if u == day {
			return point{}, 0 // "this day and age"
		}
	case wLast, wPast:
		pt.n = -1
		if u == day {
			return point{}, 0
		}
		if (the && u != quarter || w == wPast) && u != weekend && j-i == 2 {
			pt.form = fSpan // "the last year", "the past decade"
		}
		if w == wPast && j-i == 1 {
			return point{}, 0 // "went past month's end"
		}
	case wPrevious:
		pt.n, pt.base = -1, fromText
	case wNext, wComing:
		pt.n = 1
		switch {
		case u == day:
			pt.base = onlyText
		case the && u != weekend:
			pt.form = fSpan
		}
	case wFollowing:
		pt.n, pt.base = 1, onlyText
	case wThat, wSame:
		pt.base = onlyText
	}
	return pt, end
}

// inMarks tells whether capitalised words from i to end stand alone in
// quotation marks, as a title: on "This Week," the senator said.
func (p *parser) inMarks(i, end int) bool {
	return p.sign(i-1, '"') && p.sign(p.comma(end), '"') && p.at(i).caps == titled && p.at(end-1).caps == titled
}

// relativePart is "last night", "this morning", "the next evening".
func (p *parser) relativePart(w word, which, end int) (point, int) {
	pt := point{form: fUnit, unit: day}
	switch w {
	case wThis:
		if which == night {
			return point{}, 0
		}
	case wLast:
		pt.n = -1
		if which != night && which != evening {
			return point{}, 0
		}
	case wPrevious:
		pt.n, pt.base = -1, fromText
	case wNext, wFollowing:
		pt.n, pt.base = 1, onlyText
	case wThat, wSame:
		pt.base = onlyText
	default:
		return point{}, 0
	}
	return pt, end
}

// relativeName is "last September", "next Tuesday", "this fall", "last Christmas".
func (p *parser) relativeName(w word, j int) (point, int) {
	r, b := bare, fromAnchor
	switch w {
	case wThis:
		r = this
	case wLast, wPast:
		r = theLast
	case wPrevious:
		r, b = theLast, fromText
	case wNext, wComing:
		r = theNext
	case wFollowing:
		r, b = theNext, onlyText
	case wThat:
		r, b = this, onlyText
	default:
		return point{}, 0
	}
	t := p.at(j)
	switch t.class {
	case weekday:
		return point{form: fWeekday, weekday: t.val + 1, rel: r, base: b}, p.afterDay(j + 1)
	case season:
		if w == wThat && p.at(j).val == 2 {
			break // "that fall"
		}
		return point{form: fSeason, n: t.val, rel: r, base: b}, j + 1
	case feast:
		if pt, end := p.feastAt(j); end > 0 {
			pt.rel, pt.base = r, b
			return pt, end
		}
	case month, monthCut:
		if _, end := p.monthDay(j); end > 0 {
			break // "In this May 3, 2019, photo"
		}
		if m, end := p.monthAt(j); end > 0 && w != wThat {
			return point{form: fMonth, month: m, rel: r, base: b}, end
		}
	}
	return point{}, 0
}

// afterDay is where the part of the day ends that may stand at i: "Tuesday
// morning", "Wednesday morning rush hour".
func (p *parser) afterDay(i int) int {
	i = p.skip(i, wEarly, wLate)
	if p.at(i).class == part {
		return p.rush(i + 1)
	}
	if p.oneOf(i-1, wEarly, wLate) {
		return i - 1
	}
	return i
}

// rush is where "rush hour" ends that may stand at i.
func (p *parser) rush(i int) int {
	if t := p.at(i + 1); p.oneOf(i, wRush) && t.class == unitOne && unit(t.val) == hour {
		return i + 2
	}
	return i
}

// weekdayPoint is "Tuesday", "Tuesday morning", "Tuesday of last week",
// "Tuesday, 3 February 2026".
func (p *parser) weekdayPoint(i int) (point, int) {
	t := p.at(i)
	j := i + 1
	switch t.class {
	case weekday:
	case dayCut:
		if t.caps == small {
			return point{}, 0
		}
		if p.hard(j, '.') {
			j++
		}
	default:
		return point{}, 0
	}
	wd := t.val + 1
	k := p.skip(p.comma(j), wThe)
	for _, read := range [...]reader{(*parser).dayMonth, (*parser).monthDay, (*parser).numeric} {
		if pt, end := read(p, k); end > 0 && pt.form == fDay {
			pt.weekday = wd
			return pt, end
		}
	}
	if t.class == dayCut {
		if j == i+1 || !p.oneOf(i-1, wOn) {
			return point{}, 0
		}
	}
	pt := point{form: fWeekday, weekday: wd}
	if k := p.skip(p.comma(j), wOf); p.oneOf(k, wLast, wNext, wThis) {
		if u, end := p.unitAt(k + 1); end > 0 && u == week {
			pt.rel, pt.unit = this, week
			switch p.word(k) {
			case wLast:
				pt.n = -1
			case wNext:
				pt.n = 1
			}
			return pt, end
		}
	}
	return pt, p.afterDay(j)
}

// deicticPoint is "today", "yesterday morning", "the day before yesterday",
// "the weekend".
func (p *parser) deicticPoint(i int) (point, int) {
	if t := p.at(i); t.class == deictic {
		end := i + 1
		if t.val != 0 {
			end = p.afterDay(end)
		}
		return point{form: fUnit, unit: day, n: t.val}, end
	}
	if !p.oneOf(i, wThe) {
		return point{}, 0
	}
	u, end := p.unitAt(i + 1)
	if p.is(i+1, part) && p.at(i+1).caps == small {
		u, end = day, i+2
	}
	switch {
	case end == 0:
	case u == weekend:
		return point{form: fUnit, unit: weekend}, end
	case u == quarter && p.oneOf(i-1, wFor, wIn, wDuring) && !p.oneOf(end, wOf) && !p.sign(end, '-'):
		return point{form: fUnit, unit: quarter, base: fromText}, end
	case u == day || u == week || u == monthUnit || u == year:
		sign := 0
		switch {
		case p.oneOf(end, wBefore):
			sign = -1
		case p.oneOf(end, wAfter):
			sign = 1
		default:
			return point{}, 0
		}
		if t := p.at(end + 1); t.class == deictic && u == day && t.val == sign {
			return point{form: fUnit, unit: day, n: 2 * sign}, end + 2
		}
		if p.closes(end + 1) {
			return point{form: fUnit, unit: u, n: sign, base: onlyText}, end + 1
		}
	}
	return point{}, 0
}

// closes tells that nothing at i can be the object of a "before" or "after"
// that ends there.
func (p *parser) closes(i int) bool {
	t := p.at(i)
	return t.kind == outside || t.kind == mark && t.mark != '\'' && t.mark != '"' ||
		p.oneOf(i, wIn, wOn, wAt, wAs, wBy, wTo, wFor, wAnd)
}
