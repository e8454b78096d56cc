package pipeline

import (
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

func TestPlace(t *testing.T) {
	for path, want := range map[string]string{
		"stories[0].claims[2].mentions[1]":                    "claim 3, mention 2",
		"stories[0].only[4]":                                  "only in one report, 5",
		"stories[1].quotes[0].renderings[3].cue[0]":           "story 2, quote 1, version 4, cue 1",
		"stories[0].discrepancies[9].readings[0].mentions[0]": "difference 10, reading 1, mention 1",
		"stories[0].reports[2]":                               "report 3",
		"stories[0].reports[2].title_span":                    "report 3, headline",
		"stories[0].timeline[0].mentions[0]":                  "timeline 1, mention 1",
		"":                                                    "",
		"p":                                                   "",
		"stories[0].claims[x]":                                "",
	} {
		if got := (Failure{Path: path}).Place(); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

// TestApart: before and after look different, however late they do.
func TestApart(t *testing.T) {
	const was = "The harbour master said that every boat in the port went out, and that über all of them nobody was lost on the night."
	for _, now := range []string{
		strings.Replace(was, "nobody was", "nobody is", 1), strings.Replace(was, "night", "eve", 1), strings.Replace(was, "The", "A", 1),
		strings.Replace(was, "über", "ober", 1), was[:40], was + " He wept.", "",
	} {
		f := Failure{Kind: Changed, Words: was, from: apart(was, now)}
		a, b := quoteFrom(was, f.from), quoteFrom(now, f.from)
		if a == b || strings.ContainsRune(a+b, '\ufffd') {
			t.Errorf("%s and %s", a, b)
		}
	}
}

// Of very many lines that fail the first are listed, and how many more.
func TestVerifyListsSome(t *testing.T) {
	const was, now = "The harbour was closed all day on Monday, the office said.", "No. The harbour was closed all day on Monday, the office said."
	span := synoptic.Span{Start: 4, End: 11}
	total := func(failures []Failure) (n int) {
		for _, f := range failures {
			if f.Kind != Hash && f.Kind != Unlisted {
				n++
			}
			n += f.More
		}
		return n
	}
	spans := make([]synoptic.Span, 3000)
	for i := range spans {
		spans[i] = span
	}
	d, originals := one(was, now, spans...)
	got := Verify(d, nil, originals)
	if last := got[len(got)-1]; len(got) != maxListed+1 || last.Kind != Moved || last.More != 2500 || total(got) != 3000 {
		t.Errorf("moved: %d failures of %d, the last %+v", len(got), total(got), last)
	}
	if s := got[len(got)-1].String(); !strings.HasSuffix(s, "; and 2500 more lines that are not listed") {
		t.Errorf("%s", s)
	}
	for i := range d.Stories[0].Only {
		d.Stories[0].Only[i].Text = "bridge"
	}
	if got = Verify(d, nil, originals); len(got) != maxListed+1 || total(got) != 3000 {
		t.Errorf("misplaced: %d failures of %d", len(got), total(got))
	}
	for i := range d.Stories[0].Only {
		d.Stories[0].Only[i].Report = "nobody"
	}
	if got = Verify(d, nil, originals); len(got) != maxListed+1 || total(got) != 3000 {
		t.Errorf("of no report: %d failures of %d", len(got), total(got))
	}
	reports := &synoptic.Document{Stories: []synoptic.Synopsis{{Reports: make([]synoptic.Report, 30_000)}}}
	for i := range reports.Stories[0].Reports {
		reports.Stories[0].Reports[i].ID = synoptic.ReportID(strconv.Itoa(i))
	}
	got = Verify(reports, nil, nil)
	if last := got[len(got)-1]; len(got) != 2*maxListedAll+1 || last.Kind != Unlisted || total(got) != 30_000 {
		t.Errorf("missing: %d failures of %d, the last %+v", len(got), total(got), last)
	}
	in := `{"schema":"synopsis/1","stories":[{"reports":[{"id":"a","length":9,"excerpts":[` + strings.Repeat("{},", 2999) + `{}]}]}]}`
	bad, err := synoptic.Decode(strings.NewReader(in))
	if bad == nil {
		t.Fatal(err)
	}
	if got = Verify(bad, err, nil); total(got) != 3001 || len(got) != maxListed+1 { // the report is missing, too
		t.Errorf("excerpts: %d failures of %d", len(got), total(got))
	}
}
