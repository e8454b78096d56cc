package ingest

import (
	"bytes"
	"fmt"

	"github.com/synoptic-news/synoptic"
)

// Wants is what a caller wants of a file of many reports beside its reports.
// The zero value asks for reports alone.
type Wants struct {
	// Bare: rows that have a title only, or an empty text, are reports too.
	Bare bool
	// Linked: an entry of a feed that is a teaser, or may be one, comes as an
	// *Error whose Teaser tells the page to fetch.
	Linked bool
	// Raw: each report comes with the bytes that it was read from.
	Raw bool
}

// A Teaser is an entry of a feed whose report stands on a page of its own.
type Teaser struct {
	Link   string           // the page
	Else   Meta             // what the feed says of it, for what the page does not say
	Report *synoptic.Report // the entry by itself; nil if it is too short for a report
	State  string           // of the entry: another one when the feed changes its headline, text or times
}

// A sink takes what is found in a file, part by part. Of the faults it passes
// on the first and counts the rest, so that a file of nothing else fills no
// memory.
type sink struct {
	file string
	meta Meta
	want Wants
	each func(*synoptic.Report, error)

	faults int
}

// mostFaults is how many faulty parts of a file are named one by one.
const mostFaults = 20

// give passes on a report, an error, or both: a report that was read but for
// something.
func (s *sink) give(r *synoptic.Report, err *Error) {
	if r != nil {
		if s.want.Raw {
			r.Raw = bytes.Clone(r.Raw) // a line's are overwritten by the next
		} else {
			r.Raw = nil
		}
		s.each(r, nil)
	}
	if err != nil {
		s.bad(err)
	}
}

func (s *sink) bad(err *Error) {
	if err.Teaser == nil {
		if s.faults++; s.faults > mostFaults {
			return
		}
	}
	s.each(nil, err)
}

// end tells how many faults were not told.
func (s *sink) end() {
	if n := s.faults - mostFaults; n > 0 {
		s.each(nil, &Error{File: s.file, What: fmt.Sprintf("%d more parts of it are faulty and left out", n), Hint: "they are like those named before"})
	}
}

// numbered is the name of the n-th report of a file.
func numbered(file string, n int) string { return fmt.Sprintf("%s#%d", file, n) }
