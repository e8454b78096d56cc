package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A mixed is a file of a mixed folder: what it holds, how many reports are in
// it, and what is said of what is none. quiet: it is passed over without a word.
type mixed struct {
	kind, ext string
	raw       []byte
	reports   int
	said      string
	quiet     bool
}

// mixtures are the kinds of files of a mixed folder; n makes each its own. Many
// are called what they are not.
func mixtures(n int, rnd *rand.Rand) []mixed {
	prose := fmt.Sprintf("Lightning struck farm %d on Sunday and killed nine cows, the vet said. The farmer, Ben Hollin, was in church with his family when the storm came over the hill, and a third of the herd is gone.", n)
	page := `<!DOCTYPE html><html><head><title>Cows ` + fmt.Sprint(n) + `</title></head><body><nav><a href=/>Home</a></nav><article><h1>Cows struck</h1><p>` + prose + `</p><p>` + prose + `</p></article></body></html>`
	item := fmt.Sprintf(`<item><title>Cows</title><link>https://post.example/%d</link><description>%s</description></item>`, n, prose)
	feed := `<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>` + item + strings.Replace(item, "/post.", "/www.post.", 1) + `</channel></rss>`
	line := func(id string) string {
		b, _ := json.Marshal(map[string]any{"id": fmt.Sprint(n, id), "outlet": "Post", "text": prose, "desk": n})
		return string(b) + "\n"
	}
	http := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
	record := func(size int) string {
		return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/%d\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, size, http)
	}
	noise := make([]byte, 300+rnd.IntN(3000))
	for i := range noise {
		noise[i] = byte(rnd.Uint32())
	}
	copy(noise, "\x00\x01\x02")
	png := append([]byte("\x89PNG\r\n\x1a\n"), noise...)
	pdf := append([]byte("%PDF-1.7\n"), noise...)
	return []mixed{
		{"text", ".txt", []byte(prose), 1, "", false},
		{"text without a name for it", "", []byte(prose), 1, "", false},
		{"text called data", ".dat", []byte(prose), 1, "", false},
		{"text in Latin 1", ".txt", []byte(strings.ReplaceAll(prose, "vet", "m\xe9decin")), 1, "", false},
		{"a page", ".html", []byte(page), 1, "", false},
		{"a page called text", ".txt", []byte(page), 1, "", false},
		{"a page called a picture", ".jpg", []byte(page), 1, "", false},
		{"a page called an archive", ".warc.gz", []byte(page), 1, "", false},
		{"a packed page", ".htm.gz", gz(page), 1, "", false},
		{"a packed page without a name for it", ".save", gz(page), 1, "", false},
		{"a feed called a page", ".html", []byte(feed), 2, "", false},
		{"a feed called XML", ".xml", []byte(feed), 2, "", false},
		{"a feed whose entries are teasers", ".rss", []byte(strings.Replace(feed, prose, "Cows.", 1)), 1, "an entry of a feed with 1 words", false},
		{"lines called text", ".txt", []byte(line("a") + line("b") + line("c")), 3, "", false},
		{"lines, one broken", ".jsonl", []byte(line("a") + line("b")[:40] + "\n" + line("c")), 2, "not JSON", false},
		{"packed lines", ".bin", gz(line("a") + line("b")), 2, "", false},
		{"a table called data", ".dat", []byte("outlet,published,text\nPost,2026-06-14,\"" + prose + "\"\n"), 1, "", false},
		{"a table", ".csv", []byte("outlet;text\nPost;\"" + prose + "\"\nHerald;\n"), 1, "its text is empty", false},
		{"ninjs", ".json", []byte("{\n \"uri\": \"a:" + fmt.Sprint(n) + "\",\n \"headline\": \"Cows\",\n \"body_text\": \"" + prose + "\"\n}"), 1, "", false},
		{"an archive called binary", ".bin", gz(record(len(http)), record(len(http))), 2, "", false},
		{"an archive, one record broken", ".warc", []byte(record(len(http)) + record(len(http)+9000)), 1, "a record of a web archive", false},
		{"an export", ".asc", []byte(strings.Repeat("\n\n    1 of 2 DOCUMENTS\n\n   Post\n\n   June 14, 2026\n\nCows struck\n\nLENGTH: 40 words\n\n"+prose+"\n\nLOAD-DATE: June 15, 2026\n", 2)), 2, "", false},
		{"nothing", ".txt", nil, 0, "no article text", false},
		{"white space", ".html", []byte(" \n\n\t"), 0, "no article text", false},
		{"nothing, with no name for text", ".dat", nil, 0, "", true},
		{"a picture called a page", ".html", png, 0, "looks like an image", false},
		{"a picture", ".png", png, 0, "", true},
		{"a PDF file called text", ".txt", pdf, 0, "looks like a PDF file", false},
		{"a PDF file", ".pdf", pdf, 0, "looks like a PDF file", false},
		{"an office document", ".docx", append([]byte("PK\x03\x04"), noise...), 0, "looks like a zip archive or an office document", false},
		{"noise called text", ".txt", noise, 0, "not text", false},
		{"noise", ".dat", noise, 0, "", true},
		{"code", ".js", []byte("// " + prose + "\nfunction a() {}"), 0, "", true},
		{"other JSON", ".json", []byte(`{"name":"x","text_size":4}`), 0, "", true},
		{"a truncated gzip file", ".txt.gz", gz(page)[:14], 0, "a damaged gzip file", false},
		{"a gzip file that is none", ".gz", []byte("\x1f\x8bno"), 0, "a damaged gzip file", false},
		{"a gzip file called text that is none", ".txt", []byte("\x1f\x8bno gzip file at all"), 0, "a damaged gzip file", false},
		{"a short notice", ".txt", []byte("Please turn on JavaScript."), 0, "no article text", false},
	}
}

func gz(parts ...string) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		z.Write([]byte(p))
		z.Close()
	}
	return b.Bytes()
}

// A folder of a thousand mixed files: each is read as what it is, the bad ones
// are listed at the end with what to do, and the exit code is 1.
func TestThousandMixedFiles(t *testing.T) {
	dir := t.TempDir()
	rnd := rand.New(rand.NewPCG(2026, 6))
	var files []mixed
	for n := 0; len(files) < 1000; n++ {
		files = append(files, mixtures(n, rnd)...)
	}
	rnd.Shuffle(len(files), func(i, k int) { files[i], files[k] = files[k], files[i] })
	reports, faults := map[string]int{}, map[string]string{}
	for i, f := range files {
		path := filepath.Join(dir, fmt.Sprintf("d%d", i%7), fmt.Sprintf("e.%d.html", i%3), fmt.Sprintf("f%d%s", i, f.ext))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.raw, 0o644); err != nil {
			t.Fatal(err)
		}
		if reports[path] = f.reports; f.said != "" {
			faults[path] = f.said
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "gone.txt")); err == nil {
		faults[filepath.Join(dir, "gone.txt")] = "a link to what is not there"
	}
	if os.Symlink(dir, filepath.Join(dir, "d1", "round")) != nil {
		t.Log("no links here")
	}
	pipe := filepath.Join(dir, "d2", "pipe.txt")
	if mkfifo, err := exec.LookPath("mkfifo"); err == nil && exec.Command(mkfifo, pipe).Run() == nil {
		faults[pipe] = "not a regular file"
	}

	code, out, errs := ran(t, "read", dir)
	if code != exitFailed {
		t.Errorf("exit %d, want %d", code, exitFailed)
	}
	for line := range strings.Lines(out) {
		var r struct{ File, Text string }
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		path, _, _ := strings.Cut(r.File, "#")
		if reports[path]--; !strings.Contains(r.Text, "Lightning struck farm") {
			t.Errorf("%s: %.80q", r.File, r.Text)
		}
	}
	for i, f := range files {
		path := filepath.Join(dir, fmt.Sprintf("d%d", i%7), fmt.Sprintf("e.%d.html", i%3), fmt.Sprintf("f%d%s", i, f.ext))
		if n := reports[path]; n != 0 {
			t.Errorf("%s (%s): %d reports too few", f.kind, path, n)
		}
		if f.quiet && strings.Contains(errs, path) {
			t.Errorf("%s (%s) is told of", f.kind, path)
		}
	}
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	told := map[string]bool{}
	for i, l := range lines {
		name, ok := strings.CutPrefix(l, "synoptic: error: ingest ")
		if !ok {
			if !strings.HasPrefix(l, "synoptic: hint: ") {
				t.Errorf("%q", l)
			}
			continue
		}
		name, what, _ := strings.Cut(name, ": ")
		path, _, _ := strings.Cut(name, "#")
		if want := faults[path]; want == "" || !strings.Contains(what, want) {
			t.Errorf("%s: %q, want %q", path, what, want)
		}
		if i+1 == len(lines) || !strings.HasPrefix(lines[i+1], "synoptic: hint: ") {
			t.Errorf("%q is not followed by what to do", l)
		}
		told[path] = true
	}
	for path, what := range faults {
		if !told[path] {
			t.Errorf("%s is not told of, want %q", path, what)
		}
	}
	// Again, and by names: the same.
	if _, again, _ := ran(t, "read", dir); again != out {
		t.Error("read again, the reports are others")
	}
}
