package measure

import "strings"

// countedAt guesses what a number that ends at i counts: the singular, in small
// letters, of the first plural among the words that follow, or of the last
// word of them where one thing is counted. "nine rescued sailors" are
// "sailor"; "nine injured" and "nine people" are "person". It is "" where no
// such word is found.
func (p *parser) countedAt(i int, one bool) string {
	const most = 7 // tokens looked at
	if p.oneOf(i, wOf) {
		i = p.skip(i+1, wThe, wHis, wIts, wThis, wThat, wAll)
		if t := p.at(i); t.kind == number || t.class == cardinal {
			i++
		}
	}
	i = p.skip(i, wMoreTime, wMore)
	if k := p.skip(p.skip(p.skip(i, wOther), wBe), wBe); p.is(k, casualty) && p.oneOf(k-1, wBe) {
		return "person" // dozens more were injured
	}
	if p.oneOf(i, wOther) && !p.isPlural(i) {
		i++
	}
	hurt, last := false, ""
	for k := i; k < i+most; k++ {
		t := p.at(k)
		if t.kind == mark {
			if t.mark == '-' && t.glued && p.at(k+1).glued || t.mark == '\'' && t.glued && k > i && p.spelt(k+1) == "s" {
				continue
			}
			if t.mark == '.' && t.glued && p.at(k-1).end-p.at(k-1).start == 1 && p.at(k-1).caps == titled {
				continue // U.S. troops
			}
			break
		}
		if t.kind == number && k > i && p.at(k-1).caps == titled && !t.glued {
			continue // three Falcon 9 rockets
		}
		if t.kind != letters || t.broken && t.caps != small {
			break
		}
		s := p.spelt(k)
		switch {
		case p.oneOf(k, wPoint):
			return "point"
		case p.oneOf(k, wVote, wWon) && p.isPlural(k):
			return singular(s)
		case p.oneOf(k, wOther) && p.isPlural(k):
			return "other"
		case p.oneOf(k, wClose) && !p.oneOf(k+1, wTo), t.class == function && t.caps == allCap && len(s) < 4:
			continue // close aides, US schools
		}
		if t.class == function || t.class == hedge || t.class == loose || t.class == month {
			break
		}
		switch {
		case t.class == casualty:
			hurt = true
			continue
		case s == "s" && t.glued:
			continue
		case one:
			if len(s) > 4 && (strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "ing") || strings.HasSuffix(s, "ly")) {
				if last != "" {
					return last
				}
			} else if t.caps == small {
				last = singular(s)
			}
			continue
		case p.isPlural(k) && (t.caps == small || t.class == plural || p.at(k+1).caps != titled && (k == i || p.at(k-1).caps == small || isPeople(s))):
			if n := p.at(k + 1); n.kind == letters && !n.glued && n.class == none && n.caps == small && p.isPlural(k+1) && strings.HasSuffix(s, "s") {
				return singular(p.spelt(k + 1)) // sports cars
			}
			return singular(s)
		}
	}
	if last != "" {
		return last
	}
	if hurt {
		return "person"
	}
	return ""
}

// isPeople tells of a capitalised plural that it is no surname: "Missouri
// Republicans", not "Steve Parsons".
func isPeople(s string) bool {
	return strings.HasSuffix(s, "ians") || strings.HasSuffix(s, "cans") || strings.HasSuffix(s, "crats") || strings.HasSuffix(s, "ists") || strings.HasSuffix(s, "ives")
}

// isPlural tells whether the word at i looks like a plural noun.
func (p *parser) isPlural(i int) bool {
	t := p.at(i)
	if t.kind != letters {
		return false
	}
	if t.class == plural {
		return true
	}
	s := p.spelt(i)
	n := len(s)
	if strings.HasSuffix(s, "children") {
		return true
	}
	if n > 5 && (strings.HasSuffix(s, "men") || strings.HasSuffix(s, "people")) && s != "women" && s != "specimen" && s != "regimen" {
		return true
	}
	if n < 4 || t.caps == allCap || s[n-1] != 's' {
		return false
	}
	switch s[n-2:] {
	case "ss", "us", "is":
		return false
	}
	return !strings.HasSuffix(s, "ous")
}

// singular is the singular of a noun in small letters, by rule.
func singular(s string) string {
	s = strings.ToLower(s)
	switch s {
	case "people", "persons":
		return "person"
	case "men":
		return "man"
	case "women":
		return "woman"
	case "children":
		return "child"
	case "feet":
		return "foot"
	case "teeth":
		return "tooth"
	case "mice":
		return "mouse"
	case "lives":
		return "life"
	case "wives":
		return "wife"
	case "knives":
		return "knife"
	case "leaves":
		return "leaf"
	case "wolves":
		return "wolf"
	case "thieves":
		return "thief"
	case "halves":
		return "half"
	case "series", "species", "news", "crossroads", "headquarters":
		return s
	case "movies", "cookies", "ties", "lies", "pies", "zombies", "rookies", "calories", "selfies":
		return s[:len(s)-1]
	case "buses", "gases", "viruses", "campuses", "bonuses":
		return s[:len(s)-2]
	case "crises", "analyses", "bases":
		return s[:len(s)-2] + "is"
	}
	switch {
	case strings.HasSuffix(s, "children"):
		return s[:len(s)-3]
	case strings.HasSuffix(s, "policemen"), strings.HasSuffix(s, "women"), len(s) > 4 && strings.HasSuffix(s, "men"):
		return s[:len(s)-2] + "an"
	case len(s) > 4 && strings.HasSuffix(s, "ies"):
		return s[:len(s)-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "xes"), strings.HasSuffix(s, "zzes"), strings.HasSuffix(s, "oes"):
		return s[:len(s)-2]
	case strings.HasSuffix(s, "ss"), strings.HasSuffix(s, "us"), strings.HasSuffix(s, "is"), len(s) < 4:
		return s
	case strings.HasSuffix(s, "s"):
		return s[:len(s)-1]
	}
	return s
}
