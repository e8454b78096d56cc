package measure

import (
	"math"
	"math/bits"
)

// A decimal is mant·10^exp. Digits past the 18th are dropped, their places kept.
type decimal struct {
	mant int64
	exp  int
}

const (
	mostDigits = 18 // of a mantissa
	mostPlaces = 40 // exponent at which values saturate anyway
	largest    = math.MaxInt64 - 1
	smallest   = math.MinInt64 + 1 // MinInt64 and MaxInt64 stand for "no bound"
)

func whole(n int64) decimal { return decimal{mant: n} }

// digits takes the digits at i into d and tells where they end.
func (d *decimal) digits(text string, i, end int) int {
	for i < end && isDigit(text[i]) {
		if d.mant < 1e17 {
			d.mant = d.mant*10 + int64(text[i]-'0')
		} else if d.exp < mostPlaces {
			d.exp++
		}
		i++
	}
	return i
}

// fraction takes the digits behind the decimal point.
func (d *decimal) fraction(text string, i, end int) int {
	for i < end && isDigit(text[i]) {
		if d.mant < 1e17 && d.exp <= 0 && d.exp > -mostDigits {
			d.mant = d.mant*10 + int64(text[i]-'0')
			d.exp--
		}
		i++
	}
	return i
}

// times is d·10^n.
func (d decimal) times(n int) decimal {
	d.exp = min(d.exp+n, mostPlaces)
	return d
}

// by is d·n for a small n.
func (d decimal) by(n int64) decimal {
	if d.mant > largest/n {
		return decimal{mant: d.mant / 10 * n, exp: d.exp + 1}
	}
	d.mant *= n
	return d
}

// andHalf is d and a half.
func (d decimal) andHalf() decimal {
	if d.exp != 0 || d.mant > largest/10-1 {
		return d
	}
	return decimal{mant: d.mant*10 + 5, exp: -1}
}

// int is d as an int where it is a whole number below a million, else -1.
func (d decimal) int() int {
	m := d.mant
	for e := d.exp; e > 0 && m < 1e6; e-- {
		m *= 10
	}
	if d.exp < 0 || m >= 1e6 {
		return -1
	}
	return int(m)
}

// cmp is -1, 0 or 1 as d is less than, equal to or more than e.
func (d decimal) cmp(e decimal) int {
	a, b := scale(d, 1000, 1), scale(e, 1000, 1)
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// scale is d·num/den, rounded half away from zero, saturated.
func scale(d decimal, num, den uint64) int64 {
	neg := d.mant < 0
	m := uint64(d.mant)
	if neg {
		m = -m
	}
	hi, lo := bits.Mul64(m, num)
	for e := d.exp; e > 0 && (hi|lo) != 0; e-- {
		if hi > math.MaxUint64/10 {
			return saturated(neg)
		}
		h, l := bits.Mul64(lo, 10)
		hi, lo = hi*10+h, l
	}
	for e := d.exp; e < 0; e++ {
		if den > math.MaxUint64/20 {
			return 0
		}
		den *= 10
	}
	var carry uint64
	lo, carry = bits.Add64(lo, den/2, 0)
	hi += carry
	if hi >= den {
		return saturated(neg)
	}
	q, _ := bits.Div64(hi, lo, den)
	if q > largest {
		return saturated(neg)
	}
	if neg {
		return -int64(q)
	}
	return int64(q)
}

func saturated(neg bool) int64 {
	if neg {
		return smallest
	}
	return largest
}

// add is a+b, saturated.
func add(a, b int64) int64 {
	switch s := a + b; {
	case a > 0 && b > 0 && (s < 0 || s > largest):
		return largest
	case a < 0 && b < 0 && (s >= 0 || s < smallest):
		return smallest
	default:
		return s
	}
}

// part is v·num/den for small numbers, saturated.
func part(v int64, num, den uint64) int64 { return scale(decimal{mant: v}, num, den) }
