package ingest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// closing skips what readers say under a report, and the pointers to other
// reports behind a label that announces them.
func (p *page) closing() {
	total, label := 0, -1 // label: the last "Comments"; those above it are buttons
	for i, l := range p.lines {
		total += l.words
		if l.why == WhyRelated && isComments(plain(p.str(i))) {
			label = i
		}
	}
	above, last := 0, p.last()
	for i := range p.lines {
		l := p.lines[i]
		above += l.words
		if l.why != WhyRelated {
			continue
		}
		low := plain(p.str(i))
		switch {
		case isComments(low):
			p.lines[i].why = WhyFurniture
			if below := total - above; i == label && below > 0 && above >= 2*minWords && (below < above/2 || p.replies(i) > 1) {
				for k := i + 1; k < len(p.lines); k++ {
					if p.lines[k].why == "" {
						p.lines[k].why = WhyFurniture
					}
				}
				return
			}
		case isRelated(low):
			p.pointers(i, last)
		}
	}
}

// replies counts the marks of readers' comments below line i.
func (p *page) replies(i int) int {
	n := 0
	for k := i + 1; k < len(p.lines); k++ {
		if l := p.lines[k]; l.words <= 6 {
			switch low := plain(p.str(k)); {
			case low == "reply", low == "report", low == "upvote", low == "report abuse", strings.HasSuffix(low, " says"), isAgo(low):
				n++
			}
		}
	}
	return n
}

// Headlines taken for pointers to other reports behind one label in the midst
// of a report: at most so many, of at least so many words.
const (
	maxPointers = 6
	minHeadline = 5 // words; section headings, which may follow a stray "Read more", mostly have fewer
)

// pointers skips the headlines behind a label: the block it stands in, or the
// next one if it stands alone, up to the first line that ends as a sentence.
func (p *page) pointers(i, last int) {
	for k, n := i+1, 0; k < len(p.lines) && (n < maxPointers || k > last); k++ {
		l := p.lines[k]
		if l.why != "" && l.why != WhyRelated {
			if n > 0 && l.gap {
				return
			}
			continue
		}
		if l.stop && !l.mark || l.words > 25 || l.words < 3 || k < last && (l.words < minHeadline || n > 0 && l.gap) {
			return
		}
		p.lines[k].why = WhyRelated
		n++
	}
}

// contents skips lists of at least two entries that come again, in front of
// paragraphs, as section headings.
func (p *page) contents() {
	heading := map[string]int{} // the last place of each that a paragraph follows
	for i := range p.lines {
		if l := p.lines[i]; l.why == "" && l.brief(15) && i+1 < len(p.lines) && (p.lines[i+1].prose() || p.lines[i+1].words > 12) {
			heading[fold(p.str(i))] = i
		}
	}
	entry := func(i int) bool {
		if l := p.lines[i]; l.why != "" || !l.brief(15) {
			return false
		}
		at, ok := heading[fold(p.str(i))]
		return ok && at > i
	}
	for i := 0; i < len(p.lines); i++ {
		n := i
		for n < len(p.lines) && entry(n) {
			n++
		}
		if n-i >= 2 {
			for k := i; k < n; k++ {
				p.lines[k].why = WhyContents
			}
		}
		i = max(i, n-1)
	}
}

// repeated skips lines that stood there before: captions and paragraphs, and
// the credits between two copies of one caption.
func (p *page) repeated() {
	seen := map[string]int{}
	for i := range p.lines {
		l := &p.lines[i]
		if l.why != "" || l.words < 5 && i != p.title || l.Len() > 4*maxRule {
			continue
		}
		key := fold(p.str(i))
		at, ok := seen[key]
		if !ok {
			seen[key] = i
			continue
		}
		switch {
		case at == p.title:
			l.why = WhyTitleAgain
		case i == p.title: // it stood above, among the site's labels
			p.lines[at].why = WhyTitleAgain
		case l.words > 30, l.stop && l.words >= minCaption && i-at > maxCredits+1:
			l.why = WhyAgain
		case i-at <= maxCredits+1 || l.words >= minCaption && !l.mark:
			l.why = WhyCaptionAgain
			p.between(at, i)
		}
	}
	if p.title < 0 {
		return
	}
	title := fold(p.str(p.title))
	for i := range p.lines {
		l := &p.lines[i]
		if i == p.title || l.why != "" || l.words > 40 || l.prose() && l.stop {
			continue
		}
		if isNamed(fold(p.str(i)), title) {
			l.why = WhyTitleAgain
		}
	}
}

const (
	maxCredits = 4 // lines of credits between two copies of a caption
	minCaption = 8 // words of a caption that is known when it comes again far from its first place; headings that recur in lists have fewer
)

// between skips the short lines between two copies of a caption: its credits.
func (p *page) between(a, b int) {
	if b-a > maxCredits+1 {
		return
	}
	for k := a + 1; k < b; k++ {
		if k == p.title || !p.lines[k].brief(10) {
			return
		}
	}
	for k := a + 1; k < b; k++ {
		p.lines[k].why = WhyCredit
	}
}

// surroundings skips what only the lines around it show to be no part of the
// report.
func (p *page) surroundings() {
	same := func(k int) bool {
		return k < 0 || k >= len(p.lines) || p.lines[k].why == WhyFurniture || p.lines[k].why == WhyRelated || p.lines[k].why == WhyCopyright
	}
	first, last := p.first(), p.last()
	behind := false // a line of the site's own stands between the last paragraph and here
	for i := range p.lines {
		l := &p.lines[i]
		s := p.str(i)
		if l.why != "" {
			if i > last && (same(i) || l.why == WhyByline) {
				behind = true
			}
			if s == "/" { // a credit in three lines: name, bar, agency
				p.credits(i)
			}
			continue
		}
		if i == p.title || !l.brief(25) {
			continue
		}
		switch {
		case i > last && last >= 0 && behind:
			l.why = WhyFurniture
		case !l.gap && i > 0 && same(i-1) && same(i+1) && (i+1 == len(p.lines) || !p.lines[i+1].gap) && (l.words <= 12):
			l.why = WhyFurniture
		case i < p.title && (l.words <= 3 || same(i-1) && same(i+1)):
			l.why = WhyFurniture
		case p.title >= 0 && i > p.title && i < first && l.words <= 5:
			p.headLabel(i, s)
		}
	}
}

// lists skips runs of lines that are no sentences where enough of them are known
// to be the site's: menus, and headlines of other reports. What might be a
// section heading, in front of a paragraph, is kept; so are short runs, which
// may be captions, and lists in which little is known, such as results.
func (p *page) lists() {
	for i := 0; i < len(p.lines); i++ {
		n, known, kept := i, 0, 0
		for ; n < len(p.lines) && n != p.title && p.lines[n].brief(25); n++ {
			switch p.lines[n].why {
			case "":
				kept++
			case WhyFurniture, WhyRelated, WhyCopyright:
				known++
			}
		}
		least, share := minList, 4
		if n <= p.title {
			least, share = minHeadList, 1000
		}
		if n-i >= least && known > 0 && known*share >= n-i && kept > 0 {
			last := n - 1
			if n < len(p.lines) && p.lines[n].prose() && n != p.title && p.lines[last].words <= 12 && n > p.title {
				last-- // a section heading
			}
			for k := i; k <= last; k++ {
				if p.lines[k].why == "" {
					p.lines[k].why = WhyFurniture
				}
			}
		}
		i = max(i, n)
	}
}

// The fewest lines of a list that is skipped.
const (
	minList     = 6
	minHeadList = 3 // above the title
)

// headLabel skips short lines between the title and the first paragraph that
// stand beside a date or a byline: a name without "By", a section's label.
func (p *page) headLabel(i int, s string) {
	isDate := func(k int) bool {
		return k > p.title && k < len(p.lines) && (p.lines[k].why == WhyHeadLine || p.lines[k].why == WhyByline)
	}
	_, mark := bare(s)
	switch {
	case mark > 0 && (isDate(i-1) || isDate(i+1)):
		p.lines[i].why = WhyFurniture
	case p.report.Byline == "" && isDate(i+1) && isName(s):
		p.lines[i].why = WhyByline
		p.author(s)
	case isDate(i-1) && isDate(i+1):
		p.lines[i].why = WhyFurniture
	}
}

// isName tells that a line may be a person's name: two to four words in small
// letters behind capitals.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 || !capitalized(s) || strings.ContainsAny(s, ":;,|/&") {
		return false
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) {
			return false
		}
		switch strings.ToLower(w) {
		case "news", "politics", "world", "the", "of", "in", "business", "sport", "sports", "opinion", "exclusive", "live", "updates", "story", "report", "desk", "office", "press":
			return false
		}
	}
	return true
}

// credits skips the short lines around a bar that stands alone.
func (p *page) credits(i int) {
	if !(i > 0 && credits(p.str(i-1)) || i+1 < len(p.lines) && credits(p.str(i+1))) {
		return
	}
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(p.lines) && p.lines[k].why == "" && k != p.title && p.lines[k].brief(10) {
			p.lines[k].why = WhyCredit
		}
	}
	p.lines[i].why = WhyCredit
}

// bios skips sentences behind the last paragraphs that say who the author is.
func (p *page) bios() {
	name := strings.ToLower(p.report.Byline)
	name, _, _ = strings.Cut(name, ",")
	name, _, _ = strings.Cut(name, " and ")
	kept := 0
	for i := len(p.lines) - 1; i > 0 && kept < 2 && i > p.title; i-- {
		l := &p.lines[i]
		if l.why != "" {
			continue
		}
		kept++
		if l.words > 70 || l.Len() > maxRule {
			continue
		}
		low := strings.ToLower(p.str(i))
		about := len(name) > 4 && countWords(name) > 1 && strings.HasPrefix(low, name+" ")
		if about && isBio(low[len(name):]) || isBio(low) && (strings.Contains(low, "@") || strings.Contains(low, "can be reached at") || strings.Contains(low, "follow him on") || strings.Contains(low, "follow her on") || strings.Contains(low, "follow them on")) {
			l.why = WhyByline
			kept--
		}
	}
}

func isBio(low string) bool {
	for _, says := range []string{" is a ", " is an ", " is the ", " covers ", " reports ", " writes ", " joined ", " has covered ", " can be reached", " is based in"} {
		if strings.Contains(low, says) {
			for _, post := range []string{"reporter", "correspondent", "editor", "writer", "columnist", "journalist", "covers", "bureau", "author", "contributor", "writes", "reports on"} {
				if strings.Contains(low, post) {
					return true
				}
			}
		}
	}
	return false
}

// fold is a line in the form that equal lines share: small letters, single
// spaces, straight quotation marks, no list mark, no full stop.
func fold(s string) string {
	s, _ = bare(s)
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	return strings.TrimSuffix(quotes.Replace(s), ".")
}

var quotes = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"")

// merge sorts spans, gives those that overlap to the longer, and joins
// neighbours of one kind.
func merge(text string, all []synoptic.Skipped) []synoptic.Skipped {
	slices.SortFunc(all, func(a, b synoptic.Skipped) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), strings.Compare(a.Why, b.Why))
	})
	out := []synoptic.Skipped{}
	for _, s := range all {
		if n := len(out); n > 0 {
			before := &out[n-1]
			if s.Start < before.End {
				if s.End <= before.End {
					continue
				}
				if s.Span = trim(text, span(before.End, s.End)); s.Len() == 0 {
					continue
				}
			}
			if s.Why == before.Why && trim(text, span(before.End, s.Start)).Len() == 0 {
				before.End = s.End
				continue
			}
		}
		out = append(out, s)
	}
	return out
}
