package gold

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic/internal/lang"
)

func sortMentions(m []EntityMention) {
	slices.SortFunc(m, func(a, b EntityMention) int {
		return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.First, b.First), cmp.Compare(b.Last, a.Last), cmp.Compare(a.Group, b.Group))
	})
}

// A TypedSpan is a run of tokens of one sentence with a type.
type TypedSpan struct {
	Sentence, First, Last int
	Type                  string
}

// NameSpans is the document's mentions of persons, organisations and places
// whose head is a proper noun and that lie in no other such mention.
func (d *EntityDocument) NameSpans() []TypedSpan {
	var out []TypedSpan
	for _, m := range d.Mentions {
		switch m.Type {
		case "person", "organization", "place":
			if d.Sentences[m.Sentence].Tokens[m.Head].UPOS == lang.PROPN {
				out = append(out, TypedSpan{m.Sentence, m.First, m.Last, m.Type})
			}
		}
	}
	return Maximal(out)
}

// Maximal is the spans that lie in no other; of equal spans the first stays.
func Maximal(spans []TypedSpan) []TypedSpan {
	var out []TypedSpan
	for i, s := range spans {
		inside := false
		for k, o := range spans {
			if k != i && o.Sentence == s.Sentence && o.First <= s.First && s.Last <= o.Last &&
				(o.Last-o.First > s.Last-s.First || k < i) {
				inside = true
			}
		}
		if !inside {
			out = append(out, s)
		}
	}
	return out
}

// A Count is true positives, false positives and false negatives.
type Count struct{ TP, FP, FN int }

// Add adds the other count.
func (c *Count) Add(o Count) { c.TP += o.TP; c.FP += o.FP; c.FN += o.FN }

// PRF is precision, recall and their harmonic mean; 0 where undefined.
func (c Count) PRF() (p, r, f float64) {
	if c.TP == 0 {
		return 0, 0, 0
	}
	p = float64(c.TP) / float64(c.TP+c.FP)
	r = float64(c.TP) / float64(c.TP+c.FN)
	return p, r, 2 * p * r / (p + r)
}

// CompareSpans counts the spans of got that want has, type and all.
func CompareSpans(want, got []TypedSpan) Count {
	var c Count
	for _, g := range got {
		if slices.Contains(want, g) {
			c.TP++
		} else {
			c.FP++
		}
	}
	c.FN = len(want) - c.TP
	return c
}
