package stream

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/pipeline"
)

// A WatchConfig says how a Watch works. Zero values stand for the defaults.
type WatchConfig struct {
	Pipeline *pipeline.Pipeline // needed
	Store    store.Store        // needed
	Keeper   *Keeper            // of the store; default one of its own
	Fetcher  *fetch.Fetcher     // default one of the default settings

	Every       time.Duration // between two looks at a feed that does not say otherwise; default 30 min
	AtOnce      int           // feeds that are looked at at once, one a site; default 8
	SettleAfter time.Duration // how long new reports wait for others before stories are made anew; default 20 s
	Seed        uint64        // of the jitter

	Tell func(Told) // told of each look, one at a time; nil for nobody

	Now   func() time.Time                     // the clock; default time.Now
	After func(time.Duration) <-chan time.Time // default time.After
}

// Defaults and bounds of a watch.
const (
	defaultEvery  = 30 * time.Minute
	defaultAtOnce = 8
	settleAfter   = 20 * time.Second
	dueEvery      = 5 * time.Second // how often it is looked which feeds are due: others may add some
	busyAgain     = time.Minute     // until a feed that a busy store kept from being read is tried again
	dueAtOnce     = 1000            // feeds that are asked for in one list
)

// Told is what came of one look at a feed.
type Told struct {
	URL    string
	Same   bool      // it has not changed
	New    int       // reports that were taken in
	States int       // of these, other states of pages that were there
	Left   int       // pages that could not be had and are tried again
	Lost   int       // entries that were given up: they hold no report
	Moved  string    // the address that it has moved to for good, and that is watched now
	Err    error     // why it could not be read; nil if it could
	Hint   string    // what to try then
	Next   time.Time // when it is looked at again
}

// A Watch looks at the feeds of a store when they are due, takes in what is new
// and keeps the stories up to date. All that it needs to go on after it was
// stopped, or killed, is in the store.
//
// It looks at one feed of a site at a time, sends back the server's marks of
// what it knows, and heeds robots.txt, Retry-After and max-age. A feed that
// fails is asked less and less often, down to once a day, and keeps its error
// until it can be read again.
type Watch struct {
	cfg    WatchConfig
	adding sync.Mutex // reports are analysed by all processors as it is
	dirty  chan struct{}

	mu    sync.Mutex           // of what follows
	later map[string]time.Time // feeds that are to be left alone whatever the store says
	pages map[string]bool      // pages that are being fetched or were, by address
}

// NewWatch makes a watch.
func NewWatch(cfg WatchConfig) *Watch {
	if cfg.Keeper == nil {
		cfg.Keeper = NewKeeper(cfg.Pipeline, cfg.Store)
	}
	if cfg.Fetcher == nil {
		cfg.Fetcher = fetch.New(fetch.Config{})
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.After == nil {
		cfg.After = time.After
	}
	cfg.Every, cfg.AtOnce, cfg.SettleAfter = cmp.Or(cfg.Every, defaultEvery), cmp.Or(cfg.AtOnce, defaultAtOnce), cmp.Or(cfg.SettleAfter, settleAfter)
	return &Watch{cfg: cfg, dirty: make(chan struct{}, 1), later: map[string]time.Time{}, pages: map[string]bool{}}
}

// Run watches until ctx is done; then it lets go of what it is fetching, keeps
// what it has fetched, and returns nil. Other errors are the store's: it cannot
// be written to, or is damaged.
func (w *Watch) Run(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	w.soil() // what an earlier run left to be done
	var settling sync.WaitGroup
	settling.Go(func() {
		for {
			select {
			case <-w.dirty:
			case <-ctx.Done():
				return
			}
			select { // for others to come
			case <-w.cfg.After(w.cfg.SettleAfter):
			case <-ctx.Done():
				return
			}
			if _, err := w.cfg.Keeper.Settle(ctx); err != nil && ctx.Err() == nil {
				if !errors.Is(err, store.ErrBusy) {
					stop(err)
					return
				}
				w.soil()
			}
		}
	})
	err := w.watch(ctx, false)
	stop(err)
	settling.Wait()
	if err := context.Cause(ctx); err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// Once looks at all feeds that are due, each once, and brings the stories up to
// date.
func (w *Watch) Once(ctx context.Context) (Settled, error) {
	if err := w.watch(ctx, true); err != nil {
		return Settled{}, err
	}
	if ctx.Err() != nil {
		return Settled{}, nil
	}
	return w.cfg.Keeper.Settle(ctx)
}

// soil notes that stories are to be made anew.
func (w *Watch) soil() {
	select {
	case w.dirty <- struct{}{}:
	default:
	}
}

// watch starts looks until ctx is done, or, once, until no feed is due. It
// returns when all that it started has ended.
func (w *Watch) watch(ctx context.Context, once bool) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type end struct {
		site string
		err  error
	}
	ended := make(chan end)
	sites := map[string]bool{} // that a feed is being looked at of; let go of before the next list of what is due
	var failed error
	for {
		if ctx.Err() == nil {
			due, err := w.due(ctx)
			if err != nil && ctx.Err() == nil {
				failed = errors.Join(failed, err)
				stop()
			}
			for _, f := range due {
				if len(sites) == w.cfg.AtOnce {
					break
				}
				at := site(f.URL)
				if sites[at] {
					continue
				}
				sites[at] = true
				go func() { ended <- end{at, w.visit(ctx, f)} }()
			}
		}
		if len(sites) == 0 && (once || ctx.Err() != nil) {
			return failed
		}
		var next <-chan time.Time
		done := ctx.Done()
		if ctx.Err() != nil {
			done = nil // it is known
		} else if !once {
			next = w.cfg.After(dueEvery)
		}
		select {
		case x := <-ended:
			if delete(sites, x.site); x.err != nil {
				failed = errors.Join(failed, x.err)
				stop()
			}
		case <-next:
		case <-done:
		}
	}
}

// due are the feeds to be looked at now.
func (w *Watch) due(ctx context.Context) ([]store.Feed, error) {
	now := w.cfg.Now()
	list, err := w.cfg.Store.DueFeeds(ctx, now, dueAtOnce)
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []store.Feed
	for _, f := range list {
		if !w.later[f.URL].After(now) {
			delete(w.later, f.URL)
			out = append(out, f)
		}
	}
	return out, nil
}

func site(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// visit looks at a feed and tells of it. Its errors are those that end a watch.
func (w *Watch) visit(ctx context.Context, f store.Feed) error {
	told, err := w.look(ctx, f)
	switch {
	case errors.Is(err, synoptic.ErrNotFound): // it was removed meanwhile
		return nil
	case errors.Is(err, store.ErrBusy):
		w.mu.Lock()
		w.later[f.URL] = w.cfg.Now().Add(busyAgain)
		w.mu.Unlock()
		return nil
	case err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()): // stopped: it stays due
		return nil
	case err != nil:
		return err
	}
	if told != nil && w.cfg.Tell != nil {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.cfg.Tell(*told)
	}
	return nil
}
