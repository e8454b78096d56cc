package lang

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// maxKnownFailures is how many of the cases may be listed as known failures.
const maxKnownFailures = 12

// TestStatusCases reads testdata/status.txt with the built-in models.
func TestStatusCases(t *testing.T) {
	raw, err := os.ReadFile("testdata/status.txt")
	if err != nil {
		t.Fatal(err)
	}
	a, err := Load()
	if err != nil {
		t.Skip(err)
	}
	cases, known, traps, trap := 0, 0, 0, false
	for n, line := range strings.Split(string(raw), "\n") {
		if strings.HasPrefix(line, "## ") {
			trap = strings.HasPrefix(line, "## traps")
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		line, fails := strings.CutPrefix(line, "known: ")
		f := strings.Split(line, " | ")
		if len(f) != 3 {
			t.Fatalf("line %d: %q: want sentence | word | status", n+1, line)
		}
		cases++
		if trap {
			traps++
		}
		got, tree := statusOf(t, a, f[0], f[1])
		missed := missing(got, strings.Fields(f[2]))
		switch {
		case fails && missed == "":
			t.Errorf("line %d: %s: no longer a failure", n+1, line)
		case fails:
			known++
			t.Logf("line %d, known: %s: %s", n+1, line, missed)
		case missed != "":
			t.Errorf("line %d: %s\n  %s in %+v\n  %s", n+1, line, missed, got, tree)
		}
	}
	if known > maxKnownFailures {
		t.Errorf("%d known failures, allowed are %d", known, maxKnownFailures)
	}
	t.Logf("%d cases, %d of them under traps, %d known failures", cases, traps, known)
}

// statusOf parses a text and gives the status of its clause at a word.
func statusOf(t *testing.T, a *Analyzer, text, word string) (ClauseStatus, string) {
	t.Helper()
	form, nth, counted := strings.Cut(word, "#")
	left := 1
	if counted {
		left, _ = strconv.Atoi(nth)
	}
	d := a.Parse(text)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for k := range s.Tokens {
			if s.Tokens[k].Form != form {
				continue
			}
			if left--; left == 0 {
				return NewStatuses(s).At(k), drawn(s)
			}
		}
	}
	t.Fatalf("%q has no word %q", text, word)
	return ClauseStatus{}, ""
}

func drawn(s *Sentence) string {
	var b strings.Builder
	for i, x := range s.Tokens {
		b.WriteString(strconv.Itoa(i) + ":" + x.Form + "/" + x.Lemma + "/" + x.XPOS.String() + "/" + strconv.Itoa(int(x.Head)) + "/" + x.Rel.String() + " ")
	}
	return b.String()
}

// missing names what of the wanted words a status does not have; polarity is
// always compared, the rest only if wanted.
func missing(got ClauseStatus, want []string) string {
	var out []string
	if string(got.Word) != want[0] {
		out = append(out, "status "+string(got.Word)+", want "+want[0])
	}
	if not := slices.Contains(want, "not"); not != got.Negated {
		out = append(out, "wrong polarity")
	}
	for _, w := range want[1:] {
		ok := true
		switch w {
		case "not":
		case "past", "present":
			ok = got.Tense.String() == w
		case "future":
			ok = got.Tense == FutureTense
		case "perfect":
			ok = got.Aspect&Perfect != 0
		case "progressive":
			ok = got.Aspect&Progressive != 0
		case "passive":
			ok = got.Passive
		default:
			ok = got.Modality.String() == w
		}
		if !ok {
			out = append(out, "no "+w)
		}
	}
	return strings.Join(out, ", ")
}
