package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// maxShare is how much of a report --excerpts may keep, in hundredths of its
// characters; maxMean is the same of all reports of the example together. They
// cannot be much lower: the claims, quotes and readings of these short reports
// are, with nothing around them, 71 to 87 % of their text.
const (
	maxShare = 96
	maxMean  = 88
)

// TestExcerptShare measures what an excerpt of the example keeps of its
// reports, and holds that it verifies.
func TestExcerptShare(t *testing.T) {
	const example = "../../examples/ferry-fire"
	var out, errs bytes.Buffer
	st := &streams{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }}
	if code := run([]string{"compare", "--excerpts", "--format", "json", example}, st); code != exitDone {
		t.Fatal(errs.String())
	}
	file := t.TempDir() + "/x.json"
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	doc, err := synoptic.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	kept, all := 0, 0
	for _, s := range doc.Stories {
		for _, r := range s.Reports {
			n := 0
			for _, x := range r.Excerpts {
				n += len([]rune(x.Text))
			}
			t.Logf("%-20s %3d %% of %d characters in %d excerpts", r.Outlet, n*100/r.Length, r.Length, len(r.Excerpts))
			if n*100 > maxShare*r.Length {
				t.Errorf("%s: more than %d %% are kept", r.Outlet, maxShare)
			}
			kept, all = kept+n, all+r.Length
		}
		for _, o := range s.Only {
			if n := len([]rune(o.Text)); n > 90 {
				t.Errorf("an entry of one report alone has %d characters: %q", n, o.Text)
			}
		}
	}
	t.Logf("together %d %%", kept*100/all)
	if kept*100 > maxMean*all {
		t.Errorf("%d %% of all reports are kept, want at most %d", kept*100/all, maxMean)
	}
	if code := run([]string{"verify", file, example}, st); code != exitDone {
		t.Errorf("the excerpt does not hold: %s%s", out.String(), errs.String())
	}
}
