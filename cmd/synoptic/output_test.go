package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What is written never takes the place of an input, a folder or a pipe.
func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	in, link, out := filepath.Join(dir, "in.txt"), filepath.Join(dir, "link.txt"), filepath.Join(dir, "out.txt")
	if err := errors.Join(os.WriteFile(in, []byte("a report"), 0o644), os.Symlink("in.txt", link)); err != nil {
		t.Skip("no links here: ", err)
	}
	write := func(w io.Writer) error { _, err := io.WriteString(w, "page"); return err }
	for _, c := range []struct {
		file, want string
		misused    bool
	}{
		{in, "one of the inputs", true}, {link, "one of the inputs", true}, {dir, "a folder, want a file", false},
		{filepath.Join(dir, "gone", "x"), "no such file or directory", false}, {out, "", false}, {out, "", false},
	} {
		err := writeFile(c.file, []string{"", "-", in}, write)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), ".synoptic-")) {
			t.Errorf("%s: %v, want %s", c.file, err, c.want)
		}
		if m := (misuse{}); errors.As(err, &m) != c.misused {
			t.Errorf("%s: misuse is not %v", c.file, c.misused)
		}
	}
	if b, _ := os.ReadFile(in); string(b) != "a report" {
		t.Errorf("the input holds %q", b)
	}
	if b, _ := os.ReadFile(out); string(b) != "page" {
		t.Errorf("the output holds %q", b)
	}
	failed := errors.New("failed")
	if err := writeFile(out, nil, func(io.Writer) error { return failed }); !errors.Is(err, failed) {
		t.Errorf("got %v", err)
	}
	pipe := filepath.Join(dir, "pipe")
	if exec.Command("mkfifo", pipe).Run() == nil {
		if err := writeFile(pipe, nil, write); err == nil || !strings.Contains(err.Error(), "a pipe, want a file") {
			t.Errorf("a pipe: %v", err)
		}
		if info, err := os.Lstat(pipe); err != nil || info.Mode().IsRegular() {
			t.Fatalf("the pipe was replaced: %v", err)
		}
	}
	if err := writeFile(os.DevNull, nil, write); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".synoptic-*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
