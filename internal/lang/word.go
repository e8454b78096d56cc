package lang

import (
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// A word is a token as the models see it: hashes of its form and parts. It is
// filled once and read by the tagger and by the parser.
type word struct {
	form, norm             linear.Hash // as written; lower case, plain quotes, digits as 0
	suf1, suf2, suf3, suf4 linear.Hash
	pre1, pre2, pre3       linear.Hash
	shape                  linear.Hash // Xxxx, d-d: runs longer than two are cut
	flags                  linear.Hash
	lexical                // what the lexicon knows of it
}

// Flags of a word.
const (
	flagLoud  = 1 << iota // most words of the sentence are in capitals
	flagFirst             // first word of the sentence
	flagUpper             // has a capital
	flagDash              // has a hyphen
)

// fill computes the word's features except flagLoud and flagFirst. buf is
// scratch and is returned, perhaps grown.
func (w *word) fill(form string, lex *lexicon, buf []byte) []byte {
	buf = appendNorm(buf[:0], form)
	n := len(buf)
	w.form, w.norm = linear.Of(form), linear.OfBytes(buf)
	w.suf1, w.suf2 = linear.OfBytes(buf[max(0, n-1):]), linear.OfBytes(buf[max(0, n-2):])
	w.suf3, w.suf4 = linear.OfBytes(buf[max(0, n-3):]), linear.OfBytes(buf[max(0, n-4):])
	w.pre1, w.pre2 = linear.OfBytes(buf[:min(n, 1)]), linear.OfBytes(buf[:min(n, 2)])
	w.pre3 = linear.OfBytes(buf[:min(n, 3)])
	w.flags = 0
	w.shape = shape(form, &w.flags)
	w.lexical = lex.of(w.norm)
	return buf
}

// shape hashes the form's run of character classes, eight at most.
func shape(form string, flags *linear.Hash) linear.Hash {
	var b [8]byte
	n, last, run := 0, byte(0), 0
	for _, r := range form {
		c := byte('u')
		switch {
		case 'a' <= r && r <= 'z':
			c = 'x'
		case 'A' <= r && r <= 'Z':
			c = 'X'
			*flags |= flagUpper
		case '0' <= r && r <= '9':
			c = 'd'
		case r == '-':
			c = '-'
			*flags |= flagDash
		case r < utf8.RuneSelf:
			c = byte(r)
		case unicode.IsUpper(r):
			c = 'X'
			*flags |= flagUpper
		case unicode.IsLower(r):
			c = 'x'
		}
		if c == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = c, 1
		}
		if n == len(b) {
			break
		}
		b[n] = c
		n++
	}
	return linear.OfBytes(b[:n])
}

// appendNorm writes the form as the models look it up: lower case, digits as
// 0, quotation marks and dashes in their plain spelling, addresses as "<url>".
func appendNorm(b []byte, form string) []byte {
	if len(form) > 4 && (hasFold(form, "http") || hasFold(form, "www.")) {
		return append(b, "<url>"...)
	}
	switch form {
	case "“", "”", "``", "''", "„", "«", "»", "‘‘", "’’":
		return append(b, '"')
	case "‘", "`", "‚", "‹", "›", "’":
		return append(b, '\'')
	case "—", "―":
		return append(b, "--"...)
	case "…":
		return append(b, "..."...)
	}
	for i := 0; i < len(form); {
		c := form[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case '0' <= c && c <= '9':
				c = '0'
			}
			b = append(b, c)
			continue
		}
		r, size := utf8.DecodeRuneInString(form[i:])
		i += size
		switch r {
		case '’', '‘', 'ʼ':
			b = append(b, '\'')
		case '‐', '‑':
			b = append(b, '-')
		default:
			if !unicode.Is(unicode.Cf, r) {
				b = utf8.AppendRune(b, unicode.ToLower(r))
			}
		}
	}
	return b
}

// hasFold tells whether s starts with prefix, which is in lower-case ASCII.
func hasFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}

// loud tells whether more than half of the sentence's words of two letters or
// more, of which there are three at least, are in capitals.
func loud(tokens []Token) bool {
	words, upper := 0, 0
	for i := range tokens {
		f := tokens[i].Form
		if len(f) > 1 && (f[0]|0x20) >= 'a' && (f[0]|0x20) <= 'z' {
			words++
			if allUpper(f) {
				upper++
			}
		}
	}
	return words > 2 && 2*upper > words
}

// allUpper tells whether s has no lower-case letter.
func allUpper(s string) bool {
	for _, r := range s {
		if 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// fillWords computes the words of a sentence.
func fillWords(tokens []Token, words []word, lex *lexicon, buf []byte) []byte {
	common := linear.Hash(0)
	if loud(tokens) {
		common = flagLoud
	}
	for i := range tokens {
		buf = words[i].fill(tokens[i].Form, lex, buf)
		words[i].flags |= common
		if i == 0 {
			words[i].flags |= flagFirst
		}
	}
	return buf
}
