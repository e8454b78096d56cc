package story

import (
	"strconv"

	"github.com/synoptic-news/synoptic"
)

// monthNames are the months as English news writes them.
var monthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
	"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdayNames = map[string]int{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "tues": 2, "thurs": 4, "thur": 4,
}

// A dated is a run of tokens that names a day, a month or a year.
type dated struct {
	first, last      int // tokens [first, last)
	year, month, day int // 0 if not said
}

// dates finds dates as written: "September 14, 2013", "28 April", "May 2013",
// "2012.08.08", "08/14/2013". A month alone is none.
func dates(ts []token) []dated {
	var out []dated
	for i := 0; i < len(ts); i++ {
		t := &ts[i]
		var d dated
		switch m := monthNames[t.fold]; {
		case m > 0 && t.upper:
			d = dated{first: i, last: i + 1, month: m}
			if n := dayAt(ts, i+1); n > 0 {
				d.day, d.last = n, i+2
			} else if n := dayAt(ts, i-1); n > 0 && (len(out) == 0 || out[len(out)-1].last < i) {
				d.day, d.first = n, i-1
			}
			if y := yearAt(ts, d.last); y > 0 {
				d.year, d.last = y, d.last+1
			}
			if d.day == 0 && d.year == 0 {
				continue
			}
		case t.number && len(t.fold) == 10 && t.fold[4] == '.' && t.fold[7] == '.':
			d = whole(i, i+1, t.fold[:4], t.fold[5:7], t.fold[8:])
		case t.number && yearAt(ts, i) > 0 && i+2 < len(ts) && len(ts[i+1].fold) == 2 && len(ts[i+2].fold) == 2 && ts[i+1].number && ts[i+2].number:
			d = whole(i, i+3, t.fold, ts[i+1].fold, ts[i+2].fold)
		case t.number && i+2 < len(ts) && yearAt(ts, i+2) > 0 && len(t.fold) <= 2 && len(ts[i+1].fold) <= 2 && ts[i+1].number:
			if d = whole(i, i+3, ts[i+2].fold, t.fold, ts[i+1].fold); d.year == 0 {
				d = whole(i, i+3, ts[i+2].fold, ts[i+1].fold, t.fold)
			}
		case t.number && yearAt(ts, i) > 0:
			d = dated{first: i, last: i + 1, year: yearAt(ts, i)}
		}
		if d.year > 0 || d.month > 0 {
			out = append(out, d)
			i = d.last - 1
		}
	}
	return out
}

// whole is a date of three numbers; the zero dated if it is none.
func whole(first, last int, year, month, day string) dated {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if y < 1900 || y > 2099 || m < 1 || m > 12 || d < 1 || d > 31 {
		return dated{}
	}
	return dated{first, last, y, m, d}
}

// dayAt is the day of the month that token i is, 0 if it is none: "14", "3rd".
func dayAt(ts []token, i int) int {
	if i < 0 || i >= len(ts) || !ts[i].number {
		return 0
	}
	n := digits(ts[i].fold)
	switch ts[i].fold[n:] {
	case "", "st", "nd", "rd", "th":
		if d, _ := strconv.Atoi(ts[i].fold[:n]); n <= 2 && d >= 1 && d <= 31 {
			return d
		}
	}
	return 0
}

// yearAt is the year that token i is, 0 if it is none.
func yearAt(ts []token, i int) int {
	if i >= len(ts) || !ts[i].number || len(ts[i].fold) != 4 {
		return 0
	}
	if y, err := strconv.Atoi(ts[i].fold); err == nil && y >= 1900 && y <= 2099 {
		return y
	}
	return 0
}

// civil is the day of a whole date.
func (d dated) civil() (synoptic.Day, bool) {
	if d.year == 0 || d.month == 0 || d.day == 0 {
		return 0, false
	}
	return synoptic.DayOf(d.year, d.month, d.day), true
}

const (
	// datelines is how many lines a text opens with in which its day may be
	// stated, shortLine how many tokens such a line has at most: "By …,
	// Updated 8:41 p.m. EST, Tue March 3, 2009".
	datelines = 6
	shortLine = 16
)

// stated is the day that the first lines of a text give as its own.
func stated(ts []token, found []dated) (synoptic.Day, bool) {
	for _, d := range found {
		day, ok := d.civil()
		if !ok {
			continue
		}
		line := ts[d.first].line
		if line >= datelines {
			break
		}
		first, last := d.first, d.last
		for first > 0 && ts[first-1].line == line {
			first--
		}
		for last < len(ts) && ts[last].line == line {
			last++
		}
		if last-first <= shortLine {
			return day, true
		}
	}
	return 0, false
}

// back is the latest day of that weekday that is not after day.
func back(day synoptic.Day, weekday int) synoptic.Day {
	return day - synoptic.Day((int(day.Weekday())-weekday+7)%7)
}

// addressDay is the day in a web address: "/2021/04/20/", "/2021-04-20-",
// "/20210420".
func addressDay(url string) (synoptic.Day, bool) {
	for i := 0; i+8 < len(url); i++ {
		if url[i] != '/' && url[i] != '-' || digits(url[i+1:]) < 4 {
			continue
		}
		s := url[i+1:]
		var d dated
		switch n := digits(s); {
		case n == 8:
			d = whole(0, 0, s[:4], s[4:6], s[6:8])
		case n == 4 && len(s) >= 10 && (s[4] == '/' || s[4] == '-') && digits(s[5:]) == 2 && s[7] == s[4] && digits(s[8:]) == 2:
			d = whole(0, 0, s[:4], s[5:7], s[8:10])
		case n == 4 && len(s) >= 11 && s[4] == '/' && s[8] == '/' && digits(s[9:]) == 2 && monthNames[s[5:8]] > 0:
			d = whole(0, 0, s[:4], strconv.Itoa(monthNames[s[5:8]]), s[9:11])
		}
		if day, ok := d.civil(); ok {
			return day, true
		}
	}
	return 0, false
}
