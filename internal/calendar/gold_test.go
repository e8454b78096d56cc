package calendar

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

const (
	storiesDir = "../../../shared/eval/dev-stories" // beside the module, not part of it

	// Floors of the test below, in thousandths of the 216 gold expressions.
	// Measured with the tense of crudeTense: found 995, dated 976.
	floorFound = 980
	floorDated = 950

	longestMention = 120 // bytes; a system's mention may be no longer
	aMonth         = 31  // days; a wider answer around gold's earns half up to this
)

type goldStory struct {
	Reports  map[string]string `json:"reports"`
	Timeline []struct {
		Date, Text, Report string
		Occurrence         int
	} `json:"timeline"`
}

// publishedByHand is for reports without a Published line; undated ones take
// the day after the event.
var publishedByHand = map[string]string{
	"petro-meeting/000": "2026-02-05", "petro-meeting/001": "2026-02-04", "petro-meeting/002": "2026-02-04",
	"petro-meeting/003": "2026-02-04", "petro-meeting/004": "2026-02-03",
}

// TestGold counts how many dated expressions of the development stories are
// found, and what their dates earn under the scorer's rules.
func TestGold(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(storiesDir, "*", "gold.json"))
	if len(files) == 0 {
		t.Skip("no development stories: " + storiesDir + " is not there")
	}
	var gold, found, halves, extra, all int
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var story goldStory
		if err := json.Unmarshal(data, &story); err != nil {
			t.Fatal(file, err)
		}
		texts, dated := map[string]string{}, map[string][]resolved{}
		wanted := map[string][]synoptic.Span{}
		id := filepath.Base(filepath.Dir(file))
		for key, name := range story.Reports {
			data, err := os.ReadFile(filepath.Join(filepath.Dir(file), name))
			if err != nil {
				t.Fatal(err)
			}
			texts[key] = string(data)
			dated[key] = resolveAll(texts[key], published(id+"/"+key, texts[key]))
		}
		for _, g := range story.Timeline {
			gold++
			at := -1
			for n := max(g.Occurrence, 1); n > 0; n-- {
				at += 1 + strings.Index(texts[g.Report][at+1:], g.Text)
			}
			want := trimmed(texts[g.Report], synoptic.Span{Start: at, End: at + len(g.Text)})
			wanted[g.Report] = append(wanted[g.Report], want)
			best, hit, got := 0, false, ""
			for _, r := range dated[g.Report] {
				if standsFor(trimmed(texts[g.Report], r.Span), want) {
					hit = true
					if c := credit(r.date.String(), g.Date); c >= best {
						best, got = c, r.Cut(texts[g.Report])+" = "+r.date.String()
					}
				}
			}
			if hit {
				found++
			}
			halves += best
			if best < 2 {
				t.Logf("%s %s: %q is %s, got %q (%d/2)", id, g.Report, g.Text, g.Date, got, best)
			}
		}
		for _, key := range sortedKeys(dated) {
			for _, r := range dated[key] {
				if r.date.IsZero() {
					continue
				}
				all++
				hit := false
				for _, w := range wanted[key] {
					hit = hit || standsFor(trimmed(texts[key], r.Span), w)
				}
				if !hit {
					extra++
					t.Logf("%s %s: not in gold: %q = %s", id, key, r.Cut(texts[key]), r.date)
				}
			}
		}
	}
	t.Logf("gold %d, found %d (%d‰), credit %d halves (%d‰); resolved %d, not in gold %d",
		gold, found, 1000*found/gold, halves, 500*halves/gold, all, extra)
	if 1000*found < floorFound*gold || 500*halves < floorDated*gold {
		t.Errorf("below the floor of %d‰ found, %d‰ dated", floorFound, floorDated)
	}
}

type resolved struct {
	Expr
	date synoptic.Date
}

// resolveAll finds and resolves what a report says, sentence by sentence, as a
// later stage would, with a crude guess at the tense.
func resolveAll(text string, anchor synoptic.Date) []resolved {
	var out []resolved
	var previous synoptic.Date
	for _, s := range crudeSentences(text) {
		past, future := crudeTense(s.Cut(text))
		for _, e := range Find(text, s) {
			d, _, ok := e.Resolve(Context{Anchor: anchor, Past: past, Future: future, Previous: previous})
			if ok {
				previous = d
			}
			out = append(out, resolved{e, d})
		}
	}
	return out
}

func crudeSentences(text string) []synoptic.Span {
	var out []synoptic.Span
	start := 0
	for i := 0; i < len(text); i++ {
		end := text[i] == '\n' || text[i] == '.' && i+2 < len(text) && text[i+1] == ' ' &&
			unicode.IsUpper(rune(text[i+2])) && i > 3 && !unicode.IsUpper(rune(text[i-1])) && !unicode.IsUpper(rune(text[i-3]))
		if end || i == len(text)-1 {
			out = append(out, synoptic.Span{Start: start, End: i + 1})
			start = i + 1
		}
	}
	return out
}

func crudeTense(s string) (past, future bool) {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "will", "ll", "due", "set", "scheduled", "plans", "must", "expects", "next", "expected", "upcoming":
			future = true
		case "was", "were", "had", "did", "said", "told", "made", "began", "became", "went", "fell", "came":
			past = true
		default:
			past = past || len(w) > 4 && strings.HasSuffix(w, "ed")
		}
	}
	return past, future
}

func published(key, text string) synoptic.Date {
	day := publishedByHand[key]
	if _, line, ok := strings.Cut(text, "\nPublished: "); ok {
		day, _, _ = strings.Cut(line, "\n")
	}
	d, err := synoptic.ParseDate(strings.TrimSpace(day))
	if err != nil {
		panic(key + ": " + err.Error())
	}
	return d
}

// trimmed is the span without marks and blanks at its ends, as the scorer has it.
func trimmed(text string, s synoptic.Span) synoptic.Span {
	in := s
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return s
		}
		s.End -= n
	}
	return in
}

func standsFor(system, gold synoptic.Span) bool {
	return system.Overlap(gold) > 0 && 2*system.Overlap(gold) >= min(system.Len(), gold.Len()) &&
		system.Len() <= max(longestMention, 2*gold.Len())
}

// credit is what a date earns for gold's, in halves.
func credit(system, gold string) int {
	a, errA := synoptic.ParseDate(system)
	b, errB := synoptic.ParseDate(gold)
	switch {
	case errA != nil || errB != nil:
		return 0
	case a == b:
		return 2
	case a.Within(b), b.Within(a) && a.Days() <= aMonth+1:
		return 1
	}
	return 0
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	for i := range keys {
		for j := i; j > 0 && keys[j] < keys[j-1]; j-- {
			keys[j], keys[j-1] = keys[j-1], keys[j]
		}
	}
	return keys
}
