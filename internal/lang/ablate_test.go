package lang

import (
	"slices"
	"testing"
)

// The groups name templates by number: as many as the lists have. Whoever adds
// a template adds it to a group, and its number here.
func TestGroupsFitTemplates(t *testing.T) {
	const tags, movesOf, rels = 38, 93, 38
	words := make([]word, 3)
	if n := len(tagFeatures(nil, words, 1, 0, 0)); n != tags {
		t.Errorf("%d templates of the tagger, want %d", n, tags)
	}
	p := &parsing{}
	p.reset(3)
	if n := len(moveFeatures(nil, &p.tree, p.views)); n != movesOf {
		t.Errorf("%d templates of moves, want %d", n, movesOf)
	}
	if n := len(relFeatures(nil, &p.tree, p.views, 0, 1)); n != rels {
		t.Errorf("%d templates of relations, want %d", n, rels)
	}
	for _, g := range taggerGroups {
		if n := len(g.mask); n == 0 || n > tags {
			t.Errorf("tagger, %s: %d", g.name, n)
		}
	}
	for _, g := range parserGroups {
		if len(g.mask.moves) > movesOf || len(g.mask.rels) > rels || len(g.mask.moves)+len(g.mask.rels) == 0 {
			t.Errorf("parser, %s: %d and %d", g.name, len(g.mask.moves), len(g.mask.rels))
		}
	}
}

func TestMask(t *testing.T) {
	if got := leaving([2]int{2, 3}, [2]int{5, 5}).keep([]uint32{1, 2, 3, 4, 5, 6}); !slices.Equal(got, []uint32{1, 4, 6}) {
		t.Errorf("kept %d", got)
	}
	if got := mask(nil).keep([]uint32{1}); len(got) != 1 {
		t.Errorf("kept %d", got)
	}
	in := []int32{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}
	if zeroInputs(in, []int{inTag}); !slices.Equal(in, []int32{1, 2, 3, 4, 0, 6, 7, 8, 9, 10, 0, 12}) {
		t.Errorf("left %d", in)
	}
}

// A model file's features are read as they were written; a damaged file is an
// error.
func TestFeaturesFile(t *testing.T) {
	s := Sentence{Tokens: []Token{{Form: "It", UPOS: PRON, XPOS: TagPRP, Rel: RelNsubj, Head: 1}, {Form: "burns", UPOS: VERB, XPOS: TagVBZ, Rel: RelRoot, Head: -1}}}
	feats := [][]string{{"Number=Sing", "_"}}
	data := TrainFeatures([]Sentence{s, s}, append(feats, feats...))
	if again := TrainFeatures([]Sentence{s, s}, append(feats, feats...)); !slices.Equal(data, again) {
		t.Error("two trainings gave two files")
	}
	a := &Analyzer{}
	if err := a.ReadFeatures(data); err != nil {
		t.Fatal(err)
	}
	if got := a.Features(nil, s.Tokens); !slices.Equal(got, feats[0]) {
		t.Errorf("%q", got)
	}
	for n := range data {
		if err := (&Analyzer{}).ReadFeatures(data[:n]); err == nil {
			t.Errorf("%d bytes of %d are read", n, len(data))
		}
	}
}
