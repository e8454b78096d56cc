package lang

import (
	"bytes"
	"testing"
)

// TestTrainTwice makes the two models twice from the same tiny texts.
func TestTrainTwice(t *testing.T) {
	text := `Mr/PROPN/2/nmod:desc Velden/PROPN/3/nsubj left/VERB/0/root Norway/PROPN/3/obj ./PUNCT/3/punct
		He/PRON/2/nsubj said/VERB/0/root nothing/NOUN/2/obj to/ADP/5/case Ana/PROPN/2/obl Stone/PROPN/5/flat ./PUNCT/2/punct`
	d := hand(t, text)
	docs := []NamedDoc{{Doc: d, Gold: true, Names: []Name{
		{Sentence: 0, First: 1, Last: 2, Kind: NamePerson}, {Sentence: 0, First: 3, Last: 4, Kind: NamePlace},
		{Sentence: 1, First: 4, Last: 6, Kind: NamePerson},
	}}}
	groups := [][]int32{{0, 1, 0, 2, 0}, {1, 0, 0, 0, 3, 0, 0}}
	quiet := func(string) {}
	var names, coref [2][]byte
	for i := range names {
		var err error
		names[i] = TrainNames(docs, 1, quiet)
		if coref[i], err = TrainCoreference([]CorefDoc{{Doc: d, Groups: groups, Couples: groups}}, names[i], 1, quiet); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(names[0], names[1]) || !bytes.Equal(coref[0], coref[1]) {
		t.Error("two trainings, two models")
	}
	if _, err := NamesBy(names[0][:len(names[0])-1], d); err == nil {
		t.Error("a damaged model is read")
	}
	if _, err := EntitiesBy(names[0], coref[0], d, nil); err != nil {
		t.Error(err)
	}
}
