package render

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// A format is one way to write a document.
type format func(io.Writer, *synoptic.Document, Options) error

var formats = map[string]format{"text": Text, "markdown": Markdown, "csv": CSV, "html": HTML}

func render(t testing.TB, f format, d *synoptic.Document, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGolden holds every format of the small story. go test -update rewrites
// the files; their diff is to be read.
func TestGolden(t *testing.T) {
	for name, c := range map[string]struct {
		format format
		o      Options
	}{
		"kestrel.text":       {Text, Options{}},
		"kestrel-brief.text": {Text, Options{Brief: true}},
		"kestrel-color.text": {Text, Options{Color: true, Only: []synoptic.Kind{synoptic.KindQuantity, Quotes}}},
		"kestrel-about.text": {Text, Options{About: "voss", Width: 60, ShowSkipped: true}},
		"kestrel.md":         {Markdown, Options{}},
		"kestrel.csv":        {CSV, Options{}},
		"kestrel.html":       {HTML, Options{}},
	} {
		t.Run(name, func(t *testing.T) {
			got := render(t, c.format, kestrel(t), c.o)
			file := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs from what is written now; see it with go test -update and git diff", file)
			}
		})
	}
}

// TestSameBytes: the same document gives the same bytes, also after it has
// been JSON, and is not changed by being shown.
func TestSameBytes(t *testing.T) {
	for name, f := range formats {
		for _, o := range []Options{{}, {Brief: true}, {Excerpts: true}, {About: "Brandt"}, {ShowSkipped: true, Only: []synoptic.Kind{Reports}}} {
			d := kestrel(t)
			var before, after bytes.Buffer
			if err := synoptic.Encode(&before, d); err != nil {
				t.Fatal(err)
			}
			first := render(t, f, d, o)
			if err := synoptic.Encode(&after, d); err != nil || !bytes.Equal(before.Bytes(), after.Bytes()) {
				t.Errorf("%s %+v: the document was changed (%v)", name, o, err)
			}
			again, err := synoptic.Decode(&after)
			if err != nil {
				t.Fatal(err)
			}
			if second := render(t, f, again, o); second != first {
				t.Errorf("%s %+v: other bytes after a round through JSON", name, o)
			}
		}
	}
}

func TestNoStories(t *testing.T) {
	for name, f := range formats {
		if out := render(t, f, &synoptic.Document{}, Options{}); out == "" {
			t.Errorf("%s: nothing written", name)
		}
	}
}

// TestEmptyStory: a story of one report with nothing found in it says so.
func TestEmptyStory(t *testing.T) {
	d := &synoptic.Document{Stories: []synoptic.Synopsis{{
		Reports: []synoptic.Report{{ID: "r", Text: "Nothing."}},
		Notes:   []synoptic.Note{{Report: "r", Code: synoptic.NoteOneReport, Text: "one report: nothing to compare it with"}},
	}}}
	for name, f := range formats {
		out := render(t, f, d, Options{})
		if !bytes.Contains([]byte(out), []byte("nothing to compare it with")) {
			t.Errorf("%s: the note is missing in %q", name, out)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	d := kestrel(b)
	for b.Loop() {
		if err := HTML(io.Discard, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	d := kestrel(b)
	for b.Loop() {
		if err := Text(io.Discard, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
