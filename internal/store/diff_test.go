package store

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

func TestDiff(t *testing.T) {
	r := func(text string) *synoptic.Report { return &synoptic.Report{Text: text} }
	for _, x := range []struct{ before, after, want string }{
		{"a b c", "a b c", ""},
		{"", "a b", "+a b"},
		{"a b", "", "-a b"},
		{"Nine were saved on Monday.", "Ten were saved on Monday, not nine.", "-Nine|+Ten|-Monday.|+Monday, not nine."},
		{"a b c d e", "a x c y e", "-b|+x|-d|+y"},
		{"a b c", "c a b", "+c|-c"},
		{"one\n\ntwo", "one two", ""},
		{"a a a b", "a a b b", "-a|+b"},
	} {
		var got []string
		for _, d := range Diff(r(x.before), r(x.after)) {
			got = append(got, map[Op]string{Removed: "-", Inserted: "+"}[d.Op]+d.Text)
		}
		if s := strings.Join(got, "|"); s != x.want {
			t.Errorf("%q to %q: %s, want %s", x.before, x.after, s, x.want)
		}
	}
}

// What is left of both texts without what was removed and inserted is the same.
func TestDiffLeavesTheSame(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("a b c d e f")
	left := func(text string, ds []Revised, op Op) string {
		b := []byte(text)
		for _, d := range ds {
			if d.Op == op {
				for i := d.Span.Start; i < d.Span.End; i++ {
					b[i] = ' '
				}
			}
		}
		return strings.Join(strings.Fields(string(b)), " ")
	}
	for range 3000 {
		var s [2]string
		for i := range s {
			var list []string
			for range rng.IntN(14) {
				list = append(list, words[rng.IntN(len(words))])
			}
			s[i] = strings.Join(list, " ")
		}
		a, b := &synoptic.Report{Text: s[0]}, &synoptic.Report{Text: s[1]}
		ds := Diff(a, b)
		if x, y := left(s[0], ds, Removed), left(s[1], ds, Inserted); x != y {
			t.Fatalf("%q to %q: %v leaves %q and %q", s[0], s[1], ds, x, y)
		}
	}
}

func TestDiffOfTwoBooks(t *testing.T) {
	a := &synoptic.Report{Text: strings.Repeat("alpha beta gamma ", 20_000)}
	b := &synoptic.Report{Text: strings.Repeat("delta epsilon ", 30_000)}
	if ds := Diff(a, b); len(ds) != 2 || ds[0].Op != Removed || ds[1].Op != Inserted {
		t.Errorf("%d differences, want one text out and another in", len(ds))
	}
}

func TestParseQuery(t *testing.T) {
	for _, x := range []struct{ in, want string }{
		{"crane quay", "crane|quay"},
		{`"the crane" fell`, "the crane|fell"},
		{"“the crane” -fell", "the crane|-fell"},
		{"budg* o'neil", "budg*|o neil"},
		{`crane" OR "budget`, "crane|OR|budget"},
		{"café", "café"},
	} {
		terms, err := ParseQuery(x.in)
		if err != nil {
			t.Errorf("%q: %v", x.in, err)
		}
		var got []string
		for _, term := range terms {
			s := strings.Join(term.Words, " ")
			if term.Not {
				s = "-" + s
			}
			if term.Open {
				s += "*"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != x.want {
			t.Errorf("%q: %s, want %s", x.in, s, x.want)
		}
	}
}
