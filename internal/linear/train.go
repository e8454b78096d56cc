package linear

import "slices"

// A Trainer is an averaged perceptron. It starts with all weights zero and
// holds only features that were part of a mistake.
type Trainer struct {
	labels int
	closed bool // no feature is added
	step   int64
	table  []place
	keys   []uint32 // of the rows
	rows   []row
}

// A place of the hash table: row is the index of the key's row plus one; 0
// marks a free place.
type place struct {
	key uint32
	row int32
}

// A row holds the weights of one feature, in order of first use.
type row struct {
	cells   []cell
	changes int32 // how many updates touched the feature
}

// A cell is the weight of a label. Its average over all steps is
// weight - late/step, where late sums each change times the step it came at.
type cell struct {
	label  uint8
	weight int32
	late   int64
}

// NewTrainer makes a trainer for labels 0 … labels-1, MaxLabels at most.
func NewTrainer(labels int) *Trainer {
	return &Trainer{labels: labels, step: 1, table: make([]place, 1<<16)}
}

// Restrict makes a new trainer that holds only the features that were changed
// at least so often, all weights zero, and will take in no others. Trained
// anew, the few features do about as well as the many did.
func (t *Trainer) Restrict(changes int) *Trainer {
	n := NewTrainer(t.labels)
	for i, key := range t.keys {
		if int(t.rows[i].changes) >= changes {
			n.add(key)
		}
	}
	n.closed = true
	return n
}

// find is the row of a key, -1 if it has none.
func (t *Trainer) find(key uint32) int32 {
	mask := uint32(len(t.table) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if p := t.table[i]; p.row == 0 || p.key == key {
			return p.row - 1
		}
	}
}

func (t *Trainer) add(key uint32) int32 {
	if 2*len(t.rows) >= len(t.table) {
		t.table = make([]place, 2*len(t.table))
		for r, k := range t.keys {
			t.put(k, int32(r))
		}
	}
	r := int32(len(t.rows))
	t.keys = append(t.keys, key)
	t.rows = append(t.rows, row{})
	t.put(key, r)
	return r
}

func (t *Trainer) put(key uint32, r int32) {
	mask := uint32(len(t.table) - 1)
	i := key & mask
	for t.table[i].row != 0 {
		i = (i + 1) & mask
	}
	t.table[i] = place{key, r + 1}
}

// Score adds the present weights of the features to a cleared s.
func (t *Trainer) Score(features []uint32, s *Scores) {
	clear(s[:t.labels])
	for _, key := range features {
		if r := t.find(key); r >= 0 {
			for _, c := range t.rows[r].cells {
				s[c.label] += c.weight
			}
		}
	}
}

// Step counts one decision, right or wrong. The average is over steps.
func (t *Trainer) Step() { t.step++ }

// Update moves the weights of the features towards label want and away from
// label got.
func (t *Trainer) Update(features []uint32, want, got int) {
	for _, key := range features {
		r := t.find(key)
		if r < 0 {
			if t.closed {
				continue
			}
			r = t.add(key)
		}
		row := &t.rows[r]
		row.changes++
		row.change(uint8(want), 1, t.step)
		row.change(uint8(got), -1, t.step)
	}
}

func (r *row) change(label uint8, by int32, step int64) {
	for i := range r.cells {
		if c := &r.cells[i]; c.label == label {
			c.weight += by
			c.late += int64(by) * step
			return
		}
	}
	r.cells = append(r.cells, cell{label, by, int64(by) * step})
}

// Packing says how averaged weights become a Model's bytes.
type Packing struct {
	Scale   int // a weight of 1 becomes Scale; more than ±568 is cut to that
	Least   int // scaled weights of less than ±Least are dropped; at least 1
	Changes int // features changed less often than this are dropped; 0 keeps all
	Base    int // this label's weight becomes 0, the others move with it; -1: none does
}

// Model packs the averages of all weights so far. Training may go on.
func (t *Trainer) Model(p Packing) *Model { return Mix(p, t) }

// Mix packs the mean of what several trainers have learnt. Trainers that saw
// the same data in other orders do better together than the best of them alone.
func Mix(p Packing, trainers ...*Trainer) *Model {
	labels := trainers[0].labels
	var keys []uint32
	for _, t := range trainers {
		for i, k := range t.keys {
			if int(t.rows[i].changes) >= p.Changes {
				keys = append(keys, k)
			}
		}
	}
	slices.Sort(keys)
	b := builder{labels: labels}
	var sum Scores
	for _, key := range slices.Compact(keys) {
		clear(sum[:labels])
		for _, t := range trainers {
			if r := t.find(key); r >= 0 {
				for _, c := range t.rows[r].cells {
					sum[c.label] += t.average(c, p.Scale*mixed)
				}
			}
		}
		base := int32(0)
		if p.Base >= 0 {
			base = sum[p.Base]
		}
		for k := range labels {
			sum[k] = rounded(sum[k]-base, mixed*int32(len(trainers)))
		}
		b.add(key, sum[:labels], int32(p.Least))
	}
	return b.model()
}

// mixed is how much finer averages are while they are summed.
const mixed = 16

// rounded is a/b, to nearest, halves away from zero.
func rounded(a, b int32) int32 {
	if a < 0 {
		return -rounded(-a, b)
	}
	return (2*a + b) / (2 * b)
}

// average is the cell's average weight times scale, rounded to nearest.
func (t *Trainer) average(c cell, scale int) int32 {
	sum := (int64(c.weight)*t.step - c.late) * int64(scale) * 2
	if sum < 0 {
		return -int32((-sum + t.step) / (2 * t.step))
	}
	return int32((sum + t.step) / (2 * t.step))
}

// A builder collects the features of a model in order of key.
type builder struct {
	labels int
	keys   []uint32
	counts []byte
	cells  []byte
}

func (b *builder) add(key uint32, weights []int32, least int32) {
	n := 0
	for k, w := range weights {
		if w != 0 && (w >= least || w <= -least) {
			b.cells = append(b.cells, byte(k), code(w))
			n++
		}
	}
	if n > 0 {
		b.keys = append(b.keys, key)
		b.counts = append(b.counts, byte(n))
	}
}

// model lays the features out. More than 255 in a bucket do not happen: the
// keys are hashes, eight to a bucket.
func (b *builder) model() *Model {
	m := &Model{labels: b.labels, shift: shiftFor(len(b.keys)), counts: b.counts, cells: b.cells, weights: decoded()}
	sizes := make([]byte, 1<<(32-m.shift))
	for _, k := range b.keys {
		m.rests = append(m.rests, uint16(k))
		if sizes[k>>m.shift]++; sizes[k>>m.shift] == 0 {
			panic("linear: more than 255 features in a bucket")
		}
	}
	if err := m.index(sizes); err != nil {
		panic(err)
	}
	return m
}
