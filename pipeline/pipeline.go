// Package pipeline composes the stages of Synoptic: bytes become a report, a
// report an analysis, the reports of one event a synopsis.
//
// Start with [Open], then [Pipeline.Read], [Pipeline.Analyze] and
// [Pipeline.Reconcile]; [Pipeline.Compare] is the three in a row, and
// [Pipeline.CoNLLU] and [Pipeline.FillCoNLLU] print words and trees. A Pipeline
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

	// ReadOnly leaves the models of language and of stories out: the pipeline can
	// Read, and no more.
	ReadOnly bool

	// Tell is told of each piece of work that is done, from several goroutines
	// at once; nil tells nobody.
	Tell func(Step)
}

// A Step is a piece of work done.
type Step int

// The steps.
const (
	StepRead     Step = iota // a report was read
	StepFailed               // what was to be one could not be read
	StepAnalyzed             // a report was analysed
)

// A Pipeline holds the models.
type Pipeline struct {
	workers int
	tell    func(Step)
	lang    *lang.Analyzer
	stories *story.Model
	version string
}

// Open loads the embedded models. It fails if they are missing or of a form
// that this build does not read.
func Open(cfg Config) (*Pipeline, error) {
	if cfg.Workers <= 0 {
		cfg.Workers = runtime.GOMAXPROCS(0)
	}
	if cfg.ReadOnly {
		return &Pipeline{workers: cfg.Workers, tell: cfg.Tell, version: models.Version()}, nil
	}
	a, err := lang.Load()
	if err != nil {
		return nil, err
	}
	m, err := story.Load()
	if err != nil {
		return nil, err
	}
	return &Pipeline{workers: cfg.Workers, tell: cfg.Tell, lang: a, stories: m, version: models.Version()}, nil
}

func (p *Pipeline) did(s Step) {
	if p.tell != nil {
		p.tell(s)
	}
}

// failed tells of what could not be read; an entry of a feed whose page is to be
// fetched did not fail yet.
func (p *Pipeline) failed(err error) {
	var bad *InputError
	if !errors.As(err, &bad) || bad.Teaser == nil {
		p.did(StepFailed)
	}
}

// Meta is what the user says of a file: outlet, published time, URL.
type Meta = ingest.Meta

// An InputError says what is wrong with a file, and in Hint what to try.
type InputError = ingest.Error

// ReadMeta reads a CSV file with the columns file, outlet, published, url and family.
func ReadMeta(r io.Reader, name string) (map[string]Meta, error) { return ingest.ReadMeta(r, name) }

// Read reads the reports that the inputs name: files, folders, globs, or "-"
// for stdin. A file of JSON lines, a table, a feed or a web archive may hold
// many. Reports come in the order of the inputs. Inputs that cannot be read are
// named in the joined error beside the good ones.
func (p *Pipeline) Read(inputs []string, stdin io.Reader, meta map[string]Meta) (reports []*synoptic.Report, err error) {
	err = p.ReadEach(inputs, stdin, meta, Wants{}, func(r *synoptic.Report) error {
		reports = append(reports, r)
		return nil
	})
	return reports, err
}

// Wants is what ReadEach gives beside reports.
type Wants = ingest.Wants

// A Teaser is an entry of a feed whose report stands on a page of its own. See
// Wants.Linked.
type Teaser = ingest.Teaser

// ReadEach is Read one by one: each is called with every report, in the order of
// the inputs. Files are read ahead on the pipeline's workers, but of each no more
// than readAhead reports, so that memory does not grow with what the files hold.
// An error of each ends the reading.
func (p *Pipeline) ReadEach(inputs []string, stdin io.Reader, meta map[string]Meta, want Wants, each func(*synoptic.Report) error) error {
	files, err := ingest.Expand(inputs)
	errs := []error{err}
	queue := make(chan chan taken, p.workers)
	quit := make(chan struct{})
	defer close(quit)
	go func() {
		defer close(queue)
		for _, file := range files {
			out := make(chan taken, readAhead)
			select {
			case queue <- out:
			case <-quit:
				return
			}
			go func() {
				defer close(out)
				ingest.LoadEach(file, stdin, ingest.Find(meta, file), want, func(r *synoptic.Report, err error) {
					if r != nil && !want.Raw {
						r.Raw = nil
					}
					select {
					case out <- taken{r, err}:
					case <-quit:
					}
				})
			}()
		}
	}()
	for out := range queue {
		for x := range out {
			if x.err != nil {
				p.failed(x.err)
				errs = append(errs, x.err)
				continue
			}
			p.did(StepRead)
			if err := each(x.report); err != nil {
				return errors.Join(append(errs, err)...)
			}
		}
	}
	return errors.Join(errs...)
}

// readAhead is how many reports of a file are read before they are asked for.
const readAhead = 16

// A taken is a report or what stands in its place.
type taken struct {
	report *synoptic.Report
	err    error
}

// An Input is the bytes of a file or page, the name it was given by, and what is
// known of it beside.
type Input = ingest.Input

// ReadBytes is Read for bytes that are at hand, such as a page that was fetched.
func (p *Pipeline) ReadBytes(in Input) (reports []*synoptic.Report, err error) {
	return p.ReadBytesAs(in, Wants{})
}

// ReadBytesAs is ReadBytes with what is wanted beside.
func (p *Pipeline) ReadBytesAs(in Input, want Wants) (reports []*synoptic.Report, err error) {
	var errs []error
	ingest.ReadEach(in, want, func(r *synoptic.Report, err error) {
		if err != nil {
			p.failed(err)
			errs = append(errs, err)
		} else {
			if !want.Raw {
				r.Raw = nil
			}
			p.did(StepRead)
			reports = append(reports, r)
		}
	})
	return reports, errors.Join(errs...)
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
	rs, twice := p.analyze(reports, nil)
	return p.reconcile(rs, twice, CompareConfig{One: one})
}

// A CompareConfig says how reports are compared.
type CompareConfig struct {
	One   bool  // all reports are of one event, whatever they look like
	Quiet bool  // … and that need not be said: grouping found it
	Hand  *Hand // what people decided; nil for nothing
}

// CompareWith is Compare as cfg wants it.
func (p *Pipeline) CompareWith(reports []*synoptic.Report, cfg CompareConfig) *synoptic.Document {
	rs, twice := p.analyze(reports, cfg.Hand)
	return p.reconcile(rs, twice, cfg)
}

// analyze analyses each report once, and notes what was given twice.
func (p *Pipeline) analyze(reports []*synoptic.Report, hand *Hand) ([]synoptic.Reported, []synoptic.Note) {
	reports, twice := unique(reports)
	day := firstDay(reports)
	rs := make([]synoptic.Reported, len(reports))
	p.each(len(reports), func(i int) {
		rs[i] = synoptic.Reported{Report: reports[i], Analysis: hand.people(p.Analyze(reports[i], day))}
		p.did(StepAnalyzed)
	})
	return rs, twice
}

// Reconcile makes the document of reports that are said to be of one event.
func (p *Pipeline) Reconcile(rs []synoptic.Reported, notes []synoptic.Note) *synoptic.Document {
	return p.reconcile(rs, notes, CompareConfig{})
}

func (p *Pipeline) reconcile(rs []synoptic.Reported, notes []synoptic.Note, cfg CompareConfig) *synoptic.Document {
	doc := &synoptic.Document{Schema: synoptic.Schema, Generator: synoptic.Generator{Version: synoptic.Version, Models: p.version}}
	texts := make([]story.Text, len(rs))
	for i := range rs {
		texts[i] = textOf(rs[i].Report)
	}
	parts := p.stories.Split(texts)
	parts, notes = cfg.Hand.parts(rs, parts, notes)
	if cfg.One && len(parts) > 1 {
		parts = [][]int{slices.Sorted(slices.Values(slices.Concat(parts...)))}
		if !cfg.Quiet {
			notes = append(slices.Clone(notes), synoptic.Note{Report: rs[0].Report.ID, Code: synoptic.NoteNotOne,
				Text: "these do not look like one event; they are laid side by side as one because that was asked for"})
		}
	}
	doc.Stories = make([]synoptic.Synopsis, len(parts))
	p.each(len(parts), func(i int) {
		part := make([]synoptic.Reported, len(parts[i]))
		for k, at := range parts[i] {
			part[k] = rs[at]
		}
		part, left := limited(part)
		s := synopsis.Reconcile(part)
		if left > 0 {
			s.Notes = append([]synoptic.Note{{Code: synoptic.NoteTooMany, Text: fmt.Sprintf(
				"%d more reports are left out: at most %d are laid side by side, the earliest; give fewer files, or have them parted first (synoptic group)", left, maxReports)}}, s.Notes...)
		}
		if len(parts) > 1 {
			s.Notes = append([]synoptic.Note{notOne(rs, parts, i)}, s.Notes...)
		}
		for _, n := range notes {
			if slices.ContainsFunc(part, func(r synoptic.Reported) bool { return r.Report.ID == n.Report }) {
				s.Notes = append(s.Notes, n)
			}
		}
		cfg.Hand.agree(s)
		doc.Stories[i] = *s
	})
	slices.SortStableFunc(doc.Stories, func(a, b synoptic.Synopsis) int {
		return cmp.Or(cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(a.ID, b.ID))
	})
	return doc
}

// maxReports is how many reports are laid side by side: the work, and the
// memory, grow with the square of their number.
const maxReports = 500

// limited is the earliest of a story's reports, and how many are left out.
func limited(part []synoptic.Reported) (kept []synoptic.Reported, left int) {
	if len(part) <= maxReports {
		return part, 0
	}
	slices.SortFunc(part, func(a, b synoptic.Reported) int {
		x, y := a.Report, b.Report
		if (x.Published == "") != (y.Published == "") {
			return cmp.Compare(y.Published, x.Published) // those without a day last
		}
		return cmp.Or(cmp.Compare(x.Published, y.Published), cmp.Compare(x.Outlet, y.Outlet), cmp.Compare(x.ID, y.ID))
	})
	return part[:maxReports], len(part) - maxReports
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
