package synopsis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// abstract are nouns, in order, that "in", "at" and "on" make no place of.
var abstract = strings.Fields(`absence addition advance answer attack attempt awe bid blow bow breach call campaign case cash change charge circumstance coma conflict
	connection contact contrast control court custody danger deal debate debt detail dispute doubt effect effort event exchange fact favor
	favour fear fight flame form front full game hand honor honour hope hurry interview isolation joke keeping light line loss love memory mind
	mood need office order part peace person plan power practice pressure private progress protest public pursuit push quest reaction relation
	reply report response retaliation return risk row scale secret sense shape shock show sign sort stage step strike style support surprise
	tear term time touch trade trial trouble turn use view vote wake war way win word work year`)

// placeless tells whether a word is no place whatever preposition it hangs on:
// "in protest", "in an attempt". Names are spared.
func placeless(w *synoptic.Word) bool {
	if w.Tag != "NOUN" {
		return false
	}
	if _, found := slices.BinarySearch(abstract, w.Lemma); found {
		return true
	}
	for _, end := range []string{"ness", "ism", "ance", "ence", "ship"} {
		if strings.HasSuffix(w.Lemma, end) && len(w.Lemma) > len(end)+2 {
			return w.Lemma != "residence" && w.Lemma != "entrance" && w.Lemma != "ambulance" && w.Lemma != "warship" && w.Lemma != "township" && w.Lemma != "dealership"
		}
	}
	return false
}

// sameNames tells whether two places are lists of which one holds every name
// of the other: "Lyon and Boston", "Boston and Lyon".
func sameNames(a, b string) bool {
	x, y := capitals(a), capitals(b)
	return len(x) > 0 && len(y) > 0 && (subset(x, y) || subset(y, x))
}

// capitals lists the words that begin with a capital.
func capitals(words string) []string {
	var out []string
	for _, w := range strings.Fields(words) {
		w = strings.Trim(w, ",.;")
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(c) {
			out = append(out, w)
		}
	}
	return out
}

// unnamed tells whether one place has a name and another has none, and may be
// it: "a neighbouring country".
func unnamed(rs []reading) bool {
	with, without := false, false
	for _, x := range rs {
		if len(capitals(x.value)) > 0 {
			with = true
		} else {
			without = true
		}
	}
	return with && without
}
