package reuse_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/reuse"
)

func split(text string, quoted ...string) reuse.Text {
	var qs []synoptic.Span
	for _, q := range quoted {
		at := strings.Index(text, q)
		qs = append(qs, synoptic.Span{Start: at, End: at + len(q)})
	}
	return reuse.Split(text, []synoptic.Span{{End: len(text)}}, qs)
}

const (
	copied  = "The mill at Hadley closed on Friday after ninety years, and the last forty workers were sent home with a month of pay."
	edited  = "Sources say: the mill at Hadley closed Friday after ninety years and the last forty workers were sent home with one month of pay."
	other   = "Forty people lost their jobs when the paper mill in Hadley shut its doors for good at the end of the week."
	witness = "it came down the hill like a wall of brown water and took the bridge with it"
)

func TestSharedFindsEditedCopy(t *testing.T) {
	a, b := split(copied), split(edited)
	pairs := reuse.Shared([]reuse.Text{a, b})
	if len(pairs) != 1 || len(pairs[0].Passages) != 1 {
		t.Fatalf("got %+v, want one passage", pairs)
	}
	p := pairs[0].Passages[0]
	if got := p.SpanA.Cut(copied); !strings.HasPrefix(got, "The mill") || !strings.HasSuffix(got, "pay") {
		t.Errorf("passage in the original is %q", got)
	}
	if got := p.SpanB.Cut(edited); !strings.HasPrefix(got, "the mill") || !strings.HasSuffix(got, "pay") {
		t.Errorf("passage in the copy is %q", got)
	}
	if pairs[0].Share < 800 {
		t.Errorf("share is %d per thousand, want 800 or more", pairs[0].Share)
	}
}

func TestParaphraseIsNotReuse(t *testing.T) {
	if pairs := reuse.Shared([]reuse.Text{split(copied), split(other)}); len(pairs) != 0 {
		t.Errorf("got %+v, want nothing shared", pairs)
	}
}

func TestQuotationIsNotReuse(t *testing.T) {
	a := "\"" + witness + "\", a farmer said on the radio."
	b := "A farmer told us: \"" + witness + "\". He had lost two cows."
	pairs := reuse.Shared([]reuse.Text{split(a, witness), split(b, witness)})
	if len(pairs) != 0 {
		t.Errorf("a sentence that two reporters heard is taken for a copy: %+v", pairs)
	}
	if pairs := reuse.Shared([]reuse.Text{split(a), split(b)}); len(pairs) != 1 {
		t.Errorf("the same words unquoted: got %+v, want one pair", pairs)
	}
}

func TestSharedTerminates(t *testing.T) {
	same := split(strings.Repeat("of the ", 4000))
	reuse.Shared([]reuse.Text{same, same, same})
}

func FuzzShared(f *testing.F) {
	f.Add(copied, edited)
	f.Add("’a b c d e f g h i j", "a b c d e f g h i j")
	f.Fuzz(func(t *testing.T, x, y string) {
		for _, p := range reuse.Shared([]reuse.Text{split(x), split(y)}) {
			for _, s := range p.Passages {
				if !s.SpanA.In(len(x)) || !s.SpanB.In(len(y)) {
					t.Fatalf("passage %+v lies outside its texts", s)
				}
			}
		}
	})
}
