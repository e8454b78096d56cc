package synopsis

import (
	"slices"

	"github.com/synoptic-news/synoptic"
)

// A unit is a statement on its way to a claim: what the comparison needs of it.
type unit struct {
	r, st   int // report, index in its Statements
	span    synoptic.Span
	terms   []term // sorted, distinct
	context []term // of its sentence, and of the one before if it is short
	weight  int    // sum of the weights of terms
	ctxw    int    // of context
	pred    term
	agent   term // person or head stem; -1 if none
	patient term
	slots   int // bit set of the types of slot it fills
	title   bool
	lead    bool // in the first two sentences
	negated bool
	quoted  bool
	voice   int // person, -1 the outlet
	dates   []synoptic.Date
	numbers []amount
	said    []int // utterances of several reports that it holds or stands in
}

// An amount is a number with its unit: what two clauses that agree share. One
// that they do not share is no evidence against them.
type amount struct {
	value int64
	unit  string
}

// Bits of unit.slots.
const (
	slotDuration = 1 << iota
	slotCount
	slotMoney
	slotTime
	slotPlace
)

// makeUnits turns the statements of all reports into units, leaving out
// sentences that only repeat another report of the same origin.
func (s *story) makeUnits() {
	s.unitsFrom = make([]int, len(s.rs)+1)
	for r := range s.rs {
		s.unitsFrom[r] = len(s.units)
		a := s.rs[r].Analysis
		sent := make([][]term, len(a.Sentences))
		for k := range a.Sentences {
			sent[k] = s.sentenceTerms(r, k)
			if !s.copied[r][k] {
				s.terms.total++
				for _, t := range sent[k] {
					s.terms.df[t]++
				}
			}
		}
		for i := range a.Statements {
			st := &a.Statements[i]
			u := unit{r: r, st: i, span: st.Span, pred: -1, agent: -1, patient: -1, voice: -1}
			u.terms = s.wordTerms(r, st.Words)
			u.context = sent[st.Sentence]
			u.pred = s.terms.id(stem(st.Lemma))
			u.title = a.Sentences[st.Sentence].Title
			u.lead = st.Sentence <= 1
			u.negated, u.quoted = st.Negated, st.Quoted
			if st.Voice > 0 {
				u.voice = s.person[r][st.Voice-1]
			}
			s.fillSlots(&u, st)
			u.said = s.utterancesIn(r, u.span)
			s.units = append(s.units, u)
		}
	}
	s.unitsFrom[len(s.rs)] = len(s.units)
	s.terms.weigh()
	for i := range s.units {
		u := &s.units[i]
		for _, t := range u.terms {
			u.weight += s.terms.weight(t)
		}
		for _, t := range u.context {
			u.ctxw += s.terms.weight(t)
		}
	}
}

// wordTerms are the terms of words of report r: stems, and people in place of
// the words that name them.
func (s *story) wordTerms(r int, words []int) []term {
	var ts []term
	a := s.rs[r].Analysis
	for _, w := range words {
		if e := a.Words[w].Entity; e > 0 && s.person[r][e-1] >= 0 {
			ts = append(ts, s.personTerm(s.person[r][e-1]))
		}
		if t := s.terms.byWord[r][w]; t >= 0 {
			ts = append(ts, t)
		}
	}
	slices.Sort(ts)
	return slices.Compact(ts)
}

func (s *story) personTerm(p int) term {
	t := s.terms.id("@" + itoa(p))
	return t
}

func (s *story) sentenceTerms(r, k int) []term {
	sent := &s.rs[r].Analysis.Sentences[k]
	words := make([]int, 0, sent.Last-sent.First)
	for w := sent.First; w < sent.Last; w++ {
		words = append(words, w)
	}
	return s.wordTerms(r, words)
}

// fillSlots reads the unit's participants and the types of its quantities.
func (s *story) fillSlots(u *unit, st *synoptic.Statement) {
	a := s.rs[u.r].Analysis
	for _, arg := range st.Args {
		switch arg.Role {
		case synoptic.Agent:
			if u.agent < 0 {
				u.agent = s.argTerm(u.r, &arg)
			}
		case synoptic.Patient:
			if u.patient < 0 {
				u.patient = s.argTerm(u.r, &arg)
			}
		case synoptic.Place:
			u.slots |= slotPlace
		}
	}
	for _, q := range st.Quantities {
		if x := &a.Quantities[q]; x.Unit != "ordinal" && x.Value > 1000 {
			u.numbers = append(u.numbers, amount{x.Value, x.Unit})
		}
		switch a.Quantities[q].Unit {
		case "s":
			u.slots |= slotDuration
		case "":
			u.slots |= slotCount
		case "ordinal":
		default:
			u.slots |= slotMoney
		}
	}
	for _, t := range st.Times {
		u.slots |= slotTime
		if d := a.Times[t].Date; d.Known && d.Days() < 400 {
			u.dates = append(u.dates, d)
		}
	}
}

// argTerm is the person that an argument names, else the stem of its head.
func (s *story) argTerm(r int, arg *synoptic.Argument) term {
	if arg.Entity > 0 && s.person[r][arg.Entity-1] >= 0 {
		return s.personTerm(s.person[r][arg.Entity-1])
	}
	return s.terms.byWord[r][arg.Head]
}
