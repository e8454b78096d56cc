package statement

import (
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// sources lists the phrases that may be the source of the cue at item c, in
// order, the nearest maxSources of them; the first is none.
func (v *view) sources(buf []phrase, c int) []phrase {
	buf = append(buf[:0], phrase{})
	from := len(buf)
	for i := 0; i < len(v.nodes); i++ {
		d := &v.nodes[i]
		if i == c || d.run || !v.mayHead(i) {
			continue
		}
		limit := len(v.nodes)
		if i < c {
			limit = c
		}
		p := v.phraseOf(v.u, i, limit)
		if p.none() || p.first <= c && c < p.last {
			continue
		}
		buf = append(buf, p)
		// The tree may know more of the phrase, or less.
		if w := (phrase{d.lo, d.hi, i}); w.last-w.first < maxSource && (w.first != p.first || w.last != p.last) && (c < w.first || w.last <= c) {
			for w.last > i+1 && v.isMark(w.last-1) && !closesPhrase(v.word(v.u, w.last-1).low) {
				w.last--
			}
			if w.first != p.first || w.last != p.last {
				buf = append(buf, w)
			}
		}
	}
	if rest := buf[from:]; len(rest) > maxSources {
		// The nearest by distance from the cue: drop from the far ends.
		lo, hi := 0, len(rest)
		for hi-lo > maxSources {
			if c-rest[lo].head > rest[hi-1].head-c {
				lo++
			} else {
				hi--
			}
		}
		buf = append(buf[:from], rest[lo:hi]...)
	}
	return buf
}

// maxSources is how many phrases are looked at as a cue's source.
const maxSources = 20

// maxSource is how many items a source has at most.
const maxSource = 30

// mayHead tells whether item i may head a source: a noun that is not part of
// a name or compound behind it, a pronoun, a possessive.
func (v *view) mayHead(i int) bool {
	d := &v.nodes[i]
	switch d.upos {
	case lang.PRON:
		return d.xpos != lang.TagEX
	case lang.NOUN, lang.PROPN:
		if n := v.upos(i + 1); (n == lang.PROPN || n == lang.NOUN) && d.head == i+1 {
			return false
		}
		return d.rel.Base() != lang.RelFlat
	case lang.DET, lang.ADJ, lang.NUM:
		b := d.rel.Base()
		return b == lang.RelNsubj || b == lang.RelObl
	}
	return false
}

// A path tells how two items hang together in the tree: up from the one, down
// to the other.
func (v *view) path(a, b int) linear.Hash {
	h := linear.Hash(1)
	x := a
	for n := 0; n < 4 && x >= 0; n++ {
		y, down := b, linear.Hash(0)
		for m := 0; m < 4 && y >= 0; m++ {
			if x == y {
				return linear.Two(1, h, down)
			}
			down = linear.Two(2, down, linear.Hash(v.nodes[y].rel))
			y = v.nodes[y].head
		}
		h = linear.Two(3, h, linear.Hash(v.nodes[x].rel))
		x = v.nodes[x].head
	}
	return 0
}

// sourceFeatures are what tells whether p is the source of the cue at item c;
// ruled is the source that the rules give it.
func (v *view) sourceFeatures(f *feeler, c int, p phrase, ruled phrase, passive bool) {
	f.reset()
	d := &v.nodes[c]
	pos := linear.Hash(d.xpos) + 1
	class := linear.Hash(d.class) + 1
	if d.mark {
		class = 20
	}
	if p.none() {
		f.two(201, pos, flag(passive))
		f.one(202, d.lemma)
		f.three(203, class, pos, flag(ruled.none()))
		f.two(204, linear.Hash(d.rel), class)
		f.two(205, d.lemma, flag(ruled.none()))
		f.three(206, pos, linear.Hash(d.rel), flag(ruled.none()))
		f.three(207, class, flag(passive), flag(v.child(c, lang.RelNsubj) >= 0))
		f.two(208, d.lemma, flag(passive))
		return
	}
	h := &v.nodes[p.head]
	path := v.path(c, p.head)
	dist := bucket(p.head - c)
	same := flag(p.head == ruled.head && !ruled.none())
	f.two(220, same, pos)
	f.three(221, same, class, flag(passive))
	f.one(222, path)
	f.three(223, path, pos, flag(passive))
	f.two(224, path, d.lemma)
	f.three(225, path, class, same)
	f.two(226, dist, pos)
	f.three(227, dist, class, linear.Hash(h.upos))
	f.three(228, linear.Hash(h.rel), pos, flag(p.head < c))
	f.three(229, linear.Hash(h.upos), pos, linear.Hash(h.rel))
	f.two(230, h.lemma, flag(p.head < c))
	f.three(231, linear.Hash(h.xpos), path, same)
	before, after := v.form(p.first-1), v.form(p.last)
	f.three(232, before, flag(p.head < c), pos)
	f.three(233, after, flag(p.head < c), pos)
	f.two(234, before, d.lemma)
	f.three(235, flag(p.last == c), flag(p.first == c+1), class)
	f.three(236, flag(p.last == c), flag(p.first == c+1), d.lemma)
	// What stands between.
	lo, hi := c+1, p.first
	if p.head < c {
		lo, hi = p.last, c
	}
	verbs, marks, runs := 0, 0, 0
	for k := lo; k < hi; k++ {
		switch n := &v.nodes[k]; {
		case n.run:
			runs++
		case n.mark:
			marks++
		case n.upos == lang.VERB:
			verbs++
		}
	}
	f.four(237, bucket(verbs), bucket(marks), flag(p.head < c), pos)
	f.three(238, bucket(runs), flag(p.head < c), class)
	f.two(239, linear.Hash(h.class)+1, path)
	f.three(240, linear.Hash(h.upos), bucket(verbs), dist)
	if p.head == p.first && v.nodes[p.head].upos == lang.PRON {
		f.three(241, h.lemma, path, pos)
	}
	size := bucket(p.last - p.first)
	same2 := flag(p == ruled)
	f.two(243, same2, pos)
	f.three(244, same2, class, flag(passive))
	f.three(245, flag(h.lo == p.first), flag(h.hi == p.last), same2)
	f.three(246, size, linear.Hash(h.upos), same2)
	f.three(247, v.form(p.last-1), linear.Hash(h.upos), flag(p.last == p.head+1))
	f.four(248, linear.Hash(v.upos(p.first)), linear.Hash(v.upos(p.last-1)), linear.Hash(h.upos), after)
	v.tailFeature(f, p, same2)
	f.three(242, linear.Hash(d.rel), path, pos)
}

// ruled is the source that the rules found for the cue at item c.
func (v *view) ruled(c int) (p phrase, passive bool) {
	defer func() {
		if h := v.heardBy(c); h != nil && h.head >= 0 {
			if i := v.itemOf(v.u, h.head); i >= 0 && (p.none() || p.head != i) {
				p = v.phraseOf(v.u, i, limitFor(i, c, len(v.nodes)))
			}
		}
	}()
	for k := range v.u.cues {
		x := &v.u.cues[k]
		if x.first <= c && c < x.last {
			return x.source, x.passive
		}
	}
	return phrase{}, false
}

// heardBy is what the rules found of the run that they give the cue at item c
// to, nil if there is none.
func (v *view) heardBy(c int) *heard {
	t := v.word(v.u, c)
	for k := range v.nodes {
		if !v.nodes[k].run {
			continue
		}
		if h := &v.heard[v.u.items[k].run-1]; !h.drop && h.cue.Len() > 0 && h.cue.Overlap(t.Span) > 0 {
			return h
		}
	}
	return nil
}

// tailFeature tells what the phrase has behind its head: an apposition, a
// relative clause, a prepositional phrase.
func (v *view) tailFeature(f *feeler, p phrase, same linear.Hash) {
	tail := linear.Hash(0)
	for k := p.head + 1; k < p.last; k++ {
		d := &v.nodes[k]
		if d.head == p.head && !d.mark {
			tail = tail*64 + linear.Hash(d.rel.Base())
		}
	}
	missed := linear.Hash(0)
	for k := p.last; k < v.nodes[p.head].hi; k++ {
		d := &v.nodes[k]
		if d.head == p.head && !d.mark {
			missed = missed*64 + linear.Hash(d.rel.Base())
		}
	}
	upos := linear.Hash(v.nodes[p.head].upos)
	f.three(250, tail, upos, same)
	f.three(251, missed, upos, same)
	f.three(252, tail, missed, upos)
}
