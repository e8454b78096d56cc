package encoder

// A Scratch is the memory that parsing takes. It is used again and again, by
// one goroutine at a time.
type Scratch struct {
	wide   []int16
	input  []int16
	x, y   []int16 // activations of a layer's input and output
	sums   []int32
	state  []int32
	view   []int16 // arc heads, arc children
	side   []int32 // relation heads, relation children: not yet leaked
	child  []int16
	query  []int16
	heads  packed
	arcs   []int32
	scores []int32
	join   []int16
	forest forest
}

// Parse tells tags, heads and relations of a sentence of len(heads) words; in
// has one number for each table and word. Heads count from 0, -1 is the root,
// of which there is one; its relation is Unknown.
//
// Sentences of more than 200 words are parsed in pieces; the roots of later
// pieces hang on the first one's and have the relation Unknown too.
func (n *Network) Parse(s *Scratch, in, tags, heads, rels []int32) {
	k, first := len(n.vectors), int32(-1)
	for from := 0; from < len(heads); from += longest {
		to := min(from+longest, len(heads))
		n.piece(s, in[from*k:to*k], tags[from:to], heads[from:to], rels[from:to])
		if from == 0 {
			first = rootOf(heads[:to])
			continue
		}
		for i := from; i < to; i++ {
			if heads[i] < 0 {
				heads[i] = first
			} else {
				heads[i] += int32(from)
			}
		}
	}
}

func rootOf(heads []int32) int32 {
	for i, h := range heads {
		if h < 0 {
			return int32(i)
		}
	}
	return -1
}

func (n *Network) piece(s *Scratch, in, tags, heads, rels []int32) {
	t := len(heads)
	n.look(s, in, t)
	for l := range n.layers {
		n.layer(s, t, &n.layers[l])
		s.x, s.y = s.y, s.x
	}
	n.tagWords(s, tags)
	n.view(s, t)
	n.scoreArcs(s, t)
	s.forest.heads(s.scores, t, heads)
	n.nameArcs(s, heads, rels)
}

// run multiplies t rows of x with the weights into s.sums.
func (s *Scratch) run(t int, x []int16, w *weights) []int32 {
	sums := fit(&s.sums, upTo(t, rowBlock)*w.stride())
	multiply(t, x, &w.packed, sums)
	return sums
}

// look sets s.x to what each word's window shows.
func (n *Network) look(s *Scratch, in []int32, t int) {
	d := n.inputWidth()
	rows := upTo(t, rowBlock)
	input := fit(&s.input, t*d)
	k := len(n.vectors)
	for i := range t {
		to := input[i*d:]
		for j := range n.vectors {
			v := &n.vectors[j]
			row := int(in[i*k+j]) * v.width
			for x, b := range v.data[row : row+v.width] {
				to[x] = int16(b) << v.shift
			}
			to = to[v.width:]
		}
	}
	wide := fit(&s.wide, rows*window*d)
	clear(wide[(t-1)*window*d:])
	clear(wide[:d])
	for i := range t {
		from := max(0, i-1)
		to := min(t, i+2)
		copy(wide[i*window*d+(from-i+1)*d:], input[from*d:to*d])
	}
	sums := s.run(t, wide, &n.conv)
	h := n.Hidden
	out := fit(&s.x, rows*h)
	for i := range t {
		row := sums[i*n.conv.stride():][:h]
		for j, v := range row {
			out[i*h+j] = int16(clamp(leakInt(n.conv.apply(v, j)), most))
		}
	}
}

// layer reads s.x and writes s.y.
func (n *Network) layer(s *Scratch, t int, w *weights) {
	h, half := n.Hidden, n.Hidden/2
	sums := s.run(t, s.x, w)
	y := fit(&s.y, upTo(t, rowBlock)*h)
	state := fit(&s.state, half)
	for dir := range 2 {
		clear(state)
		k0 := dir * half
		for i := range t {
			if dir == 1 {
				i = t - 1 - i
			}
			row := sums[i*w.stride():][:3*h]
			n.cells(w, row, k0, state, s.x[i*h+k0:][:half], y[i*h+k0:][:half])
		}
	}
}

// cells moves the states of half a layer on by one word. row holds the sums of
// candidates, forget gates and output gates.
func (n *Network) cells(w *weights, row []int32, k0 int, state []int32, in, out []int16) {
	h, half := n.Hidden, len(state)
	cand, forget, show := row[k0:][:half], row[h+k0:][:half], row[2*h+k0:][:half]
	in, out = in[:half], out[:half]
	for k := range state {
		v := clamp(w.apply(cand[k], k0+k), mostCell)
		f, r := n.gate(w.apply(forget[k], h+k0+k)), n.gate(w.apply(show[k], 2*h+k0+k))
		c := (f*state[k] + (1<<gateBits-f)*v + 1<<(gateBits-1)) >> gateBits
		state[k] = c
		const down = gateBits + fineBits
		out[k] = int16(clamp((r*c+(1<<gateBits-r)*int32(in[k])<<fineBits+1<<(down-1))>>down, most))
	}
}

func (n *Network) gate(v int32) int32 {
	return int32(n.gates[max(0, min(gates-1, v+gates/2))])
}

func (n *Network) tagWords(s *Scratch, tags []int32) {
	sums := s.run(len(tags), s.x, &n.tag)
	for i := range tags {
		tags[i] = n.tag.vote(sums[i*n.tag.stride():][:n.Tags])
	}
}

// vote is the column of the greatest score, the first among equals.
func (w *weights) vote(sums []int32) int32 {
	b, top := 0, int32(-1<<31)
	for j, v := range sums {
		if v = w.apply(v, j); v > top {
			b, top = j, v
		}
	}
	return int32(b)
}

// view makes the four views of each word.
func (n *Network) view(s *Scratch, t int) {
	a, w := n.Arc, &n.views
	sums := s.run(t, s.x, w)
	view, child := fit(&s.view, t*a), fit(&s.child, upTo(t, rowBlock)*a)
	side := fit(&s.side, t*2*a)
	for i := range t {
		row := sums[i*w.stride():][:4*a]
		for j := range a {
			view[i*a+j] = int16(clamp(leakInt(w.apply(row[j], j)), most))
			child[i*a+j] = int16(clamp(leakInt(w.apply(row[a+j], a+j)), most))
		}
		for j := range 2 * a {
			side[i*2*a+j] = w.apply(row[2*a+j], 2*a+j)
		}
	}
}

// scoreArcs fills s.scores, a row of heads for each child, the root first.
func (n *Network) scoreArcs(s *Scratch, t int) {
	a, w := n.Arc, &n.arc
	sums := s.run(t, s.child, w)
	query := fit(&s.query, upTo(t, rowBlock)*a)
	for i := range t {
		row := sums[i*w.stride():][:a]
		for j, v := range row {
			query[i*a+j] = int16(clamp(w.apply(v, j), mostAsk))
		}
	}
	s.heads.shape(a, t+1)
	s.heads.setColumn(0, n.root)
	for i := range t {
		s.heads.setColumn(i+1, s.view[i*a:(i+1)*a])
	}
	width := s.heads.stride()
	arcs := fit(&s.arcs, upTo(t, rowBlock)*width)
	multiply(t, query, &s.heads, arcs)
	scores := fit(&s.scores, t*(t+1))
	for i := range t {
		row := scores[i*(t+1) : (i+1)*(t+1)]
		copy(row, arcs[i*width:])
		for j := range t {
			row[j+1] += n.distance[distanceOf(i, j)]
		}
	}
}

// nameArcs chooses the relations to the heads given.
func (n *Network) nameArcs(s *Scratch, heads, rels []int32) {
	a, t := n.Arc, len(heads)
	join := fit(&s.join, upTo(t, rowBlock)*a)
	for i, h := range heads {
		row := s.side[(2*i+1)*a : (2*i+2)*a]
		above := row[:0]
		if h >= 0 {
			above = s.side[2*int(h)*a : (2*int(h)+1)*a]
		}
		for j, v := range row {
			if h >= 0 {
				v += above[j]
			}
			join[i*a+j] = int16(clamp(leakInt(v), most))
		}
	}
	sums := s.run(t, join, &n.rel)
	for i, h := range heads {
		if rels[i] = Unknown; h >= 0 {
			rels[i] = n.rel.vote(sums[i*n.rel.stride():][:n.Rels])
		}
	}
}
