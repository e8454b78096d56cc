// Package encoder reads sentences given as numbers and tells the words' tags
// and a tree. It knows no language: what the numbers stand for, package lang
// knows.
//
// Start with [Decode] and [Network.Parse]. A network is vectors of words, a
// window over neighbours, layers of simple recurrent units in both directions
// (Lei et al. 2018), and on top scores of arcs (Dozat and Manning 2017), of
// relations and of tags.
//
// It is made of whole numbers: weights of 8 bits, activations of 13, sums of
// 32, gates by a table that stands in the model file. The same model gives the
// same tree on every processor; an assembly kernel only makes it faster.
// Training ([Net]) is done in floats.
package encoder

// The fixed points. An activation of 1 is one; a cell's state is finer by
// fine, as it is added to itself.
const (
	oneBits  = 8
	one      = 1 << oneBits
	most     = 16*one - 1 // greatest activation, so that no sum of maxIn products leaves 32 bits
	mostAsk  = 4000       // the same of queries for arcs, which are multiplied with activations
	fineBits = 2
	mostCell = 1<<(oneBits+fineBits+4) - 1
	gateBits = 15 // a gate that is open
	multBits = 24 // of the factors that bring sums back to activations
	voteBits = 12 // of the scores of tags and relations
	maxIn    = 4096
	maxArc   = 128
)

// gates is the length of the table of the gates' function.
const gates = 2 * gateReach * gateSteps

// A Network is read-only and safe for concurrent use.
type Network struct {
	Shape
	gates    []uint16
	vectors  []vectors
	conv     weights
	layers   []weights
	views    weights
	arc      weights
	rel      weights
	tag      weights
	root     []int16
	distance []int32
}

// vectors are a table's, in units of one>>8<<shift.
type vectors struct {
	width int
	shift uint
	data  []int8
}

// weights of a step: out = (in·w + bias) * factor.
type weights struct {
	packed
	bias   []int32
	factor []int32 // in 2^-multBits
}

// all are the network's steps, in the order of the file.
func (n *Network) all() []*weights {
	list := []*weights{&n.conv}
	for i := range n.layers {
		list = append(list, &n.layers[i])
	}
	return append(list, &n.views, &n.arc, &n.rel, &n.tag)
}

// apply brings the sum of column j back to an activation.
func (w *weights) apply(sum int32, j int) int32 {
	return int32((int64(sum+w.bias[j])*int64(w.factor[j]) + 1<<(multBits-1)) >> multBits)
}

func clamp(v, most int32) int32 { return max(-most, min(most, v)) }

// leakShift is leak as a shift.
const leakShift = 3

func leakInt(v int32) int32 {
	if v < 0 {
		v >>= leakShift
	}
	return v
}
