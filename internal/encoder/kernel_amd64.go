package encoder

import "golang.org/x/sys/cpu"

// wide tells whether the processor has what kernel_amd64.s needs. Tests turn
// it off.
var wide = cpu.X86.HasAVX2
