package story

import (
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// A world makes up reports as a stream of news has them: events in topics that
// share words, of one report or hundreds, in bursts of a day or two, whose
// wording drifts from stage to stage, and copies with small edits.
type world struct {
	r      *linear.Rand
	serial int
	day    synoptic.Day
	events []*event // open ones
}

// An event is what a world's reports tell of.
type event struct {
	id, topic int
	left      int // reports to come
	told      int
	last      *Terms
}

const (
	vocabulary = 150_000 // words that stand in reports of anything
	topics     = 3_000
	perReport  = 450 // words
	// indexed is how many of them are terms: the others are small words. A
	// report has some 240 terms then, as one of 450 words has in life (those of
	// the development sets have 300 with 650 words, 200 with 350).
	indexed = perReport * 5 / 8
)

func newWorld(seed uint64, day synoptic.Day) *world { return &world{r: linear.NewRand(seed), day: day} }

// size is how many reports an event gets: most few, some hundreds.
func (w *world) size() int {
	n := 1
	for n < 400 && w.r.Percent(58) {
		n += 1 + w.r.Intn(n)
	}
	return n
}

// next makes a report and names its event.
func (w *world) next() (Report, int) {
	if len(w.events) < 200 || w.r.Percent(20) {
		w.serial++
		w.events = append(w.events, &event{id: w.serial, topic: w.r.Intn(topics), left: w.size()})
	}
	at := w.r.Intn(len(w.events))
	e := w.events[at]
	t := w.tell(e)
	e.left--
	e.told++
	if e.left == 0 {
		w.events[at] = w.events[len(w.events)-1]
		w.events = w.events[:len(w.events)-1]
	}
	return Report{ID: fmt.Sprintf("%016x", w.r.Uint64()), Terms: t}, e.id
}

func key(kind, a, b int) uint32 { return linear.Three(kind, linear.Hash(a), linear.Hash(b), 7).Key() }

// common is a word of the vocabulary, the early ones far more often.
func (w *world) common() uint32 {
	n := vocabulary
	for n > 40 && w.r.Percent(70) {
		n /= 3
	}
	return key(1, w.r.Intn(n), 0)
}

// tell writes one report of an event.
func (w *world) tell(e *event) *Terms {
	if e.last != nil && w.r.Percent(15) {
		return w.copyOf(e.last)
	}
	t := &Terms{Day: w.day, Dated: published, Lang: langEN}
	at := make(map[uint32]int)
	put := func(k uint32, f form) {
		i, ok := at[k]
		if !ok {
			i = len(t.List)
			at[k] = i
			t.List = append(t.List, Term{Key: k})
		}
		n := min(15, t.List[i].Form.times()+1)
		t.List[i].Form = t.List[i].Form&^formCount | f | form(n)
	}
	stage := e.told / 12
	for i := range indexed {
		zone, own := form(0), 14
		switch {
		case i < 7:
			zone, own = formTitle|formLead|formHead, 60
		case i < 7+leadWords*5/8:
			zone, own = formLead|formHead, 30
		case i < headWords*5/8:
			zone, own = formHead, 18
		}
		switch p := w.r.Intn(100); {
		case p < own/2:
			put(key(2, e.id, w.r.Intn(8)), zone|formName) // its names
		case p < own:
			put(key(3, e.id, stage*4+w.r.Intn(20)), zone) // its words, drifting
		case p < own+25:
			put(key(4, e.topic, w.r.Intn(250)), zone)
		default:
			put(w.common(), zone)
		}
	}
	for i := range 6 {
		put(key(5, e.id, w.r.Intn(9)), form(run)<<kindShift|formLead)
		if i < 3 {
			put(key(6, e.id, w.r.Intn(4)), form(number)<<kindShift|formLead)
		}
	}
	for range 40 {
		put(key(7, int(w.common()%5000), w.r.Intn(40)), form(pair)<<kindShift|formLead)
	}
	t.List = slices.Clip(slices.Clone(t.List)) // as an Indexer makes it
	slices.SortFunc(t.List, func(a, b Term) int { return int(int64(a.Key) - int64(b.Key)) })
	for range sketchSize {
		t.Sketch = append(t.Sketch, uint32(w.r.Uint64()))
	}
	slices.Sort(t.Sketch)
	e.last = t
	return t
}

// copyOf is a report with some words cut.
func (w *world) copyOf(t *Terms) *Terms {
	c := *t
	c.Day = w.day
	c.List = slices.Clip(slices.DeleteFunc(slices.Clone(t.List), func(Term) bool { return w.r.Percent(5) }))
	c.Sketch = slices.Clone(t.Sketch)
	return &c
}
