package synopsis

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// likelyFact is the probability from which on two clauses with one event are
// compared for how far each says that it has come.
const likelyFact = 150

// rungs are the verbs that say how far an event has come, by what they say.
var rungs = func() map[string]string {
	m := make(map[string]string)
	for name, verbs := range map[string]string{
		"expected":  "expect anticipate",
		"intended":  "plan intend aim",
		"promised":  "agree promise vow pledge undertake",
		"suggested": "suggest propose offer consider",
		"tried":     "try attempt",
	} {
		for _, v := range strings.Fields(verbs) {
			m[v] = name
		}
	}
	return m
}()

// rung says how far a clause has its event come: done, certain, or by the verb
// above it; "" where it says something else besides.
func (s *story) rung(u *unit) string {
	st := &s.rs[u.r].Analysis.Statements[u.st]
	t := s.treeOf(u.r, st)
	if st.Negated || st.Open || u.title || !t.finite(st.Predicate) {
		return ""
	}
	words := s.rs[u.r].Analysis.Words
	if st.Predicate != st.Event {
		return rungs[words[st.Predicate].Lemma]
	}
	modal := ""
	for k := t.first; k < t.last; k++ {
		if w := &words[k]; w.Head == st.Event && w.Rel == "aux" {
			modal += w.Lemma + " "
		}
	}
	switch {
	case st.Status == synoptic.Done && !strings.Contains(modal, "would") && words[st.Event].Tag == "VERB":
		return "done"
	case st.Status == synoptic.Planned && modal == "will ":
		return "certain"
	}
	return ""
}

// ladders reports events that one report has farther than another: "will
// include", "is expected to include"; "has written off", "has agreed to write
// off".
func (s *story) ladders() {
	var pairs [][2]filler
	s.eachLikely(likelyFact, func(a, b int) {
		u, v := &s.units[a], &s.units[b]
		x, y := &s.rs[u.r].Analysis.Statements[u.st], &s.rs[v.r].Analysis.Statements[v.st]
		if t := s.terms.byWord[u.r][x.Event]; t < 0 && s.rs[u.r].Analysis.Words[x.Event].Lemma != s.rs[v.r].Analysis.Words[y.Event].Lemma || t != s.terms.byWord[v.r][y.Event] {
			return
		}
		p, q := s.rung(u), s.rung(v)
		if p == "" || q == "" || p == q || rungs[s.rs[u.r].Analysis.Words[x.Predicate].Lemma] != p && rungs[s.rs[v.r].Analysis.Words[y.Predicate].Lemma] != q || s.oneSaying(a, b) {
			return
		}
		pairs = append(pairs, [2]filler{{u.r, a, s.treeOf(u.r, x).phrase(x), p}, {v.r, b, s.treeOf(v.r, y).phrase(y), q}})
	})
	s.report(pairs, synoptic.Discrepancy{Kind: synoptic.KindStatus, Slot: "status", Rule: "one event, another step towards it",
		Maybe: []string{synoptic.MaybeUpdate}, Weight: 3})
}
