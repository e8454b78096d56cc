package lang

import "github.com/synoptic-news/synoptic/internal/linear"

// A view is a word as the parser's features see it.
type view struct {
	norm, suf3 linear.Hash
	upos, tag  linear.Hash // tag: both tags as one
	both       linear.Hash // norm and tag
}

// set takes the word and its tag over.
func (v *view) set(w *word, t tag) {
	v.norm, v.suf3 = w.norm, w.suf3
	v.upos = linear.Hash(t.upos) + 1
	v.tag = linear.Hash(t.upos)<<8 + linear.Hash(t.xpos) + 1
	v.both = linear.Two(900, v.norm, v.tag)
}

// absent stands for a word that is not there, rootView for the root.
var (
	absent   = view{norm: 81, suf3: 86, upos: 83, tag: 1 << 16, both: 82}
	rootView = view{norm: 91, suf3: 96, upos: 93, tag: 1<<16 + 1, both: 92}
)

func viewAt(views []view, i int32) *view {
	if i < 0 || int(i) >= len(views) {
		return &absent
	}
	return &views[i]
}

// noNode stands for the node of a word that is not there.
var noNode = node{head: -1, left1: -1, left2: -1, right1: -1, right2: -1, lefts: 9, rights: 9}

func relOf(t *tree, i int32) linear.Hash {
	if i < 0 {
		return 77
	}
	return linear.Hash(t.nodes[i].rel)
}

// distance is the number of words between, in eight steps.
func distance(from, to int32) linear.Hash {
	d := to - from
	if d < 0 {
		d = -d
	}
	switch {
	case d < 5:
		return linear.Hash(d)
	case d < 8:
		return 5
	case d < 15:
		return 6
	}
	return 7
}

// moveFeatures appends what the next move is chosen by. The templates were
// taken over from the experiments that language.md reports: s0, s1, s2 are the
// stack from its top, b0 … b3 the queue, s0l the leftmost child of s0, s0l2
// the one after.
func moveFeatures(out []uint32, t *tree, views []view) []uint32 {
	i0, i1, i2 := int32(-1), int32(-1), int32(-1)
	n0, n1, nb := &noNode, &noNode, &t.nodes[t.next]
	k := len(t.stack)
	if k > 0 {
		i0 = t.stack[k-1]
		n0 = &t.nodes[i0]
	}
	if k > 1 {
		i1 = t.stack[k-2]
		n1 = &t.nodes[i1]
	}
	if k > 2 {
		i2 = t.stack[k-3]
	}
	s0, s1, s2 := viewAt(views, i0), viewAt(views, i1), viewAt(views, i2)
	b0, b1 := viewAt(views, t.next), viewAt(views, t.next+1)
	b2, b3 := viewAt(views, t.next+2), viewAt(views, t.next+3)
	s0l, s0l2 := viewAt(views, n0.left1), viewAt(views, n0.left2)
	s0r, s0r2 := viewAt(views, n0.right1), viewAt(views, n0.right2)
	s1l, s1r, s1r2 := viewAt(views, n1.left1), viewAt(views, n1.right1), viewAt(views, n1.right2)
	bl := viewAt(views, nb.left1)
	d0, d1 := distance(i0, t.next), linear.Hash(9)
	if k > 1 {
		d1 = distance(i1, i0)
	}
	return append(out,
		// single words
		linear.Two(1, s0.norm, s0.tag).Key(),
		linear.One(2, s0.norm).Key(),
		linear.One(3, s0.tag).Key(),
		linear.Two(4, s1.norm, s1.tag).Key(),
		linear.One(5, s1.tag).Key(),
		linear.Two(6, s2.norm, s2.tag).Key(),
		linear.One(7, s2.tag).Key(),
		linear.Two(8, b0.norm, b0.tag).Key(),
		linear.One(9, b0.tag).Key(),
		linear.Two(10, b1.norm, b1.tag).Key(),
		linear.One(11, b1.tag).Key(),
		linear.Two(12, b2.norm, b2.tag).Key(),
		linear.Two(13, b2.tag, b3.tag).Key(),
		// top and queue
		linear.Two(14, s0.both, b0.both).Key(),
		linear.Two(15, s0.both, b0.tag).Key(),
		linear.Two(16, s0.tag, b0.both).Key(),
		linear.Two(17, s0.norm, b0.norm).Key(),
		linear.Two(18, s0.tag, b0.tag).Key(),
		linear.Two(19, s0.upos, b0.upos).Key(),
		// the two on top
		linear.Two(20, s1.both, s0.both).Key(),
		linear.Two(21, s1.both, s0.tag).Key(),
		linear.Two(22, s1.tag, s0.both).Key(),
		linear.Two(23, s1.norm, s0.norm).Key(),
		linear.Two(24, s1.tag, s0.tag).Key(),
		// under the top, and queue
		linear.Two(25, s1.norm, b0.norm).Key(),
		linear.Two(26, s1.both, b0.tag).Key(),
		linear.Two(27, s1.tag, b0.both).Key(),
		linear.Two(28, s1.tag, b0.tag).Key(),
		// the queue
		linear.Two(29, b0.norm, b1.norm).Key(),
		linear.Two(30, b0.both, b1.tag).Key(),
		linear.Two(31, b0.tag, b1.tag).Key(),
		// over one word
		linear.Three(32, s0.norm, b0.tag, b1.norm).Key(),
		// three or four
		linear.Three(33, s0.tag, b0.tag, b1.tag).Key(),
		linear.Three(34, s0.both, b0.tag, b1.tag).Key(),
		linear.Three(35, s0.tag, b0.both, b1.tag).Key(),
		linear.Three(36, s1.tag, s0.tag, b0.tag).Key(),
		linear.Three(37, s1.both, s0.tag, b0.tag).Key(),
		linear.Three(38, s1.tag, s0.both, b0.tag).Key(),
		linear.Three(39, s1.tag, s0.tag, b0.both).Key(),
		linear.Four(40, s1.tag, s0.tag, b0.tag, b1.tag).Key(),
		linear.Three(41, s2.tag, s1.tag, s0.tag).Key(),
		linear.Four(42, s2.tag, s1.tag, s0.tag, b0.tag).Key(),
		linear.Three(43, b0.tag, b1.tag, b2.tag).Key(),
		linear.Four(44, s0.tag, b0.tag, b1.tag, b2.tag).Key(),
		linear.Four(45, s0.upos, b0.upos, b1.upos, linear.Two(1, b2.upos, b3.upos)).Key(),
		// two words and a tag
		linear.Three(46, s0.norm, b0.norm, b1.tag).Key(),
		linear.Three(47, s1.norm, s0.norm, b0.tag).Key(),
		// children
		linear.Three(48, s0.tag, s0l.tag, b0.tag).Key(),
		linear.Three(49, s0.tag, s0r.tag, b0.tag).Key(),
		linear.Three(50, s0.tag, bl.tag, b0.tag).Key(),
		linear.Three(51, s1.tag, s1r.tag, s0.tag).Key(),
		linear.Three(52, s1.tag, s1l.tag, s0.tag).Key(),
		linear.Three(53, s1.tag, s0l.tag, s0.tag).Key(),
		linear.Three(54, s1.tag, s0r.tag, s0.tag).Key(),
		linear.Four(55, s1.tag, s0.tag, s0r.tag, b0.tag).Key(),
		linear.Three(56, s0.tag, s0l.tag, s0l2.tag).Key(),
		linear.Three(57, s0.tag, s0r.tag, s0r2.tag).Key(),
		linear.Three(58, s1.tag, s1r.tag, s1r2.tag).Key(),
		linear.Two(59, s0r.norm, s0r.tag).Key(),
		linear.Two(60, s0l.norm, s0l.tag).Key(),
		linear.Two(61, s1r.norm, s1r.tag).Key(),
		linear.Two(62, bl.norm, bl.tag).Key(),
		linear.Three(63, s0.norm, s0r.norm, b0.tag).Key(),
		linear.Three(64, s0.norm, s0l.norm, b0.tag).Key(),
		linear.Three(65, b0.norm, bl.norm, s0.tag).Key(),
		linear.Three(66, s1.tag, bl.tag, b0.tag).Key(),
		linear.Four(67, s1.tag, s0.tag, b0.tag, bl.tag).Key(),
		// relations so far
		linear.Two(68, s0.tag, linear.Hash(n0.leftRels)).Key(),
		linear.Two(69, s0.tag, linear.Hash(n0.rightRels)).Key(),
		linear.Two(70, s0.norm, linear.Hash(n0.leftRels)).Key(),
		linear.Two(71, s0.norm, linear.Hash(n0.rightRels)).Key(),
		linear.Three(72, s0.tag, b0.tag, linear.Hash(n0.leftRels)).Key(),
		linear.Three(73, s0.tag, b0.tag, linear.Hash(n0.rightRels)).Key(),
		linear.Three(74, s1.tag, s0.tag, linear.Hash(n1.rightRels)).Key(),
		linear.Three(75, s1.tag, s0.tag, linear.Hash(n0.rightRels)).Key(),
		linear.Three(76, b0.tag, s0.tag, linear.Hash(nb.leftRels)).Key(),
		linear.Two(77, b0.norm, linear.Hash(nb.leftRels)).Key(),
		linear.Three(78, s1.tag, s0.tag, linear.Hash(n0.leftRels)).Key(),
		linear.Two(79, relOf(t, n0.right1), relOf(t, n0.left1)).Key(),
		linear.Three(80, s1.norm, linear.Hash(n1.rightRels), s0.tag).Key(),
		linear.Four(81, s1.tag, linear.Hash(n1.rightRels), s0.tag, linear.Two(1, linear.Hash(n0.leftRels), linear.Hash(n0.rightRels))).Key(),
		linear.Four(82, s1.tag, linear.Hash(n1.leftRels), s0.tag, b0.tag).Key(),
		// distance and number of children
		linear.Two(83, s0.both, d0).Key(),
		linear.Two(84, b0.both, d0).Key(),
		linear.Three(85, s0.tag, b0.tag, d0).Key(),
		linear.Three(86, s1.tag, s0.tag, d1).Key(),
		linear.Two(87, s0.both, linear.Hash(n0.lefts)).Key(),
		linear.Two(88, s0.both, linear.Hash(n0.rights)).Key(),
		linear.Two(89, b0.both, linear.Hash(nb.lefts)).Key(),
		linear.Three(90, s1.norm, linear.Hash(n1.rights), s0.tag).Key(),
		linear.Three(91, s1.tag, linear.Hash(n1.rights), s0.tag).Key(),
		linear.Four(92, s0.tag, b0.tag, linear.Hash(n0.rights), linear.Hash(nb.lefts)).Key(),
		linear.Three(93, s0.upos, b0.upos, linear.Two(1, d0, linear.Hash(n1.lefts))).Key(),
	)
}

// relFeatures appends what the relation of an arc is chosen by, just before the
// arc is made. Arcs to the left and to the right share no features.
func relFeatures(out []uint32, t *tree, views []view, head, child int32) []uint32 {
	hn, dn := &t.nodes[head], &t.nodes[child]
	side, outer := 200, hn.left1
	if child > head {
		side, outer = 300, hn.right1
	}
	h, d, sib := viewAt(views, head), viewAt(views, child), viewAt(views, outer)
	p1, n1 := viewAt(views, child-1), viewAt(views, child+1)
	h1, h2 := viewAt(views, head-1), viewAt(views, head+1)
	cl, cr := viewAt(views, dn.left1), viewAt(views, dn.right1)
	hl, hr := linear.Hash(hn.leftRels), linear.Hash(hn.rightRels)
	tl, tr := linear.Hash(dn.leftRels), linear.Hash(dn.rightRels)
	ds := distance(head, child)
	return append(out,
		linear.Two(side+1, h.norm, h.tag).Key(),
		linear.Two(side+2, d.norm, d.tag).Key(),
		linear.One(side+3, h.tag).Key(),
		linear.One(side+4, d.tag).Key(),
		linear.Two(side+5, h.tag, d.tag).Key(),
		linear.Three(side+6, h.norm, h.tag, d.tag).Key(),
		linear.Three(side+7, h.tag, d.norm, d.tag).Key(),
		linear.Two(side+8, h.norm, d.norm).Key(),
		linear.Three(side+9, h.tag, d.tag, ds).Key(),
		linear.Two(side+10, d.norm, ds).Key(),
		linear.Three(side+11, h.tag, d.tag, tl).Key(),
		linear.Three(side+12, h.tag, d.tag, tr).Key(),
		linear.Two(side+13, d.norm, tl).Key(),
		linear.Two(side+14, d.tag, tl).Key(),
		linear.Two(side+15, d.tag, tr).Key(),
		linear.Three(side+16, h.tag, d.tag, hl).Key(),
		linear.Three(side+17, h.tag, d.tag, hr).Key(),
		linear.Three(side+18, h.norm, d.tag, hr).Key(),
		linear.Three(side+19, h.norm, d.tag, hl).Key(),
		linear.Three(side+20, h.tag, d.tag, cl.tag).Key(),
		linear.Three(side+21, h.tag, d.tag, cr.tag).Key(),
		linear.Three(side+22, h.norm, d.tag, cl.norm).Key(),
		linear.Three(side+23, d.norm, d.tag, cl.norm).Key(),
		linear.Two(side+24, cl.norm, d.tag).Key(),
		linear.Two(side+25, cr.norm, d.tag).Key(),
		linear.Three(side+26, h.tag, p1.tag, d.tag).Key(),
		linear.Three(side+27, h.tag, d.tag, n1.tag).Key(),
		linear.Three(side+28, h.tag, h1.tag, d.tag).Key(),
		linear.Three(side+29, h.tag, h2.tag, d.tag).Key(),
		linear.Two(side+30, p1.norm, d.tag).Key(),
		linear.Two(side+31, n1.norm, d.tag).Key(),
		linear.Three(side+32, sib.tag, d.tag, h.tag).Key(),
		linear.Three(side+33, sib.norm, d.tag, h.norm).Key(),
		linear.Two(side+34, d.suf3, h.tag).Key(),
		linear.Two(side+35, h.upos, d.upos).Key(),
		linear.Three(side+36, p1.tag, d.tag, n1.tag).Key(),
		linear.Four(side+37, h.tag, d.tag, tl, tr).Key(),
		linear.Four(side+38, h.tag, d.tag, hl, hr).Key(),
	)
}
