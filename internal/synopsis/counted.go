package synopsis

import (
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/measure"
)

// sorts are the words for people that say what kind they are, where it matters
// to a reader whether a report says so: civilians or people, soldiers or
// militants. The first list is of words that leave it open.
var sorts = func() map[string]int {
	m := make(map[string]int)
	for i, words := range []string{
		"people person other",
		"civilian bystander noncombatant",
		"soldier troop serviceman servicewoman trooper marine",
		"militant insurgent rebel fighter terrorist gunman attacker guerrilla jihadist",
		"police policeman policewoman officer constable",
		"child schoolchild pupil toddler minor boy girl",
		"prisoner inmate convict",
		"migrant refugee",
		"tourist holidaymaker",
		"protester demonstrator rioter",
	} {
		for _, w := range strings.Fields(words) {
			m[w] = i + 1
		}
	}
	return m
}()

// counteds reports, of numbers that measure one thing, whom they are said to
// count where the reports say so in other kinds of words.
func (s *story) counteds(ns []number, groups [][]int) {
	for _, is := range groups {
		var pairs [][2]filler
		for _, i := range is {
			for _, k := range is {
				a, b := &ns[i], &ns[k]
				p, q := sorts[a.x.Counted], sorts[b.x.Counted]
				if a.r >= b.r || p == 0 || q == 0 || p == q || measure.Compare(*a.x, *b.x) == measure.Disjoint || len(a.units) == 0 || len(b.units) == 0 {
					continue
				}
				x, y := s.countedWord(a), s.countedWord(b)
				if x < 0 || y < 0 {
					continue
				}
				pairs = append(pairs, [2]filler{{a.r, a.units[0], s.rs[a.r].Analysis.Words[x].Span, itoa(p)}, {b.r, b.units[0], s.rs[b.r].Analysis.Words[y].Span, itoa(q)}})
			}
		}
		s.report(pairs, synoptic.Discrepancy{Kind: synoptic.KindParticipant, Slot: "counted", Rule: "one number, another kind of people",
			Maybe: []string{synoptic.MaybePrecision}, Weight: 3})
	}
}

// countedWord is the word that says what a number counts, -1 if it is not near.
func (s *story) countedWord(n *number) int {
	words := s.rs[n.r].Analysis.Words
	for k := n.x.Word; k < min(len(words), n.x.Word+8); k++ {
		if words[k].Lemma == n.x.Counted {
			return k
		}
	}
	return -1
}

// nearTolls tells whether the first toll is of the hurt and the second of those
// taken to hospital, whom reports easily tell as one.
func nearTolls(a, b toll) bool {
	return a == tolls[stem("injured")] && b == tolls[stem("hospital")]
}

// becomes reports, of numbers that measure one thing, that one report has the
// people hurt and another taken to hospital: two things that reports easily
// tell as one.
func (s *story) becomes(ns []number, groups [][]int) {
	for _, is := range groups {
		var pairs [][2]filler
		for _, i := range is {
			for _, k := range is {
				a, b := &ns[i], &ns[k]
				if a.r == b.r || !nearTolls(a.toll, b.toll) || len(a.units) == 0 || len(b.units) == 0 {
					continue
				}
				if x, y := s.tollWord(a), s.tollWord(b); x >= 0 && y >= 0 {
					pairs = append(pairs, [2]filler{{a.r, a.units[0], s.rs[a.r].Analysis.Words[x].Span, "hurt"}, {b.r, b.units[0], s.rs[b.r].Analysis.Words[y].Span, "hospital"}})
				}
			}
		}
		s.report(pairs, synoptic.Discrepancy{Kind: synoptic.KindDescription, Slot: "what became of them", Rule: "one number, another fate",
			Maybe: []string{synoptic.MaybeScope}, Weight: 3})
	}
}

// tollWord is the word in the number's sentence that tells its toll, the
// nearest; -1 if there is none.
func (s *story) tollWord(n *number) int {
	sent := &s.rs[n.r].Analysis.Sentences[n.sent]
	best := -1
	for w := sent.First; w < sent.Last; w++ {
		if t := s.terms.byWord[n.r][w]; t >= 0 && tolls[s.terms.names[t]] == n.toll && (best < 0 || abs(w-n.x.Word) < abs(best-n.x.Word)) {
			best = w
		}
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
