package render

import (
	"cmp"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic"
)

// longDate writes a date of the synopsis for a reader: "Tuesday 3 February
// 2026", "February 2026", "1 September – 30 November 2025". What is no date is
// written as it is.
func longDate(s string) string {
	d, err := synoptic.ParseDate(s)
	if err != nil {
		return clean(s)
	}
	switch {
	case d.First == d.Last:
		return d.First.Time().Format("Monday 2 January 2006")
	case len(d.String()) == len("2006-01"):
		return d.First.Time().Format("January 2006")
	case len(d.String()) == len("2006"):
		return d.String()
	}
	a, b := d.First.Time(), d.Last.Time()
	to := b.Format("2 January 2006")
	switch {
	case a.Year() != b.Year():
		return a.Format("2 January 2006") + " – " + to
	case wholeMonths(d):
		return a.Format("January") + " – " + b.Format("January 2006")
	case a.Month() != b.Month():
		return a.Format("2 January") + " – " + to
	}
	return a.Format("2") + "–" + to
}

// shortDate is longDate for a column: "Tue 2026-02-03", otherwise as written.
func shortDate(s string) string {
	d, err := synoptic.ParseDate(s)
	if err != nil {
		return clean(s)
	}
	if d.First == d.Last {
		return d.String() + d.First.Time().Format(" Mon")
	}
	return d.String()
}

func wholeMonths(d synoptic.Date) bool {
	_, _, first := d.First.Civil()
	_, _, next := (d.Last + 1).Civil()
	return first == 1 && next == 1
}

// compareDates orders dates by their first day, the shorter first; what is no
// date comes last.
func compareDates(a, b string) int {
	da, erra := synoptic.ParseDate(a)
	db, errb := synoptic.ParseDate(b)
	switch {
	case erra != nil && errb != nil:
		return cmp.Compare(a, b)
	case erra != nil:
		return 1
	case errb != nil:
		return -1
	}
	return cmp.Or(cmp.Compare(da.First, db.First), cmp.Compare(da.Last, db.Last))
}

// publishedLine says when a report was published and how far that is known.
func publishedLine(r *synoptic.Report) string {
	s := clean(r.Published)
	if s == "" {
		return "no date"
	}
	if t, err := time.Parse(time.RFC3339, r.Published); err == nil {
		s = t.Format("2 January 2006, 15:04 UTC-07:00")
		s = strings.Replace(s, "UTC+00:00", "UTC", 1)
	} else if t, err := time.Parse("2006-01-02T15:04", r.Published); err == nil {
		s = t.Format("2 January 2006, 15:04")
	} else if t, err := time.Parse(time.DateOnly, r.Published); err == nil {
		s = t.Format("2 January 2006")
	}
	clock := len(r.Published) > len(time.DateOnly)
	switch {
	case r.PublishedFrom.Zone == synoptic.ZoneOutlet:
		s += " (the outlet's own zone)"
	case r.PublishedFrom.Zone == synoptic.ZoneUnknown && clock:
		s += " (zone not known)"
	}
	if r.PublishedFrom.By == synoptic.ByUser {
		if r.PublishedFrom.Span.IsZero() {
			s += ", as given with --meta"
		} else {
			s += ", as the file’s head lines say"
		}
	}
	return s
}
