package lang_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/lang"
)

// TestNamedPhrases looks for whole phrases: with titles, determiners, places
// behind commas and what else belongs to the name.
func TestNamedPhrases(t *testing.T) {
	a := load(t)
	for _, c := range []struct{ text, want string }{
		{"President Oskar Velden met reporters on Monday.", "person President Oskar Velden"},
		{"The Ministry of Transport closed the bridge.", "organization The Ministry of Transport"},
		{"He was born in Stavanger, Norway, in 1960.", "place Stavanger, Norway"},
		{"The lawyer Ana Stone, QC, spoke first.", "person Ana Stone, QC"},
		{"King Harald V opened the talks.", "person King Harald V"},
	} {
		d := a.Parse(c.text)
		var got []string
		for _, n := range a.NamedPhrases(d) {
			got = append(got, n.Kind.String()+" "+n.Span(d).Cut(c.text))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got %q, want %q", c.text, g, c.want)
		}
	}
}

// checkPhrases holds what is true of the phrases of any text: they are in
// order, lie in their sentences, and none lies in another.
func checkPhrases(t *testing.T, d *lang.Doc, phrases []lang.Name) {
	t.Helper()
	for i, n := range phrases {
		if n.First < 0 || n.First >= n.Last || n.Sentence >= len(d.Sentences) || n.Last > len(d.Sentences[n.Sentence].Tokens) || n.Kind == lang.NoName || n.Kind > lang.NamePlace {
			t.Fatalf("phrase %+v", n)
		}
		if i == 0 {
			continue
		}
		if o := phrases[i-1]; n.Sentence < o.Sentence || n.Sentence == o.Sentence && (n.First <= o.First || n.Last <= o.Last) {
			t.Fatalf("phrase %+v behind %+v", n, o)
		}
	}
}
