package lang

import (
	"fmt"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// A NamedDoc is a text with its names, for training: the Doc has the tags that
// the Analyzer gives it, so that the tagger of names learns from their errors.
type NamedDoc struct {
	*Doc
	Names []Name
	Gold  bool // marked by people; else a recogniser's output
}

// Epochs and packing of the tagger of names, chosen on GUM's development part.
const (
	nameEpochs = 6
	goldTimes  = 8 // how often an epoch visits a document marked by people
)

// hiddenNames is how many in a hundred capitalised forms of a page are trained
// on as if never seen, so that the tagger learns from what stands around them.
const hiddenNames = 10

var namePacking = linear.Packing{Scale: 8, Least: 2, Changes: 3, Base: 0}

// TrainNames makes the name tagger's model file. It tells of each epoch by tell.
func TrainNames(docs []NamedDoc, seed uint64, tell func(string)) []byte {
	pages := make([]*page, len(docs))
	want := make([][]nameLabel, len(docs))
	var people []int
	for i := range docs {
		pages[i] = newPage(docs[i].Doc)
		want[i] = pages[i].labelsOf(docs[i].Names)
		if docs[i].Gold {
			people = append(people, i)
		}
	}
	tr := linear.NewTrainer(int(nameLabels))
	rng := linear.NewRand(seed + 2)
	visit := func(i int) { learnNames(tr, rng, pages[i], want[i]) }
	order := make([]int, 0, len(docs)+goldTimes*len(people))
	for i := range docs {
		order = append(order, i)
	}
	for range goldTimes - 1 {
		order = append(order, people...)
	}
	linear.Epochs(len(order), nameEpochs, seed, func(_, i int) { visit(order[i]) }, func(e int) {
		tell(fmt.Sprintf("names: epoch %d of %d", e+1, nameEpochs))
	})
	return (&nameModel{weights: tr.Model(namePacking)}).encode()
}

// learnNames labels a page with the present weights and learns from each wrong
// label. The labels before a word are those given, not those wanted.
func learnNames(tr *linear.Trainer, rng *linear.Rand, p *page, want []nameLabel) {
	var s linear.Scores
	labels := make([]nameLabel, len(p.words))
	v := newNameView(p, labels)
	v.hidden = make([]bool, p.forms)
	for i := range v.hidden {
		v.hidden[i] = rng.Percent(hiddenNames)
	}
	for i := range p.words {
		if !p.words[i].is(wordCapital) {
			v.hidden[p.words[i].form] = false
		}
	}
	for i := range p.words {
		if !v.candidate(i) {
			continue
		}
		features := v.features(i)
		tr.Score(features, &s)
		got := v.best(i, &s)
		wanted := want[i]
		if before := i > p.start[p.words[i].sentence] && labels[i-1].kind() == wanted.kind(); !before && wanted != outside && !wanted.begins() {
			wanted = beginLabel(wanted.kind()) // the name's beginning was missed
		}
		if got != wanted {
			tr.Update(features, int(wanted), int(got))
		}
		tr.Step()
		v.set(i, got)
	}
}

// labelsOf turns names into labels.
func (p *page) labelsOf(names []Name) []nameLabel {
	labels := make([]nameLabel, len(p.words))
	for _, n := range names {
		if n.Kind == NoName || n.Kind > NameOther {
			continue
		}
		at := p.start[n.Sentence]
		labels[at+n.First] = beginLabel(n.Kind)
		for k := n.First + 1; k < n.Last; k++ {
			labels[at+k] = insideLabel(n.Kind)
		}
	}
	return labels
}

// NamesBy finds the names in d with the model file given, for measuring.
func NamesBy(data []byte, d *Doc) ([]Name, error) {
	m, err := decodeNames(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", nameFile, err)
	}
	return newPage(d).names(m), nil
}

// TaggedBy finds the names in d and what the tagger leans to at each word, with
// the model file given, for training phrases.
func TaggedBy(data []byte, d *Doc) ([]Name, []Leaning, error) {
	m, err := decodeNames(data)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", nameFile, err)
	}
	p := newPage(d)
	names := p.names(m)
	return names, p.leanings, nil
}

// TitleWord tells whether a word with a capital is a title or a role, so that
// it stands before a person's name and is no part of it.
func TitleWord(form string) bool {
	var b [32]byte
	key := foldWord(b[:0], form)
	if roles.has(key) {
		return !givenNames.has(key)
	}
	for len(key) > 0 && key[len(key)-1] == '.' {
		key = key[:len(key)-1]
	}
	return titles.has(key)
}

// NationalityWord tells whether a word is derived from a country's name.
func NationalityWord(form string) bool {
	var b [32]byte
	return countryFlags(foldWord(b[:0], form))&wordDemonym != 0
}
