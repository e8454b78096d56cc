package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

type searchCmd struct {
	Words   []string `arg:"" optional:"" help:"Words that must all occur, in any form and order; \"words in quotation marks\" next to each other, a word* may go on, and behind -- a -word must not occur."`
	Speaker string   `placeholder:"NAME" help:"Everything that one person said, or what of it holds the words."`
	Kind    string   `placeholder:"KIND" enum:",report,quote,claim" default:"" help:"Look in reports, quotes or claims only: report, quote or claim."`
	Story   string   `placeholder:"ID" help:"Look in one story only."`
	Outlet  string   `placeholder:"NAME" help:"Look in reports of one outlet only."`
	From    string   `placeholder:"DAY" help:"Look in reports of this day or later: 2026-02-03."`
	To      string   `placeholder:"DAY" help:"Look in reports of this day or earlier."`
	Limit   int      `default:"20" placeholder:"N" help:"How many to show; 0 for all."`
	Format  string   `default:"text" enum:"text,jsonl" placeholder:"FORMAT" help:"text or jsonl."`
	storing `embed:""`
}

// Run looks for words, or for what one person said.
func (c *searchCmd) Run(st *streams) error {
	words := strings.Join(c.Words, " ")
	if err := days(c.From, c.To); err != nil {
		return err
	}
	switch {
	case words == "" && c.Speaker == "":
		return misuse{errors.New("nothing to search for: give words, or --speaker NAME")}
	case c.Speaker != "" && len(store.Words(c.Speaker)) == 0:
		return misuse{fmt.Errorf("--speaker %q: no name", c.Speaker)}
	case c.Speaker != "" && (c.Kind != "" || c.Outlet != ""):
		return misuse{errors.New("--speaker: goes with neither --kind nor --outlet")}
	case c.Limit < 0:
		return misuse{fmt.Errorf("--limit %d: want 0 or more", c.Limit)}
	}
	ctx := context.Background()
	s, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	w := bufio.NewWriter(st.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	n, more := 0, false
	if c.Speaker != "" {
		f := store.SayingFilter{Speaker: c.Speaker, Words: words, Story: synoptic.StoryID(c.Story), From: c.From, To: c.To}
		n, more, err = all(c.Limit, func(p store.Page) ([]store.Saying, store.Cursor, error) { return s.Sayings(ctx, f, p) }, func(x store.Saying) error {
			if c.Format == "jsonl" {
				return enc.Encode(x)
			}
			return say(w, x)
		})
	} else {
		q := store.Query{Words: words, Kind: store.HitKind(c.Kind), Story: synoptic.StoryID(c.Story), Outlet: c.Outlet, From: c.From, To: c.To}
		n, more, err = all(c.Limit, func(p store.Page) ([]store.Hit, store.Cursor, error) { return s.Search(ctx, q, p) }, func(x store.Hit) error {
			if c.Format == "jsonl" {
				return enc.Encode(x)
			}
			return c.hit(st, w, x)
		})
	}
	if err != nil {
		return storeError(err)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	switch {
	case n == 0:
		hint(st.err, "nothing found; fewer words, or word*, find more")
		return errQuiet
	case more:
		hint(st.err, "there is more: --limit 0 shows all")
	}
	return nil
}

// all calls each for the entries of a list, limit of them at most, 0 for all.
func all[T any](limit int, list func(store.Page) ([]T, store.Cursor, error), each func(T) error) (n int, more bool, err error) {
	p := store.Page{Limit: store.MaxLimit}
	if limit > 0 {
		p.Limit = min(limit+1, store.MaxLimit)
	}
	for {
		part, next, err := list(p)
		if err != nil {
			return n, false, err
		}
		for _, x := range part {
			if limit > 0 && n == limit {
				return n, true, nil
			}
			n++
			if err := each(x); err != nil {
				return n, false, err
			}
		}
		if p.After = next; next == "" {
			return n, false, nil
		}
	}
}

// say prints what somebody said.
func say(w io.Writer, x store.Saying) error {
	text := clean(strings.Join(strings.Fields(x.Text), " "))
	if x.Kind != synoptic.Indirect {
		text = "“" + text + "”"
	}
	_, err := fmt.Fprintf(w, "%s: %s\n  %s, %s; report %s, %d:%d, story %s\n", clean(x.Speaker), text, clean(x.Outlet), dayName(x.Day), x.Report, x.Start, x.End, x.Story)
	return err
}

// hit prints what was found, the words that were looked for marked.
func (c *searchCmd) hit(st *streams, w io.Writer, x store.Hit) error {
	on, off := "[", "]"
	if st.terminal && st.getenv("NO_COLOR") == "" && st.getenv("TERM") != "dumb" {
		on, off = "\x1b[1m", "\x1b[0m"
	}
	var b strings.Builder
	for _, p := range x.Snippet {
		if p.Hit {
			b.WriteString(on + clean(p.Text) + off)
		} else {
			b.WriteString(clean(p.Text))
		}
	}
	of := string(x.Kind)
	if x.Speaker != "" {
		of += " of " + x.Speaker
	}
	_, err := fmt.Fprintf(w, "%s, %s: %s\n  %s: %s\n  report %s, story %s\n", clean(x.Outlet), dayName(x.Day), clean(titled(x.Title)), clean(of), b.String(), x.Report, dash(string(x.Story)))
	return err
}

func dash(s string) string {
	if s == "" {
		return "not grouped yet"
	}
	return s
}
