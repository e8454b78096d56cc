package ingest

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A written date is one that a line of the page states.
type written struct {
	stamp
	synoptic.Span      // of its words in the text
	line          int  // its line
	label         what // what the words around it say it is
	astray        bool // it stands among the paragraphs
}

type what int

const (
	plainDate what = iota
	published
	updated
)

// headLines reads the lines that a user puts over a report to say what the file
// does not: "Outlet: …", "Published: …", "URL: …", in any order, above the
// first paragraph. What stands over them is the title. A page may itself have
// "Published:" somewhere in its head; it is taken for the user's only beside
// one of the others or right at the top.
func (p *page) headLines() {
	var found []int
	users := false
	for i := 0; i < len(p.lines) && i < 12; i++ {
		if l := p.lines[i]; l.words > 40 || l.prose() && !l.mark {
			break
		}
		if key, value := p.headLine(i); value != "" {
			users = users || key != "published" || i <= 1
			found = append(found, i)
		}
	}
	if !users {
		return
	}
	for _, i := range found {
		key, value := p.headLine(i)
		switch r := p.report; key {
		case "outlet":
			r.Outlet = cmp.Or(r.Outlet, value)
		case "url":
			r.URL = cmp.Or(r.URL, firstWord(value))
		case "published":
			st, written, ok := findStamp(value)
			if !ok || !st.unclear && written.Len() < len(value) || r.PublishedFrom.By != "" {
				continue // "Published: 3 hours ago": not a user's, and dateLine's
			}
			end := p.lines[i].End
			r.Published = st.String()
			r.PublishedFrom = synoptic.PublishedFrom{Written: value, Zone: st.zone(), By: synoptic.ByUser, Span: span(end-len(value), end)}
		}
		p.lines[i].why = WhyHeadLine
		if i > 0 && !p.given && p.lines[i-1].why == "" && p.lines[i-1].words <= 40 {
			p.title = i - 1
		}
		p.given = true
	}
}

// headLine is the key and the value of line i if it is a head line.
func (p *page) headLine(i int) (key, value string) {
	key, value, _ = strings.Cut(p.str(i), ":")
	switch key = strings.ToLower(strings.TrimSpace(key)); key {
	case "outlet", "published", "url":
		return key, strings.TrimSpace(value)
	}
	return "", ""
}

// gluedDate finds a date that was run into the first sentence when the page was
// saved ("date 2026-02-05 The ferry left"), and skips no more than it.
func (p *page) gluedDate() {
	i := 0
	for i < len(p.lines) && p.lines[i].why != "" {
		i++
	}
	if i == len(p.lines) || !p.lines[i].prose() {
		return
	}
	s := p.str(i)
	start := s[:min(len(s), 80)]
	st, date, ok := findStamp(start)
	if !ok || date.End == len(s) || s[date.End] != ' ' || !onlyDateWords(start[:date.Start]) {
		return
	}
	label := strings.TrimSpace(start[:date.Start])
	iso := date.Len() >= 10 && start[date.Start+4] == '-'
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[date.End:], " \"'“‘"))
	if label == "" && !iso || !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return
	}
	at := p.lines[i].Start
	p.dates = append(p.dates, written{stamp: st, Span: shift(date, at), line: i, label: labelOf(label)})
	p.cut(i, at, at+date.End, WhyHeadLine)
	// From here on the line begins with its first word.
	p.lines[i].Span = trim(p.text, span(at+date.End, p.lines[i].End))
}

func shift(s synoptic.Span, by int) synoptic.Span {
	return span(s.Start+by, s.End+by)
}

// dateLine tells whether a line is there to state a date, and notes the date.
// A bare date counts only in the head or behind the last paragraph: elsewhere
// it may be the heading of a chronology.
func (p *page) dateLine(i int, s string, atEdge bool) bool {
	body, off := bare(s)
	if p.lines[i].words > maxDateWords {
		return false
	}
	if !strings.ContainsAny(s, "0123456789") {
		return isAgo(plain(body))
	}
	found, rest := p.stamps(i, body, off)
	if len(found) == 0 {
		return isAgo(plain(body))
	}
	clock := false
	for k := range found {
		clock = clock || found[k].clock
		found[k].astray = !atEdge
	}
	switch {
	case onlyDateWords(rest):
		if labelOf(rest) == plainDate && !clock && !atEdge {
			return false
		}
	case !atEdge || p.opening || !isKicker(rest):
		return false
	default:
		p.kicker(rest)
	}
	p.dates = append(p.dates, found...)
	return true
}

// maxDateWords is the length of the longest line that is there for its dates:
// two dates with labels, clock times and zones, and a name.
const maxDateWords = 30

// kicker notes the name or agency that stands beside a date.
func (p *page) kicker(rest string) {
	for _, part := range strings.FieldsFunc(rest, isBar) {
		part = trimDateWords(strings.Trim(part, " ,–—-:"))
		if text, _ := agency(part); text {
			p.credit(part)
		}
		if name, _, _ := strings.Cut(part, ","); isName(name) {
			p.author(part)
		}
	}
}

func isBar(r rune) bool { return r == '|' || r == '•' || r == '·' || r == '/' || r == '\x1f' }

// dateGap stands in for a date in what is left of a line without its dates.
const dateGap = " \x1f "

// stamps finds the dates of a line and what of it is left without them; body
// begins at byte off of the line.
func (p *page) stamps(i int, body string, off int) (found []written, rest string) {
	var b strings.Builder
	at := 0
	for len(found) < 4 {
		st, span, ok := findStamp(body[at:])
		if !ok {
			break
		}
		before := body[at : at+span.Start]
		found = append(found, written{stamp: st, Span: shift(span, p.lines[i].Start+off+at), line: i, label: labelOf(before)})
		b.WriteString(before)
		b.WriteString(dateGap)
		at += span.End
	}
	b.WriteString(body[at:])
	return found, b.String()
}

// labelOf tells what the words before a date say it is.
func labelOf(s string) what {
	s = strings.ToLower(s)
	switch u, q := max(strings.LastIndex(s, "updat"), strings.LastIndex(s, "modified"), strings.LastIndex(s, "edited")),
		max(strings.LastIndex(s, "publi"), strings.LastIndex(s, "posted"), strings.LastIndex(s, "created"), strings.LastIndex(s, "issued")); {
	case u < 0 && q < 0:
		return plainDate
	case u > q:
		return updated
	}
	return published
}

// onlyDateWords tells that nothing is said in s but that a date follows or
// went before.
func onlyDateWords(s string) bool {
	for _, t := range lex(s) {
		if t.word != "" && !isDateWord(t.word) && !isWeekday(t.word) && !isZone(t.word) {
			return false
		}
		if t.digits > 2 {
			return false
		}
	}
	return len(s) < 200
}

func isDateWord(w string) bool {
	switch w {
	case "published", "publish", "publication", "posted", "post", "updated", "update", "first", "last", "originally", "modified", "edited",
		"created", "issued", "released", "release", "uploaded", "date", "dated", "time", "on", "at", "and", "the", "of", "or",
		"am", "pm", "hrs", "hours", "min", "mins", "minute", "minutes", "read", "reading", "local", "eastern", "central", "pacific", "standard", "daylight", "summer",
		"ago", "hour", "day", "days", "comment", "comments", "share", "shares", "views", "report",
		"st", "nd", "rd", "th", "print", "edition", "version", "live", "story", "article", "h":
		return true
	}
	return false
}

// isAgo tells that a plain line says how long ago the page was changed
// ("updated 2 hours ago").
func isAgo(s string) bool {
	s, ok := strings.CutSuffix(s, " ago")
	if !ok || countWords(s) > 6 {
		return s == "just now"
	}
	unit := false
	for _, t := range lex(s) {
		switch t.word {
		case "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "day", "days", "week", "weeks", "month", "months":
			unit = true
		case "", "a", "an", "one", "m", "d", "w":
		default:
			if !isDateWord(t.word) {
				return false
			}
		}
	}
	return unit || len(s) <= 3
}

// isKicker tells that what stands beside a date on its line are a few labels
// parted by bars or points ("World | 4 min read | "), or a name.
func isKicker(rest string) bool {
	if stop, _ := ending(rest); stop || countWords(rest) > 12 || strings.Contains(rest, "@") {
		return false
	}
	if strings.ContainsAny(rest, "|•·") || strings.Contains(rest, " / ") {
		for _, part := range strings.FieldsFunc(rest, isBar) {
			if stop, _ := ending(strings.TrimSpace(part)); stop || countWords(part) > 5 {
				return false
			}
		}
		return true
	}
	rest = strings.ReplaceAll(rest, dateGap, " ")
	return countWords(rest) <= 6 && capitalized(rest)
}

// settle decides which of the dates found are the report's, and lets the user's
// word go before the page's.
func (p *page) settle(meta Meta) *Error {
	r := p.report
	if meta.Outlet != "" {
		r.Outlet = meta.Outlet
	}
	if meta.URL != "" {
		r.URL = meta.URL
	}
	r.Family = meta.Family
	pub, upd := p.pick(published), p.pick(updated)
	if upd != nil {
		r.Updated = upd.stamp.String()
	}
	if meta.Published != "" {
		st, ok := parseStamp(meta.Published)
		if !ok {
			return &Error{What: dateTrouble(meta.Published), Hint: "write dates as 2026-02-03 or 2026-02-03T15:26-06:00"}
		}
		r.Published = st.String()
		r.PublishedFrom = synoptic.PublishedFrom{Written: meta.Published, Zone: st.zone(), By: synoptic.ByUser}
		return nil
	}
	if r.PublishedFrom.By == synoptic.ByUser {
		return nil
	}
	if pub == nil || pub.String() == "" && upd != nil {
		pub = upd
	}
	r.PublishedFrom = synoptic.PublishedFrom{Zone: synoptic.ZoneUnknown, By: synoptic.ByNone}
	if pub != nil {
		r.Published = pub.stamp.String()
		r.PublishedFrom = synoptic.PublishedFrom{Written: pub.Span.Cut(p.text), Zone: pub.zone(), By: synoptic.ByPage, Span: pub.Span}
	}
	return nil
}

// dateTrouble says what is wrong with a date that the user wrote.
func dateTrouble(s string) string {
	if st, _, ok := findStamp(s); ok && st.unclear {
		return "published " + quote(s) + ": day and month cannot be told apart, want YYYY-MM-DD"
	}
	return "published " + quote(s) + ": not a date, want YYYY-MM-DD"
}

// pick chooses among the dates of one kind: one that can be read before one
// that cannot, one close under the title before one far from it, a labelled one
// before a bare one, and of bare ones the first behind the title before one
// above it, which may be the day the page was saved.
func (p *page) pick(kind what) *written {
	var best *written
	most := -1
	for i := range p.dates {
		d := &p.dates[i]
		if d.label != kind && (d.label != plainDate || kind == updated) {
			continue
		}
		score := 0
		if d.String() != "" {
			score += 8
		}
		if d.line >= p.title && d.line-p.title <= underTitle {
			score += 3
		}
		if d.label == kind {
			score += 2
		}
		if d.line >= p.title && !d.astray {
			score++
		}
		if score > most {
			best, most = d, score
		}
	}
	return best
}

// underTitle is how many lines under the title its dates and bylines stand in.
const underTitle = 8

// heading looks again at the lines under the title: there a bare date and a
// byline are what they seem, however much stands above.
func (p *page) heading() {
	for i := p.title + 1; p.title >= 0 && i < len(p.lines) && i <= p.title+underTitle; i++ {
		l := &p.lines[i]
		if l.why != "" || l.Len() > maxRule {
			continue
		}
		switch s := p.str(i); {
		case p.byline(i, s, true):
			l.why = WhyByline
		case p.dateLine(i, s, true):
			l.why = WhyHeadLine
		}
	}
}
