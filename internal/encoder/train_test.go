package encoder

import (
	"math"
	"testing"

	"github.com/synoptic-news/synoptic/internal/linear"
)

func small() (Shape, []*Example) {
	s := Shape{Tables: []Table{{5, 4}, {4, 2}}, Hidden: 6, Layers: 2, Arc: 5, Tags: 4, Rels: 3}
	return s, []*Example{
		{In: []int32{1, 2, 3, 1, 0, 3, 4, 0}, Tag: []int32{1, 0, Unknown, 3}, Head: []int32{1, -1, 1, Unknown}, Rel: []int32{2, Unknown, 0, Unknown}},
		{In: []int32{1, 2, 3, 1, 2, 2}, Tag: []int32{1, 0, 2}, Head: []int32{1, 2, -1}, Rel: []int32{2, 1, Unknown}},
	}
}

// Gradients point where the loss falls. The gates are a table of steps, so the
// loss is one too, and the directions agree only nearly.
func TestGradients(t *testing.T) {
	s, batch := small()
	n := NewNet(s, 1)
	for _, p := range append([]*param{n.convBias, n.viewsB}, n.biases...) { // away from the leak's bend
		for i := range p.w {
			p.w[i] = float32(4*n.unit() - 2)
		}
	}
	loss := func() float64 {
		c := &crew{rng: linear.NewRand(1)}
		c.masks = make([][]float32, n.Layers+3)
		n.forward(c, batch, 1e-9, nil)
		n.backward(c, batch, 1)
		return c.loss[0] + c.loss[1] + c.loss[2]
	}
	loss()
	var grads [][]float32
	for _, p := range n.params {
		grads = append(grads, append([]float32(nil), p.grad[0]...))
	}
	for i, p := range n.params {
		var both, want2, got2 float64
		for k := range p.w {
			const step = 0.05
			old := p.w[k]
			p.w[k] = old + step
			up := loss()
			p.w[k] = old - step
			down := loss()
			p.w[k] = old
			want := (up - down) / (2 * step)
			got := float64(grads[i][k])
			both, want2, got2 = both+want*got, want2+want*want, got2+got*got
		}
		if cos := both / math.Sqrt(want2*got2); cos < 0.9 || got2 > 1.3*want2 || got2 < 0.7*want2 {
			t.Errorf("part %d of %d values: cosine %.3f, lengths %.3f and %.3f", i, len(p.w), cos, math.Sqrt(got2), math.Sqrt(want2))
		}
	}
}
