package ingest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A page is a text in the course of being sorted into report and the rest. Its
// lines are those with something in them.
type page struct {
	report *synoptic.Report
	text   string
	lines  []line
	cuts   []synoptic.Skipped // parts of lines, in no order
	dates  []written          // in order of their place
	title  int                // index of the title's line, -1 if there is none
	web    bool               // it is an HTML page: a line is a block of it
	given  bool               // head lines were found: what stands above them is the title

	// Of the line that classify is at:
	opening bool // no line above it is kept: it may be the title
	edge    bool // it stands in the head of the page, or about its last paragraph, where bylines and dates stand
	ending  bool // no paragraph stands below it
}

// A line is one line of the text without the white space around it, or the
// several lines of a paragraph that was broken at one width.
type line struct {
	synoptic.Span
	words int    // runs of characters with a letter or digit; every Han, Kana or Hangul sign counts as one
	gap   bool   // an empty line, or the start of the text, stands before it
	stop  bool   // it ends as a sentence ends
	mark  bool   // with stop: the end is "?" or "!"
	cut   bool   // a part of it is skipped as a credit or a label: it is a caption
	why   string // why all of it is skipped; "" if it is kept
}

// prose tells that the line reads as a paragraph of a report rather than as a
// heading, a label or a list entry.
func (l line) prose() bool { return l.words >= 25 || l.stop && l.words >= 10 || l.Len() > maxRule }

// brief tells that the line is no sentence and has at most so many words.
func (l line) brief(words int) bool { return !l.stop && l.words <= words && l.Len() <= maxRule }

func span(start, end int) synoptic.Span { return synoptic.Span{Start: start, End: end} }

// split finds the lines of a report's text. Where the text was broken into
// lines of one width the lines of a paragraph are taken as one.
func split(r *synoptic.Report) (*page, *Error) {
	p := &page{report: r, text: r.Text, title: -1}
	var lines []line // Span and gap only
	gap := true
	for at := 0; at < len(p.text); {
		if p.text[at] == '\n' {
			gap = true
			at++
			continue
		}
		end := strings.IndexByte(p.text[at:], '\n')
		if end < 0 {
			end = len(p.text)
		} else {
			end += at
		}
		if s := trim(p.text, span(at, end)); s.Len() > 0 {
			if len(lines) == maxLines {
				return nil, &Error{What: fmt.Sprintf("more than %d lines of text, want one report", maxLines), Hint: "split it into one file a report"}
			}
			lines = append(lines, line{Span: s, gap: gap})
			gap = false
		} else {
			gap = true
		}
		at = end + 1
	}
	p.lines = unwrap(p.text, lines)
	for i := range p.lines {
		l, s := &p.lines[i], p.str(i)
		l.words = countWords(s)
		l.stop, l.mark = ending(s)
	}
	return p, nil
}

// unwrap joins the lines of paragraphs that were broken at one width, as text
// browsers and mail programs do: a line goes on in the next where the next
// one's first word had no room in it.
func unwrap(text string, lines []line) []line {
	column := func(l line) int { return l.End - 1 - strings.LastIndexByte(text[:l.Start], '\n') } // where it ends
	width := 0
	for _, l := range lines {
		if width = max(width, column(l)); width > maxWidth {
			return lines
		}
	}
	full := func(i int) bool { // line i goes on in the next
		if i+1 == len(lines) || lines[i+1].gap {
			return false
		}
		next := firstWord(lines[i+1].Cut(text))
		return column(lines[i])+1+len(next) > width
	}
	most, n := 0, 0
	for i := range lines {
		if i+1 < len(lines) && !lines[i+1].gap {
			most++
			if full(i) {
				n++
			}
		}
	}
	if n < minWrapped || n*2 < most {
		return lines
	}
	out := lines[:0:0]
	on := false
	for i, l := range lines {
		if on {
			out[len(out)-1].End = l.End
		} else {
			out = append(out, l)
		}
		on = full(i)
	}
	return out
}

const (
	maxWidth   = 132 // bytes of the widest line of a text that was broken at one width
	minWrapped = 6   // lines that go on in the next, to tell by
)

// str is the text of line i.
func (p *page) str(i int) string { return p.text[p.lines[i].Start:p.lines[i].End] }

// last is the index of the last line of prose that is kept; -1 if there is none.
func (p *page) last() int {
	for i := len(p.lines) - 1; i >= 0; i-- {
		if p.lines[i].why == "" && p.lines[i].prose() {
			return i
		}
	}
	return -1
}

// first is the index of the first line of prose that is kept; the number of
// lines if there is none.
func (p *page) first() int {
	for i, l := range p.lines {
		if l.why == "" && l.prose() {
			return i
		}
	}
	return len(p.lines)
}

// kept counts the words of what is not skipped.
func (p *page) kept() int {
	n, at := 0, 0
	for _, s := range p.report.Skipped {
		n += countWords(p.text[at:s.Start])
		at = s.End
	}
	return n + countWords(p.text[at:])
}

// keptBytes is the length of what is not skipped.
func (p *page) keptBytes() int {
	n := len(p.text)
	for _, s := range p.report.Skipped {
		n -= s.Len()
	}
	return n
}

// cut skips a part of line i.
func (p *page) cut(i, start, end int, why string) {
	if s := trim(p.text, span(start, end)); s.Len() > 0 {
		p.cuts = append(p.cuts, synoptic.Skipped{Span: s, Why: why})
		p.lines[i].cut = p.lines[i].cut || why == WhyCredit || why == WhyCaption
	}
}

// trim takes white space and marks of no width off both ends of a span. It
// gives an empty span where nothing is left.
func trim(text string, s synoptic.Span) synoptic.Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !blank(r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !blank(r) {
			break
		}
		s.End -= size
	}
	return s
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\ufeff' || r == '\u00ad'
}

// countWords counts runs of characters between white space that hold a letter
// or a digit; signs of scripts written without spaces count one each.
func countWords(s string) int {
	n, inWord := 0, false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
				if !inWord {
					n++
				}
				inWord = true
			case c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\v':
				inWord = false
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case blank(r):
			inWord = false
		case r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			n++
			inWord = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				n++
			}
			inWord = true
		}
	}
	return n
}

// ending tells whether a line ends as a sentence does, closing quotation marks
// and brackets aside, and whether it does so with "?" or "!". The points of an
// abbreviation ("G.O.P.") end a line only if it is long.
func ending(s string) (stop, mark bool) {
	s = strings.TrimRight(s, "\"'”’»)]… \u00a0")
	if strings.HasSuffix(s, "...") {
		return true, false
	}
	switch {
	case strings.HasSuffix(s, "?"), strings.HasSuffix(s, "!"):
		return true, true
	case strings.HasSuffix(s, "。"):
		return true, false
	case !strings.HasSuffix(s, "."):
		return false, false
	}
	token := s[strings.LastIndexByte(s, ' ')+1:]
	if strings.IndexByte(token, '.') < len(token)-1 && len(s) < 120 && !strings.ContainsAny(token, "/@") {
		return false, false
	}
	return true, false
}

// bare takes list marks and dashes off the front of a line ("- ", "• ", "1. ",
// "2) ") and gives how many bytes they were.
func bare(s string) (string, int) {
	n := len(s)
	t := strings.TrimLeft(s, "-–—•·*▪■●○◦►▶→›»>| \t\u00a0")
	if digits := len(t) - len(strings.TrimLeft(t, "0123456789")); digits > 0 && digits < 3 && len(t) > digits+1 &&
		(t[digits] == '.' || t[digits] == ')') && t[digits+1] == ' ' {
		t = strings.TrimLeft(t[digits+1:], " ")
	}
	if t == "" {
		return s, 0
	}
	return t, n - len(t)
}

// plain is a short line in the form that tables of phrases are written in:
// small letters, single spaces, straight apostrophes, no list mark before it
// and no colon, stop or arrow after it.
func plain(s string) string {
	s, _ = bare(s)
	s = strings.TrimRight(s, " :.!›»>→…|+-–—\u00a0\t")
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	return strings.ReplaceAll(s, "’", "'")
}
