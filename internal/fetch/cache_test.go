package fetch

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// state is a server whose page has a mark of its state.
func state(version *string, control string, full *int) map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"/robots.txt": http.NotFound,
		"/page": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
			w.Header().Set("Cache-Control", control)
			w.Header().Set("ETag", *version)
			if r.Header.Get("If-None-Match") == *version {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			*full++
			fmt.Fprint(w, "page "+*version)
		},
		"/dated": func(w http.ResponseWriter, r *http.Request) {
			const day = "Mon, 09 Mar 2026 08:00:00 GMT"
			w.Header().Set("Last-Modified", day)
			if r.Header.Get("If-Modified-Since") == day {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			*full++
			fmt.Fprint(w, "dated")
		},
	}
}

// A page that has not changed is not loaded again by a later run that names the
// same folder; one that has is.
func TestCache(t *testing.T) {
	dir, version, full := filepath.Join(t.TempDir(), "kept", "pages"), `"v1"`, 0
	s, f, _ := web(t, Config{Cache: dir}, state(&version, "", &full))
	again := func() *Fetcher { return New(f.cfg) }
	get := func(f *Fetcher, path, raw string, same bool) {
		t.Helper()
		page, err := f.Get(t.Context(), s.URL+path)
		if err != nil || string(page.Raw) != raw || page.Same != same || page.URL != s.URL+path || path == "/page" && page.Charset != "iso-8859-1" {
			t.Errorf("%s: %+v, %v; want %q, same %v", path, page, err, raw, same)
		}
	}
	get(f, "/page", `page "v1"`, false)
	get(again(), "/page", `page "v1"`, true)
	get(f, "/dated", "dated", false)
	get(again(), "/dated", "dated", true)
	version = `"v2"`
	get(again(), "/page", `page "v2"`, false)
	get(again(), "/page", `page "v2"`, true)
	if full != 3 {
		t.Errorf("loaded %d times, want 3", full)
	}
	get(New(Config{AllowPrivate: true, Sleep: f.cfg.Sleep}), "/page", `page "v2"`, false) // no folder: nothing is known
	// What was altered or cut off in the folder is not used.
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 4 {
		t.Fatalf("files %v, %v", files, err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(file, []byte(strings.Replace(string(b), "page", "sage", 1))[:len(b)-1], 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	get(again(), "/page", `page "v2"`, false)
}

// A server that forbids to keep its page is obeyed.
func TestNoStore(t *testing.T) {
	dir, version, full := t.TempDir(), `"v1"`, 0
	s, f, _ := web(t, Config{Cache: dir}, state(&version, "private, No-Store", &full))
	for range 2 {
		if page, err := f.Get(t.Context(), s.URL+"/page"); err != nil || page.Same {
			t.Errorf("%+v, %v", page, err)
		}
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "*")); len(files) > 0 {
		t.Errorf("kept %v", files)
	}
}

// A folder that cannot be written is named.
func TestCacheFails(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	version, full := `"v1"`, 0
	s, f, _ := web(t, Config{Cache: filepath.Join(file, "pages")}, state(&version, "", &full))
	if _, err := f.Get(t.Context(), s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "cannot be kept") {
		t.Errorf("%v", err)
	}
}
