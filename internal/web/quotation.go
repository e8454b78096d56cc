package web

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// A Quotation is what the store knows of words that somebody is said to have
// said.
type Quotation struct {
	Words string           `json:"words"`
	Found string           `json:"found" enum:"verbatim,other_words,nowhere" doc:"verbatim: a report has these words, capitals and punctuation aside; other_words: reports have most of them; nowhere: none of these reports has them, which does not say that nobody said them."`
	Where []QuotationPlace `json:"where" doc:"The best first; all of one Found."`
	More  bool             `json:"more" doc:"There are others."`
}

// A QuotationPlace is where a report has the words, or most of them.
type QuotationPlace struct {
	Report  synoptic.ReportID `json:"report"`
	Story   synoptic.StoryID  `json:"story,omitempty"`
	Outlet  synoptic.Outlet   `json:"outlet"`
	Day     string            `json:"day,omitempty"`
	Title   string            `json:"title"`
	Start   int               `json:"start" doc:"In code points of the report's text."`
	End     int               `json:"end"`
	Text    string            `json:"text" doc:"What stands there."`
	Speaker string            `json:"speaker,omitempty" doc:"To whom the report gives them; left out if to nobody who could be found."`
	Same    string            `json:"speaker_is,omitempty" enum:"asked,other,open" doc:"Whether that is who was asked for; left out if nobody was."`
	Kind    string            `json:"kind,omitempty" doc:"direct, mixed or indirect; left out where it is no quote."`
	Changes []ReportChange    `json:"changes" doc:"Of other_words: what the quotation has inserted and removed. Offsets are those of Text and of the quotation."`
}

// Bounds of one look-up.
const (
	maxPlaces   = 50
	maxWindows  = 12 // parts of a quotation that are looked for
	windowWords = 3  // of each
	maxNear     = 12 // reports that are looked at for other words
	minAlike    = 60 // percent of the quotation's words that a saying must have
	minQuoted   = 2  // words
)

// Quotation looks up where words stand.
func (s *Server) Quotation(ctx context.Context, words, speaker string, story synoptic.StoryID) (*Quotation, error) {
	words = strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"“”„«»", r) {
			return ' '
		}
		return r
	}, words))
	q := &Quotation{Words: words, Found: "nowhere", Where: []QuotationPlace{}}
	want := store.Words(words)
	if len(want) < minQuoted {
		return nil, huma.Error400BadRequest("words: two words or more are a quotation; search finds single ones")
	}
	hits, next, err := s.Store.Search(ctx, store.Query{Words: `"` + words + `"`, Kind: store.HitReport, Story: story}, store.Page{Limit: maxPlaces})
	if err != nil {
		return nil, err
	}
	for _, h := range hits {
		p, ok, err := s.verbatim(ctx, h, words, speaker)
		if err != nil {
			return nil, err
		}
		if ok {
			q.Where = append(q.Where, p)
		}
	}
	if len(q.Where) > 0 {
		q.Found, q.More = "verbatim", next != ""
		// Those that give the words to somebody first; the others in the order found.
		slices.SortStableFunc(q.Where, func(a, b QuotationPlace) int { return cmp.Compare(b2i(b.Speaker != ""), b2i(a.Speaker != "")) })
		return q, nil
	}
	if q.Where, err = s.near(ctx, words, want, speaker, story); err != nil {
		return nil, err
	}
	if len(q.Where) > 0 {
		q.Found = "other_words"
	}
	return q, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// verbatim is where a report has the words, by their letters and digits, and
// whom it gives them to.
func (s *Server) verbatim(ctx context.Context, h store.Hit, words, speaker string) (p QuotationPlace, ok bool, err error) {
	r, err := s.Store.Report(ctx, h.Report)
	if err != nil {
		return p, false, err
	}
	span, ok := synoptic.NewLookup(r.Report.Text).Find(words)
	if !ok {
		return p, false, nil // other forms of the words
	}
	at, ok := synoptic.NewRuler(r.Report.Text).Points(span)
	if !ok {
		return p, false, nil
	}
	p = QuotationPlace{Report: r.ID, Story: r.Story, Outlet: r.Outlet, Day: r.Day, Title: r.Title, Start: at.Start, End: at.End, Text: span.Cut(r.Report.Text), Changes: []ReportChange{}}
	sayings, _, err := s.Store.Sayings(ctx, store.SayingFilter{Report: r.ID}, store.Page{Limit: store.MaxLimit})
	if err != nil {
		return p, false, err
	}
	best := 0
	var of store.Saying
	for _, y := range sayings {
		if n := y.Span.Overlap(span); n > best {
			best, of = n, y
		}
	}
	if best > 0 {
		p.Speaker, p.Kind = of.Speaker, string(of.Kind)
	}
	p.Same, err = s.speaks(ctx, speaker, of, best > 0)
	return p, true, err
}

// speaks tells whether a saying is of the person asked for: "" if nobody was.
func (s *Server) speaks(ctx context.Context, speaker string, y store.Saying, said bool) (string, error) {
	switch {
	case speaker == "":
		return "", nil
	case !said || y.Speaker == "":
		return "open", nil
	}
	// The store knows the other names that a speaker goes by.
	theirs, _, err := s.Store.Sayings(ctx, store.SayingFilter{Speaker: speaker, Report: y.Report}, store.Page{Limit: store.MaxLimit})
	if err != nil {
		return "", err
	}
	if slices.ContainsFunc(theirs, func(x store.Saying) bool { return x.Quote == y.Quote && x.Span == y.Span }) {
		return "asked", nil
	}
	return "other", nil
}

// near finds sayings that have most of the words: by parts of the quotation
// first, then word by word.
func (s *Server) near(ctx context.Context, words string, want []string, speaker string, story synoptic.StoryID) ([]QuotationPlace, error) {
	type candidate struct {
		hit   store.Hit
		parts int
	}
	found := make(map[synoptic.ReportID]*candidate)
	var order []*candidate
	for _, w := range windows(strings.Fields(words)) {
		if len(store.Words(w)) == 0 {
			continue
		}
		hits, _, err := s.Store.Search(ctx, store.Query{Words: `"` + w + `"`, Kind: store.HitQuote, Story: story}, store.Page{Limit: maxPlaces})
		if err != nil {
			return nil, err
		}
		once := make(map[synoptic.ReportID]bool)
		for _, h := range hits {
			if once[h.Report] {
				continue
			}
			once[h.Report] = true
			if found[h.Report] == nil {
				found[h.Report] = &candidate{hit: h}
				order = append(order, found[h.Report])
			}
			found[h.Report].parts++
		}
	}
	slices.SortStableFunc(order, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.parts, a.parts), cmp.Compare(a.hit.Report, b.hit.Report))
	})
	out := []QuotationPlace{}
	alike := make(map[synoptic.ReportID]int)
	for _, c := range order[:min(len(order), maxNear)] {
		sayings, _, err := s.Store.Sayings(ctx, store.SayingFilter{Report: c.hit.Report}, store.Page{Limit: store.MaxLimit})
		if err != nil {
			return nil, err
		}
		best, of := 0, store.Saying{}
		for _, y := range sayings {
			if n := share(want, store.Words(y.Text)); n > best {
				best, of = n, y
			}
		}
		if best < minAlike {
			continue
		}
		p := QuotationPlace{Report: of.Report, Story: of.Story, Outlet: of.Outlet, Day: of.Day, Title: c.hit.Title, Start: of.Start, End: of.End, Text: of.Text,
			Speaker: of.Speaker, Kind: string(of.Kind), Changes: changes(of.Text, words)}
		if p.Same, err = s.speaks(ctx, speaker, of, true); err != nil {
			return nil, err
		}
		alike[p.Report] = best
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b QuotationPlace) int {
		return cmp.Or(cmp.Compare(alike[b.Report], alike[a.Report]), cmp.Compare(a.Report, b.Report))
	})
	return out, nil
}

// windows are runs of a quotation's words, spread over it.
func windows(words []string) []string {
	last := len(words) - windowWords
	if last <= 0 {
		return []string{strings.Join(words, " ")}
	}
	var out []string
	n := min(last+1, maxWindows)
	for i := range n {
		at := 0
		if n > 1 {
			at = i * last / (n - 1)
		}
		out = append(out, strings.Join(words[at:at+windowWords], " "))
	}
	return out
}

// share is how many percent of words are among others.
func share(words, others []string) int {
	has := make(map[string]bool)
	for _, w := range others {
		has[w] = true
	}
	n := 0
	for _, w := range words {
		if has[w] {
			n++
		}
	}
	return 100 * n / len(words)
}

// changes is the way from what stands in a report to a quotation.
func changes(stands, quotation string) []ReportChange {
	out := []ReportChange{}
	for _, d := range store.Diff(&synoptic.Report{Text: stands}, &synoptic.Report{Text: quotation}) {
		text := stands
		if d.Op == store.Inserted {
			text = quotation
		}
		start := utf8.RuneCountInString(text[:d.Span.Start])
		out = append(out, ReportChange{d.Op, start, start + utf8.RuneCountInString(d.Span.Cut(text)), d.Text})
	}
	return out
}
