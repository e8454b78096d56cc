package ingest

import "strings"

// signposts marks what on a page leads to other reports and shows by its links
// that it does: a line that begins with a label and is a link for the most part
// ("Also: the best gloves of the year"), and a list behind a label of its own
// ("More stories from the coast"). Text without mark-up shows no links; there
// such lines are only known by their labels.
func (w *webPage) signposts() {
	p := w.page
	blocks := w.tree.blocks
	for i := 0; i < len(blocks); i++ {
		b := &blocks[i]
		if i == w.title || p.lines[i].why != "" || b.words > maxSignpost {
			continue
		}
		low := strings.TrimLeft(strings.ToLower(head(b.text, 60)), "[(*►▶→»>•·- \u00a0")
		if b.link*2 >= len(b.text) && hasSignpost(low) {
			p.lines[i].why = WhyRelated
			continue
		}
		if b.words < 2 || b.words > 8 || !hasAnyPrefix(low, "more ", "you m", "related ", "recommended ") || !isListLabel(plain(b.text)) {
			continue
		}
		n := i + 1
		for n < len(blocks) && n-i <= maxSignposted && n != w.title && blocks[n].words <= maxSignpost && w.leadsAway(n) {
			n++
		}
		if n-i < 3 { // one entry makes no list
			continue
		}
		for k := i; k < n; k++ {
			if p.lines[k].why == "" {
				p.lines[k].why = WhyRelated
			}
		}
	}
}

const (
	maxSignpost   = 30 // words
	maxSignposted = 20 // entries of a list
)

// leadsAway tells that a block is an entry of a list with a link in it, or a
// link for the most part.
func (w *webPage) leadsAway(i int) bool {
	b := &w.tree.blocks[i]
	if b.link*10 >= len(b.text)*7 {
		return true
	}
	if b.link*5 < len(b.text) {
		return false
	}
	for e, up := b.at, 0; e > 0 && up < 3; e, up = w.tree.elements[e].parent, up+1 {
		if w.tree.elements[e].name == "li" {
			return true
		}
	}
	return false
}

// hasSignpost tells that a text begins with a label behind which another
// report is named.
func hasSignpost(low string) bool {
	for _, label := range []string{"related", "read more", "see more", "watch more", "also read", "read also", "see also", "read next", "don't miss", "don’t miss", "must read", "up next", "recommended", "more", "also", "watch", "read", "listen", "next"} {
		if rest, ok := strings.CutPrefix(low, label); ok {
			rest = strings.TrimLeft(rest, " \u00a0")
			return hasAnyPrefix(rest, ":", "|", "-", "–", "—", "»", "›", ">", "→")
		}
	}
	return false
}

// isListLabel tells that a line stands over a list of other reports.
func isListLabel(low string) bool {
	if hasAnyPrefix(low, "you may like", "you might like", "you may also like", "you might also like", "related ", "recommended ") {
		return true
	}
	if !strings.HasPrefix(low, "more ") {
		return false
	}
	for _, word := range []string{" stories", " coverage", " articles", " reads", " headlines", " reading", " from ", " on this", " news"} {
		if strings.Contains(low, word) {
			return true
		}
	}
	return false
}
