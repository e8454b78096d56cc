package ingest

import "strings"

// The facts are what a page's mark-up states of the report, as written and in
// the order it stands there.
type facts struct {
	title     string // of the window
	canonical string
	metas     []fact
	linked    []string   // JSON-LD, not yet read
	marked    []*marking // elements whose text may be a fact
	open      []*marking // those of them that are open
}

// A fact is a key of a meta tag, in small letters, and its value.
type fact struct{ key, value string }

// A marking is an element whose mark-up says what its text is.
type marking struct {
	kind  string // "h1", "time", "author", "byline", "date", or "prop " and the property's name
	of    int    // the element
	value string // stated in an attribute; "" if the text is all
	text  string
	href  string
}

// Bounds of what is kept of the facts.
const (
	maxMetas     = 400
	maxMetaValue = 2000 // bytes
	maxMarked    = 200
	maxMarkText  = 600 // bytes of an element's text
)

// meta keeps a meta tag's value. Where two have one key both are kept.
func (f *facts) meta(a *attributes) {
	value := strings.TrimSpace(a.content)
	if value == "" || len(f.metas) >= maxMetas {
		return
	}
	value = head(value, maxMetaValue)
	for _, key := range []string{a.property, a.name, a.itemprop} {
		if key = strings.ToLower(strings.TrimSpace(key)); key != "" {
			f.metas = append(f.metas, fact{key, value})
		}
	}
}

// find gives the value of the first of the keys that the page has.
func (f *facts) find(keys ...string) string {
	for _, k := range keys {
		for _, m := range f.metas {
			if m.key == k {
				return m.value
			}
		}
	}
	return ""
}

// all gives all values of a key.
func (f *facts) all(key string) (values []string) {
	for _, m := range f.metas {
		if m.key == key {
			values = append(values, m.value)
		}
	}
	return values
}

// link keeps the address that the page says is its own.
func (f *facts) link(a *attributes) {
	if f.canonical == "" && hasWord(a.rel, "canonical") {
		f.canonical = strings.TrimSpace(a.href)
	}
}

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// element notes an element that states something.
func (f *facts) element(i int, name string, a *attributes) {
	if len(f.marked) >= maxMarked {
		return
	}
	m := &marking{of: i, href: a.href}
	switch prop := a.itemprop; {
	case prop != "" && hasWord("headline author creator name datePublished dateModified dateCreated publisher articleSection", prop):
		m.kind, m.value = "prop "+strings.ToLower(prop), a.content
		if m.value == "" {
			m.value = a.datetime
		}
	case name == "time":
		m.kind, m.value = "time", a.datetime
	case name == "h1":
		m.kind = "h1"
	case hasWord(a.rel, "author"):
		m.kind = "author"
	default:
		m.kind = markedBy(a)
	}
	if m.kind == "" {
		return
	}
	f.marked = append(f.marked, m)
	f.open = append(f.open, m)
}

// markedBy tells by what an element is called whether it holds names of authors
// or a date.
func markedBy(a *attributes) string {
	if len(a.class)+len(a.id)+len(a.test) < len("date") {
		return ""
	}
	has := func(s string) bool {
		return strings.Contains(a.class, s) || strings.Contains(a.id, s) || strings.Contains(a.test, s)
	}
	if !has("uthor") && !has("yline") && !has("ontributor") && !has("ate") && !has("ublish") && !has("imestamp") { // in most elements none
		return ""
	}
	low := strings.ToLower(a.class + " " + a.id + " " + a.test)
	switch {
	case len(low) > 2*maxMark:
		return ""
	case strings.Contains(low, "byline"):
		return "byline"
	case strings.Contains(low, "author") || strings.Contains(low, "contributor"):
		return "author"
	case strings.Contains(low, "timestamp") || strings.Contains(low, "pubdate") || strings.Contains(low, "publish") || strings.Contains(low, "dateline") || strings.Contains(low, "date"):
		return "date"
	}
	return ""
}

// text adds a run of text to the elements that are open.
func (f *facts) text(s string, apart bool) {
	for _, m := range f.open {
		if len(m.text) < maxMarkText {
			if apart && m.text != "" {
				m.text += "\n"
			}
			m.text += head(s, maxMarkText-len(m.text))
		}
	}
}

// closed ends the marking of an element.
func (f *facts) closed(i int) {
	for k := len(f.open) - 1; k >= 0; k-- {
		if f.open[k].of == i {
			f.open[k].text = strings.Join(strings.Fields(f.open[k].text), " ")
			f.open = append(f.open[:k], f.open[k+1:]...)
		}
	}
}
