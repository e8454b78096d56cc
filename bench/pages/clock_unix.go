//go:build unix

package main

import (
	"syscall"
	"time"
)

// clock is the processor time that this process has used: on a machine that
// others use too, the clock on the wall says little.
func clock() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
