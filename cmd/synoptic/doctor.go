package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/synoptic-news/synoptic/internal/store"
)

type backupCmd struct {
	File    string `arg:"" help:"The copy; there must be no file of this name yet."`
	storing `embed:""`
}

// Run writes a copy of the store.
func (c *backupCmd) Run(st *streams) error {
	ctx := context.Background()
	s, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Backup(ctx, c.File); err != nil {
		return storeError(err)
	}
	_, err = fmt.Fprintf(st.out, "%s: a copy of %s as it was when this began; --store %s opens it\n", clean(c.File), clean(c.Store), clean(c.File))
	return err
}

type doctorCmd struct {
	storing `embed:""`
}

// Run looks whether the store is whole, and says what it cannot see.
func (c *doctorCmd) Run(st *streams) error {
	ctx := context.Background()
	s, err := c.writing(ctx, false) // the search index can only be looked at by one that may write
	if err != nil {
		ro, bad := c.reading(ctx)
		if bad != nil {
			return err
		}
		s = ro
	}
	defer s.Close()
	found, err := s.Check(ctx)
	if err != nil {
		return storeError(err)
	}
	w := bufio.NewWriter(st.out)
	faults := 0
	for _, f := range found {
		word := "note"
		if f.Fault {
			word = "fault"
			faults++
		}
		fmt.Fprintf(w, "%s: %s\n", word, clean(f.What))
		if f.Hint != "" {
			fmt.Fprintf(w, "  try: %s\n", clean(f.Hint))
		}
	}
	census, err := s.Census(ctx)
	if err != nil { // of a file that is damaged
		return errors.Join(w.Flush(), storeError(err))
	}
	notes, err := blind(ctx, s, census)
	if err != nil {
		return errors.Join(w.Flush(), storeError(err))
	}
	for _, n := range notes {
		fmt.Fprintf(w, "note: %s\n", clean(n))
	}
	if faults == 0 {
		fmt.Fprintf(w, "ok: %s, %s, %s of originals kept in %s; the file has %s\n", count(census.Reports, "report"), counted(census.Stories, "story", "stories"),
			size(census.RawBytes), size(census.PackedBytes), size(census.StoreBytes))
		return w.Flush()
	}
	return errors.Join(w.Flush(), errQuiet)
}

// maxNamed is how many feeds or inputs are named one by one.
const maxNamed = 10

// blind says what the store cannot see.
func blind(ctx context.Context, s store.Store, c store.Census) ([]string, error) {
	var out []string
	say := func(n int, format string, args ...any) {
		if n > 0 {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	say(c.Ungrouped, "%s not grouped yet: \"synoptic add\" without inputs does it", count(c.Ungrouped, "report"))
	say(c.Pending, "%s without the synopsis they should have: \"synoptic add\" without inputs makes it", counted(c.Pending, "story", "stories"))
	say(c.NoDay, "%s without a day: they join stories by their words alone, and their times are read by the story's day; --meta gives days", count(c.NoDay, "report"))
	for _, l := range slices.Sorted(maps.Keys(c.Languages)) {
		if l != "en" {
			name := l
			if l == "" || l == "und" {
				name = "an unknown language"
			}
			say(c.Languages[l], "%s in %s: only English is parsed; of these the names, numbers and copies count", count(c.Languages[l], "report"), name)
		}
	}
	if c.FeedsDown > 0 {
		feeds, err := s.ListFeeds(ctx)
		if err != nil {
			return nil, err
		}
		named := 0
		for _, f := range feeds {
			if f.Errors > 0 && !f.Paused {
				if named++; named <= maxNamed {
					say(1, "feed %s is down: %s in a row, the last: %s", f.URL, count(f.Errors, "error"), f.Error)
				}
			}
		}
		say(named-maxNamed, "%d more feeds are down", named-maxNamed)
	}
	if len(c.Refused) > 0 {
		list, err := s.Refusals(ctx)
		if err != nil {
			return nil, err
		}
		say(c.Refused[store.RefusedNoText], "%s without a text that could be found", count(c.Refused[store.RefusedNoText], "input"))
		say(c.Refused[store.RefusedFetch], "%s that could not be fetched", counted(c.Refused[store.RefusedFetch], "address", "addresses"))
		say(c.Refused[store.RefusedOther], "%s that could not be read", count(c.Refused[store.RefusedOther], "input"))
		for i, r := range list {
			if i == maxNamed {
				say(1, "… and %d more", len(list)-maxNamed)
				break
			}
			say(1, "  %s", r.Why)
		}
	}
	return out, nil
}

// size is a number of bytes as people read it.
func size(n int64) string {
	switch {
	case n >= 10<<30:
		return fmt.Sprintf("%d GB", n>>30)
	case n >= 10<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 10<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
