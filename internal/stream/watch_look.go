package stream

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/pipeline"
)

// How long feeds are left alone.
const (
	maxBackOff = 24 * time.Hour      // after errors, unless looks are rarer as it is
	goneAgain  = 30 * 24 * time.Hour // where the server says that a feed is gone for good
	maxAgain   = 7 * 24 * time.Hour  // of what a server may ask for by Retry-After
	maxFresh   = 6 * time.Hour       // … by max-age
)

// maxError is how much is kept of what is wrong with a feed, in bytes.
const maxError = 500

// look looks at a feed, takes in what is new, and notes its state. It tells
// nothing where it was stopped: then the feed is due as before. Its errors are
// the store's.
func (w *Watch) look(ctx context.Context, f store.Feed) (*Told, error) {
	told := &Told{URL: f.URL}
	state := f.FeedState
	state.Asked = w.cfg.Now()
	got, err := w.cfg.Fetcher.Look(ctx, f.URL, fetch.Mark{ETag: f.ETag, Modified: f.Modified})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var fresh, again time.Duration
	switch {
	case err != nil:
		told.Err = err
	case got.Same:
		told.Same = true
		fresh = got.Fresh
	case !pipeline.IsFeed(got.Raw):
		told.Err = errNoFeed
		told.Hint = pageHint(got.Raw, got.URL)
	default:
		fresh = got.Fresh
		took, err := w.read(ctx, f, got)
		told.New, told.States, told.Left, told.Lost = took.added, took.states, took.left, took.lost
		state.Items += took.added
		if took.added > 0 {
			w.soil()
		}
		if err != nil {
			return nil, err
		}
		if told.Err = took.err; told.Err == nil {
			state.ETag, state.Modified = got.Mark.ETag, got.Mark.Modified
			if f.Title == "" && took.title != "" {
				f.Title = took.title
				if err := w.retitle(ctx, f); err != nil {
					return nil, err
				}
			}
		}
		if told.Left > 0 || told.Err != nil { // for its entries to come once more
			state.ETag, state.Modified = "", ""
		}
	}
	if told.Err == nil {
		state.Good, state.Errors, state.Error = state.Asked, 0, ""
	} else {
		var e *fetch.Error
		if errors.As(told.Err, &e) {
			told.Hint, again = e.Hint, min(e.Again, maxAgain)
			if e.Status == http.StatusGone {
				again = goneAgain
			}
		}
		state.Errors++
		state.Error = cut(told.Err.Error(), maxError)
	}
	every := f.Every
	if every <= 0 {
		every = w.cfg.Every
	}
	wait := max(backOff(every, state.Errors), again, min(fresh, maxFresh))
	state.Next = state.Asked.Add(wait + w.jitter(wait, f.URL, state.Asked))
	told.Next = state.Next
	if told.Err == nil && got.Moved && !told.Same && got.URL != f.URL {
		told.Moved = got.URL
		return told, w.move(ctx, f, state, got)
	}
	return told, w.cfg.Store.PutFeedState(ctx, f.URL, state)
}

var errNoFeed = errors.New("what stands there is no feed")

// retitle gives a feed its title, unless it was changed or removed meanwhile.
func (w *Watch) retitle(ctx context.Context, f store.Feed) error {
	list, err := w.cfg.Store.ListFeeds(ctx)
	if err != nil {
		return err
	}
	for _, x := range list {
		if x.URL == f.URL && x.Title == "" {
			x.Title = f.Title
			return w.cfg.Store.PutFeed(ctx, x)
		}
	}
	return nil
}

// move watches a feed under the address that it has moved to for good. What of
// it needs no second look stays so. A kill in the midst leaves two feeds, of
// which the older moves again.
func (w *Watch) move(ctx context.Context, f store.Feed, state store.FeedState, got *fetch.Looked) error {
	list, err := w.cfg.Store.ListFeeds(ctx)
	if err != nil {
		return err
	}
	there := false
	for _, x := range list {
		there = there || x.URL == got.URL
	}
	if !there {
		to := f
		to.URL = got.URL
		if err := w.cfg.Store.PutFeed(ctx, to); err != nil {
			return err
		}
		if err := w.cfg.Store.PutFeedState(ctx, to.URL, state); err != nil {
			return err
		}
	}
	var names []string
	for _, e := range w.entries(f, got).list {
		names = append(names, e.names()...)
	}
	seen, err := w.cfg.Store.SeenItems(ctx, f.URL, names)
	if err != nil {
		return err
	}
	names = names[:0]
	for name := range seen {
		names = append(names, name)
	}
	if err := w.cfg.Store.MarkItems(ctx, got.URL, names); err != nil {
		return err
	}
	return w.cfg.Store.RemoveFeed(ctx, f.URL)
}

// backOff is how long a feed is left alone that failed so many times in a row.
func backOff(every time.Duration, errors int) time.Duration {
	if errors == 0 {
		return every
	}
	return min(every<<min(errors-1, 10), max(every, maxBackOff))
}

// jitter is what is added to a wait, up to a quarter of it, so that feeds do not
// stay in step. It depends on the seed, the feed and the time alone.
func (w *Watch) jitter(wait time.Duration, feed string, at time.Time) time.Duration {
	b := binary.BigEndian.AppendUint64(nil, w.cfg.Seed)
	b = binary.BigEndian.AppendUint64(b, uint64(at.Unix()))
	sum := sha256.Sum256(append(b, feed...))
	return wait / 4 / 1024 * time.Duration(binary.BigEndian.Uint16(sum[:])%1024)
}

func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xc0 == 0x80 {
		most--
	}
	return s[:most] + "…"
}

// refusal says why a page, or a feed's entries, could not be read.
func refusal(input string, err error) store.Refusal {
	r := store.Refusal{Input: input, Why: cut(err.Error(), maxError), Kind: store.RefusedOther}
	switch {
	case errors.Is(err, synoptic.ErrNoText):
		r.Kind = store.RefusedNoText
	case errors.As(err, new(*fetch.Error)):
		r.Kind = store.RefusedFetch
	}
	return r
}

// lostEntries says that entries of a feed hold no report and lead to none.
func lostEntries(lost, of int, why error) error {
	return fmt.Errorf("%d of %d entries hold no report and lead to none: %w", lost, of, why)
}
