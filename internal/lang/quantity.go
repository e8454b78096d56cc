package lang

import (
	"slices"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/measure"
)

// Quantities finds the numbers of a parsed text with their units, bounds and
// what they count. Numbers that belong to a date or clock time are left out;
// durations are quantities.
func Quantities(d *Doc, times []synoptic.Time) []synoptic.Quantity {
	var skip []synoptic.Span
	for _, t := range times {
		if t.Kind == synoptic.TimeDate || t.Kind == synoptic.TimeClock || t.Kind == synoptic.TimeSet {
			skip = append(skip, t.Span)
		}
	}
	var out []synoptic.Quantity
	for i := range d.Sentences {
		s := &d.Sentences[i]
		found := measure.Find(d.Text, s.Span, skip)
		for k := range found {
			if q := &found[k]; q.Unit == "" {
				if head := counted(s, q); head != "" {
					q.Counted = head
				}
			}
		}
		out = append(out, found...)
	}
	return out
}

// counted is the lemma of the noun that a number counts, by the tree: the noun
// that its last word modifies.
func counted(s *Sentence, q *synoptic.Quantity) string {
	at := slices.IndexFunc(s.Tokens, func(t Token) bool { return t.Start < q.Number.End && q.Number.End <= t.End })
	if at < 0 {
		return ""
	}
	t := &s.Tokens[at]
	if t.Head < 0 || t.Rel != RelNummod && t.Rel != RelAmod && t.Rel != RelCompound {
		return ""
	}
	if h := &s.Tokens[t.Head]; h.UPOS == NOUN {
		return h.Lemma
	}
	return ""
}
