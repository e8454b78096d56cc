package synopsis

import (
	"slices"
	"strings"
)

// surnameOf tells whether a is named by the last name of b alone.
func surnameOf(a, b *node) bool {
	return a.entity.Named && len(a.words) == 1 && len(b.words) > 1 && a.words[0] == b.words[len(b.words)-1]
}

// namesAgree tells whether two full names may be one person's: same surname,
// and given names that are equal, a spelling of one another, or an initial.
func namesAgree(a, b []string) bool {
	if a[len(a)-1] != b[len(b)-1] && !spelled(a[len(a)-1], b[len(b)-1]) {
		return false
	}
	x, y := a[0], b[0]
	if x == y || spelled(x, y) || nicknamed(x, y) {
		return true
	}
	if len(x) <= 2 || len(y) <= 2 { // an initial
		return x[0] == y[0]
	}
	// "Gustavo Francisco Petro" and "Francisco Petro"
	return slices.Contains(a, y) || slices.Contains(b, x) || strings.HasPrefix(x, y) || strings.HasPrefix(y, x)
}

// spelled tells whether two long names differ by one letter or two.
func spelled(a, b string) bool {
	if len(a) < 7 || len(b) < 7 || a[0] != b[0] {
		return false
	}
	return distance(a, b) <= 1
}

// distance is the Levenshtein distance in bytes, cut off at 3.
func distance(a, b string) int {
	if d := len(a) - len(b); d > 2 || d < -2 {
		return 3
	}
	row := make([]int, len(b)+1)
	for k := range row {
		row[k] = k
	}
	for i := 1; i <= len(a); i++ {
		prev := row[0]
		row[0] = i
		for k := 1; k <= len(b); k++ {
			cur := row[k]
			c := prev
			if a[i-1] != b[k-1] {
				c++
			}
			row[k] = min(c, row[k]+1, row[k-1]+1)
			prev = cur
		}
	}
	return min(3, row[len(b)])
}

// nameWords are the words of a name, folded, without titles and suffixes.
func nameWords(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool {
		return r == ' ' || r == '\u00a0' || r == '.' || r == ',' || r == '\n' || r == '\t' || r == '-' || r == '"' || r == '“' || r == '”'
	}) {
		w = strings.TrimSuffix(strings.TrimSuffix(fold(w), "'s"), "'")
		if w != "" {
			out = append(out, w)
		}
	}
	for len(out) > 1 && title(out[0]) {
		out = out[1:]
	}
	for len(out) > 1 && (out[len(out)-1] == "jr" || out[len(out)-1] == "sr" || out[len(out)-1] == "ii" || out[len(out)-1] == "iii") {
		out = out[:len(out)-1]
	}
	return out
}

// title tells whether a folded word is a title before a name.
func title(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "sen", "senator", "rep", "president", "gov", "governor",
		"judge", "justice", "rev", "gen", "general", "col", "colonel", "capt", "captain", "lt", "sgt", "maj", "major", "prof",
		"professor", "minister", "prime", "secretary", "chancellor", "king", "queen", "prince", "princess", "pope", "mayor",
		"sheriff", "officer", "detective", "chief", "inspector", "superintendent", "attorney", "director", "ambassador", "the",
		"a", "an", "former", "first", "vice", "deputy", "assistant", "constable", "congressman", "congresswoman", "u", "s", "us":
		return true
	}
	return false
}
