package story

import (
	"cmp"
	"slices"
)

const (
	// most cuts the log-odds of a pair, in thousandths: one sure pair does not
	// outweigh all others.
	most = 6000
	// cohesion is how much of the lesser of their own mean bonds, per hundred,
	// the mean bond between two stories must reach so that they join, all taken
	// as if published on one day: two stories that are far more alike inside
	// than across stay two. cohesionKnown is that where the days of all are
	// known, and more is asked, cohesionApart, of stories of days apart: each
	// coherent, they are oftener the steps of one affair.
	// lone is what the mean bond gains where one side is a single report and a
	// day is not known.
	// Of 20 … 40, 20 … 40, 34 … 90 and 0 … 700, events held out
	// (synoptic-train stories): BCubed F1 on feed, its titles and the undated
	// set is .969, .955, .894 with 34, 34, 34, 0 and the weights of the time;
	// and .974, .964, .924 with these; with 90 for cohesionApart the main set
	// loses .008, with 25 for cohesionKnown the feed's titles .006.
	cohesion, cohesionKnown, cohesionApart, lone = 25, 34, 75, 300
	// few is how many reports of a story, the latest, are compared when it is
	// about to join another.
	few = 16
)

// An edge is a pair of reports that may be of one event.
type edge struct {
	a, b  int32 // a < b
	logit int32
}

// A bond is the log-odds that two reports are of one event, in thousandths;
// text as if both had been published on one day.
type bond struct{ logit, text int32 }

// A linker joins reports into stories. A story is named by its first report.
type linker struct {
	bond func(a, b int32) bond
	// apart tells of two lists whether one was published before the other, and
	// whether that is known.
	apart func(x, y []int32) (apart, known bool)
	seen  map[uint64]bond
	of    []int32   // by report: its story
	parts [][]int32 // by story: its reports, in order
	log   []joined  // what was joined, to be undone
	live  int32     // reports before this one are not compared any more
}

// A joined story was taken up by another.
type joined struct {
	into, from int32
	reports    []int32
}

func (l *linker) pair(a, b int32) bond {
	if a > b {
		a, b = b, a
	}
	k := uint64(a)<<32 | uint64(b)
	s, ok := l.seen[k]
	if !ok {
		s = l.bond(a, b)
		s.logit, s.text = max(-most, min(most, s.logit)), max(-most, min(most, s.text))
		l.seen[k] = s
	}
	return s
}

// latest are the last few reports of a story that are live, or the last one.
func (l *linker) latest(s int32) []int32 {
	x := l.parts[s]
	at, _ := slices.BinarySearch(x, l.live)
	x = x[min(at, len(x)-1):]
	return x[max(0, len(x)-few):]
}

// between is the mean bond between two stories.
func (l *linker) between(s, t int32) bond {
	x, y := l.latest(s), l.latest(t)
	var logit, text int64
	for _, a := range x {
		for _, b := range y {
			p := l.pair(a, b)
			logit += int64(p.logit)
			text += int64(p.text)
		}
	}
	n := int64(len(x) * len(y))
	return bond{int32(logit / n), int32(text / n)}
}

// within is the mean bond inside a story, by its text; 0 if it has one report.
func (l *linker) within(s int32) int32 {
	x := l.latest(s)
	if len(x) < 2 {
		return 0
	}
	sum, n := int64(0), int64(0)
	for i, a := range x {
		for _, b := range x[:i] {
			sum += int64(l.pair(a, b).text)
			n++
		}
	}
	return int32(sum / n)
}

// join merges stories along the edges, strongest first.
func (l *linker) join(edges []edge) {
	slices.SortFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.logit, x.logit), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	for _, e := range edges {
		s, t := l.of[e.a], l.of[e.b]
		if s == t {
			continue
		}
		if l.belong(s, t) {
			l.merge(min(s, t), max(s, t))
		}
	}
}

// belong tells whether two stories are one.
func (l *linker) belong(s, t int32) bool {
	b := l.between(s, t)
	apart, known := l.apart(l.latest(s), l.latest(t))
	if len(l.parts[s]) == 1 || len(l.parts[t]) == 1 {
		return b.logit >= 0 || !known && b.logit+lone >= 0
	}
	least := int32(cohesion)
	switch {
	case apart:
		least = cohesionApart
	case known:
		least = cohesionKnown
	}
	return b.logit >= 0 && b.text*100 >= least*min(l.within(s), l.within(t))
}

func (l *linker) merge(s, t int32) {
	l.log = append(l.log, joined{s, t, l.parts[t]})
	for _, r := range l.parts[t] {
		l.of[r] = s
	}
	l.parts[s] = append(slices.Clip(l.parts[s]), l.parts[t]...)
	slices.Sort(l.parts[s])
	l.parts[t] = nil
}

// undo parts what was joined since the log had length n.
func (l *linker) undo(n int) {
	for i := len(l.log) - 1; i >= n; i-- {
		j := l.log[i]
		for _, r := range j.reports {
			l.of[r] = j.from
		}
		l.parts[j.from] = j.reports
		l.parts[j.into] = slices.DeleteFunc(slices.Clone(l.parts[j.into]), func(r int32) bool { return l.of[r] == j.from })
	}
	l.log = l.log[:n]
}
