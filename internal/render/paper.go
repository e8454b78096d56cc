package render

import "strings"

// A paper lays words out in lines of a terminal. It counts in columns, not in
// characters, and knows its colours.
type paper struct {
	width int
	color bool
}

// A style is how a terminal draws a word.
type style uint8

const (
	normal style = iota
	bold
	faint
	blue
	cyan
	green
	magenta
	yellow
	red
)

// sgr is the terminal's code for each style ("select graphic rendition").
var sgr = [...]string{bold: "1", faint: "2", blue: "1;34", cyan: "1;36", green: "1;32", magenta: "1;35", yellow: "1;33", red: "1;31"}

// A word is what is never broken over two lines. It may hold spaces (an
// outlet's name in a place); glued says that none stands before it.
type word struct {
	s     string
	style style
	glued bool
}

// split cuts clean text into words. Scripts without spaces (Chinese, Japanese)
// may break after each character, but not before a closing mark.
func split(s string, st style) []word {
	var out []word
	for _, field := range strings.Fields(s) {
		start, glued := 0, false
		for i, r := range field {
			if i > start && isWide(r) && !strings.ContainsRune("、。，．：；？！）」』】〉》”’…ー", r) {
				out = append(out, word{field[start:i], st, glued})
				start, glued = i, true
			}
		}
		out = append(out, word{field[start:], st, glued})
	}
	return out
}

// whole makes one word of s, whatever it holds.
func whole(s string, st style) word { return word{s: s, style: st} }

// flow fills lines with words: the first line begins with first, the others
// with rest. A word wider than a line stands alone on one.
func (p *paper) flow(first, rest string, words []word) []string {
	var lines []string
	prefix, line, used := first, []word(nil), width(first)
	empty := used
	flush := func() {
		lines = append(lines, p.line(prefix, line))
		prefix, line, used = rest, nil, width(rest)
		empty = used
	}
	for _, w := range words {
		n := width(w.s)
		if len(line) > 0 && !w.glued {
			n++
		}
		if used+n > p.width {
			if len(line) > 0 || used == empty && strings.TrimSpace(prefix) != "" {
				flush()
			}
			n = width(w.s)
		}
		line, used = append(line, w), used+n
	}
	if len(line) > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// line writes words behind a prefix, with the terminal's codes where colour is
// asked for.
func (p *paper) line(prefix string, words []word) string {
	var b strings.Builder
	b.WriteString(prefix)
	on := normal
	set := func(st style) {
		if !p.color || st == on {
			return
		}
		if on != normal {
			b.WriteString("\x1b[0m")
		}
		if st != normal {
			b.WriteString("\x1b[" + sgr[st] + "m")
		}
		on = st
	}
	for i, w := range words {
		if i > 0 && !w.glued {
			if w.style != on {
				set(normal)
			}
			b.WriteByte(' ')
		}
		set(w.style)
		b.WriteString(w.s)
	}
	set(normal)
	return strings.TrimRight(b.String(), " ")
}

// beside lays two runs of words in columns, the left one n columns wide, behind
// an indent; under one another where the columns would be too narrow.
func (p *paper) beside(indent string, left []word, n int, right []word) []string {
	return p.columns(indent, left, n, "", right)
}

// hung is beside with the lines of the right column after its first set in: one
// entry does not run into the next.
func (p *paper) hung(indent string, left []word, n int, right []word) []string {
	return p.columns(indent, left, n, "  ", right)
}

func (p *paper) columns(indent string, left []word, n int, rest string, right []word) []string {
	room := p.width - len(indent) - n - 2
	if room < 24 || widest(left) > n || widest(right)+len(rest) > room {
		var lines []string
		if len(left) > 0 {
			lines = p.flow(indent, indent+"  ", left)
		}
		return append(lines, p.flow(indent+"    ", indent+"    "+rest, right)...)
	}
	l := (&paper{n, p.color}).flow("", "", left)
	bare := (&paper{n, false}).flow("", "", left)
	r := (&paper{room, p.color}).flow("", rest, right)
	var lines []string
	for i := range max(len(l), len(r)) {
		a, pad := "", n
		if i < len(l) {
			a, pad = l[i], n-width(bare[i])
		}
		b := ""
		if i < len(r) {
			b = strings.Repeat(" ", pad+2) + r[i]
		}
		lines = append(lines, strings.TrimRight(indent+a+b, " "))
	}
	return lines
}

// widest is the width of the widest word.
func widest(words []word) int {
	n := 0
	for _, w := range words {
		n = max(n, width(w.s))
	}
	return n
}

// lineWidth is the width of words on one line.
func lineWidth(words []word) int {
	n := 0
	for i, w := range words {
		n += width(w.s)
		if i > 0 && !w.glued {
			n++
		}
	}
	return n
}
