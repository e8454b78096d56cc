package pipeline

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/internal/ingest"
)

// A Warning tells what Read does not take up, and in Hint what to try.
type Warning struct{ Text, Hint string }

// Survey tells what the inputs and the table of Meta hold that Read will not
// use: papers in folders that are not taken up, and rows of the table that fit
// no input.
func Survey(inputs []string, meta map[string]Meta) []Warning {
	var out []Warning
	if passed := passedOver(inputs); len(passed) > 0 {
		have := "file is"
		if len(passed) > 1 {
			have = "files are"
		}
		out = append(out, Warning{
			Text: fmt.Sprintf("%d %s neither text nor pages and passed over: %s", len(passed), have, list(passed)),
			Hint: "save it as a page or as plain text: in the browser \"Save as…\", type HTML or Text; or select all and copy it into a .txt file",
		})
	}
	files, _ := ingest.Expand(inputs) // what cannot be found, Read tells
	used := map[string]bool{}
	for _, f := range files {
		if _, ok := meta[filepath.Clean(f)]; ok {
			used[filepath.Clean(f)] = true
		} else {
			used[filepath.Base(f)] = true
		}
	}
	var unused []string
	for file := range meta {
		if !used[file] {
			unused = append(unused, file)
		}
	}
	if slices.Sort(unused); len(unused) > 0 {
		out = append(out, Warning{
			Text: "--meta names what is no input: " + list(unused),
			Hint: "name files as they are given, or by their last part alone",
		})
	}
	return out
}

// papers are the endings of files that may well hold reports, in forms that are
// not read from folders.
var papers = strings.Fields(".mht .mhtml .webarchive .pdf .doc .docx .odt .rtf .pages .epub .md .eml .msg")

// passedOver lists the files of folders that Expand passes over though they may
// hold reports, in order, each once.
func passedOver(inputs []string) []string {
	var out []string
	for _, in := range inputs {
		roots := []string{in}
		if _, err := os.Stat(in); err != nil {
			roots, _ = filepath.Glob(in)
		}
		for _, root := range roots {
			if info, err := os.Stat(root); err != nil || !info.IsDir() {
				continue
			}
			filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
				switch {
				case err != nil:
					return nil // Read tells
				case path != root && strings.HasPrefix(d.Name(), "."):
					if d.IsDir() {
						return fs.SkipDir
					}
				case !d.IsDir() && slices.Contains(papers, strings.ToLower(filepath.Ext(path))) && !ingest.Takes(path):
					out = append(out, path)
				}
				return nil
			})
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// list names the first few files.
func list(files []string) string {
	const most = 5
	if n := len(files) - most; n > 1 {
		return fmt.Sprintf("%s and %d more", strings.Join(files[:most], ", "), n)
	}
	return strings.Join(files, ", ")
}

// Takes tells whether a file is taken up where its folder is an input.
func Takes(file string) bool { return ingest.Takes(file) }
