package lang

import "github.com/synoptic-news/synoptic"

// castPair finds the two people that "both", "the two" or "the two leaders"
// are: those last mentioned, if no third comes near.
func (c *cast) castPair(i int) {
	m := &c.mentions[i]
	for _, n := range c.pairs { // the same pair again
		r := int(n)
		if ref := &c.refs[r]; ref.count > 0 {
			if m.role.noun == "" || c.holds(ref.members[0], &m.role) == c.holds(ref.members[1], &m.role) {
				c.join(i, r)
				return
			}
		}
	}
	here := c.page.words[m.head].sentence
	var top [3]int // referents by when they were last mentioned
	n := 0
	for k := i - 1; k >= max(0, i-maxMentions) && n < 3; k-- {
		o := &c.mentions[k]
		if here-c.page.words[o.head].sentence > lookBack {
			break
		}
		if o.ref < 0 || c.refs[o.ref].kind != synoptic.KindPerson || !c.refs[o.ref].named {
			continue
		}
		if m.role.noun != "" && m.role.classes != "z" && !c.holds(o.ref, &m.role) {
			continue
		}
		if n > 0 && top[0] == o.ref || n > 1 && top[1] == o.ref {
			continue
		}
		top[n] = o.ref
		n++
	}
	if n == 2 || n == 3 && c.refs[top[2]].count*2 <= min(c.refs[top[0]].count, c.refs[top[1]].count) {
		r := c.newRef(i)
		c.refs[r].kind = synoptic.KindGroup
		c.refs[r].members = []int{min(top[0], top[1]), max(top[0], top[1])}
		if len(c.pairs) < maxListed {
			c.pairs = append(c.pairs, int32(r))
		}
		return
	}
	if m.role.noun != "" {
		c.newRef(i)
	}
}

// holds tells whether someone holds a role of the noun's class.
func (c *cast) holds(r int, k *roleKey) bool {
	for i := range c.refs[r].roles {
		o := &c.refs[r].roles[i]
		if o.noun == k.noun || share(o.classes, k.classes) {
			return true
		}
	}
	return false
}

// couple makes one referent of two people named beside each other, "Ana and
// Ben", so that "they" may mean both. It is told of only if something does.
func (c *cast) couple(i int) {
	p, m := c.page, &c.mentions[i]
	if m.ref < 0 || c.refs[m.ref].kind != synoptic.KindPerson && c.refs[m.ref].kind != synoptic.KindUnnamed || p.words[m.head].Rel.Base() != RelConj || i == 0 {
		return
	}
	h := p.headOf(m.head)
	if h < 0 || c.mentionAt[h] == 0 {
		return
	}
	o := &c.mentions[c.mentionAt[h]-1]
	if o.ref < 0 || o.ref == m.ref || c.refs[o.ref].kind != synoptic.KindPerson && c.refs[o.ref].kind != synoptic.KindUnnamed || m.head-h > 12 {
		return
	}
	a, b := min(o.ref, m.ref), max(o.ref, m.ref)
	for _, n := range c.couples {
		if r := &c.refs[n]; r.members[0] == a && r.members[1] == b {
			r.last, m.couple = i, int(n)
			return
		}
	}
	if len(c.couples) >= maxListed {
		return
	}
	c.refs = append(c.refs, referent{kind: synoptic.KindGroup, plural: true, owner: -1, ownerRef: -1, members: []int{a, b},
		first: int(c.mentionAt[h]) - 1, last: i, lastSay: -1, into: -1})
	m.couple = len(c.refs) - 1
	c.couples = append(c.couples, int32(m.couple))
}
