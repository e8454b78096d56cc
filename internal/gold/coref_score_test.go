package gold

import (
	"math"
	"testing"
)

// The example of the CoNLL scorer's paper (Luo 2005, Pradhan et al. 2014):
// key {a b c} {d e f g}, response {a b} {c d} {f g h i}.
func TestScoreCoref(t *testing.T) {
	key := []Cluster{{1, 2, 3}, {4, 5, 6, 7}}
	response := []Cluster{{1, 2}, {3, 4}, {6, 7, 8, 9}}
	s := ScoreCoref(key, response)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"MUC recall", s.MUC.RN / s.MUC.RD, 2.0 / 5},
		{"MUC precision", s.MUC.PN / s.MUC.PD, 2.0 / 5},
		{"B3 recall", s.B3.RN / s.B3.RD, (4.0/3 + 1.0/3 + 1.0/4 + 4.0/4) / 7},
		{"B3 precision", s.B3.PN / s.B3.PD, (2 + 1.0/2 + 1.0/2 + 1) / 8},
		{"CEAFe recall", s.CEAFe.RN / s.CEAFe.RD, (4.0/5 + 4.0/8) / 2},
		{"CEAFe precision", s.CEAFe.PN / s.CEAFe.PD, (4.0/5 + 4.0/8) / 3},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s = %.4f, want %.4f", c.what, c.got, c.want)
		}
	}
	if s := ScoreCoref(key, key); s.CoNLL() != 1 {
		t.Errorf("a key against itself scores %v", s.CoNLL())
	}
}
