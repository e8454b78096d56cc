// Package statement finds what one report says: its quotes, with the cue and
// the speaker that the text gives them, quoted or in the report's own words,
// and the clauses that assert something, with their arguments, times,
// quantities, polarity, status and voice.
//
// Start with [Find]. It keeps no state, reads no file and never fails: a quote
// whose speaker is not found has none, a sentence without a clause gives no
// statement.
//
// Spans lie in the report's text, in order of Start. Scare quotes, titles of
// works and names in quotation marks are left out of the quotes.
package statement

import (
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// An Input is one report as the stages before saw it.
type Input struct {
	Doc        *lang.Doc
	Title      synoptic.Span // of the headline; zero if there is none
	Entities   []synoptic.Entity
	Times      []synoptic.Time
	Quantities []synoptic.Quantity
}

// Find collects all that the report says.
func Find(in Input) *synoptic.Analysis {
	a := &synoptic.Analysis{Entities: in.Entities, Times: in.Times, Quantities: in.Quantities}
	flatten(a, in.Doc, in.Title)
	q := listen(in.Doc)
	a.Quotes = q.withTurns(q.resolve(in.Entities), in.Entities)
	a.Statements = clauses(a, in.Doc) // goes by the quotes in quotation marks only
	a.Quotes = q.withIndirect(a.Quotes, in.Entities)
	return a
}

// flatten lists the report's words in one row, heads as indices into it, and
// marks the words that head a mention of an entity.
func flatten(a *synoptic.Analysis, d *lang.Doc, title synoptic.Span) {
	n := 0
	for i := range d.Sentences {
		n += len(d.Sentences[i].Tokens)
	}
	a.Words = make([]synoptic.Word, 0, n)
	a.Sentences = make([]synoptic.Sentence, 0, len(d.Sentences))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		first := len(a.Words)
		for k := range s.Tokens {
			t := &s.Tokens[k]
			head := -1
			if t.Head >= 0 {
				head = first + int(t.Head)
			}
			a.Words = append(a.Words, synoptic.Word{
				Span: t.Span, Lemma: strings.ToLower(t.Lemma), Tag: t.UPOS.String(), Head: head, Rel: t.Rel.String(),
			})
		}
		a.Sentences = append(a.Sentences, synoptic.Sentence{
			Span: s.Span, Paragraph: s.Paragraph, First: first, Last: len(a.Words),
			Title: !title.IsZero() && s.Overlap(title) > 0,
		})
	}
	for e := range a.Entities {
		for _, m := range a.Entities[e].Mentions {
			if w := wordAt(a.Words, m.Head.Start); w >= 0 && a.Words[w].Entity == 0 {
				a.Words[w].Entity = e + 1
			}
		}
	}
	for i := range a.Quantities {
		a.Quantities[i].Word = max(0, wordAt(a.Words, a.Quantities[i].Number.End-1))
	}
}

// wordAt is the index of the word that holds the byte at, -1 if none does.
func wordAt(words []synoptic.Word, at int) int {
	lo, hi := 0, len(words)
	for lo < hi {
		mid := (lo + hi) / 2
		if words[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(words) && words[lo].Start <= at {
		return lo
	}
	return -1
}
