package ingest

import (
	"cmp"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// state fills in what the page states of the report: by its data for machines
// first, then by what readers see, and the user's word before both.
func (w *webPage) state() *Error {
	r := w.page.report
	f := &w.tree.facts
	r.URL = w.address()
	r.Outlet = w.outlet()
	seen := r.Byline // by the rules for lines
	r.Byline = ""
	people, desks := w.authors(seen)
	facts := &synoptic.Stated{
		Authors: people, Desk: strings.Join(desks, ", "), Summary: w.summary(),
		Section:  clean(cmp.Or(w.linked.section, f.find("article:section", "section", "parsely-section", "cxenseparse:articlesection"))),
		Language: w.language(),
		Kind:     w.linked.kind,
	}
	r.Stated = facts
	r.Byline = cmp.Or(strings.Join(people, ", "), facts.Desk)
	for _, d := range append(desks, people...) {
		if text, _ := agency(d); text && r.Credit == "" {
			r.Credit = d
		}
	}
	return w.dates()
}

// outlet is the name of the site or its publisher as the page states it.
func (w *webPage) outlet() string {
	f := &w.tree.facts
	name := clean(cmp.Or(f.find("og:site_name"), w.linked.publisher, f.find("application-name", "apple-mobile-web-app-title", "dc.publisher")))
	if countWords(name) > 8 {
		name = cmp.Or(w.linked.publisher, name)
	}
	if name == "" {
		name = w.page.report.Outlet // from a line that claims copyright
	}
	return strings.TrimPrefix(name, "@")
}

// language is the page's own word for its language.
func (w *webPage) language() string {
	f := &w.tree.facts
	s := strings.ReplaceAll(clean(cmp.Or(w.tree.lang, f.find("og:locale", "content-language", "dc.language", "language"), w.linked.language)), "_", "-")
	if len(s) > 12 || strings.ContainsAny(s, " {}<>\"") {
		return ""
	}
	return s
}

// near is the marking of one of the kinds that stands nearest the title, and
// those beside it in the mark-up; what stands before the title counts as
// farther.
func (w *webPage) near(kinds ...string) (group []*marking) {
	title := 0
	if w.title >= 0 && w.title < len(w.tree.blocks) {
		title = w.tree.blocks[w.title].at
	}
	away := func(m *marking) int {
		if d := m.of - title; d >= 0 {
			return d
		} else {
			return -d * 3
		}
	}
	var best *marking
	for _, m := range w.tree.facts.marked {
		if isOneOf(m.kind, kinds) && (m.text != "" || m.value != "") && (best == nil || away(m) < away(best)) {
			best = m
		}
	}
	if best == nil {
		return nil
	}
	e := w.tree.elements
	for _, m := range w.tree.facts.marked {
		if !isOneOf(m.kind, kinds) || m.text == "" && m.value == "" || m.of < best.of {
			continue
		}
		p, q := max(e[m.of].parent, 0), max(e[best.of].parent, 0)
		if p == q || p == best.of || e[p].parent == e[q].parent && p-q < 12 || m.of == best.of {
			group = append(group, m)
		}
	}
	return group
}

func isOneOf(s string, list []string) bool {
	for _, l := range list {
		if s == l {
			return true
		}
	}
	return false
}

// farthest is how many elements from the title its own facts stand at most.
const farthest = 400

func (w *webPage) isNear(m *marking) bool {
	if w.title < 0 {
		return true
	}
	d := m.of - w.tree.blocks[w.title].at
	return d < farthest && d > -farthest/4
}
