package synopsis

import (
	"slices"

	"github.com/synoptic-news/synoptic"
)

// The features of a pair of units, each 0..255. They say how alike the two
// clauses, their sentences and their slots are; no value (number, date, name
// in conflict) counts against a pair, or differences would hide themselves.
const (
	fContain    = iota // shared weight / lighter clause
	fDice              // shared weight / both clauses
	fCtxContain        // the same of their sentences
	fCtxDice
	fShared    // number of shared terms, 32 each
	fRare      // weight of the rarest shared term
	fPred      // same predicate
	fPredIn    // one's predicate is a term of the other
	fAgent     // same agent
	fPatient   // same patient
	fCrossed   // one's agent is the other's patient
	fConflict  // both have agent and patient, and neither agrees
	fSlots     // types of slot both fill
	fQuoted    // both or neither in quotation marks
	fSameWords // parts of renderings of one utterance
	fVoice     // same voice
	fLead      // both in the opening
	fTitle     // one is a headline
	fNegated   // one is negated
	fLength    // shorter / longer
	fPeople    // shared people, 64 each
	fDate      // a date of both is the same
	fNumber    // a number of both is the same
	nFeatures
)

// features compares units a and b.
func (s *story) features(a, b *unit) (f [nFeatures]int) {
	shared, n, rare, people := 0, 0, 0, 0
	eachShared(a.terms, b.terms, func(t term) {
		w := s.terms.weight(t)
		shared += w
		n++
		rare = max(rare, w)
		if s.terms.names[t][0] == '@' {
			people++
		}
	})
	ctx := 0
	eachShared(a.context, b.context, func(t term) { ctx += s.terms.weight(t) })
	f[fContain] = ratio(shared, min(a.weight, b.weight))
	f[fDice] = ratio(2*shared, a.weight+b.weight)
	f[fCtxContain] = ratio(ctx, min(a.ctxw, b.ctxw))
	f[fCtxDice] = ratio(2*ctx, a.ctxw+b.ctxw)
	f[fShared] = min(255, 32*n)
	f[fRare] = min(255, rare)
	f[fPred] = on(a.pred == b.pred)
	f[fPredIn] = on(has(a.terms, b.pred) || has(b.terms, a.pred))
	f[fAgent] = on(a.agent >= 0 && a.agent == b.agent)
	f[fPatient] = on(a.patient >= 0 && a.patient == b.patient)
	f[fCrossed] = on(a.agent >= 0 && a.agent == b.patient || a.patient >= 0 && a.patient == b.agent)
	f[fConflict] = on(a.agent >= 0 && b.agent >= 0 && a.patient >= 0 && b.patient >= 0 && a.agent != b.agent && a.patient != b.patient)
	for bit := slotDuration; bit <= slotPlace; bit <<= 1 {
		if a.slots&b.slots&bit != 0 {
			f[fSlots] += 64
		}
	}
	f[fSlots] = min(255, f[fSlots])
	f[fQuoted] = on(a.quoted == b.quoted)
	f[fSameWords] = on(s.sameUtterance(a, b))
	f[fVoice] = on(a.voice == b.voice)
	f[fLead] = on(a.lead && b.lead)
	f[fTitle] = on(a.title || b.title)
	f[fNegated] = on(a.negated != b.negated)
	f[fLength] = ratio(min(len(a.terms), len(b.terms)), max(len(a.terms), len(b.terms)))
	f[fPeople] = min(255, 64*people)
	f[fDate] = on(slices.ContainsFunc(a.dates, func(d synoptic.Date) bool { return slices.Contains(b.dates, d) }))
	f[fNumber] = on(slices.ContainsFunc(a.numbers, func(n amount) bool { return slices.Contains(b.numbers, n) }))
	return f
}

// sameUtterance tells whether both units hold, or stand in, renderings of one
// utterance.
func (s *story) sameUtterance(a, b *unit) bool {
	for _, x := range a.said {
		if slices.Contains(b.said, x) {
			return true
		}
	}
	return false
}

// utterancesIn lists the utterances of several reports that a span of report r
// overlaps by half of the shorter of the two.
func (s *story) utterancesIn(r int, span synoptic.Span) []int {
	var out []int
	for i, q := range s.rs[r].Analysis.Quotes {
		if n := q.Words.Overlap(span); n == 0 || 2*n < min(q.Words.Len(), span.Len()) {
			continue
		}
		if u, ok := s.quoteOf[[2]int{r, i}]; ok && len(s.out.Quotes[u].Renderings) > 1 {
			out = append(out, u)
		}
	}
	return out
}

// eachShared calls f for every term in both sorted lists.
func eachShared(a, b []term, f func(term)) {
	i, k := 0, 0
	for i < len(a) && k < len(b) {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			f(a[i])
			i, k = i+1, k+1
		}
	}
}

func has(ts []term, t term) bool {
	_, ok := slices.BinarySearch(ts, t)
	return ok
}

func ratio(part, whole int) int {
	if whole <= 0 {
		return 0
	}
	return min(255, part*255/whole)
}

func on(b bool) int {
	if b {
		return 255
	}
	return 0
}

// A pairModel is the logistic model that says whether two clauses state the
// same fact, in thousandths.
type pairModel struct {
	bias    int
	weights [nFeatures]int
}

// logit is the pair's log-odds of stating the same fact.
func (m *pairModel) logit(f *[nFeatures]int) int {
	sum := m.bias
	for i, w := range m.weights {
		sum += w * f[i] / 255
	}
	return sum
}

// chance turns log-odds in thousandths into a probability in thousandths, by
// straight lines between whole points of the logistic function.
func chance(logit int) int {
	const top = 8
	points := [top + 1]int{500, 731, 881, 953, 982, 993, 998, 999, 1000}
	neg := logit < 0
	if neg {
		logit = -logit
	}
	p := 1000
	if k := logit / 1000; k < top {
		p = points[k] + (points[k+1]-points[k])*(logit%1000)/1000
	}
	if neg {
		return 1000 - p
	}
	return p
}
