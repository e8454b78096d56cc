package synopsis_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

var update = flag.Bool("update", false, "rewrite the wanted part of the golden stories; read the difference")

// TestGoldenStories compares the reports of each testdata/*.txtar and holds
// the synopsis, one line an item, against its part "want".
func TestGoldenStories(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no golden stories")
	}
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, p, file) })
	}
}

func golden(t *testing.T, p *pipeline.Pipeline, file string) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range ar.Files {
		if name, ok := strings.CutPrefix(f.Name, "report/"); ok {
			if err := os.WriteFile(filepath.Join(dir, name), f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	reports, err := p.Read([]string{dir}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for _, s := range p.Compare(reports).Stories {
		list(&got, &s)
	}
	at := slices.IndexFunc(ar.Files, func(f txtar.File) bool { return f.Name == "want" })
	if *update {
		if at < 0 {
			ar.Files = append(ar.Files, txtar.File{Name: "want"})
			at = len(ar.Files) - 1
		}
		ar.Files[at].Data = got.Bytes()
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if at < 0 {
		t.Fatalf("%s has no part \"want\": run go test -update and read it", file)
	}
	if want := string(ar.Files[at].Data); got.String() != want {
		t.Errorf("%s:\n%s", file, differ(want, got.String()))
	}
}

// list writes a synopsis one line an item, each mention as outlet, byte and words.
func list(w *bytes.Buffer, s *synoptic.Synopsis) {
	texts, names := make(map[synoptic.ReportID]string), make(map[synoptic.ReportID]string)
	for _, r := range s.Reports {
		texts[r.ID], names[r.ID] = r.Text, r.Outlet
	}
	at := func(m synoptic.Mention) string { return fmt.Sprintf("%s %d", names[m.Report], m.Start) }
	words := func(m synoptic.Mention) string { return fmt.Sprintf("%q %s", m.Cut(texts[m.Report]), at(m)) }
	all := func(ms []synoptic.Mention) string {
		var parts []string
		for _, m := range ms {
			parts = append(parts, words(m))
		}
		return strings.Join(parts, ", ")
	}
	fmt.Fprintf(w, "event        %s\n", s.EventDate)
	for _, n := range s.Notes {
		fmt.Fprintf(w, "note         %s\n", n.Code)
	}
	for _, o := range s.Origins {
		fmt.Fprintf(w, "origin       %s, %s: %s\n", names[o.A], names[o.B], o.Value)
	}
	for _, q := range s.Quotes {
		var rs []string
		for _, r := range q.Renderings {
			rs = append(rs, fmt.Sprintf("%s %v", words(r.Mention), r.Marks))
		}
		fmt.Fprintf(w, "quote        %s: %s\n", cmp.Or(q.SpeakerName, "?"), strings.Join(rs, ", "))
	}
	for _, c := range s.Claims {
		var ms []synoptic.Mention
		for _, m := range c.Mentions {
			ms = append(ms, m.Mention)
		}
		fmt.Fprintf(w, "claim        %d-%d: %s\n", c.Origins.Min, c.Origins.Max, all(ms))
	}
	for _, d := range s.Discrepancies {
		var rs []string
		for _, r := range d.Readings {
			rs = append(rs, all(r.Mentions))
		}
		fmt.Fprintf(w, "discrepancy  %s, %s, %d %v: %s\n", d.Kind, d.Slot, d.Weight, d.Maybe, strings.Join(rs, " | "))
	}
	for _, o := range s.Only {
		fmt.Fprintf(w, "only         %s\n", at(o.Mention))
	}
	for _, e := range s.Timeline {
		for _, m := range e.Mentions {
			fmt.Fprintf(w, "time         %s: %s\n", m.Date, words(m.Mention))
		}
	}
}

// differ shows the lines that only one side has.
func differ(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	var out strings.Builder
	for _, l := range a {
		if !slices.Contains(b, l) {
			fmt.Fprintf(&out, "- %s\n", l)
		}
	}
	for _, l := range b {
		if !slices.Contains(a, l) {
			fmt.Fprintf(&out, "+ %s\n", l)
		}
	}
	return out.String()
}
