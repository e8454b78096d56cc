package lang_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/models"
)

// The project's own example reports, each as often as makes a long read.
func reports(b *testing.B) []string {
	files, err := filepath.Glob(filepath.Join("..", "..", "examples", "ferry-fire", "*.txt"))
	if err != nil || len(files) == 0 {
		b.Skip("no example reports: ", err)
	}
	var out []string
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, string(text))
	}
	return out
}

// speed reads the reports again and again and reports words a second and
// allocations a word, on one core.
func speed(b *testing.B, read func(text string) *lang.Doc) {
	texts := reports(b)
	words := 0
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		for _, text := range texts {
			for _, s := range read(text).Sentences {
				words += len(s.Tokens)
			}
		}
	}
	b.StopTimer()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(words), "allocs/word")
}

// tagsAlone is an Analyzer that makes tokens, tags and lemmas, no trees.
func tagsAlone(b *testing.B) *lang.Analyzer {
	tagger, err := models.Read("tagger.bin")
	if err != nil {
		b.Skip(err)
	}
	lemmas, err := models.Read("lemmas.bin")
	if err != nil {
		b.Skip(err)
	}
	a, err := lang.NewAnalyzer(tagger, lemmas, nil)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := lang.Load(); err != nil {
			b.Skip(err)
		}
	}
}

// Sentences and tokens.
func BenchmarkSplit(b *testing.B) { speed(b, lang.Split) }

// Sentences, tokens, tags and lemmas.
func BenchmarkTags(b *testing.B) { speed(b, tagsAlone(b).Parse) }

// With trees: the network's tags and heads.
func BenchmarkTrees(b *testing.B) { speed(b, load(b).Parse) }

// With names, entities, times and quantities: the whole stage.
func BenchmarkStage(b *testing.B) {
	a := load(b)
	speed(b, func(text string) *lang.Doc {
		d := a.Parse(text)
		a.Entities(d)
		lang.Quantities(d, nil)
		return d
	})
}

// One long text, as a live page is.
func BenchmarkTagsOfLongText(b *testing.B) {
	a, text := tagsAlone(b), strings.Join(reports(b), "\n\n")
	text = strings.Repeat(text+"\n\n", 8)
	speed(b, func(string) *lang.Doc { return a.Parse(text) })
}
