package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is the length of the word that s starts with, contractions included.
func (z *tokenizer) word(s string) int {
	n := letters(s)
	if n == 1 || n <= 3 && hasFold(s, "ph.d") {
		if k := dotted(s); k > 0 {
			return k
		}
	}
	for n < len(s) {
		k := z.inner(s, n)
		if k == 0 {
			break
		}
		n += k
	}
	if n < len(s) && s[n] == '.' && z.abbreviated(s, n) {
		n++
	}
	return n
}

// inner is how far the word s[:n] goes on behind its next character, 0 if it
// ends.
func (z *tokenizer) inner(s string, n int) int {
	r, size := utf8.DecodeRuneInString(s[n:])
	more := letters(s[n+size:])
	switch {
	case isApostrophe(r) && more > 0:
		return size + more // "O'Brien"; contraction cuts "don't" later
	case r == '-' || r == '‐' || r == '‑':
		next := n + size
		if next < len(s) && (more > 0 || isDigit(s[next])) && keepsHyphen(s[:n]) {
			if more == 0 {
				more = number(s[next:], true)
			}
			return size + more
		}
	case r == '&' && more > 0 && more <= 3 && n <= 4 && allUpper(s[:n+size+more]):
		return size + more // AT&T
	case r == '_':
		return size + more
	case r == '/' && more > 0 && (n == 1 && more == 1 || n == 1 && hasFold(s, "w/o")):
		return size + more
	case r == '$' && n <= 3 && allUpper(s[:n]):
		return size // US$
	case unicode.IsMark(r):
		return size + more
	}
	return 0
}

// dotted is the length of an abbreviation with stops inside: U.S., a.m.,
// Ph.D.; 0 if s starts with none. The last stop belongs to it, unless it is the
// first of an ellipsis.
func dotted(s string) int {
	n, parts := 0, 0
	for n < len(s) {
		k := letters(s[n:])
		if k == 0 || n+k == len(s) || s[n+k] != '.' || k > runeLen(s[n:]) && !degree(s[n:n+k]) {
			break
		}
		n += k + 1
		parts++
	}
	switch {
	case parts < 2:
		return 0
	case n < len(s) && s[n] == '.':
		return n - 1
	case letters(s[n:]) > 0 && letters(s[n:]) == runeLen(s[n:]):
		return n + runeLen(s[n:]) // U.S.A without its last stop
	}
	return n
}

// degree tells whether two letters are part of Ph.D. or the like.
func degree(part string) bool { return part == "Ph" || part == "Sc" || part == "Ed" }

// abbreviated tells whether the stop behind the word s[:n] belongs to it.
func (z *tokenizer) abbreviated(s string, n int) bool {
	if strings.HasPrefix(s[n:], "..") {
		return false
	}
	next, size := z.behind(s[n+1:])
	if n == runeLen(s) && unicode.IsUpper(firstRune(s)) {
		return z.initial(s[:n], next, size)
	}
	if n <= 3 && unicode.IsLower(firstRune(s)) && (unicode.IsDigit(next) || unicode.IsUpper(next)) && z.bracketed() {
		return true
	}
	switch abbrevOf(s[:n]) {
	case abbrevTitle, abbrevUsual:
		return true
	case abbrevState:
		k := len(z.tokens)
		return k > 0 && z.tokens[k-1].Form == ","
	case abbrevNumber:
		return unicode.IsDigit(next) || unicode.IsLower(next) || next == ','
	}
	return false
}

// initial tells whether a capital with a stop is a name's initial: another
// capital follows, and it is not the pronoun.
func (z *tokenizer) initial(letter string, next rune, gap int) bool {
	if letter == "I" && !z.afterName() {
		return false
	}
	if unicode.IsDigit(next) && gap > 0 { // H. R. 1280, S. 1280, N. 10th Street
		k := len(z.tokens)
		return letter == "S" || letter == "N" || k > 0 && len(z.tokens[k-1].Form) == 2 && z.tokens[k-1].Form[1] == '.'
	}
	return unicode.IsLetter(next) || next == ',' || gap == 0 && next != 0 && next != '”' && next != '"'
}

// bracketed tells whether the word opens a remark in brackets, where a short
// word with a stop is an abbreviation: (b. March 2009), (m. 1949; div. 1964).
func (z *tokenizer) bracketed() bool {
	k := len(z.tokens)
	return k > 0 && (z.tokens[k-1].Form == "(" || z.tokens[k-1].Form == ";")
}

// afterName tells whether the last token starts with a capital.
func (z *tokenizer) afterName() bool {
	k := len(z.tokens)
	return k > 0 && unicode.IsUpper(firstRune(z.tokens[k-1].Form))
}

// behind is the first rune of s that is not white space, 0 if there is none,
// and the width of the space before it.
func (z *tokenizer) behind(s string) (rune, int) {
	n := blank(s)
	if n == len(s) {
		return 0, n
	}
	return firstRune(s[n:]), n
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// contraction is where the treebanks cut a word in two: do|n't, can|not,
// Petro|'s, gon|na. 0 means nowhere.
func contraction(w string) int {
	if len(w) < 3 {
		return 0
	}
	if cut := strings.LastIndexByte(w, '\''); cut > 0 {
		return cutAt(w, cut, 1)
	}
	if cut := strings.LastIndex(w, "’"); cut > 0 {
		return cutAt(w, cut, len("’"))
	}
	switch strings.ToLower(w) {
	case "cannot", "gonna", "gotta", "wanna", "gimme", "lemme":
		return 3
	}
	return 0
}

func cutAt(w string, cut, size int) int {
	switch strings.ToLower(w[cut+size:]) {
	case "s":
		if c := w[cut-1]; c == '0' && isDigit(w[0]) {
			return 0 // the 1960's
		}
		return cut
	case "re", "ve", "ll", "d", "m":
		return cut
	case "t":
		if c := w[cut-1]; cut > 1 && (c == 'n' || c == 'N') {
			return cut - 1
		}
	}
	return 0
}

// Contracted tells whether two neighbouring tokens are written as one word,
// which the treebanks note as a multiword token: do|n't, can|not, Petro|'s,
// sailors|'. "15" and "-" in 15-year are not.
func Contracted(a, b *Token) bool {
	if a.End != b.Start || a.UPOS == PUNCT || a.UPOS == SYM {
		return false
	}
	if b.XPOS == TagPOS && (b.Form == "'" || b.Form == "’") {
		return true
	}
	return contraction(a.Form+b.Form) == len(a.Form)
}
