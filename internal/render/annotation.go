package render

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// quoteContext is how many code points stand before and behind the words of a
// TextQuoteSelector.
const quoteContext = 32

// The parts of a W3C Web Annotation (https://www.w3.org/TR/annotation-model/).
type (
	annotations struct {
		Context string         `json:"@context"`
		ID      string         `json:"id"`
		Type    string         `json:"type"`
		Label   string         `json:"label"`
		Total   int            `json:"total"`
		First   annotationPage `json:"first"`
	}
	annotationPage struct {
		ID    string       `json:"id"`
		Type  string       `json:"type"`
		Items []annotation `json:"items"`
	}
	annotation struct {
		ID         string             `json:"id"`
		Type       string             `json:"type"`
		Motivation string             `json:"motivation"`
		Body       []annotationBody   `json:"body"`
		Target     []annotationTarget `json:"target"`
	}
	annotationBody struct {
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Value   string `json:"value"`
	}
	annotationTarget struct {
		Source   string `json:"source"`
		Selector []any  `json:"selector"`
	}
	textPosition struct {
		Type  string `json:"type"`
		Start int    `json:"start"` // code points
		End   int    `json:"end"`
	}
	textQuote struct {
		Type   string `json:"type"`
		Exact  string `json:"exact"`
		Prefix string `json:"prefix,omitempty"`
		Suffix string `json:"suffix,omitempty"`
	}
)

// Annotations writes every mention of a synopsis' quotes, claims, differences,
// passages that one report alone has, and timeline as a W3C Web Annotation, one
// collection in all. Each has up to two targets: the report's text, with a
// position and a quote in it, and the page it was published at, with the quote.
// textAt names the text of a report; nil is a URN of its ID.
func Annotations(w io.Writer, s *synoptic.Synopsis, textAt func(synoptic.ReportID) string) error {
	if textAt == nil {
		textAt = func(id synoptic.ReportID) string { return "urn:x-synoptic:report:" + string(id) }
	}
	a := &annotator{textAt: textAt, story: "urn:x-synoptic:story:" + string(s.ID), reports: make(map[synoptic.ReportID]*synoptic.Report), rulers: make(map[synoptic.ReportID]*synoptic.Ruler)}
	for i := range s.Reports {
		r := &s.Reports[i]
		a.reports[r.ID], a.rulers[r.ID] = r, synoptic.NewRuler(r.Text)
	}
	for _, u := range s.Quotes {
		for i, x := range u.Renderings {
			name := x.SpeakerName
			if name == "" {
				name = u.SpeakerName
			}
			if name == "" {
				name = "(nobody named)"
			}
			a.add("quote", u.ID, i, name, x.Mention)
		}
	}
	for _, c := range s.Claims {
		for i, x := range c.Mentions {
			a.add("claim", c.ID, i, c.Text, x.Mention)
		}
	}
	for _, d := range s.Discrepancies {
		n := 0
		for _, r := range d.Readings {
			for _, m := range r.Mentions {
				a.add("difference", d.ID, n, string(d.Kind)+", "+d.Slot+": "+r.Value, m)
				n++
			}
		}
	}
	for i, o := range s.Only {
		a.add("only", "o"+itoa(i+1), 0, "only in this report", o.Mention)
	}
	for _, e := range s.Timeline {
		for i, m := range e.Mentions {
			date := m.Date
			if date == "" {
				date = e.Date
			}
			a.add("time", e.ID, i, date, m.Mention)
		}
	}
	out := annotations{Context: "http://www.w3.org/ns/anno.jsonld", ID: a.story + ":annotations", Type: "AnnotationCollection", Label: clean(s.Title), Total: len(a.items),
		First: annotationPage{ID: a.story + ":annotations:1", Type: "AnnotationPage", Items: append([]annotation{}, a.items...)}}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

type annotator struct {
	textAt  func(synoptic.ReportID) string
	story   string
	reports map[synoptic.ReportID]*synoptic.Report
	rulers  map[synoptic.ReportID]*synoptic.Ruler
	items   []annotation
}

func (a *annotator) add(what, id string, n int, says string, m synoptic.Mention) {
	r := a.reports[m.Report]
	if r == nil {
		return
	}
	at, ok := a.rulers[m.Report].Points(m.Span)
	if !ok {
		return
	}
	q := textQuote{Type: "TextQuoteSelector", Exact: m.Span.Cut(r.Text), Prefix: lastPoints(r.Text[:m.Start], quoteContext), Suffix: firstPoints(r.Text[m.End:], quoteContext)}
	x := annotation{ID: a.story + ":" + id + ":" + itoa(n), Type: "Annotation", Motivation: "describing",
		Body:   []annotationBody{{"TextualBody", "tagging", what}, {"TextualBody", "describing", clean(says)}},
		Target: []annotationTarget{{a.textAt(r.ID), []any{textPosition{"TextPositionSelector", at.Start, at.End}, q}}}}
	if r.URL != "" { // the page has its words, but not at those places, and other lines around
		q.Prefix, q.Suffix = q.Prefix[strings.LastIndexByte(q.Prefix, '\n')+1:], strings.SplitN(q.Suffix, "\n", 2)[0]
		x.Target = append(x.Target, annotationTarget{r.URL, []any{q}})
	}
	a.items = append(a.items, x)
}

// lastPoints and firstPoints are so many code points of a text's end and
// beginning.
func lastPoints(text string, n int) string {
	for i := len(text); i > 0; n-- {
		if n == 0 {
			return text[i:]
		}
		for i--; i > 0 && text[i]&0xC0 == 0x80; i-- {
		}
	}
	return text
}

func firstPoints(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// Citations writes a citation of each report for Wikipedia, as the template
// "cite news" takes it, one a line.
func Citations(w io.Writer, s *synoptic.Synopsis) error {
	var b strings.Builder
	if title := clean(s.Title); title != "" {
		b.WriteString("<!-- " + strings.ReplaceAll(title, "--", "–") + " -->\n")
	}
	for i := range s.Reports {
		b.WriteString("* " + Citation(&s.Reports[i]) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Citation is a report as Wikipedia's template "cite news" takes it. Fields of
// which nothing is known are left out.
func Citation(r *synoptic.Report) string {
	var b strings.Builder
	b.WriteString("{{cite news")
	field := func(name, value string) {
		if value = inTemplate(value); value != "" {
			b.WriteString(" |" + name + "=" + value)
		}
	}
	title := r.Title
	if title == "" {
		title = r.TitleSpan.Cut(r.Text)
	}
	byline := clean(r.Byline)
	if len(byline) > 3 && strings.EqualFold(byline[:3], "by ") {
		byline = byline[3:]
	}
	field("author", byline)
	field("title", title)
	field("url", strings.NewReplacer("|", "%7C", " ", "%20", "[", "%5B", "]", "%5D", "{", "%7B", "}", "%7D").Replace(r.URL))
	field("work", r.Outlet)
	field("agency", r.Credit)
	if len(r.Published) >= 10 {
		field("date", r.Published[:10])
	}
	if len(r.Languages) > 0 && r.Languages[0].Language != "und" && r.Languages[0].Language != "en" {
		field("language", r.Languages[0].Language)
	}
	b.WriteString("}}")
	return b.String()
}

// inTemplate keeps a value from ending its field, the template or the line, and
// from being taken for mark-up.
func inTemplate(s string) string {
	s = strings.Join(strings.Fields(clean(s)), " ")
	return strings.NewReplacer("|", "{{!}}", "{", "&#123;", "}", "&#125;", "[", "&#91;", "]", "&#93;", "<", "&lt;", ">", "&gt;", "''", "&#39;&#39;").Replace(s)
}
