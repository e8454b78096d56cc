package synopsis

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/internal/measure"
)

// quantities pairs the numbers of different reports that measure the same
// thing and reports those whose values differ.
func (s *story) quantities() {
	ns := s.numbers()
	given := make(map[figure]bool, len(ns))
	for i := range ns {
		given[figure{ns[i].r, ns[i].x.Unit, ns[i].x.Value}] = true
	}
	in := make([][]int, len(s.rs)) // the numbers of each report
	for i := range ns {
		in[ns[i].r] = append(in[ns[i].r], i)
	}
	logit := func(i, k int) int {
		f := s.numberFeatures(&ns[i], &ns[k], given)
		return s.slots.logit(&f)
	}
	// alone tells whether no other number of the two reports is nearly as
	// likely to measure what i and k measure.
	alone := func(i, k, z int) bool {
		a, b := &ns[i], &ns[k]
		if a.x.Value == b.x.Value || share(min(a.x.Value, b.x.Value), max(a.x.Value, b.x.Value)) < loneClose {
			return false
		}
		rival := func(mine, other int) bool { // a number beside other's is nearly as likely to be mine
			return slices.ContainsFunc(in[ns[other].r], func(n int) bool {
				c := &ns[n]
				return c.x.Unit == a.x.Unit && c.x.Value != ns[other].x.Value && logit(mine, n) > z-loneMargin
			})
		}
		return !rival(i, k) && !rival(k, i)
	}
	score := func(i, k int) int {
		a, b := &ns[i], &ns[k]
		if a.x.Unit != b.x.Unit {
			return 0
		}
		if measure.Compare(*a.x, *b.x) == measure.Same {
			if v := s.sameMeasure(a, b); v > 0 {
				return equalFirst + v
			}
			return 0
		}
		if a.x.Unit == "year-old" { // a person has one age; whose is often not told
			return on(a.aged >= 0 && a.aged == b.aged)
		}
		if loose(a) || loose(b) || (s.vagueNumber(a) || s.vagueNumber(b)) && !s.oneThing(a, b) {
			return 0
		}
		if !s.anchored(a, b) {
			return 0
		}
		if z := logit(i, k); z >= slotSure || z >= slotLone && alone(i, k, z) {
			return slotScore(z, slotLone)
		}
		return 0
	}
	apart := func(as, bs []int) bool { return clash(ns, as, bs) }
	groups := s.link(len(ns), func(i int) (*placed, string) { return &ns[i].placed, ns[i].x.Unit }, score, apart)
	for _, is := range s.restated(ns, groups, score) {
		s.quantity(ns, is)
	}
	s.counteds(ns, groups)
	s.becomes(ns, groups)
}

// loose tells whether a number hardly counts anything that another report
// counts otherwise: "one of them", "one day".
func loose(n *number) bool {
	return n.x.Unit == "" && n.x.Value == 1000 && n.toll == 0
}

// anchored tells whether two unequal numbers may measure one thing by what they
// count: not the dead and the hurt, not gunshots and people.
func (s *story) anchored(a, b *number) bool {
	if a.toll > 0 && b.toll > 0 && a.toll != b.toll {
		return nearTolls(a.toll, b.toll) || nearTolls(b.toll, a.toll)
	}
	if a.x.Unit != "" || a.counted < 0 || b.counted < 0 || a.counted == b.counted || a.toll > 0 && a.toll == b.toll {
		return true
	}
	return s.bothPeople(a, b)
}

// vagueNumber tells whether a number is a word for some size: "several",
// "dozens".
func (s *story) vagueNumber(n *number) bool {
	switch strings.ToLower(s.cut(n.r, n.x.Number)) {
	case "several", "dozens", "scores", "hundreds", "thousands", "a few", "few", "many", "a couple", "couple", "some", "decades", "years", "months", "weeks", "days", "hours", "millions", "billions":
		return true
	}
	return false
}

// oneThing tells whether two numbers count things of one name in clauses of
// one claim, or people to whom the same happened.
func (s *story) oneThing(a, b *number) bool {
	claim := slices.ContainsFunc(a.claims, func(c int) bool { return slices.Contains(b.claims, c) })
	return a.toll > 0 && a.toll == b.toll || claim && (a.x.Unit != "" || a.counted >= 0 && a.counted == b.counted || s.bothPeople(a, b))
}

// restated adds to the groups the numbers left over that give a figure of the
// group under another hedge: a report that says "$5 billion" in its headline
// and "about $5 billion" below has but one partner in each other report.
func (s *story) restated(ns []number, groups [][]int, score func(i, k int) int) [][]int {
	in := make([]bool, len(ns))
	for _, is := range groups {
		for _, i := range is {
			in[i] = true
		}
	}
	for i := range ns {
		if in[i] || ns[i].x.Unit == "" && ns[i].counted < 0 {
			continue
		}
		best, at := 0, -1
		for g, is := range groups {
			if clash(ns, is, []int{i}) {
				continue
			}
			for _, k := range is {
				if ns[k].r == ns[i].r || ns[k].x.Value != ns[i].x.Value {
					continue
				}
				if v := score(i, k); v > best {
					best, at = v, g
				}
			}
		}
		if at >= 0 {
			groups[at] = append(groups[at], i)
		}
	}
	return groups
}

// clash tells whether one report gives different numbers in the two groups:
// then they do not measure the same thing.
func clash(ns []number, as, bs []int) bool {
	for _, a := range as {
		for _, b := range bs {
			if ns[a].r == ns[b].r && measure.Compare(*ns[a].x, *ns[b].x) == measure.Disjoint {
				return true
			}
		}
	}
	return false
}

// sameMeasure says how surely two numbers measure the same thing; 0 not at all.
func (s *story) sameMeasure(a, b *number) int {
	if a.x.Unit == "" && a.counted != b.counted && !s.bothPeople(a, b) {
		return 0
	}
	if a.x.Unit == "" && (a.counted < 0 || b.counted < 0) && (a.verb < 0 || a.verb != b.verb) {
		return 0 // "34 were injured": the verb alone says what is counted
	}
	shared := 0
	eachShared(a.owner, b.owner, func(t term) {
		if t != a.counted {
			shared += s.terms.weight(t)
		}
	})
	claim := slices.ContainsFunc(a.claims, func(c int) bool { return slices.Contains(b.claims, c) })
	near := s.near(&a.placed, &b.placed)
	if a.x.Unit == "year-old" && shared < minOwner {
		return 0 // the ages of two people
	}
	if !claim && (shared < minOwner || near < minNear) {
		return 0
	}
	v := shared + 2*near
	if claim {
		v += 200
	}
	if a.x.Unit == "" && a.counted == b.counted {
		v += 50
	}
	switch {
	case a.verb >= 0 && a.verb == b.verb:
		v += 100
	case a.verb >= 0 && b.verb >= 0 && a.x.Unit == "":
		v /= 2 // so many died, so many were hurt
	}
	return v
}

// bothPeople tells whether both numbers count people, whatever they are called.
// A bare number as the subject of a verb counts people more often than not.
func (s *story) bothPeople(a, b *number) bool {
	return (people(a.x.Counted) || a.counted < 0) && (people(b.x.Counted) || b.counted < 0)
}

func people(noun string) bool {
	switch noun {
	case "person", "people", "man", "woman", "child", "passenger", "victim", "civilian", "sailor", "soldier", "officer", "worker",
		"resident", "student", "patient", "dead", "injured", "wounded", "other", "casualty", "survivor", "protester", "fan", "death", "injury":
		return true
	}
	return false
}
