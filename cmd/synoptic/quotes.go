package main

import (
	"bufio"
	"encoding/json"
	"errors"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

type quotesCmd struct {
	Inputs []string `arg:"" name:"input" help:"Files, folders, globs or - for standard input. Of files of many reports (JSON lines, tables, feeds, archives) each has the id that it bears there; the text of a line or row is taken as it is."`
	telling
	Story bool `help:"Take all inputs as reports of one event and print, behind the reports' lines, a line for each utterance: its renderings by report, who speaks, and how they differ."`
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
	told := c.begin(st, true)
	defer told.end()
	p, err := pipeline.Open(pipeline.Config{Tell: told.step})
	if err != nil {
		return err
	}
	w := bufio.NewWriter(st.out)
	q := quotesOut{p: p, enc: json.NewEncoder(w), story: c.Story}
	q.enc.SetEscapeHTML(false)
	bad := p.ReadEach(c.Inputs, st.in, nil, pipeline.Wants{Bare: true}, q.report)
	return errors.Join(bad, q.flush(), q.utterances(), w.Flush())
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

// report takes in a report. The line of one of a file of many has the id that it
// bears there, else the file.
func (q *quotesOut) report(r *synoptic.Report) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	line := attributionLine{ID: id, File: r.File}
	if r.Stated != nil && r.Stated.ID != nil {
		line.File = ""
	}
	q.keep(r, id)
	return q.add(line, r.Masked(), r.Text)
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
