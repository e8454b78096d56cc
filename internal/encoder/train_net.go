package encoder

import (
	"math"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// crews is how many parts a batch is cut into, each worked on by a goroutine
// of its own. Its value is part of the result: sums are taken part by part.
const crews = 2

// A param is a part of the network while it is trained.
type param struct {
	w, mean, square []float32 // values; moments of their gradients
	slow            []float32 // moving average of the values, which is what is kept
	grad            [crews][]float32
	width           int // of a row, if only the rows touched are updated
	touched         [crews][]int32
	stamp           [crews][]int32 // by row, the step that last touched it
}

// A Net is a network in training, in floats.
type Net struct {
	Shape
	params         []*param
	tables         []*param
	conv, convBias *param
	layers, biases []*param // three numbers a unit: candidate, forget gate, output gate
	views, viewsB  *param
	arc, arcBias   *param
	root, distance *param
	rel, relBias   *param
	tag, tagBias   *param
	step           int
	rng            *linear.Rand
}

// NewNet makes a network with random values.
func NewNet(s Shape, seed uint64) *Net {
	n := &Net{Shape: s, rng: linear.NewRand(seed)}
	for _, t := range s.Tables {
		n.tables = append(n.tables, n.param(t.Rows*t.Width, 0.2, t.Width))
	}
	h, a := s.Hidden, s.Arc
	n.conv, n.convBias = n.full(window*s.inputWidth(), h), n.param(h, 0, 0)
	for range s.Layers {
		n.layers, n.biases = append(n.layers, n.full(h, 3*h)), append(n.biases, n.param(3*h, 0, 0))
	}
	n.views, n.viewsB = n.full(h, 4*a), n.param(4*a, 0, 0)
	n.arc, n.arcBias = n.full(a, a), n.param(a, 0, 0)
	n.root, n.distance = n.param(a, 0.1, 0), n.param(distances, 0, 0)
	n.rel, n.relBias = n.full(a, s.Rels), n.param(s.Rels, 0, 0)
	n.tag, n.tagBias = n.full(h, s.Tags), n.param(s.Tags, 0, 0)
	return n
}

func (n *Net) param(size int, spread float64, width int) *param {
	p := &param{w: make([]float32, size), mean: make([]float32, size), square: make([]float32, size), width: width}
	for i := range p.w {
		p.w[i] = float32((2*n.unit() - 1) * spread)
	}
	p.slow = append([]float32(nil), p.w...)
	for c := range crews {
		p.grad[c] = make([]float32, size)
		if width > 0 {
			p.stamp[c] = make([]int32, size/width)
		}
	}
	n.params = append(n.params, p)
	return p
}

func (n *Net) full(in, out int) *param {
	return n.param(in*out, math.Sqrt(6/float64(in+out)), 0)
}

// unit is a random number in [0, 1).
func (n *Net) unit() float64 { return float64(n.rng.Uint64()>>11) / (1 << 53) }

// touch is the gradient of a row, marked as touched.
func (p *param) touch(crew int, row int32, step int) []float32 {
	if p.stamp[crew][row] != int32(step) {
		p.stamp[crew][row] = int32(step)
		p.touched[crew] = append(p.touched[crew], row)
	}
	return p.grad[crew][int(row)*p.width : (int(row)+1)*p.width]
}

// Constants of Adam.
const (
	decayMean   = 0.9
	decaySquare = 0.98
	decaySlow   = 0.985 // each slowEvery steps
	slowEvery   = 10
)

// update takes one step of Adam along the gradients and clears them. Rows of
// tables move only when they were touched.
func (n *Net) update(rate float64) {
	n.step++
	mean := rate / (1 - math.Pow(decayMean, float64(n.step)))
	square := float32(1 / (1 - math.Pow(decaySquare, float64(n.step))))
	both(len(n.params), func(i int) {
		p := n.params[i]
		if p.width == 0 {
			p.adam(0, len(p.w), float32(mean), square)
		} else {
			for c := range crews {
				for _, row := range p.touched[c] {
					from := int(row) * p.width
					p.adam(from, from+p.width, float32(mean), square)
				}
				p.touched[c] = p.touched[c][:0]
			}
		}
		if n.step%slowEvery == 0 {
			for k, w := range p.w {
				p.slow[k] += (w - p.slow[k]) * (1 - decaySlow)
			}
		}
	})
}

// adam updates values [from, to). A row that both crews touched comes twice;
// its gradient is nothing the second time.
func (p *param) adam(from, to int, mean, square float32) {
	w, m, s := p.w[from:to], p.mean[from:to], p.square[from:to]
	g0, g1 := p.grad[0][from:to], p.grad[1][from:to]
	if p.width > 0 {
		any := false
		for i := range g0 {
			any = any || g0[i] != 0 || g1[i] != 0
		}
		if !any {
			return
		}
	}
	for i := range w {
		g := g0[i] + g1[i]
		g0[i], g1[i] = 0, 0
		m[i] = decayMean*m[i] + (1-decayMean)*g
		s[i] = decaySquare*s[i] + (1-decaySquare)*g*g
		w[i] -= mean * m[i] / (float32(math.Sqrt(float64(s[i]*square))) + 1e-8)
	}
}

// swap exchanges the values and their moving averages.
func (n *Net) swap() {
	for _, p := range n.params {
		p.w, p.slow = p.slow, p.w
	}
}
