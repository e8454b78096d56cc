package encoder

import (
	"math"
	"slices"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// Words' vectors begin as what their neighbours tell: positive pointwise
// mutual information with the most frequent words, one and two to the left and
// right, brought down to a few columns.
const (
	contexts = 3000 // words that count as neighbours; then all others, then the sentence's end
	nearWeight,
	farWeight = 2, 1 // halves of an occurrence
	smoothing  = 0.75
	spareWidth = 10
	rounds     = 4
	startScale = 2 // length of a word's first vector
)

// An entry of a sparse row.
type cell struct {
	column int32
	value  float32
}

// Meet gives the words of the first table vectors of how they are used in the
// examples. Word 0, the unknown one, keeps its own.
func (n *Net) Meet(examples ...[]Example) {
	t, tables := n.Tables[0], len(n.Tables)
	var meetings []uint64 // word, place and neighbour, once for each half
	const far = contexts + 1
	for _, part := range examples {
		for _, e := range part {
			for i := range e.Len() {
				w := e.In[i*tables]
				if w == 0 {
					continue
				}
				for place, step := range [4]int{-1, 1, -2, 2} {
					c := int32(far)
					if j := i + step; j >= 0 && j < e.Len() {
						c = min(e.In[j*tables], contexts)
						if e.In[j*tables] == 0 {
							c = contexts
						}
					}
					key := uint64(w)<<32 | uint64(place*(far+1)) + uint64(c)
					meetings = append(meetings, key)
					if place < 2 {
						meetings = append(meetings, key)
					}
				}
			}
		}
	}
	slices.Sort(meetings)
	m := sparse{rows: make([][]cell, t.Rows), columns: 4 * (far + 1), width: t.Width + spareWidth}
	m.fill(meetings)
	y := m.reduce(n.rng)
	for i := 1; i < t.Rows; i++ {
		row := y[i*m.width : i*m.width+t.Width]
		var sum float64
		for _, v := range row {
			sum += v * v
		}
		if sum == 0 {
			continue
		}
		scale := startScale / math.Sqrt(sum)
		for k, v := range row {
			n.tables[0].w[i*t.Width+k] = float32(v * scale)
		}
	}
	copy(n.tables[0].slow, n.tables[0].w)
}

// A sparse matrix, and how many columns it is brought down to.
type sparse struct {
	rows    [][]cell
	columns int
	width   int
}

// fill counts the meetings, which are sorted, and weighs them.
func (m *sparse) fill(meetings []uint64) {
	rowSum, columnSum := make([]float64, len(m.rows)), make([]float64, m.columns)
	for i := 0; i < len(meetings); {
		j := i
		for j < len(meetings) && meetings[j] == meetings[i] {
			j++
		}
		row, column := int(meetings[i]>>32), int32(meetings[i]&math.MaxUint32)
		m.rows[row] = append(m.rows[row], cell{column, float32(j - i)})
		rowSum[row] += float64(j - i)
		columnSum[column] += float64(j - i)
		i = j
	}
	all := 0.0
	for c, s := range columnSum {
		columnSum[c] = math.Pow(s, smoothing)
		all += columnSum[c]
	}
	for i, row := range m.rows {
		kept := row[:0]
		for _, c := range row {
			if p := math.Log(float64(c.value) * all / (rowSum[i] * columnSum[c.column])); p > 0 {
				kept = append(kept, cell{c.column, float32(p)})
			}
		}
		m.rows[i] = kept
	}
}

// reduce is the rows' coordinates along the directions of greatest spread,
// found by multiplying random directions with the matrix again and again.
// Columns are scaled by the square root of their spread.
func (m *sparse) reduce(rng *linear.Rand) []float64 {
	w := m.width
	q := make([]float64, m.columns*w)
	for i := range q {
		q[i] = float64(rng.Uint64()>>11)/(1<<53) - 0.5
	}
	var y []float64
	for range rounds {
		y = m.times(q)
		orthogonal(y, w)
		q = m.timesBack(y)
		orthogonal(q, w)
	}
	y = m.times(q)
	for k := range w {
		sum := 0.0
		for i := k; i < len(y); i += w {
			sum += y[i] * y[i]
		}
		scale := 1 / math.Sqrt(math.Sqrt(sum)+1e-9)
		for i := k; i < len(y); i += w {
			y[i] *= scale
		}
	}
	return y
}

func (m *sparse) times(q []float64) []float64 {
	w := m.width
	y := make([]float64, len(m.rows)*w)
	both(2, func(part int) {
		for i := part * len(m.rows) / 2; i < (part+1)*len(m.rows)/2; i++ {
			to := y[i*w : (i+1)*w]
			for _, c := range m.rows[i] {
				from := q[int(c.column)*w : (int(c.column)+1)*w]
				for k := range to {
					to[k] += float64(c.value) * from[k]
				}
			}
		}
	})
	return y
}

func (m *sparse) timesBack(y []float64) []float64 {
	w := m.width
	q := make([]float64, m.columns*w)
	for i, row := range m.rows {
		from := y[i*w : (i+1)*w]
		for _, c := range row {
			to := q[int(c.column)*w : (int(c.column)+1)*w]
			for k := range to {
				to[k] += float64(c.value) * from[k]
			}
		}
	}
	return q
}

// orthogonal makes the columns of a, w a row, orthogonal and of length one, by
// the Cholesky factor of their products.
func orthogonal(a []float64, w int) {
	for range 2 { // the second time mends what rounding left
		g := make([]float64, w*w)
		for i := 0; i < len(a); i += w {
			row := a[i : i+w]
			for k, v := range row {
				for j := 0; j <= k; j++ {
					g[k*w+j] += v * row[j]
				}
			}
		}
		for k := range w {
			for j := 0; j <= k; j++ {
				s := g[k*w+j]
				for x := range j {
					s -= g[k*w+x] * g[j*w+x]
				}
				if j == k {
					g[k*w+k] = math.Sqrt(max(s, 1e-12))
				} else {
					g[k*w+j] = s / g[j*w+j]
				}
			}
		}
		for i := 0; i < len(a); i += w {
			row := a[i : i+w]
			for k := range row {
				s := row[k]
				for x := range k {
					s -= g[k*w+x] * row[x]
				}
				row[k] = s / g[k*w+k]
			}
		}
	}
}
