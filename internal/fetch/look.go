package fetch

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// A Mark is a server's mark of a page's state, to be sent back with the next
// Look. The zero Mark is none.
type Mark struct{ ETag, Modified string }

// Looked is what came of a look.
type Looked struct {
	Page                // Raw is nil if it is the Same
	Mark  Mark          // to be kept for the next look
	Moved bool          // it has gone to Page.URL for good
	Fresh time.Duration // how long the server says that it need not be asked again; 0 if it does not
}

// Look asks for a page that is looked at again and again: once, without waiting
// for a server that is busy, and only for a state other than that of the mark.
// Its errors are *Errors, with the Status that was answered and in Again how
// long the server wants to be left alone.
func (f *Fetcher) Look(ctx context.Context, address string, mark Mark) (*Looked, error) {
	out := &Looked{Mark: mark}
	var old *cached
	if mark != (Mark{}) {
		old = &cached{etag: mark.ETag, modified: mark.Modified}
	}
	keep := func(_ *Page, h http.Header) error {
		out.Mark = Mark{bounded(h.Get("ETag")), bounded(h.Get("Last-Modified"))}
		out.Fresh = fresh(h)
		return nil
	}
	page, moved, err := f.follow(ctx, address, func(ctx context.Context, u *url.URL) (*Page, *hop, error) {
		page, to, _, err := f.ask(ctx, u, old, keep)
		if page != nil && page.Same {
			page.URL = u.String()
		}
		return page, to, err
	})
	if err != nil {
		return nil, err
	}
	out.Page, out.Moved = *page, moved
	return out, nil
}

// maxMark is how long a mark is that is sent back, in bytes.
const maxMark = 1 << 10

// bounded is a mark, or none if it is too long or may not be sent back.
func bounded(s string) string {
	if len(s) > maxMark || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return ""
	}
	return s
}

// fresh is the max-age that a server states.
func fresh(h http.Header) time.Duration {
	for part := range strings.SplitSeq(strings.ToLower(h.Get("Cache-Control")), ",") {
		if age, ok := strings.CutPrefix(strings.TrimSpace(part), "max-age="); ok {
			if n, err := strconv.Atoi(strings.Trim(age, `"`)); err == nil && n > 0 {
				return time.Duration(min(n, 1e6)) * time.Second
			}
		}
	}
	return 0
}
