package pipeline_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

// manyReports makes up the lines of a file of reports: fires in towns, three
// reports each, and a tail of words that hardly any two share.
func manyReports(n int) []byte {
	r := rand.New(rand.NewPCG(3, 14))
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for i := range n {
		town := fmt.Sprintf("Mor%c%cenfel%d", 'a'+rune(i/3%26), 'a'+rune(i/78%26), i/3)
		var tail strings.Builder
		for range 80 {
			fmt.Fprintf(&tail, " w%d", r.IntN(20_000))
		}
		enc.Encode(map[string]string{"id": fmt.Sprint("r", i), "outlet": []string{"Herald", "Post", "Star"}[i%3], "published": fmt.Sprintf("2031-05-%02d", 1+i/3%20),
			"title": fmt.Sprintf("%d hurt as mill at %s burns", 2+i/3%9, town),
			"text":  fmt.Sprintf("%d workers were hurt when fire destroyed the paper mill at %s, fire chief Ilse Mar%d said.%s.", 2+i/3%9, town, i/3, tail.String())})
	}
	return b.Bytes()
}

// storiesOf says which reports each story has.
func storiesOf(g *pipeline.Grouping) string {
	var b strings.Builder
	for _, s := range g.Stories().Groups {
		fmt.Fprintf(&b, "%s", s.ID)
		for _, m := range s.Members {
			fmt.Fprintf(&b, " %s", m.ID)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// resumed begins to group with a journal as a command does.
func resumed(p *pipeline.Pipeline, path string) (*pipeline.Grouping, *os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, nil, err
	}
	g := p.Group(pipeline.GroupConfig{Journal: f})
	whole, err := g.Resume(f)
	if err != nil {
		return nil, nil, err
	}
	if err := f.Truncate(whole); err != nil {
		return nil, nil, err
	}
	_, err = f.Seek(whole, io.SeekStart)
	return g, f, err
}

// TestKilled is the process that TestKillAndStartAgain kills.
func TestKilled(t *testing.T) {
	dir := os.Getenv("SYNOPTIC_TEST_KILLED")
	if dir == "" {
		t.Skip("run by TestKillAndStartAgain")
	}
	g, f, err := resumed(open(t, 0), filepath.Join(dir, "journal"))
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Read([]string{filepath.Join(dir, "reports.jsonl")}, nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "stories"), []byte(storiesOf(g)), 0o644); err != nil {
		t.Fatal(err)
	}
	f.Close()
}

// TestKillAndStartAgain: a process that is killed while it takes in reports,
// again and again, and started anew ends in the same stories.
func TestKillAndStartAgain(t *testing.T) {
	dir := t.TempDir()
	lines := manyReports(3000)
	if err := os.WriteFile(filepath.Join(dir, "reports.jsonl"), lines, 0o644); err != nil {
		t.Fatal(err)
	}
	whole := open(t, 0).Group(pipeline.GroupConfig{})
	if err := whole.Read([]string{filepath.Join(dir, "reports.jsonl")}, nil, nil); err != nil {
		t.Fatal(err)
	}
	want := storiesOf(whole)
	if n := strings.Count(want, "\n"); n < 900 || n > 1100 {
		t.Fatalf("%d stories of 1000 events", n)
	}
	journal := filepath.Join(dir, "journal")
	size := func() int64 {
		info, err := os.Stat(journal)
		if err != nil {
			return 0
		}
		return info.Size()
	}
	killed := 0
	for range 50 {
		c := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		c.Env = append(os.Environ(), "SYNOPTIC_TEST_KILLED="+dir)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		var err error
		for at, over := size(), false; !over; {
			select {
			case err = <-ended:
				over = true
			default:
				if killed < 4 && size() > at { // it has begun to write
					c.Process.Kill()
					<-ended
					killed++
					err, over = nil, true
				} else {
					time.Sleep(time.Millisecond) // leave the processor to it
				}
			}
		}
		if err != nil {
			t.Fatalf("started again: %v", err)
		}
		if got, err := os.ReadFile(filepath.Join(dir, "stories")); err == nil {
			if string(got) != want {
				t.Errorf("killed %d times and started again: other stories", killed)
			}
			if killed == 0 {
				t.Error("it was never killed")
			}
			return
		}
	}
	t.Error("it never came to an end")
}

// TestJournalCutAnywhere: what is left of a journal, cut or damaged at any
// place, is read as far as it is whole, and the inputs give the rest.
func TestJournalCutAnywhere(t *testing.T) {
	dir := t.TempDir()
	reports := filepath.Join(dir, "reports.jsonl")
	if err := os.WriteFile(reports, manyReports(30), 0o644); err != nil {
		t.Fatal(err)
	}
	p := open(t, 0)
	path := filepath.Join(dir, "journal")
	run := func() string {
		g, f, err := resumed(p, path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := g.Read([]string{reports}, nil, nil); err != nil {
			t.Fatal(err)
		}
		return storiesOf(g)
	}
	want := run()
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(kept); at += 1 + at/5 {
		for _, flip := range []bool{false, true} {
			b := bytes.Clone(kept[:at])
			if flip && at > 40 {
				b = bytes.Clone(kept)
				b[at] ^= 0x55
			}
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
			if got := run(); got != want {
				t.Fatalf("cut at %d, flipped %t: other stories", at, flip)
			}
			if again, _ := os.ReadFile(path); !flip && len(again) != len(kept) {
				t.Fatalf("cut at %d: the journal is %d bytes then, want %d", at, len(again), len(kept))
			}
		}
	}
	if err := os.WriteFile(path, []byte("synoptic-group 9 9\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := resumed(p, path); err == nil || !strings.Contains(err.Error(), "another version") {
		t.Errorf("a journal of another version: %v", err)
	}
}

// A report that stands in the journal and in the inputs is one.
func TestJournalKnowsReports(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	p := open(t, 0)
	r := &synoptic.Report{ID: "0123", Text: "Nine workers were hurt when fire destroyed the mill at Hadlingen."}
	for range 2 {
		g, f, err := resumed(p, path)
		if err != nil {
			t.Fatal(err)
		}
		g.Add(json.RawMessage(`"fire"`), r)
		if got := g.Stories().Groups; len(got) != 1 || len(got[0].Members) != 1 {
			t.Errorf("%d stories, the first of %d reports", len(got), len(got[0].Members))
		}
		f.Close()
	}
}

// TestLate: reports in order of day, of which old ones are let go, end in the
// same stories.
func TestLate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.jsonl")
	lines := bytes.SplitAfter(manyReports(1500), []byte("\n"))
	slices.SortStableFunc(lines, func(a, b []byte) int {
		day := func(l []byte) string {
			_, d, _ := strings.Cut(string(l), `"published":"`)
			return d[:min(10, len(d))]
		}
		return strings.Compare(day(a), day(b))
	})
	if err := os.WriteFile(path, bytes.Join(lines, nil), 0o644); err != nil {
		t.Fatal(err)
	}
	var got [2]string
	for i, late := range []int{0, 1} {
		g := open(t, 0).Group(pipeline.GroupConfig{Live: 3, Late: late})
		if err := g.Read([]string{path}, nil, nil); err != nil {
			t.Fatal(err)
		}
		got[i] = storiesOf(g)
	}
	if got[0] != got[1] || strings.Count(got[0], "\n") < 400 {
		t.Errorf("%d stories, with --late %d, or others", strings.Count(got[0], "\n"), strings.Count(got[1], "\n"))
	}
}
