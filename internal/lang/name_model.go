package lang

import (
	"fmt"
	"sync"

	"github.com/synoptic-news/synoptic/internal/linear"
	"github.com/synoptic-news/synoptic/internal/models"
)

// A nameModel labels the names of a page with a trained tagger: greedily, from
// the page's beginning to its end.
type nameModel struct {
	weights *linear.Model
	phrases *phraseModel // nil in a file without them
}

const (
	nameFile    = "names.bin"
	nameContent = 1 // version of the model's content: labels and features
)

// nameTagger is the model built in, nil if there is none: names are then found
// by rules alone.
var nameTagger = sync.OnceValue(func() *nameModel {
	data, err := models.Read(nameFile)
	if err != nil {
		return nil
	}
	m, err := decodeNames(data)
	if err != nil {
		return nil
	}
	return m
})

// decodeNames reads a name tagger's file: section "weights" and, for phrases,
// "kinds" and "edges".
func decodeNames(data []byte) (*nameModel, error) {
	f, err := linear.Open(data, nameContent)
	if err != nil {
		return nil, err
	}
	section, ok := f.Section("weights")
	if !ok {
		return nil, fmt.Errorf("no section weights")
	}
	m := &nameModel{}
	if m.weights, err = linear.Decode(section); err != nil {
		return nil, err
	}
	if n := m.weights.Labels(); n != int(nameLabels) {
		return nil, fmt.Errorf("%d labels, want %d", n, nameLabels)
	}
	kinds, ok1 := f.Section("kinds")
	edges, ok2 := f.Section("edges")
	if !ok1 || !ok2 {
		return m, nil
	}
	m.phrases = &phraseModel{}
	if m.phrases.kinds, err = linear.Decode(kinds); err != nil {
		return nil, err
	}
	if m.phrases.edges, err = linear.Decode(edges); err != nil {
		return nil, err
	}
	if n, k := m.phrases.kinds.Labels(), m.phrases.edges.Labels(); n != phraseKinds || k != edgeLabels {
		return nil, fmt.Errorf("%d kinds and %d labels of edges, want %d and %d", n, k, phraseKinds, edgeLabels)
	}
	return m, nil
}

func (m *nameModel) encode() []byte {
	f := &linear.File{Content: nameContent}
	f.Add("weights", m.weights.Append(nil))
	if m.phrases != nil {
		f.Add("kinds", m.phrases.kinds.Append(nil))
		f.Add("edges", m.phrases.edges.Append(nil))
	}
	return f.Encode()
}

// label labels all words of the page, and adds up per form how likely the
// tagger found each kind at its uses as a name of one word.
func (m *nameModel) label(p *page, labels []nameLabel, votes []formVotes) {
	var s linear.Scores
	v := newNameView(p, labels)
	for i := range p.words {
		if !v.candidate(i) {
			continue
		}
		m.weights.Score(v.features(i), &s)
		l := v.best(i, &s)
		v.set(i, l)
		p.leanings[i] = lean(&s)
		if !p.titled(i) && l.begins() {
			w := &votes[p.words[i].form].score
			for k := NamePerson; k <= NameOther; k++ {
				w[k] += s[beginLabel(k)] - s[l]
			}
		}
	}
}

// A Leaning is how near the tagger came to each kind at a word, the index, from
// 0 far off to maxLeaning the best; all zero at a word that cannot be a name's.
type Leaning [NameOther + 1]uint8

const (
	maxLeaning  = 7
	leaningStep = 24 // of the tagger's score
)

// lean is what the scores of labels tell of kinds.
func lean(s *linear.Scores) (out Leaning) {
	best := s[outside]
	for l := beginPerson; l < nameLabels; l++ {
		best = max(best, s[l])
	}
	for k := NoName; k <= NameOther; k++ {
		score := s[outside]
		if k != NoName {
			score = max(s[beginLabel(k)], s[insideLabel(k)])
		}
		out[k] = uint8(max(0, maxLeaning-(best-score)/leaningStep))
	}
	return out
}

// A nameView makes the features of a page's words while they are labelled.
type nameView struct {
	*page
	labels  []nameLabel
	history []nameLabel // per form: the label of its last use inside a sentence
	shapes  []linear.Hash
	runs    []capitals // of each capitalised word
	hidden  []bool     // in training: forms that are to look as if never seen; else nil
	list    []uint32
}

// A capitals is words with capitals beside each other, hyphens between them,
// and the place of the last of their heads in the tree.
type capitals struct {
	first, last int32
	rel, head   linear.Hash // relation to the word above, and that word
}

func newNameView(p *page, labels []nameLabel) *nameView {
	v := &nameView{page: p, labels: labels, history: make([]nameLabel, p.forms), list: make([]uint32, 0, 64)}
	v.shapes = make([]linear.Hash, len(p.words))
	v.runs = make([]capitals, len(p.words))
	for i := range p.words {
		var flags linear.Hash
		v.shapes[i] = shape(p.words[i].Form, &flags)
	}
	for s := range p.d.Sentences {
		for i := p.start[s]; i < p.start[s+1]; {
			j := i
			for j < p.start[s+1] && (p.words[j].is(wordCapital) || j > i && p.words[j].Form == "-" && j+1 < p.start[s+1] && p.words[j+1].is(wordCapital)) {
				j++
			}
			if j > i {
				r := v.above(i, j)
				for k := i; k < j; k++ {
					v.runs[k] = r
				}
			}
			i = max(j, i+1)
		}
	}
	return v
}

// above is the run [i, j) with what stands above it in the tree.
func (v *nameView) above(i, j int) capitals {
	r := capitals{first: int32(i), last: int32(j)}
	head := v.headIn(i, j)
	r.rel = linear.Hash(v.words[head].Rel.Base())
	if h := v.headOf(head); h >= 0 {
		r.head = v.words[h].norm
	}
	return r
}

// candidate tells whether word i may be part of a name: it has a capital, or
// joins two words that have one.
func (v *nameView) candidate(i int) bool {
	w := &v.words[i]
	if w.is(wordCapital) {
		return true
	}
	end := v.start[w.sentence+1]
	if i > v.start[w.sentence] && v.labels[i-1] != outside {
		for k := i; k < i+4 && k < end; k++ {
			if v.words[k].is(wordCapital | wordDigit) {
				return true
			}
		}
		return w.is(wordPossessive) || w.XPOS == TagHYPH
	}
	return i+1 < end && v.words[i+1].is(wordCapital) && (w.is(wordParticle) || len(w.Form) > 2 && w.Form[len(w.Form)-1] == '-')
}

// set labels word i.
func (v *nameView) set(i int, l nameLabel) {
	v.labels[i] = l
	if !v.titled(i) {
		v.history[v.words[i].form] = l
	}
}

// best is the label of the highest score; inside a name means the name before.
func (v *nameView) best(i int, s *linear.Scores) nameLabel {
	before := outside
	if i > v.start[v.words[i].sentence] {
		before = v.labels[i-1]
	}
	best := outside
	for l := beginPerson; l < nameLabels; l++ {
		if !l.begins() && before.kind() != l.kind() {
			continue
		}
		if s[l] > s[best] {
			best = l
		}
	}
	return best
}

// norm is word k, or a mark for the sentence's edges.
func (v *nameView) norm(k, first, end int) linear.Hash {
	switch {
	case k < first:
		return 1
	case k >= end:
		return 2
	}
	if v.hidden != nil && v.hidden[v.words[k].form] {
		return 3
	}
	return v.words[k].norm
}

func (v *nameView) tag(k, first, end int) linear.Hash {
	if k < first || k >= end {
		return 63
	}
	return linear.Hash(v.words[k].XPOS)
}

func (v *nameView) flag(k, first, end int) linear.Hash {
	if k < first || k >= end {
		return 1 << 30
	}
	return linear.Hash(v.words[k].flags &^ wordFirst)
}

// features are those of word i, given the labels before it.
func (v *nameView) features(i int) []uint32 {
	w := &v.words[i]
	first, end := v.start[w.sentence], v.start[w.sentence+1]
	label, label2 := linear.Hash(0), linear.Hash(0)
	if i > first {
		label = linear.Hash(v.labels[i-1])
	}
	if i > first+1 {
		label2 = linear.Hash(v.labels[i-2])
	}
	r := v.runs[i]
	if r.last == 0 {
		r = v.above(i, i+1)
	}
	seen := &v.seen[w.form]
	doc := oneIf(seen.lower > 0, 0) | oneIf(seen.capital > 0, 1) | oneIf(seen.afterTitle > 0, 2) | oneIf(seen.afterGiven > 0, 3) |
		oneIf(seen.beforeOrg > 0, 4) | oneIf(seen.afterIn > 0, 5)
	title := oneIf(v.title[w.sentence], 0) | oneIf(w.is(wordFirst), 1)
	w0, f0, s0 := v.norm(i, first, end), v.flag(i, first, end), v.shapes[i]
	w1, w2 := v.norm(i+1, first, end), v.norm(i+2, first, end)
	b1, b2 := v.norm(i-1, first, end), v.norm(i-2, first, end)
	t0, t1, tb := v.tag(i, first, end), v.tag(i+1, first, end), v.tag(i-1, first, end)
	f1, fb := v.flag(i+1, first, end), v.flag(i-1, first, end)
	left, right := v.norm(int(r.first)-1, first, end), v.norm(int(r.last), first, end)
	lastFlag, firstFlag := v.flag(int(r.last)-1, first, end), v.flag(int(r.first), first, end)
	size := linear.Hash(min(r.last-r.first, 5))
	place := linear.Hash(min(int32(i)-r.first, 3))
	history := linear.Hash(v.history[w.form])

	l := v.list[:0]
	add := func(h linear.Hash) { l = append(l, h.Key()) }
	add(linear.One(100, title))
	add(linear.Two(101, w0, label))
	add(linear.One(102, w0))
	add(linear.Two(103, w1, label))
	add(linear.Two(104, b1, label))
	add(linear.One(105, w2))
	add(linear.One(106, b2))
	add(linear.Two(107, b1, w0))
	add(linear.Two(108, w0, w1))
	add(linear.Two(109, s0, title))
	add(linear.Three(110, s0, label, t0))
	add(linear.Two(111, f0, label))
	add(linear.Three(112, f0, f1, title))
	add(linear.Three(113, fb, f0, label))
	add(linear.Three(114, tb, t0, t1))
	add(linear.Three(115, t0, title, label))
	add(linear.Three(116, label2, label, t0))
	add(linear.Two(117, lastFlag, label))
	add(linear.Three(118, firstFlag, place, label))
	add(linear.Three(119, v.norm(int(r.last)-1, first, end), size, label))
	add(linear.Three(120, size, place, label))
	add(linear.Two(121, left, label))
	add(linear.Two(122, right, label))
	add(linear.Three(123, doc, title, label))
	add(linear.Two(124, history, label))
	add(linear.Three(125, history, title, size))
	add(linear.Two(126, v.norm(int(r.first), first, end), place))
	add(linear.Two(127, v.prefix(w), label))
	add(linear.Two(128, v.suffix(w), label))
	add(linear.Three(129, left, size, title))
	add(linear.Three(130, right, size, title))
	add(linear.Three(131, f0, left, size))
	add(linear.Three(132, lastFlag, firstFlag, size))
	add(linear.Two(133, v.flag(i+2, first, end), f1))
	add(linear.Two(134, r.rel, size))
	add(linear.Two(135, r.rel, r.head))
	add(linear.Three(136, r.rel, r.head, label))
	add(linear.Three(137, r.rel, f0, label))
	add(linear.Three(138, doc, size, place))
	add(linear.Four(139, doc, size, r.rel, label))
	add(linear.Three(140, doc, size, right))
	v.list = l
	return l
}

func oneIf(b bool, n int) linear.Hash {
	if b {
		return 1 << n
	}
	return 0
}

// prefix and suffix hash three bytes of the word's edges.
func (v *nameView) prefix(w *pageWord) linear.Hash { return linear.Of(w.Form[:min(3, len(w.Form))]) }

func (v *nameView) suffix(w *pageWord) linear.Hash { return linear.Of(w.Form[max(0, len(w.Form)-3):]) }
