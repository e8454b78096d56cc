package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// maxHeap bounds what reading takes on two processors, in bytes, whatever is
// served or stands in a file: a page of 16 MB, the most that is read of one,
// takes a dozen times that, on each of them.
const maxHeap = 400 << 20

// heap watches the heap until the test ends and fails it if that grows beyond
// the bound.
func heap(t *testing.T) {
	t.Helper()
	before := runtime.GOMAXPROCS(2)
	var peak atomic.Uint64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for tick := time.NewTicker(5 * time.Millisecond); ; {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			if m.HeapAlloc > peak.Load() {
				peak.Store(m.HeapAlloc)
			}
			select {
			case <-stop:
				tick.Stop()
				return
			case <-tick.C:
			}
		}
	}()
	t.Cleanup(func() {
		close(stop)
		<-done
		runtime.GOMAXPROCS(before)
		t.Logf("at most %d MB in use", peak.Load()>>20)
		if peak.Load() > maxHeap {
			t.Errorf("%d MB in use, want %d at most", peak.Load()>>20, maxHeap>>20)
		}
	})
}

// told is the text of an entry: n words and more, its own by day and number.
func told(day, k, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n*6; i++ {
		fmt.Fprintf(&b, "<p>On day %d the council of town %d heard report %d of the harbour master. Nobody spoke against it, “and nobody will”, said Lena Moss, the mayor.</p>", day, k, i)
	}
	return b.String()
}

func pageOf(day, k int) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang=en><head><title>Town %d, day %d</title></head><body><nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article><h1>Town %d, day %d</h1>%s</article></body></html>`, k, day, k, day, told(day, k, 200))
}

const (
	monthDays = 30
	entries   = 6 // of a feed: the last three are teasers
)

// feedOf is the feed of a day, in one of three forms, at an address.
func feedOf(day int, at string) string {
	var b strings.Builder
	text := func(k int) string {
		if k < entries/2 {
			return told(day, k, 200)
		}
		return fmt.Sprintf("<p>The council of town %d met.</p>", k)
	}
	date := time.Date(2026, 6, day, 18, 0, 0, 0, time.UTC)
	link := func(k int) string { return fmt.Sprintf("%s/page/%d/%d", at, day, k) }
	switch day % 3 {
	case 0:
		fmt.Fprintf(&b, `<?xml version="1.0"?><rss version="2.0"><channel><title>Day</title>`)
		for k := range entries {
			fmt.Fprintf(&b, `<item><title>Town %d, day %d</title><link>%s</link><guid>%d-%d</guid><source url="%s">Post %d</source><pubDate>%s</pubDate><description><![CDATA[%s]]></description></item>`, k, day, link(k), day, k, at, k, date.Format(time.RFC1123Z), text(k))
		}
		b.WriteString("</channel></rss>")
	case 1:
		fmt.Fprintf(&b, `<feed xmlns="http://www.w3.org/2005/Atom"><title>Day</title>`)
		for k := range entries {
			fmt.Fprintf(&b, `<entry><title>Town %d, day %d</title><link href="%s"/><id>%d-%d</id><published>%s</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">%s</div></content></entry>`, k, day, link(k), day, k, date.Format(time.RFC3339), text(k))
		}
		b.WriteString("</feed>")
	case 2:
		var items []map[string]any
		for k := range entries {
			items = append(items, map[string]any{"id": fmt.Sprintf("%d-%d", day, k), "url": link(k), "title": fmt.Sprintf("Town %d, day %d", k, day), "content_html": text(k), "date_published": date.Format(time.RFC3339)})
		}
		raw, _ := json.Marshal(map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": "Day", "items": items})
		b.Write(raw)
	}
	return b.String()
}

// A webFault is a fault of the real web: how it is served and what is said of it;
// "" if nothing is, since it is overcome.
type webFault struct {
	serve http.HandlerFunc
	said  string
}

// hijacked answers with bytes as they are.
func hijacked(raw string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		conn.Write([]byte(raw))
		conn.Close()
	}
}

func webFaults() map[string]webFault {
	var busy, broken atomic.Int64
	page := pageOf(1, 1)
	latin := strings.NewReplacer("“", "\x93", "”", "\x94", "Town", "Town \xe9\xe8").Replace(page)
	return map[string]webFault{
		"cut":        {hijacked("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>only this"), "broken off after 12 bytes"},
		"chunks":     {hijacked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\nzz\r\nnonsense"), "broken off after 3 bytes: invalid byte in chunk length"},
		"chunks-cut": {hijacked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n<p>"), "broken off after 3 bytes"},
		"no-answer":  {hijacked(""), "the connection was closed without an answer"},
		"no-http":    {hijacked("SSH-2.0-OpenSSH_9.2\r\n"), "malformed HTTP"},
		"heads":      {hijacked("HTTP/1.1 200 OK\r\n" + strings.Repeat("X-A: "+strings.Repeat("a", 1000)+"\r\n", 1000) + "\r\n"), "headers exceeded"},
		"bomb":       {packedAnswer(200 << 20), "more than 16 MB"},
		"endless":    {func(w http.ResponseWriter, r *http.Request) { pour(w, 200<<20) }, "more than 16 MB"},
		"no-gzip":    {hijacked("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain"), "broken off after 0 bytes"},
		"round": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path+"?"+r.URL.RawQuery+"x", http.StatusFound)
		}, "more than 8 redirects"},
		"to-a-file": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		}, "no address of the web"},
		"unasked-304":   {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) }, "the server answers 304 Not Modified"},
		"gone":          {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) }, "the server answers 410 Gone"},
		"robots/closed": {sayMonth(page), "does not allow it"},
		"to-closed":     {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/robots/closed", http.StatusFound) }, "does not allow it"},
		"always-busy":   {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Retry-After", "9"); w.WriteHeader(429) }, "the server is busy (429)"},
		"busy-for-days": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(429)
		}, "asks to come back in 24h"},
		"broken":          {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, "the server failed (502)"},
		"nothing":         {sayMonth(""), "no article text"},
		"deep":            {sayMonth("<html>" + strings.Repeat("<div>", 1<<20) + "x"), "no article text"},
		"picture":         {sayMonth("\x89PNG\r\n\x1a\n\x00\x00"), "looks like an image"},
		"entity-bomb":     {sayMonth(entityBomb), "no article text"},
		"deep-feed":       {sayMonth("<rss><channel><item><a:b>" + strings.Repeat("<a:b>", 1<<20)), "elements stand more than 300 deep"},
		"wrong-charset":   {as("text/html; charset=utf-8", latin), ""},
		"wrong-charset-2": {as("text/html; charset=shift_jis", page), ""},
		"busy": {func(w http.ResponseWriter, _ *http.Request) {
			if busy.Add(1)%2 == 1 {
				w.Header().Set("Retry-After", "7")
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			sayMonth(page)(w, nil)
		}, ""},
		"broken-at-first": {func(w http.ResponseWriter, _ *http.Request) {
			if broken.Add(1)%2 == 1 {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			sayMonth(page)(w, nil)
		}, ""},
	}
}

const entityBomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]><rss><channel><title>&c;</title><item><title>&c;</title><description>&c;&d;</description></item></channel></rss>`

func sayMonth(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(s)) }
}

func as(kind, s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Write([]byte(s))
	}
}

// packedAnswer answers with n bytes in a few.
func packedAnswer(n int) http.HandlerFunc {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	pour(z, n)
	z.Close()
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(b.Bytes())
	}
}

// pour writes n bytes of mark-up or as many as are taken.
func pour(w interface{ Write([]byte) (int, error) }, n int) {
	b := bytes.Repeat([]byte("<p>and on "), 8<<10)
	for i := 0; i < n; i += len(b) {
		if _, err := w.Write(b); err != nil {
			return
		}
	}
}

// archive is a web archive of n pages, each record packed by itself; every fifth
// is cut off or lies about its length.
func archive(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		http := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + pageOf(1+i%monthDays, i)
		size := len(http)
		if i%5 == 4 {
			size += 1000
		}
		raw := gz(fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/%d\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, size, http))
		if i%10 == 9 {
			raw = raw[:len(raw)/2]
		}
		b.Write(raw)
	}
	return b.Bytes()
}

// A month of feeds and a web archive from the real web, with its faults: nothing
// hangs, memory is bounded, each fault has its message, the rest is read, and
// twice the same.
func TestMonthOfFeeds(t *testing.T) {
	faults := webFaults()
	mux := http.NewServeMux()
	var at string
	var agents, marked atomic.Int64
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		agents.Add(1)
		fmt.Fprint(w, "User-agent: *\nDisallow: /robots/\n")
	})
	mux.HandleFunc("/feed/{day}", func(w http.ResponseWriter, r *http.Request) {
		var day int
		fmt.Sscan(r.PathValue("day"), &day)
		w.Header().Set("ETag", fmt.Sprintf(`"%d"`, day))
		if r.Header.Get("If-None-Match") != "" {
			marked.Add(1)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, feedOf(day, at))
	})
	mux.HandleFunc("/page/{day}/{k}", func(w http.ResponseWriter, r *http.Request) {
		var day, k int
		fmt.Sscan(r.PathValue("day"), &day)
		fmt.Sscan(r.PathValue("k"), &k)
		if k == entries-1 && day%10 == 0 { // the last page of some days is not to be had
			w.WriteHeader(http.StatusNotFound)
			return
		}
		fmt.Fprint(w, pageOf(day, k))
	})
	mux.HandleFunc("/month.warc.gz", func(w http.ResponseWriter, _ *http.Request) { w.Write(archive(100)) })
	for name, f := range faults {
		mux.HandleFunc("/"+name, f.serve)
	}
	s := httptest.NewServer(mux)
	defer s.Close()
	at = s.URL
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := "http://" + closed.Addr().String() + "/x"
	closed.Close()

	args := []string{"read", "--allow-private", "--linked"}
	for day := 1; day <= monthDays; day++ {
		args = append(args, fmt.Sprintf("%s/feed/%d", at, day))
	}
	args = append(args, at+"/feed/3", at+"/month.warc.gz", nobody) // one feed again
	for _, name := range sortedKeys(faults) {
		args = append(args, at+"/"+name)
	}
	heap(t)
	run := func() (int, string, string) {
		var o, e bytes.Buffer
		code := run(args, &streams{in: strings.NewReader(""), out: &o, err: &e, getenv: func(string) string { return "" },
			sleep: func(context.Context, time.Duration) error { return nil }})
		return code, o.String(), e.String()
	}
	code, out, errs := run()
	if code != exitFailed {
		t.Errorf("exit %d, want %d", code, exitFailed)
	}
	if agents.Load() != 1 || marked.Load() != 1 {
		t.Errorf("robots.txt was asked for %d times, %d answers were that nothing changed; want 1 and 1", agents.Load(), marked.Load())
	}

	read := map[string]int{}
	for line := range strings.Lines(out) {
		var r struct{ File, URL, Outlet, Title, Published, Text string }
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		file, _, _ := strings.Cut(strings.TrimPrefix(r.File, at), "#")
		read[file]++
		var day, k int
		if n, _ := fmt.Sscanf(r.Title, "Town %d, day %d", &k, &day); n == 2 && (!strings.Contains(r.Text, fmt.Sprintf("On day %d the council of town %d heard", day, k)) || strings.Contains(file, "/feed/") && r.Published[:10] != fmt.Sprintf("2026-06-%02d", day)) {
			t.Errorf("%s: %q, %s: %.100q", r.File, r.Title, r.Published, r.Text)
		}
		if strings.HasPrefix(file, "/page/") && (r.Published == "" || day%3 == 0 && r.Outlet != fmt.Sprintf("Post %d", k)) {
			t.Errorf("%s: outlet %q, published %q: not what the feed says", r.File, r.Outlet, r.Published)
		}
		if strings.Contains(file, "wrong-charset") && (!strings.Contains(r.Text, "“and nobody will”") || strings.Contains(r.Text, "\ufffd")) {
			t.Errorf("%s: %.200q", r.File, r.Text)
		}
	}
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	about := func(what string) (found string) {
		for i, l := range lines {
			if strings.Contains(l, what+":") || strings.Contains(l, what+" ") || strings.HasSuffix(l, what) {
				found += l + "\n"
				if i+1 < len(lines) && strings.HasPrefix(lines[i+1], "synoptic: hint: ") {
					found += lines[i+1] + "\n"
				}
			}
		}
		return found
	}
	for day := 1; day <= monthDays; day++ {
		want := entries / 2
		if day == 3 {
			want *= 2
		}
		if n := read[fmt.Sprintf("/feed/%d", day)]; n != want {
			t.Errorf("feed of day %d: %d reports, want %d", day, n, want)
		}
		for k := entries / 2; k < entries; k++ {
			page := fmt.Sprintf("/page/%d/%d", day, k)
			if k == entries-1 && day%10 == 0 {
				if !strings.Contains(about(at+page), "the server answers 404 Not Found") || read[page] != 0 {
					t.Errorf("%s: %q", page, about(at+page))
				}
			} else if read[page] != 1 {
				t.Errorf("%s: %d reports, want 1; %q", page, read[page], about(at+page))
			}
		}
	}
	if n := read["/month.warc.gz"]; n < 80 {
		t.Errorf("%d reports of the archive, want 80 at least", n)
	}
	if !strings.Contains(errs, "/month.warc.gz#5: a record of a web archive: ") {
		t.Error("the broken records of the archive are not told of")
	}
	if said := about(nobody); !strings.Contains(said, "nobody answers there") {
		t.Errorf("nobody: %q", said)
	}
	for name, f := range faults {
		said := about(at + "/" + name)
		if name == "entity-bomb" || name == "deep-feed" {
			said += about(at + "/" + name + "#1")
		}
		switch {
		case f.said == "" && (read["/"+name] != 1 || said != ""):
			t.Errorf("%s: %d reports, %q", name, read["/"+name], said)
		case f.said != "" && (read["/"+name] != 0 || !strings.Contains(said, f.said)):
			t.Errorf("%s: %d reports, %q, want %q", name, read["/"+name], said, f.said)
		case f.said != "" && !strings.Contains(said, "hint: "):
			t.Errorf("%s: %q does not say what to do", name, said)
		}
	}
	if _, again, _ := run(); again != out {
		t.Error("fetched again, the reports are others")
	}
}

// Without --linked nothing but what is named is fetched, and with --offline not
// even that.
func TestLinkedIsAskedFor(t *testing.T) {
	var asked atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		fmt.Fprint(w, pageOf(3, 4))
	}))
	defer s.Close()
	file := t.TempDir() + "/feed.xml"
	write(t, file, feedOf(3, s.URL))
	if code, out, errs := ran(t, "read", "--allow-private", file); code != exitFailed || strings.Count(out, "\n") != entries/2 || !strings.Contains(errs, "give --linked") || asked.Load() != 0 {
		t.Errorf("without --linked: %d, %d requests\n%s", code, asked.Load(), errs)
	}
	if code, out, errs := ran(t, "read", "--allow-private", "--linked", "--offline", file); code != exitFailed || strings.Count(out, "\n") != entries/2 || strings.Count(errs, "not fetched: offline") != entries/2 || asked.Load() != 0 {
		t.Errorf("with --offline: %d, %d requests\n%s", code, asked.Load(), errs)
	}
}

// A server that says nothing, or a little for ever, is left when the time is up.
func TestSlowServers(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/silent", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			w.Write([]byte("<p>"))
			w.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	var o, e bytes.Buffer
	code := run([]string{"read", "--allow-private", s.URL + "/silent", s.URL + "/slow"}, &streams{in: strings.NewReader(""), out: &o, err: &e, getenv: func(string) string { return "" },
		sleep: func(context.Context, time.Duration) error { return nil }, timeout: time.Second})
	if code != exitFailed || strings.Count(e.String(), "too slow") != 2 || strings.Count(e.String(), "hint: ") != 2 || o.Len() > 0 {
		t.Errorf("exit %d\n%s", code, e.String())
	}
}
