// Package web serves a store over HTTP: the JSON API, and the pages.
//
// Start with [New], then [Server.Serve] on a listener, or [Server.Handler].
// The API is described by /openapi.json, which is made of the same Go types
// that answer; /metrics and /healthz stand beside it. The pages use the same
// methods as the API does.
//
// Promises. What a POST answered with is on the disk. A synopsis goes out byte
// for byte as it is kept, with an ETag that changes only with it. Errors are
// problem details (RFC 9457). Every request is bounded in time, in bytes and
// in how many are worked on at once; what is too much is told so at once or
// after a short wait. Without a token only requests that name this machine as
// their host are answered, so that no page of the web can read the store by
// way of a name of its own (DNS rebinding); writes from other sites' pages are
// refused. No secret and no searched word is logged.
//
// Left out: users and rights (who has the token may do all), TLS (a reverse
// proxy's work), and fetching: see [Config.Fetch].
package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/stream"
	"github.com/synoptic-news/synoptic/pipeline"
)

// A Config says what is served, and how. Zero values stand for the defaults.
type Config struct {
	Store    store.Store
	Keeper   *stream.Keeper     // nil: the store is only read
	Pipeline *pipeline.Pipeline // nil: no reports are taken in

	// Fetch gets the page of an address, under the fetcher's rules; nil: no
	// addresses are taken.
	Fetch func(ctx context.Context, address string) (*Page, error)

	Token string   // that requests must carry; "" for none
	Hosts []string // names, beside this machine's own, that requests may come by where there is no token
	Name  string   // of the store, so that ETags of two of them differ

	Log *slog.Logger     // nil: nothing is logged
	Now func() time.Time // nil: time.Now

	MaxBody   int64         // bytes of a request's body; default 32 MB
	Timeout   time.Duration // of a request; of one that writes four times as long; default 30 s
	Wait      time.Duration // how long a request waits for its turn; default 5 s
	Reads     int           // worked on at once; default 32
	Writes    int           // worked on at once; default 4
	Listeners int           // of live updates; default 256
	Look      time.Duration // between two looks for changes; default 1 s
}

// A Page is what Config.Fetch got.
type Page struct {
	Address string // after redirects
	Raw     []byte
	Charset string // as the server said; "" if it did not
}

// Defaults of Config.
const (
	defaultBody      = 32 << 20
	defaultTimeout   = 30 * time.Second
	defaultWait      = 5 * time.Second
	defaultReads     = 32
	defaultWrites    = 4
	defaultListeners = 256
	defaultLook      = time.Second
)

// A Server serves a store. It is safe for concurrent use.
type Server struct {
	Store    store.Store
	Keeper   *stream.Keeper     // nil: the store is only read
	Pipeline *pipeline.Pipeline // nil: no reports are taken in

	cfg     Config
	log     *slog.Logger
	mux     *http.ServeMux
	api     huma.API
	openapi []byte
	metrics *metrics
	reg     *prometheus.Registry
	gates   gates
	hub     *hub
	settler *settler
	sheets  *pageSet
	session string // the cookie's value; "" if there is no token

	done chan struct{} // closed when the server stops
	stop sync.Once
}

// New makes a server.
func New(cfg Config) (*Server, error) {
	if cfg.Store == nil {
		return nil, errors.New("web: no store")
	}
	fill(&cfg.MaxBody, defaultBody)
	fill(&cfg.Timeout, defaultTimeout)
	fill(&cfg.Wait, defaultWait)
	fill(&cfg.Reads, defaultReads)
	fill(&cfg.Writes, defaultWrites)
	fill(&cfg.Listeners, defaultListeners)
	fill(&cfg.Look, defaultLook)
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	s := &Server{Store: cfg.Store, Keeper: cfg.Keeper, Pipeline: cfg.Pipeline, cfg: cfg, log: cfg.Log, mux: http.NewServeMux(), done: make(chan struct{})}
	s.session = sessionOf(cfg.Token)
	s.gates = newGates(cfg)
	s.hub = newHub(s)
	s.settler = newSettler(s)
	s.metrics, s.reg = newMetrics(s)
	if err := s.describe(); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	s.plain()
	if err := s.pages(s.mux); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return s, nil
}

func fill[T int | int64 | time.Duration](v *T, otherwise T) {
	if *v <= 0 {
		*v = otherwise
	}
}

// Bounds of connections.
const (
	headerTimeout = 10 * time.Second
	idleTimeout   = 2 * time.Minute
	maxHeader     = 64 << 10
	stopTimeout   = 10 * time.Second // for requests under way, once asked to stop
)

// Serve answers on a listener until ctx is done, then lets requests under way
// end and returns nil.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	hs := &http.Server{
		Handler: s.Handler(), ReadHeaderTimeout: headerTimeout, ReadTimeout: s.cfg.Timeout, WriteTimeout: s.cfg.Timeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	defer s.Stop()
	wg.Go(s.settler.run)
	failed := make(chan error, 1)
	wg.Go(func() { failed <- hs.Serve(l) })
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.Stop() // streams end, else they would be waited for
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := hs.Shutdown(ending); err != nil {
		return errors.Join(fmt.Errorf("requests were cut off after %v", stopTimeout), hs.Close())
	}
	return nil
}

// Stop ends live updates and the work behind requests.
func (s *Server) Stop() { s.stop.Do(func() { close(s.done) }) }

// Handler answers requests, with all that guards them.
func (s *Server) Handler() http.Handler {
	h := s.gated(s.routed())
	h = s.sameOrigin(h)
	h = s.authorized(h)
	h = s.hosted(h)
	return s.observed(headed(h))
}
