package lang

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// Counts of single words in news that a parser has tagged, from which the
// lexicon takes its silver half. Keys are normal forms.
type Counts struct{ words map[string]*newsWord }

type newsWord struct {
	tags         [64]int32
	lower, upper int32 // inside a sentence, not loud
}

// NewCounts makes empty counts.
func NewCounts() *Counts { return &Counts{map[string]*newsWord{}} }

// Add counts a sentence's forms and Penn tags.
func (c *Counts) Add(forms []string, tags []XPOS) {
	tokens := make([]Token, len(forms))
	for i, f := range forms {
		tokens[i].Form = f
	}
	shout := loud(tokens)
	for i, f := range forms {
		key := string(appendNorm(nil, f))
		w := c.words[key]
		if w == nil {
			w = &newsWord{}
			c.words[key] = w
		}
		w.tags[tags[i]]++
		if i > 0 && !shout {
			var flags linear.Hash
			if shape(f, &flags); flags&flagUpper != 0 {
				w.upper++
			} else {
				w.lower++
			}
		}
	}
}

// silver is the class of the word's tags: the two most frequent, the second
// only if it has a tenth of the uses.
func (w *newsWord) silver() linear.Hash {
	first, second, sum := 0, 0, int32(0)
	for k, n := range w.tags {
		sum += n
		if n > w.tags[first] || w.tags[first] == 0 {
			first, second = k, first
		} else if k != first && (n > w.tags[second] || second == first) {
			second = k
		}
	}
	if second == first || w.tags[second]*10 < sum {
		second = 0
	}
	return linear.Hash(first<<6 | second)
}

// caps is how often the word has capitals inside a sentence, in six steps.
func (w *newsWord) caps() linear.Hash {
	sum := w.lower + w.upper
	switch {
	case sum == 0:
		return 0
	case w.upper == 0:
		return 1
	case w.upper*5 < sum:
		return 2
	case w.upper*2 < sum:
		return 3
	case w.lower*5 > sum:
		return 4
	case w.lower > 0:
		return 5
	}
	return 6
}

// leastSilver is how often a word of the news must be seen to enter the lexicon.
const leastSilver = 2

// labelled is a sentence as the trainers see it.
type labelled struct {
	words  []word
	labels []int16
}

// newLexicon counts the tags of the sentences' words. labels numbers the tags.
func newLexicon(sentences []Sentence, labels map[tag]int, news *Counts) *lexicon {
	counts := map[string][]int32{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			key := string(appendNorm(nil, t.Form))
			if counts[key] == nil {
				counts[key] = make([]int32, len(labels))
			}
			counts[key][labels[tag{t.UPOS, t.XPOS}]]++
		}
	}
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	for k := range news.words {
		if counts[k] == nil {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	lex := &lexicon{only: []byte{0}}
	classes := map[string]linear.Hash{}
	var entries []linear.Entry
	for _, key := range keys {
		x := lexical{}
		if c := counts[key]; c != nil {
			name, only := goldClass(c)
			id, ok := classes[name]
			if !ok && len(lex.only) <= goldMask {
				id = linear.Hash(len(lex.only))
				classes[name] = id
				lex.only = append(lex.only, byte(only+1))
			}
			x.gold = id
		}
		if w := news.words[key]; w != nil && w.lower+w.upper >= leastSilver {
			x.silver, x.caps = w.silver(), w.caps()
		}
		entries = append(entries, linear.Entry{Key: linear.Of(key).Key(), Value: x.pack()})
	}
	lex.table = linear.NewTable(entries)
	return lex
}

// sureAfter is how many tokens with one and the same tag make a word's tag sure.
const sureAfter = 50

// goldClass names the set of labels that matter for a word: those of a
// twentieth of its uses or more; words of one or two uses are kept apart. only
// is the label if it is sure, else -1.
func goldClass(counts []int32) (name string, only int) {
	sum, top := int32(0), 0
	for k, n := range counts {
		sum += n
		if n > counts[top] {
			top = k
		}
	}
	var b []byte
	for k, n := range counts {
		if n > 0 && (sum <= 2 || n*20 >= sum) {
			b = append(b, byte(k))
		}
	}
	switch {
	case sum <= 2:
		b = append(b, 254)
	case sum >= sureAfter && counts[top] == sum:
		return string(append(b, 255)), top
	}
	return string(b), -1
}

// labelsOf is the tags in the sentences, the most frequent first.
func labelsOf(sentences []Sentence) (labels []tag, number map[tag]int) {
	number = map[tag]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			number[tag{t.UPOS, t.XPOS}]++
		}
	}
	for t := range number {
		labels = append(labels, t)
	}
	slices.SortFunc(labels, func(a, b tag) int {
		return cmp.Or(number[b]-number[a], int(a.upos)-int(b.upos), int(a.xpos)-int(b.xpos))
	})
	for i, t := range labels {
		number[t] = i
	}
	return labels, number
}

// taggerPacking was chosen on the development parts: keeping features that
// changed twice makes the file half as large again and gains 0.06 on EWT.
var taggerPacking = linear.Packing{Scale: 8, Least: 1, Changes: 3, Base: -1}

// hidden is how many in a hundred words are trained on as if no treebank had
// them, so that the tagger learns to do without.
const hidden = 5

// trainTagger learns from the sentences. done is called after each epoch.
func trainTagger(sentences []Sentence, news *Counts, runs, epochs int, seed uint64, done func(epoch int)) *tagger {
	return trainTaggerWithout(nil, sentences, news, runs, epochs, seed, done)
}

// trainTaggerWithout leaves the features of the mask out.
func trainTaggerWithout(m mask, sentences []Sentence, news *Counts, runs, epochs int, seed uint64, done func(epoch int)) *tagger {
	labels, number := labelsOf(sentences)
	t := &tagger{labels: labels, lex: newLexicon(sentences, number, news), mask: m}
	data := make([]labelled, len(sentences))
	var buf []byte
	for i, s := range sentences {
		d := labelled{make([]word, len(s.Tokens)), make([]int16, len(s.Tokens))}
		buf = fillWords(s.Tokens, d.words, t.lex, buf)
		for j, tok := range s.Tokens {
			d.labels[j] = int16(number[tag{tok.UPOS, tok.XPOS}])
		}
		data[i] = d
	}
	var all []*linear.Trainer
	for run := range runs {
		c := &tagCoach{tagger: t, weights: linear.NewTrainer(len(labels)), rng: linear.NewRand(seed + uint64(run))}
		linear.Epochs(len(data), epochs, seed+uint64(run), func(_, i int) { c.practise(&data[i]) }, func(epoch int) {
			if done != nil {
				done(run*epochs + epoch)
			}
		})
		all = append(all, c.weights)
	}
	t.model = linear.Mix(taggerPacking, all...)
	return t
}

// A tagCoach holds what changes while the tagger learns.
type tagCoach struct {
	tagger   *tagger
	weights  *linear.Trainer
	rng      *linear.Rand
	features []uint32
	scores   linear.Scores
}

// practise tags one sentence and learns from each mistake. Mistakes stand, so
// that the tagger learns to go on after one.
func (c *tagCoach) practise(d *labelled) {
	last, last2 := -1, -1
	for i := range d.words {
		w := &d.words[i]
		known := w.gold
		if c.rng.Percent(hidden) {
			w.gold = 0
		}
		got := c.tagger.sure(w)
		if got < 0 {
			c.features = c.tagger.mask.keep(tagFeatures(c.features[:0], d.words, i, last, last2))
			c.weights.Score(c.features, &c.scores)
			got = best(&c.scores, len(c.tagger.labels))
			if want := int(d.labels[i]); got != want {
				c.weights.Update(c.features, want, got)
			}
			c.weights.Step()
		}
		w.gold = known
		last, last2 = got, last
	}
}

// best is the label of the highest score among the first n.
func best(s *linear.Scores, n int) int {
	k := 0
	for i := 1; i < n; i++ {
		if s[i] > s[k] {
			k = i
		}
	}
	return k
}
