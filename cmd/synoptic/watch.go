package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/stream"
	"github.com/synoptic-news/synoptic/pipeline"
)

type watchCmd struct {
	Add    watchAddCmd    `cmd:"" help:"Watch feeds from now on."`
	List   watchListCmd   `cmd:"" help:"List the feeds that are watched, how far each was read, and what is wrong with it."`
	Remove watchRemoveCmd `cmd:"" help:"Watch feeds no longer; their reports stay."`
	Import watchImportCmd `cmd:"" help:"Watch the feeds of a list in OPML."`
	Export watchExportCmd `cmd:"" help:"Print the feeds that are watched, as OPML."`
	Run    watchRunCmd    `cmd:"" help:"Look at the feeds when they are due, take in what is new, and keep the stories up to date, until stopped."`
}

// Bounds of what a user may ask for between two looks at a feed.
const (
	minEvery = time.Minute
	maxEvery = 7 * 24 * time.Hour
)

func checkEvery(every time.Duration) error {
	if every != 0 && (every < minEvery || every > maxEvery) {
		return misuse{fmt.Errorf("--every %v: want %v to %v", every, minEvery, maxEvery)}
	}
	return nil
}

type watchAddCmd struct {
	Feeds   []string        `arg:"" name:"feed" help:"Addresses of feeds: RSS, Atom or JSON Feed."`
	Outlet  synoptic.Outlet `placeholder:"NAME" help:"The outlet of their reports, whatever the pages say."`
	Title   string          `placeholder:"NAME" help:"What to call the feed; by default what it calls itself."`
	Every   time.Duration   `placeholder:"TIME" help:"Time between two looks: 15m, 2h; by default what synoptic watch run says."`
	storing `embed:""`
}

// Run notes the feeds; nothing is fetched.
func (c *watchAddCmd) Run(st *streams) error {
	if err := checkEvery(c.Every); err != nil {
		return err
	}
	if c.Title != "" && len(c.Feeds) > 1 {
		return misuse{errors.New("--title: of one feed, and several are given")}
	}
	var feeds []store.Feed
	for _, f := range c.Feeds {
		at, err := stream.FeedAddress(f)
		if err != nil {
			return misuse{hinted{err, "give the address of a feed: https://…"}}
		}
		feeds = append(feeds, store.Feed{URL: at, Title: c.Title, Outlet: c.Outlet, Every: c.Every.Truncate(time.Second)})
	}
	return keepFeeds(st, &c.storing, feeds, true)
}

// keepFeeds adds feeds to the store. Of those that are there, what is said of
// them now goes before what was; if replace is false they stay as they are.
func keepFeeds(st *streams, c *storing, feeds []store.Feed, replace bool) error {
	ctx := context.Background()
	s, err := c.writing(ctx, true)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.ListFeeds(ctx)
	if err != nil {
		return storeError(err)
	}
	there := make(map[string]store.Feed)
	for _, f := range list {
		there[f.URL] = f
	}
	w := bufio.NewWriter(st.out)
	for _, f := range feeds {
		old, known := there[f.URL]
		what := "added"
		if known {
			what = "known"
			if f.Title == "" {
				f.Title = old.Title
			}
			if f.Outlet == "" {
				f.Outlet = old.Outlet
			}
			if f.Every == 0 {
				f.Every = old.Every
			}
			if f.Title != old.Title || f.Outlet != old.Outlet || f.Every != old.Every {
				what = "changed"
			}
		}
		if !known || replace {
			if err := s.PutFeed(ctx, f); err != nil {
				return errors.Join(w.Flush(), storeError(err))
			}
			there[f.URL] = f
		} else {
			what = "known"
		}
		fmt.Fprintf(w, "%s  %s\n", what, clean(f.URL))
	}
	return w.Flush()
}

type watchListCmd struct {
	Format  string `default:"text" enum:"text,jsonl" placeholder:"FORMAT" help:"text or jsonl."`
	storing `embed:""`
}

// Run lists the feeds.
func (c *watchListCmd) Run(st *streams) error {
	ctx := context.Background()
	s, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.ListFeeds(ctx)
	if err != nil {
		return storeError(err)
	}
	w := bufio.NewWriter(st.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, f := range list {
		if c.Format == "jsonl" {
			err = enc.Encode(f)
		} else {
			err = tellFeed(w, f)
		}
		if err != nil {
			return err
		}
	}
	return w.Flush()
}

// tellFeed prints a feed and how it is.
func tellFeed(w io.Writer, f store.Feed) error {
	name := f.Title
	if f.Outlet != "" {
		name = f.Outlet
	}
	if name != "" {
		name = "  " + clean(name)
	}
	_, err := fmt.Fprintf(w, "%s%s\n  %s\n", clean(f.URL), name, clean(feedHealth(f)))
	return err
}

// feedHealth says how a feed is.
func feedHealth(f store.Feed) string {
	switch {
	case f.Paused:
		return "paused; " + count(f.Items, "report")
	case f.Asked.IsZero():
		return "not looked at yet"
	case f.Errors > 0:
		since := "never read"
		if !f.Good.IsZero() {
			since = "last read " + clock(f.Good)
		}
		return fmt.Sprintf("FAILS, %s in a row, %s: %s; again %s", count(f.Errors, "time"), since, f.Error, clock(f.Next))
	}
	return fmt.Sprintf("%s; looked at %s, again %s", count(f.Items, "report"), clock(f.Asked), clock(f.Next))
}

func clock(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }

// warnFeeds names the feeds that fail: what they would have brought is missing.
func warnFeeds(ctx context.Context, st *streams, s store.Store) error {
	list, err := s.ListFeeds(ctx)
	if err != nil {
		return storeError(err)
	}
	for _, f := range list {
		if f.Errors > 0 && !f.Paused {
			fmt.Fprintf(st.err, "synoptic: warning: %s: %s\n", clean(f.URL), clean(feedHealth(f)))
		}
	}
	return nil
}

type watchRemoveCmd struct {
	Feeds   []string `arg:"" name:"feed" help:"Addresses, as synoptic watch list prints them."`
	storing `embed:""`
}

// Run forgets feeds.
func (c *watchRemoveCmd) Run(st *streams) error {
	ctx := context.Background()
	s, err := c.writing(ctx, false)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.ListFeeds(ctx)
	if err != nil {
		return storeError(err)
	}
	there := make(map[string]bool)
	for _, f := range list {
		there[f.URL] = true
	}
	var bad []error
	for _, f := range c.Feeds {
		if at, err := stream.FeedAddress(f); err == nil && !there[f] {
			f = at
		}
		if !there[f] {
			bad = append(bad, hinted{fmt.Errorf("%s: not watched", f), `"synoptic watch list" lists what is; one that moved for good goes by its new address`})
			continue
		}
		if err := s.RemoveFeed(ctx, f); err != nil {
			return errors.Join(append(bad, storeError(err))...)
		}
		delete(there, f)
		fmt.Fprintf(st.out, "removed  %s\n", clean(f))
	}
	return errors.Join(bad...)
}

type watchImportCmd struct {
	File    string `arg:"" help:"A list of feeds in OPML, as feed readers export it; - for standard input."`
	storing `embed:""`
}

// Run adds the feeds of a list; those that are there stay as they are.
func (c *watchImportCmd) Run(st *streams) error {
	var in io.Reader = st.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return hinted{err, "give the list that a feed reader exports"}
		}
		defer f.Close()
		in = f
	}
	feeds, bad := stream.ReadOPML(in, c.File)
	if len(feeds) == 0 {
		if bad == nil {
			bad = fmt.Errorf("%s: no feed in it", c.File)
		}
		return hinted{bad, "want OPML with entries that have an xmlUrl"}
	}
	return errors.Join(bad, keepFeeds(st, &c.storing, feeds, false))
}

type watchExportCmd struct {
	storing `embed:""`
}

// Run prints the feeds as OPML.
func (c *watchExportCmd) Run(st *streams) error {
	ctx := context.Background()
	s, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.ListFeeds(ctx)
	if err != nil {
		return storeError(err)
	}
	w := bufio.NewWriter(st.out)
	if err := stream.WriteOPML(w, list); err != nil {
		return err
	}
	return w.Flush()
}

type watchRunCmd struct {
	Every        time.Duration `default:"30m" placeholder:"TIME" help:"Time between two looks at a feed that has none of its own; 30m by default. Up to a quarter is added, so that feeds do not stay in step."`
	AtOnce       int           `default:"8" placeholder:"N" help:"How many feeds to look at at once, one a site; 8 by default."`
	Once         bool          `help:"Look at what is due, once, and end: with 1 if a feed failed."`
	UserAgent    string        `placeholder:"NAME" help:"What to fetch pages as; its first word is looked for in robots.txt."`
	AllowPrivate bool          `help:"Fetch from private and local addresses too."`
	storing      `embed:""`
}

// Run watches.
func (c *watchRunCmd) Run(st *streams) error {
	if err := checkEvery(c.Every); err != nil {
		return err
	}
	if c.AtOnce < 1 || c.AtOnce > 100 {
		return misuse{fmt.Errorf("--at-once %d: want 1 to 100", c.AtOnce)}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		return err
	}
	s, err := c.writing(ctx, false)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.ListFeeds(ctx)
	if err != nil {
		return storeError(err)
	}
	if len(list) == 0 {
		return hinted{fmt.Errorf("%s: no feed is watched", c.Store), `"synoptic watch add FEED" adds one`}
	}
	failed := 0
	w := stream.NewWatch(stream.WatchConfig{
		Pipeline: p, Store: s, Every: c.Every, AtOnce: c.AtOnce, Seed: uint64(time.Now().UnixNano()),
		Fetcher: fetch.New(fetch.Config{Agent: c.UserAgent, AllowPrivate: c.AllowPrivate, Sleep: st.sleep, Timeout: st.timeout}),
		Tell: func(x stream.Told) {
			if x.Err != nil {
				failed++
			}
			tellLook(st, x)
		},
	})
	go func() { // a second signal ends it at once
		<-ctx.Done()
		stop()
	}()
	if !c.Once {
		return storeError(w.Run(ctx))
	}
	done, err := w.Once(ctx)
	if err != nil {
		return storeError(err)
	}
	fmt.Fprintf(st.out, "%s made\n", counted(len(done.Made), "synopsis", "synopses"))
	if failed > 0 {
		return errQuiet
	}
	return nil
}

// tellLook prints what came of a look, a line a feed.
func tellLook(st *streams, x stream.Told) {
	if x.Err != nil {
		fmt.Fprintf(st.err, "synoptic: warning: %s: %s; again %s\n", clean(x.URL), clean(x.Err.Error()), clock(x.Next))
		if x.Hint != "" {
			hint(st.err, x.Hint)
		}
		return
	}
	what := []string{count(x.New, "new report")}
	if x.Same {
		what = []string{"not changed"}
	}
	if x.States > 0 {
		what = append(what, count(x.States, "other state")+" of known pages among them")
	}
	if x.Left > 0 {
		what = append(what, count(x.Left, "page")+" to be tried again")
	}
	if x.Lost > 0 {
		what = append(what, counted(x.Lost, "entry", "entries")+" without a report")
	}
	if x.Moved != "" {
		what = append(what, "moved for good, watched from now on as "+clean(x.Moved))
	}
	fmt.Fprintf(st.out, "looked  %s  %s; again %s\n", clean(x.URL), strings.Join(what, ", "), clock(x.Next))
}
