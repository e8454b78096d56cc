package lang

import "github.com/synoptic-news/synoptic"

// holdsTitle tells how well a person is known in the role that stands before a
// bare surname, "Captain Roake": 2 in that very role, 1 in one of its class, 0
// not at all. So father and daughter of one name are told apart, whichever of
// them was named last.
func (c *cast) holdsTitle(r int, m *mention) int {
	best := 0
	for i := range m.roles {
		k := &m.roles[i]
		if !telling(k.classes) {
			continue
		}
		for j := range c.refs[r].roles {
			switch o := &c.refs[r].roles[j]; {
			case o.noun == k.noun:
				best = 2
			case best == 0 && telling(o.classes) && share(o.classes, k.classes):
				best = 1
			}
		}
	}
	return best
}

// inLaw finds whom a title and a surname mean that only another's name bears:
// after "Mira Dorsey and her husband, Milan" Mr Dorsey is Milan. He must be the
// only relative of that gender who is known by a given name and introduced in a
// sentence with a bearer of the surname; -1 if there is none.
func (c *cast) inLaw(i int, name string) int {
	m := &c.mentions[i]
	if m.title == "" {
		return -1
	}
	found := -1
	for r := range c.refs {
		ref := &c.refs[r]
		if ref.into >= 0 || !ref.relative || ref.kind != synoptic.KindPerson || len(ref.full) != 1 || ref.gender != m.title || ref.first > i {
			continue
		}
		if !c.besideBearer(ref, name) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = r
	}
	if found >= 0 {
		ref := &c.refs[found]
		ref.full = []string{ref.full[0], name}
		c.list(found)
	}
	return found
}

// besideBearer tells whether somebody who bears the surname is named in the
// sentence in which the referent is, before it.
func (c *cast) besideBearer(ref *referent, name string) bool {
	here := c.sentenceOf(ref.first)
	for k := ref.first - 1; k >= 0 && c.sentenceOf(k) == here; k-- {
		o := &c.mentions[k]
		if o.sort != nameMention || o.ref < 0 || c.refs[o.ref].kind != synoptic.KindPerson || len(c.refs[o.ref].full) < 2 {
			continue
		}
		if s, _ := surname(c.refs[o.ref].full); s == name {
			return true
		}
	}
	return false
}

// poorRole tells whether a role says only that somebody is a person or whose
// relative: "man", "father". Such nouns bind descriptions but are no roles to
// show; a first lady's and a business partner's are.
func poorRole(k *roleKey) bool {
	return k.classes == "z" || k.classes == "F" && (k.noun != "partner" || k.full == k.noun)
}
