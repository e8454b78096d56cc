package web

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"
)

// policy is what browsers may load for a page: this server's own files alone.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// headed sets the headers that every answer has.
func headed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-cache, private") // ask again, with the ETag
		next.ServeHTTP(w, r)
	})
}

// IsLocal tells whether an address to listen on can be reached from this
// machine alone.
func IsLocal(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	a, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && a.Unmap().IsLoopback()
}

// hosted refuses requests that name another host than this machine, unless a
// token guards them: a name of the web that leads here would let its pages read
// what is here.
func (s *Server) hosted(next http.Handler) http.Handler {
	if s.cfg.Token != "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		if !IsLocal(host) && !slices.ContainsFunc(s.cfg.Hosts, func(x string) bool { return strings.EqualFold(x, host) }) {
			problem(w, http.StatusMisdirectedRequest, "this host is not known here: use a name of this machine, or have its name allowed")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// sameOrigin refuses writes that pages of other sites ask for.
func (s *Server) sameOrigin(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		problem(w, http.StatusForbidden, "a page of another site asked for this: refused")
	}))
	return cross.Handler(next)
}

// minToken is how many characters a token has at least: it must not be guessed,
// since guesses are not counted.
const minToken = 16

// CheckToken says why a token is none.
func CheckToken(token string) error {
	switch {
	case len(token) < minToken:
		return fmt.Errorf("a token of %d characters: want %d at least", len(token), minToken)
	case strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }):
		return fmt.Errorf("a token with other than visible ASCII characters")
	}
	return nil
}

// NewToken makes a token.
func NewToken() string { return rand.Text() }

// sessionOf is what a browser's cookie holds for a token, so that the token
// itself is not kept there.
func sessionOf(token string) string {
	if token == "" {
		return ""
	}
	m := hmac.New(sha256.New, []byte(token))
	m.Write([]byte("synoptic session"))
	return hex.EncodeToString(m.Sum(nil))
}

// cookie is the name of the cookie of those who gave the token.
const cookie = "synoptic_session"

// open tells which paths need no token: nothing of the store is seen there.
func open(path string) bool {
	return path == "/healthz" || path == "/login" || strings.HasPrefix(path, "/static/")
}

// authorized asks for the token, as a bearer token or by the cookie that /login
// gives. Browsers that ask for a page are sent there.
func (s *Server) authorized(next http.Handler) http.Handler {
	if s.cfg.Token == "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if open(r.URL.Path) || s.knows(r) {
			next.ServeHTTP(w, r)
			return
		}
		if r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html") {
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return
		}
		w.Header().Set("WWW-Authenticate", `Bearer realm="synoptic"`)
		problem(w, http.StatusUnauthorized, "a token is needed: Authorization: Bearer …")
	})
}

func (s *Server) knows(r *http.Request) bool {
	if kind, given, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(kind, "Bearer") {
		return equal(strings.TrimSpace(given), s.cfg.Token)
	}
	c, err := r.Cookie(cookie)
	return err == nil && equal(c.Value, s.session)
}

// equal compares secrets in a time that tells nothing of them.
func equal(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

var loginPage = template.Must(template.New("login").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Synoptic</title><link rel="stylesheet" href="{{.Style}}"></head>
<body><main class="pane"><h1>Synoptic</h1>
<form method="post" action="/login"><p><label>Token <input type="password" name="token" autocomplete="current-password" required autofocus></label>
<button>Go in</button></p>{{with .Said}}<p role="alert">{{.}}</p>{{end}}
<p>It was printed where the server was started, or chosen there.</p></form></main></body></html>
`))

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	said := ""
	if r.Method == http.MethodPost {
		r.Body = http.MaxBytesReader(w, r.Body, 4<<10)
		if err := r.ParseForm(); err == nil && s.cfg.Token != "" && equal(strings.TrimSpace(r.PostForm.Get("token")), s.cfg.Token) {
			http.SetCookie(w, &http.Cookie{Name: cookie, Value: s.session, Path: "/", MaxAge: 30 * 24 * 3600, HttpOnly: true, Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https", SameSite: http.SameSiteLaxMode})
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		said = "This is not the token."
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if said != "" {
		w.WriteHeader(http.StatusForbidden)
	}
	if err := loginPage.Execute(w, struct{ Said, Style string }{said, s.sheets.path.style}); err != nil {
		s.log.Debug("login page not sent", "error", err)
	}
}

// gates bound how many requests are worked on at once, by kind.
type gates struct{ reads, writes, listeners, heavy chan struct{} }

func newGates(cfg Config) gates {
	return gates{make(chan struct{}, cfg.Reads), make(chan struct{}, cfg.Writes), make(chan struct{}, cfg.Listeners), make(chan struct{}, 1)}
}

// eventsPath is where live updates are.
const eventsPath = "/api/v1/events"

// heavyPath is where the whole store is read.
const heavyPath = "/api/v1/doctor"

// writeTimeout is the time of a request that changes something.
func (s *Server) writeTimeout() time.Duration { return 4 * s.cfg.Timeout }

// gated lets requests through as there is room, and sets their bounds.
func (s *Server) gated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		gate, wait, timeout := s.gates.reads, s.cfg.Wait, s.cfg.Timeout
		switch {
		case r.URL.Path == "/healthz" || r.URL.Path == "/login": // open to all: they must not fill the gates
			gate, timeout = nil, headerTimeout
		case r.URL.Path == eventsPath:
			gate, wait, timeout = s.gates.listeners, 0, 0
		case r.URL.Path == heavyPath:
			gate, timeout = s.gates.heavy, s.writeTimeout()
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			gate, timeout = s.gates.writes, s.writeTimeout()
		}
		leave := func() {}
		if gate != nil {
			if !enter(r.Context(), gate, wait) {
				s.metrics.refused.Inc()
				w.Header().Set("Retry-After", "2")
				problem(w, http.StatusServiceUnavailable, "too many requests at once: try again")
				return
			}
			leave = sync.OnceFunc(func() { <-gate })
			defer leave()
		}
		r.Body = http.MaxBytesReader(w, r.Body, s.cfg.MaxBody)
		ctx, until := context.WithValue(r.Context(), leaving{}, leave), time.Time{} // each message of a stream sets its own deadline
		if timeout > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, timeout)
			defer cancel()
			until = time.Now().Add(timeout + sendTime)
		}
		// One who sends or takes nothing must not hold a place for ever.
		conn := http.NewResponseController(w)
		if err := errors.Join(conn.SetReadDeadline(until), conn.SetWriteDeadline(until)); err != nil {
			s.log.Debug("no deadline", "error", err)
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// leaving is the key of what gives a request's place to another before it ends.
type leaving struct{}

// leave gives a request's place to another: what is left to do is waiting.
func leave(ctx context.Context) {
	if f, ok := ctx.Value(leaving{}).(func()); ok {
		f()
	}
}

// sendTime is left for sending an answer that took all of its time.
const sendTime = 10 * time.Second

// enter takes a place, waiting for one no longer than wait.
func enter(ctx context.Context, gate chan struct{}, wait time.Duration) bool {
	select {
	case gate <- struct{}{}:
		return true
	default:
	}
	if wait <= 0 {
		return false
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case gate <- struct{}{}:
		return true
	case <-t.C:
	case <-ctx.Done():
	}
	return false
}
