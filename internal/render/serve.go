package render

import (
	"html/template"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A Serving says how a story is shown on a page that is served rather than
// written to a file: what is put beside its parts, and where links lead. Nil
// functions put nothing there and lead to the part on the same page.
type Serving struct {
	Difference func(*synoptic.Discrepancy) any // for the template "difference-tools"
	Report     func(*synoptic.Report) any      // for the template "report-tools"
	Link       func(part string) string        // address of a part of the story: "d3", "c12", "q1", "o2", "t5"
	Lit        string                          // part whose words are marked in all reports, "" for none
	Anchors    []synoptic.Mention              // words that a link leads to, whatever points at them
}

// A Story is a story made ready for the templates of [Templates]. Its fields
// are those that page.html names; all their strings are clean.
type Story struct {
	*storyPage
	Rules string // style rules that light up spans which cross others
}

// Serve makes the i'th story of a document ready to be served. Anchors of its
// reports hold their names, so that they last while the story grows.
func Serve(d *synoptic.Document, i int, o Options, how Serving) *Story {
	b := &builder{view: newView(d, i, o), served: &how}
	return &Story{b.story(false), strings.Join(b.rules, "")}
}

// Templates gives the templates of the page, to build others on: "difference",
// "matrix", "quote", "timeline", "report" and the like. "difference-tools" and
// "report-tools" are empty there. They are parsed anew: a template that was
// executed cannot be built on.
func Templates() (*template.Template, error) { return template.New("page").Parse(pageHTML) }

// Stylesheet is the page's style sheet.
func Stylesheet() string { return pageCSS }

// Clean makes words of others harmless for a reader's screen, on one line.
func Clean(s string) string { return clean(s) }

// LongDate writes a day, or another date of synopsis/1, as a reader does.
func LongDate(date string) string { return longDate(date) }

// WebAddress is an address if it is one of the web, else "".
func WebAddress(url string) string { return webAddress(url) }

// ReportAnchor is the id of a report on a served page. A span of it goes on
// with its start and end in code points: "r-6ddebcc76bea1617-120-140".
func ReportAnchor(id synoptic.ReportID) string {
	return "r-" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' {
			return r
		}
		return '.'
	}, string(id))
}

// Question is what a discrepancy answers: "How many people?"; "" for none.
func Question(d *synoptic.Discrepancy) string { return question(d) }

// join notes that a part of the page points at the span.
func (m *marked) join(how *Serving, part string) {
	parts := strings.Fields(m.parts)
	if slices.Contains(parts, part) {
		return
	}
	m.parts = strings.Join(append(parts, part), " ")
	if part == how.Lit {
		m.class += " lit"
	}
}
