package ingest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synoptic-news/synoptic"
)

var update = flag.Bool("update", false, "rewrite the want files of testdata; read the diff")

// TestPages reads the pages in testdata, each an archive of one page and of
// what is wanted of it.
func TestPages(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no pages", err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil || len(a.Files) != 2 || a.Files[1].Name != "want" {
				t.Fatalf("%s: want one page and its want file, err %v", path, err)
			}
			r, err := Read(Input{File: a.Files[0].Name, Raw: a.Files[0].Data})
			if err != nil {
				t.Fatal(err)
			}
			invariants(t, r)
			got := describe(r)
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(a.Files[1].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// describe prints what was found in a report, a fact a line.
func describe(r *synoptic.Report) string {
	var b strings.Builder
	say := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-10s %s\n", key, strings.ReplaceAll(value, "\n", "⏎"))
		}
	}
	say("outlet", r.Outlet)
	say("url", r.URL)
	say("title", r.Title)
	if f := r.PublishedFrom; f.Written != "" {
		say("published", fmt.Sprintf("%s %s %s %q", r.Published, f.Zone, f.By, f.Written))
	}
	say("updated", r.Updated)
	say("byline", r.Byline)
	say("credit", r.Credit)
	for _, l := range r.Languages {
		say("language", l.Language)
	}
	for _, s := range r.Skipped {
		say("skip", s.Why+": "+s.Cut(r.Text))
	}
	return b.String()
}

// invariants holds a report to what the package promises of every one.
func invariants(t *testing.T, r *synoptic.Report) {
	t.Helper()
	if !utf8.ValidString(r.Text) || strings.Contains(r.Text, "\r") {
		t.Error("text is not UTF-8 with LF line breaks")
	}
	if len(r.Masked()) != len(r.Text) || strings.Count(r.Masked(), "\n") != strings.Count(r.Text, "\n") {
		t.Error("masked text has another length or other line breaks")
	}
	boundary := func(what string, s synoptic.Span) {
		if !s.In(len(r.Text)) || !utf8.RuneStart(r.Text[s.Start]) || s.End < len(r.Text) && !utf8.RuneStart(r.Text[s.End]) {
			t.Errorf("%s %v: not a span of the text on code points", what, s)
		}
	}
	end := 0
	for _, s := range r.Skipped {
		boundary("skipped", s.Span)
		if s.Start < end || s.Why == "" {
			t.Errorf("skipped %v %q: overlaps the one before (ends %d) or gives no reason", s.Span, s.Why, end)
		}
		if s.Overlap(r.TitleSpan) > 0 {
			t.Errorf("skipped %v %q overlaps the title", s.Span, s.Cut(r.Text))
		}
		end = s.End
	}
	if r.Title != strings.ReplaceAll(r.TitleSpan.Cut(r.Text), "\n", " ") {
		t.Errorf("title %q, its span cuts %q", r.Title, r.TitleSpan.Cut(r.Text))
	}
	if f := r.PublishedFrom; !f.Span.IsZero() && f.Span.Cut(r.Text) != f.Written {
		t.Errorf("date written %q, its span cuts %q", f.Written, f.Span.Cut(r.Text))
	}
	if r.Published != "" && r.Day().IsZero() || r.PublishedFrom.By == "" || r.PublishedFrom.Zone == "" {
		t.Errorf("published %q from %+v: no day, or nobody's", r.Published, r.PublishedFrom)
	}
	covered := []byte(r.Masked())
	end = 0
	for _, l := range r.Languages {
		boundary("language", l.Span)
		if l.Start < end || l.Language == "" {
			t.Errorf("language %v %q: overlaps the one before or is empty", l.Span, l.Language)
		}
		end = l.End
		for i := l.Start; i < l.End; i++ {
			covered[i] = ' '
		}
	}
	if n := countWords(string(covered)); n > 0 {
		t.Errorf("%d words have no language", n)
	}
	if r.ID == "" || r.SHA256 == "" || r.Outlet == "" {
		t.Errorf("id %q, hash %q, outlet %q", r.ID, r.SHA256, r.Outlet)
	}
}
