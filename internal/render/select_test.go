package render

import (
	"testing"

	"github.com/synoptic-news/synoptic"
)

// What is selected of a document is what Only and About ask for, and no
// discrepancy loses what it is a slot of.
func TestSelect(t *testing.T) {
	a, b := synoptic.ReportID("a"), synoptic.ReportID("b")
	at := func(r synoptic.ReportID, start, end int) synoptic.Mention {
		return synoptic.Mention{Report: r, Span: synoptic.Span{Start: start, End: end}}
	}
	doc := func() *synoptic.Document {
		return &synoptic.Document{Stories: []synoptic.Synopsis{{
			Reports: []synoptic.Report{{ID: a, Text: "Nine men died, Ada Holm said."}, {ID: b, Text: "Ten men died. The quay burned."}},
			Claims: []synoptic.Claim{
				{ID: "c1", Text: "Nine men died", Mentions: []synoptic.ClaimMention{{Mention: at(a, 0, 13)}, {Mention: at(b, 0, 12)}}},
				{ID: "c2", Text: "The quay burned", Mentions: []synoptic.ClaimMention{{Mention: at(b, 14, 29)}}},
			},
			Discrepancies: []synoptic.Discrepancy{
				{ID: "d1", Kind: synoptic.KindQuantity, Of: synoptic.Of{Claim: "c1"}, Readings: []synoptic.Reading{{Mentions: []synoptic.Mention{at(a, 0, 4)}}, {Mentions: []synoptic.Mention{at(b, 0, 3)}}}},
				{ID: "d2", Kind: synoptic.KindTime, Of: synoptic.Of{Claim: "c2"}},
			},
			Only: []synoptic.Only{{Mention: at(b, 14, 30)}},
		}}}
	}
	for _, c := range []struct {
		o                            Options
		discrepancies, claims, alone int
	}{
		{Options{}, 2, 2, 1},
		{Options{Only: []synoptic.Kind{synoptic.KindQuantity}}, 1, 1, 0},
		{Options{Only: []synoptic.Kind{Claims}}, 0, 2, 0},
		{Options{Only: []synoptic.Kind{Only}}, 0, 0, 1},
		{Options{About: "quay"}, 1, 1, 1},
	} {
		d := doc()
		Select(d, c.o)
		s := &d.Stories[0]
		if len(s.Discrepancies) != c.discrepancies || len(s.Claims) != c.claims || len(s.Only) != c.alone || len(s.Reports) != 2 {
			t.Errorf("%+v: %d discrepancies, %d claims, %d only; want %d, %d, %d", c.o, len(s.Discrepancies), len(s.Claims), len(s.Only), c.discrepancies, c.claims, c.alone)
		}
	}
}
