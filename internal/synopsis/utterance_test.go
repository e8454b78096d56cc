package synopsis

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// TestLimitQuotes: an ordinary quote is compared whole, the longest give way.
func TestLimitQuotes(t *testing.T) {
	const short, long = 500, 50_000
	s := &story{rs: make([]synoptic.Reported, 60)}
	for r := range s.rs {
		for _, n := range []int{short, long} {
			x := *words(strings.Repeat("a ", n))
			x.r = r
			s.quotes = append(s.quotes, x)
		}
	}
	s.limitQuotes()
	sum := 0
	for i := range s.quotes {
		sum += len(s.quotes[i].lead)
		if n := len(s.quotes[i].tokens); n == short && len(s.quotes[i].lead) != short {
			t.Fatalf("%d of %d words compared", len(s.quotes[i].lead), n)
		}
	}
	if sum > maxLeads {
		t.Errorf("%d words are compared, want at most %d", sum, maxLeads)
	}
	a := words("we got the boats away and nobody was left on board")
	b := words("nobody was left on board and we got the boats off")
	for _, x := range []*quoted{a, b} {
		for i := range x.tokens {
			x.tokens[i].weight = 10
		}
		x.limit(maxLead)
	}
	if w, n, rare := overlap(a, b); w != 100 || n != 10 || rare != 10 {
		t.Errorf("overlap is %d, %d words, %d at most; want 100, 10, 10", w, n, rare)
	}
}
