// Package fetch is one polite fetcher: an address becomes bytes.
//
// Start with [New] and [Fetcher.Get]. It asks a site's robots.txt first (RFC
// 9309), leaves time between two requests to one host, waits as long as a busy
// server says if that is not too long, sends back what it knows of an unchanged
// page, and stops at its limits of time, size and redirects. Addresses inside a
// private network are refused when the connection is made, after each redirect
// and whatever a name's look-up gives; proxies of the environment are not used.
//
// Nothing is fetched unless an address is given, and nothing with Offline.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A Config says how a Fetcher works. Zero values stand for the defaults.
type Config struct {
	Agent        string        // the user agent; its first word is looked for in robots.txt
	Offline      bool          // refuse everything
	AllowPrivate bool          // private and local addresses too
	Pause        time.Duration // between two requests to one host; default 1 s
	Timeout      time.Duration // of one request, to the last byte; default 30 s
	MaxBytes     int64         // of a page, unpacked; default 16 MB
	MaxWait      time.Duration // how long a server may make us wait; default 60 s

	Now   func() time.Time                           // the clock; default time.Now
	Sleep func(context.Context, time.Duration) error // default: real time
}

// The bounds that cannot be set.
const (
	maxRedirects = 8
	tries        = 3 // of a page whose server is busy or breaks off
	robotsAge    = 24 * time.Hour
)

// A Page is what was fetched.
type Page struct {
	URL     string // after redirects
	Raw     []byte
	Charset string // as the server said; "" if it did not
	Same    bool   // it has not changed since the last time; Raw is that of then
}

// An Error says what became of an address, and in Hint what to try.
type Error struct {
	URL, What, Hint string
	Err             error
}

func (e *Error) Error() string { return "fetch " + e.URL + ": " + e.What }

// Unwrap gives the error that e was made of.
func (e *Error) Unwrap() error { return e.Err }

// A Fetcher fetches. It is safe for concurrent use.
type Fetcher struct {
	cfg    Config
	client *http.Client

	mu     sync.Mutex
	next   map[string]time.Time // when a host may be asked again
	robots map[string]*siteRules
	known  map[string]*cached
}

type siteRules struct {
	rules *Rules
	until time.Time
}

type cached struct {
	etag, modified string
	page           Page
}

// maxKnown bounds the pages that are kept for the case that they have not
// changed.
const maxKnown = 200

// New makes a Fetcher.
func New(cfg Config) *Fetcher {
	if cfg.Agent == "" {
		cfg.Agent = "Synoptic/1 (+https://github.com/synoptic-news/synoptic)"
	}
	if cfg.Pause == 0 {
		cfg.Pause = time.Second
	}
	if cfg.Timeout == 0 {
		cfg.Timeout = 30 * time.Second
	}
	if cfg.MaxBytes == 0 {
		cfg.MaxBytes = 16 << 20
	}
	if cfg.MaxWait == 0 {
		cfg.MaxWait = time.Minute
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Sleep == nil {
		cfg.Sleep = sleep
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !cfg.AllowPrivate {
		dialer.Control = guard
	}
	f := &Fetcher{cfg: cfg, next: map[string]time.Time{}, robots: map[string]*siteRules{}, known: map[string]*cached{}}
	f.client = &http.Client{
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 20 * time.Second,
			MaxResponseHeaderBytes: 256 << 10, MaxIdleConnsPerHost: 2, IdleConnTimeout: 30 * time.Second,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return f
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Get fetches a page. Its errors are *Errors.
func (f *Fetcher) Get(ctx context.Context, address string) (*Page, error) {
	fail := func(err error, hint, format string, args ...any) (*Page, error) {
		return nil, &Error{URL: address, What: fmt.Sprintf(format, args...), Hint: hint, Err: err}
	}
	if f.cfg.Offline {
		return fail(nil, "leave --offline out, or give a saved file", "not fetched: offline")
	}
	u, err := parse(address)
	if err != nil {
		return fail(err, "give one that begins with https://", "%v", err)
	}
	for hop := 0; ; hop++ {
		if hop > maxRedirects {
			return fail(nil, "give the address it should lead to", "more than %d redirects", maxRedirects)
		}
		ok, err := f.allowed(ctx, u)
		switch {
		case err != nil:
			return fail(err, hintFor(err), "robots.txt of %s: %v", u.Host, plain(err))
		case !ok:
			return fail(nil, "save the page in a browser and give the file", "robots.txt of %s does not allow it", u.Host)
		}
		page, to, err := f.page(ctx, u)
		if err != nil {
			var e *Error
			if errors.As(err, &e) {
				e.URL = address
				return nil, e
			}
			return fail(err, hintFor(err), "%v", plain(err))
		}
		if to == nil {
			return page, nil
		}
		u = to
	}
}

// parse reads an address of the web.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("not an address")
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, fmt.Errorf("not an address of the web")
	}
	u.Fragment, u.User = "", nil
	return u, nil
}

// page asks for a page, again where the server is busy or breaks off. to is
// where it is sent on to.
func (f *Fetcher) page(ctx context.Context, u *url.URL) (page *Page, to *url.URL, err error) {
	wait := f.cfg.Pause
	for try := 1; ; try++ {
		var again time.Duration
		page, to, again, err = f.ask(ctx, u)
		if again == 0 && err == nil {
			return page, to, nil
		}
		var busy *Error
		if try == tries || err != nil && !transient(err) && !errors.As(err, &busy) || again < 0 {
			return nil, nil, err
		}
		if again == 0 {
			wait *= 2
			again = wait
		}
		if again > f.cfg.MaxWait {
			return nil, nil, &Error{What: fmt.Sprintf("the server asks to come back in %v", again), Hint: "try again later"}
		}
		if err := f.cfg.Sleep(ctx, again); err != nil {
			return nil, nil, err
		}
	}
}

// ask sends one request. again > 0: the server asks to come back then; < 0: to
// ask again is of no use.
func (f *Fetcher) ask(ctx context.Context, u *url.URL) (page *Page, to *url.URL, again time.Duration, err error) {
	if err := f.turn(ctx, u.Host); err != nil {
		return nil, nil, -1, err
	}
	ctx, cancel := context.WithTimeout(ctx, f.cfg.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, -1, err
	}
	req.Header.Set("User-Agent", f.cfg.Agent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/plain;q=0.9,*/*;q=0.1")
	f.mu.Lock()
	old := f.known[u.String()]
	f.mu.Unlock()
	if old != nil {
		if old.etag != "" {
			req.Header.Set("If-None-Match", old.etag)
		}
		if old.modified != "" {
			req.Header.Set("If-Modified-Since", old.modified)
		}
	}
	resp, err := f.client.Do(req)
	if err != nil {
		return nil, nil, 0, err
	}
	defer resp.Body.Close()
	switch code := resp.StatusCode; {
	case code == http.StatusNotModified && old != nil:
		same := old.page
		same.Same = true
		return &same, nil, 0, nil
	case code >= 300 && code < 400 && resp.Header.Get("Location") != "":
		next, err := u.Parse(resp.Header.Get("Location"))
		if err == nil {
			next, err = parse(next.String())
		}
		if err != nil {
			return nil, nil, -1, &Error{What: "sent on to what is no address of the web"}
		}
		return nil, next, 0, nil
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		busy := &Error{What: fmt.Sprintf("the server is busy (%d)", code), Hint: "try again later"}
		return nil, nil, retryAfter(resp.Header.Get("Retry-After"), f.cfg.Now()), busy
	case code >= 500:
		return nil, nil, 0, &Error{What: fmt.Sprintf("the server failed (%d)", code), Hint: "try again later"}
	case code != http.StatusOK:
		return nil, nil, -1, &Error{What: fmt.Sprintf("the server answers %d %s", code, http.StatusText(code)), Hint: "look whether the address is right; a page behind a login can be saved and given as a file"}
	}
	raw, err := io.ReadAll(io.LimitReader(resp.Body, f.cfg.MaxBytes+1))
	if err != nil {
		return nil, nil, 0, fmt.Errorf("broken off after %d bytes: %w", len(raw), err)
	}
	if int64(len(raw)) > f.cfg.MaxBytes {
		return nil, nil, -1, &Error{What: fmt.Sprintf("more than %d MB", f.cfg.MaxBytes>>20)}
	}
	page = &Page{URL: u.String(), Raw: raw, Charset: charsetOf(resp.Header.Get("Content-Type"))}
	f.keep(page, resp.Header.Get("ETag"), resp.Header.Get("Last-Modified"))
	return page, nil, 0, nil
}

// keep remembers a page that the server gave a mark of its state with.
func (f *Fetcher) keep(p *Page, etag, modified string) {
	if etag == "" && modified == "" {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.known) < maxKnown {
		f.known[p.URL] = &cached{etag, modified, *p}
	}
}

// turn waits until a host may be asked again.
func (f *Fetcher) turn(ctx context.Context, host string) error {
	f.mu.Lock()
	now := f.cfg.Now()
	at := f.next[host]
	if at.Before(now) {
		at = now
	}
	f.next[host] = at.Add(f.cfg.Pause)
	f.mu.Unlock()
	if wait := at.Sub(now); wait > 0 {
		return f.cfg.Sleep(ctx, wait)
	}
	return ctx.Err()
}

// allowed asks the site's robots.txt, once a day. Where there is none all is
// allowed; where the site fails to answer, nothing is.
func (f *Fetcher) allowed(ctx context.Context, u *url.URL) (bool, error) {
	site := u.Scheme + "://" + u.Host
	f.mu.Lock()
	known := f.robots[site]
	f.mu.Unlock()
	if known == nil || f.cfg.Now().After(known.until) {
		rules, err := f.askRobots(ctx, site)
		if err != nil {
			return false, err
		}
		known = &siteRules{rules, f.cfg.Now().Add(robotsAge)}
		f.mu.Lock()
		f.robots[site] = known
		f.mu.Unlock()
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	return known.rules.Allowed(path), nil
}

func (f *Fetcher) askRobots(ctx context.Context, site string) (*Rules, error) {
	at, err := url.Parse(site + "/robots.txt")
	if err != nil {
		return nil, err
	}
	for range 6 { // five redirects, as RFC 9309 asks for
		page, to, _, err := f.ask(ctx, at)
		var e *Error
		switch {
		case err == nil && to != nil:
			at = to
		case err == nil:
			return ParseRobots(strings.ToValidUTF8(string(page.Raw), "\ufffd"), f.cfg.Agent), nil
		case errors.As(err, &e) && strings.HasPrefix(e.What, "the server answers 4"):
			return &Rules{}, nil
		case errors.As(err, &e):
			return &Rules{none: true}, nil
		default:
			return nil, err
		}
	}
	return &Rules{}, nil
}

// charsetOf is the encoding that a Content-Type states.
func charsetOf(kind string) string {
	_, after, ok := strings.Cut(strings.ToLower(kind), "charset=")
	if !ok {
		return ""
	}
	after, _, _ = strings.Cut(after, ";")
	return strings.Trim(after, " \"'")
}

// retryAfter reads what a busy server asks for: seconds or a date; 0 if nothing.
func retryAfter(s string, now time.Time) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 {
		return time.Duration(min(n, 1e6)) * time.Second
	}
	if at, err := http.ParseTime(s); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// transient tells of an error that may be gone the next time.
func transient(err error) bool {
	var private *privateError
	var dns *net.DNSError
	switch {
	case errors.As(err, &private), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return false
	case errors.As(err, &dns):
		return dns.IsTemporary
	}
	return true
}

// plain is an error without the request that http puts before it.
func plain(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var private *privateError
	if errors.As(err, &private) {
		return private
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return errors.New("too slow")
	}
	return err
}

func hintFor(err error) string {
	var private *privateError
	if errors.As(err, &private) {
		return "--allow-private lets it through"
	}
	return ""
}
