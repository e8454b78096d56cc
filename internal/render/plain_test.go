package render

import (
	"regexp"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// TestQuestion: kind and slot make a question in plain words.
func TestQuestion(t *testing.T) {
	for _, c := range []struct {
		kind synoptic.Kind
		slot string
		want string
	}{
		{synoptic.KindQuantity, "sailor", "How many sailors?"},
		{synoptic.KindQuantity, "people", "How many people?"},
		{synoptic.KindQuantity, "rescued child", "How many rescued children?"},
		{synoptic.KindQuantity, "body", "How many bodies?"},
		{synoptic.KindQuantity, "woman", "How many women?"},
		{synoptic.KindQuantity, "duration", "How long?"},
		{synoptic.KindQuantity, "amount of money", "How much money?"},
		{synoptic.KindQuantity, "age", "How old?"},
		{synoptic.KindQuantity, "distance", "How far?"},
		{synoptic.KindQuantity, "share", "What share?"},
		{synoptic.KindQuantity, "", "How many?"},
		{synoptic.KindTime, "when", "When?"},
		{synoptic.KindWhere, "where", "Where?"},
		{synoptic.KindParticipant, "agent", "Who?"},
		{synoptic.KindWording, "words", "In which words?"},
		{synoptic.KindAttribution, "speaker", "Who said it?"},
		{synoptic.KindStatus, "status", "Did it happen?"},
		{synoptic.KindDescription, "lorry", "What kind of lorry?"},
		{"other", "x", ""},
	} {
		if got := question(&synoptic.Discrepancy{Kind: c.kind, Slot: c.slot}); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.kind, c.slot, got, c.want)
		}
	}
}

// TestNamed: users write kinds and sections as they come.
func TestNamed(t *testing.T) {
	for word, want := range map[string]synoptic.Kind{
		"quantity": "quantity", "Quantities": "quantity", " TIMES": "time", "places": "place", "statuses": "status",
		"claims": "claims", "Claim": "claims", "difference": "discrepancies", "discrepancies": "discrepancies", "only": "only",
		"opening": "openings", "timelines": "timeline",
	} {
		if got, ok := Named(word); !ok || got != want {
			t.Errorf("%q: %q, %v", word, got, ok)
		}
	}
	for _, word := range []string{"", "s", "quant", "sources"} {
		if got, ok := Named(word); ok {
			t.Errorf("%q: %q", word, got)
		}
	}
}

// TestDisputed: a claim that a discrepancy contradicts says so wherever it is
// listed, also where the discrepancy is not shown, and also where that names no
// claim but has its readings in the claim's mentions.
func TestDisputed(t *testing.T) {
	d := kestrel(t)
	d.Stories[0].Discrepancies[0].Of = synoptic.Of{} // its readings stand in c5
	for name, c := range map[string]struct {
		f    format
		o    Options
		want string
	}{
		"text":          {Text, Options{}, "No one was injured — 4 reports, 2–4 origins — accounts differ: see 1 ["},
		"brief":         {Text, Options{Brief: true}, "No one was injured — accounts differ: see 1 ["},
		"text alone":    {Text, Options{Only: []synoptic.Kind{Claims}}, "No one was injured — 4 reports, 2–4 origins — accounts differ: in status, injured ["},
		"text by kinds": {Text, Options{Only: []synoptic.Kind{Claims, synoptic.KindTime}}, "accounts differ: see 1; also in description, vehicle ["},
		"lacking":       {Text, Options{Only: []synoptic.Kind{Only}}, "walker — accounts differ: in participant, finder ["},
		"markdown":      {Markdown, Options{}, "No one was injured — **accounts differ: see 1** |"},
		"html":          {HTML, Options{}, `accounts differ: see <a class="use u-d k-status" href="#d1" aria-label="≠1, difference 1">≠1</a>`},
		"html alone":    {HTML, Options{Only: []synoptic.Kind{Claims}}, `accounts differ in status, injured</span>`},
	} {
		if out := strings.Join(strings.Fields(render(t, c.f, d, c.o)), " "); !strings.Contains(out, c.want) {
			t.Errorf("%s: no %q", name, c.want)
		}
	}
}

// TestLegend explains the words that are there, each once, and no others.
func TestLegend(t *testing.T) {
	terms := func(o Options) string {
		var out []string
		for _, e := range newView(kestrel(t), 0, o).legend("{+ +}") {
			if e.Text == "" {
				t.Errorf("%s is not explained", e.Term)
			}
			out = append(out, e.Term)
		}
		return strings.Join(out, "|")
	}
	want := "3–4 origins|weight|accounts differ|update|rounding|bound|precision|translation|cut|direct|indirect|other words|speaker settled by|{+ +}|Valley Courier:12"
	if got := terms(Options{}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := terms(Options{Only: []synoptic.Kind{synoptic.KindStatus}}), "3–4 origins|weight|Valley Courier:12"; got != want {
		t.Errorf("of one kind: %s, want %s", got, want)
	}
	d := kestrel(t)
	d.Stories[0].Discrepancies[0].Maybe = []string{synoptic.MaybeUpdate, synoptic.MaybeScope, synoptic.MaybeRounding, synoptic.MaybeBound,
		synoptic.MaybeUnit, synoptic.MaybePrecision, synoptic.MaybeTranslation, synoptic.MaybeSilent, synoptic.MaybeCut}
	for _, m := range maybes(&d.Stories[0].Discrepancies[0]) {
		if !strings.Contains(m, " (") {
			t.Errorf("%q is no phrase", m)
		}
	}
	if n := len(newView(d, 0, Options{Only: []synoptic.Kind{synoptic.KindStatus}}).legend("")); n != 3+9 {
		t.Errorf("%d entries, want all nine reasons", n)
	}
}

// TestClockFirst: an entry of the timeline begins with its time as written, and
// keeps the order that the synopsis has within a day.
func TestClockFirst(t *testing.T) {
	out := strings.Join(strings.Fields(render(t, Text, kestrel(t), Options{Only: []synoptic.Kind{Timeline}})), " ")
	for _, want := range []string{
		"“shortly after dawn”: The crack is seen [Valley Courier:9] · also “early on Tuesday” [Lowland Tribune:6] “on Tuesday”: Water",
		"also “said on Tuesday” [Lowland Tribune:4] 2026-04-14/2026-04-16 “within two days”: People could go home",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
}

// TestNobody: what is asked for is not there, and no section pretends that
// nothing differs.
func TestNobody(t *testing.T) {
	for name, f := range map[string]format{"text": Text, "markdown": Markdown, "html": HTML} {
		out := regexp.MustCompile(`<style>(.|\n)*</style>`).ReplaceAllString(render(t, f, kestrel(t), Options{About: "Zorro"}), "")
		if !strings.Contains(out, "Nothing in these reports mentions “Zorro”") || strings.Contains(out, "No difference") {
			t.Errorf("%s: %s", name, out[:min(len(out), 600)])
		}
		out = render(t, f, kestrel(t), Options{About: "gymnasium floor"})
		if !strings.Contains(out, "Nothing in these reports mentions") {
			t.Errorf("%s: words that stand nowhere together", name)
		}
	}
}

// TestBeginning cuts long passages at the end of a word.
func TestBeginning(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"one two three", 20, "one two three"}, {"one two three", 13, "one two three"}, {"one two three", 9, "one two"},
		{"one two three", 7, "one two"}, {"one two, three", 8, "one two,"}, {"überüberüber", 5, "überü"}, {"漢字漢字漢字", 4, "漢字漢字"}, {"", 4, ""},
	} {
		if got := beginning(c.text, synoptic.Span{Start: 0, End: len(c.text)}, c.n).Cut(c.text); got != c.want {
			t.Errorf("%q to %d: %q, want %q", c.text, c.n, got, c.want)
		}
	}
}
