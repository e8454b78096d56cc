package synopsis

import (
	"github.com/synoptic-news/synoptic"
)

// A token is one word of a quote as it is compared.
type token struct {
	synoptic.Span
	fold   string
	verb   string // lemma of a verb; "" of other words
	put    bool   // in square brackets: not the speaker's
	weight int
}

// foldDF counts in how many sentences of the story each folded word stands.
func (s *story) foldDF() (df map[string]int, sentences int) {
	if s.foldCount != nil {
		return s.foldCount, s.foldSentences
	}
	defer func() { s.foldCount, s.foldSentences = df, sentences }()
	byWord, byFold := make(map[string]int32), make(map[string]int32) // numbers of folded words, by either
	var folds []string
	var count, seen []int32
	for r := range s.rs {
		text := s.rs[r].Report.Text
		for _, sent := range s.rs[r].Analysis.Sentences {
			sentences++
			eachWord(text, sent.Span, func(span synoptic.Span) {
				word := span.Cut(text)
				i, ok := byWord[word]
				if !ok {
					f := fold(word)
					if i, ok = byFold[f]; !ok {
						i = int32(len(folds))
						folds, count, seen = append(folds, f), append(count, 0), append(seen, 0)
						byFold[f] = i
					}
					byWord[word] = i
				}
				if seen[i] != int32(sentences) {
					seen[i] = int32(sentences)
					count[i]++
				}
			})
		}
	}
	df = make(map[string]int, len(folds))
	for i, f := range folds {
		df[f] = int(count[i])
	}
	return df, sentences
}

func foldWeight(w string, df map[string]int, n int) int {
	if stopWord(w) {
		return 4
	}
	return ilog16(1 + n/max(1, df[w]))
}

// tokens cuts a span of text into folded words.
func tokens(text string, in synoptic.Span) []token {
	var out []token
	eachWord(text, in, func(w synoptic.Span) {
		if n := len(out) - 1; n >= 0 && abbreviates(text, out[n].Span, w) { // "F.B.I." is "FBI"
			out[n].End = w.End
			out[n].fold += fold(w.Cut(text))
			return
		}
		out = append(out, token{Span: w, fold: fold(w.Cut(text))})
	})
	return out
}

// abbreviates tells whether the letter at w goes on what before is the
// beginning of: capitals with points between.
func abbreviates(text string, before, w synoptic.Span) bool {
	upper := func(c byte) bool { return c >= 'A' && c <= 'Z' }
	return w.Len() == 1 && upper(text[w.Start]) && before.End+1 == w.Start && text[before.End] == '.' && upper(text[before.End-1]) &&
		(before.Len() == 1 || text[before.End-2] == '.')
}
