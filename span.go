package synoptic

// A Span is the half-open range of bytes [Start, End) of a Report's Text.
// No stage rewrites Text after ingest, so a span cuts the right words out of
// the report as well as out of the parser's input. The zero Span means "none".
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes the span covers.
func (s Span) Len() int { return s.End - s.Start }

// IsZero tells whether the span is the "none" span.
func (s Span) IsZero() bool { return s == Span{} }

// Cut returns the words of text that the span covers, or "" where the span
// does not lie inside text.
func (s Span) Cut(text string) string {
	if !s.In(len(text)) {
		return ""
	}
	return text[s.Start:s.End]
}

// In tells whether 0 <= Start < End <= n.
func (s Span) In(n int) bool { return 0 <= s.Start && s.Start < s.End && s.End <= n }

// Contains tells whether every byte of o lies in s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlap is the number of bytes that both spans cover.
func (s Span) Overlap(o Span) int {
	return max(0, min(s.End, o.End)-max(s.Start, o.Start))
}

// Cover is the smallest span that holds both; the zero Span is neutral.
func (s Span) Cover(o Span) Span {
	if s.IsZero() {
		return o
	}
	if o.IsZero() {
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}
