package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/synoptic-news/synoptic/pipeline"
)

// telling is the flag of every command that tells of its progress.
type telling struct {
	Quiet bool `short:"q" help:"Do not tell of progress."`
}

// A progress tells on standard error, if that is a terminal, how far a command
// is: how many reports were read, could not be read, were analysed, and how many
// a second. It begins to after a second, so that short work is silent. A nil
// progress tells nothing.
type progress struct {
	out   io.Writer // nil: nothing is told
	now   func() time.Time
	start time.Time

	read, failed, analysed atomic.Int64
	began                  atomic.Int64 // to analyse, in nanoseconds from start; 0 if not yet

	mu  sync.Mutex
	all *mpb.Progress // nil until there is something to tell
	bar *mpb.Bar
}

// patience is how long work may take without a word.
const patience = time.Second

// begin begins to tell. What prints reports one by one to the terminal itself
// is not disturbed.
func (t *telling) begin(st *streams, oneByOne bool) *progress {
	p := &progress{now: time.Now}
	if st.errTerminal && !t.Quiet && !(oneByOne && st.terminal) {
		p.out = st.err
	}
	p.start = p.now()
	return p
}

// step notes a piece of work done. It is safe for concurrent use.
func (p *progress) step(s pipeline.Step) {
	if p == nil || p.out == nil {
		return
	}
	since := p.now().Sub(p.start)
	switch s {
	case pipeline.StepRead:
		p.read.Add(1)
	case pipeline.StepFailed:
		p.failed.Add(1)
	case pipeline.StepAnalyzed:
		p.began.CompareAndSwap(0, max(1, int64(since)))
		p.analysed.Add(1)
	}
	if since < patience {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.all == nil && p.out != nil {
		p.all = mpb.New(mpb.WithOutput(p.out), mpb.WithAutoRefresh())
		p.bar = p.all.New(0, mpb.NopStyle(), mpb.PrependDecorators(decor.Any(func(decor.Statistics) string { return p.line() })))
	}
}

// line is what is told.
func (p *progress) line() string {
	since := p.now().Sub(p.start)
	n, failed, analysed := p.read.Load(), p.failed.Load(), p.analysed.Load()
	var b strings.Builder
	fmt.Fprintf(&b, "synoptic: %d reports read", n)
	if failed > 0 {
		fmt.Fprintf(&b, ", %d failed", failed)
	}
	n += failed
	if analysed > 0 {
		fmt.Fprintf(&b, ", %d analysed", analysed)
		n = analysed
		since -= time.Duration(p.began.Load())
	}
	if ms := since.Milliseconds(); ms > 0 {
		switch tenths := n * 10_000 / ms; {
		case tenths < 100:
			fmt.Fprintf(&b, ", %d.%d a second", tenths/10, tenths%10)
		default:
			fmt.Fprintf(&b, ", %d a second", tenths/10)
		}
	}
	return b.String()
}

// end clears what is told away for what follows and, if anything was told,
// leaves one line of it. A second call does nothing.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.mu.Lock()
	all, bar, out := p.all, p.bar, p.out
	p.all, p.bar, p.out = nil, nil, nil
	p.mu.Unlock()
	if all == nil {
		return
	}
	bar.Abort(true)
	all.Wait()
	fmt.Fprintln(out, p.line())
}
