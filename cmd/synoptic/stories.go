package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

type storiesCmd struct {
	picking `embed:""`
	Limit   int    `default:"50" placeholder:"N" help:"How many to list; 0 for all."`
	Format  string `default:"text" enum:"text,jsonl" placeholder:"FORMAT" help:"text or jsonl."`
	storing `embed:""`
}

// Run lists the stories of the store, the latest day first.
func (c *storiesCmd) Run(st *streams) error {
	f, err := c.filter()
	if err != nil {
		return err
	}
	if c.Limit < 0 {
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
	day, n := "?", 0
	more, err := eachStory(ctx, s, f, c.Limit, func(h store.StoryHead) error {
		n++
		if c.Format == "jsonl" {
			return enc.Encode(h)
		}
		if h.LastDay != day {
			if n > 1 {
				fmt.Fprintln(w)
			}
			day = h.LastDay
			fmt.Fprintln(w, dayName(day))
		}
		_, err := fmt.Fprintf(w, "  %s  %s\n                    %s\n", h.ID, clean(titled(h.Title)), counts(h))
		return err
	})
	if err != nil {
		return storeError(err)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if more {
		hint(st.err, "there are more: --limit 0 lists all")
	}
	return warnFeeds(ctx, st, s)
}

// eachStory calls f for the stories that fit, limit of them at most, 0 for all.
// more tells that there are others.
func eachStory(ctx context.Context, s store.Store, f store.StoryFilter, limit int, each func(store.StoryHead) error) (more bool, err error) {
	p := store.Page{Limit: store.MaxLimit}
	for n := 0; ; {
		list, next, err := s.ListStories(ctx, f, p)
		if err != nil {
			return false, err
		}
		for _, h := range list {
			if limit > 0 && n == limit {
				return true, nil
			}
			n++
			if err := each(h); err != nil {
				return false, err
			}
		}
		if p.After = next; next == "" {
			return false, nil
		}
	}
}

func dayName(day string) string {
	if day == "" {
		return "no day"
	}
	return day
}

func titled(title string) string {
	if title == "" {
		return "(no headline)"
	}
	return title
}

// counts says how a story is told.
func counts(h store.StoryHead) string {
	text := count(h.Reports, "report") + ", " + count(h.Outlets, "outlet")
	if !h.Made {
		return text + "; not compared yet"
	}
	origins := count(h.Origins.Max, "origin")
	if h.Origins.Min != h.Origins.Max {
		origins = fmt.Sprintf("%d–%d origins", h.Origins.Min, h.Origins.Max)
	}
	return text + ", " + origins + "; " + count(h.Differences, "difference") + ", " + count(h.Claims, "claim") + ", " + count(h.Quotes, "quote")
}

type showCmd struct {
	Story       string   `arg:"" help:"A story, or a report of it, by its ID; a name that it had before will do."`
	Format      string   `default:"text" enum:"text,json,md,html,csv" placeholder:"FORMAT" help:"text, json, md, html or csv."`
	Output      string   `short:"o" placeholder:"FILE" help:"Write to FILE instead of standard output."`
	Brief       bool     `help:"One screen: the counts and the heaviest differences."`
	Only        []string `placeholder:"KIND" help:"Show only these kinds of differences (quantity, time, …) or sections (claims, quotes, only, timeline, …)."`
	About       string   `placeholder:"NAME" help:"Show only what mentions NAME."`
	Excerpts    bool     `help:"Give the words that lines point at, differences and quotes with 60 characters around them, instead of the reports' full texts."`
	ShowSkipped bool     `help:"List what was left out of each report, and why."`
	Revisions   bool     `help:"Show instead how the pages of its reports changed: what was taken out and what was put in, state by state."`
	storing     `embed:""`
}

// Run shows a story as compare would.
func (c *showCmd) Run(st *streams) error {
	ctx := context.Background()
	show := &compareCmd{Format: c.Format, Output: c.Output, Brief: c.Brief, Only: c.Only, About: c.About, Excerpts: c.Excerpts, ShowSkipped: c.ShowSkipped}
	show.Inputs = []string{c.Store}
	only, err := show.kinds()
	if err == nil {
		err = show.writable()
	}
	if err != nil {
		return misuse{err}
	}
	s, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Revisions {
		w := bufio.NewWriter(st.out)
		if err := c.revisions(ctx, s, w); err != nil {
			return storeError(err)
		}
		return w.Flush()
	}
	doc, kept, err := document(ctx, s, c.Story)
	if err != nil {
		return err
	}
	if kept.Stale {
		hint(st.err, `reports came since this was made: "synoptic add" without inputs makes it anew`)
	}
	if c.Excerpts {
		render.Excerpt(doc)
	}
	return show.print(st, doc, only, "")
}

// revisions shows how pages changed.
func (c *showCmd) revisions(ctx context.Context, s store.Store, w io.Writer) error {
	var members []synoptic.ReportID
	story, err := s.Story(ctx, synoptic.StoryID(c.Story))
	if err == nil {
		for _, m := range story.Members {
			members = append(members, m.ID)
		}
	} else {
		members = []synoptic.ReportID{synoptic.ReportID(c.Story)}
	}
	told := false
	for _, id := range members {
		states, err := s.Revisions(ctx, id)
		if err != nil {
			return fmt.Errorf("%s: no story or report of this name: %w", c.Story, err)
		}
		var before *store.Report
		for i, h := range states {
			r, err := s.Report(ctx, h.ID)
			if err != nil {
				return err
			}
			if before != nil {
				if told {
					fmt.Fprintln(w)
				}
				told = true
				fmt.Fprintf(w, "%s, %s: state %d of %d, %s, before %s\n", clean(h.Outlet), clean(h.URL), i+1, len(states), h.ID, before.ID)
				for _, x := range store.Diff(before.Report, r.Report) {
					fmt.Fprintf(w, "  %s %s\n", map[store.Op]string{store.Removed: "-", store.Inserted: "+"}[x.Op], clean(x.Text))
				}
			}
			before = r
		}
	}
	if !told {
		_, err := fmt.Fprintln(w, "no page of these changed, as far as it was looked at")
		return err
	}
	return nil
}
