package stream

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/store/sqlite"
	"github.com/synoptic-news/synoptic/pipeline"
)

var opened = sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.Open(pipeline.Config{}) })

func open(t *testing.T) *pipeline.Pipeline {
	t.Helper()
	p, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func newStore(t *testing.T) *sqlite.Store {
	t.Helper()
	clock := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	s, err := sqlite.Open(context.Background(), sqlite.Config{File: filepath.Join(t.TempDir(), "s.db"), Create: true, Now: func() time.Time { return clock }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// example reads the example's reports, with their bytes.
func example(t *testing.T, p *pipeline.Pipeline) []*synoptic.Report {
	t.Helper()
	var out []*synoptic.Report
	p.ReadRawEach(context.Background(), []string{"../../examples/ferry-fire", "../../examples/ferry-fire-extra"}, nil, nil, func(r *synoptic.Report, err error) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	})
	return out
}

// page makes a report of a page.
func page(t *testing.T, p *pipeline.Pipeline, outlet, day, url, title, text string) *synoptic.Report {
	t.Helper()
	var out *synoptic.Report
	head := "Outlet: " + outlet + "\n"
	if day != "" {
		head += "Published: " + day + "\n"
	}
	if url != "" {
		head += "URL: " + url + "\n"
	}
	p.ReadBytesEach(pipeline.Input{File: outlet + ".txt", Raw: []byte(head + "\n" + title + "\n\n" + text + "\n")}, func(r *synoptic.Report, err error) {
		if err != nil {
			t.Fatal(err)
		}
		out = r
	})
	return out
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// dump is all that a store shows of its stories.
func dump(t *testing.T, s store.Store) string {
	t.Helper()
	ctx := context.Background()
	list, next, err := s.ListStories(ctx, store.StoryFilter{}, store.Page{Limit: 1000})
	if err != nil || next != "" {
		t.Fatal(next, err)
	}
	var b strings.Builder
	for _, h := range list {
		h.Change = 0
		fmt.Fprintf(&b, "%+v\n", h)
		k := must(s.Document(ctx, h.ID))
		if k.Stale {
			t.Errorf("story %s is stale", h.ID)
		}
		b.Write(k.Document)
	}
	return b.String()
}

func content(t *testing.T, s store.Store) {
	t.Helper()
	for _, f := range must(s.Check(context.Background())) {
		t.Errorf("the store: %s", f.What)
	}
	if c := must(s.Census(context.Background())); c.Pending+c.Ungrouped > 0 {
		t.Errorf("%d stories pending, %d reports ungrouped", c.Pending, c.Ungrouped)
	}
}

// What is kept is what compare prints, byte for byte.
func TestKeptIsCompared(t *testing.T) {
	p, s, ctx := open(t), newStore(t), context.Background()
	rs := example(t, p)
	k := NewKeeper(p, s)
	must(k.Add(ctx, rs))
	done := must(k.Settle(ctx))
	if len(done.Made) != 1 {
		t.Fatalf("made %v, want one story", done.Made)
	}
	doc := p.CompareAs(rs, true)
	doc.Stories[0].ID = done.Made[0]
	doc.Stories[0].Notes = slices.DeleteFunc(doc.Stories[0].Notes, func(n synoptic.Note) bool { return n.Code == synoptic.NoteNotOne })
	var want bytes.Buffer
	if err := synoptic.Encode(&want, doc); err != nil {
		t.Fatal(err)
	}
	if got := must(s.Document(ctx, done.Made[0])).Document; !bytes.Equal(got, want.Bytes()) {
		t.Errorf("kept:\n%s\ncompared:\n%s", got, want.Bytes())
	}
	content(t, s)
}

// Whatever the order and the portions, with a keeper that stays or a new one
// each time, the stories are the same.
func TestOneByOne(t *testing.T) {
	p, ctx := open(t), context.Background()
	rs := append(example(t, p), others(t, p)...)
	whole := newStore(t)
	k := NewKeeper(p, whole)
	must(k.Add(ctx, rs))
	must(k.Settle(ctx))
	want := dump(t, whole)
	content(t, whole)
	rng := rand.New(rand.NewPCG(7, 7))
	for try := range 3 {
		s := newStore(t)
		k := NewKeeper(p, s)
		mixed := slices.Clone(rs)
		rng.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		for len(mixed) > 0 {
			n := 1 + rng.IntN(min(3, len(mixed)))
			must(k.Add(ctx, mixed[:n]))
			must(k.Add(ctx, mixed[:1])) // twice is once
			must(k.Settle(ctx))
			if mixed = mixed[n:]; try == 1 {
				k = NewKeeper(p, s)
			}
		}
		content(t, s)
		// Names are given once, so a story may bear that of another founder here.
		if got := dump(t, s); unnamed(got) != unnamed(want) {
			t.Errorf("try %d: one by one:\n%.2000s\nat once:\n%.2000s", try, got, want)
		}
	}
}

// unnamed sorts the lines of a dump and leaves the names of stories out.
func unnamed(dump string) string {
	lines := strings.Split(dump, "\n")
	var out []string
	for _, l := range lines {
		if strings.HasPrefix(l, "{ID:") {
			l = l[strings.Index(l, "Title:"):]
		}
		if !strings.HasPrefix(l, `      "id": "`) {
			out = append(out, l)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// others are reports of two further events, one of them without a day.
func others(t *testing.T, p *pipeline.Pipeline) []*synoptic.Report {
	const mill = "The old mill at Varby burned down on Friday night and three people were hurt, the fire chief Ada Quill said. “The doors were locked and we broke them,” Quill told reporters. The council of Varby will decide next week whether it can be rebuilt."
	return []*synoptic.Report{
		page(t, p, "Varby Post", "2026-02-07", "https://post.example/mill", "Three hurt as Varby mill burns", mill),
		page(t, p, "Varby Herald", "2026-02-07", "https://herald.example/mill", "Mill at Varby burns down", "Four people were hurt when the old mill at Varby burned on Friday night, according to the fire chief, Ada Quill. “The doors were locked and we broke them,” she said on Saturday. The mill was built in 1871 and has stood empty for years."),
		page(t, p, "Leaflet", "", "", "A fair on the green", "The fair on the green at Dunley opens at ten on Saturday, its organisers said. There will be a band, a raffle and a race for children. Entry is free, and dogs are welcome on a lead."),
		page(t, p, "Echo", "2026-02-09", "https://echo.example/dam", "Dam at Ostrey to be raised", "Engineers will raise the dam at Ostrey by two metres before the winter, the water board said on Monday. The work costs nine million crowns. “It is overdue,” said Lars Ombry, who heads the board."),
	}
}

func TestRevisions(t *testing.T) {
	p, s, ctx := open(t), newStore(t), context.Background()
	rs := others(t, p)
	k := NewKeeper(p, s)
	must(k.Add(ctx, rs))
	must(k.Settle(ctx))
	story := must(s.Report(ctx, rs[0].ID)).Story
	text := rs[0].Text[strings.Index(rs[0].Text, "The old mill"):]
	later := page(t, p, "Varby Post", "2026-02-07", "https://post.example/mill", "Five hurt as Varby mill burns", strings.Replace(text, "three people", "five people", 1))
	added := must(k.Add(ctx, []*synoptic.Report{later}))
	if !added[0].New || added[0].Before != rs[0].ID {
		t.Fatalf("added %+v, want a state after %s", added[0], rs[0].ID)
	}
	must(k.Settle(ctx))
	content(t, s)
	now := must(s.Story(ctx, story))
	var members []synoptic.ReportID
	for _, m := range now.Members {
		members = append(members, m.ID)
	}
	if now.Reports != 2 || !slices.Contains(members, later.ID) || slices.Contains(members, rs[0].ID) {
		t.Errorf("story %s has %v, want the later state", now.ID, members)
	}
	ds := store.Diff(rs[0], later)
	var said []string
	for _, d := range ds {
		said = append(said, string(d.Op)+" "+d.Text)
	}
	if want := []string{"removed Three", "inserted Five", "removed three", "inserted five"}; !slices.Equal(said, want) {
		t.Errorf("diff %v, want %v", said, want)
	}
	// Another report at the address of a whole site is none of its states.
	a := page(t, p, "Echo", "2026-02-09", "https://echo.example/", "Home", "The water board of Ostrey has a new head since Monday. He is an engineer and comes from the coast, where he built two dams and a lock. He follows Lars Ombry.")
	b := page(t, p, "Echo", "2026-02-09", "https://echo.example/", "Home", "A goat ran through the market of Dunley on Monday and ate the flowers of three stalls before it was caught by a boy with a rope. Nobody was hurt, the police said.")
	for _, x := range must(k.Add(ctx, []*synoptic.Report{a, b})) {
		if !x.New || !x.Current || x.Before != "" {
			t.Errorf("%+v, want a report of its own", x)
		}
	}
}

func TestDecisions(t *testing.T) {
	p, s, ctx := open(t), newStore(t), context.Background()
	rs := others(t, p)
	k := NewKeeper(p, s)
	must(k.Add(ctx, rs))
	must(k.Settle(ctx))
	before := dump(t, s)
	of := func(i int) synoptic.StoryID { return must(s.Report(ctx, rs[i].ID)).Story }
	mill, dam := of(0), of(3)
	if mill == dam || of(1) != mill {
		t.Fatalf("stories %s %s %s", mill, of(1), dam)
	}
	d := must(s.Decide(ctx, store.Decision{Kind: store.DecideMerge, Reports: []synoptic.ReportID{rs[0].ID, rs[3].ID}, Note: "for the test"}))
	done := must(k.Settle(ctx))
	if of(3) != of(0) || len(done.Conflicts) == 0 {
		t.Errorf("merged: stories %s and %s, conflicts %q", of(0), of(3), done.Conflicts)
	}
	gone := mill
	if of(0) == mill {
		gone = dam
	}
	if x := must(s.Story(ctx, gone)); x.ID != of(0) {
		t.Errorf("the name %s leads to %s, want %s", gone, x.ID, of(0))
	}
	must(s.Undo(ctx, d.Number, "me"))
	must(k.Settle(ctx))
	if got := dump(t, s); got != before {
		t.Errorf("undone:\n%.1500s\nbefore:\n%.1500s", got, before)
	}
	// A difference that was checked is none, in its story alone.
	find := func() (values []string) {
		doc := must(synoptic.Decode(bytes.NewReader(must(s.Document(ctx, mill)).Document)))
		for _, x := range doc.Stories[0].Discrepancies {
			if x.Kind == synoptic.KindQuantity {
				for _, r := range x.Readings {
					values = append(values, r.Value)
				}
				return values
			}
		}
		return nil
	}
	values := find()
	if len(values) < 2 {
		t.Fatalf("three or four hurt: readings %v", values)
	}
	must(s.Decide(ctx, store.Decision{Kind: store.DecideAgree, Values: values, Of: synoptic.KindQuantity, Story: mill}))
	if done := must(k.Settle(ctx)); !slices.Equal(done.Made, []synoptic.StoryID{mill}) {
		t.Errorf("made %v, want %s alone", done.Made, mill)
	}
	if got := find(); got != nil {
		t.Errorf("checked, and still there: %v", got)
	}
	content(t, s)
}

// Keepers of several programs take in the same reports at once.
func TestTwoKeepers(t *testing.T) {
	p, ctx := open(t), context.Background()
	rs := append(example(t, p), others(t, p)...)
	alone := newStore(t)
	k := NewKeeper(p, alone)
	must(k.Add(ctx, rs))
	must(k.Settle(ctx))
	s := newStore(t)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			k := NewKeeper(p, s)
			for j := range rs {
				r := *rs[(i*4+j)%len(rs)]
				if _, err := k.Add(ctx, []*synoptic.Report{&r}); err != nil {
					t.Errorf("add: %v", err)
				}
				if j%3 == 0 {
					if _, err := k.Settle(ctx); err != nil {
						t.Errorf("settle: %v", err)
					}
				}
			}
		})
	}
	wg.Wait()
	must(NewKeeper(p, s).Settle(ctx))
	content(t, s)
	if got, want := unnamed(dump(t, s)), unnamed(dump(t, alone)); got != want {
		t.Errorf("several keepers:\n%.2000s\none:\n%.2000s", got, want)
	}
}

// Terms of an older form are made again, and analyses of other models are not
// taken for ours.
func TestOlderForms(t *testing.T) {
	p, s, ctx := open(t), newStore(t), context.Background()
	rs := others(t, p)
	k := NewKeeper(p, s)
	must(k.Add(ctx, rs))
	must(k.Settle(ctx))
	want := dump(t, s)
	var old []store.ReportTerms
	for _, r := range rs {
		old = append(old, store.ReportTerms{ID: r.ID, Form: "0", Terms: []byte("?")})
	}
	if err := s.SetTerms(ctx, old); err != nil {
		t.Fatal(err)
	}
	must(NewKeeper(p, s).Settle(ctx))
	if got := dump(t, s); got != want {
		t.Errorf("with terms made again:\n%.1500s\nbefore:\n%.1500s", got, want)
	}
	if err := s.Terms(ctx, nil, func(x store.ReportTerms) error {
		if x.Form != pipeline.TermsForm {
			t.Errorf("report %s has terms of form %s", x.ID, x.Form)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	a := must(s.Analysis(ctx, p.AnalysisKey(rs[0], synoptic.Date{})))
	if a.Report != rs[0].ID || len(a.Quotes) == 0 {
		t.Errorf("analysis of %s with %d quotes", a.Report, len(a.Quotes))
	}
	if day := synoptic.On(1); p.AnalysisKey(rs[2], day) == p.AnalysisKey(rs[2], synoptic.Date{}) || p.AnalysisKey(rs[0], day) != p.AnalysisKey(rs[0], synoptic.Date{}) {
		t.Error("the story's day is in the key of a report with a day of its own, or not in that of one without")
	}
}
