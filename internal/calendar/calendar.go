// Package calendar finds the time expressions of an English text as they are
// written ("Tuesday", "since 2005", "two weeks ago", "6 a.m. local time") and
// tells which days they denote. It has no language model.
//
// Start with [Find], then [Expr.Resolve] with what is known around the
// expression. Both keep no state, never fail and need time linear in the text.
//
// An expression carries the words that decide its date: "since 2005", "by
// Friday", "in two weeks", "more than two years ago", but neither "in" nor
// "on" before a day, month or year. It ends before a possessive 's.
//
// Conventions: a week is Monday to Sunday; spring March–May, summer
// June–August, autumn September–November, winter December–February of the
// next year; a weekday alone is the nearest before or on the anchor, after or
// on it in the future tense; "mid-January", "later this year" and "about 2012"
// are the whole month or year; a fiscal or school year is taken for the
// calendar year or years it names.
//
// Left out: languages other than English, moveable feasts but Easter, dates
// that need knowledge of the world ("two years after the war"), ages, names and
// titles with a time in them ("60 Minutes", "Sunday Adekunle").
package calendar

import "github.com/synoptic-news/synoptic"

// An Expr is one time expression, found but not yet resolved. Its span lies
// between whole words.
type Expr struct {
	synoptic.Span
	Kind  synoptic.TimeKind // TimeDate, TimeClock (a clock time or part of a day), TimeDuration or TimeSet
	Clock int               // minutes after midnight + 1; 0 if there is no clock time
	Zone  string            // as written ("UTC", "local time"); "" if not given
	wrap  wrap
	a, b  point // b only of a range
}

// A Context is what is known around an expression.
type Context struct {
	Anchor   synoptic.Date // the report's day; zero = unknown
	Past     bool          // the tense around it is past
	Future   bool          // the tense around it is future; with Past too, neither decides
	Previous synoptic.Date // the date the text gave last, for "the day before"; zero = none
}

// wrap says how the points of an expression make up its date.
type wrap uint8

const (
	plain  wrap = iota // a
	since              // from a to the anchor
	until              // a as a limit: "until August", "by Friday"
	record             // a, which is past: "the worst since 2005"
	span               // from a to b, both included
	never              // does not resolve
)

// Find gives all time expressions of text[in.Start:in.End], in order, none
// overlapping, each as long as it can be. A part of in outside text is passed
// over. Neighbouring words outside in are not looked at.
func Find(text string, in synoptic.Span) []Expr {
	p := parser{text: text, toks: scan(text, in)}
	var found []Expr
	for i := 0; i < len(p.toks); {
		e, end := p.match(i)
		if end <= i {
			i++
			continue
		}
		if e.Kind != "" {
			e.Span = synoptic.Span{Start: p.toks[i].start, End: p.toks[end-1].end}
			found = append(found, e)
		}
		i = end
	}
	return found
}

// match is the longest expression that begins at token i, the first of equals.
// An Expr without a kind is a trap: words to be passed over.
func (p *parser) match(i int) (Expr, int) {
	if !p.begins(i) {
		return Expr{}, 0
	}
	if end := p.trap(i); end > 0 {
		return Expr{}, end
	}
	best, bestEnd := p.wrapped(i)
	if e, end := p.moment(i); end > bestEnd {
		best, bestEnd = e, end
	}
	if e, end := p.set(i); end > bestEnd {
		best, bestEnd = e, end
	}
	if e, end := p.duration(i); end > bestEnd {
		best, bestEnd = e, end
	}
	return best, bestEnd
}

// begins tells whether an expression can begin at token i: most words cannot,
// and most that can need another word of the lexicon behind them.
func (p *parser) begins(i int) bool {
	t, next := &p.toks[i], p.at(i+1)
	switch t.class {
	case none, grouped:
		return t.kind == number
	case noun:
		return false
	case cardinal, ordinal:
		return next.kind == number || next.class != none || next.kind == mark && next.mark == '-'
	case function:
	default:
		return true
	}
	switch word(t.val) {
	case wNoon, wMidnight:
		return true
	case wOn, wOf, wTo, wFor, wDuring, wThrough, wInto, wAnd, wOr, wBefore, wAfter, wWithin, wThan, wLeast, wMost, wAgo,
		wNow, wIs, wHence, wPrior, wOther, wTimes, wTime, wDozen, wHundred, wOld, wAge, wLong, wClock, wLocal,
		wAM, wPM, wZone, wEra, wRush, wHis, wHer, wIts, wLasted, wFull, wThen, wComes, wOnly, wAttacks, wWho:
		return false
	}
	return next.kind == number || next.class != none || next.kind == mark && next.mark == '-'
}
