package encoder

import (
	"math"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// A crew works on its part of a batch; it holds all that the way back needs.
type crew struct {
	number  int
	rng     *linear.Rand
	product product
	starts  []int // of each sentence among the words
	ids     []int32
	words   int

	input, wide     []float32 // vectors; those of a window
	out             [][]float32
	sums, cells     [][]float32 // of each layer: gates after their function; states
	masks           [][]float32
	view, query     []float32
	heads, arcs     []float32 // of a sentence: views as head, root first; scores
	join, rels, tag []float32
	headOf          []int32

	dOut, dSums, dView, dQuery, dHeads, dJoin, dWide, dInput []float32
	carry                                                    []float32
	loss                                                     [3]float64 // arcs, relations, tags
}

// leak is the slope of units below zero.
const leak = 0.125

// The gates' function, as in the integer network: a table.
const (
	gateSteps = 128 // per unit
	gateReach = 8
)

var gateTable = func() (t [2 * gateReach * gateSteps]float32) {
	for i := range t {
		x := float64(i-gateReach*gateSteps) / gateSteps
		t[i] = float32(1 / (1 + math.Exp(-x)))
	}
	return t
}()

func gate(x float32) float32 {
	i := int(x*gateSteps + (gateReach*gateSteps + 0.5))
	return gateTable[max(0, min(len(gateTable)-1, i))]
}

// forward computes everything up to the tags' scores and the queries of arcs.
func (n *Net) forward(c *crew, batch []*Example, drop float64, unseen []float32) {
	c.gather(n, batch, unseen)
	if c.out == nil {
		c.out, c.sums, c.cells = make([][]float32, n.Layers+1), make([][]float32, n.Layers), make([][]float32, n.Layers)
		c.masks = make([][]float32, n.Layers+3)
	}
	t, h, d := c.words, n.Hidden, n.inputWidth()
	c.mask(0, c.input, drop)
	wide := fit(&c.wide, t*window*d)
	clear(wide)
	for s, e := range batch {
		from := c.starts[s]
		for i := range e.Len() {
			for k := -1; k <= 1; k++ {
				if j := i + k; j >= 0 && j < e.Len() {
					copy(wide[((from+i)*window+k+1)*d:][:d], c.input[(from+j)*d:])
				}
			}
		}
	}
	x := fit(&c.out[0], t*h)
	c.product.set(dense(x, t, h), dense(wide, t, window*d), dense(n.conv.w, window*d, h))
	bias(x, n.convBias.w, h)
	c.mask(1, x, drop)
	for l := range n.Layers {
		n.layer(c, batch, l)
		c.mask(l+2, c.out[l+1], drop)
	}
	top := c.out[n.Layers]
	v := fit(&c.view, t*4*n.Arc)
	c.product.set(dense(v, t, 4*n.Arc), dense(top, t, h), dense(n.views.w, h, 4*n.Arc))
	for i := range t {
		row := v[i*4*n.Arc : (i+1)*4*n.Arc]
		for k := range row {
			row[k] += n.viewsB.w[k]
		}
		leaky(row[:2*n.Arc])
	}
	c.mask(n.Layers+2, v, drop)
	q := fit(&c.query, t*n.Arc)
	c.product.set(dense(q, t, n.Arc), c.views(n, 1), dense(n.arc.w, n.Arc, n.Arc))
	for i := range q {
		q[i] += n.arcBias.w[i%n.Arc]
	}
	tag := fit(&c.tag, t*n.Tags)
	c.product.set(dense(tag, t, n.Tags), dense(top, t, h), dense(n.tag.w, h, n.Tags))
	for i := range tag {
		tag[i] += n.tagBias.w[i%n.Tags]
	}
}

// views is view k of all words: 0 head of an arc, 1 its child, 2 and 3 the
// same for relations.
func (c *crew) views(n *Net, k int) matrix {
	return dense(c.view, c.words, 4*n.Arc).part(k*n.Arc, (k+1)*n.Arc)
}

func bias(x, b []float32, width int) {
	for i := 0; i < len(x); i += width {
		row := x[i : i+width]
		for k := range row {
			row[k] += b[k]
		}
		leaky(row)
	}
}

func leaky(x []float32) {
	for k := range x {
		if x[k] < 0 {
			x[k] *= leak
		}
	}
}

// gather copies the words' vectors. Words are taken for unknown ones at
// random, the rarer the oftener: unseen is by word, nil for never.
func (c *crew) gather(n *Net, batch []*Example, unseen []float32) {
	c.starts, c.ids, c.words = c.starts[:0], c.ids[:0], 0
	for _, e := range batch {
		c.starts = append(c.starts, c.words)
		c.words += e.Len()
		c.ids = append(c.ids, e.In...)
	}
	k, d := len(n.Tables), n.inputWidth()
	in := fit(&c.input, c.words*d)
	for i := range c.words {
		ids := c.ids[i*k : (i+1)*k]
		if unseen != nil && float32(c.rng.Uint64()>>40)/(1<<24) < unseen[ids[0]] {
			ids[0] = 0
		}
		at := i * d
		for j, t := range n.tables {
			copy(in[at:at+t.width], t.w[int(ids[j])*t.width:])
			at += t.width
		}
	}
}

// mask drops numbers at random and scales the others up.
func (c *crew) mask(k int, x []float32, drop float64) {
	if drop == 0 {
		c.masks[k] = c.masks[k][:0]
		return
	}
	m := fit(&c.masks[k], len(x))
	scale, least := float32(1/(1-drop)), uint64(drop*(1<<16))
	for i := 0; i < len(x); i += 4 {
		r := c.rng.Uint64()
		for j := i; j < min(i+4, len(x)); j++ {
			m[j] = scale
			if r&0xffff < least {
				m[j] = 0
			}
			x[j] *= m[j]
			r >>= 16
		}
	}
}

// layer is a simple recurrent unit: half of the units read from left to
// right, half from right to left.
func (n *Net) layer(c *crew, batch []*Example, l int) {
	t, h, half := c.words, n.Hidden, n.Hidden/2
	u, cells, x, y := fit(&c.sums[l], t*3*h), fit(&c.cells[l], t*h), c.out[l], fit(&c.out[l+1], t*h)
	c.product.set(dense(u, t, 3*h), dense(x, t, h), dense(n.layers[l].w, h, 3*h))
	b := n.biases[l].w
	nothing := make([]float32, half)
	for s, e := range batch {
		for dir := range 2 {
			last, k0 := nothing, dir*half
			for i := range e.Len() {
				at := c.starts[s] + i
				if dir == 1 {
					at = c.starts[s] + e.Len() - 1 - i
				}
				row := u[at*3*h : (at+1)*3*h]
				cand, forget, show := row[k0:k0+half], row[h+k0:h+k0+half], row[2*h+k0:2*h+k0+half]
				cand0, forget0, show0 := b[k0:k0+half], b[h+k0:h+k0+half], b[2*h+k0:2*h+k0+half]
				state, in, out := cells[at*h+k0:][:half], x[at*h+k0:][:half], y[at*h+k0:][:half]
				for k := range state {
					cand[k] += cand0[k]
					f, r := gate(forget[k]+forget0[k]), gate(show[k]+show0[k])
					v := f*last[k] + (1-f)*cand[k]
					state[k], forget[k], show[k] = v, f, r
					out[k] = r*v + (1-r)*in[k]
				}
				last = state
			}
		}
	}
}

// arcScores computes the scores of a sentence's arcs, a row of heads for each
// child, the root first.
func (n *Net) arcScores(c *crew, s, length int) []float32 {
	a, from := n.Arc, c.starts[s]
	heads := fit(&c.heads, (length+1)*a)
	copy(heads, n.root.w)
	for i := range length {
		copy(heads[(i+1)*a:(i+2)*a], c.view[(from+i)*4*a:])
	}
	scores := fit(&c.arcs, length*(length+1))
	c.product.set(dense(scores, length, length+1), dense(c.query[from*a:], length, a), dense(heads, length+1, a).flip())
	for i := range length {
		row := scores[i*(length+1) : (i+1)*(length+1)]
		for j := range length {
			row[j+1] += n.distance.w[distanceOf(i, j)]
		}
		row[i+1] = -1e9
	}
	return scores
}

// relScores computes the scores of relations of all words to the heads in
// c.headOf, which count over the whole batch.
func (n *Net) relScores(c *crew) {
	a := n.Arc
	join := fit(&c.join, c.words*a)
	for i, h := range c.headOf {
		row := join[i*a : (i+1)*a]
		copy(row, c.view[(i*4+3)*a:])
		if h >= 0 {
			add(row, c.view[(int(h)*4+2)*a:])
		}
		leaky(row)
	}
	rels := fit(&c.rels, c.words*n.Rels)
	c.product.set(dense(rels, c.words, n.Rels), dense(join, c.words, a), dense(n.rel.w, a, n.Rels))
	for i := range rels {
		rels[i] += n.relBias.w[i%n.Rels]
	}
}

// add adds x to y.
func add(y, x []float32) {
	x = x[:len(y)]
	for i := range y {
		y[i] += x[i]
	}
}
