package synopsis

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// surestChance is the probability, per thousand, from which on two clauses may
// tell of other people in one role: most clauses with other people tell of
// another act.
const surestChance = 950

// participants reports claims in which the same thing is done by, or to,
// different people.
func (s *story) participants() {
	for c := range s.out.Claims {
		us := s.surely(s.unitsOf(c), surestChance)
		for _, role := range []synoptic.Role{synoptic.Agent, synoptic.Patient, synoptic.Recipient} {
			var rs []reading
			for _, i := range us {
				u := &s.units[i]
				if s.sharedPred(us, i) < 2 {
					continue
				}
				arg := s.arg(u, role)
				if arg == nil || arg.Entity == 0 {
					continue
				}
				p := s.person[u.r][arg.Entity-1]
				if p < 0 || !s.named(p) || s.out.People[p].Kind == synoptic.KindGroup || s.rs[u.r].Analysis.Words[arg.Head].Tag == "PRON" {
					continue // whom a pronoun means is told less surely than the difference would claim
				}
				id := s.out.People[p].ID
				rs = s.put(rs, u.r, arg.Span, reading{value: s.out.People[p].Name, normal: synoptic.Normal{Entity: id}, order: len(rs)},
					func(x *reading) bool { return x.normal.Entity == id })
			}
			if len(rs) < 2 || reportsIn(rs) < 2 || s.related(rs) || torn(rs) || partNames(rs) || s.mixedKinds(rs) {
				continue
			}
			s.add(synoptic.Discrepancy{Kind: synoptic.KindParticipant, Slot: string(role), About: s.out.Claims[c].Text,
				Of: synoptic.Of{Claim: s.out.Claims[c].ID}, Rule: "other participant in the same role", Maybe: s.silent(rs), Weight: 6}, rs)
		}
	}
}

// mixedKinds tells whether the readings name places beside people: no slot
// takes both.
func (s *story) mixedKinds(rs []reading) bool {
	places := 0
	for _, x := range rs {
		for i := range s.out.People {
			if p := &s.out.People[i]; p.ID == x.normal.Entity && p.Kind == synoptic.KindPlace {
				places++
			}
		}
	}
	return places > 0 && places < len(rs)
}

// partNames tells whether one of the names is a part of another: "the Line" and
// "the Corrin Line" are one that nobody joined.
func partNames(rs []reading) bool {
	for i := range rs {
		for k := range rs {
			if i != k && subset(nameWords(rs[i].value), nameWords(rs[k].value)) {
				return true
			}
		}
	}
	return false
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// sharedPred counts the reports among us, which are in order, whose predicate
// is that of unit i.
func (s *story) sharedPred(us []int, i int) int {
	n, last := 0, -1
	for _, k := range us {
		if s.units[k].pred == s.units[i].pred && s.units[k].r != last {
			n, last = n+1, s.units[k].r
		}
	}
	return n
}

func (s *story) unitsOf(c int) []int {
	if s.inClaim == nil {
		s.inClaim = make([][]int, len(s.out.Claims))
		for i, k := range s.claimOf {
			if k >= 0 {
				s.inClaim[k] = append(s.inClaim[k], i)
			}
		}
	}
	if c >= len(s.inClaim) {
		return nil // a facet, which no clause belongs to
	}
	return s.inClaim[c]
}

func (s *story) arg(u *unit, role synoptic.Role) *synoptic.Argument {
	args := s.rs[u.r].Analysis.Statements[u.st].Args
	for i := range args {
		if args[i].Role == role {
			return &args[i]
		}
	}
	return nil
}

// descriptions reports nouns that several members of a claim share and
// describe by different modifiers of the same make: "a trade dispute", "a
// diplomatic dispute".
func (s *story) descriptions() {
	for c := range s.out.Claims {
		type noun struct {
			r, w int
			mods []string
			span synoptic.Span
		}
		type head struct {
			t     term
			named bool // by a name: "the Rapidline train" is none of another kind than "the commuter train"
		}
		byHead := make(map[head][]noun)
		var heads []head
		for _, i := range s.sure(s.unitsOf(c)) {
			u := &s.units[i]
			if u.title {
				continue // headlines drop the words that would tell
			}
			for _, w := range s.rs[u.r].Analysis.Statements[u.st].Words {
				word := &s.rs[u.r].Analysis.Words[w]
				t := s.terms.byWord[u.r][w]
				if word.Tag != "NOUN" || t < 0 {
					continue
				}
				mods, span := s.modifiers(u.r, w)
				if len(mods) == 0 {
					continue
				}
				h := head{t, s.namesOnly(u.r, w)}
				if byHead[h] == nil {
					heads = append(heads, h)
				}
				byHead[h] = append(byHead[h], noun{u.r, w, mods, span})
			}
		}
		for _, t := range heads {
			var rs []reading
			for _, n := range byHead[t] {
				key := strings.Join(n.mods, " ")
				rs = s.put(rs, n.r, n.span, reading{value: s.cut(n.r, n.span), normal: synoptic.Normal{Words: key}, order: len(rs)},
					func(x *reading) bool { return meet(strings.Fields(x.normal.Words), n.mods) })
			}
			if len(rs) < 2 || reportsIn(rs) < 2 || torn(rs) {
				continue
			}
			s.add(synoptic.Discrepancy{Kind: synoptic.KindDescription, Slot: s.rs[byHead[t][0].r].Analysis.Words[byHead[t][0].w].Lemma, About: s.out.Claims[c].Text,
				Of: synoptic.Of{Claim: s.out.Claims[c].ID}, Rule: "other modifiers of the same noun",
				Maybe: []string{synoptic.MaybeSilent}, Weight: 3}, rs) // a "visa fraud" may be an "immigration fraud"
		}
	}
}

func meet(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// namesOnly tells whether the noun at w is told from others by names alone.
func (s *story) namesOnly(r, w int) bool {
	words := s.rs[r].Analysis.Words
	for k := max(0, w-6); k < w; k++ {
		if m := &words[k]; m.Head == w && (m.Rel == "compound" && m.Tag != "PROPN" || m.Rel == "amod" && relational(m.Lemma)) {
			return false
		}
	}
	return true
}

// modifiers are the stems of the classifying modifiers of a noun (relational
// adjectives, nouns before it), and the span from the first of them to the
// noun. None if one of them only grades or places it.
func (s *story) modifiers(r, w int) ([]string, synoptic.Span) {
	words := s.rs[r].Analysis.Words
	var mods []string
	span := words[w].Span
	for k := max(0, w-6); k < w; k++ {
		m := &words[k]
		under := m.Head == w && (m.Rel == "amod" || m.Rel == "compound") ||
			m.Rel == "conj" && m.Head >= 0 && words[m.Head].Head == w && words[m.Head].Rel == "amod"
		if !under {
			continue
		}
		if s.measures(r, m.Span) || m.Tag == "NUM" || k > 0 && words[k-1].Lemma == "-" {
			return nil, span
		}
		if m.Tag == "ADJ" && !relational(m.Lemma) || m.Tag == "VERB" {
			continue
		}
		mods = append(mods, oneModifier(m.Lemma))
		span = span.Cover(m.Span)
	}
	slices.Sort(mods)
	return mods, span
}

// relational tells whether an adjective says what kind of thing its noun is
// ("diplomatic", "Afghan", "federal") rather than grades it ("massive"): by its
// ending, since adjectives made from nouns bear one.
func relational(lemma string) bool {
	if vague(lemma) {
		return false
	}
	for _, end := range []string{"al", "ic", "an", "ish", "ese", "ary", "ar", "ory"} {
		if len(lemma) > len(end)+2 && strings.HasSuffix(lemma, end) {
			return true
		}
	}
	return false
}

// measures tells whether a word is part of a quantity or a time: how long, not
// what kind.
func (s *story) measures(r int, w synoptic.Span) bool {
	a := s.rs[r].Analysis
	return slices.ContainsFunc(a.Quantities, func(q synoptic.Quantity) bool { return q.Contains(w) }) ||
		slices.ContainsFunc(a.Times, func(t synoptic.Time) bool { return t.Contains(w) })
}

// vague tells whether an adjective places or grades its noun rather than
// saying what kind of thing it is.
func vague(lemma string) bool {
	switch lemma {
	case "other", "same", "such", "own", "more", "new", "recent", "last", "next", "previous", "former", "first", "second", "third",
		"many", "several", "few", "little", "much", "big", "large", "great", "small", "good", "bad", "major", "key", "main", "top",
		"early", "late", "further", "additional", "possible", "certain", "entire", "whole", "full", "total", "local", "current":
		return true
	}
	return false
}
