package web

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

type searchInput struct {
	Words  string `query:"words" required:"true" minLength:"1" maxLength:"1000" doc:"All must occur, in any form and order; \"words in marks\" next to each other, word* may go on, -word must not occur."`
	Kind   string `query:"kind" enum:"report,quote,claim" doc:"Only what is of this kind."`
	Story  string `query:"story" maxLength:"64" doc:"Only in this story."`
	Outlet string `query:"outlet" maxLength:"200" doc:"Only in reports of this outlet."`
	From   string `query:"from" format:"date" doc:"Only in reports of this day or later."`
	To     string `query:"to" format:"date" doc:"Only in reports of this day or earlier."`
	PageQuery
}

// HitList is a part of what was found.
type HitList struct {
	Hits []store.Hit  `json:"hits" doc:"The best first."`
	Next store.Cursor `json:"next,omitempty"`
}

type peopleInput struct {
	Words string `query:"words" maxLength:"200" doc:"Words of a name."`
	PageQuery
}

// PeopleList is a part of those who are quoted.
type PeopleList struct {
	People []store.SpeakerCount `json:"people" doc:"The most quoted first."`
	Next   store.Cursor         `json:"next,omitempty"`
}

type sayingsInput struct {
	Speaker string `query:"speaker" maxLength:"200" doc:"Words of a name that the speaker goes by."`
	Words   string `query:"words" maxLength:"1000" doc:"That the saying holds; as search has them."`
	Story   string `query:"story" maxLength:"64" doc:"Only in this story."`
	Report  string `query:"report" maxLength:"64" doc:"Only in this report."`
	From    string `query:"from" format:"date" doc:"Only in reports of this day or later."`
	To      string `query:"to" format:"date" doc:"Only in reports of this day or earlier."`
	PageQuery
}

// SayingList is a part of what people said.
type SayingList struct {
	Sayings []store.Saying `json:"sayings" doc:"The latest day first."`
	Next    store.Cursor   `json:"next,omitempty"`
}

type quotationInput struct {
	Words   string `query:"words" required:"true" minLength:"1" maxLength:"2000" doc:"The quotation, without the marks around it."`
	Speaker string `query:"speaker" maxLength:"200" doc:"Who is said to have said it."`
	Story   string `query:"story" maxLength:"64" doc:"Look in this story only."`
}

func (s *Server) searchOperations() {
	get(s, "/search", "search", "search", "Search reports, quotes and claims", func(ctx context.Context, in *searchInput) (*body[HitList], error) {
		xs, next, err := s.Store.Search(ctx, store.Query{Words: in.Words, Kind: store.HitKind(in.Kind), Story: synoptic.StoryID(in.Story),
			Outlet: in.Outlet, From: in.From, To: in.To}, in.page())
		return &body[HitList]{HitList{list(xs), next}}, err
	})
	get(s, "/people", "list-people", "people", "List who is quoted", func(ctx context.Context, in *peopleInput) (*body[PeopleList], error) {
		xs, next, err := s.Store.Speakers(ctx, in.Words, in.page())
		return &body[PeopleList]{PeopleList{list(xs), next}}, err
	})
	get(s, "/sayings", "list-sayings", "people", "List what people said", func(ctx context.Context, in *sayingsInput) (*body[SayingList], error) {
		if in.Speaker != "" && len(store.Words(in.Speaker)) == 0 {
			return nil, huma.Error400BadRequest("speaker: no name")
		}
		xs, next, err := s.Store.Sayings(ctx, store.SayingFilter{Speaker: in.Speaker, Words: in.Words, Story: synoptic.StoryID(in.Story),
			Report: synoptic.ReportID(in.Report), From: in.From, To: in.To}, in.page())
		return &body[SayingList]{SayingList{list(xs), next}}, err
	})
	get(s, "/quotation", "check-quotation", "search", "Look up where a quotation stands, and how near reports come to it", func(ctx context.Context, in *quotationInput) (*body[Quotation], error) {
		q, err := s.Quotation(ctx, in.Words, in.Speaker, synoptic.StoryID(in.Story))
		if err != nil {
			return nil, err
		}
		return &body[Quotation]{*q}, nil
	})
}
