package statement

import (
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// A view is a unit with its tree over items: a quoted run is one node, however
// many sentences it holds. It is filled anew for each unit.
type view struct {
	*quoter
	u     *unit
	nodes []node
	kids  []int // items in order of their heads
}

// A node is what the features of attributions ask of an item.
type node struct {
	head        int // item, -1 at a root
	lo, hi      int // its subtree's items, half open
	kids, ends  int // its children in view.kids, half open
	lemma, form linear.Hash
	rel         lang.Rel
	upos        lang.UPOS
	xpos        lang.XPOS
	class       cueClass
	run         bool
	mark        bool // punctuation
}

// Hashes that stand for no word.
const (
	hashNone  linear.Hash = 11
	hashRun   linear.Hash = 12 // a quoted clause
	hashScare linear.Hash = 13 // quoted words in a clause
)

// look fills the view with unit n.
func (v *view) look(n int) {
	u := &v.units[n]
	v.u = u
	if cap(v.nodes) < len(u.items) {
		v.nodes = make([]node, 0, 2*len(u.items))
	}
	v.nodes = v.nodes[:len(u.items)]
	for i := range u.items {
		d := &v.nodes[i]
		*d = node{head: -1, lo: i, hi: i + 1}
		t := u.items[i].token
		if r := u.items[i].run; r > 0 {
			d.run, d.upos = true, lang.X
			d.lemma, d.form = hashScare, hashScare
			if v.heard[r-1].direct {
				d.lemma, d.form = hashRun, hashRun
			}
			if t = v.top(r, t); t >= 0 {
				d.rel = v.tokens[t].Rel
				d.head = v.nodeOf(v.tokens[t].head)
			}
		} else {
			k := &v.tokens[t]
			d.rel, d.upos, d.xpos = k.Rel, k.UPOS, k.XPOS
			d.lemma, d.form = linear.Of(k.lemma()), linear.Of(k.low)
			d.mark = k.UPOS == lang.PUNCT
			d.class = classOf(k.lemma())
			d.head = v.nodeOf(k.head)
		}
		if d.head == i {
			d.head = -1
		}
	}
	v.grow()
}

// top is the token of run r, whose first is t, whose head lies outside of it.
func (v *view) top(r, t int) int {
	first := -1
	for ; t >= 0 && t < len(v.tokens) && (v.tokens[t].run == r || first < 0 && v.tokens[t].run == 0); t++ {
		k := &v.tokens[t]
		if k.run != r || k.mark {
			continue
		}
		if first < 0 {
			first = t
		}
		if k.head >= 0 && v.tokens[k.head].run != r {
			return t
		}
	}
	return first
}

// nodeOf is the item that token t is or belongs to, -1 if it is none of the unit's.
func (v *view) nodeOf(t int) int {
	if t < 0 {
		return -1
	}
	if r := v.tokens[t].run; r > 0 {
		if h := &v.heard[r-1]; &v.units[h.unit] == v.u {
			return h.item
		}
		return -1
	}
	return v.itemOf(v.u, t)
}

// grow finds children and subtrees. Runs may close circles, so climbing ends
// after maxDepth steps.
func (v *view) grow() {
	n := len(v.nodes)
	for i := range v.nodes {
		if h := v.nodes[i].head; h >= 0 {
			v.nodes[h].ends++
		}
		for h, k := v.nodes[i].head, 0; h >= 0 && k < maxDepth; h, k = v.nodes[h].head, k+1 {
			v.nodes[h].lo = min(v.nodes[h].lo, i)
			v.nodes[h].hi = max(v.nodes[h].hi, i+1)
		}
	}
	at := 0
	for i := range v.nodes {
		d := &v.nodes[i]
		d.kids, at = at, at+d.ends
		d.ends = d.kids
	}
	if cap(v.kids) < n {
		v.kids = make([]int, n, 2*n)
	}
	v.kids = v.kids[:n]
	for i := range v.nodes {
		if h := v.nodes[i].head; h >= 0 {
			v.kids[v.nodes[h].ends] = i
			v.nodes[h].ends++
		}
	}
}

// maxDepth is how far up a tree is climbed.
const maxDepth = 24

func (v *view) children(i int) []int { return v.kids[v.nodes[i].kids:v.nodes[i].ends] }

// child is the first child of item i in that relation, its subtypes included;
// -1 if there is none.
func (v *view) child(i int, rel lang.Rel) int {
	for _, k := range v.children(i) {
		if v.nodes[k].rel.Base() == rel {
			return k
		}
	}
	return -1
}

// form and lemma are the item's hashes, hashNone behind the edges.
func (v *view) form(i int) linear.Hash {
	if i < 0 || i >= len(v.nodes) {
		return hashNone
	}
	return v.nodes[i].form
}

func (v *view) lemma(i int) linear.Hash {
	if i < 0 || i >= len(v.nodes) {
		return hashNone
	}
	return v.nodes[i].lemma
}

func (v *view) upos(i int) lang.UPOS {
	if i < 0 || i >= len(v.nodes) {
		return lang.NoUPOS
	}
	return v.nodes[i].upos
}

func (v *view) isMark(i int) bool { return i >= 0 && i < len(v.nodes) && v.nodes[i].mark }

// bucket is a small number for a distance: exact up to 4, then by doubling.
func bucket(n int) linear.Hash {
	neg := n < 0
	if neg {
		n = -n
	}
	switch {
	case n > 32:
		n = 9
	case n > 16:
		n = 8
	case n > 10:
		n = 7
	case n > 6:
		n = 6
	case n > 4:
		n = 5
	}
	if neg {
		n = 20 + n
	}
	return linear.Hash(100 + n)
}
