package ingest

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synoptic-news/synoptic"
)

// TestExports reads the exports in testdata/export, each an archive of one
// export and of what is wanted of it.
func TestExports(t *testing.T) {
	archives, err := filepath.Glob("testdata/export/*.txtar")
	if err != nil || len(archives) < 6 {
		t.Fatal("no exports", err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil || len(a.Files) != 2 {
				t.Fatalf("want an export and its want file, err %v", err)
			}
			got := told(each(t, a.Files[0].Data))
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
			// The same with the line ends, the marks and the packing that
			// downloads come with.
			crlf := strings.ReplaceAll(string(a.Files[0].Data), "\n", "\r\n")
			for name, raw := range map[string][]byte{
				"CR LF": []byte(crlf), "byte order mark": []byte("\xef\xbb\xbf" + crlf), "packed": packed(crlf), "UTF-16": utf16le(crlf),
				"form feeds": []byte(strings.ReplaceAll(string(a.Files[0].Data), "\n\n\n", "\n\f\n")),
			} {
				if again := told(each(t, raw)); again != got {
					t.Errorf("%s: got\n%s\nwant\n%s", name, again, got)
				}
			}
		})
	}
}

// told prints what was read of an export.
func told(rs []*synoptic.Report, errs []string) string {
	var b strings.Builder
	for _, r := range rs {
		_, n, _ := strings.Cut(r.File, "#")
		fmt.Fprintf(&b, "%s %s\n", n, r.Title)
		fmt.Fprintf(&b, "  %s, %s, by %q, credit %q, section %q, in %q, id %s\n", r.Outlet, r.Published, r.Byline, r.Credit, r.Stated.Section, r.Stated.Language, r.Stated.ID)
		if r.Stated.Summary != "" {
			fmt.Fprintf(&b, "  summary %s\n", r.Stated.Summary)
		}
		for _, key := range slices.Sorted(maps.Keys(r.Stated.Carried)) {
			fmt.Fprintf(&b, "  %s %s\n", key, r.Stated.Carried[key])
		}
		for line := range strings.Lines(r.Text) {
			fmt.Fprintf(&b, "  | %s\n", strings.TrimRight(line, "\n"))
		}
	}
	for _, e := range errs {
		fmt.Fprintf(&b, "! %s\n", e)
	}
	return strings.ReplaceAll(b.String(), "| \n", "|\n")
}

func utf16le(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, r := range s { // the fixtures have no sign beyond the first plane
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

// What only looks like an export here and there is plain text.
func TestNoExport(t *testing.T) {
	for _, text := range []string{
		"The clerk found 3 of 50 DOCUMENTS in the cellar.\n\n" + cows,
		cows + "\n\nEnd of Document\n",
		"Full text: " + cows + "\n\n" + strings.Repeat("_", 60) + "\n",
		"Body\n\n" + cows + "\n\nEnd of Document",
		cows + "\n\nDocument NPOST00020260203em230000a",
		"HD radio came to the farm.\n\n" + cows,
		"Readability: poor\n" + cows,
	} {
		rs, errs := each(t, []byte(text))
		if len(rs) != 1 || len(errs) > 0 || !strings.Contains(rs[0].Text, "Nine cows") || strings.Contains(rs[0].File, "#") {
			t.Errorf("%.40q: %d reports, %q", text, len(rs), errs)
		}
	}
}
