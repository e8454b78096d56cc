package lang

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A taggedWord is a word in small letters with a tag.
type taggedWord struct {
	tag  tag
	base string
}

// known is the words that there are examples of.
func known(words []lemmaExample) map[taggedWord]bool {
	have := map[taggedWord]bool{}
	for _, w := range words {
		have[taggedWord{w.tag, w.base}] = true
	}
	return have
}

// silverWords is the inflected words of the news that words does not have with
// their tag: plurals and forms of verbs, in small letters.
func silverWords(words []lemmaExample, silver []Sentence) []lemmaExample {
	have := known(words)
	var found []Sentence
	for _, s := range silver {
		var kept Sentence
		for _, t := range s.Tokens {
			switch t.XPOS {
			case TagNNS:
				t.UPOS = NOUN
			case TagVBD, TagVBG, TagVBN, TagVBZ:
				t.UPOS = VERB
			default:
				continue
			}
			if allLetters(t.Form) && allLetters(t.Lemma) && !have[taggedWord{tag{t.UPOS, t.XPOS}, t.Form}] {
				kept.Tokens = append(kept.Tokens, t)
			}
		}
		found = append(found, kept)
	}
	return lemmaWords(found)
}

// allLetters tells whether s is nothing but small plain letters, two or more.
func allLetters(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return len(s) > 1
}

// minBase is how often the news must have a word in its base form, if the
// treebanks do not, for its regular forms to be learnt: less is often misspelt.
const minBase = 2

// regularWords is the regular forms of the verbs, nouns and adjectives that the
// treebanks and the news have in their base form, without those that words has.
func regularWords(words []lemmaExample, silver []Sentence) []lemmaExample {
	bases := map[taggedWord]int{}
	for _, w := range words {
		if x := baseTag(w.tag.xpos); x != NoXPOS && allLetters(w.base) && w.rule == (lemmaRule{}) {
			bases[taggedWord{tag{xpos: x}, w.base}] += minBase * w.count
		}
	}
	for _, s := range silver {
		for _, t := range s.Tokens {
			if x := baseTag(t.XPOS); x != NoXPOS && allLetters(t.Form) && t.Form == t.Lemma {
				bases[taggedWord{tag{xpos: x}, t.Form}]++
			}
		}
	}
	have := known(words)
	order := slices.SortedFunc(maps.Keys(bases), func(a, b taggedWord) int {
		return cmp.Or(int(a.tag.xpos)-int(b.tag.xpos), cmp.Compare(a.base, b.base))
	})
	var out []lemmaExample
	for _, k := range order {
		n := bases[k]
		if n < minBase {
			continue
		}
		add := func(upos UPOS, xpos XPOS, forms ...string) {
			for _, f := range forms {
				if t := (tag{upos, xpos}); !have[taggedWord{t, f}] {
					w := exampleOf(f, k.base, t)
					w.count = n
					out = append(out, w)
				}
			}
		}
		switch k.tag.xpos {
		case TagVB:
			add(VERB, TagVBZ, plural(k.base)...)
			add(VERB, TagVBG, suffixed(k.base, "ing")...)
			add(VERB, TagVBD, suffixed(k.base, "ed")...)
			add(VERB, TagVBN, suffixed(k.base, "ed")...)
		case TagNN:
			add(NOUN, TagNNS, plural(k.base)...)
			if hasAnySuffix(k.base, "ies") { // series, species
				add(NOUN, TagNNS, k.base)
			}
		case TagJJ:
			add(ADJ, TagJJR, suffixed(k.base, "er")...)
			add(ADJ, TagJJS, suffixed(k.base, "est")...)
		}
	}
	return out
}

// baseTag is the tag of the base form that a word with the tag given is in,
// NoXPOS if it is in none.
func baseTag(x XPOS) XPOS {
	switch x {
	case TagVB, TagVBP:
		return TagVB
	case TagNN, TagJJ:
		return x
	}
	return NoXPOS
}

// plural is the ways to write a noun's plural, or a verb's third person.
func plural(w string) []string {
	switch {
	case len(w) < 3:
		return nil
	case hasAnySuffix(w, "s", "x", "z", "ch", "sh"):
		return []string{w + "es"}
	case w[len(w)-1] == 'y' && !isVowel(w[len(w)-2]):
		return []string{w[:len(w)-1] + "ies"}
	case w[len(w)-1] == 'o':
		return []string{w + "s", w + "es"}
	}
	return []string{w + "s"}
}

// suffixed is the ways to write w with -ed, -ing, -er or -est.
func suffixed(w, suffix string) []string {
	n := len(w)
	switch {
	case n < 3:
		return nil
	case hasAnySuffix(w, "ee", "oe", "ye") && suffix == "ing":
		return []string{w + suffix}
	case w[n-1] == 'e':
		return []string{w[:n-1] + suffix}
	case w[n-1] == 'y' && !isVowel(w[n-2]) && suffix != "ing":
		return []string{w[:n-1] + "i" + suffix}
	case strings.HasSuffix(w, "ic"):
		return []string{w + "k" + suffix}
	case isVowel(w[n-1]) || !isVowel(w[n-2]) || strings.IndexByte("wxy", w[n-1]) >= 0,
		isVowel(w[n-3]) && !(w[n-3] == 'u' && n > 3 && w[n-4] == 'q'):
		return []string{w + suffix} // rest, look: nothing is doubled
	}
	double := w + w[n-1:] + suffix
	if syllables(w) == 1 {
		return []string{double}
	}
	return []string{w + suffix, double} // visit, admit; model both ways
}

func hasAnySuffix(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(x string) bool { return strings.HasSuffix(s, x) })
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// syllables is how many runs of vowels w has, y among them.
func syllables(w string) int {
	n := 0
	for i := range len(w) {
		v := isVowel(w[i]) || w[i] == 'y' && i > 0
		if v && (i == 0 || !isVowel(w[i-1]) && (w[i-1] != 'y' || i == 1)) {
			n++
		}
	}
	return n
}
