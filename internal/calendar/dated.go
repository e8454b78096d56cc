package calendar

// A reader reads one family of points at token i.
type reader func(p *parser, i int) (point, int)

// dated is the longest date at i, with what places it early or late: "late
// Thursday", "mid-January", "earlier this year".
func (p *parser) dated(i int) (point, int) {
	j := i
	if p.oneOf(j, wEarly, wLate, wMid, wEarlier, wLater) {
		j = p.dash(j + 1)
		if u, end := p.unitAt(j + 2); end > 0 && u >= day && p.oneOf(j, wIn) && p.oneOf(j+1, wThe) {
			return point{form: fUnit, unit: u, base: fromText}, end // "later in the day"
		}
		j = p.skip(j, wIn, wOn)
	}
	pt, end := p.simple(j)
	if j > i && p.at(j).class == part && end == 0 {
		return point{}, 0
	}
	return pt, end
}

// simple is the longest date at i. The first word tells which families to try.
func (p *parser) simple(i int) (point, int) {
	switch t := p.at(i); t.class {
	case month, monthCut:
		return p.longest(i, (*parser).monthDay, (*parser).looseMonth, (*parser).feastPoint)
	case weekday, dayCut:
		return p.weekdayPoint(i)
	case deictic:
		return p.deicticPoint(i)
	case season:
		return p.seasonPoint(i)
	case feast:
		return p.feastPoint(i)
	case units, unitOne, part:
		return p.longest(i, (*parser).ago, (*parser).cutPoint)
	case ordinal, cardinal:
		return p.longest(i, (*parser).dayMonth, (*parser).looseYear, (*parser).cutPoint, (*parser).quarterPoint,
			(*parser).feastPoint, (*parser).ago)
	case function:
		switch word(t.val) {
		case wIn:
			return p.ahead(i)
		case wThe:
			return p.longest(i, (*parser).deicticPoint, (*parser).relative, (*parser).cutPoint, (*parser).quarterPoint, (*parser).seasonPoint)
		}
		return p.longest(i, (*parser).relative, (*parser).ago, (*parser).cutPoint, (*parser).quarterPoint)
	}
	if p.at(i).kind == number {
		return p.longest(i, (*parser).numeric, (*parser).dayMonth, (*parser).looseYear, (*parser).quarterPoint, (*parser).cutPoint, (*parser).ago)
	}
	return point{}, 0
}

// longest is what the reader that reaches farthest finds at i, the first of equals.
func (p *parser) longest(i int, readers ...reader) (point, int) {
	var best point
	bestEnd := 0
	for _, read := range readers {
		if pt, end := read(p, i); end > bestEnd {
			best, bestEnd = pt, end
		}
	}
	return best, bestEnd
}

func (p *parser) looseMonth(i int) (point, int) { return p.monthPoint(i, false) }
func (p *parser) looseYear(i int) (point, int)  { return p.yearPoint(i, false) }

// strict is the longest date at i where the words before i want one, so that a
// bare month or year needs no other sign.
func (p *parser) strict(i int) (point, int) {
	best, bestEnd := p.dated(i)
	for _, read := range [...]func(*parser, int, bool) (point, int){(*parser).monthPoint, (*parser).yearPoint} {
		if pt, end := read(p, p.skip(i, wThe), true); end > bestEnd {
			best, bestEnd = pt, end
		}
	}
	return best, bestEnd
}
