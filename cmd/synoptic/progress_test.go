package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/pipeline"
)

// Progress counts what was read, what failed and what was analysed, and how
// much of it a second.
func TestProgressLine(t *testing.T) {
	start := time.Date(2026, 3, 9, 8, 0, 0, 0, time.UTC)
	now := start
	p := &progress{out: &bytes.Buffer{}, now: func() time.Time { return now }, start: start}
	for range 30 {
		p.step(pipeline.StepRead)
	}
	now = now.Add(900 * time.Millisecond)
	if got := p.line(); got != "synoptic: 30 reports read, 33 a second" {
		t.Errorf("%q", got)
	}
	p.step(pipeline.StepFailed)
	for range 3 {
		p.step(pipeline.StepAnalyzed)
	}
	now = now.Add(400 * time.Millisecond) // analysing began at 0.9 s
	if got := p.line(); got != "synoptic: 30 reports read, 1 failed, 3 analysed, 7.5 a second" {
		t.Errorf("%q", got)
	}
	p.end()
	if s := p.out; s != nil {
		t.Errorf("short work told %v", s)
	}
}

// What is told goes to standard error only where that is a terminal, nobody
// forbade it, and the reports themselves do not go there one by one.
func TestProgressSilence(t *testing.T) {
	for _, c := range []struct {
		name                      string
		terminal, out, quiet, one bool
		want                      bool
	}{
		{"a terminal", true, false, false, false, true},
		{"no terminal", false, false, false, false, false},
		{"quiet", true, false, true, false, false},
		{"lines to a file", true, false, false, true, true},
		{"lines to the terminal", true, true, false, true, false},
		{"one document to the terminal", true, true, false, false, true},
	} {
		var errs locked
		told := telling{Quiet: c.quiet}
		p := told.begin(&streams{err: &errs, terminal: c.out, errTerminal: c.terminal}, c.one)
		start := p.start
		p.now = func() time.Time { return start.Add(2 * time.Second) }
		p.step(pipeline.StepRead)
		p.end()
		p.end()
		p.step(pipeline.StepRead) // after the end nothing is told
		last := errs.String()
		if got := strings.HasSuffix(last, "synoptic: 1 reports read, 0.5 a second\n"); got != c.want || !c.want && last != "" {
			t.Errorf("%s: %q, want told %v", c.name, last, c.want)
		}
	}
	var none *progress // of commands that tell nothing
	none.step(pipeline.StepRead)
	none.end()
}

// A locked buffer may be written to while it is read.
type locked struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *locked) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
