package ingest

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed"

	"github.com/synoptic-news/synoptic"
)

// isFeed tells that a file is an RSS, Atom or JSON feed.
func isFeed(raw []byte) bool {
	start := bytes.TrimLeft(asciiOf(raw), " \t\r\n")
	if bytes.HasPrefix(start, []byte("{")) {
		return bytes.Contains(start[:min(len(start), 1000)], []byte("jsonfeed.org/version"))
	}
	for range 5 { // what may stand before the first element
		switch {
		case bytes.HasPrefix(start, []byte("<?")), bytes.HasPrefix(start, []byte("<!--")):
			_, rest, ok := bytes.Cut(start, []byte(">"))
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

// readFeed reads the reports of a feed whose entries hold their text. Those
// that hold a teaser only are named, with the address of their page: nothing is
// fetched here.
func readFeed(file string, raw []byte, meta Meta, each func(*synoptic.Report, error)) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		each(nil, &Error{File: file, What: "a feed that cannot be read: " + err.Error(), Hint: "save it again", Err: err})
		return
	}
	for i, item := range f.Items {
		name := numbered(file, i+1)
		text := markupText(cmp.Or(item.Content, item.Description))
		if n := countWords(text); n < minWords {
			each(nil, &Error{
				File: name, What: fmt.Sprintf("%v: an entry of a feed with %d words, want %d", synoptic.ErrNoText, n, minWords),
				Hint: "it is a teaser; save the page it points to: " + item.Link, Err: synoptic.ErrNoText,
			})
			continue
		}
		x := row{id: item.GUID, url: item.Link, outlet: f.Title, title: item.Title, published: item.Published, updated: item.Updated, text: text, language: f.Language}
		if names := itemAuthors(item); len(names) > 0 {
			x.byline = strings.Join(names, ", ")
		}
		if len(item.Categories) > 0 {
			x.section = item.Categories[0]
		}
		if source := item.Custom["source"]; source != "" { // the real publisher
			x.outlet = source
		}
		x.raw = []byte(strings.Join([]string{item.GUID, item.Link, item.Title, item.Published, item.Content, item.Description}, "\x00"))
		report, bad := x.report(name, meta)
		give(each, report, bad)
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
