package measure

import "github.com/synoptic-news/synoptic"

const (
	firstYear  = 1500 // plain figures from here
	lastYear   = 2100 // to here are a year, unless something is counted
	oldestAge  = 120
	scoreWidth = 3 // figures of one side of a score
	emergency  = 911
)

// quantity is the quantity that begins at token i and where it ends; end is 0
// if there is none.
func (p *parser) quantity(i int) (reading, int) {
	for _, end := range [...]int{p.chain(i), p.telephone(i), p.idiom(i), p.title(i)} {
		if end > 0 {
			return reading{trap: true}, end
		}
	}
	b, j := p.hedgeAt(i)
	if j > i {
		first := j
		if c, k := p.hedgeAt(j); k > j { // "up to about 50"
			if b == synoptic.Exactly {
				b = c
			}
			j = k
		}
		if r, end := p.core(j, b, true); end > 0 {
			if p.during(i, r) || j == first && p.governed(i, j, r) {
				return reading{trap: true}, j // "over two days of talks"
			}
			return r, end
		}
	}
	return p.core(i, synoptic.Exactly, false)
}

// during tells whether the "over" at i says "in the course of".
func (p *parser) during(i int, r reading) bool {
	if !p.oneOf(i, wOver) || r.u.base != "s" || p.oneOf(i-1, wFor, wLasted, wOf) {
		return false
	}
	return r.u == measures[uDay] || r.u == measures[uWeek] || r.u == measures[uMonth]
}

// chain is where figures end that are joined to a date, a telephone number, a
// clock time, an address in a network: "2026-02-03", "555-20-16", "10:30",
// "9/11", "2.0.1". It is 0 if i begins no such thing.
func (p *parser) chain(i int) int {
	if p.at(i).kind != number {
		return 0
	}
	links, last := 0, rune(0)
	end := i + 1
	for {
		m, n := p.at(end), p.at(end+1)
		if m.kind != mark || !m.glued || n.kind != number || !n.glued {
			break
		}
		if m.mark != '-' && m.mark != '/' && m.mark != ':' && m.mark != '.' {
			break
		}
		links, last = links+1, m.mark
		end += 2
	}
	switch {
	case links == 0:
		return 0
	case links > 1 || last == ':' || last == '.':
		return end
	case last == '/':
		a, b := p.at(i).num.int(), p.at(i+2).num.int()
		if a > 0 && a < b && b <= 10 && (p.oneOf(end, wOf) || p.is(end, unitWord)) {
			return 0
		}
		return end
	}
	return 0
}

// core is the quantity at i without its hedges, under bound b; hedged tells
// that it had some.
func (p *parser) core(i int, b synoptic.Bound, hedged bool) (reading, int) {
	if p.oneOf(i, wBetween) {
		return p.between(i)
	}
	r := reading{bound: b, u: counts}
	j := i
	if p.oneOf(j, wAged) {
		j++
	}
	cur, k := p.prefix(j)
	if cur == 0 {
		if s, end := p.share(j); end > 0 {
			s.bound = b
			return s, end
		}
		if o, end := p.ordinal(j); end > 0 && !hedged {
			return o, end
		}
		if s, end := p.score(j); end > 0 && !hedged {
			return s, end
		}
		k = j
	}
	neg := cur == 0 && (p.oneOf(k, wMinus) || p.sign(k, '-') && !p.at(k).glued && p.at(k+1).glued)
	if neg {
		k++
	}
	if cur == 0 && !neg && !p.free(k) {
		return r, 0
	}
	if cur == 0 && p.hard(k-1, '-') && k == i && p.at(k).glued && p.at(k).kind == letters {
		return reading{trap: true}, k + 1 // father-of-three
	}
	v, end := p.value(k)
	if end == 0 {
		if cur == 0 && !neg && j == i {
			return p.bareUnit(i)
		}
		return r, 0
	}
	if cur != 0 {
		v.lo, end = p.moneyShort(v.lo, end)
	}
	r.first, r.last = k, end
	r.lo, r.hi, r.open = v.lo, v.hi, v.open
	if w, e := p.rangeTail(k, v, end, cur); e > 0 {
		r.lo, r.hi, r.open, r.last, end = w.lo, w.hi, true, e, e
		v.small, v.one = false, false
	}
	if neg {
		r.lo.mant, r.hi.mant = -r.lo.mant, -r.hi.mant
	}
	r.bound, end = p.after(end, r.bound)
	if cur != 0 {
		r.u = money(cur)
		if s, e := p.suffix(end, true); e > 0 && s != 0 {
			end = e
		}
		r.bound, end = p.after(end, r.bound)
		return r, end
	}
	return p.withUnit(r, v, i, end, hedged)
}

// turns tells whether a bare number at i is the age that somebody turns.
func (p *parser) turns(i, end int) bool {
	if !p.oneOf(i-1, wTurned) {
		return false
	}
	_, _, unit := p.unitAt(p.dash(end))
	return unit == 0 && p.countedAt(end, false) == ""
}

// moneyShort reads the "m" of "$5m" and the "b" of "$5b".
func (p *parser) moneyShort(d decimal, end int) (decimal, int) {
	if t := p.at(end); t.kind == letters && t.glued {
		switch p.spelt(end) {
		case "m", "M":
			return d.times(6), end + 1
		case "b", "B":
			return d.times(9), end + 1
		}
	}
	return d, end
}

// withUnit gives a number its unit, or what it counts, or finds that it is no
// quantity.
func (p *parser) withUnit(r reading, v value, i, end int, hedged bool) (reading, int) {
	if p.oneOf(i, wAged) || p.oneOf(i-1, wAged, wAge) || p.oneOf(i-1, wOf) && p.oneOf(i-2, wAge) || p.turns(r.first, end) && v.small {
		r.u = ages
		return r, end
	}
	if p.oneOf(r.first-1, wMagnitude) || p.hard(r.first-1, '-') && p.oneOf(r.first-2, wMagnitude) {
		r.u = magnitudes
		return r, end
	}
	k := p.dash(end)
	hyphen := k > end
	if u, e := p.age(k, r.lo); e > 0 {
		if v.article && e == k+1 {
			return r, 0
		}
		if r.open {
			r.hi, _ = p.age(k, r.hi)
		}
		r.lo, r.u = u, ages
		return r, e
	}
	if p.oneOf(k, wMagnitude) {
		r.u = magnitudes
		return r, k + 1
	}
	if !hyphen && !v.article {
		k = p.skip(k, wMoreTime)
	}
	if v.article || v.half || !p.at(k).glued || v.figures || hyphen {
		if c, e := p.suffix(k, scale(r.lo, 1, 1) >= 1e6); e > 0 && !v.article {
			r.u = money(c)
			r.bound, e = p.after(e, r.bound)
			return r, e
		}
		if p.spelt(k) == "m" && k == end && v.figures && !p.oneOf(k+1, wOf) && p.countedAt(k+1, false) != "" {
			return p.counting(r, v, i, end, hedged) // 4.2m businesses
		}
		if u, id, e := p.unitAt(k); e > 0 {
			return p.measured(r, v, i, unitFound{u, id, e, hyphen}, hedged)
		}
	}
	if v.article || v.half {
		return r, 0
	}
	return p.counting(r, v, i, end, hedged)
}
