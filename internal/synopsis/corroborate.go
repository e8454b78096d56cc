package synopsis

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A passage is a run of words of a report that another shares.
type passage struct {
	span  synoptic.Span
	other int           // the other report
	there synoptic.Span // where it stands in that
	words int           // of its own, outside quotation marks
}

// wholePassage is how many words of a passage's own make what stands in it one
// telling; in a shorter one only what is the same word for word is, for
// "was taken to hospital with life-threatening injuries on Monday" is written
// twice by chance.
const wholePassage = 16

// count is the number of origins behind reports: the groups of those known to
// rest on one are one; those of which it is not established may be.
func (s *story) count(reports []int) synoptic.Count {
	roots := make([]int, 0, len(reports))
	for _, r := range reports {
		roots = append(roots, s.group[r])
	}
	slices.Sort(roots)
	roots = slices.Compact(roots)
	return synoptic.Count{Min: independent(len(roots), func(a, b int) bool { return s.apart[roots[a]][roots[b]] }), Max: len(roots)}
}

// independent is how few origins n groups can be, if all that is not
// established were one: a set of them, each apart from all others in it, that is
// found by taking each in turn that fits.
func independent(n int, apart func(a, b int) bool) int {
	var set []int
	for i := range n {
		if !slices.ContainsFunc(set, func(k int) bool { return !apart(k, i) }) {
			set = append(set, i)
		}
	}
	return max(1, len(set))
}

// A telling is where a report tells something, and in whose voice.
type telling struct {
	r     int
	span  synoptic.Span
	voice int // person, -1 the outlet
}

// origins gives, for each place, the group of what it rests on: that of its
// report, and what reports share word for word is one although the reports are
// not. Groups are numbered by their first place.
func (s *story) origins(tellings []telling) []int {
	root := make([]int, len(tellings))
	byReport := make(map[int]int, len(tellings)) // first place of a report or of its group
	find := func(i int) int {
		for root[i] != i {
			i = root[i]
		}
		return i
	}
	join := func(a, b int) {
		a, b = find(a), find(b)
		root[max(a, b)] = min(a, b)
	}
	at := make(map[int][]int) // tellings of a report
	for i, p := range tellings {
		root[i] = i
		if k, ok := byReport[s.group[p.r]]; ok {
			join(k, i)
		} else {
			byReport[s.group[p.r]] = i
		}
		at[p.r] = append(at[p.r], i)
	}
	for i, p := range tellings {
		for _, x := range s.passages[p.r] {
			if x.other > p.r || 2*x.span.Overlap(p.span) < p.span.Len() {
				continue
			}
			for _, k := range at[x.other] {
				q := tellings[k].span
				if 2*x.there.Overlap(q) >= q.Len() && (x.words >= wholePassage || sameWords(s.cut(p.r, p.span), s.cut(x.other, q))) {
					join(i, k)
				}
			}
		}
	}
	for i := range root {
		root[i] = find(i)
	}
	return root
}

// sameWords tells whether two texts are the same word for word.
func sameWords(a, b string) bool {
	if a == b {
		return true
	}
	if d := len(a) - len(b); 4*max(d, -d) > len(a) {
		return false
	}
	for {
		x, y := letter(&a), letter(&b)
		if x != y || x < 0 {
			return x == y
		}
	}
}

// letter takes the first letter or digit, small, off a text, -1 at its end.
func letter(text *string) rune {
	for i, r := range *text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			*text = (*text)[i+utf8.RuneLen(r):]
			return unicode.ToLower(r)
		}
	}
	return -1
}

// witnesses counts the origins that tell the tellings, whosever voice it is.
func (s *story) witnesses(tellings []telling) synoptic.Count {
	root := s.origins(tellings)
	groups := distinct(root)
	return synoptic.Count{Max: len(groups), Min: independent(len(groups), func(a, b int) bool { return s.apartIn(tellings, root, groups[a], groups[b]) })}
}

func distinct(xs []int) []int {
	out := slices.Clone(xs)
	slices.Sort(out)
	return slices.Compact(out)
}

// apartIn tells whether groups x and y of tellings hold reports that are known to
// be independent.
func (s *story) apartIn(tellings []telling, root []int, x, y int) bool {
	for i := range tellings {
		if root[i] != x {
			continue
		}
		for k := range tellings {
			if root[k] == y && s.apart[s.group[tellings[i].r]][s.group[tellings[k].r]] {
				return true
			}
		}
	}
	return false
}

// corroborate counts the origins of a fact, and of its telling by voice. Five
// outlets that quote one man are five witnesses to the saying and one to the
// fact; what an outlet says in its own voice it may have from him.
func (s *story) corroborate(tellings []telling) (fact synoptic.Count, voices []synoptic.VoiceCount) {
	root := s.origins(tellings)
	all := distinct(root)
	byVoice := make(map[int][]int)
	for i, p := range tellings {
		byVoice[p.voice] = append(byVoice[p.voice], i)
	}
	order := make([]int, 0, len(byVoice))
	for v := range byVoice {
		order = append(order, v)
	}
	slices.Sort(order)
	type node struct{ voice, group int }
	var nodes []node // what the fact may go back to
	most := 0
	for _, v := range order {
		var roots []int
		var in []telling
		for _, i := range byVoice[v] {
			roots = append(roots, root[i])
			in = append(in, tellings[i])
		}
		roots = distinct(roots)
		vc := synoptic.VoiceCount{Voice: s.voice(v), Origins: s.witnesses(in)}
		for _, p := range in {
			if id := s.rs[p.r].Report.ID; !slices.Contains(vc.Reports, id) {
				vc.Reports = append(vc.Reports, id)
			}
		}
		voices = append(voices, vc)
		switch {
		case v < 0:
			for _, g := range roots {
				nodes = append(nodes, node{v, g})
			}
			most += len(roots)
		case s.named(v):
			nodes = append(nodes, node{v, roots[0]})
			most++
		default: // "officials": perhaps others in each report, perhaps the same
			nodes = append(nodes, node{v, roots[0]})
			most += len(roots)
		}
	}
	fact.Max = max(1, min(most, len(all)))
	fact.Min = min(fact.Max, independent(len(nodes), func(a, b int) bool {
		x, y := nodes[a], nodes[b]
		if (x.voice < 0) != (y.voice < 0) || x.group == y.group || x.voice >= 0 && !(s.named(x.voice) && s.named(y.voice)) {
			return false // an outlet may have it from him whom another quotes
		}
		return s.apartIn(tellings, root, x.group, y.group)
	}))
	return fact, voices
}

// tellings are mentions, whosever voice it is.
func (s *story) tellings(ms []synoptic.Mention) []telling {
	out := make([]telling, len(ms))
	for i, m := range ms {
		out[i] = telling{s.index(m.Report), m.Span, -1}
	}
	return out
}

// stand lists where units stand.
func (s *story) stand(us []int) []telling {
	out := make([]telling, len(us))
	for i, u := range us {
		out[i] = telling{s.units[u].r, s.units[u].span, s.units[u].voice}
	}
	return out
}
