package statement

import (
	"fmt"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// A Told is a text with the attributions that people marked, for training. The
// Doc has the tags and trees that the Analyzer gives it.
type Told struct {
	*lang.Doc
	Attributions []Attribution // of each, Source, Cue and Content
}

// Epochs, margins and packing, chosen by cross-validation inside the training
// part. A margin is by how much a right answer must win to teach nothing. What
// is learnt in several orders is mixed; the last decisions have few lessons, and
// more orders.
const (
	attributionEpochs = 6
	attributionOrders = 6
	lastOrders        = 9
)

var (
	attributionMargins = [decisions]int32{decideCue: 50, decideSource: 40, decideLeft: 40, decideStart: 40, decideEnd: 40, decideQuote: 6, decideJoin: 6}
	attributionPacking = linear.Packing{Scale: 8, Least: 3, Changes: 3, Base: 0}
)

// A lesson is one decision: the candidates' features and which is right.
type lesson struct {
	candidates [][]uint32
	right      int
}

// lessons collects the lessons of all texts.
type lessons [decisions][]lesson

// A marked is an attribution in items of one unit.
type marked struct {
	cue     int
	source  stretch
	content []bool // by item
}

// TrainAttributions makes the model file. It tells of its progress by tell.
func TrainAttributions(texts []Told, seed uint64, tell func(string)) []byte {
	var l lessons
	for i := range texts {
		l.read(&texts[i])
	}
	l.second(texts, seed)
	f := &linear.File{Content: attributionContent}
	for d, name := range decisionNames {
		orders := attributionOrders
		if d >= decideQuote {
			orders = lastOrders
		}
		f.Add(name, trainOne(&l, d, orders, seed, tell))
	}
	return f.Encode()
}

// trainOne learns decision d in several orders and gives its section.
func trainOne(l *lessons, d, orders int, seed uint64, tell func(string)) []byte {
	all := l[d]
	trainers := make([]*linear.Trainer, orders)
	for o := range trainers {
		tr := linear.NewTrainer(2)
		wrong := 0
		linear.Epochs(len(all), attributionEpochs, seed+uint64(decisions*o+d), func(_, i int) {
			if !study(tr, &all[i], d) {
				wrong++
			}
		}, func(int) {
			tell(fmt.Sprintf("%s: %d of %d wrong", decisionNames[d], wrong, len(all)))
			wrong = 0
		})
		trainers[o] = tr
	}
	return linear.Mix(attributionPacking, trainers...).Append(nil)
}

// study takes one decision and learns from it if it was wrong or not clear.
func study(tr *linear.Trainer, l *lesson, d int) bool {
	defer tr.Step()
	var s linear.Scores
	margin := attributionMargins[d]
	if d == decideCue || d == decideQuote || d == decideJoin {
		tr.Score(l.candidates[0], &s)
		x := s[1] - s[0]
		if l.right == 1 && x <= margin {
			tr.Update(l.candidates[0], 1, 0)
		} else if l.right == 0 && x >= -margin {
			tr.Update(l.candidates[0], 0, 1)
		}
		return x > 0 == (l.right == 1)
	}
	var right int32
	best, top := -1, int32(0)
	for i, c := range l.candidates {
		tr.Score(c, &s)
		x := s[1] - s[0]
		if i == l.right {
			right = x
		} else if best < 0 || x > top {
			best, top = i, x
		}
	}
	if best >= 0 && right <= top+margin {
		tr.Update(l.candidates[l.right], 1, 0)
		tr.Update(l.candidates[best], 0, 1)
	}
	return best < 0 || right > top
}

// read makes lessons of one text.
func (l *lessons) read(t *Told) {
	q := listen(t.Doc)
	v := &view{quoter: q}
	b := &bench{view: v}
	for n := range q.units {
		v.look(n)
		marks := v.marked(t.Attributions)
		l.cues(b, marks)
		for i := range marks {
			l.spans(b, &marks[i])
		}
	}
}

// marked puts the attributions whose cue lies in the unit in view into items.
func (v *view) marked(as []Attribution) []marked {
	var out []marked
	for i := range as {
		a := &as[i]
		m := marked{cue: -1, content: make([]bool, len(v.nodes))}
		rank := 0
		for k := range v.nodes {
			s := v.span(v.u, k, k+1)
			if covers(a.Content, s) {
				m.content[k] = true
			}
			if covers(a.Source, s) {
				if m.source.none() {
					m.source.first = k
				}
				m.source.last = k + 1
			}
			if covers(a.Cue, s) && !v.nodes[k].run && v.mayCue(k) {
				r := 1
				switch d := &v.nodes[k]; {
				case d.upos == lang.VERB:
					r = 6
				case d.class != noCue || v.word(v.u, k).low == "according":
					r = 5
				case d.upos == lang.NOUN:
					r = 4
				case d.upos == lang.ADJ:
					r = 3
				case !d.mark:
					r = 2
				}
				r *= 2
				if h := v.nodes[k].head; h < 0 || !covers(a.Cue, v.span(v.u, h, h+1)) {
					r++
				}
				if r > rank {
					m.cue, rank = k, r
				}
			}
		}
		if m.cue >= 0 {
			out = append(out, m)
		}
	}
	return out
}

// covers tells whether the spans cover at least half of s.
func covers(spans []synoptic.Span, s synoptic.Span) bool {
	n := 0
	for _, x := range spans {
		n += x.Overlap(s)
	}
	return n > 0 && 2*n >= s.Len()
}

// cues makes lessons of all that may be cues. What lies in another's content is
// none: left out of the lessons, it cost half a point of F1.
func (l *lessons) cues(b *bench, marks []marked) {
	for i := range b.nodes {
		if b.nodes[i].run || !b.mayCue(i) {
			continue
		}
		right := 0
		for k := range marks {
			if marks[k].cue == i {
				right = 1
			}
		}
		b.cueFeatures(&b.f, i)
		l[decideCue] = append(l[decideCue], lesson{candidates: [][]uint32{clone(b.f.keys)}, right: right})
	}
}

func clone(keys []uint32) []uint32 { return append([]uint32(nil), keys...) }

// spans makes lessons of source and content of one attribution.
func (l *lessons) spans(b *bench, m *marked) {
	source, ok := l.source(b, m)
	if !ok {
		return
	}
	t := b.tell(m.cue, source)
	fr := b.frame(&t)
	left := l.left(b, m, &t, &fr)
	l.right(b, m, &t, &fr, left)
}

// source makes the lesson of the source, and gives the right one.
func (l *lessons) source(b *bench, m *marked) (phrase, bool) {
	b.phrases = b.sources(b.phrases, m.cue)
	right, top := 0, 0
	if !m.source.none() {
		right = -1
		for i, p := range b.phrases[1:] {
			s := stretch{p.first, p.last}
			if d := dice(s, m.source); d > top {
				right, top = i+1, d
			}
		}
		if right < 0 || top < 50 {
			return phrase{}, false
		}
	}
	var c [][]uint32
	ruled, passive := b.ruled(m.cue)
	for _, p := range b.phrases {
		b.sourceFeatures(&b.f, m.cue, p, ruled, passive)
		c = append(c, clone(b.f.keys))
	}
	l[decideSource] = append(l[decideSource], lesson{c, right})
	return b.phrases[right], true
}

// dice is how alike two stretches are, in percent.
func dice(a, b stretch) int {
	n := min(a.last, b.last) - max(a.first, b.first)
	if n <= 0 {
		return 0
	}
	return 200 * n / (a.last - a.first + b.last - b.first)
}

// left makes the lesson of the content before the cue, and gives the right one.
func (l *lessons) left(b *bench, m *marked, t *telling, fr *frame) stretch {
	b.spans = b.lefts(b.spans, t)
	want := 0
	for k := 0; k < t.around.first; k++ {
		if m.content[k] {
			want++
		}
	}
	right, top := 0, 0
	if want > 0 {
		for i, s := range b.spans[1:] {
			n := 0
			for k := s.first; k < s.last; k++ {
				if m.content[k] {
					n++
				}
			}
			if d := 200 * n / (want + s.last - s.first); d > top {
				right, top = i+1, d
			}
		}
		if top < 60 {
			return b.spans[right]
		}
	}
	var c [][]uint32
	for _, s := range b.spans {
		b.leftFeatures(&b.f, t, fr, s)
		c = append(c, clone(b.f.keys))
	}
	l[decideLeft] = append(l[decideLeft], lesson{c, right})
	return b.spans[right]
}

// right makes the lessons of the content behind the cue.
func (l *lessons) right(b *bench, m *marked, t *telling, fr *frame, left stretch) {
	b.places = b.starts(b.places, t)
	right, first := 0, -1
	for k := t.words.last; k < len(m.content) && first < 0; k++ {
		if m.content[k] && !left.holds(k) {
			first = k
		}
	}
	if first >= 0 {
		right = -1
		for i, k := range b.places[1:] {
			if k == first || k == first+1 && b.isMark(first) {
				right = i + 1
				break
			}
		}
		if right < 0 {
			return
		}
	}
	var c [][]uint32
	for _, k := range b.places {
		b.startFeatures(&b.f, t, fr, left, k)
		c = append(c, clone(b.f.keys))
	}
	l[decideStart] = append(l[decideStart], lesson{c, right})
	if first < 0 {
		return
	}
	start := b.places[right]
	want := 0
	for k := start; k < len(m.content); k++ {
		if m.content[k] {
			want++
		}
	}
	b.places = b.ends(b.places, t, start)
	right, top := -1, 0
	for i, e := range b.places {
		n := 0
		for k := start; k < e; k++ {
			if m.content[k] {
				n++
			}
		}
		if d := 2000 * n / (want + e - start); d > top {
			right, top = i, d
		}
	}
	if top < 600 {
		return
	}
	c = nil
	for _, e := range b.places {
		b.endFeatures(&b.f, t, fr, start, e)
		c = append(c, clone(b.f.keys))
	}
	l[decideEnd] = append(l[decideEnd], lesson{c, right})
}
