package pipeline_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

// Reports come in the order of the inputs whatever the number of workers, one by
// one, and no more when nobody wants more.
func TestReadEach(t *testing.T) {
	dir := t.TempDir()
	var files []string
	for i := range 20 {
		var lines strings.Builder
		for k := range 50 {
			fmt.Fprintf(&lines, "{\"id\":\"%d-%d\",\"text\":\"Boats burn.\"}\n", i, k)
		}
		if i == 7 {
			lines.WriteString("{\n")
		}
		files = append(files, filepath.Join(dir, fmt.Sprintf("%d.jsonl", i)))
		if err := os.WriteFile(files[i], []byte(lines.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, workers := range []int{1, 8} {
		p, err := pipeline.Open(pipeline.Config{Workers: workers, ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		err = p.ReadEach(files, nil, nil, pipeline.Wants{}, func(r *synoptic.Report) error {
			if want := fmt.Sprintf("\"%d-%d\"", n/50, n%50); string(r.Stated.ID) != want {
				t.Fatalf("%s, want %s", r.Stated.ID, want)
			}
			n++
			return nil
		})
		if n != 1000 || err == nil || strings.Count(err.Error(), "\n") != 0 || !strings.Contains(err.Error(), "7.jsonl#51: not JSON") {
			t.Errorf("%d workers: %d reports, %v", workers, n, err)
		}
		full := errors.New("full")
		n = 0
		err = p.ReadEach(files, nil, nil, pipeline.Wants{}, func(*synoptic.Report) error {
			if n++; n == 120 {
				return full
			}
			return nil
		})
		if n != 120 || !errors.Is(err, full) {
			t.Errorf("%d workers: stopped after %d, %v", workers, n, err)
		}
	}
}
