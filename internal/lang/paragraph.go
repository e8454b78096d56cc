package lang

import (
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// paragraphs finds the runs of text between line breaks. Where the text is
// hard-wrapped, lines that belong together make one paragraph.
func paragraphs(text string) []synoptic.Span {
	lines := lines(text)
	if !wrapped(text, lines) {
		out := lines[:0]
		for _, l := range lines {
			if !l.IsZero() {
				out = append(out, l)
			}
		}
		return out
	}
	return join(text, lines)
}

// lines is the trimmed lines of the text; an empty line is a zero span.
func lines(text string) []synoptic.Span {
	var out []synoptic.Span
	for at := 0; at <= len(text); {
		end, next := lineEnd(text, at)
		start := at + blank(text[at:end])
		for end > start {
			r, size := utf8.DecodeLastRuneInString(text[start:end])
			if blank(text[end-size:end]) == 0 || r == utf8.RuneError {
				break
			}
			end -= size
		}
		if start < end {
			out = append(out, synoptic.Span{Start: start, End: end})
		} else {
			out = append(out, synoptic.Span{})
		}
		at = next
	}
	return out
}

// lineEnd is where the line that starts at at ends, and where the next starts.
func lineEnd(text string, at int) (end, next int) {
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			return i, i + 2
		case c == '\n' || c == '\r' || c == '\f' || c == '\v':
			return i, i + 1
		case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9):
			return i, i + 3 // line and paragraph separators
		case c == 0xC2 && i+1 < len(text) && text[i+1] == 0x85:
			return i, i + 2
		}
	}
	return len(text), len(text) + 1
}

// Hard-wrapped text has lines of this many bytes, and this many lines in a
// hundred that are followed by a line that starts with a small letter. Text
// with one paragraph a line has next to none.
const (
	minWrap    = 40
	maxWrap    = 120
	minCarried = 25
)

// wrapped tells whether the text was broken into lines of a fixed width.
func wrapped(text string, lines []synoptic.Span) bool {
	breaks, carried, long := 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		l, next := lines[i], lines[i+1]
		if l.Len() > maxWrap {
			long++
		}
		if l.IsZero() || next.IsZero() || l.Len() < minWrap {
			continue
		}
		breaks++
		if !closes(text[:l.End]) && unicode.IsLower(firstRune(text[next.Start:])) {
			carried++
		}
	}
	return carried >= 2 && carried*100 >= breaks*minCarried && long*10 <= breaks
}

// closes tells whether a line ends as a sentence does.
func closes(line string) bool {
	for len(line) > 0 {
		r, size := utf8.DecodeLastRuneInString(line)
		switch r {
		case '.', '?', '!', ':', '…':
			return true
		case '"', '”', '’', '\'', ')', ']', '»':
			line = line[:len(line)-size]
		default:
			return false
		}
	}
	return false
}

// join makes paragraphs of lines: a blank line ends one, and so does a line
// shorter than two thirds of the longest.
func join(text string, lines []synoptic.Span) []synoptic.Span {
	width := 0
	for _, l := range lines {
		if l.Len() <= maxWrap {
			width = max(width, l.Len())
		}
	}
	var out []synoptic.Span
	open := false
	for i, l := range lines {
		if l.IsZero() {
			open = false
			continue
		}
		if open {
			out[len(out)-1].End = l.End
		} else {
			out = append(out, l)
		}
		open = l.Len()*3 >= width*2
		if !open && i+1 < len(lines) && !lines[i+1].IsZero() {
			open = !closes(text[:l.End]) && unicode.IsLower(firstRune(text[lines[i+1].Start:]))
		}
	}
	return out
}
