package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/store/sqlite"
	"github.com/synoptic-news/synoptic/internal/stream"
	"github.com/synoptic-news/synoptic/pipeline"
)

var opened = sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.Open(pipeline.Config{}) })

// A lockedBuffer is a log that may be read while it is written to.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// A site is a server that listens, and what it serves.
type site struct {
	t    *testing.T
	s    *Server
	at   string // http://127.0.0.1:…
	log  *lockedBuffer
	stop func() error // asks it to stop, and waits
}

// made makes a server of the example's reports, settled; set changes its
// settings.
func made(t testing.TB, set func(*Config)) (*Server, *lockedBuffer) {
	t.Helper()
	p, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	clock := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	ctx := context.Background()
	db, err := sqlite.Open(ctx, sqlite.Config{File: filepath.Join(t.TempDir(), "s.db"), Create: true, Now: func() time.Time { return clock }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	k := stream.NewKeeper(p, db)
	var reports []*synoptic.Report
	p.ReadRawEach(ctx, []string{filepath.Join("..", "..", "examples", "ferry-fire")}, nil, nil, func(r *synoptic.Report, err error) {
		if err == nil {
			reports = append(reports, r)
		}
	})
	if len(reports) < 3 {
		t.Fatalf("%d reports in the example, want three at least", len(reports))
	}
	if _, err := k.Add(ctx, reports); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	log := &lockedBuffer{}
	cfg := Config{Store: db, Keeper: k, Pipeline: p, Look: 10 * time.Millisecond, Log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))}
	if set != nil {
		set(&cfg)
	}
	s, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s, log
}

func serve(t *testing.T, set func(*Config)) *site {
	t.Helper()
	s, log := made(t, set)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	x := &site{t: t, s: s, at: "http://" + l.Addr().String(), log: log}
	x.stop = sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() {
		if err := x.stop(); err != nil {
			t.Errorf("the server ended with %v", err)
		}
	})
	return x
}

// An answer is what came back.
type answer struct {
	*http.Response
	body []byte
}

// ask sends a request; headers come as pairs.
func (x *site) ask(method, path string, body io.Reader, headers ...string) answer {
	x.t.Helper()
	req, err := http.NewRequest(method, x.at+path, body)
	if err != nil {
		x.t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			req.Host = headers[i+1]
		}
		req.Header.Set(headers[i], headers[i+1])
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		x.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		x.t.Fatal(err)
	}
	return answer{resp, b}
}

// get reads what a path answers with 200 into v.
func (x *site) get(path string, v any) answer {
	x.t.Helper()
	a := x.ask("GET", path, nil)
	if a.StatusCode != http.StatusOK {
		x.t.Fatalf("GET %s: %s %s", path, a.Status, a.body)
	}
	x.decode(a, v)
	return a
}

// post sends JSON and reads the answer into v.
func (x *site) post(path string, in, v any) answer {
	x.t.Helper()
	b, err := json.Marshal(in)
	if err != nil {
		x.t.Fatal(err)
	}
	a := x.ask("POST", path, bytes.NewReader(b), "Content-Type", "application/json")
	if a.StatusCode != http.StatusOK {
		x.t.Fatalf("POST %s: %s %s", path, a.Status, a.body)
	}
	x.decode(a, v)
	return a
}

func (x *site) decode(a answer, v any) {
	x.t.Helper()
	if v == nil {
		return
	}
	if err := json.Unmarshal(a.body, v); err != nil {
		x.t.Fatalf("%s: %v in %s", a.Request.URL, err, a.body)
	}
}

// story is the first story listed.
func (x *site) story() store.StoryHead {
	x.t.Helper()
	var got StoryList
	x.get(root+"/stories", &got)
	if len(got.Stories) == 0 {
		x.t.Fatal("no story")
	}
	return got.Stories[0]
}

// wantProblem looks that an answer is a problem of this status.
func wantProblem(t *testing.T, a answer, status int, detail string) {
	t.Helper()
	var p struct {
		Title, Detail string
		Status        int
	}
	if a.StatusCode != status || a.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%s %s: %d %s %s, want a problem %d", a.Request.Method, a.Request.URL, a.StatusCode, a.Header.Get("Content-Type"), a.body, status)
		return
	}
	if err := json.Unmarshal(a.body, &p); err != nil || p.Status != status || p.Title == "" || !strings.Contains(p.Detail, detail) {
		t.Errorf("%s %s: %s, want status %d and %q in its detail", a.Request.Method, a.Request.URL, a.body, status, detail)
	}
	if a.Header.Get("ETag") != "" {
		t.Errorf("%s: a problem with an ETag", a.Request.URL)
	}
}
