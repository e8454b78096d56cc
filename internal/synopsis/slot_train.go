package synopsis

import (
	"fmt"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/measure"
)

// A SlotModel is what TrainSlots learns: log-odds in thousandths.
type SlotModel struct {
	Bias    int
	Weights []int
	Pairs   int // pairs of unequal values learnt from
	Slots   int // of them two readings of one slot
}

// TrainSlots learns, from labelled stories, the model that says whether two
// unequal values of two reports are readings of one slot.
func TrainSlots(stories []Labelled) SlotModel {
	var xs []example
	for i := range stories {
		xs = append(xs, slotExamples(&stories[i], pairModel{bias, weights})...)
	}
	return learnSlots(xs)
}

func learnSlots(xs []example) SlotModel {
	m := SlotModel{Pairs: len(xs)}
	for _, x := range xs {
		if x.yes {
			m.Slots++
		}
	}
	m.Weights, m.Bias = thousandths(descend(xs, slotSign))
	return m
}

// slotSign: being in one clause, under one verb or near can only speak for two
// values, the other's value elsewhere in a report only against.
func slotSign(i int) int {
	switch i {
	case vOwner, vOwnerIn, vNear, vChance, vClaim, vCounted, vClose, vEqual, vMeets, vToll:
		return 1
	case vGivenOne, vGivenBoth, vTolls:
		return -1
	}
	return 0
}

func slotExamples(l *Labelled, facts pairModel) []example {
	s := newStory(l.Reports)
	s.facts = facts
	s.trace()
	s.pool()
	s.utter()
	s.align()
	var xs []example
	differ := func(ra int, x synoptic.Span, rb int, y synoptic.Span) bool {
		return len(l.Differ(s.rs[ra].Report.ID, x, s.rs[rb].Report.ID, y)) > 0
	}
	ns := s.numbers()
	given := make(map[figure]bool, len(ns))
	for i := range ns {
		given[figure{ns[i].r, ns[i].x.Unit, ns[i].x.Value}] = true
	}
	for a := range ns {
		for b := range a {
			x, y := &ns[a], &ns[b]
			if x.r != y.r && x.x.Unit == y.x.Unit && measure.Compare(*x.x, *y.x) != measure.Same {
				f := s.numberFeatures(x, y, given)
				xs = append(xs, example{unitScale(f[:]), differ(x.r, x.x.Span, y.r, y.x.Span)})
			}
		}
	}
	ms := s.moments()
	dates := givenTimes(ms)
	for a := range ms {
		for b := range a {
			x, y := &ms[a], &ms[b]
			if x.r != y.r && apart(x.t, y.t) > 0 {
				f := s.timeFeatures(x, y, dates)
				xs = append(xs, example{unitScale(f[:]), differ(x.r, x.t.Span, y.r, y.t.Span)})
			}
		}
	}
	return xs
}

// Source is the model as the Go file slot_weight.go.
func (m SlotModel) Source() []byte {
	return source("slotBias", "slotWeights", "nValue", valueNames[:], fmt.Sprintf("// slotBias and slotWeights are the logistic model that says whether two unequal\n"+
		"// values fill one slot: log-odds in thousandths for a feature at its full value.\n"+
		"// Learnt from %d pairs of numbers or times of the development stories, the\n// stories in training/stories and the example, %d of one slot.\n", m.Pairs, m.Slots), m.Weights, m.Bias)
}

// valueNames are the names of the features in the code, in order.
var valueNames = [nValue]string{"vOwner", "vOwnerIn", "vNear", "vChance", "vClaim", "vCounted", "vPeople", "vVerb", "vVerbs", "vClose", "vEqual",
	"vMeets", "vGivenOne", "vGivenBoth", "vMoney", "vShare", "vAge", "vDuration", "vTime", "vTitle", "vVague", "vToll", "vTolls"}

// A HeldSlots counts the differences of one kind that a story is told to have
// by a model learnt without it.
type HeldSlots struct {
	Name            string
	Kind            synoptic.Kind
	Reported, Right int
	Lines           []string // what was reported
}

// LeaveOneOutSlots learns the slot model from all stories but one, for each in
// turn, and counts the differences reported with it.
func LeaveOneOutSlots(stories []Labelled) []HeldSlots {
	sets := make([][]example, len(stories))
	for i := range stories {
		sets[i] = slotExamples(&stories[i], pairModel{bias, weights})
	}
	var out []HeldSlots
	for i := range stories {
		var rest []example
		for k := range sets {
			if k != i {
				rest = append(rest, sets[k]...)
			}
		}
		m := learnSlots(rest)
		s := newStory(stories[i].Reports)
		s.slots.bias = m.Bias
		copy(s.slots.weights[:], m.Weights)
		s.reconcile()
		for _, kind := range []synoptic.Kind{synoptic.KindQuantity, synoptic.KindTime} {
			out = append(out, heldSlots(&stories[i], s, kind))
		}
	}
	return out
}

func heldSlots(l *Labelled, s *story, kind synoptic.Kind) HeldSlots {
	h := HeldSlots{Name: l.Name, Kind: kind}
	met := make(map[int]bool)
	for _, d := range s.out.Discrepancies {
		if d.Kind != kind {
			continue
		}
		h.Reported++
		mark := "wrong"
		for i, x := range d.Readings {
			for _, y := range d.Readings[:i] {
				for _, a := range x.Mentions {
					for _, b := range y.Mentions {
						for _, g := range l.Differ(a.Report, a.Span, b.Report, b.Span) {
							if mark = "right"; !met[g] {
								met[g] = true
								h.Right++
							}
						}
					}
				}
			}
		}
		line := mark + " " + string(kind) + " " + d.About + ":"
		for _, x := range d.Readings {
			line += " | " + x.Value
		}
		h.Lines = append(h.Lines, line)
	}
	return h
}

// HeldOut compares the reports of each of the first n stories with weights that
// were learnt from all others: what the weights gain on stories they have seen
// is not in it.
func HeldOut(stories []Labelled, n int) []*synoptic.Synopsis {
	pairs := make([][]example, len(stories))
	for i := range stories {
		pairs[i] = examples(stories[i])
	}
	out := make([]*synoptic.Synopsis, n)
	for i := range n {
		var facts pairModel
		var xs, ys []example
		for k := range stories {
			if k != i && stories[k].Facts {
				xs = append(xs, pairs[k]...)
			}
		}
		w, b := thousandths(descend(xs, pairSign))
		copy(facts.weights[:], w)
		facts.bias = b
		for k := range stories {
			if k != i {
				ys = append(ys, slotExamples(&stories[k], facts)...)
			}
		}
		m := learnSlots(ys)
		s := newStory(stories[i].Reports)
		s.facts, s.slots.bias = facts, m.Bias
		copy(s.slots.weights[:], m.Weights)
		out[i] = s.reconcile()
	}
	return out
}
