package lang_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
)

const trainDir = "../../../shared/train"

// entityDocs reads GUM's documents with their entities, or skips the test.
func entityDocs(t testing.TB, name string) []gold.EntityDocument {
	docs, err := gold.ReadEntities(trainDir, name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no treebanks beside the project")
	}
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// analysed is the document with the Analyzer's tags and trees over its own
// tokens.
func analysed(a *lang.Analyzer, d *lang.Doc) *lang.Doc {
	out := *d
	out.Sentences = slices.Clone(d.Sentences)
	for i := range out.Sentences {
		s := &out.Sentences[i]
		s.Tokens = slices.Clone(s.Tokens)
		a.ParseSentence(s.Tokens)
	}
	return &out
}

// TestNamesOnGUM compares the phrases that name with GUM's maximal spans of
// persons, organisations and places headed by a proper noun, and names with
// what is capital in any such span.
func TestNamesOnGUM(t *testing.T) {
	a := load(t)
	docs := entityDocs(t, "gum-dev")
	for _, mode := range []string{"own tags and trees", "gold tags and trees"} {
		var phrases, heads, cores gold.Count
		byType := map[string]*gold.Count{"person": {}, "organization": {}, "place": {}}
		for i := range docs {
			d := &docs[i]
			doc := d.Doc
			if mode[0] == 'o' {
				doc = analysed(a, doc)
			}
			names := a.Names(doc)
			want, got := d.NameSpans(), gold.NameSpans(a.NamedPhrases(doc))
			phrases.Add(gold.CompareSpans(want, got))
			cores.Add(gold.CompareSpans(gold.NameSpans(d.CoreNames()), gold.NameSpans(names)))
			heads.Add(gold.CompareSpans(headsOf(d.Doc, want), headsOf(d.Doc, got)))
			for kind, n := range byType {
				n.Add(gold.CompareSpans(only(want, kind), only(got, kind)))
			}
			if os.Getenv("SYNOPTIC_SHOW") == mode[:3] {
				show(t, doc, d.Genre, want, got)
			}
		}
		t.Log(mode)
		if _, _, f := cores.PRF(); f < leastNames {
			t.Errorf("%s: names F1 %.3f, want %.2f", mode, f, leastNames)
		}
		if _, _, f := phrases.PRF(); f < leastPhrases {
			t.Errorf("%s: phrases F1 %.3f, want %.2f", mode, f, leastPhrases)
		}
		report := func(what string, c gold.Count) {
			p, r, f := c.PRF()
			t.Logf("%-14s P %.3f R %.3f F1 %.3f  %v", what, p, r, f, c)
		}
		report("phrases", phrases)
		report("heads", heads)
		report("names", cores)
		for _, kind := range []string{"person", "organization", "place"} {
			report(kind, *byType[kind])
		}
	}
}

func only(spans []gold.TypedSpan, kind string) (out []gold.TypedSpan) {
	for _, s := range spans {
		if s.Type == kind {
			out = append(out, s)
		}
	}
	return out
}

// headsOf is the spans cut down to their heads.
func headsOf(d *lang.Doc, spans []gold.TypedSpan) (out []gold.TypedSpan) {
	for _, s := range spans {
		tokens := d.Sentences[s.Sentence].Tokens
		for k := s.First; k < s.Last; k++ {
			if h := int(tokens[k].Head); h < s.First || h >= s.Last {
				out = append(out, gold.TypedSpan{Sentence: s.Sentence, First: k, Last: k + 1, Type: s.Type})
				break
			}
		}
	}
	return out
}

func show(t *testing.T, d *lang.Doc, genre string, want, got []gold.TypedSpan) {
	in := func(list []gold.TypedSpan, s gold.TypedSpan) bool {
		for _, o := range list {
			if o == s {
				return true
			}
		}
		return false
	}
	cut := func(s gold.TypedSpan) string {
		tk := d.Sentences[s.Sentence].Tokens
		return d.Text[tk[s.First].Start:tk[s.Last-1].End]
	}
	for _, s := range want {
		if !in(got, s) {
			t.Logf("%s missed %-12s %q in %q", genre, s.Type, cut(s), d.Sentences[s.Sentence].Cut(d.Text))
		}
	}
	for _, s := range got {
		if !in(want, s) {
			t.Logf("%s wrong  %-12s %q in %q", genre, s.Type, cut(s), d.Sentences[s.Sentence].Cut(d.Text))
		}
	}
}
