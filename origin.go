package synoptic

// CountOrigins is how many origins a story's reports go back to. Reports that
// are the same origin as a third are the same as one another. At most there are
// as many origins as such groups; at least as many as the largest set found of
// groups that are pairwise independent. A story without reports has none.
func (s *Synopsis) CountOrigins() Count {
	n := len(s.Reports)
	at := make(map[ReportID]int, n)
	root := make([]int, n)
	for i := range s.Reports {
		at[s.Reports[i].ID], root[i] = i, i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	pairs := func(value Sameness, f func(a, b int)) {
		for i := range s.Origins {
			o := &s.Origins[i]
			a, known := at[o.A]
			b, too := at[o.B]
			if o.Value == value && known && too {
				f(find(a), find(b))
			}
		}
	}
	pairs(SameOrigin, func(a, b int) { root[max(a, b)] = min(a, b) })
	var groups []int
	for i := range n {
		if find(i) == i {
			groups = append(groups, i)
		}
	}
	apart := make([]bool, n*n)
	pairs(Independent, func(a, b int) { apart[a*n+b], apart[b*n+a] = true, true })
	most := 0
	free := make([]bool, len(groups))
	for start, first := range groups[:min(len(groups), maxStarts)] {
		for i, g := range groups {
			free[i] = i != start && apart[first*n+g]
		}
		size := 1
		for i, g := range groups {
			if !free[i] {
				continue
			}
			size++
			for k, h := range groups {
				free[k] = free[k] && h != g && apart[g*n+h]
			}
		}
		if most = max(most, size); most == len(groups) {
			break
		}
	}
	return Count{Min: most, Max: len(groups)}
}

// maxStarts is how many groups a set of independent ones is begun with; each
// takes time as the square of the number of groups.
const maxStarts = 24
