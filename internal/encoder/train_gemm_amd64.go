package encoder

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

//go:noescape
func kernel4(k int, a *float32, rowStep, kStep uintptr, b *float32, c *float32, cStep uintptr)

//go:noescape
func kernel1(k int, a *float32, kStep uintptr, b *float32, c *float32)

var fused = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// panelProduct adds rows×k of a times a packed k×16 panel to c's first 16 columns.
func panelProduct(rows, k int, a []float32, rowStep, kStep int, panel, c []float32, cStep int) {
	if !fused {
		plainProduct(rows, k, a, rowStep, kStep, panel, c, cStep)
		return
	}
	const size = unsafe.Sizeof(float32(0))
	i := 0
	for ; i+4 <= rows; i += 4 {
		kernel4(k, &a[i*rowStep], uintptr(rowStep)*size, uintptr(kStep)*size, &panel[0], &c[i*cStep], uintptr(cStep)*size)
	}
	for ; i < rows; i++ {
		kernel1(k, &a[i*rowStep], uintptr(kStep)*size, &panel[0], &c[i*cStep])
	}
}
