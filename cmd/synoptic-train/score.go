package main

import (
	"encoding/json"
	"os"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// nameScore is how many names were found with their span and kind.
type nameScore struct {
	TP int     `json:"tp"`
	FP int     `json:"fp"`
	FN int     `json:"fn"`
	F1 float64 `json:"f1"`
}

func nameScoreOf(c gold.Count) nameScore {
	_, _, f := c.PRF()
	return nameScore{c.TP, c.FP, c.FN, f}
}

// measure is one of the measures of coreference.
type measure struct {
	RecallHits    float64 `json:"recall_hits"`
	Recall        float64 `json:"recall_of"`
	PrecisionHits float64 `json:"precision_hits"`
	Precision     float64 `json:"precision_of"`
	F1            float64 `json:"f1"`
}

func measureOf(r gold.Ratio) measure { return measure{r.RN, r.RD, r.PN, r.PD, r.F1()} }

// score prints, as JSON, how the built-in models do on the names and on who is
// who of GUM's development part, over its sentences and words: what
// bench/accuracy.py cannot count from what synoptic itself prints.
func score(w *workshop) error {
	a, err := lang.Load()
	if err != nil {
		return err
	}
	dev, err := w.entities("gum-dev")
	if err != nil {
		return err
	}
	var all, phrases gold.Count
	kinds := map[string]gold.Count{"person": {}, "organization": {}, "place": {}}
	var third, everyone gold.CorefScore
	for i := range dev {
		d := &dev[i]
		want := gold.NameSpans(d.CoreNames())
		people, also := d.People(false), d.People(true)
		whole := d.NameSpans()
		parseAll(a, d.Doc)
		got := gold.NameSpans(a.Names(d.Doc))
		all.Add(gold.CompareSpans(want, got))
		for kind, n := range kinds {
			n.Add(gold.CompareSpans(ofKind(want, kind), ofKind(got, kind)))
			kinds[kind] = n
		}
		phrases.Add(gold.CompareSpans(whole, gold.NameSpans(a.NamedPhrases(d.Doc))))
		found := gold.PeopleOf(a.Entities(d.Doc))
		third.Add(gold.ScoreCoref(people, found))
		everyone.Add(gold.ScoreCoref(also, found))
	}
	names := map[string]nameScore{"all": nameScoreOf(all)}
	for kind, n := range kinds {
		names[kind] = nameScoreOf(n)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", " ")
	return enc.Encode(map[string]any{"gum-dev": map[string]any{
		"names": names, "phrases": nameScoreOf(phrases),
		"coref": map[string]any{
			"conll": third.CoNLL(), "muc": measureOf(third.MUC), "b3": measureOf(third.B3), "ceafe": measureOf(third.CEAFe),
			"conll_with_i_we_you": everyone.CoNLL(),
		},
	}})
}

func ofKind(spans []gold.TypedSpan, kind string) (out []gold.TypedSpan) {
	for _, s := range spans {
		if s.Type == kind {
			out = append(out, s)
		}
	}
	return out
}
