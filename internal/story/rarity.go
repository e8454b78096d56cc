package story

import "math/bits"

// log2 is the binary logarithm of n in 1/256, by straight lines between the
// powers of two and a correction; n > 0.
func log2(n uint64) int {
	k := bits.Len64(n) - 1
	var frac uint64
	if k >= 8 {
		frac = n>>(k-8) - 256
	} else {
		frac = n<<(8-k) - 256
	}
	return k*256 + int(frac) + int(frac*(256-frac)/256*88/256)
}

// weightOf is how rare a term is that n of all reports have, in eighths of a
// bit: log2((all+1)/(n+1/2)), 0..255.
func weightOf(n, all int) uint8 {
	w := (log2(uint64(2*all+2)) - log2(uint64(2*n+1))) / 32
	return uint8(max(0, min(255, w)))
}
