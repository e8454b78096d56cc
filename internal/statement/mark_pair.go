package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A run is a stretch of words between quotation marks, the outermost ones: a
// quotation inside a quotation is part of its words.
type run struct {
	synoptic.Span               // with its marks
	words         synoptic.Span // between them, white space at the edges left out
	paragraph     int           // index in the paragraphs
	closed        bool          // false where the closing mark is missing
	single        bool          // by single marks
}

// A pairer finds the runs of one paragraph after the other. Its time is linear:
// whatever must be known of the marks ahead is counted once from the end.
type pairer struct {
	text  string
	marks []mark
	ahead []ahead
	runs  []run
	open  bool // the paragraph before ended inside a quotation
}

// ahead is what a pairer knows of the marks from one on.
type ahead struct {
	low    int // least sum of the roles of double marks from here on, at most 0
	sum    int // sum of the roles of all double marks before
	closer int // next single mark that may close; len(marks) if none
	strong int // next one that cannot be a plural's apostrophe
	opener int // next single mark that may open
}

// findRuns finds the runs of words in quotation marks in each paragraph.
func findRuns(text string, paragraphs []synoptic.Span) []run {
	p := pairer{text: text}
	for i, at := range paragraphs {
		p.marks = scanMarks(text, at, p.marks[:0])
		p.look()
		p.pair(i, at, paragraphs[i+1:])
	}
	return p.runs
}

// look fills ahead from the last mark to the first.
func (p *pairer) look() {
	n := len(p.marks)
	p.ahead = append(p.ahead[:0], make([]ahead, n+1)...)
	p.ahead[n] = ahead{closer: n, strong: n, opener: n}
	sum := 0
	for i := range p.marks {
		p.ahead[i].sum = sum
		if m := &p.marks[i]; !m.single {
			sum += m.role()
		}
	}
	p.ahead[n].sum = sum
	for i := n - 1; i >= 0; i-- {
		m, a, next := &p.marks[i], &p.ahead[i], &p.ahead[i+1]
		a.low, a.closer, a.strong, a.opener = next.low, next.closer, next.strong, next.opener
		if !m.single {
			a.low = min(0, next.low+m.role())
			continue
		}
		if p.opensSingle(i) {
			a.opener = i
		}
		if m.closesSingle() {
			a.closer = i
			if !p.possessive(i) {
				a.strong = i
			}
		}
	}
}

// pair walks through the marks of a paragraph; rest are the paragraphs behind.
func (p *pairer) pair(at int, para synoptic.Span, rest []synoptic.Span) {
	start, depth := -1, 0 // the open double mark
	if p.open && len(p.marks) > 0 && !p.marks[0].single && p.marks[0].role() < 0 {
		// The quotation ran on without being opened again.
		p.add(run{Span: synoptic.Span{Start: para.Start, End: p.marks[0].End}, paragraph: at, closed: true},
			synoptic.Span{Start: para.Start, End: p.marks[0].Start})
	}
	p.open = false
	for i := 0; i < len(p.marks); i++ {
		m := &p.marks[i]
		switch {
		case depth == 0 && m.single:
			if j := p.endOfSingle(i); j > i {
				p.add(run{Span: m.Cover(p.marks[j].Span), paragraph: at, closed: true, single: true},
					synoptic.Span{Start: m.End, End: p.marks[j].Start})
				i = j
			} else if m.Start == para.Start && p.opensSingle(i) && reopened(p.text, m, rest) {
				p.add(run{Span: synoptic.Span{Start: m.Start, End: para.End}, paragraph: at, single: true},
					synoptic.Span{Start: m.End, End: para.End})
				return
			}
		case m.single:
		case depth == 0:
			if p.opens(m) {
				start, depth = i, 1
			}
		case m.role() > 0:
			if p.nested(i, depth, para) {
				depth++
				break
			}
			p.unclosed(start, at, para, m.Start)
			start, depth = i, 1
		case p.inches(i):
		default:
			if depth--; depth == 0 {
				p.add(run{Span: p.marks[start].Cover(m.Span), paragraph: at, closed: true},
					synoptic.Span{Start: p.marks[start].End, End: m.Start})
			}
		}
	}
	if depth > 0 {
		p.unclosed(start, at, para, para.End)
		p.open = true
	}
}

// opens tells whether a double mark opens where nothing is open. One that has
// words on both sides has lost a space.
func (p *pairer) opens(m *mark) bool {
	if r := m.role(); r != 0 {
		return r > 0
	}
	return !m.gapLeft() && !m.gapRight() && unicode.IsUpper(m.right) && !unicode.IsDigit(m.left)
}

// nested tells whether mark i, which opens inside an open quotation, opens one
// inside it; else the closing mark before it is missing. Marks that are in
// balance further on say so; so does, in a quotation that begins its paragraph,
// a mark in the middle of a sentence.
func (p *pairer) nested(i, depth int, para synoptic.Span) bool {
	if p.ahead[i+1].low <= -(depth + 1) {
		return true
	}
	before := strings.TrimRightFunc(p.text[para.Start:p.marks[i].Start], unicode.IsSpace)
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(r) && p.marks[0].Start == para.Start
}

// inches tells whether the straight mark i, inside an open quotation, stands
// for inches or seconds: a digit before it, and the next mark closes as well.
func (p *pairer) inches(i int) bool {
	m := &p.marks[i]
	if m.lean != 0 || !unicode.IsDigit(m.left) {
		return false
	}
	for _, next := range p.marks[i+1:] {
		if !next.single {
			return next.role() < 0
		}
	}
	return false
}

// unclosed adds the quotation opened by mark start whose closing mark is
// missing and that ends before end at the latest: there, if it begins a
// sentence or is introduced by a comma or colon; else with its first sentence.
func (p *pairer) unclosed(start, at int, para synoptic.Span, end int) {
	m := &p.marks[start]
	before := strings.TrimRightFunc(p.text[para.Start:m.Start], unicode.IsSpace)
	if r, _ := utf8.DecodeLastRuneInString(before); before != "" && !strings.ContainsRune(".?!…,:\"'”’»", r) {
		end = m.End + endOfSentence(p.text[m.End:end])
	}
	p.add(run{Span: synoptic.Span{Start: m.Start, End: end}, paragraph: at},
		synoptic.Span{Start: m.End, End: end})
}

// endOfSentence is the index behind the first mark that ends a sentence of s,
// its length if none does.
func endOfSentence(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '.' && c != '!' && c != '?' {
			continue
		}
		rest := strings.TrimLeftFunc(s[i+1:min(len(s), i+12)], unicode.IsSpace)
		r, _ := utf8.DecodeRuneInString(rest)
		if rest == "" && i+12 >= len(s) || len(rest) < min(len(s), i+12)-i-1 && unicode.IsUpper(r) {
			return i + 1
		}
	}
	return len(s)
}

// add keeps a run that holds a letter or digit.
func (p *pairer) add(r run, words synoptic.Span) {
	s := p.text[words.Start:words.End]
	if !strings.ContainsFunc(s, wordRune) {
		return
	}
	words.End -= len(s) - len(strings.TrimRightFunc(s, unicode.IsSpace))
	words.Start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	r.words = words
	if !r.closed {
		r.End = words.End
	}
	p.runs = append(p.runs, r)
}

// opensSingle tells whether the single mark i may open a quotation.
func (p *pairer) opensSingle(i int) bool {
	m := &p.marks[i]
	if !m.single || !m.gapLeft() || m.gapRight() && m.right != '…' || elided(p.text[m.End:]) {
		return false
	}
	return wordRune(m.right) || strings.ContainsRune("[($£€#@…", m.right)
}

// closesSingle tells whether the single mark may close a quotation; with a
// letter or digit on both sides it is an apostrophe.
func (m *mark) closesSingle() bool {
	if wordRune(m.left) && wordRune(m.right) {
		return false
	}
	return m.single && m.left != 0 && !unicode.IsSpace(m.left) && m.lean <= 0
}

// possessive tells whether the single mark i, which may close a quotation, may
// as well be the apostrophe of a plural's genitive: an s before, a word behind.
func (p *pairer) possessive(i int) bool {
	m := &p.marks[i]
	if m.left != 's' && m.left != 'S' || !unicode.IsSpace(m.right) {
		return false
	}
	rest := p.text[m.End:min(len(p.text), m.End+8)]
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return unicode.IsLetter(r)
}

// endOfSingle is the index of the mark that closes the quotation which the
// single mark i opens, -1 if it opens none.
func (p *pairer) endOfSingle(i int) int {
	if !p.opensSingle(i) {
		return -1
	}
	a := &p.ahead[i+1]
	j := a.closer
	if s := a.strong; s < len(p.marks) && s < a.opener && (p.marks[s].Start-p.marks[i].End < maxTitle ||
		strings.ContainsRune(".,!?…", p.marks[s].left)) {
		j = s
	}
	if j == len(p.marks) || p.ahead[j].sum != p.ahead[i].sum {
		return -1
	}
	return j
}

// reopened tells whether the next paragraph that is not blank begins with the
// single mark m as well.
func reopened(text string, m *mark, rest []synoptic.Span) bool {
	if len(rest) == 0 {
		return false
	}
	return strings.HasPrefix(text[rest[0].Start:rest[0].End], text[m.Start:m.End])
}

// maxTitle is how many bytes a quotation in single marks with a plural's
// apostrophe in it may be long where no punctuation stands before its closing
// mark ('The bakers' oven').
const maxTitle = 60

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
