package synopsis

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic"
)

const (
	// queryTerms is how many of a unit's heaviest terms are looked up for
	// candidates, contextTerms how many of its sentence's on top.
	queryTerms, contextTerms = 8, 2
	// minChance is the probability, per thousand, below which a pair is forgotten.
	minChance = 50
	// linkChance is the least probability, per thousand, of a pair that may
	// start or join a claim.
	linkChance = 200
	// absent is the probability taken for pairs that were no candidates.
	absent = 60
	// joinMean is the least mean probability over all pairs of two groups that
	// become one claim.
	joinMean = 240
	// crowded is the probability from which on a sentence may give two units
	// to one claim.
	crowded = 600
	// stayMean is the mean probability below which a member is dropped.
	stayMean = 150
)

// A candidate is a pair of units and how likely it is one fact.
type candidate struct {
	a, b int
	p    int
}

// align groups the units of all reports into claims.
func (s *story) align() {
	s.makeUnits()
	s.echoes()
	cands := s.candidates()
	s.cluster(cands)
}

// query is the terms by which unit u is looked up: its heaviest ones that
// stand in another unit too and not everywhere.
func (s *story) query(u *unit, index [][]int32, most int) []term {
	pick := func(ts []term, n int) []term {
		var good []term
		for _, t := range ts {
			if len(index[t]) > 1 && len(index[t]) <= most {
				good = append(good, t)
			}
		}
		slices.SortFunc(good, func(x, y term) int {
			return cmp.Or(cmp.Compare(s.terms.weight(y), s.terms.weight(x)), cmp.Compare(x, y))
		})
		return good[:min(n, len(good))]
	}
	return append(pick(u.terms, queryTerms), pick(u.context, contextTerms)...)
}

// cluster makes claims of the pairs, the surest first: two groups become one
// if their members are alike on the whole.
func (s *story) cluster(cands []candidate) {
	s.chance = newChances(len(s.units), cands)
	sum := func(xs, ys []int) (sum, n int) {
		for _, x := range xs {
			for _, y := range ys {
				v, ok := s.chance.of(x, y)
				switch {
				case ok && v > 0:
				case s.units[x].r == s.units[y].r:
					v = s.repeats(x, y)
				case !ok && s.full[x] && s.full[y]:
					continue // nobody asked
				default:
					v = absent
				}
				sum += v
				n++
			}
		}
		return sum, n
	}
	mean := func(xs, ys []int) int {
		sum, n := sum(xs, leading(ys))
		return sum / max(1, n)
	}
	group := make([]int, len(s.units))
	members := make([][]int, len(s.units))
	for i := range group {
		group[i], members[i] = i, []int{i}
	}
	bonds := make(map[[2]int]bond)
	between := func(a, b int) bond { // groups only grow: what was summed before holds
		t, xs, ys := bonds[[2]int{a, b}], leading(members[a]), leading(members[b])
		more, n := sum(xs[t.xs:], ys)
		t.sum, t.n = t.sum+more, t.n+n
		more, n = sum(xs[:t.xs], ys[t.ys:])
		t.sum, t.n = t.sum+more, t.n+n
		t.crowd = t.crowd || s.oneSentence(xs[t.xs:], ys) || s.oneSentence(xs[:t.xs], ys[t.ys:])
		t.xs, t.ys = len(xs), len(ys)
		bonds[[2]int{a, b}] = t
		return t
	}
	for _, c := range cands {
		if c.p < linkChance {
			break
		}
		a, b := group[c.a], group[c.b]
		if a == b {
			continue
		}
		a, b = min(a, b), max(a, b)
		if t := between(a, b); t.mean() < joinMean || c.p < crowded && t.crowd {
			continue
		}
		for _, m := range members[b] {
			group[m] = a
		}
		members[a], members[b] = append(members[a], members[b]...), nil
	}
	s.claimOf = make([]int, len(s.units))
	for i := range s.claimOf {
		s.claimOf[i] = -1
	}
	for i, ms := range members {
		if s.isEcho(i) {
			continue
		}
		ms = slices.DeleteFunc(slices.Clone(ms), func(m int) bool {
			rest := slices.DeleteFunc(slices.Clone(ms), func(k int) bool { return k == m })
			return len(rest) > 1 && mean([]int{m}, rest) < stayMean
		})
		s.claim(ms, mean)
	}
	s.orderClaims()
}

// A bond is what the first xs and ys members of two groups have in common: the
// sum of their pairs' probabilities, and whether one sentence has units of both.
type bond struct {
	xs, ys, sum, n int // n: pairs that were asked
	crowd          bool
}

func (t bond) mean() int { return t.sum / max(1, t.n) }

// mostMembers is how many members, the surest first, stand for a group where it
// is compared with others.
const mostMembers = 64

func leading(ms []int) []int { return ms[:min(len(ms), mostMembers)] }

// repeats is how alike two units of one report are taken to be: a report that
// states a fact twice states one claim.
func (s *story) repeats(x, y int) int {
	f := s.features(&s.units[x], &s.units[y])
	return max(absent, chance(s.facts.logit(&f)))
}

// oneSentence tells whether two groups hold units of one sentence.
func (s *story) oneSentence(xs, ys []int) bool {
	for _, x := range xs {
		for _, y := range ys {
			if a, b := &s.units[x], &s.units[y]; a.r == b.r && s.sentence(a) == s.sentence(b) {
				return true
			}
		}
	}
	return false
}

func (s *story) sentence(u *unit) int { return s.rs[u.r].Analysis.Statements[u.st].Sentence }

// claim writes a group of units out if two reports or more state it.
func (s *story) claim(ms []int, mean func(xs, ys []int) int) {
	if len(ms) == 0 {
		return
	}
	ms = s.withEchoes(ms)
	reports := s.reportsOf(ms)
	if len(reports) < 2 {
		return
	}
	slices.SortFunc(ms, func(x, y int) int {
		a, b := &s.units[x], &s.units[y]
		return cmp.Or(cmp.Compare(a.r, b.r), cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End))
	})
	best, at := -1, ms[0]
	own := slices.DeleteFunc(slices.Clone(ms), s.isEcho)
	for _, m := range own {
		if v := mean([]int{m}, own); v > best {
			best, at = v, m
		}
	}
	c := synoptic.Claim{Text: oneLine(s.cut(s.units[at].r, s.units[at].span)), Outlets: len(reports), First: s.firstID(reports), Why: s.whyOne(ms)}
	c.Origins, c.Voices = s.corroborate(s.stand(ms))
	for _, m := range ms {
		c.Mentions = append(c.Mentions, s.claimMention(m))
		s.claimOf[m] = len(s.out.Claims)
	}
	s.out.Claims = append(s.out.Claims, c)
}

// claimMention is unit u as a claim lists it.
func (s *story) claimMention(u int) synoptic.ClaimMention {
	x := &s.units[u]
	return synoptic.ClaimMention{
		Mention: s.mention(x.r, x.span), Voice: s.voice(x.voice), Status: s.rs[x.r].Analysis.Statements[x.st].Status,
	}
}

// voice names a voice as synopsis/1 does.
func (s *story) voice(person int) string {
	if person < 0 {
		return synoptic.VoiceOutlet
	}
	return s.out.People[person].ID
}

func (s *story) reportsOf(ms []int) []int {
	reports := make([]int, len(ms))
	for i, m := range ms {
		reports[i] = s.units[m].r
	}
	slices.Sort(reports)
	return slices.Compact(reports)
}

// whyOne names the terms that most of the members share, heaviest first.
func (s *story) whyOne(ms []int) []string {
	count := make(map[term]int)
	for _, m := range ms {
		for _, t := range s.units[m].terms {
			count[t]++
		}
	}
	var ts []term
	for t, n := range count {
		if 2*n > len(ms) && n > 1 {
			ts = append(ts, t)
		}
	}
	slices.SortFunc(ts, func(x, y term) int {
		return cmp.Or(cmp.Compare(s.terms.weight(y), s.terms.weight(x)), cmp.Compare(s.terms.names[x], s.terms.names[y]))
	})
	var why []string
	for _, t := range ts[:min(5, len(ts))] {
		why = append(why, s.termName(t, ms))
	}
	return why
}

// termName is a term as a reader knows it: the person's name, or the word as
// the first member that has it writes it.
func (s *story) termName(t term, ms []int) string {
	name := s.terms.names[t]
	if name[0] == '@' {
		n := 0
		for _, c := range name[1:] {
			n = n*10 + int(c-'0')
		}
		return s.out.People[n].Name
	}
	for _, m := range ms {
		u := &s.units[m]
		for _, w := range s.rs[u.r].Analysis.Statements[u.st].Words {
			if s.terms.byWord[u.r][w] == t {
				return s.rs[u.r].Analysis.Words[w].Lemma
			}
		}
	}
	return name
}

// orderClaims sorts the claims for reading: more origins first, then more
// outlets, then by where they first stand.
func (s *story) orderClaims() {
	order := make([]int, len(s.out.Claims))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := &s.out.Claims[x], &s.out.Claims[y]
		return cmp.Or(cmp.Compare(b.Origins.Max, a.Origins.Max), cmp.Compare(b.Origins.Min, a.Origins.Min), cmp.Compare(b.Outlets, a.Outlets))
	})
	to := make([]int, len(order))
	claims := make([]synoptic.Claim, len(order))
	for n, i := range order {
		to[i] = n
		claims[n] = s.out.Claims[i]
		claims[n].ID = "c" + itoa(n+1)
	}
	s.out.Claims = claims
	for i, c := range s.claimOf {
		if c >= 0 {
			s.claimOf[i] = to[c]
		}
	}
}

// oneLine folds white space, so that words of a report fit on a line.
func oneLine(w string) string {
	var b []byte
	space := false
	for i := 0; i < len(w); i++ {
		switch c := w[i]; c {
		case ' ', '\n', '\r', '\t':
			space = len(b) > 0
		default:
			if space {
				b = append(b, ' ')
				space = false
			}
			b = append(b, c)
		}
	}
	return string(b)
}
