package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// bind joins descriptions to names where grammar does: apposition, copula,
// "as president", "his wife Ana". Appositions come first, so that in "her
// father, Jon Stone, is the captain" the captain is he and not she.
func (c *cast) bind() {
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.sort == nameMention {
			c.bindAs(i)
			c.bindBeside(i)
		}
		h := c.page.headOf(m.head)
		if h < 0 {
			continue
		}
		switch c.page.words[m.head].Rel.Base() {
		case RelAppos, RelFlat:
			o := int(c.mentionAt[h]) - 1
			if o >= 0 {
				c.bindPair(o, i)
			}
			if o < 0 || c.mentions[o].sort != roleMention && c.mentions[o].kind != synoptic.KindPerson {
				c.bindAround(i, h)
			}
		}
	}
	for i := range c.mentions {
		m := &c.mentions[i]
		h := c.page.headOf(m.head)
		if h < 0 || c.mentionAt[h] == 0 {
			continue
		}
		switch o := int(c.mentionAt[h]) - 1; {
		case c.page.words[m.head].Rel.Base() == RelNsubj && c.copula(h):
			c.bindPair(i, o)
		case c.page.words[m.head].Rel == RelAclRelcl && c.copula(m.head) && c.whoSubject(m.head):
			c.bindPair(o, i)
		}
	}
}

// bindAround joins a person's name between commas with the description above
// the thing that the tree takes it to stand for: "A man who lives beside the
// quarry, Ivo Tamm, saw it."
func (c *cast) bindAround(i, h int) {
	p, m := c.page, &c.mentions[i]
	s := p.words[m.head].sentence
	if m.kind != synoptic.KindPerson || m.first-1 <= p.start[s] || p.words[m.first-1].Form != "," || m.last >= p.start[s+1] || p.words[m.last].Form != "," {
		return
	}
	for n := 0; n < maxAround && h >= 0; n++ {
		if h = p.headOf(h); h < 0 || c.mentionAt[h] == 0 {
			continue
		}
		k := int(c.mentionAt[h]) - 1
		if o := &c.mentions[k]; o.sort == roleMention && !o.plural && o.last < m.first {
			c.bindPair(i, k)
		}
		return
	}
}

// maxAround is how many words up the tree bindAround looks.
const maxAround = 5

// whoSubject tells whether "who" is the subject of the predicate noun h.
func (c *cast) whoSubject(h int) bool {
	p := c.page
	for i := h - 1; i >= p.start[p.words[h].sentence]; i-- {
		if p.headOf(i) == h && p.words[i].Rel.Base() == RelNsubj {
			return p.words[i].Lemma == "who"
		}
	}
	return false
}

// bindBeside joins a person's name with the description on the other side of a
// comma, whatever the tree says: "the prosecutor, Ana Diaz, …", "Ana Diaz, a
// lawyer, …".
func (c *cast) bindBeside(i int) {
	p, m := c.page, &c.mentions[i]
	if m.kind != synoptic.KindPerson {
		return
	}
	s := p.words[m.head].sentence
	first, end := p.start[s], p.start[s+1]
	closed := func(k int) bool { return k >= end || p.words[k].UPOS == PUNCT && p.words[k].Form != "-" }
	if m.first-1 > first && p.words[m.first-1].Form == "," && closed(m.last) && len(m.roles) == 0 {
		for k := i - 1; k >= 0 && c.mentions[k].head >= m.first-1-maxBehind && c.mentions[k].head >= first; k-- {
			if o := &c.mentions[k]; o.sort == roleMention && o.last == m.first-1 && !o.plural && (o.definite || p.words[o.first].UPOS == DET) {
				c.bindPair(i, k)
				break
			}
		}
	}
	if m.last < end && p.words[m.last].Form == "," {
		for k := i + 1; k < len(c.mentions) && c.mentions[k].first <= m.last+1; k++ {
			o := &c.mentions[k]
			if o.sort == roleMention && o.first == m.last+1 && !o.plural && closed(o.last) {
				switch p.words[o.head].Rel.Base() {
				case RelNsubj, RelConj, RelObj, RelRoot:
				default:
					c.bindPair(i, k)
				}
			}
		}
	}
}

// copula tells whether word h is a predicate noun: "is", not "is not".
func (c *cast) copula(h int) bool {
	p := c.page
	s := p.words[h].sentence
	found := false
	for i := p.start[s]; i < p.start[s+1]; i++ {
		if p.headOf(i) != h {
			continue
		}
		switch {
		case p.words[i].Rel == RelCop:
			found = true
		case p.words[i].Lemma == "not" || p.words[i].Lemma == "never" || p.words[i].Rel == RelCase:
			return false
		}
	}
	return found
}

// bindPair joins a name, or a description that is bound to one, and a
// description that stand for each other.
func (c *cast) bindPair(i, j int) {
	a, b := &c.mentions[i], &c.mentions[j]
	if a.ref < 0 {
		i, j, a, b = j, i, b, a
	}
	if a.ref < 0 || b.ref >= 0 || !c.refs[a.ref].named {
		return
	}
	switch {
	case a.kind == synoptic.KindPerson && b.sort == roleMention && !genderClash(c.refs[a.ref].gender, b.gender):
	case a.kind == synoptic.KindOrganization && b.sort == bodyMention:
	default:
		return
	}
	if b.quote != a.quote || c.speaksOf(b, a.ref) {
		return
	}
	if b.owner >= 0 && strings.Contains(b.role.classes, "F") {
		c.refs[a.ref].relative = true
	}
	c.join(j, a.ref)
}

// bindAs notes the role in "X, as president, …": it hangs on the verb whose
// subject is X.
func (c *cast) bindAs(i int) {
	p, m := c.page, &c.mentions[i]
	if !m.subject || m.ref < 0 || m.kind != synoptic.KindPerson {
		return
	}
	verb := p.headOf(m.head)
	if verb < 0 {
		return
	}
	for k := m.last; k < p.start[p.words[m.head].sentence+1] && k < m.last+30; k++ {
		w := &p.words[k]
		if w.UPOS != NOUN && w.UPOS != PROPN || p.headOf(k) != verb || w.Rel.Base() != RelObl && w.Rel.Base() != RelAdvcl {
			continue
		}
		first := k
		for first > m.last && p.words[first-1].UPOS != ADP && p.words[first-1].UPOS != SCONJ && p.words[first-1].UPOS != PUNCT && k-first < 5 {
			first--
		}
		if first > m.last && p.words[first-1].Form == "as" {
			if role, _ := c.roleBefore(k); role.classes != "" && role.classes != "Z" {
				role.of = c.roleOf(k, role.of)
				c.addRole(m.ref, role)
			}
		}
	}
}

// predicates marks descriptions that say what someone is and mean nobody by
// themselves: "is a diplomat", "elected president".
func (c *cast) predicates() {
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.ref >= 0 || m.sort == nameMention || m.sort == pronounMention || m.sort == pairMention {
			continue
		}
		bare := m.sort == roleMention && m.indefinite && m.first == m.head && !m.subject
		if bare || c.copula(m.head) {
			m.predicate = true
		}
	}
}

// speaksOf tells whether a description has the referent's name in it: nobody is
// "the brother of" himself.
func (c *cast) speaksOf(m *mention, r int) bool {
	for k := m.first; k < m.last; k++ {
		if n := c.mentionAt[k]; k != m.head && n > 0 && c.mentions[n-1].ref == r {
			return true
		}
	}
	return false
}

// castPredicate joins "a diplomat" in "he is a diplomat" with whom "he" means.
func (c *cast) castPredicate(i int) {
	m := &c.mentions[i]
	if m.sort != roleMention {
		return
	}
	p := c.page
	for k := p.start[p.words[m.head].sentence]; k < m.head; k++ {
		if p.headOf(k) != m.head || p.words[k].Rel.Base() != RelNsubj || c.mentionAt[k] == 0 {
			continue
		}
		o := &c.mentions[c.mentionAt[k]-1]
		if o.ref < 0 || o.quote != m.quote || genderClash(c.refs[o.ref].gender, m.gender) || c.speaksOf(m, o.ref) {
			return
		}
		if kind := c.refs[o.ref].kind; kind == synoptic.KindPerson || kind == synoptic.KindUnnamed {
			c.join(i, o.ref)
		}
		return
	}
}
