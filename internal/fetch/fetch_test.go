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
		{"a group without rules", "User-agent: *\nDisallow: /\n\nUser-agent: synoptic\n", "/a", true},
		{"rules of both groups do not mix", "User-agent: *\nDisallow: /a\n\nUser-agent: synoptic\nDisallow: /b", "/a", true},
		{"a line of another kind ends no group", "User-agent: synoptic\nSitemap: https://a.example/s\nUser-agent: b\nDisallow: /a", "/a", false},
		{"a blank line ends no group", "User-agent: synoptic\n\nDisallow: /a", "/a", false},
		{"a new group after rules", "User-agent: synoptic\nDisallow: /a\nUser-agent: b\nDisallow: /c", "/c", true},
		{"a group named twice", "User-agent: synoptic\nUser-agent: synoptic\nDisallow: /a", "/a", false},
		{"all in front of ours", "User-agent: *\nUser-agent: synoptic\nDisallow: /a", "/a", false},
		{"a path begins with the rule", "User-agent: *\nDisallow: /fish", "/fishheads/x.html", false},
		{"not in the midst", "User-agent: *\nDisallow: /fish", "/cat/fish", true},
		{"a folder only", "User-agent: *\nDisallow: /fish/", "/fish", true},
		{"with a query", "User-agent: *\nDisallow: /fish", "/fish?id=1", false},
		{"an end that is none", "User-agent: *\nDisallow: /a$b", "/a$b", false},
		{"an end and more", "User-agent: *\nDisallow: /fish*.php$", "/fish.php5", true},
		{"two stars", "User-agent: *\nDisallow: /a**b", "/axb", false},
		{"a star at the end says nothing", "User-agent: *\nDisallow: /fish*", "/fish", false},
		{"the top only", "User-agent: *\nDisallow: /\nAllow: /$", "/", true},
		{"all but the top", "User-agent: *\nDisallow: /\nAllow: /$", "/page", false},
		{"longest with a star", "User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", false},
		{"no path", "User-agent: *\nDisallow: /", "", false},
		{"encoded for nothing in the rule", "User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false},
		{"encoded for nothing in the path", "User-agent: *\nDisallow: /foo/bar/baz", "/foo/bar/%62%61%7A", false},
		{"letters beyond ASCII, both encoded", "User-agent: *\nDisallow: /foo/bar/%E3%83%84", "/foo/bar/%e3%83%84", false},
		{"an address in the query", "User-agent: *\nDisallow: /foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", false},
		{"an address in the query, the other way", "User-agent: *\nDisallow: /foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar", false},
		{"a percent sign of its own", "User-agent: *\nDisallow: /100%", "/100%", false},
		{"Windows ends of lines", "User-agent: *\r\nDisallow: /a\r\n", "/a", false},
		{"no end of the last line", "User-agent: *\nDisallow: /a", "/a/b", false},
		{"a comment in a rule", "User-agent: *\nDisallow: /a#b", "/a", false},
		{"a key that is none", "User-agent: *\nDisalow: /a", "/a", true},
		{"bytes of no text", "\x00\xff\nUser-agent: *\nDisallow: /a\x00", "/b", true},
		{"rules behind 512 KB", "User-agent: *\n" + strings.Repeat("# much\n", 80_000) + "Disallow: /a", "/a", true},
		{"rules within 500 KB", "User-agent: *\n" + strings.Repeat("# much\n", 70_000) + "Disallow: /a", "/a", false},
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

// A robots.txt may stand elsewhere; after five redirects it is taken for none.
func TestRobotsRedirects(t *testing.T) {
	for hops, want := range map[int]bool{1: false, 5: false, 6: true} {
		left := hops
		s, f, _ := web(t, Config{}, map[string]http.HandlerFunc{
			"/robots.txt": func(w http.ResponseWriter, r *http.Request) {
				left--
				http.Redirect(w, r, "/robots/there", http.StatusMovedPermanently)
			},
			"/robots/there": func(w http.ResponseWriter, r *http.Request) {
				if left--; left >= 0 {
					http.Redirect(w, r, "/robots/there", http.StatusFound)
					return
				}
				fmt.Fprint(w, "User-agent: *\nDisallow: /page")
			},
			"/page": say("x"),
		})
		if _, err := f.Get(t.Context(), s.URL+"/page"); (err == nil) != want {
			t.Errorf("%d redirects: %v, want %v", hops, err, want)
		}
	}
}

// robots.txt is asked for once; where it failed, again after some minutes.
func TestRobotsAge(t *testing.T) {
	now := time.Date(2026, 3, 9, 8, 0, 0, 0, time.UTC)
	asked, broken := 0, true
	s, f, _ := web(t, Config{Now: func() time.Time { return now }}, map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
			if asked++; broken {
				w.WriteHeader(http.StatusInternalServerError)
			}
		},
		"/page": say("x"),
	})
	get := func() bool {
		_, err := f.Get(t.Context(), s.URL+"/page")
		return err == nil
	}
	if first, again := get(), get(); first || again || asked != 1 {
		t.Errorf("a broken robots.txt: asked %d times, or fetched", asked)
	}
	broken, now = false, now.Add(11*time.Minute)
	if first, again := get(), get(); !first || !again || asked != 2 {
		t.Errorf("mended: asked %d times, want 2", asked)
	}
	now = now.Add(25 * time.Hour)
	if !get() || asked != 3 {
		t.Errorf("a day later: asked %d times, want 3", asked)
	}
}

// The user agent is the one that is set; its first word counts in robots.txt.
func TestAgent(t *testing.T) {
	s, f, _ := web(t, Config{Agent: "Lake-Reader/2 (desk@post.example)"}, map[string]http.HandlerFunc{
		"/robots.txt": say("User-agent: lake-reader\nDisallow: /closed\n\nUser-agent: *\nDisallow: /"),
		"/page":       func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.UserAgent()) },
	})
	page, err := f.Get(t.Context(), s.URL+"/page")
	if err != nil || string(page.Raw) != "Lake-Reader/2 (desk@post.example)" {
		t.Errorf("%v, %v", page, err)
	}
	if _, err := f.Get(t.Context(), s.URL+"/closed"); err == nil {
		t.Error("fetched what its own group forbids")
	}
}

// A busy server is asked again when it says, in seconds or by a date; between
// two requests to one host there is a pause, between hosts none.
func TestWaits(t *testing.T) {
	now := time.Date(2026, 3, 9, 8, 0, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"7": 7 * time.Second, "0": 0, "-1": 0, "": 0, "soon": 0, "99999999999": 0, "9999999": 1e6 * time.Second,
		"Mon, 09 Mar 2026 08:00:30 GMT": 30 * time.Second, "Mon, 09 Mar 2026 07:00:00 GMT": 0,
	} {
		if header == "99999999999" && retryAfter(header, now) == 1e6*time.Second { // where an int has 64 bits
			continue
		}
		if got := retryAfter(header, now); got != want {
			t.Errorf("Retry-After %q: %v, want %v", header, got, want)
		}
	}
	var waits []time.Duration
	cfg := Config{Pause: 3 * time.Second, AllowPrivate: true, Now: func() time.Time { return now },
		Sleep: func(_ context.Context, d time.Duration) error { waits = append(waits, d); return nil }}
	f := New(cfg)
	a, b := httptest.NewServer(http.NotFoundHandler()), httptest.NewServer(http.NotFoundHandler())
	defer a.Close()
	defer b.Close()
	for _, u := range []string{a.URL + "/1", b.URL + "/1", a.URL + "/2"} { // each site is asked for robots.txt first
		f.Get(t.Context(), u)
	}
	want := []time.Duration{3 * time.Second, 3 * time.Second, 6 * time.Second}
	if fmt.Sprint(waits) != fmt.Sprint(want) {
		t.Errorf("waits %v, want %v", waits, want)
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
