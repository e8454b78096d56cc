package ingest

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxAuthors is how many names a byline has at most.
const maxAuthors = 12

// authors finds who wrote the report. The first of these that names a person
// counts: the data for machines, meta tags, what is marked as author or byline
// near the title, what the rules for lines found. Desks, agencies and the
// site's own name are kept apart.
func (w *webPage) authors(seen string) (people, desks []string) {
	f := &w.tree.facts
	site := w.siteNames()
	for _, d := range w.linked.desks { // authors that the page calls organisations, "Jane Roe" by mistake
		desks = appendNew(desks, d)
	}
	take := func(list []string, loose bool) bool {
		var found []string
		for _, s := range list {
			for _, name := range splitNames(s) {
				switch {
				case len(found) > 0 && isRole(name): // "Jane Roe, Town Hall Reporter"
				case isSite(name, site) || isDesk(name) || len(appendNew(desks, name)) == len(desks):
					desks = appendNew(desks, name)
				case isPerson(name) || loose && isHandleName(name):
					if len(found) < maxAuthors {
						found = appendNew(found, name)
					}
				}
			}
		}
		people = found
		return len(found) > 0
	}
	if take(w.linked.people, true) {
		return w.morePeople(people), desks
	}
	var metas []string
	for _, key := range []string{"author", "article:author", "article:author_name", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "citation_author", "cxenseparse:author", "twitter:data1", "byline", "og:article:author", "authors", "article.author"} {
		for _, s := range f.all(key) {
			if key == "twitter:data1" && !strings.HasPrefix(strings.ToLower(f.find("twitter:label1")), "written") {
				continue
			}
			if !strings.Contains(s, "://") && !strings.HasPrefix(s, "www.") {
				metas = append(metas, clean(s))
			}
		}
	}
	if take(metas, true) {
		return w.morePeople(people), desks
	}
	for _, kinds := range [][]string{{"prop author", "prop creator"}, {"author"}, {"byline"}} {
		var list []string
		for _, m := range w.near(kinds...) {
			if w.isNear(m) {
				list = append(list, clean(m.text))
			}
		}
		if take(list, kinds[0] == "prop author") {
			return people, desks
		}
	}
	if take([]string{seen}, false) || take(w.looseByline(), false) {
		return people, desks
	}
	if len(desks) == 0 {
		desks = appendNew(desks, cmp.Or(seen, w.page.report.Credit))
	}
	return nil, desks
}

// morePeople adds those that the byline readers see names beside the people
// that machines are told of.
func (w *webPage) morePeople(people []string) []string {
	for _, m := range w.near("byline") {
		if !w.isNear(m) {
			continue
		}
		all, known := []string{}, 0
		for _, name := range splitNames(clean(m.text)) {
			if isPerson(name) {
				all = appendNew(all, name)
			}
		}
		for _, name := range people {
			if len(appendNew(all, name)) == len(all) {
				known++
			}
		}
		if known == len(people) && len(all) > len(people) {
			return all
		}
	}
	return people
}

// looseByline finds names in short lines about the title that say other things
// besides: "Jane RoeOct 17, 2026 12 Shares", "posted on 3 May by Jane Roe".
func (w *webPage) looseByline() []string {
	p := w.page
	for i := max(0, w.title-overTitle); i < len(p.lines) && i <= w.title+underTitle; i++ {
		if l := p.lines[i]; i == w.title || l.words > maxDateWords || l.prose() {
			continue
		}
		s := p.str(i)
		if _, at, ok := findStamp(s); ok {
			if name := strings.Trim(s[:at.Start], " ,|-–•"); isPerson(name) {
				return []string{name}
			}
			if k := strings.Index(s[at.End:], " by "); k >= 0 {
				return splitNames(s[at.End+k+4:])
			}
		}
		if rest, ok := cutFold(s, "by "); ok {
			if names := splitNames(rest); len(names) > 0 && isPerson(names[0]) {
				return names
			}
		}
	}
	return nil
}

func appendNew(list []string, s string) []string {
	for _, l := range list {
		if letters(l) == letters(s) {
			return list
		}
	}
	if strings.TrimSpace(s) == "" {
		return list
	}
	return append(list, s)
}

// splitNames takes a byline apart: "By Jane Roe and John Doe, Post Staff
// Writer | May 3" gives the two names and "Post Staff Writer".
func splitNames(s string) (names []string) {
	s = strings.TrimSpace(s)
	if at := strings.IndexAny(s, "|•·\n"); at > 0 {
		s = s[:at]
	}
	for _, label := range []string{"Published", "Updated", "Posted", "Last updated", "PUBLISHED", "UPDATED", "Email", "Follow", "Read more"} {
		if at := strings.Index(s, label); at > 0 {
			s = s[:at]
		}
	}
	if _, at, ok := findStamp(s); ok {
		s = s[:at.Start]
	}
	for range 2 {
		s, _ = cutFold(strings.TrimSpace(s), "written by ", "written by: ", "words by: ", "by ", "by: ", "by\u00a0", "author: ", "authors: ", "words by ", "story by ", "reported by ", "posted by ", "text by ", "from ", "reviewed by ")
	}
	for _, and := range []string{" and ", " And ", " AND ", " & ", ";", " with ", "\u00a0and ", " y ", ", "} {
		s = strings.ReplaceAll(s, and, ",")
	}
	for part := range strings.SplitSeq(s, ",") {
		part = strings.Trim(part, " .,:-–—/\u00a0\t")
		if name, ok := cutFold(part, "by ", "and "); ok {
			part = name
		}
		if at := strings.Index(part, " for "); at > 0 {
			part = part[:at]
		}
		if at := strings.IndexByte(part, '('); at > 0 {
			part = strings.TrimSpace(part[:at])
		}
		if part != "" && !(len(names) > 0 && isDegree(part)) && len(names) < maxAuthors {
			names = append(names, part)
		}
	}
	return names
}

// isDegree tells that what stands behind a name and a comma is a degree.
func isDegree(s string) bool {
	switch strings.ReplaceAll(s, ".", "") {
	case "MD", "PhD", "Ph D", "MS", "MA", "BA", "BSc", "MSc", "MPH", "MBA", "JD", "DO", "RD", "RDN", "RN", "DDS", "PharmD", "PsyD", "LCSW", "CPA", "CFA", "CFP", "Esq", "Jr", "Sr", "QC", "KC":
		return true
	}
	return false
}

// isPerson tells that a text may be a person's name: two to five words behind
// capitals, not one of a newsroom.
func isPerson(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || len(s) > 60 || isDesk(s) || strings.ContainsAny(s, "@/:;!?<>{}[]\"#&0123456789") {
		return false
	}
	capitals := 0
	for _, word := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "'’\"“("))
		switch {
		case unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r):
			capitals++
		case isConnector(word) && word != "of" && word != "in" && word != "for" && word != "the" && word != "with" && word != "at" && word != "on" && word != "from" || len(word) <= 3 && unicode.IsLetter(r):
		default:
			return false
		}
	}
	return capitals >= 2
}

// isHandleName tells that a text may be a name somebody goes by on the site:
// one word, or words in small letters.
func isHandleName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 || len(s) < 3 || len(s) > 40 || strings.ContainsAny(s, "@/:;!?<>{}[]\"#") {
		return false
	}
	switch strings.ToLower(words[0]) {
	case "admin", "administrator", "editor", "staff", "author", "home", "no", "none", "null", "unknown", "contributor", "guest", "about", "view", "more", "read", "posts", "share", "follow", "by", "webmaster", "user", "press", "undefined", "false", "true":
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// isDesk tells that a name is that of a newsroom, an agency or an institution
// rather than a person's.
func isDesk(s string) bool {
	if text, photo := agency(s); text || photo {
		return true
	}
	if isStaff(s) || isRole(s) || strings.HasPrefix(s, "The ") {
		return true
	}
	for word := range strings.FieldsSeq(strings.ToLower(s)) {
		switch strings.Trim(word, ".,'’") {
		case "staff", "desk", "newsroom", "news", "team", "editors", "editorial", "editor", "press", "agency", "agencies", "bureau", "magazine", "media", "network", "radio", "tv", "channel", "institute", "university",
			"school", "college", "center", "centre", "department", "ministry", "association", "foundation", "inc", "ltd", "llc", "corp", "company", "group", "reuters", "bloomberg", "afp", "online", "daily", "herald", "gazette", "journal", "telegram",
			"tribune", "correspondent", "reporter", "reporter's", "writer", "writers", "contributor", "contributors", "admin", "digital", "service", "services", "international", "society", "council", "laboratory", "wire", "report", "producer", "columnist", "analyst", "director", "deputy", "senior", "chief":
			return true
		}
	}
	return false
}
