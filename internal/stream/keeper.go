// Package stream takes reports through the pipeline into a store, and keeps
// what is in the store up to date.
//
// Start with [NewKeeper]: [Keeper.Add] takes reports in, [Keeper.Settle] groups
// all there are and makes the synopses that are not of what they should be
// made of. Doing either twice changes nothing; a program that is killed between
// them loses nothing, since what is to be done shows in the store. Several
// keepers, of several programs too, may work on one store: what another did
// meanwhile is taken into account before stories are written down.
//
// A keeper holds the terms of all current reports in memory, one to three
// kilobytes each, and groups all of them when it settles first; from then on
// only the days from the earliest new report's on.
package stream

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/pipeline"
)

// A Keeper takes reports in and keeps their stories. It is safe for concurrent
// use.
type Keeper struct {
	p *pipeline.Pipeline
	s store.Store

	// writing is held while stories are written down, and shared by those who
	// write reports: else, where reports keep coming, what was grouped is stale
	// each time before it is written. Other programs' reports are still tried
	// again for.
	writing sync.RWMutex

	mu        sync.Mutex // of what follows: one Settle at a time
	g         *pipeline.Grouping
	known     map[synoptic.ReportID]bool
	seen      int64 // number of the last change that g takes into account
	decisions []store.Decision
}

// NewKeeper makes a keeper of a store.
func NewKeeper(p *pipeline.Pipeline, s store.Store) *Keeper { return &Keeper{p: p, s: s} }

// Add takes reports in, all or none; each needs its Raw. What it returns is
// kept for good. The very same report given twice is one. A report that is
// another state of a page (pipeline.SamePage) becomes a revision of it.
func (k *Keeper) Add(ctx context.Context, reports []*synoptic.Report) ([]store.Added, error) {
	all := make([]synoptic.ReportID, len(reports))
	for i, r := range reports {
		all[i] = r.ID
	}
	has, err := k.s.Has(ctx, all)
	if err != nil {
		return nil, err
	}
	var fresh []*synoptic.Report
	at := make(map[synoptic.ReportID]int)
	for _, r := range reports {
		if _, ok := has[r.ID]; ok {
			continue
		}
		if _, ok := at[r.ID]; !ok {
			at[r.ID] = len(fresh)
			fresh = append(fresh, r)
		}
	}
	entries, err := k.entries(ctx, fresh)
	if err != nil {
		return nil, err
	}
	var added []store.Added
	if len(entries) > 0 {
		k.writing.RLock()
		added, err = k.s.Add(ctx, entries)
		k.writing.RUnlock()
		if err != nil {
			return nil, err
		}
	}
	out := make([]store.Added, len(reports))
	for i, r := range reports {
		if a, ok := has[r.ID]; ok {
			out[i] = a
			continue
		}
		out[i] = added[at[r.ID]]
		added[at[r.ID]].New, added[at[r.ID]].Before = false, "" // given once more, it is there
	}
	return out, nil
}

// entries makes reports ready for the store.
func (k *Keeper) entries(ctx context.Context, reports []*synoptic.Report) ([]store.Entry, error) {
	out := make([]store.Entry, len(reports))
	var dated []*synoptic.Report
	var where []int
	for i, r := range reports {
		out[i] = store.Entry{Report: r, Form: pipeline.TermsForm}
		if r.Day().Known { // the others wait for the day of their story
			dated, where = append(dated, r), append(where, i)
		}
	}
	for n, a := range k.p.AnalyzeAll(dated, synoptic.Date{}) {
		out[where[n]].Analysis, out[where[n]].Key = a, k.p.AnalysisKey(dated[n], synoptic.Date{})
	}
	for i, t := range k.p.Terms(reports) {
		out[i].Terms = t
	}
	for i := range out {
		page, err := k.page(ctx, reports[i], reports[:i])
		if err != nil {
			return nil, err
		}
		out[i].Page = page
	}
	return out, nil
}

// maxPages is how many pages of one address, the latest, a report is compared
// with: some files give all their reports the address of the site.
const maxPages = 8

// page is the report that r is another state of; "" if there is none.
func (k *Keeper) page(ctx context.Context, r *synoptic.Report, before []*synoptic.Report) (synoptic.ReportID, error) {
	if r.URL == "" {
		return "", nil
	}
	heads, err := k.s.OfURL(ctx, r.URL)
	if err != nil {
		return "", err
	}
	for _, h := range heads[max(0, len(heads)-maxPages):] {
		if h.Outlet != r.Outlet {
			continue
		}
		x, err := k.s.Report(ctx, h.ID)
		if err != nil {
			return "", err
		}
		if pipeline.SamePage(x.Report, r) {
			return h.ID, nil
		}
	}
	for _, x := range before {
		if pipeline.SamePage(x, r) {
			return x.ID, nil
		}
	}
	return "", nil
}

// Settled says what Settle did.
type Settled struct {
	Made      []synoptic.StoryID // whose synopsis was made, in order
	Conflicts []string           // decisions that could not be carried out, or that reports speak against
}

// maxTries is how often Settle begins anew because another program added
// something meanwhile.
const maxTries = 20

// Settle groups all reports and makes the synopses that are to be made.
func (k *Keeper) Settle(ctx context.Context) (Settled, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for try := 1; ; try++ {
		done, err := k.regroup(ctx)
		if errors.Is(err, store.ErrStale) && try < maxTries {
			continue
		}
		if err != nil {
			return Settled{}, err
		}
		made, err := k.make(ctx, done.pending)
		return Settled{made, done.conflicts}, err
	}
}

type regrouped struct {
	pending   []store.Pending
	conflicts []string
}

// regroup brings the stories in the store up to date.
func (k *Keeper) regroup(ctx context.Context) (regrouped, error) {
	k.writing.Lock()
	defer k.writing.Unlock()
	if err := k.catchUp(ctx); err != nil {
		return regrouped{}, err
	}
	had, err := k.s.Names(ctx)
	if err != nil {
		return regrouped{}, err
	}
	var names pipeline.Names
	to := make(map[synoptic.StoryID]synoptic.StoryID)
	for _, n := range had {
		names = append(names, pipeline.Name{ID: n.ID, Founder: n.Founder, To: n.To})
		to[n.ID] = n.ID
		if n.To != "" {
			to[n.ID] = n.To
		}
	}
	hand, err := k.hand(ctx)
	if err != nil {
		return regrouped{}, err
	}
	k.g.Decide(hand, names)
	found := k.g.Stories()
	out := store.Grouping{AsOf: k.seen}
	for _, x := range found.Groups {
		g := store.Group{ID: x.ID}
		for _, m := range x.Members {
			g.Reports = append(g.Reports, m.ReportID())
		}
		g.Key = k.key(g, k.about(x.ID, to))
		out.Stories = append(out.Stories, g)
	}
	for _, n := range found.Names {
		out.Names = append(out.Names, store.Name{ID: n.ID, Founder: n.Founder, To: n.To})
	}
	pending, err := k.s.Regroup(ctx, out)
	return regrouped{pending, found.Conflicts}, err
}

// catchUp takes into account what is in the store.
func (k *Keeper) catchUp(ctx context.Context) error {
	if k.g == nil {
		return k.load(ctx)
	}
	const most = 10_000 // changes; after more than that all is loaded anew
	cs, gap, err := k.s.ChangesSince(ctx, k.seen, most)
	if err != nil {
		return err
	}
	if gap || len(cs) == most {
		return k.load(ctx)
	}
	var fresh []synoptic.ReportID
	decided := false
	for _, c := range cs {
		switch id := synoptic.ReportID(c.ID); c.Kind {
		case store.ChangeReport:
			if states, err := k.s.Revisions(ctx, id); err != nil {
				return err
			} else if len(states) > 1 { // one goes out, perhaps
				return k.load(ctx)
			}
			fresh = append(fresh, id)
		case store.ChangeDecision:
			decided = true
		}
	}
	if decided {
		if k.decisions, err = k.s.ListDecisions(ctx, true); err != nil {
			return err
		}
	}
	if len(fresh) > 0 {
		if err := k.terms(ctx, fresh); err != nil {
			return err
		}
	}
	if len(cs) > 0 {
		k.seen = cs[len(cs)-1].Number
	}
	return nil
}

// load begins anew, with all that is in the store.
func (k *Keeper) load(ctx context.Context) error {
	k.g = nil
	seen, err := k.s.Latest(ctx)
	if err != nil {
		return err
	}
	decisions, err := k.s.ListDecisions(ctx, true)
	if err != nil {
		return err
	}
	k.g, k.known, k.seen, k.decisions = k.p.Group(pipeline.GroupConfig{}), make(map[synoptic.ReportID]bool), seen, decisions
	if err := k.terms(ctx, nil); err != nil {
		k.g = nil // half of it is no grouping
		return err
	}
	return nil
}

// terms takes the terms of reports into the grouping, of all current ones where
// of is nil. Those of another form are made again.
func (k *Keeper) terms(ctx context.Context, of []synoptic.ReportID) error {
	var old []synoptic.ReportID
	err := k.s.Terms(ctx, of, func(t store.ReportTerms) error {
		if t.Form != pipeline.TermsForm {
			old = append(old, t.ID)
			return nil
		}
		k.known[t.ID] = true
		return k.g.AddTerms(t.ID, t.Outlet, t.Terms)
	})
	if err != nil {
		return err
	}
	for part := range slices.Chunk(old, 256) {
		var reports []*synoptic.Report
		var made []store.ReportTerms
		for _, id := range part {
			r, err := k.s.Report(ctx, id)
			if err != nil {
				return err
			}
			reports = append(reports, r.Report)
			made = append(made, store.ReportTerms{ID: id, Outlet: r.Outlet, Form: pipeline.TermsForm})
		}
		for i, t := range k.p.Terms(reports) {
			made[i].Terms = t
		}
		if err := k.s.SetTerms(ctx, made); err != nil {
			return err
		}
		for _, t := range made {
			k.known[t.ID] = true
			if err := k.g.AddTerms(t.ID, t.Outlet, t.Terms); err != nil {
				return err
			}
		}
	}
	return nil
}

// hand is what people decided of stories. A state of a page that another took
// the place of is that other.
func (k *Keeper) hand(ctx context.Context) (*pipeline.Hand, error) {
	h := &pipeline.Hand{}
	for _, d := range k.decisions {
		switch d.Kind {
		case store.DecideSame, store.DecideAgree:
			continue
		}
		var reports []string
		for _, id := range d.Reports {
			if !k.known[id] {
				states, err := k.s.Revisions(ctx, id)
				if err != nil && !errors.Is(err, synoptic.ErrNotFound) {
					return nil, err
				}
				for _, s := range states {
					if s.Current {
						id = s.ID
					}
				}
			}
			reports = append(reports, string(id))
		}
		if err := h.Add(string(d.Kind), reports, "", d.Note); err != nil {
			return nil, fmt.Errorf("decision %d: %w", d.Number, err)
		}
	}
	return h, nil
}

// about are the decisions on names and differences that a story is to heed.
func (k *Keeper) about(id synoptic.StoryID, to map[synoptic.StoryID]synoptic.StoryID) []store.Decision {
	var out []store.Decision
	for _, d := range k.decisions {
		if (d.Kind == store.DecideSame || d.Kind == store.DecideAgree) && (d.Story == "" || d.Story == id || to[d.Story] == id) {
			out = append(out, d)
		}
	}
	return out
}

// key is what a story's synopsis depends on: program and models, its name, its
// reports, what was decided. A report's text is as its ID.
func (k *Keeper) key(g store.Group, decided []store.Decision) string {
	b, err := json.Marshal([]any{k.p.Version(), g.ID, g.Reports, decided})
	if err != nil { // of plain values: none
		b = []byte(err.Error())
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])[:32]
}
