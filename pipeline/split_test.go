package pipeline_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// TestSplitTellsStoriesApart: all reports of the development stories and of
// the example thrown together fall apart into the stories they are of.
func TestSplitTellsStoriesApart(t *testing.T) {
	folders, _ := filepath.Glob("../../shared/eval/dev-stories/*")
	if len(folders) == 0 {
		t.Skip("../shared/eval is not here: the example alone has nothing to be told apart from")
	}
	p := open(t, 0)
	var all []*synoptic.Report
	of := make(map[synoptic.ReportID]int)
	stories := 0
	for i, dir := range append(folders, example) {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			continue
		}
		stories++
		reports, err := p.Read([]string{dir}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range reports {
			of[r.ID] = i
		}
		all = append(all, reports...)
	}
	doc := p.Compare(all)
	if len(doc.Stories) != stories {
		t.Errorf("%d stories, want %d", len(doc.Stories), stories)
	}
	for _, s := range doc.Stories {
		for _, r := range s.Reports {
			if of[r.ID] != of[s.Reports[0].ID] {
				t.Errorf("a report of story %d and one of story %d are taken for one event", of[r.ID], of[s.Reports[0].ID])
			}
		}
	}
}
