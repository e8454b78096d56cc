package encoder

import (
	"encoding/binary"
	"fmt"
)

// The bounds that a file's numbers keep, so that nothing overflows.
const (
	mostShift    = 5
	mostBias     = 1 << 29
	mostFactor   = 1 << multBits
	mostDistance = 16 * one * one
	mostRows     = 1 << 24
)

// Append writes the network behind b, all numbers little endian:
//
//	4 bytes each   tables, hidden, layers, arc, tags, rels; then rows and width of each table
//	2 bytes each   the gates' table
//	each table     shift (1), vectors (1 byte a number)
//	each step      window, layers, views, arcs, relations, tags: factors (4 bytes
//	               each), biases (4), weights (1), column by column
//	2 bytes each   the root's view
//	4 bytes each   scores of distances
func (n *Network) Append(b []byte) []byte {
	u32 := func(v int) { b = binary.LittleEndian.AppendUint32(b, uint32(v)) }
	for _, v := range []int{len(n.Tables), n.Hidden, n.Layers, n.Arc, n.Tags, n.Rels} {
		u32(v)
	}
	for _, t := range n.Tables {
		u32(t.Rows)
		u32(t.Width)
	}
	for _, g := range n.gates {
		b = binary.LittleEndian.AppendUint16(b, g)
	}
	for _, v := range n.vectors {
		b = append(b, byte(v.shift))
		for _, x := range v.data {
			b = append(b, byte(x))
		}
	}
	for _, w := range n.all() {
		for _, v := range w.factor {
			u32(int(v))
		}
		for _, v := range w.bias {
			u32(int(v))
		}
		for j := range w.out {
			for i := range w.in {
				b = append(b, byte(w.data[w.at(i, j)]))
			}
		}
	}
	for _, v := range n.root {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	for _, v := range n.distance {
		u32(int(v))
	}
	return b
}

// Decode reads what Append wrote.
func Decode(data []byte) (*Network, error) {
	r := &reader{data: data}
	n := &Network{}
	tables := r.number(16)
	n.Hidden, n.Layers, n.Arc = r.number(1024), r.number(16), r.number(maxArc)
	n.Tags, n.Rels = r.number(1024), r.number(1024)
	for range tables {
		n.Tables = append(n.Tables, Table{r.number(mostRows), r.number(1024)})
	}
	d, h, a := n.inputWidth(), n.Hidden, n.Arc
	if r.bad || h%2 != 0 || a%2 != 0 || d%2 != 0 || window*d > maxIn {
		return nil, fmt.Errorf("network: damaged shape %v", n.Shape)
	}
	n.gates = make([]uint16, gates)
	for i := range n.gates {
		if n.gates[i] = r.u16(); n.gates[i] > 1<<gateBits {
			r.bad = true
		}
	}
	for _, t := range n.Tables {
		v := vectors{width: t.Width, shift: uint(r.u8())}
		if v.shift > mostShift {
			r.bad = true
		}
		bytes := r.bytes(t.Rows * t.Width)
		v.data = make([]int8, len(bytes))
		for i, x := range bytes {
			v.data[i] = int8(x)
		}
		n.vectors = append(n.vectors, v)
	}
	n.layers = make([]weights, n.Layers)
	n.conv.read(r, window*d, h)
	for i := range n.layers {
		n.layers[i].read(r, h, 3*h)
	}
	n.views.read(r, h, 4*a)
	n.arc.read(r, a, a)
	n.rel.read(r, a, n.Rels)
	n.tag.read(r, h, n.Tags)
	for range a {
		n.root = append(n.root, int16(clamp(int32(int16(r.u16())), most)))
	}
	for range distances {
		n.distance = append(n.distance, r.within(mostDistance))
	}
	if r.bad || len(r.data) > 0 {
		return nil, fmt.Errorf("network: damaged")
	}
	return n, nil
}

func (w *weights) read(r *reader, in, out int) {
	if len(r.data) < in*out {
		r.bad = true
		return
	}
	w.shape(in, out)
	clear(w.data)
	w.factor, w.bias = make([]int32, out), make([]int32, out)
	for j := range out {
		w.factor[j] = r.within(mostFactor)
	}
	for j := range out {
		w.bias[j] = r.within(mostBias)
	}
	column := make([]int16, in)
	for j := range out {
		for i, x := range r.bytes(in) {
			column[i] = int16(int8(x))
		}
		w.setColumn(j, column)
	}
	if !wide {
		w.fold()
	}
}

// A reader cuts numbers off data; bad tells that something was missing or out
// of bounds.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.bad, r.data = true, nil
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) u8() byte {
	if b := r.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) u16() uint16 {
	if b := r.bytes(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (r *reader) i32() int32 {
	if b := r.bytes(4); b != nil {
		return int32(binary.LittleEndian.Uint32(b))
	}
	return 0
}

// number is a size in [1, most].
func (r *reader) number(most int) int {
	v := int(r.i32())
	if v < 1 || v > most {
		r.bad = true
		return 1
	}
	return v
}

// within is a number whose size is most or less.
func (r *reader) within(most int32) int32 {
	v := r.i32()
	if v < -most || v > most {
		r.bad = true
		return 0
	}
	return v
}
