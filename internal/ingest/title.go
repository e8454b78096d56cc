package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// findTitle finds the line that is the report's title, if it has one: a line in
// front of the first paragraph that is no sentence. Lines that stand alone,
// come first, have the length of a title or stand above a date or a byline
// speak for themselves; those among labels of the site against. A text that
// begins with a paragraph has no title.
func (p *page) findTitle() {
	defer func() {
		if p.title >= 0 {
			if !p.given {
				p.settleTitle()
			}
			l := &p.lines[p.title]
			l.why = ""
			p.cuts = slices.DeleteFunc(p.cuts, func(c synoptic.Skipped) bool { return l.Overlap(c.Span) > 0 })
			p.report.TitleSpan = p.titleSpan()
			p.report.Title = strings.ReplaceAll(p.report.TitleSpan.Cut(p.text), "\n", " ")
		}
	}()
	if p.given && p.title >= 0 {
		return
	}
	body := p.bodyWords()
	opening, best, passed := true, minTitle-1, 0
	only, seen := -1, 0 // the one line in front of the first paragraph
	for i := range p.lines {
		l := p.lines[i]
		if l.why != "" {
			continue
		}
		n := p.titleScore(i, opening)
		if n > 0 {
			n += p.told(i, body)
		}
		switch {
		case n == 0 && l.prose() && (l.words > 30 || l.stop && !l.mark):
			if passed == 0 && seen == 1 && p.title < 0 {
				p.title = only
				return
			}
			if passed++; passed > maxHeadParagraph || best >= sureTitle {
				return
			}
		case passed > 0 && !(p.above(i) && n >= sureTitle): // behind a paragraph a line needs more to be a title
		case n > best:
			best, p.title = n, i
		}
		if passed == 0 {
			seen++
			if !l.stop && l.words >= 2 && !l.cut {
				only = i
			}
		}
		opening = false
	}
	if passed == 0 { // no paragraph follows: a list
		p.title = -1
	}
}

// Scores of titles: below the first a line is none unless it is the only one in
// front of the first paragraph; from the second on the search ends at the next
// paragraph.
const (
	minTitle  = 4
	sureTitle = 6
)

// settleTitle prefers the line above the best one where that may be the
// sentence under a title, and the bare title to one with the site's name.
func (p *page) settleTitle() {
	i := p.title
	if l := p.lines[i]; i > 0 && l.words >= 8 {
		if above := p.lines[i-1]; above.why == "" && !above.stop && above.words >= 3 && above.words <= 20 && (above.gap || !l.gap) && p.titleScore(i-1, false) > 0 {
			p.title = i - 1
			return
		}
	}
	long := fold(p.str(i))
	if !strings.ContainsAny(long, "|/›»>–—-:") {
		return
	}
	for k := range p.lines {
		if l := p.lines[k]; k != i && l.why == "" && l.words >= 4 && l.brief(30) && !l.cut {
			if isNamed(long, fold(p.str(k))) {
				p.lines[i].why = WhyTitleAgain
				p.title = k
				return
			}
		}
	}
}

// isNamed tells that long is short with a site's name, or the way to it, parted
// by a sign: "Title | Outlet", "News / World / Title".
func isNamed(long, short string) bool {
	if rest, ok := strings.CutPrefix(long, short); ok {
		rest = strings.TrimSpace(rest)
		return hasAnyPrefix(rest, "|", "-", "–", "—", "»", "•", "::") && countWords(rest) <= 6 || hasAnyPrefix(rest, "updated", "published", "posted")
	}
	if rest, ok := strings.CutSuffix(long, short); ok {
		rest = strings.TrimSpace(rest)
		sign, _ := utf8.DecodeLastRuneInString(rest)
		return rest != "" && strings.ContainsRune("|/>»›", sign) && countWords(rest) <= 10
	}
	return false
}

// bodyWords are the longer words of the page's paragraphs.
func (p *page) bodyWords() map[string]bool {
	words := map[string]bool{}
	for i, l := range p.lines {
		if l.why == "" && l.stop && l.words >= 10 && len(words) < maxBodyWords {
			for w := range strings.FieldsSeq(fold(head(p.str(i), maxLanguageBytes))) {
				if w = strings.Trim(w, ".,;:!?\"'()[]"); len(w) > 4 {
					words[strings.TrimSuffix(w, "'s")] = true
				}
			}
		}
	}
	return words
}

// maxBodyWords is enough to know what a report is about.
const maxBodyWords = 2000

// told says how much of a line the paragraphs tell again, from 0 to 3: most of
// a report's own title, little of another's.
func (p *page) told(i int, body map[string]bool) int {
	n, of := 0, 0
	for w := range strings.FieldsSeq(fold(p.str(i))) {
		if w = strings.TrimSuffix(strings.Trim(w, ".,;:!?\"'()[]"), "'s"); len(w) > 4 {
			of++
			if body[w] {
				n++
			}
		}
	}
	switch {
	case of == 0 || n*2 < of:
		return 0
	case n < 2 || n*3 < of*2:
		return 2
	}
	return 3
}

// above tells that line i stands right above a date or a byline.
func (p *page) above(i int) bool {
	return i+1 < len(p.lines) && (p.lines[i+1].why == WhyHeadLine || p.lines[i+1].why == WhyByline)
}

// titleScore says how much line i looks like a title; opening tells that
// nothing kept stands above it.
func (p *page) titleScore(i int, opening bool) int {
	l := p.lines[i]
	s := p.str(i)
	above := p.above(i)
	if l.stop && !l.mark && !(opening && (above || p.apart(i))) || l.words > 30 || l.Len() > maxRule || strings.HasSuffix(s, ":") || l.cut {
		return 0
	}
	n := 0
	switch {
	case l.words >= 5:
		n += 3
	case l.words >= 3:
		n++
	default:
		n--
	}
	site := func(k int) bool {
		if k < 0 || k >= len(p.lines) {
			return false
		}
		return p.lines[k].why == WhyFurniture || p.lines[k].why == WhyRelated || p.lines[k].why == WhyCopyright
	}
	after := i+1 == len(p.lines) || p.lines[i+1].gap
	if l.gap && after {
		n += 2
	}
	if opening && l.words > 3 {
		n += 2
	}
	if _, mark := bare(s); mark > 0 {
		n -= 2
	}
	if !l.gap && site(i-1) || !after && site(i+1) {
		n -= 2
	}
	if above {
		n += 2
	}
	if strings.Contains(s, " | ") || strings.Contains(s, " » ") {
		n--
	}
	return n
}

// apart tells that line i stands alone while the paragraphs below it are not
// parted by empty lines: so a sentence may be a title.
func (p *page) apart(i int) bool {
	if i+4 > len(p.lines) || !p.lines[i].gap || !p.lines[i+1].gap || p.lines[i].words > 25 {
		return false
	}
	for k := i + 2; k < i+4; k++ {
		if p.lines[k].gap {
			return false
		}
	}
	return true
}

// titleSpan is the title's line without a list mark or a heading's signs.
func (p *page) titleSpan() synoptic.Span {
	l := p.lines[p.title]
	if s := p.str(p.title); strings.HasPrefix(s, "#") {
		return trim(p.text, span(l.End-len(strings.TrimLeft(s, "# ")), l.End))
	}
	return l.Span
}
