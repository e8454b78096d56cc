package lang

import (
	"fmt"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// A PhrasedDoc is a text with the phrases that name persons, organisations and
// places, one of each head, for training. Names are what a tagger finds that
// has not learnt from this text: the model is to learn its errors.
type PhrasedDoc struct {
	*Doc
	Names    []Name
	Leanings []Leaning
	Phrases  []Phrase
}

// A Phrase is a run of tokens that names, with its head.
type Phrase struct {
	Name
	Head int // token of the sentence
}

// Epochs, trainers and packing were chosen by folds inside gum-train.
const (
	phraseEpochs   = 6
	phraseTrainers = 3 // whose mean the model is
)

// blurred is of how many heads in a hundred the tags, and of how many the tree,
// are blurred. Folds cannot choose it: tagger and parser have learnt from all of
// gum-train. Of 0, 20, 30 and 50 the best on GUM's development part.
const blurred = 30

var phrasePacking = linear.Packing{Scale: 8, Least: 2, Changes: 2, Base: 0}

// trainPhrases makes the two models of phrases.
func trainPhrases(docs []PhrasedDoc, seed uint64, tell func(string)) *phraseModel {
	var kinds, edges []*linear.Trainer
	for n := range uint64(phraseTrainers) {
		k, e := linear.NewTrainer(phraseKinds), linear.NewTrainer(edgeLabels)
		rng := linear.NewRand(seed + 3 + n)
		linear.Epochs(len(docs), phraseEpochs, seed+n, func(_, i int) {
			learnPhrases(k, e, rng, &docs[i])
		}, nil)
		tell(fmt.Sprintf("phrases: trainer %d of %d", n+1, phraseTrainers))
		kinds, edges = append(kinds, k), append(edges, e)
	}
	return &phraseModel{linear.Mix(phrasePacking, kinds...), linear.Mix(phrasePacking, edges...)}
}

func learnPhrases(kinds, edges *linear.Trainer, rng *linear.Rand, d *PhrasedDoc) {
	p := newPage(d.Doc)
	p.leanings = d.Leanings
	v := newPhraseView(p, d.Names)
	want := map[int]*Phrase{}
	for k := range d.Phrases {
		ph := &d.Phrases[k]
		want[p.start[ph.Sentence]+ph.Head] = ph
	}
	var s linear.Scores
	for i := range p.words {
		if !v.candidate(i) {
			continue
		}
		v.blurTags, v.blurTree = rng.Percent(blurred), rng.Percent(blurred)
		wanted := NoName
		ph := want[i]
		if ph != nil {
			wanted = ph.Kind
		}
		features := v.kindFeatures(i)
		kinds.Score(features, &s)
		got := bestKind(&s)
		if got != wanted {
			kinds.Update(features, int(wanted), int(got))
		}
		kinds.Step()
		if ph != nil {
			at := p.start[ph.Sentence]
			learnEdge(edges, v.leftEdges(i), at+ph.First, func(e edge) []uint32 { return v.leftFeatures(i, e, wanted) })
			learnEdge(edges, v.rightEdges(i), at+ph.Last, func(e edge) []uint32 { return v.rightFeatures(i, e, wanted) })
		}
	}
}

// learnEdge learns to choose the wanted edge among those given.
func learnEdge(tr *linear.Trainer, list []edge, want int, features func(edge) []uint32) {
	var s linear.Scores
	right, wrong := -1, -1
	var rightScore, wrongScore int32
	for n, e := range list {
		tr.Score(features(e), &s)
		score := s[1] - s[0]
		if e.at == want {
			right, rightScore = n, score
		} else if wrong < 0 || score > wrongScore {
			wrong, wrongScore = n, score
		}
	}
	if right >= 0 && wrong >= 0 {
		if wrongScore >= rightScore {
			tr.Update(features(list[right]), 1, 0)
			tr.Update(features(list[wrong]), 0, 1)
		}
		tr.Step()
	}
}

// TrainPhrases adds the models of phrases to a name tagger's file. It tells of
// each epoch by tell.
func TrainPhrases(docs []PhrasedDoc, nameData []byte, seed uint64, tell func(string)) ([]byte, error) {
	m, err := decodeNames(nameData)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", nameFile, err)
	}
	m.phrases = trainPhrases(docs, seed, tell)
	return m.encode(), nil
}

// PhrasesBy finds the phrases in d around the names given, or if there are none
// around those that the tagger finds, with the model file given, for measuring.
func PhrasesBy(data []byte, d *Doc, names []Name, leanings []Leaning) ([]Name, error) {
	m, err := decodeNames(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", nameFile, err)
	}
	p := newPage(d)
	if names == nil {
		names = p.names(m)
	} else {
		p.leanings = leanings
	}
	if m.phrases == nil {
		return nil, nil
	}
	return p.phrases(names, m.phrases), nil
}
