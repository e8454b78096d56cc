package pipeline

import (
	"fmt"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic"
)

// ParseTime reads the time of AsOf: RFC 3339, or a day, which then counts
// whole, or a day and a clock time, which are taken for UTC.
func ParseTime(s string) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, nil
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Add(24*time.Hour - time.Second), nil
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q: no time, want 2026-02-03T15:04:05Z or 2026-02-03", s)
}

// AsOf keeps the reports published at t or before, and says of each of the
// others why it was left out. A report without a date stays, and is named; one
// whose page states no zone is read as UTC; one with a day alone counts from
// that day's beginning.
func AsOf(reports []*synoptic.Report, t time.Time) (kept []*synoptic.Report, said []Warning) {
	for _, r := range reports {
		at, ok := published(r)
		switch {
		case !ok:
			said = append(said, Warning{r.File + ": no date, kept as if published before " + t.Format(time.RFC3339),
				"state it by --meta or a head line Published:"})
		case at.After(t):
			said = append(said, Warning{r.File + ": published " + r.Published + ", after " + t.Format(time.RFC3339) + "; left out", "give a later --as-of to count it"})
			continue
		}
		kept = append(kept, r)
	}
	return kept, said
}

// published is the instant at which a report was published.
func published(r *synoptic.Report) (time.Time, bool) {
	if t, err := time.Parse(time.RFC3339, r.Published); err == nil {
		return t, true
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.Parse(layout, strings.TrimSpace(r.Published)); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
