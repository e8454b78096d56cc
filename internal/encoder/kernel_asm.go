//go:build amd64 || arm64

package encoder

import "unsafe"

//go:noescape
func multiply4(pairs int, a *int16, aStep uintptr, b *int16, c *int32, cStep uintptr)

func multiply(rows int, a []int16, m *packed, c []int32) {
	if !wide || m.in == 0 {
		portable(rows, a, m, c)
		return
	}
	rows = upTo(rows, rowBlock)
	_, _ = a[:rows*m.in], c[:rows*m.stride()] // the kernel does not check
	for j := 0; j < m.out; j += panel {
		b := &m.data[j*m.in]
		for i := 0; i < rows; i += rowBlock {
			multiply4(m.in/2, &a[i*m.in], uintptr(m.in)*unsafe.Sizeof(a[0]), b, &c[i*m.stride()+j], uintptr(m.stride())*unsafe.Sizeof(c[0]))
		}
	}
}
