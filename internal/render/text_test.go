package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// large is the small story with every list ten times as long.
func large(t testing.TB) *synoptic.Document {
	d := kestrel(t)
	s := &d.Stories[0]
	for range 9 {
		k := kestrel(t).Stories[0]
		s.Claims = append(s.Claims, k.Claims...)
		s.Discrepancies = append(s.Discrepancies, k.Discrepancies...)
		s.Quotes = append(s.Quotes, k.Quotes...)
		s.Only = append(s.Only, k.Only...)
		s.Timeline = append(s.Timeline, k.Timeline...)
		s.Notes = append(s.Notes, k.Notes...)
	}
	return d
}

// TestWidth: no line is wider than asked for.
func TestWidth(t *testing.T) {
	for _, n := range []int{0, 40, 60, 80, 100, 200} {
		for _, o := range []Options{{}, {Brief: true}, {ShowSkipped: true}, {Only: Sections()}} {
			o.Width = n
			for line := range strings.Lines(render(t, Text, large(t), o)) {
				line = strings.TrimRight(line, "\n")
				if width(line) > o.columns() && len(strings.Fields(line)) > 1 {
					t.Errorf("width %d: %q", n, line)
				}
				if strings.HasSuffix(line, " ") {
					t.Errorf("width %d: spaces at the end of %q", n, line)
				}
			}
		}
	}
}

// TestBrief fits a screen, whatever the story is.
func TestBrief(t *testing.T) {
	for name, d := range map[string]*synoptic.Document{"small": kestrel(t), "large": large(t), "long": poisoned(t, strings.Repeat("many words ", 300))} {
		out := render(t, Text, d, Options{Brief: true})
		if n := strings.Count(out, "\n"); n > briefLines || n < 5 {
			t.Errorf("%s: %d lines:\n%s", name, n, out)
		}
	}
}

// TestLongLists are cut and say so, unless their section is asked for.
func TestLongLists(t *testing.T) {
	out := render(t, Text, large(t), Options{})
	for _, want := range []string{"… and 88 more (--only discrepancies)", "… and 68 more (--only claims)", "… and 36 more (--only quotes)", "more (--only only)", "… and 76 farther from "} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q", want)
		}
	}
	if out := render(t, Text, large(t), Options{Only: Sections()}); strings.Contains(out, "more (--only") {
		t.Error("a section is cut that was asked for")
	}
}

// TestOnly shows the sections and kinds asked for and no others.
func TestOnly(t *testing.T) {
	for _, f := range []format{Text, Markdown} {
		out := strings.ToLower(render(t, f, kestrel(t), Options{Only: []synoptic.Kind{synoptic.KindTime, Timeline}}))
		for _, want := range []string{"when? when she came", "time,", "timeline"} {
			if !strings.Contains(out, want) {
				t.Errorf("no %q", want)
			}
		}
		for _, not := range []string{"what is corroborated", "quantity", "who said what", "only in one"} {
			if strings.Contains(out, not) {
				t.Errorf("%q is there", not)
			}
		}
	}
}

// TestAbout keeps what names a person by any name, by a mention that the story
// gives to them, or as the speaker.
func TestAbout(t *testing.T) {
	d := kestrel(t)
	v := newView(d, 0, Options{About: "Helena"})
	var got []string
	for _, c := range v.claims() {
		got = append(got, c.item.ID)
	}
	if s := strings.Join(got, " "); s != "c6" { // its second mention only says "The minister"
		t.Errorf("claims about Helena: %s", s)
	}
	got = nil
	for _, d := range v.discrepancies() {
		got = append(got, d.item.ID)
	}
	if s := strings.Join(got, " "); s != "d5 d6 d9" { // slots of c6 and q2
		t.Errorf("discrepancies about Helena: %s", s)
	}
	if n := len(v.quotes()); n != 2 {
		t.Errorf("%d quotes of Helena Voss", n)
	}
	if n := len(newView(d, 0, Options{About: "Vo"}).quotes()); n != 0 {
		t.Errorf("%d quotes of half a name", n)
	}
}

// TestPieces: what a rendering lacks is looked up in the first one.
func TestPieces(t *testing.T) {
	v := newView(kestrel(t), 0, Options{})
	u := &v.Quotes[1]
	var got []string
	for _, p := range v.pieces(&u.Renderings[0], &u.Renderings[3]) {
		got = append(got, p.op+":"+p.text)
	}
	want := "missing:Nobody|same: |inserted:No one|same: goes home until I have |missing:seen|same: |inserted:read|same: the report |missing:myself"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// TestOrigins counts what is established, from below and from above.
func TestOrigins(t *testing.T) {
	v := newView(kestrel(t), 0, Options{})
	if v.count != (synoptic.Count{Min: 3, Max: 4}) {
		t.Errorf("origins %+v, want 3–4", v.count)
	}
	d := kestrel(t)
	d.Stories[0].Origins = nil
	if v := newView(d, 0, Options{}); v.count != (synoptic.Count{Min: 1, Max: 5}) {
		t.Errorf("nothing established: %+v, want 1–5", v.count)
	}
	for i := range d.Stories[0].Reports[1:] {
		r := d.Stories[0].Reports
		d.Stories[0].Origins = append(d.Stories[0].Origins, synoptic.Origin{A: r[i].ID, B: r[i+1].ID, Value: synoptic.SameOrigin})
	}
	if v := newView(d, 0, Options{}); v.count != (synoptic.Count{Min: 1, Max: 1}) {
		t.Errorf("a chain of copies: %+v, want 1", v.count)
	}
}

// TestPlaces: lines where the text has them, characters where it is one long
// line; several places of a report are one entry.
func TestPlaces(t *testing.T) {
	long := strings.Repeat("wörter ", 400)
	d := &synoptic.Document{Stories: []synoptic.Synopsis{{Reports: []synoptic.Report{
		{ID: "a", Outlet: "The Herald", Text: "one\ntwo\n\nthree"}, {ID: "b", Outlet: "Herald", Text: long},
	}}}}
	v := newView(d, 0, Options{})
	at := func(r synoptic.ReportID, start int) synoptic.Mention {
		return synoptic.Mention{Report: r, Span: synoptic.Span{Start: start, End: start + 3}}
	}
	got := strings.Join(v.places([]synoptic.Mention{at("b", 8), at("a", 9), at("a", 4), at("a", 5), at("?", 0)}), " ")
	if want := "Herald:2,4 Herald/2+7 ?"; got != want {
		t.Errorf("places %q, want %q", got, want)
	}
}

// TestExcerpt keeps each mention with 60 characters around, the headline and
// the first sentence, and the rest is nowhere in any format.
func TestExcerpt(t *testing.T) {
	d := kestrel(t)
	secret := "Anglers upstream noticed nothing at all that week."
	for i := range d.Stories[0].Reports {
		r := &d.Stories[0].Reports[i]
		r.Text += "\n" + strings.Repeat("…", 70) + secret + strings.Repeat("…", 70)
	}
	asked := make(map[string]string)
	for name, f := range formats {
		asked[name] = render(t, f, d, Options{Excerpts: true})
		if strings.Contains(asked[name], "Anglers") {
			t.Errorf("%s: shows what no mention needs", name)
		}
	}
	Excerpt(d)
	var b bytes.Buffer
	if err := synoptic.Encode(&b, d); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "Anglers") {
		t.Error("JSON holds what no mention needs")
	}
	again, err := synoptic.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range formats {
		if out := render(t, f, again, Options{}); out != asked[name] {
			t.Errorf("%s: excerpts read from JSON are shown otherwise", name)
		}
	}
	s := &again.Stories[0]
	for i := range s.Reports {
		r := &s.Reports[i]
		for k, x := range r.Excerpts {
			if k > 0 && x.Start <= r.Excerpts[k-1].End {
				t.Errorf("%s: excerpts %d and %d meet", r.ID, k-1, k)
			}
		}
	}
}

// TestColumns: wide characters take two columns, marks none.
func TestColumns(t *testing.T) {
	for s, want := range map[string]int{"abc": 3, "漢字": 4, "e\u0301": 1, "한국": 4, "👍": 2, "ｗ": 2, "": 0, "a\u200db": 2} {
		if got := width(s); got != want {
			t.Errorf("width(%q) = %d, want %d", s, got, want)
		}
	}
	p := &paper{width: 10}
	lines := p.flow("- ", "  ", split("漢字漢字漢字、漢字 end", normal))
	if got := strings.Join(lines, "|"); got != "- 漢字漢字|  漢字、漢|  字 end" {
		t.Errorf("wrapped %q", got)
	}
}

// TestFirstSentence ends at a full stop, not at an abbreviation.
func TestFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"Dr. A. Holm of St. Ives went home at 5.30 p.m. in the rain. He slept.": "Dr. A. Holm of St. Ives went home at 5.30 p.m. in the rain.",
		"“Stay where you are!” he cried to all of them. Nobody did.":            "“Stay where you are!” he cried to all of them.",
		"One sentence with no end": "One sentence with no end",
	} {
		s := firstSentence(text, synoptic.Span{Start: 0, End: len(text)})
		if got := s.Cut(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
