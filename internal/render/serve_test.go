package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// A story that is served has what is put beside its parts, links that lead
// where they are told to, and anchors that hold the names of reports; other
// templates are built on the page's, also after a page was written.
func TestServe(t *testing.T) {
	d := kestrel(t)
	render(t, HTML, d, Options{})
	ts, err := Templates()
	if err != nil {
		t.Fatal(err)
	}
	if ts, err = ts.Parse(`{{define "difference-tools"}}<i>{{.}}</i>{{end}}{{define "served"}}{{range .Differences}}{{template "difference" .}}{{end}}{{range .Reports}}{{template "report" .}}{{end}}{{end}}`); err != nil {
		t.Fatal(err)
	}
	s := Serve(d, 0, Options{}, Serving{
		Difference: func(x *synoptic.Discrepancy) any { return "tools of " + x.ID },
		Link:       func(part string) string { return "/elsewhere#" + part },
		Lit:        "d1",
	})
	var b bytes.Buffer
	if err := ts.ExecuteTemplate(&b, "served", s); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, x := range d.Stories[0].Discrepancies {
		if !strings.Contains(page, "<i>tools of "+x.ID+"</i>") {
			t.Errorf("%s has no tools", x.ID)
		}
	}
	for _, want := range []string{`href="/elsewhere#d1"`, `id="` + ReportAnchor(d.Stories[0].Reports[0].ID) + `"`, ` lit"`, `data-parts="`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s on the page", want)
		}
	}
	if a := ReportAnchor(`"><x y-z`); strings.ContainsAny(a, `"<> `) {
		t.Errorf("anchor %q", a)
	}
}
