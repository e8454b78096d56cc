package statement

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// An Attribution is what the text gives to a voice: words said or written,
// things thought, wanted, planned or expected. Only the outermost counts: what
// Lee says that Ray said is Lee's.
type Attribution struct {
	Source  []synoptic.Span // the words that name the voice in place ("she"); empty if the text has none
	Cue     []synoptic.Span // "said", "according to", "is expected to"
	Content []synoptic.Span // in order, at least one; quotation marks included
	Kind    synoptic.QuoteKind
	Speaker int // 1 + index in the entities; 0 if not found
}

// Attributions finds who says, thinks or wants what, in order of the first
// word of the content. Words in quotation marks go by the rules of [Quotes];
// all else is learnt.
func Attributions(d *lang.Doc, es []synoptic.Entity) []Attribution {
	return listen(d).attributions(attributionJudge(), es)
}

// AttributionsBy is Attributions with the model file data.
func AttributionsBy(data []byte, d *lang.Doc, es []synoptic.Entity) ([]Attribution, error) {
	j, err := decodeJudge(data)
	if err != nil {
		return nil, err
	}
	return listen(d).attributions(j, es), nil
}

// attributions puts together what the judge finds and what the rules found.
// Without a judge the rules are alone.
func (q *quoter) attributions(j *judge, es []synoptic.Entity) []Attribution {
	b := bench{view: &view{quoter: q}, judge: j}
	found := b.withRules(b.find())
	out := make([]Attribution, len(found))
	at := make([]int, len(found))
	for i := range found {
		out[i].Content = q.content(&found[i])
		at[i] = i
	}
	slices.SortStableFunc(at, func(a, b int) int {
		x, y := out[a].Content[0], out[b].Content[0]
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	who := newWhoIs(es) // learns as it goes: in order
	sorted := make([]Attribution, len(out))
	for i, k := range at {
		sorted[i] = out[k]
		q.voiced(&sorted[i], &found[k], who)
	}
	return q.turned(sorted, es)
}

// find finds the attributions of all units by the judge.
func (b *bench) find() []claimed {
	var found []claimed
	for n := range b.units {
		if b.judge == nil || len(b.units[n].items) > maxUnit {
			continue
		}
		b.look(n)
		found = append(found, b.unit(n)...)
	}
	return found
}

// maxUnit is how many items a unit has at most whose cues are looked for: more
// is a table, and the time per item grows with their number.
const maxUnit = 400

// content is the content's spans in order.
func (q *quoter) content(c *claimed) []synoptic.Span {
	var out []synoptic.Span
	u := &q.units[c.unit]
	for _, s := range c.parts {
		if !s.none() {
			out = append(out, q.span(u, s.first, s.last))
		}
	}
	for _, r := range c.runs {
		out = append(out, q.runs[r].Span)
	}
	slices.SortFunc(out, func(a, b synoptic.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return slices.Compact(out)
}

// voiced fills in cue, source, speaker and kind. A source that the judge finds
// goes before the rules': on mixed quotes it is right more often, on direct
// ones as often.
func (q *quoter) voiced(a *Attribution, c *claimed, who *whoIs) {
	u := &q.units[c.unit]
	h := heard{voice: voice{head: -1}, unit: c.unit}
	if c.learnt {
		t := &c.telling
		h.cue = q.span(u, t.words.first, t.words.last)
		h.take(q, u, t.source)
	}
	if c.voice != nil && h.source.IsZero() {
		cue := h.cue
		if h = *c.voice; c.learnt {
			h.cue = cue
		}
	}
	if !h.cue.IsZero() {
		a.Cue = []synoptic.Span{h.cue}
	}
	if !h.source.IsZero() {
		a.Source = []synoptic.Span{h.source}
		a.Speaker = who.speaker(q, &h)
		if h.head >= 0 && a.Speaker > 0 {
			who.spoke[h.head] = a.Speaker
		}
	}
	a.Kind = q.kindOf(c)
}

// kindOf tells how much of the content is in quotation marks: direct is nine
// words in ten, indirect none.
func (q *quoter) kindOf(c *claimed) synoptic.QuoteKind {
	u := &q.units[c.unit]
	quoted, plain := 0, 0
	add := func(r int) { quoted += max(1, len(strings.Fields(q.runs[r].words.Cut(q.text)))) }
	for _, s := range c.parts {
		for k := s.first; k < s.last; k++ {
			if r := u.items[k].run; r > 0 {
				add(r - 1)
			} else if q.word(u, k).UPOS != lang.PUNCT {
				plain++
			}
		}
	}
	for _, r := range c.runs {
		add(r)
	}
	switch {
	case quoted == 0:
		return synoptic.Indirect
	case quoted >= 9*plain:
		return synoptic.Direct
	}
	return synoptic.Mixed
}

// indirect are the attributions of words that are not quoted, as quotes: one
// for each stretch of content, those of one attribution with one Run, counted
// from run on.
func (q *quoter) indirect(as []Attribution, run int) []synoptic.Quote {
	var out []synoptic.Quote
	for i := range as {
		a := &as[i]
		if a.Kind != synoptic.Indirect {
			continue
		}
		for _, s := range a.Content {
			out = append(out, synoptic.Quote{
				Words: s, Kind: synoptic.Indirect, Cue: a.Cue, Source: a.Source, Speaker: a.Speaker, Run: run,
				Sentence: sort.Search(len(q.doc.Sentences), func(n int) bool { return q.doc.Sentences[n].End > s.Start }),
			})
		}
		run++
	}
	return out
}

// withIndirect puts what is told without quotation marks among the quotes.
func (q *quoter) withIndirect(quotes []synoptic.Quote, es []synoptic.Entity) []synoptic.Quote {
	run := 0
	for i := range quotes {
		run = max(run, quotes[i].Run+1)
	}
	quotes = append(quotes, q.indirect(q.attributions(attributionJudge(), es), run)...)
	slices.SortStableFunc(quotes, func(a, b synoptic.Quote) int {
		return cmp.Or(cmp.Compare(a.Words.Start, b.Words.Start), cmp.Compare(a.Words.End, b.Words.End))
	})
	return quotes
}
