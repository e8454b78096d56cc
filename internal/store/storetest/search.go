package storetest

import (
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// filled takes in all fixtures, with the synopsis of the first story.
func (b *bench) filled() []*synoptic.Report {
	rs := fixtures()
	b.add(rs...)
	b.stories(rs)
	if err := b.put("k1", synopsis("s1", rs[:3]...)); err != nil {
		b.t.Fatal(err)
	}
	return rs
}

func testSearch(t *testing.T, b *bench) {
	rs := b.filled()
	for _, x := range []struct {
		q    store.Query
		want []string // kind and outlet, in any order
	}{
		{store.Query{Words: "crane"}, []string{"report Argus", "report Herald", "report Post"}},
		{store.Query{Words: "CRANE rescue"}, []string{"report Herald"}},
		{store.Query{Words: "cafe"}, []string{"report Post"}},
		{store.Query{Words: `"cable snapped"`, Kind: store.HitQuote}, []string{"quote Herald", "quote Post"}},
		{store.Query{Words: `"snapped cable"`}, nil},
		{store.Query{Words: "crane -saved"}, []string{"report Argus", "report Herald"}},
		{store.Query{Words: "budg*"}, []string{"report Herald"}},
		{store.Query{Words: "dockers", Kind: store.HitClaim}, []string{"claim Herald"}},
		{store.Query{Words: "crane", Outlet: "Argus"}, []string{"report Argus"}},
		{store.Query{Words: "crane", From: "2026-02-04"}, []string{"report Argus", "report Post"}},
		{store.Query{Words: "crane", To: "2026-02-03"}, []string{"report Herald"}},
		{store.Query{Words: "said", Story: "s2"}, []string{"report Herald"}},
		{store.Query{Words: "ADVERT"}, nil}, // what is skipped is not of the report
	} {
		hits := must2(b.Search(b.ctx, x.q, store.Page{}))
		got := make(map[string]int)
		for _, h := range hits {
			got[string(h.Kind)+" "+h.Outlet]++
		}
		want := make(map[string]int)
		for _, w := range x.want {
			want[w]++
		}
		b.same(x.q.Words, got, want)
	}
	hit := must2(b.Search(b.ctx, store.Query{Words: "rescued", Kind: store.HitReport}, store.Page{}))[0]
	b.same("hit", []any{hit.Story, hit.Report, hit.Day, hit.Title}, []any{synoptic.StoryID("s1"), rs[0].ID, "2026-02-03", rs[0].Title})
	var marked []string
	for _, p := range hit.Snippet {
		if p.Hit {
			marked = append(marked, p.Text)
		}
	}
	b.same("marked", marked, []string{"rescued"})
	q := must2(b.Search(b.ctx, store.Query{Words: "snapped", Kind: store.HitQuote}, store.Page{}))[0]
	b.same("quote", []any{q.Ref, q.Speaker, q.Story}, []any{"q1", "Inés Marlow", synoptic.StoryID("s1")})
	// A headline comes before a text.
	b.same("headline first", must2(b.Search(b.ctx, store.Query{Words: "port"}, store.Page{}))[0].Outlet, "Argus")
	// Page by page all of them, each once.
	seen := make(map[synoptic.ReportID]bool)
	for p := (store.Page{Limit: 1}); ; {
		part, next, err := b.Search(b.ctx, store.Query{Words: "crane", Kind: store.HitReport}, p)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range part {
			if seen[h.Report] {
				t.Errorf("%s twice", h.Report)
			}
			seen[h.Report] = true
		}
		if p.After = next; next == "" {
			break
		}
	}
	b.same("pages", len(seen), 3)
}

// Whatever people type is words, never a language.
func testSearchIsPlain(t *testing.T, b *bench) {
	b.filled()
	for _, words := range []string{`crane" OR "budget`, "crane AND", "title:crane", "NEAR(crane quay, 2)", "crane*quay", "^crane", "{title}: crane",
		"crane'; DROP TABLE reports; --", "(crane", "crane)", `"crane`, "crane -", "- crane", "c%ne _", "crane \x00 quay", strings.Repeat("crane ", 30), "🏗 crane", "+crane"} {
		if _, _, err := b.Search(b.ctx, store.Query{Words: words}, store.Page{}); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	}
	for _, words := range []string{"", " ", "-crane", `""`, "*", "🏗", "?!", strings.Repeat("crane ", 3000)} {
		_, _, err := b.Search(b.ctx, store.Query{Words: words}, store.Page{})
		b.is(words[:min(len(words), 20)], err, store.ErrQuery)
		_, _, err = b.ListStories(b.ctx, store.StoryFilter{Words: words}, store.Page{})
		if words != "" {
			b.is("stories", err, store.ErrQuery)
		}
	}
	if got := must2(b.Search(b.ctx, store.Query{Words: `crane" OR "budget`}, store.Page{})); len(got) != 0 {
		t.Errorf("OR was carried out: %v", got)
	}
}

func testSayings(t *testing.T, b *bench) {
	rs := b.filled()
	all := must2(b.Sayings(b.ctx, store.SayingFilter{}, store.Page{}))
	b.same("all", len(all), 2)
	at := mention(rs[1], "The cable snapped at noon,")
	points, _ := synoptic.NewRuler(rs[1].Text).Points(at.Span)
	b.same("first", all[0], store.Saying{Story: "s1", Quote: "q1", Report: rs[1].ID, Outlet: "Post", Day: "2026-02-04", Speaker: "Inés Marlow",
		Kind: synoptic.Direct, Span: at.Span, Start: points.Start, End: points.End, Text: "The cable snapped at noon,"})
	for name, want := range map[string]int{"Inés Marlow": 2, "ines marlow": 2, "MARLOW": 2, "chief marlow": 2, "chief ines": 0, "Marl": 0, "Marlow Holm": 0, "Holm": 0, "!": 0, "Marlow, Inés": 2} {
		if got := must2(b.Sayings(b.ctx, store.SayingFilter{Speaker: name}, store.Page{})); len(got) != want {
			t.Errorf("%s: %d sayings, want %d", name, len(got), want)
		}
	}
	b.same("with words", len(must2(b.Sayings(b.ctx, store.SayingFilter{Speaker: "Marlow", Words: "snapped"}, store.Page{}))), 2)
	b.same("with other words", len(must2(b.Sayings(b.ctx, store.SayingFilter{Speaker: "Marlow", Words: "crane"}, store.Page{}))), 0)
	b.same("of a report", len(must2(b.Sayings(b.ctx, store.SayingFilter{Report: rs[0].ID}, store.Page{}))), 1)
	b.same("from a day", len(must2(b.Sayings(b.ctx, store.SayingFilter{Speaker: "Marlow", From: "2026-02-04"}, store.Page{}))), 1)
	b.same("to a day", len(must2(b.Sayings(b.ctx, store.SayingFilter{Speaker: "Marlow", To: "2026-02-01"}, store.Page{}))), 0)
	one, next, err := b.Sayings(b.ctx, store.SayingFilter{}, store.Page{Limit: 1})
	if err != nil || next == "" {
		t.Fatal(next, err)
	}
	b.same("page by page", append(one, must2(b.Sayings(b.ctx, store.SayingFilter{}, store.Page{Limit: 1, After: next}))...), all)
	b.same("speakers", must2(b.Speakers(b.ctx, "", store.Page{})), []store.SpeakerCount{{Name: "Inés Marlow", Sayings: 2, Stories: 1}})
	b.same("speakers", len(must2(b.Speakers(b.ctx, "Holm", store.Page{}))), 0)
}

func testFeeds(t *testing.T, b *bench) {
	now := b.clock.Now()
	for _, f := range []store.Feed{{URL: "https://b.example/feed", Title: "B", Every: time.Minute}, {URL: "https://a.example/feed", Outlet: "A"}, {URL: "https://c.example/feed", Paused: true}} {
		if err := b.PutFeed(b.ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	state := store.FeedState{ETag: `"1"`, Modified: "Tue, 03 Feb 2026 10:00:00 GMT", Next: now.Add(time.Hour), Asked: now, Good: now, Items: 3}
	if err := b.PutFeedState(b.ctx, "https://b.example/feed", state); err != nil {
		t.Fatal(err)
	}
	due := func(when time.Time) (out []string) {
		for _, f := range must(b.DueFeeds(b.ctx, when, 10)) {
			out = append(out, f.URL)
		}
		return out
	}
	b.same("due now", due(now), []string{"https://a.example/feed"})
	b.same("due later", due(now.Add(time.Hour)), []string{"https://a.example/feed", "https://b.example/feed"})
	b.same("some of them", len(must(b.DueFeeds(b.ctx, now.Add(time.Hour), 1))), 1)
	// Changing what is wanted of it leaves what was read of it.
	if err := b.PutFeed(b.ctx, store.Feed{URL: "https://b.example/feed", Title: "Bee"}); err != nil {
		t.Fatal(err)
	}
	list := must(b.ListFeeds(b.ctx))
	b.same("feed", list[1], store.Feed{URL: "https://b.example/feed", Title: "Bee", FeedState: state})
	if err := b.MarkItems(b.ctx, "https://b.example/feed", []string{"i1", "i2", "i1"}); err != nil {
		t.Fatal(err)
	}
	b.same("seen", must(b.SeenItems(b.ctx, "https://b.example/feed", []string{"i1", "i3"})), map[string]bool{"i1": true})
	b.same("seen by another", len(must(b.SeenItems(b.ctx, "https://a.example/feed", []string{"i1"}))), 0)
	last := must(b.Latest(b.ctx))
	state.Errors, state.Error = 1, "503"
	if err := b.PutFeedState(b.ctx, "https://b.example/feed", state); err != nil {
		t.Fatal(err)
	}
	if must(b.Latest(b.ctx)) == last {
		t.Error("a feed that is down is told by no change")
	}
	c := must(b.Census(b.ctx))
	b.same("census", []int{c.Feeds, c.FeedsDown}, []int{3, 1})
	for range 2 {
		if err := b.RemoveFeed(b.ctx, "https://b.example/feed"); err != nil {
			t.Fatal(err)
		}
	}
	b.same("left", len(must(b.ListFeeds(b.ctx))), 2)
	b.same("its items", len(must(b.SeenItems(b.ctx, "https://b.example/feed", []string{"i1"}))), 0)
}

func testDecisions(t *testing.T, b *bench) {
	rs := b.filled()
	merge := store.Decision{Kind: store.DecideMerge, Reports: ids(rs[0], rs[3]), Note: "one crane", By: "ana"}
	first := must(b.Decide(b.ctx, merge))
	b.same("decided", first, store.Decision{Number: first.Number, Kind: store.DecideMerge, Reports: merge.Reports, Note: "one crane", By: "ana", At: b.clock.Now()})
	b.clock.Pass(time.Minute)
	again := must(b.Decide(b.ctx, store.Decision{Kind: store.DecideMerge, Reports: merge.Reports, Note: "said again"}))
	b.same("the same is one", again, first)
	second := must(b.Decide(b.ctx, store.Decision{Kind: store.DecideAgree, Of: synoptic.KindQuantity, Values: []string{"Nine", "Ten"}, Story: "s1"}))
	last := must(b.Latest(b.ctx))
	undone := must(b.Undo(b.ctx, first.Number, "bo"))
	b.same("undone", []any{undone.Undone, undone.UndoBy}, []any{b.clock.Now(), "bo"})
	b.clock.Pass(time.Minute)
	b.same("undone once", must(b.Undo(b.ctx, first.Number, "cy")), undone)
	b.same("one change", must(b.Latest(b.ctx)), last+1)
	b.same("in force", must(b.ListDecisions(b.ctx, true)), []store.Decision{second})
	third := must(b.Decide(b.ctx, merge))
	b.same("decided anew", third.Number > second.Number, true)
	b.same("the whole log", must(b.ListDecisions(b.ctx, false)), []store.Decision{undone, second, third})
	for _, bad := range []store.Decision{{}, {Kind: "guess"}, {Kind: store.DecideMerge, Reports: ids(rs[0])}, {Kind: store.DecideSplit}, {Kind: store.DecidePin, Reports: ids(rs[0], rs[0])},
		{Kind: store.DecideSame, Names: []string{"A"}}, {Kind: store.DecideAgree, Values: []string{"9"}}} {
		if _, err := b.Decide(b.ctx, bad); err == nil {
			t.Errorf("a decision that says nothing was kept: %+v", bad)
		}
	}
}

func testChanges(t *testing.T, b *bench) {
	b.filled()
	cs, gap, err := b.ChangesSince(b.ctx, 0, 1000)
	if err != nil || gap {
		t.Fatal(gap, err)
	}
	count := make(map[store.ChangeKind]int)
	for i, c := range cs {
		count[c.Kind]++
		if i > 0 && c.Number <= cs[i-1].Number || c.At != b.clock.Now() || c.ID == "" {
			t.Errorf("change %+v", c)
		}
	}
	b.same("changes", count, map[store.ChangeKind]int{store.ChangeReport: 5, store.ChangeStory: 4})
	b.same("last", must(b.Latest(b.ctx)), cs[len(cs)-1].Number)
	rest, _, _ := b.ChangesSince(b.ctx, cs[3].Number, 2)
	b.same("from there", rest, cs[4:6])
	none, gap, err := b.ChangesSince(b.ctx, cs[len(cs)-1].Number, 10)
	b.same("none", []any{len(none), gap, err}, []any{0, false, error(nil)})
}

// What is done twice changes nothing.
func testTwice(t *testing.T, b *bench) {
	rs := b.filled()
	if err := b.PutFeed(b.ctx, store.Feed{URL: "https://a.example/feed"}); err != nil {
		t.Fatal(err)
	}
	last, census := must(b.Latest(b.ctx)), must(b.Census(b.ctx))
	var list []store.Entry
	for _, r := range rs {
		list = append(list, entry(r), entry(r))
	}
	for i, a := range must(b.Add(b.ctx, list)) {
		b.same("added", a, store.Added{ID: rs[i/2].ID, Current: true})
	}
	b.stories(rs)
	for _, err := range []error{
		b.put("k1", synopsis("s1", rs[:3]...)),
		b.PutFeed(b.ctx, store.Feed{URL: "https://a.example/feed"}),
		b.PutAnalysis(b.ctx, list[0].Key, list[0].Analysis),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	b.same("last change", must(b.Latest(b.ctx)), last)
	b.same("census", must(b.Census(b.ctx)), census)
}
