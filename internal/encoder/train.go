package encoder

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// A Plan says how to train.
type Plan struct {
	Courses []Course
	Batch   int     // words, about
	Rate    float64 // of learning, at its height
	Drop    float64 // share of numbers dropped at random
	Seen    []int32 // by word (first table), how often among the last course's examples
	Seed    uint64
	// Done is called after each epoch, with the values that are kept in place.
	Done func(course, epoch int, line string)
}

// A Course is a number of epochs over some examples.
type Course struct {
	Examples []Example
	Epochs   int
}

// Steps in which the rate rises, the share of all steps after which it falls,
// and the share of it that is left in the end.
const (
	warmSteps = 200
	fallFrom  = 0.3
	leastRate = 0.03
)

// Train learns from the examples of each course in turn.
func (n *Net) Train(p Plan) {
	unseen := make([]float32, len(p.Seen))
	for i, k := range p.Seen {
		if unseen[i] = 0.03 + 0.25/float32(1+k); k == 0 {
			unseen[i] = 0.1
		}
	}
	var work [crews]*crew
	for i := range work {
		work[i] = &crew{number: i, rng: linear.NewRand(p.Seed + uint64(i) + 1)}
	}
	rng := linear.NewRand(p.Seed)
	total := 0
	for _, c := range p.Courses {
		total += c.Epochs * len(batches(c.Examples, p.Batch, nil))
	}
	taken := 0
	for ci, c := range p.Courses {
		for epoch := range c.Epochs {
			var loss [3]float64
			words := 0
			for _, batch := range batches(c.Examples, p.Batch, rng) {
				size := 0
				for _, e := range batch {
					size += e.Len()
				}
				both(crews, func(k int) {
					part := batch[k*len(batch)/crews : (k+1)*len(batch)/crews]
					if len(part) > 0 {
						n.forward(work[k], part, p.Drop, unseen)
						n.backward(work[k], part, 1/float32(size))
					}
				})
				rate := p.Rate
				if done := float64(taken) / float64(total); done > fallFrom {
					rate *= 1 - (done-fallFrom)/(1-fallFrom)*(1-leastRate)
				}
				n.update(rate * min(1, float64(n.step+1)/warmSteps))
				taken++
				words += size
			}
			for _, w := range work {
				for k, l := range w.loss {
					loss[k] += l / float64(words)
				}
				w.loss = [3]float64{}
			}
			if p.Done != nil {
				n.swap()
				p.Done(ci, epoch, fmt.Sprintf("loss of arcs %.3f, relations %.3f, tags %.3f", loss[0], loss[1], loss[2]))
				n.swap()
			}
		}
	}
	n.swap()
}

// batches cuts the examples into batches, in a new random order if rng is not
// nil; their number is about the same each time. What is left over waits for
// the next epoch.
func batches(examples []Example, words int, rng *linear.Rand) [][]*Example {
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	if rng != nil {
		rng.Shuffle(order)
	}
	var out [][]*Example
	var batch []*Example
	size := 0
	for _, i := range order {
		e := &examples[i]
		if e.Len() > longest {
			continue
		}
		batch, size = append(batch, e), size+e.Len()
		if size >= words {
			out, batch, size = append(out, batch), nil, 0
		}
	}
	if len(out) == 0 && size > 0 {
		out = append(out, batch)
	}
	return out
}

// longest sentence that is read as a whole, in words.
const longest = 200

// both calls f with each number below n, on two goroutines. What f does with
// one number must not depend on another.
func both(n int, f func(i int)) {
	var next atomic.Int32
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
}

// A Score counts what agrees with examples.
type Score struct{ Words, Tag, Head, Rel int }

// Measure parses the examples with the values as they are. same tells which
// relations count as equal.
func (n *Net) Measure(examples []Example, same func(a, b int32) bool) Score {
	var s Score
	c := &crew{}
	f := &forest{}
	var whole []int32
	for i := range examples {
		e := &examples[i]
		length := e.Len()
		n.forward(c, []*Example{e}, 0, nil)
		scores := n.arcScores(c, 0, length)
		fit(&whole, len(scores))
		for k, v := range scores {
			whole[k] = int32(max(-1<<30, min(1<<30, v*(1<<16))))
		}
		f.heads(whole, length, fit(&c.headOf, length))
		n.relScores(c)
		for k := range length {
			s.Words++
			if int32(best(c.tag[k*n.Tags:(k+1)*n.Tags])) == e.Tag[k] {
				s.Tag++
			}
			if c.headOf[k] == e.Head[k] {
				s.Head++
				if e.Head[k] < 0 || same(int32(best(c.rels[k*n.Rels:(k+1)*n.Rels])), e.Rel[k]) {
					s.Rel++
				}
			}
		}
	}
	return s
}

func best[T int32 | float32](x []T) int {
	b := 0
	for i, v := range x {
		if v > x[b] {
			b = i
		}
	}
	return b
}
