//go:build unix

package story

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
)

// BenchmarkStream is the time to group one report, from ready terms, on one
// core, with so many reports live; and the memory that a live report takes.
// Run it with -benchtime 1x: each round fills a stream first.
func BenchmarkStream(b *testing.B) {
	for _, live := range []int{10_000, 100_000, 300_000} {
		b.Run(fmt.Sprintf("live=%d", live), func(b *testing.B) { stream(b, live) })
	}
}

// measured is how many reports come in while the clock runs: days of that many.
const measured = 20_000

func stream(b *testing.B, live int) {
	m := model(b)
	w := newWorld(9, synoptic.DayOf(2031, 5, 1))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	s := m.NewStream()
	s.Live = 7
	for n := range live {
		r, _ := w.next()
		s.Add(r)
		if (n+1)%max(live/6, 1) == 0 {
			s.settle()
			w.day++
		}
	}
	s.settle()
	runtime.GC()
	runtime.ReadMemStats(&after)
	perReport := float64(after.HeapAlloc-before.HeapAlloc) / float64(live)
	w.day++
	b.ResetTimer()
	used := time.Duration(0)
	for range b.N {
		b.StopTimer()
		var rs []Report
		for range measured {
			r, _ := w.next()
			rs = append(rs, r)
		}
		runtime.GC()
		b.StartTimer()
		from := processor()
		for _, r := range rs {
			s.Add(r)
		}
		s.settle()
		used += processor() - from
		w.day++
	}
	b.ReportMetric(float64(b.N)*measured/b.Elapsed().Seconds(), "reports/s")
	b.ReportMetric(float64(b.N)*measured/used.Seconds(), "reports/cpu-s")
	b.ReportMetric(perReport, "B/live")
	runtime.KeepAlive(s)
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

// BenchmarkIndexer is the time to make the terms of a report, on one core: of
// the undated development set where it is, else of a made-up sentence.
func BenchmarkIndexer(b *testing.B) {
	texts := []Text{{Title: "Nine hurt as mill at Hadlingen burns", Body: strings.Repeat("Nine workers were hurt when fire destroyed the old paper mill at Hadlingen on Friday, fire chief Ilse Marten said. ", 20), Lang: "en"}}
	if f, err := os.Open("../../../shared/eval/stories/dev-undated.jsonl"); err == nil {
		defer f.Close()
		texts = nil
		for dec := json.NewDecoder(f); dec.More(); {
			var r struct{ Title, Text string }
			if err := dec.Decode(&r); err != nil {
				b.Fatal(err)
			}
			texts = append(texts, Text{Title: r.Title, Body: r.Text, Lang: "en"})
		}
	}
	x := NewIndexer()
	for i := 0; b.Loop(); i++ {
		x.Terms(texts[i%len(texts)])
	}
}

// BenchmarkDay groups a day of 400 000 reports, from ready terms, on one core;
// of 20 000 with -short.
func BenchmarkDay(b *testing.B) {
	reports := 400_000
	if testing.Short() {
		reports = 20_000
	}
	m := model(b)
	for range b.N {
		b.StopTimer()
		w := newWorld(4, synoptic.DayOf(2031, 5, 1))
		s := m.NewStream()
		for range reports {
			r, _ := w.next()
			s.Add(r)
		}
		b.StartTimer()
		from := processor()
		s.settle()
		b.ReportMetric(float64(reports)/(processor()-from).Seconds(), "reports/cpu-s")
	}
}
