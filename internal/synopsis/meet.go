package synopsis

import "slices"

const (
	// perReport is how many candidates a unit keeps in each other report;
	// perStory in all of them, so that they fit in memory where a story has more
	// than fifty.
	perReport, perStory = 5, 250
	// manyUnits is how many reports a story may have if each unit meets all that
	// a look-up brings. In a larger one it meets the mostPartners that share the
	// greatest weight of the terms looked up: there a fact has more witnesses
	// than are needed to find one another.
	manyUnits, mostPartners = 12, 48
	// mostHolders is how many units with a term, the next in order, are looked at
	// there: a fact that five hundred reports tell is chained, not crossed.
	mostHolders = 160
)

// candidates finds, through an index of terms, the pairs worth comparing, and
// keeps the best few of each unit in each other report, the surest first.
func (s *story) candidates() []candidate {
	var all []candidate // by (a, b)
	var falling [1001]int
	many := len(s.rs) > manyUnits
	if many {
		all = make([]candidate, 0, len(s.units)*mostPartners*2/3)
	}
	s.eachPair(func(a, b int) {
		f := s.features(&s.units[a], &s.units[b])
		p := chance(s.facts.logit(&f))
		if p < minChance {
			if !many {
				return
			}
			p = 0 // that it was asked tells the clusters something
		}
		all = append(all, candidate{a, b, p})
		falling[p]++
	})
	at := 0
	for p := len(falling) - 1; p >= 0; p-- {
		n := falling[p]
		falling[p] = at
		at += n
	}
	sorted := make([]candidate, len(all))
	for _, c := range all {
		sorted[falling[c.p]] = c
		falling[c.p]++
	}
	if many {
		return sorted // no more than mostPartners of a unit
	}
	n := len(s.rs)
	keep := uint8(max(1, min(perReport, perStory/max(1, n))))
	had := make([]uint8, len(s.units)*n) // per unit and other report: candidates so far, keep at most
	out := sorted[:0]
	for _, c := range sorted {
		x, y := &had[c.a*n+s.units[c.b].r], &had[c.b*n+s.units[c.a].r]
		if *x < keep || *y < keep {
			out = append(out, c)
		}
		*x, *y = min(*x+1, keep), min(*y+1, keep)
	}
	return out
}

// eachPair calls f once for every pair of units a < b of different reports that
// a look-up of their heaviest terms brings together, in order.
func (s *story) eachPair(f func(a, b int)) {
	holders := make([][]int32, len(s.terms.names)) // units by their terms
	for i := range s.units {
		if s.isEcho(i) {
			continue
		}
		for _, t := range s.units[i].terms {
			holders[t] = append(holders[t], int32(i))
		}
	}
	most, many := 4*len(s.rs)+16, len(s.rs) > manyUnits
	asked := make([][]term, len(s.units))
	askers := make([][]int32, len(holders)) // units by the terms that they look up
	for i := range s.units {
		if s.isEcho(i) {
			continue
		}
		asked[i] = s.query(&s.units[i], holders, most)
		for _, t := range asked[i] {
			askers[t] = append(askers[t], int32(i))
		}
	}
	s.full = make([]bool, len(s.units))
	shared := make([]int32, len(s.units)) // weight of the terms that brought a unit to this one
	var met []int32
	cut := make([]int, len(s.terms.names)) // of each term's holders and askers: those up to the unit at hand
	cutAsk := make([]int, len(cut))
	for i := range s.units {
		if s.isEcho(i) {
			continue
		}
		r, met0 := s.units[i].r, met[:0]
		meet := func(ks []int32, w int32) {
			if many {
				ks = ks[:min(len(ks), mostHolders)]
			}
			for _, k := range ks {
				if s.units[k].r == r {
					continue
				}
				if shared[k] == 0 {
					met0 = append(met0, k)
				}
				shared[k] += w
			}
		}
		for _, t := range asked[i] {
			meet(holders[t][upTo(holders[t], &cut[t], i):], 1+int32(s.terms.weight(t)))
		}
		for _, t := range s.units[i].terms {
			if len(askers[t]) > 0 {
				meet(askers[t][upTo(askers[t], &cutAsk[t], i):], 1+int32(s.terms.weight(t)))
			}
		}
		met = met0
		if many && len(met) > mostPartners {
			s.full[i] = true
			heaviest(met, shared)
			for _, k := range met[mostPartners:] {
				shared[k] = 0
			}
			met = met[:mostPartners]
		}
		slices.Sort(met)
		for _, k := range met {
			shared[k] = 0
			f(i, int(k))
		}
	}
}

// upTo moves a place in a rising list behind i.
func upTo(list []int32, at *int, i int) int {
	for *at < len(list) && int(list[*at]) <= i {
		*at++
	}
	return *at
}

// heaviest puts the mostPartners heaviest of ks in front.
func heaviest(ks []int32, weight []int32) {
	// A count by weight finds the least weight that is taken, and how many of it.
	const steps, wide = 256, 8 // some two thousandths of the weight of a clause
	var count [steps]int32
	for _, k := range ks {
		count[min(weight[k]/wide, steps-1)]++
	}
	least, left := int32(steps-1), int32(mostPartners)
	for left > count[least] && least > 0 {
		left -= count[least]
		least--
	}
	at := 0
	for i, k := range ks {
		w := min(weight[k]/wide, steps-1)
		if w < least || w == least && left == 0 {
			continue
		}
		if w == least {
			left--
		}
		ks[at], ks[i] = ks[i], ks[at]
		at++
	}
}

// chances are how likely pairs of units state one fact, per thousand: of each
// unit, those of the pairs that were kept.
type chances struct {
	from []int32 // by unit: where its partners begin in with
	with []int32 // rising for each unit
	p    []int16
}

func newChances(units int, cs []candidate) *chances {
	t := &chances{make([]int32, units+1), make([]int32, 2*len(cs)), make([]int16, 2*len(cs))}
	for _, c := range cs {
		t.from[c.a+1]++
		t.from[c.b+1]++
	}
	for i := range units {
		t.from[i+1] += t.from[i]
	}
	// Two passes over the pairs by their other side put partners in order.
	byB := make([]int32, len(cs))
	start := make([]int32, units+1)
	for _, c := range cs {
		start[c.b+1]++
	}
	for i := range units {
		start[i+1] += start[i]
	}
	for i, c := range cs {
		byB[start[c.b]] = int32(i)
		start[c.b]++
	}
	next := slices.Clone(t.from)
	byA := make([]int32, len(cs))
	clear(start)
	for _, c := range cs {
		start[c.a+1]++
	}
	for i := range units {
		start[i+1] += start[i]
	}
	for i, c := range cs {
		byA[start[c.a]] = int32(i)
		start[c.a]++
	}
	put := func(x, y, p int) {
		t.with[next[x]], t.p[next[x]] = int32(y), int16(p)
		next[x]++
	}
	for _, i := range byA { // for b, its partners a < b rise
		put(cs[i].b, cs[i].a, cs[i].p)
	}
	for _, i := range byB { // for a, its partners b > a rise
		put(cs[i].a, cs[i].b, cs[i].p)
	}
	return t
}

// of is how likely two units state one fact, and whether that was asked.
func (t *chances) of(x, y int) (p int, ok bool) {
	lo, hi := t.from[x], t.from[x+1]
	if other := t.from[y+1] - t.from[y]; other < hi-lo {
		lo, hi, y = t.from[y], t.from[y+1], x
	}
	k, ok := slices.BinarySearch(t.with[lo:hi], int32(y))
	if !ok {
		return 0, false
	}
	return int(t.p[int(lo)+k]), true
}

// each calls f for every pair that was asked, with a < b.
func (t *chances) each(f func(a, b, p int)) {
	for a := range len(t.from) - 1 {
		for k := t.from[a]; k < t.from[a+1]; k++ {
			if b := int(t.with[k]); a < b {
				f(a, b, int(t.p[k]))
			}
		}
	}
}

// likely is how likely two units state one fact, per thousand; 0 if they were
// no candidates.
func (s *story) likely(x, y int) int {
	if s.echo != nil {
		if x, y = s.echo[x], s.echo[y]; x == y {
			return 1000
		}
	}
	p, _ := s.chance.of(x, y)
	return p
}

// echoes finds, in a large story, the clauses that an earlier report of the same
// origin has word for word: they stand where that stands, and are compared with
// nothing. So a story of reprints costs hardly more than the report they repeat.
func (s *story) echoes() {
	if len(s.rs) <= manyUnits {
		return
	}
	type key struct {
		group, voice int
		words        string
	}
	first := make(map[key]int)
	s.echo = make([]int, len(s.units))
	for i := range s.units {
		u := &s.units[i]
		s.echo[i] = i
		k := key{s.group[u.r], u.voice, s.cut(u.r, u.span)}
		if o, ok := first[k]; !ok {
			first[k] = i
		} else if x := &s.units[o]; x.r != u.r && x.title == u.title && x.quoted == u.quoted && len(u.terms) > 0 {
			s.echo[i] = o
		}
	}
}

func (s *story) isEcho(i int) bool { return s.echo != nil && s.echo[i] != i }

// withEchoes adds to units those that repeat them.
func (s *story) withEchoes(us []int) []int {
	if s.echo == nil {
		return us
	}
	if s.echoed == nil {
		s.echoed = make(map[int][]int)
		for i, o := range s.echo {
			if i != o {
				s.echoed[o] = append(s.echoed[o], i)
			}
		}
	}
	for _, u := range us[:len(us):len(us)] {
		us = append(us, s.echoed[u]...)
	}
	return us
}
