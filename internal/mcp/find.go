package mcp

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

type storiesIn struct {
	Words   string `json:"words,omitempty" jsonschema:"words that a report, quote or claim of the story holds, in any form; \"words in marks\" stand together"`
	Speaker string `json:"speaker,omitempty" jsonschema:"somebody who is quoted in it"`
	Outlet  string `json:"outlet,omitempty" jsonschema:"an outlet that tells it"`
	Outlets int    `json:"outlets,omitempty" jsonschema:"told by this many outlets at least"`
	From    string `json:"from,omitempty" jsonschema:"first day: 2026-02-03"`
	To      string `json:"to,omitempty" jsonschema:"last day"`
	paging
}

// paging says which part of a list is wanted.
type paging struct {
	Limit int    `json:"limit,omitempty" jsonschema:"entries at most, 20 by default"`
	After string `json:"after,omitempty" jsonschema:"next of an answer to the same call, for what follows"`
}

func (p paging) page() (store.Page, error) {
	limit, err := limited(p.Limit)
	return store.Page{After: store.Cursor(p.After), Limit: limit}, err
}

func days(from, to string) error {
	for _, day := range []string{from, to} {
		if d, err := synoptic.ParseDate(day); day != "" && (err != nil || d.String() != day || d.Days() != 1) {
			return fmt.Errorf("%q: want a day as 2026-02-03", day)
		}
	}
	return nil
}

// listed is the answer of a list.
func listed(key string, n int, list any, next store.Cursor) *answer {
	result := map[string]any{"found": n}
	if next != "" {
		result["next"] = next
	}
	return &answer{Result: result, Untrusted: map[string]any{key: list}}
}

func (s *server) stories(ctx context.Context, in storiesIn) (*answer, error) {
	p, err := in.page()
	if err != nil {
		return nil, err
	}
	if err := days(in.From, in.To); err != nil {
		return nil, err
	}
	list, next, err := s.cfg.Store.ListStories(ctx, store.StoryFilter{Words: in.Words, Speaker: in.Speaker, Outlet: in.Outlet, Outlets: in.Outlets, From: in.From, To: in.To}, p)
	if err != nil {
		return nil, err
	}
	return listed("stories", len(list), list, next), nil
}

type storyIn struct {
	Story string `json:"story" jsonschema:"ID of a story, or of one of its reports"`
	showing
}

func (s *server) story(ctx context.Context, in storyIn) (*answer, error) {
	id := synoptic.StoryID(in.Story)
	kept, err := s.cfg.Store.Document(ctx, id)
	if errors.Is(err, synoptic.ErrNotFound) {
		if r, bad := s.cfg.Store.Report(ctx, synoptic.ReportID(in.Story)); bad == nil && r.Story != "" {
			kept, err = s.cfg.Store.Document(ctx, r.Story)
		}
	}
	if errors.Is(err, synoptic.ErrNotFound) {
		return nil, fmt.Errorf("%q: no story or report of this ID whose synopsis is made; find_stories lists them", in.Story)
	}
	if err != nil {
		return nil, err
	}
	doc, err := synoptic.Decode(bytes.NewReader(kept.Document))
	if err != nil {
		return nil, err
	}
	return s.show(doc, in.showing, nil)
}

type saidIn struct {
	Speaker string `json:"speaker" jsonschema:"a name; all its words must be of one name that the speaker goes by"`
	Words   string `json:"words,omitempty" jsonschema:"words that the saying holds"`
	Story   string `json:"story,omitempty" jsonschema:"in this story only"`
	From    string `json:"from,omitempty" jsonschema:"first day of the report: 2026-02-03"`
	To      string `json:"to,omitempty" jsonschema:"last day"`
	paging
}

func (s *server) saidBy(ctx context.Context, in saidIn) (*answer, error) {
	p, err := in.page()
	if err != nil {
		return nil, err
	}
	if err := days(in.From, in.To); err != nil {
		return nil, err
	}
	if len(store.Words(in.Speaker)) == 0 {
		return nil, fmt.Errorf("speaker %q: no name", in.Speaker)
	}
	list, next, err := s.cfg.Store.Sayings(ctx, store.SayingFilter{Speaker: in.Speaker, Words: in.Words, Story: synoptic.StoryID(in.Story), From: in.From, To: in.To}, p)
	if err != nil {
		return nil, err
	}
	return listed("sayings", len(list), list, next), nil
}

type passageIn struct {
	Report string `json:"report" jsonschema:"ID of the report"`
	Start  int    `json:"start,omitempty" jsonschema:"first code point of its text"`
	End    int    `json:"end,omitempty" jsonschema:"behind the last one; at most 8000 are given"`
}

const maxPassage = 8000 // code points

func (s *server) passage(ctx context.Context, in passageIn) (*answer, error) {
	r, err := s.cfg.Store.Report(ctx, synoptic.ReportID(in.Report))
	if errors.Is(err, synoptic.ErrNotFound) {
		return nil, fmt.Errorf("%q: no report of this ID", in.Report)
	}
	if err != nil {
		return nil, err
	}
	ruler := synoptic.NewRuler(r.Report.Text)
	start, end := in.Start, in.End
	if end == 0 {
		end = start + maxPassage
	}
	end = min(end, start+maxPassage, ruler.Length())
	span, ok := ruler.Bytes(synoptic.Span{Start: start, End: end})
	if !ok || start >= end {
		return nil, fmt.Errorf("start %d, end %d: the text has %d code points", in.Start, in.End, ruler.Length())
	}
	return &answer{
		Result:    map[string]any{"length": ruler.Length()},
		Untrusted: map[string]any{"report": r.ReportHead, "start": start, "end": end, "text": span.Cut(r.Report.Text)},
	}, nil
}
