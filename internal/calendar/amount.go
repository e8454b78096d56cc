package calendar

// An amount is how many units: "two", "a couple of", "two and a half".
type amount struct {
	n       int
	half    bool // and a half
	vague   bool // "several", "two or three"
	article bool // no more than "a" or "an"
	single  bool // "one"
}

// hedge is where the words end that make an amount vaguer: "more than", "about".
func (p *parser) hedge(i int) int {
	const most = 3 // hedges in a row
	for range most {
		switch {
		case p.oneOf(i, wAbout):
			i++
		case p.oneOf(i, wMore, wLess, wClose) && p.oneOf(i+1, wThan, wTo),
			p.oneOf(i, wAt) && p.oneOf(i+1, wLeast, wMost),
			p.oneOf(i, wUp) && p.oneOf(i+1, wTo),
			p.oneOf(i, wJust, wWell) && p.oneOf(i+1, wOver, wUnder):
			i += 2
		case p.oneOf(i, wAs) && p.oneOf(i+1, wMany) && p.oneOf(i+2, wAs):
			i += 3
		case p.oneOf(i, wOver, wUnder, wJust):
			i++
		default:
			return i
		}
	}
	return i
}

// stuck tells whether the number at i is a piece of something longer: of
// "$2019", "1.5", "3:16", "F-16" or "555-2016".
func (p *parser) stuck(i int) bool {
	t := p.at(i)
	if !t.glued {
		return p.at(i-1).kind == mark && isCurrency(p.at(i-1).mark)
	}
	before := p.at(i - 1)
	switch {
	case before.kind == letters:
		return !(before.glued && p.text[before.start:before.end] == "T" && p.at(i-2).kind == number) // 2026-02-03T18:40
	case before.kind != mark:
		return true
	case before.mark == '-' && p.lead(i) != i-1:
		return false
	case before.mark == '-' || before.mark == '/' || before.mark == '.' || before.mark == ',' || before.mark == ':':
		return before.glued
	case before.mark == '(' || before.mark == '"' || before.mark == '\'' || before.mark == '[' || before.mark == '—':
		return false
	}
	return true
}

func isCurrency(r rune) bool {
	return r == '$' || r == '£' || r == '€' || r == '¥' || r == '₹'
}

// count is the plain number at i: "2", "1.5", "twenty-one", "two hundred".
// A number behind a hyphen is taken only where piece is set.
func (p *parser) count(i int, piece bool) (a amount, end int) {
	t := p.at(i)
	switch {
	case t.kind == number:
		if !piece && p.stuck(i) {
			return a, 0
		}
		a.n, end = t.val, i+1
		if f := p.at(i + 2); p.hard(i+1, '.') && f.kind == number && f.glued {
			a.half, end = p.text[f.start] == '5', i+3
		}
	case t.class == cardinal:
		a.n, a.single, end = t.val, t.val == 1, i+1
		if a.n >= 20 {
			j := end
			if p.sign(j, '-') {
				j++
			}
			if u := p.at(j); u.class == cardinal && u.val > 0 && u.val < 10 {
				a.n, end = a.n+u.val, j+1
			}
		}
	default:
		return a, 0
	}
	if p.oneOf(end, wHundred) {
		a.n, a.single, end = min(a.n*100, maxNumber), false, end+1
	}
	return a, end
}

// amount is the number of units at i, with ranges and halves.
func (p *parser) amount(i int) (a amount, end int) {
	switch p.word(i) {
	case wA:
		switch p.word(i + 1) {
		case wCouple:
			return amount{n: 2}, p.skip(i+2, wOf)
		case wFew:
			return amount{vague: true}, i + 2
		case wDozen:
			return amount{n: 12}, i + 2
		case wHundred:
			return amount{n: 100}, i + 2
		case wHalf:
			return amount{half: true}, i + 2
		}
		return amount{n: 1, article: true}, i + 1
	case wHalf:
		if p.oneOf(i+1, wA) {
			return amount{half: true}, i + 2
		}
		return amount{half: true}, i + 1
	case wCouple:
		return amount{n: 2}, p.skip(i+1, wOf)
	case wFew, wSeveral, wMany:
		return amount{vague: true}, i + 1
	case wDozens:
		return amount{vague: true}, p.skip(i+1, wOf)
	}
	a, end = p.count(i, false)
	if end == 0 {
		return a, 0
	}
	if p.oneOf(end, wOr, wTo) || p.hard(end, '-') {
		if b, e := p.count(end+1, true); e > 0 && b.n > a.n {
			return amount{n: b.n, vague: true}, e
		}
	}
	if j := p.dash(end); p.oneOf(j, wAnd) && p.oneOf(p.dash(j+1), wA) && p.oneOf(p.dash(p.dash(j+1)+1), wHalf) {
		a.half, a.single, end = true, false, p.dash(p.dash(j+1)+1)+1
	}
	return a, end
}

// dash is i, or i+1 where a hyphen stands at i.
func (p *parser) dash(i int) int {
	if p.hard(i, '-') {
		return i + 1
	}
	return i
}

// length is an amount with its unit: "two hours", "90-minute", "a year and a half".
func (p *parser) length(i int) (a amount, u unit, end int) {
	a, j := p.amount(i)
	if j == 0 {
		return a, 0, 0
	}
	hyphen := p.hard(j, '-')
	if hyphen {
		j++
	} else if !a.article {
		j = p.skip(j, wMore, wFull, wLong)
	} else {
		j = p.skip(j, wFull)
	}
	t := p.at(j)
	switch {
	case t.class == units || t.class == unitOne:
		u = unit(t.val)
	case t.class == ordinal && t.val == 2 && (hyphen || a.single) && p.text[t.end-1] == 'd':
		u = second
	default:
		return a, 0, 0 // "a second time"
	}
	if _, ok := p.yearAt(i); ok && !hyphen && t.class == unitOne || a.n == 0 && !a.half && !a.vague {
		return a, 0, 0 // the 2010 season, a zero-day flaw
	}
	if u == quarter && t.class == units && (hyphen || p.oneOf(j+1, wOf)) {
		return a, 0, 0 // three-quarters
	}
	end = j + 1
	if p.oneOf(end, wAnd) && p.oneOf(end+1, wA) && p.oneOf(end+2, wHalf) {
		a.half, a.article, a.single, end = true, false, false, end+3
	}
	return a, u, end
}

// shift is the unit and the number of units by which an amount moves a date.
// Looking ahead, weeks are counted to the day; looking back they are weeks.
func shift(a amount, u unit, sign int) (unit, int) {
	n, half := a.n, 0
	if a.half {
		half = 1
	}
	switch u {
	case second, minute, hour:
		return day, 0
	case fortnight:
		n, u = 2*n+half, week
		half = 0
	case sports:
		u = year
	case decade:
		n, u, half = 10*n+5*half, year, 0
	case century:
		n, u, half = 100*n+50*half, year, 0
	}
	switch {
	case half == 1 && u == year:
		n, u = 12*n+6, monthUnit
	case half == 1 && u == monthUnit:
		n, u = 30*n+15, day
	case half == 1 && u == week:
		n, u = 7*n+3, day
	case half == 1 && u == quarter:
		n, u = 3*n+1, monthUnit
	}
	if u == week && sign > 0 {
		n, u = 7*n, day
	}
	return u, sign * n
}
