package calendar

import "github.com/synoptic-news/synoptic"

// isDay tells whether the month of the year has the day.
func isDay(y, m, d int) bool {
	return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= monthLength(y, m)
}

func monthLength(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// weekOf is Monday to Sunday around the day.
func weekOf(d synoptic.Day) synoptic.Date {
	monday := d - synoptic.Day((int(d.Weekday())+6)%7)
	return synoptic.Between(monday, monday+6)
}

// quarterOf is the n-th quarter of the year, 1 to 4.
func quarterOf(y, n int) synoptic.Date {
	return synoptic.Between(synoptic.DayOf(y, 3*n-2, 1), synoptic.DayOf(y, 3*n+1, 1)-1)
}

// seasonOf is the season that begins in the year: 0 spring (March) to 3 winter
// (December, up to the next February).
func seasonOf(y, n int) synoptic.Date {
	return synoptic.Between(synoptic.DayOf(y, 3+3*n, 1), synoptic.DayOf(y, 6+3*n, 1)-1)
}

// move is the day n units on; where the month is shorter, its last day.
func move(d synoptic.Day, u unit, n int) synoptic.Day {
	switch u {
	case hour:
		return d + synoptic.Day((n-sign(n))/24+sign(n))
	case day:
		return d + synoptic.Day(n)
	case week, weekend:
		return d + synoptic.Day(7*n)
	case fortnight:
		return d + synoptic.Day(14*n)
	case quarter:
		n *= 3
	case year, sports:
		n *= 12
	case decade:
		n *= 120
	case century:
		n *= 1200
	}
	y, m, dd := d.Civil()
	k := y*12 + m - 1 + n
	if k < 12 || k >= 10_000*12 {
		return outOfYears
	}
	y, m = k/12, k%12+1
	return synoptic.DayOf(y, m, min(dd, monthLength(y, m)))
}

// outOfYears is a day that no Date can write.
const outOfYears = synoptic.Day(-1 << 30)

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// unitAround is the whole unit that the day lies in.
func unitAround(d synoptic.Day, u unit) (synoptic.Date, bool) {
	if d < synoptic.DayOf(1, 1, 1) || d > synoptic.DayOf(9999, 12, 31) {
		return synoptic.Date{}, false
	}
	y, m, _ := d.Civil()
	switch u {
	case day:
		return synoptic.On(d), true
	case week:
		return weekOf(d), true
	case monthUnit:
		return synoptic.MonthOf(y, m), true
	case quarter:
		return quarterOf(y, (m+2)/3), true
	case year, sports:
		return synoptic.YearOf(y), true
	case decade:
		y -= y % 10
		return synoptic.Between(synoptic.DayOf(y, 1, 1), synoptic.DayOf(y+9, 12, 31)), y > 0
	case century:
		y -= (y - 1) % 100
		return synoptic.Between(synoptic.DayOf(y, 1, 1), synoptic.DayOf(y+99, 12, 31)), true
	}
	return synoptic.Date{}, false
}

// cutDown is the part of a date that a cut leaves.
func cutDown(d synoptic.Date, c cut, n int) (synoptic.Date, bool) {
	y, m, _ := d.First.Civil()
	oneYear := d == synoptic.YearOf(y)
	switch c {
	case cutEnd:
		if d.Days() > longestYear {
			ly, _, _ := d.Last.Civil()
			return synoptic.YearOf(ly), true
		}
		return synoptic.On(d.Last), true
	case cutStart:
		if d.Days() > longestYear {
			return synoptic.YearOf(y), true
		}
		return synoptic.On(d.First), true
	case cutHalf:
		if oneYear {
			return synoptic.Between(synoptic.DayOf(y, 6*n-5, 1), synoptic.DayOf(y, 6*n+1, 1)-1), true
		}
		half := synoptic.Day(d.Days() / 2)
		if n == 1 {
			return synoptic.Between(d.First, d.First+max(half, 1)-1), true
		}
		return synoptic.Between(d.First+half, d.Last), true
	case cutQuarter:
		if n < 0 {
			n = 4
		}
		return quarterOf(y, n), oneYear
	case cutWeek:
		if d != synoptic.MonthOf(y, m) {
			return d, false
		}
		first := d.First + synoptic.Day(7*n-7)
		if n < 0 {
			first = d.Last - 6
		}
		return synoptic.Between(first, min(first+6, d.Last)), first <= d.Last
	case cutMonths:
		if n < 0 {
			return synoptic.Between(synoptic.DayOf(y, 13+n, 1), d.Last), oneYear
		}
		return synoptic.Between(d.First, synoptic.DayOf(y, n+1, 1)-1), oneYear
	case cutMonth:
		return synoptic.MonthOf(y, n), oneYear
	case cutDay:
		month, day := n/dayCode, n%dayCode
		if !oneYear || !isDay(y, month, day) {
			return d, false
		}
		return synoptic.On(synoptic.DayOf(y, month, day)), true
	case cutSeason:
		return seasonOf(y, n), true
	case ownWeek:
		return weekOf(d.First), d.Days() == 1
	}
	return d, true
}

const longestYear = 366 // days
