package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// lookBack is how many sentences back a description looks for whom it means,
// if it says no more than a class of people.
const lookBack = 8

// castDescription finds whom a description means, or makes someone new of it.
func (c *cast) castDescription(i int) {
	m := &c.mentions[i]
	if m.predicate {
		c.castPredicate(i)
		return
	}
	if r := c.repeated(i); r >= 0 {
		c.join(i, r)
		return
	}
	if r := c.owned(m); r >= 0 {
		c.join(i, r)
		return
	}
	if r := c.counterpart(m); r >= 0 {
		c.join(i, r)
		return
	}
	best, score, ties := -1, 0, 0
	if m.definite || m.sort == groupMention {
		for _, n := range c.holding(&m.role) {
			r := int(n)
			if c.refs[r].count == 0 {
				continue
			}
			s := c.roleScore(m, r)
			switch {
			case s == 0:
			case s > score:
				best, score, ties = r, s, 0
			case s == score:
				ties++
				if c.refs[r].last > c.refs[best].last {
					best = r
				}
			}
		}
	}
	if best >= 0 && (ties == 0 || c.clear(m, best)) {
		c.join(i, best)
		c.repeat(m)
		return
	}
	if best < 0 && m.definite && (c.ranker != nil || c.teacher != nil) {
		if r := c.rank(i); r >= 0 {
			c.join(i, r)
			return
		}
	}
	c.newRef(i)
	c.repeat(m)
}

// repeat notes whom a long description meant.
func (c *cast) repeat(m *mention) {
	if m.last-m.first >= repeatedWords {
		c.repeats[c.page.sequence(m.first, m.last)] = int32(m.ref)
	}
}

// repeatedWords is how many words a description has at least that, found twice
// in the same words ("a 42-year-old man from Leeds", in a caption too), means
// the same.
const repeatedWords = 4

func (c *cast) repeated(i int) int {
	m := &c.mentions[i]
	if m.last-m.first < repeatedWords {
		return -1
	}
	if r, ok := c.repeats[c.page.sequence(m.first, m.last)]; ok {
		return int(r)
	}
	return -1
}

// owned finds who has been called the same of the same owner: "his mother",
// also if she had a name.
func (c *cast) owned(m *mention) int {
	owner := c.ownerRef(m)
	if owner < 0 {
		return -1
	}
	for _, n := range c.byRole[m.role.noun] {
		r := int(n)
		ref := &c.refs[r]
		if ref.count == 0 || ref.ownerRef != owner || ref.plural != m.plural {
			continue
		}
		for k := range ref.roles {
			if ref.roles[k].noun == m.role.noun {
				return r
			}
		}
		if o := &c.mentions[ref.first]; o.role.noun == m.role.noun && o.sort == m.sort {
			return r
		}
	}
	return -1
}

// counterpart finds whom "his counterpart" means: the only other one of late
// who holds a role of the same class as "he"; -1 if there is none, or several.
func (c *cast) counterpart(m *mention) int {
	owner := c.ownerRef(m)
	if m.role.noun != "counterpart" || m.plural || owner < 0 {
		return -1
	}
	found := -1
	here := c.page.words[m.head].sentence
	for i := range c.refs[owner].roles {
		for _, n := range c.holding(&c.refs[owner].roles[i]) {
			r := int(n)
			ref := &c.refs[r]
			if r == owner || r == found || ref.count == 0 || ref.kind != synoptic.KindPerson || !c.holds(r, &c.refs[owner].roles[i]) {
				continue
			}
			if m.role.of != "" && ref.of != "" && m.role.of != ref.of {
				continue
			}
			if found >= 0 && m.role.of == "" {
				near, old := here-c.sentenceOf(ref.last), here-c.sentenceOf(c.refs[found].last)
				if near >= old || old <= lookBack {
					return -1
				}
			}
			if found < 0 || ref.of == m.role.of {
				found = r
			}
		}
	}
	return found
}

// sentenceOf is the sentence of mention i.
func (c *cast) sentenceOf(i int) int32 { return c.page.words[c.mentions[i].head].sentence }

// clear tells whether referent r, one of several that would do, stands out: it
// was mentioned in this sentence or the one before, the others in neither.
func (c *cast) clear(m *mention, r int) bool {
	here := c.page.words[m.head].sentence
	for _, n := range c.holding(&m.role) {
		o := int(n)
		if o == r || c.refs[o].count == 0 || c.roleScore(m, o) == 0 {
			continue
		}
		if here-c.page.words[c.mentions[c.refs[o].last].head].sentence <= 1 {
			return false
		}
	}
	return here-c.page.words[c.mentions[c.refs[r].last].head].sentence <= 1
}

// roleScore tells how well a description fits a referent; 0 not at all.
func (c *cast) roleScore(m *mention, r int) int {
	ref := &c.refs[r]
	if genderClash(ref.gender, m.gender) && !m.plural {
		return 0
	}
	switch m.sort {
	case roleMention:
		if ref.kind != synoptic.KindPerson && ref.kind != synoptic.KindUnnamed {
			return 0
		}
	case bodyMention:
		if ref.kind != synoptic.KindOrganization {
			return 0
		}
		return c.bodyScore(m, r)
	case documentMention:
		if ref.kind != synoptic.KindDocument {
			return 0
		}
	case groupMention:
		if ref.kind != synoptic.KindGroup || len(ref.members) > 0 {
			return 0
		}
		o := &c.mentions[ref.first]
		if o.role.full != m.role.full || o.role.of != m.role.of || o.role.noun == "" || o.owner >= 0 || m.owner >= 0 {
			return 0
		}
		if m.definite && !m.counted || m.bareGroup() && o.bareGroup() || !o.counted && !m.counted && (m.says || ref.lastSay >= 0) {
			return 4
		}
		return 0
	}
	if m.sort == documentMention {
		if c.mentions[ref.first].role.noun == m.role.noun && m.role.of == "" && m.owner < 0 {
			return 2
		}
		return 0
	}
	if m.owner >= 0 && c.nameKind(m.owner) != NameOrganization && c.nameKind(m.owner) != NamePlace {
		return 0 // "his lawyer"
	}
	best := 0
	for k := range ref.roles {
		best = max(best, fits(&m.role, &ref.roles[k]))
	}
	if best > 0 && ref.of != "" && m.role.of != "" && ref.of != m.role.of && best < 4 {
		return 0
	}
	return best
}

// bareGroup tells whether a plural stands alone and means a kind of people
// that the report speaks of throughout: "workers", not "people".
func (m *mention) bareGroup() bool {
	if m.last-m.first > 1 {
		return false
	}
	switch m.role.noun {
	case "people", "other", "others", "thousands", "hundreds", "dozens", "millions", "man", "woman", "child", "victim", "member", "folk", "folks":
		return false
	}
	return true
}

// fits scores a described role against one that someone holds: the same words 6,
// the same noun 4, a noun of the same class 2; 2 more for the same country or
// organisation.
func fits(said, held *roleKey) int {
	if said.former != held.former {
		return 0
	}
	if said.of != "" && held.of != "" && said.of != held.of {
		return 0
	}
	s := 0
	switch {
	case said.full == held.full:
		s = 6
	case said.noun == held.noun && share("x", said.classes) != share("x", held.classes):
		return 0
	case said.noun == held.noun && (said.full == said.noun || strings.HasSuffix(held.full, said.full)):
		s = 4
	case said.noun == held.noun:
		return 0
	case said.full == said.noun && share(said.classes, held.classes):
		s = 2
	default:
		return 0
	}
	if said.of != "" && said.of == held.of {
		s += 2
	}
	return s
}

// share tells whether two lists of classes have one in common that tells more
// than "a person".
func share(a, b string) bool {
	for i := 0; i < len(a); i++ {
		if tellingClass(a[i]) && strings.IndexByte(b, a[i]) >= 0 {
			return true
		}
	}
	return false
}

// bodyScore compares "the ministry" with an organisation: by its name's words,
// or by what it has been called.
func (c *cast) bodyScore(m *mention, r int) int {
	ref := &c.refs[r]
	if m.owner >= 0 && m.role.of == "" || ref.owner >= 0 && ref.of == "" {
		return 0
	}
	for _, w := range ref.full {
		if w == m.role.noun && !m.plural && (m.role.full == m.role.noun || within(strings.Fields(m.role.full), ref.full)) && (m.role.of == "" || ref.of == "" || ref.of == m.role.of) {
			return 4
		}
	}
	best := 0
	for k := range ref.roles {
		if ref.roles[k].full == m.role.full && (m.role.of == "" || ref.roles[k].of == "" || m.role.of == ref.roles[k].of) {
			best = 4
		}
	}
	return best
}
