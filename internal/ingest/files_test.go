package ingest

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

func TestExpand(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"b.txt", "a.TXT", "note", "page.md", "data.json", "meta.csv", ".DS_Store", ".hidden.txt", "sub/c.text", "sub/deep/d.txt", "sub/.git/config", "other/e.html", "empty/README"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Symlink("b.txt", "link.txt"), os.Symlink(".", "sub/loop")); err != nil {
		t.Skip("no links here: ", err)
	}
	p := filepath.FromSlash
	for _, c := range []struct {
		args, want []string
		errs       []string
	}{
		{args: nil},
		{args: []string{"."}, want: []string{"a.TXT", "b.txt", "link.txt", "note", p("other/e.html"), p("sub/c.text"), p("sub/deep/d.txt")}},
		{args: []string{"sub", "b.txt"}, want: []string{p("sub/c.text"), p("sub/deep/d.txt"), "b.txt"}},
		{args: []string{"b.txt", "./b.txt", ".", "-", "-"}, want: []string{"b.txt", "a.TXT", "link.txt", "note", p("other/e.html"), p("sub/c.text"), p("sub/deep/d.txt"), "-"}},
		{args: []string{"page.md", p("other/e.html"), ".hidden.txt"}, want: []string{"page.md", p("other/e.html"), ".hidden.txt"}},
		{args: []string{"*.txt"}, want: []string{"b.txt", "link.txt"}},
		{args: []string{"s*"}, want: []string{p("sub/c.text"), p("sub/deep/d.txt")}},
		{
			args: []string{"gone.txt", "b.txt", "*.gone", "empty", "https://lamp.example/a"}, want: []string{"b.txt"},
			errs: []string{
				"ingest gone.txt: no such file or folder", "ingest *.gone: no file fits this pattern",
				"ingest empty: no text files or pages in this folder, want .txt or .html", "ingest https://lamp.example/a: a web address, want a file",
			},
		},
	} {
		got, err := Expand(c.args)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.args, got, c.want)
		}
		var errs []string
		if err != nil {
			errs = strings.Split(err.Error(), "\n")
		}
		if !slices.Equal(errs, c.errs) {
			t.Errorf("%q: errors %q, want %q", c.args, errs, c.errs)
		}
	}
	// A glob, like a folder, takes files only: a pipe might never end.
	if mkfifo, err := exec.LookPath("mkfifo"); err == nil && exec.Command(mkfifo, "b.pipe").Run() == nil {
		if got, err := Expand([]string{"b.*"}); !slices.Equal(got, []string{"b.txt"}) || err != nil {
			t.Errorf("with a pipe: %q, %v", got, err)
		}
		if got, err := Expand([]string{"b.pipe", "b.txt"}); !slices.Equal(got, []string{"b.txt"}) || err == nil || err.Error() != "ingest b.pipe: not a regular file" {
			t.Errorf("a pipe that is named: %q, %v", got, err)
		}
		if _, err := load("b.pipe", nil, Meta{}); err == nil || err.Error() != "ingest b.pipe: not a regular file" {
			t.Errorf("a pipe is loaded: %v", err)
		}
	}
	if _, err := Expand([]string{"gone.txt"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file's error is not fs.ErrNotExist: %v", err)
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "0-lamp.txt")
	if err := os.WriteFile(file, []byte(above), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := load(file, nil, Meta{})
	if err != nil {
		t.Fatal(err)
	}
	invariants(t, r)
	if r.File != file || r.Outlet != "lamp" || r.Text != above {
		t.Errorf("got file %q, outlet %q", r.File, r.Outlet)
	}
	again, err := load("-", strings.NewReader(above), Meta{})
	if err != nil || again.File != "-" || again.Outlet != "standard input" || again.SHA256 != r.SHA256 || again.ID == r.ID {
		t.Errorf("standard input: %+v, %v", again, err)
	}

	large := filepath.Join(dir, "large.txt")
	if err := os.WriteFile(large, make([]byte, maxBytes+1), 0o644); err != nil {
		t.Fatal(err)
	}
	locked := filepath.Join(dir, "locked.txt")
	if err := os.WriteFile(locked, nil, 0); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, what string }{
		{dir, "a folder, want a file"},
		{filepath.Join(dir, "gone.txt"), "no such file or folder"},
		{large, "more than 16 MB, want one report"},
		{os.DevNull, "not a regular file"},
		{locked, "permission denied"},
	} {
		if c.file == locked && os.Getuid() == 0 {
			continue // root may read it
		}
		_, err := load(c.file, nil, Meta{})
		var e *Error
		if !errors.As(err, &e) || e.What != c.what || e.File != c.file {
			t.Errorf("%s: got %v, want %s", c.file, err, c.what)
		}
	}
	if _, err := load("-", strings.NewReader(strings.Repeat("a", maxBytes+1)), Meta{}); err == nil || !strings.Contains(err.Error(), "more than 16 MB") {
		t.Errorf("standard input without end: %v", err)
	}
	if _, err := load("-", nil, Meta{}); !errors.Is(err, synoptic.ErrNoText) {
		t.Errorf("no standard input: %v", err)
	}
}

// load reads a file of one report.
func load(file string, stdin io.Reader, meta Meta) (report *synoptic.Report, err error) {
	LoadEach(file, stdin, meta, Wants{}, func(r *synoptic.Report, e error) { report, err = r, e })
	return report, err
}
