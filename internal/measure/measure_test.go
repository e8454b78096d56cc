package measure

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

func TestLexicon(t *testing.T) {
	if !slices.IsSortedFunc(lexicon[:], func(a, b entry) int { return strings.Compare(a.word, b.word) }) {
		t.Error("not sorted")
	}
	for i, e := range lexicon {
		if len(e.word) > maxWord || e.word != strings.ToLower(e.word) || i > 0 && e.word == lexicon[i-1].word {
			t.Errorf("%q: too long, not small or twice", e.word)
		}
		if c, v := lookup([]byte(e.word)); c != e.class || v != e.val {
			t.Errorf("%q: not found", e.word)
		}
		switch {
		case e.class == unitWord && (e.val < 1 || e.val >= len(measures) || measures[e.val].base == ""):
			t.Errorf("%q: no such unit", e.word)
		case (e.class == coin || e.class == isoCode || e.class == nation) && (e.val < 1 || e.val >= len(codes) || codes[e.val] == ""):
			t.Errorf("%q: no such currency", e.word)
		}
	}
}

// one is the only quantity of a text.
func one(t *testing.T, text string) synoptic.Quantity {
	t.Helper()
	qs := Find(text, synoptic.Span{End: len(text)}, nil)
	if len(qs) != 1 {
		t.Fatalf("%q: %d quantities", text, len(qs))
	}
	return qs[0]
}

func TestBounds(t *testing.T) {
	const inf = math.MaxInt64
	for _, c := range []struct {
		text   string
		lo, hi int64
	}{
		{"100 men", 100_000, 100_000},
		{"about 100 men", 90_000, 110_000},
		{"nearly 100 men", 85_000, 99_999},
		{"more than 100 men", 100_001, 150_000},
		{"less than 100 men", 67_000, 99_999},
		{"at least 100 men", 100_000, inf},
		{"up to 100 men", 0, 100_000},
		{"dozens of men", 24_000, 99_000},
		{"more than 100 to 120 men", 100_001, 180_000},
		{"at least a few men", 2_000, inf},
		{"about minus 10 degrees Celsius", -11_000, -9_000},
		{"at most -10°C", math.MinInt64, -10_000},
		{"more than 1 man", 1_001, 1_500},
	} {
		if q := one(t, c.text); q.Lo != c.lo || q.Hi != c.hi {
			t.Errorf("%s: [%d, %d], want [%d, %d]", c.text, q.Lo, q.Hi, c.lo, c.hi)
		}
	}
}

func TestNumberSpan(t *testing.T) {
	for text, want := range map[string]string{
		"nearly two hours": "two", "about $121 billion": "121 billion", "10 to 12 men": "10 to 12", "a 6-foot-4 man": "6",
		"between 8% and 15.5%": "8% and 15.5", "half a dozen eggs": "half a dozen", "30th floor": "30th",
	} {
		if q := one(t, text); q.Number.Cut(text) != want {
			t.Errorf("%s: number %q, want %q", text, q.Number.Cut(text), want)
		}
	}
}

func TestSaturation(t *testing.T) {
	nines := strings.Repeat("9", 400)
	for _, text := range []string{
		nines + " men", "about " + nines + " trillion miles", "more than $" + nines + " trillion", "nearly 0." + nines + " mm",
		"at most -" + nines + "°C", "-" + nines + " degrees Fahrenheit", "9,223,372,036,854,775,807 centuries and 59 seconds",
		"999 million million billion barrels", "9223372036854775807 and a half years", nines + "½ tons",
	} {
		for _, q := range Find(text, synoptic.Span{End: len(text)}, nil) {
			if q.Lo > q.Hi {
				t.Errorf("%.40s: [%d, %d] value %d", text, q.Lo, q.Hi, q.Value)
			}
		}
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Relation
	}{
		{"two hours", "120 minutes", Same},
		{"two years", "24 months", Same},
		{"2 km", "2,000 metres", Same},
		{"two-thirds of it", "two thirds of it", Same},
		{"nearly two hours", "two hours", Meets},
		{"around two hours", "nearly two-hour talks", Meets},
		{"more than two hours", "two hours", Meets},
		{"more than two hours", "nearly two hours", Disjoint},
		{"about $90 billion", "more than $90 billion", Meets},
		{"$61 billion", "$64 billion", Disjoint},
		{"$95 billion", "$20 billion", Disjoint},
		{"2,987 men", "3,000 men", RoundsTo},
		{"148 men", "146 men", Disjoint},
		{"at least 90 men", "more than 80 men", Meets},
		{"at least four men", "two men", Disjoint},
		{"dozens of men", "51 men", Meets},
		{"scores of men", "120 men", Meets},
		{"dozens of men", "120 men", Disjoint},
		{"roughly 1,000 men", "about 850 men", Meets},
		{"nearly 1,000 men", "about 850 men", Meets},
		{"5 percent", "5 percentage points", Incomparable},
		{"$5", "£5", Incomparable},
		{"a 2-1 win", "a 2-0 win", Disjoint},
		{"the third time", "the fourth time", Disjoint},
		{"weeks of talks", "months of talks", Disjoint},
		{"for a year", "more than a year", Meets},
	} {
		a, b := one(t, c.a), one(t, c.b)
		if got := Compare(a, b); got != c.want {
			t.Errorf("%s, %s: %v, want %v", c.a, c.b, got, c.want)
		}
		if Compare(a, b) != Compare(b, a) {
			t.Errorf("%s, %s: not symmetric", c.a, c.b)
		}
		if Compare(a, a) != Same {
			t.Errorf("%s: not the same as itself", c.a)
		}
	}
}

func TestSingular(t *testing.T) {
	for _, c := range [][2]string{
		{"people", "person"}, {"Cities", "city"}, {"churches", "church"}, {"boxes", "box"}, {"heroes", "hero"}, {"classes", "class"},
		{"policemen", "policeman"}, {"women", "woman"}, {"wolves", "wolf"}, {"buses", "bus"}, {"crises", "crisis"}, {"series", "series"},
		{"cars", "car"}, {"police", "police"}, {"movies", "movie"}, {"houses", "house"},
	} {
		if got := singular(c[0]); got != c[1] {
			t.Errorf("%s: %s, want %s", c[0], got, c[1])
		}
	}
}

// check holds what Find promises for any text.
func check(t *testing.T, text string, in synoptic.Span, skip []synoptic.Span) {
	t.Helper()
	last := max(in.Start, 0)
	qs := Find(text, in, skip)
	for i, q := range qs {
		if !q.In(min(len(text), max(in.End, 0))) || q.Start < last || !q.Contains(q.Number) || q.Number.Len() <= 0 {
			t.Fatalf("%q: span %v, number %v after %d", text, q.Span, q.Number, last)
		}
		if utf8.ValidString(text) && (!utf8.RuneStart(text[q.Start]) || q.End < len(text) && !utf8.RuneStart(text[q.End])) {
			t.Fatalf("%q: span %v cuts a rune", text, q.Span)
		}
		if q.Lo > q.Hi || q.Word != 0 {
			t.Fatalf("%q: %+v", text, q)
		}
		for _, s := range skip {
			if q.Overlap(s) > 0 && utf8.ValidString(text) && strings.TrimSpace(text[max(q.Start, s.Start):min(q.End, s.End)]) != "" {
				t.Fatalf("%q: %v overlaps skipped %v", text, q.Span, s)
			}
		}
		if Compare(q, q) != Same || i > 0 && Compare(q, qs[i-1]) != Compare(qs[i-1], q) {
			t.Fatalf("%q: compare %+v", text, q)
		}
		last = q.End
	}
}

func FuzzFind(f *testing.F) {
	f.Add("At least ten sailors, about $121 billion, 2-1, between 8% and 15.5%", 0, 60, 3, 5)
	f.Add("two and a half million to three 1½ -5°C minus 7 6-foot-4 18-month-old", 3, 50, 0, 0)
	f.Add("one in five, nine out of 10, half a dozen, tens of thousands, £5m–£6m, 1,000,000.00001", 0, 90, 8, 2)
	f.Add("\xff\xfe 5\u00a0km, 99999999999999999999 trillion °F, Martin, 30, was", 0, 70, -4, 9)
	f.Fuzz(func(t *testing.T, text string, start, end, a, b int) {
		check(t, text, synoptic.Span{Start: start, End: end}, nil)
		skip := []synoptic.Span{{Start: a, End: b}, {Start: 2, End: 4}}
		check(t, text, synoptic.Span{End: len(text)}, skip)
	})
}

// hard texts make a grammar that looks ahead look far.
var hardTexts = []string{
	"1", "9 ", "of ", "one ", "twenty ", "hundred ", "one hundred and ", "a ", "about ", "half a ", "two or ", "10-", "10-12 ", "1,000,",
	"1.", "$", "$5 ", "between 10 and ", "an hour and 20 minutes and ", "more than ", "several ", "hundreds of ", "first ", "30th ",
	"one in ", "½", "5 red big old new blue tall ", "—", "é", "\n\n", "minus ", "6-foot-",
	"0800 ", "+44 20 ", "two and ", "Two Killed ", "60 Minutes ", "book about three ", "iPhone 12 ",
}

func TestLinear(t *testing.T) {
	const limit = time.Minute // a quadratic search of a megabyte would take hours
	for _, h := range hardTexts {
		size := 1 << 18
		if h == "1" || h == "of " {
			size = 1 << 20
		}
		text := strings.Repeat(h, size/len(h))
		start := time.Now()
		n := len(Find(text, synoptic.Span{End: len(text)}, nil))
		if d := time.Since(start); d > limit {
			t.Errorf("%q: %v for %d bytes", h, d, len(text))
		} else {
			t.Logf("%q: %v, %d found", h, d.Round(time.Millisecond), n)
		}
	}
}

const sample = `The ferry sank off the coast late on Tuesday, the harbour master said, with about 120 people on board. At least nine
sailors and a 45-year-old passenger were rescued within two hours; dozens are missing. The company paid fines of more than
$2.5 million and lost 15.5 percent of its income over the past three years. Its second ship, 140 metres long, carried
up to 3,000 tons of grain, one-third of what it could hold. "We have not seen anything like it in 30 years," he said.
`

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(sample, 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text, synoptic.Span{End: len(text)}, nil)
	}
}

func BenchmarkCompare(b *testing.B) {
	qs := Find(sample, synoptic.Span{End: len(sample)}, nil)
	b.ReportAllocs()
	for b.Loop() {
		for i := range qs {
			Compare(qs[i], qs[len(qs)-1-i])
		}
	}
}
