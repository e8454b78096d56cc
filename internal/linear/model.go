package linear

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// MaxLabels is how many labels a model can tell apart.
const MaxLabels = 128

// Scores holds a score for each label; a fixed array, so that indexing by a
// label byte needs no check of bounds.
type Scores [256]int32

// A Model maps features to weights of labels. It is read-only, and in memory
// nearly what it is in the file, so that loading takes little time.
//
// The top bits of a key name a bucket of some eight features. In the bucket the
// keys' low 16 bits stand in order; the features' cells follow each other.
type Model struct {
	labels  int
	shift   uint     // key>>shift is the bucket
	buckets []bucket // one more than there are, to end the last
	rests   []uint16 // by feature: the key's low bits
	counts  []byte   // by feature: number of cells
	cells   []byte   // pairs: label, code of the weight
	weights [256]int32
}

// A bucket is where its first feature and that feature's first cell are.
type bucket struct{ feature, cell uint32 }

// fine is the weight up to which codes count by one; behind it they count by
// coarse. So a byte reaches ±568 and is exact where most weights are.
const (
	fine   = 64
	coarse = 8
	reach  = fine + (127-fine)*coarse
)

// code packs a weight into a byte, the nearest there is.
func code(w int32) byte {
	switch {
	case w < 0:
		return -code(-w)
	case w <= fine:
		return byte(w)
	}
	return byte(fine + (min(w, reach)-fine+coarse/2)/coarse)
}

// decoded is the weights of all codes.
func decoded() (weights [256]int32) {
	for c := range int32(128) {
		w := c
		if c > fine {
			w = fine + (c-fine)*coarse
		}
		weights[c], weights[byte(-c)] = w, -w
	}
	return weights
}

// Labels is the number of labels.
func (m *Model) Labels() int { return m.labels }

// Features is the number of features that have a weight.
func (m *Model) Features() int { return len(m.rests) }

// Score adds the weights of the features to a cleared s.
func (m *Model) Score(features []uint32, s *Scores) {
	clear(s[:m.labels])
	for _, key := range features {
		k := key >> m.shift
		b, end := m.buckets[k], m.buckets[k+1].feature
		rest := uint16(key)
		for i, r := range m.rests[b.feature:end] {
			if r < rest {
				continue
			}
			if r == rest {
				m.add(s, b, uint32(i))
			}
			break
		}
	}
}

// add adds the weights of the bucket's i-th feature.
func (m *Model) add(s *Scores, b bucket, i uint32) {
	skip := b.cell
	for _, n := range m.counts[b.feature : b.feature+i] {
		skip += uint32(n)
	}
	cells := m.cells[2*skip : 2*(skip+uint32(m.counts[b.feature+i]))]
	for ; len(cells) >= 2; cells = cells[2:] {
		s[cells[0]] += m.weights[cells[1]]
	}
}

// Best is the label of the highest score, the least such label on a tie.
func (m *Model) Best(s *Scores) int {
	best := 0
	for k := 1; k < m.labels; k++ {
		if s[k] > s[best] {
			best = k
		}
	}
	return best
}

// shiftFor leaves about eight features a bucket, but no more than 16 low bits.
func shiftFor(features int) uint {
	return 32 - uint(max(16, bits.Len(uint(features)/8)))
}

// Append writes the model behind b:
//
//	uvarint labels, features, cells
//	buckets × byte      features in the bucket
//	features × 2 bytes  low bits of the key, little endian, rising in a bucket
//	features × byte     cells of the feature
//	cells × 2 bytes     label, code of the weight
//
// The number of buckets follows from the number of features, see shiftFor.
func (m *Model) Append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(m.labels))
	b = binary.AppendUvarint(b, uint64(len(m.rests)))
	b = binary.AppendUvarint(b, uint64(len(m.cells)/2))
	for i := 1; i < len(m.buckets); i++ {
		b = append(b, byte(m.buckets[i].feature-m.buckets[i-1].feature))
	}
	for _, r := range m.rests {
		b = binary.LittleEndian.AppendUint16(b, r)
	}
	b = append(b, m.counts...)
	return append(b, m.cells...)
}

// Decode reads what Append wrote. The model keeps parts of data, which must
// not be changed afterwards.
func Decode(data []byte) (*Model, error) {
	r := reader{data: data}
	labels, features, cells := r.uvarint(), r.uvarint(), r.uvarint()
	limit := uint64(len(data))
	if r.bad || labels > MaxLabels || features > limit || cells > limit {
		return nil, fmt.Errorf("weights: damaged head")
	}
	m := &Model{labels: int(labels), shift: shiftFor(int(features)), weights: decoded()}
	buckets := uint64(1) << (32 - m.shift)
	if want := buckets + 3*features + 2*cells; uint64(len(r.data)) != want {
		return nil, fmt.Errorf("weights: %d bytes, want %d", len(r.data), want)
	}
	sizes := r.take(buckets)
	rests := r.take(2 * features)
	m.counts, m.cells = r.take(features), r.take(2*cells)
	m.rests = make([]uint16, features)
	for i := range m.rests {
		m.rests[i] = binary.LittleEndian.Uint16(rests[2*i:])
	}
	return m, m.index(sizes)
}

// index adds up where buckets start and checks that all parts agree.
func (m *Model) index(sizes []byte) error {
	m.buckets = make([]bucket, len(sizes)+1)
	at := bucket{}
	for i, n := range sizes {
		m.buckets[i] = at
		next := int(at.feature) + int(n)
		if next > len(m.counts) {
			return fmt.Errorf("weights: bucket %d ends at feature %d of %d", i, next, len(m.counts))
		}
		for _, c := range m.counts[at.feature:next] {
			at.cell += uint32(c)
		}
		at.feature = uint32(next)
	}
	m.buckets[len(sizes)] = at
	if int(at.feature) != len(m.counts) || 2*int(at.cell) != len(m.cells) {
		return fmt.Errorf("weights: %d features with %d cells, want %d and %d", at.feature, at.cell, len(m.counts), len(m.cells)/2)
	}
	return nil
}

// A reader takes numbers off data and remembers whether it ran out.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) take(n uint64) []byte {
	b := r.data[:n:n]
	r.data = r.data[n:]
	return b
}
