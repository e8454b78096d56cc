package calendar

const (
	firstYear = 1000 // of a bare year behind "in", "since" or a month
	lastYear  = 2100 // of a bare year anywhere
	plainYear = 1900 // first year taken for one before a noun: "the 2016 election"
)

// yearAt tells whether the number at i can be a year: four digits alone.
func (p *parser) yearAt(i int) (int, bool) {
	t := p.at(i)
	if t.kind != number || t.digits != 4 || t.class == grouped || t.val < firstYear || t.val > lastYear || p.stuck(i) {
		return 0, false
	}
	return t.val, p.freeAfter(i + 1)
}

// freeAfter tells that what stands at i does not make the number before it a
// piece of something longer.
func (p *parser) freeAfter(i int) bool {
	t := p.at(i)
	if !t.glued {
		return !p.sign(i, '%')
	}
	switch {
	case t.kind != mark:
		return false
	case t.mark == '%' || t.mark == '°' || isCurrency(t.mark):
		return false
	case t.mark == '.' || t.mark == ':' || t.mark == ',':
		after := p.at(i + 1)
		return after.kind != number || !after.glued
	}
	return true
}

// lead is the word before i, across the hyphen of "mid-April" and "early-2016".
func (p *parser) lead(i int) int {
	if p.hard(i-1, '-') && p.oneOf(i-2, wMid, wEarly, wLate) {
		return i - 2
	}
	return i - 1
}

// counted tells whether what stands at i is counted by the number before it:
// "2000 people", "2000 miles".
func (p *parser) counted(i int) bool {
	t := p.at(i)
	return t.class == noun || t.class == units || t.class == cardinal && t.caps == small || p.oneOf(i, wHundred, wDozen)
}

// cuedYear tells whether the words before i make a number there a year.
func (p *parser) cuedYear(i int) bool {
	before := p.at(i - 1)
	switch {
	case p.lead(i) != i-1:
		return true
	case before.class == month || before.class == monthCut || before.class == season:
		return true
	case p.oneOf(i-1, wIn, wSince, wUntil, wOf, wFrom, wDuring, wThrough, wBetween, wBefore, wAfter, wEarly, wLate, wMid, wFiscal, wEnd, wFor),
		before.class == unitOne && unit(before.val) == year:
		return true
	case p.oneOf(i-1, wTo) && p.at(i-2).class == noun && p.at(i-3).kind == number:
		return false // by 2010 votes to 1987
	case p.oneOf(i-1, wBy, wTo, wThan, wAs, wInto):
		return p.at(i).val >= plainYear
	case p.oneOf(i-1, wAnd, wOr) || p.sign(i-1, '-') || p.sign(i-1, ','):
		_, ok := p.yearAt(i - 2)
		return ok && p.at(i).val >= plainYear
	case p.sign(i-1, '(') && (p.sign(i+1, ')') || p.sign(i+1, '-')):
		return p.at(i).val >= plainYear
	}
	return false
}

// adjectival tells whether the year at i stands before a noun as its
// adjective: "the 2016 election", "an ambitious 2019 target".
func (p *parser) adjectival(i int) bool {
	if p.at(i).val < plainYear {
		return false
	}
	before, after := p.at(i-1), p.at(i+1)
	if !p.nounLike(i+1) || after.glued {
		return false
	}
	switch {
	case p.oneOf(i-1, wA, wThe, wThis, wThat, wHis, wHer, wIts):
		return true
	case p.sign(i-1, '\''): // executives' 2017 pay
		return p.at(i-2).kind == letters && before.glued
	case before.glued && p.sign(i-2, '\''): // the company's 2017 results
		return p.text[before.start:before.end] == "s"
	case before.kind == letters && before.class == none && before.caps == small:
		last := p.text[after.end-1]
		return last != 's' && after.caps != allCap
	}
	return false
}

// nounLike tells whether the word at i can be a noun or its adjective.
func (p *parser) nounLike(i int) bool {
	t := p.at(i)
	return t.kind == letters && (t.class != function || p.oneOf(i, wAttacks))
}

// yearPoint is a year that stands for itself: "in 2012", "the 2016 election",
// "2016/17". In an enclosing phrase that wants a year, cued is set.
func (p *parser) yearPoint(i int, cued bool) (point, int) {
	y, ok := p.yearAt(i)
	if !ok {
		return p.decadePoint(i)
	}
	if end, last := p.yearPair(i, y); end > 0 {
		return point{form: fYear, year: y, n: last - y}, end
	}
	if p.sign(i+1, '-') && p.at(i+1).glued && p.at(i+2).glued && p.at(i+2).kind == number {
		return point{}, 0 // 2016-02-03 that is no date
	}
	if p.counted(i + 1) {
		return point{}, 0
	}
	if !cued && !p.cuedYear(i) && !p.adjectival(i) {
		return point{}, 0
	}
	if y < plainYear && p.at(i+1).kind == letters && p.at(i+1).class == none && p.at(i+1).caps == small {
		return point{}, 0 // "in 1500 homes"
	}
	return point{form: fYear, year: y}, i + 1
}

// yearPair is where "2016/17" and "2015-16" end, and their second year.
func (p *parser) yearPair(i, y int) (end, last int) {
	s, t := p.at(i+1), p.at(i+2)
	if s.kind != mark || !s.glued || s.mark != '/' && s.mark != '-' || t.kind != number || !t.glued || !p.freeAfter(i+3) {
		return 0, 0
	}
	if after := p.at(i + 3); after.glued && after.kind == mark && (after.mark == '-' || after.mark == '/') {
		return 0, 0
	}
	last = t.val
	if t.digits == 2 {
		last = y - y%100 + t.val
		if t.val == 0 {
			last += 100
		}
	} else if t.digits != 4 {
		return 0, 0
	}
	if last <= y || t.digits == 2 && last != y+1 && s.mark == '/' || last > lastYear {
		return 0, 0
	}
	return i + 3, last
}

// decadePoint is "1990s" or "'90s", or a century in words: "19th century".
func (p *parser) decadePoint(i int) (point, int) {
	t := p.at(i)
	if n, end := p.nth(i); end > 0 && n >= 10 && p.at(p.dash(end)).class == unitOne && unit(p.at(p.dash(end)).val) == century && !p.oneOf(p.dash(end)+1, wEra) {
		return point{form: fYear, year: n*100 - 99, n: 99}, p.dash(end) + 1
	}
	s := p.at(i + 1)
	if t.kind != number || t.class == grouped || t.val%10 != 0 || s.kind != letters || !s.glued || p.text[s.start:s.end] != "s" {
		return point{}, 0
	}
	switch {
	case t.digits == 4 && t.val >= firstYear && t.val < lastYear && !p.stuckBut(i, '-'):
		return point{form: fYear, year: t.val, n: 9}, i + 2
	case t.digits == 2 && t.glued && p.sign(i-1, '\''):
		if t.val < 20 {
			return point{form: fYear, year: 2000 + t.val, n: 9}, i + 2
		}
		return point{form: fYear, year: 1900 + t.val, n: 9}, i + 2
	}
	return point{}, 0
}

// stuckBut is stuck, but the mark r before the number is allowed: mid-1990s.
func (p *parser) stuckBut(i int, r rune) bool { return p.stuck(i) && !p.hard(i-1, r) }

// nth is an ordinal at i: "third", "3rd", "twenty-first".
func (p *parser) nth(i int) (n, end int) {
	t := p.at(i)
	switch {
	case t.class == ordinal:
		return t.val, i + 1
	case t.class == cardinal && t.val >= 20:
		if u := p.at(p.dash(i + 1)); u.class == ordinal && u.val < 10 {
			return t.val + u.val, p.dash(i+1) + 1
		}
	case t.kind == number && t.class != grouped && !p.stuck(i):
		if s := p.at(i + 1); s.glued && s.kind == letters && s.end-s.start == 2 {
			switch p.text[s.start:s.end] {
			case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH":
				return t.val, i + 2
			}
		}
	}
	return 0, 0
}
