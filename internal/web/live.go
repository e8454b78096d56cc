package web

import (
	"context"
	"sync"
	"time"
)

// A hub looks for changes of the store, by whatever program, for all who
// listen: one looks, however many they are.
type hub struct {
	s *Server

	mu        sync.Mutex
	listeners int
	latest    int64
	changed   chan struct{} // closed when latest grows
	look      chan struct{} // holds one: look now
	cancel    context.CancelFunc
}

func newHub(s *Server) *hub {
	return &hub{s: s, changed: make(chan struct{}), look: make(chan struct{}, 1)}
}

// nudge has it look at once: this server changed something itself.
func (h *hub) nudge() {
	select {
	case h.look <- struct{}{}:
	default:
	}
}

// join begins to listen; leave ends it.
func (h *hub) join() (leave func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.listeners++; h.listeners == 1 {
		var ctx context.Context
		ctx, h.cancel = context.WithCancel(context.Background())
		go h.watch(ctx)
	}
	h.s.metrics.listeners.Set(float64(h.listeners))
	return func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.listeners--; h.listeners == 0 {
			h.cancel()
		}
		h.s.metrics.listeners.Set(float64(h.listeners))
	}
}

// state is the last change that was seen, and what is closed at the next.
func (h *hub) state() (int64, <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.latest, h.changed
}

func (h *hub) watch(ctx context.Context) {
	t := time.NewTicker(h.s.cfg.Look)
	defer t.Stop()
	for {
		n, err := h.s.Store.Latest(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			h.s.log.Warn("changes not seen", "error", err)
		default:
			h.mu.Lock()
			if n != h.latest {
				h.latest = n
				close(h.changed)
				h.changed = make(chan struct{})
			}
			h.mu.Unlock()
		}
		select {
		case <-t.C:
		case <-h.look:
		case <-ctx.Done():
			return
		case <-h.s.done:
			return
		}
	}
}
