package ingest

import (
	"strings"

	"golang.org/x/net/html"
)

// The attributes of a tag that are read, as written.
type attributes struct {
	class, id, role, test string
	name, property        string // of meta
	content               string
	rel, href             string
	itemprop, itemtype    string
	datetime, lang        string
	hidden, scope         bool
}

// maxMark bounds what is kept of one attribute that authors name things in.
const maxMark = 300

// read takes the attributes of the tag that z is at. Those that only some
// elements have are left out elsewhere.
func (a *attributes) read(z *html.Tokenizer, name string) {
	for more := true; more; {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch string(k) {
		case "class":
			a.class = mark(v)
		case "id":
			a.id = mark(v)
		case "role", "aria-label":
			a.role += " " + mark(v)
		case "data-testid", "data-component", "data-module", "data-type", "data-qa":
			a.test += " " + mark(v)
		case "name":
			a.name = mark(v)
		case "property":
			a.property = mark(v)
		case "content":
			a.content = string(v)
		case "rel":
			a.rel = mark(v)
		case "href":
			if name == "a" || name == "link" {
				a.href = string(v)
			}
		case "itemprop":
			a.itemprop = mark(v)
		case "itemtype":
			a.itemtype = mark(v)
		case "itemscope":
			a.scope = true
		case "datetime":
			a.datetime = mark(v)
		case "lang":
			a.lang = mark(v)
		case "hidden":
			a.hidden = string(v) != "until-found"
		case "aria-hidden":
			a.hidden = a.hidden || string(v) == "true"
		case "style":
			if len(v) < 2000 {
				s := strings.ReplaceAll(strings.ToLower(string(v)), " ", "")
				a.hidden = a.hidden || strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
			}
		}
	}
}

func mark(v []byte) string { return string(v[:min(len(v), maxMark)]) }

// marks is what an element's author calls it, in one string.
func (a *attributes) marks() string {
	if a.class == "" && a.id == "" && a.role == "" && a.test == "" && a.itemprop == "" {
		return ""
	}
	return strings.Join([]string{a.class, a.id, a.role, a.test, a.itemprop}, " ")
}
