package gold

import (
	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// People is the document's persons and organisations as clusters of mentions,
// each numbered by the byte where its head word begins. A mention that shares
// its head with a shorter one ("Ana and Ben" with "Ana") is numbered apart.
// Unless first is set, pronouns of the first and second person are left out:
// so does the Analyzer, which knows no speakers.
func (d *EntityDocument) People(first bool) []Cluster {
	shortest := map[int]int{}
	head := func(m EntityMention) lang.Token { return d.Sentences[m.Sentence].Tokens[m.Head] }
	for _, m := range d.Mentions {
		at := head(m).Start
		if n, ok := shortest[at]; !ok || m.Last-m.First < n {
			shortest[at] = m.Last - m.First
		}
	}
	groups := map[int]int{}
	var out []Cluster
	for _, m := range d.Mentions {
		if m.Type != "person" && m.Type != "organization" || !first && firstPerson(head(m).Form) {
			continue
		}
		at := head(m).Start
		if m.Last-m.First > shortest[at] {
			at = -1 - at*64 - min(m.Last-m.First, 63)
		}
		i, ok := groups[m.Group]
		if !ok {
			i = len(out)
			groups[m.Group] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], at)
	}
	return out
}

// firstPerson tells whether a pronoun is one of the first or second person.
func firstPerson(form string) bool {
	switch form {
	case "I", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself", "yourselves",
		"We", "My", "Our", "You", "Your", "Me", "Us", "'s", "’s":
		return true
	}
	return false
}

// PeopleOf is the clusters of the entities that stand for persons, groups of
// them, and organisations.
func PeopleOf(es []synoptic.Entity) []Cluster {
	var out []Cluster
	for _, e := range es {
		switch e.Kind {
		case synoptic.KindPerson, synoptic.KindOrganization, synoptic.KindUnnamed, synoptic.KindGroup:
			var c Cluster
			for _, m := range e.Mentions {
				c = append(c, m.Head.Start)
			}
			out = append(out, c)
		}
	}
	return out
}

// NameSpans is the names of persons, organisations and places as spans.
func NameSpans(names []lang.Name) []TypedSpan {
	var out []TypedSpan
	for _, n := range names {
		switch n.Kind {
		case lang.NamePerson, lang.NameOrganization, lang.NamePlace:
			out = append(out, TypedSpan{n.Sentence, n.First, n.Last, n.Kind.String()})
		}
	}
	return out
}
