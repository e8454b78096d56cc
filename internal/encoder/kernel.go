package encoder

// A packed matrix is laid out for the kernel: panels of 16 columns, in a panel
// two rows after two rows, and of these for each column the two numbers side
// by side. Missing columns of the last panel are zero; the number of rows is
// even.
//
// Sums are 32-bit and exact, so their order is free, and every processor's
// kernel gives the same numbers. Test: kernels agree.
type packed struct {
	in, out int
	data    []int16
	twos    []int64 // for processors without a kernel, see fold
}

const (
	panel    = 16 // columns that the kernel makes at once
	rowBlock = 4  // rows that it makes at once
)

// upTo is n raised to a multiple of m.
func upTo(n, m int) int { return (n + m - 1) / m * m }

// stride is the width of a row of the product.
func (m *packed) stride() int { return upTo(m.out, panel) }

// shape makes room; what was in the matrix is left open.
func (m *packed) shape(in, out int) {
	m.in, m.out = in, out
	fit(&m.data, in*m.stride())
}

// at is the place of a number.
func (m *packed) at(row, column int) int {
	return column/panel*panel*m.in + row/2*2*panel + column%panel*2 + row%2
}

// setColumn fills a column; further columns of its panel are left as they are.
func (m *packed) setColumn(column int, v []int16) {
	at := m.at(0, column)
	for i := 0; i+1 < len(v); i += 2 {
		m.data[at], m.data[at+1] = v[i], v[i+1]
		at += 2 * panel
	}
}

// multiplyPlain sets c to a times m. It is what every kernel must equal, but
// for the rows that fill up the last block.
func multiplyPlain(rows int, a []int16, m *packed, c []int32) {
	for i := range rows {
		row := a[i*m.in : (i+1)*m.in]
		for j := 0; j < m.out; j += panel {
			var sum [panel]int32
			b := m.data[j*m.in:]
			for k := 0; k+1 < len(row); k += 2 {
				x, y := int32(row[k]), int32(row[k+1])
				pair := b[: 2*panel : 2*panel]
				b = b[2*panel:]
				for z := range sum {
					sum[z] += x*int32(pair[2*z]) + y*int32(pair[2*z+1])
				}
			}
			copy(c[i*m.stride()+j:], sum[:])
		}
	}
}

// fold prepares the matrix for multiplyFolded: two columns share a number, the
// first in its lower half, and eight columns stand together, row after row.
func (m *packed) fold() {
	m.twos = make([]int64, m.in*m.stride()/2)
	for j := 0; j < m.stride(); j += 2 {
		for i := range m.in {
			m.twos[j/8*4*m.in+i*4+j%8/2] = int64(m.data[m.at(i, j)]) + int64(m.data[m.at(i, j+1)])<<32
		}
	}
}

// multiplyFolded is multiplyPlain for a folded matrix, three times as fast: one
// 64-bit product makes two. A sum that fits 32 bits can be told from the one
// above it, so nothing is lost.
func multiplyFolded(rows int, a []int16, m *packed, c []int32) {
	for j := 0; j < m.out; j += 8 {
		b := m.twos[j/8*4*m.in:][:4*m.in]
		for i := 0; i < rows; i += 2 {
			x := a[i*m.in:][:m.in]
			y := x
			if i+1 < rows {
				y = a[(i+1)*m.in:][:m.in]
			}
			var x0, x1, x2, x3, y0, y1, y2, y3 int64
			q := b
			for k, v := range x {
				u, w := int64(v), int64(y[k])
				four := q[:4:4]
				x0, y0 = x0+u*four[0], y0+w*four[0]
				x1, y1 = x1+u*four[1], y1+w*four[1]
				x2, y2 = x2+u*four[2], y2+w*four[2]
				x3, y3 = x3+u*four[3], y3+w*four[3]
				q = q[4:]
			}
			unfold(c[i*m.stride()+j:], x0, x1, x2, x3)
			if i+1 < rows {
				unfold(c[(i+1)*m.stride()+j:], y0, y1, y2, y3)
			}
		}
	}
}

func unfold(c []int32, sums ...int64) {
	for k, s := range sums {
		low := int32(s)
		c[2*k], c[2*k+1] = low, int32((s-int64(low))>>32)
	}
}

// portable is the way of processors without a kernel.
func portable(rows int, a []int16, m *packed, c []int32) {
	if m.twos != nil {
		multiplyFolded(rows, a, m, c)
		return
	}
	multiplyPlain(rows, a, m, c)
}
