package story

import "math/bits"

// A card is a report as it is compared: its terms with their weights, and the
// lengths of its vectors.
type card struct {
	*Terms
	body, lead, title, name, nameLead, run uint32 // lengths
	number                                 uint32 // sum of weights
	titleSum, nameLeadSum                  uint32
	dates, years, weekdays                 uint16
	short, long                            int32
	head, headName                         uint32
	pair, square, numLead                  uint32
	best                                   int32 // likeness of the nearest report
}

// often is the factor, in eighths, of a term that occurs so often.
var often = [16]uint32{0, 8, 11, 13, 14, 15, 16, 17, 17, 18, 18, 19, 19, 19, 20, 20}

// measure computes the lengths of the card's vectors.
func (c *card) measure() {
	*c = card{Terms: c.Terms}
	var body, lead, title, name, nameLead, runs, pairs, square, numLead, head, headName uint64
	n := 0
	for i := range c.List {
		t := &c.List[i]
		w := uint64(t.Weight)
		ww := w * w
		f := uint64(often[t.Form.times()])
		switch t.Form.kind() {
		case word:
			n++
			v := w * f / 8
			body += v * v
			square += (v * v / 64) * (v * v / 64)
			if t.Form.has(formLead) {
				lead += ww
			}
			if t.Form.has(formHead) {
				head += ww
				if t.Form.has(formName) {
					headName += ww
				}
			}
			if t.Form.has(formTitle) {
				title += ww
				c.titleSum += uint32(w)
			}
			if t.Form.has(formName) {
				name += v * v
				if t.Form.has(formLead) {
					nameLead += ww
					c.nameLeadSum += uint32(w)
				}
			}
		case run:
			runs += ww
		case number:
			c.number += uint32(w)
			if t.Form.has(formLead) {
				numLead += ww
			}
		case pair:
			pairs += ww
		case date:
			c.dates++
		case year:
			c.years++
		case weekday:
			if t.Form.has(formLead) {
				c.weekdays++
			}
		}
	}
	c.body, c.lead, c.title, c.name, c.nameLead, c.run = root(body), root(lead), root(title), root(name), root(nameLead), root(runs)
	c.pair, c.square, c.numLead = root(pairs), root(square), root(numLead)
	c.head, c.headName = root(head), root(headName)
	c.long = int32(min(1000, max(0, n-60)*4))
	c.short = int32(max(0, 1000-n*1000/60))
}

// root is the whole part of a square root.
func root(n uint64) uint32 {
	if n == 0 {
		return 0
	}
	x := uint64(1) << ((bits.Len64(n) + 1) / 2)
	for {
		y := (x + n/x) / 2
		if y >= x {
			return uint32(x)
		}
		x = y
	}
}

func cosine(dot uint64, a, b uint32) int32 {
	if a == 0 || b == 0 {
		return 0
	}
	return int32(min(1000, dot*1000/(uint64(a)*uint64(b))))
}

func share(part, whole uint32) int32 {
	if whole == 0 {
		return 0
	}
	return int32(min(1000, uint64(part)*1000/uint64(whole)))
}
