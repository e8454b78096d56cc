package inject

import (
	"reflect"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// report cuts a text at its spaces; a word may bear its tag behind a slash.
func report(words string) (*synoptic.Report, *synoptic.Analysis) {
	r, a := &synoptic.Report{}, &synoptic.Analysis{}
	for _, w := range strings.Fields(words) {
		w, tag, _ := strings.Cut(w, "/")
		if r.Text != "" && !strings.ContainsAny(w[:1], ".,") {
			r.Text += " "
		}
		span := synoptic.Span{Start: len(r.Text), End: len(r.Text) + len(w)}
		r.Text += w
		a.Words = append(a.Words, synoptic.Word{Span: span, Lemma: strings.ToLower(w), Tag: tag, Head: -1})
	}
	return r, a
}

func changed(k Kind, r *synoptic.Report, a *synoptic.Analysis) (was, is []string) {
	for _, c := range Sites(k, r, a, Cast{}, 1) {
		was, is = append(was, c.Old.Cut(r.Text)), append(is, c.Apply(r.Text))
		if got := c.Span.Cut(c.Apply(r.Text)); !strings.Contains(got, strings.TrimSpace(c.New)) {
			panic("span of the change: " + got)
		}
	}
	return was, is
}

func TestValues(t *testing.T) {
	r, a := report("On Tuesday , 11 March 2025 , at 5 p.m. , nine sailors and 214 others left in 1998 on flight AB7 .")
	for _, c := range []struct {
		kind Kind
		want []string
	}{
		{Number, []string{"nine", "214"}},
		{Date, []string{"Tuesday", "11", "1998"}},
	} {
		was, is := changed(c.kind, r, a)
		if !reflect.DeepEqual(was, c.want) {
			t.Errorf("%s: places %q, want %q", c.kind, was, c.want)
		}
		for _, text := range is {
			if text == r.Text {
				t.Errorf("%s: nothing changed", c.kind)
			}
		}
		if _, again := changed(c.kind, r, a); !reflect.DeepEqual(is, again) {
			t.Errorf("%s: another change the second time", c.kind)
		}
	}
}

func TestNegation(t *testing.T) {
	r, a := report("The/DET ship/NOUN was/AUX found/VERB ./PUNCT")
	a.Words[1].Head, a.Words[1].Rel = 3, "nsubj:pass"
	a.Words[2].Head = 3
	if _, is := changed(Negation, r, a); !reflect.DeepEqual(is, []string{"The ship was not found."}) {
		t.Errorf("put in: %q", is)
	}
	r, a = report("The/DET ship/NOUN was/AUX not/PART found/VERB ./PUNCT")
	a.Words[1].Head, a.Words[1].Rel = 4, "nsubj:pass"
	a.Words[2].Head, a.Words[3].Head = 4, 4
	if _, is := changed(Negation, r, a); !reflect.DeepEqual(is, []string{"The ship was found."}) {
		t.Errorf("taken away: %q", is)
	}
}
