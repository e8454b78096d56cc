package pipeline

import (
	"strings"
	"testing"
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
