package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// castNames finds which names name the same one: people by their full names,
// organisations and places by their words.
func (c *cast) castNames() {
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.sort != nameMention {
			continue
		}
		switch m.kind {
		case synoptic.KindPerson:
			if parts := c.parts(m); len(parts) > 1 {
				c.castFull(i, parts)
			}
		default:
			c.castThing(i)
		}
	}
	c.castAcronyms()
	c.castShort()
	c.settleMerges()
}

// castBares finds whom the names of one word name.
func (c *cast) castBares() {
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.sort == nameMention && m.kind == synoptic.KindPerson && m.ref < 0 {
			c.castBare(i)
		}
	}
}

// parts is the folded words of a mention's name, without stops and hyphens.
func (c *cast) parts(m *mention) []string {
	p, n := c.page, &c.names[m.name]
	out := make([]string, 0, n.Last-n.First)
	for k := n.First; k < n.Last; k++ {
		w := &p.words[p.start[n.Sentence]+k]
		if w.UPOS == PUNCT || w.XPOS == TagHYPH {
			continue
		}
		var b [48]byte
		key := foldWord(b[:0], w.Form)
		for len(key) > 0 && key[len(key)-1] == '.' {
			key = key[:len(key)-1]
		}
		if len(key) > 0 {
			out = append(out, string(key))
		}
	}
	return out
}

// nameSuffix tells whether the last part of a name is "Jr" or the like.
func nameSuffix(s string) bool {
	switch s {
	case "jr", "sr", "junior", "senior", "ii", "iii", "iv":
		return true
	}
	return false
}

// surname is the part of a full name that stands for all of it.
func surname(parts []string) (name, suf string) {
	n := len(parts)
	if n > 1 && nameSuffix(parts[n-1]) {
		return parts[n-2], parts[n-1]
	}
	return parts[n-1], ""
}

// castFull finds the person whose full name agrees with these parts.
func (c *cast) castFull(i int, parts []string) {
	last, _ := surname(parts)
	for _, n := range c.bearing(parts[0], last) {
		r := int(n)
		ref := &c.refs[r]
		if ref.kind == synoptic.KindPerson && samePerson(ref.full, parts) && !genderClash(ref.gender, c.mentions[i].title) {
			if len(parts) > len(ref.full) {
				ref.full = parts
				c.list(r)
			}
			c.join(i, r)
			ref.relative = ref.relative || c.relativeOf(&c.mentions[i])
			return
		}
	}
	r := c.newRef(i)
	ref := &c.refs[r]
	ref.relative = c.relativeOf(&c.mentions[i])
	ref.kind = synoptic.KindPerson
	ref.full = parts
	c.list(r)
	c.gender(r, parts[0])
}

// list makes a referent known by the words of its name.
func (c *cast) list(r int) {
	for _, w := range c.refs[r].full {
		if len(w) > 1 {
			c.byName.add(w, r)
		}
	}
}

// relativeOf tells whether a name is introduced as somebody's relative: "his
// wife Ana", "his wife, Ana Petro,", "Petro's son Nicolás", "first lady Ana Petro".
func (c *cast) relativeOf(m *mention) bool {
	for _, k := range m.roles {
		if m.owner >= 0 && strings.Contains(k.classes, "F") || k.full == "first lady" {
			return true
		}
	}
	p := c.page
	first := p.start[p.words[m.first].sentence]
	k := m.first - 1
	if k <= first || p.words[k].Form != "," {
		return false
	}
	k--
	if p.words[k].UPOS != NOUN {
		return false
	}
	role, from := c.roleBefore(k)
	return strings.Contains(role.classes, "F") && from > first && (p.words[from-1].XPOS == TagPRPS || p.words[from-1].is(wordPossessive))
}

// gender takes a person's gender from the given name, where nothing else told.
func (c *cast) gender(r int, given string) {
	if v, ok := givenNames.find([]byte(given)); ok && c.refs[r].gender == "" {
		c.refs[r].gender = genderOf(v)
	}
}

func genderClash(a, b synoptic.Gender) bool { return a != "" && b != "" && a != b }

// samePerson tells whether two full names agree: they share the first part and
// the surname, initials and nicknames allowed, or one holds all parts of the
// other.
func samePerson(a, b []string) bool {
	if len(a) < 2 || len(b) < 2 {
		return false
	}
	sa, ja := surname(a)
	sb, jb := surname(b)
	if ja != jb {
		return false
	}
	if sa == sb {
		return a[0] == b[0] || initialOf(a[0], b[0]) || initialOf(b[0], a[0]) || within(a, b) || within(b, a)
	}
	return a[0] == b[0] && (within(a, b) || within(b, a))
}

// initialOf tells whether a is the initial of b.
func initialOf(a, b string) bool {
	return len(a) == 1 && len(b) > 0 && a[0] == b[0]
}

// within tells whether all parts of a, initials aside, are parts of b in order.
func within(a, b []string) bool {
	k, full := 0, 0
	for _, x := range a {
		if len(x) == 1 {
			continue
		}
		full++
		for k < len(b) && b[k] != x {
			k++
		}
		if k == len(b) {
			return false
		}
		k++
	}
	return full > 1
}

// establishedBy is how many uses of a bare surname, while only one person of
// that name had been introduced, make it that person's for the whole report.
const establishedBy = 2

// castBare finds whose surname or given name a single word is. Two people who
// may be meant leave it apart, unless one of them is only somebody's relative.
func (c *cast) castBare(i int) {
	m := &c.mentions[i]
	parts := c.parts(m)
	if len(parts) == 0 {
		return
	}
	word := parts[len(parts)-1]
	best, ties := -1, 0
	score, bearers := 0, 0
	for _, n := range c.bearing(word) {
		r := int(n)
		ref := &c.refs[r]
		if ref.kind != synoptic.KindPerson || genderClash(ref.gender, m.title) {
			continue
		}
		s := bareScore(ref, word, m.title != "")
		if s == 0 {
			continue
		}
		if ref.first < i {
			bearers++
		}
		if held := c.holdsTitle(r, m); held > 0 {
			s += held
		} else if ref.relative {
			s--
		}
		if ref.bare >= establishedBy {
			s++
		}
		if s == score && best >= 0 && len(ref.full) > 1 && len(c.refs[best].full) > 1 {
			// both bear the name: the one that was introduced by now
			switch was, is := c.refs[best].first < i, ref.first < i; {
			case was && !is:
				continue
			case is && !was:
				best, ties = r, 0
				continue
			}
		}
		switch {
		case s > score:
			best, ties, score = r, 0, s
		case s == score:
			ties++
		}
	}
	if best >= 0 && ties == 0 {
		if bearers == 1 {
			c.refs[best].bare++
		}
		c.join(i, best)
		return
	}
	if best >= 0 { // several: all such mentions of one title are one more person
		for _, r := range c.bearing(word) {
			if ref := &c.refs[r]; ref.kind == synoptic.KindPerson && len(ref.full) == 1 && ref.full[0] == word && ref.title == m.title {
				c.join(i, int(r))
				return
			}
		}
	}
	if r := c.inLaw(i, word); r >= 0 {
		c.join(i, r)
		return
	}
	r := c.newRef(i)
	c.refs[r].kind = synoptic.KindPerson
	c.refs[r].full, c.refs[r].title = parts, m.title
	c.refs[r].relative = c.relativeOf(m)
	c.list(r)
	if m.title == "" {
		c.gender(r, parts[0])
	}
}

// bareScore tells how well a single word stands for the person: 4 as the
// surname, 2 as the given name, 0 not at all.
func bareScore(ref *referent, word string, titled bool) int {
	if len(ref.full) == 1 {
		if ref.full[0] == word {
			return 4
		}
		return 0
	}
	if len(ref.full) == 0 {
		return 0
	}
	if s, _ := surname(ref.full); s == word {
		return 4
	}
	for k, part := range ref.full {
		if part != word || len(word) < 2 {
			continue
		}
		if k > 0 {
			return 3
		}
		if !titled {
			return 2
		}
	}
	return 0
}
