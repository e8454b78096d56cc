package ingest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synoptic-news/synoptic"
)

// One target for each format of many reports. Whatever the bytes: what is read
// keeps its promises, every error says what and where, and read again it is the
// same. seeds are files of the format.

// sound reads bytes and checks all that holds of any format.
func sound(t *testing.T, raw []byte, read func(*sink, []byte)) (rs []*synoptic.Report, faults int) {
	t.Helper()
	once := func() (rs []*synoptic.Report, said []string) {
		s := &sink{file: "x", want: Wants{Bare: true}, each: func(r *synoptic.Report, err error) {
			if err == nil {
				rs = append(rs, r)
				return
			}
			e := asError(err)
			if e.File == "" || e.What == "" || !strings.HasPrefix(e.File, "x") {
				t.Errorf("an error that does not say where or what: %+v", e)
			}
			said = append(said, e.Error())
		}}
		read(s, raw)
		s.end()
		return rs, said
	}
	rs, said := once()
	if len(said) > mostFaults+1 {
		t.Errorf("%d faults told", len(said))
	}
	for _, r := range rs {
		end := 0
		for _, s := range r.Skipped {
			if s.Start < end || s.End > len(r.Text) || s.Why == "" {
				t.Errorf("skipped %v of %d", s, len(r.Text))
			}
			end = s.End
		}
		if r.ID == "" || r.Outlet == "" || !utf8.ValidString(r.Text) || len(r.Masked()) != len(r.Text) || r.TitleSpan.End > len(r.Text) || len(r.Text) > maxKept*2 {
			t.Errorf("%+v", r)
		}
		if r.URL != "" && !strings.HasPrefix(strings.ToLower(r.URL), "http") {
			t.Errorf("address %q", r.URL)
		}
		if _, err := json.Marshal(r.Stated); err != nil {
			t.Errorf("what it states cannot be written: %v", err)
		}
	}
	again, saidAgain := once()
	if fmt.Sprint(said) != fmt.Sprint(saidAgain) || len(again) != len(rs) {
		t.Fatalf("read again: %d reports, %q; at first %d, %q", len(again), saidAgain, len(rs), said)
	}
	for i := range rs {
		if rs[i].ID != again[i].ID || rs[i].Text != again[i].Text {
			t.Errorf("read again, %s is another", rs[i].File)
		}
	}
	return rs, len(said)
}

func load0(s *sink, raw []byte) { s.load(strings.NewReader(string(raw)), Input{File: s.file}) }

func FuzzLines(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"a b"}` + "\n{"))
	f.Add([]byte("\xef\xbb\xbf{\"id\":\"\xff\",\"TEXT\":\"a\",\"text\":null,\"published\":1760000000}\n[1]\nnull"))
	f.Add([]byte(`{"id":{},"text":"` + strings.Repeat("a. ", 50) + `","k":[[[1]]]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		rs, faults := sound(t, b, func(s *sink, raw []byte) { s.file = "x.jsonl"; load0(s, raw) })
		if lines := strings.Count(string(b), "\n") + 1; len(rs) > lines && !isFeed(b) && b[0] != 0x1f {
			t.Errorf("%d reports and %d faults of %d lines", len(rs), faults, lines)
		}
	})
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("text,title\na,b\n\"c"))
	f.Add([]byte("outlet;text\r\nPost;\"a \"\"b\"\"; c\"\r\nPost"))
	f.Add([]byte("text\tid\n\"a\tb\n"))
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, append([]byte("outlet,text,title\n"), b...), load0) })
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(rssOf("", entry(1, cows, "<source>Herald</source>"), entry(2, cows, ""))))
	f.Add([]byte(`<feed><entry><content type="xhtml"><div><p>a</p></div></content><source><title>x`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"content_text":"a"},7]}`))
	f.Add([]byte(`<rdf:RDF><item><a:b xmlns:a="x"><a:b><a:b/></a:b>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		sound(t, b, func(s *sink, raw []byte) { readFeed(s, raw, Input{}) })
		sound(t, append([]byte("<rss><channel><item>"), b...), func(s *sink, raw []byte) {
			readFeed(s, raw, Input{Charset: "utf-8", Address: "https://post.example/feed"})
		})
	})
}

func FuzzNinjs(f *testing.F) {
	f.Add([]byte(`{"uri":"a","headline":"b","body_text":"c"}`))
	f.Add([]byte(`[{"uri":"a","headlines":[{"role":"main","value":"b"}],"bodies":[{"value":"<p>c</p>","contentType":"text/html"},1]},`))
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, b, readItems) })
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(record("response", "application/http", "HTTP/1.1 200 OK\r\n\r\n<html>", 10)))
	f.Add(packed(record("resource", "text/html", "<html>", 6), "x"))
	f.Add(packed(answer("text/html", "Transfer-Encoding: chunked\r\n", "5\r\n<html\r\n0\r\n\r\n"))[:90])
	f.Fuzz(func(t *testing.T, b []byte) {
		sound(t, b, load0)
		sound(t, append([]byte("WARC/1.0\r\n"), b...), load0)
		sound(t, append(packed(record("response", "", "", 0)), b...), load0)
	})
}

func FuzzExport(f *testing.F) {
	archives, _ := filepath.Glob("testdata/export/*.txtar")
	for _, path := range archives {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(txtar.Parse(raw).Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		sound(t, b, load0)
		for _, l := range layouts {
			for _, p := range l.parts(strings.Split(string(b), "\n")) {
				if x := l.read(p); x != nil {
					for word := range strings.FieldsSeq(x.text) { // nothing is made up
						if !strings.Contains(string(b), word) {
							t.Errorf("%s: %q does not stand in the export", l.name, word)
						}
					}
				}
			}
		}
	})
}
