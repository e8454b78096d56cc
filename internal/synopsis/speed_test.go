//go:build unix

package synopsis_test

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/synopsis"
)

// BenchmarkReconcile is the synopsis of so many reports of one story from ready
// analyses, on one processor. The reports are made up.
func BenchmarkReconcile(b *testing.B) {
	for _, n := range []int{5, 50, 500} {
		b.Run(fmt.Sprintf("reports=%d", n), func(b *testing.B) {
			rs := analyzed(b, madeReports(n, 1))
			words := 0
			for _, r := range rs {
				words += len(r.Analysis.Words)
			}
			b.ReportAllocs()
			var before time.Duration
			for b.Loop() {
				if before == 0 {
					before = processor()
				}
				synopsis.Reconcile(rs)
			}
			b.ReportMetric(float64((processor()-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(words)/float64(n), "words/report")
		})
	}
}

// processor is the processor time used so far: what is left of the clock when
// others use the machine too.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
