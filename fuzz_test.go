package synoptic

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

// Whatever Decode takes without complaint comes back from Encode, and comes
// back the same ever after. Whatever it takes with complaints says which
// spans. Texts do not outgrow their document.
func FuzzDecode(f *testing.F) {
	good := handBytes(f)
	f.Add(good)
	shared := hand(f)
	excerpt(&shared.Stories[0], 10)
	f.Add(encode(f, shared))
	f.Add(encode(f, oneReport(mixed, Mention{Report: "a", Span: Span{11, 15}})))
	f.Add([]byte(`{"schema":"synopsis/1","stories":[{"reports":[{"id":"a","length":100000000000}]}]}`))
	f.Add([]byte(`{"schema":"synopsis/1","stories":[{"reports":[{"id":"a","text":"\ud800x"},{"id":"a"}]}]}`))
	f.Add([]byte(`{"schema":"synopsis/1","stories":[{"reports":[{"id":"a","text":"x","languages":[{"start":9223372036854775807,"end":-9223372036854775808}]}]}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		d, err := Decode(bytes.NewReader(in))
		if d == nil {
			if err == nil {
				t.Fatal("neither document nor error")
			}
			return
		}
		var size int64
		for i := range d.Stories {
			s := &d.Stories[i]
			texts := map[ReportID]string{}
			for _, r := range s.Reports {
				size += int64(len(r.Text))
				texts[r.ID] = r.Text
			}
			s.Visit(func(path string, r ReportID, span Span, _ string) {
				text, known := texts[r]
				if span == badSpan {
					if err == nil {
						t.Fatalf("%s: bad, and not said so", path)
					}
					return
				}
				if !known || span.Start < 0 || span.End < span.Start || span.End > len(text) || !utf8.ValidString(text[span.Start:span.End]) {
					t.Fatalf("%s: span %v of %q", path, span, text)
				}
			})
		}
		if limit := blankBudget(int64(len(in))) + 4*int64(len(in)); size > limit {
			t.Fatalf("%d bytes of text from a document of %d", size, len(in))
		}
		var once bytes.Buffer
		if e := Encode(&once, d); (e == nil) != (err == nil) {
			t.Fatalf("decoded with error %v, encoded with error %v", err, e)
		}
		if err != nil {
			return
		}
		again, err := Decode(bytes.NewReader(once.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		var twice bytes.Buffer
		if err := Encode(&twice, again); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
			t.Fatalf("not the same bytes again (%v):\n%s\n%s", err, once.Bytes(), twice.Bytes())
		}
	})
}

// A ruler agrees with counting by hand, there and back.
func FuzzRuler(f *testing.F) {
	f.Add(mixed, 3, 9)
	f.Add("", 0, 0)
	f.Add("plain words, longer than one step of the ruler, which is sixty-four characters long", 60, 70)
	f.Add("ŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽŽ🌉x", 128, 145)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if !utf8.ValidString(text) {
			return
		}
		rule, s := NewRuler(text), Span{start, end}
		if n := utf8.RuneCountInString(text); rule.Length() != n {
			t.Fatalf("length %d, want %d", rule.Length(), n)
		}
		whole := 0 <= start && start <= end && end <= len(text) &&
			utf8.ValidString(text[:start]) && utf8.ValidString(text[start:end])
		points, ok := rule.Points(s)
		if ok != whole {
			t.Fatalf("%v of %q: ok is %v", s, text, ok)
		}
		if ok {
			want := Span{utf8.RuneCountInString(text[:start]), utf8.RuneCountInString(text[:end])}
			back, ok := rule.Bytes(points)
			if points != want || back != s || !ok {
				t.Fatalf("%v of %q is %v (want %v), and back %v", s, text, points, want, back)
			}
		}
		runes := []rune(text)
		bytes, ok := rule.Bytes(s)
		if ok != (0 <= start && start <= end && end <= len(runes)) {
			t.Fatalf("code points %v of %q: ok is %v", s, text, ok)
		}
		if ok && text[bytes.Start:bytes.End] != string(runes[start:end]) {
			t.Fatalf("code points %v of %q select %q", s, text, text[bytes.Start:bytes.End])
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-02-03", "2026-02", "2026", "2026-02-03/2026-03", "0001-01-01", "9999", "1900-02-29", "2000-02-29", "a/b/c", "2026/2026/2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			if !d.IsZero() {
				t.Fatalf("%q: both %v and an error", s, d)
			}
			return
		}
		if d.IsZero() || d.Days() < 1 || len(s) > 21 {
			t.Fatalf("%q: %+v", s, d)
		}
		again, err := ParseDate(d.String())
		if err != nil || again != d {
			t.Fatalf("%q is %q, and that is %+v (%v)", s, d, again, err)
		}
	})
}
