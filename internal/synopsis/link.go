package synopsis

import (
	"cmp"
	"slices"
)

// link groups n values: each is paired with its best match in every other
// report, only if the choice is mutual, the surest first, and never two groups
// that clash. A score of 0 is no match, as is one of two kinds. In a large story
// those alone are looked at that share the heaviest terms.
func (s *story) link(n int, at func(i int) (p *placed, kind string), score func(a, b int) int, clash func(as, bs []int) bool) [][]int {
	type pair struct{ r, a, b, score int } // r: the report in which it is the best match
	var found []pair                       // each time a value's best match so far
	best := make([][]int32, n)             // by value and report: the last of them, counted from 1
	report := make([]int, n)
	for i := range report {
		p, _ := at(i)
		report[i] = p.r
	}
	better := func(i, r, a, b, v int) {
		if best[i] == nil {
			best[i] = make([]int32, len(s.rs))
		}
		switch k := best[i][r]; {
		case k == 0:
			found = append(found, pair{r, a, b, v})
			best[i][r] = int32(len(found))
		case v > found[k-1].score:
			found[k-1] = pair{r, a, b, v}
		}
	}
	s.eachNear(n, at, func(a, b int) {
		if v := score(a, b); v > 0 {
			better(a, report[b], a, b, v)
			better(b, report[a], a, b, v)
		}
	})
	var pairs []pair
	for a := range n {
		for _, k := range best[a] {
			if k == 0 || found[k-1].a != a {
				continue
			}
			l := found[k-1]
			if back := found[best[l.b][report[a]]-1]; back.a == a && back.b == l.b {
				pairs = append(pairs, l)
			}
		}
	}
	slices.SortFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	group := make([]int, n)
	members := make([][]int, n)
	for i := range group {
		group[i], members[i] = i, []int{i}
	}
	for _, l := range pairs {
		a, b := group[l.a], group[l.b]
		if a == b || clash(members[a], members[b]) {
			continue
		}
		a, b = min(a, b), max(a, b)
		for _, i := range members[b] {
			group[i] = a
		}
		members[a], members[b] = append(members[a], members[b]...), nil
	}
	var out [][]int
	for _, is := range members {
		if len(is) > 1 {
			slices.Sort(is)
			out = append(out, is)
		}
	}
	return out
}

// eachNear calls f once for pairs a < b of values of one kind in two reports,
// in order: for all of them, or, in a large story, for those that share the
// heaviest terms.
func (s *story) eachNear(n int, at func(i int) (p *placed, kind string), f func(a, b int)) {
	byKind := make(map[string][]int32)
	ps := make([]*placed, n)
	kinds := make([]string, n)
	for i := range n {
		ps[i], kinds[i] = at(i)
		byKind[kinds[i]] = append(byKind[kinds[i]], int32(i))
	}
	if len(s.rs) <= manyUnits {
		for a := range n {
			for _, b := range byKind[kinds[a]] {
				if int(b) > a && ps[a].r != ps[b].r {
					f(a, int(b))
				}
			}
		}
		return
	}
	holders := make([][]int32, len(s.terms.names)) // of one kind, by their terms
	shared := make([]int32, n)
	var met []int32
	partners := make([][]int32, n)
	for _, kind := range sortedKeys(byKind) {
		is := byKind[kind]
		for _, i := range is {
			for _, t := range ps[i].near {
				holders[t] = append(holders[t], i)
			}
		}
		for _, i := range is {
			met = met[:0]
			for _, ts := range [2][]term{ps[i].near, ps[i].owner} {
				for _, t := range ts {
					ks := holders[t]
					if len(ks) > 2*len(s.rs) {
						continue // words of every telling
					}
					k, _ := slices.BinarySearch(ks, i)
					ks = ks[k:min(len(ks), k+mostHolders)]
					w := int32(s.terms.weight(t))
					for _, k := range ks {
						if ps[k].r == ps[i].r {
							continue
						}
						if shared[k] == 0 {
							met = append(met, k)
						}
						shared[k] += 1 + w
					}
				}
			}
			if len(met) > mostPartners {
				heaviest(met, shared)
			}
			for _, k := range met {
				shared[k] = 0
			}
			for _, k := range met[:min(len(met), mostPartners)] {
				partners[min(i, k)] = append(partners[min(i, k)], max(i, k))
			}
		}
		for _, i := range is {
			for _, t := range ps[i].near {
				holders[t] = holders[t][:0]
			}
		}
	}
	for a, bs := range partners {
		slices.Sort(bs)
		for _, b := range slices.Compact(bs) {
			f(a, int(b))
		}
	}
}

const (
	// equalFirst is added to the score of two equal values, so that a value
	// meets its equal before another.
	equalFirst = 2000
	// slotSure is the log-odds, in thousandths, from which on two unequal
	// numbers are taken to fill one slot; slotSureTime the same of times, of
	// which the keys have few. Chosen on stories that the weights had not seen
	// ("synoptic-train pairs" prints them).
	slotSure, slotSureTime = -800, -1600
)

// slotScore turns a slot model's log-odds into a score for link.
func slotScore(z, sure int) int {
	if z < sure {
		return 0
	}
	return max(1, 1000+z/10)
}

// A slotModel is the logistic model that says whether two unequal values fill
// one slot, in thousandths.
type slotModel struct {
	bias    int
	weights [nValue]int
}

func (m *slotModel) logit(f *[nValue]int) int {
	sum := m.bias
	for i, w := range m.weights {
		sum += w * f[i] / 255
	}
	return sum
}
