package synopsis

import (
	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/calendar"
)

// zoneAhead and zoneBehind are how many minutes a clock on Earth may be ahead
// of UTC, and behind it; zones half an hour off lie halfHours or more from it.
const zoneAhead, zoneBehind, halfHours = 14 * 60, 12 * 60, 3 * 60

// zonal tells whether some zone may be that many minutes ahead of UTC.
func zonal(n int) bool {
	return -zoneBehind <= n && n <= zoneAhead && (n%60 == 0 || n%30 == 0 && (n >= halfHours || n <= -halfHours))
}

// rounded is what two clock times n minutes apart are apart if people round.
func rounded(n int) int {
	if n < 0 {
		n = -n
	}
	if n <= sameClock {
		return 0
	}
	return n
}

// clocksApart compares two clock times whose zones are written otherwise, each
// on one day: by their instants where both zones are known, else whether some
// zone makes one instant of them. ok is false where that does not tell.
func clocksApart(a, b *synoptic.Time) (minutes int, ok bool) {
	if a.Clock == 0 || b.Clock == 0 || a.Zone == b.Zone || !a.Date.Known || !b.Date.Known || a.Date.Days() != 1 || b.Date.Days() != 1 {
		return 0, false
	}
	days := int(a.Date.First) - int(b.Date.First)
	if days < -2 || days > 2 {
		return 0, false
	}
	n := 1440*days + a.Clock - b.Clock // on the clocks as written
	lo, hi, known := calendar.Offsets(a.Zone, a.Date.First)
	from, to, sure := calendar.Offsets(b.Zone, b.Date.First)
	switch {
	case known && sure:
		best := 1440 * 3
		for x := lo; x <= hi; x += 60 {
			for y := from; y <= to; y += 60 {
				best = min(best, rounded(n-x+y))
			}
		}
		return best, true
	case sure: // n - offset of a + offset of b = 0
		return 0, zonal(n+from) || zonal(n+to)
	case known:
		return 0, zonal(lo-n) || zonal(hi-n)
	}
	return 0, false // "local time" and no word on it are one
}
