package render

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// Both selectors of every annotation find the words that the line is about.
func TestAnnotations(t *testing.T) {
	doc := two(t)
	s := &doc.Stories[0]
	s.Reports[0].URL = "https://herald.example/a"
	var b bytes.Buffer
	if err := Annotations(&b, s, func(id synoptic.ReportID) string { return "../texts/" + string(id) + ".txt" }); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Context string `json:"@context"`
		Type    string
		Total   int
		First   struct {
			Items []struct {
				ID, Type string
				Body     []struct{ Value string }
				Target   []struct {
					Source   string
					Selector []struct {
						Type                  string
						Start, End            int
						Exact, Prefix, Suffix string
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Context != "http://www.w3.org/ns/anno.jsonld" || got.Type != "AnnotationCollection" || got.Total != len(got.First.Items) || got.Total == 0 {
		t.Errorf("a %s of %s with %d of %d", got.Type, got.Context, len(got.First.Items), got.Total)
	}
	texts := make(map[string]string)
	pageOf := make(map[string]string)
	for _, r := range s.Reports {
		pageOf["../texts/"+string(r.ID)+".txt"] = r.URL
		texts["../texts/"+string(r.ID)+".txt"] = r.Text
	}
	seen := make(map[string]bool)
	pages := 0
	for _, a := range got.First.Items {
		if seen[a.ID] || a.Type != "Annotation" || len(a.Body) != 2 || a.Body[1].Value == "" {
			t.Errorf("annotation %+v", a)
		}
		seen[a.ID] = true
		at, quote := a.Target[0].Selector[0], a.Target[0].Selector[1]
		text := []rune(texts[a.Target[0].Source])
		if at.Type != "TextPositionSelector" || quote.Type != "TextQuoteSelector" || at.Start < 0 || at.End > len(text) || at.Start >= at.End {
			t.Fatalf("%s: selectors %+v", a.ID, a.Target[0].Selector)
		}
		if string(text[at.Start:at.End]) != quote.Exact || !strings.HasSuffix(string(text[:at.Start]), quote.Prefix) || !strings.HasPrefix(string(text[at.End:]), quote.Suffix) {
			t.Errorf("%s: %q at %d:%d", a.ID, quote.Exact, at.Start, at.End)
		}
		if n := utf8.RuneCountInString(quote.Prefix); n > quoteContext || n < min(quoteContext, at.Start) {
			t.Errorf("%s: %d characters in front", a.ID, n)
		}
		for _, x := range a.Target[1:] {
			pages++
			if x.Source != pageOf[a.Target[0].Source] || x.Source == "" || len(x.Selector) != 1 || x.Selector[0].Exact != quote.Exact || strings.Contains(x.Selector[0].Prefix+x.Selector[0].Suffix, "\n") {
				t.Errorf("%s: page %+v", a.ID, x)
			}
		}
	}
	if pages == 0 {
		t.Error("no annotation of the page")
	}
}

func TestCitation(t *testing.T) {
	en := []synoptic.LanguageSpan{{Language: "en"}}
	for _, x := range []struct {
		r    synoptic.Report
		want string
	}{
		{synoptic.Report{Title: "Crane falls", Outlet: "Herald", URL: "https://h.example/a", Byline: "By Ana Stone", Credit: "Reuters", Published: "2026-02-03T10:00:00Z", Languages: en},
			"{{cite news |author=Ana Stone |title=Crane falls |url=https://h.example/a |work=Herald |agency=Reuters |date=2026-02-03}}"},
		{synoptic.Report{Title: "Cae una grúa", Outlet: "Gaceta", Languages: []synoptic.LanguageSpan{{Language: "es"}}},
			"{{cite news |title=Cae una grúa |work=Gaceta |language=es}}"},
		{synoptic.Report{Outlet: "Post"}, "{{cite news |work=Post}}"},
		{synoptic.Report{Title: "A | B }} [[C]] <ref> ''D''\n== E ==", URL: "https://h.example/?a=[b]|c d", Outlet: "x{{y}}"},
			"{{cite news |title=A {{!}} B &#125;&#125; &#91;&#91;C&#93;&#93; &lt;ref&gt; &#39;&#39;D&#39;&#39; == E == |url=https://h.example/?a=%5Bb%5D%7Cc%20d |work=x&#123;&#123;y&#125;&#125;}}"},
	} {
		if got := Citation(&x.r); got != x.want {
			t.Errorf("got  %s\nwant %s", got, x.want)
		}
	}
	var b bytes.Buffer
	s := &synoptic.Synopsis{Title: "Fire --> out", Reports: []synoptic.Report{{Outlet: "Post"}}}
	if err := Citations(&b, s); err != nil || strings.Count(b.String(), "-->") != 1 {
		t.Errorf("%v\n%s", err, b.String())
	}
}
