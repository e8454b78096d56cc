package stream

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/pipeline"
)

// Synopses are made in parallel and written down so many at once, of so many
// reports at most.
const (
	storiesAtOnce = 32
	reportsAtOnce = 128
)

// make makes synopses and keeps them.
func (k *Keeper) make(ctx context.Context, pending []store.Pending) ([]synoptic.StoryID, error) {
	var out []synoptic.StoryID
	names, err := k.s.Names(ctx)
	if err != nil {
		return nil, err
	}
	to := make(map[synoptic.StoryID]synoptic.StoryID)
	for _, n := range names {
		to[n.ID] = n.To
	}
	for len(pending) > 0 {
		n, reports := 0, 0
		for n < len(pending) && n < storiesAtOnce && (n == 0 || reports+len(pending[n].Reports) <= reportsAtOnce) {
			reports += len(pending[n].Reports)
			n++
		}
		made, err := k.makeSome(ctx, pending[:n], to)
		if err != nil {
			return out, err
		}
		stale, err := k.s.PutSynopses(ctx, made)
		if err != nil {
			return out, err
		}
		for _, p := range pending[:n] { // what is stale, another keeper sees to
			if !slices.Contains(stale, p.ID) {
				out = append(out, p.ID)
			}
		}
		pending = pending[n:]
	}
	return out, nil
}

func (k *Keeper) makeSome(ctx context.Context, pending []store.Pending, to map[synoptic.StoryID]synoptic.StoryID) ([]store.Made, error) {
	out, errs := make([]store.Made, len(pending)), make([]error, len(pending))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(pending)) {
		wg.Go(func() {
			for i := range next {
				out[i], errs[i] = k.makeOne(ctx, pending[i], to)
			}
		})
	}
	for i := range pending {
		next <- i
	}
	close(next)
	wg.Wait()
	return out, errors.Join(errs...)
}

// makeOne makes the synopsis of a story.
func (k *Keeper) makeOne(ctx context.Context, p store.Pending, to map[synoptic.StoryID]synoptic.StoryID) (store.Made, error) {
	rs := make([]synoptic.Reported, len(p.Reports))
	reports := make([]*synoptic.Report, len(rs))
	for i, id := range p.Reports {
		r, err := k.s.Report(ctx, id)
		if err != nil {
			return store.Made{}, fmt.Errorf("story %s: report %s: %w", p.ID, id, err)
		}
		reports[i] = r.Report
	}
	day := pipeline.StoryDay(reports)
	for i, r := range reports {
		a, err := k.analysis(ctx, r, day)
		if err != nil {
			return store.Made{}, fmt.Errorf("story %s: report %s: %w", p.ID, r.ID, err)
		}
		rs[i] = synoptic.Reported{Report: r, Analysis: a}
	}
	hand := &pipeline.Hand{}
	for _, d := range k.about(p.ID, to) {
		list := d.Names
		if d.Kind == store.DecideAgree {
			list = d.Values
		}
		if err := hand.Add(string(d.Kind), list, string(d.Of), d.Note); err != nil {
			return store.Made{}, fmt.Errorf("decision %d: %w", d.Number, err)
		}
	}
	doc := k.p.ReconcileWith(rs, pipeline.CompareConfig{One: true, Quiet: true, Hand: hand})
	if len(doc.Stories) != 1 {
		return store.Made{}, fmt.Errorf("story %s: its reports make %d synopses, want one", p.ID, len(doc.Stories))
	}
	doc.Stories[0].ID = p.ID
	return store.Made{Key: p.Key, Document: doc}, nil
}

// analysis gives the analysis of a report, made anew if none is kept.
func (k *Keeper) analysis(ctx context.Context, r *synoptic.Report, day synoptic.Date) (*synoptic.Analysis, error) {
	key := k.p.AnalysisKey(r, day)
	a, err := k.s.Analysis(ctx, key)
	if err == nil {
		a.Report = r.ID // another printing of the same text has the same analysis
		return a, nil
	}
	if !errors.Is(err, synoptic.ErrNotFound) {
		return nil, err
	}
	a = k.p.Analyze(r, day)
	return a, k.s.PutAnalysis(ctx, key, a)
}
