package web

import (
	"context"
	"errors"
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

// decisionsPage is what people decided, the last first.
type decisionsPage struct {
	frame
	Rows []decisionRow
}

type decisionRow struct {
	Number                     int64
	What, Detail, Note, By, At string
	Undone, UndoBy             string
	Reports                    []memberRow
	More                       int
}

// maxDecisionReports is how many reports of one decision are listed.
const maxDecisionReports = 12

func (p *pageSet) decisions(w http.ResponseWriter, r *http.Request) error {
	x := &decisionsPage{frame: p.frame(r, "Decisions", "/decisions")}
	list, err := p.store.ListDecisions(r.Context(), false)
	if err != nil {
		return err
	}
	slices.Reverse(list)
	for _, d := range list[:min(len(list), 200)] {
		row := decisionRow{Number: d.Number, What: decided(d), Note: render.Clean(d.Note), By: render.Clean(d.By), At: clock(d.At), UndoBy: render.Clean(d.UndoBy)}
		if !d.Undone.IsZero() {
			row.Undone = clock(d.Undone)
		}
		for i, id := range d.Reports {
			if i == maxDecisionReports {
				row.More = len(d.Reports) - i
				break
			}
			m := memberRow{ID: string(id), Href: reportPath(id), Outlet: string(id)}
			if kept, err := p.store.Report(r.Context(), id); err == nil {
				m = memberOf(kept.ReportHead)
			}
			row.Reports = append(row.Reports, m)
		}
		var words []string
		for _, v := range append(slices.Clone(d.Names), d.Values...) {
			words = append(words, "“"+render.Clean(v)+"”")
		}
		row.Detail = strings.Join(words, ", ")
		x.Rows = append(x.Rows, row)
	}
	return p.show(w, r, http.StatusOK, "page-decisions", x)
}

// decided says what a decision is.
func decided(d store.Decision) string {
	switch d.Kind {
	case store.DecideMerge:
		return numbered(len(d.Reports), "report") + " put into one story"
	case store.DecideSplit:
		return numbered(len(d.Reports), "report") + " split off into " + map[bool]string{true: "a story of its own", false: "a story of their own"}[len(d.Reports) == 1]
	case store.DecidePin:
		return "A report pinned to the story of another"
	case store.DecideSame:
		return "Names of one person"
	case store.DecideAgree:
		return strings.TrimSpace("Difference checked: no conflict " + map[bool]string{true: "(" + render.Clean(string(d.Of)) + ")"}[d.Of != ""])
	}
	return render.Clean(string(d.Kind))
}

// done reads which decision the reader has just made.
func (p *pageSet) done(r *http.Request) *doneNote {
	n, err := strconv.ParseInt(r.URL.Query().Get("done"), 10, 64)
	if err != nil {
		return nil
	}
	list, err := p.store.ListDecisions(r.Context(), false)
	if err != nil {
		return nil
	}
	for _, d := range list {
		if d.Number == n {
			return &doneNote{Number: n, Text: decided(d), Undone: !d.Undone.IsZero()}
		}
	}
	return nil
}

// maxForm is how many bytes a form of the pages has at most.
const maxForm = 256 << 10

func readForm(r *http.Request) error {
	r.Body = http.MaxBytesReader(nil, r.Body, maxForm)
	var big *http.MaxBytesError
	if err := r.ParseForm(); errors.As(err, &big) {
		return err
	} else if err != nil {
		return mistake{"The form could not be read."}
	}
	return nil
}

// maxMerged is how many stories are merged at once.
const maxMerged = 20

// decide takes a decision of a form: "do" is merge (stories), split, pin or
// agree. Then the stories are brought up to date, and the reader is sent where
// the first of the reports is now.
func (p *pageSet) decide(w http.ResponseWriter, r *http.Request) error {
	if err := p.server.writable(); err != nil {
		return err
	}
	if err := readForm(r); err != nil {
		return err
	}
	ctx, f := r.Context(), r.PostForm
	d := store.Decision{Kind: store.DecisionKind(f.Get("do")), Note: strings.TrimSpace(f.Get("note")), By: strings.TrimSpace(f.Get("by"))}
	var reports []synoptic.ReportID
	for _, id := range f["report"] {
		reports = append(reports, synoptic.ReportID(id))
	}
	var err error
	switch d.Kind {
	case store.DecideMerge:
		d.Reports, err = p.mergeOf(ctx, append(slices.Clone(f["story"]), f.Get("with")))
	case store.DecideSplit:
		if d.Reports = reports; len(reports) == 0 {
			err = mistake{"No report is marked: mark those that tell of another event."}
		}
	case store.DecidePin:
		d.Reports, err = p.pinOf(ctx, reports, f.Get("story"), f.Get("with"))
	case store.DecideAgree:
		err = p.agreeOn(ctx, &d, synoptic.StoryID(f.Get("story")), f.Get("at"), f.Get("seen"))
	default:
		err = mistake{"This page does not know what is to be decided."}
	}
	if err != nil {
		return err
	}
	if err := store.CheckDecision(d); err != nil {
		return mistake{render.Clean(err.Error())}
	}
	for _, id := range d.Reports {
		if _, err := p.store.Report(ctx, id); err != nil {
			return err
		}
	}
	kept, round, err := p.server.Decide(ctx, d)
	if err != nil {
		return err
	}
	return p.after(w, r, kept, round)
}

func (p *pageSet) undo(w http.ResponseWriter, r *http.Request) error {
	if err := p.server.writable(); err != nil {
		return err
	}
	n, err := strconv.ParseInt(r.PathValue("n"), 10, 64)
	if err != nil {
		return synoptic.ErrNotFound
	}
	if err := readForm(r); err != nil {
		return err
	}
	d, round, err := p.server.Undo(r.Context(), n, strings.TrimSpace(r.PostForm.Get("by")))
	if err != nil {
		return err
	}
	return p.after(w, r, d, round)
}

// settleWait is how long a reader waits for the stories to be brought up to
// date after a decision. What takes longer is told by live updates.
const settleWait = 10 * time.Second

// after waits for the stories and sends the reader on.
func (p *pageSet) after(w http.ResponseWriter, r *http.Request, d store.Decision, round <-chan struct{}) error {
	wait, cancel := context.WithTimeout(r.Context(), settleWait)
	defer cancel()
	if err := p.server.await(wait, round); err != nil && !errors.Is(err, errNotSettled) {
		return err
	}
	to := "/decisions"
	switch back := r.PostForm.Get("back"); {
	case len(d.Reports) > 0 && strings.HasPrefix(back, "/stories/"):
		if kept, err := p.store.Report(r.Context(), d.Reports[0]); err == nil && kept.Story != "" {
			to = storyPath(kept.Story)
		}
	case here(back):
		to = back
	}
	u, err := url.Parse(to)
	if err != nil {
		return err
	}
	q := u.Query()
	q.Set("done", strconv.FormatInt(d.Number, 10))
	u.RawQuery = q.Encode()
	http.Redirect(w, r, u.String(), http.StatusSeeOther)
	return nil
}

// here tells whether an address is a page of ours: a path, and not one that a
// browser reads as another host.
func here(path string) bool {
	u, err := url.Parse(path)
	return err == nil && u.Scheme == "" && u.Host == "" && strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && !strings.ContainsAny(path, "\\\r\n\t")
}

// named finds the story that somebody wrote the name or the address of.
func (p *pageSet) named(ctx context.Context, text string) (*store.Story, error) {
	text = strings.TrimSpace(text)
	if u, err := url.Parse(text); err == nil {
		if _, rest, ok := strings.Cut(u.Path, "/stories/"); ok {
			text, _, _ = strings.Cut(rest, "/")
		}
	}
	s, err := p.store.Story(ctx, synoptic.StoryID(text))
	if err != nil {
		return nil, mistake{"No story is called “" + render.Clean(clipped(text)) + "”: give its address, or the name at the end of that."}
	}
	return s, nil
}

// mergeOf gives the reports of stories that are one.
func (p *pageSet) mergeOf(ctx context.Context, names []string) ([]synoptic.ReportID, error) {
	var out []synoptic.ReportID
	var seen []synoptic.StoryID
	for _, n := range names {
		if strings.TrimSpace(n) == "" {
			continue
		}
		s, err := p.named(ctx, n)
		if err != nil {
			return nil, err
		}
		if slices.Contains(seen, s.ID) {
			continue
		}
		if seen = append(seen, s.ID); len(seen) > maxMerged {
			return nil, mistake{"More than " + itoa(maxMerged) + " stories at once."}
		}
		for _, m := range s.Members {
			out = append(out, m.ID)
		}
	}
	if len(seen) < 2 {
		return nil, mistake{"Only one story is marked: mark two or more that tell of one event."}
	}
	return out, nil
}

// agreeOn fills in a decision that a difference was checked, by its lasting
// name, if its values are those that the reader has seen.
func (p *pageSet) agreeOn(ctx context.Context, d *store.Decision, id synoptic.StoryID, at, seen string) error {
	story, doc, _, err := p.synopsis(ctx, id)
	if err != nil {
		return err
	}
	if doc != nil {
		s := &doc.Stories[0]
		if part, _ := find(s, at, ""); strings.HasPrefix(part, "d") {
			n, err := strconv.Atoi(part[1:])
			if err != nil {
				return err
			}
			if x := &s.Discrepancies[n-1]; hashed(valuesOf(x)...) == seen {
				d.Values, d.Of, d.Story = valuesOf(x), x.Kind, story.ID
				return nil
			}
		}
	}
	return mistake{"The accounts have changed since this page was made: look at the story again."}
}

// pinOf gives a report and one that it goes with: of the story named, else of
// its own.
func (p *pageSet) pinOf(ctx context.Context, reports []synoptic.ReportID, own, with string) ([]synoptic.ReportID, error) {
	if len(reports) != 1 {
		return nil, mistake{"Mark one report: that is pinned."}
	}
	if strings.TrimSpace(with) == "" {
		with = own
	}
	s, err := p.named(ctx, with)
	if err != nil {
		return nil, err
	}
	for _, m := range s.Members {
		if m.ID != reports[0] {
			return []synoptic.ReportID{reports[0], m.ID}, nil
		}
	}
	return nil, mistake{"The story has no other report to pin it to."}
}
