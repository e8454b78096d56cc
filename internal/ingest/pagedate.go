package ingest

import (
	"cmp"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A dated is a date as some part of a page states it.
type dated struct {
	stamp
	written string
	span    synoptic.Span // of written in the text; zero if it stands elsewhere
	by      synoptic.DateBy
	from    string // which part
	under   bool   // it stands right under the title
}

// keysPublished and keysUpdated are the meta tags that state dates, the most
// telling first.
var (
	keysPublished = []string{"article:published_time", "og:article:published_time", "datepublished", "article:published", "published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "publishdate", "publish-date", "publish_date", "pubdate", "pub_date", "date.issued", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "dc.created", "citation_publication_date", "citation_online_date", "article_date_original", "originalpublicationdate", "datecreated", "published-date", "published", "article.published", "article.created", "iso-8601-publish-date", "created", "date", "rnews:datepublished", "bt:pubdate", "displaydate", "revision_date"}
	keysUpdated   = []string{"article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "article:modified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "article.updated", "modified", "updated_time", "updated"}
)

// dates settles when the report was published and updated.
func (w *webPage) dates() *Error {
	r, f := w.page.report, &w.tree.facts
	meta := w.in.Meta
	var pub, upd *dated
	note := func(to **dated, written, from string) {
		if *to == nil && written != "" {
			if st, ok := parseMachineDate(written); ok && st.String() != "" {
				*to = &dated{stamp: st, written: strings.TrimSpace(written), by: synoptic.ByMeta, from: from}
			}
		}
	}
	note(&pub, w.linked.published, "json-ld datePublished")
	note(&upd, w.linked.modified, "json-ld dateModified")
	for _, k := range keysPublished {
		note(&pub, f.find(k), "meta "+k)
	}
	for _, k := range keysUpdated {
		note(&upd, f.find(k), "meta "+k)
	}
	for _, kind := range []string{"prop datepublished", "prop datecreated"} {
		for _, m := range w.near(kind) {
			note(&pub, cmp.Or(m.value, m.text), "microdata "+kind[5:])
		}
	}
	for _, m := range w.near("prop datemodified") {
		note(&upd, cmp.Or(m.value, m.text), "microdata datemodified")
	}
	seen := w.seenDates()
	for i := range seen {
		if d := &seen[i]; pub == nil && d.from != "updated" {
			pub = d
		} else if upd == nil && d.from == "updated" {
			upd = d
		}
	}
	if pub == nil {
		note(&pub, addressDate(cmp.Or(r.URL, meta.URL)), "address")
	}
	if pub == nil && upd != nil {
		pub = upd
	}
	w.ownClock(pub, seen)
	w.printedAgain(pub, seen)
	if upd != nil && pub != nil && upd != pub && upd.stamp.String() != pub.stamp.String() {
		r.Updated = upd.stamp.String()
		r.Stated.UpdatedFrom = upd.from
	}
	r.PublishedFrom = synoptic.PublishedFrom{Zone: synoptic.ZoneUnknown, By: synoptic.ByNone}
	if pub != nil {
		r.Published = pub.stamp.String()
		r.PublishedFrom = synoptic.PublishedFrom{Written: pub.written, Zone: pub.zone(), By: pub.by, Span: pub.span}
		r.Stated.PublishedFrom = pub.from
	}
	return w.users()
}

// users lets the user's word go before the page's.
func (w *webPage) users() *Error {
	r, meta := w.page.report, w.in.Meta
	r.Outlet = cmp.Or(meta.Outlet, r.Outlet)
	r.URL = cmp.Or(meta.URL, r.URL)
	r.Family = meta.Family
	if meta.Published != "" {
		st, ok := parseStamp(meta.Published)
		if !ok {
			return &Error{What: dateTrouble(meta.Published), Hint: "write dates as 2026-02-03 or 2026-02-03T15:26-06:00"}
		}
		r.Published = st.String()
		r.PublishedFrom = synoptic.PublishedFrom{Written: meta.Published, Zone: st.zone(), By: synoptic.ByUser}
	}
	return nil
}

// ownClock replaces what machines are told with what readers are told where the
// days differ: right under the title always, for there the outlet says how old
// the report is; elsewhere if the machines' time is by Greenwich's clock and a
// day apart at most.
func (w *webPage) ownClock(pub *dated, seen []dated) {
	if pub == nil || pub.by != synoptic.ByMeta {
		return
	}
	for i := range seen {
		d := &seen[i]
		if d.from == "updated" || d.by != synoptic.ByPage {
			continue
		}
		gap := synoptic.DayOf(d.year, d.month, d.day) - synoptic.DayOf(pub.year, pub.month, pub.day)
		if gap == 0 {
			return
		}
		if d.under || (gap == 1 || gap == -1) && (pub.zoned && pub.offset == 0 || !pub.clock) {
			*pub = *d
			return
		}
	}
}

// longUpdate is from how many days on an update makes a report a new one.
const longUpdate = 7

// printedAgain dates a report by its update where readers are told of nothing
// else and it first came out long before: what it says is of that later day.
func (w *webPage) printedAgain(pub *dated, seen []dated) {
	if pub == nil || pub.by != synoptic.ByMeta {
		return
	}
	for i := range seen {
		d := &seen[i]
		if d.by == synoptic.ByPage && d.from != "updated" {
			return
		}
	}
	for i := range seen {
		d := &seen[i]
		if d.by == synoptic.ByPage && d.under && synoptic.DayOf(d.year, d.month, d.day)-synoptic.DayOf(pub.year, pub.month, pub.day) > longUpdate {
			*pub = *d
			return
		}
	}
}

// seenDates are the dates that readers see: in elements for times and dates
// near the title, then in lines that are there to state one.
func (w *webPage) seenDates() (out []dated) {
	p := w.page
	kind := func(label what) string {
		if label == updated {
			return "updated"
		}
		return "published"
	}
	for _, want := range []what{published, plainDate} {
		if d := p.pick(want); d != nil && d.String() != "" && (d.label == want) {
			out = append(out, dated{stamp: d.stamp, written: d.Span.Cut(p.text), span: d.Span, by: synoptic.ByPage, from: kind(d.label), under: w.beside(d.line)})
			break
		}
	}
	if len(out) == 0 {
		out = append(out, w.looseDate()...)
	}
	if d := p.pick(updated); d != nil && d.String() != "" {
		out = append(out, dated{stamp: d.stamp, written: d.Span.Cut(p.text), span: d.Span, by: synoptic.ByPage, from: "updated", under: w.beside(d.line)})
	}
	for _, kinds := range [][]string{{"time"}, {"date"}} {
		for _, m := range w.near(kinds...) {
			if !w.isNear(m) {
				continue
			}
			label := "published"
			if low := strings.ToLower(m.text); strings.Contains(low, "updated") || strings.Contains(low, "modified") {
				label = "updated"
			}
			if st, ok := parseMachineDate(m.value); ok && st.String() != "" {
				out = append(out, dated{stamp: st, written: m.value, by: synoptic.ByMeta, from: label})
			} else if st, at, ok := findStamp(m.text); ok && st.String() != "" {
				out = append(out, dated{stamp: st, written: at.Cut(m.text), by: synoptic.ByMeta, from: label})
			}
		}
	}
	return out
}

// beside tells that a line stands where a title's own date and byline do.
func (w *webPage) beside(i int) bool {
	return i >= w.title-overTitle && i <= w.title+underTitle
}

// overTitle is how many lines over the title its date may stand.
const overTitle = 5

// looseDate is a date in a short line right under the title that says other
// things besides ("Jane Roe Oct 17, 2026 12 Shares").
func (w *webPage) looseDate() []dated {
	p := w.page
	for i := max(0, w.title+1); i < len(p.lines) && i <= w.title+underTitle; i++ {
		l := p.lines[i]
		if l.words > maxDateWords || l.stop || l.prose() {
			continue
		}
		s := p.str(i)
		if st, at, ok := findStamp(s); ok && st.String() != "" && labelOf(s[:at.Start]) != updated {
			return []dated{{stamp: st, written: at.Cut(s), span: shift(at, l.Start), by: synoptic.ByPage, from: "published", under: true}}
		}
	}
	return nil
}

// parseMachineDate reads a date as machines are told it: what parseStamp reads,
// and seconds or milliseconds since 1970.
func parseMachineDate(s string) (stamp, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 80 || s == "" {
		return stamp{}, false
	}
	if len(s) == 10 || len(s) == 13 {
		n, digits := 0, true
		for i := 0; i < len(s); i++ {
			if !isDigit(s[i]) {
				digits = false
				break
			}
			n = n*10 + int(s[i]-'0')
		}
		if digits {
			if len(s) == 13 {
				n /= 1000
			}
			return unixStamp(n), true
		}
	}
	if st, ok := parseStamp(s); ok {
		return st, true
	}
	st, _, ok := findStamp(s)
	return st, ok && !st.unclear
}

// unixStamp is a moment given in seconds since 1970.
func unixStamp(n int) stamp {
	year, month, day := (synoptic.DayOf(1970, 1, 1) + synoptic.Day(n/86400)).Civil()
	n %= 86400
	return stamp{year: year, month: month, day: day, hour: n / 3600, minute: n / 60 % 60, sec: n % 60, clock: true, zoned: true}
}

// addressDate is the day in an address: "/2026/02/03/", "/2026-02-03-".
func addressDate(u string) string {
	for i := 0; i+10 < len(u); i++ {
		s := u[i:]
		if s[0] != '/' || s[1] != '2' || s[2] != '0' || !isDigit(s[3]) || !isDigit(s[4]) || s[5] != '/' && s[5] != '-' || !isDigit(s[6]) || !isDigit(s[7]) || s[8] != s[5] || !isDigit(s[9]) {
			continue
		}
		day := s[9:10]
		if len(s) > 10 && isDigit(s[10]) {
			day = s[9:11]
		}
		if len(day) == 2 && len(s) > 11 && isDigit(s[11]) {
			continue
		}
		return s[1:5] + "-" + s[6:8] + "-" + strings.Repeat("0", 2-len(day)) + day
	}
	return ""
}
