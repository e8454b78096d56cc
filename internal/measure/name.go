package measure

// counting is a number without a unit: it counts what follows, or it is the
// age behind a name, or a name, a year or a number in a row.
func (p *parser) counting(r reading, v value, i, end int, hedged bool) (reading, int) {
	next := p.at(end)
	if next.glued && next.kind == letters {
		if s := p.spelt(end); s != "m" || !v.figures {
			return reading{trap: true}, end + 1 // 4x4
		}
		if p.countedAt(end+1, false) == "" {
			r.u = measures[uMetre]
			return r, end + 1
		}
		r.lo, r.last, end = r.lo.times(6), end+1, end+1 // 5m people
	}
	if v.figures && !r.open && p.ageBehind(i, end, r.lo) {
		r.u = ages
		return r, end
	}
	if noun := p.enumerator(i - 1); noun != "" && v.small && !r.open && !hedged {
		r.u, r.counted = ordinals, noun
		return r, end
	}
	if (v.figures || v.small) && p.named(i) {
		return reading{trap: true}, end
	}
	if p.hard(end, '-') && p.at(end+1).glued && p.at(end+1).kind == letters {
		t := p.at(end + 1)
		if v.one || t.class != none && t.class != noun && t.class != plural && t.class != namer || t.caps != small {
			return reading{trap: true}, end + 2
		}
		r.counted = singular(p.spelt(end + 1)) // 12-member
		return r, end
	}
	one := v.one || !v.open && v.lo.int() == 1
	r.counted = p.countedAt(end, one)
	if r.counted == "" && p.is(i-1, casualty) {
		r.counted = "person" // killing 30
	}
	if hedged || r.open && r.last > r.first+1 {
		return r, end
	}
	switch {
	case v.one && (r.counted == "" || p.oneOf(end, wOf) || p.oneOf(i-1, wNo, wThe, wThis, wThat, wAny, wEach)):
		return r, 0
	case r.counted != "":
	case !v.figures && (r.lo.mant == 0 || p.is(i, loose) && p.oneOf(i, wCouple) || p.oneOf(i, wA) && p.oneOf(i+1, wCouple)):
		return reading{trap: true}, end // ground zero, a couple with children
	case p.oneOf(i-1, wOf) && p.at(i-2).kind == letters && p.spelt(i-2) == "Group":
		return reading{trap: true}, end // the Group of 20
	case v.figures && p.unlikely(i, end, r.lo):
		return reading{trap: true}, end
	}
	return r, end
}

// unlikely tells whether figures that count nothing are a year, a day, a clock
// time or part of a name.
func (p *parser) unlikely(i, end int, n decimal) bool {
	t, before, next := p.at(i), p.at(i-1), p.at(end)
	if y := n.int(); y >= firstYear && y <= lastYear && !t.grouped || y == emergency {
		return true
	}
	if p.is(i-1, month) || p.is(end, month) || p.sign(i-1, '.') && p.is(i-2, month) || t.end-t.start > 1 && p.text[t.start] == '0' && !t.point {
		return true
	}
	if t.point && p.oneOf(i-1, wAt) && t.num.exp == -2 && t.num.mant < 2400 {
		return true // called at 7.42
	}
	if p.hard(end, '\'') && p.at(end+1).glued && p.at(end+1).kind == letters || next.kind == letters && p.spelt(end) == "o" && p.hard(end+1, '\'') {
		return true // the 737's, 12 o'clock
	}
	if next.kind == letters && next.caps == titled && !next.glued && !next.broken {
		return true // 10 Downing Street
	}
	return before.kind == letters && before.caps != small && (before.class == unitWord || before.class == none && !p.opens(i-1))
}

// opens tells whether a sentence or quotation begins at i.
func (p *parser) opens(i int) bool {
	t := p.at(i - 1)
	return t.kind == outside || t.kind == barrier || t.kind == mark && t.mark != ',' && t.mark != '-' && t.mark != '\''
}

// named tells whether the words before the figures at i make them a name:
// "Flight 370", "No. 1", "number 10".
func (p *parser) named(i int) bool {
	before := p.at(i - 1)
	if before.class == namer && (before.caps != small || before.val == 1) || before.class == noun && before.caps == titled {
		return true
	}
	if p.sign(i-1, '.') && p.at(i-1).glued && p.at(i-2).kind == letters {
		s := p.spelt(i - 2)
		return s == "No" || s == "no" || s == "Nos" || s == "Art" || s == "p" || s == "pp" || s == "Vol"
	}
	return p.sign(i-1, '#') || p.innerCapital(i-1)
}

// enumerator is the noun at i that numbers its kind ("lap 20"), "" if none.
func (p *parser) enumerator(i int) string {
	if t := p.at(i); t.class == noun && t.caps == small {
		return p.spelt(i)
	}
	return ""
}

// ageBehind tells whether figures behind a name and a comma are an age:
// "Martin Ford, 30, was", "the driver, 42, from", "John Neu, 67 of Leeds".
func (p *parser) ageBehind(i, end int, n decimal) bool {
	before, after := p.at(i-2), p.at(end)
	if !p.sign(i-1, ',') || n.int() < 1 || n.int() > oldestAge || before.kind != letters || before.class != none {
		return false
	}
	if before.caps != titled {
		return after.kind == mark && after.mark == ','
	}
	return after.kind == mark && (after.mark == ',' || after.mark == '.' || after.mark == ';' || after.mark == ')') ||
		p.oneOf(end, wOf, wFrom) || p.oneOf(end, wAnd) && p.at(end+1).caps == titled
}

// free tells that the figures at i are not a piece of something longer: "F-16",
// "G20", "3:16".
func (p *parser) free(i int) bool {
	t, before := p.at(i), p.at(i-1)
	if t.kind != number || !t.glued {
		return true
	}
	if before.kind != mark {
		return false
	}
	switch before.mark {
	case '(', '[', '"', '\'', '—', '~', '*':
		return true
	case '-':
		return p.oneOf(i-2, wMagnitude)
	}
	return false
}
