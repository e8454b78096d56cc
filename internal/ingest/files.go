package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// Expand makes a list of files out of what a user names: files, folders, globs
// and "-" for standard input. In folders, at any depth and in the order of
// their names, it takes what is not hidden and is called text or page (.txt,
// .text, .html, .htm, .xhtml, .shtml, .jsonl, .ndjson, .warc, .rss, .atom, each
// perhaps with .gz behind it, or no extension), and of the rest what holds
// reports by its content, see [Takes]. What is named directly is taken whatever it is called. A path
// that is given twice is given once. What cannot be found is in the joined
// error; the rest is returned all the same.
func Expand(args []string) (files []string, err error) {
	var errs []error
	seen := map[string]bool{}
	add := func(file string) {
		key := file
		if file != "-" {
			if abs, err := filepath.Abs(file); err == nil {
				key = abs
			}
		}
		if !seen[key] {
			seen[key] = true
			files = append(files, file)
		}
	}
	for _, arg := range args {
		if arg == "-" {
			add(arg)
			continue
		}
		found, err := expand(arg)
		if err != nil {
			errs = append(errs, err)
		}
		for _, f := range found {
			add(f)
		}
	}
	return files, errors.Join(errs...)
}

// expand is Expand for one argument.
func expand(arg string) ([]string, error) {
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		files, err := walk(arg, nil)
		if err == nil && len(files) == 0 {
			err = &Error{File: arg, What: "no text files or pages in this folder, want .txt or .html"}
		}
		return files, err
	case err == nil:
		if bad := irregular(arg, info); bad != nil {
			return nil, bad
		}
		return []string{arg}, nil
	}
	if strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://") {
		return nil, &Error{File: arg, What: "a web address, want a file", Hint: "save the page as text and give the file"}
	}
	if !strings.ContainsAny(arg, "*?[") || !errors.Is(err, fs.ErrNotExist) {
		return nil, fileError(arg, err)
	}
	matches, err := filepath.Glob(arg)
	if err != nil {
		return nil, &Error{File: arg, What: "not a pattern that can be read: " + err.Error(), Err: err}
	}
	var files []string
	var errs []error
	for _, m := range matches {
		if strings.HasPrefix(filepath.Base(m), ".") && !strings.HasPrefix(filepath.Base(arg), ".") {
			continue
		}
		switch info, err := os.Stat(m); {
		case err == nil && info.IsDir():
			more, err := walk(m, nil)
			files, errs = append(files, more...), append(errs, err)
		case err == nil && !info.Mode().IsRegular(): // a pipe nobody named might never end
		default:
			files = append(files, m)
		}
	}
	if len(files) == 0 {
		errs = append(errs, &Error{File: arg, What: "no file fits this pattern", Err: synoptic.ErrNotFound})
	}
	return files, errors.Join(errs...)
}

// walk lists the text files of a folder. It follows links to files, not those
// to folders, which may lead round in a circle.
func walk(dir string, files []string) ([]string, error) {
	entries, err := os.ReadDir(dir) // sorted
	if err != nil {
		return files, fileError(dir, err)
	}
	var errs []error
	for _, e := range entries {
		name, path := e.Name(), filepath.Join(dir, e.Name())
		if strings.HasPrefix(name, ".") {
			continue
		}
		kind := e.Type()
		if kind&fs.ModeSymlink != 0 {
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				kind = 0
			}
		}
		if bad := odd(path, kind); bad != nil {
			errs = append(errs, bad)
			continue
		}
		switch {
		case kind.IsDir():
			if files, err = walk(path, files); err != nil {
				errs = append(errs, err)
			}
		case kind.IsRegular() && Takes(path):
			files = append(files, path)
		}
	}
	return files, errors.Join(errs...)
}

func isTextName(name string) bool {
	switch ext := filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")); ext {
	case ".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".jsonl", ".ndjson", ".warc", ".rss", ".atom":
		return true
	case "":
		return name != "README" && name != "LICENSE" && name != "Makefile"
	}
	return false
}

// open opens a file, or standard input, for reading.
func open(file string, stdin io.Reader) (io.Reader, func(), error) {
	if file == "-" {
		if stdin == nil {
			stdin = strings.NewReader("")
		}
		return stdin, func() {}, nil
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, nil, fileError(file, err)
	}
	if info.IsDir() {
		return nil, nil, &Error{File: file, What: "a folder, want a file"}
	}
	if bad := irregular(file, info); bad != nil {
		return nil, nil, bad
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, fileError(file, err)
	}
	return f, func() { f.Close() }, nil
}

// irregular says what is wrong with a file that may never end, or for ever wait
// for one that writes it: a pipe or a device. Pipes that the shell has opened,
// as for <(command), are read as standard input is.
func irregular(file string, info fs.FileInfo) error {
	path := filepath.ToSlash(filepath.Clean(file))
	shell := path == "/dev/stdin" || strings.HasPrefix(path, "/dev/fd/") || strings.HasPrefix(path, "/proc/self/fd/")
	if mode := info.Mode(); mode.IsRegular() || shell && mode&fs.ModeNamedPipe != 0 {
		return nil
	}
	return &Error{File: file, What: "not a regular file", Hint: "use \"-\" for standard input"}
}

// readAll reads a file of one report; with an error, what stands before it.
func readAll(file string, r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return raw, fileError(file, err)
	}
	if len(raw) > maxBytes {
		return nil, tooLarge(file)
	}
	return raw, nil
}

func tooLarge(file string) error {
	return &Error{File: file, What: fmt.Sprintf("more than %d MB, want one report", maxBytes>>20), Hint: "split it into one file a report"}
}

// fileError says what the system said without naming the file twice.
func fileError(file string, err error) error {
	what := err
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		what = pe.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return &Error{File: file, What: "no such file or folder", Err: err}
	}
	return &Error{File: file, What: what.Error(), Err: err}
}
