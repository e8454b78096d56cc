package render

import (
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// A view is one story made ready for showing: what every format asks of it.
type view struct {
	*synoptic.Synopsis
	opts     Options
	n        int    // number of the story in its document, from 1
	asOf     string // "" where all reports count
	sheets   []*sheet
	byID     map[synoptic.ReportID]*sheet
	people   map[string]*synoptic.Person
	origins  [][]*sheet     // the reports by origin, where that is established
	count    synoptic.Count // how many origins the story has
	about    func(names []string, ms ...synoptic.Mention) bool
	disputed map[string][]dispute // the discrepancies of each claim, by its ID
}

// newView indexes the i'th story of a document.
func newView(d *synoptic.Document, i int, o Options) *view {
	s := &d.Stories[i]
	if o.Excerpts {
		s = shortened(s)
	}
	v := &view{
		Synopsis: s, opts: o, n: i + 1,
		byID:   make(map[synoptic.ReportID]*sheet, len(s.Reports)),
		people: make(map[string]*synoptic.Person, len(s.People)),
	}
	if d.AsOf != nil {
		v.asOf = clean(*d.AsOf)
	}
	var keep [][]synoptic.Span
	if o.Excerpts {
		keep = excerpts(s)
	}
	for i := range s.Reports {
		r := &s.Reports[i]
		var spans []synoptic.Span
		switch {
		case len(r.Excerpts) > 0:
			spans = []synoptic.Span{}
			for _, x := range r.Excerpts {
				spans = append(spans, x.Span)
			}
			spans = merge(spans, len(r.Text))
		case o.Excerpts:
			spans = keep[i]
		}
		sh := newSheet(r, i+1, spans)
		v.sheets = append(v.sheets, sh)
		v.byID[r.ID] = sh
	}
	label(v.sheets)
	if v.byID[o.Mine] == nil {
		v.opts.Mine = "" // another story's
	}
	for i := range s.People {
		v.people[s.People[i].ID] = &s.People[i]
	}
	v.trace()
	v.about = v.filter(o.About)
	v.disputed = v.disputes()
	return v
}

// words are the words of a mention as they stand in its report; where its span
// does not lie there, those that the document gives for it.
func (v *view) words(m synoptic.Mention) string {
	if s := v.byID[m.Report]; s != nil && m.In(len(s.text)) {
		return clean(m.Cut(s.text))
	}
	return clean(m.Text)
}

// place is where a mention begins: "Herald:12".
func (v *view) place(m synoptic.Mention) string {
	if s := v.byID[m.Report]; s != nil {
		return s.place(m.Span)
	}
	return "?"
}

// places lists the places of mentions in the order of the reports, one entry
// a report: "Herald:12,15".
func (v *view) places(ms []synoptic.Mention) []string {
	ms = slices.Clone(ms)
	slices.SortStableFunc(ms, v.byPlace)
	var out []string
	last, where := synoptic.ReportID(""), ""
	for i, m := range ms {
		s := v.byID[m.Report]
		switch {
		case s == nil || i == 0 || m.Report != last:
			out = append(out, v.place(m))
		case m.In(len(s.Text)) && s.where(m.Span) != where:
			out[len(out)-1] += "," + s.where(m.Span)[1:]
		}
		if last = m.Report; s != nil && m.In(len(s.Text)) {
			where = s.where(m.Span)
		}
	}
	return out
}

// carriers counts the reports that mentions lie in.
func carriers(ms []synoptic.Mention) int {
	seen := make(map[synoptic.ReportID]bool)
	for _, m := range ms {
		seen[m.Report] = true
	}
	return len(seen)
}

// voice names a voice: "" for the outlet's own.
func (v *view) voice(id string) string {
	if id == "" || id == synoptic.VoiceOutlet {
		return ""
	}
	if p := v.people[id]; p != nil {
		return clean(p.Name)
	}
	return ""
}

// Mentions of the several parts of a synopsis.

func claimMentions(c *synoptic.Claim) []synoptic.Mention {
	out := make([]synoptic.Mention, len(c.Mentions))
	for i := range c.Mentions {
		out[i] = c.Mentions[i].Mention
	}
	return out
}

func readingMentions(d *synoptic.Discrepancy) []synoptic.Mention {
	var out []synoptic.Mention
	for i := range d.Readings {
		out = append(out, d.Readings[i].Mentions...)
	}
	return out
}

func quoteMentions(u *synoptic.Utterance) []synoptic.Mention {
	out := make([]synoptic.Mention, len(u.Renderings))
	for i := range u.Renderings {
		out[i] = u.Renderings[i].Mention
	}
	return out
}

func eventMentions(e *synoptic.Event) []synoptic.Mention {
	out := make([]synoptic.Mention, len(e.Mentions))
	for i := range e.Mentions {
		out[i] = e.Mentions[i].Mention
	}
	return out
}

// ofStory tells whether a note is on the story as a whole. What decides how the
// whole is to be read is so whatever report it names.
func (v *view) ofStory(n synoptic.Note) bool {
	return v.byID[n.Report] == nil || n.Code == synoptic.NoteNotOne || n.Code == synoptic.NoteOneReport || n.Code == synoptic.NoteCopies
}

// storyNotes are the notes on the story as a whole, clean; notesOn those on one
// report.
func (v *view) storyNotes() []string {
	var out []string
	for _, n := range v.Notes {
		if v.ofStory(n) {
			out = append(out, clean(n.Text))
		}
	}
	return out
}

func (v *view) notesOn(s *sheet) []string {
	var out []string
	for _, n := range v.Notes {
		if n.Report == s.ID && !v.ofStory(n) {
			out = append(out, clean(n.Text))
		}
	}
	return out
}

// heading is the story's title.
func (v *view) heading() string {
	if t := clean(v.Title); t != "" {
		return t
	}
	return fmt.Sprintf("Story %d", v.n)
}

// outlets counts the story's outlets.
func (v *view) outlets() int {
	names := make(map[string]bool)
	for _, s := range v.sheets {
		names[s.name] = true
	}
	return len(names)
}

// claimOutlets is how many reports carry a claim.
func claimOutlets(c *synoptic.Claim) int {
	if c.Outlets > 0 {
		return c.Outlets
	}
	return carriers(claimMentions(c))
}

// originRange writes how many origins something has: "1 origin", "2–4 origins", ""
// where the document does not say.
func originRange(c synoptic.Count) string {
	switch {
	case c.Min <= 0 && c.Max <= 0:
		return ""
	case c.Min >= c.Max:
		return count(max(c.Min, c.Max), "origin")
	}
	return itoa(c.Min) + "–" + itoa(c.Max) + " origins"
}

// slot names what a discrepancy is about: "quantity, duration".
func slot(d *synoptic.Discrepancy) string {
	kind, s := clean(string(d.Kind)), clean(d.Slot)
	if s == "" || s == kind {
		return kind
	}
	return kind + ", " + s
}
