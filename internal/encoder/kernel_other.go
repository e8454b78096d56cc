//go:build !amd64 && !arm64

package encoder

// wide is for processors that have a kernel of their own.
var wide = false

func multiply(rows int, a []int16, m *packed, c []int32) { portable(rows, a, m, c) }
