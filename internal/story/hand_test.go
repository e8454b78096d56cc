package story

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
)

func TestHand(t *testing.T) {
	stories := [][]string{{"a", "b", "c"}, {"d", "e"}, {"f"}}
	sure := func(x, y string) int {
		switch x + y {
		case "ab", "ba":
			return 999 // surely one
		case "af", "fa":
			return 1 // surely two
		}
		return 500
	}
	for _, c := range []struct {
		name     string
		hand     Hand
		want     string
		conflict string
	}{
		{"nothing", Hand{}, "[[a b c] [d e] [f]]", ""},
		{"merge takes whole stories", Hand{Merge: []Merge{{Reports: []string{"c", "e"}}}}, "[[a b c d e] [f]]", ""},
		{"split", Hand{Split: []Part{{Reports: []string{"c"}}}}, "[[a b] [c] [d e] [f]]", ""},
		{"split of two that look like one", Hand{Split: []Part{{Reports: []string{"b"}, Note: "checked"}}}, "[[a c] [b] [d e] [f]]", "split: these two look like reports of one event (checked)"},
		{"merge of two that look like two", Hand{Merge: []Merge{{Reports: []string{"a", "f"}}}}, "[[a b c f] [d e]]", "merge: these two look like reports of two events"},
		{"pin", Hand{Pin: []Pin{{Report: "e", To: "f"}}}, "[[a b c] [d] [e f]]", ""},
		{"one that is not there", Hand{Pin: []Pin{{Report: "x", To: "f"}}}, "[[a b c] [d e] [f]]", `pin: no report "x"`},
		{"one against another", Hand{Split: []Part{{Reports: []string{"c"}}}, Merge: []Merge{{Reports: []string{"a", "c"}}}}, "[[a b c] [d e] [f]]", "a split parts these two"},
	} {
		got, conflicts := c.hand.Apply(stories, cmp.Compare[string], sure)
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
		said := fmt.Sprint(conflicts)
		if c.conflict == "" && len(conflicts) > 0 || !strings.Contains(said, c.conflict) {
			t.Errorf("%s: conflicts %s, want %q", c.name, said, c.conflict)
		}
	}
}
