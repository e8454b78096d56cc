package web

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

type reportsInput struct {
	Story    string `query:"story" maxLength:"64" doc:"Only reports of this story."`
	Outlet   string `query:"outlet" maxLength:"200" doc:"Only reports of this outlet."`
	From     string `query:"from" format:"date" doc:"Only reports of this day or later."`
	To       string `query:"to" format:"date" doc:"Only reports of this day or earlier."`
	NoDay    bool   `query:"no_day" doc:"Only reports of no day."`
	Language string `query:"language" maxLength:"35" doc:"Only reports in this language, as BCP 47 names it."`
	URL      string `query:"url" maxLength:"2000" doc:"Only reports that state this address."`
	PageQuery
}

// ReportList is a part of the current reports.
type ReportList struct {
	Reports []store.ReportHead `json:"reports"`
	Next    store.Cursor       `json:"next,omitempty"`
}

// ReportDetail is a report with its text.
type ReportDetail struct {
	Head   store.ReportHead `json:"head"`
	Report *synoptic.Report `json:"report" doc:"The report object of synopsis/1: spans are code points of its text."`
}

// RevisionList is the states of a page.
type RevisionList struct {
	States []store.ReportHead `json:"states" doc:"The oldest first."`
}

// A ReportDiff is how one state of a page differs from another, or one report
// from another.
type ReportDiff struct {
	Before  synoptic.ReportID `json:"before"`
	After   synoptic.ReportID `json:"after"`
	Changes []ReportChange    `json:"changes" doc:"In the order of the text."`
}

// A ReportChange is words that one text has and the other has not.
type ReportChange struct {
	Op    store.Op `json:"op" enum:"removed,inserted"`
	Start int      `json:"start" doc:"In code points, of the text of before where removed, of after where inserted."`
	End   int      `json:"end"`
	Text  string   `json:"text"`
}

// A ReportPath names a report.
type ReportPath struct {
	ID string `path:"id" maxLength:"64" doc:"A report."`
}

type diffInput struct {
	ReportPath
	Before string `query:"before" maxLength:"64" doc:"Another report; the state before this one, if left out."`
}

type originalOutput struct {
	ETag        string `header:"ETag"`
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Policy      string `header:"Content-Security-Policy"`
	Body        []byte
}

type originalInput struct {
	ReportPath
	Known string `header:"If-None-Match" doc:"The ETag of what is known."`
}

func (s *Server) reportOperations() {
	get(s, "/reports", "list-reports", "reports", "List current reports, the latest day first", func(ctx context.Context, in *reportsInput) (*body[ReportList], error) {
		xs, next, err := s.Store.ListReports(ctx, store.ReportFilter{Story: synoptic.StoryID(in.Story), Outlet: in.Outlet, From: in.From, To: in.To,
			NoDay: in.NoDay, Language: in.Language, URL: in.URL}, in.page())
		return &body[ReportList]{ReportList{list(xs), next}}, err
	})
	get(s, "/reports/{id}", "get-report", "reports", "A report with its text", func(ctx context.Context, in *ReportPath) (*body[ReportDetail], error) {
		r, err := s.Store.Report(ctx, synoptic.ReportID(in.ID))
		if err != nil {
			return nil, err
		}
		return &body[ReportDetail]{ReportDetail{r.ReportHead, synoptic.InCodePoints(r.Report)}}, nil
	})
	get(s, "/reports/{id}/revisions", "list-revisions", "reports", "The states of a report's page", func(ctx context.Context, in *ReportPath) (*body[RevisionList], error) {
		xs, err := s.Store.Revisions(ctx, synoptic.ReportID(in.ID))
		return &body[RevisionList]{RevisionList{list(xs)}}, err
	})
	get(s, "/reports/{id}/diff", "diff-report", "reports", "What was taken out of a page and put in", func(ctx context.Context, in *diffInput) (*body[ReportDiff], error) {
		d, err := s.diff(ctx, synoptic.ReportID(in.ID), synoptic.ReportID(in.Before))
		if err != nil {
			return nil, err
		}
		return &body[ReportDiff]{*d}, nil
	})
	op := operation(http.MethodGet, "/reports/{id}/original", "get-original", "reports", "The bytes that a report was read from")
	op.Responses = map[string]*huma.Response{
		"200": {Description: "As they came; their SHA-256 is the report's sha256", Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}},
		"304": {Description: "What is known is so still"},
	}
	huma.Register(s.api, op, told(s, s.original))
}

// original sends the bytes of a page so that no browser takes them for one of
// this server's own.
func (s *Server) original(ctx context.Context, in *originalInput) (*originalOutput, error) {
	r, err := s.Store.Report(ctx, synoptic.ReportID(in.ID))
	if err != nil {
		return nil, err
	}
	out := &originalOutput{ETag: `"` + r.SHA256 + `"`, Type: "application/octet-stream",
		Disposition: fmt.Sprintf(`attachment; filename="%s.bin"`, r.ID), Policy: "sandbox; default-src 'none'"}
	if known(in.Known, out.ETag) {
		return nil, huma.ErrorWithHeaders(huma.Status304NotModified(), http.Header{"ETag": {out.ETag}})
	}
	out.Body, err = s.Store.Original(ctx, r.SHA256)
	return out, err
}

// diff compares a report with another, or with the state before it.
func (s *Server) diff(ctx context.Context, after, before synoptic.ReportID) (*ReportDiff, error) {
	if before == "" {
		states, err := s.Store.Revisions(ctx, after)
		if err != nil {
			return nil, err
		}
		for i, x := range states {
			if x.ID == after && i > 0 {
				before = states[i-1].ID
			}
		}
		if before == "" {
			return nil, huma.Error404NotFound("there is no state before this one; before names another report")
		}
	}
	a, err := s.Store.Report(ctx, before)
	if err != nil {
		return nil, err
	}
	b, err := s.Store.Report(ctx, after)
	if err != nil {
		return nil, err
	}
	rulers := map[store.Op]*synoptic.Ruler{store.Removed: synoptic.NewRuler(a.Report.Text), store.Inserted: synoptic.NewRuler(b.Report.Text)}
	out := &ReportDiff{Before: before, After: after, Changes: []ReportChange{}}
	for _, d := range store.Diff(a.Report, b.Report) {
		at, ok := rulers[d.Op].Points(d.Span)
		if !ok {
			return nil, fmt.Errorf("difference of %s and %s at %v: between two characters", before, after, d.Span)
		}
		out.Changes = append(out.Changes, ReportChange{d.Op, at.Start, at.End, d.Text})
	}
	return out, nil
}
