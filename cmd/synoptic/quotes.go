package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

type quotesCmd struct {
	Inputs []string `arg:"" name:"input" help:"Files, folders, globs, - for standard input, or .jsonl[.gz] files whose lines have id and text; there the text is taken as it is."`
}

// attributionLine is what is printed of one report.
type attributionLine struct {
	ID           json.RawMessage   `json:"id"`
	File         string            `json:"file,omitempty"`
	Attributions []attributionJSON `json:"attributions"`
}

// attributionJSON is an attribution with its spans in code points.
type attributionJSON struct {
	Source  [][2]int           `json:"source"`
	Cue     [][2]int           `json:"cue"`
	Content [][2]int           `json:"content"`
	Type    synoptic.QuoteKind `json:"type"`
	Speaker string             `json:"speaker,omitempty"`
}

// Run prints the attributions of each report as one line of JSON.
func (c *quotesCmd) Run(st *streams) error {
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		return err
	}
	w := bufio.NewWriter(st.out)
	q := quotesOut{p: p, enc: json.NewEncoder(w)}
	q.enc.SetEscapeHTML(false)
	var errs []error
	for _, in := range c.Inputs {
		if lines(in) {
			errs = append(errs, q.lines(in))
		} else {
			errs = append(errs, q.reports(in, st))
		}
	}
	return errors.Join(append(errs, w.Flush())...)
}

// lines tells whether the file holds a report a line.
func lines(file string) bool {
	return strings.HasSuffix(file, ".jsonl") || strings.HasSuffix(file, ".jsonl.gz")
}

// A quotesOut finds attributions and prints them.
type quotesOut struct {
	p    *pipeline.Pipeline
	enc  *json.Encoder
	rows []attributionLine // read, not printed
	text []string
}

// reports prints the attributions of the files that the input names.
func (q *quotesOut) reports(input string, st *streams) error {
	rs, bad := q.p.Read([]string{input}, st.in, nil)
	for _, r := range rs {
		id, err := json.Marshal(r.ID)
		if err != nil {
			return errors.Join(bad, err)
		}
		if err := q.add(attributionLine{ID: id, File: r.File}, r.Masked()); err != nil {
			return errors.Join(bad, err)
		}
	}
	return errors.Join(bad, q.flush())
}

// maxLine is the length in bytes that a line of a .jsonl file may have.
const maxLine = 64 << 20

// lines prints the attributions of the texts of a .jsonl file. Lines that
// cannot be read are named; the rest is done all the same.
func (q *quotesOut) lines(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	var errs []error
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, maxLine)
	for n := 1; scan.Scan(); n++ {
		var row struct {
			ID   json.RawMessage `json:"id"`
			Text *string         `json:"text"`
		}
		switch err := json.Unmarshal(scan.Bytes(), &row); {
		case len(scan.Bytes()) == 0:
			continue
		case err != nil:
			errs = append(errs, fmt.Errorf("%s: line %d: %w", file, n, err))
			continue
		case row.ID == nil || row.Text == nil:
			errs = append(errs, fmt.Errorf("%s: line %d: no id or no text, want both", file, n))
			continue
		}
		if err := q.add(attributionLine{ID: row.ID}, *row.Text); err != nil {
			return errors.Join(append(errs, err)...)
		}
	}
	if err := scan.Err(); err != nil {
		errs = append(errs, fmt.Errorf("%s: %w", file, err))
	}
	return errors.Join(append(errs, q.flush())...)
}

// atOnce is how many reports are read before they are worked on.
const atOnce = 64

func (q *quotesOut) add(row attributionLine, text string) error {
	q.rows, q.text = append(q.rows, row), append(q.text, text)
	if len(q.rows) < atOnce {
		return nil
	}
	return q.flush()
}

// flush prints what was read.
func (q *quotesOut) flush() error {
	for i, found := range q.p.Attributions(q.text...) {
		row := &q.rows[i]
		row.Attributions = make([]attributionJSON, len(found))
		rule := synoptic.NewRuler(q.text[i])
		for k, a := range found {
			row.Attributions[k] = attributionJSON{
				Source: points(rule, a.Source), Cue: points(rule, a.Cue), Content: points(rule, a.Content),
				Type: a.Kind, Speaker: a.Speaker,
			}
		}
		if err := q.enc.Encode(row); err != nil {
			return err
		}
	}
	q.rows, q.text = q.rows[:0], q.text[:0]
	return nil
}

// points are the spans in code points.
func points(rule *synoptic.Ruler, spans []synoptic.Span) [][2]int {
	out := make([][2]int, 0, len(spans))
	for _, s := range spans {
		if p, ok := rule.Points(s); ok {
			out = append(out, [2]int{p.Start, p.End})
		}
	}
	return out
}
