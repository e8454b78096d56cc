package lang

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// Entities finds who and what d tells of: people, organisations, places,
// groups and documents, each with all its mentions. It needs tags and trees.
//
// One entity gathers full names, surnames, names with titles, acronyms,
// descriptions bound to a name, and pronouns. Nothing is guessed: a surname
// that two people bear, or a pronoun without a clear antecedent, is left apart.
// "I" and "we" are left out; whose they are is known once quotes have speakers.
func (a *Analyzer) Entities(d *Doc) []synoptic.Entity {
	p := newPage(d)
	return p.entities(p.names(nameTagger()), ranker())
}

func (p *page) entities(names []Name, ranker *rankModel) []synoptic.Entity {
	c := &cast{page: p, names: names, ranker: ranker}
	c.findMentions()
	c.resolve()
	return c.entities()
}

// entities turns the cast into root entities, in order of first mention.
func (c *cast) entities() []synoptic.Entity {
	number := make([]int, len(c.refs)) // 1 + index in out
	var out []synoptic.Entity
	best := c.fullest()
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.ref < 0 {
			continue
		}
		r := &c.refs[m.ref]
		if number[m.ref] == 0 {
			out = append(out, synoptic.Entity{
				Name: c.nameOf(best[m.ref]), Kind: r.kind, Gender: r.gender, Of: r.of, Named: r.named, Relative: r.relative,
				Mentions: make([]synoptic.EntityMention, 0, r.count),
			})
			number[m.ref] = len(out)
		}
		e := &out[number[m.ref]-1]
		e.Mentions = append(e.Mentions, synoptic.EntityMention{Span: c.span(m.first, m.last), Head: c.page.words[m.head].Span, Form: m.formOf()})
		c.nameAlias(e, m)
	}
	for r := range c.refs {
		if number[r] == 0 {
			continue
		}
		e := &out[number[r]-1]
		for k := range c.refs[r].roles {
			if role := &c.refs[r].roles[k]; !poorRole(role) {
				e.Roles = appendNew(e.Roles, role.full)
			}
		}
		for _, k := range c.refs[r].members {
			if number[k] > 0 {
				e.Members = append(e.Members, number[k]-1)
			}
		}
		if e.Name == "" && len(e.Members) == 2 {
			e.Name = out[e.Members[0]].Name + " and " + out[e.Members[1]].Name
		}
	}
	return inOrder(out)
}

// inOrder puts each entity's mentions, and the entities, in order of Start:
// mentions were found in order of head.
func inOrder(es []synoptic.Entity) []synoptic.Entity {
	order := make([]int, len(es))
	for i := range es {
		order[i] = i
		slices.SortStableFunc(es[i].Mentions, func(a, b synoptic.EntityMention) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
		})
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(es[a].Mentions[0].Start, es[b].Mentions[0].Start) })
	out, place := make([]synoptic.Entity, len(es)), make([]int, len(es))
	for to, from := range order {
		out[to], place[from] = es[from], to
	}
	for i := range out {
		for k, m := range out[i].Members {
			out[i].Members[k] = place[m]
		}
		slices.Sort(out[i].Members)
	}
	return out
}

func (m *mention) formOf() synoptic.MentionForm {
	switch m.sort {
	case nameMention:
		return synoptic.FormName
	case pronounMention:
		return synoptic.FormPronoun
	}
	return synoptic.FormDescription
}

// span is the bytes of the words [i, j).
func (c *cast) span(i, j int) synoptic.Span {
	return synoptic.Span{Start: c.page.words[i].Start, End: c.page.words[j-1].End}
}

// words is the text of the words [i, j), with single spaces.
func (c *cast) words(i, j int) string {
	s := c.span(i, j).Cut(c.page.d.Text)
	if strings.ContainsAny(s, "\n\t\u00a0") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// nameAlias adds the mention's name to the entity's aliases.
func (c *cast) nameAlias(e *synoptic.Entity, m *mention) {
	if m.sort != nameMention {
		return
	}
	n := &c.names[m.name]
	s := c.page.start[n.Sentence]
	if w := c.words(s+n.First, s+n.Last); w != e.Name && len(e.Aliases) < maxAliases {
		e.Aliases = appendNew(e.Aliases, w)
	}
}

// maxAliases is how many other names an entity is given.
const maxAliases = 24

func appendNew(list []string, s string) []string {
	for _, o := range list {
		if o == s {
			return list
		}
	}
	return append(list, s)
}

// fullest is, per referent, the mention that names it best: the longest name,
// else the first description; -1 if there is none.
func (c *cast) fullest() []int {
	best, size := make([]int, len(c.refs)), make([]int, len(c.refs))
	for r := range best {
		best[r] = -1
	}
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.ref < 0 || m.sort == pronounMention {
			continue
		}
		words := 1 // of a description
		if m.sort == nameMention {
			n := &c.names[m.name]
			words = 4 * (n.Last - n.First)
			if c.page.titled(m.head) {
				words-- // a headline's capitals are not to be trusted
			}
			if c.page.words[m.first].is(wordUpper) && n.Last-n.First == 1 {
				words-- // "RAIB"
			}
		}
		if words > size[m.ref] {
			best[m.ref], size[m.ref] = i, words
		}
	}
	return best
}

// nameOf is the words of mention i that name: without titles.
func (c *cast) nameOf(i int) string {
	if i < 0 {
		return ""
	}
	m := &c.mentions[i]
	if m.sort != nameMention {
		return c.words(m.first, m.last)
	}
	n := &c.names[m.name]
	s := c.page.start[n.Sentence]
	return c.words(s+n.First, s+n.Last)
}
