package ingest

import (
	"strings"
	"testing"
)

func TestOriginal(t *testing.T) {
	for in, want := range map[string]string{
		"https://web.archive.org/web/20260309071000/https://post.example/a?b=1%2F2&c=d#e": "https://post.example/a?b=1%2F2&c=d#e",
		"http://web.archive.org/web/20260309071000id_/http:/post.example/a":               "http://post.example/a",
		"https://archive.ph/20260309071000/https://post.example/a":                        "https://post.example/a",
		"https://archive.today/o/Ab3dE/https://post.example/a":                            "https://post.example/a",
		"https://web.archive.org/web/2026*/post.example":                                  "https://web.archive.org/web/2026*/post.example",
		"https://web.archive.org/about/":                                                  "https://web.archive.org/about/",
		"https://archive.ph/Ab3dE":                                                        "https://archive.ph/Ab3dE",
		"https://post.example/web/2026/https://other.example/":                            "https://post.example/web/2026/https://other.example/",
		"https://web.archive.org/web/2026/https://":                                       "https://web.archive.org/web/2026/https://",
		"": "",
	} {
		if got := original(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A copy from a public archive is the report of its page: its address, its
// outlet's day, and nothing of the archive's own bar.
func TestArchivedCopy(t *testing.T) {
	page := `<!DOCTYPE html><html lang=en><head><title>Nine cows were struck</title>
<link rel=canonical href="https://web.archive.org/web/20270101000000/https://post.example/cows"></head><body>
` + barBegins + `<div id="wm-ipp-base" lang="en"><div>38 captures</div><div>12 Jan 2027 - 1 May 2027</div><div>About this capture</div></div>` + barEnds + `
<h1>Nine cows were struck</h1><div>15 June 2026</div><p>` + strings.ReplaceAll(cows, "\n\n", "</p><p>") + `</p></body></html>`
	r, err := Read(Input{File: "cows.html", Raw: []byte(page), Address: "https://web.archive.org/web/20270101000000/https://post.example/cows"})
	if err != nil {
		t.Fatal(err)
	}
	invariants(t, r)
	if r.URL != "https://post.example/cows" || r.Published != "2026-06-15" || strings.Contains(r.Text, "captures") {
		t.Errorf("address %q, published %q, text %q", r.URL, r.Published, r.Text)
	}
}
