package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A feed is added, looked at, listed, written as OPML, read back and removed; one
// that fails is named by watch and by stories.
func TestWatch(t *testing.T) {
	text := strings.Repeat("The ferry Marrow Belle ran aground off Pell Point on Monday with 41 people on board, the coastguard said. ", 12)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.Error(w, "no", http.StatusInternalServerError)
			return
		}
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Harbour Herald</title><item><title>Ferry aground</title><link>https://herald.example/1</link><pubDate>Tue, 03 Mar 2026 09:00:00 GMT</pubDate><description>%s</description></item></channel></rss>`, text)
	}))
	defer s.Close()
	dir := t.TempDir()
	file := filepath.Join(dir, "s.db")
	do := func(code int, args ...string) (string, string) {
		t.Helper()
		var out, errs bytes.Buffer
		st := &streams{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }, timeout: 5 * time.Second,
			sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }}
		if got := run(append(args, "--store", file), st); got != code {
			t.Errorf("%s: exit %d, want %d\n%s%s", args, got, code, &out, &errs)
		}
		return out.String(), errs.String()
	}
	holds := func(got string, want ...string) {
		t.Helper()
		for _, x := range want {
			if !strings.Contains(got, x) {
				t.Errorf("want %q in\n%s", x, got)
			}
		}
	}
	if _, errs := do(1, "watch", "run"); !strings.Contains(errs, "hint") {
		t.Error(errs)
	}
	out, _ := do(0, "watch", "add", s.URL+"/feed#top", "--every", "2h")
	holds(out, "added  "+s.URL+"/feed\n")
	out, _ = do(0, "watch", "add", s.URL+"/feed", s.URL+"/down", "--outlet", "The Herald")
	holds(out, "changed  "+s.URL+"/feed\n", "added  "+s.URL+"/down\n")
	_, errs := do(2, "watch", "add", "ftp://x.example/f")
	holds(errs, "no address of the web", "hint")
	_, errs = do(2, "watch", "add", s.URL, "--every", "1s")
	holds(errs, "--every 1s: want 1m0s to")
	out, _ = do(0, "watch", "list")
	holds(out, "not looked at yet")
	_, errs = do(1, "watch", "run", "--once")
	holds(errs, "127.0.0.1 is no address of the open network", "--allow-private")
	do(0, "watch", "remove", s.URL+"/feed", s.URL+"/down") // for both to be due at once
	do(0, "watch", "add", s.URL+"/feed", "--outlet", "The Herald", "--every", "2h")
	do(0, "watch", "add", s.URL+"/down")
	do(1, "watch", "run", "--once", "--allow-private")
	out, _ = do(0, "watch", "list")
	holds(out, "FAILS, 1 time in a row, never read: fetch "+s.URL+"/down: ", "again 20")
	_, errs = do(0, "stories")
	holds(errs, "warning: "+s.URL+"/down: FAILS")
	opml, _ := do(0, "watch", "export")
	holds(opml, `outlet="The Herald"`, `every="2h0m0s"`)
	do(0, "watch", "remove", s.URL+"/feed", s.URL+"/down")
	_, errs = do(1, "watch", "remove", s.URL+"/feed")
	holds(errs, "not watched", "hint")
	list := filepath.Join(dir, "list.opml")
	if err := os.WriteFile(list, []byte(opml), 0o644); err != nil {
		t.Fatal(err)
	}
	out, _ = do(0, "watch", "import", list)
	holds(out, "added  "+s.URL+"/down\nadded  "+s.URL+"/feed\n")
	out, _ = do(0, "watch", "import", list)
	holds(out, "known  "+s.URL+"/down\n")
	if again, _ := do(0, "watch", "export"); again != opml {
		t.Errorf("exported again:\n%s\nwant\n%s", again, opml)
	}
	_, errs = do(1, "watch", "import", file)
	holds(errs, "hint")
}
