package calendar

// ago is an amount of time counted from the anchor or from the date before:
// "two weeks ago", "about a year earlier", "two weeks from now".
func (p *parser) ago(i int) (point, int) {
	a, u, end := p.length(p.hedge(i))
	if end == 0 {
		if t := p.at(i); t.class == units {
			a, u, end = amount{vague: true}, unit(t.val), i+1
		}
	}
	if end == 0 {
		return point{}, 0
	}
	sign, b, after := 0, fromAnchor, end+1
	switch {
	case p.oneOf(end, wAgo):
		sign = -1
	case p.oneOf(end, wEarlier, wLater) && p.oneOf(end+1, wThan):
		return point{}, 0
	case p.oneOf(end, wEarlier), p.oneOf(end, wPrior) && !p.oneOf(end+1, wTo):
		sign, b = -1, fromText
	case p.oneOf(end, wLater):
		sign, b = 1, onlyText
	case p.oneOf(end, wHence):
		sign = 1
	case p.oneOf(end, wFrom) && (p.oneOf(end+1, wNow) || p.is(end+1, deictic) && p.at(end+1).val == 0):
		sign, after = 1, end+2
	case p.oneOf(end, wBefore, wAfter) && p.oneOf(end+1, wThat, wThis, wThen):
		sign, b, after = 1, onlyText, end+2
		if p.oneOf(end, wBefore) {
			sign = -1
		}
	case p.oneOf(end, wAfter) && p.oneOf(i-1, wComes):
		sign = -1 // "This comes three months after …"
	case p.oneOf(end, wBefore, wAfter) && p.closes(end+1) && !a.vague:
		sign, b = 1, onlyText
		if p.oneOf(end, wBefore) {
			sign = -1
		}
	default:
		return point{}, 0
	}
	if u <= hour && b != fromAnchor {
		return point{}, 0 // "two hours later": a duration
	}
	if a.vague {
		return point{form: fOpen}, after
	}
	pt := point{form: fUnit, base: b}
	pt.unit, pt.n = shift(a, u, sign)
	return pt, after
}

// ahead is an amount of time to come: "in two weeks", "in a year's time".
func (p *parser) ahead(i int) (point, int) {
	if !p.oneOf(i, wIn) {
		return point{}, 0
	}
	j := p.hedge(i + 1)
	a, u, end := p.length(j)
	if end == 0 || a.vague || u <= hour || u == weekend || p.hard(end, '-') || p.oneOf(end, wOf) || p.oneOf(end, wAgo, wEarlier, wLater, wBefore, wAfter) {
		return point{}, 0
	}
	if p.compared(i - 1) {
		return point{}, 0
	}
	pt := point{form: fAhead}
	pt.unit, pt.n = shift(a, u, 1)
	if a.article && u != fortnight {
		pt.rel = theNext // "in a year": wants the future tense
	}
	if k := end; p.hard(k, '\'') {
		k++
		if p.at(k).glued && p.at(k).kind == letters {
			k++
		}
		if p.oneOf(k, wTime) {
			pt.rel, end = bare, k+1
		}
	}
	return pt, end
}

// compared tells whether the words that end at i rank a thing, so that "in 30
// years" or "since 2005" after them is the length or the limit of a record:
// "the first time in 30 years", "the worst crash since 2005".
func (p *parser) compared(i int) bool {
	const reach = 10 // tokens looked back
	for k := i; k > i-reach; k-- {
		t := p.at(k)
		if t.kind == outside || t.kind == mark && (t.mark == '.' || t.mark == ',' || t.mark == ';' || t.mark == blankLine) {
			return false
		}
		if t.class == ordinal || p.oneOf(k, wLast, wMost, wOnly) {
			return true
		}
		if t.class == none && t.kind == letters && superlative(p.text[t.start:t.end]) {
			return true
		}
	}
	return false
}

// superlative tells of a word that it ranks a thing.
func superlative(w string) bool {
	switch w {
	case "arrest", "protest", "request", "invest", "interest", "contest", "forest", "harvest", "honest", "modest", "suggest", "conquest":
		return false
	case "worst", "best":
		return true
	}
	return len(w) > 5 && w[len(w)-3:] == "est"
}
