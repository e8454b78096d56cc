package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/synoptic-news/synoptic/internal/ingest"
)

// Whatever inputs are expanded to counts as an input; what compare wrote into
// their folder does not.
func TestIsInput(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{
		"d/a.txt", "d/b", "d/c.html", "d/d.jsonl.gz", "d/e.warc", "d/sub/f.ATOM", "d/out.json", "d/out.csv", "d/out.md", "d/out.JSON",
		"other/a.txt", "meta.csv",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("d", "link"); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := os.Link("other/a.txt", "d/hard.txt"); err != nil {
		t.Skip("no links here: ", err)
	}
	is := func(file string, inputs []string, others ...string) bool {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		return isInput(info, inputs, others)
	}
	for _, inputs := range [][]string{{"d"}, {"link"}, {"d/*"}, {"./d/../d/"}, {"li*"}, {"d/out.md", "d"}} {
		files, err := ingest.Expand(inputs)
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, f := range files {
			if !is(f, inputs) {
				t.Errorf("%q: %s counts as none", inputs, f)
			}
		}
	}
	for _, out := range []string{"d/out.json", "d/out.csv", "d/out.md", "d/out.JSON", "meta.csv"} {
		if is(out, []string{"d", "gone", "link"}) {
			t.Errorf("%s counts as an input", out)
		}
	}
	if !is("other/a.txt", []string{"d"}) || !is("meta.csv", nil, "", "meta.csv") || is("meta.csv", nil, "") {
		t.Error("a hard link or --meta is mistaken")
	}
}
