package statement

import (
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// A stretch is a half-open range of items; the zero stretch is none.
type stretch struct{ first, last int }

func (s stretch) none() bool { return s.last == 0 }

func (s stretch) holds(i int) bool { return s.first <= i && i < s.last }

// A telling is a cue with its source, as the search for its content sees it.
type telling struct {
	cue     int     // the cue's head
	words   stretch // the cue
	source  phrase
	around  stretch // cue, source and what stands between, if they stand together
	passive bool
	subject int // item of the cue's subject, -1 if it has none
}

// tell puts a cue and its source together.
func (v *view) tell(c int, source phrase) telling {
	t := telling{cue: c, words: v.cueWords(c), source: source, subject: v.child(c, lang.RelNsubj)}
	t.around = t.words
	t.passive = t.subject >= 0 && v.nodes[t.subject].rel == lang.RelNsubjPass || v.child(c, lang.RelAux) >= 0 && v.nodes[c].xpos == lang.TagVBN && v.hasPassive(c)
	switch {
	case source.none():
	case source.last <= t.words.first && !v.apart(source.last, t.words.first):
		t.around.first = source.first
	case source.first >= t.words.last && !v.apart(t.words.last, source.first):
		t.around.last = source.last
	}
	return t
}

func (v *view) hasPassive(c int) bool {
	for _, k := range v.children(c) {
		if v.nodes[k].rel == lang.RelAuxPass {
			return true
		}
	}
	return false
}

// apart tells whether what stands between a source and its cue may be content.
func (v *view) apart(from, to int) bool {
	for k := from; k < to; k++ {
		if v.nodes[k].run || v.nodes[k].upos == lang.VERB && to-from > 3 {
			return true
		}
	}
	return to-from > 12
}

// cueWords is the extent of the cue with head c: auxiliaries, negations and
// adverbs right before a verb, "to" behind "according".
func (v *view) cueWords(c int) stretch {
	s := stretch{c, c + 1}
	switch v.nodes[c].upos {
	case lang.VERB, lang.ADJ, lang.AUX:
		for s.first > 0 && v.nodes[s.first-1].head == c {
			switch v.nodes[s.first-1].rel.Base() {
			case lang.RelAux, lang.RelCop, lang.RelAdvmod:
				s.first--
				continue
			}
			break
		}
		if n := s.last; n < len(v.nodes) && v.nodes[n].head == c && v.nodes[n].rel == lang.RelCompoundPrt {
			s.last++
		}
	}
	if t := v.word(v.u, c+1); t != nil && t.low == "to" && v.word(v.u, c).low == "according" {
		s.last++
	}
	return s
}

// boundary tells whether a clause or phrase may begin at item i.
func (v *view) boundary(i int) bool {
	if i <= 0 || v.isMark(i-1) || v.nodes[i-1].run || v.nodes[i].run {
		return true
	}
	switch v.upos(i) {
	case lang.SCONJ, lang.CCONJ:
		return true
	}
	switch v.upos(i - 1) {
	case lang.SCONJ, lang.CCONJ:
		return true
	}
	return false
}

// trim takes commas, dashes and the like off the end of a stretch.
func (v *view) trim(s stretch) stretch {
	for s.last > s.first && v.isMark(s.last-1) {
		t := v.word(v.u, s.last-1)
		if t.low == ")" || t.low == "]" || t.low == "%" {
			break
		}
		s.last--
	}
	for s.first < s.last && v.isMark(s.first) {
		t := v.word(v.u, s.first)
		if t.low == "(" || t.low == "[" || t.low == "$" || t.low == "#" {
			break
		}
		s.first++
	}
	if s.first >= s.last {
		return stretch{}
	}
	return s
}

// maxLeft is how many stretches before a cue are looked at.
const maxLeft = 12

// lefts lists what may be content before the cue: nothing, its subject, and
// from the unit's beginning or a boundary up to the cue.
func (v *view) lefts(buf []stretch, t *telling) []stretch {
	buf = append(buf[:0], stretch{})
	add := func(s stretch) {
		if s = v.trim(s); s.none() {
			return
		}
		for _, have := range buf {
			if have == s {
				return
			}
		}
		buf = append(buf, s)
	}
	end := t.around.first
	if t.subject >= 0 && t.subject < end && (t.source.none() || t.subject != t.source.head) {
		p := v.phraseOf(v.u, t.subject, end)
		if !p.none() {
			add(stretch{p.first, p.last})
		}
		add(stretch{v.nodes[t.subject].lo, min(v.nodes[t.subject].hi, end)})
	}
	if end > 0 {
		add(stretch{0, end})
	}
	for i := end - 1; i > 0 && len(buf) < maxLeft; i-- {
		if v.boundary(i) && !v.isMark(i) {
			add(stretch{i, end})
		}
	}
	// What a relative clause or participle hangs on.
	if h := v.nodes[t.cue].head; h >= 0 && h < end && v.nodes[t.cue].rel.Base() == lang.RelAcl {
		if p := v.phraseOf(v.u, h, end); !p.none() {
			add(stretch{p.first, p.last})
		}
	}
	// A source that stands apart before the cue has its own left side.
	if !t.source.none() && t.source.first < end && t.source.last <= end {
		add(stretch{0, t.source.first})
		add(stretch{t.source.last, end})
	}
	return buf
}

// A frame is what the features of content share: hashes of the cue.
type frame struct {
	lemma, class, pos, rel, kids, quote linear.Hash
}

func (v *view) frame(t *telling) frame {
	d := &v.nodes[t.cue]
	f := frame{lemma: d.lemma, class: linear.Hash(d.class) + 1, pos: linear.Hash(d.xpos) + 1, rel: linear.Hash(d.rel)}
	if d.mark {
		f.class = 20
	}
	for _, k := range v.children(t.cue) {
		switch r := v.nodes[k].rel.Base(); r {
		case lang.RelCcomp, lang.RelXcomp, lang.RelObj, lang.RelParataxis, lang.RelAdvcl:
			side := linear.Hash(1)
			if k > t.cue {
				side = 2
			}
			f.kids = f.kids*128 + linear.Hash(r)*2 + side
		}
	}
	for k := range v.nodes {
		if !v.nodes[k].run {
			continue
		}
		h := &v.heard[v.u.items[k].run-1]
		if h.cue.Len() > 0 && h.cue.Overlap(v.word(v.u, t.cue).Span) > 0 {
			if k < t.cue {
				f.quote |= 1
			} else {
				f.quote |= 2
			}
			if h.direct {
				f.quote |= 4
			}
		}
	}
	return f
}

// voices tells of the direct quotations among the items [from, to) whose voice
// the rules are sure of what their cue is: this one (1), another in there (2),
// one elsewhere (4).
func (v *view) voices(t *telling, from, to int) linear.Hash {
	all := linear.Hash(0)
	for k := from; k < to; k++ {
		if !v.nodes[k].run {
			continue
		}
		h := &v.heard[v.u.items[k].run-1]
		if !h.direct || h.score < scoreLeads || h.cue.IsZero() {
			continue
		}
		switch {
		case h.cue.Overlap(v.span(v.u, t.words.first, t.words.last)) > 0:
			all |= 1
		case h.cue.Overlap(v.span(v.u, from, to)) > 0:
			all |= 2
		default:
			all |= 4
		}
	}
	return all
}

// leftFeatures are what tells whether s is content before the cue.
func (v *view) leftFeatures(f *feeler, t *telling, fr *frame, s stretch) {
	f.reset()
	b := t.around.last
	after := v.form(b)
	order := linear.Hash(1)
	switch {
	case t.source.none():
	case t.source.first > t.cue:
		order = 2
	case t.around.first == t.source.first:
		order = 3
	default:
		order = 4
	}
	last := flag(b >= len(v.nodes)-1)
	if s.none() {
		f.one(301, fr.class)
		f.one(302, fr.lemma)
		f.three(303, fr.class, fr.kids, order)
		f.two(304, fr.lemma, fr.kids)
		f.three(305, order, last, fr.class)
		f.two(306, after, fr.class)
		f.three(307, linear.Hash(v.upos(b)), order, fr.class)
		f.two(308, fr.rel, fr.class)
		f.two(309, fr.quote, fr.class)
		f.three(310, v.form(t.around.first-1), order, after)
		f.three(311, flag(t.passive), order, fr.pos)
		f.two(312, fr.lemma, last)
		f.two(313, fr.lemma, order)
		f.two(314, fr.lemma, flag(t.passive))
		f.three(315, v.form(t.around.first-1), last, fr.class)
		f.three(317, after, v.form(b+1), order)
		f.three(318, v.form(b-1), after, v.form(b+1))
		f.three(316, bucket(t.around.first), order, fr.class)
		return
	}
	gap := linear.Hash(t.around.first - s.last)
	subject := flag(t.subject >= 0 && s.holds(t.subject))
	whole := flag(s.first == 0)
	verbs, runs, direct := 0, 0, 0
	for k := s.first; k < s.last; k++ {
		switch d := &v.nodes[k]; {
		case d.run && d.form == hashRun:
			direct++
		case d.run:
			runs++
		case d.upos == lang.VERB || d.upos == lang.AUX:
			verbs++
		}
	}
	f.three(330, subject, whole, gap)
	voices := v.voices(t, s.first, s.last)
	f.three(360, voices, whole, order)
	f.three(361, voices, fr.class, fr.quote)
	f.three(331, subject, fr.class, order)
	f.three(332, whole, fr.class, order)
	f.four(333, whole, bucket(verbs), last, order)
	f.four(334, bucket(direct), bucket(verbs), whole, fr.class)
	f.three(335, bucket(runs), whole, fr.class)
	f.three(336, v.form(s.first-1), fr.class, flag(verbs > 0))
	f.two(337, v.form(s.first), flag(verbs > 0))
	f.three(338, linear.Hash(v.upos(s.first)), whole, order)
	f.three(339, linear.Hash(v.upos(s.last-1)), linear.Hash(v.upos(s.last)), order)
	f.three(340, v.form(t.around.first-1), last, order)
	f.four(341, fr.lemma, subject, whole, flag(verbs > 0))
	f.three(342, fr.lemma, order, last)
	f.two(343, bucket(s.last-s.first), flag(verbs > 0))
	f.three(344, fr.kids, subject, whole)
	f.four(345, fr.quote, bucket(direct), bucket(runs), whole)
	f.three(346, flag(t.passive), subject, fr.pos)
	f.three(347, fr.rel, subject, whole)
	f.three(348, after, whole, order)
	f.three(349, v.form(s.first-1), v.form(s.first), whole)
	if h := v.nodes[t.cue].head; h >= 0 {
		f.four(350, flag(s.holds(h)), whole, fr.rel, order)
		f.three(351, flag(s.holds(h)), linear.Hash(v.nodes[h].rel), linear.Hash(v.nodes[h].upos))
	}
	f.four(353, after, v.form(b+1), whole, order)
	f.four(354, after, v.form(b+1), flag(direct > 0), flag(verbs > 0))
	f.three(352, flag(s.last <= t.source.first), flag(s.first >= t.source.last), order)
}
