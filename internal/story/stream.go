package story

import (
	"cmp"
	"math"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// A Report is what grouping knows of a report.
type Report struct {
	ID    string // tells reports of one day apart and orders them
	Terms *Terms // the stream's own from now on
}

// A Stream groups reports as they come in. Its stories are a function of the
// set of reports it was given and of Live, not of the order they came in.
//
// Reports are taken up day by day, those of no known day last; the reports of
// one day at once, in order of ID. A late arrival undoes the days from its own
// on and takes them up again. So a report's story is settled, and may be
// written down for good, when no report of its day or of the Live days before
// it can come any more; until then Settle says what holds now.
//
// A Stream is not safe for concurrent use.
type Stream struct {
	// Live is how many days a report is looked for after its own; 0 is for
	// ever. Those of dated reports further than reach apart do not join in any
	// case. With Seal it bounds memory.
	Live int

	model *Model
	pile  *pile
	link  *linker
	days  []*day // in order
	done  int    // of days: taken up
	ids   []string
	at    map[string]int32 // card by ID, made when it is asked for

	sealed int64 // no day before it is undone any more
	let    int32 // the first card whose terms are still held

	judges func(a, b int32) *Model // in training: who judges a pair; nil: model
	learn  func(a, b int32)        // in training: told of each pair that was found
}

// A day is the reports of one day and how to undo them.
type day struct {
	key     int64 // the day; undatedKey
	reports []Report
	sorted  bool
	first   int32 // card
	live    int32 // the pile's before
	log     int   // the linker's before
	best    []bested
}

// bested is what a card's best was before.
type bested struct{ card, best int32 }

const undatedKey = math.MaxInt64

// NewStream begins a stream.
func (m *Model) NewStream() *Stream {
	s := &Stream{model: m, sealed: math.MinInt64, pile: newPile(m), link: &linker{seen: make(map[uint64]bond)}}
	s.link.bond, s.link.apart = s.bond, s.apart
	return s
}

// bond is how likely two reports of the pile are of one event.
func (s *Stream) bond(a, b int32) bond {
	x, y := s.pile.cards[a], s.pile.cards[b]
	if apart(x, y) {
		return bond{-most, -most}
	}
	var f [nFeatures]int32
	compare(x, y, &f)
	relative(x, y, &f)
	return s.judge(a, b).bond(&f)
}

// apart tells whether all reports of one list were published before all of the
// other, and whether the days of all are known.
func (s *Stream) apart(x, y []int32) (apart, known bool) {
	a, b, ok := s.span(x)
	c, d, ok2 := s.span(y)
	known = ok && ok2
	return known && (b < c || d < a), known
}

// span is the first and the last day of some reports.
func (s *Stream) span(x []int32) (first, last synoptic.Day, ok bool) {
	for i, a := range x {
		c := s.pile.cards[a]
		if c.Dated != published {
			return 0, 0, false
		}
		if i == 0 {
			first, last = c.Day, c.Day
		}
		first, last = min(first, c.Day), max(last, c.Day)
	}
	return first, last, true
}

func (s *Stream) judge(a, b int32) *Model {
	if s.judges != nil {
		return s.judges(a, b)
	}
	return s.model
}

// Add takes in a report. A report of an ID that is there already is for the
// caller to leave out.
func (s *Stream) Add(r Report) {
	key := int64(undatedKey)
	if r.Terms.Dated != undated {
		key = max(int64(r.Terms.Day), s.sealed)
	}
	at, ok := slices.BinarySearchFunc(s.days, key, func(d *day, k int64) int { return cmp.Compare(d.key, k) })
	if !ok {
		s.rewind(at)
		s.days = slices.Insert(s.days, at, &day{key: key})
	}
	s.rewind(at)
	d := s.days[at]
	d.reports, d.sorted = append(d.reports, r), false
}

// rewind undoes the days from at on.
func (s *Stream) rewind(at int) {
	for ; s.done > at; s.done-- {
		d := s.days[s.done-1]
		s.link.undo(d.log)
		s.link.of, s.link.parts = s.link.of[:d.first], s.link.parts[:d.first]
		for i := len(d.best) - 1; i >= 0; i-- {
			s.pile.cards[d.best[i].card].best = d.best[i].best
		}
		s.pile.unfile(d.first)
		for ; s.pile.live > d.live; s.pile.live-- {
			s.pile.tell(s.pile.cards[s.pile.live-1].Terms, 1)
		}
		s.ids, s.at = s.ids[:d.first], nil
	}
}

// Seal says that no report of a day before this one comes any more; one that
// does is taken up with the reports of the day itself. The stories of the days
// before are settled, and the terms of those that are not looked for any more
// (see Live) are let go. Reports of no known day are never let go.
func (s *Stream) Seal(from synoptic.Day) {
	if int64(from) <= s.sealed {
		return
	}
	s.sealed = int64(from)
	s.settle()
	open, _ := slices.BinarySearchFunc(s.days, s.sealed, func(d *day, k int64) int { return cmp.Compare(d.key, k) })
	live := s.pile.live
	if open < len(s.days) {
		live = s.days[open].live
	}
	for ; s.let < live; s.let++ {
		s.pile.letGo(s.let)
	}
	for _, d := range s.days[:open] {
		d.reports, d.best = nil, nil
	}
}

// settle takes up what has not been taken up yet.
func (s *Stream) settle() {
	for ; s.done < len(s.days); s.done++ {
		s.take(s.days[s.done])
	}
}

// take takes up a day.
func (s *Stream) take(d *day) {
	if !d.sorted {
		slices.SortFunc(d.reports, func(a, b Report) int { return cmp.Compare(a.ID, b.ID) })
		d.sorted = true
	}
	p := s.pile
	d.first, d.live, d.log, d.best = int32(len(p.cards)), p.live, len(s.link.log), nil
	if s.Live > 0 && d.key != undatedKey {
		d.live = p.age(synoptic.Day(d.key) - synoptic.Day(s.Live))
	}
	s.link.live = p.live
	for _, r := range d.reports {
		p.add(r.Terms)
		s.ids, s.at = append(s.ids, r.ID), nil
	}
	for i := int(d.first); i < len(p.cards); i++ {
		p.weigh(p.cards[i].Terms)
		p.cards[i].measure()
	}
	s.link.join(s.edges(d))
	clear(s.link.seen)
}

// A likely pair is one that the index found, with its bond but for what other
// reports have to say.
type likely struct {
	a, b  int32
	like  int32
	bond  bond
	dated bool
}

// edges files the reports of a day and gives the pairs that may be of one
// event. A report's nearest neighbour, which every pair is measured by, is
// known only when all reports of the day are filed.
func (s *Stream) edges(d *day) []edge {
	p := s.pile
	var pairs []likely
	var near []int32
	var f [nFeatures]int32
	for at := d.first; at < int32(len(p.cards)); at++ {
		s.link.of = append(s.link.of, at)
		s.link.parts = append(s.link.parts, []int32{at})
		near = p.file(at, near)
		c := p.cards[at]
		for _, o := range near {
			x := p.cards[o]
			if apart(x, c) || x.Lang != c.Lang {
				continue
			}
			compare(x, c, &f)
			u := likeness(&f)
			if u > x.best {
				if o < d.first {
					d.best = append(d.best, bested{o, x.best})
				}
				x.best = u
			}
			c.best = max(c.best, u)
			pairs = append(pairs, likely{o, at, u, s.judge(o, at).bond(&f), f[fGapNone] == 0})
		}
	}
	var edges []edge
	for i := range pairs {
		q := &pairs[i]
		if s.learn != nil {
			s.learn(q.a, q.b)
		}
		logit := q.bond.logit + s.judge(q.a, q.b).relative(p.cards[q.a], p.cards[q.b], q.like, q.dated)
		if logit > 0 {
			edges = append(edges, edge{q.a, q.b, min(most, logit)})
		}
	}
	return edges
}

// Groups are the reports of each story, by ID, in order of day and ID, and the
// stories in order of their first reports.
func (s *Stream) Groups() [][]string {
	s.settle()
	var out [][]string
	for _, part := range s.link.parts {
		if len(part) == 0 {
			continue
		}
		ids := make([]string, len(part))
		for i, r := range part {
			ids[i] = s.ids[r]
		}
		out = append(out, ids)
	}
	return out
}

// Order compares two reports of the stream by day and ID.
func (s *Stream) Order(a, b string) int { return cmp.Compare(s.card(a), s.card(b)) }

// Sure is the chance, per thousand, that two reports are of one event; 0 if one
// is not there, 500 if the terms of one were let go.
func (s *Stream) Sure(a, b string) int {
	x, y := s.card(a), s.card(b)
	if x < 0 || y < 0 {
		return 0
	}
	if min(x, y) < s.let {
		return chance(0)
	}
	return chance(s.link.bond(x, y).logit)
}

// card is where a report is on the pile; -1 if it is not.
func (s *Stream) card(id string) int32 {
	s.settle()
	if len(s.at) != len(s.ids) {
		s.at = make(map[string]int32, len(s.ids))
		for i, id := range s.ids {
			s.at[id] = int32(i)
		}
	}
	if i, ok := s.at[id]; ok {
		return i
	}
	return -1
}
