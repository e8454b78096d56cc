package measure

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

const (
	storiesDir = "../../../shared/eval/dev-stories" // beside the module, not part of it

	// Floors of the test below, in thousandths. Measured: 100 of 100 mentions
	// found, 121 of 124 pairs apart, 55 of 61 equal (gold counts "at least two"
	// and "two" as one reading, "13 percent" and "13 percent, on average" as two).
	floorFound  = 950 // of gold's mentions of quantities that have a number
	floorApart  = 950 // of pairs of found mentions in two readings, told apart
	floorAgreed = 850 // of pairs of found mentions in one reading, told equal
)

type goldStory struct {
	Reports       map[string]string `json:"reports"`
	Discrepancies []struct {
		Kind     string `json:"kind"`
		Readings []struct {
			Value    string              `json:"value"`
			Mentions [][]json.RawMessage `json:"mentions"`
		} `json:"readings"`
	} `json:"discrepancies"`
}

// TestGold looks for the quantities over which the reports of the development
// stories differ and compares them.
func TestGold(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(storiesDir, "*", "gold.json"))
	if len(files) == 0 {
		t.Skip("no development stories: " + storiesDir + " is not there")
	}
	var gold, found, pairs, apart, twins, agreed int
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var story goldStory
		if err := json.Unmarshal(data, &story); err != nil {
			t.Fatal(file, err)
		}
		texts, all := map[string]string{}, map[string][]synoptic.Quantity{}
		for key, name := range story.Reports {
			data, err := os.ReadFile(filepath.Join(filepath.Dir(file), name))
			if err != nil {
				t.Fatal(err)
			}
			texts[key] = string(data)
			all[key] = Find(texts[key], synoptic.Span{End: len(data)}, nil)
		}
		for _, d := range story.Discrepancies {
			if d.Kind != "quantity" {
				continue
			}
			var sides [][]synoptic.Quantity
			for _, r := range d.Readings {
				var side []synoptic.Quantity
				for _, m := range r.Mentions {
					text, s := place(t, texts, m)
					best, overlap := synoptic.Quantity{}, 0
					for _, q := range all[text] {
						if q.Overlap(s) > overlap {
							best, overlap = q, q.Overlap(s)
						}
					}
					words := s.Cut(texts[text])
					if !hasNumber(words) {
						continue
					}
					gold++
					if 2*overlap >= min(best.Len(), s.Len()) && overlap > 0 {
						found++
						side = append(side, best)
					} else {
						t.Logf("%s %s: %q not found", filepath.Base(filepath.Dir(file)), text, words)
					}
				}
				sides = append(sides, side)
			}
			for i, a := range sides {
				for j, b := range sides[:i+1] {
					for m, x := range a {
						for n, y := range b {
							same := Compare(x, y) == Same
							switch {
							case i != j:
								pairs++
								if !same {
									apart++
									break
								}
								t.Logf("%s: %+v and %+v are %v", d.Readings[i].Value, x, y, Compare(x, y))
							case m < n:
								twins++
								if same {
									agreed++
									break
								}
								t.Logf("%s: %+v and %+v are %v", d.Readings[i].Value, x, y, Compare(x, y))
							}
						}
					}
				}
			}
		}
	}
	t.Logf("mentions %d, found %d; pairs of two readings %d, apart %d; of one reading %d, equal %d", gold, found, pairs, apart, twins, agreed)
	if 1000*found < floorFound*gold || 1000*apart < floorApart*pairs || 1000*agreed < floorAgreed*twins {
		t.Errorf("below the floors %d, %d, %d", floorFound, floorApart, floorAgreed)
	}
}

// place is the report of a mention and where it stands: [report, words, nth].
func place(t *testing.T, texts map[string]string, m []json.RawMessage) (string, synoptic.Span) {
	var report, words string
	n := 1
	for i, into := range []any{&report, &words, &n} {
		if i < len(m) {
			if err := json.Unmarshal(m[i], into); err != nil {
				t.Fatal(err)
			}
		}
	}
	at := -1
	for ; n > 0; n-- {
		at += 1 + strings.Index(texts[report][at+1:], words)
	}
	return report, synoptic.Span{Start: at, End: at + len(words)}
}

// hasNumber leaves out readings such as "the majority" or "declines".
func hasNumber(s string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' }) {
		if c, _ := lookup([]byte(w)); c == cardinal || c == multiplier || c == loose || c == fractionWord || c == unitWord || isDigit(w[0]) || strings.ContainsAny(w, "$£€") {
			return true
		}
	}
	return false
}
