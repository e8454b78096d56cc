package synoptic

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Day is a calendar day of the proleptic Gregorian calendar, counted in days
// from 1970-01-01 (which is 0). It has no zone.
type Day int32

// DayOf gives the Day of a year (1..9999), month (1..12) and day of the month.
func DayOf(year, month, day int) Day {
	return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Time is midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Civil is the day's year, month and day of the month.
func (d Day) Civil() (year, month, day int) {
	t := d.Time()
	return t.Year(), int(t.Month()), t.Day()
}

// Weekday is the day's day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// String is the day as YYYY-MM-DD.
func (d Day) String() string { return d.Time().Format("2006-01-02") }

// A Date is the closed range of days [First, Last] that a time expression
// denotes: "Tuesday" one day, "February" 28 or 29, "last year" 365 or 366.
// The zero Date means "not known" (IsZero); the first day of 1970 alone cannot
// be told from it and is written with Known set.
type Date struct {
	First, Last Day
	Known       bool
}

// On is the Date of a single day.
func On(d Day) Date { return Date{d, d, true} }

// Between is the Date from first to last, both included.
func Between(first, last Day) Date { return Date{first, last, true} }

// MonthOf is the Date of a whole month.
func MonthOf(year, month int) Date {
	return Between(DayOf(year, month, 1), DayOf(year, month+1, 1)-1)
}

// YearOf is the Date of a whole year.
func YearOf(year int) Date { return Between(DayOf(year, 1, 1), DayOf(year, 12, 31)) }

// IsZero tells that the date is not known.
func (d Date) IsZero() bool { return !d.Known }

// Days is the number of days the date covers; 0 if it is not known.
func (d Date) Days() int {
	if !d.Known {
		return 0
	}
	return int(d.Last-d.First) + 1
}

// Within tells that every day of d is a day of o.
func (d Date) Within(o Date) bool {
	return d.Known && o.Known && o.First <= d.First && d.Last <= o.Last
}

// Meets tells that the two dates share a day.
func (d Date) Meets(o Date) bool {
	return d.Known && o.Known && d.First <= o.Last && o.First <= d.Last
}

// String writes the date as synopsis/1 does: YYYY-MM-DD, YYYY-MM, YYYY, or an
// interval A/B of two days; "" if it is not known.
func (d Date) String() string {
	if !d.Known {
		return ""
	}
	if d.First == d.Last {
		return d.First.String()
	}
	y, m, _ := d.First.Civil()
	switch d {
	case MonthOf(y, m):
		return fmt.Sprintf("%04d-%02d", y, m)
	case YearOf(y):
		return fmt.Sprintf("%04d", y)
	}
	return d.First.String() + "/" + d.Last.String()
}

// ParseDate reads what Date.String writes. The error names what was found.
func ParseDate(s string) (Date, error) {
	a, b, ok := strings.Cut(s, "/")
	if !ok {
		return parsePlain(s)
	}
	first, err := parsePlain(a)
	if err != nil {
		return Date{}, err
	}
	last, err := parsePlain(b)
	if err != nil {
		return Date{}, err
	}
	if last.Last < first.First {
		return Date{}, fmt.Errorf("date %q: ends before it starts", s)
	}
	return Between(first.First, last.Last), nil
}

// parsePlain reads YYYY-MM-DD, YYYY-MM or YYYY.
func parsePlain(s string) (Date, error) {
	fail := fmt.Errorf("date %.40q: want YYYY-MM-DD, YYYY-MM, YYYY or A/B", s)
	parts := strings.Split(s, "-")
	widths := [3]int{4, 2, 2}
	if len(parts) > 3 {
		return Date{}, fail
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil || len(p) != widths[i] {
			return Date{}, fail
		}
		n[i] = int(v)
	}
	if n[0] < 1 || len(parts) > 1 && (n[1] < 1 || n[1] > 12) {
		return Date{}, fail
	}
	switch len(parts) {
	case 1:
		return YearOf(n[0]), nil
	case 2:
		return MonthOf(n[0], n[1]), nil
	}
	day := DayOf(n[0], n[1], n[2])
	if y, m, d := day.Civil(); y != n[0] || m != n[1] || d != n[2] {
		return Date{}, fmt.Errorf("date %q: no such day", s)
	}
	return On(day), nil
}
