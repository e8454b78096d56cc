package statement

// withRules gives the quotes that the rules found to the attributions whose
// content holds them, and makes attributions of the others.
func (b *bench) withRules(found []claimed) []claimed {
	owner := make([]int, len(b.runs)) // 1 + index in found
	for i := range found {
		u := &b.units[found[i].unit]
		for _, s := range found[i].parts {
			for k := s.first; k < s.last; k++ {
				if r := u.items[k].run; r > 0 && owner[r-1] == 0 {
					owner[r-1] = i + 1
				}
			}
		}
	}
	groups := map[int]int{} // by id: 1 + index in found
	for r := range b.heard {
		if h := &b.heard[r]; !h.drop && owner[r] > 0 && groups[h.id] == 0 {
			groups[h.id] = owner[r]
			if h.direct {
				found[owner[r]-1].voice = h
			}
		}
	}
	for r := range b.heard {
		h := &b.heard[r]
		if h.drop || owner[r] > 0 {
			continue
		}
		g := groups[h.id]
		if g == 0 {
			if !b.standsAlone(r) {
				continue
			}
			found = append(found, claimed{unit: h.unit, voice: h})
			g = len(found)
			groups[h.id] = g
		} else if !h.direct && found[g-1].learnt {
			continue
		}
		found[g-1].runs = append(found[g-1].runs, r)
	}
	return found
}

// aloneBias is what the score of a quote without a cue must be more than. Best
// of -60 … 100 by cross-validation inside the training part.
const aloneBias = 80

// standsAlone tells whether run r, which no cue has for its content, is
// somebody's words all the same.
func (b *bench) standsAlone(r int) bool {
	if b.judge == nil {
		return true
	}
	b.quoteAlone(&b.f, r)
	return b.score(decideQuote) > aloneBias
}
