package ingest

import (
	"net/url"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A webPage is an HTML page in the course of being read.
type webPage struct {
	in     Input
	tree   *tree
	linked *linkedReport
	page   *page // the same text as the rules for plain text see it: a line for each block
	title  int   // the block that is the title; -1
	scene  *scene

	titlePart synoptic.Span // of the title's block; zero if it is all of it

	asked  []bool // of each element: its marks were looked at
	called []int  // what they fit, see called
}

// openPage decodes a page, takes it apart and prepares it for the classifier.
func openPage(in Input) (*webPage, *Error) {
	text, err := decodePage(in.Raw, in.Charset)
	if err != nil {
		return nil, err
	}
	t, err := grow(strip(withoutBar(text)))
	if err != nil {
		return nil, err
	}
	w := &webPage{in: in, tree: t, title: -1}
	w.linked = linkedData(t.facts.linked, w.address())
	title := w.headline()
	w.findTitle(title)
	w.assemble()
	p := w.page
	p.classify()
	p.heading()
	p.closing()
	p.contents()
	p.repeated()
	w.signposts()
	rules := make([]string, len(p.lines))
	for i, l := range p.lines {
		rules[i] = l.why
	}
	w.scene = newScene(t, rules, w.title, newKnowledge(title, w.summary(), w.linked.body))
	return w, nil
}

// address is the page's own, as stated.
func (w *webPage) address() string {
	f := &w.tree.facts
	for _, s := range []string{f.canonical, f.find("og:url"), w.in.Address} {
		if u, err := url.Parse(original(strings.TrimSpace(s))); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u.String()
		}
	}
	return ""
}

func (w *webPage) summary() string {
	if s := w.tree.facts.find("og:description", "description", "twitter:description"); s != "" {
		return clean(s)
	}
	return w.linked.summary
}

// findTitle finds the block that is the title: a heading before another block,
// the first of equals. A title that no block shows is put in front as a block
// of its own.
func (w *webPage) findTitle(title string) {
	if title == "" {
		return
	}
	want := letters(title)
	best := 0
	for i := range w.tree.blocks {
		b := &w.tree.blocks[i]
		if len(b.text) > 3*len(title)+20 || letters(b.text) != want {
			continue
		}
		n := 1
		for e := b.at; e > 0 && n < 4; e = w.tree.elements[e].parent {
			switch w.tree.elements[e].name {
			case "h1":
				n = 4
			case "h2":
				n = 3
			}
		}
		if b.link*2 > len(b.text) {
			n--
		}
		if n > best {
			best, w.title = n, i
		}
	}
	if w.title < 0 {
		w.titleInside(title)
	}
	if w.title < 0 {
		w.tree.blocks = append([]block{{text: title, gap: true, words: countWords(title)}}, w.tree.blocks...)
		w.title = 0
	}
}

// titleInside finds a heading that has the title behind or before a label of a
// few words ("Opinion The bridge that nobody wanted").
func (w *webPage) titleInside(title string) {
	for i := range w.tree.blocks {
		b := &w.tree.blocks[i]
		if b.words > countWords(title)+4 {
			continue
		}
		for e := b.at; e > 0; e = w.tree.elements[e].parent {
			if n := w.tree.elements[e].name; n != "h1" && n != "h2" {
				continue
			}
			if at := strings.Index(b.text, title); at >= 0 {
				w.title, w.titlePart = i, span(at, at+len(title))
				return
			}
			break
		}
	}
}

// assemble writes the report's text: every block of the page, an empty line
// between those that stand apart.
func (w *webPage) assemble() {
	n := 0
	for i := range w.tree.blocks {
		n += len(w.tree.blocks[i].text) + 2
	}
	var b strings.Builder
	b.Grow(n)
	lines := make([]line, len(w.tree.blocks))
	for i := range w.tree.blocks {
		k := &w.tree.blocks[i]
		if i > 0 {
			b.WriteByte('\n')
			if k.gap {
				b.WriteByte('\n')
			}
		}
		at := b.Len()
		b.WriteString(k.text)
		l := line{Span: span(at, b.Len()), words: k.words, gap: k.gap || i == 0}
		l.stop, l.mark = ending(k.text)
		lines[i] = l
	}
	r := &synoptic.Report{File: w.in.File, Text: b.String(), Skipped: []synoptic.Skipped{}, Languages: []synoptic.LanguageSpan{}}
	w.page = &page{report: r, text: r.Text, lines: lines, title: w.title, web: true}
}

// ReadPage makes a report of an HTML page by a model other than the built-in
// one.
func ReadPage(in Input, m *BlockModel) (*synoptic.Report, error) {
	r, err := readPage(in, m)
	if err != nil {
		err.File = in.File
		return nil, err
	}
	identify(r, in)
	return r, nil
}

// readPage makes a report of an HTML page.
func readPage(in Input, m *BlockModel) (*synoptic.Report, *Error) {
	w, err := openPage(in)
	if err != nil {
		return nil, err
	}
	keep := m.keep(w.scene)
	w.asked, w.called = make([]bool, len(w.tree.elements)), make([]int, len(w.tree.elements))
	p := w.page
	p.cuts = nil
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case i == w.title:
			l.why = ""
		case keep[i]:
			l.why = ""
		default:
			l.why = w.reason(i, l.why)
		}
	}
	if w.title >= 0 {
		s := p.lines[w.title].Span
		if part := w.titlePart; part.Len() > 0 {
			p.cut(w.title, s.Start, s.Start+part.Start, WhyFurniture)
			p.cut(w.title, s.Start+part.End, s.End, WhyFurniture)
			s = shift(part, s.Start)
		}
		p.report.TitleSpan = s
		p.report.Title = p.report.TitleSpan.Cut(p.text)
	}
	if err := w.state(); err != nil {
		return nil, err
	}
	w.bylines(p.report.Stated.Authors)
	p.skip()
	if err := p.enough(); err != nil {
		return nil, err
	}
	p.languages()
	return p.report, nil
}
