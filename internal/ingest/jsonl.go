package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// IsLines tells by its name whether a file holds a report a line.
func IsLines(file string) bool {
	return strings.HasSuffix(file, ".jsonl") || strings.HasSuffix(file, ".jsonl.gz")
}

// A Line is a report of a .jsonl file: the "id" that it has there, and what
// there is of "url", "outlet", "title", "published" and "text". The text is
// taken as it is: nothing is skipped, and the title need not stand in it.
type Line struct {
	ID     json.RawMessage
	Report *synoptic.Report
}

// Lines calls f for each report of a .jsonl or .jsonl.gz file, in order. Lines
// that cannot be read are in the joined error; the rest is read all the same.
// An error of f ends it.
func Lines(file string, f func(Line) error) error {
	in, err := os.Open(file)
	if err != nil {
		return fileError(file, err)
	}
	defer in.Close()
	var r io.Reader = in
	if strings.HasSuffix(file, ".gz") {
		if r, err = gzip.NewReader(in); err != nil {
			return fileError(file, err)
		}
	}
	var errs []error
	faults := 0
	fault := func(n int, e *Error) {
		if faults++; faults <= mostFaults {
			e.File = fmt.Sprintf("%s:%d", file, n)
			errs = append(errs, e)
		}
	}
	lines := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		line, err := readLine(lines)
		switch {
		case errors.Is(err, errLong):
			fault(n, &Error{What: fmt.Sprintf("a line of more than %d MB", maxRow>>20), Hint: "split it"})
			continue
		case len(bytes.TrimSpace(line)) > 0:
			l, bad := lineReport(file, line)
			if bad != nil {
				fault(n, bad)
			} else if err := f(l); err != nil {
				return errors.Join(append(errs, err)...)
			}
		}
		if err == nil {
			continue
		}
		if err != io.EOF {
			errs = append(errs, fileError(file, err))
		}
		if faults > mostFaults {
			errs = append(errs, &Error{File: file, What: fmt.Sprintf("%d more lines are faulty and left out", faults-mostFaults)})
		}
		return errors.Join(errs...)
	}
}

// mostFaults is how many faulty lines of a file are named.
const mostFaults = 20

func lineReport(file string, raw []byte) (Line, *Error) {
	var row struct {
		ID                            json.RawMessage
		URL, Outlet, Title, Published *string
		Text                          *string
	}
	if err := json.Unmarshal(raw, &row); err != nil {
		return Line{}, &Error{What: "not a report: " + err.Error(), Err: err}
	}
	if len(row.ID) == 0 || string(row.ID) == "null" {
		return Line{}, &Error{What: "no id"}
	}
	if row.Text == nil && row.Title == nil {
		return Line{}, &Error{What: "no text and no title"}
	}
	str := func(s *string) string {
		if s == nil {
			return ""
		}
		return strings.ToValidUTF8(*s, "\uFFFD")
	}
	r := &synoptic.Report{File: file, URL: str(row.URL), Outlet: str(row.Outlet), Title: str(row.Title), Text: str(row.Text),
		Skipped: []synoptic.Skipped{}, Languages: []synoptic.LanguageSpan{}}
	r.PublishedFrom = synoptic.PublishedFrom{Zone: synoptic.ZoneUnknown, By: synoptic.ByNone}
	if p := str(row.Published); p != "" {
		st, ok := parseStamp(p)
		if !ok {
			return Line{}, &Error{What: dateTrouble(p), Hint: "write dates as 2026-02-03 or 2026-02-03T15:26-06:00"}
		}
		r.Published = st.String()
		r.PublishedFrom = synoptic.PublishedFrom{Written: p, Zone: st.zone(), By: synoptic.ByMeta}
	}
	// A headline that the text opens with is the report's own.
	if r.Title != "" && strings.HasPrefix(r.Text, r.Title) {
		r.TitleSpan = synoptic.Span{End: len(r.Title)}
	}
	if r.Text != "" {
		lang := languageOf(head(r.Text, maxLanguageBytes))
		if lang == "" {
			lang = "und"
		}
		r.Languages = append(r.Languages, synoptic.LanguageSpan{Span: synoptic.Span{End: len(r.Text)}, Language: lang})
	}
	base := filepath.Base(file)
	if r.Outlet == "" {
		r.Outlet = outletOfFile(base)
	}
	r.Identify(raw, base)
	return Line{ID: append(json.RawMessage(nil), row.ID...), Report: r}, nil
}
