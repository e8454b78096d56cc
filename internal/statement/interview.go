package statement

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// A turn is what one voice says in an interview printed as question and
// answer, or a block that is set apart as another's words: verbatim, without
// quotation marks.
type turn struct {
	label   synoptic.Span // "A", "Holm", or the words that lead to the block
	words   synoptic.Span
	speaker int // 1 + index in the entities
}

const (
	// fewTurns is how many paragraphs with a label make an interview.
	fewTurns = 4
	// maxLabel is the length in bytes of the longest label.
	maxLabel = 40
)

// turns finds the turns of interviews ("Q: … A: …", "HOLM: …") and blocks behind
// ">" whose speaker can be told. Questions, and what nobody in the text is known
// to say, are left out.
func turns(d *lang.Doc, es []synoptic.Entity) []turn {
	type labelled struct {
		paragraph int
		label     synoptic.Span
		name      string
	}
	var found []labelled
	names := make(map[string]bool)
	for i, p := range d.Paragraphs {
		if l, ok := labelOf(d.Text, p); ok {
			found = append(found, labelled{i, l, strings.ToLower(l.Cut(d.Text))})
			names[found[len(found)-1].name] = true
		}
	}
	var out []turn
	if len(found) >= fewTurns && len(names) > 1 {
		guest := interviewed(es, found[0].label.Start)
		for k, l := range found {
			speaker := guest
			switch l.name {
			case "q", "question":
				continue
			case "a", "answer":
			default:
				speaker = namedBy(l.name, es)
			}
			if speaker == 0 {
				continue
			}
			end := d.Paragraphs[l.paragraph].End
			if k+1 < len(found) { // paragraphs without a label go on with the turn
				end = d.Paragraphs[found[k+1].paragraph-1].End
			}
			if words := stripped(d.Text, synoptic.Span{Start: l.label.End + 1, End: end}); !words.IsZero() {
				out = append(out, turn{l.label, words, speaker})
			}
		}
	}
	return append(out, blocks(d, es)...)
}

// labelOf is the label that a paragraph begins with: "Q", "A", or a name in
// capitals, before a colon.
func labelOf(text string, p synoptic.Span) (synoptic.Span, bool) {
	p = stripped(text, p)
	words := p.Cut(text)
	at := strings.IndexByte(words, ':')
	if at < 1 || at > maxLabel || at+2 >= len(words) || words[at+1] != ' ' {
		return synoptic.Span{}, false
	}
	fields := strings.Fields(words[:at])
	if len(fields) == 0 || len(fields) > 4 {
		return synoptic.Span{}, false
	}
	for _, f := range fields {
		if r, _ := utf8.DecodeRuneInString(f); !unicode.IsUpper(r) {
			return synoptic.Span{}, false
		}
	}
	return synoptic.Span{Start: p.Start, End: p.Start + at}, true
}

// interviewed is the named person whom the text mentions most before its first
// turn; 0 where two are mentioned as often.
func interviewed(es []synoptic.Entity, first int) int {
	best, top, tied := 0, 0, false
	for i := range es {
		e := &es[i]
		if e.Kind != synoptic.KindPerson || !e.Named {
			continue
		}
		n := sort.Search(len(e.Mentions), func(k int) bool { return e.Mentions[k].Start >= first })
		switch {
		case n > top:
			best, top, tied = i+1, n, false
		case n == top && n > 0:
			tied = true
		}
	}
	if tied {
		return 0
	}
	return best
}

// namedBy is the one person whom a label names, by the whole name or its last
// word; 0 if none or several.
func namedBy(label string, es []synoptic.Entity) int {
	found := 0
	for i := range es {
		e := &es[i]
		if e.Kind != synoptic.KindPerson || !e.Named {
			continue
		}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			name = strings.ToLower(name)
			if name == label || strings.HasSuffix(name, " "+label) || strings.HasSuffix(label, " "+name) {
				if found != 0 && found != i+1 {
					return 0
				}
				found = i + 1
				break
			}
		}
	}
	return found
}

// blocks finds paragraphs whose lines begin with ">" behind a sentence that ends
// in a colon: they are the words of that sentence's subject.
func blocks(d *lang.Doc, es []synoptic.Entity) []turn {
	var out []turn
	for i, p := range d.Paragraphs {
		p = stripped(d.Text, p)
		if i == 0 || !strings.HasPrefix(p.Cut(d.Text), ">") {
			continue
		}
		lead := stripped(d.Text, d.Paragraphs[i-1])
		if !strings.HasSuffix(lead.Cut(d.Text), ":") {
			continue
		}
		source, speaker := leadSubject(d, lead, es)
		for k := i + 1; k < len(d.Paragraphs) && strings.HasPrefix(stripped(d.Text, d.Paragraphs[k]).Cut(d.Text), ">"); k++ {
			p.End = d.Paragraphs[k].End // its further lines
		}
		words := stripped(d.Text, synoptic.Span{Start: p.Start + 1, End: p.End})
		if speaker > 0 && !words.IsZero() {
			out = append(out, turn{source, words, speaker})
		}
	}
	return out
}

// leadSubject is the subject of the main verb of a paragraph's last sentence,
// if an entity is meant by it.
func leadSubject(d *lang.Doc, lead synoptic.Span, es []synoptic.Entity) (synoptic.Span, int) {
	n := sort.Search(len(d.Sentences), func(n int) bool { return d.Sentences[n].End >= lead.End })
	if n == len(d.Sentences) {
		return synoptic.Span{}, 0
	}
	s := &d.Sentences[n]
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Rel.Base() != lang.RelNsubj || t.Head < 0 || s.Tokens[t.Head].Head >= 0 {
			continue
		}
		for e := range es {
			for _, m := range es[e].Mentions {
				if m.Head == t.Span {
					return m.Span, e + 1
				}
			}
		}
	}
	return synoptic.Span{}, 0
}

// stripped is a span without the white space at its ends.
func stripped(text string, s synoptic.Span) synoptic.Span {
	if s.Start >= s.End {
		return synoptic.Span{}
	}
	words := s.Cut(text)
	left := len(words) - len(strings.TrimLeft(words, " \t\r\n\u00a0"))
	right := len(words) - len(strings.TrimRight(words, " \t\r\n\u00a0"))
	if left+right >= len(words) {
		return synoptic.Span{}
	}
	return synoptic.Span{Start: s.Start + left, End: s.End - right}
}

// withTurns puts the turns among the quotes: what stands in quotation marks
// within one is a part of it only where it is half of it or more.
func (q *quoter) withTurns(quotes []synoptic.Quote, es []synoptic.Entity) []synoptic.Quote {
	run := 0
	for i := range quotes {
		run = max(run, quotes[i].Run+1)
	}
	added := false
	for _, t := range turns(q.doc, es) {
		if slices.ContainsFunc(quotes, func(x synoptic.Quote) bool { return 2*x.Words.Overlap(t.words) >= t.words.Len() }) {
			continue // it is in quotation marks
		}
		quotes = append(quotes, synoptic.Quote{
			Words: t.words, Kind: synoptic.Direct, Source: []synoptic.Span{t.label}, Speaker: t.speaker, Run: run,
			Sentence: sort.Search(len(q.doc.Sentences), func(n int) bool { return q.doc.Sentences[n].End > t.words.Start }),
		})
		run++
		added = true
	}
	if added {
		slices.SortStableFunc(quotes, func(a, b synoptic.Quote) int {
			return cmp.Or(cmp.Compare(a.Words.Start, b.Words.Start), cmp.Compare(a.Words.End, b.Words.End))
		})
	}
	return quotes
}

// turned puts the turns among the attributions: what is told within one is its
// speaker's.
func (q *quoter) turned(as []Attribution, es []synoptic.Entity) []Attribution {
	for _, t := range turns(q.doc, es) {
		if slices.ContainsFunc(as, func(a Attribution) bool {
			return a.Kind == synoptic.Direct && 2*a.Content[0].Overlap(t.words) >= t.words.Len()
		}) {
			continue
		}
		as = slices.DeleteFunc(as, func(a Attribution) bool { return t.words.Contains(a.Content[0]) })
		as = append(as, Attribution{Source: []synoptic.Span{t.label}, Content: []synoptic.Span{t.words}, Kind: synoptic.Direct, Speaker: t.speaker})
	}
	slices.SortStableFunc(as, func(a, b Attribution) int {
		return cmp.Or(cmp.Compare(a.Content[0].Start, b.Content[0].Start), cmp.Compare(a.Content[0].End, b.Content[0].End))
	})
	return as
}
