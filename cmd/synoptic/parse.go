package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

type parseCmd struct {
	Inputs []string `arg:"" optional:"" name:"input" help:"Files, folders, globs or - for standard input. Of files of many reports (JSON lines, tables, feeds, archives) each has the id that it bears there; the text of a line or row is taken as it is."`
	telling
	CoNLLU string `name:"conllu" env:"-" placeholder:"FILE" help:"Instead of reports: keep the sentences and words of this CoNLL-U file (.gz too, - for standard input) and fill in lemmas, tags, features, trees and, in MISC, names."`
}

// Help is what "synoptic parse --help" adds.
func (c *parseCmd) Help() string {
	return "MISC has SpaceAfter=No, TokenRange=START:END (code points of the report's text) and NER=B-PER, I-PER, … for words of names (PER, ORG, LOC, MISC)."
}

// Run prints the reports, or the file of --conllu, as CoNLL-U.
func (c *parseCmd) Run(st *streams) error {
	switch {
	case c.CoNLLU == "" && len(c.Inputs) == 0:
		return misuse{hinted{errors.New("nothing to parse"), "name reports, or a CoNLL-U file with --conllu"}}
	case c.CoNLLU != "" && len(c.Inputs) > 0:
		return misuse{hinted{errors.New("--conllu and other inputs, want one of them"), "call synoptic parse once for the file and once for the reports"}}
	}
	told := c.begin(st, true)
	defer told.end()
	p, err := pipeline.Open(pipeline.Config{Tell: told.step})
	if err != nil {
		return err
	}
	out := parseOut{p: p, w: bufio.NewWriter(st.out), ids: map[string]int{}}
	var errs []error
	if c.CoNLLU != "" {
		errs = append(errs, out.fill(c.CoNLLU, st))
	}
	if len(c.Inputs) > 0 {
		errs = append(errs, p.ReadEach(c.Inputs, st.in, nil, pipeline.Wants{Bare: true}, out.report), out.flush())
	}
	return errors.Join(append(errs, out.w.Flush())...)
}

// A parseOut parses reports and prints them.
type parseOut struct {
	p    *pipeline.Pipeline
	w    *bufio.Writer
	got  []*synoptic.Report // read, not printed
	size int                // of their texts, in bytes
	ids  map[string]int     // how often one was given, by what sentences bear of it
}

// fill prints a CoNLL-U file with its columns filled in.
func (o *parseOut) fill(file string, st *streams) error {
	in, err := opened(file, st.in)
	if err != nil {
		return misuse{err}
	}
	defer in.Close()
	return o.p.FillCoNLLU(o.w, in, file)
}

// report takes in a report by the id that its file gives it: a number is written
// as it stands; for one that is empty the place stands.
func (o *parseOut) report(r *synoptic.Report) error {
	raw, err := idOf(r)
	if err != nil {
		return err
	}
	id := strings.TrimSpace(string(raw))
	var s string
	if json.Unmarshal(raw, &s) == nil {
		id = s
	}
	if sentenceID(id) == "" {
		id = filepath.Base(r.File)
	}
	named := *r
	named.ID = synoptic.ReportID(id)
	return o.add(&named)
}

// add takes a report. Documents have ids of their own: of two with one id, or
// with ids that look the same in CoNLL-U, the second is "id.2".
func (o *parseOut) add(r *synoptic.Report) error {
	again := *r
	for _, s := range []*string{&again.File, &again.Title, &again.Published, (*string)(&again.Outlet)} {
		*s = strings.ToValidUTF8(*s, "\ufffd") // files may be called anything
	}
	first := sentenceID(string(r.ID))
	for name := first; o.ids[name] > 0; name = sentenceID(string(again.ID)) {
		o.ids[first]++
		again.ID = r.ID + synoptic.ReportID("."+strconv.Itoa(o.ids[first]))
	}
	o.ids[sentenceID(string(again.ID))]++
	o.got = append(o.got, &again)
	if o.size += len(r.Text); len(o.got) < atOnce && o.size < bytesAtOnce {
		return nil
	}
	return o.flush()
}

// sentenceID is what the ids of a document's sentences begin with.
func sentenceID(id string) string {
	words := strings.FieldsFunc(id, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
	return strings.ReplaceAll(strings.Join(words, "_"), "/", "_")
}

// flush prints what was read.
func (o *parseOut) flush() error {
	err := o.p.CoNLLU(o.w, o.got...)
	clear(o.got)
	o.got, o.size = o.got[:0], 0
	return err
}
