package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// openFile opens a file for reading, no folder, and no pipe or device, which
// may never end or for ever wait for one that writes it.
func openFile(file string) (*os.File, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: a folder, want a file", file)
	case !info.Mode().IsRegular() && !ofShell(file):
		return nil, hinted{fmt.Errorf("%s: not a regular file", file), "a pipe or a device might never end; save what it gives to a file, or give - where standard input will do"}
	}
	return os.Open(file)
}

// ofShell tells whether a path names a stream that is open already: a standard
// one, or one of <(command) or >(command).
func ofShell(file string) bool {
	path := filepath.ToSlash(filepath.Clean(file))
	return path == "/dev/stdin" || path == "/dev/stdout" || path == "/dev/stderr" ||
		strings.HasPrefix(path, "/dev/fd/") || strings.HasPrefix(path, "/proc/self/fd/")
}

// waits tells whether what is to be written to may wait for ever for one that
// reads it.
func waits(file string, info fs.FileInfo) bool {
	return info.Mode()&fs.ModeNamedPipe != 0 && !ofShell(file)
}

var errPipe = errors.New("a pipe, want a file")

// writeFile writes a file whole or not at all, and none of those to keep. What
// stands there and is no regular file, as a device, is written to and never
// replaced; a pipe only if the shell has opened it.
func writeFile(file string, keep []string, write func(io.Writer) error) error {
	err := replace(file, keep, write)
	var path *fs.PathError
	var link *os.LinkError
	switch { // both name the file in the making, which is gone
	case err == nil:
		return nil
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	err = fmt.Errorf("-o %s: %w", file, err)
	if errors.Is(err, errInput) || errors.Is(err, errPipe) {
		return misuse{err}
	}
	return err
}

var errInput = errors.New("one of the inputs, want another file")

func replace(file string, keep []string, write func(io.Writer) error) error {
	there, err := os.Stat(file)
	if err == nil {
		if there.IsDir() {
			return errors.New("a folder, want a file")
		}
		for _, k := range keep {
			if info, err := os.Stat(k); err == nil && os.SameFile(info, there) {
				return errInput
			}
		}
		if waits(file, there) {
			return errPipe
		}
	}
	if err == nil && !there.Mode().IsRegular() {
		f, err := os.OpenFile(file, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(fill(f, write), f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".synoptic-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := errors.Join(fill(f, write), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}

func fill(f *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriter(f)
	return errors.Join(write(w), w.Flush())
}
