package statement

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// A claimed is an attribution on its way: content as items of one unit and as
// runs elsewhere.
type claimed struct {
	unit    int
	score   int32
	telling telling
	parts   [2]stretch // before and behind the cue
	runs    []int      // runs beside those in the parts
	voice   *heard     // what the rules found, nil if nothing
	learnt  bool
	drop    bool
}

// A bench is where the judge works: its memory is used again and again.
type bench struct {
	*view
	judge   *judge
	f       feeler
	scores  linear.Scores
	phrases []phrase
	spans   []stretch
	places  []int
}

// cueBias is what a cue's score must be more than. Best of -300 … 100 by
// cross-validation inside the training part.
const cueBias = -100

func (b *bench) score(decision int) int32 {
	b.judge[decision].Score(b.f.keys, &b.scores)
	return b.scores[1] - b.scores[0]
}

// unit finds the attributions of the unit in view.
func (b *bench) unit(n int) []claimed {
	var found []claimed
	for i := range b.nodes {
		if b.nodes[i].run || !b.mayCue(i) {
			continue
		}
		b.cueFeatures(&b.f, i)
		s := b.score(decideCue)
		if s <= cueBias {
			continue
		}
		c := claimed{unit: n, score: s, learnt: true}
		c.telling = b.tell(i, b.sourceOf(i))
		c.parts = b.contentOf(&c.telling)
		if c.parts[0].none() && c.parts[1].none() {
			continue
		}
		found = append(found, c)
	}
	b.cut(found)
	outermost(found)
	b.apart(found)
	return slices.DeleteFunc(found, func(c claimed) bool { return c.drop })
}

// sourceOf is the best source of the cue at item c.
func (b *bench) sourceOf(c int) phrase {
	b.phrases = b.sources(b.phrases, c)
	ruled, passive := b.ruled(c)
	best, top := 0, int32(0)
	for i, p := range b.phrases {
		b.sourceFeatures(&b.f, c, p, ruled, passive)
		if s := b.score(decideSource); i == 0 || s > top {
			best, top = i, s
		}
	}
	return b.phrases[best]
}

// contentOf is the best content before and behind the cue.
func (b *bench) contentOf(t *telling) (parts [2]stretch) {
	fr := b.frame(t)
	b.spans = b.lefts(b.spans, t)
	top := int32(0)
	for i, s := range b.spans {
		b.leftFeatures(&b.f, t, &fr, s)
		if x := b.score(decideLeft); i == 0 || x > top {
			parts[0], top = s, x
		}
	}
	start := 0
	b.places = b.starts(b.places, t)
	for i, k := range b.places {
		b.startFeatures(&b.f, t, &fr, parts[0], k)
		if x := b.score(decideStart); i == 0 || x > top {
			start, top = k, x
		}
	}
	if start == 0 {
		return parts
	}
	end := 0
	b.places = b.ends(b.places, t, start)
	for i, e := range b.places {
		b.endFeatures(&b.f, t, &fr, start, e)
		if x := b.score(decideEnd); i == 0 || x > top {
			end, top = e, x
		}
	}
	parts[1] = stretch{start, end}
	return parts
}

func (c *claimed) holds(i int) bool { return c.parts[0].holds(i) || c.parts[1].holds(i) }

func (c *claimed) size() int {
	return c.parts[0].last - c.parts[0].first + c.parts[1].last - c.parts[1].first
}

// cut ends content before another cue of the same source that leads to a direct
// quotation: he said that it was late, adding, “I know.”
func (b *bench) cut(found []claimed) {
	for i := range found {
		x := &found[i]
		for k := x.parts[1].first; k < x.parts[1].last; k++ {
			if !b.nodes[k].run {
				continue
			}
			h := &b.heard[b.u.items[k].run-1]
			if !h.direct || h.score < scoreIntro || h.cue.IsZero() {
				continue
			}
			for n := range found {
				y := &found[n].telling
				if n != i && y.cue < k && x.parts[1].holds(y.cue) && !y.source.none() && y.source.head == x.telling.source.head &&
					h.cue.Overlap(b.span(b.u, y.words.first, y.words.last)) > 0 {
					x.parts[1] = b.endBefore(x.parts[1], min(y.around.first, y.words.first))
				}
			}
		}
	}
}

// endBefore is the stretch up to item k without the marks and conjunctions that
// lead on, s itself if nothing is left.
func (v *view) endBefore(s stretch, k int) stretch {
	for k > s.first && (v.isMark(k-1) || v.upos(k-1) == lang.CCONJ || v.upos(k-1) == lang.SCONJ) {
		k--
	}
	if k <= s.first {
		return s
	}
	return stretch{s.first, k}
}

// outermost drops attributions of one unit whose cue lies in another's content.
func outermost(found []claimed) {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(found[b].size(), found[a].size()) })
	for _, a := range order {
		if found[a].drop {
			continue
		}
		for _, b := range order {
			x, y := &found[a], &found[b]
			if a == b || y.drop || !x.holds(y.telling.cue) {
				continue
			}
			if y.holds(x.telling.cue) && y.score > x.score {
				x.drop = true
				break
			}
			y.drop = true
		}
	}
}

// apart drops attributions half of whose content lies in that of one with a
// surer cue: a word has one voice.
func (b *bench) apart(found []claimed) {
	for i := range found {
		for k := range found {
			x, y := &found[i], &found[k]
			if i == k || x.drop || y.drop || x.score < y.score || x.score == y.score && i > k {
				continue
			}
			both := 0
			for _, p := range x.parts {
				for _, q := range y.parts {
					both += max(0, min(p.last, q.last)-max(p.first, q.first))
				}
			}
			if 2*both >= y.size() {
				y.drop = true
			}
		}
	}
}
