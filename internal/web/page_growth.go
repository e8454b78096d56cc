package web

import (
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

// A growthStep is what one report added to the story when it came.
type growthStep struct {
	Href, Outlet, Title, When string
	New, Carried, Alone       int // claims that no report before it in the list has, that one has; passages it alone has
	Differs                   []growthRef
	Copy                      string // whose text it is, if that was there before
	Revisions                 int
	Bars                      []growthBar
	Width                     int
}

type growthRef struct{ Href, Name, Kind string }

// A growthBar is a part of the drawing of a step.
type growthBar struct {
	Class string
	X, W  int
}

// growthWidth is the width of the longest drawing, in its own units.
const growthWidth = 320

// growth tells how the story grew: its reports by the time they state, those of
// no time last, and what each of them adds to those before it in the list.
func growth(s *synoptic.Synopsis, kept *store.Story) []growthStep {
	order := make([]int, len(s.Reports))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := instantOf(&s.Reports[a]), instantOf(&s.Reports[b])
		if x.IsZero() != y.IsZero() {
			return map[bool]int{true: 1, false: -1}[x.IsZero()]
		}
		return x.Compare(y)
	})
	rank := make(map[synoptic.ReportID]int)
	out := make([]growthStep, len(order))
	for n, i := range order {
		r := &s.Reports[i]
		rank[r.ID] = n
		out[n] = growthStep{Href: "#" + render.ReportAnchor(r.ID), Outlet: render.Clean(r.Outlet), Title: titleOf(r.Title), When: whenOf(r)}
		for _, m := range kept.Members {
			if m.ID == r.ID && m.Revisions > 1 {
				out[n].Revisions = m.Revisions
			}
		}
	}
	for _, o := range s.Origins {
		a, okA := rank[o.A]
		b, okB := rank[o.B]
		if o.Value != synoptic.SameOrigin || !okA || !okB {
			continue
		}
		if late := max(a, b); out[late].Copy == "" {
			out[late].Copy = out[min(a, b)].Outlet
		}
	}
	for _, c := range s.Claims {
		var in []int
		for _, m := range c.Mentions {
			if n, ok := rank[m.Report]; ok && !slices.Contains(in, n) {
				in = append(in, n)
			}
		}
		slices.Sort(in)
		for k, n := range in {
			if k == 0 {
				out[n].New++
			} else {
				out[n].Carried++
			}
		}
	}
	for _, o := range s.Only {
		if n, ok := rank[o.Report]; ok {
			out[n].Alone++
		}
	}
	for i, d := range s.Discrepancies {
		var first []int // of each reading
		for _, r := range d.Readings {
			least := -1
			for _, m := range r.Mentions {
				if n, ok := rank[m.Report]; ok && (least < 0 || n < least) {
					least = n
				}
			}
			if least >= 0 {
				first = append(first, least)
			}
		}
		slices.Sort(first)
		if len(first) > 1 { // it is there from the second reading on
			n := first[1]
			out[n].Differs = append(out[n].Differs, growthRef{"#d" + itoa(i+1), "≠" + itoa(i+1), "k-" + string(d.Kind)})
		}
	}
	most := 1
	for _, x := range out {
		most = max(most, x.New+x.Carried+x.Alone)
	}
	for i := range out {
		x := &out[i]
		for _, b := range []struct {
			class string
			n     int
		}{{"new", x.New}, {"carried", x.Carried}, {"alone", x.Alone}} {
			if w := b.n * growthWidth / most; w > 0 {
				x.Bars = append(x.Bars, growthBar{b.class, x.Width, w})
				x.Width += w
			}
		}
	}
	return out
}

// instantOf is when a report says it was published; zero if it does not.
func instantOf(r *synoptic.Report) time.Time {
	if t, err := time.Parse(time.RFC3339, r.Published); err == nil {
		return t
	}
	if d := r.Day(); d.Known {
		return d.First.Time()
	}
	return time.Time{}
}

// whenOf writes when a report was published: "Tue 3 Feb 2026, 18:20 +01:00".
func whenOf(r *synoptic.Report) string {
	if len(r.Published) < len(time.DateOnly) {
		return "no date"
	}
	out := shortDay(r.Published[:len(time.DateOnly)])
	if t, err := time.Parse(time.RFC3339, r.Published); err == nil {
		out += strings.Replace(t.Format(", 15:04 -07:00"), " +00:00", " UTC", 1)
	}
	return out
}
