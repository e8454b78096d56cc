package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

// reportView is the page of a report.
type reportView struct {
	frame
	Report    any // as package render shows it
	Story     string
	StoryPath string
	Current   string // address of the state that took its place, "" if it is that
	Seen      string
	SHA256    string
	Original  string // address of the bytes it was read from
	Facts     []string
	States    []stateRow
}

// A stateRow is a state of the report's page, with what changed since the one
// before.
type stateRow struct {
	Href, Name, When string
	Here, First      bool
	Changes          []revisedRow
	More             int // changes that are not listed
}

// A revisedRow is words that were replaced, with words around them.
type revisedRow struct{ Before, Removed, Inserted, After string }

// maxChanges is how many changes of one state are listed, aroundWords how many
// bytes around them are shown.
const maxChanges, aroundWords = 60, 60

func (p *pageSet) report(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	id := synoptic.ReportID(r.PathValue("id"))
	f := p.frame(r, "", "/")
	kept, err := p.store.Report(ctx, id)
	if err != nil {
		return err
	}
	f.Title = titleOf(kept.Title)
	x := &reportView{frame: f, SHA256: kept.SHA256, Original: "/api/v1/reports/" + url.PathEscape(string(id)) + "/original"}
	if !kept.Seen.IsZero() {
		x.Seen = kept.Seen.UTC().Format("2 Jan 2006, 15:04 UTC")
	}
	x.Back = reportPath(id)
	doc := &synoptic.Document{Stories: []synoptic.Synopsis{{Reports: []synoptic.Report{*kept.Report}}}}
	how := render.Serving{}
	if kept.Story != "" {
		story, full, change, err := p.synopsis(ctx, kept.Story)
		if err != nil && !errors.Is(err, synoptic.ErrNotFound) {
			return err
		}
		if err == nil {
			x.Story, x.StoryPath, x.Watch = titleOf(story.Title), storyPath(story.ID), string(story.ID)
			if full != nil && holds(&full.Stories[0], id) {
				doc = full
				x.Marks = x.StoryPath + "/marks?change=" + strconv.FormatInt(change.Change, 10)
				how.Link = func(part string) string { return x.StoryPath + "#" + part }
			}
		}
	}
	if at, ok := asked(r.URL.Query().Get("at"), kept.Report.Text); ok {
		how.Anchors = []synoptic.Mention{{Report: id, Span: at}}
	}
	shown := render.Serve(doc, 0, render.Options{ShowSkipped: true}, how)
	for i := range shown.Reports {
		if shown.Reports[i].Of == id {
			x.Report = &shown.Reports[i]
		}
	}
	if err := p.states(r, x, id); err != nil {
		return err
	}
	return p.show(w, r, http.StatusOK, "page-report", x)
}

// asked reads "120-140", in code points.
func asked(at, text string) (synoptic.Span, bool) {
	from, to, ok := strings.Cut(at, "-")
	start, err := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !ok || err != nil || err2 != nil || start < 0 || end <= start {
		return synoptic.Span{}, false
	}
	return synoptic.NewRuler(text).Bytes(synoptic.Span{Start: start, End: end})
}

// states lists the states of the report's page, the latest first.
func (p *pageSet) states(r *http.Request, x *reportView, id synoptic.ReportID) error {
	heads, err := p.store.Revisions(r.Context(), id)
	if err != nil || len(heads) < 2 {
		return err
	}
	var before *store.Report
	for i, h := range heads {
		now, err := p.store.Report(r.Context(), h.ID)
		if err != nil {
			return err
		}
		row := stateRow{Href: reportPath(h.ID), Name: "State " + itoa(i+1), When: whenOf(now.Report), Here: h.ID == id, First: i == 0}
		if h.Updated != "" {
			row.When = "updated " + render.Clean(h.Updated)
		}
		if h.Current && h.ID != id {
			x.Current = reportPath(h.ID)
		}
		if before != nil {
			row.Changes, row.More = revisions(before.Report, now.Report)
		}
		before = now
		x.States = append([]stateRow{row}, x.States...)
	}
	return nil
}

// revisions pairs what was taken out with what was put in its place.
func revisions(before, now *synoptic.Report) (out []revisedRow, more int) {
	list := store.Diff(before, now)
	for i := 0; i < len(list); i++ {
		d := list[i]
		var row revisedRow
		from, text := d.Span, before.Masked()
		if d.Op == store.Removed {
			row.Removed = render.Clean(clipped(d.Text))
			if i+1 < len(list) && list[i+1].Op == store.Inserted && follows(before, now, list, i) {
				i++
				d = list[i]
			}
		}
		if d.Op == store.Inserted {
			row.Inserted = render.Clean(clipped(d.Text))
			from, text = d.Span, now.Masked()
		}
		row.Before, row.After = sides(text, from)
		if len(out) == maxChanges {
			more++
			continue
		}
		out = append(out, row)
	}
	return out, more
}

// follows tells whether the inserted words stand where the removed ones stood:
// the words before both are the same.
func follows(before, now *synoptic.Report, list []store.Revised, i int) bool {
	last := func(text string, at int) string {
		f := strings.Fields(text[max(0, at-400):at])
		if len(f) == 0 {
			return ""
		}
		return f[len(f)-1]
	}
	return last(before.Masked(), list[i].Span.Start) == last(now.Masked(), list[i+1].Span.Start)
}

// sides are the words before and behind a span.
func sides(text string, s synoptic.Span) (before, after string) {
	a := text[max(0, s.Start-aroundWords):s.Start]
	if i := strings.IndexByte(a, ' '); i >= 0 && s.Start > aroundWords {
		a = "…" + a[i:]
	}
	b := text[s.End:min(len(text), s.End+aroundWords)]
	if i := strings.LastIndexByte(b, ' '); i >= 0 && s.End+aroundWords < len(text) {
		b = b[:i] + " …"
	}
	return render.Clean(a), render.Clean(b)
}

// clipped cuts what is longer than can be read in a list.
func clipped(s string) string {
	const most = 2000
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + " …"
}

// holds tells whether a synopsis is of a report.
func holds(s *synoptic.Synopsis, id synoptic.ReportID) bool {
	for i := range s.Reports {
		if s.Reports[i].ID == id {
			return true
		}
	}
	return false
}
