package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// maxToken is the most bytes a token can have; longer runs are cut.
const maxToken = 256

// A tokenizer cuts a paragraph into tokens, from left to right. It looks at
// most maxToken bytes ahead, so its time is linear.
type tokenizer struct {
	text   string
	from   int // of the paragraph
	end    int
	tokens []Token
}

// tokenize appends the tokens of text[from:to].
func tokenize(tokens []Token, text string, from, to int) []Token {
	z := tokenizer{text, from, to, tokens}
	for at := from; at < to; {
		if n := blank(text[at:to]); n > 0 {
			at += n
			continue
		}
		next := z.token(at)
		if next <= at || next > to {
			next = at + runeLen(text[at:to])
		}
		z.emit(at, next)
		at = next
	}
	return z.tokens
}

func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// emit appends a token, split where a contraction is.
func (z *tokenizer) emit(from, to int) {
	if cut := contraction(z.text[from:to]); cut > 0 {
		z.append(from, from+cut)
		from += cut
	}
	z.append(from, to)
}

func (z *tokenizer) append(from, to int) {
	z.tokens = append(z.tokens, Token{Span: synoptic.Span{Start: from, End: to}, Form: z.text[from:to], Head: -1})
}

// blank is the length of the white space, controls and invisible marks that s starts with.
func blank(s string) int {
	n := 0
	for n < len(s) {
		c := s[n]
		if c <= ' ' || c == 0x7f {
			n++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && r != '\u2800' {
			break
		}
		n += size
	}
	return n
}

// rest is the text from at on, at most maxToken bytes, cut at a rune's start.
func (z *tokenizer) rest(at int) string {
	s := z.text[at:z.end]
	if len(s) > maxToken {
		n := maxToken
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	return s
}

// token is the end of the token that starts at at.
func (z *tokenizer) token(at int) int {
	s := z.rest(at)
	r, size := utf8.DecodeRuneInString(s)
	if n := address(s); n > 0 {
		return at + n
	}
	if n := emoticon(s); n > 0 {
		return at + n
	}
	switch {
	case isDigit(s[0]):
		if n := listNumber(s); n > 0 && at == z.from {
			return at + n
		}
		return at + number(s, at > 0 && z.text[at-1] == '-')
	case unicode.IsLetter(r):
		return at + z.word(s)
	}
	switch s[0] {
	case '.':
		if len(s) > 1 && isDigit(s[1]) {
			return at + 1 + number(s[1:], true)
		}
		return at + run(s, '.')
	case '-', '*', '=', '_', '~', '+':
		if s[0] == '+' && len(s) > 1 && isDigit(s[1]) {
			return at + 1 + number(s[1:], false)
		}
		return at + run(s, s[0])
	case '!', '?':
		n := 1
		for n < len(s) && (s[n] == '!' || s[n] == '?') {
			n++
		}
		return at + n
	case '\'', '`':
		if len(s) > 1 && s[1] == s[0] {
			return at + 2
		}
	case '#', '@':
		if n := letters(s[1:]); n > 0 {
			return at + 1 + handle(s[1:])
		}
	}
	if isApostrophe(r) {
		return at + clipped(s, size)
	}
	return at + symbol(s, r, size)
}

// run is how often s starts with c.
func run(s string, c byte) int {
	n := 1
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

// symbol takes marks and joiners that belong to the rune before: emoji.
func symbol(s string, r rune, size int) int {
	if r < 0x2000 {
		return size
	}
	for size < len(s) {
		next, n := utf8.DecodeRuneInString(s[size:])
		switch {
		case next == 0x200D: // joiner: takes the rune behind it as well
			size += n
			if size < len(s) {
				size += runeLen(s[size:])
			}
		case next == 0xFE0F || unicode.IsMark(next) || 0x1F3FB <= next && next <= 0x1F3FF:
			size += n
		case 0x1F1E6 <= r && r <= 0x1F1FF && 0x1F1E6 <= next && next <= 0x1F1FF: // flags
			return size + n
		default:
			return size
		}
	}
	return size
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// letters is the length of the letters, marks and digits that s starts with;
// the first must be a letter.
func letters(s string) int {
	n := 0
	for n < len(s) {
		c := s[n]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || n > 0 && isDigit(c) {
			n++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case unicode.IsLetter(r), n > 0 && (unicode.IsMark(r) || unicode.IsDigit(r)):
		case n > 0 && r != '\u200b' && unicode.Is(unicode.Cf, r) && unicode.IsLetter(firstRune(s[n+size:])): // a soft hyphen
		default:
			return n
		}
		n += size
	}
	return n
}

// handle is the length of a name behind # or @.
func handle(s string) int {
	n := 0
	for n < len(s) {
		if k := letters(s[n:]); k > 0 {
			n += k
		} else if s[n] == '_' || isDigit(s[n]) {
			n++
		} else {
			break
		}
	}
	return n
}

// clipped is the length of a word that starts with an apostrophe, ’em or ’90s,
// or of the apostrophe alone.
func clipped(s string, size int) int {
	rest := s[size:]
	if len(rest) >= 2 && isDigit(rest[0]) && isDigit(rest[1]) && (len(rest) == 2 || !isDigit(rest[2])) {
		if n := number(rest, false); n <= 3 {
			return size + n
		}
	}
	n := letters(rest)
	switch strings.ToLower(rest[:n]) {
	case "em", "n", "til", "cause", "bout", "s", "re", "ve", "ll", "d", "m":
		return size + n
	}
	return size
}

// emoticon is the length of the face that s starts with, 0 if there is none. A
// face stands alone.
func emoticon(s string) int {
	if s[0] != ':' && s[0] != ';' {
		return 0
	}
	n := 1
	if n < len(s) && (s[n] == '-' || s[n] == '\'') {
		n++
	}
	if n < len(s) && strings.IndexByte("()DPpO|/\\", s[n]) >= 0 {
		if n++; n == len(s) || s[n] == ' ' || s[n] == '\n' {
			return n
		}
	}
	return 0
}
