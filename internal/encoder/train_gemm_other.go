//go:build !amd64

package encoder

func panelProduct(rows, k int, a []float32, rowStep, kStep int, panel, c []float32, cStep int) {
	plainProduct(rows, k, a, rowStep, kStep, panel, c, cStep)
}
