package synopsis

import (
	"cmp"
	"slices"
)

// link groups n values that stand in the given reports: each is paired with its
// best match in every other report, only if the choice is mutual, the surest
// first, and never two groups that clash. A score of 0 is no match.
func (s *story) link(n int, report func(i int) int, score func(a, b int) int, clash func(as, bs []int) bool) [][]int {
	type pair struct{ a, b, score int }
	best := make(map[[2]int]pair) // by value and report: its best match there
	for a := range n {
		for b := a + 1; b < n; b++ {
			if report(a) == report(b) {
				continue
			}
			v := score(a, b)
			for _, k := range [2][2]int{{a, report(b)}, {b, report(a)}} {
				if v > best[k].score {
					best[k] = pair{a, b, v}
				}
			}
		}
	}
	var pairs []pair
	for a := range n {
		for r := range s.rs {
			if l := best[[2]int{a, r}]; l.score > 0 && l.a == a && best[[2]int{l.b, report(a)}] == l {
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

const (
	// equalFirst is added to the score of two equal values, so that a value
	// meets its equal before another.
	equalFirst = 2000
	// slotSure is the log-odds, in thousandths, from which on two unequal
	// numbers are taken to fill one slot; slotSureTime the same of times, of
	// which the keys have few. Chosen on stories that the weights had not seen
	// ("synoptic-train pairs" prints them).
	slotSure, slotSureTime = -700, -2100
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
