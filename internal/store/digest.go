package store

import (
	"github.com/synoptic-news/synoptic"
)

// A Digest is what of a synopsis can be listed and searched for: every backend
// keeps it beside the document.
type Digest struct {
	Head     StoryHead // counts; ID, title and event date
	Speakers []Speaker
	Sayings  []DigestSaying
	Claims   []DigestClaim
}

// A Speaker is a voice of a story and the names it goes by there, the fullest
// first.
type Speaker struct{ Names []string }

// A DigestSaying is a Saying with its Speaker; -1 if nobody is found to speak.
type DigestSaying struct {
	Saying
	Voice int
}

// A DigestClaim is a claim's text and the report of its first mention.
type DigestClaim struct {
	Ref    string
	Report synoptic.ReportID
	Text   string
}

// NewDigest reads what can be listed off a synopsis, whose spans are bytes.
func NewDigest(s *synoptic.Synopsis) *Digest {
	d := &Digest{Head: StoryHead{
		ID: s.ID, Title: s.Title, EventDate: s.EventDate, Reports: len(s.Reports), Origins: s.CountOrigins(),
		Claims: len(s.Claims), Quotes: len(s.Quotes), Differences: len(s.Discrepancies), Kinds: map[synoptic.Kind]int{},
	}}
	for _, x := range s.Discrepancies {
		d.Head.Kinds[x.Kind]++
		d.Head.Weight = max(d.Head.Weight, x.Weight)
	}
	reports := make(map[synoptic.ReportID]*synoptic.Report)
	rulers := make(map[synoptic.ReportID]*synoptic.Ruler)
	for i := range s.Reports {
		r := &s.Reports[i]
		reports[r.ID], rulers[r.ID] = r, synoptic.NewRuler(r.Text)
	}
	people := make(map[string]*synoptic.Person)
	for i := range s.People {
		people[s.People[i].ID] = &s.People[i]
	}
	voices := make(map[string]int)
	voice := func(id, name string) int {
		key := id + "\x00" + name
		if name == "" {
			return -1
		}
		if at, ok := voices[key]; ok {
			return at
		}
		names := []string{name}
		if p := people[id]; p != nil {
			for _, n := range append([]string{p.Name}, p.Aliases...) {
				if n != name {
					names = append(names, n)
				}
			}
		}
		voices[key] = len(d.Speakers)
		d.Speakers = append(d.Speakers, Speaker{names})
		return voices[key]
	}
	for _, u := range s.Quotes {
		for _, x := range u.Renderings {
			r := reports[x.Report]
			if r == nil {
				continue
			}
			at, ok := rulers[x.Report].Points(x.Span)
			if !ok {
				continue
			}
			id, name := x.Speaker, x.SpeakerName
			if name == "" {
				id, name = u.Speaker, u.SpeakerName
			}
			d.Sayings = append(d.Sayings, DigestSaying{
				Saying: Saying{Story: s.ID, Quote: u.ID, Report: x.Report, Outlet: r.Outlet, Day: day(r), Speaker: name,
					Kind: x.Kind, Span: x.Span, Start: at.Start, End: at.End, Text: x.Span.Cut(r.Text)},
				Voice: voice(id, name),
			})
		}
	}
	for _, c := range s.Claims {
		if len(c.Mentions) > 0 {
			d.Claims = append(d.Claims, DigestClaim{c.ID, c.Mentions[0].Report, c.Text})
		}
	}
	return d
}

// day is the day a report was published, as lists show it.
func day(r *synoptic.Report) string {
	if d := r.Day(); d.Known {
		return d.First.String()
	}
	return ""
}

// HeadOf is what a list shows of a report that is taken in now.
func HeadOf(r *synoptic.Report, seen Time) ReportHead {
	h := ReportHead{ID: r.ID, File: r.File, URL: r.URL, Outlet: r.Outlet, Title: r.Title, Day: day(r),
		Published: r.Published, Updated: r.Updated, SHA256: r.SHA256, Page: r.ID, Current: true, Revisions: 1, Seen: seen}
	if h.Title == "" {
		h.Title = r.TitleSpan.Cut(r.Text)
	}
	most := make(map[string]int)
	for _, l := range r.Languages {
		most[l.Language] += l.Len()
	}
	for _, l := range r.Languages { // in their order, so that the first of two equals wins
		if h.Language == "" || most[l.Language] > most[h.Language] {
			h.Language = l.Language
		}
	}
	return h
}

// Later tells whether a state of a page is later than another that was taken
// in before it: by what both state, else because it came after it.
func Later(b, a ReportHead) bool {
	when := func(h ReportHead) string {
		if h.Updated != "" {
			return h.Updated
		}
		return h.Published
	}
	x, y := instant(when(b)), instant(when(a))
	return x.IsZero() || y.IsZero() || !x.Before(y)
}
