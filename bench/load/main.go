// Command load puts a running load on synoptic serve and tells how it bears
// it: reports come in at a steady rate while readers ask for stories, and the
// times of reads, the backlog of stories and the memory of the server are told.
//
// It starts the program that it is given on a store of its own, in a temporary
// folder, on two processors, and ends it at the end:
//
//	CGO_ENABLED=0 go build -o synoptic ./cmd/synoptic
//	cd bench && go run ./load -program ../synoptic -time 10m
//
// The load is open: requests are sent at their times whether or not earlier
// ones were answered, and a time counts from when a request was due, so that a
// server that stands still is not let off. Reports are generated from a seed:
// the same seed sends the same reports.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

func main() {
	program := flag.String("program", "../synoptic", "the program to start")
	length := flag.Duration("time", 10*time.Minute, "how long")
	perMinute := flag.Int("reports", 1000, "reports a minute")
	perSecond := flag.Int("reads", 200, "reads a second")
	cores := flag.Int("cores", 2, "processors that the server may use")
	seed := flag.Uint64("seed", 1, "of the reports and reads")
	first := flag.Int("first", 500, "reports that are there when it begins")
	flag.Parse()
	if err := run(*program, *length, *perMinute, *perSecond, *cores, *first, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// A load is one run.
type load struct {
	at     string
	client *http.Client
	pid    int
	gen    *generator

	mu      sync.Mutex
	reads   map[string][]time.Duration
	writes  []time.Duration
	failed  map[string]int
	ids     []string // of stories
	reports []string // of reports
}

func run(program string, length time.Duration, perMinute, perSecond, cores, first int, seed uint64) error {
	dir, err := os.MkdirTemp("", "synoptic-load")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	cmd := exec.Command(program, "serve", "--store", filepath.Join(dir, "load.db"), "--listen", "127.0.0.1:0", "--offline")
	cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", cores))
	cmd.Stderr = os.Stderr // its warnings
	cmd.Args = append(cmd.Args, "--log", "warn")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() {
		if err := cmd.Process.Signal(syscall.SIGTERM); err == nil {
			cmd.Wait()
		}
	}()
	line := make([]byte, 4096)
	n, err := out.Read(line)
	if err != nil {
		return fmt.Errorf("the server said nothing: %w", err)
	}
	m := regexp.MustCompile(`http://\S+:\d+`).Find(line[:n])
	if m == nil {
		return fmt.Errorf("the server said %q", line[:n])
	}
	l := &load{at: string(m), pid: cmd.Process.Pid, gen: newGenerator(seed), reads: make(map[string][]time.Duration), failed: make(map[string]int),
		client: &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 256, MaxConnsPerHost: 256}}}
	fmt.Printf("%s, %d processors; %d reports to begin with\n", l.at, cores, first)
	for left := first; left > 0; left -= 50 {
		if err := l.add(min(left, 50), left <= 50); err != nil {
			return err
		}
	}
	if err := l.learn(); err != nil {
		return err
	}
	fmt.Printf("%d reports a minute, %d reads a second, for %v\n%8s %8s %9s %9s %8s %8s %8s\n", perMinute, perSecond, length, "time", "reports", "pending", "ungrouped", "rss MB", "p50 ms", "p99 ms")
	l.press(length, time.Minute/time.Duration(perMinute), time.Second/time.Duration(perSecond))
	return l.tell()
}

// press sends the load.
func (l *load) press(length, everyWrite, everyRead time.Duration) {
	start := time.Now()
	end := start.Add(length)
	var wg sync.WaitGroup
	steady := func(every time.Duration, f func(i int, due time.Time)) {
		for i := 0; ; i++ {
			due := start.Add(time.Duration(i) * every)
			if due.After(end) {
				return
			}
			time.Sleep(time.Until(due))
			wg.Go(func() { f(i, due) })
		}
	}
	wg.Go(func() {
		steady(everyWrite, func(_ int, due time.Time) {
			if err := l.add(1, false); err != nil {
				l.fail("add: " + err.Error())
			}
			l.mu.Lock()
			l.writes = append(l.writes, time.Since(due))
			l.mu.Unlock()
		})
	})
	wg.Go(func() { steady(everyRead, l.read) })
	wg.Go(func() {
		steady(max(length/20, time.Second), func(i int, _ time.Time) {
			if i > 0 {
				l.line(time.Since(start))
				if err := l.learn(); err != nil {
					l.fail("list: " + err.Error())
				}
			}
		})
	})
	wg.Wait()
}

// read is one read; what is read goes round.
func (l *load) read(i int, due time.Time) {
	l.mu.Lock()
	story, report := l.ids[l.gen.pick(i, len(l.ids))], l.reports[l.gen.pick(i+1, len(l.reports))]
	l.mu.Unlock()
	kind, path := "story", "/stories/"+story+"/synopsis"
	switch i % 10 {
	case 0, 1:
		kind, path = "list", "/stories?limit=50"
	case 2:
		kind, path = "search", "/search?words="+l.gen.word(i)
	case 3:
		kind, path = "report", "/reports/"+report
	case 4:
		kind, path = "members", "/stories/"+story
	}
	if _, err := l.get(path); err != nil {
		l.fail(kind + ": " + err.Error())
	}
	took := time.Since(due)
	l.mu.Lock()
	l.reads[kind] = append(l.reads[kind], took)
	l.mu.Unlock()
}

func (l *load) fail(what string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.failed[what]++
}

func (l *load) get(path string) ([]byte, error) {
	resp, err := l.client.Get(l.at + "/api/v1" + path)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s", resp.Status)
	}
	return b, err
}

// add sends reports, and waits until their stories are made if wait is true.
func (l *load) add(n int, wait bool) error {
	var inputs []map[string]string
	for range n {
		text, outlet, day, file := l.gen.report()
		inputs = append(inputs, map[string]string{"content": text, "outlet": outlet, "published": day, "file": file})
	}
	b, err := json.Marshal(map[string]any{"inputs": inputs})
	if err != nil {
		return err
	}
	resp, err := l.client.Post(fmt.Sprintf("%s/api/v1/reports?wait=%v", l.at, wait), "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var got struct {
		Reports []struct{ State string }
		Refused []struct{ Why string }
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s", resp.Status)
	}
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil {
		return err
	}
	if len(got.Reports) != n {
		return fmt.Errorf("%d of %d reports taken: %v", len(got.Reports), n, got.Refused)
	}
	return nil
}

// learn looks which stories and reports there are to be read.
func (l *load) learn() error {
	var stories struct {
		Stories []struct {
			ID   string
			Made bool
		}
	}
	var reports struct{ Reports []struct{ ID string } }
	for path, v := range map[string]any{"/stories?limit=200": &stories, "/reports?limit=200": &reports} {
		b, err := l.get(path)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(b, v); err != nil {
			return err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ids, l.reports = nil, nil
	for _, s := range stories.Stories {
		if s.Made {
			l.ids = append(l.ids, s.ID)
		}
	}
	for _, r := range reports.Reports {
		l.reports = append(l.reports, r.ID)
	}
	if len(l.ids) == 0 || len(l.reports) == 0 {
		return fmt.Errorf("nothing to read: %d stories, %d reports", len(l.ids), len(l.reports))
	}
	return nil
}

// line tells how it stands.
func (l *load) line(at time.Duration) {
	var c struct {
		Census struct{ Reports, Pending, Ungrouped int }
	}
	if b, err := l.get("/census"); err != nil || json.Unmarshal(b, &c) != nil {
		l.fail("census")
	}
	l.mu.Lock()
	all := slices.Concat(slices.Collect(maps.Values(l.reads))...)
	l.mu.Unlock()
	fmt.Printf("%8s %8d %9d %9d %8d %8.1f %8.1f\n", at.Round(time.Second), c.Census.Reports, c.Census.Pending, c.Census.Ungrouped, l.memory("VmRSS"), ms(share(all, 50)), ms(share(all, 99)))
}

// tell tells the end, and how long it takes until nothing is left to be done.
func (l *load) tell() error {
	start := time.Now()
	for range 1200 {
		var c struct {
			Census struct{ Reports, Stories, Pending, Ungrouped int }
		}
		b, err := l.get("/census")
		if err != nil {
			return err
		}
		if err := json.Unmarshal(b, &c); err != nil {
			return err
		}
		if c.Census.Pending == 0 && c.Census.Ungrouped == 0 {
			fmt.Printf("\n%d reports in %d stories; nothing left to do after %v\n", c.Census.Reports, c.Census.Stories, time.Since(start).Round(100*time.Millisecond))
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	kinds := slices.Sorted(maps.Keys(l.reads))
	for _, k := range kinds {
		l.row("read "+k, l.reads[k])
	}
	l.row("read, all", slices.Concat(slices.Collect(maps.Values(l.reads))...))
	l.row("add a report", l.writes)
	fmt.Printf("memory: %d MB at the end, %d MB at most\n", l.memory("VmRSS"), l.memory("VmHWM"))
	for what, n := range l.failed {
		fmt.Printf("failed: %d times %s\n", n, what)
	}
	return nil
}

func (l *load) row(what string, ds []time.Duration) {
	fmt.Printf("%-14s %7d: p50 %7.1f ms, p90 %7.1f, p99 %7.1f, most %7.1f\n", what, len(ds), ms(share(ds, 50)), ms(share(ds, 90)), ms(share(ds, 99)), ms(share(ds, 100)))
}

// share is the time that so many percent of them stay within.
func share(ds []time.Duration, percent int) time.Duration {
	if len(ds) == 0 {
		return 0
	}
	ds = slices.Sorted(slices.Values(ds))
	return ds[min(len(ds)-1, len(ds)*percent/100)]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// memory is a line of the server's status, in MB; 0 where there is no /proc.
func (l *load) memory(name string) int {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", l.pid))
	if err != nil {
		return 0
	}
	_, after, ok := strings.Cut(string(b), name+":")
	if !ok {
		return 0
	}
	var kb int
	if _, err := fmt.Sscan(after, &kb); err != nil {
		return 0
	}
	return kb >> 10
}
