package encoder

import "math"

// backward adds the gradients of the losses, each weighed by scale.
func (n *Net) backward(c *crew, batch []*Example, scale float32) {
	a, h, t := n.Arc, n.Hidden, c.words
	n.goldHeads(c, batch)
	n.relScores(c)
	dView, dQuery := fit(&c.dView, t*4*a), fit(&c.dQuery, t*a)
	clear(dView)
	clear(dQuery)
	n.arcsBack(c, batch, scale)
	n.relsBack(c, batch, scale)

	p := &c.product
	p.add(dense(n.arc.grad[c.number], a, a), c.views(n, 1).flip(), dense(dQuery, t, a))
	columns(n.arcBias.grad[c.number], dQuery)
	p.add(dense(dView, t, 4*a).part(a, 2*a), dense(dQuery, t, a), dense(n.arc.w, a, a).flip())
	c.unmask(n.Layers+2, dView)
	for i := range t {
		leakyBack(dView[i*4*a:i*4*a+2*a], c.view[i*4*a:])
	}
	columns(n.viewsB.grad[c.number], dView)
	top := dense(c.out[n.Layers], t, h)
	p.add(dense(n.views.grad[c.number], h, 4*a), top.flip(), dense(dView, t, 4*a))
	dOut := fit(&c.dOut, t*h)
	p.set(dense(dOut, t, h), dense(dView, t, 4*a), dense(n.views.w, h, 4*a).flip())
	n.tagsBack(c, batch, scale)
	for l := n.Layers - 1; l >= 0; l-- {
		c.unmask(l+2, dOut)
		n.layerBack(c, batch, l)
	}
	c.unmask(1, dOut)
	leakyBack(dOut, c.out[0])
	n.inputBack(c, batch)
}

func (n *Net) goldHeads(c *crew, batch []*Example) {
	c.headOf = c.headOf[:0]
	for s, e := range batch {
		for _, head := range e.Head {
			if head >= 0 {
				head += int32(c.starts[s])
			}
			c.headOf = append(c.headOf, head)
		}
	}
}

func (n *Net) arcsBack(c *crew, batch []*Example, scale float32) {
	a := n.Arc
	for s, e := range batch {
		length, from := e.Len(), c.starts[s]
		scores := n.arcScores(c, s, length)
		for i, head := range e.Head {
			row := scores[i*(length+1) : (i+1)*(length+1)]
			c.loss[0] += surprise(row, int(head)+1, scale)
			for j := range length {
				n.distance.grad[c.number][distanceOf(i, j)] += row[j+1]
			}
		}
		m := dense(scores, length, length+1)
		c.product.add(dense(c.dQuery[from*a:], length, a), m, dense(c.heads, length+1, a))
		dHeads := fit(&c.dHeads, (length+1)*a)
		c.product.set(dense(dHeads, length+1, a), m.flip(), dense(c.query[from*a:], length, a))
		add(n.root.grad[c.number], dHeads)
		for i := range length {
			add(c.dView[(from+i)*4*a:(from+i)*4*a+a], dHeads[(i+1)*a:])
		}
	}
}

func (n *Net) relsBack(c *crew, batch []*Example, scale float32) {
	a := n.Arc
	i := 0
	for _, e := range batch {
		for _, r := range e.Rel {
			c.loss[1] += surprise(c.rels[i*n.Rels:(i+1)*n.Rels], int(r), scale)
			i++
		}
	}
	d := dense(c.rels, c.words, n.Rels)
	c.product.add(dense(n.rel.grad[c.number], a, n.Rels), dense(c.join, c.words, a).flip(), d)
	columns(n.relBias.grad[c.number], c.rels)
	dJoin := fit(&c.dJoin, c.words*a)
	c.product.set(dense(dJoin, c.words, a), d, dense(n.rel.w, a, n.Rels).flip())
	leakyBack(dJoin, c.join)
	for i, head := range c.headOf {
		row := dJoin[i*a : (i+1)*a]
		add(c.dView[(i*4+3)*a:(i*4+4)*a], row)
		if head >= 0 {
			add(c.dView[(int(head)*4+2)*a:(int(head)*4+3)*a], row)
		}
	}
}

func (n *Net) tagsBack(c *crew, batch []*Example, scale float32) {
	i := 0
	for _, e := range batch {
		for _, k := range e.Tag {
			c.loss[2] += surprise(c.tag[i*n.Tags:(i+1)*n.Tags], int(k), scale)
			i++
		}
	}
	d, h := dense(c.tag, c.words, n.Tags), n.Hidden
	c.product.add(dense(n.tag.grad[c.number], h, n.Tags), dense(c.out[n.Layers], c.words, h).flip(), d)
	columns(n.tagBias.grad[c.number], c.tag)
	c.product.add(dense(c.dOut, c.words, h), d, dense(n.tag.w, h, n.Tags).flip())
}

// surprise is minus the logarithm of the probability of what is right; the
// scores become their gradients. Nothing is learnt where right is negative.
func surprise(x []float32, right int, scale float32) float64 {
	if right < 0 {
		clear(x)
		return 0
	}
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	for i, v := range x {
		if v -= top; v < -20 {
			x[i] = 0
			continue
		}
		x[i] = float32(math.Exp(float64(v)))
		sum += x[i]
	}
	loss := -math.Log(float64(x[right]/sum) + 1e-10)
	for i := range x {
		x[i] *= scale / sum
	}
	x[right] -= scale
	return loss
}

// layerBack turns c.dOut from the gradient of a layer's output into that of
// its input.
func (n *Net) layerBack(c *crew, batch []*Example, l int) {
	t, h, half := c.words, n.Hidden, n.Hidden/2
	u, cells, x := c.sums[l], c.cells[l], c.out[l]
	dSums := fit(&c.dSums, t*3*h)
	carry, nothing := fit(&c.carry, half), make([]float32, half)
	for s, e := range batch {
		for dir := range 2 {
			clear(carry)
			k0 := dir * half
			for i := e.Len() - 1; i >= 0; i-- {
				at, before := c.starts[s]+i, c.starts[s]+i-1
				if dir == 1 {
					at = c.starts[s] + e.Len() - 1 - i
					before = at + 1
				}
				row, dRow := u[at*3*h:(at+1)*3*h], dSums[at*3*h:(at+1)*3*h]
				dy, state, in := c.dOut[at*h+k0:][:half], cells[at*h+k0:][:half], x[at*h+k0:][:half]
				last := nothing
				if i > 0 {
					last = cells[before*h+k0:][:half]
				}
				cand, forget, show := row[k0:][:half], row[h+k0:][:half], row[2*h+k0:][:half]
				dCand, dForget, dShow := dRow[k0:][:half], dRow[h+k0:][:half], dRow[2*h+k0:][:half]
				for k, d := range dy {
					f, r := forget[k], show[k]
					dState := d*r + carry[k]
					dShow[k] = d * (state[k] - in[k]) * r * (1 - r)
					dForget[k] = dState * (last[k] - cand[k]) * f * (1 - f)
					dCand[k] = dState * (1 - f)
					carry[k] = dState * f
					dy[k] = d * (1 - r)
				}
			}
		}
	}
	columns(n.biases[l].grad[c.number], dSums)
	c.product.add(dense(n.layers[l].grad[c.number], h, 3*h), dense(x, t, h).flip(), dense(dSums, t, 3*h))
	c.product.add(dense(c.dOut, t, h), dense(dSums, t, 3*h), dense(n.layers[l].w, h, 3*h).flip())
}

func (n *Net) inputBack(c *crew, batch []*Example) {
	t, h, d := c.words, n.Hidden, n.inputWidth()
	columns(n.convBias.grad[c.number], c.dOut)
	c.product.add(dense(n.conv.grad[c.number], window*d, h), dense(c.wide, t, window*d).flip(), dense(c.dOut, t, h))
	dWide := fit(&c.dWide, t*window*d)
	c.product.set(dense(dWide, t, window*d), dense(c.dOut, t, h), dense(n.conv.w, window*d, h).flip())
	dInput := fit(&c.dInput, t*d)
	clear(dInput)
	for s, e := range batch {
		from := c.starts[s]
		for i := range e.Len() {
			for k := -1; k <= 1; k++ {
				if j := i + k; j >= 0 && j < e.Len() {
					add(dInput[(from+j)*d:(from+j+1)*d], dWide[((from+i)*window+k+1)*d:])
				}
			}
		}
	}
	c.unmask(0, dInput)
	for i := range t {
		at := i * d
		for j, table := range n.tables {
			add(table.touch(c.number, c.ids[i*len(n.Tables)+j], n.step+1), dInput[at:])
			at += table.width
		}
	}
}

// unmask lets gradients through where the mask let numbers
// through; an empty mask lets all.
func (c *crew) unmask(k int, d []float32) {
	for i, m := range c.masks[k] {
		d[i] *= m
	}
}

// leakyBack weakens gradients where y, the unit's value, is below zero.
func leakyBack(d, y []float32) {
	for i, v := range y[:len(d)] {
		if v < 0 {
			d[i] *= leak
		}
	}
}

// columns adds the rows of d to sum.
func columns(sum, d []float32) {
	for i := 0; i < len(d); i += len(sum) {
		add(sum, d[i:i+len(sum)])
	}
}
