package story

import (
	"slices"
	"strconv"
)

// benefit is what the log-odds of two reports gain, in thousandths, by being
// given to one comparison: somebody thinks that they are of one event.
const benefit = 500

// Split parts the reports of one comparison into those that belong together:
// lists of indices, each in order, larger parts first, then by their first
// index. Reports hang together through pairs that the model takes for one
// event, given the benefit of having been given together.
func (m *Model) Split(texts []Text) [][]int {
	s := m.NewStream()
	x := NewIndexer()
	for i, t := range texts {
		s.Add(Report{ID: strconv.Itoa(1_000_000 + i), Terms: x.Terms(t)})
	}
	s.settle()
	index := func(card int32) int {
		i, _ := strconv.Atoi(s.ids[card])
		return i - 1_000_000
	}
	part := make([]int, len(texts))
	for i := range part {
		part[i] = i
	}
	join := func(a, b int) {
		from, to := max(part[a], part[b]), min(part[a], part[b])
		for n := range part {
			if part[n] == from {
				part[n] = to
			}
		}
	}
	for a := range int32(len(texts)) {
		for b := range a {
			if s.link.of[a] == s.link.of[b] || s.pile.cards[a].Lang == s.pile.cards[b].Lang && s.link.bond(a, b).logit > -benefit {
				join(index(a), index(b))
			}
		}
	}
	var parts [][]int
	at := make(map[int]int)
	for i, p := range part {
		k, ok := at[p]
		if !ok {
			k = len(parts)
			at[p] = k
			parts = append(parts, nil)
		}
		parts[k] = append(parts[k], i)
	}
	slices.SortStableFunc(parts, func(x, y []int) int { return len(y) - len(x) })
	return parts
}
