package story

import (
	"cmp"
	"slices"
)

// A Why says what carried a report into its story, and what it might have
// joined but did not.
type Why struct {
	With  Likeness // with the report of its story that it is most alike; zero if it is alone
	Other Likeness // with the most alike report of another story; zero if there is none
}

// A Likeness says what two reports have in common: the weightiest first, as one of
// them writes it.
type Likeness struct {
	ID      string   // of the other report
	Chance  int      // that they are of one event, per thousand
	Names   []string // words of names, whole names first
	Words   []string
	Numbers []string
	Times   []string
	Days    int // between the two, if both have a day; -1 if not
}

// shown is how many terms of a sort a Likeness lists.
const shown = 6

// Spell tells how a text writes its terms, by key.
func (x *Indexer) Spell(t Text) map[uint32]string {
	x.spell = make(map[uint32]string)
	x.Terms(t)
	out := x.spell
	x.spell = nil
	return out
}

// Why explains the place of a report. spell tells how it writes its terms.
func (s *Stream) Why(id string, spell map[uint32]string) Why {
	s.settle()
	at := int32(slices.Index(s.ids, id))
	if at < s.let { // not there, or let go
		return Why{}
	}
	var w Why
	best := [2]int32{-most - 1, -most - 1}
	var with [2]int32
	consider := func(o int32, other int) {
		if b := s.link.bond(at, o).logit; b > best[other] {
			best[other], with[other] = b, o
		}
	}
	own := s.link.of[at]
	for _, o := range s.link.parts[own] {
		if o != at && o >= s.let {
			consider(o, 0)
		}
	}
	for _, o := range s.pile.look(s.pile.strongest(s.pile.cards[at]), nil) {
		if s.link.of[o] != own && s.pile.cards[o].Lang == s.pile.cards[at].Lang {
			consider(o, 1)
		}
	}
	for i, t := range []*Likeness{&w.With, &w.Other} {
		if best[i] > -most-1 {
			*t = s.likeness(at, with[i], spell)
			t.Chance = chance(best[i])
		}
	}
	return w
}

// tie lists what two reports of the pile have in common.
func (s *Stream) likeness(a, b int32, spell map[uint32]string) Likeness {
	x, y := s.pile.cards[a], s.pile.cards[b]
	t := Likeness{ID: s.ids[b], Days: -1}
	if x.Dated != undated && y.Dated != undated {
		t.Days = max(int(x.Day-y.Day), int(y.Day-x.Day))
	}
	type common struct {
		kind   kind
		weight int
		name   bool
		words  string
	}
	var cs []common
	for i, k := 0, 0; i < len(x.List) && k < len(y.List); {
		p, q := &x.List[i], &y.List[k]
		switch {
		case p.Key < q.Key:
			i++
		case p.Key > q.Key:
			k++
		default:
			i, k = i+1, k+1
			c := common{p.Form.kind(), int(min(p.Weight, q.Weight)), p.Form.has(formName) && q.Form.has(formName), spell[p.Key]}
			if (p.Form & q.Form).has(formLead) {
				c.weight = c.weight * 3 / 2
			}
			if c.words != "" && c.weight >= leastRare && p.Form.kind() == q.Form.kind() && (c.kind != counted || p.Form.value() == q.Form.value()) {
				cs = append(cs, c)
			}
		}
	}
	slices.SortFunc(cs, func(a, b common) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.words, b.words))
	})
	add := func(to *[]string, w string) {
		if len(*to) < shown && !slices.Contains(*to, w) {
			*to = append(*to, w)
		}
	}
	for _, c := range cs {
		switch {
		case c.kind == run || c.kind == word && c.name:
			add(&t.Names, c.words)
		case c.kind == word:
			add(&t.Words, c.words)
		case c.kind == number || c.kind == counted:
			add(&t.Numbers, c.words)
		case c.kind == date || c.kind == year || c.kind == weekday:
			add(&t.Times, c.words)
		}
	}
	return t
}

// chance turns log-odds in thousandths into a probability in thousandths, by
// straight lines between whole points of the logistic function.
func chance(logit int32) int {
	const top = 7
	points := [top + 1]int32{500, 731, 881, 953, 982, 993, 998, 1000}
	if logit < 0 {
		return 1000 - chance(-logit)
	}
	if k := logit / 1000; k < top {
		return int(points[k] + (points[k+1]-points[k])*(logit%1000)/1000)
	}
	return 1000
}
