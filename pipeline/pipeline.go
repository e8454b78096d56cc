// Package pipeline composes the stages of Synoptic: bytes become a report, a
// report an analysis, the reports of one event a synopsis.
//
// Start with [Open], then [Pipeline.Read], [Pipeline.Analyze] and
// [Pipeline.Reconcile]; [Pipeline.Compare] is the three in a row. A Pipeline
// is safe for concurrent use. The same reports give the same document, byte
// for byte, in any order and with any number of workers.
//
// With the root package it is the library's public face; the stages
// themselves are internal.
package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/ingest"
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/models"
	"github.com/synoptic-news/synoptic/internal/statement"
	"github.com/synoptic-news/synoptic/internal/story"
	"github.com/synoptic-news/synoptic/internal/synopsis"
)

// A Config says how a Pipeline works.
type Config struct {
	Workers int // reports analysed at once; 0 is one per processor
}

// A Pipeline holds the models.
type Pipeline struct {
	workers int
	lang    *lang.Analyzer
	version string
}

// Open loads the embedded models. It fails if they are missing or of a form
// that this build does not read.
func Open(cfg Config) (*Pipeline, error) {
	a, err := lang.Load()
	if err != nil {
		return nil, err
	}
	if cfg.Workers <= 0 {
		cfg.Workers = runtime.GOMAXPROCS(0)
	}
	return &Pipeline{workers: cfg.Workers, lang: a, version: models.Version()}, nil
}

// Meta is what the user says of a file: outlet, published time, URL.
type Meta = ingest.Meta

// An InputError says what is wrong with a file, and in Hint what to try.
type InputError = ingest.Error

// ReadMeta reads a CSV file with the columns file, outlet, published and url.
func ReadMeta(r io.Reader, name string) (map[string]Meta, error) { return ingest.ReadMeta(r, name) }

// Read reads the reports that the inputs name: files, folders, globs, or "-"
// for stdin. Reports come in the order of the inputs. Inputs that cannot be
// read are named in the joined error beside the good ones.
func (p *Pipeline) Read(inputs []string, stdin io.Reader, meta map[string]Meta) ([]*synoptic.Report, error) {
	files, err := ingest.Expand(inputs)
	errs := []error{err}
	reports := make([]*synoptic.Report, len(files))
	bad := make([]error, len(files))
	p.each(len(files), func(i int) {
		reports[i], bad[i] = ingest.Load(files[i], stdin, ingest.Find(meta, files[i]))
	})
	reports = slices.DeleteFunc(reports, func(r *synoptic.Report) bool { return r == nil })
	return reports, errors.Join(append(errs, bad...)...)
}

// each calls f for 0..n-1 on the pipeline's workers.
func (p *Pipeline) each(n int, f func(int)) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(p.workers, n) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// Analyze finds what one report says. Relative times are resolved against the
// report's own day; where it has none, against storyDay, if that is known.
func (p *Pipeline) Analyze(r *synoptic.Report, storyDay synoptic.Date) *synoptic.Analysis {
	doc := p.lang.Parse(r.Masked())
	anchor, how := r.Day(), synoptic.AnchorOwn
	if !anchor.Known {
		anchor, how = storyDay, synoptic.AnchorStory
	}
	times := lang.Times(doc, anchor, how)
	a := statement.Find(statement.Input{
		Doc: doc, Title: r.TitleSpan, Entities: p.lang.Entities(doc), Times: times, Quantities: lang.Quantities(doc, times),
	})
	a.Report, a.Models = r.ID, p.version
	return a
}

// Compare reads a synopsis off reports: the very same report given twice
// counts once, and reports that do not look like one event are laid side by
// side apart.
func (p *Pipeline) Compare(reports []*synoptic.Report) *synoptic.Document {
	return p.CompareAs(reports, false)
}

// CompareAs is Compare; if one is true, all reports are taken for reports of
// one event, whatever they look like.
func (p *Pipeline) CompareAs(reports []*synoptic.Report, one bool) *synoptic.Document {
	reports, twice := unique(reports)
	day := firstDay(reports)
	rs := make([]synoptic.Reported, len(reports))
	p.each(len(reports), func(i int) {
		rs[i] = synoptic.Reported{Report: reports[i], Analysis: p.Analyze(reports[i], day)}
	})
	return p.reconcile(rs, twice, one)
}

// Reconcile makes the document of reports that are said to be of one event.
func (p *Pipeline) Reconcile(rs []synoptic.Reported, notes []synoptic.Note) *synoptic.Document {
	return p.reconcile(rs, notes, false)
}

func (p *Pipeline) reconcile(rs []synoptic.Reported, notes []synoptic.Note, one bool) *synoptic.Document {
	doc := &synoptic.Document{Schema: synoptic.Schema, Generator: synoptic.Generator{Version: synoptic.Version, Models: p.version}}
	as := make([]*synoptic.Analysis, len(rs))
	for i := range rs {
		as[i] = rs[i].Analysis
	}
	parts := story.Split(as)
	if one && len(parts) > 1 {
		parts = [][]int{slices.Sorted(slices.Values(slices.Concat(parts...)))}
		notes = append(slices.Clone(notes), synoptic.Note{Report: rs[0].Report.ID, Code: synoptic.NoteNotOne,
			Text: "these do not look like one event; they are laid side by side as one because that was asked for"})
	}
	doc.Stories = make([]synoptic.Synopsis, len(parts))
	p.each(len(parts), func(i int) {
		part := make([]synoptic.Reported, len(parts[i]))
		for k, at := range parts[i] {
			part[k] = rs[at]
		}
		s := synopsis.Reconcile(part)
		if len(parts) > 1 {
			s.Notes = append([]synoptic.Note{notOne(rs, parts, i)}, s.Notes...)
		}
		for _, n := range notes {
			if slices.ContainsFunc(part, func(r synoptic.Reported) bool { return r.Report.ID == n.Report }) {
				s.Notes = append(s.Notes, n)
			}
		}
		doc.Stories[i] = *s
	})
	slices.SortStableFunc(doc.Stories, func(a, b synoptic.Synopsis) int {
		return cmp.Or(cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(a.ID, b.ID))
	})
	return doc
}

// notOne says that the reports fall apart.
func notOne(rs []synoptic.Reported, parts [][]int, here int) synoptic.Note {
	var others []string
	for i, part := range parts {
		for _, at := range part {
			if i != here {
				others = append(others, rs[at].Report.File)
			}
		}
	}
	slices.Sort(others)
	more := ""
	if len(others) > 3 {
		more = fmt.Sprintf(" and %d more", len(others)-3)
		others = others[:3]
	}
	return synoptic.Note{Code: synoptic.NoteNotOne,
		Text: "these do not look like one event: too few names and words in common with " + strings.Join(others, ", ") + more}
}

// unique drops reports given twice, and says so. Of two with one ID the one
// whose file name sorts first stays.
func unique(reports []*synoptic.Report) ([]*synoptic.Report, []synoptic.Note) {
	sorted := slices.Clone(reports)
	slices.SortStableFunc(sorted, func(a, b *synoptic.Report) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.File, b.File))
	})
	var out []*synoptic.Report
	var notes []synoptic.Note
	for _, r := range sorted {
		if n := len(out); n > 0 && out[n-1].ID == r.ID {
			notes = append(notes, synoptic.Note{Report: r.ID, Code: synoptic.NoteSameReport,
				Text: fmt.Sprintf("%s is the very same report as %s: counted once", r.File, out[n-1].File)})
			continue
		}
		out = append(out, r)
	}
	return out, notes
}

// firstDay is the earliest day that a report states.
func firstDay(reports []*synoptic.Report) synoptic.Date {
	var day synoptic.Date
	for _, r := range reports {
		if d := r.Day(); d.Known && (!day.Known || d.First < day.First) {
			day = d
		}
	}
	return day
}
