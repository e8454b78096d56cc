package synopsis

import (
	"slices"
	"time"

	"github.com/synoptic-news/synoptic"
)

// Time zones lie at most this far from UTC: a clock time of an unknown zone may
// be so much earlier or later, a day may begin so early and end so late.
const (
	zoneEast = 14 * 3600
	zoneWest = 12 * 3600
	oneDay   = 24 * 3600
)

// A stamp is when a text was as it is read: between two instants, both in
// seconds. known is false where the report does not say.
type stamp struct {
	lo, hi int64
	known  bool
}

// stampOf reads a report's time: not before it was published, not after it was
// last updated.
func stampOf(r *synoptic.Report) stamp {
	lo, hi, ok := instant(r.Published)
	if !ok {
		return stamp{}
	}
	if _, late, ok := instant(r.Updated); ok && late > hi {
		hi = late
	}
	return stamp{lo, hi, true}
}

// instant is the earliest and the latest instant that a time may mean: RFC 3339,
// or a day, or a day and clock time of an unknown zone.
func instant(s string) (lo, hi int64, ok bool) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.Unix(), t.Unix(), true
	}
	for _, layout := range [...]string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Unix() - zoneEast, t.Unix() + zoneWest, true
		}
	}
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return t.Unix() - zoneEast, t.Unix() + oneDay - 1 + zoneWest, true
	}
	return 0, 0, false
}

// stamps are the times of all reports, read once.
func (s *story) stamps() []stamp {
	if s.published == nil {
		s.published = make([]stamp, len(s.all))
		for r := range s.all {
			s.published[r] = stampOf(s.all[r].Report)
		}
	}
	return s.published
}

// before tells whether what report a says was surely said before report b was
// published. Two days of one zone or clock times of unknown zones that lie less
// than a day apart say nothing.
func (s *story) before(a, b int) bool {
	x, y := s.stamps()[a], s.stamps()[b]
	if !x.known || !y.known {
		return false
	}
	return x.hi < y.lo || wholeDay(s.rs[a].Report) && wholeDay(s.rs[b].Report) && s.rs[a].Report.Published < s.rs[b].Report.Published
}

// wholeDay tells whether a report states a day alone, and was not updated: of
// two such the calendar decides.
func wholeDay(r *synoptic.Report) bool {
	return len(r.Published) == len("2006-01-02") && r.Updated == ""
}

// first is the one of reports that was surely published before all others that
// state a time, -1 if that is not known of any, or if fewer than two state one.
func (s *story) first(reports []int) int {
	best, timed := -1, 0
	for _, r := range reports {
		if !s.stamps()[r].known {
			continue
		}
		timed++
		if best < 0 || s.stamps()[r].hi < s.stamps()[best].hi || s.stamps()[r].hi == s.stamps()[best].hi && s.before(r, best) {
			best = r
		}
	}
	if timed < 2 {
		return -1
	}
	for _, r := range reports {
		if r != best && s.stamps()[r].known && !s.before(best, r) {
			return -1
		}
	}
	return best
}

// firstID is the ID of the first of reports, nil if it is not known.
func (s *story) firstID(reports []int) *synoptic.ReportID {
	r := s.first(reports)
	if r < 0 {
		return nil
	}
	id := s.rs[r].Report.ID
	return &id
}

// risen tells whether readings, which rise, are carried by reports in the order
// of time: all that have a higher one were surely published after all that have
// a lower. Then the later may have brought the number up to date.
func (s *story) risen(rs []reading) bool {
	rs = slices.Clone(rs)
	slices.SortStableFunc(rs, func(x, y reading) int { return x.order - y.order })
	for i := range rs {
		for k := range i {
			if rs[k].order == rs[i].order {
				return false
			}
			for _, a := range rs[k].reports {
				for _, b := range rs[i].reports {
					if !s.before(a, b) {
						return false
					}
				}
			}
		}
	}
	return len(rs) > 1
}

// datedApart tells whether a report of one reading was surely published before
// one of another, so that the later may have updated the earlier.
func (s *story) datedApart(rs []reading) bool {
	for i := range rs {
		for k := range rs {
			if i == k {
				continue
			}
			for _, a := range rs[i].reports {
				for _, b := range rs[k].reports {
					if s.before(a, b) {
						return true
					}
				}
			}
		}
	}
	return false
}
