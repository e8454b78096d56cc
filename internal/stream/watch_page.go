package stream

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// maxHead is how much of a page is looked at for the feeds it names, in bytes.
const maxHead = 256 << 10

// pageHint says what to try where a page stands instead of a feed: the feed
// that the page names, if it does.
func pageHint(raw []byte, at string) string {
	if to := feedOf(raw, at); to != "" {
		return "the page that stands there names the feed " + to
	}
	return "look at it in a browser: the feed may have another address now"
}

// feedOf is the first feed that a page names (<link rel="alternate">); "" if it
// names none.
func feedOf(raw []byte, at string) string {
	base, err := url.Parse(at)
	if err != nil {
		return ""
	}
	z := html.NewTokenizer(bytes.NewReader(raw[:min(len(raw), maxHead)]))
	z.SetMaxBuf(maxHead)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) != "link" {
				continue
			}
			var rel, kind, href string
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch string(key) {
				case "rel":
					rel = strings.ToLower(string(value))
				case "type":
					kind = strings.ToLower(strings.TrimSpace(string(value)))
				case "href":
					href = strings.TrimSpace(string(value))
				}
			}
			switch kind {
			case "application/rss+xml", "application/atom+xml", "application/feed+json":
			default:
				continue
			}
			if to, err := base.Parse(href); err == nil && href != "" && strings.Contains(rel, "alternate") && len(href) < 2000 {
				if a, err := FeedAddress(to.String()); err == nil {
					return a
				}
			}
		}
	}
}
