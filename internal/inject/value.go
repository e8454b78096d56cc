package inject

import (
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// The forms of number words: one stands for another of its form.
var numberForms = [][]string{
	{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
	{"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"},
	{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"},
}

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// shortMonths are written with or without a stop.
var shortMonths = []string{"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"}

func isMonth(w string) bool {
	return slices.Contains(months, w) || slices.Contains(shortMonths, strings.TrimSuffix(w, "."))
}

// digits tells whether w is a number in figures, perhaps with commas or a
// point.
func digits(w string) bool {
	if w == "" || w[0] < '0' || w[0] > '9' || w[len(w)-1] < '0' || w[len(w)-1] > '9' {
		return false
	}
	return strings.Trim(w, "0123456789.,") == ""
}

func isYear(w string) bool {
	n, err := strconv.Atoi(w)
	return err == nil && len(w) == 4 && n >= 1900 && n < 2100
}

// numbers are cardinal numbers that are no part of a date, of a clock time or
// of a name.
func (f *finder) numbers() []site {
	var out []site
	for i := range f.a.Words {
		w := f.word(i)
		span := f.a.Words[i].Span
		if !f.inText(span) || f.dated(i) {
			continue
		}
		if digits(w) {
			if f.inName(i) {
				continue
			}
			var other []string
			for d := byte('1'); d <= '9'; d++ {
				if d != w[0] && !(len(w) == 1 && d == '1') { // "1" would want a singular
					other = append(other, string(d)+w[1:])
				}
			}
			if w != "1" {
				out = append(out, site{kind: Number, span: span, other: other})
			}
			continue
		}
		for _, form := range numberForms {
			if slices.Contains(form, strings.ToLower(w)) {
				var other []string
				for _, o := range but(form, w) {
					other = append(other, like(w, o))
				}
				out = append(out, site{kind: Number, span: span, other: f.fitting(i, other)})
			}
		}
	}
	return out
}

// dated tells whether the number at i is a year, a day, a time of day or a part
// of a figure like 9/11.
func (f *finder) dated(i int) bool {
	w, before, after := f.word(i), f.word(i-1), f.word(i+1)
	switch {
	case isYear(w), isMonth(before), isMonth(after):
		return true
	case before == ":" || before == "/" || after == ":" || after == "/":
		return true
	}
	switch strings.ToLower(strings.ReplaceAll(after, ".", "")) {
	case "am", "pm", "o'clock", "o’clock", "utc", "gmt", "th", "st", "nd", "rd":
		return true
	}
	end := f.a.Words[i].End
	return end < len(f.text) && (f.text[end] == ':' || f.text[end] == '/')
}

// inName tells whether the figures at i are glued to letters or follow a name:
// G20, Boeing 737.
func (f *finder) inName(i int) bool {
	s := f.a.Words[i].Span
	if s.Start > 0 && (letter(f.text[s.Start-1]) || strings.HasSuffix(f.text[:s.Start], "#")) {
		return true
	}
	if f.joined(i-1) && f.word(i-1) == "-" && capital(f.word(i-2)) {
		return true
	}
	return f.a.Words[i].Tag == "PROPN" || i > 0 && f.a.Words[i-1].Tag == "PROPN" && f.a.Words[i].Head == i-1
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

// dates are weekdays, days of a month, months that stand alone behind a
// preposition, and years.
func (f *finder) dates() []site {
	var out []site
	add := func(i int, other []string) {
		out = append(out, site{kind: Date, span: f.a.Words[i].Span, other: other})
	}
	for i := range f.a.Words {
		w := f.word(i)
		if !f.inText(f.a.Words[i].Span) {
			continue
		}
		switch {
		case slices.Contains(weekdays, w):
			add(i, but(weekdays, w))
		case slices.Contains(months, w) && !digits(f.word(i-1)) && !digits(f.word(i+1)):
			switch f.low(i - 1) {
			case "in", "last", "since", "until", "early", "late", "next", "of", "by":
				add(i, but(months, w))
			}
		case isYear(w):
			n, _ := strconv.Atoi(w)
			switch strings.ToLower(f.word(i - 1)) {
			case "in", "since", "of", "from", "until", "by", "to", ",", "and", "for":
				add(i, []string{strconv.Itoa(n - 1), strconv.Itoa(n - 2), strconv.Itoa(n - 4), strconv.Itoa(n - 7)})
			}
		case digits(w) && len(w) <= 2 && (isMonth(f.word(i-1)) || isMonth(f.word(i+1))):
			if day, err := strconv.Atoi(w); err == nil && day >= 1 && day <= 31 {
				var other []string
				for _, d := range []int{day - 9, day - 4, day - 2, day + 2, day + 3, day + 6} {
					if d >= 2 && d <= 28 {
						other = append(other, strconv.Itoa(d))
					}
				}
				add(i, other)
			}
		}
	}
	return out
}

// spanOf covers words i to k.
func (f *finder) spanOf(i, k int) synoptic.Span {
	return synoptic.Span{Start: f.a.Words[i].Start, End: f.a.Words[k].End}
}
