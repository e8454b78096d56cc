package lang

import (
	"cmp"
	"maps"
	"slices"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// What it takes to enter the table; the development parts did not ask for more
// or less.
const (
	minEnding = 2 // different words, for an ending
	minLook   = 3 // words or tokens, for letters other than those of forms in small letters
	minCap    = 4 // bytes of an ending that tells a nation, "Bolivian", from an opener, "Stylish"
)

// trainLemmas learns from the sentences' tags and lemmas. silver is news whose
// tags and lemmas are a parser's; of it count single inflected words that the
// treebanks do not have.
func trainLemmas(sentences, silver []Sentence) *lemmatizer {
	words := lemmaWords(sentences)
	words = append(words, silverWords(words, silver)...)
	words = append(words, regularWords(words, silver)...)
	sortLemmas(words)
	b := &lemmaBuilder{numbers: map[lemmaRule]int{}, table: map[lemmaPart]int{}}
	for n := 0; n <= maxEnding; n++ {
		for _, usual := range []bool{true, false} {
			b.learn(words, minEnding, usual, func(w lemmaExample) (lemmaPart, int) {
				if n > len(w.base)-1 || !usual && w.look == lookCap && n < minCap {
					return lemmaPart{}, 0
				}
				return w.ending(n, usual), 1
			})
		}
	}
	for _, usual := range []bool{true, false} {
		b.learn(words, 1, usual, func(w lemmaExample) (lemmaPart, int) { return w.word(usual), w.count })
	}
	return b.build()
}

// A lemmaExample is a word of the treebanks with the rule that its lemma asks for.
type lemmaExample struct {
	tag   tag
	look  look
	base  string
	rule  lemmaRule
	count int
}

// word is the whole word's place in the table, for its look or for any.
func (w *lemmaExample) word(usual bool) lemmaPart {
	p := lemmaPart{template: lemmaWord, tag: w.tag, text: w.base}
	if !usual {
		p.look = w.look
	}
	return p
}

// ending is the place of its last n bytes.
func (w *lemmaExample) ending(n int, usual bool) lemmaPart {
	p := lemmaPart{template: lemmaEnding + n, tag: endingTag(w.tag), text: w.base[len(w.base)-n:]}
	if !usual {
		p.look = w.look
	}
	return p
}

// lemmaWords counts the words, in a fixed order.
func lemmaWords(sentences []Sentence) []lemmaExample {
	counts := map[lemmaExample]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			if t.Lemma == "_" && t.Form != "_" || t.XPOS == TagGW || t.XPOS == TagAFX {
				continue // part of a word wrongly split: its lemma is the whole's
			}
			counts[exampleOf(t.Form, t.Lemma, tag{t.UPOS, t.XPOS})]++
		}
	}
	words := make([]lemmaExample, 0, len(counts))
	for w, n := range counts {
		w.count = n
		words = append(words, w)
	}
	sortLemmas(words)
	return words
}

func sortLemmas(words []lemmaExample) {
	slices.SortFunc(words, func(a, b lemmaExample) int {
		return cmp.Or(cmp.Compare(a.base, b.base), int(a.tag.upos)-int(b.tag.upos), int(a.tag.xpos)-int(b.tag.xpos),
			int(a.look)-int(b.look), compareRules(a.rule, b.rule))
	})
}

func compareRules(a, b lemmaRule) int {
	return cmp.Or(int(a.letters)-int(b.letters), a.cut-b.cut, cmp.Compare(a.then, b.then))
}

// exampleOf is a word with its rule: the one that changes least.
func exampleOf(form, lemma string, t tag) lemmaExample {
	keep := keepsCase(t)
	base := string(appendForm(nil, form, t))
	w := lemmaExample{tag: t, look: lookOf(form, keep), base: base, rule: ruleFor(base, lemma, caseBase)}
	cost := func(r lemmaRule) int { return r.cut + len(r.then) }
	small := string(appendBase(nil, lemma, false))
	if string(appendTitle(nil, small)) == lemma {
		if r := ruleFor(string(appendBase(nil, form, false)), small, caseTitle); cost(r) < cost(w.rule) {
			w.rule = r
		}
	}
	if r := ruleFor(string(appendBase(nil, form, true)), lemma, caseForm); cost(r) < cost(w.rule) {
		w.rule = r
	}
	return w
}

// ruleFor is the rule that makes lemma of base.
func ruleFor(base, lemma string, letters letterCase) lemmaRule {
	n := 0
	for n < len(base) && n < len(lemma) && base[n] == lemma[n] {
		n++
	}
	return lemmaRule{letters, len(base) - n, lemma[n:]}
}

// A lemmaPart is a key of the table before it is hashed.
type lemmaPart struct {
	template int
	tag      tag
	look     look
	text     string
}

// A lemmaBuilder collects rules and the table, shorter endings first.
type lemmaBuilder struct {
	rules   []lemmaRule
	numbers map[lemmaRule]int
	table   map[lemmaPart]int
}

// learn adds, for each part of a word, the rule most frequent among the words
// that have it, if the parts so far say another. part gives a word's part and
// by how much the word counts. usual: parts are learnt from all words but names
// in capitals, else from those of another look alone, where their letters ask
// for another rule.
func (b *lemmaBuilder) learn(words []lemmaExample, least int, usual bool, part func(lemmaExample) (lemmaPart, int)) {
	counts := map[lemmaPart]map[lemmaRule]int{}
	var order []lemmaPart
	sofar := map[lemmaPart]lemmaRule{}
	for _, w := range words {
		p, n := part(w)
		if loudName := w.look == lookUpper && keepsCase(w.tag); n == 0 || !usual && w.look == lookUsual || usual && loudName {
			continue
		}
		if counts[p] == nil {
			counts[p] = map[lemmaRule]int{}
			order = append(order, p)
			sofar[p] = b.apply(w)
		}
		counts[p][w.rule] += n
	}
	add := map[lemmaPart]lemmaRule{}
	for _, p := range order {
		r, n := mostFrequent(counts[p])
		if n >= least && r != sofar[p] && (usual || n >= minLook && r.letters != sofar[p].letters) {
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
		if c > n || c == n && compareRules(r, rule) < 0 {
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
	for _, usual := range []bool{false, true} {
		if k, ok := b.table[w.word(usual)]; ok {
			return b.rules[k]
		}
	}
	for n := min(maxEnding, len(w.base)-1); n >= 0; n-- {
		for _, usual := range []bool{false, true} {
			if k, ok := b.table[w.ending(n, usual)]; ok {
				return b.rules[k]
			}
		}
	}
	return lemmaRule{cut: -1}
}

func (b *lemmaBuilder) build() *lemmatizer {
	parts := slices.SortedFunc(maps.Keys(b.table), func(a, c lemmaPart) int {
		return cmp.Or(a.template-c.template, int(a.look)-int(c.look), cmp.Compare(a.text, c.text),
			int(a.tag.upos)-int(c.tag.upos), int(a.tag.xpos)-int(c.tag.xpos))
	})
	var entries []linear.Entry
	for _, p := range parts {
		entries = append(entries, linear.Entry{Key: lemmaKey(p.template, p.tag, p.look, []byte(p.text)), Value: uint32(b.table[p] + 1)})
	}
	return &lemmatizer{b.rules, linear.NewTable(entries)}
}
