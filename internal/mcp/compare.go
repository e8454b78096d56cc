package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/pipeline"
)

// given is a report that a call brings along.
type given struct {
	Text      string `json:"text,omitempty" jsonschema:"the report, as text or as HTML; give this or url"`
	URL       string `json:"url,omitempty" jsonschema:"the address of the report; fetched if there is no text"`
	Outlet    string `json:"outlet,omitempty" jsonschema:"who published it"`
	Title     string `json:"title,omitempty" jsonschema:"its headline, if the text does not have it"`
	Published string `json:"published,omitempty" jsonschema:"when: 2026-02-03 or 2026-02-03T15:04:05Z"`
}

type compareIn struct {
	Reports  []given `json:"reports" jsonschema:"two or more reports"`
	OneStory bool    `json:"one_story,omitempty" jsonschema:"take them for reports of one event whatever they look like"`
	showing
}

// showing says what of a synopsis is wanted.
type showing struct {
	Only  []string `json:"only,omitempty" jsonschema:"only these: claims, quotes, only, timeline, discrepancies, or kinds of discrepancies (quantity, time, place, participant, wording, attribution, status, description)"`
	About string   `json:"about,omitempty" jsonschema:"only what names this person, place or organisation"`
	Limit int      `json:"limit,omitempty" jsonschema:"entries of each list at most, 20 by default"`
}

func (s *server) compare(ctx context.Context, in compareIn) (*answer, error) {
	reports, problems, err := s.read(ctx, in.Reports)
	if err != nil {
		return nil, err
	}
	if len(reports) == 0 {
		return nil, errors.New("no report to compare" + why(problems))
	}
	doc := s.cfg.Pipeline.CompareAs(reports, in.OneStory)
	return s.show(doc, in.showing, problems)
}

// why is the reason of the first problem.
func why(problems []problem) string {
	if len(problems) == 0 {
		return ""
	}
	return fmt.Sprintf(": report %d: %s", problems[0].Input, problems[0].Why)
}

// read reads the reports that a call brings along. Those that cannot be read are
// problems; an error is one of the call.
func (s *server) read(ctx context.Context, list []given) ([]*synoptic.Report, []problem, error) {
	if len(list) > maxGiven {
		return nil, nil, fmt.Errorf("%d reports, want %d at most", len(list), maxGiven)
	}
	size := 0
	for i, g := range list {
		size += len(g.Text)
		switch {
		case len(g.Text) > maxText:
			return nil, nil, fmt.Errorf("report %d: %d KB, want %d at most", i+1, len(g.Text)>>10, maxText>>10)
		case size > maxAllTexts:
			return nil, nil, fmt.Errorf("the reports have more than %d MB together", maxAllTexts>>20)
		case strings.TrimSpace(g.Text) == "" && g.URL == "":
			return nil, nil, fmt.Errorf("report %d: neither text nor url", i+1)
		}
	}
	var out []*synoptic.Report
	var problems []problem
	for i, g := range list {
		rs, err := s.readOne(ctx, i+1, g)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		out = append(out, rs...)
		if err != nil {
			problems = append(problems, problem{i + 1, err.Error()})
		}
	}
	return out, problems, nil
}

func (s *server) readOne(ctx context.Context, n int, g given) ([]*synoptic.Report, error) {
	meta := pipeline.Meta{Outlet: g.Outlet, Published: g.Published, URL: g.URL}
	name := fmt.Sprintf("report %d", n)
	switch text := strings.TrimSpace(g.Text); {
	case text == "":
		if s.cfg.Fetcher == nil {
			return nil, errors.New("addresses are not fetched here: give the text, or start the server with --fetch")
		}
		page, err := s.cfg.Fetcher.Get(ctx, g.URL)
		if err != nil {
			return nil, err
		}
		meta.URL = ""
		return s.cfg.Pipeline.ReadBytes(pipeline.Input{File: g.URL, Raw: page.Raw, Charset: page.Charset, Address: page.URL, Meta: meta})
	case strings.HasPrefix(text, "<"):
		return s.cfg.Pipeline.ReadBytes(pipeline.Input{File: name, Raw: []byte(g.Text), Charset: "utf-8", Meta: meta})
	}
	line := map[string]string{"id": name, "text": g.Text}
	for key, value := range map[string]string{"url": g.URL, "outlet": g.Outlet, "title": g.Title, "published": g.Published} {
		if value != "" {
			line[key] = value
		}
	}
	raw, err := json.Marshal(line)
	if err != nil {
		return nil, err
	}
	return s.cfg.Pipeline.ReadBytesAs(pipeline.Input{File: name + ".jsonl", Raw: append(raw, '\n')}, pipeline.Wants{Bare: true})
}

// leftOut is how much of a story's lists is not in an answer.
type leftOut struct {
	Story         synoptic.StoryID `json:"story"`
	Claims        int              `json:"claims,omitempty"`
	Quotes        int              `json:"quotes,omitempty"`
	Discrepancies int              `json:"discrepancies,omitempty"`
	Only          int              `json:"only,omitempty"`
	Timeline      int              `json:"timeline,omitempty"`
}

// show makes an answer of a document: what is asked for of it, its lists cut, and
// excerpts in place of the texts.
func (s *server) show(doc *synoptic.Document, in showing, problems []problem) (*answer, error) {
	limit, err := limited(in.Limit)
	if err != nil {
		return nil, err
	}
	var only []synoptic.Kind
	for _, word := range in.Only {
		k, ok := render.Named(word)
		if !ok {
			return nil, fmt.Errorf("only: no section or kind %q", word)
		}
		only = append(only, k)
	}
	render.Select(doc, render.Options{Only: only, About: in.About})
	var left []leftOut
	for i := range doc.Stories {
		x := &doc.Stories[i]
		l := leftOut{
			Story: x.ID, Claims: shorten(&x.Claims, limit), Quotes: shorten(&x.Quotes, limit), Discrepancies: shorten(&x.Discrepancies, limit),
			Only: shorten(&x.Only, limit), Timeline: shorten(&x.Timeline, limit),
		}
		if l != (leftOut{Story: x.ID}) {
			left = append(left, l)
		}
	}
	render.Excerpt(doc)
	var b bytes.Buffer
	if err := synoptic.Encode(&b, doc); err != nil {
		return nil, err
	}
	return &answer{
		Result: map[string]any{"stories": len(doc.Stories), "left_out": left}, Problems: problems,
		Untrusted: map[string]json.RawMessage{"synopsis": b.Bytes()},
	}, nil
}

// shorten cuts a list, and says how much of it.
func shorten[T any](list *[]T, limit int) int {
	n := len(*list) - limit
	if n <= 0 {
		return 0
	}
	*list = (*list)[:limit:limit]
	return n
}
