package mcp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/pipeline"
)

type quotationIn struct {
	Words   string  `json:"words" jsonschema:"the quotation; … and [brackets] stand for words left out"`
	Speaker string  `json:"speaker,omitempty" jsonschema:"who is said to have said it; each place then tells whether its report gives it to them"`
	Reports []given `json:"reports,omitempty" jsonschema:"look in these reports instead of the store"`
	From    string  `json:"from,omitempty" jsonschema:"in reports of this day or later: 2026-02-03"`
	To      string  `json:"to,omitempty" jsonschema:"in reports of this day or earlier"`
	Limit   int     `json:"limit,omitempty" jsonschema:"places at most, 20 by default"`
}

// A place is where a quotation stands, or something near it.
type place struct {
	Report synoptic.ReportID   `json:"report"`
	Story  synoptic.StoryID    `json:"story,omitempty"`
	Outlet synoptic.Outlet     `json:"outlet"`
	URL    string              `json:"url,omitempty"`
	Title  string              `json:"title,omitempty"`
	Day    string              `json:"day,omitempty"`
	Fit    pipeline.Fit        `json:"fit"`
	Share  int                 `json:"share"` // of the quotation's words that stand there, by weight, percent
	Start  int                 `json:"start"`
	End    int                 `json:"end"` // in code points
	Before string              `json:"before"`
	Text   string              `json:"text"`
	After  string              `json:"after"`
	Diff   []pipeline.WordDiff `json:"diff,omitempty"`

	Speaker string             `json:"speaker,omitempty"`          // whom the report gives it to
	Kind    synoptic.QuoteKind `json:"kind,omitempty"`             // direct, mixed or indirect; "" if it is in nobody's words
	Asked   string             `json:"speaker_as_asked,omitempty"` // yes, no, perhaps (a part of the name), not known
}

// Bounds of a search for a quotation in the store.
const (
	maxPairs      = 12 // searches for two words of it
	hitsPerSearch = 60
	maxLookedAt   = 60 // reports that are read for it
	around        = 80 // code points that are given on either side of a place
)

func (s *server) quotation(ctx context.Context, in quotationIn) (*answer, error) {
	limit, err := limited(in.Limit)
	if err != nil {
		return nil, err
	}
	if err := days(in.From, in.To); err != nil {
		return nil, err
	}
	if len(in.Words) > pipeline.MaxQuotation {
		return nil, fmt.Errorf("the quotation has %d bytes, want %d at most", len(in.Words), pipeline.MaxQuotation)
	}
	if len(store.Words(in.Words)) == 0 {
		return nil, fmt.Errorf("words %q: no word in it", in.Words)
	}
	var places []place
	var problems []problem
	looked, where := 0, "the reports given"
	if len(in.Reports) > 0 {
		var reports []*synoptic.Report
		if reports, problems, err = s.read(ctx, in.Reports); err != nil {
			return nil, err
		}
		if len(reports) == 0 {
			return nil, errors.New("no report to look in" + why(problems))
		}
		looked, places = len(reports), s.inGiven(in, reports)
	} else if s.cfg.Store == nil {
		return nil, errors.New("no reports are given, and there is no store to look in")
	} else {
		where = "the reports of the store that share words with it (of each page its latest state)"
		if looked, places, err = s.inStore(ctx, in); err != nil {
			return nil, err
		}
	}
	rank := map[pipeline.Fit]int{pipeline.FitExact: 0, pipeline.FitCut: 1, pipeline.FitNear: 2}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(rank[a.Fit], rank[b.Fit]), cmp.Compare(b.Share, a.Share), cmp.Compare(a.Day, b.Day), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start))
	})
	found := "nothing found"
	if len(places) > 0 {
		found = string(places[0].Fit)
	}
	result := map[string]any{"found": found, "places": len(places), "looked_at": looked, "looked_in": where}
	if found == "nothing found" {
		result["note"] = "That it was not found says nothing of whether it was said, only that these reports do not have it."
	}
	if n := shorten(&places, limit); n > 0 {
		result["left_out"] = n
	}
	if places == nil {
		places = []place{}
	}
	return &answer{Result: result, Problems: problems, Untrusted: map[string]any{"places": places}}, nil
}

// A saying is a span of a report that is in somebody's words.
type saying struct {
	span    synoptic.Span // in bytes
	speaker string
	names   []string // the speaker goes by
	kind    synoptic.QuoteKind
}

// inGiven looks in reports that a call brought along.
func (s *server) inGiven(in quotationIn, reports []*synoptic.Report) (out []place) {
	var said map[synoptic.ReportID][]saying // made when there is something to ask
	done := make(map[synoptic.ReportID]bool)
	for _, r := range reports {
		day := r.Published[:min(10, len(r.Published))]
		if done[r.ID] || in.From != "" && day < in.From || in.To != "" && (day == "" || day > in.To) {
			continue
		}
		done[r.ID] = true
		found := pipeline.FindQuotation(in.Words, r)
		if len(found) > 0 && said == nil {
			said = sayings(s.cfg.Pipeline.CompareAs(reports, true))
		}
		for _, f := range found {
			p := place{Report: r.ID, Outlet: r.Outlet, URL: r.URL, Title: r.Title, Day: day}
			p.at(in, r, f, said[r.ID])
			out = append(out, p)
		}
	}
	return out
}

// sayings are those of a document, by report.
func sayings(doc *synoptic.Document) map[synoptic.ReportID][]saying {
	out := make(map[synoptic.ReportID][]saying)
	for i := range doc.Stories {
		names := make(map[string][]string)
		for _, p := range doc.Stories[i].People {
			names[p.ID] = append([]string{p.Name}, p.Aliases...)
		}
		for _, u := range doc.Stories[i].Quotes {
			for _, x := range u.Renderings {
				out[x.Report] = append(out[x.Report], saying{x.Span, x.SpeakerName, append([]string{x.SpeakerName}, names[x.Speaker]...), x.Kind})
			}
		}
	}
	return out
}

// inStore looks in the reports of the store that share words with a quotation.
func (s *server) inStore(ctx context.Context, in quotationIn) (looked int, out []place, err error) {
	ids, err := s.candidates(ctx, in)
	if err != nil {
		return 0, nil, err
	}
	for _, id := range ids {
		if ctx.Err() != nil {
			return 0, nil, ctx.Err()
		}
		r, err := s.cfg.Store.Report(ctx, id)
		if err != nil {
			return 0, nil, err
		}
		found := pipeline.FindQuotation(in.Words, r.Report)
		if len(found) == 0 {
			continue
		}
		said, err := s.kept(ctx, in, id)
		if err != nil {
			return 0, nil, err
		}
		for _, f := range found {
			p := place{Report: id, Story: r.Story, Outlet: r.Outlet, URL: r.URL, Title: r.Title, Day: r.Day}
			p.at(in, r.Report, f, said)
			out = append(out, p)
		}
	}
	return len(ids), out, nil
}

// kept are the sayings of a report in the store.
func (s *server) kept(ctx context.Context, in quotationIn, id synoptic.ReportID) ([]saying, error) {
	list, _, err := s.cfg.Store.Sayings(ctx, store.SayingFilter{Report: id}, store.Page{Limit: store.MaxLimit})
	if err != nil {
		return nil, err
	}
	asked := make(map[synoptic.Span]bool) // those of who was asked for, by any name
	if len(store.Words(in.Speaker)) > 0 {
		theirs, _, err := s.cfg.Store.Sayings(ctx, store.SayingFilter{Report: id, Speaker: in.Speaker}, store.Page{Limit: store.MaxLimit})
		if err != nil {
			return nil, err
		}
		for _, x := range theirs {
			asked[x.Span] = true
		}
	}
	var out []saying
	for _, x := range list {
		y := saying{x.Span, x.Speaker, []string{x.Speaker}, x.Kind}
		if asked[x.Span] {
			y.names = append(y.names, in.Speaker)
		}
		out = append(out, y)
	}
	return out, nil
}

// candidates are the reports to be looked in: those that have the whole of it in
// a row, then those that most pairs of its longer words are found in.
func (s *server) candidates(ctx context.Context, in quotationIn) ([]synoptic.ReportID, error) {
	var heavy []string
	all := strings.FieldsFunc(in.Words, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	for _, w := range all {
		if utf8.RuneCountInString(w) > 3 && !slices.ContainsFunc(heavy, func(h string) bool { return strings.EqualFold(h, w) }) {
			heavy = append(heavy, w)
		}
	}
	var queries []string
	if len(heavy) == 0 {
		heavy = all
	}
	pairs := max(1, len(heavy)-1)
	for i := range min(pairs, maxPairs) {
		at := i * pairs / min(pairs, maxPairs)
		queries = append(queries, strings.Join(heavy[at:min(at+2, len(heavy))], " "))
	}
	queries = append(queries, `"`+strings.Join(all[:min(len(all), 12)], " ")+`"`)
	votes := make(map[synoptic.ReportID]int)
	for i, q := range queries {
		hits, _, err := s.cfg.Store.Search(ctx, store.Query{Words: q, Kind: store.HitReport, From: in.From, To: in.To}, store.Page{Limit: hitsPerSearch})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			votes[h.Report]++
			if i == len(queries)-1 {
				votes[h.Report] += maxPairs
			}
		}
	}
	ids := slices.SortedFunc(maps.Keys(votes), func(a, b synoptic.ReportID) int {
		return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(a, b))
	})
	return ids[:min(len(ids), maxLookedAt)], nil
}

// at fills in where a place is and whose words stand there.
func (p *place) at(in quotationIn, r *synoptic.Report, f pipeline.Found, said []saying) {
	points, _ := synoptic.NewRuler(r.Text).Points(f.Span)
	p.Fit, p.Share, p.Start, p.End, p.Diff = f.Fit, f.Same*100/f.Of, points.Start, points.End, f.Diff
	p.Text = f.Span.Cut(r.Text)
	before, after := []rune(r.Text[:f.Span.Start]), []rune(r.Text[f.Span.End:])
	p.Before, p.After = string(before[max(0, len(before)-around):]), string(after[:min(len(after), around)])
	best, most := saying{}, 0
	for _, x := range said {
		if n := x.span.Overlap(f.Span); n > most {
			best, most = x, n
		}
	}
	if most*2 < f.Span.Len() {
		best = saying{}
	}
	p.Speaker, p.Kind = best.speaker, best.kind
	if words := store.Words(in.Speaker); len(words) > 0 {
		p.Asked = "not known"
		if best.speaker != "" {
			p.Asked = "no"
		}
		for _, name := range best.names {
			have := store.Words(name)
			if p.Asked == "no" && slices.ContainsFunc(words, func(w string) bool { return slices.Contains(have, w) }) {
				p.Asked = "perhaps" // "Captain Roake", "Roake": a title, or another of that name
			}
			if !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(have, w) }) {
				p.Asked = "yes"
			}
		}
	}
}
