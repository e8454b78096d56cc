package ingest

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

func quote(s string) string { return strconv.Quote(s) }

// classifyLine decides by itself alone whether line i is not the report, and
// cuts off what stands before and behind the words of a caption.
func (p *page) classifyLine(i int) {
	l := &p.lines[i]
	if l.why != "" || i == p.title && p.given {
		return
	}
	if l.Len() > maxRule {
		p.dateline(i)
		p.tail(i)
		return
	}
	s := p.str(i)
	low := plain(s)
	switch {
	case isRule(s):
		if l.why = WhyFurniture; p.kind(i, s, low) == WhyHeadLine {
			l.why = WhyHeadLine
		}
	case p.copyright(s, low, l.words):
		l.why = WhyCopyright
	case isRelated(low) && !p.opening, isComments(low):
		l.why = WhyRelated
	case strings.Contains(low, "image caption"), strings.Contains(low, "media caption"): // label cuts the words around the caption
	default:
		l.why = p.kind(i, s, low)
	}
	if l.why == "" {
		p.dateline(i)
		p.label(i)
		p.tail(i)
		p.inline(i)
	}
}

// kind is the reason for which line i is skipped; "" if it is kept.
func (p *page) kind(i int, s, low string) string {
	l := p.lines[i]
	if why := known(low, l.words, l.stop, l.words > 4 && strings.HasSuffix(s, ":")); why != "" && !(why == WhyRelated && p.opening) {
		return why
	}
	switch {
	case p.byline(i, s, p.edge):
		return WhyByline
	case p.dateLine(i, s, p.edge):
		return WhyHeadLine
	case p.creditLine(s, l.stop, l.words, p.edge):
		return WhyCredit
	}
	return ""
}

// classify goes through the lines of the page, each by itself.
func (p *page) classify() {
	below := 0
	for _, l := range p.lines {
		if l.prose() {
			below++
		}
	}
	above := 0
	p.opening = true
	for i := range p.lines {
		l := &p.lines[i]
		if l.prose() {
			below--
		}
		p.edge, p.ending = above <= maxHeadParagraph || below <= 1, below == 0
		p.classifyLine(i)
		if l.why == "" {
			p.opening = false
			if l.prose() {
				above++
			}
		}
	}
	p.opening = false
}

// isRule tells that a line has no words: rules, clocks of players, page
// numbers. A year may be the heading of a chronology.
func isRule(s string) bool {
	digits := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			return false
		}
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return !(digits == 4 && len(s) == 4 && (s[:2] == "19" || s[:2] == "20"))
}

// copyright tells that a line claims copyright, and takes the outlet's name
// from it where nothing else gives one. An agency's name there is a credit.
func (p *page) copyright(s, low string, words int) bool {
	at := strings.Index(low, "©")
	sign := at >= 0 || strings.HasPrefix(low, "(c) ") || strings.Contains(low, "copyright (c)")
	if at < 0 {
		at = max(strings.Index(low, "copyright"), strings.Index(low, "(c) "))
	}
	switch {
	case at < 0 || at > 24 || words > 60 || strings.HasPrefix(low, "image copyright"):
		return false
	case !sign && (at > 0 || !hasYear(low)): // "Copyright disputes"
		return false
	case words > 12 && strings.Trim(low[:at], "0123456789 -–—,|") != "": // a sentence that mentions it
		return false
	case words > 8 && !strings.Contains(low, "reserved") && !hasYear(low[at:min(len(low), at+40)]): // "© Agency/Jane Roe The bridge …"
		return false
	}
	name := copyrightName(s)
	switch text, photo := agency(name); {
	case name == "":
	case text:
		if p.report.Credit == "" {
			p.report.Credit = name
		}
	case photo:
	case p.report.Outlet == "":
		p.report.Outlet = name
	}
	return true
}

// hasYear tells that a line holds a year of our times.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i:i+2] == "19" || s[i:i+2] == "20") && isDigit(s[i+2]) && isDigit(s[i+3]) && (i+4 == len(s) || !isDigit(s[i+4])) && (i == 0 || !isDigit(s[i-1])) {
			return true
		}
	}
	return false
}

// copyrightName is the name in a copyright line: "Copyright © 2019-2026 The
// Northern Post. All rights reserved." gives "The Northern Post".
func copyrightName(s string) string {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return ""
	}
	for _, end := range []string{"all rights", "|", ". ", " - ", " – ", ", inc", " inc.", "reserved"} {
		if at := strings.Index(low, end); at >= 0 && strings.ContainsAny(low[:at], "abcdefghijklmnopqrstuvwxyz") && strings.Trim(low[:at], "copyright©() 0123456789") != "" {
			s, low = s[:at], low[:at]
		}
	}
	var words []string
	for _, w := range strings.Fields(s) {
		switch t := strings.ToLower(strings.Trim(w, ".,()-–:")); {
		case t == "" || t == "copyright" || t == "©" || t == "c" || t == "by" && len(words) == 0:
		case strings.Trim(t, "0123456789-–©") == "":
		default:
			words = append(words, strings.TrimLeft(w, "©"))
		}
	}
	if len(words) == 0 || len(words) > 6 {
		return ""
	}
	return strings.Trim(strings.Join(words, " "), " .,;:-–")
}

// inline cuts what saving a page puts behind its links.
func (p *page) inline(i int) {
	s := p.str(i)
	for _, what := range []string{", opens new tab", " (opens in a new tab)", " (opens in new window)", "(opens in new tab)", "Opens in new window"} {
		for at, from := 0, 0; ; from = at + len(what) {
			if at = strings.Index(s[from:], what); at < 0 {
				break
			}
			at += from
			p.cut(i, p.lines[i].Start+at, p.lines[i].Start+at+len(what), WhyFurniture)
		}
	}
}

// skip writes what was found to the report, in order, merged where nothing but
// white space lies between two of one kind.
func (p *page) skip() {
	all := p.cuts
	for _, l := range p.lines {
		if l.why != "" {
			all = append(all, synoptic.Skipped{Span: l.Span, Why: l.why})
		}
	}
	p.report.Skipped = merge(p.text, all)
	p.cuts = nil
}
