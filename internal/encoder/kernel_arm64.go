package encoder

// wide tells to use kernel_arm64.s: every arm64 has what it needs. Tests turn it
// off.
var wide = true
