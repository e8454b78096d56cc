package synopsis

import (
	"slices"
	"strings"
)

// A timeForm says which part of a date an expression writes out.
type timeForm uint8

const (
	ownDay  timeForm = iota // a day, month or year of its own
	weekday                 // a weekday alone: which week it is in is inferred
	dayless                 // a clock time or part of a day: the day is inferred
)

// A timeBound says what an expression dates of what governs it.
type timeBound uint8

const (
	dates    timeBound = iota
	limits             // "by midnight": that it had happened, or not, until then
	compared           // "than a year earlier": what a figure is measured against
	owned              // "Sunday's derby": another event, by which this is told
)

// readForm fills in what the words of a moment and those around say of it.
func (s *story) readForm(m *moment) {
	smallest := -1
	for _, u := range m.units {
		if smallest < 0 || s.units[u].span.Len() < s.units[smallest].span.Len() {
			smallest = u
		}
	}
	m.negated = smallest >= 0 && s.units[smallest].negated
	text := s.rs[m.r].Report.Text
	words := strings.Fields(strings.ToLower(m.t.Cut(text)))
	day, other, counted := false, false, false
	var plain []string
	for _, w := range words {
		w = strings.Trim(w, ".,")
		counted = counted || countedFrom(w)
		if w != "the" && w != "in" && w != "on" {
			plain = append(plain, w)
		}
		switch {
		case isWeekday(w):
			day = true
		case partWord(w):
		case m.t.Zone != "" && strings.Contains(strings.ToLower(m.t.Zone), w):
		case w[0] >= '0' && w[0] <= '9' && m.t.Clock > 0:
		default:
			other = true
		}
	}
	switch {
	case other:
		m.form = ownDay
	case day:
		m.form = weekday
	default:
		m.form = dayless
	}
	if !counted {
		m.plain = strings.Join(plain, " ")
	}
	before := strings.Fields(strings.ToLower(text[max(0, m.t.Start-24):m.t.Start]))
	last := ""
	if len(before) > 0 {
		last = before[len(before)-1]
	}
	ago := slices.ContainsFunc(words, func(w string) bool {
		return w == "earlier" || w == "before" || w == "ago" || w == "previous" || w == "previously"
	})
	switch rest := text[m.t.End:]; {
	case last == "than", (last == "from" || last == "on" || last == "over") && ago, last == "year" && ago:
		m.bound = compared
	case last == "by" || len(words) > 0 && words[0] == "by":
		m.bound = limits
	case strings.HasPrefix(rest, "'s ") || strings.HasPrefix(rest, "’s "):
		m.bound = owned
		s.ownedBy(m)
	}
}

// ownedBy narrows what governs "Sunday's" in "after Sunday's derby" to the
// noun it belongs to.
func (s *story) ownedBy(m *moment) {
	words := s.rs[m.r].Analysis.Words
	at := lastWord(s.rs[m.r].Analysis, m.t.Span)
	if at < 0 || at >= len(words) || words[at].Head < 0 {
		return
	}
	m.owner, m.verb = s.wordTerms(m.r, []int{words[at].Head}), -1
	m.weight = s.sum(m.owner)
}

func isWeekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun":
		return true
	}
	return false
}

// countedFrom tells whether a word makes an expression count from the day of
// its report: the same words on another day are another time.
func countedFrom(w string) bool {
	switch w {
	case "last", "next", "this", "that", "past", "coming", "ago", "earlier", "later", "before", "after", "yesterday", "today", "tomorrow", "tonight", "now",
		"previous", "following", "same", "recent", "recently", "current", "currently":
		return true
	}
	return false
}

// partWord tells whether a word of a time expression names no day: "late",
// "in the afternoon", "10 a.m.".
func partWord(w string) bool {
	switch w {
	case "", "in", "the", "on", "at", "by", "of", "until", "till", "since", "from", "before", "after", "about", "around", "shortly", "just", "early",
		"late", "later", "mid", "mid-morning", "mid-afternoon", "midday", "noon", "midnight", "morning", "afternoon", "evening", "night", "nightfall", "dawn",
		"dusk", "hours", "during", "throughout", "a.m", "p.m", "am", "pm", "local", "time", "o'clock", "o’clock":
		return true
	}
	return false
}

// minutesApart is how many minutes two moments are apart, 0 if they may be one. The
// day of a clock time alone is inferred from its report's, and so is the week
// of a weekday alone and the year of a season: where one is inferred, only what
// is written counts.
func minutesApart(a, b *moment) int {
	n := apart(a.t, b.t)
	switch {
	case n == 0, a.plain != "" && a.plain == b.plain:
		return 0
	case a.form == dayless || b.form == dayless:
		if a.t.Clock == 0 || b.t.Clock == 0 {
			return 0
		}
		t := *b.t
		t.Date = a.t.Date
		if n, ok := clocksApart(a.t, &t); ok {
			return n
		}
		n := rounded(a.t.Clock - b.t.Clock)
		return rounded(min(n, 24*60-n)) // ten to midnight and ten past
	case a.form == weekday && b.form == weekday && n >= 1440:
		t := *b.t
		switch d := a.t.Date.First - t.Date.First; {
		case d > weekLength/2:
			t.Date.First, t.Date.Last = t.Date.First+weekLength, t.Date.Last+weekLength
		case d < -weekLength/2:
			t.Date.First, t.Date.Last = t.Date.First-weekLength, t.Date.Last-weekLength
		}
		if apart(a.t, &t) == 0 {
			return 0
		}
	}
	return n
}

const weekLength = 7 // days

// otherThing tells of two moments that do not meet that they date two things:
// a limit beside a day, what did not happen beside what did, a named event
// beside what followed it, what came about only after the other report, or the
// periods of two figures.
func (s *story) otherThing(a, b *moment) bool {
	return a.bound != b.bound || a.negated != b.negated || s.unheard(a, b) || s.unheard(b, a) || s.periods(a, b)
}

// periods tells of two moments that each is the stretch of time that a figure
// is given for: "1.4 million last year", "210,000 in August". Then the figures
// may be compared, by their scope, but the stretches say when of nothing.
func (s *story) periods(a, b *moment) bool {
	return a.t.Date.Days() != b.t.Date.Days() && a.t.Date.Days() > 1 && b.t.Date.Days() > 1 && s.ofFigure(a) && s.ofFigure(b)
}

// figureReach is how many bytes before a period its figure ends at most.
const figureReach = 24

// ofFigure tells whether a number stands right before a moment, in its sentence.
func (s *story) ofFigure(m *moment) bool {
	a := s.rs[m.r].Analysis
	for i := range a.Quantities {
		q := &a.Quantities[i]
		if q.Unit != "ordinal" && q.End <= m.t.Start && m.t.Start-q.End <= figureReach && q.Start >= a.Sentences[m.sent].Start {
			return true
		}
	}
	return false
}

// unheard tells whether moment b, which is past, lies after the day on which
// a's report, which looks back as well, was published: a cannot tell of it.
func (s *story) unheard(a, b *moment) bool {
	day := s.rs[a.r].Report.Day()
	return day.Known && !a.t.Future && a.t.Date.Last <= day.Last && b.t.Date.First > day.Last && !b.t.Future && s.wellAfter(b.r, a.r)
}

// halfDay is how many seconds later a report must be for its day to be another.
const halfDay = 12 * 60 * 60

// wellAfter tells whether report a was published a good while after report b,
// so that no time zone explains its later day.
func (s *story) wellAfter(a, b int) bool {
	return s.laterBy(a, b, halfDay)
}

// outrun tells whether one of two times that do not meet lies after the other
// report: what was ahead was put off, or what was counted went on.
func (s *story) outrun(a, b *moment) bool {
	p, q := s.rs[a.r].Report.Day(), s.rs[b.r].Report.Day()
	return p.Known && b.t.Date.First > p.Last && s.wellAfter(b.r, a.r) || q.Known && a.t.Date.First > q.Last && s.wellAfter(a.r, b.r)
}
