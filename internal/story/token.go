package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A token is one word or number of a text, folded: lower case, no accents.
type token struct {
	raw    string // as written
	fold   string
	line   int  // how many line breaks stand before it
	upper  bool // begins with a capital letter
	number bool // begins with a digit
	first  bool // may be capital only because a sentence or a line begins
	joined bool // nothing but a blank stands between it and the token before
}

// tokens cuts text into words and numbers and appends them to out, at most
// most of them. Words of scripts that put no blanks between words are cut into
// pairs of signs.
func tokens(out []token, text string, most int) []token {
	start, line, joined := true, 0, false
	for i := 0; i < len(text) && len(out) < most; {
		r, size := decode(text[i:])
		switch {
		case unicode.IsDigit(r):
			k := endNumber(text, i)
			out = append(out, token{raw: text[i:k], fold: strings.ReplaceAll(text[i:k], ",", ""), line: line, number: true, first: start, joined: joined})
			i, start, joined = k, false, true
			continue
		case dense(r):
			k := i + size
			if next, n := decode(text[k:]); dense(next) {
				out = append(out, token{raw: text[i : k+n], fold: text[i : k+n], line: line, joined: joined})
			}
			i, start, joined = k, false, true
			continue
		case unicode.IsLetter(r):
			k := endWord(text, i)
			out = append(out, token{raw: text[i:k], fold: fold(text[i:k]), line: line, upper: unicode.IsUpper(r), first: start, joined: joined})
			i, start, joined = k, false, true
			continue
		case r == '\n':
			start, joined = true, false
			line++
		case r == '.' || r == '!' || r == '?' || r == '"' || r == '“' || r == '‘' || r == ':' || r == '•' || r == '…':
			start, joined = true, false
		case r != ' ':
			joined = false
		}
		i += size
	}
	return out
}

func decode(s string) (rune, int) {
	if len(s) > 0 && s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRuneInString(s)
}

// dense tells whether r is of a script that puts no blanks between words.
func dense(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// endWord is where the word that begins at i ends: letters and digits, and
// what joins them ("don't", "U.S.", "al-Shabab" is two). A final 's is left
// out.
func endWord(text string, i int) int {
	k := i
	for k < len(text) {
		r, size := decode(text[k:])
		if unicode.IsLetter(r) && !dense(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			k += size
			continue
		}
		next, n := decode(text[k+size:])
		if (r == '\'' || r == '’') && unicode.IsLetter(next) {
			if after, _ := decode(text[k+size+n:]); (next == 's' || next == 'S') && !unicode.IsLetter(after) {
				return k
			}
			k += size
			continue
		}
		if r == '.' && unicode.IsUpper(next) && k-i == utf8.RuneLen(first(text[i:])) {
			if after, _ := decode(text[k+size+n:]); !unicode.IsLetter(after) {
				return initials(text, i)
			}
		}
		break
	}
	return k
}

func first(s string) rune { r, _ := decode(s); return r }

// initials is where an abbreviation of single capitals ends: "U.S."
func initials(text string, i int) int {
	k := i
	for k < len(text) {
		r, size := decode(text[k:])
		if !unicode.IsUpper(r) || k+size >= len(text) || text[k+size] != '.' {
			break
		}
		k += size + 1
	}
	return max(k-1, i+1)
}

// endNumber is where the number that begins at i ends: digits, with commas
// before groups of three and points before digits ("14,2013" is two numbers).
func endNumber(text string, i int) int {
	k := i
	for k < len(text) {
		c := text[k]
		switch {
		case c >= '0' && c <= '9':
			k++
			continue
		case c == ',' && digits(text[k+1:]) == 3, c == '.' && digits(text[k+1:]) > 0:
			k++
			continue
		case c >= utf8.RuneSelf:
			if r, size := decode(text[k:]); unicode.IsDigit(r) {
				k += size
				continue
			}
		}
		break
	}
	return max(k, i+1)
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// fold is a word in lower case, without accents and points.
func fold(w string) string {
	plain := true
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c == '.' {
			plain = false
			break
		}
	}
	if plain {
		return w
	}
	ascii := true
	for i := 0; i < len(w); i++ {
		ascii = ascii && w[i] < utf8.RuneSelf
	}
	if ascii {
		w = strings.ToLower(w)
		if strings.IndexByte(w, '.') >= 0 {
			w = strings.ReplaceAll(w, ".", "")
		}
		return w
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(w)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.':
		case r == '’':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
