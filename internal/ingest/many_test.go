package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// each reads what a file of these bytes holds: the reports and the errors.
func each(t testing.TB, raw []byte) (rs []*synoptic.Report, errs []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "many")
	if err := os.WriteFile(file, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	LoadEach(file, nil, Meta{}, Wants{}, func(r *synoptic.Report, err error) {
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Errorf("%v is no *Error", err)
				return
			}
			errs = append(errs, strings.TrimPrefix(e.File, file)+": "+e.What)
			return
		}
		rs = append(rs, r)
	})
	return rs, errs
}

func packed(parts ...string) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		z.Write([]byte(p))
		z.Close()
	}
	return b.Bytes()
}

func TestJSONLines(t *testing.T) {
	lines := `{"id":"a1","url":"https://post.example/cows","outlet":"North Post","title":"Cows struck","published":"2026-06-14T18:00:00+02:00","text":"` + strings.ReplaceAll(cows, "\n", "\\n") + `","desk_code":7}

{"id":2,"text":"` + "short, taken as it is: {{x}} ADVERTISEMENT" + `"}
{"id":3,"text":""}
{"id":4,"text":
{"id":5}
{"id":6,"text":"Advertisement\nThe council voted.","published":"yesterday"}`
	for name, raw := range map[string][]byte{"plain": []byte("\xef\xbb\xbf" + lines), "packed": packed(lines)} {
		rs, errs := each(t, raw)
		if len(rs) != 3 {
			t.Fatalf("%s: %d reports, want 3; %q", name, len(rs), errs)
		}
		r := rs[0]
		if r.Text != cows || r.Outlet != "North Post" || r.Title != "Cows struck" || r.Published != "2026-06-14T18:00:00+02:00" || r.PublishedFrom.By != synoptic.ByMeta ||
			r.URL != "https://post.example/cows" || string(r.Stated.ID) != `"a1"` || string(r.Stated.Carried["desk_code"]) != "7" || len(r.Languages) != 1 || len(r.Skipped) > 0 {
			t.Errorf("%s: %+v %+v", name, r, r.Stated)
		}
		if string(rs[1].Stated.ID) != "2" || rs[1].Outlet == "" || rs[2].Published != "" || rs[2].Text != "Advertisement\nThe council voted." {
			t.Errorf("%s: %+v, %+v", name, rs[1], rs[2])
		}
		if got := strings.Join(errs, "\n"); len(errs) != 4 || !strings.Contains(got, "#4: ") || !strings.Contains(got, "#5: not JSON") || !strings.Contains(got, "#6: ") || !strings.Contains(got, "#7: published \"yesterday\": not a date") {
			t.Errorf("%s: %q", name, errs)
		}
	}
}

func TestTable(t *testing.T) {
	rs, errs := each(t, []byte("outlet;title;text;room\nPost;Cows;\"Nine \"\"fine\"\" cows; struck.\nSecond line.\";4\nCourier;Rink;;\n"))
	if len(rs) != 1 || rs[0].Outlet != "Post" || rs[0].Text != "Nine \"fine\" cows; struck.\nSecond line." || string(rs[0].Stated.Carried["room"]) != `"4"` {
		t.Fatalf("%+v, %q", rs, errs)
	}
	if len(errs) != 1 || !strings.HasPrefix(errs[0], "#2: ") {
		t.Errorf("%q", errs)
	}
	if isTable([]byte("The text, the title, and the whole report\nof it")) {
		t.Error("a sentence is taken for a header")
	}
}

func TestFeed(t *testing.T) {
	body := "&lt;p&gt;" + strings.ReplaceAll(cows, "\n\n", "&lt;/p&gt;&lt;p&gt;") + "&lt;/p&gt;"
	rss := `<?xml version="1.0"?><!-- x --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>North Post</title><language>en</language>
<item><title>Cows struck</title><link>https://post.example/cows</link><guid>g1</guid><dc:creator>Eva Marsh and Ben Hollin</dc:creator><pubDate>Sun, 14 Jun 2026 18:00:00 +0200</pubDate><content:encoded>` + body + `</content:encoded></item>
<item><title>Rink</title><link>https://post.example/rink</link><description>The council voted.</description></item></channel></rss>`
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>North Post</title><entry><title>Cows struck</title><id>g1</id><link href="https://post.example/cows"/><author><name>Eva Marsh, Ben Hollin</name></author><published>2026-06-14T18:00:00+02:00</published><content type="html">` + body + `</content></entry></feed>`
	json := `{"version":"https://jsonfeed.org/version/1.1","title":"North Post","items":[{"id":"g1","url":"https://post.example/cows","title":"Cows struck","authors":[{"name":"Eva Marsh"},{"name":"Ben Hollin"}],"date_published":"2026-06-14T18:00:00+02:00","content_html":"<p>` + strings.ReplaceAll(cows, "\n\n", "</p><p>") + `</p>"}]}`
	for name, feed := range map[string]string{"rss": rss, "atom": atom, "json": json} {
		rs, errs := each(t, []byte(feed))
		if len(rs) != 1 {
			t.Fatalf("%s: %d reports; %q", name, len(rs), errs)
		}
		r := rs[0]
		if r.Text != cows || r.Outlet != "North Post" || r.Byline != "Eva Marsh, Ben Hollin" || r.Published != "2026-06-14T18:00:00+02:00" || r.URL != "https://post.example/cows" || string(r.Stated.ID) != `"g1"` {
			t.Errorf("%s: %+v", name, r)
		}
		if name == "rss" && (len(errs) != 1 || !strings.HasPrefix(errs[0], "#2: ")) {
			t.Errorf("%s: %q", name, errs)
		}
	}
	bomb := `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><item><title>&c;&c;</title><description>&c;</description></item></channel></rss>`
	each(t, []byte(bomb))
}

// answer is a record of a web archive that holds a server's answer.
func answer(kind, head, body string) string {
	http := "HTTP/1.1 200 OK\r\nContent-Type: " + kind + "\r\n" + head + "\r\n" + body
	return record("response", "application/http; msgtype=response", http, len(http))
}

func record(kind, mime, content string, size int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://post.example/cows\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, mime, size, content)
}

func TestWARC(t *testing.T) {
	page := "<html><head><title>Cows struck</title></head><body><h1>Cows struck</h1><p>" + strings.ReplaceAll(cows, "\n\n", "</p><p>") + "</p></body></html>"
	good := answer("text/html; charset=utf-8", "", page)
	chunked := answer("text/html", "Transfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page))
	unchunked := answer("text/html", "Transfer-Encoding: chunked\r\n", page)
	inside := answer("text/html", "Content-Encoding: gzip\r\n", string(packed(page)))
	picture := answer("image/png", "", "\x89PNG")
	info := record("warcinfo", "application/warc-fields", "software: x", 11)
	short := record("response", "application/http", "HTTP/1.1 200 OK\r\n\r\n", 9000)
	for _, c := range []struct {
		name    string
		raw     []byte
		reports int
		errs    int
	}{
		{"packed", packed(info, good, picture, chunked, unchunked, inside), 4, 0},
		{"plain", []byte(info + good + picture + chunked), 2, 0},
		{"a broken member", append(append(packed(info, good), packed(good)[30:200]...), packed(chunked)...), 2, 1},
		{"a record that lies about its length", packed(info, short, good), 1, 1},
		{"cut off", packed(info, good, chunked)[:len(packed(info, good))+80], 1, 1},
		{"a length that is no number", packed(strings.Replace(good, "Content-Length: ", "Content-Length: x", 1), good), 1, 1},
	} {
		rs, errs := each(t, c.raw)
		if len(rs) != c.reports || len(errs) < c.errs {
			t.Errorf("%s: %d reports, want %d; %d errors, want %d: %q", c.name, len(rs), c.reports, len(errs), c.errs, errs)
		}
		for _, r := range rs {
			if r.URL != "https://post.example/cows" || r.Title != "Cows struck" {
				t.Errorf("%s: %q %q", c.name, r.URL, r.Title)
			}
		}
	}
}

// FuzzMany: whatever the bytes, each report that is found keeps its promises.
func FuzzMany(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"a b"}` + "\n{"))
	f.Add([]byte("text,title\na,b\n\"c"))
	f.Add([]byte("<rss><channel><item><description>a"))
	f.Add([]byte(record("response", "application/http", "HTTP/1.1 200 OK\r\n\r\n<html>", 10)))
	f.Add(packed(record("resource", "text/html", "<html>", 6), "x"))
	f.Fuzz(func(t *testing.T, b []byte) {
		rs, _ := each(t, b)
		for _, r := range rs {
			end := 0
			for _, s := range r.Skipped {
				if s.Start < end || s.End > len(r.Text) {
					t.Errorf("skipped %v of %d", s, len(r.Text))
				}
				end = s.End
			}
			if r.ID == "" || r.Outlet == "" || len(r.Masked()) != len(r.Text) {
				t.Errorf("%+v", r)
			}
		}
	})
}

// A member of a packed archive that is cut off takes no other with it, and an
// archive of nothing but broken members ends.
func TestWARCCutMembers(t *testing.T) {
	good := func(i int) []byte {
		return packed(answer("text/html", "", fmt.Sprintf("<!DOCTYPE html><title>Cows %d</title><article><h1>Cows %d</h1><p>%s</p><p>%s</p></article>", i, i, cows, strings.Repeat(fmt.Sprint(i, ", "), 40+i))))
	}
	for _, cut := range []int{3, 11, 40, 200} {
		var raw []byte
		for i := range 20 {
			part := good(i)
			if i%3 == 1 {
				part = part[:min(cut, len(part)-9)]
			}
			raw = append(raw, part...)
		}
		rs, errs := each(t, raw)
		if len(rs) != 13 || len(errs) < 7 {
			t.Errorf("cut off after %d bytes: %d reports, want 13; %q", cut, len(rs), errs)
		}
	}
	if rs, errs := each(t, bytes.Repeat([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"), 1<<17)); len(rs) > 0 || len(errs) != mostFaults+1 && len(errs) != 1 {
		t.Errorf("%d reports, %d errors", len(rs), len(errs))
	}
	if _, errs := each(t, packed(record("warcinfo", "", "", 0))); len(errs) != 1 || !strings.Contains(errs[0], "without a page") {
		t.Errorf("%q", errs)
	}
	if _, errs := each(t, []byte(rssOf(""))); len(errs) != 1 || !strings.Contains(errs[0], "a feed without entries") {
		t.Errorf("%q", errs)
	}
}

// Nor does one of an archive that is not packed, whose length is too great.
func TestWARCLies(t *testing.T) {
	page := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html><title>Cows</title><article><h1>Cows struck</h1><p>" + cows + "</p></article>"
	for _, more := range []int{5, 300, 3000, 1 << 20} {
		var raw string
		for i := range 9 {
			n := len(page)
			if i%3 == 1 {
				n += more
			}
			raw += record("response", "application/http", page, n)
		}
		rs, errs := each(t, []byte(raw))
		if len(rs) != 6 || len(errs) != 3 {
			t.Errorf("%d too many: %d reports, want 6; %q", more, len(rs), errs)
		}
	}
	// A page that speaks of archives is a page.
	about := strings.Replace(page, "<p>", "<p>WARC/1.0\r\n\r\nWARC/1.1 is a form.\r\n\r\nWARC/1.0 too. ", 1)
	for _, raw := range []string{record("response", "", about, len(about)) + record("response", "", page, len(page)), record("response", "", page, len(page)) + record("response", "", about, len(about))} {
		if rs, errs := each(t, []byte(raw)); len(rs) != 2 || len(errs) > 0 {
			t.Errorf("%d reports, %q", len(rs), errs)
		}
	}
}
