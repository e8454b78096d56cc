package web

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/store/sqlite"
	"github.com/synoptic-news/synoptic/internal/stream"
	"github.com/synoptic-news/synoptic/pipeline"
)

var pipe = sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.Open(pipeline.Config{}) })

// desk is a store made once of the project's own stories; tests that write get
// a copy of its file.
var desk = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "synoptic-web")
	if err != nil {
		return "", err
	}
	deskDir = dir
	file := filepath.Join(dir, "desk.db")
	p, err := pipe()
	if err != nil {
		return "", err
	}
	ctx := context.Background()
	s, err := sqlite.Open(ctx, sqlite.Config{File: file, Create: true, Now: clockAt})
	if err != nil {
		return "", err
	}
	k := stream.NewKeeper(p, s)
	inputs := []string{"../../examples/ferry-fire"}
	more, err := filepath.Glob("../../training/stories/*")
	if err != nil {
		return "", err
	}
	inputs = append(inputs, more...)
	var reports []*synoptic.Report
	var bad error
	p.ReadRawEach(ctx, inputs, nil, nil, func(r *synoptic.Report, err error) {
		if err == nil {
			reports = append(reports, r)
		}
	})
	// A page that changed: a later state of it.
	for i, text := range []string{
		"Nine people were taken off the ferry Marigold on Monday evening, the coastguard said. The fire is still burning, and a tug is on its way from the outer harbour to keep the ferry off the rocks.",
		"Eleven people were taken off the ferry Marigold on Monday evening, the coastguard said. The fire was put out at midnight, and a tug from the outer harbour keeps the ferry off the rocks.",
	} {
		raw := fmt.Sprintf("Outlet: The Tidewater Post\nPublished: 2026-03-0%d\nURL: https://tidewater.example/news/marigold\n\nFerry Marigold on fire off the point\n\n%s\n", i+2, text)
		p.ReadBytesEach(pipeline.Input{File: fmt.Sprintf("state%d.txt", i+1), Raw: []byte(raw)}, func(r *synoptic.Report, err error) {
			if err != nil {
				bad = err
				return
			}
			reports = append(reports, r)
		})
	}
	if bad != nil {
		return "", bad
	}
	for _, r := range reports { // one after another, so that states come in their order
		if _, err := k.Add(ctx, []*synoptic.Report{r}); err != nil {
			return "", err
		}
	}
	if _, err := k.Settle(ctx); err != nil {
		return "", err
	}
	for _, f := range []struct {
		f store.Feed
		s store.FeedState
	}{
		{store.Feed{URL: "https://herald.example/feed.xml", Title: "The Harbour Herald"}, store.FeedState{Asked: clockAt(), Good: clockAt(), Next: clockAt().Add(time.Hour), Items: 41}},
		{store.Feed{URL: "https://post.example/rss", Title: "Evening Post", Outlet: "Evening Post"}, store.FeedState{Asked: clockAt(), Errors: 3, Error: "the server said 503", Items: 7}},
		{store.Feed{URL: "https://radio.example/atom", Paused: true}, store.FeedState{}},
	} {
		if err := s.PutFeed(ctx, f.f); err != nil {
			return "", err
		}
		if err := s.PutFeedState(ctx, f.f.URL, f.s); err != nil {
			return "", err
		}
	}
	if err := s.Refuse(ctx, []store.Refusal{{Input: "https://post.example/video/12", Why: "no article text: 9 words left", Kind: store.RefusedNoText, At: clockAt()}}); err != nil {
		return "", err
	}
	return file, s.Close()
})

func clockAt() time.Time { return time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC) }

// deskDir is where the desk's store is, "" before it was made.
var deskDir string

func TestMain(m *testing.M) {
	code := m.Run()
	if deskDir != "" {
		os.RemoveAll(deskDir)
	}
	os.Exit(code)
}

// deskStore opens a copy of the desk's store.
func deskStore(t testing.TB) (store.Store, *stream.Keeper) {
	t.Helper()
	file, err := desk()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(t.TempDir(), "own.db")
	if err := os.WriteFile(own, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(context.Background(), sqlite.Config{File: own, Now: clockAt})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	p, err := pipe()
	if err != nil {
		t.Fatal(err)
	}
	return s, stream.NewKeeper(p, s)
}

// serveDesk serves the desk's store on an address of its own until the test
// ends.
func serveDesk(t testing.TB, set func(*Config)) (address string, s store.Store) {
	t.Helper()
	s, k := deskStore(t)
	p, err := pipe()
	if err != nil {
		t.Fatal(err)
	}
	cfg := Config{Store: s, Keeper: k, Pipeline: p, Look: 20 * time.Millisecond}
	if set != nil {
		set(&cfg)
	}
	return serveStore(t, cfg), s
}

// serveStore serves on an address of its own until the test ends.
func serveStore(t testing.TB, cfg Config) string {
	t.Helper()
	server, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return "http://" + l.Addr().String()
}
