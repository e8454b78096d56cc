package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

type quotesCmd struct {
	Inputs []string `arg:"" name:"input" help:"Files, folders, globs, - for standard input, or .jsonl[.gz] files whose lines have id and text; there the text is taken as it is."`
	Story  bool     `help:"Take all inputs as reports of one event and print, behind the reports' lines, a line for each utterance: its renderings by report, who speaks, and how they differ."`
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
	q := quotesOut{p: p, enc: json.NewEncoder(w), story: c.Story}
	q.enc.SetEscapeHTML(false)
	var errs []error
	for _, in := range c.Inputs {
		if lines(in) {
			errs = append(errs, q.lines(in))
		} else {
			errs = append(errs, q.reports(in, st))
		}
	}
	return errors.Join(append(errs, q.utterances(), w.Flush())...)
}

// A quotesOut finds attributions and prints them.
type quotesOut struct {
	p    *pipeline.Pipeline
	enc  *json.Encoder
	rows []attributionLine // read, not printed
	text []string          // as it is worked on: what is skipped is blanked
	full []string          // as it stands, which spans are counted in
	size int               // of the texts, in bytes

	story bool
	all   []*synoptic.Report // of the story
	ids   map[synoptic.ReportID]json.RawMessage
}

// reports prints the attributions of the files that the input names.
func (q *quotesOut) reports(input string, st *streams) error {
	rs, bad := q.p.Read([]string{input}, st.in, nil)
	for _, r := range rs {
		id, err := json.Marshal(r.ID)
		if err != nil {
			return errors.Join(bad, err)
		}
		if err := q.add(attributionLine{ID: id, File: r.File}, r.Masked(), r.Text); err != nil {
			return errors.Join(bad, err)
		}
		q.keep(r, id)
	}
	return errors.Join(bad, q.flush())
}

// lines prints the attributions of the texts of a .jsonl file.
func (q *quotesOut) lines(file string) error {
	err := eachRow(file, func(row row) error {
		if err := q.add(attributionLine{ID: row.ID}, *row.Text, *row.Text); err != nil {
			return err
		}
		r := &synoptic.Report{File: file, URL: row.URL, Outlet: row.Outlet, Title: row.Title, Published: row.Published, Text: *row.Text}
		if r.Outlet == "" {
			r.Outlet = strings.Trim(string(row.ID), `"`)
		}
		r.Identify(row.raw, string(row.ID))
		q.keep(r, row.ID)
		return nil
	})
	return errors.Join(err, q.flush())
}

func (q *quotesOut) add(row attributionLine, text, full string) error {
	q.rows, q.text, q.full = append(q.rows, row), append(q.text, text), append(q.full, full)
	if q.size += len(full); len(q.rows) < atOnce && q.size < bytesAtOnce {
		return nil
	}
	return q.flush()
}

// flush prints what was read.
func (q *quotesOut) flush() error {
	for i, found := range q.p.Attributions(q.text...) {
		row := &q.rows[i]
		row.Attributions = make([]attributionJSON, len(found))
		rule := synoptic.NewRuler(q.full[i])
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
	clear(q.text)
	clear(q.full)
	q.rows, q.text, q.full, q.size = q.rows[:0], q.text[:0], q.full[:0], 0
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
