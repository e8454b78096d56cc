package story

import (
	"fmt"
	"slices"
)

// A Hand is what people decided about reports and stories. It goes before what
// is found, each time anew; reports are named by ID.
type Hand struct {
	Merge []Merge
	Split []Part
	Pin   []Pin
}

// A Merge says that reports, and the stories that hold them, are of one event.
type Merge struct {
	Reports []string
	Note    string
}

// A Part says that reports are of an event of their own: of those given, none
// stays with any other.
type Part struct {
	Reports []string
	Note    string
}

// A Pin says that a report is of the event that another one is of, wherever
// that one goes.
type Pin struct {
	Report string
	To     string
	Note   string
}

// A Conflict is a decision that could not be carried out, or that reports
// speak against. It was carried out as far as What does not say otherwise.
type Conflict struct {
	Reports []string
	What    string
}

// doubt is the chance, per thousand, from which reports that were parted by
// hand, and up to which ones that were put together, speak against it.
const doubtParted, doubtMerged = 990, 5

// Apply carries the decisions out: parts first, then pins, then merges, so that
// a later one goes before an earlier. Stories are lists of reports' IDs in
// order; order tells the order of the reports. sure is the chance per thousand
// that two reports are of one event.
func (h *Hand) Apply(stories [][]string, order func(a, b string) int, sure func(a, b string) int) ([][]string, []Conflict) {
	a := &applied{of: make(map[string]int), sure: sure, stories: make([][]string, len(stories))}
	for i, s := range stories {
		a.stories[i] = slices.Clone(s)
		for _, r := range s {
			a.of[r] = i
		}
	}
	for _, d := range h.Split {
		a.split(d)
	}
	for _, d := range h.Pin {
		a.pin(d)
	}
	for _, d := range h.Merge {
		a.merge(d, h.Split)
	}
	out := slices.DeleteFunc(a.stories, func(s []string) bool { return len(s) == 0 })
	for _, s := range out {
		slices.SortFunc(s, order)
	}
	slices.SortStableFunc(out, func(x, y []string) int { return order(x[0], y[0]) })
	return out, a.conflicts
}

// applied is a grouping while decisions are carried out.
type applied struct {
	stories   [][]string
	of        map[string]int // story by report
	sure      func(a, b string) int
	conflicts []Conflict
}

func (a *applied) conflict(reports []string, format string, args ...any) {
	a.conflicts = append(a.conflicts, Conflict{reports, fmt.Sprintf(format, args...)})
}

// here are those of the reports that there are; the others are named.
func (a *applied) here(what, note string, reports []string) []string {
	var out []string
	for _, r := range reports {
		if _, ok := a.of[r]; !ok {
			a.conflict([]string{r}, "%s: no report %q among these%s", what, r, noted(note))
		} else if !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

func noted(note string) string {
	if note == "" {
		return ""
	}
	return " (" + note + ")"
}

// move puts a report into a story.
func (a *applied) move(report string, to int) {
	from := a.of[report]
	if from == to {
		return
	}
	a.stories[from] = slices.DeleteFunc(a.stories[from], func(r string) bool { return r == report })
	a.stories[to] = append(a.stories[to], report)
	a.of[report] = to
}

func (a *applied) split(d Part) {
	reports := a.here("split", d.Note, d.Reports)
	if len(reports) == 0 {
		return
	}
	to := len(a.stories)
	a.stories = append(a.stories, nil)
	left := make(map[int]bool)
	for _, r := range reports {
		left[a.of[r]] = true
		a.move(r, to)
	}
	for from := range len(a.stories) {
		if !left[from] {
			continue
		}
		for _, r := range reports {
			for _, o := range a.stories[from] {
				if a.sure(r, o) >= doubtParted {
					a.conflict([]string{r, o}, "split: these two look like reports of one event%s", noted(d.Note))
					return
				}
			}
		}
	}
}

func (a *applied) pin(d Pin) {
	if reports := a.here("pin", d.Note, []string{d.Report, d.To}); len(reports) == 2 {
		a.move(d.Report, a.of[d.To])
		if a.sure(d.Report, d.To) <= doubtMerged {
			a.conflict(reports, "pin: these two look like reports of two events%s", noted(d.Note))
		}
	}
}

func (a *applied) merge(d Merge, splits []Part) {
	reports := a.here("merge", d.Note, d.Reports)
	for i, r := range reports {
		for _, o := range reports[:i] {
			for _, s := range splits {
				if slices.Contains(s.Reports, r) != slices.Contains(s.Reports, o) {
					a.conflict([]string{o, r}, "merge: a split parts these two; they are merged%s", noted(d.Note))
				}
			}
		}
	}
	for i, r := range reports {
		if i > 0 {
			for _, o := range slices.Clone(a.stories[a.of[r]]) {
				a.move(o, a.of[reports[0]])
			}
			if a.sure(reports[0], r) <= doubtMerged {
				a.conflict([]string{reports[0], r}, "merge: these two look like reports of two events%s", noted(d.Note))
			}
		}
	}
}
