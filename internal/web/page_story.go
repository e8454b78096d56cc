package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

// storyView is the page of a story.
type storyView struct {
	frame
	Story   *render.Story // nil if it was not compared yet
	Head    storyRow
	Path    string
	Stale   bool
	Members []memberRow
	Growth  []growthStep
	Claims  claimFilter
	Notice  string // of a link to something that is not found any more
	Was     string // where it stood, "" if that is not known
}

// A memberRow is a report of the story, to be chosen for a decision.
type memberRow struct {
	ID, Href, Outlet, Title, When string
	Revisions                     int
}

// claimFilter narrows the matrix.
type claimFilter struct {
	Words    string
	Disputed bool
	Outlet   string // ID of a report that is to carry the claim
	Hidden   int
	Columns  []memberRow
}

// synopsis gives a story's document and the story; nil if it was not compared
// yet.
func (p *pageSet) synopsis(ctx context.Context, id synoptic.StoryID) (*store.Story, *synoptic.Document, *store.Kept, error) {
	story, err := p.store.Story(ctx, id)
	if err != nil {
		return nil, nil, nil, err
	}
	kept, err := p.store.Document(ctx, story.ID)
	if errors.Is(err, synoptic.ErrNotFound) {
		return story, nil, nil, nil
	}
	if err != nil {
		return nil, nil, nil, err
	}
	doc, err := synoptic.Decode(bytes.NewReader(kept.Document))
	if err == nil && len(doc.Stories) != 1 {
		err = fmt.Errorf("%d stories in its synopsis, want one", len(doc.Stories))
	}
	if err != nil {
		return nil, nil, nil, fmt.Errorf("story %s: %w", story.ID, err)
	}
	return story, doc, kept, nil
}

// moved sends a reader who asked for a story by an older name to what it is
// called now; the name may mean the old story again one day, so not for good.
func moved(w http.ResponseWriter, r *http.Request, story *store.Story, rest string) bool {
	if r.PathValue("id") == string(story.ID) {
		return false
	}
	to := storyPath(story.ID) + rest
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	http.Redirect(w, r, to, http.StatusFound)
	return true
}

func (p *pageSet) story(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	f := p.frame(r, "", "/") // first: the page must not know more than it says it does
	story, doc, kept, err := p.synopsis(ctx, synoptic.StoryID(r.PathValue("id")))
	if err != nil {
		return err
	}
	if moved(w, r, story, "") {
		return nil
	}
	f.Title = titleOf(story.Title)
	x := &storyView{frame: f, Path: storyPath(story.ID), Head: rowOf(story.StoryHead)}
	x.Watch, x.Back = string(story.ID), x.Path
	for _, m := range story.Members {
		x.Members = append(x.Members, memberOf(m))
	}
	if doc == nil {
		return p.show(w, r, http.StatusOK, "page-story", x)
	}
	s := &doc.Stories[0]
	if at, ref := q.Get("at"), q.Get("ref"); at != "" || ref != "" {
		part, where := find(s, at, ref)
		if part != "" {
			http.Redirect(w, r, x.Path+"#"+part, http.StatusFound)
			return nil
		}
		x.Notice, x.Was = "What this link leads to is not found in the story any more.", where
	}
	x.Stale = kept.Stale
	x.Marks = fmt.Sprintf("%s/marks?change=%d", x.Path, kept.Change)
	x.Story = render.Serve(doc, 0, render.Options{}, p.serving(s, x.Path, x.Writing))
	x.Claims.apply(x.Story, s, q)
	if len(s.Reports) > 1 {
		x.Growth = growth(s, story)
	}
	return p.show(w, r, http.StatusOK, "page-story", x)
}

// serving says what stands beside the parts of a story.
func (p *pageSet) serving(s *synoptic.Synopsis, path string, writing bool) render.Serving {
	rulers := rulersOf(s)
	return render.Serving{
		Difference: func(d *synoptic.Discrepancy) any {
			name := lasting(d, rulers)
			return differenceTools{Story: string(s.ID), At: name, Seen: hashed(valuesOf(d)...), Writing: writing, Back: path, Link: path + "?at=" + url.QueryEscape(name)}
		},
		Report: func(r *synoptic.Report) any {
			return reportTools{Href: reportPath(r.ID), Beside: path + "/beside?r=" + url.QueryEscape(string(r.ID))}
		},
	}
}

// differenceTools stand under a difference.
type differenceTools struct {
	Story, Link, Back string
	At                string // its lasting name
	Seen              string // hash of its values: what the reader who checks it has seen
	Writing           bool
}

// valuesOf are the values of a difference, as the synopsis has them.
func valuesOf(d *synoptic.Discrepancy) []string {
	var out []string
	for _, r := range d.Readings {
		out = append(out, r.Value)
	}
	return out
}

// reportTools stand under the head of a report.
type reportTools struct{ Href, Beside string }

func rulersOf(s *synoptic.Synopsis) map[synoptic.ReportID]*synoptic.Ruler {
	out := make(map[synoptic.ReportID]*synoptic.Ruler)
	for i := range s.Reports {
		out[s.Reports[i].ID] = synoptic.NewRuler(s.Reports[i].Text)
	}
	return out
}

// lasting names a difference by its kind and the first words of its first two
// readings: its number changes as the story grows, they do not.
func lasting(d *synoptic.Discrepancy, rulers map[synoptic.ReportID]*synoptic.Ruler) string {
	var words []string
	for _, r := range d.Readings[:min(len(d.Readings), 2)] {
		for _, m := range r.Mentions {
			if ruler := rulers[m.Report]; ruler != nil {
				if at, ok := ruler.Points(m.Span); ok {
					words = append(words, fmt.Sprintf("%s:%d-%d", m.Report, at.Start, at.End))
					break
				}
			}
		}
	}
	return string(d.Kind) + "@" + strings.Join(words, ",")
}

// A wanted is words that a lasting name holds.
type wanted struct {
	report     synoptic.ReportID
	start, end int           // in code points
	span       synoptic.Span // the same in bytes; zero if the story has them not
}

// readLasting reads a lasting name.
func readLasting(s *synoptic.Synopsis, name string) (kind string, out []wanted) {
	kind, rest, _ := strings.Cut(name, "@")
	for _, part := range strings.SplitN(rest, ",", 3) {
		report, span, _ := strings.Cut(part, ":")
		from, to, _ := strings.Cut(span, "-")
		start, err := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if report == "" || err != nil || err2 != nil || start < 0 || end <= start {
			continue
		}
		w := wanted{report: synoptic.ReportID(report), start: start, end: end}
		for i := range s.Reports {
			if s.Reports[i].ID == w.report {
				w.span, _ = synoptic.NewRuler(s.Reports[i].Text).Bytes(synoptic.Span{Start: start, End: end})
			}
		}
		out = append(out, w)
	}
	return kind, out
}

// find gives the anchor of a part of a story by a lasting name
// ("time@REPORT:1-9,REPORT:4-8", "quote@…", "claim@…"), or by its ID in the
// synopsis ("q3", "c12"). where is the address of the words, if part is "".
func find(s *synoptic.Synopsis, name, id string) (part, where string) {
	for i := range s.Quotes {
		if id != "" && s.Quotes[i].ID == id {
			return "q" + itoa(i+1), ""
		}
	}
	for i := range s.Claims {
		if id != "" && s.Claims[i].ID == id {
			return "c" + itoa(i+1), ""
		}
	}
	kind, words := readLasting(s, name)
	if len(words) == 0 {
		return "", ""
	}
	// The part whose words have most in common with those of the name.
	best := 0
	look := func(section string, n int) {
		common := 0
		for _, w := range words {
			most := 0
			for _, m := range mentionsOf(s, section+itoa(n+1)) {
				if m.Report == w.report {
					most = max(most, m.Overlap(w.span))
				}
			}
			common += most
		}
		if common > best {
			best, part = common, section+itoa(n+1)
		}
	}
	switch kind {
	case "quote":
		for i := range s.Quotes {
			look("q", i)
		}
	case "claim":
		for i := range s.Claims {
			look("c", i)
		}
	default:
		for i := range s.Discrepancies {
			if string(s.Discrepancies[i].Kind) == kind {
				look("d", i)
			}
		}
	}
	return part, spanPath(words[0].report, words[0].start, words[0].end)
}

// apply reads the form and marks which claims are shown; all stay on the page,
// so that links lead there.
func (f *claimFilter) apply(v *render.Story, s *synoptic.Synopsis, q url.Values) {
	f.Words, f.Disputed, f.Outlet = render.Clean(q.Get("claims")), q.Get("disputed") != "", q.Get("carried")
	for i := range s.Reports {
		f.Columns = append(f.Columns, memberRow{ID: render.ReportAnchor(s.Reports[i].ID), Outlet: render.Clean(s.Reports[i].Outlet)})
	}
	if v.Matrix == nil {
		return
	}
	words := strings.Fields(strings.ToLower(f.Words))
	for i := range v.Matrix.Rows {
		row := &v.Matrix.Rows[i]
		text := strings.ToLower(row.Text)
		hide := f.Disputed && len(row.Differs) == 0 && row.Unseen == ""
		for _, w := range words {
			hide = hide || !strings.Contains(text, w)
		}
		for k, c := range v.Matrix.Columns {
			hide = hide || f.Outlet != "" && c.Href == "#"+f.Outlet && len(row.Cells[k].Marks) == 0
		}
		if row.Hidden = hide; hide {
			f.Hidden++
		}
	}
}

func memberOf(m store.ReportHead) memberRow {
	row := memberRow{ID: string(m.ID), Href: reportPath(m.ID), Outlet: render.Clean(m.Outlet), Title: titleOf(m.Title), When: "no date", Revisions: m.Revisions}
	if m.Day != "" {
		row.When = shortDay(m.Day)
	}
	return row
}

// marks are the style rules of spans that cross one another: they differ from
// story to story.
func (p *pageSet) marks(w http.ResponseWriter, r *http.Request) error {
	_, doc, _, err := p.synopsis(r.Context(), synoptic.StoryID(r.PathValue("id")))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	if doc != nil {
		_, err = w.Write([]byte(render.Serve(doc, 0, render.Options{}, render.Serving{}).Rules))
	}
	return err
}
