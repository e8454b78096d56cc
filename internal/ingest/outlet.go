package ingest

import (
	"strings"
)

// maxOutlet is the most words of an outlet's name.
const maxOutlet = 5

// nameOutlet takes the outlet's name from what the page says of itself where
// neither a head line nor a copyright line did: a byline of its staff ("Harbour
// Post Staff"), a line for an edition ("Gazette of X, English edition"), a link
// to more of it ("More from the Courier"). Two names: none.
func (p *page) nameOutlet() {
	if p.report.Outlet != "" {
		return
	}
	found := ""
	for i := range p.lines {
		name := p.outletIn(i)
		if name == "" || name == found {
			continue
		}
		if found != "" && !strings.EqualFold(name, found) {
			return
		}
		found = name
	}
	p.report.Outlet = found
}

// outletIn is the outlet that one line of the page's furniture names, or "".
func (p *page) outletIn(i int) string {
	l := p.lines[i]
	if l.words == 0 || l.words > maxOutlet+3 || l.stop {
		return ""
	}
	s := strings.TrimSpace(strings.TrimLeft(p.str(i), "-•*–— \t"))
	if rest, ok := cutFold(s, "more from ", "more stories from ", "read more from "); ok && l.why != "" {
		rest, _ = cutFold(rest, "the ")
		return outletName(rest)
	}
	words := strings.Fields(s)
	switch last := strings.ToLower(words[len(words)-1]); {
	case last == "staff" || last == "newsroom":
		return outletName(strings.Join(words[:len(words)-1], " "))
	case last == "edition" && len(words) > 2:
		name, _, ok := strings.Cut(s, ",")
		if ok {
			return outletName(name)
		}
	}
	if at := strings.LastIndex(s, " staff "); at > 0 { // "Harbour Post staff writer"
		switch s[at+len(" staff "):] {
		case "writer", "writers", "reporter", "reporters", "report":
			return outletName(s[:at])
		}
	}
	return ""
}

// outletName gives back a name written in capitals that is not an agency's and
// says more than what any newsroom is called.
func outletName(name string) string {
	name = strings.TrimSpace(name)
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > maxOutlet || !capitalized(name) {
		return ""
	}
	if text, photo := agency(name); text || photo {
		return ""
	}
	own := false
	for _, w := range words {
		switch strings.ToLower(w) {
		case "the", "our", "us", "this", "these", "news", "web", "digital", "online", "wire", "sports", "sport", "business", "politics", "world", "national",
			"local", "opinion", "editorial", "metro", "features", "video", "photo", "breaking", "city", "state", "national-desk", "author", "section", "category", "topic":
		default:
			own = true
		}
	}
	if !own {
		return ""
	}
	return name
}
