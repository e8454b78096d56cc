package ingest

import (
	"html"
	"strings"
)

// A linkedReport is what a page's JSON-LD says of the report it holds.
type linkedReport struct {
	kind                string
	headline, alternate string
	people, desks       []string // authors, those of type Organization apart
	publisher           string
	published, modified string
	section, language   string
	url, body, summary  string
}

// maxLinkedBytes bounds one script of JSON-LD.
const maxLinkedBytes = 2 << 20

// linkedData finds the report in the page's JSON-LD: of all things described
// there the one that is an article of the most telling type, the one whose
// address is the page's before others, the first before later ones.
func linkedData(scripts []string, address string) *linkedReport {
	var found *value
	best := 0
	names := map[string]string{} // of things by their @id: authors are often named there
	var publisher string
	var walk func(v *value, depth int, about bool)
	walk = func(v *value, depth int, about bool) {
		if depth > 12 {
			return
		}
		if !v.object {
			for i := range v.list {
				walk(&v.list[i], depth+1, about)
			}
			return
		}
		if id, name := v.get("@id").first(), v.get("name").first(); id != "" && name != "" && names[id] == "" {
			names[id] = name
			if isOrganization(v) {
				names["\x00"+id] = "organization"
			}
		}
		n := kindScore(v.get("@type"))
		if n > 0 && v.get("headline").empty() && v.get("name").empty() && v.get("datePublished").empty() {
			n = 0
		}
		if n > 0 && depth > 4 {
			n = 1
		}
		if n > 0 && !about {
			n = 0
		}
		if n > 1 && address != "" && samePage(v, address) {
			n += 10
		}
		if n > best {
			best, found = n, v
		}
		if publisher == "" && strings.HasSuffix(v.get("@type").first(), "NewsMediaOrganization") {
			publisher = v.get("name").first()
		}
		for i := range v.list {
			key := v.keys[i]
			// What a list of other reports holds is not this one.
			inner := about && key != "itemListElement" && key != "hasPart" && key != "isPartOf" && key != "citation" && key != "mentions" && key != "relatedLink" && key != "comment" && key != "subjectOf"
			walk(&v.list[i], depth+1, inner)
		}
	}
	for _, s := range scripts {
		v := parseLenient(head(s, maxLinkedBytes))
		walk(&v, 0, true)
	}
	if found == nil {
		return &linkedReport{publisher: publisher}
	}
	r := &linkedReport{kind: found.get("@type").first()}
	r.headline = clean(found.get("headline").first())
	if r.headline == "" {
		r.headline = clean(found.get("name").first())
	}
	r.alternate = clean(found.get("alternativeHeadline").first())
	for _, key := range []string{"author", "creator"} {
		if len(r.people)+len(r.desks) == 0 {
			r.authors(found.get(key), names, 0)
		}
	}
	r.publisher = clean(resolve(found.get("publisher"), names))
	if r.publisher == "" {
		r.publisher = clean(publisher)
	}
	r.published, r.modified = found.get("datePublished").first(), found.get("dateModified").first()
	r.section = clean(found.get("articleSection").first())
	r.language = found.get("inLanguage").first()
	r.url = found.get("url").first()
	if r.url == "" {
		r.url = found.get("mainEntityOfPage").first()
	}
	r.body = bodyText(found.get("articleBody").first())
	r.summary = clean(found.get("description").first())
	return r
}

// kindScore ranks the types of things that may be a report; 0 is none.
func kindScore(v *value) int {
	best := 0
	one := func(s string) {
		n := 0
		switch s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "https://schema.org/"), "http://schema.org/"), "schema:"); s {
		case "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle":
			n = 8
		case "Article", "LiveBlogPosting", "Report", "AdvertiserContentArticle", "TechArticle", "ScholarlyArticle", "SatiricalArticle", "MedicalScholarlyArticle":
			n = 7
		case "BlogPosting", "Review", "Recipe", "HowTo":
			n = 6
		case "SocialMediaPosting", "DiscussionForumPosting", "CreativeWork":
			n = 4
		case "VideoObject", "WebPage":
			n = 2
		}
		best = max(best, n)
	}
	one(v.text)
	for i := range v.list {
		one(v.list[i].text)
	}
	return best
}

// samePage tells that an address the thing gives as its own is the page's.
func samePage(v *value, address string) bool {
	for _, key := range []string{"url", "mainEntityOfPage", "@id"} {
		if u := v.get(key).first(); u != "" && strings.TrimRight(plainAddress(u), "/") == strings.TrimRight(plainAddress(address), "/") {
			return true
		}
	}
	return false
}

func plainAddress(u string) string {
	u, _, _ = strings.Cut(u, "#")
	u, _, _ = strings.Cut(u, "?")
	_, rest, ok := strings.Cut(u, "://")
	if ok {
		u = rest
	}
	return strings.TrimPrefix(strings.ToLower(u), "www.")
}

// authors takes the names of authors: strings, objects, lists of both, and
// references to objects described elsewhere.
func (r *linkedReport) authors(v *value, names map[string]string, depth int) {
	switch {
	case depth > 3 || len(r.people)+len(r.desks) > 30:
	case v.object:
		name := v.get("name")
		if !name.object && name.text == "" && len(name.list) > 0 {
			for i := range name.list {
				r.author(name.list[i].first(), isOrganization(v))
			}
			return
		}
		id := v.get("@id").first()
		s := name.first()
		if s == "" {
			s = names[id]
		}
		r.author(s, isOrganization(v) || names["\x00"+id] != "")
	case v.text != "":
		r.author(v.text, false)
	default:
		for i := range v.list {
			r.authors(&v.list[i], names, depth+1)
		}
	}
}

func (r *linkedReport) author(name string, organization bool) {
	name = clean(name)
	if name == "" || strings.HasPrefix(name, "http") {
		return
	}
	if organization {
		r.desks = append(r.desks, name)
	} else {
		r.people = append(r.people, name)
	}
}

func isOrganization(v *value) bool {
	for _, t := range append([]value{*v.get("@type")}, v.get("@type").list...) {
		if strings.HasSuffix(t.text, "Organization") || strings.HasSuffix(t.text, "Corporation") {
			return true
		}
	}
	return false
}

// resolve is the name of a thing, where need be by its @id.
func resolve(v *value, names map[string]string) string {
	if v.object && v.get("name").empty() {
		return names[v.get("@id").first()]
	}
	s := v.first()
	if strings.HasPrefix(s, "http") {
		return ""
	}
	return s
}

// clean is a value as text: entities that were escaped twice read, tags taken
// out, white space folded.
func clean(s string) string {
	for range 2 {
		if strings.IndexByte(s, '&') >= 0 {
			s = html.UnescapeString(s)
		}
	}
	if strings.IndexByte(s, '<') >= 0 {
		s = untag(s)
	}
	return strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\ufffd")
}

// bodyText is articleBody as text: some pages have mark-up in it.
func bodyText(s string) string {
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, "</") || strings.Contains(s, "<br") {
		s = untag(s)
	}
	return s
}

// untag takes tags out of a text.
func untag(s string) string {
	var b strings.Builder
	for s != "" {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:at])
		n := tagEnd(s[at:])
		if n == 1 {
			b.WriteByte('<')
		} else {
			b.WriteByte(' ')
		}
		s = s[at+n:]
	}
	return b.String()
}
