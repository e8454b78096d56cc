package storetest

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

func testReportPages(t *testing.T, b *bench) {
	list := many(23)
	must(b.Add(b.ctx, list))
	b.add(fixtures()...)
	all := must2(b.ListReports(b.ctx, store.ReportFilter{}, store.Page{Limit: 100}))
	b.same("all", len(all), 28)
	for i := 1; i < len(all); i++ {
		if x, y := all[i-1], all[i]; x.Day < y.Day || x.Day == y.Day && x.ID >= y.ID {
			t.Errorf("out of order: %s %s before %s %s", x.Day, x.ID, y.Day, y.ID)
		}
	}
	var paged []store.ReportHead
	p := store.Page{Limit: 5}
	for {
		part, next, err := b.ListReports(b.ctx, store.ReportFilter{}, p)
		if err != nil {
			t.Fatal(err)
		}
		paged = append(paged, part...)
		if p.After = next; next == "" {
			break
		}
		if len(paged) == 10 { // one that sorts before: no page repeats or leaves out
			b.add(report("Late", "2026-02-20", "", "Snow", "It snowed."))
		}
	}
	b.same("page by page", paged, all)
	for _, x := range []struct {
		f    store.ReportFilter
		want int
	}{
		{store.ReportFilter{Outlet: "Herald"}, 2},
		{store.ReportFilter{From: "2026-02-04"}, 4},
		{store.ReportFilter{From: "2026-02-04", To: "2026-02-04"}, 2},
		{store.ReportFilter{To: "2026-01-01"}, 4},
		{store.ReportFilter{NoDay: true}, 1},
		{store.ReportFilter{Language: "en"}, 29},
		{store.ReportFilter{Language: "fi"}, 0},
		{store.ReportFilter{URL: "https://argus.example/1"}, 1},
	} {
		if got := must2(b.ListReports(b.ctx, x.f, store.Page{Limit: 100})); len(got) != x.want {
			t.Errorf("%+v: %d reports, want %d", x.f, len(got), x.want)
		}
	}
}

func testRegroup(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs...)
	g := b.stories(rs)
	want := []store.Pending{{ID: "s1", Key: "k1", Reports: ids(rs[:3]...)}, {ID: "s2", Key: "k2", Reports: ids(rs[3])}, {ID: "s3", Key: "k3", Reports: ids(rs[4])}}
	b.same("pending", must(b.Pending(b.ctx)), want)
	s := must(b.Story(b.ctx, "s1"))
	b.same("head", []any{s.Title, s.FirstDay, s.LastDay, s.Reports, s.Outlets, s.Made, s.Differences}, []any{"Crane falls at the quay", "2026-02-03", "2026-02-04", 3, 3, false, 0})
	b.same("members", reportIDs(s.Members), ids(rs[:3]...))
	b.same("story of a report", must(b.Report(b.ctx, rs[2].ID)).Story, synoptic.StoryID("s1"))
	b.same("none ungrouped", must(b.Census(b.ctx)).Ungrouped, 0)

	// Said again, nothing changes.
	before := must(b.Latest(b.ctx))
	b.same("pending", must(b.Regroup(b.ctx, g)), want)
	b.same("last change", must(b.Latest(b.ctx)), before)

	// One report goes to another story.
	g.Stories[0].Reports, g.Stories[0].Key = ids(rs[:2]...), "k1b"
	g.Stories[1].Reports, g.Stories[1].Key = ids(rs[2], rs[3]), "k2b"
	must(b.Regroup(b.ctx, g))
	b.same("left", reportIDs(must(b.Story(b.ctx, "s1")).Members), ids(rs[:2]...))
	b.same("right", reportIDs(must(b.Story(b.ctx, "s2")).Members), ids(rs[2], rs[3]))
	cs, gap, err := b.ChangesSince(b.ctx, before, 100)
	if err != nil || gap {
		t.Fatal(gap, err)
	}
	var told []string
	for _, c := range cs {
		told = append(told, fmt.Sprint(c.Kind, " ", c.ID))
	}
	b.same("changes", told, []string{"story s1", "story s2"})

	// What came meanwhile must not be overlooked.
	g.AsOf = must(b.Latest(b.ctx))
	must(b.Regroup(b.ctx, g))
	b.add(report("Echo", "2026-02-05", "", "Quay reopens", "The quay is open again."))
	_, err = b.Regroup(b.ctx, g)
	b.is("a report came", err, store.ErrStale)
	g.AsOf = 0

	// A report that is not there, or in two stories, leaves all as it was.
	for _, bad := range [][]store.Group{
		{{ID: "s9", Reports: []synoptic.ReportID{rs[0].ID, "nobody"}, Key: "k9"}},
		{{ID: "s9", Reports: ids(rs[:2]...), Key: "k9"}, {ID: "s8", Reports: ids(rs[1]), Key: "k8"}},
	} {
		_, err = b.Regroup(b.ctx, store.Grouping{Stories: bad, Names: g.Names})
		b.is("no such report", err, synoptic.ErrNotFound)
		b.same("as it was", reportIDs(must(b.Story(b.ctx, "s1")).Members), ids(rs[:2]...))
	}
}

func testRedirects(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs...)
	g := b.stories(rs)
	if err := b.put("k2", synopsis("s2", rs[3])); err != nil {
		t.Fatal(err)
	}
	g.Stories = []store.Group{{ID: "s1", Reports: ids(rs[:4]...), Key: "k1c"}, {ID: "s3", Reports: ids(rs[4]), Key: "k3"}}
	g.Names = []store.Name{{ID: "s1", Founder: "f1"}, {ID: "s2", Founder: "f2", To: "s1"}, {ID: "s3", Founder: "f3"}}
	must(b.Regroup(b.ctx, g))
	s := must(b.Story(b.ctx, "s2"))
	b.same("leads to", []any{s.ID, s.Asked, s.Reports}, []any{synoptic.StoryID("s1"), synoptic.StoryID("s2"), 4})
	b.same("names", must(b.Names(b.ctx)), g.Names)
	b.same("stories", storyIDs(must2(b.ListStories(b.ctx, store.StoryFilter{}, store.Page{}))), []synoptic.StoryID{"s1", "s3"})
	b.same("its sayings are gone", len(must2(b.Sayings(b.ctx, store.SayingFilter{Story: "s2"}, store.Page{}))), 0)
	if err := b.put("k1c", synopsis("s1", rs[:4]...)); err != nil {
		t.Fatal(err)
	}
	b.same("document", must(b.Document(b.ctx, "s2")).Story, synoptic.StoryID("s1"))
	b.is("a synopsis of a story that is gone", b.put("k2", synopsis("s2", rs[3])), store.ErrStale)
}

func testSynopsis(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs...)
	g := b.stories(rs)
	doc := synopsis("s1", rs[:3]...)
	b.is("of another key", b.put("k0", doc), store.ErrStale)
	_, err := b.Document(b.ctx, "s1")
	b.is("not made yet", err, synoptic.ErrNotFound)
	b.clock.Pass(time.Hour)
	if err := b.put("k1", doc); err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := synoptic.Encode(&want, doc); err != nil {
		t.Fatal(err)
	}
	kept := must(b.Document(b.ctx, "s1"))
	if !bytes.Equal(kept.Document, want.Bytes()) || kept.Stale || kept.Key != "k1" {
		t.Errorf("document: stale %v key %s\n%s", kept.Stale, kept.Key, kept.Document)
	}
	h := must(b.Story(b.ctx, "s1")).StoryHead
	b.same("head", h, store.StoryHead{ID: "s1", Title: "Crane falls at the quay", FirstDay: "2026-02-03", LastDay: "2026-02-04", EventDate: "2026-02-03",
		Reports: 3, Outlets: 3, Origins: synoptic.Count{Min: 2, Max: 3}, Claims: 1, Quotes: 1, Differences: 1, Kinds: map[synoptic.Kind]int{synoptic.KindQuantity: 1},
		Weight: 7, Made: true, Change: kept.Change, Changed: b.clock.Now()})
	b.same("pending", len(must(b.Pending(b.ctx))), 2)
	g.Stories[0].Key = "k1d" // as after new models
	must(b.Regroup(b.ctx, g))
	if kept := must(b.Document(b.ctx, "s1")); !kept.Stale || !bytes.Equal(kept.Document, want.Bytes()) {
		t.Error("what was made before is gone, or does not say that it is stale")
	}
	b.is("late", b.put("k1", doc), store.ErrStale)
	// Made again it takes the place of what was there, lines and all.
	if err := b.put("k1d", doc); err != nil {
		t.Fatal(err)
	}
	b.same("sayings", len(must2(b.Sayings(b.ctx, store.SayingFilter{Story: "s1"}, store.Page{}))), 2)
	b.same("claims", len(must2(b.Search(b.ctx, store.Query{Words: "dockers", Kind: store.HitClaim}, store.Page{}))), 1)
}

func testStoryFilters(t *testing.T, b *bench) {
	rs := fixtures()
	b.add(rs...)
	b.stories(rs)
	if err := b.put("k1", synopsis("s1", rs[:3]...)); err != nil {
		t.Fatal(err)
	}
	last := must(b.Latest(b.ctx))
	for _, x := range []struct {
		f    store.StoryFilter
		want []synoptic.StoryID
	}{
		{store.StoryFilter{}, []synoptic.StoryID{"s2", "s1", "s3"}},
		{store.StoryFilter{From: "2026-02-04"}, []synoptic.StoryID{"s2", "s1"}},
		{store.StoryFilter{To: "2026-02-03"}, []synoptic.StoryID{"s1"}},
		{store.StoryFilter{From: "2026-02-05", To: "2026-02-08"}, nil},
		{store.StoryFilter{NoDay: true}, []synoptic.StoryID{"s3"}},
		{store.StoryFilter{Outlet: "Herald"}, []synoptic.StoryID{"s2", "s1"}},
		{store.StoryFilter{Outlets: 2}, []synoptic.StoryID{"s1"}},
		{store.StoryFilter{Origins: 3}, nil},
		{store.StoryFilter{Origins: 2}, []synoptic.StoryID{"s1"}},
		{store.StoryFilter{Differences: 1}, []synoptic.StoryID{"s1"}},
		{store.StoryFilter{Kind: synoptic.KindQuantity}, []synoptic.StoryID{"s1"}},
		{store.StoryFilter{Kind: synoptic.KindTime}, nil},
		{store.StoryFilter{Words: "budget"}, []synoptic.StoryID{"s2"}},
		{store.StoryFilter{Words: "cable snapped"}, []synoptic.StoryID{"s1"}},
		{store.StoryFilter{Speaker: "Ines"}, []synoptic.StoryID{"s1"}},
		{store.StoryFilter{Speaker: "Holm"}, nil},
		{store.StoryFilter{Since: last - 1}, []synoptic.StoryID{"s1"}},
		{store.StoryFilter{Since: last}, nil},
	} {
		b.same(fmt.Sprintf("%+v", x.f), storyIDs(must2(b.ListStories(b.ctx, x.f, store.Page{}))), x.want)
	}
	days := must2(b.Days(b.ctx, store.StoryFilter{}, store.Page{}))
	b.same("days", days, []store.DayCount{{Day: "2026-02-09", Stories: 1, Reports: 1}, {Day: "2026-02-04", Stories: 1, Reports: 3}, {Stories: 1, Reports: 1}})
	one, next, err := b.Days(b.ctx, store.StoryFilter{Outlet: "Herald"}, store.Page{Limit: 1})
	b.same("first day", []any{len(one), next != "", err}, []any{1, true, error(nil)})
	two := must2(b.Days(b.ctx, store.StoryFilter{Outlet: "Herald"}, store.Page{Limit: 1, After: next}))
	b.same("second day", two[0].Day, "2026-02-04")
}

func testStoryPages(t *testing.T, b *bench) {
	list := many(31)
	must(b.Add(b.ctx, list))
	var g store.Grouping
	for i, e := range list { // stories of one to three reports
		if k := len(g.Stories) - 1; k >= 0 && i%3 > k%3 {
			g.Stories[k].Reports = append(g.Stories[k].Reports, e.Report.ID)
			continue
		}
		id := synoptic.StoryID(fmt.Sprintf("t%02d", len(g.Stories)))
		g.Stories = append(g.Stories, store.Group{ID: id, Reports: ids(e.Report), Key: string(id)})
		g.Names = append(g.Names, store.Name{ID: id})
	}
	must(b.Regroup(b.ctx, g))
	all := must2(b.ListStories(b.ctx, store.StoryFilter{}, store.Page{Limit: 100}))
	b.same("all", len(all), len(g.Stories))
	for i := 1; i < len(all); i++ {
		x, y := all[i-1], all[i]
		if x.LastDay < y.LastDay || x.LastDay == y.LastDay && (x.Outlets < y.Outlets || x.Outlets == y.Outlets && x.ID >= y.ID) {
			t.Errorf("out of order: %+v before %+v", x, y)
		}
	}
	var paged []store.StoryHead
	for p := (store.Page{Limit: 4}); ; {
		part, next, err := b.ListStories(b.ctx, store.StoryFilter{}, p)
		if err != nil {
			t.Fatal(err)
		}
		paged = append(paged, part...)
		if p.After = next; next == "" {
			break
		}
	}
	b.same("page by page", paged, all)
}

func testCursors(t *testing.T, b *bench) {
	for _, c := range []store.Cursor{"x", "W10", "WyJzdG9yaWVzIl0", "\x00", "WyJyZXBvcnRzIiwxLDJd"} {
		_, _, err := b.ListStories(b.ctx, store.StoryFilter{}, store.Page{After: c})
		b.is("stories", err, store.ErrCursor)
		_, _, err = b.ListReports(b.ctx, store.ReportFilter{}, store.Page{After: c})
		b.is("reports", err, store.ErrCursor)
		_, _, err = b.Search(b.ctx, store.Query{Words: "a"}, store.Page{After: c})
		b.is("search", err, store.ErrCursor)
		_, _, err = b.Sayings(b.ctx, store.SayingFilter{}, store.Page{After: c})
		b.is("sayings", err, store.ErrCursor)
		_, _, err = b.Speakers(b.ctx, "", store.Page{After: c})
		b.is("speakers", err, store.ErrCursor)
		_, _, err = b.Days(b.ctx, store.StoryFilter{}, store.Page{After: c})
		b.is("days", err, store.ErrCursor)
	}
}
