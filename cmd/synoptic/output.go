package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile writes a file whole or not at all, and none of those to keep. What
// stands there and is no regular file, as a device or a pipe, is written to
// and never replaced.
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
	if errors.Is(err, errInput) {
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
