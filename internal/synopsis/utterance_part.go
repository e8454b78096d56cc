package synopsis

import "slices"

// wholePart is the share of a part's weight, per thousand, that a rendering
// holds in order if the part is one of it.
const wholePart = 900

// joinParts puts a part of a divided utterance ("A," he said. "B.") beside its
// other part, where a rendering there holds its words too: few words, or a
// speaker by another name, would not link it alone.
func (s *story) joinParts(groups [][]int) {
	for x := range s.quotes {
		if len(groups[s.quotes[x].root]) != 1 || len(s.quotes[x].tokens) < 3 {
			continue
		}
		for y := range s.quotes {
			g := s.quotes[y].root
			if x == y || g == s.quotes[x].root || !s.oneRun(x, y) || !slices.ContainsFunc(groups[g], func(z int) bool { return s.holds(z, x) }) {
				continue
			}
			groups[g] = append(groups[g], x)
			groups[s.quotes[x].root] = nil
			s.quotes[x].root = g
			break
		}
	}
}

// holds tells whether quote z of another report has the words of x.
func (s *story) holds(z, x int) bool {
	a, b := &s.quotes[x], &s.quotes[z]
	if a.r == b.r || a.light == 0 {
		return false
	}
	if shared, _, _ := overlap(a, b); shared*1000 < wholePart*a.light {
		return false
	}
	return common(a.lead, b.lead)*1000 >= wholePart*a.light
}

// oneRun tells whether two quotes are parts of one utterance of one report
// ("A," he said. "B.").
func (s *story) oneRun(x, y int) bool {
	a, b := &s.quotes[x], &s.quotes[y]
	return a.r == b.r && s.rs[a.r].Analysis.Quotes[a.q].Run == s.rs[b.r].Analysis.Quotes[b.q].Run
}

// scattered tells whether the words that a short quote shares with a longer
// one stand far apart there.
func scattered(a, b []token) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) <= len(a)+2 {
		return false
	}
	shared := make(map[string]bool)
	for _, x := range a {
		for _, y := range b {
			if x.fold == y.fold {
				shared[x.fold] = true
			}
		}
	}
	for lo := range b { // the shortest stretch that holds all of them
		seen := make(map[string]bool)
		for hi := lo; hi < min(len(b), lo+len(a)+2); hi++ {
			if shared[b[hi].fold] {
				seen[b[hi].fold] = true
			}
		}
		if len(seen) == len(shared) {
			return false
		}
	}
	return true
}
