package render

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A timeline is the story's dated events: a drawing in two widths, and the
// list that says the same.
type timeline struct {
	Events int
	Days   []timelineDay
	Wide   *drawing
	Narrow *drawing
}

// A timelineDay is one date with all events that have it.
type timelineDay struct {
	ID, Date, ISO string
	N             int // its number in the drawing
	Main          bool
	Events        []timelineEvent
	date          synoptic.Date
}

type timelineEvent struct {
	ID, What string
	Clock    *timelineTime  // its time as the words of What have it, or nil
	Times    []timelineTime // as other reports write it
}

// A timelineTime is one way to write an event's time, and who writes it so.
type timelineTime struct {
	Words, Lang string
	Date        string // where it is another than the event's
	Cites       []cite
}

// Widths of the drawing in its own units, which are pixels where the page is
// as wide: a desk and a phone.
const (
	wideDrawing   = 700
	narrowDrawing = 340
)

func (b *builder) timelinePage() *timeline {
	t := &timeline{}
	main, _ := synoptic.ParseDate(b.EventDate)
	for _, e := range b.timeline() {
		t.Events++
		d, err := synoptic.ParseDate(e.item.Date)
		k := len(t.Days) - 1
		if k < 0 || t.Days[k].date != d || err != nil {
			day := timelineDay{N: k + 2, Date: longDate(e.item.Date), date: d, Main: err == nil && d == main}
			day.ID = b.prefix + "day" + itoa(day.N)
			if err == nil && !strings.Contains(d.String(), "/") {
				day.ISO = d.String()
			}
			t.Days = append(t.Days, day)
			k++
		}
		x := timelineEvent{ID: b.prefix + "t" + itoa(e.n), What: b.what(e.item)}
		for i, d := range b.datings(e.item) {
			w := timelineTime{Words: d.words}
			if d.date != "" {
				w.Date = longDate(d.date)
			}
			for _, m := range b.inOrder(d.mentions) {
				w.Cites = append(w.Cites, b.cite(m, "t", e.n))
			}
			w.Lang = w.Cites[0].Lang
			if i == 0 {
				x.Clock = &w
			} else {
				x.Times = append(x.Times, w)
			}
		}
		t.Days[k].Events = append(t.Days[k].Events, x)
	}
	t.Wide = draw(t.Days, b.prefix+"wide", wideDrawing)
	t.Narrow = draw(t.Days, b.prefix+"narrow", narrowDrawing)
	return t
}

// A drawing is a line of time with a mark for each date.
type drawing struct {
	ID            string
	Width, Height int
	Axis          int // height of the line
	Gaps          []gap
	Marks         []mark
	Ticks         []tick
	Text          string // what it shows, in words
	Dashed        bool   // some of its gaps are
}

// A gap is a piece of the line between two days.
type gap struct {
	X1, X2 int
	Long   bool // more than a week: drawn dashed, and shorter than it is
}

type mark struct {
	X, Y, W int // W is 0 for a day, else the width of an interval's bar
	Mid     int
	N       int
	Href    string
	Title   string
	Main    bool
}

// Foot is where the mark's stem meets the line of time.
func (m mark) Foot() int {
	if m.W > 0 {
		return m.X + 1
	}
	return m.X
}

// Top is the upper edge of an interval's bar, Base the line its number stands on.
func (m mark) Top() int  { return m.Y - 10 }
func (m mark) Base() int { return m.Y + 4 }

type tick struct {
	X, Y  int
	Label string
}

// Sizes in the drawing's units.
const (
	markRadius = 11
	laneHeight = 28
	drawMargin = 16
	tickRow    = 15
	tickLetter = 6 // width of a letter of a tick's label
)

// draw places dates on a line. Long gaps are drawn short, growing with the
// number of binary digits of their length, so that a story of two days with one
// look back at 1961 can be read. Marks that would touch go to lanes above one another.
func draw(days []timelineDay, id string, width int) *drawing {
	d := &drawing{ID: id, Width: width}
	at, gaps := positions(days, width)
	if len(at) == 0 {
		return nil
	}
	d.Gaps = gaps
	for _, g := range gaps {
		d.Dashed = d.Dashed || g.Long
	}
	var lanes []int // the x at which each lane is free again
	place := func(x1, x2 int) int {
		for i := range lanes {
			if lanes[i] <= x1 {
				lanes[i] = x2 + 4
				return i
			}
		}
		lanes = append(lanes, x2+4)
		return len(lanes) - 1
	}
	var words []string
	for _, day := range days {
		if day.date.IsZero() {
			continue
		}
		m := mark{N: day.N, Href: "#" + day.ID, Main: day.Main, Title: day.Date + ": " + dayWords(day)}
		x1, x2 := at[day.date.First], at[day.date.Last]
		if m.X = x1; x2 > x1 {
			m.W = max(x2-x1, 2*markRadius)
			m.X = min(x1, width-drawMargin-m.W)
			m.Mid = m.X + m.W/2
			m.Y = -place(m.X, m.X+m.W)
		} else {
			m.Mid = m.X
			m.Y = -place(m.X-markRadius, m.X+markRadius)
		}
		d.Marks = append(d.Marks, m)
		words = append(words, m.Title)
	}
	d.Text = strings.Join(words, ". ") + "."
	d.Axis = drawMargin + len(lanes)*laneHeight
	for i := range d.Marks {
		d.Marks[i].Y = d.Axis - laneHeight/2 - 6 + d.Marks[i].Y*laneHeight
	}
	rows := d.label(days, at)
	d.Height = d.Axis + 10 + rows*tickRow + 6
	return d
}

// dayWords says what happened at a date, shortly.
func dayWords(day timelineDay) string {
	var out []string
	for _, e := range day.Events {
		out = append(out, clip(e.What, 80))
	}
	return strings.Join(out, "; ")
}

// positions gives every first and last day of the dates its place on the line,
// and the gaps between them.
func positions(days []timelineDay, width int) (map[synoptic.Day]int, []gap) {
	var all []synoptic.Day
	for _, d := range days {
		if !d.date.IsZero() {
			all = append(all, d.date.First, d.date.Last)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) == 0 {
		return nil, nil
	}
	total := 0
	steps := make([]int, len(all))
	for i := 1; i < len(all); i++ {
		n := int(all[i] - all[i-1])
		if steps[i] = 30 * n; n > 1 {
			steps[i] = 30 + 5*n
		}
		if n > 7 {
			steps[i] = 66 + 3*bits.Len(uint(n-7))
		}
		total += steps[i]
	}
	at := make(map[synoptic.Day]int, len(all))
	inner := width - 2*(drawMargin+markRadius)
	if total == 0 {
		at[all[0]] = width / 2
		return at, []gap{{X1: drawMargin, X2: width - drawMargin}}
	}
	gaps := []gap{{X1: drawMargin / 2, X2: drawMargin + markRadius}}
	sum, last := 0, 0
	for i, day := range all {
		sum += steps[i]
		x := drawMargin + markRadius + sum*inner/total
		at[day] = x
		if i > 0 {
			gaps = append(gaps, gap{last, x, all[i]-all[i-1] > 7})
		}
		last = x
	}
	return at, append(gaps, gap{X1: last, X2: width - drawMargin/2})
}

// label writes dates under the line where there is room, in two rows at most,
// the main day first. It gives the number of rows.
func (d *drawing) label(days []timelineDay, at map[synoptic.Day]int) int {
	type taken struct{ x1, x2 int }
	var rows [2][]taken
	done := make(map[string]bool)
	put := func(day timelineDay) {
		text := tickLabel(day.date)
		if done[text] {
			return
		}
		done[text] = true
		half := len(text)*tickLetter/2 + 4
		x := at[day.date.First]
		if len(text) < len("2 Jan 2006") {
			x = (x + at[day.date.Last]) / 2 // a month or year stands under its bar
		}
		x = min(max(x, half), d.Width-half)
		for r := range rows {
			free := true
			for _, t := range rows[r] {
				free = free && (x+half <= t.x1 || x-half >= t.x2)
			}
			if free {
				rows[r] = append(rows[r], taken{x - half, x + half})
				d.Ticks = append(d.Ticks, tick{X: x, Y: d.Axis + 20 + r*tickRow, Label: text})
				return
			}
		}
	}
	for _, main := range []bool{true, false} {
		for _, day := range days {
			if !day.date.IsZero() && day.Main == main {
				put(day)
			}
		}
	}
	if len(rows[1]) > 0 {
		return 2
	}
	return 1
}

// tickLabel is the first day of a date, as far as the date is exact.
func tickLabel(d synoptic.Date) string {
	switch s := d.String(); {
	case len(s) == len("2006"):
		return s
	case len(s) == len("2006-01"):
		return d.First.Time().Format("Jan 2006")
	}
	return d.First.Time().Format("2 Jan 2006")
}
