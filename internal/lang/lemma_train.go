package lang

import (
	"cmp"
	"maps"
	"slices"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// An ending enters the table when it was seen this often with its rule, and a
// whole word when once; the development parts did not ask for more.
const minEnding = 2

// trainLemmas learns from the sentences' tags and lemmas.
func trainLemmas(sentences []Sentence) *lemmatizer {
	words := lemmaWords(sentences)
	b := &lemmaBuilder{numbers: map[lemmaRule]int{}, table: map[lemmaPart]int{}}
	for n := 0; n <= maxEnding; n++ {
		b.learn(words, minEnding, func(w lemmaExample) (lemmaPart, bool) {
			if n > len(w.base)-1 {
				return lemmaPart{}, false
			}
			return lemmaPart{lemmaEnding + n, w.tag, w.base[len(w.base)-n:]}, true
		})
	}
	b.learn(words, 1, func(w lemmaExample) (lemmaPart, bool) { return lemmaPart{lemmaWord, w.tag, w.base}, true })
	return b.build()
}

// A lemmaExample is a word of the treebanks with the rule that its lemma asks for.
type lemmaExample struct {
	tag   tag
	base  string
	rule  lemmaRule
	count int
}

// lemmaWords counts the words, in a fixed order.
func lemmaWords(sentences []Sentence) []lemmaExample {
	counts := map[lemmaExample]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			if t.Lemma == "_" && t.Form != "_" {
				continue // part of a word wrongly split
			}
			g := tag{t.UPOS, t.XPOS}
			base := string(appendBase(nil, t.Form, keepsCase(g)))
			counts[lemmaExample{tag: g, base: base, rule: ruleFor(base, t.Lemma)}]++
		}
	}
	words := make([]lemmaExample, 0, len(counts))
	for w, n := range counts {
		w.count = n
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b lemmaExample) int {
		return cmp.Or(cmp.Compare(a.base, b.base), int(a.tag.upos)-int(b.tag.upos), int(a.tag.xpos)-int(b.tag.xpos),
			a.rule.cut-b.rule.cut, cmp.Compare(a.rule.then, b.rule.then))
	})
	return words
}

// ruleFor is the rule that makes lemma of base.
func ruleFor(base, lemma string) lemmaRule {
	n := 0
	for n < len(base) && n < len(lemma) && base[n] == lemma[n] {
		n++
	}
	return lemmaRule{len(base) - n, lemma[n:]}
}

// A lemmaPart is a key of the table before it is hashed.
type lemmaPart struct {
	template int
	tag      tag
	text     string
}

// A lemmaBuilder collects rules and the table, shorter endings first.
type lemmaBuilder struct {
	rules   []lemmaRule
	numbers map[lemmaRule]int
	table   map[lemmaPart]int
}

// learn adds, for each part of a word, the rule most frequent among the words
// that have it, if the parts so far say another.
func (b *lemmaBuilder) learn(words []lemmaExample, least int, part func(lemmaExample) (lemmaPart, bool)) {
	counts := map[lemmaPart]map[lemmaRule]int{}
	var order []lemmaPart
	sofar := map[lemmaPart]lemmaRule{}
	for _, w := range words {
		p, ok := part(w)
		if !ok {
			continue
		}
		if counts[p] == nil {
			counts[p] = map[lemmaRule]int{}
			order = append(order, p)
			sofar[p] = b.apply(w)
		}
		counts[p][w.rule] += w.count
	}
	add := map[lemmaPart]lemmaRule{}
	for _, p := range order {
		if r, n := mostFrequent(counts[p]); n >= least && r != sofar[p] {
			add[p] = r
		}
	}
	for _, p := range order {
		if r, ok := add[p]; ok {
			b.table[p] = b.number(r)
		}
	}
}

// mostFrequent is the rule with the highest count, the least on a tie.
func mostFrequent(counts map[lemmaRule]int) (rule lemmaRule, n int) {
	for r, c := range counts {
		if c > n || c == n && cmp.Or(r.cut-rule.cut, cmp.Compare(r.then, rule.then)) < 0 {
			rule, n = r, c
		}
	}
	return rule, n
}

func (b *lemmaBuilder) number(r lemmaRule) int {
	k, ok := b.numbers[r]
	if !ok {
		k = len(b.rules)
		b.numbers[r] = k
		b.rules = append(b.rules, r)
	}
	return k
}

// apply is the rule that the table gives the word so far; a rule that cannot
// be if it gives none.
func (b *lemmaBuilder) apply(w lemmaExample) lemmaRule {
	for n := min(maxEnding, len(w.base)-1); n >= 0; n-- {
		if k, ok := b.table[lemmaPart{lemmaEnding + n, w.tag, w.base[len(w.base)-n:]}]; ok {
			return b.rules[k]
		}
	}
	return lemmaRule{cut: -1}
}

func (b *lemmaBuilder) build() *lemmatizer {
	parts := slices.SortedFunc(maps.Keys(b.table), func(a, c lemmaPart) int {
		return cmp.Or(a.template-c.template, cmp.Compare(a.text, c.text),
			int(a.tag.upos)-int(c.tag.upos), int(a.tag.xpos)-int(c.tag.xpos))
	})
	var entries []linear.Entry
	for _, p := range parts {
		entries = append(entries, linear.Entry{Key: lemmaKey(p.template, p.tag, []byte(p.text)), Value: uint32(b.table[p] + 1)})
	}
	return &lemmatizer{b.rules, linear.NewTable(entries)}
}
