package ingest

import (
	"time"

	"github.com/synoptic-news/synoptic"
)

// Offsets that stand for a zone until the day is known: American newspapers
// write "ET" the year round.
const (
	usEastern = 10000 + iota*100
	usCentral
	usMountain
	usPacific
)

// zoneOf gives the offset of a zone's abbreviation in minutes east of UTC.
// Abbreviations that several zones go by (IST, AST, ECT) are known to be zones
// and have no offset.
func zoneOf(word string) (offset int, known, isZone bool) {
	switch word {
	case "z", "utc", "gmt", "wet":
		return 0, true, true
	case "bst", "cet", "west", "wat":
		return 60, true, true
	case "cest", "eet", "sast", "cat":
		return 120, true, true
	case "eest", "msk", "eat", "trt":
		return 180, true, true
	case "pkt":
		return 300, true, true
	case "wib", "ict":
		return 420, true, true
	case "hkt", "sgt", "awst", "pht", "myt":
		return 480, true, true
	case "jst", "kst":
		return 540, true, true
	case "aest":
		return 600, true, true
	case "aedt":
		return 660, true, true
	case "nzst":
		return 720, true, true
	case "nzdt":
		return 780, true, true
	case "brt":
		return -180, true, true
	case "edt":
		return -240, true, true
	case "est", "cdt":
		return -300, true, true
	case "cst", "mdt":
		return -360, true, true
	case "mst", "pdt":
		return -420, true, true
	case "pst", "akdt":
		return -480, true, true
	case "akst":
		return -540, true, true
	case "hst":
		return -600, true, true
	case "et":
		return usEastern, true, true
	case "ct":
		return usCentral, true, true
	case "mt":
		return usMountain, true, true
	case "pt":
		return usPacific, true, true
	case "ist", "ast", "adt", "ect", "gst", "bdt", "npt", "wst", "sst", "uk", "local":
		return 0, false, true
	}
	return 0, false, false
}

func isZone(word string) bool { _, _, is := zoneOf(word); return is }

// zone reads a zone at token i, in brackets or not, and gives the token after
// it; i itself where there is none.
func (d *dateReader) zone(i int, st *stamp) int {
	at, closing := i, 0
	if d.at(at).sign == "(" || d.at(at).sign == "," {
		if d.at(at).sign == "(" {
			closing = 1
		}
		at++
	}
	if offset, next, ok := d.offset(at); ok && at == i {
		st.offset, st.zoned = offset, true
		if _, _, is := zoneOf(d.at(next + 1).word); is && d.at(next).sign == "(" && d.at(next+2).sign == ")" {
			next += 3 // -0500 (EST)
		}
		return next
	}
	offset, known, is := zoneOf(d.at(at).word)
	if !is {
		return i
	}
	word := d.at(at).word
	at++
	if word == "utc" || word == "gmt" {
		if plus, next, ok := d.offset(at); ok {
			offset, at = plus, next
		}
	}
	if word == "local" && d.at(at).word == "time" {
		at++
	}
	if closing > 0 {
		if d.at(at).sign != ")" {
			return i
		}
		at++
	}
	st.offset, st.zoned = offset, known
	return at
}

// offset reads "+05:30", "-0500" or, glued to the sign, "+1".
func (d *dateReader) offset(i int) (minutes, next int, ok bool) {
	sign, h := d.at(i).sign, d.at(i+1)
	if sign != "+" && sign != "-" && sign != "−" || h.digits == 0 || !h.glued {
		return 0, 0, false
	}
	switch m := d.at(i + 3); {
	case h.digits < 3 && d.at(i+2).sign == ":" && d.at(i+2).glued && m.digits == 2 && m.glued:
		minutes, next = h.num*60+m.num, i+4
	case h.digits == 4:
		minutes, next = h.num/100*60+h.num%100, i+2
	case h.digits < 3 && i > 0 && (d.at(i-1).word == "utc" || d.at(i-1).word == "gmt"):
		minutes, next = h.num*60, i+2
	default:
		return 0, 0, false
	}
	if minutes > 14*60 {
		return 0, 0, false
	}
	if sign != "+" {
		minutes = -minutes
	}
	return minutes, next, true
}

// settleZone gives a zone that depends on the day its offset.
func (s *stamp) settleZone() {
	if !s.zoned || s.offset < usEastern {
		return
	}
	s.offset = -300 - 60*((s.offset-usEastern)/100)
	if s.americanSummer() {
		s.offset += 60
	}
}

// americanSummer tells that the United States keep daylight time on the day:
// since 2007 from the second Sunday of March, 02:00, to the first of November,
// 02:00; for some twenty years before that the April and October rule of 1987.
func (s *stamp) americanSummer() bool {
	first, last := sunday(s.year, 3, 8), sunday(s.year, 11, 1)
	if s.year < 2007 {
		first, last = sunday(s.year, 4, 1), sunday(s.year, 10, 25)
	}
	day := synoptic.DayOf(s.year, s.month, s.day)
	return (day > first || day == first && s.hour >= 2) && (day < last || day == last && s.hour < 2)
}

// sunday is the first Sunday on or after a day.
func sunday(year, month, day int) synoptic.Day {
	d := synoptic.DayOf(year, month, day)
	return d + synoptic.Day((7-int(d.Weekday()-time.Sunday))%7)
}

func monthOf(word string) int {
	switch word {
	case "january", "jan":
		return 1
	case "february", "feb":
		return 2
	case "march", "mar":
		return 3
	case "april", "apr":
		return 4
	case "may":
		return 5
	case "june", "jun":
		return 6
	case "july", "jul":
		return 7
	case "august", "aug":
		return 8
	case "september", "sept", "sep":
		return 9
	case "october", "oct":
		return 10
	case "november", "nov":
		return 11
	case "december", "dec":
		return 12
	}
	return 0
}

func isWeekday(word string) bool {
	switch word {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun":
		return true
	}
	return false
}

func isOrdinal(word string) bool { return word == "st" || word == "nd" || word == "rd" || word == "th" }
