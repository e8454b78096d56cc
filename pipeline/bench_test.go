package pipeline_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/ingest"
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/statement"
	"github.com/synoptic-news/synoptic/internal/synopsis"
)

// inputs are the five seeds where they are, else the example.
func benchInputs(b *testing.B) []string {
	paths, _ := filepath.Glob("../../shared/seeds/*.txt")
	if len(paths) == 0 {
		paths, _ = filepath.Glob(example + "/*.txt")
	}
	if len(paths) == 0 {
		b.Skip("no reports to read")
	}
	return paths
}

// BenchmarkStages splits the time of a comparison by stage.
func BenchmarkStages(b *testing.B) {
	paths := benchInputs(b)
	raws := make([][]byte, len(paths))
	size := 0
	for i, p := range paths {
		raw, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		raws[i] = raw
		size += len(raw)
	}
	a, err := lang.Load()
	if err != nil {
		b.Fatal(err)
	}
	reports := make([]*synoptic.Report, len(paths))
	docs := make([]*lang.Doc, len(paths))
	rs := make([]synoptic.Reported, len(paths))
	ingestAll := func() {
		for i := range paths {
			r, err := ingest.Read(ingest.Input{File: paths[i], Raw: raws[i]})
			if err != nil {
				b.Fatal(err)
			}
			reports[i] = r
		}
	}
	parseAll := func() {
		for i := range reports {
			docs[i] = a.Parse(reports[i].Masked())
		}
	}
	stateAll := func() {
		for i := range reports {
			times := lang.Times(docs[i], reports[i].Day(), synoptic.AnchorOwn)
			rs[i] = synoptic.Reported{Report: reports[i], Analysis: statement.Find(statement.Input{
				Doc: docs[i], Title: reports[i].TitleSpan, Entities: a.Entities(docs[i]), Times: times, Quantities: lang.Quantities(docs[i], times)})}
		}
	}
	var s *synoptic.Synopsis
	stage := func(name string, f func()) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				f()
			}
		})
	}
	stage("load", func() {
		if _, err := lang.Load(); err != nil {
			b.Fatal(err)
		}
	})
	stage("ingest", ingestAll)
	stage("lang", parseAll)
	stage("statement", stateAll)
	stage("synopsis", func() { s = synopsis.Reconcile(rs) })
	stage("render", func() {
		doc := &synoptic.Document{Stories: []synoptic.Synopsis{*s}}
		if err := render.Text(io.Discard, doc, render.Options{}); err != nil {
			b.Fatal(err)
		}
	})
	stage("encode", func() {
		var w bytes.Buffer
		if err := synoptic.Encode(&w, &synoptic.Document{Stories: []synoptic.Synopsis{*s}}); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkCompare is the whole of it from ready models, on all processors.
func BenchmarkCompare(b *testing.B) {
	paths := benchInputs(b)
	p := open(b, 0)
	b.ReportAllocs()
	for b.Loop() {
		reports, err := p.Read(paths, nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		p.Compare(reports)
	}
}
