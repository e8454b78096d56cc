package lang

import (
	"fmt"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// A CorefDoc is a text whose mentions are known, for training.
type CorefDoc struct {
	*Doc
	Groups  [][]int32 // per sentence and token: number of the thing that the mention headed by it refers to; 0 for none
	Names   []Name    // found by a tagger that has not learnt from the text; nil: by the one given
	Couples [][]int32 // the same for the longest mention that a token heads, if there are two: "Ana and Ben"
}

const corefEpochs = 15 // chosen on GUM's development part

var corefPacking = linear.Packing{Scale: 8, Least: 3, Changes: 8, Base: 0}

// TrainCoreference makes the ranking model's file. nameData is the file of the
// name tagger that finds the names. It tells of each epoch by tell.
func TrainCoreference(docs []CorefDoc, nameData []byte, seed uint64, tell func(string)) ([]byte, error) {
	tagger, err := decodeNames(nameData)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", nameFile, err)
	}
	names := make([][]Name, len(docs))
	for i := range docs {
		if names[i] = docs[i].Names; names[i] == nil {
			names[i] = newPage(docs[i].Doc).names(tagger)
		}
	}
	tr := linear.NewTrainer(rankLabels)
	linear.Epochs(len(docs), corefEpochs, seed, func(_, i int) {
		p := newPage(docs[i].Doc)
		c := &cast{page: p, names: names[i]}
		c.teacher = &teacher{tr: tr, c: c}
		c.findMentions()
		for k := range c.mentions {
			w := &p.words[c.mentions[k].head]
			at := c.mentions[k].head - p.start[w.sentence]
			c.teacher.group = append(c.teacher.group, docs[i].Groups[w.sentence][at])
			c.teacher.couple = append(c.teacher.couple, docs[i].Couples[w.sentence][at])
		}
		c.resolve()
	}, func(e int) { tell(fmt.Sprintf("coreference: epoch %d of %d", e+1, corefEpochs)) })
	return (&rankModel{weights: tr.Model(corefPacking)}).encode(), nil
}

// EntitiesBy finds the entities in d with the model files given, around the
// names given or, if there are none, those that the tagger finds, for measuring.
func EntitiesBy(nameData, corefData []byte, d *Doc, names []Name) ([]synoptic.Entity, error) {
	tagger, err := decodeNames(nameData)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", nameFile, err)
	}
	ranker, err := decodeRanker(corefData)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", corefFile, err)
	}
	p := newPage(d)
	if names == nil {
		names = p.names(tagger)
	}
	return p.entities(names, ranker), nil
}

// A teacher stands in for the ranking model in training: it answers with the
// right referent and updates the weights where they would have been wrong.
type teacher struct {
	tr     *linear.Trainer
	c      *cast
	group  []int32 // per mention
	couple []int32 // per mention
}

// groupOf is what most of a referent's mentions so far refer to, 0 if nothing.
func (t *teacher) groupOf(ref, before int) int32 {
	if r := &t.c.refs[ref]; r.count == 0 && len(r.members) == 2 {
		return t.couple[r.first]
	}
	counts := map[int32]int{}
	best := int32(0)
	for k := 0; k < before; k++ {
		if g := t.group[k]; t.c.mentions[k].ref == ref && g != 0 {
			counts[g]++
			if counts[g] > counts[best] || best == 0 {
				best = g
			}
		}
	}
	return best
}

func (t *teacher) rank(i int) int {
	c := t.c
	var list [maxCandidates]candidate
	var s linear.Scores
	found := c.candidates(i, list[:0])
	if len(found) == 0 {
		return -1
	}
	none := append([]uint32(nil), c.noneFeatures(i, len(found), nil)...)
	t.tr.Score(none, &s)
	best, got := s[1]-s[0], -1
	var gotFeatures, wantFeatures []uint32 = none, none
	want, wantScore := -1, int32(-1<<30)
	for _, k := range found {
		f := c.pairFeatures(i, k, len(found), nil)
		t.tr.Score(f, &s)
		score := s[1] - s[0]
		right := t.group[i] != 0 && t.groupOf(k.ref, i) == t.group[i]
		if right && score > wantScore {
			want, wantScore, wantFeatures = k.ref, score, f
		}
		if score > best || score == best && !right {
			best, got, gotFeatures = score, k.ref, f
		}
	}
	right := got == want || got >= 0 && t.group[i] != 0 && t.groupOf(got, i) == t.group[i]
	if !right {
		t.tr.Update(wantFeatures, 1, 0)
		t.tr.Update(gotFeatures, 0, 1)
	}
	t.tr.Step()
	// Going on with the model's own answer half of the time gained .005 CoNLL by
	// folds, none on GUM's development part, and cost the stories speakers.
	return want
}
