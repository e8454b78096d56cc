package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/stream"
	"github.com/synoptic-news/synoptic/pipeline"
)

type addCmd struct {
	Inputs       []string `arg:"" optional:"" name:"input" help:"Files (text, pages, JSON lines, tables, feeds, web archives), folders, globs, addresses of pages, or - for standard input. Without any, what an earlier run left to be done is done."`
	Offline      bool     `help:"Fetch nothing, whatever is given."`
	UserAgent    string   `placeholder:"NAME" help:"What to fetch pages as; its first word is looked for in robots.txt."`
	AllowPrivate bool     `help:"Fetch from private and local addresses too."`
	Meta         string   `placeholder:"FILE.csv" help:"What the files do not say: a CSV with the columns file, outlet, published, url."`
	Hand         string   `placeholder:"FILE.toml" help:"Decisions to be kept with the rest: merge, split, pin, same (names of one person), agree (a difference that is none); reports by their IDs."`
	storing      `embed:""`
}

// Reports are taken in so many, or so many bytes of originals, at once.
const (
	addAtOnce   = 16
	addBytes    = 8 << 20
	maxRefusals = 10_000 // that are noted of one run: a broken archive may hold more
)

// An adder is one run of synoptic add.
type adder struct {
	ctx     context.Context
	st      *streams
	w       *bufio.Writer
	s       store.Store
	k       *stream.Keeper
	refused map[string]bool // what could not be read before

	waiting  []*synoptic.Report
	size     int
	refusals []store.Refusal
	bad      []error
	fatal    error // of the store or of standard output: there is no going on

	added, known, states int
}

// Run takes reports in and brings the stories up to date.
func (c *addCmd) Run(st *streams) error {
	ctx := context.Background()
	meta, err := readMeta(c.Meta)
	if err != nil {
		return err
	}
	hand, err := readHand(c.Hand)
	if err != nil {
		return err
	}
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		return err
	}
	s, err := c.writing(ctx, len(c.Inputs) > 0)
	if err != nil {
		return err
	}
	defer s.Close()
	a := &adder{ctx: ctx, st: st, w: bufio.NewWriter(st.out), s: s, k: stream.NewKeeper(p, s), refused: make(map[string]bool)}
	old, err := s.Refusals(ctx)
	if err != nil {
		return storeError(err)
	}
	for _, r := range old {
		a.refused[r.Input] = true
	}
	c.read(p, a, meta)
	if err := a.flush(); err != nil {
		return errors.Join(append(a.bad, err)...)
	}
	if err := decide(ctx, s, hand); err != nil {
		return errors.Join(append(a.bad, err)...)
	}
	return errors.Join(append(a.bad, a.settle(c.Hand))...)
}

// read reads the inputs in their order, files and addresses apart as the other
// commands do.
func (c *addCmd) read(p *pipeline.Pipeline, a *adder, meta map[string]pipeline.Meta) {
	var files, addresses []string
	for _, arg := range c.Inputs {
		if isAddress(arg) {
			addresses = append(addresses, arg)
		} else {
			files = append(files, arg)
		}
	}
	warn(a.st.err, pipeline.Survey(files, meta))
	reading, stop := context.WithCancel(a.ctx)
	defer stop()
	p.ReadRawEach(reading, files, untilDone{reading, a.st.in}, meta, func(r *synoptic.Report, err error) {
		if a.take(r, err); a.fatal != nil { // no room, perhaps: what follows is not read
			stop()
		}
	})
	if len(addresses) == 0 {
		return
	}
	f := fetch.New(fetch.Config{Agent: c.UserAgent, Offline: c.Offline, AllowPrivate: c.AllowPrivate})
	for _, at := range addresses {
		if a.fatal != nil {
			return
		}
		page, err := f.Get(a.ctx, at)
		if err != nil {
			var e *fetch.Error
			if errors.As(err, &e) && e.Hint != "" {
				err = hinted{err, e.Hint}
			}
			a.refuse(at, store.RefusedFetch, err)
			continue
		}
		p.ReadBytesEach(pipeline.Input{File: at, Raw: page.Raw, Charset: page.Charset, Address: page.URL, Meta: meta[at]}, a.take)
	}
}

// untilDone ends a stream, which may be endless, when ctx is done.
type untilDone struct {
	ctx context.Context
	r   io.Reader
}

func (u untilDone) Read(b []byte) (int, error) {
	if u.ctx.Err() != nil || u.r == nil {
		return 0, io.EOF
	}
	return u.r.Read(b)
}

// take takes one report in, or notes why it is none.
func (a *adder) take(r *synoptic.Report, err error) {
	if a.fatal != nil {
		return
	}
	if err != nil {
		input, kind := "", store.RefusedOther
		var in *pipeline.InputError
		if errors.As(err, &in) {
			input = in.File
		}
		if errors.Is(err, synoptic.ErrNoText) {
			kind = store.RefusedNoText
		}
		a.refuse(input, kind, err)
		return
	}
	if a.refused[r.File] {
		delete(a.refused, r.File)
		a.refusals = append(a.refusals, store.Refusal{Input: r.File})
	}
	a.waiting = append(a.waiting, r)
	if a.size += len(r.Raw); len(a.waiting) >= addAtOnce || a.size >= addBytes {
		a.fatal = a.flush()
	}
}

// refuse notes what could not be read. Files that are not there are only said.
func (a *adder) refuse(input, kind string, err error) {
	a.bad = append(a.bad, err)
	if input != "" && input != "-" && !errors.Is(err, fs.ErrNotExist) && len(a.refusals) < maxRefusals {
		a.refusals = append(a.refusals, store.Refusal{Input: input, Why: err.Error(), Kind: kind})
	}
}

// flush keeps what waits, and tells of it: a line that is printed is kept.
func (a *adder) flush() error {
	if a.fatal != nil {
		return a.fatal
	}
	added, err := a.k.Add(a.ctx, a.waiting)
	if err != nil {
		return storeError(err)
	}
	for i, x := range added {
		r, what := a.waiting[i], "known"
		switch {
		case x.New && (x.Before != "" || !x.Current):
			a.states++
			what = "state"
		case x.New:
			a.added++
			what = "added"
		default:
			a.known++
		}
		fmt.Fprintf(a.w, "%s  %s  %s\n", what, r.ID, clean(r.File))
	}
	a.waiting, a.size = a.waiting[:0], 0
	if err := a.w.Flush(); err != nil {
		return err
	}
	if len(a.refusals) > 0 {
		if err := a.s.Refuse(a.ctx, a.refusals); err != nil {
			return storeError(err)
		}
		a.refusals = a.refusals[:0]
	}
	return nil
}

// settle brings the stories up to date, and says what was done.
func (a *adder) settle(hand string) error {
	done, err := a.k.Settle(a.ctx)
	for _, x := range done.Conflicts {
		fmt.Fprintf(a.st.err, "synoptic: warning: %s: %s\n", clean("decisions"), clean(x))
	}
	if err != nil {
		return storeError(err)
	}
	c, err := a.s.Census(a.ctx)
	if err != nil {
		return storeError(err)
	}
	states := ""
	if a.states > 0 {
		states = ", " + count(a.states, "other state") + " of known pages"
	}
	fmt.Fprintf(a.w, "%s added%s, %d known already; %s made; %s in all, %d told by two outlets or more\n",
		count(a.added, "report"), states, a.known, counted(len(done.Made), "synopsis", "synopses"), counted(c.Stories, "story", "stories"), c.Several)
	return a.w.Flush()
}

func count(n int, what string) string { return counted(n, what, what+"s") }

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// decide keeps the decisions of a file; those that are kept already stay one.
func decide(ctx context.Context, s store.Store, h *pipeline.Hand) error {
	if h == nil {
		return nil
	}
	var list []store.Decision
	reports := func(names ...string) (out []synoptic.ReportID) {
		for _, n := range names {
			out = append(out, synoptic.ReportID(n))
		}
		return out
	}
	for _, d := range h.Merge {
		list = append(list, store.Decision{Kind: store.DecideMerge, Reports: reports(d.Reports...), Note: d.Note})
	}
	for _, d := range h.Split {
		list = append(list, store.Decision{Kind: store.DecideSplit, Reports: reports(d.Reports...), Note: d.Note})
	}
	for _, d := range h.Pin {
		list = append(list, store.Decision{Kind: store.DecidePin, Reports: reports(d.Report, d.To), Note: d.Note})
	}
	for _, d := range h.Same {
		list = append(list, store.Decision{Kind: store.DecideSame, Names: d.Names, Note: d.Note})
	}
	for _, d := range h.Agree {
		list = append(list, store.Decision{Kind: store.DecideAgree, Of: synoptic.Kind(d.Kind), Values: d.Values, Note: d.Note})
	}
	for _, d := range list {
		if _, err := s.Decide(ctx, d); err != nil {
			return storeError(err)
		}
	}
	return nil
}
