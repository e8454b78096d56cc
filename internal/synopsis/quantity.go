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
	// slotLone is the log-odds, in thousandths, from which on two close numbers
	// are compared that have no rival by loneMargin, loneClose how close they
	// are at least, in 255ths.
	slotLone, loneMargin, loneClose = -2000, 500, 200
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
	for i := s.unitsFrom[r]; i < s.unitsFrom[r+1]; i++ {
		if !s.units[i].span.Contains(span) {
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
	toll    toll
	aged    int // person whose age it is, -1 if none
}

// numbers lists the quantities that may be compared.
func (s *story) numbers() []number {
	var ns []number
	for r := range s.rs {
		a, given := s.rs[r].Analysis, 0
		for q := range a.Quantities {
			x := &a.Quantities[q]
			if x.Unit == "ordinal" || x.Word >= len(a.Words) || x.Unit == "" && x.Counted == "" && partOfName(a.Words, x.Word) {
				continue
			}
			n := number{placed: s.place(r, x.Span, x.Word), x: x, counted: -1}
			if n.sent < 0 {
				continue
			}
			if x.Counted != "" {
				n.counted = s.terms.id(stem(x.Counted))
			}
			n.toll, n.aged = s.tollOf(&n), s.aged(&n)
			ns = append(ns, n)
			if given++; given == maxCompared(len(s.rs)) {
				break
			}
		}
	}
	return ns
}

// partOfName tells whether a number belongs to the name before it: "Apollo 11",
// "Model 3".
func partOfName(words []synoptic.Word, w int) bool {
	return w > 0 && words[w-1].Tag == "PROPN" && words[w-1].End+1 == words[w].Start && words[w].Head == w-1
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

// quantity reports the readings of one group of numbers, if they differ.
func (s *story) quantity(ns []number, group []int) {
	var rs []reading
	var members [][]*number
	for _, i := range group {
		n := &ns[i]
		at := len(rs)
		for k := range members {
			if x := members[k][0]; (measure.Compare(*x.x, *n.x) == measure.Same || s.converted(x, n) || s.sameInAll(x, n)) && rs[k].mean == s.averaged(n) {
				at = k
				break
			}
		}
		if at == len(rs) {
			members = append(members, nil)
			lo, hi := n.x.Lo, n.x.Hi
			rs = append(rs, reading{value: s.cut(n.r, n.x.Span),
				normal: synoptic.Normal{Lo: &lo, Hi: &hi, Unit: n.x.Unit, Bound: n.x.Bound}, mean: s.averaged(n), order: int(min(n.x.Value, 1<<60))})
		}
		members[at] = append(members[at], n)
		rs[at].mentions = append(rs[at].mentions, s.mention(n.r, n.x.Span))
		if !slices.Contains(rs[at].reports, n.r) {
			rs[at].reports = append(rs[at].reports, n.r)
		}
	}
	if len(rs) < 2 || reportsIn(rs) < 2 {
		return
	}
	d := synoptic.Discrepancy{Kind: synoptic.KindQuantity, Slot: s.slotName(&ns[group[0]]), About: s.aboutNumber(&ns[group[0]]),
		Rule: "numbers that measure the same thing"}
	d.Weight, d.Maybe = s.whyNumbers(members)
	if slices.ContainsFunc(rs, func(r reading) bool { return r.mean != rs[0].mean }) {
		d.Maybe = append(d.Maybe, synoptic.MaybeScope)
	}
	if d.Weight == 8 && s.risen(rs) {
		d.Maybe = append(d.Maybe, synoptic.MaybeUpdate)
	}
	d.Of = synoptic.Of{Claim: s.out.Claims[s.claimAbout(ns, group)].ID}
	s.add(d, rs)
}

// averaged tells whether a number is said to be one on average.
func (s *story) averaged(n *number) bool {
	words := s.rs[n.r].Analysis.Words
	for k := max(0, n.x.Word-4); k < min(len(words), n.x.Word+5); k++ {
		if words[k].Lemma == "average" || words[k].Lemma == "mean" && words[k].Tag == "ADJ" {
			return true
		}
	}
	return false
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
