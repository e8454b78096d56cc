package calendar

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

const defaultAnchor = "2026-02-04"

// TestCases holds Find and Resolve to testdata/cases.txt, which tells its form.
func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases, traps := 0, 0
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text, rest, ok := strings.Cut(line, " |")
		want, around, _ := strings.Cut(rest, "|")
		if !ok {
			t.Fatalf("line %d: no column", n+1)
		}
		cases++
		if want = strings.TrimSpace(want); want == "" {
			traps++
		}
		if got := found(text, contextOf(t, around)); got != want {
			t.Errorf("line %d: %s\n\tgot  %s\n\twant %s", n+1, text, got, want)
		}
	}
	t.Logf("%d cases, %d of them with nothing to find", cases, traps)
}

// minRight is the least number of blind cases that must be right, in hundredths
// of a percent.
const minRight = 9974

// TestBlindCases holds Find and Resolve to testdata/blind.txt, whose cases are
// independent of the code, and tells how many are right.
func TestBlindCases(t *testing.T) {
	data, err := os.ReadFile("testdata/blind.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases, right := 0, 0
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text, rest, ok := strings.Cut(line, " |")
		if !ok {
			t.Fatalf("line %d: no column", n+1)
		}
		want, around, _ := strings.Cut(rest, "|")
		cases++
		got := strings.ReplaceAll(found(text, contextOf(t, around)), " @", "@") // as the cases write it
		if got == strings.TrimSpace(want) {
			right++
		} else {
			t.Logf("line %d: %s\n\tgot  %s\n\twant %s", n+1, text, got, strings.TrimSpace(want))
		}
	}
	t.Logf("%d of %d cases right", right, cases)
	if cases == 0 || right*10_000 < minRight*cases {
		t.Errorf("%d of %d cases right, floor %d.%02d %%", right, cases, minRight/100, minRight%100)
	}
}

func contextOf(t *testing.T, s string) Context {
	date := func(s string) synoptic.Date {
		d, err := synoptic.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	c := Context{Anchor: date(defaultAnchor)}
	for _, f := range strings.Fields(s) {
		switch {
		case f == "past":
			c.Past = true
		case f == "future":
			c.Future = true
		case f == "-":
			c.Anchor = synoptic.Date{}
		case strings.HasPrefix(f, "prev="):
			c.Previous = date(f[len("prev="):])
		default:
			c.Anchor = date(f)
		}
	}
	return c
}

// found writes what Find and Resolve make of a text as cases.txt does.
func found(text string, c Context) string {
	var out []string
	for _, e := range Find(text, synoptic.Span{End: len(text)}) {
		d, _, ok := e.Resolve(c)
		value := d.String()
		switch {
		case e.Kind == synoptic.TimeDuration && !ok:
			value = "duration"
		case e.Kind == synoptic.TimeSet:
			value = "set"
		case !ok:
			value = "?"
		}
		if e.Clock > 0 {
			value += fmt.Sprintf(" @%02d:%02d", (e.Clock-1)/60, (e.Clock-1)%60)
		}
		if e.Zone != "" {
			value += " " + e.Zone
		}
		out = append(out, e.Cut(text)+" = "+value)
	}
	return strings.Join(out, " ; ")
}
