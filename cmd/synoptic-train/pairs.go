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
	stories, err := w.labelled()
	if err != nil {
		return err
	}
	for _, s := range synopsis.LeaveOneOut(stories) {
		fmt.Printf("%-20s %5d pairs, %4d of one fact; trained without it: best F1 %.3f (P %.2f, R %.2f), with it %.3f\n", s.Name, s.Pairs, s.Same, s.F1, s.P, s.R, s.Seen)
	}
	m := synopsis.TrainPairs(stories)
	return os.WriteFile(filepath.Join("internal", "synopsis", "weight.go"), m.Source(), 0o644)
}

// trainSlots learns, from the same keys, those of the stories written to train
// on and the example's, whether two unequal values of two reports fill one slot.
func trainSlots(w *workshop) error {
	stories, err := w.everyStory()
	if err != nil {
		return err
	}
	reported, right := make(map[synoptic.Kind]int), make(map[synoptic.Kind]int)
	for _, h := range synopsis.LeaveOneOutSlots(stories) {
		fmt.Printf("%-20s %-8s %2d reported by a model trained without it, %2d right\n", h.Name, h.Kind, h.Reported, h.Right)
		for _, l := range h.Lines {
			fmt.Println("   ", l)
		}
		reported[h.Kind] += h.Reported
		right[h.Kind] += h.Right
	}
	for _, k := range []synoptic.Kind{synoptic.KindQuantity, synoptic.KindTime} {
		fmt.Printf("all %s: %d reported, %d right\n", k, reported[k], right[k])
	}
	return os.WriteFile(filepath.Join("internal", "synopsis", "slot_weight.go"), synopsis.TrainSlots(stories).Source(), 0o644)
}

// everyStory reads the development stories, those written to train on and the
// example, in this order.
func (w *workshop) everyStory() ([]synopsis.Labelled, error) {
	more, err := filepath.Glob(filepath.Join("training", "stories", "*", "gold.json"))
	if err != nil {
		return nil, err
	}
	return w.labelled(append(more, filepath.Join("examples", "ferry-fire", "gold.json"))...)
}

// heldOut prints, as one document, the synopses of the development stories made
// with weights that were learnt without the story.
func heldOut(w *workshop) error {
	stories, err := w.everyStory()
	if err != nil {
		return err
	}
	n := 0
	for i := range stories {
		if stories[i].Facts {
			n++
		}
	}
	doc := synoptic.Document{Schema: synoptic.Schema, Generator: synoptic.Generator{Version: synoptic.Version, Models: "held out"}}
	for _, s := range synopsis.HeldOut(stories, n) {
		doc.Stories = append(doc.Stories, *s)
	}
	return synoptic.Encode(os.Stdout, &doc)
}

// labelled reads the development stories and their keys, and more beside them.
func (w *workshop) labelled(more ...string) ([]synopsis.Labelled, error) {
	dir, err := w.stories()
	if err != nil {
		return nil, err
	}
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		return nil, err
	}
	keys, err := filepath.Glob(filepath.Join(dir, "*", "gold.json"))
	if err != nil || len(keys) == 0 {
		return nil, fmt.Errorf("%s: no gold keys: %w", dir, os.ErrNotExist)
	}
	var stories []synopsis.Labelled
	for i, k := range append(keys, more...) {
		l, err := labelled(p, filepath.Dir(k))
		if err != nil {
			return nil, err
		}
		l.Facts = i < len(keys)
		stories = append(stories, l)
	}
	return stories, nil
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
	l.Differ = func(a synoptic.ReportID, x synoptic.Span, b synoptic.ReportID, y synoptic.Span) []int {
		return key.Differ(at[a], x, at[b], y)
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
