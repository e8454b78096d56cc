package synopsis

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// A Labelled story says which spans of two of its reports state the same fact,
// and which give two readings of one slot.
type Labelled struct {
	Name    string
	Reports []synoptic.Reported
	Facts   bool // the pair model is learnt from it too
	Same    func(a synoptic.ReportID, x synoptic.Span, b synoptic.ReportID, y synoptic.Span) bool
	// Differ lists the differences, by number, of which x and y are two readings.
	Differ func(a synoptic.ReportID, x synoptic.Span, b synoptic.ReportID, y synoptic.Span) []int
}

// A PairModel is what TrainPairs learns: log-odds in thousandths.
type PairModel struct {
	Bias    int
	Weights []int
	Pairs   int // pairs learnt from
	Same    int // of them stating one fact
}

// TrainPairs learns the logistic model of pairs from labelled stories by
// gradient descent with a quadratic penalty. Features that can only speak for
// a pair keep weights that are not negative.
func TrainPairs(stories []Labelled) PairModel {
	var xs []example
	for _, l := range stories {
		xs = append(xs, examples(l)...)
	}
	m := PairModel{Pairs: len(xs)}
	for _, x := range xs {
		if x.yes {
			m.Same++
		}
	}
	m.Weights, m.Bias = thousandths(descend(xs, pairSign))
	return m
}

func examples(l Labelled) []example {
	s := newStory(l.Reports)
	s.trace()
	s.pool()
	s.utter()
	s.makeUnits()
	var xs []example
	s.eachPair(func(a, b int) {
		u, v := &s.units[a], &s.units[b]
		f := s.features(u, v)
		xs = append(xs, example{unitScale(f[:]), l.Same(s.rs[u.r].Report.ID, u.span, s.rs[v.r].Report.ID, v.span)})
	})
	return xs
}

// pairSign keeps features that can only speak for a pair from speaking against
// it.
func pairSign(i int) int {
	switch i {
	case fConflict:
		return -1
	case fNegated, fTitle, fLength:
		return 0
	}
	return 1
}

// featureNames are the names of the features in the code, in order.
var featureNames = [nFeatures]string{"fContain", "fDice", "fCtxContain", "fCtxDice", "fShared", "fRare", "fPred", "fPredIn", "fAgent",
	"fPatient", "fCrossed", "fConflict", "fSlots", "fQuoted", "fSameWords", "fVoice", "fLead", "fTitle", "fNegated", "fLength", "fPeople", "fDate", "fNumber"}

// Source is the model as the Go file weight.go.
func (m PairModel) Source() []byte {
	return source("bias", "weights", "nFeatures", featureNames[:], fmt.Sprintf("// bias and weights are the logistic model that says whether two clauses state\n"+
		"// the same fact: log-odds in thousandths for a feature at its full value.\n"+
		"// Learnt from %d pairs of clauses of the development stories, %d of one fact.\n", m.Pairs, m.Same), m.Weights, m.Bias)
}

// A Held is how the pairs of one story are told by a model learnt without it,
// at the threshold that serves them best.
type Held struct {
	Name        string
	Pairs, Same int
	P, R, F1    float64
	Seen        float64 // F1 by a model that has seen the story too
}

// LeaveOneOut learns from all stories but one, for each in turn.
func LeaveOneOut(stories []Labelled) []Held {
	sets := make([][]example, len(stories))
	for i := range stories {
		sets[i] = examples(stories[i])
	}
	var out []Held
	var all []example
	for _, set := range sets {
		all = append(all, set...)
	}
	wAll, bAll := descend(all, pairSign)
	for i := range stories {
		var rest []example
		for k := range sets {
			if k != i {
				rest = append(rest, sets[k]...)
			}
		}
		w, b := descend(rest, pairSign)
		h := held(stories[i].Name, sets[i], w, b)
		h.Seen = held(stories[i].Name, sets[i], wAll, bAll).F1
		out = append(out, h)
	}
	return out
}

func held(name string, xs []example, w []float64, b float64) Held {
	type scored struct {
		z    float64
		same bool
	}
	h := Held{Name: name, Pairs: len(xs)}
	var ss []scored
	for _, x := range xs {
		ss = append(ss, scored{margin(x.f, w, b), x.yes})
		if x.yes {
			h.Same++
		}
	}
	slices.SortStableFunc(ss, func(x, y scored) int { return cmp.Compare(y.z, x.z) })
	right := 0
	for n, s := range ss {
		if s.same {
			right++
		}
		p, r := float64(right)/float64(n+1), float64(right)/float64(max(1, h.Same))
		if f := 2 * p * r / max(p+r, 1e-9); f > h.F1 {
			h.P, h.R, h.F1 = p, r, f
		}
	}
	return h
}
