package render

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/synoptic-news/synoptic"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

// pageTemplate is parsed at first use: a program that prints text does not pay
// for it.
var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Parse(pageHTML))
})

// HTML writes the document as one page that holds everything it needs: no
// script, no image, no font, no network. Its own policy forbids all of that and
// every style but its own. The reports stand on the page in full (or as
// excerpts), whatever Options.Only says, so that every line can be checked;
// Options.Brief does not apply.
func HTML(w io.Writer, d *synoptic.Document, o Options) error {
	p := newPage(d, o)
	var b bytes.Buffer
	if err := pageTemplate().Execute(&b, p); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// A page is what the template page.html shows. All its strings are clean; the
// template escapes them.
type page struct {
	Title   string
	Style   template.CSS
	Policy  string // content security policy
	Version string
	Models  string
	AsOf    string
	Stories []*storyPage
	Many    bool
}

// A storyPage is one story on the page.
type storyPage struct {
	Many      bool
	ID        string // of its article
	Prefix    string // of all other ids: "" for the first story, then "s2-"
	Title     string
	Day       string // of the event, as words
	ISO       string // the same for machines, "" where it is no date
	Facts     []string
	Notes     []string
	About     string
	Nav       []navItem
	Witnesses []witness

	ShowDifferences, ShowClaims, ShowQuotes, ShowOnly, ShowTimeline bool

	Differences []difference
	Matrix      *matrix
	Quotes      int
	Speakers    []speaker
	Struck      bool // some quotes mark what other versions have
	Passages    int  // in Alone
	Alone       []alone
	Timeline    *timeline
	Openings    []openingPage
	Reports     []reportPage
	Ties        []string
	Key         []explained
	nothing     func(string) string
	headings    func(synoptic.Kind) string
	Nowhere     bool // nothing names whom the user asks about
}

type navItem struct {
	Href, Name string
	N          int
}

// A witness is a group of reports of one origin in the head of a story.
type witness struct {
	Together bool
	Why      string
	Reports  []witnessReport
}

type witnessReport struct{ Href, Label, When string }

// A heading is a section's or a part's heading; it is one level deeper where
// the page has several stories.
type heading struct {
	Many     bool
	ID, Text string
	N        int
}

// Section is the heading of a section.
func (s *storyPage) Section(id, text string, n int) heading {
	return heading{s.Many, s.Prefix + id, text, n}
}

// Named is the heading of one of the synopsis's sections.
func (s *storyPage) Named(section string) string { return s.headings(synoptic.Kind(section)) }

// None is what an empty section says.
func (s *storyPage) None(what string) string { return s.nothing(what) }

// Sub is a heading within a section.
func (s *storyPage) Sub(text string) heading { return heading{Many: s.Many, Text: text} }

// A cite is a link to a span of a report, with what the reader is shown of it.
type cite struct {
	Href          string
	Label, Where  string // "Herald", ":12"
	Before, After string // the words around
	Words         string
	Lang          string // of the words, where it is not English
}

// newPage makes the page out of the document.
func newPage(d *synoptic.Document, o Options) *page {
	p := &page{Version: clean(d.Generator.Version), Models: clean(d.Generator.Models), Many: len(d.Stories) != 1}
	if d.AsOf != nil {
		p.AsOf = clean(*d.AsOf)
	}
	var crossing []string // rules for spans that cross others
	for i := range d.Stories {
		b := &builder{view: newView(d, i, o), crossed: len(crossing)}
		if i > 0 {
			b.prefix = "s" + itoa(i+1) + "-"
		}
		p.Stories = append(p.Stories, b.story(p.Many))
		crossing = append(crossing, b.rules...)
	}
	switch {
	case !p.Many:
		p.Title = p.Stories[0].Title
	case len(p.Stories) == 0:
		p.Title = "No stories"
	default:
		p.Title = count(len(p.Stories), "story") + ", side by side"
	}
	style := pageCSS + strings.Join(crossing, "")
	sum := sha256.Sum256([]byte(style))
	p.Style = template.CSS(style)
	p.Policy = "default-src 'none'; script-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
	return p
}

// A builder makes the page of one story and remembers which spans its parts
// point at: those become the anchors in the reports.
type builder struct {
	*view
	prefix  string
	uses    map[synoptic.ReportID][]use
	crossed int      // how many crossing spans the page has already
	rules   []string // CSS rules that light up crossing spans
	served  *Serving // nil on a page in a file
}

// A use is one part of the synopsis that points at a span.
type use struct {
	span  synoptic.Span
	class string // "d", "c", "q", "o", "t": the section it is in
	n     int    // its number there
}

// struckOut is how the page marks words of a quote that only it has, and that
// it lacks.
const struckOut = "underlined, struck out"

func (b *builder) story(many bool) *storyPage {
	s := &storyPage{
		Many: many, ID: "s" + itoa(b.n), Prefix: b.prefix, Title: b.heading(),
		Facts: b.facts(), Notes: b.storyNotes(), About: b.aboutLine(), Key: b.legend(struckOut), Nowhere: b.nowhere(), nothing: b.nothing, headings: b.named,
		ShowDifferences: b.has(Discrepancies), ShowClaims: b.has(Claims), ShowQuotes: b.has(Quotes),
		ShowOnly: b.has(Only), ShowTimeline: b.has(Timeline),
	}
	if s.EventDay(b.EventDate); s.Day != "" {
		s.Facts = s.Facts[1:]
	}
	if s.Nowhere {
		s.ShowDifferences, s.ShowClaims, s.ShowQuotes, s.ShowOnly, s.ShowTimeline = false, false, false, false, false
	}
	b.uses = make(map[synoptic.ReportID][]use)
	if s.ShowDifferences {
		s.Differences = b.differences()
		s.nav("differences", "Differences", len(s.Differences))
	}
	if s.ShowClaims {
		s.Matrix = b.matrix()
		s.nav("claims", "Corroborated", len(s.Matrix.Rows))
	}
	if s.ShowQuotes {
		s.Speakers, s.Quotes = b.speakers(), len(b.quotes())
		s.Struck = slices.ContainsFunc(s.Key, func(e explained) bool { return e.Term == struckOut })
		s.nav("quotes", b.named(Quotes), s.Quotes)
	}
	if s.ShowOnly {
		s.Alone, s.Passages = b.alone(), len(b.only())
		s.nav("only", "Only in one", s.Passages)
	}
	if s.ShowTimeline {
		s.Timeline = b.timelinePage()
		s.nav("timeline", "Timeline", s.Timeline.Events)
	}
	if s.Openings = b.openings(); len(s.Openings) > 0 {
		s.nav("openings", "Openings", 0)
	}
	if b.served != nil {
		for _, m := range b.served.Anchors {
			b.cite(m, "", 0)
		}
	}
	s.Reports = b.reports() // last: it needs all uses
	s.nav("reports", "Reports", len(s.Reports))
	for _, group := range b.origins {
		s.Witnesses = append(s.Witnesses, b.witness(group))
	}
	for _, t := range b.ties() {
		line := t.labels()
		if len(t.why) > 0 {
			line += ": " + strings.Join(t.why, "; ")
		}
		s.Ties = append(s.Ties, line)
	}
	return s
}

// EventDay sets the story's day.
func (s *storyPage) EventDay(date string) {
	if date == "" {
		return
	}
	s.Day = longDate(date)
	if d, err := synoptic.ParseDate(date); err == nil && !strings.Contains(d.String(), "/") {
		s.ISO = d.String()
	}
}

func (s *storyPage) nav(id, name string, n int) {
	s.Nav = append(s.Nav, navItem{"#" + s.Prefix + id, name, n})
}

func (b *builder) witness(group []*sheet) witness {
	w := witness{Together: len(group) > 1}
	for _, s := range group {
		r := witnessReport{Href: "#" + b.reportID(s), Label: s.label, When: "no date"}
		if len(s.Published) >= 10 {
			r.When = longDate(s.Published[:10])
			if _, rest, ok := strings.Cut(r.When, " "); ok && !s.Day().IsZero() {
				r.When = rest // without the weekday
			}
		}
		w.Reports = append(w.Reports, r)
	}
	return w
}

// reportID is the id of a report on the page.
func (b *builder) reportID(s *sheet) string {
	if b.served != nil {
		return ReportAnchor(s.ID)
	}
	return b.prefix + "r" + itoa(s.n)
}

// spanID is the id of a span of a report: its place in code points, as in
// synopsis/1.
func (b *builder) spanID(s *sheet, span synoptic.Span) string {
	return b.reportID(s) + "-" + itoa(s.point(span.Start)) + "-" + itoa(s.point(span.End))
}

// contextLength is how many characters a cite shows around its words.
const contextLength = 48

// cite links to a mention and remembers that the class's n'th part uses it.
func (b *builder) cite(m synoptic.Mention, class string, n int) cite {
	c := cite{Words: b.words(m), Label: "?"}
	s := b.byID[m.Report]
	if s == nil {
		return c
	}
	c.Label, c.Href = s.label, "#"+b.reportID(s)
	if !m.In(len(s.text)) {
		return c
	}
	c.Where = s.where(m.Span)
	c.Href = "#" + b.spanID(s, m.Span)
	c.Before, c.After = s.around(m.Span, contextLength)
	if l := s.language(m.Start); !strings.HasPrefix(l, "en") {
		c.Lang = l
	}
	b.uses[m.Report] = append(b.uses[m.Report], use{m.Span, class, n})
	return c
}

// cites links to mentions in the order of the reports.
func (b *builder) cites(ms []synoptic.Mention, class string, n int) []cite {
	var out []cite
	for _, m := range b.inOrder(ms) {
		out = append(out, b.cite(m, class, n))
	}
	return out
}
