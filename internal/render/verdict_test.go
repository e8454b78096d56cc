package render

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// TestVerdicts: words cited from a report that has them not are told so, on
// the page and in the other formats; those of a synopsis just made are not.
func TestVerdicts(t *testing.T) {
	made := kestrel(t)
	formats := map[string]format{"html": HTML, "text": Text, "md": Markdown}
	for name, f := range formats {
		if page := render(t, f, made, Options{}); strings.Contains(page, misattributed) || strings.Contains(page, notFound+" in") {
			t.Errorf("%s: a verdict on a synopsis that holds", name)
		}
	}
	d := kestrel(t)
	s := &d.Stories[0]
	of := func(skip synoptic.ReportID) *synoptic.Rendering {
		for i := range s.Quotes {
			for k := range s.Quotes[i].Renderings {
				if r := &s.Quotes[i].Renderings[k]; r.Kind == synoptic.Direct && r.Report != skip {
					return r
				}
			}
		}
		t.Fatal("no direct quote")
		return nil
	}
	first := of("")
	second := of(first.Report)
	first.Text = strings.ToUpper(second.Cut(textOf(s, second.Report)))
	second.Text = "We never left the quay at all"
	label := newView(d, 0, Options{}).byID[second.Report].label
	for name, f := range formats {
		page := strings.Join(strings.Fields(render(t, f, d, Options{})), " ")
		for _, want := range []string{"misattributed: the words stand in " + label, "not found in any report", "We never left the quay at all"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: no %q", name, want)
			}
		}
	}
}

func textOf(s *synoptic.Synopsis, id synoptic.ReportID) string {
	for _, r := range s.Reports {
		if r.ID == id {
			return r.Text
		}
	}
	return ""
}
