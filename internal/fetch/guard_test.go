package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// open is taken for an address of the open network here, and no other is.
var open = netip.MustParseAddr("127.0.0.1")

func outside(t *testing.T, cfg Config, h http.HandlerFunc) (*httptest.Server, *Fetcher) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	cfg.public = func(a netip.Addr) bool { return a.Unmap() == open }
	cfg.Sleep = func(context.Context, time.Duration) error { return nil }
	return s, New(cfg)
}

// A page of the open network that sends on to the inside is not followed there,
// nor is its robots.txt.
func TestRedirectInside(t *testing.T) {
	var inside atomic.Int64
	l, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skip("no second local address:", err)
	}
	secret := &httptest.Server{Listener: l, Config: &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { inside.Add(1) })}}
	secret.Start()
	defer secret.Close()
	for _, path := range []string{"/robots.txt", "/page"} {
		s, f := outside(t, Config{}, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == path {
				http.Redirect(w, r, secret.URL+"/latest/meta-data", http.StatusFound)
				return
			}
			http.NotFound(w, r)
		})
		if _, err := f.Get(t.Context(), s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "127.0.0.2 is no address of the open network") {
			t.Errorf("%s sent on: %v", path, err)
		}
	}
	if inside.Load() > 0 {
		t.Errorf("%d requests came through", inside.Load())
	}
}

// A name that is looked up anew and then leads inside is refused: the address
// is judged when it is dialled, not before.
func TestNameChanges(t *testing.T) {
	var at atomic.Value
	at.Store([4]byte{127, 0, 0, 1})
	s, f := outside(t, Config{resolver: names(t, &at)}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		if r.URL.Path != "/page" {
			http.NotFound(w, r)
		}
	})
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	address := "http://news.example.test.:" + u.Port() + "/page"
	if _, err := f.Get(t.Context(), address); err != nil {
		t.Fatal(err)
	}
	at.Store([4]byte{10, 0, 0, 1})
	if _, err := f.Get(t.Context(), address); err == nil || !strings.Contains(err.Error(), "10.0.0.1 is no address of the open network") {
		t.Errorf("the name leads inside now: %v", err)
	}
}

// names is a resolver that gives every name the address that is stored.
func names(t *testing.T, at *atomic.Value) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		b := make([]byte, 1500)
		for {
			n, from, err := server.ReadFrom(b)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(b[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Class: dnsmessage.ClassINET, TTL: 0},
					Body:   &dnsmessage.AResource{A: at.Load().([4]byte)},
				}}
			}
			if out, err := m.Pack(); err == nil {
				server.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}
