package encoder

import "fmt"

// A State is a network's shape and values, to be stored or gone on with.
type State struct {
	Shape  Shape
	Values [][]float32
}

// State is the network's values as they are.
func (n *Net) State() State {
	s := State{Shape: n.Shape}
	for _, p := range n.params {
		s.Values = append(s.Values, p.w)
	}
	return s
}

// Restore is a network with the values of a state.
func Restore(s State, seed uint64) (*Net, error) {
	n := NewNet(s.Shape, seed)
	if len(s.Values) != len(n.params) {
		return nil, fmt.Errorf("state of %d parts, want %d", len(s.Values), len(n.params))
	}
	for i, p := range n.params {
		if len(s.Values[i]) != len(p.w) {
			return nil, fmt.Errorf("part %d has %d values, want %d", i, len(s.Values[i]), len(p.w))
		}
		copy(p.w, s.Values[i])
		copy(p.slow, s.Values[i])
	}
	return n, nil
}
