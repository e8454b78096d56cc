package storetest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// An Opener opens an empty store; reopen opens the same one once more, as after
// a restart or from another program.
type Opener func(t *testing.T, now func() time.Time) (s store.Store, reopen func() store.Store)

// Run runs the suite.
func Run(t *testing.T, open Opener) {
	for _, x := range []struct {
		name string
		f    func(*testing.T, *bench)
	}{
		{"Empty", testEmpty}, {"Reports", testReports}, {"AllOrNone", testAllOrNone}, {"Revisions", testRevisions},
		{"ReportPages", testReportPages}, {"Terms", testTerms}, {"Analyses", testAnalyses}, {"Refusals", testRefusals},
		{"Regroup", testRegroup}, {"Redirects", testRedirects}, {"Synopsis", testSynopsis}, {"StoryFilters", testStoryFilters}, {"StoryPages", testStoryPages},
		{"Search", testSearch}, {"SearchIsPlain", testSearchIsPlain}, {"Sayings", testSayings},
		{"Feeds", testFeeds}, {"Decisions", testDecisions}, {"Changes", testChanges}, {"Twice", testTwice},
		{"Reopen", testReopen}, {"Concurrent", testConcurrent}, {"Backup", testBackup}, {"Cursors", testCursors},
	} {
		t.Run(x.name, func(t *testing.T) {
			clock := NewClock()
			s, reopen := open(t, clock.Now)
			x.f(t, &bench{t: t, Store: s, clock: clock, reopen: reopen, ctx: context.Background()})
			for _, f := range must(s.Check(context.Background())) {
				if f.Fault {
					t.Errorf("after the test the store has a fault: %s", f.What)
				}
			}
		})
	}
}

// A bench is a store to be tested.
type bench struct {
	store.Store
	t      *testing.T
	clock  *Clock
	reopen func() store.Store
	ctx    context.Context
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func (b *bench) same(what string, got, want any) {
	b.t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		b.t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func (b *bench) is(what string, err, want error) {
	b.t.Helper()
	if !errors.Is(err, want) {
		b.t.Errorf("%s: error %v, want %v", what, err, want)
	}
}

// add takes in reports that must be new.
func (b *bench) add(rs ...*synoptic.Report) {
	b.t.Helper()
	var list []store.Entry
	for _, r := range rs {
		list = append(list, entry(r))
	}
	for _, a := range must(b.Add(b.ctx, list)) {
		if !a.New || !a.Current {
			b.t.Errorf("added: %+v, want a new report", a)
		}
	}
}

// story groups all fixtures: the first three, and the others alone.
func (b *bench) stories(rs []*synoptic.Report) store.Grouping {
	g := store.Grouping{
		Stories: []store.Group{{ID: "s1", Reports: ids(rs[:3]...), Key: "k1"}, {ID: "s2", Reports: ids(rs[3]), Key: "k2"}, {ID: "s3", Reports: ids(rs[4]), Key: "k3"}},
		Names:   []store.Name{{ID: "s1", Founder: "f1"}, {ID: "s2", Founder: "f2"}, {ID: "s3", Founder: "f3"}},
	}
	must(b.Regroup(b.ctx, g))
	return g
}

// put keeps one synopsis; ErrStale if its story does not want it.
func (b *bench) put(key string, doc *synoptic.Document) error {
	stale, err := b.PutSynopses(b.ctx, []store.Made{{Key: key, Document: doc}})
	if err == nil && len(stale) > 0 {
		err = store.ErrStale
	}
	return err
}

func storyIDs(list []store.StoryHead) (out []synoptic.StoryID) {
	for _, h := range list {
		out = append(out, h.ID)
	}
	return out
}

func reportIDs(list []store.ReportHead) (out []synoptic.ReportID) {
	for _, h := range list {
		out = append(out, h.ID)
	}
	return out
}

func testEmpty(t *testing.T, b *bench) {
	list, next, err := b.ListStories(b.ctx, store.StoryFilter{}, store.Page{})
	if err != nil || len(list) != 0 || next != "" {
		t.Errorf("stories of an empty store: %v %q %v", list, next, err)
	}
	if n := must(b.Latest(b.ctx)); n != 0 {
		t.Errorf("last change of an empty store: %d", n)
	}
	_, err = b.Report(b.ctx, "nobody")
	b.is("report", err, synoptic.ErrNotFound)
	_, err = b.Story(b.ctx, "nobody")
	b.is("story", err, synoptic.ErrNotFound)
	_, err = b.Document(b.ctx, "nobody")
	b.is("document", err, synoptic.ErrNotFound)
	_, err = b.Original(b.ctx, "nobody")
	b.is("original", err, synoptic.ErrNotFound)
	_, err = b.Revisions(b.ctx, "nobody")
	b.is("revisions", err, synoptic.ErrNotFound)
	_, err = b.Undo(b.ctx, 7, "")
	b.is("undo", err, synoptic.ErrNotFound)
	b.is("feed's state", b.PutFeedState(b.ctx, "https://nowhere.example", store.FeedState{}), synoptic.ErrNotFound)
	b.is("feed's items", b.MarkItems(b.ctx, "https://nowhere.example", []string{"a"}), synoptic.ErrNotFound)
	hits, _, err := b.Search(b.ctx, store.Query{Words: "crane"}, store.Page{})
	if err != nil || len(hits) != 0 {
		t.Errorf("search in an empty store: %v %v", hits, err)
	}
	c := must(b.Census(b.ctx))
	b.same("reports", c.Reports, 0)
}

func testReports(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs...)
	for _, r := range rs {
		got := must(b.Report(b.ctx, r.ID))
		want := *r
		want.Raw = nil
		b.same("report", got.Report, &want)
		b.same("head", got.ReportHead, store.HeadOf(r, b.clock.Now()))
		if raw := must(b.Original(b.ctx, r.SHA256)); !bytes.Equal(raw, r.Raw) {
			t.Errorf("original of %s: %q", r.File, raw)
		}
	}
	has := must(b.Has(b.ctx, append(ids(rs[0]), "nobody")))
	b.same("has", has, map[synoptic.ReportID]store.Added{rs[0].ID: {ID: rs[0].ID, Current: true}})
	b.same("of an address", reportIDs(must(b.OfURL(b.ctx, "https://post.example/crane"))), ids(rs[1]))
	b.same("of no address", len(must(b.OfURL(b.ctx, ""))), 0)
	counts := must(b.Outlets(b.ctx))
	b.same("outlets", counts, []store.OutletCount{{Outlet: "Argus", Reports: 1, LastDay: "2026-02-04"}, {Outlet: "Herald", Reports: 2, LastDay: "2026-02-09"}, {Outlet: "Leaflet", Reports: 1}, {Outlet: "Post", Reports: 1, LastDay: "2026-02-04"}})
	c := must(b.Census(b.ctx))
	b.same("census", []int{c.Reports, c.Revisions, c.NoDay, c.Ungrouped, c.Originals, c.Analyses, c.Languages["en"]}, []int{5, 0, 1, 5, 5, 5, 5})
	if c.RawBytes == 0 || c.PackedBytes == 0 || c.StoreBytes == 0 {
		t.Errorf("sizes: %+v", c)
	}
}

func testAllOrNone(t *testing.T, b *bench) {
	rs := fixtures()
	bad := *rs[2]
	bad.Raw = []byte("other bytes")
	if _, err := b.Add(b.ctx, []store.Entry{entry(rs[0]), entry(rs[1]), entry(&bad)}); err == nil {
		t.Fatal("an original that is not of the hash was taken")
	}
	late := entry(rs[2])
	late.Page = "nobody"
	if _, err := b.Add(b.ctx, []store.Entry{entry(rs[0]), late}); err == nil {
		t.Fatal("a state of no page was taken")
	}
	b.same("of a batch that failed", len(must(b.Has(b.ctx, ids(rs...)))), 0)
	b.same("changes", must(b.Latest(b.ctx)), int64(0))
}

func testRevisions(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs...)
	b.stories(rs)
	second := report("Post", "2026-02-04", "https://post.example/crane", "Eleven saved after crane collapse", "Eleven dockers were saved, not ten.")
	e := entry(second)
	e.Page = rs[1].ID
	b.clock.Pass(time.Hour)
	got := must(b.Add(b.ctx, []store.Entry{e}))
	b.same("added", got, []store.Added{{ID: second.ID, New: true, Current: true, Before: rs[1].ID}})
	third := report("Post", "2026-02-04", "https://post.example/crane", "Twelve saved after crane collapse", "Twelve dockers were saved, not eleven.")
	e = entry(third)
	e.Page = second.ID
	must(b.Add(b.ctx, []store.Entry{e}))
	b.same("states", reportIDs(must(b.Revisions(b.ctx, second.ID))), ids(rs[1], second, third))
	b.same("alone", reportIDs(must(b.Revisions(b.ctx, rs[0].ID))), ids(rs[0]))
	b.same("current", reportIDs(must(b.OfURL(b.ctx, second.URL))), ids(third))
	old := must(b.Report(b.ctx, rs[1].ID))
	b.same("older state", []any{old.Current, old.Revisions, old.Page, old.Report.Title}, []any{false, 3, rs[1].ID, rs[1].Title})
	b.same("found", len(must2(b.Search(b.ctx, store.Query{Words: "ten saved after", Kind: store.HitReport}, store.Page{}))), 0)
	b.same("found", len(must2(b.Search(b.ctx, store.Query{Words: "twelve"}, store.Page{}))), 1)
	// A state that says it is older than the current one does not take its place.
	early, late := report("Sun", "2026-02-04T09:00:00Z", "https://sun.example/a", "Old", "Morning words."), report("Sun", "2026-02-04T12:00:00Z", "https://sun.example/a", "New", "Noon words.")
	b.add(late)
	e = entry(early)
	e.Page = late.ID
	b.same("older one later", must(b.Add(b.ctx, []store.Entry{e})), []store.Added{{ID: early.ID, New: true}})
	b.same("in order", reportIDs(must(b.Revisions(b.ctx, late.ID))), ids(early, late))
	b.same("current", reportIDs(must(b.OfURL(b.ctx, late.URL))), ids(late))
	var current []synoptic.ReportID
	if err := b.Terms(b.ctx, nil, func(t store.ReportTerms) error { current = append(current, t.ID); return nil }); err != nil {
		t.Fatal(err)
	}
	want := ids(rs[0], rs[2], rs[3], rs[4], third, late)
	slices.Sort(want)
	b.same("terms are of current ones", current, want)
	// Until it is told anew, a story has what it had.
	must(b.Regroup(b.ctx, store.Grouping{
		Stories: []store.Group{{ID: "s1", Reports: ids(rs[0], rs[2], third), Key: "k1b"}, {ID: "s2", Reports: ids(rs[3]), Key: "k2"}, {ID: "s3", Reports: ids(rs[4]), Key: "k3"}, {ID: "s4", Reports: ids(late), Key: "k4"}},
		Names:   []store.Name{{ID: "s1"}, {ID: "s2"}, {ID: "s3"}, {ID: "s4"}},
	}))
	b.same("of the story", reportIDs(must(b.Story(b.ctx, "s1")).Members), ids(rs[0], rs[2], third))
	if _, err := b.Regroup(b.ctx, store.Grouping{Stories: []store.Group{{ID: "s1", Reports: ids(rs[1]), Key: "x"}}, Names: []store.Name{{ID: "s1"}}}); err == nil {
		t.Error("a story of a state that is not current was taken")
	}
}

func must2[T any](v T, _ store.Cursor, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func testTerms(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs[:2]...)
	plain := entry(rs[2])
	plain.Terms, plain.Form = nil, ""
	must(b.Add(b.ctx, []store.Entry{plain}))
	if err := b.SetTerms(b.ctx, []store.ReportTerms{{ID: rs[0].ID, Form: "2", Terms: []byte("new")}, {ID: rs[2].ID, Form: "2", Terms: []byte("first")}}); err != nil {
		t.Fatal(err)
	}
	got := make(map[synoptic.ReportID]string)
	if err := b.Terms(b.ctx, nil, func(t store.ReportTerms) error {
		got[t.ID] = t.Outlet + " " + t.Form + " " + string(t.Terms)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	b.same("terms", got, map[synoptic.ReportID]string{rs[0].ID: "Herald 2 new", rs[1].ID: "Post 1 terms of Post", rs[2].ID: "Argus 2 first"})
	var some []synoptic.ReportID
	if err := b.Terms(b.ctx, ids(rs[1], fixtures()[3]), func(t store.ReportTerms) error { some = append(some, t.ID); return nil }); err != nil {
		t.Fatal(err)
	}
	b.same("terms of some", some, ids(rs[1]))
	stop := errors.New("enough")
	b.is("an error of the caller", b.Terms(b.ctx, nil, func(store.ReportTerms) error { return stop }), stop)
}

func testAnalyses(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs[0])
	e := entry(rs[0])
	b.same("analysis", must(b.Analysis(b.ctx, e.Key)), e.Analysis)
	_, err := b.Analysis(b.ctx, "another key")
	b.is("no such key", err, synoptic.ErrNotFound)
	newer := *e.Analysis
	newer.Models = "m2"
	for range 2 {
		if err := b.PutAnalysis(b.ctx, "newer", &newer); err != nil {
			t.Fatal(err)
		}
	}
	b.same("newer", must(b.Analysis(b.ctx, "newer")), &newer)
	_, err = b.Analysis(b.ctx, e.Key)
	b.is("older models' analysis", err, synoptic.ErrNotFound)
	if err := b.PutAnalysis(b.ctx, "k", &synoptic.Analysis{Report: "nobody"}); err == nil {
		t.Error("an analysis of no report was taken")
	}
}

func testRefusals(t *testing.T, b *bench) {
	if err := b.Refuse(b.ctx, []store.Refusal{{Input: "b.html", Why: "no article text", Kind: store.RefusedNoText}, {Input: "a", Why: "gone", Kind: store.RefusedFetch}}); err != nil {
		t.Fatal(err)
	}
	b.clock.Pass(time.Minute)
	if err := b.Refuse(b.ctx, []store.Refusal{{Input: "a", Why: "timed out", Kind: store.RefusedFetch}}); err != nil {
		t.Fatal(err)
	}
	list := must(b.Refusals(b.ctx))
	b.same("refused", list, []store.Refusal{{Input: "a", Why: "timed out", Kind: store.RefusedFetch, At: b.clock.Now()},
		{Input: "b.html", Why: "no article text", Kind: store.RefusedNoText, At: b.clock.Now().Add(-time.Minute)}})
	b.same("by kind", must(b.Census(b.ctx)).Refused, map[string]int{store.RefusedFetch: 1, store.RefusedNoText: 1})
	if err := b.Refuse(b.ctx, []store.Refusal{{Input: "a"}, {Input: "b.html"}}); err != nil {
		t.Fatal(err)
	}
	b.same("taken back", len(must(b.Refusals(b.ctx))), 0)
}

func testReopen(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs...)
	g := b.stories(rs)
	if err := b.put("k1", synopsis("s1", rs[:3]...)); err != nil {
		t.Fatal(err)
	}
	head := must(b.Story(b.ctx, "s1"))
	doc := must(b.Document(b.ctx, "s1"))
	last := must(b.Latest(b.ctx))
	again := b.reopen()
	b.same("story", must(again.Story(b.ctx, "s1")), head)
	b.same("document", must(again.Document(b.ctx, "s1")), doc)
	b.same("names", must(again.Names(b.ctx)), g.Names)
	b.same("last change", must(again.Latest(b.ctx)), last)
}

func testConcurrent(t *testing.T, b *bench) {
	other := b.reopen()
	list := many(60)
	var wg sync.WaitGroup
	added := make([]int, 4)
	for i := range added {
		to := store.Store(b.Store)
		if i%2 == 1 {
			to = other
		}
		wg.Go(func() { // all of them take in all: each report must be new once
			for k := 0; k < len(list); k += 5 {
				got, err := to.Add(b.ctx, list[k:k+5])
				if err != nil {
					t.Errorf("add: %v", err)
					return
				}
				for _, a := range got {
					if a.New {
						added[i]++
					}
				}
				if _, _, err := to.ListReports(b.ctx, store.ReportFilter{}, store.Page{}); err != nil {
					t.Errorf("list: %v", err)
				}
			}
		})
	}
	wg.Wait()
	sum := 0
	for _, n := range added {
		sum += n
	}
	b.same("new", sum, len(list))
	b.same("reports", must(b.Census(b.ctx)).Reports, len(list))
}

func testBackup(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs...)
	b.stories(rs)
	file := t.TempDir() + "/backup of the store?.db"
	if err := b.Backup(b.ctx, file); err != nil {
		t.Fatal(err)
	}
	if err := b.Backup(b.ctx, file); err == nil {
		t.Error("a backup took the place of another file")
	}
	if err := b.Backup(b.ctx, t.TempDir()+"/no/such/folder/b"); err == nil {
		t.Error("a backup in a folder that is not there")
	}
}
