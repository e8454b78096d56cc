package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

// A StoryQuery is a store.StoryFilter as it is asked for.
type StoryQuery struct {
	From        string `query:"from" format:"date" doc:"Only stories told on this day or later."`
	To          string `query:"to" format:"date" doc:"Only stories told on this day or earlier."`
	NoDay       bool   `query:"no_day" doc:"Only stories of no day."`
	Outlet      string `query:"outlet" maxLength:"200" doc:"Only stories that this outlet tells."`
	Outlets     int    `query:"outlets" minimum:"0" maximum:"1000000" doc:"Only stories that this many outlets tell, or more."`
	Origins     int    `query:"origins" minimum:"0" maximum:"1000000" doc:"Only stories of this many origins at least."`
	Differences int    `query:"differences" minimum:"0" maximum:"1000000" doc:"Only stories with this many differences, or more."`
	Kind        string `query:"kind" enum:"quantity,time,place,participant,wording,attribution,status,description" doc:"Only stories with a difference of this kind."`
	Words       string `query:"words" maxLength:"1000" doc:"Only stories in which a report, quote or claim holds these words."`
	Speaker     string `query:"speaker" maxLength:"200" doc:"Only stories in which this person is quoted."`
	Since       int64  `query:"since" minimum:"0" doc:"Only stories that changed after the change of this number."`
}

func (f StoryQuery) filter() store.StoryFilter {
	return store.StoryFilter{From: f.From, To: f.To, NoDay: f.NoDay, Outlet: f.Outlet, Outlets: f.Outlets, Origins: f.Origins,
		Differences: f.Differences, Kind: synoptic.Kind(f.Kind), Words: f.Words, Speaker: f.Speaker, Since: f.Since}
}

type storiesInput struct {
	StoryQuery
	PageQuery
}

// StoryList is a part of the stories.
type StoryList struct {
	Stories []store.StoryHead `json:"stories"`
	Next    store.Cursor      `json:"next,omitempty" doc:"Where the next part begins; left out at the end."`
}

// DayList is a part of the days.
type DayList struct {
	Days []store.DayCount `json:"days"`
	Next store.Cursor     `json:"next,omitempty"`
}

// OutletList is all outlets.
type OutletList struct {
	Outlets []store.OutletCount `json:"outlets"`
}

// StoryDetail is a story with its reports.
type StoryDetail struct {
	store.StoryHead
	Asked   synoptic.StoryID   `json:"asked" doc:"The name it was asked by: an older one, if not its id."`
	Members []store.ReportHead `json:"members" doc:"Its reports, by day."`
}

// A History is how a story came to be what it is.
type History struct {
	Story     synoptic.StoryID   `json:"story"`
	Names     []string           `json:"names" doc:"Names of stories that it took up; they lead here."`
	States    []store.ReportHead `json:"states" doc:"Its reports and the earlier states of their pages, in the order in which they came."`
	Decisions []store.Decision   `json:"decisions" doc:"On its reports, names and differences; undone ones too."`
	Change    int64              `json:"change" doc:"Number of its last change."`
	Changed   store.Time         `json:"changed"`
}

// A StoryPath names a story.
type StoryPath struct {
	ID string `path:"id" maxLength:"64" doc:"A story by its name; one that it had before leads to it too."`
}

type body[T any] struct{ Body T }

func (s *Server) storyOperations() {
	get(s, "/stories", "list-stories", "stories", "List stories, the latest day first", func(ctx context.Context, in *storiesInput) (*body[StoryList], error) {
		xs, next, err := s.Store.ListStories(ctx, in.filter(), in.page())
		return &body[StoryList]{StoryList{list(xs), next}}, err
	})
	get(s, "/days", "list-days", "stories", "Count stories by their last day, the latest first", func(ctx context.Context, in *storiesInput) (*body[DayList], error) {
		xs, next, err := s.Store.Days(ctx, in.filter(), in.page())
		return &body[DayList]{DayList{list(xs), next}}, err
	})
	get(s, "/outlets", "list-outlets", "stories", "Count reports by outlet", func(ctx context.Context, _ *struct{}) (*body[OutletList], error) {
		xs, err := s.Store.Outlets(ctx)
		return &body[OutletList]{OutletList{list(xs)}}, err
	})
	get(s, "/stories/{id}", "get-story", "stories", "A story with its reports", func(ctx context.Context, in *StoryPath) (*body[StoryDetail], error) {
		x, err := s.Store.Story(ctx, synoptic.StoryID(in.ID))
		if err != nil {
			return nil, err
		}
		return &body[StoryDetail]{StoryDetail{x.StoryHead, x.Asked, list(x.Members)}}, nil
	})
	get(s, "/stories/{id}/history", "get-story-history", "stories", "How a story came to be what it is", func(ctx context.Context, in *StoryPath) (*body[History], error) {
		h, err := s.history(ctx, synoptic.StoryID(in.ID))
		if err != nil {
			return nil, err
		}
		return &body[History]{*h}, nil
	})
	s.synopsisOperation()
}

type synopsisInput struct {
	StoryPath
	Excerpts bool   `query:"excerpts" doc:"Of the reports' texts only what the lines point at, with some characters around it."`
	Known    string `header:"If-None-Match" doc:"The ETag of what is known."`
}

type synopsisOutput struct {
	ETag     string `header:"ETag"`
	Location string `header:"Content-Location" doc:"The story's own name."`
	Stale    string `header:"Synoptic-Stale" doc:"true where reports came since it was made."`
	Type     string `header:"Content-Type"`
	Body     []byte
}

// synopsisOperation adds the synopsis of a story, as it is kept.
func (s *Server) synopsisOperation() {
	op := operation(http.MethodGet, "/stories/{id}/synopsis", "get-synopsis", "stories", "The synopsis of a story")
	op.Responses = map[string]*huma.Response{
		"200": {Description: "A document of synopsis/1, of this one story", Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{
			Type: huma.TypeObject, Description: "synopsis/1, see schema/synopsis-1.schema.json", AdditionalProperties: true, Required: []string{"schema", "generator", "stories"},
			Properties: map[string]*huma.Schema{
				"schema": {Type: huma.TypeString, Enum: []any{synoptic.Schema}}, "generator": {Type: huma.TypeObject},
				"stories": {Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeObject}},
			},
		}}}},
		"304": {Description: "What is known is so still"},
	}
	huma.Register(s.api, op, told(s, func(ctx context.Context, in *synopsisInput) (*synopsisOutput, error) {
		kept, err := s.document(ctx, synoptic.StoryID(in.ID))
		if err != nil {
			return nil, err
		}
		tag, stale := kept.Key, ""
		if kept.Stale {
			tag, stale = tag+"-stale", "true"
		}
		if in.Excerpts {
			tag += "-excerpts"
		}
		out := &synopsisOutput{ETag: `"` + tag + `"`, Location: root + "/stories/" + string(kept.Story) + "/synopsis", Stale: stale, Type: "application/json"}
		if known(in.Known, out.ETag) {
			return nil, huma.ErrorWithHeaders(huma.Status304NotModified(), http.Header{"ETag": {out.ETag}})
		}
		out.Body = kept.Document
		if in.Excerpts {
			if out.Body, err = excerpts(kept.Document); err != nil {
				return nil, err
			}
		}
		return out, nil
	}))
}

// document is the synopsis of a story.
func (s *Server) document(ctx context.Context, id synoptic.StoryID) (*store.Kept, error) {
	kept, err := s.Store.Document(ctx, id)
	if !errors.Is(err, synoptic.ErrNotFound) {
		return kept, err
	}
	if _, bad := s.Store.Story(ctx, id); bad != nil {
		return nil, bad
	}
	return nil, huma.ErrorWithHeaders(huma.Error503ServiceUnavailable("this story's synopsis is not made yet: try again"), http.Header{"Retry-After": {"5"}})
}

func excerpts(document []byte) ([]byte, error) {
	doc, err := synoptic.Decode(bytes.NewReader(document))
	if err != nil {
		return nil, err
	}
	render.Excerpt(doc)
	var b bytes.Buffer
	err = synoptic.Encode(&b, doc)
	return b.Bytes(), err
}

// history puts together what the store knows of a story's past.
func (s *Server) history(ctx context.Context, id synoptic.StoryID) (*History, error) {
	x, err := s.Store.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	h := &History{Story: x.ID, Names: []string{}, Decisions: []store.Decision{}, Change: x.Change, Changed: x.Changed}
	names, err := s.Store.Names(ctx)
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		if n.To == x.ID {
			h.Names = append(h.Names, string(n.ID))
		}
	}
	has := make(map[synoptic.ReportID]bool)
	for _, m := range x.Members {
		states := []store.ReportHead{m}
		if m.Revisions > 1 {
			if states, err = s.Store.Revisions(ctx, m.ID); err != nil {
				return nil, err
			}
		}
		for _, r := range states {
			has[r.ID] = true
		}
		h.States = append(h.States, states...)
	}
	slices.SortStableFunc(h.States, func(a, b store.ReportHead) int {
		return cmp.Or(a.Seen.Compare(b.Seen), cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID))
	})
	h.States = list(h.States)
	all, err := s.Store.ListDecisions(ctx, false)
	if err != nil {
		return nil, err
	}
	for _, d := range all {
		if d.Story == x.ID || slices.Contains(h.Names, string(d.Story)) || slices.ContainsFunc(d.Reports, func(r synoptic.ReportID) bool { return has[r] }) {
			h.Decisions = append(h.Decisions, d)
		}
	}
	return h, nil
}
