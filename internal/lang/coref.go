package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// A cast is the people and things of one page while it is being worked out who
// is who.
type cast struct {
	page      *page
	names     []Name
	nameAt    []int32 // 1 + index in names of the name that holds the word
	mentionAt []int32 // 1 + index in mentions of the mention whose head the word is
	quoteAt   []int32 // number of the quotation that holds the word, 0 outside
	mentions  []mention
	refs      []referent
	ranker    *rankModel
	teacher   *teacher // in training, else nil
	lastOf    [9]int   // 1 + last referent that a mention of the class was resolved to
	byName    index    // by the words of their names
	byRole    index    // by the nouns they have been called
	byClass   classIndex
	repeats   map[linear.Hash]int32 // referent of each long description, by its words
	pairs     []int32               // groups of two that have been called so
	couples   []int32               // two people named beside each other
	found     []int32               // scratch of bearing and holding
	features  []uint32
}

// A referent is someone or something that the page refers to.
type referent struct {
	kind     synoptic.EntityKind
	gender   synoptic.Gender
	of       string
	roles    []roleKey
	named    bool
	relative bool
	plural   bool
	owner    int             // the word that owns its first description, -1
	ownerRef int             // who that word means, -1
	members  []int           // indices in refs
	full     []string        // of a person or organisation: folded parts of its fullest name
	title    synoptic.Gender // of a person known by one word: the gender of its title
	bare     int             // uses of the surname alone while nobody else had it
	into     int             // the referent it was merged into, -1
	first    int             // first mention
	last     int             // last mention so far
	lastSay  int             // last mention as subject of a verb of saying, -1
	count    int
}

// resolve gives mentions their referents. Names come first, whatever their
// order; then what binds a description to a name, so that of two people of one
// surname the one who is the captain is "Captain Roake"; then names of one
// word; then all else from the page's beginning to its end.
func (c *cast) resolve() {
	c.byName, c.byRole, c.repeats = index{}, index{}, map[linear.Hash]int32{}
	c.castNames()
	c.bind()
	c.castBares()
	c.bind()
	c.predicates()
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.ref >= 0 {
			c.touch(i)
			c.couple(i)
			continue
		}
		switch m.sort {
		case roleMention, bodyMention, documentMention, groupMention:
			c.castDescription(i)
		case pairMention:
			c.castPair(i)
		case pronounMention:
			c.castPronoun(i)
		}
		c.lastOf[c.mentionClass(m)] = m.ref + 1
		if m.ref >= 0 {
			c.touch(i)
		}
	}
}

// swallow drops descriptions inside "a person familiar with the matter" that the
// tree took for speakers.
func (c *cast) swallow() {
	end, keep := 0, c.mentions[:0]
	for _, m := range c.mentions {
		p := c.page
		if m.sort == roleMention && m.last-m.head > 3 && c.knowing(m.head, p.start[p.words[m.head].sentence+1]) == m.last {
			end = m.last
		} else if m.sort != nameMention && m.sort != pronounMention && m.head < end {
			c.mentionAt[m.head] = 0
			continue
		}
		keep = append(keep, m)
		c.mentionAt[m.head] = int32(len(keep))
	}
	c.mentions = keep
}

// newRef makes a referent of mention i.
func (c *cast) newRef(i int) int {
	m := &c.mentions[i]
	r := referent{kind: m.kind, gender: m.gender, of: m.role.of, plural: m.plural, owner: m.owner, first: i, last: i, lastSay: -1, into: -1}
	if m.sort != nameMention && m.kind == synoptic.KindPerson {
		r.kind = synoptic.KindUnnamed
	}
	r.ownerRef = c.ownerRef(m)
	r.relative = m.owner >= 0 && strings.Contains(m.role.classes, "F")
	c.refs = append(c.refs, r)
	n := len(c.refs) - 1
	c.join(i, n)
	if m.role.noun != "" {
		c.byRole.add(m.role.noun, n)
	}
	return n
}

// ownerRef is whom a mention's owner means: "his" in "his wife"; -1 if unknown.
func (c *cast) ownerRef(m *mention) int {
	if m.owner < 0 {
		return -1
	}
	k := m.owner
	if n := c.nameAt[k]; n > 0 { // "Gustavo Petro's": the mention is at its head
		name := &c.names[n-1]
		at := c.page.start[name.Sentence]
		k = c.page.headIn(at+name.First, at+name.Last)
	}
	if o := c.mentionAt[k]; o > 0 {
		return c.mentions[o-1].ref
	}
	return -1
}

// join makes mention i one of referent r's.
func (c *cast) join(i, r int) {
	m, ref := &c.mentions[i], &c.refs[r]
	m.ref = r
	ref.first = min(ref.first, i)
	if m.gender != "" && ref.gender == "" && m.sort != groupMention {
		ref.gender = m.gender
	}
	if m.title != "" {
		ref.gender = m.title
	}
	if m.sort == nameMention {
		ref.named = true
		if ref.kind == synoptic.KindUnnamed {
			ref.kind = synoptic.KindPerson
		}
	}
	if m.role.noun != "" && (m.sort == roleMention || m.sort == bodyMention) {
		c.addRole(r, m.role)
	}
	for _, k := range m.roles {
		c.addRole(r, k)
	}
}

// addRole notes a role of the referent.
func (c *cast) addRole(r int, k roleKey) {
	ref := &c.refs[r]
	if ref.of == "" {
		ref.of = k.of
	}
	if v, ok := roles.find([]byte(k.noun)); ok {
		if g := genderOf(v); g != "" && ref.gender == "" {
			ref.gender = g
		}
	}
	for i := range ref.roles {
		o := &ref.roles[i]
		if o.full == k.full && o.former == k.former {
			if o.of == "" {
				o.of = k.of
			}
			return
		}
	}
	if len(ref.roles) < maxRoles {
		ref.roles = append(ref.roles, k)
		c.byRole.add(k.noun, r)
		c.byClass.add(k.classes, r)
	}
}

// maxRoles is how many roles one referent is given.
const maxRoles = 12

// touch notes that mention i of its referent has been read.
func (c *cast) touch(i int) {
	m := &c.mentions[i]
	r := &c.refs[m.ref]
	r.last = i
	r.count++
	if m.says {
		r.lastSay = i
	}
}

// merge makes one referent of two; a stays.
func (c *cast) merge(a, b int) {
	if a == b {
		return
	}
	ra, rb := &c.refs[a], &c.refs[b]
	rb.into = a
	ra.first = min(ra.first, rb.first)
	ra.named = ra.named || rb.named
	if ra.of == "" {
		ra.of = rb.of
	}
	if ra.gender == "" {
		ra.gender = rb.gender
	}
	ra.relative = ra.relative || rb.relative
	for _, k := range rb.roles {
		c.addRole(a, k)
	}
}

// settleMerges points the mentions of merged referents to what they became.
func (c *cast) settleMerges() {
	for i := range c.mentions {
		if r := c.mentions[i].ref; r >= 0 {
			for n := 0; c.refs[r].into >= 0 && n < len(c.refs); n++ {
				r = c.refs[r].into
			}
			c.mentions[i].ref = r
		}
	}
}

// quotes numbers the quotations: what stands between double marks (or single
// ones that are tagged as marks) inside one paragraph.
func (c *cast) quotes() {
	p := c.page
	c.quoteAt = make([]int32, len(p.words))
	number, open := int32(0), int32(0)
	paragraph := -1
	for i := range p.words {
		w := &p.words[i]
		if at := p.d.Sentences[w.sentence].Paragraph; at != paragraph {
			paragraph, open = at, 0
		}
		switch w.Form {
		case "“", "``", "„", "«":
			number++
			open = number
			continue
		case "”", "''", "»":
			open = 0
			continue
		case "\"":
			if open > 0 {
				open = 0
			} else {
				number++
				open = number
			}
			continue
		case "‘", "`":
			if open == 0 && w.XPOS == TagOpenQuote {
				number++
				open = number
				continue
			}
		case "’", "'":
			if open > 0 && w.XPOS == TagCloseQuote {
				open = 0
				continue
			}
		}
		c.quoteAt[i] = open
	}
}
