package render

import (
	"encoding/csv"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

// payloads are what a report could hold to act on its reader's screen.
var payloads = []string{
	`<script>alert(1)</script><img src=x onerror=alert(1)>"'><svg/onload=alert(1)>`,
	"\x1b[31mred\x1b]0;title\x07\x1b[2J\x00\x08\x7f\u009b31m \r\n\t second line",
	"right \u202eto left\u202c \u2066isolate\u2069 \u200emark \u00adsoft \U000e0041tag \ufeff",
	"[link](javascript:alert(1)) ![image](http://evil.example/x.png) <http://evil.example> `code` | pipe | **bold** # head @user #12 www.evil.example $x$ {{template}} [[wiki]]",
	"=HYPERLINK(\"http://evil.example\")",
	"@SUM(1)",
	strings.Repeat("x", 10_000),
	"漢字" + strings.Repeat("語", 500) + " e\u0301\u0301\u0301 \xff\xfe broken",
	"javascript:alert(1)", "http://evil.example/\"onclick=alert(1)", "*/</style><style>*{display:none}",
	"}} {{.}} </textarea><!-- --> ]]>",
}

// poison puts the payload into every string of a value, but keeps which
// mention names which report.
func poison(v reflect.Value, payload string, ids map[string]string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			poison(v.Elem(), payload, ids)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			poison(v.Field(i), payload, ids)
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), payload, ids)
		}
	case reflect.String:
		old := v.String()
		switch v.Type() {
		case reflect.TypeFor[synoptic.ReportID]():
			v.SetString(old + payload)
		case reflect.TypeFor[synoptic.Sameness]():
		default:
			s := payload
			for len(s) < len(old) { // a text keeps its length, so that spans go on lying in it
				s += " " + payload
			}
			v.SetString(s)
		}
	}
}

func poisoned(t *testing.T, payload string) *synoptic.Document {
	d := kestrel(t)
	poison(reflect.ValueOf(d), payload, nil)
	return d
}

// mine are the elements and attributes that the page may have.
var mine = regexp.MustCompile(`^/?(html|head|meta|title|style|body|header|h1|h2|h3|h4|p|a|nav|ol|ul|li|div|article|section|footer|span|bdi|b|i|em|small|time|table|thead|tbody|tr|th|td|ins|del|q|svg|desc|line|text|g|rect|circle|details|summary)$`)

var attribute = regexp.MustCompile(`^(lang|charset|http-equiv|content|name|class|id|href|aria-[a-z]+|tabindex|dir|datetime|title|role|scope|colspan|viewBox|width|height|x1|x2|y1|y2|x|y|rx|cx|cy|r|text-anchor|rel|open)$`)

// tag is one start or end tag as a browser reads it: a name and its attributes.
var (
	tag  = regexp.MustCompile(`<(/?[a-zA-Z][^\s/>]*)((?:\s+[^\s=>"']+(?:="[^"]*")?)*)\s*/?>`)
	attr = regexp.MustCompile(`\s+([^\s=>"']+)(?:="([^"]*)")?`)
)

func TestHostileHTML(t *testing.T) {
	for _, payload := range payloads {
		options := []Options{{}, {Excerpts: true}, {ShowSkipped: true}}
		if len(payload) > 1000 {
			options = options[:1] // megabytes
		}
		for _, o := range options {
			page := render(t, HTML, poisoned(t, payload), o)
			page = strings.TrimPrefix(page, "<!DOCTYPE html>")
			a, b := strings.Index(page, "<style>"), strings.Index(page, "</style>")
			style := page[a+len("<style>") : b]
			if strings.Contains(style, "<") || strings.Contains(style, "alert") {
				t.Errorf("%.20q: reports reach the style sheet", payload)
			}
			page = page[:a] + page[b+len("</style>"):]
			rest := tag.ReplaceAllStringFunc(page, func(s string) string {
				m := tag.FindStringSubmatch(s)
				if !mine.MatchString(m[1]) {
					t.Errorf("%.20q: element %q", payload, m[1])
				}
				for _, x := range attr.FindAllStringSubmatch(m[2], -1) {
					if !attribute.MatchString(x[1]) {
						t.Errorf("%.20q: attribute %q", payload, x[1])
					}
					if x[1] == "href" && !strings.HasPrefix(x[2], "#") && !strings.HasPrefix(x[2], "http") {
						t.Errorf("%.20q: link to %q", payload, x[2])
					}
				}
				return ""
			})
			if i := strings.IndexAny(rest, "<>"); i >= 0 {
				t.Errorf("%.20q: stray tag at %.60q", payload, rest[i:])
			}
			harmlessText(t, payload, page)
		}
	}
}

// harmlessText: no control and no direction characters in what is shown.
func harmlessText(t *testing.T, payload, out string) {
	t.Helper()
	for _, r := range out {
		if unicode.Is(unicode.Cc, r) && r != '\n' && r != '\r' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r >= 0xe0000 && r <= 0xe007f {
			t.Errorf("%.20q: character %U in the output", payload, r)
			return
		}
	}
}

func TestHostileText(t *testing.T) {
	for _, payload := range payloads {
		for _, o := range []Options{{}, {Brief: true}, {Width: 40, ShowSkipped: true}, {Width: 132, About: "x"}} {
			out := render(t, Text, poisoned(t, payload), o)
			harmlessText(t, payload, out)
			for line := range strings.Lines(out) {
				line = strings.TrimRight(line, "\n")
				if n := width(line); n > o.columns() && len(strings.Fields(line)) > 1 {
					t.Errorf("%.20q: %d columns in %.100q", payload, n, line)
				}
			}
		}
		out := render(t, Text, poisoned(t, payload), Options{Color: true})
		harmlessText(t, payload, regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(out, ""))
		if strings.Count(out, "\x1b[") != len(regexp.MustCompile("\x1b\\[(0|1|2|1;3[1-6])m").FindAllString(out, -1)) {
			t.Errorf("%.20q: an escape sequence that is not ours", payload)
		}
	}
}

func TestHostileCSV(t *testing.T) {
	for _, payload := range payloads {
		out := render(t, CSV, poisoned(t, payload), Options{})
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatalf("%.20q: %v", payload, err)
		}
		for _, r := range rows {
			if len(r) != len(csvColumns) {
				t.Errorf("%.20q: %d cells in %q", payload, len(r), r)
			}
			for _, c := range r {
				if c != "" && strings.ContainsAny(c[:1], "=+-@\t") {
					t.Errorf("%.20q: cell %.40q", payload, c)
				}
				harmlessText(t, payload, c)
			}
		}
		if strings.Count(out, "\n") != strings.Count(out, "\r\n") {
			t.Errorf("%.20q: lines do not end as RFC 4180 has it", payload)
		}
	}
}

func TestHostileMarkdown(t *testing.T) {
	// What may stand in the output unescaped is ours: it is taken away first.
	code := regexp.MustCompile("`https?://[^`\\s]*`")
	active := regexp.MustCompile(`(^|[^\\])[\x60$]|<[a-zA-Z/!]|\]\(|!\[|https?:/|www\.|@[a-z]|[^&]#[0-9]|\[\[|\{\{`)
	for _, payload := range payloads {
		payload = payload[:min(len(payload), 1000)]
		out := render(t, Markdown, poisoned(t, payload), Options{ShowSkipped: true})
		harmlessText(t, payload, out)
		for line := range strings.Lines(code.ReplaceAllString(out, "")) {
			if m := active.FindString(line); m != "" {
				t.Errorf("%.20q: %q acts in %.200q", payload, m, line)
			}
			if bars := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); strings.HasPrefix(line, "| ") && bars != 4 && bars != 5 {
				t.Errorf("%.20q: %d bars in %.200q", payload, bars, line)
			}
		}
	}
}

func TestClean(t *testing.T) {
	for _, c := range [][2]string{
		{"plain words", "plain words"},
		{"  two \n\n lines\t", "two lines"},
		{"\x1b[1mbold", "\ufffd[1mbold"},
		{"a\u202eb", "a\ufffdb"},
		{"so\u00adft a\u200bb", "soft ab"},
		{"می\u200cخواهم", "می\u200cخواهم"},
		{"\xff", "\ufffd"},
		{"a\U000e000eb\U000e0041", "ab"},
		{"", ""},
		{" ", ""},
		{"U\u0308ber \U0001f469\u200d\U0001f52c", "U\u0308ber \U0001f469\u200d\U0001f52c"},
	} {
		if got := clean(c[0]); got != c[1] {
			t.Errorf("clean(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, p := range payloads {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := clean(s)
		harmlessText(t, s, out)
		if clean(out) != out {
			t.Errorf("clean(%q) = %q is not clean", s, out)
		}
		if strings.ContainsAny(out, "\r\n\t") || strings.Contains(out, "  ") || strings.TrimSpace(out) != out {
			t.Errorf("clean(%q) = %q is not one line", s, out)
		}
		harmlessText(t, s, escape(out))
	})
}
