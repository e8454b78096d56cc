package pipeline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

func reportOf(text string) *synoptic.Report { return &synoptic.Report{ID: "r", Text: text} }

func said(found []Found, text string) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%s %d/%d %q", f.Fit, f.Same, f.Of, f.Span.Cut(text))
		for _, d := range f.Diff {
			fmt.Fprintf(&b, " %s:%q", d.Op, d.Text)
		}
		b.WriteString("; ")
	}
	return b.String()
}

func TestFindQuotation(t *testing.T) {
	text := "The ferry is late. “She was at six knots,\nno more,” Abara said. “We don’t race,” she said; we don't race, she said again. She had been at sea for thirty years when the Marrow Belle was built."
	for _, c := range []struct{ quotation, want string }{
		{"She was at six knots, no more", `exact 9/9 "She was at six knots,\nno more"; `},
		{"SHE WAS at six knots -- no more!", `exact 9/9 "She was at six knots,\nno more"; `},
		{"we don't race", `exact 5/5 "We don’t race"; exact 5/5 "we don't race"; `},
		{"She was … no more", `cut 5/5 "She was at six knots,\nno more" same:"She was" inserted:"at six knots" same:"no more"; `},
		{"[The ferry] was at six knots", `exact 5/5 "was at six knots"; `},
		{"She was at seven knots, no more", `near 8/10 "She was at six knots,\nno more" same:"She was at" missing:"seven" inserted:"six" same:"knots,\nno more"; `},
		{"She was doing at most six knots, and no more than that", `near 9/18 "She was at six knots,\nno more" same:"She was" missing:"doing" same:"at" missing:"most" same:"six knots" missing:"and" same:"no more" missing:"than that"; `},
		{"nothing of the kind was ever said", ""},
		{"race", `exact 2/2 "race"; exact 2/2 "race"; `},
		{"racing", ""}, {"", ""}, {"“…”", ""},
		{"she had been at sea for forty years when the Marrow Belle was sold", `near 17/21 "She had been at sea for thirty years when the Marrow Belle was" same:"She had been at sea for" missing:"forty" inserted:"thirty" same:"years when the Marrow Belle was" missing:"sold"; `},
	} {
		got := said(FindQuotation(c.quotation, reportOf(text)), text)
		if got != c.want {
			t.Errorf("%q: %s\nwant %s", c.quotation, got, c.want)
		}
	}
	r := reportOf("She was at six knots. She was at six knots.")
	r.Skipped = []synoptic.Skipped{{Span: synoptic.Span{Start: 0, End: 21}}}
	if got := FindQuotation("she was at six knots", r); len(got) != 1 || got[0].Span.Start != 22 {
		t.Errorf("what is skipped: %+v", got)
	}
}

// Spans cut what the diff says, whatever is looked for in whatever.
func FuzzFindQuotation(f *testing.F) {
	f.Add("we don't … race [x]", "We don’t\never race, she said")
	f.Add("a b c d e f", "a b x c d d e")
	f.Fuzz(func(t *testing.T, quotation, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		quotation = strings.ToValidUTF8(quotation, "\ufffd")
		for _, x := range FindQuotation(quotation, reportOf(text)) {
			if !x.Span.In(len(text)) || x.Same > x.Of || x.Same*100 < x.Of*nearShare || (x.Fit == FitExact) != (x.Diff == nil) {
				t.Fatalf("%+v in %q", x, text)
			}
			for _, d := range x.Diff {
				if d.Op == "missing" && !strings.Contains(quotation, d.Text) || d.Op != "missing" && !strings.Contains(x.Span.Cut(text), d.Text) {
					t.Fatalf("%+v in %q", d, text)
				}
			}
		}
	})
}
