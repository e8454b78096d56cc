package encoder

// A matrix is a view of numbers: element (i, j) is data[i*row+j*col]. Floats
// live in training only; their sums depend on the processor.
type matrix struct {
	data     []float32
	rows     int
	cols     int
	row, col int
}

// dense is a matrix of rows after rows.
func dense(data []float32, rows, cols int) matrix { return matrix{data, rows, cols, cols, 1} }

// part is the columns [from, to).
func (m matrix) part(from, to int) matrix {
	m.data = m.data[from*m.col:]
	m.cols = to - from
	return m
}

// flip is the matrix with rows and columns exchanged.
func (m matrix) flip() matrix { return matrix{m.data, m.cols, m.rows, m.col, m.row} }

const panelWidth = 16

// A product holds the memory that multiplying takes.
type product struct{ panel, edge []float32 }

// add adds a times b to c, whose columns are neighbours.
func (p *product) add(c, a, b matrix) {
	k := a.cols
	if a.rows == 0 || k == 0 {
		return
	}
	panel := fit(&p.panel, k*panelWidth)
	for j := 0; j < b.cols; j += panelWidth {
		width := min(panelWidth, b.cols-j)
		for x := range k {
			to := panel[x*panelWidth : (x+1)*panelWidth]
			from := b.data[x*b.row+j*b.col:]
			if b.col == 1 && width == panelWidth {
				copy(to, from[:panelWidth])
				continue
			}
			for y := range to {
				if to[y] = 0; y < width {
					to[y] = from[y*b.col]
				}
			}
		}
		if width == panelWidth {
			panelProduct(a.rows, k, a.data, a.row, a.col, panel, c.data[j:], c.row)
			continue
		}
		edge := fit(&p.edge, a.rows*panelWidth)
		clear(edge)
		panelProduct(a.rows, k, a.data, a.row, a.col, panel, edge, panelWidth)
		for i := range a.rows {
			for y := range width {
				c.data[i*c.row+j+y] += edge[i*panelWidth+y]
			}
		}
	}
}

// set sets c, dense or part of a dense matrix, to a times b.
func (p *product) set(c, a, b matrix) {
	for i := range a.rows {
		clear(c.data[i*c.row : i*c.row+b.cols])
	}
	p.add(c, a, b)
}

func plainProduct(rows, k int, a []float32, rowStep, kStep int, panel, c []float32, cStep int) {
	for i := range rows {
		var sum [panelWidth]float32
		for x := range k {
			v := a[i*rowStep+x*kStep]
			for y, w := range panel[x*panelWidth : (x+1)*panelWidth] {
				sum[y] += v * w
			}
		}
		for y, s := range sum {
			c[i*cStep+y] += s
		}
	}
}

// fit makes room for n numbers; what they are is left open.
func fit[T any](p *[]T, n int) []T {
	if cap(*p) < n {
		*p = make([]T, n+n/4)
	}
	*p = (*p)[:n]
	return *p
}
