package synopsis

import (
	"sort"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// occasion is the day on which the report says that a quote was said: of a
// time expression that hangs on the cue ("said on Monday"). Unknown where it
// gives none, or where the report's own day is not known.
func (s *story) occasion(r, q int) synoptic.Date {
	a := s.rs[r].Analysis
	quote := &a.Quotes[q]
	if len(quote.Cue) == 0 {
		return synoptic.Date{}
	}
	near := a.Sentences[min(quote.Sentence, len(a.Sentences)-1)].Cover(quote.Cue[0])
	first := sort.Search(len(a.Times), func(i int) bool { return a.Times[i].Start >= near.Start })
	for i := first; i < len(a.Times) && a.Times[i].Start < near.End; i++ {
		t := &a.Times[i]
		if t.Kind != synoptic.TimeDate || !t.Date.Known || t.Date.First != t.Date.Last || t.Anchor == synoptic.AnchorStory || t.Overlap(quote.Words) > 0 {
			continue
		}
		for w := wordIn(a, t.Span); w >= 0; w = a.Words[w].Head {
			if t.Overlap(a.Words[w].Span) > 0 {
				continue
			}
			for _, c := range quote.Cue {
				if c.Overlap(a.Words[w].Span) > 0 {
					return t.Date
				}
			}
			break
		}
	}
	return synoptic.Date{}
}

// wordIn is the last word of a span, -1 if it has none.
func wordIn(a *synoptic.Analysis, span synoptic.Span) int {
	lo, hi := 0, len(a.Words)
	for lo < hi {
		if mid := (lo + hi) / 2; a.Words[mid].Start < span.End {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo--; lo >= 0 && a.Words[lo].Overlap(span) > 0 {
		return lo
	}
	return -1
}

// otherOccasion tells whether two quotes, not quite the same words, were said
// on two days: a politician's Monday and Tuesday speech.
func otherOccasion(a, b *quoted) bool {
	return a.day.Known && b.day.Known && a.day.First != b.day.First && !sameBag(a.tokens, b.tokens)
}

// maxNear is how many sentences before and behind a quote are looked at for a
// word on its translation.
const maxNear = 1

// translated tells whether a report says near a quote that its words are a
// translation: “in Spanish”, “through an interpreter”.
func (s *story) translated(x *quoted) bool {
	a := s.rs[x.r].Analysis
	at := a.Quotes[x.q].Sentence
	for n := max(0, at-maxNear); n <= at+maxNear && n < len(a.Sentences); n++ {
		if a.Sentences[n].Paragraph != a.Sentences[min(at, len(a.Sentences)-1)].Paragraph {
			continue
		}
		var before []string
		for w := a.Sentences[n].First; w < a.Sentences[n].Last; w++ {
			word := &a.Words[w]
			if word.Overlap(x.span) > 0 {
				continue
			}
			low := strings.ToLower(s.cut(x.r, word.Span))
			if before = append(before, low); ownLanguage(before) {
				return true
			}
			switch low {
			case "translated", "translation", "translator", "translators", "interpreter", "interpreters", "interpreted":
				return true
			}
		}
	}
	return false
}

// language tells whether the word names a language that a speech may be
// translated from.
func language(low string) bool {
	switch low {
	case "spanish", "portuguese", "french", "german", "italian", "dutch", "russian", "ukrainian", "polish", "arabic", "hebrew", "persian",
		"farsi", "turkish", "hindi", "urdu", "bengali", "chinese", "mandarin", "cantonese", "japanese", "korean", "greek", "swedish",
		"norwegian", "danish", "finnish", "hungarian", "czech", "romanian", "catalan", "swahili", "pashto", "dari", "kurdish", "creole", "vietnamese", "thai":
		return true
	}
	return false
}

// languageAt is the language of the report at a span, "" if it is not told.
func (s *story) languageAt(r int, span synoptic.Span) string {
	for _, l := range s.rs[r].Report.Languages {
		if l.Overlap(span) > 0 {
			return l.Language
		}
	}
	return ""
}

// translation tells whether two renderings in other words are likely two
// translations of the same ones: one report says that it translates, or they
// are in two languages.
func (s *story) translation(x, y *quoted) bool {
	a, b := s.languageAt(x.r, x.span), s.languageAt(y.r, y.span)
	return a != "" && b != "" && a != b || s.translated(x) || s.translated(y)
}
