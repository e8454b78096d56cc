package lang_test

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/models"
)

// exampleTexts is the reports of the shipped example.
func exampleTexts(t testing.TB) (texts []string) {
	files, _ := filepath.Glob("../../examples/ferry-fire/*.txt")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(b))
	}
	if len(texts) == 0 {
		t.Skip("no example")
	}
	return texts
}

// BenchmarkWords is what each part of the stage costs a word: cutting alone,
// then tags, trees by the linear parser and by the network over words that are
// cut, then the whole stage from bytes to entities, times and quantities. Of
// each, words a second and allocations a word.
func BenchmarkWords(b *testing.B) {
	texts := exampleTexts(b)
	var docs []*lang.Doc
	words := 0
	for _, text := range texts {
		d := lang.Split(text)
		for _, s := range d.Sentences {
			words += len(s.Tokens)
		}
		docs = append(docs, d)
	}
	model := func(names ...string) *lang.Analyzer {
		var data [3][]byte
		for i, name := range names {
			var err error
			if data[i], err = models.Read(name); err != nil {
				b.Skip(err)
			}
		}
		a, err := lang.NewAnalyzer(data[0], data[1], data[2])
		if err != nil {
			b.Skip(err)
		}
		return a
	}
	run := func(name string, f func()) {
		b.Run(name, func(b *testing.B) {
			f()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				f()
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(b.N)/float64(words), "allocs/word")
		})
	}
	sentences := func(a *lang.Analyzer) func() {
		return func() {
			for _, d := range docs {
				for i := range d.Sentences {
					a.ParseSentence(d.Sentences[i].Tokens)
				}
			}
		}
	}
	run("cutting", func() {
		for _, text := range texts {
			lang.Split(text)
		}
	})
	run("tags", sentences(model("tagger.bin")))
	run("trees-linear", sentences(model("tagger.bin", "lemmas.bin", "parser.bin")))
	a := load(b)
	run("trees-network", sentences(a))
	run("names", func() {
		for _, d := range docs {
			a.Names(d)
		}
	})
	run("whole-stage", func() {
		for _, text := range texts {
			found(a, text)
		}
	})
}

// everything is all that the stage finds in a text.
type everything struct {
	doc        *lang.Doc
	names      []lang.Name
	entities   []synoptic.Entity
	features   [][]string
	times      any
	quantities any
}

func found(a *lang.Analyzer, text string) everything {
	d := a.Parse(text)
	times := lang.Times(d, synoptic.Date{}, synoptic.AnchorOwn)
	return everything{doc: d, names: a.Names(d), entities: a.Entities(d), times: times, quantities: lang.Quantities(d, times)}
}

// TestConcurrentUseOfAll: eight goroutines that share the models, each from
// text to entities, find what one finds alone. The race detector watches.
func TestConcurrentUseOfAll(t *testing.T) {
	a := load(t)
	texts := append(exampleTexts(t), sample)
	with := func(text string) everything {
		e := found(a, text)
		for _, s := range e.doc.Sentences {
			e.features = append(e.features, a.Features(nil, s.Tokens))
		}
		return e
	}
	want := make([]everything, len(texts))
	for i, text := range texts {
		want[i] = with(text)
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for k := range texts {
				i := (k + g) % len(texts) // not all at one text
				if got := with(texts[i]); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("goroutine %d found something else in text %d", g, i)
				}
			}
		})
	}
	wg.Wait()
}

// Features are of the sentence's length, and none is empty.
func TestFeatures(t *testing.T) {
	a := load(t)
	d := a.Parse("They were asked whether she sings. Sing!")
	var got []string
	for _, s := range d.Sentences {
		f := a.Features(nil, s.Tokens)
		if len(f) != len(s.Tokens) || slices.Contains(f, "") {
			t.Errorf("%q for %d tokens", f, len(s.Tokens))
		}
		got = append(got, f...)
	}
	for i, want := range map[int]string{
		0: "Case=Nom|Number=Plur|Person=3|PronType=Prs", 1: "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin",
		2: "Tense=Past|VerbForm=Part|Voice=Pass", 5: "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", 6: "_",
	} {
		if got[i] != want {
			t.Errorf("token %d has %s, want %s", i, got[i], want)
		}
	}
	if f := a.Features(nil, nil); len(f) != 0 {
		t.Errorf("%q of nothing", f)
	}
	a.Features(nil, make([]lang.Token, 3)) // no tags, heads that make a circle
	// Half of a character is never cut off: "©" as a plural.
	tokens := []lang.Token{{Form: "6"}, {Form: "©"}, {Form: "ns"}}
	a.ParseSentence(tokens)
	for _, tok := range tokens {
		if !utf8.ValidString(tok.Lemma) {
			t.Errorf("%q: lemma %q", tok.Form, tok.Lemma)
		}
	}
}
