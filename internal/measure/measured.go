package measure

// A unitFound is a unit that stands behind a number.
type unitFound struct {
	measure
	id     unitID // 0 for a unit of several words
	end    int    // one past its last token
	hyphen bool   // it is joined to the number: "two-hour"
}

// measured is a number with a unit of its own; i is its first token.
func (p *parser) measured(r reading, v value, i int, u unitFound, hedged bool) (reading, int) {
	r.u = u.measure
	time, end := u.base == "s", u.end
	if v.article && !hedged && !(time && p.lasts(i, end)) {
		return r, 0
	}
	if v.one && !u.hyphen && u.id == uDay && !hedged && !p.lasts(i, end) {
		return r, 0 // one day they will
	}
	if u.base == "%" && p.oneOf(end, wOf) {
		r.counted = p.countedAt(end, false)
	}
	if time && !r.open {
		r.plus, end = p.smaller(r, u.id, end)
	}
	if u.id == uFoot && !r.open {
		r.plus, end = p.inches(end)
	}
	r.bound, end = p.after(end, r.bound)
	return r, end
}

// lasts tells whether the words around "a year" make it a length, not a rate:
// "for a year", "lasted an hour", not "3,000 tons a year".
func (p *parser) lasts(i, end int) bool {
	if p.oneOf(i-1, wFor, wWithin, wAfter, wLasted, wIn, wThrough, wOver) {
		return true
	}
	if p.oneOf(end, wAgo) || p.oneOf(end, wAnd) && p.oneOf(end+1, wA) && p.oneOf(end+2, wHalf) {
		return true
	}
	t := p.at(i - 1)
	return t.kind == letters && t.class == none && t.caps == small && t.end-t.start > 4 && p.text[t.end-2:t.end] == "ed"
}

// smaller is the thousandths that "and a half" or a smaller unit adds to a
// length of time: "an hour and 20 minutes", "3 minutes, 4 seconds".
func (p *parser) smaller(r reading, id unitID, e int) (int64, int) {
	if p.oneOf(e, wAnd) && p.oneOf(e+1, wA) && p.oneOf(e+2, wHalf) {
		return r.u.milli(decimal{5, -1}), e + 3
	}
	k := e
	if p.sign(k, ',') {
		k++
	}
	k = p.skip(k, wAnd)
	if k == e {
		return 0, e
	}
	v, end := p.value(k)
	if end == 0 || v.open || v.article {
		return 0, e
	}
	t := p.at(end)
	if t.class != unitWord || unitID(t.val) >= id || t.end-t.start == 1 {
		return 0, e
	}
	return measures[t.val].milli(v.lo), end + 1
}

// inches is what stands behind feet: "six feet 4 inches", "6-foot-4".
func (p *parser) inches(e int) (int64, int) {
	k := e
	hyphen := p.dash(k) > k
	k = p.skip(p.dash(k), wAnd)
	v, end := p.value(k)
	if end == 0 || v.open || v.lo.int() < 0 || v.lo.int() > 11 {
		return 0, e
	}
	if t := p.at(p.dash(end)); t.class == unitWord && unitID(t.val) == uInch {
		return measures[uInch].milli(v.lo), p.dash(end) + 1
	}
	if hyphen {
		return measures[uInch].milli(v.lo), end
	}
	return 0, e
}

// age is an age in years that "years old", "-month-old" or "years of age" at k
// makes of a number.
func (p *parser) age(k int, n decimal) (decimal, int) {
	t := p.at(k)
	if t.class != unitWord {
		return n, 0
	}
	j := p.dash(k + 1)
	switch {
	case p.oneOf(j, wOld):
		j++
	case p.oneOf(j, wOf) && p.oneOf(j+1, wAge):
		j += 2
	default:
		return n, 0
	}
	switch unitID(t.val) {
	case uYear:
		return n, j
	case uMonth:
		return decimal{mant: scale(n, 1000, 12), exp: -3}, j
	case uWeek:
		return decimal{mant: scale(n, 1000, 52), exp: -3}, j
	case uDay:
		return decimal{mant: scale(n, 1000, 365), exp: -3}, j
	}
	return n, 0
}
