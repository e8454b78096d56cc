package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"unicode/utf8"
)

// FuzzQuery sends any query to any list: the answer is JSON or a problem, never
// a failure of the server.
func FuzzQuery(f *testing.F) {
	paths := []string{"/stories", "/days", "/reports", "/search", "/people", "/sayings", "/quotation", "/changes", "/decisions", "/stories/x", "/stories/x/history", "/reports/x/diff"}
	for i, q := range []string{"", "limit=1", "words=%22ferry", "words=-a", "after=WyJzZWFyY2giLDJd", "after=W10", "from=2026-02-30", "words=a*+OR+b", "limit=-1&limit=2",
		"speaker=%00", "words=%F0%28", "since=9223372036854775807", "a;b", "%zz", "words=the+fire+on+the+ferry", "after=9999999999999999999", "before=y"} {
		f.Add(uint8(i), q)
	}
	s, _ := made(f, nil)
	h := s.Handler()
	f.Fuzz(func(t *testing.T, which uint8, query string) {
		req := httptest.NewRequest("GET", "http://localhost/", nil)
		req.URL = &url.URL{Path: root + paths[int(which)%len(paths)], RawQuery: query}
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, req)
		resp := rec.Result()
		kind := resp.Header.Get("Content-Type")
		switch {
		case resp.StatusCode >= 500:
			t.Errorf("%s: %d %s", req.URL, resp.StatusCode, rec.Body)
		case resp.StatusCode >= 400 && kind != "application/problem+json", resp.StatusCode == http.StatusOK && kind != "application/json":
			t.Errorf("%s: %d of type %q", req.URL, resp.StatusCode, kind)
		}
		if !json.Valid(rec.Body.Bytes()) || !utf8.Valid(rec.Body.Bytes()) {
			t.Errorf("%s: no JSON: %q", req.URL, rec.Body)
		}
		if resp.StatusCode < 400 {
			again := httptest.NewRecorder()
			req.Header.Set("If-None-Match", resp.Header.Get("ETag"))
			h.ServeHTTP(again, req)
			if again.Code != http.StatusNotModified {
				t.Errorf("%s: %d to one who knows it", req.URL, again.Code)
			}
		}
	})
}
