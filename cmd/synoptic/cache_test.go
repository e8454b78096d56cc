package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// With --cache a page that has not changed is loaded once, however often it is
// read; what is printed is the same. Nothing is kept without the flag.
func TestCacheFlag(t *testing.T) {
	loaded, asked := 0, 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/lake" {
			http.NotFound(w, r)
			return
		}
		asked++
		w.Header().Set("ETag", `"one"`)
		if r.Header.Get("If-None-Match") == `"one"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		loaded++
		fmt.Fprint(w, "<!doctype html><html lang=en><title>Dam to be raised</title><h1>Dam to be raised</h1><p>The dam at Lake Orrin will be raised by two metres before the end of next year, the water board said on Monday, so that the valley has enough to drink.</p><p>Farmers on the west bank said that nobody had asked them, and came to the meeting with empty buckets.</p></html>")
	}))
	defer s.Close()
	dir := filepath.Join(t.TempDir(), "kept")
	read := func(flags ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		args := append([]string{"read", "--allow-private", s.URL + "/lake"}, flags...)
		st := &streams{out: &out, err: &errs, sleep: func(context.Context, time.Duration) error { return nil }}
		if code := run(args, st); code != exitDone || errs.Len() > 0 {
			t.Fatalf("exit %d: %s", code, errs.String())
		}
		return out.String()
	}
	first := read()
	if _, err := os.Stat(dir); err == nil || loaded != 1 {
		t.Errorf("without the flag: loaded %d times, folder %v", loaded, err)
	}
	for range 3 {
		if got := read("--cache", dir); got != first {
			t.Errorf("%q, want %q", got, first)
		}
	}
	if loaded != 2 || asked != 4 {
		t.Errorf("loaded %d times of %d, want 2 of 4", loaded, asked)
	}
}
