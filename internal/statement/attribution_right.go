package statement

import (
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// maxStart is how many items behind the cue its content may begin.
const maxStart = 16

// starts lists where content behind the cue may begin; 0 is nowhere.
func (v *view) starts(buf []int, t *telling) []int {
	buf = append(buf[:0], 0)
	from := t.words.last
	for k := from; k < len(v.nodes) && k < t.around.last+maxStart; k++ {
		if v.isMark(k) && v.word(v.u, k).XPOS != lang.TagNFP && !opensPhrase(v.word(v.u, k).low) {
			continue
		}
		if !t.source.none() && t.source.first <= k && k < t.source.last {
			continue
		}
		if k < t.around.last {
			continue
		}
		buf = append(buf, k)
	}
	return buf
}

func opensPhrase(low string) bool { return low == "(" || low == "$" || low == "#" || low == "[" }

// holder is the child of the cue whose subtree begins at item k, or else the
// one that holds it; exact tells which. -1 if none does.
func (v *view) holder(c, k int) (child int, exact bool) {
	child = -1
	for _, x := range v.children(c) {
		d := &v.nodes[x]
		if d.lo == k && !d.mark {
			return x, true
		}
		if d.lo < k && k < d.hi && x != k {
			child = x
		}
	}
	return child, false
}

// startFeatures are what tells whether content begins at item k; left tells
// what was taken before the cue.
func (v *view) startFeatures(f *feeler, t *telling, fr *frame, left stretch, k int) {
	f.reset()
	b := t.around.last
	before := linear.Hash(1)
	switch {
	case left.none():
	case t.subject >= 0 && left.holds(t.subject):
		before = 2
	case v.hasRun(left):
		before = 3
	default:
		before = 4
	}
	if k == 0 {
		f.two(401, before, fr.class)
		f.two(402, before, fr.lemma)
		f.three(403, before, fr.kids, fr.class)
		f.three(404, before, v.form(b), v.form(b+1))
		f.three(405, before, v.form(b), fr.class)
		f.three(406, before, linear.Hash(v.upos(b)), linear.Hash(v.upos(b+1)))
		f.three(407, before, flag(b+1 >= len(v.nodes)), fr.class)
		f.two(408, before, fr.quote)
		f.two(409, before, bucket(len(v.nodes)-b))
		f.three(410, before, fr.rel, fr.pos)
		return
	}
	at := bucket(k - b)
	rel, exact := linear.Hash(0), false
	x := -1
	if x, exact = v.holder(t.cue, k); x >= 0 {
		rel = linear.Hash(v.nodes[x].rel) + 1
	}
	rel = rel*2 + flag(exact)
	d := &v.nodes[k]
	pos := linear.Hash(d.upos)
	f.three(420, before, at, fr.class)
	f.three(421, rel, at, before)
	f.three(422, rel, fr.class, before)
	f.two(423, rel, fr.lemma)
	f.three(424, d.form, at, fr.class)
	f.two(425, d.form, fr.lemma)
	f.three(426, pos, rel, at)
	f.three(427, v.form(k-1), pos, before)
	f.three(428, v.form(k-1), d.form, fr.class)
	f.three(429, v.form(b), at, before)
	f.three(430, at, fr.lemma, before)
	f.three(431, linear.Hash(d.rel), pos, at)
	f.four(432, linear.Hash(v.upos(k-1)), pos, linear.Hash(v.upos(k+1)), fr.class)
	f.three(433, d.form, rel, before)
	f.two(434, fr.quote, flag(d.run))
	f.three(435, flag(d.run), at, before)
	f.three(436, fr.kids, rel, at)
	f.four(442, v.voices(t, k, k+1), fr.quote, before, at)
	path := v.path(t.cue, k)
	f.two(437, path, fr.pos)
	f.two(438, path, before)
	verbs, runs, marks := v.between(b, k)
	f.four(439, bucket(verbs), bucket(runs), bucket(marks), before)
	f.three(440, v.form(k-2), v.form(k-1), pos)
	f.four(441, before, flag(k == b), fr.lemma, pos)
}

func (v *view) hasRun(s stretch) bool {
	for k := s.first; k < s.last; k++ {
		if v.nodes[k].run {
			return true
		}
	}
	return false
}

// between counts verbs, runs and marks among the items [from, to).
func (v *view) between(from, to int) (verbs, runs, marks int) {
	for k := from; k < to; k++ {
		switch d := &v.nodes[k]; {
		case d.run:
			runs++
		case d.mark:
			marks++
		case d.upos == lang.VERB || d.upos == lang.AUX:
			verbs++
		}
	}
	return
}

// maxEnds is how many ends of content are looked at.
const maxEnds = 24

// ends lists where content that begins at item k may end.
func (v *view) ends(buf []int, t *telling, k int) []int {
	buf = buf[:0]
	n := len(v.nodes)
	last := n
	for last > k+1 && v.isMark(last-1) && !closesPhrase(v.word(v.u, last-1).low) {
		last--
	}
	for e := k + 1; e < last && len(buf) < maxEnds; e++ {
		if !t.source.none() && t.source.first == e || t.cue > k && e == t.words.first {
			buf = append(buf, e)
			return buf
		}
		if v.mayEnd(t, k, e) {
			buf = append(buf, e)
		}
	}
	return append(buf, last)
}

func closesPhrase(low string) bool { return low == ")" || low == "]" || low == "%" }

// mayEnd tells whether content from k may end before item e: at a mark, a run,
// a word that opens a phrase, or where a subtree around k ends.
func (v *view) mayEnd(t *telling, k, e int) bool {
	if v.isMark(e - 1) {
		return false
	}
	if v.isMark(e) || v.nodes[e].run || v.nodes[e-1].run {
		return true
	}
	switch v.upos(e) {
	case lang.CCONJ, lang.SCONJ, lang.ADP:
		return true
	}
	for h, n := k, 0; h >= 0 && n < maxDepth; h, n = v.nodes[h].head, n+1 {
		if v.nodes[h].hi == e {
			return true
		}
		if h == t.cue {
			break
		}
	}
	return false
}

// endFeatures are what tells whether content from item k ends before item e.
func (v *view) endFeatures(f *feeler, t *telling, fr *frame, k, e int) {
	f.reset()
	last := linear.Hash(1)
	switch rest := len(v.nodes) - e; {
	case rest == 0:
		last = 3
	case rest == 1 && v.isMark(e):
		last = 2
	}
	top, rel := v.topOf(t.cue, k)
	inside := linear.Hash(1) // the edge lies in the content's own subtree, at its end, behind it
	if top >= 0 {
		switch hi := v.nodes[top].hi; {
		case e == hi:
			inside = 2
		case e > hi:
			inside = 3
		case e+1 == hi && v.isMark(e):
			inside = 4
		}
	}
	verbs, runs, marks := v.between(k, e)
	after, next := v.form(e), v.form(e+1)
	pos, npos := linear.Hash(v.upos(e)), linear.Hash(v.upos(e+1))
	start := linear.Hash(v.upos(k))
	vf := flag(verbs > 0)
	f.three(501, last, inside, rel)
	voices := v.voices(t, k, e)
	f.three(540, voices, last, inside)
	f.four(541, voices, after, next, vf)
	f.three(542, voices, fr.class, fr.quote)
	f.three(502, last, fr.class, vf)
	f.three(503, inside, fr.class, rel)
	f.three(504, after, vf, fr.class)
	f.three(505, after, next, vf)
	f.four(506, pos, npos, inside, vf)
	f.three(507, after, inside, rel)
	f.two(508, after, fr.lemma)
	f.two(509, last, fr.lemma)
	f.three(510, inside, fr.lemma, vf)
	f.three(511, bucket(e-k), start, fr.class)
	f.three(512, bucket(verbs), bucket(marks), after)
	f.three(513, bucket(runs), flag(v.nodes[e-1].run), last)
	f.four(514, flag(v.nodes[k].run), flag(e == k+1), fr.class, after)
	f.three(515, linear.Hash(v.upos(e-1)), pos, npos)
	f.three(516, v.form(k), last, vf)
	f.three(517, v.form(k), after, vf)
	// How the word behind the edge hangs on what is inside.
	if e < len(v.nodes) {
		h := v.nodes[e].head
		for e+1 < len(v.nodes) && v.isMark(e) && h < 0 {
			break
		}
		x := e
		if v.isMark(x) && x+1 < len(v.nodes) {
			x++
		}
		h = v.nodes[x].head
		where := linear.Hash(1)
		switch {
		case h < 0:
		case h == t.cue:
			where = 2
		case h >= k && h < e:
			where = 3
		case h >= e:
			where = 4
		default:
			where = 5
		}
		f.three(520, where, linear.Hash(v.nodes[x].rel), flag(v.isMark(e)))
		f.four(521, where, linear.Hash(v.nodes[x].rel), linear.Hash(v.upos(x)), vf)
		f.three(522, where, v.form(x), flag(v.isMark(e)))
		f.three(523, where, fr.class, flag(v.isMark(e)))
		// The nearest verb behind the edge, and what it hangs on.
		for y := x; y < len(v.nodes) && y < x+8; y++ {
			if v.upos(y) == lang.VERB {
				g := v.nodes[y].head
				f.four(524, linear.Hash(v.nodes[y].rel), flag(g >= k && g < e), flag(g == t.cue), linear.Hash(v.nodes[y].xpos))
				break
			}
		}
	}
	one := flag(e == k+1)
	f.four(530, v.form(k), one, after, next)
	f.four(531, v.form(k), one, fr.quote, fr.class)
	f.three(532, v.form(k), one, v.form(k-1))
	f.three(525, fr.rel, last, fr.pos)
	f.three(526, start, last, inside)
}

// topOf is the item below the cue, or below what both hang on, whose subtree
// holds item k, and its relation.
func (v *view) topOf(c, k int) (int, linear.Hash) {
	top := -1
	for h, n := k, 0; h >= 0 && n < maxDepth && h != c; h, n = v.nodes[h].head, n+1 {
		if v.nodes[h].lo < c+1 && c < v.nodes[h].hi {
			break
		}
		top = h
	}
	if top < 0 {
		return -1, 0
	}
	return top, linear.Hash(v.nodes[top].rel)
}
