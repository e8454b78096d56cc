package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic/pipeline"
)

// isInput tells whether a file may be read by a command that is given these
// inputs and other files. Of folders it takes every file for one that is read,
// but for those that are called as what compare writes and hold no reports:
// rather too many than one that is lost.
func isInput(file fs.FileInfo, inputs, others []string) bool {
	if !file.Mode().IsRegular() { // a terminal may be both
		return false
	}
	same := func(path string) bool {
		info, err := os.Stat(path)
		return path != "" && err == nil && os.SameFile(info, file)
	}
	for _, path := range others {
		if same(path) {
			return true
		}
	}
	for _, in := range inputs {
		if in == "-" { // perhaps a file: synoptic compare - -o a.txt <a.txt
			in = "/dev/stdin"
		}
		roots := []string{in}
		if _, err := os.Stat(in); err != nil {
			roots, _ = filepath.Glob(in)
		}
		for _, root := range roots {
			if same(root) || within(root, same) {
				return true
			}
		}
	}
	return false
}

var errFound = errors.New("found")

// within tells whether a folder holds, at any depth, a report that is the same.
func within(root string, same func(string) bool) bool {
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return false
	}
	if to, err := filepath.EvalSymlinks(root); err == nil {
		root = to
	}
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // nor can it be read from there
		}
		if d.IsDir() || !same(path) {
			return nil
		}
		switch ext := strings.ToLower(filepath.Ext(path)); {
		case (ext == ".json" || ext == ".csv" || ext == ".md") && !pipeline.Takes(path):
			return nil
		}
		return errFound
	}) == errFound
}
