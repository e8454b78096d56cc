package synopsis

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// list writes the pooled people out: those with a name, and those nameless
// ones that speak or stand in several reports.
func (s *story) list(u union) {
	s.person = make([][]int, len(s.rs))
	speaks := make(map[[2]int]bool)
	for r := range s.rs {
		s.person[r] = make([]int, len(s.rs[r].Analysis.Entities))
		for e := range s.person[r] {
			s.person[r][e] = -1
		}
		for _, q := range s.rs[r].Analysis.Quotes {
			if q.Kind == synoptic.Indirect {
				continue
			}
			if q.Speaker > 0 {
				speaks[[2]int{r, q.Speaker - 1}] = true
			}
			for _, v := range q.Via {
				speaks[[2]int{r, v - 1}] = true
			}
		}
	}
	members := make(map[int][]int)
	var order []int
	for i := range u.ns {
		root := u.find(i)
		if _, ok := members[root]; !ok {
			order = append(order, root)
		}
		members[root] = append(members[root], i)
	}
	for _, root := range order {
		keep := false
		for _, i := range members[root] {
			n := u.ns[i]
			keep = keep || n.entity.Named || speaks[[2]int{n.r, n.e}] || len(n.entity.Members) > 0
		}
		if keep || len(members[root]) > 1 {
			s.write(u, members[root])
		}
	}
	s.members(u)
}

// write writes one person out.
func (s *story) write(u union, is []int) {
	p := synoptic.Person{ID: "p" + itoa(len(s.out.People)+1)}
	count := make(map[string]int)
	kinds := make(map[synoptic.EntityKind]int)
	var names []string
	for _, i := range is {
		n := u.ns[i]
		s.person[n.r][n.e] = len(s.out.People)
		kinds[n.kind] += len(n.entity.Mentions)
		for _, name := range append([]string{n.entity.Name}, n.entity.Aliases...) {
			if name == "" {
				continue
			}
			if count[name] == 0 {
				names = append(names, name)
			}
			count[name]++
		}
		for _, role := range n.entity.Roles {
			if !slices.Contains(p.Roles, role) {
				p.Roles = append(p.Roles, role)
			}
		}
		for _, m := range n.entity.Mentions {
			p.Mentions = append(p.Mentions, s.mention(n.r, m.Span))
		}
	}
	p.Name = bestName(u, is, count)
	for _, name := range names {
		if name != p.Name {
			p.Aliases = append(p.Aliases, name)
		}
	}
	p.Kind = u.ns[is[0]].kind
	for _, k := range []synoptic.EntityKind{synoptic.KindPerson, synoptic.KindOrganization, synoptic.KindPlace, synoptic.KindGroup, synoptic.KindUnnamed, synoptic.KindDocument} {
		if kinds[k] > kinds[p.Kind] {
			p.Kind = k
		}
	}
	s.out.People = append(s.out.People, p)
}

// bestName is the name most reports give in full: of the entities' own names
// the most frequent one of the most words, ties by the alphabet.
func bestName(u union, is []int, count map[string]int) string {
	best := ""
	better := func(a, b string) bool {
		wa, wb := len(nameWords(a)), len(nameWords(b))
		return cmp.Or(
			cmp.Compare(min(wa, 2), min(wb, 2)),
			cmp.Compare(count[a], count[b]),
			cmp.Compare(wa, wb),
			cmp.Compare(b, a)) > 0
	}
	for pass := 0; pass < 2 && best == ""; pass++ {
		for _, i := range is {
			if n := u.ns[i].entity; n.Name != "" && (n.Named || pass == 1) && (best == "" || better(n.Name, best)) {
				best = n.Name
			}
		}
	}
	return best
}

// members fills in the people that groups are made of.
func (s *story) members(u union) {
	for _, n := range u.ns {
		at := s.person[n.r][n.e]
		if at < 0 {
			continue
		}
		p := &s.out.People[at]
		for _, m := range n.entity.Members {
			if m < 0 || m >= len(s.person[n.r]) {
				continue
			}
			if k := s.person[n.r][m]; k >= 0 && k != at && !slices.Contains(p.Members, s.out.People[k].ID) {
				p.Members = append(p.Members, s.out.People[k].ID)
			}
		}
	}
}
