package measure

import (
	"math"

	"github.com/synoptic-news/synoptic"
)

// How far the words of a bound reach, in hundredths of the number.
const (
	aboutLow   = 90  // about 100: at least 90
	aboutHigh  = 110 // about 100: at most 110
	nearlyLow  = 85  // nearly 100: at least 85
	moreHigh   = 150 // more than 100: at most 150
	lessLow    = 67  // less than 100: at least 67
	hundredths = 100
)

// interval is the closed interval of a number, or of the ends of a range, under
// a bound. The open ends of "more than", "less than" and "nearly" lie one
// thousandth off the number.
func interval(lo, hi int64, b synoptic.Bound) (int64, int64) {
	if lo > hi {
		lo, hi = hi, lo
	}
	down := func(v int64, share uint64) int64 { // toward zero for positive numbers
		if v < 0 {
			return part(v, 2*hundredths-share, hundredths)
		}
		return part(v, share, hundredths)
	}
	switch b {
	case synoptic.About:
		return down(lo, aboutLow), down(hi, aboutHigh)
	case synoptic.Nearly:
		return min(down(lo, nearlyLow), add(hi, -1)), add(hi, -1)
	case synoptic.MoreTh:
		return add(lo, 1), max(down(hi, moreHigh), add(lo, 1))
	case synoptic.LessTh:
		return min(down(lo, lessLow), add(hi, -1)), add(hi, -1)
	case synoptic.AtLeast:
		return lo, math.MaxInt64
	case synoptic.AtMost:
		if hi < 0 {
			return math.MinInt64, hi
		}
		return 0, hi
	}
	return lo, hi
}

// hedgeAt is the bound that words before a number set and where they end; end
// is i if there are none.
func (p *parser) hedgeAt(i int) (b synoptic.Bound, end int) {
	switch p.word(i) {
	case wAbout: // about, around, roughly, some
		return synoptic.About, i + 1
	case wEstimated:
		return synoptic.About, i + 1
	case wA:
		if p.at(i+1).kind == letters && p.spelt(i+1) == "little" {
			if b, j := p.justAt(i + 2); j > i+2 {
				return b, j
			}
		}
		if p.oneOf(i+1, wEstimated) {
			return synoptic.About, i + 2
		}
		if p.oneOf(i+1, wMinimum, wMaximum) && p.oneOf(i+2, wOf) {
			if p.oneOf(i+1, wMinimum) {
				return synoptic.AtLeast, i + 3
			}
			return synoptic.AtMost, i + 3
		}
	case wNearly:
		return synoptic.Nearly, i + 1
	case wExactly:
		return synoptic.Exactly, i + 1
	case wClose:
		if p.oneOf(i+1, wTo) {
			return synoptic.Nearly, i + 2
		}
	case wMore:
		if p.oneOf(i+1, wThan) {
			return synoptic.MoreTh, i + 2
		}
	case wOver:
		return synoptic.MoreTh, i + 1
	case wUpwards, wExcess:
		if p.oneOf(i+1, wOf) {
			return synoptic.MoreTh, i + 2
		}
	case wIn:
		if p.oneOf(i+1, wExcess) && p.oneOf(i+2, wOf) {
			return synoptic.MoreTh, i + 3
		}
	case wLess:
		if p.oneOf(i+1, wThan) {
			return synoptic.LessTh, i + 2
		}
	case wUnder:
		return synoptic.LessTh, i + 1
	case wAt:
		if p.oneOf(i+1, wLeast) {
			return synoptic.AtLeast, i + 2
		}
		if p.oneOf(i+1, wMost) {
			return synoptic.AtMost, i + 2
		}
	case wNo, wNot:
		switch {
		case p.oneOf(i+1, wLess) && p.oneOf(i+2, wThan):
			return synoptic.AtLeast, i + 3
		case p.oneOf(i+1, wMore) && p.oneOf(i+2, wThan):
			return synoptic.AtMost, i + 3
		}
	case wUp:
		if p.oneOf(i+1, wTo) {
			return synoptic.AtMost, i + 2
		}
	case wAs:
		if p.oneOf(i+1, wMany) && p.oneOf(i+2, wAs) {
			return synoptic.AtMost, i + 3
		}
	case wJust: // just, well, slightly
		if b, j := p.justAt(i + 1); j > i+1 {
			return b, j
		}
	}
	return synoptic.Exactly, i
}

// justAt is the bound behind "just", "well" or "a little".
func (p *parser) justAt(j int) (synoptic.Bound, int) {
	switch {
	case p.oneOf(j, wOver):
		return synoptic.MoreTh, j + 1
	case p.oneOf(j, wMore) && p.oneOf(j+1, wThan):
		return synoptic.MoreTh, j + 2
	case p.oneOf(j, wUnder):
		return synoptic.Nearly, j + 1
	case p.oneOf(j, wLess) && p.oneOf(j+1, wThan):
		return synoptic.Nearly, j + 2
	case p.oneOf(j, wShort) && p.oneOf(j+1, wOf):
		return synoptic.Nearly, j + 2
	}
	return synoptic.Exactly, j
}

// after is the bound that words behind a number or unit set and where they end.
func (p *parser) after(i int, b synoptic.Bound) (synoptic.Bound, int) {
	switch {
	case p.oneOf(i, wOr) && p.oneOf(i+1, wSo):
		return synoptic.About, i + 2
	case p.oneOf(i, wOr) && p.oneOf(i+1, wMore) && !p.oneOf(i+2, wThan):
		return synoptic.AtLeast, i + 2
	case p.oneOf(i, wOr) && p.oneOf(i+1, wLess) && !p.oneOf(i+2, wThan):
		return synoptic.AtMost, i + 2
	case p.hard(i, '+') && !p.at(i+1).glued:
		return synoptic.AtLeast, i + 1
	case p.hard(i, '-') && p.oneOf(i+1, wPlus):
		return synoptic.AtLeast, i + 2
	case p.hard(i, '-') && p.oneOf(i+1, wOdd):
		return synoptic.About, i + 2
	}
	return b, i
}
