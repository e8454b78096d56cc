package synopsis

import (
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

// physical tells of units in which outlets of two countries give one measure.
func physical(unit string) bool {
	switch unit {
	case "m", "m2", "kg", "l", "°C", "m/s", "km/h", "m³", "m²":
		return true
	}
	return false
}

// unitWord is the unit of a number as written, letters only: "miles", "km".
func (s *story) unitWord(n *number) string {
	words := strings.ToLower(s.cut(n.r, synoptic.Span{Start: n.x.Number.End, End: max(n.x.Number.End, n.x.Span.End)}))
	return strings.TrimRight(strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) {
			return c
		}
		return -1
	}, words), "s")
}

// halfDegree is how far two temperatures may be apart, in thousandths of a
// degree Celsius, to be one that was converted and rounded.
const halfDegree = 600

// converted tells whether two measures are one, written in other units and
// rounded: 25 miles and 40 km. A number of one significant digit may be off by
// an eighth or so, of two by a 25th, of more by a hundredth.
func (s *story) converted(a, b *number) bool {
	loose := func(x synoptic.Bound) bool { return x == synoptic.Exactly || x == synoptic.About }
	if !physical(a.x.Unit) || a.x.Unit != b.x.Unit || s.unitWord(a) == s.unitWord(b) ||
		a.x.Bound != b.x.Bound && !(loose(a.x.Bound) && loose(b.x.Bound)) {
		return false
	}
	lo, hi := min(a.x.Value, b.x.Value), max(a.x.Value, b.x.Value)
	if a.x.Unit == "°C" {
		return hi-lo <= halfDegree
	}
	part := int64(100)
	switch min(digits(s.cut(a.r, a.x.Number)), digits(s.cut(b.r, b.x.Number))) {
	case 1:
		part = 12
	case 2:
		part = 25
	}
	return lo > 0 && hi-lo <= hi/part
}

// digits counts the significant ones of a number: 2 of "1.8" and of "2,500";
// words have one.
func digits(number string) int {
	all, zeros := 0, 0
	point := false
	for _, c := range number {
		switch {
		case c == '.':
			point = true
		case c == '0' && all == 0:
		case c >= '0' && c <= '9':
			all++
			if zeros++; c != '0' || point {
				zeros = 0
			}
		}
	}
	return max(1, all-zeros)
}
