package ingest

import (
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A stamp is a day, perhaps with a clock time, perhaps with a zone, as a page
// states when a report was published.
type stamp struct {
	year, month, day  int
	hour, minute, sec int
	clock             bool // hour and minute are stated
	zoned             bool // offset is stated
	offset            int  // minutes east of UTC
	unclear           bool // day and month cannot be told apart ("03/04/2026")
}

// String is the form that Report.Published has; "" for an unclear stamp.
func (s stamp) String() string {
	day := fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day)
	switch {
	case s.unclear || s.year == 0:
		return ""
	case !s.clock:
		return day
	case !s.zoned:
		return fmt.Sprintf("%sT%02d:%02d", day, s.hour, s.minute)
	case s.offset == 0:
		return fmt.Sprintf("%sT%02d:%02d:%02dZ", day, s.hour, s.minute, s.sec)
	}
	sign, off := '+', s.offset
	if off < 0 {
		sign, off = '-', -off
	}
	return fmt.Sprintf("%sT%02d:%02d:%02d%c%02d:%02d", day, s.hour, s.minute, s.sec, sign, off/60, off%60)
}

// zone is how the stamp's zone is known.
func (s stamp) zone() synoptic.Zone {
	if s.clock && s.zoned {
		return synoptic.ZoneStated
	}
	return synoptic.ZoneUnknown
}

// findStamp finds the first date in a line, with a clock time that stands
// before or after it, and where it stands. ok is false if there is none; an
// unclear date is one.
func findStamp(s string) (st stamp, span synoptic.Span, ok bool) {
	d := dateReader{s: s, toks: lex(s)}
	for i := range d.toks {
		var day stamp
		next := i
		if n, ok := d.clock(i, &day); ok {
			next = d.skip(n)
		}
		if n, ok := d.day(d.weekday(next), &day); ok {
			if next == i && !day.clock {
				if m, ok := d.clock(d.skipT(n), &day); ok {
					n = m
				}
			}
			day.settleZone()
			return day, synoptic.Span{Start: d.toks[i].start, End: d.toks[n-1].end}, true
		}
	}
	return stamp{}, synoptic.Span{}, false
}

// parseStamp reads a date that is all of s but for its label ("Published:").
func parseStamp(s string) (stamp, bool) {
	st, span, ok := findStamp(s)
	if !ok || st.unclear || !onlyDateWords(s[:span.Start]) || !onlyDateWords(s[span.End:]) {
		return stamp{}, false
	}
	return st, true
}

// A dateToken is a run of digits, a run of letters (with the points of "p.m."
// left out), or one sign.
type dateToken struct {
	start, end int
	num        int    // the number; -1 for words and signs
	digits     int    // how many digits
	word       string // in small letters; "" for numbers and signs
	sign       string
	glued      bool // no space before it
}

// maxDateTokens bounds the part of a line that is searched for dates.
const maxDateTokens = 80

func lex(s string) []dateToken {
	toks := make([]dateToken, 0, 16)
	glued := false
	for i := 0; i < len(s) && len(toks) < maxDateTokens; {
		start, c := i, s[i]
		t := dateToken{num: -1, glued: glued}
		glued = true
		switch {
		case c == ' ' || c == '\t':
			i++
			glued = false
			continue
		case strings.HasPrefix(s[i:], "\u00a0"), strings.HasPrefix(s[i:], "\u202f"), strings.HasPrefix(s[i:], "\u2009"):
			i++
			for i < len(s) && s[i]&0xc0 == 0x80 {
				i++
			}
			glued = false
			continue
		case isDigit(c):
			t.num = 0
			end := i
			for end < len(s) && isDigit(s[end]) {
				end++
			}
			if n := end - i; (n == 5 || n == 6) && s[i] == '2' && s[i+1] == '0' {
				end = i + 4 // "22 Dec 202322 Dec 2023": what stood in two elements of the page
			}
			for i < end {
				if t.digits < 9 {
					t.num = t.num*10 + int(s[i]-'0')
				}
				t.digits++
				i++
			}
		case isLetter(c):
			i = wordEnd(s, i)
			t.word = strings.ToLower(s[start:i])
			if (t.word == "a" || t.word == "p") && i+1 < len(s) && s[i] == '.' && s[i+1]|0x20 == 'm' {
				t.word += "m"
				i += 2
				if i < len(s) && s[i] == '.' {
					i++
				}
			}
		default:
			i++
			for i < len(s) && s[i]&0xc0 == 0x80 {
				i++
			}
			t.sign = s[start:i]
		}
		t.start, t.end = start, i
		toks = append(toks, t)
	}
	return toks
}

// wordEnd is the end of the word at i. Words of two elements that were run into
// one are parted: "CETLast" is CET and Last, "EditorDec" Editor and Dec.
func wordEnd(s string, i int) int {
	upper := func(k int) bool { return k < len(s) && s[k] >= 'A' && s[k] <= 'Z' }
	lower := func(k int) bool { return k < len(s) && s[k] >= 'a' && s[k] <= 'z' }
	for i++; i < len(s) && isLetter(s[i]); i++ {
		if upper(i) && (lower(i-1) || upper(i-1) && lower(i+1)) {
			break
		}
	}
	return i
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

type dateReader struct {
	s    string
	toks []dateToken
}

// at is the token i, or one that nothing matches.
func (d *dateReader) at(i int) dateToken {
	if i < 0 || i >= len(d.toks) {
		return dateToken{num: -1}
	}
	return d.toks[i]
}

// skip passes the signs and words that may part a date from its clock time.
func (d *dateReader) skip(i int) int {
	for n := 0; n < 3; n++ {
		switch t := d.at(i); {
		case t.sign == "," || t.sign == "|" || t.sign == "-" || t.sign == "–" || t.sign == "—" || t.sign == "•" || t.sign == "·" || t.sign == "@" || t.sign == "/" || t.sign == "(" || t.sign == ")":
		case t.word == "at" || t.word == "on" || t.word == "of":
		default:
			return i
		}
		i++
	}
	return i
}

// skipT is skip, and passes the T of "2026-02-03T15:26".
func (d *dateReader) skipT(i int) int {
	if t := d.at(i); t.word == "t" && t.glued {
		return i + 1
	}
	return d.skip(i)
}

// weekday passes the name of a weekday and what parts it from the date.
func (d *dateReader) weekday(i int) int {
	if !isWeekday(d.at(i).word) {
		return i
	}
	i++
	for d.at(i).sign == "," || d.at(i).sign == "." {
		i++
	}
	return i
}

// day reads a calendar day at token i and gives the token after it.
func (d *dateReader) day(i int, st *stamp) (next int, ok bool) {
	a, b, c := d.at(i), d.at(i+1), d.at(i+2)
	switch {
	case a.digits == 4 && (b.sign == "-" || b.sign == "/" || b.sign == ".") && c.digits > 0 && c.digits < 3: // 2026-02-03
		e := d.at(i + 4)
		if d.at(i+3).sign == b.sign && e.digits > 0 && e.digits < 3 && st.set(a.num, c.num, e.num) {
			return i + 5, true
		}
	case a.digits == 8 && st.set(a.num/10000, a.num/100%100, a.num%100): // 20260203
		return i + 1, true
	case a.digits > 0 && a.digits < 3 && (b.sign == "/" || b.sign == "." || b.sign == "-") && c.digits > 0 && c.digits < 3: // 13/02/2026
		e := d.at(i + 4)
		year := e.num
		if e.digits == 2 && e.glued && (b.sign == "/" || b.sign == "-" && max(a.num, c.num) > 12) {
			year += 2000 // 12/22/23
		}
		if d.at(i+3).sign != b.sign || e.digits != 4 && year < 2000 {
			return 0, false
		}
		dayFirst, monthFirst := *st, *st
		x, y := dayFirst.set(year, c.num, a.num), monthFirst.set(year, a.num, c.num)
		switch {
		case x && y && a.num != c.num:
			*st = dayFirst
			st.unclear = b.sign != "." // with dots nobody writes the month first
		case x:
			*st = dayFirst
		case y:
			*st = monthFirst
		default:
			return 0, false
		}
		return i + 5, true
	case a.digits > 0 && a.digits < 3: // 3 February 2026, 3rd of Feb. 2026, 03-Feb-2026
		j := i + 1
		if isOrdinal(d.at(j).word) {
			j++
		}
		for d.at(j).sign == "-" || d.at(j).sign == "." || d.at(j).word == "of" {
			j++
		}
		month := monthOf(d.at(j).word)
		if month == 0 {
			return 0, false
		}
		j++
		for d.at(j).sign == "-" || d.at(j).sign == "." || d.at(j).sign == "," {
			j++
		}
		if y := d.at(j); y.digits == 4 && st.set(y.num, month, a.num) {
			return j + 1, true
		}
	case monthOf(a.word) > 0: // February 3, 2026; Feb. 3rd 2026
		j := i + 1
		if d.at(j).sign == "." {
			j++
		}
		day := d.at(j)
		if day.digits == 0 || day.digits > 2 {
			return 0, false
		}
		j++
		if isOrdinal(d.at(j).word) {
			j++
		}
		if d.at(j).sign == "," {
			j++
		}
		if y := d.at(j); y.digits == 4 && st.set(y.num, monthOf(a.word), day.num) {
			return j + 1, true
		}
	}
	return 0, false
}

// set keeps a day if there is such a day. Years before the first newspaper and
// far ahead are numbers of another kind.
func (s *stamp) set(year, month, day int) bool {
	if year < 1600 || year > 2199 || month < 1 || month > 12 || day < 1 {
		return false
	}
	if _, _, d := synoptic.DayOf(year, month, day).Civil(); d != day {
		return false
	}
	s.year, s.month, s.day = year, month, day
	return true
}

// clock reads a time of day at token i, and its zone.
func (d *dateReader) clock(i int, st *stamp) (next int, ok bool) {
	h, sep, m := d.at(i), d.at(i+1), d.at(i+2)
	got := *st
	switch {
	case h.digits == 0 || h.digits > 4:
		return 0, false
	case h.digits < 3 && (sep.sign == ":" || sep.sign == "." || sep.word == "h") && sep.glued && m.digits == 2 && m.glued:
		got.hour, got.minute = h.num, m.num
		i += 3
		if s := d.at(i + 1); d.at(i).sign == sep.sign && s.digits == 2 && s.glued {
			got.sec = s.num
			i += 2
			if f := d.at(i + 1); d.at(i).sign == "." && f.digits > 0 && f.glued {
				i += 2
			}
		} else if d.at(i).sign == sep.sign && d.at(i+1).digits > 0 && d.at(i+1).glued {
			return 0, false // 13.02.2026
		}
	case h.digits < 3 && (sep.word == "am" || sep.word == "pm"):
		got.hour = h.num
		i++
	case h.digits == 4 && (sep.word == "hrs" || sep.word == "hours" || isZone(sep.word)):
		got.hour, got.minute = h.num/100, h.num%100
		i++
	default:
		return 0, false
	}
	switch half := d.at(i).word; half {
	case "am", "pm":
		if got.hour == 12 {
			got.hour = 0
		}
		if half == "pm" && got.hour < 12 {
			got.hour += 12
		}
		i++
	case "hrs", "hours":
		i++
	}
	if got.hour > 23 || got.minute > 59 || got.sec > 60 {
		return 0, false
	}
	got.sec = min(got.sec, 59) // a leap second
	got.clock = true
	*st = got
	return d.zone(i, st), true
}
