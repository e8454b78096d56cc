package lang

import "testing"

// goldHeads is a projective tree: "The old man gave her a book ." with the
// root's index (8) for the root.
var goldHeads = []int32{2, 2, 3, 8, 3, 6, 3, 3}

func TestOracleRebuildsTree(t *testing.T) {
	var tr tree
	tr.reset(len(goldHeads))
	for !tr.done() {
		legal := tr.legal()
		ok := cheapest(tr.costs(goldHeads, legal), legal)
		for m := range moves {
			if ok[m] {
				if c := tr.costs(goldHeads, legal)[m]; c != 0 {
					t.Fatalf("the cheapest move costs %d", c)
				}
				tr.apply(m, RelDep)
				break
			}
		}
	}
	for i, h := range goldHeads {
		if tr.nodes[i].head != h {
			t.Errorf("head of %d is %d, want %d", i, tr.nodes[i].head, h)
		}
	}
}

// A move's cost is how many more arcs are lost for good than before it. This
// counts them by trying all ways to go on.
func TestCostIsWhatIsLost(t *testing.T) {
	gold := []int32{1, 4, 1, 2, 5} // five words, root 5
	var walk func(moved []int)
	walk = func(moved []int) {
		tr := replay(len(gold), moved)
		if tr.done() {
			return
		}
		before := reachable(gold, moved)
		legal := tr.legal()
		cost := tr.costs(gold, legal)
		for m := range moves {
			if !legal[m] {
				continue
			}
			next := append(append([]int{}, moved...), m)
			if lost := before - reachable(gold, next); lost != cost[m] {
				t.Fatalf("after %v move %d costs %d, really %d", moved, m, cost[m], lost)
			}
			if len(moved) < 5 {
				walk(next)
			}
		}
	}
	walk(nil)
}

func replay(n int, moved []int) *tree {
	tr := &tree{}
	tr.reset(n)
	for _, m := range moved {
		tr.apply(m, RelDep)
	}
	return tr
}

// reachable is the most arcs of gold that a tree after these moves can have.
func reachable(gold []int32, moved []int) int {
	tr := replay(len(gold), moved)
	if tr.done() {
		n := 0
		for i, h := range gold {
			if tr.nodes[i].head == h {
				n++
			}
		}
		return n
	}
	best := 0
	legal := tr.legal()
	for m := range moves {
		if legal[m] {
			best = max(best, reachable(gold, append(append([]int{}, moved...), m)))
		}
	}
	return best
}

func TestEveryWayEndsInATree(t *testing.T) {
	for choice := range 3 * 3 * 3 * 3 * 3 * 3 * 3 {
		var tr tree
		tr.reset(4)
		for c := choice; !tr.done(); c /= 3 {
			legal := tr.legal()
			m := c % 3
			for !legal[m] {
				m = (m + 1) % 3
			}
			tr.apply(m, RelDep)
		}
		checkHeads(t, tr)
	}
}

func checkHeads(t *testing.T, tr tree) {
	t.Helper()
	roots := 0
	for i := range tr.n {
		if tr.nodes[i].head == tr.n {
			roots++
		}
		steps := int32(0)
		for h := i; h != tr.n; h = tr.nodes[h].head {
			if steps++; steps > tr.n {
				t.Fatalf("word %d is on a circle", i)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots", roots)
	}
}
