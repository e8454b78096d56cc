package stream

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/pipeline"
)

// Bounds of one look.
const (
	pagesAtOnce = 100     // pages that are fetched for one feed; the others wait for the next look
	pageTries   = 3       // looks in which a page is tried before its entry is given up
	mostPages   = 200_000 // addresses that are remembered of pages
	allDown     = 2       // pages of which none could be had make a feed that fails
	batch       = 16      // reports that are taken in at once
	batchBytes  = 8 << 20
)

// An entry of a feed: a report, or one that stands on a page of its own.
type entry struct {
	report *synoptic.Report
	teaser *pipeline.Teaser
	state  string // of the entry as the feed has it
}

// names are those that may be marked for an entry.
func (e entry) names() []string {
	out := []string{e.state}
	if e.teaser != nil {
		out = append(out, linkName(e.teaser.Link))
		for n := 1; n < pageTries; n++ {
			out = append(out, tryName(e.state, n))
		}
	}
	return out
}

// The names that items are marked by: a state of an entry, the words of an
// entry that is a report, a page that was read, a try that failed.
func stateName(state string) string      { return "entry " + state }
func linkName(link string) string        { return "page " + hash(link) }
func tryName(state string, n int) string { return fmt.Sprintf("%s try %d", state, n) }
func wordsName(r *synoptic.Report) string {
	return "words " + hash(r.URL, r.Outlet, r.Title, r.Published, r.Updated, r.Text)
}

func hash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// entries are those of a feed, the oldest first as far as the order of the feed
// tells, each once.
type entries struct {
	list []entry
	lost int   // that hold no report and lead to no page
	bad  error // the first reason
}

func (w *Watch) entries(f store.Feed, got *fetch.Looked) entries {
	var out entries
	seen := map[string]bool{}
	w.cfg.Pipeline.ReadFeedEach(pipeline.Input{File: f.URL, Raw: got.Raw, Charset: got.Charset, Address: got.URL, Meta: pipeline.Meta{Outlet: f.Outlet}}, func(r *synoptic.Report, err error) {
		e := entry{report: r}
		var in *pipeline.InputError
		switch {
		case r != nil:
			e.state = wordsName(r)
		case errors.As(err, &in) && in.Teaser != nil:
			e.teaser, e.state = in.Teaser, stateName(in.Teaser.State)
		default:
			out.lost++
			if out.bad == nil {
				out.bad = err
			}
			return
		}
		if !seen[e.state] {
			seen[e.state] = true
			out.list = append(out.list, e)
		}
	})
	slices.Reverse(out.list)
	return out
}

// took is what was taken in of a feed.
type took struct {
	added, states, left, lost int
	title                     string
	err                       error // why the feed counts as one that fails
}

// read takes in what is new in a feed. Its errors are the store's, or that ctx
// is done; what was fetched is kept all the same.
func (w *Watch) read(ctx context.Context, f store.Feed, got *fetch.Looked) (took, error) {
	var out took
	all := w.entries(f, got)
	if len(all.list) == 0 && all.bad != nil && !errors.Is(all.bad, synoptic.ErrNoText) {
		out.err = all.bad
		return out, nil
	}
	out.title = titleOf(all.list)
	var names []string
	for _, e := range all.list {
		names = append(names, e.names()...)
	}
	seen, err := w.cfg.Store.SeenItems(ctx, f.URL, names)
	if err != nil {
		return out, err
	}
	b := &basket{w: w, feed: f, out: &out}
	out.lost = all.lost
	if len(all.list) == 0 && all.lost == 1 { // an empty feed: there is nothing to be lost
		out.lost = 0
	}
	b.refusals = append(b.refusals, store.Refusal{Input: f.URL})
	if out.lost > 0 {
		b.refusals[0] = refusal(f.URL, lostEntries(all.lost, all.lost+len(all.list), all.bad))
	}
	var down error
	tried, had := 0, 0
	for _, e := range all.list {
		if seen[e.state] {
			continue
		}
		if ctx.Err() != nil {
			break
		}
		if e.teaser == nil {
			err = b.put(ctx, e.report, e.state)
		} else if tried == pagesAtOnce {
			out.left++
		} else {
			var why error
			asked := false
			asked, why, err = b.page(ctx, e, seen)
			if asked {
				tried++
			}
			if asked && why == nil {
				had++
			} else if down == nil {
				down = why
			}
		}
		if err != nil {
			return out, err
		}
	}
	if err := b.flush(ctx); err != nil {
		return out, err
	}
	if tried >= allDown && had == 0 && down != nil {
		out.err = fmt.Errorf("none of %d pages it leads to could be had: %w", tried, down)
	}
	return out, ctx.Err()
}

// titleOf is the outlet that all entries name.
func titleOf(list []entry) string {
	title := ""
	for _, e := range list {
		outlet := ""
		if e.teaser != nil {
			outlet = e.teaser.Else.Outlet
		} else {
			outlet = e.report.Outlet
		}
		if title != "" && outlet != title {
			return ""
		}
		title = outlet
	}
	return title
}

// A basket holds the reports of one feed until they are taken in.
type basket struct {
	w        *Watch
	feed     store.Feed
	out      *took
	reports  []*synoptic.Report
	names    []string // to be marked with them
	links    []string // that were claimed for them
	refusals []store.Refusal
	size     int
}

// put puts a report in, with the names to be marked.
func (b *basket) put(ctx context.Context, r *synoptic.Report, names ...string) error {
	b.reports, b.names = append(b.reports, r), append(b.names, names...)
	if b.size += len(r.Raw); len(b.reports) < batch && b.size < batchBytes {
		return nil
	}
	return b.flush(ctx)
}

// flush takes in what is there, whether or not ctx is done: it was fetched. What
// the store refuses is fetched again when it takes things again.
func (b *basket) flush(ctx context.Context) (err error) {
	ctx = context.WithoutCancel(ctx)
	defer func() {
		for _, link := range b.links {
			if err != nil {
				b.w.unclaim(link)
			}
		}
		b.links = nil
	}()
	s := b.w.cfg.Store
	if len(b.reports) > 0 {
		b.w.adding.Lock()
		added, err := b.w.cfg.Keeper.Add(ctx, b.reports)
		b.w.adding.Unlock()
		if err != nil {
			return err
		}
		for _, a := range added {
			if a.New {
				b.out.added++
				if a.Before != "" || !a.Current {
					b.out.states++
				}
			}
		}
	}
	if len(b.names) > 0 {
		if err := s.MarkItems(ctx, b.feed.URL, b.names); err != nil {
			return err
		}
	}
	if len(b.refusals) > 0 {
		if err := s.Refuse(ctx, b.refusals); err != nil {
			return err
		}
	}
	b.reports, b.names, b.refusals, b.size = nil, nil, nil, 0
	return nil
}

// page takes in the page that an entry leads to. asked tells that the page was
// asked for; why is the reason that nothing came of it; err is the store's.
//
// A page that another feed brought is not fetched again; one that this feed
// brought is, if the feed has another state of its entry.
func (b *basket) page(ctx context.Context, e entry, seen map[string]bool) (asked bool, why, err error) {
	t := e.teaser
	link := linkName(t.Link)
	if !seen[link] {
		there, err := b.w.claim(ctx, t.Link)
		if err != nil {
			return false, nil, err
		}
		if there {
			b.names = append(b.names, e.state, link)
			return false, nil, nil
		}
	}
	r, err := b.w.fetchPage(ctx, b.feed, t)
	if ctx.Err() != nil {
		b.w.unclaim(t.Link)
		return true, nil, nil
	}
	if err == nil {
		b.refusals = append(b.refusals, store.Refusal{Input: t.Link})
		known, bad := b.w.known(ctx, r)
		if bad != nil {
			return true, nil, bad
		}
		if known { // only its furniture has changed
			b.names = append(b.names, e.state, link)
			return true, nil, nil
		}
		b.links = append(b.links, t.Link)
		return true, nil, b.put(ctx, r, e.state, link)
	}
	b.w.unclaim(t.Link)
	b.refusals = append(b.refusals, refusal(t.Link, err))
	for n := 1; n < pageTries && passing(err); n++ {
		if name := tryName(e.state, n); !seen[name] {
			b.names = append(b.names, name)
			b.out.left++
			return true, err, nil
		}
	}
	if t.Report != nil { // the feed's own words, at least
		return true, err, b.put(ctx, t.Report, e.state)
	}
	b.out.lost++
	b.names = append(b.names, e.state)
	return true, err, nil
}

// known tells that the report of a page is there, in the same words and with the
// same times, as it is now.
func (w *Watch) known(ctx context.Context, r *synoptic.Report) (bool, error) {
	if r.URL == "" {
		return false, nil
	}
	heads, err := w.cfg.Store.OfURL(ctx, r.URL)
	if err != nil {
		return false, err
	}
	for _, h := range heads[max(0, len(heads)-maxPages):] {
		x, err := w.cfg.Store.Report(ctx, h.ID)
		if err != nil {
			return false, err
		}
		if wordsName(x.Report) == wordsName(r) {
			return true, nil
		}
	}
	return false, nil
}

// passing tells of an error that may be gone the next time.
func passing(err error) bool {
	var e *fetch.Error
	if !errors.As(err, &e) {
		return false // it was read, and is no report
	}
	return e.Status == 0 || e.Status >= 500 || e.Status == http.StatusTooManyRequests || e.Status == http.StatusRequestTimeout
}

// fetchPage fetches a page and reads the report that stands there.
func (w *Watch) fetchPage(ctx context.Context, f store.Feed, t *pipeline.Teaser) (*synoptic.Report, error) {
	page, err := w.cfg.Fetcher.Get(ctx, t.Link)
	if err != nil {
		return nil, err
	}
	if pipeline.IsFeed(page.Raw) {
		return nil, fmt.Errorf("%s: %w: a feed, want the page of a report", t.Link, synoptic.ErrNoText)
	}
	var report *synoptic.Report
	var bad error
	w.cfg.Pipeline.ReadBytesEach(pipeline.Input{File: t.Link, Raw: page.Raw, Charset: page.Charset, Address: page.URL, Meta: pipeline.Meta{Outlet: f.Outlet}, Else: t.Else}, func(r *synoptic.Report, err error) {
		if report == nil {
			report = r
		}
		if bad == nil {
			bad = err
		}
	})
	if report == nil {
		return nil, bad
	}
	return report, nil
}

// claim takes a page to be fetched; there tells that another feed brought it,
// or brings it now.
func (w *Watch) claim(ctx context.Context, link string) (there bool, err error) {
	heads, err := w.cfg.Store.OfURL(ctx, link)
	if err != nil {
		return false, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(heads) > 0 || w.pages[link] {
		return true, nil
	}
	if len(w.pages) >= mostPages {
		clear(w.pages) // the store knows most of them
	}
	w.pages[link] = true
	return false, nil
}

func (w *Watch) unclaim(link string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.pages, link)
}
