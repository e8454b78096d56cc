package lang_test

import (
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// What the two tests on GUM's development part must reach, gold tags or not.
const (
	leastNames   = 0.74 // F1 of names, span and kind
	leastPhrases = 0.71 // F1 of the phrases around them
	leastCoNLL   = 0.55
)

// TestCoreferenceOnGUM scores the people and organisations of GUM's
// development part; mentions match if their head words do.
func TestCoreferenceOnGUM(t *testing.T) {
	a := load(t)
	docs := entityDocs(t, "gum-dev")
	for _, mode := range []string{"own tags and trees", "gold tags and trees"} {
		var third, all gold.CorefScore
		genres := map[string]*gold.CorefScore{}
		for i := range docs {
			d := &docs[i]
			doc := d.Doc
			if mode[0] == 'o' {
				doc = analysed(a, doc)
			}
			es := a.Entities(doc)
			got := gold.PeopleOf(es)
			s := gold.ScoreCoref(d.People(false), got)
			third.Add(s)
			all.Add(gold.ScoreCoref(d.People(true), got))
			if genres[d.Genre] == nil {
				genres[d.Genre] = &gold.CorefScore{}
			}
			genres[d.Genre].Add(s)
			if os.Getenv("SYNOPTIC_SHOW") == mode[:3] {
				for _, e := range es {
					t.Logf("%s %s %q %s of=%q roles=%q alias=%q rel=%v %q", d.Genre, e.Kind, e.Name, e.Gender, e.Of, e.Roles, e.Aliases, e.Relative, texts(d.Doc, e))
				}
			}
		}
		if f := third.CoNLL(); f < leastCoNLL {
			t.Errorf("%s: CoNLL %.3f, want %.2f", mode, f, leastCoNLL)
		}
		t.Logf("%s: third person %.3f; with I, we, you %.3f", mode, third.CoNLL(), all.CoNLL())
		for _, m := range []struct {
			name string
			r    gold.Ratio
		}{{"MUC", third.MUC}, {"B3", third.B3}, {"CEAFe", third.CEAFe}} {
			t.Logf("%-6s R %.1f/%.0f P %.1f/%.0f F1 %.3f", m.name, m.r.RN, m.r.RD, m.r.PN, m.r.PD, m.r.F1())
		}
		for _, g := range slices.Sorted(maps.Keys(genres)) {
			t.Logf("%-10s %.3f", g, genres[g].CoNLL())
		}
	}
}

func texts(d *lang.Doc, e synoptic.Entity) (out []string) {
	for _, m := range e.Mentions {
		out = append(out, m.Cut(d.Text))
	}
	return out
}
