package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A mark is one quotation mark, or what may be one: an apostrophe is a mark
// until its neighbours say otherwise. Two single marks in a row are one double
// mark, as in older wire copy.
type mark struct {
	synoptic.Span
	single bool
	lean   int8 // by its shape: +1 opens, -1 closes, 0 either
	left   rune // what stands before and after it and the marks beside it
	right  rune // (0 at the edges of the paragraph)
}

// gapLeft tells whether a word may begin behind the mark.
func (m *mark) gapLeft() bool {
	switch m.left {
	case 0, '(', '[', '{', '—', '–', '-', '/', '¿', '¡', '|', '>':
		return true
	}
	return unicode.IsSpace(m.left)
}

// gapRight tells whether a word may end before the mark.
func (m *mark) gapRight() bool {
	switch m.right {
	case 0, '.', ',', ';', ':', '!', '?', ')', ']', '}', '—', '–', '-', '/', '|', '…', '<':
		return true
	}
	return unicode.IsSpace(m.right)
}

// role is what the mark does, by its neighbours first and its shape second: +1
// it opens, -1 it closes, 0 it depends on what is open. A shape gives way only
// where both neighbours contradict it.
func (m *mark) role() int {
	left, right := m.gapLeft(), m.gapRight()
	switch {
	case left && !right:
		return +1
	case right && !left:
		return -1
	}
	return int(m.lean)
}

// scanMarks appends the marks of the paragraph p to buf.
func scanMarks(text string, p synoptic.Span, buf []mark) []mark {
	group := len(buf) // first mark of those that touch
	for i := p.Start; i < p.End; {
		m := markAt(text[i:p.End])
		if m.End == 0 {
			i++
			continue
		}
		m.Start, m.End = i, i+m.End
		if group < len(buf) && buf[len(buf)-1].End != i {
			neighbours(text, p, buf[group:])
			group = len(buf)
		}
		buf = append(buf, m)
		i = m.End
	}
	neighbours(text, p, buf[group:])
	return buf
}

// neighbours sets left and right of marks that touch. Of three apostrophes in
// a row two are a double mark, the outer two of the quotation they belong to.
func neighbours(text string, p synoptic.Span, marks []mark) {
	if len(marks) == 0 {
		return
	}
	first, last := marks[0].Start, marks[len(marks)-1].End
	var left, right rune
	if first > p.Start {
		left, _ = utf8.DecodeLastRuneInString(text[p.Start:first])
	}
	if last < p.End {
		right, _ = utf8.DecodeRuneInString(text[last:p.End])
	}
	for i := range marks {
		marks[i].left, marks[i].right = left, right
	}
	if len(marks) == 2 && !marks[0].single && marks[1].single && marks[0].Len() == 2 &&
		text[first] == '\'' && text[last-1] == '\'' && marks[0].role() < 0 {
		marks[0].single, marks[1].single = true, false
		marks[0].End, marks[1].Start = first+1, first+1
	}
}

// markAt is the mark at the start of s, its End the length in bytes; End is 0
// if there is none.
func markAt(s string) mark {
	var m mark
	switch s[0] {
	case '"':
		m.End = 1
	case '\'', '`':
		m.single, m.End = true, 1
		if s[0] == '`' {
			m.lean = +1
		}
	case 0xC2:
		switch {
		case strings.HasPrefix(s, "«"):
			m.lean, m.End = +1, 2
		case strings.HasPrefix(s, "»"):
			m.lean, m.End = -1, 2
		}
	case 0xE2:
		if len(s) < 3 || s[1] != 0x80 {
			return m
		}
		switch s[2] {
		case 0x9C, 0x9E, 0x9F: // “ „ ‟
			m.lean, m.End = +1, 3
		case 0x9D: // ”
			m.lean, m.End = -1, 3
		case 0x98, 0x9A, 0x9B, 0xB9: // ‘ ‚ ‛ ‹
			m.single, m.lean, m.End = true, +1, 3
		case 0x99, 0xBA: // ’ ›
			m.single, m.lean, m.End = true, -1, 3
		}
	case 0xEF:
		if strings.HasPrefix(s, "＂") {
			m.End = 3
		}
	}
	if m.single && len(s) >= 2*m.End && s[:m.End] == s[m.End:2*m.End] {
		m.single, m.End = false, 2*m.End
	}
	return m
}

// elided tells whether the single mark before s stands for letters left out
// ('90s, 'em, 'til) and opens nothing.
func elided(s string) bool {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n == 2 {
		return true
	}
	for n = 0; n < len(s) && n < 6; n++ {
		if c := s[n] | 0x20; c < 'a' || 'z' < c {
			break
		}
	}
	switch strings.ToLower(s[:n]) {
	case "em", "til", "till", "cause", "n", "twas", "tis", "round", "bout":
		return true
	}
	return false
}
