package statement

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
)

// written is an attribution in words.
func written(text string, a *Attribution) string {
	cut := func(ss []synoptic.Span) string {
		var w []string
		for _, s := range ss {
			w = append(w, s.Cut(text))
		}
		return strings.Join(w, " | ")
	}
	return string(a.Kind) + ": " + cut(a.Source) + " / " + cut(a.Cue) + " / " + cut(a.Content)
}

func attributionsOf(t testing.TB, text string) []string {
	t.Helper()
	if attributionJudge() == nil {
		t.Skip("no model of attributions in this build")
	}
	var out []string
	for _, a := range Attributions(analyzer(t).Parse(text), nil) {
		out = append(out, written(text, &a))
	}
	return out
}

func TestAttributions(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The ferry will sail on Monday, the harbour master said.", "indirect: the harbour master / said / The ferry will sail on Monday"},
		{"Lena Moss said that the quay would close.", "indirect: Lena Moss / said / that the quay would close"},
		{"According to the police, two crates are missing.", "indirect: the police / According to / two crates are missing"},
		{"The union hopes to meet the minister next week.", "indirect: The union / hopes / to meet the minister next week"},
		{"She called the plan “a bad joke.”", "mixed: She / called / the plan “a bad joke.”"},
		{"“We lost the pier,” Moss said. “We will build another.”", "direct: Moss / said / “We lost the pier,” | “We will build another.”"},
		{"The report warned that the bridge could fail.", "indirect: The report / warned / that the bridge could fail"},
	} {
		if got := attributionsOf(t, c.text); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestNothingIsToldWithoutWords(t *testing.T) {
	for _, text := range []string{"", " ", "“”", "“", ":", "The boat sank in the night.", "said", "\n\n“\n”\n"} {
		if got := attributionsOf(t, text); len(got) > 0 {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// Without a model the rules answer for quoted words, and nothing else does.
func TestAttributionsWithoutModel(t *testing.T) {
	text := "“We lost the pier,” Moss said. The mayor thinks it can be rebuilt. “We will build another.”"
	got := listen(analyzer(t).Parse(text)).attributions(nil, nil)
	for i := range got {
		if got[i].Kind != synoptic.Direct {
			t.Errorf("%s", written(text, &got[i]))
		}
	}
	if len(got) == 0 {
		t.Error("no attribution")
	}
}

// Indirect entries stand among the quotes in order, and take no quotation from
// the others.
func TestFindAddsIndirect(t *testing.T) {
	if attributionJudge() == nil {
		t.Skip("no model of attributions in this build")
	}
	text := "Lena Moss said that the quay would close. “We lost the pier,” she said."
	d := analyzer(t).Parse(text)
	quoted := Quotes(d, nil)
	all := Find(Input{Doc: d}).Quotes
	if !slices.IsSortedFunc(all, func(a, b synoptic.Quote) int { return a.Words.Start - b.Words.Start }) {
		t.Error("not in order")
	}
	indirect := 0
	rest := slices.DeleteFunc(all, func(q synoptic.Quote) bool {
		if q.Kind == synoptic.Indirect {
			indirect++
			if q.Run < len(quoted) {
				t.Errorf("run %d is a quote's", q.Run)
			}
		}
		return q.Kind == synoptic.Indirect
	})
	if indirect != 1 || len(rest) != len(quoted) {
		t.Errorf("%d indirect, %d others; want 1, %d", indirect, len(rest), len(quoted))
	}
}

const harbourStory = `Mayor: new pier by spring

Lena Moss, the mayor of Ardholm, said the pier would be rebuilt by spring. “We lost it in one night,” she said. “We will not wait.”

According to Paul Reyes, who owns two boats, the plan is “a bad joke” and the town wants to sell the quay. Reyes told reporters that nobody had asked him.

The council is expected to vote on Monday. “I hope they listen,” Paul Reyes said.
`

// One style of quotation marks rewritten in another gives the same attributions.
func TestMarksDoNotMatter(t *testing.T) {
	plain := func(list []string) []string {
		var out []string
		for _, s := range list {
			out = append(out, strings.NewReplacer("“", `"`, "”", `"`, "«", `"`, "»", `"`, "''", `"`).Replace(s))
		}
		return out
	}
	want := plain(attributionsOf(t, harbourStory))
	if len(want) < 6 {
		t.Errorf("%d attributions: %q", len(want), want)
	}
	for _, r := range []*strings.Replacer{
		strings.NewReplacer("“", `"`, "”", `"`),
		strings.NewReplacer("“", "''", "”", "''"),
		strings.NewReplacer("“", "«", "”", "»"),
	} {
		text := r.Replace(harbourStory)
		if got := plain(attributionsOf(t, text)); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text[:120], got, want)
		}
	}
}

// Two names swapped swap, and nothing else does.
func TestNamesSwap(t *testing.T) {
	swap := strings.NewReplacer("Lena Moss", "Paul Reyes", "Paul Reyes", "Lena Moss", "Moss", "Reyes", "Reyes", "Moss")
	text := strings.ReplaceAll(harbourStory, "she said", "the mayor said")
	var want []string
	for _, s := range attributionsOf(t, text) {
		want = append(want, swap.Replace(s))
	}
	if got := attributionsOf(t, swap.Replace(text)); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Whatever the text: spans lie in it, in order, without overlap in a role, and
// the same text gives the same attributions.
func FuzzAttributions(f *testing.F) {
	f.Add(harbourStory)
	f.Add("“A” said ‘b’ “c")
	f.Add("PM: taxes will fall\n\nAccording to “”: \"said\" he: said: that: “that”")
	a := analyzer(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		d := a.Parse(text)
		got := Attributions(d, nil)
		for i := range got {
			x := &got[i]
			if len(x.Content) == 0 {
				t.Fatal("no content")
			}
			if i > 0 && got[i-1].Content[0].Start > x.Content[0].Start {
				t.Error("not in order")
			}
			for _, role := range [][]synoptic.Span{x.Source, x.Cue, x.Content} {
				for k, s := range role {
					if s.Start < 0 || s.End > len(text) || s.Start >= s.End || k > 0 && role[k-1].End > s.Start {
						t.Fatalf("spans %v of %d bytes", role, len(text))
					}
				}
			}
		}
		again := Attributions(d, nil)
		if len(again) != len(got) {
			t.Error("another answer the second time")
		}
		for i := range again {
			if written(text, &again[i]) != written(text, &got[i]) {
				t.Error("another answer the second time")
			}
		}
	})
}

func FuzzDecodeJudge(f *testing.F) {
	f.Add([]byte("SYNMODEL"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if j, err := decodeJudge(data); err == nil && j == nil {
			t.Error("neither model nor error")
		}
	})
}

// Text without an end of a sentence takes no more time than other text.
func TestAttributionsTakeLinearTime(t *testing.T) {
	if attributionJudge() == nil {
		t.Skip("no model of attributions in this build")
	}
	a := analyzer(t)
	for _, text := range []string{
		strings.Repeat("he said that she said ", 2_000), strings.Repeat("“said” ", 3_000), strings.Repeat("He said. ", 3_000),
		strings.Repeat("the plan, he said, ", 9) + strings.Repeat("“a” said b, ", 3_000),
	} {
		d := a.Parse(text)
		start := time.Now()
		Attributions(d, nil)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%.20s…: %v for %d bytes", text, took, len(text))
		} else {
			t.Logf("%.20s…: %v", text, took)
		}
	}
}
