package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

// TestSurvey tells what will not be read, by name, each once.
func TestSurvey(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "page.mht", "deep/Paper.PDF", "deep/b.txt", ".git/c.html", "gold.json", ".hidden.html", "photo.jpg"} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	meta := map[string]pipeline.Meta{"b.txt": {}, filepath.Join(dir, "a.txt"): {}, "z.txt": {}, "gold.json": {}}
	got := pipeline.Survey([]string{dir, dir + "/de*", "nowhere", "-"}, meta)
	if len(got) != 2 {
		t.Fatalf("%d warnings: %v", len(got), got)
	}
	want := "2 files are neither text nor pages and passed over: " + filepath.Join(dir, "deep/Paper.PDF") + ", " + filepath.Join(dir, "page.mht")
	if got[0].Text != want || !strings.Contains(got[0].Hint, ".txt") {
		t.Errorf("%q, want %q", got[0].Text, want)
	}
	if want := "--meta names what is no input: gold.json, z.txt"; got[1].Text != want {
		t.Errorf("%q, want %q", got[1].Text, want)
	}
	// What is named itself is read, whatever it is called.
	if got := pipeline.Survey([]string{dir + "/page.mht", dir + "/a.txt"}, nil); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// TestCompareAs: what does not look like one event is one story where that is
// asked for, says so, and is the same in any order.
func TestCompareAs(t *testing.T) {
	p := open(t, 0)
	dir := t.TempDir()
	var files []string
	for name, text := range map[string]string{
		"cows.txt": "Nine cows were struck by lightning on the Hollin farm on Sunday, the vet said. Ben Hollin, the farmer, was in church with his family when the storm came over the hill, and he lost a third of his herd.\n",
		"rink.txt": "The council of Marl Bay voted on Friday to close its last ice rink. Mayor Tova Lind called it a sad day for skaters, and said that the pumps had cost more than the town could pay.\n",
	} {
		files = append(files, filepath.Join(dir, name))
		if err := os.WriteFile(files[len(files)-1], []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	reports, err := p.Read(files, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(p.CompareAs(reports, false).Stories); n != 2 {
		t.Fatalf("%d stories, want 2", n)
	}
	doc := p.CompareAs(reports, true)
	if len(doc.Stories) != 1 || len(doc.Stories[0].Reports) != 2 || doc.Stories[0].Notes[len(doc.Stories[0].Notes)-1].Code != synoptic.NoteNotOne {
		t.Fatalf("%d stories", len(doc.Stories))
	}
	one := encode(t, doc)
	reports[0], reports[1] = reports[1], reports[0]
	if string(encode(t, p.CompareAs(reports, true))) != string(one) {
		t.Error("other bytes in another order")
	}
}
