package synopsis

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// oneList is the probability from which on two clauses' lists are compared.
const oneList = 330

// lists reports slots that one report fills with more than another: "Maduro",
// "Maduro and his wife". The members that one lacks must not stand elsewhere in
// its sentence, as where one report says that two people met and another that
// one met with the other.
func (s *story) lists() {
	var pairs [][2]filler
	s.eachLikely(oneList, func(a, b int) {
		u, v := &s.units[a], &s.units[b]
		if u.title || v.title {
			return // headlines leave out
		}
		for _, x := range s.rs[u.r].Analysis.Statements[u.st].Words {
			for _, y := range s.rs[v.r].Analysis.Statements[v.st].Words {
				if p, ok := s.compareLists(u, v, x, y); ok {
					p[0].u, p[1].u = a, b
					pairs = append(pairs, p)
				}
			}
		}
	})
	s.report(pairs, synoptic.Discrepancy{Kind: synoptic.KindParticipant, Slot: "members", Rule: "one list names more than another",
		Maybe: []string{synoptic.MaybeSilent}, Weight: 2})
}

func (s *story) compareLists(u, v *unit, x, y int) (p [2]filler, ok bool) {
	if !s.sameSlot(u.r, x, v.r, y) || s.measures(u.r, s.rs[u.r].Analysis.Words[x].Span) || s.measures(v.r, s.rs[v.r].Analysis.Words[y].Span) {
		return p, false
	}
	xs, xspan := s.listOf(u, x)
	ys, yspan := s.listOf(v, y)
	if !s.lacks(u.r, xs, v) && !s.lacks(v.r, ys, u) {
		return p, false
	}
	return [2]filler{{r: u.r, span: xspan, value: s.listKey(u.r, xs)}, {r: v.r, span: yspan, value: s.listKey(v.r, ys)}}, true
}

// sameSlot tells whether two words that mean one thing hang on one governor in
// one relation, other than the subject's: who meets and who is met change
// places too easily.
func (s *story) sameSlot(r, x, q, y int) bool {
	a, b := &s.rs[r].Analysis.Words[x], &s.rs[q].Analysis.Words[y]
	if a.Tag != "NOUN" && a.Tag != "PROPN" || b.Tag != "NOUN" && b.Tag != "PROPN" || s.headTerm(r, x) < 0 || s.headTerm(r, x) != s.headTerm(q, y) {
		return false
	}
	rel := func(w *synoptic.Word) string {
		if w.Rel == "nsubj:pass" {
			return "obj"
		}
		base, _, _ := strings.Cut(w.Rel, ":")
		return base
	}
	if k := rel(a); k != rel(b) || k != "obj" && k != "obl" && k != "nmod" {
		return false
	}
	return a.Head >= 0 && b.Head >= 0 && s.terms.byWord[r][a.Head] >= 0 && s.terms.byWord[r][a.Head] == s.terms.byWord[q][b.Head]
}

// listOf is the words strung to a noun, and the span of all.
func (s *story) listOf(u *unit, head int) ([]int, synoptic.Span) {
	t := s.treeOf(u.r, &s.rs[u.r].Analysis.Statements[u.st])
	span := t.noun(head)
	var ws []int
	for k := head + 1; k < t.last; k++ {
		if w := &t.words[k]; w.Head == head && w.Rel == "conj" && (w.Tag == "NOUN" || w.Tag == "PROPN") {
			ws = append(ws, k)
			span = span.Cover(t.noun(k))
		}
	}
	return ws, span
}

// noun is a noun with the words before it that belong to its name or kind.
func (t *tree) noun(h int) synoptic.Span {
	span := t.words[h].Span
	for k := max(t.first, h-6); k < min(t.last, h+4); k++ {
		if t.words[k].Head != h {
			continue
		}
		switch rel, _, _ := strings.Cut(t.words[k].Rel, ":"); rel {
		case "amod", "compound", "nummod", "flat":
			span = span.Cover(t.words[k].Span)
		}
	}
	return span
}

// lacks tells whether the sentence of unit v names none of the words ws of
// report r.
func (s *story) lacks(r int, ws []int, v *unit) bool {
	if len(ws) == 0 {
		return false
	}
	for _, w := range ws {
		if slices.ContainsFunc(s.wordTerms(r, []int{w}), func(t term) bool { return has(v.context, t) }) {
			return false
		}
	}
	return true
}

func (s *story) listKey(r int, ws []int) string {
	var names []string
	for _, w := range ws {
		for _, t := range s.wordTerms(r, []int{w}) {
			names = append(names, s.terms.names[t])
		}
	}
	slices.Sort(names)
	return "+" + strings.Join(slices.Compact(names), " ")
}
