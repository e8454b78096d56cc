package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/synopsis"
	"github.com/synoptic-news/synoptic/pipeline"
)

// trainPairs learns the weights by which two clauses are told to state one
// fact, from the gold keys of the development stories, and writes them as Go
// source: some twenty whole numbers that a reader of the code should see.
func trainPairs(w *workshop) error {
	dir, err := w.stories()
	if err != nil {
		return err
	}
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		return err
	}
	folders, err := filepath.Glob(filepath.Join(dir, "*", "gold.json"))
	if err != nil || len(folders) == 0 {
		return fmt.Errorf("%s: no gold keys: %w", dir, os.ErrNotExist)
	}
	var stories []synopsis.Labelled
	for _, f := range folders {
		l, err := labelled(p, filepath.Dir(f))
		if err != nil {
			return err
		}
		stories = append(stories, l)
	}
	for _, s := range synopsis.LeaveOneOut(stories) {
		fmt.Printf("%-20s %5d pairs, %4d of one fact; trained without it: best F1 %.3f (P %.2f, R %.2f), with it %.3f\n", s.Name, s.Pairs, s.Same, s.F1, s.P, s.R, s.Seen)
	}
	m := synopsis.TrainPairs(stories)
	return os.WriteFile(filepath.Join("internal", "synopsis", "weight.go"), m.Source(), 0o644)
}

// labelled reads one story and its key.
func labelled(p *pipeline.Pipeline, dir string) (synopsis.Labelled, error) {
	key, err := gold.ReadKey(dir)
	if err != nil {
		return synopsis.Labelled{}, err
	}
	reports, err := p.Read(key.Files, nil, nil)
	if err != nil {
		return synopsis.Labelled{}, err
	}
	l := synopsis.Labelled{Name: key.Story}
	at := make(map[synoptic.ReportID]int)
	for i, r := range reports {
		at[r.ID] = i
		l.Reports = append(l.Reports, synoptic.Reported{Report: r, Analysis: p.Analyze(r, reports[0].Day())})
	}
	l.Same = func(a synoptic.ReportID, x synoptic.Span, b synoptic.ReportID, y synoptic.Span) bool {
		return key.SameFact(at[a], x, at[b], y)
	}
	return l, nil
}

// stories is the folder of the development stories: beside the treebanks'.
func (w *workshop) stories() (string, error) {
	if w.data == "" {
		w.data = findData()
	}
	dir := filepath.Join(w.data, "..", "eval", "dev-stories")
	_, err := os.Stat(dir)
	return dir, err
}
