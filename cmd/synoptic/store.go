package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/store/sqlite"
)

// storing is the flag of the commands that work on a store.
type storing struct {
	Store string `default:"synoptic.db" placeholder:"FILE" help:"The store: one file, made by synoptic add; synoptic.db here by default."`
}

// reading opens the store to be read.
func (c *storing) reading(ctx context.Context) (store.Store, error) {
	return opening(sqlite.Open(ctx, sqlite.Config{File: c.Store, ReadOnly: true}))
}

// writing opens the store to be written to, and makes it if create is true.
func (c *storing) writing(ctx context.Context, create bool) (store.Store, error) {
	return opening(sqlite.Open(ctx, sqlite.Config{File: c.Store, Create: create}))
}

func opening(s *sqlite.Store, err error) (store.Store, error) {
	if err != nil {
		return nil, storeError(err)
	}
	return s, nil
}

// storeError gives an error of a store its hint, and tells misuse.
func storeError(err error) error {
	var e *store.Error
	switch {
	case errors.As(err, &e) && e.Hint != "":
		return hinted{err, e.Hint}
	case errors.Is(err, store.ErrQuery), errors.Is(err, store.ErrCursor):
		return misuse{err}
	}
	return err
}

// picking are the flags that pick stories.
type picking struct {
	From        string        `placeholder:"DAY" help:"Only stories told on this day or later: 2026-02-03."`
	To          string        `placeholder:"DAY" help:"Only stories told on this day or earlier."`
	Outlet      string        `placeholder:"NAME" help:"Only stories that this outlet tells."`
	Outlets     int           `placeholder:"N" help:"Only stories that this many outlets tell, or more."`
	Origins     int           `placeholder:"N" help:"Only stories of this many origins at least."`
	Differences int           `placeholder:"N" help:"Only stories with this many differences, or more."`
	Kind        synoptic.Kind `placeholder:"KIND" help:"Only stories with a difference of this kind: quantity, time, …"`
	Words       string        `placeholder:"WORDS" help:"Only stories in which a report, quote or claim holds these words."`
}

func (c *picking) filter() (store.StoryFilter, error) {
	f := store.StoryFilter{From: c.From, To: c.To, Outlet: c.Outlet, Outlets: c.Outlets, Origins: c.Origins, Differences: c.Differences, Words: c.Words}
	if err := days(c.From, c.To); err != nil {
		return f, err
	}
	if c.Kind != "" {
		kinds, err := (&compareCmd{Only: []string{string(c.Kind)}}).kinds()
		if err != nil {
			return f, misuse{err}
		}
		f.Kind = kinds[0]
	}
	return f, nil
}

// days says which day of a flag is none.
func days(from, to string) error {
	for _, x := range []struct{ flag, day string }{{"--from", from}, {"--to", to}} {
		if d, err := synoptic.ParseDate(x.day); x.day != "" && (err != nil || d.String() != x.day || d.Days() != 1) {
			return misuse{fmt.Errorf("%s %q: want a day as 2026-02-03", x.flag, x.day)}
		}
	}
	return nil
}

// document gives the synopsis of a story by its name or by that of one of its
// reports.
func document(ctx context.Context, s store.Store, id string) (*synoptic.Document, *store.Kept, error) {
	story := synoptic.StoryID(id)
	kept, err := s.Document(ctx, story)
	if errors.Is(err, synoptic.ErrNotFound) {
		if r, bad := s.Report(ctx, synoptic.ReportID(id)); bad == nil && r.Story != "" {
			story = r.Story
			kept, err = s.Document(ctx, story)
		}
	}
	if errors.Is(err, synoptic.ErrNotFound) {
		if _, bad := s.Story(ctx, story); bad == nil {
			return nil, nil, hinted{fmt.Errorf("story %s: its synopsis is not made yet", story), `"synoptic add" without inputs makes what is missing`}
		}
		return nil, nil, hinted{fmt.Errorf("%s: no story or report of this name", id), `"synoptic stories" lists them`}
	}
	if err != nil {
		return nil, nil, storeError(err)
	}
	doc, err := synoptic.Decode(bytes.NewReader(kept.Document))
	if err != nil {
		return nil, nil, fmt.Errorf("story %s: %w", kept.Story, err)
	}
	return doc, kept, nil
}
