// Package measure finds the quantities of an English text as they are written
// ("nearly two hours", "about $121 billion", "dozens of people") and turns
// them into intervals of a base unit that can be compared. It has no language
// model.
//
// Start with [Find], then [Compare]. Both keep no state and never fail; Find
// needs time linear in the text, and all arithmetic is in whole numbers that
// stop at the ends of int64.
//
// Lo, Hi and Value are thousandths of the base unit: "s", "m", "kg", "m²",
// "l", "m/s", "W", "Wh", "°C", "deg" (degrees of what is not said), "%", "pp"
// (percentage points), "magnitude", "year-old", "score", "ordinal", a currency
// by its ISO code, or "" for a count. A month is a twelfth and a year the mean
// of Gregorian years, so "24 months" are "two years". A ton is 1,000 kg
// whatever ton it is: American short tons come out a tenth too heavy. Pounds
// are money in millions and above, else weight. Pesos of no country have the
// unit "peso". A score "2-1" has the value 2001, an age in months is a
// fraction of a year, shares ("two-thirds", "one in five") are "%".
//
// Bounds: about n is [.9n, 1.1n], nearly n [.85n, n), more than n (n, 1.5n],
// less than n [⅔n, n), at least n [n, ∞), up to n [0, n]; words that leave the
// number open are a [synoptic.Range] (dozens [24, 99], several [3, 9]).
//
// Left out: numbers that are names ("Flight 370", "Covid-19", "the Five Eyes"),
// years, clock times, and "first" as an adverb ("finished first" is a place). What is counted is guessed from the words
// that follow; a stage with a tree knows better.
package measure

import (
	"slices"

	"github.com/synoptic-news/synoptic"
)

// Find gives the quantities of text[in.Start:in.End], in order, none
// overlapping. What lies in skip is passed over: dates and clock times, but
// not lengths of time. Word is left 0.
func Find(text string, in synoptic.Span, skip []synoptic.Span) []synoptic.Quantity {
	p := parser{text: text, toks: scan(text, in)}
	p.hide(skip)
	var found []synoptic.Quantity
	for i := 0; i < len(p.toks); {
		if !p.begins(i) {
			i++
			continue
		}
		r, end := p.quantity(i)
		if end <= i {
			i++
			continue
		}
		if !r.trap {
			found = append(found, p.finish(r, i, end))
		}
		i = end
	}
	return found
}

// hide makes barriers of the tokens that skip touches.
func (p *parser) hide(skip []synoptic.Span) {
	less := func(a, b synoptic.Span) int { return a.Start - b.Start }
	if !slices.IsSortedFunc(skip, less) {
		skip = slices.Clone(skip)
		slices.SortFunc(skip, less)
	}
	reach, k := 0, 0
	for i := range p.toks {
		t := &p.toks[i]
		for k < len(skip) && skip[k].Start < t.end {
			reach = max(reach, skip[k].End)
			k++
		}
		if t.start < reach {
			*t = token{start: t.start, end: t.end, kind: barrier}
		}
	}
}

// begins tells whether a quantity can begin at token i.
func (p *parser) begins(i int) bool {
	t := &p.toks[i]
	switch t.kind {
	case number:
		return true
	case mark:
		return t.class == currencySign || t.mark == '-' && p.at(i+1).kind == number || isFraction(t.mark)
	case letters:
		if p.hard(i+1, '$') || t.caps == titled && p.spelt(i) == "Rs" {
			return true
		}
		switch t.class {
		case function:
			return word(t.val) == wSecond
		case none, noun, month, nation, casualty, plural, multiplier:
			return false
		}
		return true
	}
	return false
}

// A reading is a quantity as written, before its bounds are worked out.
type reading struct {
	lo, hi  decimal // the number, or the ends of a range
	open    bool    // lo and hi are ends
	u       measure
	bound   synoptic.Bound
	first   int // token of the number's first word
	last    int // one past its last
	counted string
	plus    int64 // thousandths to add: the minutes of "an hour and 20 minutes"
	trap    bool  // no quantity: words to be passed over
}

// finish is the quantity of a reading that covers tokens i to end.
func (p *parser) finish(r reading, i, end int) synoptic.Quantity {
	q := synoptic.Quantity{
		Span:    synoptic.Span{Start: p.toks[i].start, End: p.toks[end-1].end},
		Number:  synoptic.Span{Start: p.toks[r.first].start, End: p.toks[r.last-1].end},
		Unit:    r.u.base,
		Bound:   r.bound,
		Counted: r.counted,
	}
	lo := add(r.u.milli(r.lo), r.plus)
	hi := lo
	if r.open {
		hi = add(r.u.milli(r.hi), r.plus)
	}
	q.Value = lo
	if r.open && q.Bound != synoptic.AtLeast && q.Bound != synoptic.AtMost && q.Bound != synoptic.MoreTh {
		q.Bound = synoptic.Range
	}
	q.Lo, q.Hi = interval(lo, hi, q.Bound)
	return q
}
