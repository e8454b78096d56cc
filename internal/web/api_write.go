package web

import (
	"context"
	"mime"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// An AddRequest is what reports are to be read from.
type AddRequest struct {
	Inputs    []AddInput `json:"inputs,omitempty" maxItems:"200" doc:"Pages and texts at hand."`
	Addresses []string   `json:"addresses,omitempty" maxItems:"20" doc:"Addresses of pages to be fetched, under the fetcher's rules: robots.txt, a pause between two pages of a host, no private addresses."`
}

// An AddInput is a page or a text.
type AddInput struct {
	Content   string `json:"content" minLength:"1" doc:"The page or text, as any form that the commands read."`
	File      string `json:"file,omitempty" maxLength:"500" doc:"A name for it."`
	Outlet    string `json:"outlet,omitempty" maxLength:"200" doc:"What it does not say itself."`
	Published string `json:"published,omitempty" maxLength:"100"`
	URL       string `json:"url,omitempty" maxLength:"2000"`
}

// A WaitQuery says whether to wait for the stories.
type WaitQuery struct {
	Wait bool `query:"wait" doc:"Answer when the stories are up to date with it, if that is soon."`
}

type addRequestInput struct {
	WaitQuery
	Body AddRequest
}

type addRawInput struct {
	WaitQuery
	File      string `query:"file" maxLength:"500" doc:"A name for it."`
	Outlet    string `query:"outlet" maxLength:"200" doc:"What it does not say itself."`
	Published string `query:"published" maxLength:"100"`
	URL       string `query:"url" maxLength:"2000"`
	Type      string `header:"Content-Type"`
	RawBody   []byte
}

// A DecisionRequest is a decision to be taken.
type DecisionRequest struct {
	Kind    store.DecisionKind  `json:"kind" enum:"merge,split,pin,same,agree" doc:"merge: reports are of one event; split: reports are of an event of their own; pin: the first report goes where the second goes; same: names are one person's; agree: a difference of these values was checked, it is none."`
	Reports []synoptic.ReportID `json:"reports,omitempty" maxItems:"1000" doc:"Of merge, split and pin."`
	Names   []string            `json:"names,omitempty" maxItems:"100" doc:"Of same."`
	Values  []string            `json:"values,omitempty" maxItems:"100" doc:"Of agree."`
	Of      synoptic.Kind       `json:"of,omitempty" maxLength:"20" doc:"Of agree: the kind of difference; any, if left out."`
	Story   synoptic.StoryID    `json:"story,omitempty" maxLength:"64" doc:"Of same and agree: only in this story; in all, if left out."`
	Note    string              `json:"note,omitempty" maxLength:"2000" doc:"Why."`
	By      string              `json:"by,omitempty" maxLength:"200" doc:"Who decided."`
}

// A Decided is a decision and what came of it.
type Decided struct {
	Decision  store.Decision `json:"decision"`
	Settled   bool           `json:"settled" doc:"The stories are up to date with it."`
	Conflicts []string       `json:"conflicts,omitempty" doc:"Where settled: decisions that could not be carried out, or that reports speak against."`
}

// DecisionList is what people decided.
type DecisionList struct {
	Decisions []store.Decision `json:"decisions" doc:"In the order in which they were taken."`
}

type decideInput struct {
	WaitQuery
	Body DecisionRequest
}

type undoInput struct {
	WaitQuery
	Number int64  `path:"number" minimum:"1"`
	By     string `query:"by" maxLength:"200" doc:"Who takes it back."`
}

type decisionsInput struct {
	All bool `query:"all" doc:"Those that were undone too."`
}

func (s *Server) writeOperations() {
	huma.Register(s.api, s.writing(http.MethodPost, "/reports", "add-reports", "reports", "Take reports in", jsonBody), told(s, func(ctx context.Context, in *addRequestInput) (*body[Intake], error) {
		var inputs []Input
		for _, x := range in.Body.Inputs {
			inputs = append(inputs, Input{File: x.File, Raw: []byte(x.Content), Outlet: x.Outlet, Published: x.Published, URL: x.URL})
		}
		for _, a := range in.Body.Addresses {
			inputs = append(inputs, Input{Address: a})
		}
		if len(inputs) == 0 {
			return nil, huma.Error400BadRequest("nothing to take in: give inputs, or addresses")
		}
		return s.added(ctx, inputs, in.Wait)
	}))
	op := s.writing(http.MethodPost, "/reports/raw", "add-raw-report", "reports", "Take in the reports of one page or file, as it is", s.cfg.MaxBody)
	op.RequestBody = &huma.RequestBody{Required: true, Description: "A page, a text, JSON lines, a table, a feed, an archive.", Content: map[string]*huma.MediaType{
		"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}}
	op.SkipValidateBody = true
	huma.Register(s.api, op, told(s, func(ctx context.Context, in *addRawInput) (*body[Intake], error) {
		if len(in.RawBody) == 0 {
			return nil, huma.Error400BadRequest("nothing to take in: the body is empty")
		}
		charset := ""
		if _, params, err := mime.ParseMediaType(in.Type); err == nil {
			charset = params["charset"]
		}
		return s.added(ctx, []Input{{File: in.File, Raw: in.RawBody, Charset: charset, Outlet: in.Outlet, Published: in.Published, URL: in.URL}}, in.Wait)
	}))
	get(s, "/decisions", "list-decisions", "decisions", "List what people decided", func(ctx context.Context, in *decisionsInput) (*body[DecisionList], error) {
		xs, err := s.Store.ListDecisions(ctx, !in.All)
		return &body[DecisionList]{DecisionList{list(xs)}}, err
	})
	huma.Register(s.api, s.writing(http.MethodPost, "/decisions", "decide", "decisions", "Take a decision; one that is in force already stays one", smallBody), told(s, func(ctx context.Context, in *decideInput) (*body[Decided], error) {
		b := in.Body
		d := store.Decision{Kind: b.Kind, Reports: b.Reports, Names: b.Names, Values: b.Values, Of: b.Of, Story: b.Story, Note: b.Note, By: b.By}
		if err := store.CheckDecision(d); err != nil {
			return nil, huma.Error400BadRequest(err.Error())
		}
		has, err := s.Store.Has(ctx, d.Reports)
		if err != nil {
			return nil, err
		}
		for _, r := range d.Reports {
			if _, ok := has[r]; !ok {
				return nil, huma.Error404NotFound("report " + string(r) + ": there is none of this name")
			}
		}
		d, round, err := s.Decide(ctx, d)
		return s.decided(ctx, d, round, in.Wait, err)
	}))
	huma.Register(s.api, s.writing(http.MethodPost, "/decisions/{number}/undo", "undo-decision", "decisions", "Take a decision back", smallBody), told(s, func(ctx context.Context, in *undoInput) (*body[Decided], error) {
		d, round, err := s.Undo(ctx, in.Number, in.By)
		return s.decided(ctx, d, round, in.Wait, err)
	}))
}

// Bounds of bodies that are JSON: each is taken apart in memory.
const (
	jsonBody  = 8 << 20
	smallBody = 64 << 10
)

// writing is what all writes have.
func (s *Server) writing(method, path, id, tag, summary string, most int64) huma.Operation {
	op := operation(method, path, id, tag, summary)
	op.Errors = append(op.Errors, http.StatusRequestEntityTooLarge, http.StatusInsufficientStorage)
	op.MaxBodyBytes, op.BodyReadTimeout = min(most, s.cfg.MaxBody), s.writeTimeout()+sendTime
	return op
}

func (s *Server) added(ctx context.Context, inputs []Input, wait bool) (*body[Intake], error) {
	got, round, err := s.Add(ctx, inputs)
	if err != nil {
		return nil, err
	}
	if wait {
		err := s.await(ctx, round)
		if got.Settled = err == nil; err != nil && got.Note == "" {
			got.Note = errNotSettled.Error()
		}
	}
	return &body[Intake]{*got}, nil
}

func (s *Server) decided(ctx context.Context, d store.Decision, round <-chan struct{}, wait bool, err error) (*body[Decided], error) {
	if err != nil {
		return nil, err
	}
	out := Decided{Decision: d}
	if wait {
		if out.Settled = s.await(ctx, round) == nil; out.Settled {
			out.Conflicts = s.settler.conflicts()
		}
	}
	return &body[Decided]{out}, nil
}
