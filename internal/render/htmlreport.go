package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A reportPage is one report in full on the page.
type reportPage struct {
	ID, Outlet string
	Title      string // where it is not in the text
	Published  string
	Facts      []string
	URL        string // only if it is a web address
	Notes      []string
	Blocks     []block
	Excerpts   bool
	Tools      any // what a served page puts beside it, nil in a file
	Of         synoptic.ReportID
}

// A block is a paragraph of a report, a run of leftovers of its page, or a gap
// between excerpts.
type block struct {
	Gap, Folded, Open bool
	Why               string // why it was skipped; "" if it was not
	Head              bool   // it is the headline
	Number            string // of its line
	Lang              string
	Segments          []*segment
	Uses              []crossRef
}

// A segment is a run of words: bare, or a span with the segments in it.
type segment struct {
	Text  string
	ID    string // of a span, on its first part
	Class string // "" for bare words
	Title string
	Parts string // on a served page: the parts that point at it, "c3 d1"
	Kids  []*segment
}

func (b *builder) reports() []reportPage {
	var out []reportPage
	for _, s := range b.sheets {
		x := reportPage{
			ID: b.reportID(s), Outlet: s.name, Published: publishedLine(s.Report),
			Notes: b.notesOn(s), URL: webAddress(s.URL), Excerpts: s.excerpts, Of: s.ID,
		}
		if b.served != nil && b.served.Report != nil {
			x.Tools = b.served.Report(s.Report)
		}
		if s.title.IsZero() {
			x.Title = clean(s.Title)
		}
		if b.First != nil && *b.First == s.ID {
			x.Facts = append(x.Facts, "published first")
		}
		for _, f := range [][2]string{{"updated ", s.Updated}, {"", s.Byline}, {"credit: ", s.Credit}, {"", s.File}} {
			if text := clean(f[1]); text != "" {
				x.Facts = append(x.Facts, f[0]+text)
			}
		}
		if x.URL == "" && s.URL != "" {
			x.Facts = append(x.Facts, clean(s.URL))
		}
		x.Blocks = b.blocks(s)
		out = append(out, x)
	}
	return out
}

// foldSkipped is how many bytes of leftovers in a row are folded away.
const foldSkipped = 160

// blocks cuts a report into paragraphs, one for each line that is not blank.
func (b *builder) blocks(s *sheet) []block {
	spans := b.spans(s)
	parts := s.keep
	if !s.excerpts {
		parts = []synoptic.Span{{Start: 0, End: len(s.text)}}
	}
	var out []block
	for i, part := range parts {
		if s.excerpts && (i > 0 || part.Start > 0) {
			out = append(out, block{Gap: true})
		}
		for _, line := range linesOf(s.text, part) {
			if why := skippedWhole(s, line); why != "" {
				out = b.leftover(out, s, line, why)
				continue
			}
			x := block{Segments: b.segments(s, line, spans), Head: s.title.Overlap(line) > line.Len()/2, Uses: b.usesOf(s, line)}
			if s.lines != nil {
				x.Number = s.where(line)[1:]
			}
			if l := s.language(line.Start); l != "" && !strings.HasPrefix(l, "en") {
				x.Lang = l
			}
			out = append(out, x)
		}
	}
	if n := len(parts); s.excerpts && n > 0 && parts[n-1].End < len(s.text) {
		out = append(out, block{Gap: true})
	}
	for i := range out {
		out[i].Folded = out[i].Why != "" && length(out[i].Segments) > foldSkipped
	}
	return out
}

// leftover adds a skipped line to the run of them at the end of the blocks.
func (b *builder) leftover(blocks []block, s *sheet, line synoptic.Span, why string) []block {
	text := clean(line.Cut(s.text))
	if k := len(blocks) - 1; k >= 0 && blocks[k].Why == why {
		blocks[k].Segments = append(blocks[k].Segments, &segment{Text: " · " + text})
		return blocks
	}
	return append(blocks, block{Why: why, Open: b.opts.ShowSkipped, Segments: []*segment{{Text: text}}})
}

// length is the number of bytes of all words in segments.
func length(list []*segment) int {
	n := 0
	for _, s := range list {
		n += len(s.Text) + length(s.Kids)
	}
	return n
}

// skippedWhole says why a whole line was skipped, "" if part of it was read.
func skippedWhole(s *sheet, line synoptic.Span) string {
	for _, k := range s.Skipped {
		if k.Contains(line) {
			return cmp.Or(clean(k.Why), "skipped")
		}
	}
	return ""
}

// A marked is a span of a report that is marked on the page.
type marked struct {
	synoptic.Span
	id, class, title string
	parts            string
	rest             bool // the part of a span behind a boundary that it crosses
}

// spans are the marked spans of a report, outer before inner: what the parts
// of the page point at, and what was skipped inside a line.
func (b *builder) spans(s *sheet) []marked {
	at := make(map[synoptic.Span]int)
	var out []marked
	for _, u := range b.uses[s.ID] {
		i, ok := at[u.span]
		if !ok {
			i = len(out)
			at[u.span] = i
			out = append(out, marked{Span: u.span, id: b.spanID(s, u.span), class: "m"})
		}
		if c := " m-" + u.class; u.class != "" && !strings.Contains(out[i].class+" ", c+" ") {
			out[i].class += c
		}
		if b.served != nil && u.class != "" {
			out[i].join(b.served, u.class+itoa(u.n))
		}
	}
	for _, k := range s.Skipped {
		if k.In(len(s.text)) {
			out = append(out, marked{Span: k.Span, class: "skip", title: cmp.Or(clean(k.Why), "skipped")})
		}
	}
	slices.SortStableFunc(out, func(x, y marked) int { return bySpan(x.Span, y.Span) })
	return out
}

// segments cuts a line at the boundaries of the spans in it. A span inside
// another becomes its kid. One that crosses the end of another, or of the
// line, is cut in two there: its first part has the id, and a rule of the
// style sheet lights up the rest with it.
func (b *builder) segments(s *sheet, line synoptic.Span, spans []marked) []*segment {
	var in []marked
	for _, m := range spans {
		if m.Overlap(line) == 0 {
			continue
		}
		if m.Start < line.Start {
			m.Start, m.rest = line.Start, true
		}
		m.End = min(m.End, line.End)
		in = append(in, m)
	}
	slices.SortStableFunc(in, func(x, y marked) int { return bySpan(x.Span, y.Span) })
	out, _ := b.nest(s, line, in)
	return out
}

// nest makes the segments of one stretch from spans that start in it. Parts of
// spans that reach beyond its end are handed back.
func (b *builder) nest(s *sheet, stretch synoptic.Span, in []marked) (out []*segment, beyond []marked) {
	at := stretch.Start
	bare := func(to int) {
		if text := cleanRun(s.text[at:to]); text != "" {
			out = append(out, &segment{Text: text})
		}
		at = to
	}
	for len(in) > 0 {
		m := in[0]
		in = in[1:]
		if m.End > stretch.End {
			tail := m
			tail.Start, tail.rest = stretch.End, true
			beyond = append(beyond, tail)
			m.End = stretch.End
		}
		bare(m.Start)
		var kids []marked
		for len(in) > 0 && in[0].Start < m.End {
			kids, in = append(kids, in[0]), in[1:]
		}
		seg := &segment{Class: m.class, Title: m.title, Parts: m.parts}
		if !m.rest {
			seg.ID = m.id
		} else if m.id != "" {
			seg.Class += " " + b.crossing(m.id)
		}
		var over []marked
		seg.Kids, over = b.nest(s, m.Span, kids)
		if len(over) > 0 {
			in = append(over, in...)
			slices.SortStableFunc(in, func(x, y marked) int { return bySpan(x.Span, y.Span) })
		}
		out = append(out, seg)
		at = m.End
	}
	bare(stretch.End)
	return out, beyond
}

// crossing gives the class of the rest of a crossing span, and sees to the rule
// that lights it up when the span's first part is the page's target.
func (b *builder) crossing(id string) string {
	class := "x" + itoa(b.crossed+len(b.rules)+1)
	b.rules = append(b.rules, ":root:has(#"+id+":target) ."+class+"{background:var(--hit);color:var(--hit-ink)}\n")
	return class
}

// usesOf links a line back to the parts of the page that point at a span which
// starts in it.
func (b *builder) usesOf(s *sheet, line synoptic.Span) []crossRef {
	var in []use
	for _, u := range b.uses[s.ID] {
		if u.class != "" && line.Start <= u.span.Start && u.span.Start < line.End {
			in = append(in, u)
		}
	}
	slices.SortStableFunc(in, func(x, y use) int {
		return cmp.Or(strings.Index("dcqot", x.class)-strings.Index("dcqot", y.class), x.n-y.n)
	})
	var out []crossRef
	for i, u := range in {
		if i > 0 && u.class == in[i-1].class && u.n == in[i-1].n {
			continue
		}
		extra := ""
		if u.class == "d" {
			extra = kindClass(b.Discrepancies[u.n-1].Kind)
		}
		out = append(out, b.crossRef(u.class, u.n, extra))
	}
	return out
}
