package lang

import (
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/internal/models"
)

func TestLemmas(t *testing.T) {
	data, err := models.Read(lemmaFile)
	if err != nil {
		t.Skip(err)
	}
	l, err := decodeLemmatizer(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		form, lemma string
		tag         tag
	}{
		{"went", "go", tag{VERB, TagVBD}},
		{"planned", "plan", tag{VERB, TagVBN}},
		{"smelled", "smell", tag{VERB, TagVBD}},
		{"tweeting", "tweet", tag{VERB, TagVBG}},
		{"Is", "be", tag{AUX, TagVBZ}},
		{"n’t", "not", tag{PART, TagRB}},
		{"children", "child", tag{NOUN, TagNNS}},
		{"series", "series", tag{NOUN, TagNNS}},
		{"Ferries", "ferry", tag{NOUN, TagNNS}},
		{"wildest", "wild", tag{ADJ, TagJJS}},
		{"Palestinian", "Palestinian", tag{ADJ, TagJJ}},
		{"Diverse", "diverse", tag{ADJ, TagJJ}},
		{"i", "I", tag{PRON, TagPRP}},
		{"Tolvik", "Tolvik", tag{PROPN, TagNNP}},
		{"TOLVIKA", "Tolvika", tag{PROPN, TagNNP}},
		{"NPA", "NPA", tag{PROPN, TagNNP}},
		{"Reuters", "Reuters", tag{PROPN, TagNNP}},
		{"12,345", "12345", tag{NUM, TagCD}},
		{"3.5", "3.5", tag{NUM, TagCD}},
	} {
		if got := string(l.append(nil, c.form, c.tag)); got != c.lemma {
			t.Errorf("%s %v: got %s, want %s", c.form, c.tag, got, c.lemma)
		}
	}
}

func TestRegularForms(t *testing.T) {
	for _, c := range []struct {
		got  []string
		want []string
	}{
		{suffixed("plan", "ed"), []string{"planned"}},
		{suffixed("visit", "ing"), []string{"visiting", "visitting"}},
		{suffixed("rest", "ed"), []string{"rested"}},
		{suffixed("look", "ing"), []string{"looking"}},
		{suffixed("quit", "ing"), []string{"quitting"}},
		{suffixed("use", "ing"), []string{"using"}},
		{suffixed("agree", "ing"), []string{"agreeing"}},
		{suffixed("agree", "ed"), []string{"agreed"}},
		{suffixed("carry", "ed"), []string{"carried"}},
		{suffixed("carry", "ing"), []string{"carrying"}},
		{suffixed("play", "ed"), []string{"played"}},
		{suffixed("panic", "ed"), []string{"panicked"}},
		{suffixed("early", "er"), []string{"earlier"}},
		{plural("box"), []string{"boxes"}},
		{plural("ferry"), []string{"ferries"}},
		{plural("photo"), []string{"photos", "photoes"}},
		{plural("day"), []string{"days"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}

// A rule and its example make each other.
func TestLemmaRules(t *testing.T) {
	for _, c := range []struct {
		form, lemma string
		tag         tag
	}{
		{"RUNNING", "run", tag{VERB, TagVBG}}, {"TOLVIKA", "Tolvika", tag{PROPN, TagNNP}}, {"french", "French", tag{ADJ, TagJJ}},
		{"DNA", "DNA", tag{NOUN, TagNN}}, {"Àsts", "àst", tag{NOUN, TagNNS}}, {"9,000", "9000", tag{NUM, TagCD}}, {"better", "well", tag{ADV, TagRBR}},
	} {
		w := exampleOf(c.form, c.lemma, c.tag)
		if got := string(w.rule.apply(appendForm(nil, c.form, c.tag), 0, c.form)); got != c.lemma {
			t.Errorf("%s: rule %v makes %s, want %s", c.form, w.rule, got, c.lemma)
		}
	}
}
