package render

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

const (
	// excerptContext is how much an excerpt shows on either side of a reading or
	// a quote, in characters (code points).
	excerptContext = 60
	// excerptLength is how much an excerpt shows at most of a passage that is of
	// interest for standing in one report alone, or in two as it is.
	excerptLength = 90
)

// Excerpt makes a document fit for sharing: it sets the Excerpts of every
// report to what its synopsis points at, and [synoptic.Encode] then writes them
// in place of the reports' full texts. Kept are the headline and the first
// sentence; the readings of discrepancies and the renderings of quotes, each
// with 60 characters of its line around it; the clauses of claims, the expressions of time
// and the names, with nothing around. Passages that one report alone has, and
// those that show two reports to be of one origin, are shortened in the document
// itself to their first 90 characters at most. Excerpts with nothing but spaces
// or punctuation between them are one.
//
// How much of a report that is follows from how much of it is a claim or a quote:
// of the short reports of examples/ferry-fire between 80 and 94 %, 85 % together,
// and without any context it would still be 71 to 87 %. TestExcerptShare of
// cmd/synoptic measures it.
//
// A report that has excerpts already keeps them. Passages that reports share
// count only where something else points at them: between two copies they would
// be the whole text.
func Excerpt(d *synoptic.Document) {
	for i := range d.Stories {
		d.Stories[i] = *shortened(&d.Stories[i])
		s := &d.Stories[i]
		for k, spans := range excerpts(s) {
			r := &s.Reports[k]
			if len(r.Excerpts) > 0 {
				continue // read from a document that no longer has the text
			}
			r.Excerpts = make([]synoptic.Excerpt, len(spans))
			for n, span := range spans {
				r.Excerpts[n] = synoptic.Excerpt{Span: span, Text: span.Cut(r.Text)}
			}
		}
	}
}

// shortened is a story with its long passages cut; s is not changed.
func shortened(s *synoptic.Synopsis) *synoptic.Synopsis {
	texts := make(map[synoptic.ReportID]string, len(s.Reports))
	for i := range s.Reports {
		texts[s.Reports[i].ID] = s.Reports[i].Text
	}
	cut := func(m *synoptic.Mention) {
		text := texts[m.Report]
		if !m.In(len(text)) {
			return
		}
		m.Span = beginning(text, m.Span, excerptLength)
		if m.Text != "" {
			m.Text = m.Cut(text)
		}
	}
	out := *s
	out.Only = slices.Clone(s.Only)
	for i := range out.Only {
		cut(&out.Only[i].Mention)
	}
	out.Origins = slices.Clone(s.Origins)
	for i := range out.Origins {
		o := &out.Origins[i]
		o.Mentions = slices.Clone(o.Mentions)
		for k := range o.Mentions {
			cut(&o.Mentions[k])
		}
	}
	return &out
}

// beginning is the first n code points of a span, up to the end of a word where
// one ends in the second half of them.
func beginning(text string, s synoptic.Span, n int) synoptic.Span {
	words := s.Cut(text)
	at, count := 0, 0
	for i := range words {
		if count == n {
			at = i
			break
		}
		count++
	}
	if at == 0 {
		return s
	}
	if next, _ := utf8.DecodeRuneInString(words[at:]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		if space := strings.LastIndexFunc(words[:at], unicode.IsSpace); space > at/2 {
			at = space
		}
	}
	s.End = s.Start + len(strings.TrimRightFunc(words[:at], unicode.IsSpace))
	return s
}

// excerpts finds the spans of every report's text that Excerpt keeps, in order
// and apart from one another.
func excerpts(s *synoptic.Synopsis) [][]synoptic.Span {
	at := make(map[synoptic.ReportID]int, len(s.Reports))
	kept := make([][]synoptic.Span, len(s.Reports))
	for i := range s.Reports {
		r := &s.Reports[i]
		at[r.ID] = i
		title, first := opening(r, r.Text, nil)
		kept[i] = append(kept[i], title, first)
	}
	s.Visit(func(path string, id synoptic.ReportID, span synoptic.Span, _ string) {
		i, ok := at[id]
		if !ok || strings.HasPrefix(path, "reuse") || strings.HasPrefix(path, "reports") {
			return
		}
		around := 0
		if last := path[strings.LastIndexByte(path, '.')+1:]; strings.HasPrefix(last, "renderings") || strings.HasPrefix(path, "discrepancies") {
			around = excerptContext
		}
		if text := s.Reports[i].Text; span.In(len(text)) {
			kept[i] = append(kept[i], context(&s.Reports[i], span, around))
		}
	})
	for i := range kept {
		text := s.Reports[i].Text
		kept[i] = bridged(text, merge(kept[i], len(text)))
	}
	return kept
}

// context adds up to n code points on either side of a span: of the same line,
// and nothing that was skipped.
func context(r *synoptic.Report, span synoptic.Span, n int) synoptic.Span {
	wide := widen(r.Text, span, n)
	if i := strings.LastIndexAny(r.Text[wide.Start:span.Start], "\n\r"); i >= 0 {
		wide.Start += i + 1
	}
	if i := strings.IndexAny(r.Text[span.End:wide.End], "\n\r"); i >= 0 {
		wide.End = span.End + i
	}
	for _, k := range r.Skipped {
		if k.End <= span.Start {
			wide.Start = max(wide.Start, k.End)
		}
		if k.Start >= span.End {
			wide.End = min(wide.End, k.Start)
		}
	}
	return wide
}

// bridged joins spans that have no letter and no digit between them.
func bridged(text string, spans []synoptic.Span) []synoptic.Span {
	out := spans[:0]
	for _, s := range spans {
		if k := len(out) - 1; k >= 0 && !strings.ContainsFunc(text[out[k].End:s.Start], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out[k].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// widen adds up to n code points on either side of a span.
func widen(text string, s synoptic.Span, n int) synoptic.Span {
	for range n {
		_, size := utf8.DecodeLastRuneInString(text[:s.Start])
		s.Start -= size
	}
	for range n {
		_, size := utf8.DecodeRuneInString(text[s.End:])
		s.End += size
	}
	return s
}

// merge sorts spans and joins those that overlap or touch; spans that are not
// in a text of n bytes go.
func merge(spans []synoptic.Span, n int) []synoptic.Span {
	spans = slices.DeleteFunc(spans, func(s synoptic.Span) bool { return !s.In(n) })
	slices.SortFunc(spans, bySpan)
	out := spans[:0]
	for _, s := range spans {
		if k := len(out) - 1; k >= 0 && s.Start <= out[k].End {
			out[k].End = max(out[k].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// bySpan orders spans by start, the longer first.
func bySpan(a, b synoptic.Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return b.End - a.End
}

// blank keeps of a text only the given spans and puts spaces elsewhere, one
// for each byte: spans go on cutting the same words.
func blank(text string, keep []synoptic.Span) string {
	b := []byte(strings.Repeat(" ", len(text)))
	for _, s := range keep {
		copy(b[s.Start:s.End], text[s.Start:s.End])
	}
	return string(b)
}
