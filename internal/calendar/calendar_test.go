package calendar

import (
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
	}
}

func TestHolidays(t *testing.T) {
	days := map[string]string{
		"Easter": "2026-04-05", "Good Friday": "2026-04-03", "Thanksgiving": "2026-11-26", "Memorial Day": "2026-05-25",
		"Labor Day": "2026-09-07", "Election Day": "2026-11-03", "Martin Luther King Day": "2026-01-19",
		"Mothers Day": "2026-05-10", "Cyber Monday": "2026-11-30", "Ash Wednesday": "2026-02-18", "Whit Monday": "2026-05-25",
	}
	for i := range holidays {
		h := &holidays[i]
		if want, ok := days[h.name]; ok && h.in(2026).String() != want {
			t.Errorf("%s: %s, want %s", h.name, h.in(2026), want)
		}
		first, _, _ := strings.Cut(h.name, " ")
		if c, v := lookup([]byte(strings.ToLower(first))); c != feast && c != month && c != ordinal {
			t.Errorf("%s: class %d, %d", h.name, c, v)
		}
	}
}

func TestEaster(t *testing.T) {
	for _, want := range []string{"1818-03-22", "1943-04-25", "2000-04-23", "2016-03-27", "2024-03-31", "2038-04-25"} {
		d, _ := synoptic.ParseDate(want)
		y, _, _ := d.First.Civil()
		if easter(y) != d.First {
			t.Errorf("%d: %s, want %s", y, easter(y), want)
		}
	}
}

func TestHow(t *testing.T) {
	anchor := synoptic.On(synoptic.DayOf(2026, 2, 4))
	for _, c := range []struct {
		text string
		at   Context
		how  synoptic.Anchor
		ok   bool
	}{
		{"on 3 February 2026", Context{}, synoptic.AnchorText, true},
		{"on Tuesday", Context{Anchor: anchor}, synoptic.AnchorOwn, true},
		{"on Tuesday", Context{}, synoptic.AnchorOwn, false},
		{"since 2005", Context{}, synoptic.AnchorOwn, false},
		{"the next day", Context{Anchor: anchor}, synoptic.AnchorText, false},
		{"the next day", Context{Anchor: anchor, Previous: anchor}, synoptic.AnchorText, true},
		{"for two hours", Context{Anchor: anchor}, synoptic.AnchorText, false},
		{"in 2016", Context{Anchor: synoptic.On(1 << 30)}, synoptic.AnchorText, true},
		{"last week", Context{Anchor: synoptic.On(1 << 30)}, synoptic.AnchorOwn, false},
	} {
		es := Find(c.text, synoptic.Span{End: len(c.text)})
		if len(es) != 1 {
			t.Fatalf("%s: %d found", c.text, len(es))
		}
		if _, how, ok := es[0].Resolve(c.at); how != c.how || ok != c.ok {
			t.Errorf("%s: %q %v, want %q %v", c.text, how, ok, c.how, c.ok)
		}
	}
}

// TestPart holds that a part of a text gives what it gives alone, moved.
func TestPart(t *testing.T) {
	const a, b = "He left on Monday. ", "She came two weeks ago, on 3 May."
	whole := Find(a+b+a, synoptic.Span{Start: len(a), End: len(a) + len(b)})
	alone := Find(b, synoptic.Span{End: len(b)})
	if len(whole) != 2 || len(alone) != 2 {
		t.Fatal(whole, alone)
	}
	for i := range whole {
		if whole[i].Cut(a+b+a) != alone[i].Cut(b) {
			t.Error(whole[i].Cut(a+b+a), alone[i].Cut(b))
		}
	}
	if got := Find(a, synoptic.Span{Start: -5, End: 1000}); len(got) != 1 {
		t.Error("span outside the text:", got)
	}
	if got := Find(a, synoptic.Span{Start: 50, End: 2}); got != nil {
		t.Error("span the wrong way round:", got)
	}
}

// check holds what Find promises for any text.
func check(t *testing.T, text string, in synoptic.Span) {
	t.Helper()
	last := max(in.Start, 0)
	anchors := []synoptic.Date{{}, synoptic.On(synoptic.DayOf(2024, 2, 29)), synoptic.YearOf(1), synoptic.YearOf(9999)}
	for _, e := range Find(text, in) {
		if !e.In(min(len(text), max(in.End, 0))) || e.Start < last {
			t.Fatalf("%q: span %v after %d", text, e.Span, last)
		}
		if utf8.ValidString(text) && (!utf8.RuneStart(text[e.Start]) || e.End < len(text) && !utf8.RuneStart(text[e.End])) {
			t.Fatalf("%q: span %v cuts a rune", text, e.Span)
		}
		if e.Kind == "" || e.Clock < 0 || e.Clock > minutesADay {
			t.Fatalf("%q: %+v", text, e)
		}
		last = e.End
		for _, a := range anchors {
			for flags := range 4 {
				d, _, ok := e.Resolve(Context{Anchor: a, Past: flags&1 > 0, Future: flags&2 > 0, Previous: anchors[flags]})
				if ok != d.Known || ok && d.First > d.Last {
					t.Fatalf("%q: %v %v", e.Cut(text), d, ok)
				}
				if back, err := synoptic.ParseDate(d.String()); ok && (err != nil || back != d) {
					t.Fatalf("%q: %v does not read back: %v", e.Cut(text), d, err)
				}
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("On Tuesday, 3 February 2026, at 6 a.m. local time, since 2005.", 0, 60)
	f.Add("The end of the first quarter of 2017 – “late Thursday” ’90s", 3, 50)
	f.Add("in two weeks' time, three days after that; 2016/17 02/03/2026 1e9999999999 years ago", 0, 90)
	f.Add("\xff\xfe May\u00a03\u2013\u20055, 24:00 UTC; Christmas 0001", 0, 40)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		check(t, text, synoptic.Span{Start: start, End: end})
		check(t, text, synoptic.Span{End: len(text)})
	})
}

// hard texts make a grammar that looks ahead look far.
var hardTexts = []string{
	"1", "9 ", "of ", "the end of ", "first quarter of ", "about ", "since ", "between 2001 and ", "May ", "a ", "in two weeks ",
	"Monday to ", "3,000,", "12:", "early hours of ", "Martin Luther ", "12.12.", "\n\n", "—", "é", "two or three and a half ",
	"2 years and 3 months and 4 weeks and ", "last last ", "Christmas ", "New York Standard ", "2016-", "the first worst since 2005 ",
	"Sunday Adekunle ", "Crusoe and Friday ", "60 Minutes ", "said Yesterday ", "21st Century Fox ",
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
		n := 0
		for _, e := range Find(text, synoptic.Span{End: len(text)}) {
			if e.Clock >= 0 {
				n++
			}
		}
		if d := time.Since(start); d > limit {
			t.Errorf("%q: %v for %d bytes", h, d, len(text))
		} else {
			t.Logf("%q: %v, %d found", h, d.Round(time.Millisecond), n)
		}
	}
}

const sample = `The ferry sank off the coast late on Tuesday, 3 February, the harbour master said, two weeks after a storm
had shut the port for three days. About 120 people were on board when it left at 6.40 p.m. local time. The company,
founded in 1987, had lost another ship in October 2016 and paid fines of more than $2 million since then. Rescuers will
return on Thursday morning; the inquiry is due to end by the summer. "We have not seen anything like it in 30 years," he said.
`

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(sample, 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text, synoptic.Span{End: len(text)})
	}
}

func BenchmarkResolve(b *testing.B) {
	es := Find(sample, synoptic.Span{End: len(sample)})
	c := Context{Anchor: synoptic.On(synoptic.DayOf(2026, 2, 4)), Past: true}
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range es {
			e.Resolve(c)
		}
	}
}
