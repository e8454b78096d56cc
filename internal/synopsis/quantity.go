package synopsis

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/measure"
)

const (
	// minOwner is the least weight of the words around two numbers (what they
	// count, what they measure, the verb) that they must share to be taken for
	// one quantity.
	minOwner = 60
	// minNear is the least share of their sentences' weight, of 255, that two
	// such numbers have in common.
	minNear = 40
)

// A placed expression is a number or a time with the words that say what it
// measures or dates.
type placed struct {
	r      int
	span   synoptic.Span
	sent   int    // index of its sentence
	verb   term   // the predicate above it; -1 if there is none
	owner  []term // what governs it, sorted
	weight int    // the sum of their weights
	near   []term // the terms of its sentence, sorted
	nearW  int    // the sum of their weights
	units  []int  // the clauses that hold it
	claims []int  // and their claims
}

// place finds what governs the expression at span whose last word is at; sent
// is -1 where it stands in no sentence.
func (s *story) place(r int, span synoptic.Span, at int) placed {
	p := placed{r: r, span: span, sent: sentenceAt(s.rs[r].Analysis, span.Start)}
	if p.sent < 0 {
		return p
	}
	p.owner, p.verb = s.owner(r, span, at)
	p.near = s.sentenceTerms(r, p.sent)
	p.weight, p.nearW = s.sum(p.owner), s.sum(p.near)
	for i := range s.units {
		if s.units[i].r != r || !s.units[i].span.Contains(span) {
			continue
		}
		p.units = append(p.units, i)
		if s.claimOf[i] >= 0 {
			p.claims = append(p.claims, s.claimOf[i])
		}
	}
	return p
}

// A number is one quantity where it stands.
type number struct {
	placed
	x       *synoptic.Quantity
	counted term
}

// quantities pairs the numbers of different reports that measure the same
// thing and reports those whose values differ.
func (s *story) quantities() {
	ns := s.numbers()
	given := make(map[figure]bool, len(ns))
	for i := range ns {
		given[figure{ns[i].r, ns[i].x.Unit, ns[i].x.Value}] = true
	}
	score := func(i, k int) int {
		a, b := &ns[i], &ns[k]
		if a.x.Unit != b.x.Unit {
			return 0
		}
		if measure.Compare(*a.x, *b.x) == measure.Same {
			if v := s.sameMeasure(a, b); v > 0 {
				return equalFirst + v
			}
			return 0
		}
		f := s.numberFeatures(a, b, given)
		return slotScore(s.slots.logit(&f), slotSure)
	}
	apart := func(as, bs []int) bool { return clash(ns, as, bs) }
	for _, is := range s.link(len(ns), func(i int) int { return ns[i].r }, score, apart) {
		s.quantity(ns, is)
	}
}

// clash tells whether one report gives different numbers in the two groups:
// then they do not measure the same thing.
func clash(ns []number, as, bs []int) bool {
	for _, a := range as {
		for _, b := range bs {
			if ns[a].r == ns[b].r && measure.Compare(*ns[a].x, *ns[b].x) == measure.Disjoint {
				return true
			}
		}
	}
	return false
}

// numbers lists the quantities that may be compared.
func (s *story) numbers() []number {
	var ns []number
	for r := range s.rs {
		a, given := s.rs[r].Analysis, 0
		for q := range a.Quantities {
			x := &a.Quantities[q]
			if x.Unit == "ordinal" || x.Word >= len(a.Words) {
				continue
			}
			n := number{placed: s.place(r, x.Span, x.Word), x: x, counted: -1}
			if n.sent < 0 {
				continue
			}
			if x.Counted != "" {
				n.counted = s.terms.id(stem(x.Counted))
			}
			ns = append(ns, n)
			if given++; given == maxCompared(len(s.rs)) {
				break
			}
		}
	}
	return ns
}

func sentenceAt(a *synoptic.Analysis, at int) int {
	k, found := slices.BinarySearchFunc(a.Sentences, at, func(x synoptic.Sentence, at int) int { return cmp.Compare(x.Start, at) })
	if !found {
		k--
	}
	if k < 0 || a.Sentences[k].End <= at {
		return -1
	}
	return k
}

// owner lists the terms that govern a number or a time whose last word is at:
// the nouns and the verb above it in the tree, with their subjects and objects.
func (s *story) owner(r int, x synoptic.Span, at int) (owner []term, verb term) {
	verb = -1
	words := s.rs[r].Analysis.Words
	var ws []int
	for n := 0; at >= 0 && n < 5; n++ {
		if !x.Contains(words[at].Span) {
			ws = append(ws, at)
		}
		if words[at].Tag == "VERB" {
			verb = s.terms.byWord[r][at]
			if h := words[at].Head; h >= 0 && strings.HasPrefix(words[at].Rel, "acl") {
				ws = append(ws, h) // "a meeting that lasted two hours"
			}
			for k := max(0, at-12); k < min(len(words), at+12); k++ {
				if words[k].Head == at {
					switch words[k].Rel {
					case "nsubj", "nsubj:pass", "obj", "obl":
						ws = append(ws, k)
					}
				}
			}
			break
		}
		at = words[at].Head
	}
	return s.wordTerms(r, ws), verb
}

// sameMeasure says how surely two numbers measure the same thing; 0 not at all.
func (s *story) sameMeasure(a, b *number) int {
	if a.x.Unit == "" && a.counted != b.counted && !s.bothPeople(a, b) {
		return 0
	}
	if a.x.Unit == "" && (a.counted < 0 || b.counted < 0) && (a.verb < 0 || a.verb != b.verb) {
		return 0 // "34 were injured": the verb alone says what is counted
	}
	shared := 0
	eachShared(a.owner, b.owner, func(t term) {
		if t != a.counted {
			shared += s.terms.weight(t)
		}
	})
	claim := slices.ContainsFunc(a.claims, func(c int) bool { return slices.Contains(b.claims, c) })
	near := s.near(&a.placed, &b.placed)
	if a.x.Unit == "year-old" && shared < minOwner {
		return 0 // the ages of two people
	}
	if !claim && (shared < minOwner || near < minNear) {
		return 0
	}
	v := shared + 2*near
	if claim {
		v += 200
	}
	if a.x.Unit == "" && a.counted == b.counted {
		v += 50
	}
	switch {
	case a.verb >= 0 && a.verb == b.verb:
		v += 100
	case a.verb >= 0 && b.verb >= 0 && a.x.Unit == "":
		v /= 2 // so many died, so many were hurt
	}
	return v
}

// bothPeople tells whether both numbers count people, whatever they are called.
// A bare number as the subject of a verb counts people more often than not.
func (s *story) bothPeople(a, b *number) bool {
	return (people(a.x.Counted) || a.counted < 0) && (people(b.x.Counted) || b.counted < 0)
}

func people(noun string) bool {
	switch noun {
	case "person", "people", "man", "woman", "child", "passenger", "victim", "civilian", "sailor", "soldier", "officer", "worker",
		"resident", "student", "patient", "dead", "injured", "wounded", "other", "casualty", "survivor", "protester", "fan", "death", "injury":
		return true
	}
	return false
}

// quantity reports the readings of one group of numbers, if they differ.
func (s *story) quantity(ns []number, group []int) {
	var rs []reading
	var xs []*synoptic.Quantity
	for _, i := range group {
		n := &ns[i]
		at := len(rs)
		for k := range xs {
			if measure.Compare(*xs[k], *n.x) == measure.Same || converted(xs[k], n.x) {
				at = k
				break
			}
		}
		if at == len(rs) {
			lo, hi := n.x.Lo, n.x.Hi
			xs = append(xs, n.x)
			rs = append(rs, reading{value: s.cut(n.r, n.x.Span),
				normal: synoptic.Normal{Lo: &lo, Hi: &hi, Unit: n.x.Unit, Bound: n.x.Bound}, order: int(min(n.x.Value, 1<<60))})
		}
		rs[at].mentions = append(rs[at].mentions, s.mention(n.r, n.x.Span))
		if !slices.Contains(rs[at].reports, n.r) {
			rs[at].reports = append(rs[at].reports, n.r)
		}
	}
	if len(rs) < 2 || reportsIn(rs) < 2 {
		return
	}
	d := synoptic.Discrepancy{Kind: synoptic.KindQuantity, Slot: s.slotName(&ns[group[0]]), About: s.aboutNumber(&ns[group[0]]),
		Rule: "numbers that measure the same thing", Weight: 3}
	for a := range xs {
		for b := a + 1; b < len(xs); b++ {
			switch measure.Compare(*xs[a], *xs[b]) {
			case measure.Disjoint:
				d.Weight = 8
			case measure.RoundsTo:
				d.Maybe = append(d.Maybe, synoptic.MaybeRounding)
			case measure.Meets:
				d.Maybe = append(d.Maybe, synoptic.MaybeBound)
			}
		}
	}
	if d.Weight == 8 && s.datedApart(rs) {
		d.Maybe = append(d.Maybe, synoptic.MaybeUpdate)
	}
	d.Of = synoptic.Of{Claim: s.out.Claims[s.claimAbout(ns, group)].ID}
	s.add(d, rs)
}

// converted tells whether two measures are one, written in other units and
// rounded: 25 miles and 40 km.
func converted(a, b *synoptic.Quantity) bool {
	switch a.Unit {
	case "m", "m2", "kg", "l", "°C", "m/s", "km/h", "m³", "m²":
	default:
		return false
	}
	lo, hi := min(a.Value, b.Value), max(a.Value, b.Value)
	return a.Bound == b.Bound && lo > 0 && (hi-lo) <= hi/25
}

// datedApart tells whether the readings' reports were published at different times,
// so that the later may have updated the earlier.
func (s *story) datedApart(rs []reading) bool {
	var first []string
	for _, x := range rs {
		for _, r := range x.reports {
			if p := s.rs[r].Report.Published; p != "" && !slices.Contains(first, p) {
				first = append(first, p)
			}
		}
	}
	return len(first) > 1
}

func (s *story) slotName(n *number) string {
	switch n.x.Unit {
	case "":
		if n.x.Counted != "" {
			return n.x.Counted
		}
		return "number"
	case "s":
		return "duration"
	case "m":
		return "distance"
	case "m2":
		return "area"
	case "kg":
		return "weight"
	case "year-old":
		return "age"
	case "%", "pp":
		return "share"
	case "score":
		return "score"
	case "°C":
		return "temperature"
	case "km/h":
		return "speed"
	}
	if len(n.x.Unit) == 3 && n.x.Unit == strings.ToUpper(n.x.Unit) {
		return "amount of money"
	}
	return n.x.Unit
}

// aboutNumber is the smallest statement that holds the number.
func (s *story) aboutNumber(n *number) string {
	words, _ := s.around(n.r, n.x.Span)
	return words
}
