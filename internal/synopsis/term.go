package synopsis

import (
	"math/bits"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A term is a number that stands for a stem, a person of the story ("@p3") or
// a type of quantity ("#s"): what two clauses may have in common. A value is
// never a term, or a difference would hide itself.
type term = int32

// A lexicon numbers the terms of a story and weighs them.
type lexicon struct {
	ids     map[string]term
	names   []string
	df      []int    // number of sentences of distinct origins that hold the term
	total   int      // sentences counted
	weights []int32  // by term, once they are fixed
	byWord  [][]term // per report and word: its stem, -1 for words that carry nothing
}

func newLexicon(s *story) *lexicon {
	l := &lexicon{ids: make(map[string]term)}
	memo := make(map[string]term)
	l.byWord = make([][]term, len(s.rs))
	for r := range s.rs {
		words := s.rs[r].Analysis.Words
		l.byWord[r] = make([]term, len(words))
		for w := range words {
			key := words[w].Tag[:1] + words[w].Lemma
			t, ok := memo[key]
			if !ok {
				t = -1
				if k := strings.TrimLeft(stem(words[w].Lemma), "@#"); k != "" && carries(&words[w]) { // "@harbour" is a word, "@3" a person
					t = l.id(k)
				}
				memo[key] = t
			}
			l.byWord[r][w] = t
		}
	}
	return l
}

// carries tells whether a word says something by itself.
func carries(w *synoptic.Word) bool {
	switch w.Tag {
	case "NOUN", "PROPN", "ADJ", "NUM", "X":
		return w.Tag != "NUM" || !isNumber(w.Lemma)
	case "VERB":
		switch w.Lemma {
		case "be", "have", "do", "get", "go", "make", "take", "say", "tell", "come", "become", "add":
			return false
		}
		return true
	case "ADV":
		return len(w.Lemma) > 4 && strings.HasSuffix(w.Lemma, "ly")
	}
	return false
}

func isNumber(w string) bool { return w != "" && (w[0] >= '0' && w[0] <= '9') }

func (l *lexicon) id(name string) term {
	if t, ok := l.ids[name]; ok {
		return t
	}
	t := term(len(l.names))
	l.ids[name] = t
	l.names = append(l.names, name)
	l.df = append(l.df, 0)
	return t
}

// weight is 16 times the binary logarithm, rounded down to sixteenths by
// linear interpolation, of one plus the inverse document frequency: whole
// numbers only, so that every machine weighs alike.
func (l *lexicon) weight(t term) int {
	if int(t) < len(l.weights) {
		return int(l.weights[t])
	}
	df := max(1, l.df[t])
	return ilog16(1 + l.total*4/df)
}

// weigh fixes the weights of the terms that there are, once all are counted.
func (l *lexicon) weigh() {
	l.weights = nil
	ws := make([]int32, len(l.names))
	for t := range ws {
		ws[t] = int32(l.weight(term(t)))
	}
	l.weights = ws
}

// ilog16 is 16·log2(n) in whole numbers, for n ≥ 1.
func ilog16(n int) int {
	k := bits.Len(uint(n)) - 1
	frac := (n << 4 >> k) - 16
	return k*16 + frac
}
