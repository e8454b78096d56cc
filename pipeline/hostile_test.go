package pipeline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/ingest"
)

// Texts made to be slow are compared to their end: work that grows with the
// square of a list, or faster, is bounded. How long each takes is logged; a
// hang ends in the test's own time limit.
func TestCompareEnds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	p, err := Open(Config{})
	if err != nil {
		t.Fatal(err)
	}
	const lead = "Ferry fire kills nine\n\nNine people died when the ferry Ada Holm burned off Tolvik on Tuesday, the coastguard said. " +
		"“Nobody was left on board when we came to her,” the captain, Edvin Roake, said. He was taken to hospital with twelve of the passengers.\n\n"
	flood := func(s string) []string { return []string{lead + strings.Repeat(s, 200_000/len(s))} }
	var copies []string
	for i := range 80 {
		copies = append(copies, lead+strings.Repeat("The trawler Anna Dell took 41 people off two rafts, the line said, and the crossing is closed until Thursday. "+
			"“We did what we had been trained to do, and we got the boats off,” Captain Roake said.\n\n", 6)+fmt.Sprintf("Report %d of the day.\n", i))
	}
	for name, texts := range map[string][]string{
		"copies": copies, "numbers": flood("9 km "), "digits": flood("9 "), "quotes": flood("“No, no, no, not at all,” he said. "),
		"one quote": {"1. " + lead + "“" + strings.Repeat("a b c d e ", 24_000) + ",” he said.\n", "2. " + lead + "“" + strings.Repeat("b a d c f ", 24_000) + ",” she said.\n"},
		"pronouns":  flood("He said he said. "),
	} {
		var reports []*synoptic.Report
		for i, text := range texts {
			r, err := ingest.Read(ingest.Input{File: fmt.Sprintf("%d.txt", i), Raw: []byte(text)})
			if err != nil {
				t.Fatal(err)
			}
			reports = append(reports, r)
		}
		start := time.Now()
		if doc := p.Compare(reports); len(doc.Stories) != 1 || len(doc.Stories[0].Reports) != len(reports) {
			t.Errorf("%s: not one story of all %d reports", name, len(reports))
		}
		t.Logf("%s: %v", name, time.Since(start))
	}
}

// A document of a great many stories without a report asks nothing of the
// originals.
func TestVerifyEmptyStories(t *testing.T) {
	original := &synoptic.Report{ID: "a", Text: strings.Repeat("The ferry burned off Tolvik. ", 2000)}
	got := Verify(&synoptic.Document{Stories: make([]synoptic.Synopsis, 20_000)}, nil, []*synoptic.Report{original})
	if len(got) > 0 {
		t.Errorf("%d failures", len(got))
	}
}

// Of too many reports of one event the earliest are compared.
func TestLimited(t *testing.T) {
	part := make([]synoptic.Reported, maxReports+3)
	for i := range part {
		part[i].Report = &synoptic.Report{ID: synoptic.ReportID(fmt.Sprint(i)), Published: fmt.Sprintf("%04d-01-01", len(part)-i)}
	}
	part[5].Report.Published = ""
	kept, left := limited(part)
	if left != 3 || len(kept) != maxReports || kept[0].Report.Published != "0001-01-01" || kept[maxReports-1].Report.Published != fmt.Sprintf("%04d-01-01", maxReports+1) { // without that of report 5
		t.Errorf("%d kept, %d left out; %s to %s", len(kept), left, kept[0].Report.Published, kept[len(kept)-1].Report.Published)
	}
}
