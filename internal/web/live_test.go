package web

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// A heard event is one as it came.
type heard struct{ id, name, data string }

// listen opens a stream; what it hears comes out of the channel, which is
// closed at its end.
func (x *site) listen(ctx context.Context, query string, headers ...string) <-chan heard {
	x.t.Helper()
	req, err := http.NewRequestWithContext(ctx, "GET", x.at+root+"/events"+query, nil)
	if err != nil {
		x.t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		x.t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/event-stream" {
		x.t.Fatalf("%s %s", resp.Status, resp.Header.Get("Content-Type"))
	}
	out := make(chan heard, 1000)
	go func() {
		defer close(out)
		defer resp.Body.Close()
		var e heard
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch name {
			case "id":
				e.id = value
			case "event":
				e.name = value
			case "data":
				e.data = value
			case "":
				out <- e
				e = heard{}
			}
		}
	}()
	return out
}

// until waits for an event of a name that ok takes.
func until(t *testing.T, events <-chan heard, name string, ok func(heard) bool) heard {
	t.Helper()
	for e := range events {
		if e.name == name && ok(e) {
			return e
		}
	}
	t.Fatalf("the stream ended without a %q that was waited for", name)
	return heard{}
}

func anyOne(heard) bool { return true }

func TestLiveUpdates(t *testing.T) {
	x := serve(t, nil)
	events := x.listen(t.Context(), "")
	until(t, events, "here", anyOne)
	x.post(root+"/decisions", DecisionRequest{Kind: store.DecideSame, Names: []string{"A B", "C D"}}, nil)
	e := until(t, events, "change", func(e heard) bool { return strings.Contains(e.data, `"kind":"decision"`) })
	var c store.Change
	if err := json.Unmarshal([]byte(e.data), &c); err != nil || strconv.FormatInt(c.Number, 10) != e.id || c.ID != "1" {
		t.Errorf("%+v: %v", e, err)
	}
	// Somebody else writes to the same store.
	if _, err := x.s.Store.Decide(t.Context(), store.Decision{Kind: store.DecideSame, Names: []string{"E F", "G H"}}); err != nil {
		t.Fatal(err)
	}
	last := until(t, events, "change", func(e heard) bool { return strings.Contains(e.data, `"kind":"decision","id":"2"`) })
	// One who comes back hears what it missed, in order, once.
	back := x.listen(t.Context(), "", "Last-Event-ID", e.id)
	prev := c.Number
	for {
		e := until(t, back, "change", anyOne)
		n, err := strconv.ParseInt(e.id, 10, 64)
		if err != nil || n <= prev {
			t.Fatalf("%q after %d: %v", e.id, prev, err)
		}
		if prev = n; e.id == last.id {
			break
		}
	}
	// One who comes from a later store looks at everything anew.
	until(t, x.listen(t.Context(), "?after=1000000"), "anew", anyOne)
}

func TestListenersAreCounted(t *testing.T) {
	x := serve(t, func(c *Config) { c.Listeners = 2 })
	ctx, cancel := context.WithCancel(t.Context())
	a, b := x.listen(ctx, ""), x.listen(t.Context(), "")
	until(t, a, "here", anyOne)
	until(t, b, "here", anyOne)
	wantProblem(t, x.ask("GET", root+"/events", nil), http.StatusServiceUnavailable, "too many")
	cancel()
	for range a { // to its end
	}
	for { // the place is free again, soon
		if len(x.s.gates.listeners) < 2 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	until(t, x.listen(t.Context(), ""), "here", anyOne)
}

// A stream is not bound by the time of a request.
func TestStreamsOutliveRequests(t *testing.T) {
	x := serve(t, func(c *Config) { c.Timeout = 50 * time.Millisecond })
	events := x.listen(t.Context(), "")
	until(t, events, "here", anyOne)
	time.Sleep(400 * time.Millisecond)
	if _, err := x.s.Store.Decide(t.Context(), store.Decision{Kind: store.DecideSame, Names: []string{"A B", "C D"}}); err != nil {
		t.Fatal(err)
	}
	until(t, events, "change", anyOne)
}

// Asked to stop, a server ends its streams and lets requests end.
func TestStop(t *testing.T) {
	begun, end := make(chan struct{}), make(chan struct{})
	x := serve(t, func(c *Config) {
		c.Fetch = func(ctx context.Context, address string) (*Page, error) {
			close(begun)
			<-end
			return &Page{Address: address, Raw: fmt.Appendf(nil, page, "We shut it"), Charset: "utf-8"}, nil
		}
	})
	events := x.listen(t.Context(), "")
	until(t, events, "here", anyOne)
	answered := make(chan Intake, 1)
	go func() {
		var got Intake
		defer func() { answered <- got }()
		resp, err := http.Post(x.at+root+"/reports", "application/json", strings.NewReader(`{"addresses":["https://mail.example/bridge"]}`))
		if err != nil {
			t.Error(err)
			return
		}
		defer resp.Body.Close()
		if err := json.NewDecoder(resp.Body).Decode(&got); err != nil {
			t.Error(err)
		}
	}()
	<-begun
	stopped := make(chan error, 1)
	go func() { stopped <- x.stop() }()
	for range events { // ends
	}
	close(end)
	got := <-answered
	if len(got.Reports) != 1 {
		t.Fatalf("the request under way: %+v", got)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	if _, err := x.s.Store.Report(context.Background(), got.Reports[0].ID); err != nil {
		t.Errorf("what was answered for is not kept: %v", err)
	}
}
