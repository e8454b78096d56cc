package measure

import "github.com/synoptic-news/synoptic"

// A value is a number as written, not yet of any unit.
type value struct {
	lo, hi  decimal
	open    bool // lo and hi are the ends of what "dozens" or "several" may be
	figures bool // in digits
	one     bool // the word "one"
	article bool // only "a" or "an", before "hour" or the like
	half    bool // "half", before a unit
	small   bool // a plain word or figure that may be a year, a name, a score
}

func isFraction(r rune) bool { return fractionOf(r).mant != 0 }

// fractionOf is the value of a vulgar fraction, in thousandths.
func fractionOf(r rune) decimal {
	switch r {
	case '½':
		return decimal{500, -3}
	case '¼':
		return decimal{250, -3}
	case '¾':
		return decimal{750, -3}
	case '⅓':
		return decimal{333, -3}
	case '⅔':
		return decimal{667, -3}
	}
	return decimal{}
}

// plus is d+e for a whole d and e in thousandths.
func (d decimal) plus(e decimal) decimal {
	if d.exp != 0 || d.mant > largest/1000-1 {
		return d
	}
	return decimal{mant: d.mant*1000 + e.mant, exp: -3}
}

// value is the number at i; end is 0 if there is none.
func (p *parser) value(i int) (v value, end int) {
	t := p.at(i)
	switch {
	case t.kind == number:
		return p.figuresAt(i)
	case t.kind == mark && isFraction(t.mark):
		return value{lo: fractionOf(t.mark), figures: true}, i + 1
	case t.class == cardinal:
		return p.cardinalAt(i)
	case t.class == loose:
		return p.looseAt(i)
	}
	if !p.oneOf(i, wA) {
		return v, 0
	}
	switch next := p.at(i + 1); {
	case next.class == multiplier:
		v.lo, end = p.multiplied(whole(1), i+1)
		return v, end
	case next.class == loose:
		return p.looseAt(i + 1)
	case p.oneOf(i+1, wQuarter) && p.oneOf(i+2, wOf) && p.oneOf(i+3, wA) && p.at(i+4).class == multiplier:
		v.lo, end = p.multiplied(decimal{25, -2}, i+4)
		return v, end
	case next.class == unitWord:
		return value{lo: whole(1), article: true}, i + 1
	}
	return v, 0
}

// figuresAt is a number in digits with the words that multiply it.
func (p *parser) figuresAt(i int) (v value, end int) {
	t := p.at(i)
	v = value{lo: t.num, figures: true, small: !t.grouped && !t.point}
	end = i + 1
	if f := p.at(end); f.kind == mark && isFraction(f.mark) {
		v.lo, end, v.small = v.lo.plus(fractionOf(f.mark)), end+1, false
	} else if w := p.at(end + 2); f.kind == number && !f.glued && p.hard(end+1, '/') && w.kind == number && w.glued && w.num.int() == 2 && f.num.int() == 1 {
		v.lo, end, v.small = v.lo.andHalf(), end+3, false // 2 1/2
	}
	j := p.dash(end)
	if m := p.at(j); m.class == multiplier || m.class == loose && (word(m.val) == wDozen || word(m.val) == wScore) && m.caps != titled {
		if m.class == multiplier {
			v.lo, end = p.multiplied(v.lo, j)
		} else {
			v.lo, end = v.lo.by(dozenOf(word(m.val))), j+1
		}
		v.small = false
	}
	if s := p.at(end); s.kind == letters && s.glued && end == i+1 {
		e := shortMultiplier(p.spelt(end))
		if e == 3 && p.at(i-1).class != currencySign && p.countedAt(end+1, false) == "" {
			e = 0 // a 4K screen, a 10k run
		}
		if e > 0 {
			v.lo, end, v.small = v.lo.times(e), end+1, false
		}
	}
	return v, end
}

// shortMultiplier is the power of ten of "bn" and the like behind figures;
// "m", "b" and "k" are judged by the caller.
func shortMultiplier(s string) int {
	switch s {
	case "bn", "BN", "bln":
		return 9
	case "mn", "mln":
		return 6
	case "tn", "trn":
		return 12
	case "k", "K":
		return 3
	}
	return 0
}

// multiplied is d times the words "hundred", "thousand", "million" … at i.
func (p *parser) multiplied(d decimal, i int) (decimal, int) {
	const most = 3 // "hundred thousand million"
	for range most {
		t := p.at(i)
		if t.class != multiplier {
			break
		}
		d, i = d.times(t.val), i+1
	}
	return d, i
}

func dozenOf(w word) int64 {
	if w == wScore {
		return 20
	}
	return 12
}

// cardinalAt is a number in words: "twenty-one", "two hundred and five", "three
// million two hundred thousand".
func (p *parser) cardinalAt(i int) (v value, end int) {
	const most = 24 // words of a number
	v.one = p.at(i).val == 1
	v.small = true
	var total, group int64
	lastMul, tens, ones := 99, false, false
	end = i
	for n := 0; n < most; n++ {
		j := end
		if end > i {
			if p.hard(j, '-') && p.at(j+1).glued {
				j++
			} else if p.oneOf(j, wAnd) && group%100 == 0 && (group > 0 || total > 0) && p.is(j+1, cardinal) {
				j++
			}
		}
		t := p.at(j)
		switch {
		case t.class == cardinal && t.val >= 20 && !tens && !ones:
			group, tens = group+int64(t.val), true
		case t.class == cardinal && t.val < 10 && t.val > 0 && !ones:
			if tens && j == end && p.at(end-1).val%10 != 0 {
				goto done
			}
			group, ones = group+int64(t.val), true
		case t.class == cardinal && !tens && !ones:
			group, ones, tens = group+int64(t.val), true, true
		case t.class == multiplier && t.val == 2 && group > 0 && group < 100:
			group, tens, ones = group*100, false, false
			v.one, v.small = false, false
		case t.class == multiplier && t.val > 2 && t.val < lastMul && group > 0 && t.val <= 12:
			for range t.val {
				group *= 10
			}
			total, group, lastMul = add(total, group), 0, t.val
			tens, ones = false, false
			v.one, v.small = false, false
		default:
			goto done
		}
		end = j + 1
	}
done:
	v.lo = decimal{mant: add(total, group)}
	if end > i+1 {
		v.one = false
	}
	if m := p.at(p.dash(end)); m.class == loose && (word(m.val) == wDozen || word(m.val) == wScore) && m.caps == small {
		v.lo, end, v.one = v.lo.by(dozenOf(word(m.val))), p.dash(end)+1, false
	}
	if j := p.dash(end); p.oneOf(j, wAnd) && p.oneOf(p.dash(j+1), wA) && p.oneOf(p.dash(p.dash(j+1)+1), wHalf) {
		v.lo, end, v.one = v.lo.andHalf(), p.dash(p.dash(j+1)+1)+1, false
		if p.is(end, multiplier) {
			v.lo, end = p.multiplied(v.lo, end)
		}
	}
	return v, end
}

// looseAt is a number that is no figure: "dozens", "several hundred", "tens of
// thousands", "a couple of", "half a million".
func (p *parser) looseAt(i int) (v value, end int) {
	end = i + 1
	open := func(lo, hi int64) { v.lo, v.hi, v.open = whole(lo), whole(hi), true }
	switch p.word(i) {
	case wCouple:
		v.lo = whole(2)
		end = p.skip(end, wOf)
	case wDozen, wScore:
		if w := p.at(i - 1); !p.oneOf(i-1, wA) && w.class != hedge {
			return v, 0
		}
		v.lo = whole(dozenOf(p.word(i)))
		if p.word(i) == wScore {
			return v, 0 // "a score" is a result
		}
	case wHalf:
		switch {
		case p.oneOf(end, wA) && p.at(end+1).class == multiplier:
			v.lo, end = p.multiplied(decimal{5, -1}, end+1)
		case p.oneOf(end, wA) && p.oneOf(end+1, wDozen):
			v.lo, end = whole(6), end+2
		case p.oneOf(end, wDozen):
			v.lo, end = whole(6), end+1
		case p.oneOf(end, wA) && p.is(end+1, unitWord):
			v.lo, v.half, end = decimal{5, -1}, true, end+1
		case p.is(p.dash(end), unitWord):
			v.lo, v.half, end = decimal{5, -1}, true, p.dash(end)
		case p.is(end, multiplier) && p.at(end).val >= 6:
			v.lo, end = p.multiplied(decimal{5, -1}, end)
		default:
			return v, 0
		}
		return v, end
	case wSeveral:
		open(3, 9)
	case wFew:
		if !p.oneOf(i-1, wA) {
			return v, 0
		}
		open(2, 6)
	case wDozens:
		open(24, 99)
	case wScores:
		if p.at(end).kind == number || p.is(end, cardinal) || p.oneOf(end, wA, wThe) || p.oneOf(i-1, wThe, wHis, wIts) {
			return v, 0 // he scores seven points; the scores
		}
		open(40, 200)
	case wTens:
		open(20, 99)
		if !p.oneOf(end, wOf) || p.at(end+1).class != loose {
			return v, 0
		}
	case wHundreds:
		open(100, 999)
	case wThousands:
		open(1000, 99_999)
	case wMillions:
		open(1_000_000, 99_999_999)
	case wBillions:
		open(1_000_000_000, 99_999_999_999)
	default:
		return v, 0
	}
	if p.is(end, multiplier) { // several hundred, a couple thousand
		v.lo, _ = p.multiplied(v.lo, end)
		v.hi, end = p.multiplied(v.hi, end)
	} else if p.oneOf(end, wDozen) {
		v.lo, v.hi, end = v.lo.by(12), v.hi.by(12), end+1
	} else if p.oneOf(end, wOf) { // hundreds of thousands
		if e := powerOf(p.word(end + 1)); e > 0 && v.open {
			v.lo, v.hi, end = v.lo.times(e), v.hi.times(e), end+2
		}
	}
	return v, end
}

// powerOf is the power of ten of "thousands" and the like.
func powerOf(w word) int {
	switch w {
	case wThousands:
		return 3
	case wMillions:
		return 6
	case wBillions:
		return 9
	}
	return 0
}

// nth is an ordinal at i: "third", "twenty-first", "30th".
func (p *parser) nth(i int) (n decimal, figures bool, end int) {
	t := p.at(i)
	switch {
	case t.class == ordinalWord:
		return whole(int64(t.val)), false, i + 1
	case p.oneOf(i, wSecond):
		return whole(2), false, i + 1
	case t.class == cardinal && t.val >= 20:
		if u := p.at(p.dash(i + 1)); u.class == ordinalWord && u.val < 10 {
			return whole(int64(t.val + u.val)), false, p.dash(i+1) + 1
		} else if p.oneOf(p.dash(i+1), wSecond) {
			return whole(int64(t.val + 2)), false, p.dash(i+1) + 1
		}
	case t.kind == number && !t.point:
		if s := p.at(i + 1); s.kind == letters && s.glued {
			switch p.spelt(i + 1) {
			case "st", "nd", "rd", "th":
				return t.num, true, i + 2
			}
		}
	}
	return n, false, 0
}

// bareUnit is a length of time in the plural without a number: "weeks of
// tension", "for years".
func (p *parser) bareUnit(i int) (reading, int) {
	t := p.at(i)
	if t.class != unitWord || unitID(t.val) < uMinute || unitID(t.val) > uCentury || !p.isPlural(i) || t.caps == allCap {
		return reading{}, 0
	}
	some := p.oneOf(i+1, wOf) && !p.oneOf(i-1, wThe) && !p.oneOf(i-2, wThe) // not "the final weeks of"
	if !some && !p.oneOf(i-1, wFor, wAfter, wFollowing) {
		return reading{}, 0
	}
	r := reading{open: true, u: measures[t.val], first: i, last: i + 1, lo: whole(2)}
	switch unitID(t.val) {
	case uMinute:
		r.hi = whole(59)
	case uHour:
		r.hi = whole(23)
	case uDay:
		r.hi = whole(13)
	case uWeek:
		r.hi = whole(8)
	case uMonth:
		r.hi = whole(11)
	default:
		r.hi = whole(9)
	}
	r.bound = synoptic.Range
	return r, i + 1
}
