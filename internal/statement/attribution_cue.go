package statement

import (
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// A feeler collects the features of one decision.
type feeler struct {
	keys []uint32
}

func (f *feeler) reset()                      { f.keys = f.keys[:0] }
func (f *feeler) one(t int, a linear.Hash)    { f.keys = append(f.keys, linear.One(t, a).Key()) }
func (f *feeler) two(t int, a, b linear.Hash) { f.keys = append(f.keys, linear.Two(t, a, b).Key()) }
func (f *feeler) three(t int, a, b, c linear.Hash) {
	f.keys = append(f.keys, linear.Three(t, a, b, c).Key())
}
func (f *feeler) four(t int, a, b, c, d linear.Hash) {
	f.keys = append(f.keys, linear.Four(t, a, b, c, d).Key())
}

func flag(b bool) linear.Hash {
	if b {
		return 2
	}
	return 1
}

// mayCue tells whether item i may be the head of a cue: a verb, noun or
// adjective of the outlet's own, "according", a colon with words before it.
func (v *view) mayCue(i int) bool {
	d := &v.nodes[i]
	switch d.upos {
	case lang.VERB, lang.NOUN, lang.ADJ:
		return !v.hyphened(v.u, i)
	case lang.ADV:
		return true
	case lang.PUNCT:
		return i > 0 && i+1 < len(v.nodes) && v.word(v.u, i).low == ":"
	}
	return v.word(v.u, i) != nil && (d.class != noCue || v.word(v.u, i).low == "according" || v.word(v.u, i).low == "per")
}

// cueFeatures are what tells whether item i is the head of a cue.
func (v *view) cueFeatures(f *feeler, i int) {
	f.reset()
	d := &v.nodes[i]
	lem, rel := d.lemma, linear.Hash(d.rel)
	pos, class := linear.Hash(d.xpos)+1, linear.Hash(d.class)+1
	f.one(1, pos)
	f.two(2, lem, pos)
	f.one(3, lem)
	f.two(4, class, pos)
	f.two(5, d.form, rel)
	f.two(6, lem, rel)
	f.two(7, class, rel)
	f.two(8, pos, rel)
	low := v.word(v.u, i).low
	f.two(9, pos, linear.Of(low[max(0, len(low)-3):]))
	f.two(10, pos, linear.Of(low[:min(len(low), 4)]))
	head := d.head
	hl, hp := hashNone, lang.NoUPOS
	if head >= 0 {
		hl, hp = v.nodes[head].lemma, v.nodes[head].upos
	}
	f.three(11, lem, rel, hl)
	f.three(12, class, rel, hl)
	f.three(13, pos, rel, linear.Hash(hp))
	v.childFeatures(f, i, lem, class, pos)
	for k, at := range [...]int{-2, -1, 1, 2} {
		f.two(20+k, lem, v.form(i+at))
		f.two(24+k, class, v.form(i+at))
		f.three(28+k, pos, linear.Hash(v.upos(i+at)), rel)
		f.two(32+k, lem, linear.Hash(v.upos(i+at)))
	}
	f.three(36, pos, v.form(i-1), v.form(i+1))
	f.three(37, lem, linear.Hash(v.upos(i+1)), linear.Hash(v.upos(i+2)))
	f.three(38, class, v.lemma(i+1), linear.Hash(v.upos(i+2)))
	v.placeFeatures(f, i, lem, class)
	v.quoteFeatures(f, i, lem, class)
	v.nestFeatures(f, i, lem, class)
}

// childFeatures tell of what hangs on the cue.
func (v *view) childFeatures(f *feeler, i int, lem, class, pos linear.Hash) {
	all := linear.Hash(0)
	for _, k := range v.children(i) {
		c := &v.nodes[k]
		if c.mark {
			continue
		}
		rel := linear.Hash(c.rel)
		f.two(40, lem, rel)
		f.three(41, class, pos, rel)
		f.three(42, lem, rel, c.lemma)
		f.three(56, pos, rel, c.lemma)
		switch c.rel.Base() {
		case lang.RelCcomp, lang.RelXcomp, lang.RelAcl, lang.RelAdvcl, lang.RelCsubj:
			mark := hashNone
			if m := v.child(k, lang.RelMark); m >= 0 {
				mark = v.nodes[m].form
			}
			f.four(43, lem, rel, mark, linear.Hash(c.upos))
			f.four(44, class, pos, rel, mark)
			all = all*64 + rel
		case lang.RelNsubj, lang.RelObj, lang.RelIobj, lang.RelCop, lang.RelParataxis:
			f.four(45, class, rel, linear.Hash(c.upos), linear.Hash(c.xpos))
			f.three(46, lem, rel, linear.Hash(c.upos))
			all = all*64 + rel
		case lang.RelObl, lang.RelNmod:
			if m := v.child(k, lang.RelCase); m >= 0 {
				f.three(47, lem, rel, v.nodes[m].form)
				f.four(48, class, pos, rel, v.nodes[m].form)
			}
		case lang.RelAux:
			all = all*64 + rel
		}
	}
	f.two(49, lem, all)
	f.three(57, class, pos, all)
}

// placeFeatures tell where in the text the cue stands.
func (v *view) placeFeatures(f *feeler, i int, lem, class linear.Hash) {
	u := v.u
	place := linear.Hash(1)
	switch {
	case u.headline:
		place = 2
	case i == 0:
		place = 3
	case i+2 >= len(v.nodes):
		place = 4
	}
	f.two(50, lem, place)
	f.two(51, class, place)
	comma := flag(v.lemmaBefore(i))
	f.three(52, lem, comma, flag(v.isMark(i+1)))
	f.three(53, class, comma, flag(v.isMark(i+1)))
	root := flag(v.nodes[i].head < 0)
	f.three(54, class, root, flag(i == u.root))
	f.two(55, lem, root)
}

// lemmaBefore tells whether a comma stands in the five items before i.
func (v *view) lemmaBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if t := v.word(v.u, k); t != nil && t.low == "," {
			return true
		}
	}
	return false
}

// quoteFeatures tell of quoted runs near the cue, and whether the rules take it
// for one's cue.
func (v *view) quoteFeatures(f *feeler, i int, lem, class linear.Hash) {
	chosen, near := linear.Hash(1), linear.Hash(0)
	for k := range v.nodes {
		if !v.nodes[k].run {
			continue
		}
		h := &v.heard[v.u.items[k].run-1]
		if h.cue.Len() > 0 && h.cue.Overlap(v.word(v.u, i).Span) > 0 {
			chosen = 2
			if h.direct {
				chosen = 3
			}
			if h.score >= scoreLeads {
				chosen += 2
			}
		}
		if d := k - i; d > -4 && d < 4 {
			near = near*8 + linear.Hash(d+4)
		}
	}
	f.one(60, chosen)
	f.two(61, chosen, lem)
	f.two(62, chosen, class)
	f.three(64, chosen, class, linear.Hash(v.nodes[i].rel))
	f.three(65, chosen, near, linear.Hash(v.nodes[i].xpos))
	if near > 0 {
		f.two(63, class, near)
	}
}

// nestFeatures tell of the verbs that the cue hangs on: what is said inside
// another's words is no attribution of its own.
func (v *view) nestFeatures(f *feeler, i int, lem, class linear.Hash) {
	over, by := linear.Hash(0), linear.Hash(0)
	rel := v.nodes[i].rel.Base()
	for h, n := v.nodes[i].head, 0; h >= 0 && n < maxDepth; h, n = v.nodes[h].head, n+1 {
		d := &v.nodes[h]
		if (d.upos == lang.VERB || d.class != noCue) && over == 0 {
			over = linear.Hash(d.class)*64 + linear.Hash(rel) + 1
			by = d.lemma
		}
		if d.rel.Base() == lang.RelCcomp || d.rel.Base() == lang.RelXcomp || d.upos == lang.VERB {
			rel = d.rel.Base()
		}
	}
	f.two(70, lem, over)
	f.two(71, class, over)
	f.two(72, class, by)
	// A verb of saying before it in the unit, and what stands between.
	said := linear.Hash(0)
	for k := 0; k < i; k++ {
		if v.nodes[k].class == cueSay && v.nodes[k].upos == lang.VERB {
			said = 1
		} else if said > 0 && v.nodes[k].run {
			said = 2
		}
	}
	f.two(73, class, said)
	f.two(74, lem, said)
	// The subject.
	s := v.child(i, lang.RelNsubj)
	if s >= 0 {
		n := &v.nodes[s]
		f.three(75, lem, linear.Hash(n.xpos), flag(s > i))
		f.three(76, class, n.lemma, linear.Hash(v.nodes[i].xpos))
	} else {
		f.two(77, class, linear.Hash(v.nodes[i].xpos)+100)
	}
}
