package lang

import "github.com/synoptic-news/synoptic/internal/linear"

// A phraseModel tells of which proper nouns a phrase names a person, an
// organisation or a place, and where such a phrase begins and ends: "the
// Bergen harbour master Ana Stone, 58", of which the Name is "Ana Stone".
type phraseModel struct {
	kinds *linear.Model // labels are NameKinds: none, person, organization, place
	edges *linear.Model // a weight of label 1 speaks for an edge, label 0 stays at zero
}

const (
	phraseKinds = int(NamePlace) + 1
	edgeLabels  = 2
)

// NamedPhrases finds the phrases that name a person, an organisation or a place
// and lie in no other such phrase, in order. A phrase reaches from its
// determiner or title to the apposition, the place behind a comma or the
// clause behind its name; its head is a proper noun. It needs tags and trees.
// A Name is what a later stage compares; a phrase is all that is said of it in
// one place.
func (a *Analyzer) NamedPhrases(d *Doc) []Name {
	p := newPage(d)
	m := nameTagger()
	if m == nil || m.phrases == nil {
		return nil
	}
	return p.phrases(p.names(m), m.phrases)
}

// phrases finds the page's phrases around the names given.
func (p *page) phrases(names []Name, m *phraseModel) []Name {
	v := newPhraseView(p, names)
	heads := v.kinds(m)
	var out []Name
	for _, h := range heads {
		i, k := h.word, h.kind
		if k == NoName {
			continue
		}
		first, last := v.edges(i, k, func(list []uint32) int32 {
			var s linear.Scores
			m.edges.Score(list, &s)
			return s[1]
		})
		n := p.name(int(p.words[i].sentence), first, last, k)
		out = keepMaximal(out, n)
	}
	return out
}

// A phraseHead is a word that may head a phrase, with what it names.
type phraseHead struct {
	word  int
	key   linear.Hash // the name's words, which the page's other uses share
	score [phraseKinds]int32
	kind  NameKind
}

// kinds tells what the candidates name: each by its own scores and the mean of
// those that the page's other uses of the name have.
func (v *phraseView) kinds(m *phraseModel) []phraseHead {
	var heads []phraseHead
	type tally struct {
		score [phraseKinds]int32
		n     int32
	}
	sums := map[linear.Hash]*tally{}
	var s linear.Scores
	for i := range v.words {
		if !v.candidate(i) {
			continue
		}
		m.kinds.Score(v.kindFeatures(i), &s)
		first, last := v.extent(i)
		h := phraseHead{word: i, key: linear.Two(1, v.sequence(first, last), linear.Hash(i-first))}
		copy(h.score[:], s[:phraseKinds])
		if n := v.nameAt[i]; n > 0 && v.names[n-1].Kind <= NamePlace && v.headIn(first, last) == i {
			h.score[v.names[n-1].Kind] += namedBonus
		}
		heads = append(heads, h)
		t := sums[h.key]
		if t == nil {
			t = &tally{}
			sums[h.key] = t
		}
		t.n++
		for k := range t.score {
			t.score[k] += h.score[k]
		}
	}
	for x := range heads {
		h := &heads[x]
		t := sums[h.key]
		for k := range h.score {
			s[k] = h.score[k] * 4
			if t.n > 1 {
				s[k] += agreeing * (t.score[k] - h.score[k]) / (t.n - 1)
			}
		}
		h.kind = bestKind(&s)
	}
	return heads
}

// Chosen by folds inside gum-train: how much a candidate's score gains for the
// kind of the name that it heads (of 0 … 60), and how much the mean of the
// page's other uses counts, in fourths of its own score (of 0 … 8).
const (
	namedBonus = 30
	agreeing   = 6
)

// bestKind is the kind of the highest score, the least on a tie.
func bestKind(s *linear.Scores) NameKind {
	best := NoName
	for k := NamePerson; k <= NamePlace; k++ {
		if s[k] > s[best] {
			best = k
		}
	}
	return best
}

// maxBeside is how many phrases of a sentence a new one is compared with: more
// do not begin in the reach of one.
const maxBeside = 2 * maxPhraseBehind

// keepMaximal adds n to the phrases of its sentence unless one of them holds
// it, and drops those that it holds. Phrases stay in order.
func keepMaximal(out []Name, n Name) []Name {
	from := len(out)
	for from > 0 && out[from-1].Sentence == n.Sentence && len(out)-from < maxBeside {
		from--
	}
	keep := from
	for k := from; k < len(out); k++ {
		o := out[k]
		if o.First <= n.First && n.Last <= o.Last {
			return out
		}
		if n.First <= o.First && o.Last <= n.Last {
			continue
		}
		out[keep] = o
		keep++
	}
	out = append(out[:keep], n)
	for k := keep; k > from && out[k].First < out[k-1].First; k-- {
		out[k], out[k-1] = out[k-1], out[k]
	}
	return out
}
