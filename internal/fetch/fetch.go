// Package fetch is one polite fetcher: an address becomes bytes.
//
// Start with [New] and [Fetcher.Get]. It asks a site's robots.txt first (RFC
// 9309), leaves time between two requests to one host, waits as long as a busy
// server says if that is not too long, sends back what it knows of an unchanged
// page (of earlier runs too, if a folder is named), and stops at its limits of time, size and redirects. Addresses inside a
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
	"maps"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
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
	Cache        string        // folder that pages are kept in from run to run; "" is none

	Now   func() time.Time                           // the clock; default time.Now
	Sleep func(context.Context, time.Duration) error // default: real time

	public   func(netip.Addr) bool // what is no private address; tests put theirs here
	resolver *net.Resolver         // nil is the system's
}

// The bounds that cannot be set.
const (
	maxRedirects = 8
	tries        = 3 // of a page whose server is busy or breaks off
	robotsAge    = 24 * time.Hour
	deafAge      = 10 * time.Minute // until a site whose robots.txt failed is asked for it again
	maxHosts     = 10_000           // that are remembered; a long run sees many
)

// A Page is what was fetched.
type Page struct {
	URL     string // after redirects
	Raw     []byte
	Charset string // as the server said; "" if it did not
	Same    bool   // it has not changed since the last time; Raw is that of then, nil from Look
}

// An Error says what became of an address, and in Hint what to try.
type Error struct {
	URL, What, Hint string
	Err             error

	Status int           // of the server's answer, where it is why; 0 otherwise
	Again  time.Duration // how long the server asks to be left alone; 0 if it does not say
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
	known  cache
}

type siteRules struct {
	rules *Rules
	until time.Time
}

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
	if cfg.public == nil {
		cfg.public = isPublic
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Resolver: cfg.resolver}
	if !cfg.AllowPrivate {
		dialer.Control = guard(cfg.public)
	}
	f := &Fetcher{cfg: cfg, next: map[string]time.Time{}, robots: map[string]*siteRules{}, known: cache{dir: cfg.Cache, known: map[string]*cached{}}}
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
	page, _, err := f.follow(ctx, address, f.page)
	return page, err
}

// follow asks for a page by way of get, and goes where it is sent on to. moved is
// true if all the way there was permanent.
func (f *Fetcher) follow(ctx context.Context, address string, get func(context.Context, *url.URL) (*Page, *hop, error)) (_ *Page, moved bool, _ error) {
	fail := func(err error, hint, format string, args ...any) (*Page, bool, error) {
		return nil, false, &Error{URL: address, What: fmt.Sprintf(format, args...), Hint: hint, Err: err}
	}
	if f.cfg.Offline {
		return fail(nil, "leave --offline out, or give a saved file", "not fetched: offline")
	}
	u, err := parse(address)
	if err != nil {
		return fail(err, "give one that begins with https://", "%v", err)
	}
	for hops, lasting := 0, true; ; hops++ {
		if hops > maxRedirects {
			return fail(nil, "give the address it should lead to", "more than %d redirects", maxRedirects)
		}
		ok, err := f.allowed(ctx, u)
		switch {
		case err != nil:
			return fail(err, hintFor(err), "robots.txt of %s: %v", u.Host, plain(err))
		case !ok:
			return fail(nil, "save the page in a browser and give the file", "robots.txt of %s does not allow it", u.Host)
		}
		page, to, err := get(ctx, u)
		if err != nil {
			var e *Error
			if errors.As(err, &e) {
				e.URL = address
				return nil, false, e
			}
			return fail(err, hintFor(err), "%v", plain(err))
		}
		if to == nil {
			return page, lasting && hops > 0, nil
		}
		u, lasting = to.to, lasting && to.lasting
	}
}

// A hop is where a server sends on to, and whether for good.
type hop struct {
	to      *url.URL
	lasting bool
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
func (f *Fetcher) page(ctx context.Context, u *url.URL) (page *Page, to *hop, err error) {
	old := f.kept(u)
	wait := f.cfg.Pause
	for try := 1; ; try++ {
		var again time.Duration
		page, to, again, err = f.ask(ctx, u, old, f.keep)
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
			return nil, nil, &Error{What: fmt.Sprintf("the server asks to come back in %v", again), Hint: "try again later", Again: again}
		}
		if err := f.cfg.Sleep(ctx, again); err != nil {
			return nil, nil, err
		}
	}
}

// ask sends one request. again > 0: the server asks to come back then; < 0: to
// ask again is of no use. old is the page as it was, nil if it is not known;
// keep is told of a new one.
func (f *Fetcher) ask(ctx context.Context, u *url.URL, old *cached, keep func(*Page, http.Header) error) (page *Page, to *hop, again time.Duration, err error) {
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
			return nil, nil, -1, &Error{What: "sent on to what is no address of the web", Hint: "give the address it should lead to"}
		}
		return nil, &hop{next, code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect}, 0, nil
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		again := retryAfter(resp.Header.Get("Retry-After"), f.cfg.Now())
		return nil, nil, again, &Error{What: fmt.Sprintf("the server is busy (%d)", code), Hint: "try again later", Status: code, Again: again}
	case code >= 500:
		return nil, nil, 0, &Error{What: fmt.Sprintf("the server failed (%d)", code), Hint: "try again later", Status: code}
	case code != http.StatusOK:
		return nil, nil, -1, &Error{What: fmt.Sprintf("the server answers %d %s", code, http.StatusText(code)), Hint: "look whether the address is right; a page behind a login can be saved and given as a file", Status: code}
	}
	raw, err := io.ReadAll(io.LimitReader(resp.Body, f.cfg.MaxBytes+1))
	if err != nil {
		return nil, nil, 0, &brokenError{len(raw), err}
	}
	if int64(len(raw)) > f.cfg.MaxBytes {
		return nil, nil, -1, &Error{What: fmt.Sprintf("more than %d MB", f.cfg.MaxBytes>>20), Hint: "download it, unpack it and give the file"}
	}
	page = &Page{URL: u.String(), Raw: raw, Charset: charsetOf(resp.Header.Get("Content-Type"))}
	if err := keep(page, resp.Header); err != nil {
		return nil, nil, -1, &Error{What: "the page cannot be kept: " + err.Error(), Hint: "name another folder with --cache, or none"}
	}
	return page, nil, 0, nil
}

// kept is a page as it was, nil if it is not known.
func (f *Fetcher) kept(u *url.URL) *cached {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.known.find(u.String(), f.cfg.MaxBytes)
}

// keep remembers a page that the server gave a mark of its state with.
func (f *Fetcher) keep(p *Page, h http.Header) error {
	etag, modified := h.Get("ETag"), h.Get("Last-Modified")
	if etag == "" && modified == "" || !mayKeep(h.Get("Cache-Control")) {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.known.keep(p, etag, modified)
}

// turn waits until a host may be asked again.
func (f *Fetcher) turn(ctx context.Context, host string) error {
	f.mu.Lock()
	now := f.cfg.Now()
	at := f.next[host]
	if len(f.next) > maxHosts {
		maps.DeleteFunc(f.next, func(_ string, at time.Time) bool { return at.Before(now) })
	}
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
		age := robotsAge
		if rules.none {
			age = deafAge
		}
		now := f.cfg.Now()
		known = &siteRules{rules, now.Add(age)}
		f.mu.Lock()
		if len(f.robots) > maxHosts {
			maps.DeleteFunc(f.robots, func(_ string, r *siteRules) bool { return now.After(r.until) })
		}
		f.robots[site] = known
		f.mu.Unlock()
	}
	if known.rules.none {
		return false, errRobots
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	return known.rules.Allowed(path), nil
}

// errRobots is of a site that fails when it is asked what may be fetched.
var errRobots = errors.New("the site fails to give it, and until it does nothing is fetched")

func (f *Fetcher) askRobots(ctx context.Context, site string) (*Rules, error) {
	at, err := url.Parse(site + "/robots.txt")
	if err != nil {
		return nil, err
	}
	for range 6 { // five redirects, as RFC 9309 asks for
		page, to, _, err := f.ask(ctx, at, f.kept(at), f.keep)
		var e *Error
		switch {
		case err == nil && to != nil:
			at = to.to
		case err == nil:
			return ParseRobots(strings.ToValidUTF8(string(page.Raw), "\ufffd"), f.cfg.Agent), nil
		case errors.As(err, &e) && e.Status >= 400 && e.Status < 500 && e.Status != http.StatusTooManyRequests:
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
	var dns *net.DNSError
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return errors.New("too slow")
	case errors.As(err, new(*brokenError)):
		return err
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Errorf("no site is called %s", dns.Name)
	case errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("nobody answers there")
	case errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET), strings.Contains(err.Error(), "server closed idle connection"):
		return errors.New("the connection was closed without an answer")
	}
	return err
}

// A brokenError tells of an answer that breaks off. The next time it may be
// whole, unless it was too slow.
type brokenError struct {
	bytes int
	err   error
}

func (e *brokenError) Error() string {
	return fmt.Sprintf("broken off after %d bytes: %v", e.bytes, e.err)
}

func (e *brokenError) Unwrap() error { return e.err }

func hintFor(err error) string {
	var private *privateError
	if errors.As(err, &private) {
		return "--allow-private lets it through"
	}
	return "look whether a browser shows it; if so, save the page there and give the file"
}
