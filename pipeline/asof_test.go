package pipeline

import (
	"testing"

	"github.com/synoptic-news/synoptic"
)

// A report counts from its own hour on, or from the beginning of its day.
func TestAsOf(t *testing.T) {
	for _, c := range []struct {
		published, asOf string
		kept, said      int
	}{
		{"2031-05-06T09:00:00+02:00", "2031-05-06T07:00:00Z", 1, 0},
		{"2031-05-06T09:00:00+02:00", "2031-05-06T06:59:59Z", 0, 1},
		{"2031-05-06", "2031-05-06T00:00:00Z", 1, 0},
		{"2031-05-06T23:00", "2031-05-06", 1, 0},
		{"2031-05-07", "2031-05-06", 0, 1},
		{"2031-05-06T12:01", "2031-05-06 12:00", 0, 1},
		{"", "2031-05-06", 1, 1},
	} {
		at, err := ParseTime(c.asOf)
		if err != nil {
			t.Fatal(err)
		}
		kept, said := AsOf([]*synoptic.Report{{File: "a.txt", Published: c.published}}, at)
		if len(kept) != c.kept || len(said) != c.said {
			t.Errorf("published %q, as of %q: %d kept, %v", c.published, c.asOf, len(kept), said)
		}
	}
	for _, bad := range []string{"", "noon", "2031-13-01", "6 May"} {
		if _, err := ParseTime(bad); err == nil {
			t.Errorf("ParseTime(%q) gives no error", bad)
		}
	}
}
