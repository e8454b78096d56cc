package encoder

// A forest finds the best tree of a sentence. It is used again and again.
//
// scores has a row of n+1 numbers for each of n words: the root as its head,
// then each word. The tree found is projective, has one root, and no such tree
// has a greater sum; among equals the order of the loops decides.
type forest struct {
	// Best sums of spans [s, t]: whole ones, whose head is an end and whose
	// other end has all its children; open ones, with an arc between the ends.
	// L has its head on the right, R on the left. Those by start lie at s*n+t,
	// those by end at t*n+s, so that all loops run along neighbours.
	startL, endL, startR, endR []int64 // whole
	endOpenL, startOpenR       []int64
	cutL, cutR, cutOpen        []uint8 // where they are put together, counted from s
	steps                      []span
}

// A span to be unfolded: words [from, to], head on the right if rightward is
// false; open ones have an arc between their ends.
type span struct {
	from, to  int
	rightward bool
	open      bool
}

// heads writes each word's head, -1 for the root.
func (f *forest) heads(scores []int32, n int, heads []int32) {
	if n == 0 {
		return
	}
	if !greedy(scores, n, heads) {
		f.best(scores, n, heads)
	}
}

// greedy takes each word's best head and tells whether that is a projective
// tree with one root: then it is the best tree as well.
func greedy(scores []int32, n int, heads []int32) bool {
	roots := 0
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		b := -1
		for j, s := range row {
			if j != i+1 && (b < 0 || s > row[b]) {
				b = j
			}
		}
		if heads[i] = int32(b) - 1; b == 0 {
			roots++
		}
	}
	return roots == 1 && projective(heads)
}

// projective tells whether no two arcs cross, no arc spans the root and no
// word is its own ancestor.
func projective(heads []int32) bool {
	for i, h := range heads {
		if h < 0 {
			continue
		}
		// Every word between must hang, in the end, on the head.
		from, to := min(int32(i), h), max(int32(i), h)
		for k := from + 1; k < to; k++ {
			if g := heads[k]; g < from || g > to {
				return false
			}
		}
		if g := heads[h]; g == int32(i) {
			return false
		}
	}
	for i := range heads {
		steps := 0
		for h := int32(i); h >= 0; h = heads[h] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return true
}

// best is Eisner's algorithm over the words, with the root's arc added last.
func (f *forest) best(scores []int32, n int, heads []int32) {
	startL, endL, startR, endR := fit(&f.startL, n*n), fit(&f.endL, n*n), fit(&f.startR, n*n), fit(&f.endR, n*n)
	openL, openR := fit(&f.endOpenL, n*n), fit(&f.startOpenR, n*n)
	cutL, cutR, cutOpen := fit(&f.cutL, n*n), fit(&f.cutR, n*n), fit(&f.cutOpen, n*n)
	for s := range n {
		at := s*n + s
		startL[at], endL[at], startR[at], endR[at] = 0, 0, 0, 0
	}
	for k := 1; k < n; k++ {
		for s := 0; s+k < n; s++ {
			t := s + k
			from, to := s*n+t, t*n+s
			top, cut := join(startR[s*n+s:s*n+t], endL[t*n+s+1:t*n+t+1])
			openL[to] = top + int64(scores[s*(n+1)+1+t])
			openR[from] = top + int64(scores[t*(n+1)+1+s])
			cutOpen[from] = cut
			top, cut = join(startL[s*n+s:s*n+t], openL[t*n+s:t*n+t])
			startL[from], endL[to], cutL[from] = top, top, cut
			top, cut = join(openR[s*n+s+1:s*n+t+1], endR[t*n+s+1:t*n+t+1])
			startR[from], endR[to], cutR[from] = top, top, cut+1
		}
	}
	root, top := 0, int64(-1<<62)
	for r := range n {
		if v := startL[r] + startR[r*n+n-1] + int64(scores[r*(n+1)]); v > top {
			root, top = r, v
		}
	}
	heads[root] = -1
	f.steps = append(f.steps[:0], span{0, root, false, false}, span{root, n - 1, true, false})
	f.unfold(n, heads)
}

// join is the greatest sum of a number and the one beside it, and its place,
// the first among equals.
func join(a, b []int64) (top int64, place uint8) {
	b = b[:len(a)]
	top = -1 << 62
	at := 0
	for i, v := range a {
		if v += b[i]; v > top {
			top, at = v, i
		}
	}
	return top, uint8(at)
}

// unfold reads the heads off the tables.
func (f *forest) unfold(n int, heads []int32) {
	for len(f.steps) > 0 {
		s := f.steps[len(f.steps)-1]
		f.steps = f.steps[:len(f.steps)-1]
		if s.from == s.to {
			continue
		}
		at := s.from*n + s.to
		if s.open {
			if s.rightward {
				heads[s.to] = int32(s.from)
			} else {
				heads[s.from] = int32(s.to)
			}
			q := s.from + int(f.cutOpen[at])
			f.steps = append(f.steps, span{s.from, q, true, false}, span{q + 1, s.to, false, false})
			continue
		}
		if s.rightward {
			q := s.from + int(f.cutR[at])
			f.steps = append(f.steps, span{s.from, q, true, true}, span{q, s.to, true, false})
		} else {
			q := s.from + int(f.cutL[at])
			f.steps = append(f.steps, span{s.from, q, false, false}, span{q, s.to, false, true})
		}
	}
}
