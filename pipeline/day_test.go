package pipeline_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

// BenchmarkDay takes reports through what each step needs, on two processors:
// read, grouped, and analysed as a synopsis needs them. 20 000 reports of some
// 650 words; 200 with -short. Run it with -benchtime 1x.
func BenchmarkDay(b *testing.B) {
	n := 20_000
	if testing.Short() {
		n = 200
	}
	p := open(b, 0)
	pages := mixedPages(b, p, n)
	for range b.N {
		reports := make([]*synoptic.Report, n)
		step := func(name string, f func()) {
			from := time.Now()
			f()
			b.ReportMetric(float64(n)/time.Since(from).Seconds(), name+"/s")
		}
		step("read", func() {
			each(n, func(i int) {
				rs, err := p.ReadBytes(pipeline.Input{File: fmt.Sprint(i, ".txt"), Raw: pages[i]})
				if err != nil {
					b.Error(err)
					return
				}
				reports[i] = rs[0]
			})
		})
		if b.Failed() {
			return
		}
		step("grouped", func() {
			g := p.Group(pipeline.GroupConfig{})
			for i, r := range reports {
				g.Add(json.RawMessage(fmt.Sprint(i)), r)
			}
			g.Stories()
		})
		step("analysed", func() {
			each(n, func(i int) { p.Analyze(reports[i], synoptic.Date{}) })
		})
	}
}

// mixedPages makes up reports out of the paragraphs of those that there are: a
// name and a number of its own make every third one of an event.
func mixedPages(b *testing.B, p *pipeline.Pipeline, n int) [][]byte {
	reports, err := p.Read(benchInputs(b), nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	var paragraphs []string
	for _, r := range reports {
		for _, l := range strings.Split(r.Masked(), "\n") {
			if l = strings.TrimSpace(l); len(l) > 80 {
				paragraphs = append(paragraphs, l)
			}
		}
	}
	if len(paragraphs) == 0 {
		b.Skip("no paragraphs to mix")
	}
	r := rand.New(rand.NewPCG(1, 2))
	pages := make([][]byte, n)
	for i := range pages {
		event := i / 3
		var t strings.Builder
		fmt.Fprintf(&t, "Fire destroys Mar%d mill, %d hurt\n\n%d workers were hurt when fire destroyed the mill at Mar%d, fire chief Ilse Tor%d said.\n", event, 2+event%40, 2+event%40, event, event)
		for words := 0; words < 630; {
			l := paragraphs[r.IntN(len(paragraphs))]
			t.WriteString("\n" + l + "\n")
			words += len(strings.Fields(l))
		}
		pages[i] = []byte(t.String())
	}
	return pages
}

// each calls f for 0 … n-1, on two processors.
func each(n int, f func(int)) {
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for i := w; i < n; i += 2 {
				f(i)
			}
		})
	}
	wg.Wait()
}
