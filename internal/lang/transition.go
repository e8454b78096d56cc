package lang

// The parser is a transition system, arc-hybrid: a stack, a queue of the words
// not yet read, and three moves. The root stands behind the last word, at
// index n; just one word is attached to it, as the last move.
const (
	shift = iota // the queue's first word goes onto the stack
	left         // the stack's top becomes a child of the queue's first word
	right        // the stack's top becomes a child of the word under it
	moves
)

// A tree is the state of parsing one sentence.
type tree struct {
	n     int32 // words; the root's index
	next  int32 // the queue's first word
	stack []int32
	nodes []node // of the words and the root
}

// A node is a word's place in the half-built tree. Children are remembered
// from the outside in; -1 means none.
type node struct {
	head           int32
	left1, left2   int32 // leftmost child, the one after
	right1, right2 int32 // rightmost child, the one before
	lefts, rights  int32 // how many
	rel            Rel
	leftRels       uint64 // bits of Rel.Base
	rightRels      uint64
}

// reset starts on a sentence of n words.
func (t *tree) reset(n int) {
	t.n, t.next, t.stack = int32(n), 0, t.stack[:0]
	if cap(t.nodes) < n+1 {
		t.nodes = make([]node, 2*(n+1))
	}
	t.nodes = t.nodes[:n+1]
	for i := range t.nodes {
		t.nodes[i] = node{head: -1, left1: -1, left2: -1, right1: -1, right2: -1}
	}
}

func (t *tree) done() bool { return t.next == t.n && len(t.stack) == 0 }

// legal tells which moves lead to a tree with one root.
func (t *tree) legal() (ok [moves]bool) {
	k := len(t.stack)
	ok[shift] = t.next < t.n
	ok[left] = k >= 1 && (t.next < t.n || k == 1)
	ok[right] = k >= 2
	return ok
}

// arc is the head and the child that left or right would join.
func (t *tree) arc(move int) (head, child int32) {
	k := len(t.stack)
	if move == left {
		return t.next, t.stack[k-1]
	}
	return t.stack[k-2], t.stack[k-1]
}

// apply makes a legal move; rel is the relation of the arc, if it makes one.
func (t *tree) apply(move int, rel Rel) {
	if move == shift {
		t.stack = append(t.stack, t.next)
		t.next++
		return
	}
	head, child := t.arc(move)
	t.stack = t.stack[:len(t.stack)-1]
	t.nodes[child].head, t.nodes[child].rel = head, rel
	h, bit := &t.nodes[head], uint64(1)<<rel.Base()
	if child < head {
		h.left2, h.left1 = h.left1, child
		h.lefts++
		h.leftRels |= bit
	} else {
		h.right2, h.right1 = h.right1, child
		h.rights++
		h.rightRels |= bit
	}
}

// costs is, for each legal move, how many arcs of the gold tree it puts out of
// reach: those of Goldberg and Nivre (2013), and the root's arc, which only the
// bottom of the stack can have. gold holds the heads, t.n for the root.
func (t *tree) costs(gold []int32, legal [moves]bool) (cost [moves]int) {
	k := len(t.stack)
	if legal[shift] {
		for i, x := range t.stack {
			if gold[x] == t.next {
				cost[shift]++
			}
			if gold[t.next] == x && i < k-1 {
				cost[shift]++
			}
		}
		if gold[t.next] == t.n && k > 0 {
			cost[shift]++
		}
	}
	if k == 0 {
		return cost
	}
	top, children := t.stack[k-1], 0
	for d := t.next; d < t.n; d++ {
		if gold[d] == top {
			children++
		}
	}
	head := gold[top]
	if head == t.n && k > 1 {
		head = -1 // lost already
	}
	if legal[left] {
		cost[left] = children
		if k >= 2 && head == t.stack[k-2] || head > t.next {
			cost[left]++
		}
	}
	if legal[right] {
		cost[right] = children
		if head >= t.next {
			cost[right]++
		}
	}
	return cost
}
