package pipeline_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/story"
)

// TestSplitTellsStoriesApart: all reports of the development stories and of
// the example thrown together fall apart into the stories they are of.
func TestSplitTellsStoriesApart(t *testing.T) {
	folders, _ := filepath.Glob("../../shared/eval/dev-stories/*")
	if len(folders) == 0 {
		t.Skip("../shared/eval is not here: the example alone has nothing to be told apart from")
	}
	p := open(t, 0)
	var as []*synoptic.Analysis
	var of []int
	for i, dir := range append(folders, example) {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			continue
		}
		reports, err := p.Read([]string{dir}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range reports {
			as = append(as, p.Analyze(r, synoptic.Date{}))
			of = append(of, i)
		}
	}
	for i := range as {
		for k := range i {
			if tie := story.Compare(as[i], as[k]); of[i] != of[k] && tie.Related() {
				t.Errorf("a report of story %d and one of story %d are taken for one event: %+v", of[k], of[i], tie)
			}
		}
	}
	if parts := story.Split(as); len(parts) != len(folders)+1 {
		t.Errorf("%d stories, want %d", len(parts), len(folders)+1)
	}
}
