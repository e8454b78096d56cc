package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/pipeline"
)

// An Input is what reports are read from: the bytes of a page or file, or an
// address to fetch it from.
type Input struct {
	File      string // its name; "" will do
	Raw       []byte
	Charset   string
	Address   string // to be fetched, if there is no Raw; else where Raw was found
	Outlet    string // what follows it does not say itself
	Published string
	URL       string
}

// Intake is what became of inputs.
type Intake struct {
	Reports []TakenReport  `json:"reports" doc:"In the order of the inputs."`
	Refused []RefusedInput `json:"refused" doc:"What could not be read, and why."`
	Settled bool           `json:"settled" doc:"The stories are up to date with it."`
	Note    string         `json:"note,omitempty"`
}

// A TakenReport is a report that is kept now.
type TakenReport struct {
	ID    synoptic.ReportID `json:"id"`
	File  string            `json:"file"`
	Title string            `json:"title,omitempty"`
	State string            `json:"state" enum:"added,state,known" doc:"added: it is new; state: another state of a page that is there; known: the very same was there."`
}

// A RefusedInput is what could not be read.
type RefusedInput struct {
	Input string `json:"input"`
	Why   string `json:"why"`
	Hint  string `json:"hint,omitempty"`
}

// Bounds of one Add.
const (
	addAtOnce  = 16       // reports that are kept in one go
	addBytes   = 8 << 20  // of originals
	maxRefused = 100      // that are listed
	unnamed    = "report" // an input without a name, which its outlet then goes by
)

// An intake is one Add.
type intake struct {
	s       *Server
	ctx     context.Context
	waiting []*synoptic.Report
	size    int
	out     *Intake
	more    int // refused, not listed
	fatal   error
}

// Add takes the reports of inputs in. What is in its answer is kept, whatever
// the error; the stories are brought up to date behind it, the channel closes
// when that has ended. One input that cannot be read does not keep out others.
func (s *Server) Add(ctx context.Context, inputs []Input) (*Intake, <-chan struct{}, error) {
	x := &intake{s: s, ctx: ctx, out: &Intake{Reports: []TakenReport{}, Refused: []RefusedInput{}}}
	if err := s.writable(); err != nil {
		return x.out, nil, err
	}
	for _, in := range inputs {
		name := cmp.Or(in.File, in.Address, unnamed)
		if ctx.Err() == nil && in.Raw == nil {
			name = in.Address
			page, err := s.fetch(ctx, in.Address)
			if err != nil && ctx.Err() == nil {
				x.refuse(in.Address, store.RefusedFetch, err)
				continue
			}
			if err == nil {
				in.Raw, in.Charset, in.Address = page.Raw, page.Charset, page.Address
			}
		}
		if ctx.Err() == nil {
			s.Pipeline.ReadBytesEach(pipeline.Input{File: name, Raw: in.Raw, Charset: in.Charset, Address: in.Address,
				Meta: pipeline.Meta{Outlet: in.Outlet, Published: in.Published, URL: in.URL}}, x.take)
		}
		if ctx.Err() != nil {
			x.list(name, errLate)
		}
	}
	x.flush()
	if x.more > 0 {
		x.out.Note = fmt.Sprintf("%d more could not be read", x.more)
	}
	round := s.settler.wake()
	s.hub.nudge()
	return x.out, round, x.fatal
}

// errLate is of what was not read in the time of a request.
var errLate = errors.New("not read to its end: there was no more time; give fewer at once (what is kept already stays one)")

// errNoFetch is of addresses where none are taken.
var errNoFetch = errors.New("addresses are not fetched here")

func (s *Server) fetch(ctx context.Context, address string) (*Page, error) {
	if s.cfg.Fetch == nil {
		return nil, errNoFetch
	}
	return s.cfg.Fetch(ctx, address)
}

func (x *intake) take(r *synoptic.Report, err error) {
	switch {
	case x.fatal != nil || x.ctx.Err() != nil:
		return
	case err != nil:
		input, kind := unnamed, store.RefusedOther
		var in *pipeline.InputError
		if errors.As(err, &in) {
			input = in.File
		}
		if errors.Is(err, synoptic.ErrNoText) {
			kind = store.RefusedNoText
		}
		x.refuse(input, kind, err)
		return
	}
	x.waiting = append(x.waiting, r)
	if x.size += len(r.Raw); len(x.waiting) >= addAtOnce || x.size >= addBytes {
		x.flush()
	}
}

// A Hinted error says what to try.
type Hinted interface {
	error
	Hint() string
}

// refuse tells of an input that could not be read; an address is noted in the
// store too.
func (x *intake) refuse(input, kind string, err error) {
	x.list(input, err)
	if kind == store.RefusedFetch && !errors.Is(err, errNoFetch) {
		if bad := x.s.Store.Refuse(x.ctx, []store.Refusal{{Input: input, Why: err.Error(), Kind: kind}}); bad != nil {
			x.s.log.Warn("refusal not noted", "error", bad)
		}
	}
}

func (x *intake) list(input string, err error) {
	if len(x.out.Refused) == maxRefused {
		x.more++
		return
	}
	r := RefusedInput{Input: input, Why: err.Error()}
	var in *pipeline.InputError
	var h Hinted
	switch {
	case errors.As(err, &in):
		r.Hint = in.Hint
	case errors.As(err, &h):
		r.Hint = h.Hint()
	}
	x.out.Refused = append(x.out.Refused, r)
}

// flush keeps what waits.
func (x *intake) flush() {
	if x.fatal != nil || len(x.waiting) == 0 {
		return
	}
	// Once begun it is ended: half a request's time is no reason to lose it.
	added, err := x.s.Keeper.Add(context.WithoutCancel(x.ctx), x.waiting)
	if err != nil {
		x.fatal = err
		return
	}
	for i, a := range added {
		r, state := x.waiting[i], "known"
		switch {
		case a.New && (a.Before != "" || !a.Current):
			state = "state"
		case a.New:
			state = "added"
		}
		if a.New {
			x.s.metrics.added.Inc()
		}
		title := r.Title
		if title == "" {
			title = r.TitleSpan.Cut(r.Text)
		}
		x.out.Reports = append(x.out.Reports, TakenReport{r.ID, r.File, title, state})
	}
	x.waiting, x.size = nil, 0
}
