package synoptic

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// quotes tells that the words at the place are shown to readers as a line's or
// a part of one.
func (p place) quotes() bool {
	return p.role == roleMention || p.role == rolePiece || p.role == roleDiff
}

// within tells that the words at the place stand in one of a report's
// excerpts, if they must; nil excerpts are the whole text.
func (p place) within(xs []Excerpt) bool {
	if xs == nil || !p.quotes() || p.span.Len() == 0 {
		return true
	}
	i, found := slices.BinarySearchFunc(xs, p.span.Start, func(x Excerpt, at int) int { return cmp.Compare(x.Start, at) })
	if !found {
		i--
	}
	return i >= 0 && xs[i].Contains(*p.span)
}

// good lists the report's excerpts that lie in its text.
func (r *Report) good() []Excerpt {
	if len(r.Excerpts) == 0 {
		return r.Excerpts
	}
	return slices.DeleteFunc(slices.Clone(r.Excerpts), func(x Excerpt) bool { return x.Span == badSpan })
}

// checkExcerpts says why the report's excerpts, in bytes, cannot be written.
func (r *Report) checkExcerpts(path string, rule *Ruler) error {
	end := 0
	for k, x := range r.Excerpts {
		if x.Start < end || !x.In(len(r.Text)) {
			return &SpanError{at(path+".excerpts", k), r.ID, x.Span, len(r.Text), whyExcerpt}
		}
		if _, ok := rule.Points(x.Span); !ok {
			return &SpanError{at(path+".excerpts", k), r.ID, x.Span, len(r.Text), whyCuts}
		}
		end = x.End
	}
	return nil
}

// leaveOut takes out the text of a report that has excerpts, and puts those in
// code points.
func (r *Report) leaveOut(rule *Ruler) {
	r.Length = 0
	if r.Excerpts == nil || r.Text == "" {
		r.Excerpts = nil
		return
	}
	for k := range r.Excerpts {
		x := &r.Excerpts[k]
		x.Text = x.Cut(r.Text)
		x.Span, _ = rule.Points(x.Span)
	}
	r.Text, r.Length = "", rule.Length()
}

// blankBudget bounds the texts that a document of so many bytes may claim by
// its excerpts, in code points: a few hostile bytes must not fill the memory.
func blankBudget(size int64) int64 { return 1<<20 + 64*size }

// rebuild gives a report just read, if it has excerpts, a text as long as the
// one that they were taken from: they in their places, spaces elsewhere. It
// puts the excerpts in bytes. bad lists those that are out of order or not as
// long as they say: they are left out of the text, and their spans are
// (-1, -1).
func (r *Report) rebuild(path string, blank *int64) (bad []error, err error) {
	if r.Length == 0 && len(r.Excerpts) == 0 {
		r.Excerpts = nil
		return nil, nil
	}
	if r.Length <= 0 || r.Text != "" {
		return nil, fmt.Errorf("%s: excerpts want a length and no text beside them", path)
	}
	if *blank -= int64(r.Length); *blank < 0 {
		return nil, fmt.Errorf("%s: a length of %d is too much for a document as short as this", path, r.Length)
	}
	if r.Excerpts == nil {
		r.Excerpts = []Excerpt{}
	}
	var b strings.Builder
	b.Grow(r.Length)
	end := 0
	for k := range r.Excerpts {
		x := &r.Excerpts[k]
		if x.Start < end || x.End > r.Length || x.Start >= x.End || utf8.RuneCountInString(x.Text) != x.End-x.Start {
			bad = append(bad, &SpanError{at(path+".excerpts", k), r.ID, x.Span, r.Length, whyExcerpt})
			x.Span = badSpan
			continue
		}
		b.WriteString(strings.Repeat(" ", x.Start-end))
		end = x.End
		start := b.Len()
		b.WriteString(x.Text)
		x.Span = Span{start, b.Len()}
	}
	b.WriteString(strings.Repeat(" ", r.Length-end))
	r.Text = b.String()
	return bad, nil
}
