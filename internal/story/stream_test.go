package story

import (
	"fmt"
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/linear"
)

func model(t testing.TB) *Model {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// days makes up reports of some days, and which event each tells of.
func days(seed uint64, days, each int) ([]Report, map[string]int) {
	w := newWorld(seed, synoptic.DayOf(2031, 5, 1))
	of := make(map[string]int)
	var out []Report
	for range days {
		for range each {
			r, e := w.next()
			of[r.ID] = e
			out = append(out, r)
		}
		w.day++
	}
	return out, of
}

func again(r Report) Report {
	t := *r.Terms
	t.List = slices.Clone(t.List)
	return Report{r.ID, &t}
}

func groups(m *Model, live int, rs []Report) [][]string {
	s := m.NewStream()
	s.Live = live
	for _, r := range rs {
		s.Add(again(r))
	}
	return s.Groups()
}

// The stories are a function of the set: shuffled, one by one with a question
// in between, late, or from the beginning after a stop.
func TestStoriesDoNotDependOnArrival(t *testing.T) {
	m := model(t)
	rs, _ := days(1, 5, 120)
	for i := range rs {
		if i%17 == 0 {
			rs[i].Terms.Dated = undated
		}
	}
	for _, live := range []int{0, 2} {
		want := groups(m, live, rs)
		r := linear.NewRand(7)
		for round := range 4 {
			order := make([]int, len(rs))
			for i := range order {
				order[i] = i
			}
			r.Shuffle(order)
			s := m.NewStream()
			s.Live = live
			for n, i := range order {
				s.Add(again(rs[i]))
				if n%(60+round) == 0 {
					s.Groups() // asked on the way
				}
			}
			if got := s.Groups(); !equal(got, want) {
				t.Fatalf("live %d, round %d: %d stories, want %d, or others", live, round, len(got), len(want))
			}
		}
	}
}

func equal(a, b [][]string) bool {
	return slices.EqualFunc(a, b, func(x, y []string) bool { return slices.Equal(x, y) })
}

// What is taken back leaves nothing behind.
func TestRewindRestores(t *testing.T) {
	m := model(t)
	rs, _ := days(3, 4, 80)
	s := m.NewStream()
	s.Live = 1
	for _, r := range rs {
		s.Add(again(r))
	}
	before := fmt.Sprint(s.Groups(), len(s.pile.count), len(s.pile.posts), s.pile.live)
	for at := range s.days {
		s.rewind(at)
		if got := fmt.Sprint(s.Groups(), len(s.pile.count), len(s.pile.posts), s.pile.live); got != before {
			t.Errorf("taken back to day %d and up again: something else", at)
		}
	}
	s.rewind(0)
	if len(s.pile.count)+len(s.pile.posts)+len(s.pile.cards)+len(s.link.log)+len(s.ids) != 0 {
		t.Errorf("all taken back, but %d counts, %d lists, %d reports are left", len(s.pile.count), len(s.pile.posts), len(s.pile.cards))
	}
}

// Made-up events are found again, for the most part.
func TestMadeUpEventsAreFound(t *testing.T) {
	rs, of := days(5, 3, 400)
	right, all := 0, 0
	for _, g := range groups(model(t), 0, rs) {
		for i, a := range g {
			for _, b := range g[:i] {
				all++
				if of[a] == of[b] {
					right++
				}
			}
		}
	}
	if all == 0 || right*100 < 95*all {
		t.Errorf("%d of %d pairs put together are of one event", right, all)
	}
}
