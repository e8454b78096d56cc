package calendar

// A point is the normal form of one date as written: what the words say, not
// yet which days they denote.
type point struct {
	form    form
	unit    unit // of fUnit, fSpan and fBlock
	n       int  // number of units; years after year in fYear; holiday in fFeast; season, quarter
	base    base
	rel     rel // of fWeekday, fMonth, fSeason, fFeast, fQuarter without a year
	year    int // 0 = not given
	month   int
	day     int
	last    int // last day of "Feb. 3-5"; 0 = none
	weekday int // 1 Sunday – 7 Saturday; 0 = not given
	cut     cut // the part of the days that is meant
	cutN    int
}

type form uint8

const (
	fNone    form = iota
	fOpen         // found, but its words do not resolve
	fDay          // month and day, perhaps year
	fMonth        // month, perhaps year
	fYear         // year to year+n
	fQuarter      // quarter n
	fSeason       // season n
	fWeekday      // weekday
	fUnit         // the unit that is n units from the base
	fSpan         // n units up to (n<0) or from (n>0) the base
	fBlock        // the n whole units before (n<0) or after (n>0) the base's own
	fFeast        // holiday n
	fHere         // the day the text is at: a clock time alone
	fSame         // the base itself
	fAhead        // fUnit, unless the tense is past: "in two weeks"
)

// base is the day that a point counts from.
type base uint8

const (
	fromAnchor base = iota
	fromText        // the date mentioned last; else the anchor
	onlyText        // the date mentioned last; else it does not resolve
)

// rel is the word before a weekday, month, season or holiday.
type rel uint8

const (
	bare rel = iota // of a fUnit in weekends: "the weekend"
	theLast
	theNext
	this
)

// cut is the part of its days that a point is cut down to.
type cut uint8

const (
	whole      cut = iota
	cutEnd         // the last day; of decades the last year
	cutStart       // the first day
	cutHalf        // half cutN (1, 2)
	cutQuarter     // quarter cutN; -1 the last
	cutWeek        // days 7·cutN-6 to 7·cutN; -1 the last seven
	cutMonths      // the first cutN months; negative: the last
	cutMonth       // month cutN
	cutDay         // day cutN%dayCode of month cutN/dayCode
	cutSeason      // season cutN
	ownWeek        // the week it lies in
)

const dayCode = 100 // more than the days of a month

// isDayLevel tells whether the point names one day, to which a clock time can
// belong.
func (pt point) isDayLevel() bool {
	if pt.cut == cutDay {
		return true
	}
	switch pt.form {
	case fDay:
		return pt.last == 0
	case fWeekday, fSame:
		return true
	case fFeast:
		return true
	case fUnit:
		return pt.unit == day
	}
	return false
}
