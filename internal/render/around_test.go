package render

import (
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
)

// The surroundings of a span are found without reading the whole of its line,
// and end where the line does.
func TestAround(t *testing.T) {
	for _, c := range []struct{ text, before, after string }{
		{"one two XX three four", "one two ", " three…"},
		{"one\ntwo XX three\nfour", "two ", " three"},
		{"one\nXX\nfour", "", ""},
		{"é\nXX\né", "", ""},
		{"aaaaaaaaaaaaaaaa bbb XX ccc ddddddddddddddddddd", "… bbb ", " ccc…"},
		{"aaaaaaa\nbbbbbbbbb XX ccccccccc\nddd", "bbbbbbbbb ", " ccccccccc"},
		{"aaaaaaa\nbbbbb bbbb XX cccc ccccc\nddd", "… bbbb ", " cccc…"},
	} {
		s := newSheet(&synoptic.Report{Text: c.text}, 1, nil)
		at := strings.Index(c.text, "XX")
		before, after := s.around(synoptic.Span{Start: at, End: at + 2}, 10)
		if before != strings.Replace(c.before, "… ", "…", 1) || after != c.after {
			t.Errorf("%q: %q, %q", c.text, before, after)
		}
	}
	line := newSheet(&synoptic.Report{Text: strings.Repeat("word ", 100_000)}, 1, nil)
	start := time.Now()
	for at := range 20_000 {
		line.around(synoptic.Span{Start: 5 * at, End: 5*at + 4}, 60)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("20000 spans of one line took %v", took)
	}
}
