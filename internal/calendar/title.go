package calendar

import "strings"

// Names and titles that are spelt like a time: "60 Minutes", "20th Century
// Fox", "Tomorrow Never Dies", "Sunday Adekunle". A capital in the middle of a
// sentence gives them away, if the text is no headline.

// prose tells whether the words around i are those of a sentence and not of a
// headline, where every word has a capital: a word near it that is not a short one or a
// preposition has none.
func (p *parser) prose(i int) bool {
	const reach, long = 10, 4 // tokens looked at on either side, letters of a word
	for _, step := range [...]int{-1, 1} {
		for n, k := 0, i+step; n < reach; n, k = n+1, k+step {
			t := p.at(k)
			if t.kind == outside || t.kind == mark && (t.mark == blankLine || t.mark == '.' && !p.at(k+1).glued) {
				break
			}
			if t.kind == letters && t.caps == small && t.class == none && t.end-t.start >= long {
				switch p.spelt(t) {
				case "with", "amid", "upon", "onto":
					continue
				}
				return true
			}
		}
	}
	return false
}

// capital tells whether the word at i has a capital that only a name gives it.
func (p *parser) capital(i int) bool {
	t, before := p.at(i), p.at(i-1)
	if t.caps != titled || p.opens(i) || before.kind == mark && (before.mark == '\'' || before.mark == '-' && !t.glued) {
		return false
	}
	return !strings.Contains(p.text[before.end:t.start], "\n") && p.prose(i)
}

// proper tells whether a word of a name stands at i: capitalised, and none of
// the lexicon.
func (p *parser) proper(i int) bool {
	t := p.at(i)
	return t.kind == letters && t.caps == titled && t.class == none && !t.glued
}

// pastName is where the capitalised words end that go on from i.
func (p *parser) pastName(i int) int {
	const most = 4 // words
	for range most {
		if t := p.at(i); t.kind != letters || t.caps != titled || t.glued {
			break
		}
		i++
	}
	return i
}

// lengthTitle is where a title ends that begins with a length of time: "60
// Minutes", "28 Days Later", "20th Century Fox". It is 0 if none begins at i.
func (p *parser) lengthTitle(i int) int {
	if _, end := p.nth(i); end > 0 {
		if u := p.at(end); u.class == unitOne && u.caps == titled && p.proper(end+1) && p.prose(i) {
			return p.pastName(end + 1)
		}
		return 0
	}
	if _, _, end := p.length(i); end > 0 && p.at(end-1).caps == titled && !p.at(end-1).glued && p.prose(i) {
		return p.pastName(end)
	}
	return 0
}

// nameTrap is where a name ends that is or begins with a weekday: "Sunday
// Adekunle scored", "Crusoe and Friday are", "the Happy Mondays". It is 0 if
// none begins at i.
func (p *parser) nameTrap(i int) int {
	t := p.at(i)
	switch {
	case t.caps != titled || !p.prose(i):
	case t.class == weekdays:
		if before := p.at(i - 1); before.kind == letters && before.caps == titled && before.class == none {
			return i + 1
		}
	case p.oneOf(i-1, wAnd) && p.proper(i-2):
		if next := p.at(i + 1); p.oneOf(i+1, wIs) && (p.spelt(next) == "are" || p.spelt(next) == "were") {
			return i + 1
		}
	case p.opens(i) && p.proper(i+1) && !p.proper(i+2):
		return i + 2
	}
	return 0
}

// titleTrap is where a title or name with a weekday in it ends: "Friday Night
// Lights", "the Sunday Times", "Mail on Sunday", "Sheffield Wednesday".
func (p *parser) titleTrap(i int) int {
	t, next, after := p.at(i), p.at(i+1), p.at(i+2)
	if t.caps == small || p.at(i-1).kind == letters && p.at(i-1).caps == small && !p.oneOf(i-1, wThe, wA, wOn) {
		return 0
	}
	if next.class == part && next.caps == titled && after.kind == letters && after.caps == titled && after.class == none {
		return i + 3
	}
	if next.kind == letters && next.caps == titled {
		switch p.text[next.start:next.end] {
		case "Times", "Mirror", "Telegraph", "Express", "Herald", "Mail", "Post", "World", "Star", "Independent", "Tribune", "Business", "Service", "League", "School":
			return i + 2
		}
	}
	before := p.at(i - 1)
	if before.kind == mark || before.caps != titled {
		if p.oneOf(i-1, wOn) && t.val == 0 && p.at(i-2).kind == letters {
			switch p.spelt(p.at(i - 2)) {
			case "Mail", "Sun", "Star":
				return i + 1
			}
		}
		return 0
	}
	switch p.text[before.start:before.end] {
	case "Sheffield", "Bloody", "Super", "Freaky", "Taco", "Ruby", "Throwback", "Fat", "Manic", "Giving", "Casual", "Joe", "Man":
		return i + 1
	case "News":
		if p.spelled(i-2, "Fox News Sunday") == 0 {
			return 0
		}
		return i + 1
	}
	return 0
}

// spelt is the words of a token.
func (p *parser) spelt(t *token) string { return p.text[t.start:t.end] }
