package synoptic

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// Errors that callers tell apart.
var (
	ErrNoText   = errors.New("no article text")
	ErrNotFound = errors.New("not found")
)

// A VersionError says that a document or model file is of a form that this
// build does not read.
type VersionError struct{ What, Got, Want string }

func (e *VersionError) Error() string {
	return fmt.Sprintf("%s: form %q, this build reads %q", e.What, e.Got, e.Want)
}

// A SpanError says that a span of a document does not lie in its report.
type SpanError struct {
	Path   string // where in the document: "stories[0].claims[3].mentions[0]"
	Report ReportID
	Span   Span   // as given: in code points from Decode, in bytes from Encode
	Length int    // of the report's text in the same unit; -1 if there is no such report
	Why    string // what is wrong with it
}

func (e *SpanError) Error() string {
	if e.Length < 0 {
		return fmt.Sprintf("%s: no report %q in its story", e.Path, e.Report)
	}
	return fmt.Sprintf("%s: span %d:%d of report %q, which ends at %d: %s", e.Path, e.Span.Start, e.Span.End, e.Report, e.Length, e.Why)
}

// What may be wrong with a span.
const (
	whyOutside  = "not in its text"
	whyEmpty    = "holds no words"
	whyCuts     = "cuts a character in two"
	whyExcerpts = "not in its excerpts"
	whyExcerpt  = "an excerpt out of order, or not as long as it says"
)

// Encode writes the document as synopsis/1: spans in code points, every
// mention with its words, two-space indents and a final line break. The same
// document gives the same bytes. The document itself is not changed. It fails,
// having written nothing, where a span does not lie in its report or cuts a
// character in two, where the text of a report is not valid UTF-8, and where
// two reports of a story have one ID or one has none.
func Encode(w io.Writer, d *Document) error {
	out := Document{Schema: Schema, Generator: d.Generator, AsOf: d.AsOf, Stories: make([]Synopsis, len(d.Stories))}
	for i := range d.Stories {
		s := d.Stories[i].clone()
		if err := s.toPoints(at("stories", i) + "."); err != nil {
			return fmt.Errorf("encode: %w", err)
		}
		out.Stories[i] = s
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(&out)
}

// What Decode reads at most, so that a few hostile bytes do not fill the memory.
const (
	maxBytes   = 256 << 20
	maxStories = 10_000
	maxReports = 100_000
	maxObjects = 2_000_000
	maxRoom    = 256 << 20 // bytes of memory for the entries of all lists, without their words
	maxFields  = 50        // of one object
	maxDepth   = 64
	maxTold    = 200 // spans that are named in an error
)

// Decode reads what Encode wrote, spans in bytes again. Where spans do not lie
// in their report it gives the document all the same, those spans set to
// (-1, -1), and the *SpanErrors joined: the first 200, and how many more there
// are. Any other error means no document.
//
// A byte order mark is skipped. A document without stories, a story without
// reports, a key given twice, a known key in other letter case and a document
// too large to be one are refused: readers of JSON must not see two documents
// in the same bytes, nor verify nothing.
//
// The words of mentions are kept as they are written, true or not: that they
// stand in the report is for pipeline.Verify to say.
func Decode(r io.Reader) (*Document, error) { return decode(r, maxBytes) }

func decode(r io.Reader, most int64) (*Document, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, fmt.Errorf("synopsis: not a %s document: %w", Schema, err)
	}
	if int64(len(data)) > most {
		return nil, fmt.Errorf("synopsis: larger than %d bytes, more than a %s document may have", most, Schema)
	}
	mark := len(data)
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	mark -= len(data)
	if len(bytes.TrimLeft(data, " \t\r\n")) == 0 {
		return nil, fmt.Errorf("synopsis: empty, want a %s document", Schema)
	}
	if err := scan(data, mark); err != nil {
		return nil, fmt.Errorf("synopsis: not a %s document: %w", Schema, err)
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	var d Document
	if err := dec.Decode(&d); err != nil {
		return nil, fmt.Errorf("synopsis: not a %s document: %w", Schema, err)
	}
	if d.Schema != Schema {
		return nil, &VersionError{"synopsis", d.Schema, Schema}
	}
	size := dec.InputOffset()
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("synopsis: something follows the document, at byte %d", size+int64(mark))
	}
	if len(d.Stories) == 0 {
		return nil, errors.New("synopsis: no stories: there is nothing in this document")
	}
	blank := min(blankBudget(size), maxBytes)
	var all faults
	for i := range d.Stories {
		if len(d.Stories[i].Reports) == 0 {
			return nil, fmt.Errorf("synopsis: %s: a story without reports", at("stories", i))
		}
		if err := d.Stories[i].toBytes(at("stories", i)+".", &blank, &all); err != nil {
			return nil, fmt.Errorf("synopsis: %w", err)
		}
	}
	return &d, all.join()
}

// faults are spans that do not lie in their report: the first ones, and how
// many more.
type faults struct {
	told []error
	more int
}

func (f *faults) add(bad *SpanError) {
	if len(f.told) < maxTold {
		f.told = append(f.told, bad)
	} else {
		f.more++
	}
}

func (f *faults) join() error {
	if f.more > 0 {
		return errors.Join(append(f.told, fmt.Errorf("and %d more spans that do not lie in their report", f.more))...)
	}
	return errors.Join(f.told...)
}

// toPoints makes the story ready to be written: spans in code points, words
// beside their mentions, texts left out where excerpts stand for them.
func (s *Synopsis) toPoints(prefix string) error {
	rulers, err := s.rulers(prefix)
	if err != nil {
		return err
	}
	excerpts := make(map[ReportID][]Excerpt, len(s.Reports))
	for i := range s.Reports {
		r := &s.Reports[i]
		if err := r.checkExcerpts(prefix+at("reports", i), rulers[r.ID]); err != nil {
			return err
		}
		excerpts[r.ID] = r.Excerpts
	}
	var first error
	s.visit(func(p place) {
		rule := rulers[p.report]
		if first != nil {
			return
		}
		if rule == nil {
			first = &SpanError{Path: prefix + p.path, Report: p.report, Span: *p.span, Length: -1}
			return
		}
		to, ok := rule.Points(*p.span)
		why := p.fault(ok)
		switch {
		case !ok && p.span.In(len(rule.text)):
			why = whyCuts
		case why == "" && !p.within(excerpts[p.report]):
			why = whyExcerpts
		}
		if why != "" {
			first = &SpanError{prefix + p.path, p.report, *p.span, len(rule.text), why}
			return
		}
		p.keep(rule.text[p.span.Start:p.span.End])
		*p.span = to
	})
	if first != nil {
		return first
	}
	for i := range s.Reports {
		s.Reports[i].leaveOut(rulers[s.Reports[i].ID])
	}
	return nil
}

// toBytes makes a story that was just read ready for use: texts rebuilt from
// excerpts, spans in bytes. bad collects the spans that do not lie in their
// report; an error means that the story cannot be used. blank is what is left
// to fill texts with.
func (s *Synopsis) toBytes(prefix string, blank *int64, bad *faults) error {
	for i := range s.Reports {
		wrong, err := s.Reports[i].rebuild(prefix+at("reports", i), blank)
		if err != nil {
			return err
		}
		for _, one := range wrong {
			bad.add(one.(*SpanError))
		}
	}
	rulers, err := s.rulers(prefix)
	if err != nil {
		return err
	}
	excerpts := make(map[ReportID][]Excerpt, len(s.Reports))
	for i := range s.Reports {
		excerpts[s.Reports[i].ID] = s.Reports[i].good()
	}
	s.visit(func(p place) {
		given, rule := *p.span, rulers[p.report]
		if rule == nil {
			bad.add(&SpanError{Path: prefix + p.path, Report: p.report, Span: given, Length: -1})
			*p.span = badSpan
			return
		}
		to, ok := rule.Bytes(given)
		why := p.fault(ok)
		if *p.span = to; why == "" && !p.within(excerpts[p.report]) {
			why = whyExcerpts
		}
		if why != "" {
			bad.add(&SpanError{prefix + p.path, p.report, given, rule.Length(), why})
			*p.span = badSpan
		}
		if p.role == rolePassage {
			p.keep("")
		}
	})
	return nil
}

// badSpan stands where a document's span does not lie in its report.
var badSpan = Span{-1, -1}

// rulers gives a ruler of each report's text.
func (s *Synopsis) rulers(prefix string) (map[ReportID]*Ruler, error) {
	rulers := make(map[ReportID]*Ruler, len(s.Reports))
	for i := range s.Reports {
		r, path := &s.Reports[i], prefix+at("reports", i)
		switch {
		case r.ID == "":
			return nil, fmt.Errorf("%s: a report without an id", path)
		case rulers[r.ID] != nil:
			return nil, fmt.Errorf("%s: a second report with the id %q", path, r.ID)
		case !utf8.ValidString(r.Text):
			return nil, fmt.Errorf("%s: the text of report %q is not valid UTF-8", path, r.ID)
		}
		rulers[r.ID] = NewRuler(r.Text)
	}
	return rulers, nil
}

// fault says what is wrong with the place's span, given whether it lies in its
// text; "" if nothing is.
func (p place) fault(lies bool) string {
	if !lies {
		return whyOutside
	}
	if p.span.Start < p.span.End || p.role == roleDiff || p.role == roleRegion || p.role == roleHead && p.span.IsZero() {
		return ""
	}
	return whyEmpty
}

// keep writes the words of a mention beside its span; a passage's are not
// given.
func (p place) keep(words string) {
	switch p.role {
	case roleMention:
		*p.text = words
	case rolePassage:
		*p.text = ""
	}
}

// MarshalJSON writes the piece as [start, end, "op"].
func (p DiffPiece) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{p.Start, p.End, p.Op})
}

// UnmarshalJSON reads [start, end, "op"].
func (p *DiffPiece) UnmarshalJSON(b []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(b, &parts); err != nil || len(parts) != 3 {
		return fmt.Errorf("diff piece %.40q: want [start, end, \"op\"]", b)
	}
	for i, to := range []any{&p.Start, &p.End, &p.Op} {
		if err := json.Unmarshal(parts[i], to); err != nil || string(parts[i]) == "null" {
			return fmt.Errorf("diff piece %.40q: want [start, end, \"op\"]", b)
		}
	}
	return nil
}

// InCodePoints is the report as synopsis/1 writes it: its spans in code points
// of its text, (-1, -1) where they do not lie in it. The report itself is not
// changed.
func InCodePoints(r *Report) *Report {
	s := Synopsis{Reports: []Report{*r}}
	s = s.clone()
	out := &s.Reports[0]
	rule := NewRuler(out.Text)
	out.visit("", func(p place) {
		to, ok := rule.Points(*p.span)
		if !ok {
			to = badSpan
		}
		*p.span = to
	})
	return out
}
