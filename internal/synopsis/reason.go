package synopsis

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/measure"
)

// maxWeighed is how many numbers of one reading are looked at for why they may
// differ from another's: what most of many reports give, the first few tell.
const maxWeighed = 8

// whyNumbers weighs the difference between the readings, each with its numbers,
// and says why they may all hold.
func (s *story) whyNumbers(readings [][]*number) (weight int, maybe []string) {
	weight = 3
	for k, as := range readings {
		for _, bs := range readings[:k] {
			for _, a := range as[:min(len(as), maxWeighed)] {
				for _, b := range bs[:min(len(bs), maxWeighed)] {
					apart, why := s.whyNumber(a, b)
					if apart {
						weight = 8
					}
					if a.r != b.r { // a report that corrects itself excuses nobody
						maybe = append(maybe, why...)
					}
				}
			}
		}
	}
	return weight, maybe
}

// whyNumber tells whether two numbers of one thing exclude each other, and why
// both may hold nevertheless.
func (s *story) whyNumber(a, b *number) (apart bool, maybe []string) {
	how := measure.Compare(*a.x, *b.x)
	if how == measure.Disjoint && s.fraction(a, b) {
		how = measure.RoundsTo
	}
	switch how {
	case measure.Same:
		return false, nil
	case measure.RoundsTo:
		return false, []string{synoptic.MaybeRounding}
	case measure.Meets:
		maybe = hedges(a.x, b.x)
		if physical(a.x.Unit) && s.unitWord(a) != s.unitWord(b) {
			maybe = append(maybe, synoptic.MaybeUnit)
		}
		if s.grew(a, b) && s.recounted(a, b) {
			maybe = append(maybe, synoptic.MaybeUpdate)
		}
		return false, maybe
	}
	if s.otherScope(a, b) {
		maybe = append(maybe, synoptic.MaybeScope)
	}
	if s.grew(a, b) && (s.recounted(a, b) || s.tally(a, b)) {
		maybe = append(maybe, synoptic.MaybeUpdate)
	}
	return true, maybe
}

// hedges says by which words two numbers that meet do so.
func hedges(a, b *synoptic.Quantity) []string {
	var out []string
	for _, x := range []*synoptic.Quantity{a, b} {
		switch x.Bound {
		case synoptic.About:
			out = append(out, synoptic.MaybeRounding)
		case synoptic.Nearly:
			out = append(out, synoptic.MaybeRounding, synoptic.MaybeBound)
		case synoptic.MoreTh, synoptic.LessTh, synoptic.AtLeast, synoptic.AtMost:
			out = append(out, synoptic.MaybeBound)
		case synoptic.Range:
			out = append(out, synoptic.MaybePrecision)
		}
	}
	return out
}

// nearFraction is how far, in thousandths of a percent, a share may lie from a
// fraction in words that stands for it: 34 percent and a third.
const nearFraction = 3000

// fraction tells of two shares that one is a fraction in words which rounds the
// other.
func (s *story) fraction(a, b *number) bool {
	if a.x.Unit != "%" || s.figures(a) == s.figures(b) {
		return false
	}
	d := a.x.Value - b.x.Value
	return -nearFraction <= d && d <= nearFraction
}

// figures tells whether a number is written in figures, or in percent.
func (s *story) figures(n *number) bool {
	words := strings.ToLower(s.cut(n.r, n.x.Span))
	return strings.ContainsAny(words, "0123456789%") || strings.Contains(words, "per")
}

// leastGap is how much later a report is published that may tell of a later
// state of things.
const leastGap = 60 * 60 // seconds

// grew tells whether one report was published so much later than the other that
// a count may have gone on; a number that the earlier gives as the least falls
// no more.
func (s *story) grew(a, b *number) bool {
	if s.laterBy(a.r, b.r, leastGap) {
		a, b = b, a
	} else if !s.laterBy(b.r, a.r, leastGap) {
		return false
	}
	return a.x.Bound != synoptic.AtLeast && a.x.Bound != synoptic.MoreTh || b.x.Value >= a.x.Lo
}

// laterBy tells whether report a was surely published at least that many
// seconds after report b.
func (s *story) laterBy(a, b int, gap int64) bool {
	p, q := s.stamps()[a], s.stamps()[b]
	return p.known && q.known && p.lo-q.hi >= gap
}

// tally tells whether both numbers count what a newsroom counts again and
// again: people, households, burned land.
func (s *story) tally(a, b *number) bool {
	switch a.x.Unit {
	case "":
		return s.bothPeople(a, b) || tallied(a.x.Counted) && tallied(b.x.Counted)
	case "m²":
		return true
	}
	return false
}

func tallied(noun string) bool {
	switch noun {
	case "customer", "household", "home", "house", "building", "flat", "case", "vote", "seat", "arrest", "complaint", "body", "crew", "firefighter",
		"fisherman", "miner", "hostage", "migrant", "refugee", "climber", "guest", "tourist", "point", "goal", "flight", "vehicle", "car", "village":
		return true
	}
	return people(noun)
}

// recounted tells whether the words around either number say that it is one of a
// row: "so far", "has risen to 27", "by midnight".
func (s *story) recounted(a, b *number) bool {
	counts := a.x.Unit == "" || a.x.Unit == "%" || a.x.Unit == "m²"
	return s.keeps(a, counts) || s.keeps(b, counts)
}

// The words of a number that is not final yet, and those of one that changes:
// of a count they say the same, of a price or temperature only how it moved.
var (
	notFinal = []string{" so far", " latest ", " revised ", " updated ", " as of ", " ballots counted", " votes counted", " half-time", " halftime",
		" initially ", " first put ", " until now", " preliminary ", " provisional ", " at first "}
	moving = []string{" risen to ", " rose to ", " rises to ", " climbed to ", " climbs to ", " climbs ", " reaches ", " reached ", " grew to ", " grown to ",
		" fell to ", " fallen to ", " dropped to ", " now ", " still ", " remained ", " remain ", " more bodies", " another "}
)

// keeps tells it of one number, by its sentence.
func (s *story) keeps(n *number, counts bool) bool {
	sent := s.rs[n.r].Analysis.Sentences[n.sent]
	text := " " + strings.ToLower(s.cut(n.r, sent.Span)) + " "
	in := func(w string) bool { return strings.Contains(text, w) }
	return slices.ContainsFunc(notFinal, in) || counts && slices.ContainsFunc(moving, in) || s.byThen(n)
}

// byThen tells whether the sentence of a number gives the time by which it was
// reached: "had raised two million by noon".
func (s *story) byThen(n *number) bool {
	a := s.rs[n.r].Analysis
	sent := a.Sentences[n.sent].Span
	for i := range a.Times {
		t := &a.Times[i]
		if t.Start < sent.Start || t.End > sent.End || t.Future {
			continue
		}
		before := strings.ToLower(s.cut(n.r, synoptic.Span{Start: max(sent.Start, t.Start-len(" by ")), End: t.Start}))
		if strings.HasSuffix(before, "by ") || strings.HasPrefix(strings.ToLower(s.cut(n.r, t.Span)), "by ") {
			return true
		}
	}
	return false
}
