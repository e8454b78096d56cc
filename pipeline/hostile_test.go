package pipeline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/ingest"
)

// Texts made to be slow are compared in seconds: work that grows with the
// square of a list, or faster, is bounded.
func TestCompareIsQuick(t *testing.T) {
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
		p.Compare(reports)
		took := time.Since(start)
		t.Logf("%s: %v", name, took)
		if took > 20*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

// A document of a great many stories without a report asks nothing of the
// originals.
func TestVerifyEmptyStories(t *testing.T) {
	original := &synoptic.Report{ID: "a", Text: strings.Repeat("The ferry burned off Tolvik. ", 2000)}
	start := time.Now()
	got := Verify(&synoptic.Document{Stories: make([]synoptic.Synopsis, 20_000)}, nil, []*synoptic.Report{original})
	if took := time.Since(start); len(got) > 0 || took > 5*time.Second {
		t.Errorf("%d failures in %v", len(got), took)
	}
}
