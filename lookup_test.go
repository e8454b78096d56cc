package synoptic_test

import (
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

func TestLookup(t *testing.T) {
	const text = "The mate said: “We don’t know who\nlit the fire, ‘yet’.” Nobody asked. We do not know."
	l := synoptic.NewLookup(text)
	for _, c := range []struct{ words, want string }{
		{"We don't know who lit the fire", "We don’t know who\nlit the fire"},
		{"''the fire, \"yet\".''", "the fire, ‘yet"},
		{"we DO not know.", "We do not know"},
		{"the", "The"},
		{"We don't know who lit a fire", ""},
		{"e mate", ""},
		{"know we", ""},
		{"", ""},
		{"…", ""},
	} {
		got, ok := l.Find(c.words)
		if got.Cut(text) != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, %v, want %q", c.words, got.Cut(text), ok, c.want)
		}
	}
}

// Whatever is cut out of a text from word to word stands in it.
func FuzzLookup(f *testing.F) {
	f.Add("“Nine,” he said. Don’t ask.", 0, 12)
	f.Add("İstanbul ß \xff x", 1, 9)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		l := synoptic.NewLookup(text)
		if from < 0 || to > len(text) || from >= to || !utf8.ValidString(text) {
			return
		}
		s, ok := l.Find(text[from:to])
		if ok && !s.In(len(text)) {
			t.Fatalf("%q: %v", text[from:to], s)
		}
		if whole := synoptic.NewLookup(text[from:to]); ok {
			again, found := whole.Find(s.Cut(text))
			if !found || !again.In(to-from) {
				t.Errorf("%q found as %q, which does not stand in it", text[from:to], s.Cut(text))
			}
		}
	})
}
