package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// Conformance with RFC 9309, most cases of its own text.
func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name, text, path string
		want             bool
	}{
		{"nothing", "", "/a", true},
		{"all", "User-agent: *\nDisallow: /", "/a", false},
		{"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
		{"empty rule", "User-agent: *\nDisallow:", "/a", true},
		{"another's", "User-agent: other\nDisallow: /", "/a", true},
		{"ours before all", "User-agent: *\nDisallow: /\n\nUser-agent: synoptic\nDisallow: /x", "/a", true},
		{"ours, any letters", "User-Agent: SynOptic/2.0\nDisallow: /", "/a", false},
		{"not a part of a name", "User-agent: synoptic-news\nDisallow: /", "/a", true},
		{"two groups of ours", "User-agent: synoptic\nDisallow: /a\n\nUser-agent: b\nDisallow: /\n\nUser-agent: synoptic\nDisallow: /c", "/c", false},
		{"a group of two", "User-agent: b\nUser-agent: synoptic\nDisallow: /a", "/a/b", false},
		{"longest", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
		{"longest, other order", "User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false},
		{"a tie", "User-agent: *\nDisallow: /page\nAllow: /page", "/page", true},
		{"star", "User-agent: *\nDisallow: /*/print", "/a/b/print", false},
		{"star in the midst", "User-agent: *\nDisallow: /*.gif$", "/a.gif?x", true},
		{"end", "User-agent: *\nDisallow: /*.gif$", "/a.gif", false},
		{"query", "User-agent: *\nDisallow: /*?print", "/a?print=1", false},
		{"encoded", "User-agent: *\nDisallow: /a%3cd", "/a%3Cd", false},
		{"needlessly encoded", "User-agent: *\nDisallow: /%61b", "/ab", false},
		{"a slash is no %2F", "User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
		{"letters beyond ASCII", "User-agent: *\nDisallow: /ツ", "/%E3%83%84/x", false},
		{"comments and spaces", "  user-agent :  *  # all\n disallow : /a # x\n", "/a", false},
		{"lines between", "User-agent: *\nSitemap: https://a.example/s\nCrawl-delay: 5\nDisallow: /a", "/a", false},
		{"old ends of lines", "User-agent: *\rDisallow: /a\r", "/a", false},
		{"byte order mark", "\ufeffUser-agent: *\nDisallow: /a", "/a", false},
		{"case of paths", "User-agent: *\nDisallow: /A", "/a", true},
		{"a page of HTML", "<html><body>not found</body></html>", "/a", true},
		{"rules before any group", "Disallow: /\nUser-agent: *\nDisallow: /x", "/a", true},
	} {
		if got := ParseRobots(c.text, "Synoptic/1 (+https://a.example)").Allowed(c.path); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	slow := ParseRobots("User-agent: *\nDisallow: /"+strings.Repeat("*a", 500)+"$", "x")
	start := time.Now()
	slow.Allowed("/" + strings.Repeat("a", 20_000) + "b")
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("a rule of stars took %v", took)
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a$\nAllow: /%e3", "/a%")
	f.Fuzz(func(t *testing.T, text, path string) {
		r := ParseRobots(text, "synoptic")
		if r.Allowed(path) != r.Allowed(normal(path)) && path != "/robots.txt" && normal(path) != "/robots.txt" {
			t.Errorf("%q and %q are told apart", path, normal(path))
		}
	})
}

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1::1": true, "127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false, "::1": false, "::": false, "fe80::1%eth0": false,
		"fc00::1": false, "fd12::1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "2002:7f00:1::": false, "ff02::1": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
}

// web is a server with the faults of the real web, a fetcher for it, and how
// long it would have slept in all.
func web(t *testing.T, cfg Config, pages map[string]http.HandlerFunc) (*httptest.Server, *Fetcher, *atomic.Int64) {
	t.Helper()
	mux := http.NewServeMux()
	for path, h := range pages {
		mux.HandleFunc(path, h)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	var slept atomic.Int64
	cfg.AllowPrivate = true
	cfg.Sleep = func(_ context.Context, d time.Duration) error { slept.Add(int64(d)); return nil }
	return s, New(cfg), &slept
}

func say(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, s) }
}

func TestGet(t *testing.T) {
	hits := map[string]int{}
	s, f, slept := web(t, Config{MaxBytes: 1 << 20, Timeout: 3 * time.Second}, map[string]http.HandlerFunc{
		"/robots.txt": say("User-agent: *\nDisallow: /closed\n"),
		"/page": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=ISO-8859-1")
			fmt.Fprint(w, r.UserAgent())
		},
		"/closed": say("no"),
		"/to":     func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page#x", http.StatusFound) },
		"/to-it": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/closed", http.StatusMovedPermanently)
		},
		"/round": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) },
		"/file": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		},
		"/gone":   func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) },
		"/broken": func(w http.ResponseWriter, r *http.Request) { hits["broken"]++; w.WriteHeader(http.StatusBadGateway) },
		"/slow": func(w http.ResponseWriter, r *http.Request) {
			w.Write([]byte("a"))
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		},
		"/endless": func(w http.ResponseWriter, r *http.Request) {
			b := make([]byte, 64<<10)
			for _, err := w.Write(b); err == nil; _, err = w.Write(b) {
			}
		},
		"/cut": func(w http.ResponseWriter, r *http.Request) {
			hits["cut"]++
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "only this")
		},
		"/busy": func(w http.ResponseWriter, r *http.Request) {
			if hits["busy"]++; hits["busy"] == 1 {
				w.Header().Set("Retry-After", "7")
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			fmt.Fprint(w, "at last")
		},
		"/never": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(http.StatusServiceUnavailable)
		},
		"/bomb": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			b := make([]byte, 1<<20)
			for range 8 {
				z.Write(b)
			}
			z.Close()
		},
		"/marked": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"v1"`)
			if r.Header.Get("If-None-Match") == `"v1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, "marked")
		},
	})
	for _, c := range []struct{ path, raw, what string }{
		{"/page", "Synoptic/1 (+https://github.com/synoptic-news/synoptic)", ""},
		{"/to", "Synoptic/1 (+https://github.com/synoptic-news/synoptic)", ""},
		{"/busy", "at last", ""},
		{"/marked", "marked", ""},
		{"/marked", "marked", ""},
		{"/closed", "", "does not allow it"},
		{"/to-it", "", "does not allow it"},
		{"/round", "", "more than 8 redirects"},
		{"/file", "", "no address of the web"},
		{"/gone", "", "the server answers 410 Gone"},
		{"/broken", "", "the server failed (502)"},
		{"/slow", "", "too slow"},
		{"/endless", "", "more than 1 MB"},
		{"/cut", "", "broken off after 9 bytes"},
		{"/never", "", "asks to come back in 24h0m0s"},
		{"/bomb", "", "more than 1 MB"},
	} {
		page, err := f.Get(t.Context(), s.URL+c.path)
		switch {
		case c.what == "" && (err != nil || string(page.Raw) != c.raw):
			t.Errorf("%s: %+v, %v", c.path, page, err)
		case c.what != "":
			var e *Error
			if !errors.As(err, &e) || !strings.Contains(err.Error(), c.what) || !strings.HasPrefix(err.Error(), "fetch "+s.URL+c.path) {
				t.Errorf("%s: %v, want %q", c.path, err, c.what)
			}
		}
		if c.path == "/page" && err == nil && page.Charset != "iso-8859-1" {
			t.Errorf("charset %q", page.Charset)
		}
		if c.path == "/to" && err == nil && page.URL != s.URL+"/page" {
			t.Errorf("address %q", page.URL)
		}
	}
	if page, err := f.Get(t.Context(), s.URL+"/marked"); err != nil || !page.Same {
		t.Errorf("unchanged: %+v, %v", page, err)
	}
	if hits["broken"] != tries || hits["cut"] != tries {
		t.Errorf("asked %v times, want %d", hits, tries)
	}
	if d := time.Duration(slept.Load()); d < 20*time.Second {
		t.Errorf("slept %v in all: no time between requests", d)
	}
}

// Where robots.txt fails nothing is fetched; where there is none all is.
func TestRobotsAnswers(t *testing.T) {
	for code, want := range map[int]bool{404: true, 403: true, 500: false, 503: false} {
		s, f, _ := web(t, Config{}, map[string]http.HandlerFunc{
			"/robots.txt": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }, "/page": say("x"),
		})
		if _, err := f.Get(t.Context(), s.URL+"/page"); (err == nil) != want {
			t.Errorf("%d: %v, want %v", code, err, want)
		}
	}
}

// What lies inside is refused when it is dialled, and nothing is asked offline.
func TestRefused(t *testing.T) {
	var asked atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer s.Close()
	for _, c := range []struct {
		cfg           Config
		address, what string
	}{
		{Config{}, s.URL, "127.0.0.1 is no address of the open network"},
		{Config{}, strings.Replace(s.URL, "127.0.0.1", "localhost", 1), "is no address of the open network"},
		{Config{}, "http://[::ffff:127.0.0.1]:80/", "is no address of the open network"},
		{Config{}, "http://169.254.169.254/latest/meta-data", "169.254.169.254 is no address of the open network"},
		{Config{Offline: true, AllowPrivate: true}, s.URL, "offline"},
		{Config{}, "ftp://a.example/x", "not an address of the web"},
		{Config{}, "http://", "not an address of the web"},
	} {
		c.cfg.Sleep = func(context.Context, time.Duration) error { return nil }
		if _, err := New(c.cfg).Get(t.Context(), c.address); err == nil || !strings.Contains(err.Error(), c.what) {
			t.Errorf("%s: %v, want %q", c.address, err, c.what)
		}
	}
	if asked.Load() > 0 {
		t.Errorf("%d requests came through", asked.Load())
	}
}
