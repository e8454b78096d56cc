package pipeline

import (
	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/statement"
)

// An Attribution is what a text gives to a voice: words said or written,
// things thought, wanted, planned or expected. Spans are bytes of the text.
type Attribution struct {
	Source  []synoptic.Span // the words that name the voice in place ("she"); empty if the text has none
	Cue     []synoptic.Span // "said", "according to", "is expected to"; empty if the text has none
	Content []synoptic.Span // in order, at least one; quotation marks included
	Kind    synoptic.QuoteKind
	Speaker string // the name of who that is; "" if not found
}

// Attributions finds the attributions of each text, which is taken as it is,
// in order of their content. The answers are in the order of the texts.
func (p *Pipeline) Attributions(texts ...string) [][]Attribution {
	out := make([][]Attribution, len(texts))
	p.each(len(texts), func(i int) {
		out[i] = p.attributions(texts[i])
		p.did(StepAnalyzed)
	})
	return out
}

func (p *Pipeline) attributions(text string) []Attribution {
	doc := p.lang.Parse(text)
	es := p.lang.Entities(doc)
	found := statement.Attributions(doc, es)
	out := make([]Attribution, len(found))
	for i, a := range found {
		out[i] = Attribution{Source: a.Source, Cue: a.Cue, Content: a.Content, Kind: a.Kind}
		if a.Speaker > 0 {
			out[i].Speaker = es[a.Speaker-1].Name
		}
	}
	return out
}
