package reuse_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/reuse"
)

// A press makes up reports and edits them as editors do; its stream of numbers
// is fixed.
type press struct{ state uint64 }

func (p *press) n(n int) int {
	p.state = p.state*6364136223846793005 + 1442695040888963407
	return int((p.state >> 33) % uint64(n))
}

// word is one of a language in which few words are common.
func (p *press) word(topic int) string {
	switch n := p.n(10); {
	case n < 4:
		return [...]string{"the", "of", "and", "to", "in", "a", "said", "on", "for", "was", "that", "with"}[p.n(12)]
	case n < 7:
		return fmt.Sprintf("topic%dword%d", topic, p.n(60))
	}
	return fmt.Sprintf("word%d", p.n(4000))
}

func (p *press) sentence(topic int) string {
	ws := make([]string, 8+p.n(18))
	for i := range ws {
		ws[i] = p.word(topic)
	}
	return strings.Join(ws, " ") + "."
}

// report is some sentences; those in quotation marks are what everybody heard.
func (p *press) report(topic int, heard []string) []string {
	var out []string
	for range 8 + p.n(22) {
		if p.n(6) == 0 {
			out = append(out, "\""+heard[p.n(len(heard))]+"\"")
		} else {
			out = append(out, p.sentence(topic))
		}
	}
	return append(out, "Sign up for our newsletter to get the best of the day in your inbox every morning.")
}

// edit changes, puts in and leaves out words, one in so many, and swaps a
// sentence.
func (p *press) edit(s []string, every int) []string {
	out := slices.Clone(s)
	for i := range out {
		var ws []string
		for _, w := range strings.Fields(out[i]) {
			switch p.n(3 * every) {
			case 0:
			case 1:
				ws = append(ws, w, p.word(0))
			case 2:
				ws = append(ws, p.word(0))
			default:
				ws = append(ws, w)
			}
		}
		out[i] = strings.Join(ws, " ")
	}
	if k := p.n(len(out) - 1); p.n(2) == 0 {
		out[k], out[k+1] = out[k+1], out[k]
	}
	return out
}

func text(s []string) reuse.Text {
	t := strings.Join(s, " ")
	var quoted []synoptic.Span
	for i := 0; ; {
		k := strings.IndexByte(t[i:], '"')
		if k < 0 {
			break
		}
		n := strings.IndexByte(t[i+k+1:], '"')
		if n < 0 {
			break
		}
		quoted = append(quoted, synoptic.Span{Start: i + k, End: i + k + n + 2})
		i += k + n + 2
	}
	return reuse.Split(t, []synoptic.Span{{End: len(t)}}, quoted)
}

// TestCopies: of reports of 60 events, with copies of all kinds among them,
// nearly all copies are found and told by their kind, and no others.
func TestCopies(t *testing.T) {
	p := &press{state: 11}
	type made struct {
		t    reuse.Text
		url  string
		of   int // the original, by number
		kind reuse.Likeness
	}
	var all []made
	serial := 0
	add := func(s []string, url string, of int, kind reuse.Likeness) {
		if url == "" {
			serial++
			url = fmt.Sprint("https://a.example/", serial)
		}
		all = append(all, made{text(s), url, of, kind})
	}
	for topic := range 60 {
		heard := []string{p.sentence(topic), p.sentence(topic) + " " + p.sentence(topic), p.sentence(topic)}
		for range 4 {
			s := p.report(topic, heard)
			of := len(all)
			url := fmt.Sprint("https://b.example/", of)
			add(s, url, of, reuse.Distinct)
			add(s, "", of, reuse.Exact)
			add(p.edit(s, 12+p.n(30)), "", of, reuse.Reprint)
			from := p.n(len(s) / 4)
			add(p.edit(s[from:from+len(s)*(40+p.n(20))/100], 40), "", of, reuse.Cut)
			add(append(p.report(topic, heard)[:len(s)/2], p.edit(s, 40)...), url, of, reuse.Grown)
		}
	}
	texts, urls := make([]reuse.Text, len(all)), make([]string, len(all))
	for i := range all {
		texts[i], urls[i] = all[i].t, all[i].url
	}
	found := make(map[[2]int]reuse.Copy)
	right, wrong := 0, 0
	for _, c := range reuse.Find(texts, urls) {
		found[[2]int{c.A, c.B}] = c
		if all[c.A].of == all[c.B].of {
			right++
		} else {
			wrong++
		}
	}
	wanted, missed, kinds := 0, 0, 0
	for b := range all {
		if a := all[b].of; a != b {
			wanted++
			c, ok := found[[2]int{a, b}]
			if !ok {
				missed++
			} else if c.Kind == all[b].kind {
				kinds++
			}
		}
	}
	t.Logf("copies of originals: %d of %d found, %d of their kind; pairs found %d, %d of them wrong", wanted-missed, wanted, kinds, right+wrong, wrong)
	if wrong*100 > right+wrong {
		t.Errorf("%d of %d pairs are no copies; precision 0.99 is wanted", wrong, right+wrong)
	}
	if missed*100 > 3*wanted {
		t.Errorf("%d of %d copies not found; recall 0.97 is wanted", missed, wanted)
	}
	if kinds*100 < 90*(wanted-missed) {
		t.Errorf("%d of %d copies told by their kind", kinds, wanted-missed)
	}
}

// The spans of what two texts share cut the same words, on request.
func TestSpans(t *testing.T) {
	a, b := split(copied), split(edited)
	in := reuse.Spans(a, b)
	if len(in[0]) != 1 || !strings.HasPrefix(in[0][0].Cut(copied), "The mill") || !strings.HasPrefix(in[1][0].Cut(edited), "the mill") {
		t.Errorf("spans %v", in)
	}
}

func FuzzJudge(f *testing.F) {
	f.Add(strings.Repeat(copied, 3), strings.Repeat(edited, 3))
	f.Fuzz(func(t *testing.T, x, y string) {
		a, b := split(x), split(y)
		p, q := reuse.NewPrint(a, ""), reuse.NewPrint(b, "")
		kind, share := reuse.Judge(a, b, p, q)
		if share < 0 || share > 1000 {
			t.Fatalf("%s, share %d", kind, share)
		}
		if again, _ := reuse.Judge(b, a, q, p); again != kind && kind == reuse.Exact {
			t.Fatalf("%s one way, %s the other", kind, again)
		}
	})
}
