package ingest

import (
	"net/url"
	"strings"
	"unicode"
)

// headline chooses the page's title among what states it: the heading that
// readers see where it is the one that the head of the page means, else the
// title stated for machines, without the site's name.
func (w *webPage) headline() string {
	f := &w.tree.facts
	site := w.siteNames()
	var stated []string // for machines
	for _, s := range []string{w.linked.headline, f.find("og:title"), f.find("twitter:title", "twitter:text:title"), f.find("parsely-title", "sailthru.title", "dc.title", "cxenseparse:title", "hdl", "headline", "title"), f.title} {
		if s = withoutSite(clean(s), site); s != "" && !isSite(s, site) {
			stated = append(stated, s)
		}
	}
	var seen []string
	for _, m := range f.marked {
		if m.kind == "h1" || m.kind == "prop headline" {
			s := clean(m.text)
			if m.kind != "h1" && s == "" {
				s = clean(m.value)
			}
			if s != "" && !isSite(s, site) && len(s) < 400 {
				seen = append(seen, withoutSite(s, site))
			}
		}
	}
	best, most := "", 0
	for _, h := range seen {
		for k, s := range stated {
			if n := alike(h, s)*8 - k; n > most && n >= sureHeadline {
				best, most = h, n
			}
		}
	}
	for _, s := range stated { // a heading that begins with a label
		if n := countWords(best) - countWords(s); n > 0 && n <= 2 && len(s) > 20 && strings.HasSuffix(best, s) && !strings.HasSuffix(strings.TrimSpace(best[:len(best)-len(s)]), ":") {
			return s
		}
	}
	switch {
	case best != "":
		return best
	case len(stated) > 0:
		return stated[0]
	case len(seen) > 0:
		return seen[0]
	}
	return ""
}

// sureHeadline is how alike a heading and a stated title must be, in eighths
// of a tenth of their words: half of them.
const sureHeadline = 5 * 8

// alike says how many of the words of two titles are common, in tenths of the
// shorter one's.
func alike(a, b string) int {
	x, y := titleWords(a), titleWords(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	if min(len(x), len(y)) < 3 && len(x) != len(y) {
		return n * 10 / max(len(x), len(y))
	}
	return n * 10 / min(len(x), len(y))
}

func titleWords(s string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[w] = true
	}
	return words
}

// siteNames are the names that the page gives its site, folded, letters and
// digits only.
func (w *webPage) siteNames() []string {
	f := &w.tree.facts
	var names []string
	add := func(s string) {
		if s = letters(s); len(s) > 1 {
			names = append(names, s)
		}
	}
	add(f.find("og:site_name"))
	add(f.find("application-name"))
	add(f.find("al:iphone:app_name", "al:android:app_name"))
	add(w.linked.publisher)
	add(strings.TrimPrefix(f.find("twitter:site"), "@"))
	if w.page != nil {
		add(w.page.report.Outlet) // from a line that claims copyright
	}
	if u, err := url.Parse(w.address()); err == nil && u.Host != "" {
		host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		add(host)
		if labels := strings.Split(host, "."); len(labels) > 1 {
			for _, l := range labels[:len(labels)-1] {
				if len(l) > 3 {
					add(l)
				}
			}
		}
	}
	return names
}

// letters is a name in small letters without all else.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// isSite tells that a text is no more than the site's name.
func isSite(s string, site []string) bool {
	s = strings.TrimPrefix(letters(s), "the")
	for _, n := range site {
		n = strings.TrimPrefix(n, "the")
		if s == n || s == n+"com" {
			return true
		}
	}
	return false
}

// bars part a title from the site's name.
var bars = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " < ", " : "}

// withoutSite takes the site's name, and a section before it, off the end or
// the front of a title. What is no name of the site is left unless a bar "|"
// parts it and it is short: no headline goes on behind such a bar.
func withoutSite(s string, site []string) string {
	for again := true; again; {
		again = false
		for _, bar := range bars {
			if at := strings.LastIndex(s, bar); at > 0 {
				rest := strings.TrimSpace(s[at+len(bar):])
				before := strings.TrimSpace(s[:at])
				if isSite(rest, site) || namesSite(rest, site) || bar == " | " && countWords(rest) <= 5 && countWords(before) > 2 {
					s, again = before, true
					break
				}
			}
			if at := strings.Index(s, bar); at > 0 && bar != " : " {
				if first := strings.TrimSpace(s[:at]); isSite(first, site) && countWords(s[at:]) > 2 {
					s, again = strings.TrimSpace(s[at+len(bar):]), true
					break
				}
			}
		}
	}
	return s
}

// namesSite tells that a short text has a name of the site in it, or is an
// address: "Northern Post News", "northernpost.example".
func namesSite(s string, site []string) bool {
	if countWords(s) > 6 {
		return false
	}
	low := letters(s)
	for _, n := range site {
		if n = strings.TrimPrefix(n, "the"); len(n) > 3 && (strings.Contains(low, n) || len(low) > 5 && strings.HasPrefix(n, low)) {
			return true
		}
	}
	return !strings.Contains(s, " ") && (strings.HasSuffix(s, ".com") || strings.HasSuffix(s, ".org") || strings.HasSuffix(s, ".net") || strings.HasSuffix(s, ".co.uk"))
}
