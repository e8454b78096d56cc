package main

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// feedServer serves the reports of files as a feed of one outlet, whole texts in
// its entries.
func feedServer(t *testing.T, outlet string, files ...string) *httptest.Server {
	t.Helper()
	esc := func(s string) string {
		var b strings.Builder
		if err := xml.EscapeText(&b, []byte(s)); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	var items strings.Builder
	for i, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		title, body, _ := strings.Cut(string(raw), "\n\n")
		var html strings.Builder
		for _, p := range strings.Split(body, "\n\n") {
			if !strings.HasPrefix(p, "Published:") && !strings.HasPrefix(p, "Outlet:") {
				fmt.Fprintf(&html, "<p>%s</p>", esc(p))
			}
		}
		fmt.Fprintf(&items, `<item><title>%s</title><guid isPermaLink="false">%s-%d</guid><pubDate>Tue, 04 Mar 2025 %02d:10:00 GMT</pubDate><content:encoded>%s</content:encoded></item>`,
			esc(title), esc(outlet), i, 12+i, esc(html.String()))
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>%s</title><link>http://x.example/</link>%s</channel></rss>`,
			esc(outlet), items.String())
	}))
	t.Cleanup(s.Close)
	return s
}

// TestServeWatches: a server on an empty store reads three feeds that are added
// to it while it runs, and shows their story with what the reports differ in.
func TestServeWatches(t *testing.T) {
	db := filepath.Join(t.TempDir(), "desk.db")
	bridge := func(n int) string {
		return filepath.Join("..", "..", "training", "stories", "bridge", fmt.Sprintf("%d.txt", n))
	}
	flood := filepath.Join("..", "..", "training", "stories", "flood", "0.txt")
	s := serveOn(t, "--store", db, "--listen", "127.0.0.1:0", "--allow-private", "--log", "warn")
	at := "http://127.0.0.1:" + s.port(t)
	for i, feed := range []*httptest.Server{feedServer(t, "Northern Wire", bridge(0), flood), feedServer(t, "The Lantern", bridge(1)), feedServer(t, "Coast Broadsheet", bridge(2))} {
		req, err := http.NewRequest(http.MethodPut, at+"/api/v1/feeds", strings.NewReader(fmt.Sprintf(`{"url":%q}`, feed.URL+"/rss")))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode >= 300 {
			t.Fatalf("feed %d: %s", i, resp.Status)
		}
	}
	for limit := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		code, body := fetched(t, at+"/api/v1/stories?outlets=3", "")
		if code == http.StatusOK && strings.Contains(body, `"outlets":3`) {
			break
		}
		if time.Now().After(limit) {
			_, feeds := fetched(t, at+"/api/v1/feeds", "")
			t.Fatalf("no story of three outlets: %d %s\nfeeds: %s", code, body, feeds)
		}
	}
	if code, page := fetched(t, at+"/", ""); code != http.StatusOK || !strings.Contains(page, "Lantern") {
		t.Errorf("the first page: %d", code)
	}
}
