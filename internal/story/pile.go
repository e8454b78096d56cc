package story

import (
	"slices"

	"github.com/synoptic-news/synoptic"
)

const (
	// strong is how many of a report's terms it is filed under and looked for
	// by; leastRare is the weight that they need.
	strong, leastRare = 40, 16
	// places is how many reports under one term are looked at, the latest
	// first, so that the cost of a report does not grow with the pile.
	places = 100
	// neighbors is how many reports a report is compared with.
	neighbors = 24
	// leaders are the first of them: of the others those are left out that
	// share less than one worth-th of what the last of the leaders does.
	leaders, worth = 4, 2
	// twice is how much more the reports on the pile say about how rare a term
	// is than those of the background do, each.
	twice = 3
)

// A pile is the reports read so far, filed under their rarest terms. Those
// from live on are looked for.
type pile struct {
	model   *Model
	count   map[uint32]int32 // live reports by term
	cards   []*card          // in order of day and ID
	live    int32            // the first card that is
	posts   map[uint32]int32 // by term: the one card filed under it, or -1 - the index of its list
	lists   [][]int32        // cards in order
	free    []int32          // lists that are not in use
	score   []int32          // by card, all 0 between calls
	touched []int32
	scratch []rated
	found   []int32
}

// A rated term is one that a report may be filed under: its rank in the upper
// half, the complement of its key in the lower, so that numbers compare as
// ranks do and ties fall to the lesser key.
type rated uint64

func rate(key uint32, rank int32) rated { return rated(rank)<<32 | rated(^key) }
func (r rated) key() uint32             { return ^uint32(r) }
func (r rated) rank() int32             { return int32(r >> 32) }

func newPile(m *Model) *pile {
	return &pile{model: m, count: make(map[uint32]int32), posts: make(map[uint32]int32)}
}

// tell counts the terms of a report by n more: 1 as it comes, -1 as it goes.
func (p *pile) tell(t *Terms, n int32) {
	for i := range t.List {
		k := t.List[i].Key
		if p.count[k] += n; n < 0 && p.count[k] == 0 {
			delete(p.count, k)
		}
	}
}

// age leaves behind the reports of days before the one given, and gives the
// first that was live before.
func (p *pile) age(before synoptic.Day) (was int32) {
	was = p.live
	for int(p.live) < len(p.cards) && p.cards[p.live].Dated != undated && p.cards[p.live].Day < before {
		p.tell(p.cards[p.live].Terms, -1)
		p.live++
	}
	return was
}

// weigh sets the weights of a report's terms.
func (p *pile) weigh(t *Terms) {
	all := twice*(len(p.cards)-int(p.live)) + p.model.of
	for i := range t.List {
		m := &t.List[i]
		m.Weight = weightOf(twice*int(p.count[m.Key])+int(p.model.common.Get(m.Key)), all)
	}
}

// strongest lists the terms under which a report is filed.
func (p *pile) strongest(c *card) []rated {
	s := p.scratch[:0]
	for i := range c.List {
		t := &c.List[i]
		if k := t.Form.kind(); k != word && k != run || t.Weight < leastRare {
			continue
		}
		r := int32(t.Weight) * int32(often[t.Form.times()])
		if t.Form.has(formTitle) {
			r = r * 3 / 2
		} else if !t.Form.has(formLead) {
			r = r * 2 / 3
		}
		s = append(s, rate(t.Key, r))
	}
	slices.Sort(s)
	p.scratch = s
	return s[max(0, len(s)-strong):]
}

// add puts a report on the pile, not yet filed.
func (p *pile) add(t *Terms) {
	p.tell(t, 1)
	p.cards = append(p.cards, &card{Terms: t})
	p.score = append(p.score, 0)
}

// file files the card and gives the live reports nearest to it among those
// filed before, in order.
func (p *pile) file(at int32, near []int32) []int32 {
	terms := p.strongest(p.cards[at])
	near = p.look(terms, near)
	for _, f := range terms {
		p.post(f.key(), at)
	}
	return near
}

// look gives the live reports that share most with these terms, in order.
func (p *pile) look(terms []rated, near []int32) []int32 {
	for _, f := range terms {
		at, ok := p.posts[f.key()]
		if !ok {
			continue
		}
		one := [1]int32{at}
		post := one[:]
		if at < 0 {
			post = p.lists[-1-at]
		}
		for i := len(post) - 1; i >= max(0, len(post)-places) && post[i] >= p.live; i-- {
			if p.score[post[i]] == 0 {
				p.touched = append(p.touched, post[i])
			}
			p.score[post[i]] += f.rank()/8 + 1
		}
	}
	near = append(near[:0], p.nearest()...)
	for _, o := range p.touched {
		p.score[o] = 0
	}
	p.touched = p.touched[:0]
	slices.Sort(near)
	return near
}

// nearest gives the touched reports of the highest scores, of equal ones the
// latest.
func (p *pile) nearest() []int32 {
	if len(p.touched) <= neighbors {
		return p.touched
	}
	var top [neighbors]int64 // score and card, rising
	for _, o := range p.touched {
		v := int64(p.score[o])<<32 | int64(o)
		if v <= top[0] {
			continue
		}
		i := 1
		for ; i < neighbors && top[i] < v; i++ {
			top[i-1] = top[i]
		}
		top[i-1] = v
	}
	least := top[neighbors-leaders] >> 32 / worth
	p.found = p.found[:0]
	for _, v := range top {
		if v>>32 >= least {
			p.found = append(p.found, int32(v))
		}
	}
	return p.found
}

// unfile takes the reports from at on off the pile again.
func (p *pile) unfile(at int32) {
	for i := len(p.cards) - 1; i >= int(at); i-- {
		for _, f := range p.strongest(p.cards[i]) {
			p.unpost(f.key())
		}
		p.tell(p.cards[i].Terms, -1)
	}
	p.cards, p.score = p.cards[:at], p.score[:at]
}

// letGo drops a report that is not live, the first that is left.
func (p *pile) letGo(at int32) {
	for _, f := range p.strongest(p.cards[at]) {
		p.unpostFirst(f.key())
	}
	p.cards[at] = nil
}

// post files a card under a term. Most terms have one card only, so a list is
// made for the second.
func (p *pile) post(key uint32, card int32) {
	at, ok := p.posts[key]
	switch {
	case !ok:
		p.posts[key] = card
	case at < 0:
		p.lists[-1-at] = append(p.lists[-1-at], card)
	default:
		n := int32(len(p.lists))
		if len(p.free) > 0 {
			n = p.free[len(p.free)-1]
			p.free = p.free[:len(p.free)-1]
		} else {
			p.lists = append(p.lists, nil)
		}
		p.lists[n] = append(p.lists[n][:0], at, card)
		p.posts[key] = -1 - n
	}
}

// unpost takes the last card filed under a term off again.
func (p *pile) unpost(key uint32) {
	at := p.posts[key]
	if at >= 0 {
		delete(p.posts, key)
		return
	}
	l := p.lists[-1-at]
	l = l[:len(l)-1]
	p.lists[-1-at] = l
	if len(l) == 1 {
		p.posts[key] = l[0]
		p.free = append(p.free, -1-at)
	}
}

// unpostFirst takes the first card filed under a term off.
func (p *pile) unpostFirst(key uint32) {
	at := p.posts[key]
	if at >= 0 {
		delete(p.posts, key)
		return
	}
	l := p.lists[-1-at]
	l = l[:copy(l, l[1:])]
	p.lists[-1-at] = l
	if len(l) == 1 {
		p.posts[key] = l[0]
		p.free = append(p.free, -1-at)
	}
}
