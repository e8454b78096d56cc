package story

import (
	"slices"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// sketchSize is how many hashes a sketch holds at most, sketchRun how many
// words each is of.
const (
	sketchSize = 16
	sketchRun  = 4
)

// sketch is the least hashes of the runs of words of a text.
func sketch(ts []token) []uint32 {
	least := make([]uint32, 0, sketchSize+1)
	var of [sketchRun]linear.Hash
	for i := range ts {
		of[i%sketchRun] = linear.Of(ts[i].fold)
		if i+1 < sketchRun {
			continue
		}
		key := linear.Four(9, of[(i+1)%sketchRun], of[(i+2)%sketchRun], of[(i+3)%sketchRun], of[i%sketchRun]).Key()
		if len(least) == sketchSize && key >= least[sketchSize-1] {
			continue
		}
		if at, ok := slices.BinarySearch(least, key); !ok {
			least = slices.Insert(least, at, key)
			least = least[:min(len(least), sketchSize)]
		}
	}
	return slices.Clip(least)
}
