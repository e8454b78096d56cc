package lang

import (
	"slices"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// maxKnown is the longest name, in words, that is looked for in a headline.
const maxKnown = 6

// A knownName is a name of the page's body by its words.
type knownName struct {
	hash linear.Hash
	kind NameKind
}

// headlines names what stands in title-case sentences, where capitals mean
// nothing: names that the body has, those that a given name begins, and
// countries and places that the tables know. names are the body's.
func (p *page) headlines(labels []nameLabel, names []Name) []Name {
	if !slices.Contains(p.title, true) {
		return names
	}
	known := make([]knownName, 0, 2*len(names))
	for i := range names {
		n := &names[i]
		at := p.start[n.Sentence]
		if n.Kind > NameOther || n.Last-n.First > maxKnown {
			continue
		}
		known = append(known, knownName{p.sequence(at+n.First, at+n.Last), n.Kind})
		if n.Kind == NamePerson && n.Last-n.First > 1 {
			known = append(known, knownName{p.sequence(at+n.Last-1, at+n.Last), n.Kind})
		}
	}
	slices.SortStableFunc(known, func(a, b knownName) int {
		switch {
		case a.hash < b.hash:
			return -1
		case a.hash > b.hash:
			return 1
		}
		return 0
	})
	body := len(names)
	for s := range p.title {
		if p.title[s] {
			names = p.headline(s, labels, known, names)
		}
	}
	if body < len(names) {
		slices.SortStableFunc(names, func(a, b Name) int {
			if a.Sentence != b.Sentence {
				return a.Sentence - b.Sentence
			}
			return a.First - b.First
		})
	}
	return names
}

// headline names the words of one headline.
func (p *page) headline(s int, labels []nameLabel, known []knownName, out []Name) []Name {
	end := p.start[s+1]
next:
	for i := p.start[s]; i < end; {
		w := &p.words[i]
		if !w.is(wordCapital) {
			i++
			continue
		}
		for j := min(i+maxKnown, end); j > i; j-- {
			if k, ok := lookKnown(known, p.sequence(i, j)); ok && !(j == i+1 && w.is(wordNoName)) {
				out = append(out, p.name(s, i, j, k))
				i = j
				continue next
			}
		}
		j := i + 1
		switch {
		case w.is(wordGiven) && j < end && p.words[j].is(wordCapital) && labels[i].kind() == NamePerson && labels[j] == insidePerson:
			for j < end && labels[j] == insidePerson && p.words[j].is(wordCapital) {
				j++
			}
			out = append(out, p.name(s, i, j, NamePerson))
		case w.is(wordCountry|wordPlace|wordDemonym) && w.is(wordDouble):
			j++
			out = append(out, p.name(s, i, j, tableKind(w)))
		case w.is(wordCountry | wordPlace | wordDemonym | wordOrg):
			out = append(out, p.name(s, i, j, tableKind(w)))
		case labels[i].begins() && p.alone(i, labels) && labels[i].kind() != NameOther && p.properNoun(i) && p.seen[w.form].lower == 0 && !w.is(wordRole|wordTitle|wordNoName):
			out = append(out, p.name(s, i, j, labels[i].kind()))
		}
		i = j
	}
	return out
}

// tableKind is the kind of a name that a table knows.
func tableKind(w *pageWord) NameKind {
	switch {
	case w.is(wordDemonym):
		return NameNationality
	case w.is(wordCountry | wordPlace):
		return NamePlace
	}
	return NameOrganization
}

// sequence hashes the words [i, j), case aside.
func (p *page) sequence(i, j int) linear.Hash {
	h := linear.Hash(j - i)
	for k := i; k < j; k++ {
		h = linear.Two(1, h, p.words[k].norm)
	}
	return h
}

func lookKnown(known []knownName, h linear.Hash) (NameKind, bool) {
	i, ok := slices.BinarySearchFunc(known, h, func(k knownName, h linear.Hash) int {
		switch {
		case k.hash < h:
			return -1
		case k.hash > h:
			return 1
		}
		return 0
	})
	if !ok {
		return NoName, false
	}
	return known[i].kind, true
}
