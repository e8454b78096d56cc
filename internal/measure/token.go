package measure

import (
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A parser is a text cut into tokens; its methods look only a bounded number
// of tokens around.
type parser struct {
	text string
	toks []token
}

// A token is a run of letters, a number with its commas and point, or one mark.
type token struct {
	start, end int
	kind       kind
	caps       caps
	class      class
	glued      bool // nothing stands between it and the token before
	broken     bool // a line break does
	grouped    bool // a number with commas: 3,000
	point      bool // a number with a decimal point
	val        int  // what class says of a word
	mark       rune // of a mark, dashes and apostrophes made plain
	num        decimal
}

type kind uint8

const (
	outside kind = iota // before the first token, after the last
	letters
	number
	mark
	barrier // a blank line, or what the caller has skipped
)

type caps uint8

const (
	small  caps = iota // metres
	titled             // Metres
	allCap             // METRES
)

const (
	maxWord    = 14 // bytes of the longest word in the lexicon
	groupWidth = 3  // digits of a group in 3,000
)

var nothing = token{}

// at is token i, or one of kind outside.
func (p *parser) at(i int) *token {
	if i < 0 || i >= len(p.toks) {
		return &nothing
	}
	return &p.toks[i]
}

// word is the function word at i, 0 if there is none.
func (p *parser) word(i int) word {
	if t := p.at(i); t.class == function || t.class == hedge || t.class == loose {
		return word(t.val)
	}
	return 0
}

// oneOf tells whether token i is one of the function words.
func (p *parser) oneOf(i int, ws ...word) bool {
	w := p.word(i)
	if w == 0 {
		return false
	}
	for _, v := range ws {
		if w == v {
			return true
		}
	}
	return false
}

// skip is i, or i+1 where one of the function words stands at i.
func (p *parser) skip(i int, ws ...word) int {
	if p.oneOf(i, ws...) {
		return i + 1
	}
	return i
}

// is tells whether token i is of the class.
func (p *parser) is(i int, c class) bool { return p.at(i).class == c }

// sign tells whether token i is the mark r, hard that nothing stands before it.
func (p *parser) sign(i int, r rune) bool { t := p.at(i); return t.kind == mark && t.mark == r }
func (p *parser) hard(i int, r rune) bool { return p.sign(i, r) && p.at(i).glued }

// dash is i, or i+1 where a hyphen joins what stands at i+1.
func (p *parser) dash(i int) int {
	if p.hard(i, '-') && p.at(i+1).glued {
		return i + 1
	}
	return i
}

// spelt is the words of token i.
func (p *parser) spelt(i int) string { t := p.at(i); return p.text[t.start:t.end] }

// scan cuts text[in.Start:in.End] into tokens.
func scan(text string, in synoptic.Span) []token {
	i, end := max(in.Start, 0), min(in.End, len(text))
	if i >= end {
		return nil
	}
	toks := make([]token, 0, (end-i)/5+8)
	glued, lines := false, 0
	for i < end {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			if c == '\n' {
				lines++
			}
			i, glued = i+1, false
			continue
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:end])
			if unicode.IsSpace(r) {
				i, glued = i+size, false
				continue
			}
		}
		broken := lines > 0
		if lines > 1 {
			toks = append(toks, token{start: i, end: i, kind: barrier})
		}
		lines = 0
		t := next(text, i, end)
		t.glued, t.broken = glued, broken
		toks = append(toks, t)
		i, glued = t.end, true
	}
	return toks
}

// next is the token at i, where there is no space.
func next(text string, i, end int) token {
	c := text[i]
	if isDigit(c) {
		return figures(text, i, end)
	}
	if isLetter(c) {
		return letterRun(text, i, end)
	}
	if c < utf8.RuneSelf {
		t := token{start: i, end: i + 1, kind: mark, mark: rune(c)}
		if c == '$' {
			t.class = currencySign
		}
		return t
	}
	r, size := utf8.DecodeRuneInString(text[i:end])
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return letterRun(text, i, end)
	}
	t := token{start: i, end: i + size, kind: mark}
	switch r {
	case '’', '‘', 'ʼ', '′':
		r = '\''
	case '‐', '‑', '‒', '–', '−':
		r = '-'
	case '“', '”', '″':
		r = '"'
	case '£', '€', '¥', '₹', '₽', '₩', '₪', '₺':
		t.class = currencySign
	}
	t.mark = r
	return t
}

// figures is the number at i with its groups and decimal part.
func figures(text string, i, end int) token {
	t := token{start: i, kind: number}
	i = t.num.digits(text, i, end)
	for i < end && text[i] == ',' && isGroup(text, i+1, end) {
		t.grouped = true
		i = t.num.digits(text, i+1, end)
	}
	if i+1 < end && text[i] == '.' && isDigit(text[i+1]) {
		t.point = true
		i = t.num.fraction(text, i+1, end)
	}
	t.end = i
	return t
}

// isGroup tells whether exactly three digits stand at i.
func isGroup(text string, i, end int) bool {
	n := 0
	for i+n < end && n <= groupWidth && isDigit(text[i+n]) {
		n++
	}
	return n == groupWidth
}

// letterRun is the word at i.
func letterRun(text string, i, end int) token {
	t := token{start: i, kind: letters}
	var low [maxWord]byte
	n, upper, plain := 0, 0, true
	for i < end {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:end])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			if n == 0 && unicode.IsUpper(r) {
				t.caps = titled
			}
			plain = false
			i, n = i+size, n+1
			continue
		}
		if !isLetter(c) {
			break
		}
		if c >= 'A' && c <= 'Z' {
			if n == 0 {
				t.caps = titled
			}
			upper++
		}
		if n < maxWord {
			low[n] = c | 0x20
		}
		i, n = i+1, n+1
	}
	if upper == n && n > 1 {
		t.caps = allCap
	}
	t.end = i
	if plain && n <= maxWord {
		t.class, t.val = lookup(low[:n])
	}
	return t
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
