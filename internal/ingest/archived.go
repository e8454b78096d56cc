package ingest

import (
	"net/url"
	"strings"
)

// original is the address of the page that an address of a public archive's copy
// stands for; any other address is as it was.
func original(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	_, path, _ := strings.Cut(address, u.Host+"/") // as written: what is inside has its own escapes
	switch host {
	case "web.archive.org", "wayback.archive.org", "web-static.archive.org":
		rest, ok := strings.CutPrefix(path, "web/")
		if !ok {
			return address
		}
		path = rest
	case "archive.ph", "archive.is", "archive.today", "archive.li", "archive.vn", "archive.md", "archive.fo":
		if rest, ok := strings.CutPrefix(path, "o/"); ok {
			path = rest
		}
	default:
		return address
	}
	_, inner, ok := strings.Cut(path, "/")
	if !ok {
		return address
	}
	for _, scheme := range []string{"https:/", "http:/"} { // servers fold "//" into "/"
		if rest, ok := strings.CutPrefix(inner, scheme); ok {
			inner = scheme + "/" + strings.TrimLeft(rest, "/")
			if in, err := url.Parse(inner); err == nil && in.Host != "" {
				return inner
			}
		}
	}
	return address
}

// The comments between which the Wayback Machine puts its own bar into a page.
const (
	barBegins = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->"
	barEnds   = "<!-- END WAYBACK TOOLBAR INSERT -->"
)

// withoutBar takes an archive's own bar, with its dates, out of a page's mark-up.
func withoutBar(s string) string {
	before, rest, ok := strings.Cut(s, barBegins)
	if !ok {
		return s
	}
	if _, after, ok := strings.Cut(rest, barEnds); ok {
		return before + after
	}
	return s
}
