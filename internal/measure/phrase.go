package measure

import "github.com/synoptic-news/synoptic"

// rangeTail is the second end of a range that began with v and goes on at i:
// "10 to 12", "10-12", "two or three", "$20-25 million".
func (p *parser) rangeTail(first int, v value, i int, cur currency) (value, int) {
	if v.open || v.article || v.half {
		return v, 0
	}
	j := i
	if p.hard(j, '-') && !p.at(j+1).glued && p.oneOf(j+1, wTo, wOr) {
		j++ // three- to four-day
	}
	switch {
	case p.sign(j, '-') && p.at(j).glued == p.at(j+1).glued:
	case p.oneOf(j, wTo) && !p.oneOf(first-1, wFrom) && !(cur != 0 && p.oneOf(first-2, wFrom)):
	case p.oneOf(j, wOr):
	default:
		return v, 0
	}
	j++
	if cur != 0 {
		if c, k := p.prefix(j); c == cur {
			j = k
		} else if c != 0 {
			return v, 0
		}
	}
	w, end := p.value(j)
	if end == 0 || w.open || w.article || w.half || w.figures != v.figures && !p.oneOf(j-1, wTo, wOr) {
		return v, 0
	}
	if cur != 0 {
		w.lo, end = p.moneyShort(w.lo, end)
	}
	v.lo, v.hi = share10(p, v, w, end), w.lo
	if v.lo.cmp(v.hi) >= 0 {
		return v, 0
	}
	if p.sign(i, '-') && cur == 0 && !p.ranged(end) {
		return v, 0
	}
	return v, end
}

// share10 gives the first end of a range the multiplier that only the second
// end names: "two to three million".
func share10(p *parser, v, w value, end int) decimal {
	m := p.at(end - 1)
	if m.class != multiplier || !v.small {
		return v.lo
	}
	scaled := v.lo.times(m.val)
	if scaled.cmp(w.lo) >= 0 {
		return v.lo
	}
	return scaled
}

// ranged tells whether "10-12" before i is a range: a unit or a noun follows.
func (p *parser) ranged(i int) bool {
	if _, _, e := p.unitAt(p.dash(i)); e > 0 {
		return true
	}
	if c, e := p.suffix(i, true); c != 0 && e > 0 {
		return true
	}
	return p.is(i-1, multiplier) || p.countedAt(i, false) != ""
}

// score is a result or a division of votes: "2-1". Its value is 1000 times the
// first side plus the second.
func (p *parser) score(i int) (reading, int) {
	a, b := p.at(i), p.at(i+2)
	if a.kind == number && p.oneOf(i+1, wTo) && b.kind == number && !a.point && !b.point && a.num.cmp(b.num) > 0 &&
		(p.oneOf(i-1, wVote, wWon) || p.oneOf(i-1, wOf) && p.oneOf(i-2, wVote)) && a.num.int() > 0 {
		return reading{u: scores, lo: whole(int64(1000*a.num.int() + b.num.int())), first: i, last: i + 3}, i + 3 // a vote of 228 to 191
	}
	if a.kind != number || b.kind != number || !p.hard(i+1, '-') || !b.glued || a.point || b.point || a.grouped || b.grouped {
		return reading{}, 0
	}
	if a.end-a.start > scoreWidth || b.end-b.start > scoreWidth {
		return reading{trap: true}, i + 3
	}
	if n := p.at(i - 2); p.oneOf(i-1, wBe) && n.class == namer && n.val == 1 {
		return reading{trap: true}, i + 3 // the case number is 14-556
	}
	after := p.at(i + 3)
	if after.glued && (after.kind != mark || after.mark == '%' || after.mark == '-' && p.at(i+4).glued) || !p.free(i) {
		return reading{}, 0
	}
	x, y := a.num.int(), b.num.int()
	if x < y && p.ranged(i+3) && !p.oneOf(i-1, wWon) {
		return reading{}, 0
	}
	return reading{u: scores, lo: whole(int64(1000*x + y)), first: i, last: i + 3}, i + 3
}

// between is "between 10 and 12", "between 8% and 15.5%".
func (p *parser) between(i int) (reading, int) {
	r := reading{bound: synoptic.Range, open: true, u: counts}
	cur, j := p.prefix(i + 1)
	if cur == 0 {
		j = i + 1
	}
	v, e := p.value(j)
	if e == 0 || v.open || v.article {
		return r, 0
	}
	if cur != 0 {
		v.lo, e = p.moneyShort(v.lo, e)
	}
	u, _, k := p.unitAt(e)
	if k > 0 {
		r.u, e = u, k
	}
	if !p.oneOf(e, wAnd) {
		return r, 0
	}
	m := e + 1
	if c, k := p.prefix(m); c != 0 {
		if c != cur {
			return r, 0
		}
		m = k
	}
	w, end := p.value(m)
	if end == 0 || w.open || w.article || w.half {
		return r, 0
	}
	if cur != 0 {
		w.lo, end = p.moneyShort(w.lo, end)
	}
	r.lo, r.hi = share10(p, v, w, end), w.lo
	if r.lo.cmp(r.hi) > 0 {
		return r, 0
	}
	r.first, r.last = j, end
	switch second, _, k := p.unitAt(end); {
	case cur != 0:
		r.u = money(cur)
	case k > 0 && (r.u == counts || r.u == second):
		r.u, end = second, k
	case r.u != counts:
		return r, 0
	default:
		if c, k := p.suffix(end, r.lo.cmp(whole(1e6)) >= 0); k > 0 {
			r.u, end = money(c), k
			break
		}
		r.counted = p.countedAt(end, false)
		y := w.lo.int()
		if r.counted == "" && y >= firstYear && y <= lastYear {
			return reading{trap: true}, end
		}
	}
	return r, end
}

// share is a part of a whole: "two-thirds", "a quarter of", "half the", "one in
// five". Its unit is "%".
func (p *parser) share(i int) (reading, int) {
	r := reading{u: measures[uPercent], first: i}
	if p.oneOf(i, wHalf) {
		if !p.oneOf(i+1, wOf, wThe, wIts, wHis, wAll) || p.is(i-1, ordinalWord) || p.oneOf(i-1, wSecond, wThe, wOther, wIts, wHis) {
			return r, 0
		}
		r.lo, r.last = whole(50), i+1
		if p.oneOf(i+1, wOf) {
			r.counted = p.countedAt(i+1, false)
		}
		return r, i + 1
	}
	n, d := 0, 0
	end := i + 1
	t := p.at(i)
	switch {
	case p.oneOf(i, wA):
		n = 1
	case t.class == cardinal && t.val > 0 && t.val < 20:
		n = t.val
	case t.kind == number && !t.point && t.num.int() > 0 && t.num.int() <= 100 && p.free(i):
		n = t.num.int()
		if p.hard(end, '/') {
			d, end = p.at(end+1).num.int(), end+2
			return p.shareOf(r, n, d, end)
		}
	default:
		return r, 0
	}
	j := p.dash(end)
	f := p.at(j)
	hyphen := j > end
	switch {
	case f.class == fractionWord && n > 1: // thirds
		d = f.val
		if d == 4 && !hyphen && !p.oneOf(j+1, wOf) {
			return r, 0 // three quarters of growth
		}
		return p.shareOf(r, n, d, j+1)
	case n == 1 && (f.class == ordinalWord && f.val >= 3 && f.val <= 10 || p.oneOf(j, wQuarter)):
		d = f.val
		if p.oneOf(j, wQuarter) {
			d = 4
		}
		if !p.oneOf(j+1, wOf) && !(hyphen && t.class == cardinal) || p.oneOf(j+2, wA) && p.is(j+3, multiplier) {
			return r, 0 // a third man
		}
		return p.shareOf(r, n, d, j+1)
	case p.oneOf(j, wIn), p.oneOf(end, wOut) && p.oneOf(end+1, wOf):
		j = p.dash(j + 1)
		if p.oneOf(end, wOut) {
			j++
		}
		of := p.at(j)
		switch {
		case p.oneOf(i, wA):
			return r, 0
		case of.class == cardinal && of.val > 1:
			d = of.val
		case of.kind == number && !of.point && of.glued == hyphen:
			d = of.num.int()
		}
		if d < 2 || d > 100 || n >= d || p.is(p.dash(j+1), unitWord) || p.is(j+1, multiplier) || p.is(j+1, month) || p.hard(j+1, '-') {
			return r, 0
		}
		return p.shareOf(r, n, d, j+1)
	}
	return r, 0
}

// shareOf is n parts of d, in percent.
func (p *parser) shareOf(r reading, n, d, end int) (reading, int) {
	if n < 1 || d <= n || d > 1000 {
		return r, 0
	}
	r.lo = decimal{mant: scale(whole(int64(n)), 100_000, uint64(d)), exp: -3}
	r.last = end
	if !p.hard(r.first+1, '-') {
		r.counted = p.countedAt(end, false)
	}
	return r, end
}

// ordinal is a place in a row: "the third time", "30th".
func (p *parser) ordinal(i int) (reading, int) {
	n, figures, end := p.nth(i)
	if end == 0 || figures && !p.free(i) {
		return reading{}, 0
	}
	r := reading{u: ordinals, lo: n, first: i, last: end}
	next := p.at(end)
	if next.kind == letters && next.caps == titled && !next.glued || p.hard(end, '-') || p.is(i-1, month) || p.is(end, month) || p.is(p.skip(end, wOf), month) {
		return reading{trap: true}, end // 24th Street, the Third Reich, third-largest
	}
	if !figures {
		if p.at(i).caps != small && !p.opens(i) {
			return reading{trap: true}, end
		}
		if p.ranked(i, end) {
			return r, end
		}
		if !p.oneOf(i-1, wA, wThe, wHis, wIts, wThis) && !(p.at(i-1).glued && p.sign(i-2, '\'')) {
			return reading{}, 0
		}
		if next.kind != letters || next.class == function || next.class == hedge {
			return reading{}, 0
		}
		if s := p.spelt(end); len(s) > 4 && s[len(s)-2:] == "ed" && !p.isNounAfter(end) {
			return reading{}, 0 // "the man who first reported"
		}
	}
	r.counted = p.countedAt(end, true)
	return r, end
}

// isNounAfter tells whether a plain word follows the one at i.
func (p *parser) isNounAfter(i int) bool {
	t := p.at(i + 1)
	return t.kind == letters && t.class == none
}

// ranked tells whether the ordinal from i to end is a place without a noun:
// "finished fourth", "the third in Niger", "his fifth since May".
func (p *parser) ranked(i, end int) bool {
	next := p.at(end)
	if p.oneOf(i-1, wThe, wHis, wIts) {
		return p.oneOf(end, wIn) && !p.oneOf(end+1, wExcess) || next.kind == letters && p.spelt(end) == "since"
	}
	if before := p.at(i - 1); before.kind != letters || next.kind == letters && next.class != function && next.class != hedge {
		return false
	}
	switch p.spelt(i - 1) {
	case "finish", "finishes", "finished", "finishing", "placed", "ranks", "ranked", "qualified":
		return true
	}
	return false
}
