package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
)

// feedsPage is the feeds and how they are.
type feedsPage struct {
	frame
	Rows     []feedRow
	Down     int
	Refusals []refusalRow
	More     int
	Facts    []fact
}

type feedRow struct {
	Key, URL, Link, Title, Outlet, Asked, Good, Next, Every, Error, State string
	Errors, Items                                                         int
	Paused                                                                bool
}

type refusalRow struct{ Input, Link, Why, Kind, At string }

// A fact is a number with what it counts.
type fact struct {
	N    int
	What string
}

// maxRefusals is how many refused inputs the page lists.
const maxRefusals = 200

func (p *pageSet) feeds(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	x := &feedsPage{frame: p.frame(r, "Feeds", "/feeds")}
	list, err := p.store.ListFeeds(ctx)
	if err != nil {
		return err
	}
	for _, f := range list {
		row := feedRow{Key: hashed(f.URL), URL: render.Clean(f.URL), Link: render.WebAddress(f.URL), Title: render.Clean(f.Title), Outlet: render.Clean(f.Outlet), Asked: clock(f.Asked),
			Good: clock(f.Good), Next: clock(f.Next), Errors: f.Errors, Error: render.Clean(f.Error), Items: f.Items, Paused: f.Paused}
		if f.Every > 0 {
			row.Every = f.Every.String()
		}
		switch {
		case f.Paused:
			row.State = "paused"
		case f.Errors > 0:
			row.State = "down"
			x.Down++
		case f.Good.IsZero():
			row.State = "new"
		default:
			row.State = "well"
		}
		x.Rows = append(x.Rows, row)
	}
	refused, err := p.store.Refusals(ctx)
	if err != nil {
		return err
	}
	for _, f := range refused {
		if len(x.Refusals) == maxRefusals {
			x.More = len(refused) - maxRefusals
			break
		}
		x.Refusals = append(x.Refusals, refusalRow{render.Clean(f.Input), render.WebAddress(f.Input), render.Clean(f.Why), render.Clean(f.Kind), clock(f.At)})
	}
	c, err := p.store.Census(ctx)
	if err != nil {
		return err
	}
	x.Facts = []fact{{c.Reports, "reports"}, {c.Revisions, "earlier states"}, {c.Stories, "stories"}, {c.Several, "told by two outlets or more"},
		{c.Pending, "to be compared"}, {c.Ungrouped, "reports to be grouped"}, {c.NoDay, "reports of no day"}, {c.Sayings, "sayings"}}
	return p.show(w, r, http.StatusOK, "page-feeds", x)
}

// setFeed stops or resumes a feed.
func (p *pageSet) setFeed(w http.ResponseWriter, r *http.Request) error {
	if err := p.server.writable(); err != nil {
		return err
	}
	if err := readForm(r); err != nil {
		return err
	}
	list, err := p.store.ListFeeds(r.Context())
	if err != nil {
		return err
	}
	for _, f := range list {
		if hashed(f.URL) != r.PostForm.Get("feed") {
			continue
		}
		f.Paused = r.PostForm.Get("do") == "pause"
		if err := p.store.PutFeed(r.Context(), f); err != nil {
			return err
		}
		http.Redirect(w, r, "/feeds", http.StatusSeeOther)
		return nil
	}
	return synoptic.ErrNotFound
}

// hashed stands for words in a form that are not to stand there themselves.
func hashed(words ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(words, "\x00")))
	return hex.EncodeToString(sum[:12])
}

// clock writes an instant, a dash for none.
func clock(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.UTC().Format("2 Jan 2006, 15:04 UTC")
}
