package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"
)

// A look asks once, sends back what it was told, and says what came of it.
func TestLook(t *testing.T) {
	hits := 0
	s, f, slept := web(t, Config{Pause: time.Nanosecond}, map[string]http.HandlerFunc{
		"/feed": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"v1"`)
			w.Header().Set("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT")
			w.Header().Set("Cache-Control", "public, max-age=600")
			if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, "news")
		},
		"/moved": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/feed", http.StatusMovedPermanently)
		},
		"/away": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/feed", http.StatusFound) },
		"/both": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/away", http.StatusPermanentRedirect)
		},
		"/busy": func(w http.ResponseWriter, r *http.Request) {
			hits++
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusTooManyRequests)
		},
		"/gone": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) },
	})
	first, err := f.Look(t.Context(), s.URL+"/feed", Mark{})
	if err != nil || string(first.Raw) != "news" || first.Mark != (Mark{`"v1"`, "Mon, 02 Mar 2026 10:00:00 GMT"}) || first.Fresh != 10*time.Minute || first.Moved {
		t.Fatalf("%+v, %v", first, err)
	}
	for _, c := range []struct {
		path  string
		moved bool
	}{{"/feed", false}, {"/moved", true}, {"/away", false}, {"/both", false}} {
		again, err := f.Look(t.Context(), s.URL+c.path, first.Mark)
		if err != nil || !again.Same || again.Raw != nil || again.Mark != first.Mark || again.Moved != c.moved || again.URL != s.URL+"/feed" {
			t.Errorf("%s: %+v, %v", c.path, again, err)
		}
	}
	before := slept.Load()
	var e *Error
	if _, err := f.Look(t.Context(), s.URL+"/busy", Mark{}); !errors.As(err, &e) || e.Status != 429 || e.Again != 2*time.Hour || hits != 1 {
		t.Errorf("busy: %v, asked %d times", err, hits)
	}
	if d := time.Duration(slept.Load() - before); d > time.Second {
		t.Errorf("slept %v for a server that is busy", d)
	}
	if _, err := f.Look(t.Context(), s.URL+"/gone", Mark{}); !errors.As(err, &e) || e.Status != http.StatusGone || e.URL != s.URL+"/gone" {
		t.Errorf("gone: %v", err)
	}
}
