package synoptic

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Ž is two bytes, ’ three, 🌉 four and two units of UTF-16.
const mixed = "Žofie’s 🌉 fell."

func oneReport(text string, claims ...Mention) *Document {
	s := Synopsis{ID: "s", Reports: []Report{{ID: "a", Text: text}}}
	for _, m := range claims {
		s.Claims = append(s.Claims, Claim{Mentions: []ClaimMention{{Mention: m}}})
	}
	return &Document{Stories: []Synopsis{s}}
}

func TestEncodeWritesCodePointsAndWords(t *testing.T) {
	d := oneReport(mixed, Mention{Report: "a", Span: Span{11, 15}}, Mention{Report: "a", Span: Span{0, 2}, Text: "stale"})
	before := d.Stories[0].clone()
	out := string(encode(t, d))
	for _, want := range []string{
		"\"start\": 8,\n              \"end\": 9,\n              \"text\": \"🌉\"",
		"\"start\": 0,\n              \"end\": 1,\n              \"text\": \"Ž\"",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	if !reflect.DeepEqual(before, d.Stories[0].clone()) {
		t.Error("Encode changed its document")
	}
	if d.Stories[0].Claims[0].Mentions[0].Span != (Span{11, 15}) || d.Stories[0].People != nil {
		t.Error("Encode changed its document")
	}
	if strings.Contains(out, "null,\n      \"") {
		t.Errorf("a null list in %s", out)
	}
}

func TestEncodeFails(t *testing.T) {
	excerpts := func(xs []Excerpt, span Span) *Document {
		d := oneReport("one two three", Mention{Report: "a", Span: span})
		d.Stories[0].Reports[0].Excerpts = xs
		return d
	}
	quote := func(change func(*Rendering)) *Document {
		d := oneReport("one two three")
		r := Rendering{Mention: Mention{Report: "a", Span: Span{0, 3}}}
		change(&r)
		d.Stories[0].Quotes = []Utterance{{Renderings: []Rendering{r}}}
		return d
	}
	twice := oneReport("one")
	twice.Stories[0].Reports = append(twice.Stories[0].Reports, Report{ID: "a", Text: "two"})
	nameless := oneReport("one")
	nameless.Stories[0].Reports[0].ID = ""
	headless := oneReport("one")
	headless.Stories[0].Reports[0].TitleSpan = Span{2, 2}
	for name, c := range map[string]struct {
		d    *Document
		want string
	}{
		"two reports of one id": {twice, `stories[0].reports[1]: a second report with the id "a"`},
		"no id":                 {nameless, "stories[0].reports[0]: a report without an id"},
		"not UTF-8":             {oneReport("a\xffb"), "stories[0].reports[0]: the text of report \"a\" is not valid UTF-8"},
		"no such report":        {oneReport("one", Mention{Report: "b", Span: Span{0, 1}}), `stories[0].claims[0].mentions[0]: no report "b" in its story`},
		"beyond the text":       {oneReport("one", Mention{Report: "a", Span: Span{1, 4}}), whyOutside},
		"before the text":       {oneReport("one", Mention{Report: "a", Span: Span{-1, 2}}), whyOutside},
		"backwards":             {oneReport("one", Mention{Report: "a", Span: Span{2, 1}}), whyOutside},
		"empty":                 {oneReport("one", Mention{Report: "a", Span: Span{2, 2}}), whyEmpty},
		"zero":                  {oneReport("one", Mention{Report: "a"}), whyEmpty},
		"starts in a character": {oneReport(mixed, Mention{Report: "a", Span: Span{1, 4}}), whyCuts},
		"ends in a character":   {oneReport(mixed, Mention{Report: "a", Span: Span{0, 13}}), whyCuts},
		"huge":                  {oneReport("one", Mention{Report: "a", Span: Span{0, math.MaxInt}}), whyOutside},
		"an empty headline":     {headless, whyEmpty},
		"an empty cue":          {quote(func(r *Rendering) { r.Cue = []Span{{4, 4}} }), whyEmpty},
		"an empty source":       {quote(func(r *Rendering) { r.Source = []Span{{}} }), whyEmpty},
		"a part beyond":         {quote(func(r *Rendering) { r.Parts = []Span{{4, 40}} }), whyOutside},
		"a diff beyond":         {quote(func(r *Rendering) { r.Diff = []DiffPiece{{Span{40, 40}, "missing"}} }), whyOutside},
		"not in an excerpt":     {excerpts([]Excerpt{{Span: Span{0, 3}}, {Span: Span{3, 8}}}, Span{2, 5}), whyExcerpts},
		"no excerpt at all":     {excerpts([]Excerpt{}, Span{2, 5}), whyExcerpts},
		"excerpts in disorder":  {excerpts([]Excerpt{{Span: Span{4, 7}}, {Span: Span{0, 3}}}, Span{4, 7}), whyExcerpt},
		"excerpts that overlap": {excerpts([]Excerpt{{Span: Span{0, 7}}, {Span: Span{6, 9}}}, Span{4, 7}), whyExcerpt},
		"an excerpt beyond":     {excerpts([]Excerpt{{Span: Span{0, 70}}}, Span{4, 7}), whyExcerpt},
	} {
		var b bytes.Buffer
		err := Encode(&b, c.d)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
		if b.Len() > 0 {
			t.Errorf("%s: wrote %q", name, b.Bytes())
		}
	}
}

func TestEncodeTakesEmptyPieces(t *testing.T) {
	d := oneReport("one two")
	d.Stories[0].Reports[0].Languages = []LanguageSpan{{Span{7, 7}, "en"}}
	d.Stories[0].Quotes = []Utterance{{Renderings: []Rendering{{
		Mention: Mention{Report: "a", Span: Span{0, 3}}, Diff: []DiffPiece{{Span{3, 3}, "missing"}},
	}}}}
	encode(t, d)
}

func TestEncodeLeavesOut(t *testing.T) {
	lo, hi := int64(9000), int64(math.MaxInt64)
	d := oneReport("one two", Mention{Report: "a", Span: Span{0, 3}})
	s := &d.Stories[0]
	s.Reports[0].Length = 99 // of a text that is there: not to be written
	s.Discrepancies = []Discrepancy{{Readings: []Reading{{Normal: Normal{Lo: &lo, Hi: &hi}}}}}
	s.Reuse = []Reuse{{[]Mention{{Report: "a", Span: Span{0, 3}, Text: "other words"}}}}
	out := string(encode(t, d))
	for _, no := range []string{`"length"`, `"hi"`, "other words"} {
		if strings.Contains(out, no) {
			t.Errorf("%s is written: %s", no, out)
		}
	}
	if !strings.Contains(out, `"lo": 9000`) || !strings.Contains(out, `"zone": "unknown"`) || !strings.Contains(out, `"by": "none"`) {
		t.Error(out)
	}
}

func TestDecodeGivesNoDocument(t *testing.T) {
	report := func(more string) string {
		return `{"schema":"synopsis/1","stories":[{"reports":[{"id":"a",` + more + `}]}]}`
	}
	for name, c := range map[string]struct{ in, want string }{
		"nothing":                {"", "empty, want a synopsis/1 document"},
		"white space":            {" \n\t", "empty, want a synopsis/1 document"},
		"a mark alone":           {"\uFEFF", "empty, want a synopsis/1 document"},
		"no stories":             {`{"schema":"synopsis/1"}`, "no stories"},
		"null stories":           {`{"schema":"synopsis/1","stories":null}`, "no stories"},
		"a list of no stories":   {`{"schema":"synopsis/1","stories":[]}`, "no stories"},
		"a story of nothing":     {`{"schema":"synopsis/1","stories":[{}]}`, "stories[0]: a story without reports"},
		"a null story":           {`{"schema":"synopsis/1","stories":[{"reports":[{"id":"a"}]},null]}`, "stories[1]: a story without reports"},
		"null reports":           {`{"schema":"synopsis/1","stories":[{"reports":null}]}`, "without reports"},
		"a key twice":            {report(`"text":"FORGED","text":"true"`), `stories[0].reports[0]: the key "text" a second time, at byte 72`},
		"a key in capitals":      {report(`"text":"FORGED","TEXT":"true"`), `stories[0].reports[0]: the key "TEXT", which is "text" in other letters`},
		"a key in capitals only": {report(`"TEXT":"true"`), `the key "TEXT", which is "text" in other letters`},
		"a key in escapes":       {report(`"text":"FORGED","t\u0065xt":"true"`), `the key "text" a second time`},
		"a key with a long s":    {report(`"ſha256":"x"`), `which is "sha256" in other letters`},
		"a key of the top twice": {`{"schema":"synopsis/1","stories":[],"stories":[]}`, `the key "stories" a second time, at byte 36`},
		"embedded fields":        {`{"schema":"synopsis/1","stories":[{"only":[{"report":"a","Start":1}]}]}`, `stories[0].only[0]: the key "Start"`},
		"an unknown key twice":   {report(`"x":{"y":1,"y":2}`), `stories[0].reports[0].x: the key "y" a second time`},
		"many keys":              {"{" + manyKeys(51) + "}", "more than 50 keys"},
		"many stories":           {`{"schema":"synopsis/1","stories":[` + strings.Repeat("{},", 10_000) + `{}]}`, "more than 10000 stories"},
		"many reports":           {`{"schema":"synopsis/1","stories":[{"reports":[` + strings.Repeat("{},", 100_000) + `{}]}]}`, "more than 100000 reports"},
		"many mentions":          {`{"schema":"synopsis/1","stories":[{"only":[` + strings.Repeat("{},", 2_000_000) + `{}]}]}`, "more than 2000000 objects"},
		"many numbers":           {`{"stories":[{"quotes":[{"renderings":[{"diff":[` + strings.Repeat("1,", 9_000_000) + `1]`, "lists of more entries than a document may have"},
		"many renderings":        {`{"stories":[{"quotes":[{"renderings":[` + strings.Repeat("{},", 1_500_000) + `{}]`, "lists of more entries than a document may have"},
		"deep under a key":       {`{"x":` + strings.Repeat("[", 100), "nested more than 64 deep"},
		"half":                   {`{"schema":"synopsis/1"`, "not a synopsis/1 document"},
		"another form":           {`{"schema":"synopsis/2"}`, `form "synopsis/2"`},
		"a list":                 {`[]`, "not a synopsis/1 document"},
		"more behind":            {`{"schema":"synopsis/1"} {}`, "something follows the document, at byte 23"},
		"dirt behind":            {`{"schema":"synopsis/1"} x`, "something follows the document"},
		"deep":                   {strings.Repeat("[", 1<<20), "not a synopsis/1 document"},
		"a number beyond":        {report(`"title_span":{"start":0,"end":99999999999999999999}`), "not a synopsis/1 document"},
		"ids alike":              {`{"schema":"synopsis/1","stories":[{"reports":[{"id":"a"},{"id":"a"}]}]}`, "a second report"},
		"no id":                  {`{"schema":"synopsis/1","stories":[{"reports":[{}]}]}`, "without an id"},
		"a hostile length":       {report(`"length":9000000000000000000`), "too much for a document as short"},
		"a length below zero":    {report(`"length":-1`), "want a length"},
		"excerpts of no length":  {report(`"excerpts":[{"start":0,"end":1,"text":"x"}]`), "want a length"},
		"excerpts beside a text": {report(`"text":"x","length":1`), "no text beside them"},
		"a broken diff":          {`{"schema":"synopsis/1","stories":[{"quotes":[{"renderings":[{"diff":[[0,1]]}]}]}]}`, "diff piece"},
		"a null diff":            {`{"schema":"synopsis/1","stories":[{"quotes":[{"renderings":[{"diff":[[0,null,"same"]]}]}]}]}`, "diff piece"},
	} {
		d, err := Decode(strings.NewReader(c.in))
		if d != nil || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: document %v, error %v, want %q", name, d, err, c.want)
		}
	}
	var v *VersionError
	if _, err := Decode(strings.NewReader(`{"schema":"x"}`)); !errors.As(err, &v) || v.Got != "x" {
		t.Errorf("error %v, want a *VersionError", err)
	}
}

func manyKeys(n int) string {
	var keys []string
	for i := range n {
		keys = append(keys, fmt.Sprintf(`"k%d":0`, i))
	}
	return strings.Join(keys, ",")
}

// What a document may hold beside the fields that are known does not make it
// another one; a byte order mark neither.
func TestDecodeTakes(t *testing.T) {
	good := string(encode(t, oneReport(mixed, Mention{Report: "a", Span: Span{11, 15}})))
	for name, in := range map[string]string{
		"a mark":           "\uFEFF" + good,
		"unknown keys":     strings.Replace(good, `"generator"`, `"x": {"TEXT": [{"ID": "\"{[,", "id": null}]}, "y": -1.5e3, "generator"`, 1),
		"keys in escapes":  strings.Replace(good, `"text"`, `"t\u0065xt"`, 1),
		"the same in two":  strings.Replace(good, `"title": "",`, `"x": {"title": ""}, "title": "",`, 1),
		"white space":      " \n" + strings.ReplaceAll(good, "\n", "\r\n\t") + "\n",
		"text like a key":  strings.Replace(good, `"title": "",`, `"title": "\"text\": \"text\", {",`, 1),
		"a list of itself": strings.Replace(good, `"title": "",`, `"title": "", "x": [[], [[{}]], "a", "a", true, null],`, 1),
	} {
		if d, err := Decode(strings.NewReader(in)); err != nil || d.Stories[0].Reports[0].Text != mixed {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := decode(strings.NewReader(good), int64(len(good))); err != nil {
		t.Error(err)
	}
	if _, err := decode(strings.NewReader(good), int64(len(good))-1); err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("a large document: error %v", err)
	}
}

func TestDecodeTellsSomeSpans(t *testing.T) {
	in := `{"schema":"synopsis/1","stories":[{"reports":[{"id":"a","text":"x"}],"only":[` + strings.Repeat("{},", 50_000) + `{}]}]}`
	d, err := Decode(strings.NewReader(in))
	if d == nil || err == nil || len(err.Error()) > 50_000 || !strings.Contains(err.Error(), "and 49801 more spans") {
		t.Errorf("%.200v", err)
	}
}

func TestDecodeTellsSpansThatDoNotLie(t *testing.T) {
	good := string(encode(t, oneReport(mixed, Mention{Report: "a", Span: Span{11, 15}})))
	for name, c := range map[string]struct {
		from, to, why string
		length        int
	}{
		"beyond":    {`"end": 9`, `"end": 900`, whyOutside, 15},
		"backwards": {`"end": 9`, `"end": 7`, whyOutside, 15},
		"empty":     {`"end": 9`, `"end": 8`, whyEmpty, 15},
		"below":     {`"start": 8`, `"start": -8`, whyOutside, 15},
		"nowhere":   {`"report": "a"`, `"report": "b"`, "", -1},
	} {
		d, err := Decode(strings.NewReader(strings.Replace(good, c.from, c.to, 1)))
		var bad *SpanError
		if d == nil || !errors.As(err, &bad) {
			t.Errorf("%s: document %v, error %v", name, d, err)
			continue
		}
		if bad.Path != "stories[0].claims[0].mentions[0]" || bad.Why != c.why || bad.Length != c.length {
			t.Errorf("%s: %+v", name, *bad)
		}
		m := d.Stories[0].Claims[0].Mentions[0]
		if m.Span != (Span{-1, -1}) || m.Text != "🌉" {
			t.Errorf("%s: decoded as %+v", name, m)
		}
		if Encode(&bytes.Buffer{}, d) == nil {
			t.Errorf("%s: encoded again", name)
		}
	}
}

// Whatever number a document gives in place of a right one, it is read or
// named, and what is read is written again.
func TestDecodeAnyNumber(t *testing.T) {
	shared := hand(t)
	excerpt(&shared.Stories[0], 10)
	for _, good := range [][]byte{handBytes(t), encode(t, shared)} {
		places := regexp.MustCompile(`-?\b[0-9]+,?\n`).FindAllIndex(good, -1)
		if len(places) < 200 {
			t.Fatalf("only %d numbers", len(places))
		}
		for i := 0; i < len(places); i += 5 {
			p := places[i]
			for _, n := range []string{"-1", "300", "9223372036854775807"} {
				end := p[0] + len(bytes.TrimRight(good[p[0]:p[1]], ",\n"))
				in := slices.Concat(good[:p[0]], []byte(n), good[end:])
				d, err := Decode(bytes.NewReader(in))
				if d == nil {
					if !strings.Contains(err.Error(), "length") {
						t.Fatalf("%s at byte %d: %v", n, p[0], err)
					}
					continue
				}
				var spans *SpanError
				if err != nil && !errors.As(err, &spans) {
					t.Fatalf("%s at byte %d: %v", n, p[0], err)
				}
				if e := Encode(io.Discard, d); (e == nil) != (err == nil) {
					t.Fatalf("%s at byte %d: read with %v, written with %v", n, p[0], err, e)
				}
			}
		}
	}
}

func TestDecodeKeepsWhatIsSaid(t *testing.T) {
	in := strings.Replace(string(encode(t, oneReport("one two", Mention{Report: "a", Span: Span{0, 3}}))), `"text": "one",`, `"text": "won",`, 1)
	d, err := Decode(strings.NewReader(in))
	if err != nil || d.Stories[0].Claims[0].Mentions[0].Text != "won" {
		t.Errorf("%v, %+v", err, d)
	}
	seen := 0
	d.Stories[0].Visit(func(path string, r ReportID, span Span, text string) {
		if path == "claims[0].mentions[0]" && r == "a" && span == (Span{0, 3}) && text == "won" {
			seen++
		}
	})
	if seen != 1 {
		t.Errorf("Visit came %d times", seen)
	}
}

// excerpt makes the story one for sharing, with so many characters around each
// mention.
func excerpt(s *Synopsis, around int) {
	for i := range s.Reports {
		r := &s.Reports[i]
		rule, keep := NewRuler(r.Text), make([]bool, len(r.Text)+1)
		s.visit(func(p place) {
			if p.report == r.ID && p.quotes() {
				at, _ := rule.Points(*p.span)
				at, _ = rule.Bytes(Span{max(0, at.Start-around), min(rule.Length(), at.End+around)})
				for k := at.Start; k < at.End; k++ {
					keep[k] = true
				}
			}
		})
		r.Excerpts = []Excerpt{}
		for from, k := -1, 0; k < len(keep); k++ {
			if keep[k] && from < 0 {
				from = k
			} else if !keep[k] && from >= 0 {
				r.Excerpts = append(r.Excerpts, Excerpt{Span: Span{from, k}})
				from = -1
			}
		}
	}
}

func TestExcerpts(t *testing.T) {
	for _, around := range []int{0, 1, 7, 60, 5000} {
		d := hand(t)
		whole := d.Stories[0]
		excerpt(&whole, around)
		out := encode(t, d)
		back, err := Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatalf("around %d: %v", around, err)
		}
		if again := encode(t, back); !bytes.Equal(again, out) {
			t.Errorf("around %d: not the same bytes again", around)
		}
		for i, r := range back.Stories[0].Reports {
			want := whole.Reports[i]
			if got := NewRuler(r.Text).Length(); got != NewRuler(want.Text).Length() || got != r.Length {
				t.Errorf("around %d: %s: text of %d, length %d", around, r.File, got, r.Length)
			}
			for k, x := range r.Excerpts {
				if x.Cut(r.Text) != x.Text || want.Excerpts[k].Cut(want.Text) != x.Text {
					t.Errorf("around %d: %s: excerpt %d is %q", around, r.File, k, x.Text)
				}
			}
		}
		cuts := map[string]string{}
		texts := func(s *Synopsis) map[ReportID]string {
			m := map[ReportID]string{}
			for _, r := range s.Reports {
				m[r.ID] = r.Text
			}
			return m
		}
		was, now := texts(&whole), texts(&back.Stories[0])
		whole.visit(func(p place) {
			if p.quotes() {
				cuts[p.path] = p.span.Cut(was[p.report])
			}
		})
		back.Stories[0].visit(func(p place) {
			if p.quotes() && p.span.Cut(now[p.report]) != cuts[p.path] {
				t.Errorf("around %d: %s cuts %q, was %q", around, p.path, p.span.Cut(now[p.report]), cuts[p.path])
			}
		})
	}
}

// A report that no line points into must not be printed whole in a document
// made for sharing.
func TestExcerptsOfNothing(t *testing.T) {
	d := oneReport("secret words")
	excerpt(&d.Stories[0], 60)
	out := encode(t, d)
	if bytes.Contains(out, []byte("secret")) || !bytes.Contains(out, []byte(`"length": 12`)) {
		t.Errorf("%s", out)
	}
	back, err := Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if got := back.Stories[0].Reports[0].Text; got != strings.Repeat(" ", 12) {
		t.Errorf("text %q", got)
	}
	if again := encode(t, back); !bytes.Equal(again, out) {
		t.Error("not the same bytes again")
	}
}

func TestInCodePoints(t *testing.T) {
	r := &Report{ID: "a", Text: mixed, TitleSpan: Span{0, 9}, Skipped: []Skipped{{Span: Span{10, 15}}, {Span: Span{1, 2}}}}
	got := InCodePoints(r)
	if got.TitleSpan != (Span{0, 6}) || got.Skipped[0].Span != (Span{7, 9}) || got.Skipped[1].Span != badSpan || got.Text != mixed {
		t.Errorf("%+v", got)
	}
	if r.Skipped[0].Span != (Span{10, 15}) || got.Languages == nil {
		t.Error("it should be another report, with no null lists")
	}
}

func TestDecodeTellsBadExcerpts(t *testing.T) {
	in := `{"schema":"synopsis/1","stories":[{"reports":[{"id":"a","length":9,"excerpts":[` +
		`{"start":0,"end":2,"text":"Žo"},{"start":1,"end":3,"text":"of"},{"start":4,"end":6,"text":"abc"},` +
		`{"start":8,"end":9,"text":"🌉"},{"start":9,"end":10,"text":"x"},{"start":9,"end":9,"text":""}]}],` +
		`"only":[{"report":"a","start":8,"end":9,"text":"🌉"}]}]}`
	d, err := Decode(strings.NewReader(in))
	if d == nil {
		t.Fatal(err)
	}
	r := d.Stories[0].Reports[0]
	if r.Text != "Žo      🌉" || d.Stories[0].Only[0].Cut(r.Text) != "🌉" {
		t.Errorf("text %q", r.Text)
	}
	if n := strings.Count(err.Error(), whyExcerpt); n != 4 {
		t.Errorf("%d excerpts are told bad, want 4: %v", n, err)
	}
}
