//go:build unix

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// The tests of limits that hold for a whole process run this test binary once
// more: childEnv says what it is to do with which file.
const childEnv = "SYNOPTIC_STORE_TEST"

func TestMain(m *testing.M) {
	what, file, ok := strings.Cut(os.Getenv(childEnv), " ")
	if !ok {
		os.Exit(m.Run())
	}
	os.Exit(child(what, file))
}

// child prints the reports that it kept, one a line, and in the end the error.
func child(what, file string) int {
	ctx := context.Background()
	if what == "full" {
		limit := syscall.Rlimit{Cur: 2 << 20, Max: 2 << 20}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			fmt.Println("skip", err)
			return 0
		}
	}
	s, err := Open(ctx, Config{File: file, Create: what == "full", ReadOnly: what == "read"})
	if err != nil {
		return told(err)
	}
	defer s.Close()
	if what == "read" {
		r, err := s.Report(ctx, big(1).Report.ID)
		if err != nil {
			return told(err)
		}
		fmt.Println("kept", r.ID)
		return 0
	}
	for n := range 5000 {
		e := big(n)
		if _, err := s.Add(ctx, []store.Entry{e}); err != nil {
			return told(err)
		}
		fmt.Println("kept", e.Report.ID)
	}
	return 0
}

func told(err error) int {
	switch {
	case errors.Is(err, store.ErrFull):
		fmt.Println("full", err)
	case errors.Is(err, store.ErrReadOnly):
		fmt.Println("readonly", err)
	default:
		fmt.Println("other", err)
	}
	return 1
}

// run runs the child and takes its lines apart.
func run(t *testing.T, cmd *exec.Cmd) (kept []synoptic.ReportID, end string) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if id, ok := strings.CutPrefix(strings.TrimSpace(line), "kept "); ok {
			kept = append(kept, synoptic.ReportID(id))
		} else {
			end += line
		}
	}
	return kept, end
}

// A disk is full for a process that may write no larger files.
func TestDiskFull(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"=full "+file)
	kept, end := run(t, cmd)
	if strings.HasPrefix(end, "skip") {
		t.Skip(end)
	}
	if !strings.HasPrefix(end, "full "+file) || len(kept) < 10 {
		t.Fatalf("%d reports kept, then %q, want that there is no room", len(kept), end)
	}
	whole(t, file, kept)
}

// A file that may not be written to is told, and can be read.
func TestFileReadOnly(t *testing.T) {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "synoptic-test-") // others must be able to enter it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755); os.RemoveAll(dir) })
	file := filepath.Join(dir, "s.db")
	s, err := Open(ctx, Config{File: file, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	e := big(1)
	if _, err := s.Add(ctx, []store.Entry{e}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Chmod(file, 0o444), os.Chmod(dir, 0o555)); err != nil {
		t.Fatal(err)
	}
	as := func(what string) *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childEnv+"="+what+" "+file)
		if os.Getuid() == 0 { // who may do everything is nobody for once
			if cmd.Path, err = copied(t); err != nil {
				t.Fatal(err)
			}
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		return cmd
	}
	if kept, end := run(t, as("add")); !strings.HasPrefix(end, "readonly "+file) || len(kept) > 0 {
		t.Errorf("%d reports kept, then %q, want that it cannot be written to", len(kept), end)
	}
	if kept, end := run(t, as("read")); len(kept) != 1 || kept[0] != e.Report.ID {
		t.Errorf("it cannot be read either: %s", end)
	}
	if after, err := os.ReadFile(file); err != nil || string(after) != string(before) {
		t.Errorf("the file was changed: %v", err)
	}
}

// copied copies the test binary to where anybody may run it.
func copied(t *testing.T) (string, error) {
	dir, err := os.MkdirTemp("", "synoptic-test-")
	if err != nil {
		return "", err
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	from, err := os.Open(os.Args[0])
	if err != nil {
		return "", err
	}
	defer from.Close()
	to, err := os.OpenFile(filepath.Join(dir, "test"), os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(to, from)
	return to.Name(), errors.Join(err, to.Close(), os.Chmod(dir, 0o755))
}
