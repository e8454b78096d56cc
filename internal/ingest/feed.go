package ingest

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"

	"github.com/synoptic-news/synoptic"
)

// isFeed tells that a file is an RSS, Atom or JSON feed.
func isFeed(raw []byte) bool {
	start := bytes.TrimLeft(asciiOf(raw), " \t\r\n")
	if bytes.HasPrefix(start, []byte("{")) {
		return bytes.Contains(raw, []byte("jsonfeed.org/version")) && bytes.Contains(raw, []byte(`"items"`))
	}
	for range 5 { // what may stand before the first element
		switch {
		case bytes.HasPrefix(start, []byte("<?")), bytes.HasPrefix(start, []byte("<!--")):
			end := []byte("?>")
			if start[1] == '!' {
				end = []byte("-->")
			}
			_, rest, ok := bytes.Cut(start, end)
			if !ok {
				return false
			}
			start = bytes.TrimLeft(rest, " \t\r\n")
		case bytes.HasPrefix(start, []byte("<!DOCTYPE")) && !bytes.HasPrefix(bytes.ToLower(start), []byte("<!doctype html")):
			end := []byte(">")
			if k := bytes.IndexByte(start, '['); k >= 0 && k < bytes.IndexByte(start, '>') {
				end = []byte("]>")
			}
			_, rest, ok := bytes.Cut(start, end)
			if !ok {
				return false
			}
			start = bytes.TrimLeft(rest, " \t\r\n")
		default:
			for _, tag := range []string{"<rss", "<feed", "<rdf:RDF", "<RDF"} {
				if bytes.HasPrefix(start, []byte(tag)) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// readFeed reads the reports of a feed whose entries hold their text. Those that
// hold a teaser only are named, with the address of their page: nothing is
// fetched here. in tells what the server said and where the feed stood.
//
// Of a feed that is broken somewhere the entries are read one by one, and those
// that are broken are named.
func readFeed(s *sink, raw []byte, in Input) {
	text := feedText(raw, in.Charset)
	if what := harmful(text); what != "" && !strings.HasPrefix(text, "{") {
		s.bad(&Error{File: s.file, What: what, Hint: "it was made to harm, or is no feed; it was not read"})
		return
	}
	f, err := parseFeed(text)
	if err == nil {
		if len(f.Items) == 0 {
			s.bad(&Error{File: s.file, What: synoptic.ErrNoText.Error() + ": a feed without entries", Hint: "save it again when it has some", Err: synoptic.ErrNoText})
		}
		e := entries{s: s, feed: f, at: in.Address}
		for i := range f.Items {
			e.read(i, numbered(s.file, i+1))
		}
		return
	}
	parts := items(text)
	if len(parts) == 0 {
		s.bad(&Error{File: s.file, What: "a feed that cannot be read: " + err.Error(), Hint: "save it again", Err: err})
		return
	}
	for i, part := range parts {
		name := numbered(s.file, i+1)
		one, err := parseFeed(part)
		if err != nil || len(one.Items) != 1 {
			s.bad(&Error{File: name, What: fmt.Sprintf("an entry of a feed that is broken: %v", err), Hint: "it was left out, the others were read; save the feed again", Err: err})
			continue
		}
		e := entries{s: s, feed: one, at: in.Address}
		e.read(0, name)
	}
}

const (
	maxFeedHead = 64 << 10 // bytes before the first entry of a feed that is read entry by entry
	maxItems    = 10_000   // entries that are read one by one

	// fullWords is how many words an entry has that is not taken for a teaser
	// where the pages are asked for. Teasers have 20 to 80; the pages of the same
	// entries mostly some hundreds.
	fullWords = 150
)

func parseFeed(text string) (*gofeed.Feed, error) {
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	return p.Parse(strings.NewReader(text))
}

// entries are those of a feed in the course of being read.
type entries struct {
	s    *sink
	feed *gofeed.Feed
	at   string // the feed's address; "" if it is not known
}

// link is the address of an entry's page; one that is not whole goes by that of
// the site, or of the feed.
func (e *entries) link(i int) string {
	to := strings.TrimSpace(e.feed.Items[i].Link)
	if a := webAddress(to); a != "" || to == "" {
		return a
	}
	for _, base := range []string{e.feed.Link, e.at} {
		if b, err := url.Parse(strings.TrimSpace(base)); err == nil && webAddress(base) != "" {
			if u, err := b.Parse(to); err == nil {
				return webAddress(u.String())
			}
		}
	}
	return ""
}

// read reads one entry.
func (e *entries) read(i int, name string) {
	x := e.row(i)
	n := countWords(x.text)
	link := e.link(i)
	var report *synoptic.Report
	bad := &Error{
		File: name, What: fmt.Sprintf("%v: an entry of a feed with %d words, want %d", synoptic.ErrNoText, n, minWords),
		Hint: "it is a teaser; save the page it points to, or give --linked: " + link, Err: synoptic.ErrNoText,
	}
	if n >= minWords {
		if report, bad = x.report(name, e.s.meta, false); report != nil {
			signature(report)
		}
	}
	if e.s.want.Linked && link != "" && (n < fullWords || cutShort(x.text)) {
		if bad == nil {
			bad = &Error{File: name, What: fmt.Sprintf("an entry of a feed with %d words", n)}
		}
		bad.Teaser = &Teaser{Link: link, Else: Meta{Outlet: clean(x.outlet), Published: x.published, URL: link}, Report: report, State: x.state()}
		e.s.bad(bad)
		return
	}
	e.s.give(report, bad)
}

// row takes in what an entry states.
func (e *entries) row(i int) *row {
	item := e.feed.Items[i]
	x := &row{
		id: item.GUID, url: e.link(i), outlet: cmp.Or(publisher(e.feed, i), e.feed.Title), title: item.Title,
		published: item.Published, updated: item.Updated, language: e.feed.Language,
		text: markupText(cmp.Or(item.Content, item.Description)),
		raw:  []byte(strings.Join([]string{item.GUID, item.Link, item.Title, item.Published, item.Content, item.Description}, "\x00")),
	}
	if _, ok := parseMachineDate(x.published); !ok && item.PublishedParsed != nil {
		x.published = item.PublishedParsed.Format(time.RFC3339)
	}
	if names := itemAuthors(item); len(names) > 0 {
		x.byline = strings.Join(names, ", ")
	}
	if len(item.Categories) > 0 {
		x.section = item.Categories[0]
	}
	if item.Content != "" && item.Description != "" {
		x.summary = strings.Join(strings.Fields(markupText(item.Description)), " ")
	}
	return x
}

// state names the state that an entry is in. Its picture and its tracking
// parameters may change with each look; they are no part of it.
func (x *row) state() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{cmp.Or(x.id, x.url), x.title, x.published, x.updated, x.text}, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// IsFeed tells that bytes are an RSS, Atom or JSON feed, whole or not.
func IsFeed(raw []byte) bool { return isFeed(raw) }

// publisher is who published an entry that a feed took over from another: the
// "source" element of RSS and Atom. "" if it is the feed's own.
func publisher(f *gofeed.Feed, i int) string {
	switch of := f.OriginalFeed().(type) {
	case *rss.Feed:
		if i < len(of.Items) && of.Items[i] != nil && of.Items[i].Source != nil {
			return clean(of.Items[i].Source.Title)
		}
	case *atom.Feed:
		if i < len(of.Entries) && of.Entries[i] != nil && of.Entries[i].Source != nil {
			return clean(of.Entries[i].Source.Title)
		}
	}
	return ""
}

// cutShort tells that a text ends as teasers do.
func cutShort(text string) bool {
	text = strings.ToLower(strings.TrimRight(text, " \n\t\u00a0.»›→)]"))
	for _, end := range []string{"…", "[..", "read more", "continue reading", "weiterlesen", "lire la suite", "leer más"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// signature skips the line that blog software puts under an entry ("The post X
// appeared first on Y.").
func signature(r *synoptic.Report) {
	at := strings.LastIndexByte(r.Text, '\n') + 1
	if line := r.Text[at:]; at > 0 && len(line) < 500 && strings.HasPrefix(line, "The post ") && strings.Contains(line, " appeared first on ") {
		r.Skipped = append(r.Skipped, synoptic.Skipped{Span: span(at, len(r.Text)), Why: WhyFurniture})
	}
}

func itemAuthors(item *gofeed.Item) (names []string) {
	for _, a := range item.Authors {
		if a == nil {
			continue
		}
		name := a.Name
		if name == "" {
			name = a.Email
		}
		for _, n := range splitNames(clean(name)) {
			names = appendNew(names, n)
		}
	}
	return names
}

// markupText is the text of a piece of mark-up, a line for each block.
func markupText(s string) string {
	t, err := grow(strip(s))
	if err != nil {
		return ""
	}
	var b strings.Builder
	for i := range t.blocks {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(t.blocks[i].text)
	}
	return b.String()
}
