// Package bench sets Synoptic beside its peers, in one run on one machine. It
// is a module of its own, so that what it needs is no one else's need.
//
//	cd bench && go test -run '^$' -bench . .
package bench

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/jdkato/prose/v3/tag"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/models"
)

// A peer tags a sentence whose words it was given before.
type peer struct {
	name    string
	prepare func(words []lang.Token) (tag func(), tags func() []string)
}

// BenchmarkTagger gives Penn tags to the words of the shipped example: ours
// (the linear tagger alone, which gives universal tags in the same step; the
// network, which gives trees too) and prose's. Words a second, allocations a
// word and, where the treebanks are, how many tags in a hundred are right on
// the words of their development parts.
func BenchmarkTagger(b *testing.B) {
	texts := example(b)
	for _, p := range peers(b) {
		b.Run(p.name, func(b *testing.B) {
			words := 0
			var all []func()
			for _, s := range texts {
				tag, _ := p.prepare(s)
				all = append(all, tag)
				words += len(s)
			}
			round := func() {
				for _, f := range all {
					f()
				}
			}
			round()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				round()
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(b.N)/float64(words), "allocs/word")
			for _, part := range gold.Treebanks.Dev {
				if right, ok := right(b, p, part); ok {
					b.ReportMetric(right, part+"-%right")
				}
			}
		})
	}
}

// example is the sentences of the shipped example.
func example(b *testing.B) (sentences [][]lang.Token) {
	files, _ := filepath.Glob("../examples/ferry-fire/*.txt")
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range lang.Split(string(text)).Sentences {
			sentences = append(sentences, s.Tokens)
		}
	}
	return sentences
}

func peers(b *testing.B) []peer {
	data, err := models.Read("tagger.bin")
	if err != nil {
		b.Fatal(err)
	}
	linear, err := lang.NewAnalyzer(data, nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	network, err := lang.Load()
	if err != nil {
		b.Fatal(err)
	}
	prose, err := tag.New()
	if err != nil {
		b.Fatal(err)
	}
	ours := func(a *lang.Analyzer) func([]lang.Token) (func(), func() []string) {
		return func(words []lang.Token) (func(), func() []string) {
			own := make([]lang.Token, len(words))
			for i := range words {
				own[i].Form = words[i].Form
			}
			return func() { a.ParseSentence(own) }, func() (tags []string) {
				for _, t := range own {
					tags = append(tags, t.XPOS.String())
				}
				return tags
			}
		}
	}
	return []peer{{"synoptic-tagger", ours(linear)}, {"synoptic-network", ours(network)}, {"prose-v3", func(words []lang.Token) (func(), func() []string) {
		own := make([]tag.Token, len(words))
		for i := range words {
			own[i].Text = words[i].Form
		}
		return func() { prose.TagTokens(own) }, func() (tags []string) {
			for _, t := range own {
				tags = append(tags, mapped(t.Tag, t.Text))
			}
			return tags
		}
	}}}
}

// mapped is a Penn tag in the treebanks' way: brackets, and "to".
func mapped(tag, word string) string {
	switch {
	case tag == "(" || word == "[" || word == "(":
		return "-LRB-"
	case tag == ")" || word == "]" || word == ")":
		return "-RRB-"
	case word == "-":
		return "HYPH"
	case tag == "\"":
		return "''"
	}
	return tag
}

// right is how many tags in a hundred are the treebank's. The treebanks write
// "to" before a noun IN, prose TO: either counts.
func right(b *testing.B, p peer, part string) (float64, bool) {
	docs, err := gold.ReadTreebank(filepath.Join("..", "..", "shared", "train"), part)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, false
	}
	if err != nil {
		b.Fatal(err)
	}
	n, of := 0, 0
	for _, s := range gold.Sentences(docs) {
		tag, tags := p.prepare(s.Tokens)
		tag()
		for i, got := range tags() {
			want := s.Tokens[i].XPOS.String()
			if got == want || got == "TO" && want == "IN" && (s.Tokens[i].Form == "to" || s.Tokens[i].Form == "To") {
				n++
			}
			of++
		}
	}
	return 100 * float64(n) / float64(of), true
}
