package synopsis

import (
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic"
)

func itoa(i int) string { return strconv.Itoa(i) }

// A node is one entity of one report on its way to a person of the story.
type node struct {
	r, e     int
	words    []string // of the name, folded, titles left out
	kind     synoptic.EntityKind
	gender   synoptic.Gender
	roles    []string
	of       string
	root     int  // union-find
	definite bool // some mention begins with "the": one that the reader is to know
	entity   *synoptic.Entity
}

// pool makes one person of the story out of the entities of its reports. It
// merges by names first, then by acronyms, then by the roles that names are
// known to hold; where two could be meant it merges neither.
func (s *story) pool() {
	var ns []*node
	for r := range s.rs {
		for e := range s.rs[r].Analysis.Entities {
			en := &s.rs[r].Analysis.Entities[e]
			n := &node{r: r, e: e, kind: en.Kind, gender: en.Gender, of: fold(en.Of), root: len(ns), entity: en}
			n.words = nameWords(en.Name)
			for _, role := range en.Roles {
				n.roles = append(n.roles, fold(role))
			}
			for _, m := range en.Mentions {
				n.definite = n.definite || strings.HasPrefix(strings.ToLower(s.cut(r, m.Span)), "the ")
			}
			ns = append(ns, n)
		}
	}
	u := union{ns, make([][]int, len(ns))}
	for i := range ns {
		u.members[i] = []int{i}
	}
	u.fullNames()
	u.shortNames()
	u.acronyms()
	u.groups()
	u.roles()
	s.list(u)
}

type union struct {
	ns      []*node
	members [][]int // of each root
}

func (u union) find(i int) int {
	for u.ns[i].root != i {
		u.ns[i].root = u.ns[u.ns[i].root].root
		i = u.ns[i].root
	}
	return i
}

// merge joins two nodes unless they stand in one report as two entities, or
// contradict each other.
func (u union) merge(a, b int) bool {
	ra, rb := u.find(a), u.find(b)
	if ra == rb {
		return true
	}
	for _, i := range u.members[ra] {
		for _, k := range u.members[rb] {
			if u.conflict(u.ns[i], u.ns[k]) {
				return false
			}
		}
	}
	ra, rb = min(ra, rb), max(ra, rb)
	u.ns[rb].root = ra
	u.members[ra], u.members[rb] = append(u.members[ra], u.members[rb]...), nil
	return true
}

// conflict tells that two entities cannot be one.
func (u union) conflict(a, b *node) bool {
	if a.kind == synoptic.KindPerson && b.kind == synoptic.KindPerson {
		if a.gender != "" && b.gender != "" && a.gender != b.gender {
			return true
		}
		if len(a.words) > 1 && len(b.words) > 1 && !namesAgree(a.words, b.words) {
			return true
		}
	}
	// Two entities that one report keeps apart stay apart, unless they bear one
	// name or one is a bare surname that the report alone could not place.
	return a.r == b.r && a.e != b.e && a.entity.Named && b.entity.Named && !slices.Equal(a.words, b.words) && !surnameOf(a, b) && !surnameOf(b, a)
}

// fullNames merges entities whose names have two words or more and agree, and
// organisations, places and groups of one name.
func (u union) fullNames() {
	by := make(map[string][]int)
	for i, n := range u.ns {
		if !n.entity.Named || len(n.words) == 0 {
			continue
		}
		key := n.words[len(n.words)-1]
		if n.kind != synoptic.KindPerson {
			key = strings.Join(n.words, " ")
		} else if len(n.words) < 2 {
			continue
		}
		by[key] = append(by[key], i)
	}
	for _, key := range sortedKeys(by) {
		is := by[key]
		for x := range is {
			for y := x + 1; y < len(is); y++ {
				a, b := u.ns[is[x]], u.ns[is[y]]
				switch {
				case a.kind == synoptic.KindPerson && b.kind == synoptic.KindPerson:
					if namesAgree(a.words, b.words) {
						u.merge(is[x], is[y])
					}
				case a.kind != synoptic.KindPerson && b.kind != synoptic.KindPerson:
					u.merge(is[x], is[y])
				}
			}
		}
	}
}

// shortNames lets a surname join the one full name that ends in it, and equal
// single names join each other.
func (u union) shortNames() {
	byLast, single := make(map[string][]int), make(map[string][]int)
	for i, n := range u.ns {
		if !n.entity.Named || len(n.words) == 0 || n.kind != synoptic.KindPerson {
			continue
		}
		last := n.words[len(n.words)-1]
		if len(n.words) > 1 {
			byLast[last] = append(byLast[last], i)
			byLast[n.words[0]+" "] = append(byLast[n.words[0]+" "], i) // by given name
		} else if !n.entity.Relative {
			single[last] = append(single[last], i)
		}
	}
	for _, name := range sortedKeys(single) {
		full := u.roots(byLast[name])
		if len(full) == 0 {
			full = u.roots(byLast[name+" "])
		}
		holder := u.dominant(full)
		for x, i := range single[name] {
			if holder >= 0 {
				u.merge(holder, i)
			} else if len(full) == 0 && x > 0 {
				u.merge(single[name][0], i)
			}
		}
	}
}

// dominant is the root that a bare surname means: the only one, or the one
// that twice as many reports name as any other. -1 if it may be either.
func (u union) dominant(roots []int) int {
	best, n, next := -1, 0, 0
	for _, r := range roots {
		k := u.reports(r)
		if k > n {
			best, n, next = r, k, n
		} else {
			next = max(next, k)
		}
	}
	if len(roots) > 1 && n < 2*next+1 {
		return -1
	}
	return best
}

// reports counts the reports that the members of a root stand in.
func (u union) reports(root int) int {
	seen := make(map[int]bool)
	for _, i := range u.members[root] {
		seen[u.ns[i].r] = true
	}
	return len(seen)
}

// most is the root that most of the nodes belong to, if it is twice as many as
// of any other and one more; -1 if not.
func (u union) most(is []int) int {
	count := make(map[int]int)
	for _, i := range is {
		count[u.find(i)]++
	}
	best, n, next := -1, 0, 0
	for _, r := range u.roots(is) {
		if count[r] > n {
			best, n, next = r, count[r], n
		} else {
			next = max(next, count[r])
		}
	}
	if next > 0 && n < 2*next+1 {
		return -1
	}
	return best
}

// roots are the distinct roots of the nodes, in order.
func (u union) roots(is []int) []int {
	var out []int
	for _, i := range is {
		if r := u.find(i); !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// acronyms joins "BTP" to "British Transport Police", and a short form to the
// one long form that holds it ("Treasury", "Treasury Department").
func (u union) acronyms() {
	long := make(map[string][]int)
	for i, n := range u.ns {
		if n.kind == synoptic.KindOrganization && n.entity.Named && len(n.words) > 1 {
			long[initials(n.words)] = append(long[initials(n.words)], i)
			for _, drop := range []string{"department", "agency", "group", "police", "ministry", "office", "inc", "corp", "ltd", "company", "co"} {
				if k := slices.Index(n.words, drop); k >= 0 {
					key := strings.Join(slices.Delete(slices.Clone(n.words), k, k+1), " ") + " "
					long[key] = append(long[key], i)
				}
			}
		}
	}
	for i, n := range u.ns {
		if n.kind != synoptic.KindOrganization || !n.entity.Named {
			continue
		}
		key := strings.Join(n.words, " ") + " "
		if len(n.words) == 1 && len(n.words[0]) >= 2 && len(n.words[0]) <= 6 {
			if full := u.roots(long[n.words[0]]); len(full) == 1 {
				u.merge(full[0], i)
				continue
			}
		}
		if full := u.roots(long[key]); len(full) == 1 {
			u.merge(full[0], i)
		}
	}
}

// groups joins the nameless groups and documents of one description across
// reports: "police" and "the police".
func (u union) groups() {
	by := make(map[string][]int)
	for i, n := range u.ns {
		if n.kind == synoptic.KindGroup && !n.entity.Named && len(n.entity.Members) == 0 && len(n.words) > 0 {
			by[strings.Join(n.words, " ")] = append(by[strings.Join(n.words, " ")], i)
		}
	}
	for _, key := range sortedKeys(by) {
		for _, i := range by[key][1:] {
			u.merge(by[key][0], i)
		}
	}
}

// roles lets an entity that one report only describes ("the harbour master")
// join the one person who is known to hold that role.
func (u union) roles() {
	holders := make(map[string][]int)
	for i, n := range u.ns {
		if n.entity.Named && n.kind == synoptic.KindPerson {
			for _, role := range n.roles {
				holders[role] = append(holders[role], i)
				if n.of != "" {
					holders[n.of+" "+role] = append(holders[n.of+" "+role], i)
				}
			}
		}
	}
	type join struct{ holder, i int }
	var joins []join // decided on the state before, so that order does not matter
	for i, n := range u.ns {
		if n.entity.Named || n.kind != synoptic.KindPerson && !(n.kind == synoptic.KindUnnamed && n.definite) {
			continue
		}
		for _, role := range n.roles {
			keys := []string{role}
			if n.of != "" {
				keys = []string{n.of + " " + role}
			}
			for _, key := range keys {
				if full := u.most(holders[key]); full >= 0 {
					joins = append(joins, join{full, i})
				}
			}
		}
	}
	for _, j := range joins {
		u.merge(j.holder, j.i)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
