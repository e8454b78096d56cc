package synopsis

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/synoptic-news/synoptic"
)

// resolve is the date of a time expression of report r, and what it was
// resolved against. Analyses resolve against the report's own day; one whose
// report has none was resolved against the story's (see Anchor).
func (s *story) resolve(r int, t *synoptic.Time) (synoptic.Date, synoptic.Anchor) {
	return t.Date, t.Anchor
}

// events lists the time expressions that resolve to days, one entry for those
// of one claim and date.
func (s *story) events() {
	type key struct {
		date  string
		clock int
		claim int
		r, t  int // of a time that belongs to no claim
	}
	at := make(map[key]int)
	var clock []int // per entry as it was made: minutes after midnight + 1, 0 if none
	for r := range s.rs {
		a := s.rs[r].Analysis
		for t := range a.Times {
			x := &a.Times[t]
			if x.Kind != synoptic.TimeDate && x.Kind != synoptic.TimeClock {
				continue
			}
			d, anchor := s.resolve(r, x)
			if !d.Known {
				continue
			}
			st, claim := s.around(r, x.Span)
			k := key{date: d.String(), clock: x.Clock, claim: claim}
			if claim < 0 {
				k.r, k.t = r+1, t
			}
			m := synoptic.EventMention{Mention: s.mention(r, x.Span), Date: d.String(), Anchor: anchor}
			if i, ok := at[k]; ok {
				s.out.Timeline[i].Mentions = append(s.out.Timeline[i].Mentions, m)
				continue
			}
			at[k] = len(s.out.Timeline)
			clock = append(clock, x.Clock)
			s.out.Timeline = append(s.out.Timeline, synoptic.Event{ID: itoa(len(clock) - 1), Date: d.String(), What: st, Mentions: []synoptic.EventMention{m}})
		}
	}
	slices.SortStableFunc(s.out.Timeline, func(x, y synoptic.Event) int {
		dx, _ := synoptic.ParseDate(x.Date)
		dy, _ := synoptic.ParseDate(y.Date)
		cx, _ := strconv.Atoi(x.ID)
		cy, _ := strconv.Atoi(y.ID)
		return cmp.Or(cmp.Compare(dx.First, dy.First), cmp.Compare(dx.Last, dy.Last), cmp.Compare(clock[cx], clock[cy]), cmp.Compare(len(y.Mentions), len(x.Mentions)))
	})
	for i := range s.out.Timeline {
		s.out.Timeline[i].ID = "t" + itoa(i+1)
	}
	s.out.EventDate = s.eventDate()
}

// around gives the words of the smallest statement that holds the span, and
// the claim it belongs to, -1 if none.
func (s *story) around(r int, span synoptic.Span) (string, int) {
	if u := s.smallest(r, span); u >= 0 {
		return oneLine(s.cut(r, s.units[u].span)), s.claimOf[u]
	}
	for _, sent := range s.rs[r].Analysis.Sentences {
		if sent.Contains(span) {
			return oneLine(s.cut(r, sent.Span)), -1
		}
	}
	return oneLine(s.cut(r, span)), -1
}

// smallest is the smallest unit of report r that holds the span, -1 if none does.
func (s *story) smallest(r int, span synoptic.Span) int {
	best := -1
	for i := s.unitsFrom[r]; i < s.unitsFrom[r+1]; i++ {
		u := &s.units[i]
		if u.span.Contains(span) && (best < 0 || u.span.Len() < s.units[best].span.Len()) {
			best = i
		}
	}
	return best
}

// eventDate is the single day that most reports give in their openings, ties
// to the earlier one.
func (s *story) eventDate() string {
	votes := make(map[synoptic.Day]int)
	for r := range s.rs {
		a := s.rs[r].Analysis
		seen := make(map[synoptic.Day]bool)
		limit := len(s.rs[r].Report.Text)
		if len(a.Sentences) > 4 {
			limit = a.Sentences[4].End
		}
		for t := range a.Times {
			d, _ := s.resolve(r, &a.Times[t])
			if d.Known && d.First == d.Last && a.Times[t].Start < limit && !seen[d.First] {
				seen[d.First] = true
				votes[d.First]++
			}
		}
	}
	var best synoptic.Day
	n := 0
	for d, v := range votes {
		if v > n || v == n && d < best {
			best, n = d, v
		}
	}
	if n == 0 {
		if s.anchor.Known {
			return s.anchor.String()
		}
		return ""
	}
	return best.String()
}
