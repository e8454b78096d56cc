package web

import (
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// Each report is told to bring what those before it, by the times they state,
// do not have.
func TestGrowth(t *testing.T) {
	m := func(ids ...synoptic.ReportID) (out []synoptic.ClaimMention) {
		for _, id := range ids {
			out = append(out, synoptic.ClaimMention{Mention: synoptic.Mention{Report: id, Span: synoptic.Span{End: 1}}})
		}
		return out
	}
	reading := func(ids ...synoptic.ReportID) (r synoptic.Reading) {
		for _, x := range m(ids...) {
			r.Mentions = append(r.Mentions, x.Mention)
		}
		return r
	}
	s := &synoptic.Synopsis{
		Reports: []synoptic.Report{
			{ID: "late", Outlet: "Late", Published: "2026-02-03T20:00:00+01:00"},
			{ID: "none", Outlet: "None"},
			{ID: "early", Outlet: "Early", Published: "2026-02-03T18:30:00Z"},
			{ID: "copy", Outlet: "Copy", Published: "2026-02-04"},
		},
		Origins:       []synoptic.Origin{{A: "early", B: "copy", Value: synoptic.SameOrigin}, {A: "early", B: "late", Value: synoptic.Independent}},
		Claims:        []synoptic.Claim{{Mentions: m("late", "early", "early")}, {Mentions: m("none", "late")}, {Mentions: m("copy", "none")}},
		Only:          []synoptic.Only{{Mention: synoptic.Mention{Report: "none"}}},
		Discrepancies: []synoptic.Discrepancy{{Kind: synoptic.KindTime, Readings: []synoptic.Reading{reading("copy", "late"), reading("early")}}},
	}
	kept := &store.Story{Members: []store.ReportHead{{ID: "late", Revisions: 3}, {ID: "early", Revisions: 1}}}
	got := growth(s, kept)
	want := []growthStep{
		{Outlet: "Early", When: "Tue 3 Feb 2026, 18:30 UTC", New: 1},
		{Outlet: "Late", When: "Tue 3 Feb 2026, 20:00 +01:00", New: 1, Carried: 1, Revisions: 3},
		{Outlet: "Copy", When: "Wed 4 Feb 2026", New: 1, Copy: "Early"},
		{Outlet: "None", When: "no date", Carried: 2, Alone: 1},
	}
	// 20:00 +01:00 is 19:00 UTC, behind 18:30 UTC.
	for i, w := range want {
		g := got[i]
		if g.Outlet != w.Outlet || g.When != w.When || g.New != w.New || g.Carried != w.Carried || g.Alone != w.Alone || g.Copy != w.Copy || g.Revisions != w.Revisions {
			t.Errorf("%d: %+v, want %+v", i, g, w)
		}
		if g.Width > growthWidth {
			t.Errorf("%d: drawn %d wide", i, g.Width)
		}
	}
	if at := slices.IndexFunc(got, func(g growthStep) bool { return len(g.Differs) > 0 }); at != 1 {
		t.Errorf("accounts differ from report %d on, want 1", at)
	}
}
