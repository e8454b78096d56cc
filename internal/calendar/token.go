package calendar

import (
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A parser is a text cut into tokens; its methods read one family of
// expressions each and look only a bounded number of tokens around.
type parser struct {
	text string
	toks []token
	deep int // containers around the one being read
}

// A token is a run of letters, a run of digits or one mark.
type token struct {
	start, end int
	kind       kind
	caps       caps
	glued      bool // nothing stands between it and the token before
	class      class
	val        int  // what class says of a word; a number's value, at most maxNumber
	digits     int  // of a number
	mark       rune // of a mark, dashes and apostrophes made plain
}

type kind uint8

const (
	outside kind = iota // before the first token, after the last
	letters
	number
	mark
)

type caps uint8

const (
	small  caps = iota // tuesday
	titled             // Tuesday
	allCap             // TUESDAY
)

const (
	maxNumber  = 10_000_000 // numbers saturate here: no date needs more
	maxWord    = 13         // bytes of the longest word in the lexicon ("approximately")
	blankLine  = '\n'       // the mark for a blank line: nothing reaches across
	groupWidth = 3          // digits of a group in 3,000
)

var nothing = token{}

// at is token i, or one of kind outside.
func (p *parser) at(i int) *token {
	if i < 0 || i >= len(p.toks) {
		return &nothing
	}
	return &p.toks[i]
}

// is tells whether token i is of the class.
func (p *parser) is(i int, c class) bool { return p.at(i).class == c }

// word is the function word at i, 0 if there is none.
func (p *parser) word(i int) word {
	if t := p.at(i); t.class == function {
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

// sign tells whether token i is the mark r.
func (p *parser) sign(i int, r rune) bool {
	t := p.at(i)
	return t.kind == mark && t.mark == r
}

// hard tells whether token i is the mark r with nothing before it.
func (p *parser) hard(i int, r rune) bool { return p.sign(i, r) && p.at(i).glued }

// skip is i, or i+1 where the function word stands at i.
func (p *parser) skip(i int, ws ...word) int {
	if p.oneOf(i, ws...) {
		return i + 1
	}
	return i
}

// comma is i, or i+1 where a comma stands at i.
func (p *parser) comma(i int) int {
	if p.sign(i, ',') {
		return i + 1
	}
	return i
}

// opens tells whether token i opens a sentence, a quotation or a line, so that
// its capital says nothing.
func (p *parser) opens(i int) bool {
	t := p.at(i - 1)
	return t.kind == outside || t.kind == mark && t.mark != ',' && t.mark != '-' && t.mark != '\''
}

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
		if lines > 1 {
			toks = append(toks, token{start: i, end: i, kind: mark, mark: blankLine})
		}
		lines = 0
		t := next(text, i, end)
		t.glued = glued
		toks = append(toks, t)
		i, glued = t.end, true
	}
	return toks
}

// next is the token at i, where there is no space.
func next(text string, i, end int) token {
	c := text[i]
	if c >= '0' && c <= '9' {
		return digits(text, i, end)
	}
	if isLetter(c) {
		return letterRun(text, i, end)
	}
	if c < utf8.RuneSelf {
		return token{start: i, end: i + 1, kind: mark, mark: rune(c)}
	}
	r, size := utf8.DecodeRuneInString(text[i:end])
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return letterRun(text, i, end)
	}
	switch r {
	case '’', '‘', 'ʼ', '′':
		r = '\''
	case '‐', '‑', '‒', '–', '−':
		r = '-'
	case '“', '”':
		r = '"'
	}
	return token{start: i, end: i + size, kind: mark, mark: r}
}

// digits is the number at i; "3,000" is one token, which is no day and no year.
func digits(text string, i, end int) token {
	t := token{start: i, kind: number}
	for {
		for i < end && text[i] >= '0' && text[i] <= '9' {
			t.val = min(t.val*10+int(text[i]-'0'), maxNumber)
			t.digits++
			i++
		}
		if i < end && text[i] == ',' && isGroup(text, i+1, end) {
			i++
			t.class = grouped
			continue
		}
		break
	}
	t.end = i
	return t
}

// isGroup tells whether exactly three digits stand at i.
func isGroup(text string, i, end int) bool {
	n := 0
	for i+n < end && n <= groupWidth && text[i+n] >= '0' && text[i+n] <= '9' {
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
		if t.class == feast && t.caps == small || t.class == function && word(t.val) == wZone && t.caps != allCap {
			t.class = none
		}
	}
	return t
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
