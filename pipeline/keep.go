package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/ingest"
	"github.com/synoptic-news/synoptic/internal/reuse"
	"github.com/synoptic-news/synoptic/internal/story"
)

// What stores need: reports one after the other with their bytes, analyses and
// terms that can be kept, and the keys to keep them under.

// TermsForm names the form of what Terms gives: kept terms of another one are
// to be made again.
const TermsForm = story.TermsForm

// Version names what a synopsis depends on beside its reports: the program's
// version and that of its models.
func (p *Pipeline) Version() string { return synoptic.Version + "/" + p.version }

// ReadRawEach reads the reports that the inputs name, in their order and one after
// the other, and calls each with every report, its Raw with it, and with an
// error for every part that is none. It holds one report at a time, however
// many there are in a file. Before each file it looks whether ctx is done.
func (p *Pipeline) ReadRawEach(ctx context.Context, inputs []string, stdin io.Reader, meta map[string]Meta, each func(*synoptic.Report, error)) {
	files, err := ingest.Expand(inputs)
	for _, e := range errorParts(err) {
		each(nil, e)
	}
	for _, file := range files {
		if ctx.Err() != nil {
			return
		}
		ingest.LoadEach(file, stdin, ingest.Find(meta, file), Wants{Raw: true}, each)
	}
}

// ReadBytesEach is ReadRawEach for bytes that are at hand.
func (p *Pipeline) ReadBytesEach(in Input, each func(*synoptic.Report, error)) {
	ingest.ReadEach(in, Wants{Raw: true}, each)
}

// ReadFeedEach is ReadBytesEach for a feed that is watched: entries whose reports
// stand on pages of their own come as *InputErrors with a Teaser.
func (p *Pipeline) ReadFeedEach(in Input, each func(*synoptic.Report, error)) {
	ingest.ReadEach(in, Wants{Linked: true, Raw: true}, each)
}

// IsFeed tells that bytes are an RSS, Atom or JSON feed, whole or not.
func IsFeed(raw []byte) bool { return ingest.IsFeed(raw) }

// errorParts takes joined errors apart.
func errorParts(err error) []error {
	if err == nil {
		return nil
	}
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		var out []error
		for _, e := range j.Unwrap() {
			out = append(out, errorParts(e)...)
		}
		return out
	}
	return []error{err}
}

// AnalysisKey is what an analysis of a report is kept under: a hash of all that
// it depends on. storyDay is as for Analyze.
func (p *Pipeline) AnalysisKey(r *synoptic.Report, storyDay synoptic.Date) string {
	h := sha256.New()
	own := r.Day()
	if own.Known {
		storyDay = synoptic.Date{}
	}
	enc := json.NewEncoder(h)
	for _, part := range []any{p.Version(), r.Text, r.Skipped, r.TitleSpan, own, storyDay} {
		if err := enc.Encode(part); err != nil { // of plain values: none
			fmt.Fprint(h, err)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}

// AnalyzeAll is Analyze for many reports, on the pipeline's workers.
func (p *Pipeline) AnalyzeAll(rs []*synoptic.Report, storyDay synoptic.Date) []*synoptic.Analysis {
	out := make([]*synoptic.Analysis, len(rs))
	p.each(len(rs), func(i int) { out[i] = p.Analyze(rs[i], storyDay) })
	return out
}

// StoryDay is the day that relative times of reports without a day are resolved
// against: the earliest that a report of their story states.
func StoryDay(rs []*synoptic.Report) synoptic.Date { return firstDay(rs) }

// ReconcileWith makes the document of reports and their analyses, as cfg wants
// it.
func (p *Pipeline) ReconcileWith(rs []synoptic.Reported, cfg CompareConfig) *synoptic.Document {
	known := make([]synoptic.Reported, len(rs))
	for i, r := range rs {
		known[i] = synoptic.Reported{Report: r.Report, Analysis: cfg.Hand.people(r.Analysis)}
	}
	return p.reconcile(known, nil, cfg)
}

// Terms are what grouping reads of reports, in a form that can be kept; see
// Grouping.AddTerms and TermsForm.
func (p *Pipeline) Terms(rs []*synoptic.Report) [][]byte {
	out := make([][]byte, len(rs))
	p.each(len(rs), func(i int) { out[i] = story.NewIndexer().Terms(textOf(rs[i])).AppendTo(nil) })
	return out
}

// AddTerms is Add for a report of which only its terms are at hand.
func (g *Grouping) AddTerms(id synoptic.ReportID, outlet synoptic.Outlet, terms []byte) error {
	t, err := story.ReadTerms(terms)
	if err != nil {
		return fmt.Errorf("report %s: %w", id, err)
	}
	m := &Member{Outlet: outlet}
	m.ID, _ = json.Marshal(id)
	m.key = string(m.ID) + " " + string(id)
	if g.byKey[m.key] != nil {
		return nil
	}
	g.byKey[m.key] = m
	g.called[string(id)] = m.key
	g.stream.Add(story.Report{ID: m.key, Terms: t})
	return nil
}

// Decide sets what people decided, and the names given so far, for the next
// Stories.
func (g *Grouping) Decide(hand *Hand, names Names) { g.cfg.Hand, g.cfg.Names = hand, names }

// ReportID is the ID of a member that came without one of its own.
func (m *Member) ReportID() synoptic.ReportID {
	var id synoptic.ReportID
	if err := json.Unmarshal(m.ID, &id); err != nil {
		return ""
	}
	return id
}

// SamePage tells that two reports are states of one page: one outlet, one
// address (not that of a whole site), and one headline or most of the words.
func SamePage(a, b *synoptic.Report) bool {
	if a.URL == "" || a.URL != b.URL || a.Outlet != b.Outlet {
		return false
	}
	if u, err := url.Parse(a.URL); err != nil || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return false
	}
	x, y := textOf(a), textOf(b)
	if x.Title != "" && x.Title == y.Title {
		return true
	}
	s := reuse.Split(x.Body, []synoptic.Span{{End: len(x.Body)}}, nil)
	t := reuse.Split(y.Body, []synoptic.Span{{End: len(y.Body)}}, nil)
	kind, _ := reuse.Judge(s, t, reuse.NewPrint(s, a.URL), reuse.NewPrint(t, b.URL))
	return kind != reuse.Distinct
}

// errNoDecision is of a decision that no file could have.
var errNoDecision = errors.New("no such decision")

// Add adds a decision as a file would have it: merge, split and pin with
// reports, same with names, agree with values and perhaps a kind.
func (h *Hand) Add(what string, list []string, kind, note string) error {
	switch what {
	case "merge":
		h.Merge = append(h.Merge, struct {
			Reports []string
			Note    string
		}{list, note})
	case "split":
		h.Split = append(h.Split, struct {
			Reports []string
			Note    string
		}{list, note})
	case "pin":
		if len(list) != 2 {
			return fmt.Errorf("pin: %d reports, want two", len(list))
		}
		h.Pin = append(h.Pin, struct{ Report, To, Note string }{list[0], list[1], note})
	case "same":
		h.Same = append(h.Same, struct {
			Names []string
			Note  string
		}{list, note})
	case "agree":
		h.Agree = append(h.Agree, struct {
			Kind   string
			Values []string
			Note   string
		}{kind, list, note})
	default:
		return fmt.Errorf("%q: %w", what, errNoDecision)
	}
	return nil
}
