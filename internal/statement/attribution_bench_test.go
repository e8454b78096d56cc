package statement

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// BenchmarkAttributions is the stage alone, trees and entities given: one
// operation is one article of the development part, some 800 words.
func BenchmarkAttributions(b *testing.B) {
	told, err := gold.ReadAttributions(quotesDir + "/dev.jsonl.gz")
	if errors.Is(err, fs.ErrNotExist) {
		b.Skip("no corpus")
	} else if err != nil {
		b.Fatal(err)
	}
	a := analyzer(b)
	docs := make([]*lang.Doc, len(told))
	for i := range told {
		docs[i] = a.Parse(told[i].Text)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Attributions(docs[i%len(docs)], nil)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}
