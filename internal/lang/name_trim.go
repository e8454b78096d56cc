package lang

import (
	"slices"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// trim cuts words off long names that begin or end with a person's full name
// which the page has alone elsewhere: "PA Martin Bamford" in a caption.
func (p *page) trim(names []Name) {
	var full []linear.Hash
	long := false
	for i := range names {
		n := &names[i]
		size := n.Last - n.First
		long = long || size > 2
		if n.Kind == NamePerson && (size == 2 || size == 3) {
			at := p.start[n.Sentence]
			full = append(full, p.sequence(at+n.First, at+n.Last))
		}
	}
	if !long || len(full) == 0 {
		return
	}
	slices.Sort(full)
	known := func(i, j int) bool {
		_, ok := slices.BinarySearch(full, p.sequence(i, j))
		return ok
	}
	for i := range names {
		n := &names[i]
		if n.Last-n.First < 3 || n.Last-n.First > 4 || n.Kind > NameOther {
			continue
		}
		first, last := p.start[n.Sentence]+n.First, p.start[n.Sentence]+n.Last
		if n.Kind == NamePerson && !p.words[first].is(wordUpper|wordOrg) && !p.words[last-1].is(wordOrg) {
			continue // "Ana Maria Diaz" beside "Maria Diaz"
		}
		switch {
		case known(first+1, last):
			n.First++
			n.Kind, n.Country = NamePerson, ""
		case known(first, last-1):
			n.Last--
			n.Kind, n.Country = NamePerson, ""
		}
	}
}
