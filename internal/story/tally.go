package story

// A tally adds up what two reports have in common, term by term.
type tally struct {
	body, lead, title, name, nameLead, runs, pairs, square, numLead, head, headName uint64   // sums of products of weights
	aIn, bIn, aLead, bLead, aName, bName, numbers                                   uint32   // sums of weights
	same, other, dates, weekdays, years                                             int32    // numbers of terms
	top, topLead                                                                    [5]uint8 // the greatest weights, greatest first
}

// merge goes through two lists of terms, both in order of Key.
func (c *tally) merge(x, y []Term) {
	for i, k := 0, 0; i < len(x) && k < len(y); {
		s, t := &x[i], &y[k]
		if s.Key != t.Key {
			if s.Key < t.Key {
				i++
			} else {
				k++
			}
			continue
		}
		i, k = i+1, k+1
		v, w := uint64(s.Weight), uint64(t.Weight)
		p, q := s.Form, t.Form
		if p.kind() != q.kind() {
			continue
		}
		switch p.kind() {
		case word:
			c.word(s, t)
		case run:
			c.runs += v * w
		case number:
			c.numbers += uint32(v)
			if (p & q).has(formLead) {
				c.numLead += v * w
			}
		case pair:
			c.pairs += v * w
		case counted:
			if p.value() == q.value() {
				c.same++
			} else if (p & q).has(formLead) {
				c.other++
			}
		case date:
			c.dates++
		case year:
			c.years++
		case weekday:
			if (p & q).has(formLead) {
				c.weekdays++
			}
		}
	}
}

// word adds a word of both.
func (c *tally) word(s, t *Term) {
	v, w := uint64(s.Weight), uint64(t.Weight)
	p, q := s.Form, t.Form
	vw := v * uint64(often[p.times()]) / 8 * (w * uint64(often[q.times()]) / 8)
	c.body += vw
	c.square += vw / 64 * (vw / 64)
	both := p & q
	if both.has(formLead) {
		c.lead += v * w
	}
	if both.has(formHead) {
		c.head += v * w
		if both.has(formName) {
			c.headName += v * w
		}
	}
	if both.has(formTitle) {
		c.title += v * w
	}
	if p.has(formTitle) {
		c.aIn += uint32(v)
		if q.has(formLead) {
			c.aLead += uint32(v)
		}
	}
	if q.has(formTitle) {
		c.bIn += uint32(w)
		if p.has(formLead) {
			c.bLead += uint32(w)
		}
	}
	if (p | q).has(formName) {
		if both.has(formName) {
			c.name += vw
			if both.has(formLead) {
				c.nameLead += v * w
			}
		}
		if p.has(formName) && p.has(formLead) {
			c.aName += uint32(v)
		}
		if q.has(formName) && q.has(formLead) {
			c.bName += uint32(w)
		}
	}
	raise(&c.top, min(s.Weight, t.Weight))
	if both.has(formLead) {
		raise(&c.topLead, min(s.Weight, t.Weight))
	}
}

// raise keeps the greatest weights, greatest first.
func raise(top *[5]uint8, w uint8) {
	for i := range top {
		if w > top[i] {
			top[i], w = w, top[i]
		}
	}
}

func mean(top *[5]uint8) int32 {
	sum := int32(0)
	for _, w := range top {
		sum += int32(w)
	}
	return sum * 1000 / (5 * 160)
}

// common counts what two rising lists share.
func common(a, b []uint32) int {
	n := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			n, i, k = n+1, i+1, k+1
		}
	}
	return n
}
