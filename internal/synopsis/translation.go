package synopsis

import (
	"slices"
	"strings"
)

// addTranslations joins what two reports translate, each in its own words, of
// one speaker: too little of it is the same to link it as a quotation is
// linked. A report says that it translates ("in Spanish", "through an
// interpreter"), and of this speaker each has but one quotation that can be
// meant, in which some word of content comes back.
func (s *story) addTranslations(groups [][]int) {
	type voice struct{ speaker, r int }
	by := make(map[voice][]int)
	var voices []voice
	for _, i := range s.comparedQuotes() {
		x := &s.quotes[i]
		if !x.named || x.told || len(groups[x.root]) > 1 || len(x.tokens) < shortestTranslated {
			continue
		}
		v := voice{x.speaker, x.r}
		if by[v] == nil {
			voices = append(voices, v)
		}
		by[v] = append(by[v], i)
	}
	one := make(map[voice]int) // the quotation that can be meant, and whether it is said to be translated
	said := make(map[voice]bool)
	for _, v := range voices {
		is := slices.DeleteFunc(slices.Clone(by[v]), func(i int) bool { return !s.translated(&s.quotes[i]) })
		if said[v] = len(is) > 0; !said[v] {
			is = by[v]
		}
		if len(is) == 1 {
			one[v] = is[0]
		}
	}
	for k, v := range voices {
		for _, w := range voices[:k] {
			a, ok := one[v]
			b, fine := one[w]
			if !ok || !fine || v.speaker != w.speaker || v.r == w.r || !said[v] && !said[w] || !s.retold(&s.quotes[a], &s.quotes[b]) {
				continue
			}
			ra, rb := s.quotes[a].root, s.quotes[b].root
			if ra == rb || len(groups[ra]) > 1 && len(groups[rb]) > 1 {
				continue
			}
			ra, rb = min(ra, rb), max(ra, rb)
			for _, x := range groups[rb] {
				s.quotes[x].root = ra
			}
			groups[ra], groups[rb] = append(groups[ra], groups[rb]...), nil
		}
	}
}

// shortestTranslated is how many words a quotation has at least that another
// may translate otherwise.
const shortestTranslated = 4

// retold tells whether two quotations may be one sentence in two translations:
// said on one day, of like length, with a word of content, or its stem, in both.
func (s *story) retold(a, b *quoted) bool {
	n, m := len(a.tokens), len(b.tokens)
	if otherOccasion(a, b) || n > 2*m || m > 2*n {
		return false
	}
	both := 0
	for i := range a.lead {
		if t := &a.lead[i]; t.weight > 4 && slices.ContainsFunc(b.lead, func(u token) bool { return stem(u.fold) == stem(t.fold) }) {
			both++
		}
	}
	return both > 0
}

// ownLanguage tells whether words of a sentence, the one at the end of before,
// say that somebody speaks another language: "in French", "speaking French",
// "her Spanish-language sermon", "in his own language".
func ownLanguage(before []string) bool {
	n := len(before)
	at := func(k int) string {
		if k > n {
			return ""
		}
		return before[n-k]
	}
	switch w := at(1); {
	case language(w):
		return at(2) == "in" || at(2) == "speaking" || at(2) == "spoke" || at(2) == "from"
	case w == "language", w == "tongue":
		return at(2) == "own" || at(2) == "native" || at(2) == "mother" || at(2) == "-" && language(at(3))
	default:
		k := strings.TrimSuffix(w, "-language")
		return k != w && language(k)
	}
}
