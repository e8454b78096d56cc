package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

// storiesPage is the stories of the day.
type storiesPage struct {
	frame
	Filter  storiesFilter
	Days    []storyDay
	Shown   int
	Cut     bool   // there are older stories that the order leaves out
	Next    string // address of the following page
	Rail    []railDay
	Outlets []string
	Kinds   []synoptic.Kind
	Waiting int // stories that are not compared yet
	Empty   bool
}

// storiesFilter is what the form asks for, as it was written.
type storiesFilter struct {
	Words, Speaker, Outlet, Kind, From, To, Least, Order string
	Set                                                  bool // something is
	Clear                                                string
}

// A storyDay is a day with its stories.
type storyDay struct {
	Date, ISO string
	Rows      []storyRow
}

// A storyRow is a story in a list.
type storyRow struct {
	ID, Href, Title, Outlets, Origins, Reports, Span string
	Differences, Claims, Quotes                      int
	Kinds                                            []kindCount
	Force                                            string
	Weight                                           int
	Made, Several                                    bool
	head                                             store.StoryHead
}

type kindCount struct {
	Kind synoptic.Kind
	N    int
}

type railDay struct {
	Href, Date, ISO string
	Stories         int
	Here            bool
}

// Orders of stories.
const (
	orderDay      = ""         // newest day first, in it the most disputed
	orderDisputed = "disputed" // of all days
	orderChanged  = "changed"
)

// storiesWanted is how many stories a page is to have, at least where there are
// so many: whole days are shown.
const storiesWanted = 40

func (p *pageSet) stories(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	x := &storiesPage{frame: p.frame(r, "Stories", "/"), Kinds: render.Kinds()}
	x.Watch = "*"
	if x.Back = "/"; r.URL.RawQuery != "" {
		x.Back = "/?" + r.URL.RawQuery
	}
	f, err := x.Filter.read(q)
	if err != nil {
		return err
	}
	days, more, err := p.store.Days(ctx, f, store.Page{Limit: 60, After: store.Cursor(q.Get("days"))})
	if err != nil {
		return err
	}
	if err := x.fill(ctx, p.store, q, f, days, more); err != nil {
		return err
	}
	for _, d := range days {
		y := railDay{Date: shortDay(d.Day), ISO: d.Day, Stories: d.Stories, Href: with(q, "from", d.Day, "to", d.Day, "after", "", "days", "")}
		y.Here = f.From != "" && f.From == f.To && d.Day == f.From
		if d.Day != "" {
			x.Rail = append(x.Rail, y)
		}
	}
	outlets, err := p.store.Outlets(ctx)
	if err != nil {
		return err
	}
	for _, o := range outlets[:min(len(outlets), 2000)] {
		x.Outlets = append(x.Outlets, render.Clean(o.Outlet))
	}
	return p.show(w, r, http.StatusOK, "page-stories", x)
}

// read reads the form.
func (f *storiesFilter) read(q url.Values) (store.StoryFilter, error) {
	get := func(name string) string { return strings.TrimSpace(q.Get(name)) }
	shown := func(name string) string { return render.Clean(get(name)) }
	*f = storiesFilter{Words: shown("words"), Speaker: shown("speaker"), Outlet: shown("outlet"), Kind: shown("kind"), From: shown("from"), To: shown("to"), Least: shown("least"), Order: shown("order")}
	out := store.StoryFilter{Words: f.Words, Speaker: f.Speaker, Outlet: f.Outlet, From: f.From, To: f.To}
	for _, day := range []string{f.From, f.To} {
		if day == "" {
			continue
		}
		if d, err := synoptic.ParseDate(day); err != nil || d.String() != day || d.Days() != 1 {
			return out, mistake{"“" + render.Clean(day) + "” is no day: want one as 2026-02-03."}
		}
	}
	if f.Kind != "" {
		k, ok := render.Named(f.Kind)
		if !ok || !slices.Contains(render.Kinds(), k) {
			return out, mistake{"There is no kind of difference called “" + render.Clean(f.Kind) + "”."}
		}
		out.Kind, f.Kind = k, string(k)
	}
	switch f.Least {
	case "":
	case "two":
		out.Outlets = 2
	case "origins":
		out.Origins = 2
	case "differ":
		out.Differences = 1
	default:
		return out, mistake{"“" + render.Clean(f.Least) + "” is no choice of this list."}
	}
	if f.Order != orderDisputed && f.Order != orderChanged {
		f.Order = orderDay
	}
	f.Set = f.Words+f.Speaker+f.Outlet+f.Kind+f.From+f.To+f.Least != ""
	f.Clear = with(url.Values{}, "order", f.Order)
	return out, nil
}

// fill takes the stories of the page.
func (x *storiesPage) fill(ctx context.Context, s store.Store, q url.Values, f store.StoryFilter, days []store.DayCount, moreDays store.Cursor) error {
	want := store.MaxLimit
	taken := 0
	if x.Filter.Order == orderDay {
		want = 0
		for taken < len(days) && (want == 0 || want+days[taken].Stories <= storiesWanted) {
			want += days[taken].Stories
			taken++
		}
	}
	if want == 0 && q.Get("after") != "" { // the rest of a day of more stories than a page has
		want = storiesWanted
	}
	if want == 0 {
		x.Empty = true
		return nil
	}
	heads, next, err := s.ListStories(ctx, f, store.Page{Limit: want, After: store.Cursor(q.Get("after"))})
	if err != nil {
		return err
	}
	if x.Empty = len(heads) == 0; x.Empty {
		return nil
	}
	var rows []storyRow
	for _, h := range heads {
		rows = append(rows, rowOf(h))
		if !h.Made {
			x.Waiting++
		}
	}
	x.Shown, x.Cut = len(rows), next != "" && x.Filter.Order != orderDay
	switch x.Filter.Order {
	case orderDisputed:
		slices.SortStableFunc(rows, byDispute)
		x.Days = []storyDay{{Date: "Most disputed first", Rows: rows}}
		return nil
	case orderChanged:
		slices.SortStableFunc(rows, func(a, b storyRow) int { return cmp.Compare(b.head.Change, a.head.Change) })
		x.Days = []storyDay{{Date: "Last changed first", Rows: rows}}
		return nil
	}
	for _, row := range rows {
		if k := len(x.Days) - 1; k < 0 || x.Days[k].ISO != row.head.LastDay {
			d := storyDay{ISO: row.head.LastDay, Date: "No day stated"}
			if d.ISO != "" {
				d.Date = render.LongDate(d.ISO)
			}
			x.Days = append(x.Days, d)
		}
		k := len(x.Days) - 1
		x.Days[k].Rows = append(x.Days[k].Rows, row)
	}
	for i := range x.Days {
		slices.SortStableFunc(x.Days[i].Rows, byDispute)
	}
	if next != "" {
		// The days that follow are counted from the last one shown.
		_, after, err := s.Days(ctx, f, store.Page{Limit: max(taken, 1), After: store.Cursor(q.Get("days"))})
		if err != nil {
			return err
		}
		x.Next = with(q, "after", string(next), "days", string(after))
	}
	return nil
}

// byDispute puts the more disputed story first: by the class of its heaviest
// difference, by how many it has, by who tells it.
func byDispute(a, b storyRow) int {
	return cmp.Or(forceOf(b.Weight)-forceOf(a.Weight), b.Differences-a.Differences, b.Weight-a.Weight,
		b.head.Outlets-a.head.Outlets, strings.Compare(a.ID, b.ID))
}

// forceOf is the class of a weight, 0 where there is no difference.
func forceOf(weight int) int {
	switch {
	case weight >= 7:
		return 3
	case weight >= 4:
		return 2
	}
	return min(max(weight, 0), 1)
}

func rowOf(h store.StoryHead) storyRow {
	row := storyRow{
		ID: string(h.ID), Href: storyPath(h.ID), Title: titleOf(h.Title), Reports: numbered(h.Reports, "report"), Outlets: numbered(h.Outlets, "outlet"),
		Differences: h.Differences, Claims: h.Claims, Quotes: h.Quotes, Weight: h.Weight, Made: h.Made, Several: h.Reports > 1, head: h,
		Force: []string{"calm", "slight", "middle", "strong"}[forceOf(h.Weight)], Origins: originsOf(h.Origins),
	}
	if h.FirstDay != h.LastDay && h.FirstDay != "" {
		row.Span = "since " + shortDay(h.FirstDay)
	}
	for _, k := range render.Kinds() {
		if n := h.Kinds[k]; n > 0 {
			row.Kinds = append(row.Kinds, kindCount{k, n})
		}
	}
	return row
}

func titleOf(title string) string { return cmp.Or(render.Clean(title), "(no headline)") }

// originsOf writes a count: "3 origins", "2–4 origins".
func originsOf(c synoptic.Count) string {
	if c.Max <= 0 {
		return ""
	}
	if c.Min < c.Max {
		return strconv.Itoa(c.Min) + "–" + numbered(c.Max, "origin")
	}
	return numbered(c.Max, "origin")
}

// shortDay is "Tue 3 Feb 2026".
func shortDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return render.Clean(day)
	}
	return t.Format("Mon 2 Jan 2006")
}
