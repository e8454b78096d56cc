package calendar

import (
	"strings"
	"time"

	"github.com/synoptic-news/synoptic"
)

// A holiday is a day with a name: a day of a month, or the nth weekday of a
// month (-1 the last), or, without a month, counted from Easter Sunday; then
// moved on by shift days.
type holiday struct {
	name    string // without the possessive endings, which are optional
	month   time.Month
	day     int
	nth     int
	weekday time.Weekday
	shift   int
}

// The holidays. A name's first word must be of the class feast, or be "May" or
// "Fourth". American where countries differ (Mother's Day, Labor Day).
var holidays = [...]holiday{
	{"Anzac Day", time.April, 25, 0, 0, 0},
	{"April Fool Day", time.April, 1, 0, 0, 0},
	{"April Fools Day", time.April, 1, 0, 0, 0},
	{"Armistice Day", time.November, 11, 0, 0, 0},
	{"Ash Wednesday", 0, 0, 0, 0, -46},
	{"Australia Day", time.January, 26, 0, 0, 0},
	{"Bastille Day", time.July, 14, 0, 0, 0},
	{"Black Friday", time.November, 0, 4, time.Thursday, 1},
	{"Bonfire Night", time.November, 5, 0, 0, 0},
	{"Boxing Day", time.December, 26, 0, 0, 0},
	{"Canada Day", time.July, 1, 0, 0, 0},
	{"Christmas", time.December, 25, 0, 0, 0},
	{"Christmas Day", time.December, 25, 0, 0, 0},
	{"Christmas Eve", time.December, 24, 0, 0, 0},
	{"Columbus Day", time.October, 0, 2, time.Monday, 0},
	{"Cyber Monday", time.November, 0, 4, time.Thursday, 4},
	{"Earth Day", time.April, 22, 0, 0, 0},
	{"Easter", 0, 0, 0, 0, 0},
	{"Easter Monday", 0, 0, 0, 0, 1},
	{"Easter Sunday", 0, 0, 0, 0, 0},
	{"Election Day", time.November, 0, 1, time.Monday, 1},
	{"Father Day", time.June, 0, 3, time.Sunday, 0},
	{"Fathers Day", time.June, 0, 3, time.Sunday, 0},
	{"Fourth of July", time.July, 4, 0, 0, 0},
	{"Good Friday", 0, 0, 0, 0, -2},
	{"Groundhog Day", time.February, 2, 0, 0, 0},
	{"Halloween", time.October, 31, 0, 0, 0},
	{"Inauguration Day", time.January, 20, 0, 0, 0},
	{"Independence Day", time.July, 4, 0, 0, 0},
	{"Juneteenth", time.June, 19, 0, 0, 0},
	{"Labor Day", time.September, 0, 1, time.Monday, 0},
	{"Martin Luther King Day", time.January, 0, 3, time.Monday, 0},
	{"Martin Luther King Jr Day", time.January, 0, 3, time.Monday, 0},
	{"May Day", time.May, 1, 0, 0, 0},
	{"Memorial Day", time.May, 0, -1, time.Monday, 0},
	{"Mother Day", time.May, 0, 2, time.Sunday, 0},
	{"Mothers Day", time.May, 0, 2, time.Sunday, 0},
	{"New Year", time.January, 1, 0, 0, 0},
	{"New Year Day", time.January, 1, 0, 0, 0},
	{"New Year Eve", time.December, 31, 0, 0, 0},
	{"Palm Sunday", 0, 0, 0, 0, -7},
	{"Patrick Day", time.March, 17, 0, 0, 0},
	{"Presidents Day", time.February, 0, 3, time.Monday, 0},
	{"Remembrance Day", time.November, 11, 0, 0, 0},
	{"Thanksgiving", time.November, 0, 4, time.Thursday, 0},
	{"Thanksgiving Day", time.November, 0, 4, time.Thursday, 0},
	{"Valentine Day", time.February, 14, 0, 0, 0},
	{"Veterans Day", time.November, 11, 0, 0, 0},
	{"Whit Monday", 0, 0, 0, 0, 50},
	{"Xmas", time.December, 25, 0, 0, 0},
}

// in is the holiday's day in a year.
func (h *holiday) in(y int) synoptic.Day {
	var d synoptic.Day
	switch {
	case h.month == 0:
		d = easter(y)
	case h.nth == 0:
		d = synoptic.DayOf(y, int(h.month), h.day)
	case h.nth > 0:
		d = synoptic.DayOf(y, int(h.month), 1)
		d += synoptic.Day(int(h.weekday-d.Weekday()+7)%7 + 7*(h.nth-1))
	default:
		d = synoptic.DayOf(y, int(h.month)+1, 1) - 1
		d -= synoptic.Day(int(d.Weekday()-h.weekday+7) % 7)
	}
	return d + synoptic.Day(h.shift)
}

// easter is Easter Sunday of the Gregorian calendar, by Meeus's computus.
func easter(y int) synoptic.Day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	l := (32 + 2*e + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return synoptic.DayOf(y, n/31, n%31+1)
}

// feastAt is the holiday with the longest name at i.
func (p *parser) feastAt(i int) (point, int) {
	t := p.at(i)
	if t.caps == small || t.class != feast && t.class != ordinal && t.class != month {
		return point{}, 0
	}
	pt, best := point{}, 0
	for k := range holidays {
		if end := p.spelled(i, holidays[k].name); end > best {
			pt, best = point{form: fFeast, n: k}, end
		}
	}
	return pt, best
}

// spelled is where name ends if its words stand at i, 0 if they do not.
func (p *parser) spelled(i int, name string) int {
	for more := true; more; {
		var w string
		w, name, more = strings.Cut(name, " ")
		if t := p.at(i); t.kind != letters || p.text[t.start:t.end] != w {
			return 0
		}
		i = p.possessive(i + 1)
		if w == "Jr" && p.hard(i, '.') {
			i++
		}
	}
	return i
}

// possessive is where a possessive ending at i ends: 's, or an apostrophe
// behind an s.
func (p *parser) possessive(i int) int {
	if !p.hard(i, '\'') {
		return i
	}
	if s := p.at(i + 1); s.glued && s.kind == letters && p.text[s.start:s.end] == "s" {
		return i + 2
	}
	if p.text[p.at(i-1).end-1] == 's' {
		return i + 1
	}
	return i
}

// feastPoint is a holiday with the year it may have: "Christmas Day 2016",
// "Thanksgiving", "Labor Day weekend". A single word before a noun wants a
// preposition: no "Christmas tree", no "Easter egg", no "a new New Year's plan".
func (p *parser) feastPoint(i int) (point, int) {
	pt, end := p.feastAt(i)
	if end == 0 {
		return point{}, 0
	}
	if y, after := p.yearAfter(end); y != 0 {
		pt.year = y
		return pt, after
	}
	t := p.at(end)
	if t.class == unitOne && unit(t.val) == weekend {
		return pt, end + 1
	}
	name := holidays[pt.n].name
	if before := p.at(i - 1); before.caps == titled && before.class == none && (strings.HasPrefix(name, "Independence") || strings.HasPrefix(name, "Remembrance")) {
		return point{}, 0 // Mexican Independence Day
	}
	if name != "New Year" && strings.Contains(name, " ") {
		return pt, end
	}
	if t.glued && t.kind == mark && t.mark == '-' {
		return point{}, 0
	}
	if t.kind == letters && t.class != function && t.class != deictic {
		if t.caps != small || !p.oneOf(i-1, wAt, wBy, wBefore, wAfter, wSince, wUntil, wOn) {
			return point{}, 0
		}
	}
	if name == "New Year" && end == i+2 && p.oneOf(i-1, wA, wThe) {
		return point{}, 0 // "in the New Year"
	}
	return pt, end
}
