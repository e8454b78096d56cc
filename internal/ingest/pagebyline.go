package ingest

import "strings"

// bylines marks the lines about the title that say no more than who wrote the
// report: "By Jane Roe", "Words: Jane Roe", "Jane Roe, Town Hall Reporter",
// "Jane Roe and John Doe | 3 May". The rules for plain text know those that
// begin as bylines do; here the names are known.
func (w *webPage) bylines(people []string) {
	p := w.page
	for i := max(0, w.title-overTitle); i < len(p.lines) && i <= w.title+underTitle; i++ {
		l := &p.lines[i]
		if i == w.title || l.why != "" && l.why != WhyFurniture || l.words > maxBylineWords || l.prose() {
			continue
		}
		if namesAuthors(p.str(i), people) {
			l.why = WhyByline
		}
	}
}

// maxBylineWords is how many words a line has that names authors and no more.
const maxBylineWords = 16

// namesAuthors tells that a line names one of the people, and besides only
// others, what they are, and a date.
func namesAuthors(s string, people []string) bool {
	known := false
	s, _ = cutFold(strings.TrimSpace(s), "words: ", "text: ", "author ", "authors ", "von ", "par ", "por ", "di ")
	for _, part := range splitNames(s) {
		named := false
		for _, name := range people {
			rest, ok := cutFold(part, name)
			if strings.EqualFold(part, name) {
				rest, ok = "", true
			}
			if ok && (rest == "" || rest[0] == ' ' && isRole(rest)) {
				named = true
			}
		}
		known = known || named
		if !named && !isPerson(part) && !isRole(part) && !isDesk(part) {
			return false
		}
	}
	return known
}
