package pipeline

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// handDoc is the hand-made document of the root, and its reports as they are
// read again.
func handDoc(t testing.TB) (*synoptic.Document, []*synoptic.Report) {
	t.Helper()
	b, err := os.ReadFile("../testdata/hand.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := synoptic.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return d, read(d)
}

// read gives a document's reports as if read from their files.
func read(d *synoptic.Document) []*synoptic.Report {
	var out []*synoptic.Report
	for i := range d.Stories {
		for _, r := range d.Stories[i].Reports {
			out = append(out, edited(&r, r.Text))
		}
	}
	return out
}

// edited is a report whose file now holds text.
func edited(r *synoptic.Report, text string) *synoptic.Report {
	e := &synoptic.Report{File: r.File, URL: r.URL, Outlet: r.Outlet, PublishedFrom: r.PublishedFrom, Text: text}
	e.Identify([]byte(text), base(r.File))
	return e
}

func TestVerifyHolds(t *testing.T) {
	d, originals := handDoc(t)
	if got := Verify(d, nil, originals); len(got) > 0 {
		t.Errorf("%v", got)
	}
	slices.Reverse(originals)
	if got := Verify(d, nil, originals); len(got) > 0 {
		t.Errorf("in another order: %v", got)
	}
}

// spans lists what an edit of report i can make fail: its lines, by path.
func spans(d *synoptic.Document, i int) map[string]synoptic.Span {
	s, out := &d.Stories[0], map[string]synoptic.Span{}
	s.Visit(func(path string, id synoptic.ReportID, span synoptic.Span, _ string) {
		for _, no := range []string{".languages[", ".skipped[", ".parts[", ".diff["} {
			if strings.Contains(path, no) {
				return
			}
		}
		if id == s.Reports[i].ID && !span.IsZero() {
			out["stories[0]."+path] = span
		}
	})
	return out
}

// failing sorts failures by path, the hash lines apart.
func failing(failures []Failure) (byPath map[string]Failure, hashes int) {
	byPath = map[string]Failure{}
	for _, f := range failures {
		if f.Kind == Hash {
			hashes++
		} else {
			byPath[f.Path] = f
		}
	}
	return byPath, hashes
}

// each calls f with every letter of every report: the report, its index, where
// the letter begins and ends.
func eachLetter(d *synoptic.Document, f func(i int, r *synoptic.Report, at, end int)) {
	for i := range d.Stories[0].Reports {
		r := &d.Stories[0].Reports[i]
		for at, c := range r.Text {
			if unicode.IsLetter(c) {
				f(i, r, at, at+utf8.RuneLen(c))
			}
		}
	}
}

// replaced is a report's original, read again with other words in place of
// those that stand at a span of the document's text.
func replaced(r, original *synoptic.Report, s synoptic.Span, with string) *synoptic.Report {
	p, _ := synoptic.NewRuler(r.Text).Points(s)
	at, _ := synoptic.NewRuler(original.Text).Bytes(p)
	return edited(original, original.Text[:at.Start]+with+original.Text[at.End:])
}

// Replace any letter: just the lines whose spans hold it fail, and the hash.
func TestVerifyReplacedLetter(t *testing.T) {
	d, originals := handDoc(t)
	shared := shareable(t)
	for _, c := range []struct {
		d     *synoptic.Document
		other string
	}{{d, "x"}, {d, "Ω"}, {d, "😀"}, {shared, "x"}, {shared, "Ω"}} {
		eachLetter(c.d, func(i int, r *synoptic.Report, at, end int) {
			if r.Text[at:end] == c.other {
				return
			}
			now := slices.Clone(originals)
			now[i] = replaced(r, originals[i], synoptic.Span{Start: at, End: end}, c.other)
			got, hashes := failing(Verify(c.d, nil, now))
			if hashes != 1 {
				t.Fatalf("%s at %d: %d lines on hashes", r.File, at, hashes)
			}
			for path, span := range spans(c.d, i) {
				f, fails := got[path]
				if holds := span.End <= at || end <= span.Start; holds == fails {
					t.Fatalf("%s: %q at %d: %s (%v) fails: %v", r.File, c.other, at, path, span, fails)
				}
				if fails && (f.Kind != Changed || f.Words != span.Cut(r.Text) || f.Was != span) {
					t.Fatalf("%s: %q at %d: %+v", r.File, c.other, at, f)
				}
				delete(got, path)
			}
			if len(got) > 0 {
				t.Fatalf("%s: %q at %d: %v", r.File, c.other, at, got)
			}
		})
	}
}

// Put a letter in, or take one out: the lines before it hold, those behind it
// are moved, those that hold it fail.
func TestVerifyLetterInOrOut(t *testing.T) {
	d, originals := handDoc(t)
	shared := shareable(t)
	for _, c := range []struct {
		d  *synoptic.Document
		in string
	}{{d, "x"}, {d, "é"}, {d, ""}, {shared, "x"}, {shared, ""}} {
		lost, behind := 0, 0
		eachLetter(c.d, func(i int, r *synoptic.Report, at, end int) {
			gap := at // what is put in stands before the letter; else the letter goes
			if c.in == "" {
				gap = end
			}
			now := slices.Clone(originals)
			now[i] = replaced(r, originals[i], synoptic.Span{Start: at, End: gap}, c.in)
			got, hashes := failing(Verify(c.d, nil, now))
			if hashes != 1 {
				t.Fatalf("%s at %d: %d lines on hashes", r.File, at, hashes)
			}
			for path, span := range spans(c.d, i) {
				f, fails := got[path]
				delete(got, path)
				said := fmt.Sprintf("%s: %q at %d: %s %v: %v %+v", r.File, c.in, at, path, span, fails, f)
				switch {
				case span.End <= at:
					if fails {
						t.Fatal(said + ", though it stands before")
					}
				case span.Start >= gap:
					behind++
					if c.d == shared && (f.Kind == Gone || f.Kind == Changed) {
						lost++ // its excerpt ends too near it to tell
						continue
					}
					if f.Kind != Moved || f.Now.Cut(now[i].Text) != span.Cut(r.Text) {
						t.Fatal(said + ", though it stands behind")
					}
					shift := len(c.in) - (gap - at)
					if want := (synoptic.Span{Start: span.Start + shift, End: span.End + shift}); c.d == d && f.Now != want {
						t.Fatal(said + ", to another place")
					}
				case f.Kind != Changed && f.Kind != Gone:
					t.Fatal(said + ", though it holds the place")
				}
			}
			if len(got) > 0 {
				t.Fatalf("%s: %q at %d: %v", r.File, c.in, at, got)
			}
		})
		if lost*100 > behind {
			t.Errorf("%q: of %d lines behind it %d were not told moved", c.in, behind, lost)
		}
	}
}

// one is a document of one report with one claim for each of the words, the
// n-th of those that stand there; and how it reads now.
func one(text, now string, mentions ...synoptic.Span) (*synoptic.Document, []*synoptic.Report) {
	r := synoptic.Report{File: "a.txt", Outlet: "a", Text: text}
	r.Identify([]byte(text), "a.txt")
	s := synoptic.Synopsis{Reports: []synoptic.Report{r}}
	for _, span := range mentions {
		s.Only = append(s.Only, synoptic.Only{Mention: synoptic.Mention{Report: r.ID, Span: span, Text: span.Cut(text)}})
	}
	return &synoptic.Document{Stories: []synoptic.Synopsis{s}}, []*synoptic.Report{edited(&r, now)}
}

// nth is the span of the n-th occurrence, from 1.
func nth(text, words string, n int) synoptic.Span {
	at := -1
	for range n {
		at += 1 + strings.Index(text[at+1:], words)
	}
	return synoptic.Span{Start: at, End: at + len(words)}
}

func TestVerifyFates(t *testing.T) {
	const a = "The harbour was closed all day on Monday, the office said in a note. "
	const b = "Nobody was hurt when the crane fell, but two lorries were lost to it. "
	const c = "The harbour was open again by the evening of Tuesday, it said later. "
	for name, x := range map[string]struct {
		was, now string
		span     synoptic.Span
		kind     FailureKind // "" holds
		reads    string
	}{
		"paragraphs change places":        {a + b + c, b + a + c, nth(a+b+c, "crane", 1), Moved, "crane"},
		"front put in":                    {a + b, "Update. " + a + b, nth(a+b, "harbour", 1), Moved, "harbour"},
		"a short text":                    {"He said no.", "So he. He said no.", nth("He said no.", "no", 1), Moved, "no"},
		"the last words":                  {a + "No", "x" + a + "No", nth(a+"No", "No", 1), Moved, "No"},
		"a name among its like":           {a + b + c, "x" + a + b + c, nth(a+b+c, "harbour", 2), Moved, "harbour"},
		"one of two alike goes":           {a + b + a, b + a, nth(a+b+a, "Monday", 1), Gone, ""},
		"the other of the two":            {a + b + a, b + a, nth(a+b+a, "Monday", 2), Moved, "Monday"},
		"a name changed, its like stay":   {a + b + c, strings.Replace(a+b+c, "harbour", "Harbour", 1), nth(a+b+c, "harbour", 1), Changed, "Harbour"},
		"one of two alike changed":        {a + b + a, strings.Replace(a+b+a, "Monday", "Munday", 1), nth(a+b+a, "Monday", 1), Changed, "Munday"},
		"more words":                      {a + b, strings.Replace(a+b, "two lorries", "two or three lorries", 1), nth(a+b, "two lorries", 1), Changed, "two or three lorries"},
		"words taken out":                 {a + b, strings.Replace(a+b, "two ", "", 1), nth(a+b, "two ", 1), Gone, ""},
		"changed and moved":               {a + b, "x" + strings.Replace(a+b, "crane", "mast", 1), nth(a+b, "crane", 1), Changed, "mast"},
		"other text":                      {a, b, nth(a, "Monday", 1), Gone, ""},
		"no text":                         {a, "", nth(a, "Monday", 1), Gone, ""},
		"all of it":                       {a, "x" + a, synoptic.Span{Start: 0, End: len(a)}, Moved, a},
		"as much put in as taken out":     {a + b, strings.Replace(a, "closed", "opened", 1) + b, nth(a+b, "crane", 1), "", ""},
		"a letter of other width before":  {a + b, strings.Replace(a+b, "harbour", "hárbour", 1), nth(a+b, "crane", 1), "", ""},
		"a long run, all around it other": {"aaa " + b + "bbb", "cc " + b + "dd", synoptic.Span{Start: 4, End: 4 + len(b)}, Moved, b},
		"a rewritten text that has it":    {a + b, "Now it is Monday, and nothing of this is as it was at that time, they say.", nth(a+b, "Monday", 1), Gone, ""},
	} {
		d, originals := one(x.was, x.now, x.span)
		got, _ := failing(Verify(d, nil, originals))
		f, fails := got["stories[0].only[0]"]
		if fails == (x.kind == "") || f.Kind != x.kind || f.Now.Cut(x.now) != x.reads {
			t.Errorf("%s: %q %v reads %q, want %q reads %q", name, f.Kind, f.Now, f.Now.Cut(x.now), x.kind, x.reads)
		}
	}
}

func TestVerifyMisplaced(t *testing.T) {
	d, originals := handDoc(t)
	var b bytes.Buffer
	if err := synoptic.Encode(&b, d); err != nil {
		t.Fatal(err)
	}
	good := b.String()
	swap := func(old, with string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("no %q", old)
		}
		return strings.Replace(good, old, with, 1)
	}
	wire := strings.Index(good, `"timeline"`)
	wire += strings.Index(good[wire:], string(d.Stories[0].Reports[2].ID))
	for name, c := range map[string]struct{ in, path, detail string }{
		"words altered":  {swap(`"text": "Volunteers"`, `"text": "Pensioners"`), "stories[0].people[4].mentions[0]", "select “Volunteers”"},
		"no words":       {swap(`"text": "Volunteers"`, `"text": ""`), "stories[0].people[4].mentions[0]", "select “Volunteers”"},
		"a span beyond":  {swap(`"end": 34`, `"end": 34000`), "stories[0].reports[0].title_span", "of 524 characters"},
		"no such report": {good[:wire] + "0000" + good[wire+4:], "stories[0].timeline[0].mentions[0]", "no report of the story has the id"},
		"no words in it": {swap(`"start": 0,`, `"start": 34,`), "stories[0].reports[0].title_span", "holds no words"},
	} {
		doc, err := synoptic.Decode(strings.NewReader(c.in))
		if doc == nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := Verify(doc, err, originals)
		if len(got) != 1 || got[0].Kind != Misplaced || got[0].Path != c.path || !strings.Contains(got[0].Detail, c.detail) {
			t.Errorf("%s: %v, want one at %s: %s", name, got, c.path, c.detail)
		}
		again := Verify(doc, fmt.Errorf("in.json: %w", err), originals)
		if err != nil && !slices.Equal(got, again) {
			t.Errorf("%s: with the error wrapped: %v", name, again)
		}
	}
	if got := Verify(nil, fmt.Errorf("not JSON"), originals); len(got) != 1 || got[0].Kind != Misplaced || !strings.Contains(got[0].String(), "not JSON") {
		t.Errorf("no document: %v", got)
	}
}

func TestVerifyOrder(t *testing.T) {
	d, originals := handDoc(t)
	d.Stories[0].Claims[0].Mentions[1].Text = "other" // in the second report
	d.Stories[0].Only[1].Report = "nobody"
	originals[1] = edited(originals[1], "x"+originals[1].Text)
	got := Verify(d, nil, originals[:2]) // the third is missing
	var paths []string
	for _, f := range got {
		paths = append(paths, string(f.Kind)+" "+f.Path)
	}
	want := []string{"hash stories[0].reports[1]", "moved stories[0].reports[1].title_span", "moved stories[0].reports[1].published_from"}
	for i, w := range want {
		if paths[i] != w {
			t.Errorf("line %d is %s, want %s", i, paths[i], w)
		}
	}
	n := len(paths)
	if paths[n-2] != "missing stories[0].reports[2]" || paths[n-1] != "misplaced stories[0].only[1]" {
		t.Errorf("at the end: %q", paths[n-2:])
	}
	at := slices.Index(paths, "misplaced stories[0].claims[0].mentions[1]")
	if at < 0 || paths[at+1] != "moved stories[0].claims[1].mentions[1]" {
		t.Errorf("%q", paths)
	}
}

func TestVerifyTellsReportsOnce(t *testing.T) {
	d, originals := handDoc(t)
	d.Stories = append(d.Stories, d.Stories[0])
	originals[0] = edited(originals[0], originals[0].Text+"x")
	got := Verify(d, nil, originals[:2])
	if len(got) != 2 || got[0].Kind != Hash || got[1].Kind != Missing {
		t.Errorf("%v", got)
	}
}

// shareable is the hand-made document with excerpts: each line of a report's
// text by itself, the skipped one left out.
func shareable(t testing.TB) *synoptic.Document {
	t.Helper()
	d, _ := handDoc(t)
	s := &d.Stories[0]
	for i := range s.Reports {
		r := &s.Reports[i]
		r.Excerpts = []synoptic.Excerpt{}
		for k := 0; k < len(r.Text); k++ {
			end := k + strings.IndexByte(r.Text[k:], '\n')
			if line := r.Text[k:end]; line != "" && !strings.HasPrefix(line, "Share") {
				r.Excerpts = append(r.Excerpts, synoptic.Excerpt{Span: synoptic.Span{Start: k, End: end}})
			}
			k = end
		}
	}
	var b bytes.Buffer
	if err := synoptic.Encode(&b, d); err != nil {
		t.Fatal(err)
	}
	shared, err := synoptic.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return shared
}

func TestVerifyExcerpts(t *testing.T) {
	d := shareable(t)
	_, originals := handDoc(t)
	if got := Verify(d, nil, originals); len(got) > 0 {
		t.Errorf("%v", got)
	}
	r := &d.Stories[0].Reports[0]
	if r.Text == originals[0].Text || len(r.Text) == len(originals[0].Text) {
		t.Error("the text should be excerpts, and blank where a bridge of four bytes stood")
	}
	// What stands in no excerpt is not in the document, so nothing is said of
	// it but that the bytes are other ones.
	originals[0] = edited(originals[0], strings.Replace(originals[0].Text, "Share", "Shave", 1))
	if got := Verify(d, nil, originals); len(got) != 1 || got[0].Kind != Hash {
		t.Errorf("%v", got)
	}
}

func TestVerifyBadExcerpts(t *testing.T) {
	in := `{"schema":"synopsis/1","stories":[{"reports":[{"id":"a","length":9,"excerpts":[{"start":0,"end":2,"text":"abc"}]}],` +
		`"only":[{"report":"a","start":0,"end":2,"text":"ab"}]}]}`
	d, err := synoptic.Decode(strings.NewReader(in))
	if d == nil {
		t.Fatal(err)
	}
	got := Verify(d, err, []*synoptic.Report{{ID: "a", Text: "abcdefghi"}})
	if len(got) != 2 || got[0].Path != "stories[0].reports[0].excerpts[0]" || got[1].Kind != Misplaced {
		t.Errorf("%v", got)
	}
}

func TestVerifyFindsOriginals(t *testing.T) {
	const x, y = "Nine sailors were saved from the burning ferry on Monday night, the mate said.", "The council will build a new bridge over the Tarn before the winter comes, it said."
	report := func(file, url, text string) *synoptic.Report {
		return edited(&synoptic.Report{File: file, URL: url, Outlet: file}, text)
	}
	for name, c := range map[string]struct {
		reports, originals []*synoptic.Report
		want               []int // of originals; -1 none
	}{
		"by id":           {[]*synoptic.Report{report("a.txt", "", x)}, []*synoptic.Report{report("b.txt", "", x), report("a.txt", "", x)}, []int{1}},
		"by hash":         {[]*synoptic.Report{report("a.txt", "", x)}, []*synoptic.Report{report("a.txt", "", y), report("b.txt", "", x)}, []int{1}},
		"one for copies":  {[]*synoptic.Report{report("a.txt", "", x), report("b.txt", "", x)}, []*synoptic.Report{report("b.txt", "", x)}, []int{0, 0}},
		"copies, crossed": {[]*synoptic.Report{report("a.txt", "", x), report("b.txt", "", x)}, []*synoptic.Report{report("z/b.txt", "u", x), report("z/a.txt", "v", x)}, []int{1, 0}},
		"by file":         {[]*synoptic.Report{report("d/a.txt", "", x)}, []*synoptic.Report{report("a.txt", "", x+"!"), report("d/a.txt", "", y)}, []int{1}},
		"lines of a file": {[]*synoptic.Report{report("a.jsonl", "", x), report("a.jsonl", "", y)}, []*synoptic.Report{report("a.jsonl", "", y+"!"), report("a.jsonl", "", x+"!")}, []int{1, 0}},
		"and of one URL":  {[]*synoptic.Report{report("a.jsonl", "u", x), report("a.jsonl", "v", x+".")}, []*synoptic.Report{report("a.jsonl", "v", x+"!"), report("a.jsonl", "u", y)}, []int{1, 0}},
		"by URL":          {[]*synoptic.Report{report("a.txt", "u", x)}, []*synoptic.Report{report("b.txt", "", x+"!"), report("c.txt", "u", y)}, []int{1}},
		"by base name":    {[]*synoptic.Report{report("d/a.txt", "", x)}, []*synoptic.Report{report("b.txt", "", x+"!"), report("/e/a.txt", "", y)}, []int{1}},
		"namesakes":       {[]*synoptic.Report{report("d/1.txt", "", x), report("e/1.txt", "", y)}, []*synoptic.Report{report("/z/e/1.txt", "", x+"!"), report("/z/d/1.txt", "", y+"!")}, []int{1, 0}},
		"one namesake":    {[]*synoptic.Report{report("d/1.txt", "", x), report("e/1.txt", "", y)}, []*synoptic.Report{report("z/1.txt", "", y+"!")}, []int{-1, 0}},
		"by text":         {[]*synoptic.Report{report("a.txt", "", x), report("b.txt", "", y)}, []*synoptic.Report{report("1", "", y+"!"), report("2", "", x+"!")}, []int{1, 0}},
		"text of two":     {[]*synoptic.Report{report("a.txt", "", x)}, []*synoptic.Report{report("1", "", x+"!"), report("2", "", x+"?")}, []int{-1}},
		"two of a text":   {[]*synoptic.Report{report("a.txt", "", x), report("b.txt", "", x)}, []*synoptic.Report{report("1", "", x+"!")}, []int{-1, -1}},
		"other text":      {[]*synoptic.Report{report("a.txt", "", x)}, []*synoptic.Report{report("1", "", y)}, []int{-1}},
		"none given":      {[]*synoptic.Report{report("a.txt", "", x)}, nil, []int{-1}},
	} {
		var reports []synoptic.Report
		for _, r := range c.reports {
			reports = append(reports, *r)
		}
		var got []int
		for _, o := range match(reports, c.originals) {
			got = append(got, slices.Index(c.originals, o))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestFailureString(t *testing.T) {
	f := Failure{Path: "stories[0].only[0]", File: "a\x1b[31m\u202e.txt", Kind: Changed, Words: strings.Repeat("über ", 50) + "\n", Detail: "line 3 now reads “x\ty”"}
	want := `a\x1b[31m\u202e.txt: only in one report, 1 [stories[0].only[0]]: changed: “` + strings.Repeat("über ", 12) + `…”: line 3 now reads “x\ty” (read it again, then compare again)`
	if got := f.String(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for _, kind := range []FailureKind{Changed, Moved, Gone, Hash, Missing, Misplaced} {
		got := Failure{File: "a.txt", Path: "p", Kind: kind, Words: "one\ntwo"}.String()
		if strings.ContainsAny(got, "\n\r\x1b") || !strings.HasPrefix(got, "a.txt: p: "+string(kind)) || !strings.HasSuffix(got, ")") {
			t.Errorf("%s", got)
		}
	}
}

// A document of many lines into a long text is checked in about a second, also
// one made to be slow.
func TestVerifyIsQuick(t *testing.T) {
	var plain strings.Builder
	for i := range 10000 {
		fmt.Fprintf(&plain, "Word%d said %d ", i%977, i)
	}
	half := strings.Repeat("a", 100000)
	for name, c := range map[string]struct{ was, now string }{
		"plain":    {plain.String(), "x" + plain.String()},
		"one word": {strings.Repeat("ab ", 50000), "x" + strings.Repeat("ab ", 50000)},
		"one run":  {half + "b" + half, "a" + half + "c" + half},
	} {
		var spans []synoptic.Span
		for i := range 5000 {
			spans = append(spans, synoptic.Span{Start: i * 10, End: i*10 + 7}, synoptic.Span{Start: i, End: len(c.was) - i})
		}
		d, originals := one(c.was, c.now, spans...)
		start := time.Now()
		got := Verify(d, nil, originals)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v for %d failures", name, took, len(got))
		} else {
			t.Logf("%s: %v for %d failures", name, took, len(got))
		}
	}
}

// Whatever the texts: a line holds if and only if its words stand at its code
// points, and what is told moved stands where it is told.
func FuzzVerify(f *testing.F) {
	f.Add("The harbour was closed on Monday, the office said.", "The old harbour was closed on Monday, the office said.", 4, 11)
	f.Add("ŽŽŽ 🌉 fell", "ŽŽŽ🌉 fell", 6, 11)
	f.Add(strings.Repeat("ab ", 40), strings.Repeat("ab ", 39)+"x", 30, 60)
	f.Fuzz(func(t *testing.T, was, now string, start, end int) {
		if !utf8.ValidString(was) || !utf8.ValidString(now) {
			return
		}
		span := synoptic.Span{Start: start, End: end}
		points, ok := synoptic.NewRuler(was).Points(span)
		if !ok || start == end {
			return
		}
		d, originals := one(was, now, span)
		got, hashes := failing(Verify(d, nil, originals))
		if (hashes == 0) != (was == now) || len(got) > 1 {
			t.Fatalf("%d hashes, %v", hashes, got)
		}
		runes := []rune(now)
		holds := points.End <= len(runes) && string(runes[points.Start:points.End]) == was[start:end]
		bad, fails := got["stories[0].only[0]"]
		if holds == fails {
			t.Fatalf("holds is %v, but %v", holds, got)
		}
		if fails && bad.Kind == Moved && bad.Now.Cut(now) != was[start:end] || fails && !utf8.ValidString(bad.Now.Cut(now)) {
			t.Fatalf("%+v cuts %q", bad, bad.Now.Cut(now))
		}
	})
}
