package measure

import (
	"math"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// TestCases holds Find to testdata/cases.txt, which tells its form.
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
		text, want, ok := strings.Cut(line, " |")
		if !ok {
			t.Fatalf("line %d: no column", n+1)
		}
		cases++
		if want = strings.TrimSpace(want); want == "" {
			traps++
		}
		if got := found(text); got != want {
			t.Errorf("line %d: %s\n\tgot  %s\n\twant %s", n+1, text, got, want)
		}
	}
	t.Logf("%d cases, %d of them with nothing to find", cases, traps)
}

// minRight is the least number of blind cases that must be right, in hundredths
// of a percent.
const minRight = 9941

// TestBlindCases holds Find to testdata/blind.txt, whose cases are independent
// of the code, and tells how many are right. They write some units in another
// way than the package does, and numbers without rounding.
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
		text, want, ok := strings.Cut(line, " |")
		if !ok {
			t.Fatalf("line %d: no column", n+1)
		}
		cases++
		if got := found(text); alike(got, strings.TrimSpace(want)) {
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

// alike tells whether two columns say the same: word for word, but for numbers
// that are alike to the thousandth, or to one part in a million.
func alike(got, want string) bool {
	as, bs := strings.Split(got, " ; "), strings.Split(want, " ; ")
	if len(as) != len(bs) {
		return false
	}
	for i := range as {
		words, a, _ := strings.Cut(as[i], " = ")
		others, b, _ := strings.Cut(bs[i], " = ")
		fa, fb := strings.Fields(a), strings.Fields(b)
		if words != others || len(fa) != len(fb) {
			return false
		}
		kmh := strings.HasSuffix(b, " km/h")
		for k := range fa {
			switch {
			case fa[k] == fb[k], fa[k] == "m²" && fb[k] == "m2", fa[k] == "m/s" && fb[k] == "km/h":
			case !near(fa[k], fb[k], kmh):
				return false
			}
		}
	}
	return true
}

// near tells whether two numbers or ranges of numbers are alike; the second may
// be in kilometres an hour where the first is in metres a second.
func near(a, b string, kmh bool) bool {
	as, bs := strings.Split(a, ".."), strings.Split(b, "..")
	if len(as) != len(bs) {
		return false
	}
	for i := range as {
		x, ok := new(big.Rat).SetString(as[i])
		y, known := new(big.Rat).SetString(bs[i])
		if !ok || !known {
			return false
		}
		if kmh {
			y.Mul(y, big.NewRat(5, 18))
		}
		off := x.Sub(x, y)
		off.Abs(off)
		if off.Cmp(big.NewRat(1, 1000)) > 0 && off.Cmp(y.Mul(y.Abs(y), big.NewRat(1, 1_000_000))) > 0 {
			return false
		}
	}
	return true
}

// found writes what Find makes of a text as cases.txt does.
func found(text string) string {
	var skip []synoptic.Span
	for {
		a, b := strings.IndexByte(text, '{'), strings.IndexByte(text, '}')
		if a < 0 || b < a {
			break
		}
		skip = append(skip, synoptic.Span{Start: a, End: b - 1})
		text = text[:a] + text[a+1:b] + text[b+1:]
	}
	var out []string
	for _, q := range Find(text, synoptic.Span{End: len(text)}, skip) {
		s := q.Cut(text) + " ="
		if q.Bound != synoptic.Exactly {
			s += " " + string(q.Bound)
		}
		if q.Bound == synoptic.Range {
			s += " " + thousandths(q.Lo) + ".." + thousandths(q.Hi)
		} else {
			s += " " + thousandths(q.Value)
		}
		if q.Unit != "" {
			s += " " + q.Unit
		}
		if q.Counted != "" {
			s += " of " + q.Counted
		}
		out = append(out, s)
	}
	return strings.Join(out, " ; ")
}

// thousandths writes a number of thousandths as a decimal.
func thousandths(v int64) string {
	if v == math.MaxInt64 {
		return "inf"
	}
	s := ""
	if v < 0 {
		s, v = "-", -v
	}
	s += strconv.FormatInt(v/1000, 10)
	if v%1000 != 0 {
		s += "." + strings.TrimRight(strconv.FormatInt(1000+v%1000, 10)[1:], "0")
	}
	return s
}
