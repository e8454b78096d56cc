package web

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// A settler brings stories up to date behind the requests that made it
// necessary, one round at a time: what comes during a round is of the next, so
// that bursts fold. What it has not done when the program ends shows in the
// store, and is done when it starts again.
type settler struct {
	s *Server

	mu      sync.Mutex
	wanted  chan struct{} // holds one if there is something to do
	round   chan struct{} // closed when the next round that begins has ended
	said    []string      // conflicts of the last round
	lastErr error
}

func newSettler(s *Server) *settler {
	return &settler{s: s, wanted: make(chan struct{}, 1), round: make(chan struct{})}
}

// wake asks for a round, and gives what is closed when one that began after
// this has ended.
func (t *settler) wake() <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	select {
	case t.wanted <- struct{}{}:
	default:
	}
	return t.round
}

// Pauses after a round that failed, and after one that did not: half of one
// processor at most is spent on rounds, and readers have the rest.
const (
	firstPause = time.Second
	mostPause  = time.Minute
	mostFold   = 5 * time.Second
)

// run works until the server stops.
func (t *settler) run() {
	if t.s.Keeper == nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-t.s.done:
			cancel()
		case <-ctx.Done():
		}
	}()
	t.wake() // what an earlier run left
	pause := firstPause
	for {
		select {
		case <-t.wanted:
		case <-ctx.Done():
			return
		}
		start := time.Now()
		if t.once(ctx) == nil {
			pause = firstPause
			select { // the longer a round takes, the more of what comes is folded into the next
			case <-time.After(min(time.Since(start), mostFold)):
			case <-ctx.Done():
				return
			}
			continue
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
		pause = min(2*pause, mostPause)
		t.wake()
	}
}

func (t *settler) once(ctx context.Context) error {
	t.mu.Lock()
	round := t.round
	t.round = make(chan struct{})
	t.mu.Unlock()
	start := time.Now()
	done, err := t.s.Keeper.Settle(ctx)
	if ctx.Err() != nil {
		return nil
	}
	t.s.metrics.settled.Observe(time.Since(start).Seconds())
	if err != nil {
		t.s.metrics.failed.Inc()
		t.s.log.Error("stories not brought up to date", "error", err)
	} else if len(done.Made) > 0 {
		t.s.log.Info("stories brought up to date", "made", len(done.Made), "took", time.Since(start).Round(time.Millisecond))
	}
	t.mu.Lock()
	t.said, t.lastErr = done.Conflicts, err
	t.mu.Unlock()
	close(round)
	t.s.hub.nudge()
	return err
}

// conflicts are what the last round said of decisions.
func (t *settler) conflicts() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.said
}

// errNotSettled is of a round that did not end in time.
var errNotSettled = errors.New("kept, but the stories are not up to date yet")

// await waits for a round that was asked for.
func (s *Server) await(ctx context.Context, round <-chan struct{}) error {
	leave(ctx)
	select {
	case <-round:
		s.settler.mu.Lock()
		defer s.settler.mu.Unlock()
		return s.settler.lastErr
	case <-s.done:
	case <-ctx.Done():
	}
	return errNotSettled
}

// writable says whether anything can be changed here.
func (s *Server) writable() error {
	if s.Keeper == nil || s.Pipeline == nil {
		return store.ErrReadOnly
	}
	return nil
}

// Decide keeps a decision and has the stories brought up to date.
func (s *Server) Decide(ctx context.Context, d store.Decision) (store.Decision, <-chan struct{}, error) {
	if err := s.writable(); err != nil {
		return d, nil, err
	}
	d, err := s.Store.Decide(ctx, d)
	if err != nil {
		return d, nil, err
	}
	s.hub.nudge()
	return d, s.settler.wake(), nil
}

// Undo takes a decision back and has the stories brought up to date.
func (s *Server) Undo(ctx context.Context, number int64, by string) (store.Decision, <-chan struct{}, error) {
	if err := s.writable(); err != nil {
		return store.Decision{}, nil, err
	}
	d, err := s.Store.Undo(ctx, number, by)
	if err != nil {
		return d, nil, err
	}
	s.hub.nudge()
	return d, s.settler.wake(), nil
}
