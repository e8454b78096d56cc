package synoptic

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

func TestDayOf(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		day     Day
		weekday time.Weekday
		text    string
	}{
		{1970, 1, 1, 0, time.Thursday, "1970-01-01"},
		{1969, 12, 31, -1, time.Wednesday, "1969-12-31"},
		{1, 1, 1, -719162, time.Monday, "0001-01-01"},
		{1582, 10, 10, -141432, time.Sunday, "1582-10-10"}, // a day that no calendar of its time had
		{1900, 2, 28, -25509, time.Wednesday, "1900-02-28"},
		{1900, 2, 29, -25508, time.Thursday, "1900-03-01"}, // no leap year
		{2000, 2, 29, 11016, time.Tuesday, "2000-02-29"},
		{2026, 2, 3, 20487, time.Tuesday, "2026-02-03"},
		{9999, 12, 31, 2932896, time.Friday, "9999-12-31"},
	} {
		day := DayOf(c.y, c.m, c.d)
		if day != c.day || day.Weekday() != c.weekday || day.String() != c.text {
			t.Errorf("%d-%d-%d is %d, %v, %s; want %d, %v, %s", c.y, c.m, c.d, day, day.Weekday(), day, c.day, c.weekday, c.text)
		}
	}
}

func TestDateStrings(t *testing.T) {
	for _, c := range []struct {
		date Date
		text string
		days int
	}{
		{Date{}, "", 0},
		{On(0), "1970-01-01", 1},
		{On(DayOf(1, 1, 1)), "0001-01-01", 1},
		{MonthOf(1, 1), "0001-01", 31},
		{YearOf(1), "0001", 365},
		{MonthOf(9999, 12), "9999-12", 31},
		{YearOf(9999), "9999", 365},
		{YearOf(1900), "1900", 365},
		{YearOf(2000), "2000", 366},
		{MonthOf(2026, 2), "2026-02", 28},
		{MonthOf(2024, 2), "2024-02", 29},
		{MonthOf(2026, 12), "2026-12", 31},
		{Between(DayOf(2026, 2, 1), DayOf(2026, 3, 31)), "2026-02-01/2026-03-31", 59},
		{Between(DayOf(2025, 1, 1), DayOf(2026, 12, 31)), "2025-01-01/2026-12-31", 730},
	} {
		if c.date.String() != c.text || c.date.Days() != c.days {
			t.Errorf("%q of %d days, want %q of %d", c.date, c.date.Days(), c.text, c.days)
		}
		if c.text == "" {
			continue
		}
		if got, err := ParseDate(c.text); err != nil || got != c.date {
			t.Errorf("ParseDate(%q) = %+v, %v", c.text, got, err)
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2026-02-03/2026-02-03": "2026-02-03",
		"2026-02-01/2026-02-28": "2026-02",
		"2026-01/2026-12":       "2026",
		"2005/2026-02-03":       "2005-01-01/2026-02-03",
	} {
		if d, err := ParseDate(in); err != nil || d.String() != want {
			t.Errorf("ParseDate(%q) = %q, %v; want %q", in, d, err, want)
		}
	}
	for _, in := range []string{
		"", "/", "2026/", "/2026", "0000", "0000-01-01", "10000", "+2026", "-2026", "26", "2026-2-3", "2026-00", "2026-13",
		"2026-02-00", "2026-02-29", "1900-02-29", "2026-04-31", "2026-02-03-04", "2026-02-03T10:00", " 2026", "2026 ",
		"２０２６", "2_26", "0x7e", "2027/2026", "2026/2026/2026", strings.Repeat("2026/", 1<<16) + "2026",
	} {
		if d, err := ParseDate(in); err == nil || !d.IsZero() {
			t.Errorf("ParseDate(%.20q) = %q, %v", in, d, err)
		}
	}
}

func TestDateRelations(t *testing.T) {
	feb, day, none := MonthOf(2026, 2), On(DayOf(2026, 2, 28)), Date{}
	next := On(DayOf(2026, 3, 1))
	for name, got := range map[string]bool{
		"a day lies in its month":         day.Within(feb),
		"a month is not in its day":       !feb.Within(day),
		"they meet":                       feb.Meets(day) && day.Meets(feb),
		"neighbours do not":               !feb.Meets(next),
		"what is not known meets nothing": !none.Meets(feb) && !feb.Meets(none) && !none.Within(feb) && !feb.Within(none),
		"1970-01-01 is known":             !On(0).IsZero(),
	} {
		if !got {
			t.Error(name)
		}
	}
}

func TestDatesComeBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	first, last := DayOf(1, 1, 1), DayOf(9999, 12, 31)
	for range 20000 {
		a := first + Day(rnd.IntN(int(last-first)+1))
		b := min(last, a+Day(rnd.IntN(800)))
		y, m, d := a.Civil()
		if DayOf(y, m, d) != a {
			t.Fatalf("%d: %d-%d-%d", a, y, m, d)
		}
		for _, want := range []Date{On(a), Between(a, b), MonthOf(y, m), YearOf(y)} {
			if got, err := ParseDate(want.String()); err != nil || got != want {
				t.Fatalf("%q: %+v, %v", want, got, err)
			}
		}
	}
}

func TestReportDay(t *testing.T) {
	for published, want := range map[string]string{
		"": "", "2026-02-03": "2026-02-03", "2026-02-03T23:30:00-05:00": "2026-02-03", "2026-02-03T08:00": "2026-02-03",
		"2026-02": "", "2026-02-30": "", "yesterday!": "", "2026-02-0’": "",
	} {
		r := Report{Published: published}
		if got := r.Day(); (want == "") != !got.Known || want != got.String() {
			t.Errorf("%q: day %q, want %q", published, got, want)
		}
	}
}
