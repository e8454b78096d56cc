package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// castThing finds the organisation or place of the same words.
func (c *cast) castThing(i int) {
	m := &c.mentions[i]
	key := strings.Fields(c.thingKey(m))
	if len(key) == 0 {
		return
	}
	for _, r := range c.bearing(key[0]) {
		if ref := &c.refs[r]; ref.kind == m.kind && sameWords(ref.full, key) {
			c.join(i, int(r))
			return
		}
	}
	r := c.newRef(i)
	c.refs[r].full = key
	c.list(r)
	if len(key[0]) == 1 {
		c.byName.add(key[0], r)
	}
}

// thingKey is the words by which a place or an organisation is compared.
func (c *cast) thingKey(m *mention) string {
	n := &c.names[m.name]
	key := c.nameKey(n)
	if n.Kind != NameOrganization {
		return key
	}
	key = strings.TrimPrefix(key, "the ")
	for {
		cut := strings.TrimRight(key, ". ,")
		k := strings.LastIndexByte(cut, ' ')
		if k < 0 || !companyForm(cut[k+1:]) {
			return key
		}
		key = cut[:k]
	}
}

// companyForm tells whether a word at the end of a company's name tells only
// its legal form.
func companyForm(s string) bool {
	switch s {
	case "inc", "ltd", "corp", "plc", "co", "llc", "llp", "limited", "gmbh", "ag", "sa", "corporation", "company", "holdings", "group":
		return true
	}
	return false
}

func sameWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// castAcronyms merges organisations with the one whose initials they are.
func (c *cast) castAcronyms() {
	byInitials := map[string]int{}
	for r := range c.refs {
		long := &c.refs[r]
		if long.kind != synoptic.KindOrganization || len(long.full) < 2 || len(long.full) > 12 {
			continue
		}
		for _, small := range [...]bool{false, true} {
			if k := initials(long.full, small); len(k) > 1 {
				if _, ok := byInitials[k]; !ok {
					byInitials[k] = r
				}
			}
		}
	}
	for r := range c.refs {
		short := &c.refs[r]
		if short.kind != synoptic.KindOrganization || len(short.full) != 1 || !c.page.words[c.mentions[short.first].head].is(wordUpper) {
			continue
		}
		if o, ok := byInitials[strings.ReplaceAll(short.full[0], ".", "")]; ok {
			c.merge(o, r)
		}
	}
}

// initials is the initials of the words, those of small words too or not.
func initials(words []string, small bool) string {
	b := make([]byte, 0, 12)
	for _, w := range words {
		switch w {
		case "of", "for", "the", "and", "&", "on", "in", "de":
			if !small {
				continue
			}
		}
		b = append(b, w[0])
	}
	return string(b)
}

// castShort merges an organisation of one word with the only longer one that
// begins with it ("Broadcom", "Broadcom Technologies") or ends with it ("the
// Post", "the Washington Post").
func (c *cast) castShort() {
	for r := range c.refs {
		short := &c.refs[r]
		if short.kind != synoptic.KindOrganization || len(short.full) != 1 || short.into >= 0 {
			continue
		}
		found := -1
		for _, o := range c.bearing(short.full[0]) {
			long := &c.refs[o]
			if long.kind != synoptic.KindOrganization || len(long.full) < 2 || long.into >= 0 {
				continue
			}
			n := len(long.full)
			first := long.full[0] == short.full[0] && !places.has([]byte(long.full[0])) && !countries.has([]byte(long.full[0]))
			if !first && long.full[n-1] != short.full[0] {
				continue
			}
			if found >= 0 {
				found = -1
				break
			}
			found = int(o)
		}
		if found >= 0 {
			c.merge(found, r)
		}
	}
}
