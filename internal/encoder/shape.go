package encoder

// A Shape is the sizes of a network.
type Shape struct {
	Tables []Table // of vectors; a word's vectors stand side by side
	Hidden int     // width of a layer, half of it for each direction
	Layers int
	Arc    int // width of the four views of a word: as head and as child, for arcs and for relations
	Tags   int
	Rels   int
}

// A Table has a vector for each number that an input may be.
type Table struct{ Rows, Width int }

// window is how many words a word sees in the first step: itself and the
// neighbours.
const window = 3

// Scores of arcs are raised or lowered by how far, and to which side, the head
// is; beyond reach all are alike.
const (
	reach     = 16
	distances = 2*reach + 1
)

// inputWidth is the width of a word's vectors side by side.
func (s *Shape) inputWidth() int {
	n := 0
	for _, t := range s.Tables {
		n += t.Width
	}
	return n
}

// distanceOf is the row of the distance table for a head and a child.
func distanceOf(child, head int) int { return max(-reach, min(reach, head-child)) + reach }
