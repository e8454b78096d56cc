package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// byline tells that a line says who wrote the report or how to reach them, and
// notes the first name given.
func (p *page) byline(i int, s string, edge bool) bool {
	l := p.lines[i]
	body, off := bare(s)
	switch {
	case isHandle(body):
		return true
	case l.words > 40 || !edge || p.opening:
		return false
	}
	if strings.EqualFold(body, "by") && i+1 < len(p.lines) { // "By" and the name on two lines
		next := p.str(i + 1)
		if name, ok := p.nameAndDate(i+1, next, 0); ok && len(name) > 3 {
			p.author(name)
			p.lines[i+1].why = WhyByline
			return true
		}
	}
	inner := strings.Trim(body, "()[] ")
	if rest, ok := cutFold(inner, "reporting by "); ok && (body[0] == '(' || !l.stop || strings.Contains(body, "diting by") || strings.Contains(body, "riting by")) {
		name, _, _ := strings.Cut(rest, ";")
		p.author(strings.TrimRight(name, " ."))
		return true
	}
	if rest, ok := cutFold(inner, "with assistance by ", "with assistance from ", "with contributions from ", "additional reporting by ", "additional reporting from ", "editing by ", "edited by ", "compiled by ", "writing by "); ok && allNames(rest) && l.words <= 20 {
		return true
	}
	if rest, ok := cutFold(body, "follow "); ok && strings.Contains(rest, "@") && l.words <= 20 {
		return true
	}
	if rest, ok := cutFold(body, "by ", "by\u00a0", "by: ", "written by ", "story by ", "text by ", "words by ", "reported by ", "author: ", "authors: "); ok {
		if name, ok := p.nameAndDate(i, rest, off+len(body)-len(rest)); ok {
			p.author(name)
			return true
		}
		return false
	}
	if isStaff(body) && l.words <= 6 && !l.stop {
		p.author(body)
		return true
	}
	if name, role, ok := strings.Cut(body, ","); ok && !l.stop && l.words <= 16 && capitalized(name) && countWords(name) <= 5 && isRole(role) {
		found, left := p.stamps(i, body, off)
		name, rest, _ := strings.Cut(left, dateGap)
		if countWords(name) <= 12 && (onlyDateWords(rest) || isKicker(rest)) {
			p.author(trimDateWords(strings.TrimRight(name, " ,|•")))
			p.dates = append(p.dates, found...)
			return true
		}
	}
	return false
}

// author notes who wrote the report, as the first line that says so has it.
func (p *page) author(name string) {
	if p.report.Byline == "" {
		p.report.Byline = strings.TrimSpace(name)
	}
	if p.report.Credit == "" {
		for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == ',' || r == '|' || r == '/' || r == '•' || r == '(' || r == ')' }) {
			if text, _ := agency(part); text {
				p.credit(strings.TrimSpace(part))
			}
		}
	}
}

// nameAndDate reads what follows "By": names, perhaps with a date on the same
// line, which it notes. rest begins at byte off of line i.
func (p *page) nameAndDate(i int, rest string, off int) (string, bool) {
	found, left := p.stamps(i, rest, off)
	name := left
	if len(found) > 0 {
		name, _, _ = strings.Cut(left, dateGap)
		if !onlyDateWords(left[len(name):]) && !isKicker(left[len(name):]) {
			return "", false
		}
	}
	name, _, _ = strings.Cut(name, "|")
	name, _, _ = strings.Cut(name, "•")
	name = trimDateWords(strings.Trim(name, " ,–—-:·"))
	r, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(r) || !capitalized(name) || countWords(name) > 14 || p.lines[i].stop && !strings.HasSuffix(name, "r.") {
		return "", false
	}
	p.dates = append(p.dates, found...)
	return name, true
}

// trimDateWords takes labels of dates off the end of a name ("Jane Roe Updated").
func trimDateWords(s string) string {
	for s = strings.TrimRight(s, " "); ; {
		at := strings.LastIndexAny(s, " ,|")
		if at < 0 {
			return s
		}
		switch strings.ToLower(strings.Trim(s[at+1:], ":,")) {
		case "", "updated", "published", "posted", "modified", "first", "last", "on", "at": // not "Day" or "Read", which are names too
		default:
			return s
		}
		s = strings.TrimRight(s[:at], " ,|–—-:·\u00a0")
	}
}

// isHandle tells that a line is nothing but an address: e-mail or @name.
func isHandle(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 3 {
		return false
	}
	for _, f := range fields {
		if !strings.Contains(f, "@") && !hasAnyPrefix(strings.ToLower(f), "email", "e-mail", "twitter", "x:", "|", "follow") {
			return false
		}
	}
	return strings.Contains(s, "@")
}

// isStaff tells that a line is a newsroom's name.
func isStaff(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) || !capitalized(s) && len(words) > 2 {
		return false
	}
	switch strings.ToLower(words[0]) {
	case "all", "our", "meet", "more", "from", "about", "your", "the", "help":
		return false
	}
	switch strings.ToLower(words[len(words)-1]) {
	case "staff", "desk", "newsroom", "correspondent", "correspondents", "reporter", "reporters", "bureau", "agencies", "writer", "writers":
		return len(words) > 1
	}
	return false
}

// isRole tells that what follows a name and a comma is a newspaper's post.
func isRole(s string) bool {
	low := strings.ToLower(s)
	for _, role := range []string{"correspondent", "reporter", "editor", "staff writer", "writer", "columnist", "bureau chief", "associated press", "reuters", "news service", "contributor", "producer", "journalist", "bloomberg", "staff"} {
		if strings.Contains(low, role) {
			return true
		}
	}
	return false
}

// cutFold takes the first of the prefixes that s begins with, in small letters
// or capitals, off it.
func cutFold(s string, prefixes ...string) (string, bool) {
	for _, p := range prefixes {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			return s[len(p):], true
		}
	}
	return s, false
}
