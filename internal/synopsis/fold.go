package synopsis

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// fold is a word as it is compared: lower case, without accents, British and
// American spelling alike.
func fold(w string) string {
	ascii := true
	for i := 0; i < len(w); i++ {
		if w[i] >= 0x80 {
			ascii = false
			break
		}
	}
	w = strings.ToLower(w)
	if !ascii {
		var b strings.Builder
		for _, r := range norm.NFKD.String(w) {
			switch {
			case unicode.Is(unicode.Mn, r):
			case r == '’' || r == '‘' || r == 'ʼ':
				b.WriteByte('\'')
			default:
				b.WriteRune(r)
			}
		}
		w = b.String()
	}
	return spelling(w)
}

// spelling writes a lower-case word the American way: honour, centre, realise,
// traveller. It may write a word that has no other spelling in a way of its
// own ("promize"): both sides of a comparison go through it.
func spelling(w string) string {
	n := len(w)
	switch {
	case n >= 6 && strings.Contains(w[2:], "our") && !strings.HasSuffix(w, "hour") && !strings.HasSuffix(w, "hours"):
		k := 2 + strings.Index(w[2:], "our")
		if k+3 == n || strings.ContainsAny(w[k+3:k+4], "aeils") {
			return w[:k] + "or" + w[k+3:]
		}
	case n >= 6 && strings.HasSuffix(w, "tre"):
		return w[:n-2] + "er"
	}
	for _, e := range [...]string{"ise", "ised", "ises", "ising", "isation", "isations"} {
		if n > len(e)+3 && strings.HasSuffix(w, e) {
			return w[:n-len(e)] + "iz" + e[2:]
		}
	}
	if k := strings.Index(w, "ll"); k > 2 && n >= 8 && (strings.HasSuffix(w, "lled") || strings.HasSuffix(w, "lling") || strings.HasSuffix(w, "llers")) {
		return w[:k] + w[k+1:]
	}
	return w
}

// stemLength is where stems are cut, so that noun and verb of one act meet:
// "produce" and "production" are both "produc".
const stemLength = 6

// stem is the key under which a lower-case lemma is compared.
func stem(lemma string) string {
	w := english.Stem(fold(lemma), true)
	if len(w) > stemLength {
		k := stemLength
		for k > 0 && w[k]&0xC0 == 0x80 {
			k--
		}
		return w[:k]
	}
	return w
}
