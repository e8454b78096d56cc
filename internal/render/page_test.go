package render

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// two is a document of two stories.
func two(t testing.TB) *synoptic.Document {
	d := kestrel(t)
	d.Stories = append(d.Stories, kestrel(t).Stories[0])
	return d
}

// TestLinks: every link within the page has its target, and no id stands twice.
func TestLinks(t *testing.T) {
	href := regexp.MustCompile(`href="#([^"]*)"`)
	id := regexp.MustCompile(`\sid="([^"]*)"`)
	for _, o := range []Options{{}, {Excerpts: true}, {About: "Voss"}, {Only: []synoptic.Kind{synoptic.KindTime}}, {Only: []synoptic.Kind{Only}}, {Only: []synoptic.Kind{Reports}}, {ShowSkipped: true}} {
		for _, d := range []*synoptic.Document{kestrel(t), two(t), poisoned(t, payloads[0])} {
			page := render(t, HTML, d, o)
			ids := make(map[string]bool)
			for _, m := range id.FindAllStringSubmatch(page, -1) {
				if ids[m[1]] {
					t.Errorf("%+v: id %q stands twice", o, m[1])
				}
				ids[m[1]] = true
			}
			links := href.FindAllStringSubmatch(page, -1)
			if len(links) < 8 {
				t.Errorf("%+v: only %d links", o, len(links))
			}
			for _, m := range links {
				if !ids[m[1]] {
					t.Errorf("%+v: nothing has id %q", o, m[1])
				}
			}
		}
	}
}

// TestAnchors: an anchor's text is the words of its mention, and every mention
// that is shown has one.
func TestAnchors(t *testing.T) {
	page := render(t, HTML, kestrel(t), Options{})
	text := regexp.MustCompile(`<[^>]*>`)
	s := kestrel(t).Stories[0]
	n := 0
	s.Visit(func(path string, r synoptic.ReportID, span synoptic.Span, _ string) {
		if !strings.HasPrefix(path, "claims") && !strings.HasPrefix(path, "discrepancies") && !strings.HasPrefix(path, "only") {
			return
		}
		v := newView(&synoptic.Document{Stories: []synoptic.Synopsis{s}}, 0, Options{})
		id := (&builder{view: v}).spanID(v.byID[r], span)
		i := strings.Index(page, ` id="`+id+`"`)
		if i < 0 {
			t.Errorf("%s: no anchor %s", path, id)
			return
		}
		rest := html.UnescapeString(text.ReplaceAllString(page[i+strings.Index(page[i:], ">")+1:], ""))
		if want := clean(span.Cut(v.byID[r].Text)); !strings.HasPrefix(rest, want) {
			t.Errorf("%s: %s begins %.60q, want %q", path, id, rest, want)
		}
		n++
	})
	if n < 60 {
		t.Errorf("only %d mentions", n)
	}
}

// TestCrossing: spans that overlap are cut at each other's ends, nothing is
// lost, and the rest of a span lights up with its first part.
func TestCrossing(t *testing.T) {
	text := "zero one two three four five\nsix seven eight"
	at := func(words string) synoptic.Span {
		i := strings.Index(text, words)
		return synoptic.Span{Start: i, End: i + len(words)}
	}
	var ms []synoptic.Mention
	for _, w := range []string{"one two three", "two", "two three four", "three four five\nsix", "zero", "four five\nsix seven eight"} {
		ms = append(ms, synoptic.Mention{Report: "r", Span: at(w)})
	}
	d := &synoptic.Document{Stories: []synoptic.Synopsis{{
		Reports:       []synoptic.Report{{ID: "r", Outlet: "Post", Text: text}},
		Discrepancies: []synoptic.Discrepancy{{Kind: synoptic.KindTime, Readings: []synoptic.Reading{{Value: "x", Mentions: ms}}}},
	}}}
	page := render(t, HTML, d, Options{})
	body := page[strings.Index(page, `<div class="text">`):]
	body = body[:strings.Index(body, "</article>")]
	for _, use := range []string{`<p class="uses">.*?</p>`, `<span class="number".*?</span>`} {
		body = regexp.MustCompile(use).ReplaceAllString(body, "")
	}
	plain := strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, "")), " ")
	if want := strings.Join(strings.Fields(text), " "); plain != want {
		t.Errorf("text on the page is %q, want %q", plain, want)
	}
	for _, m := range ms {
		id := "r1-" + itoa(m.Start) + "-" + itoa(m.End)
		if strings.Count(body, `id="`+id+`"`) != 1 {
			t.Errorf("no anchor %s", id)
		}
		// All parts of the span together are its words.
		words := ""
		parts := regexp.MustCompile(`<span id="`+id+`" class="[^"]*"`).FindAllString(body, -1)
		for _, rule := range regexp.MustCompile(`:has\(#`+id+`:target\) \.(x\d+)\{`).FindAllStringSubmatch(page, -1) {
			parts = append(parts, regexp.MustCompile(`<span class="[^"]* `+rule[1]+`"`).FindString(body))
		}
		for _, p := range parts {
			words += " " + element(body, strings.Index(body, p))
		}
		if got, want := strings.Join(strings.Fields(words), " "), strings.Join(strings.Fields(m.Cut(text)), " "); got != want {
			t.Errorf("%s lights up %q, want %q", id, got, want)
		}
	}
}

// element is the text of the <span> element that begins at an offset.
func element(body string, at int) string {
	depth, out := 0, ""
	for at < len(body) {
		end := strings.IndexByte(body[at:], '>') + at + 1
		switch {
		case strings.HasPrefix(body[at:], "<span"):
			depth++
		case strings.HasPrefix(body[at:], "</span"):
			depth--
		}
		if depth == 0 {
			return out
		}
		next := strings.IndexByte(body[end:], '<') + end
		out += body[end:next]
		at = next
	}
	return out
}

// TestPolicy: the page's policy allows its own style sheet and nothing else.
func TestPolicy(t *testing.T) {
	page := render(t, HTML, two(t), Options{})
	style := page[strings.Index(page, "<style>")+len("<style>") : strings.Index(page, "</style>")]
	sum := sha256.Sum256([]byte(style))
	want := `content="default-src &#39;none&#39;; script-src &#39;none&#39;; style-src &#39;sha256-` + html.EscapeString(base64.StdEncoding.EncodeToString(sum[:]))
	if !strings.Contains(page, strings.ReplaceAll(want, "+", "&#43;")) {
		t.Errorf("the policy does not hold the hash of the style sheet")
	}
	for _, not := range []string{"<script", " style=", " onclick", "url(", "@import", "<link", "<img", "<iframe"} {
		if strings.Contains(page, not) {
			t.Errorf("%q on the page", not)
		}
	}
}

// TestContrast: the pairs of colours that words are set in have a contrast of
// 4.5 to 1 or more in both schemes (WCAG AA).
func TestContrast(t *testing.T) {
	light, dark, ok := strings.Cut(pageCSS, "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("no dark scheme")
	}
	pairs := [][2]string{{"hit-ink", "hit"}, {"ink", "mark"}, {"soft", "mark"}, {"soft", "faint"}, {"card", "accent"}}
	for _, ink := range []string{"ink", "soft", "accent", "link"} {
		pairs = append(pairs, [2]string{ink, "paper"}, [2]string{ink, "card"})
	}
	for _, k := range append(Kinds(), "ins", "del") {
		pairs = append(pairs, [2]string{string(k), string(k) + "-tint"})
	}
	for name, css := range map[string]string{"light": light, "dark": dark} {
		for _, p := range pairs {
			if c := contrast(t, css, p[0], p[1]); c < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f", name, p[0], p[1], c)
			}
		}
	}
}

func contrast(t *testing.T, css, a, b string) float64 {
	t.Helper()
	light := func(name string) float64 {
		m := regexp.MustCompile(`--` + name + `: #([0-9a-f]{6})`).FindStringSubmatch(css)
		if m == nil {
			t.Fatalf("no colour --%s", name)
		}
		sum := 0.0
		for i, weight := range []float64{.2126, .7152, .0722} {
			n, _ := strconv.ParseUint(m[1][2*i:2*i+2], 16, 8)
			c := float64(n) / 255
			if c <= .04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+.055)/1.055, 2.4)
			}
			sum += weight * c
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// TestDrawing: marks do not touch one another and stay inside, also with many
// dates at phone width.
func TestDrawing(t *testing.T) {
	for _, n := range []int{1, 2, 9, 60} {
		var days []timelineDay
		day := synoptic.DayOf(2026, 2, 3)
		for i := range n {
			d := synoptic.On(day + synoptic.Day(i/3*(i%5)))
			if i%4 == 3 {
				d = synoptic.Between(d.First, d.First+synoptic.Day(i))
			}
			days = append(days, timelineDay{N: i + 1, date: d, Main: i == 0})
		}
		for _, width := range []int{wideDrawing, narrowDrawing} {
			d := draw(days, "x", width)
			for i, m := range d.Marks {
				x1, x2 := extent(m)
				if x1 < 0 || x2 > width || m.Y-markRadius < 0 || m.Y+markRadius > d.Axis {
					t.Errorf("%d dates: mark %d outside: %+v of %d", n, m.N, m, width)
				}
				for _, o := range d.Marks[:i] {
					y1, y2 := extent(o)
					if m.Y == o.Y && x1 < y2 && y1 < x2 {
						t.Errorf("%d dates: marks %d and %d touch", n, m.N, o.N)
					}
				}
			}
		}
	}
}

func extent(m mark) (int, int) {
	if m.W > 0 {
		return m.X, m.X + m.W
	}
	return m.X - markRadius, m.X + markRadius
}
