package pipeline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/reuse"
	"github.com/synoptic-news/synoptic/internal/story"
)

// A Name is one that a story was given once.
type Name = story.Name

// A GroupConfig says how reports are grouped.
type GroupConfig struct {
	Live  int   // days after its own that a report is looked for; 0: for ever
	Late  int   // days behind the newest that a report may come and still be in time; 0: any. With Live it bounds memory
	Keep  bool  // keep the reports, for Why and to compare them
	Hand  *Hand // nil: nobody decided anything
	Names Names // of stories, as an earlier run gave them
	// Journal is where what is known of each report is written as it is taken
	// in, for Resume; nil: nowhere. Its first line is written unless Resume
	// found it.
	Journal io.Writer
}

// Names are the names that stories were given, see story.Names.
type Names = story.Names

// A Grouping groups reports into stories. It needs no analysis of sentences,
// so that it keeps up with a stream.
type Grouping struct {
	p       *Pipeline
	cfg     GroupConfig
	stream  *story.Stream
	index   sync.Pool
	byKey   map[string]*Member
	called  map[string]string // key by the name that people use
	waiting []*Member
	begun   bool  // the journal has its first line
	failed  error // of writing the journal
}

// A Member is a report of a story.
type Member struct {
	ID     json.RawMessage  // as its file has it; Synoptic's own as JSON where that has none
	Report *synoptic.Report // nil unless GroupConfig.Keep
	Outlet synoptic.Outlet
	key    string
	terms  *story.Terms
}

// A Group is the reports of one event.
type Group struct {
	ID      synoptic.StoryID
	Members []*Member // in order of day and ID
}

// A Grouped is what became of the reports.
type Grouped struct {
	Groups    []Group // in order of their first reports
	Conflicts []string
	Names     Names
}

// Group begins to group.
func (p *Pipeline) Group(cfg GroupConfig) *Grouping {
	g := &Grouping{p: p, cfg: cfg, stream: p.stories.NewStream(), byKey: make(map[string]*Member), called: make(map[string]string)}
	g.index.New = func() any { return story.NewIndexer() }
	g.stream.Live = cfg.Live
	return g
}

// atOnce is how many reports are indexed at once.
const atOnce = 512

// Read takes in the reports that the inputs name, those of files of many among
// them. What cannot be read is in the joined error beside the rest.
func (g *Grouping) Read(inputs []string, stdin io.Reader, meta map[string]Meta) error {
	bad := g.p.ReadEach(inputs, stdin, meta, Wants{Bare: true}, func(r *synoptic.Report) error {
		g.Add(given(r), r)
		return nil
	})
	g.flush()
	return errors.Join(bad, g.failed)
}

// given is what a report's file calls it; nil if it does not.
func given(r *synoptic.Report) json.RawMessage {
	if r.Stated == nil {
		return nil
	}
	return r.Stated.ID
}

// Add takes in a report; id is what its file calls it, nil if it does not. The
// very same report given twice is one.
func (g *Grouping) Add(id json.RawMessage, r *synoptic.Report) {
	r.Raw = nil // many times the text
	m := &Member{ID: id, Report: r, Outlet: r.Outlet}
	if id == nil {
		m.ID, _ = json.Marshal(r.ID)
	}
	if !g.know(m, r.ID) {
		if old := g.byKey[m.key]; g.cfg.Keep && old.Report == nil { // from the journal
			old.Report = r
		}
		return
	}
	if g.waiting = append(g.waiting, m); len(g.waiting) >= atOnce {
		g.flush()
	}
}

// know files a report under its names; false if it is there already.
func (g *Grouping) know(m *Member, report synoptic.ReportID) bool {
	m.key = string(m.ID) + " " + string(report)
	if g.byKey[m.key] != nil {
		return false
	}
	g.byKey[m.key] = m
	g.called[string(report)] = m.key
	var name string
	if json.Unmarshal(m.ID, &name) != nil {
		name = string(bytes.TrimSpace(m.ID)) // a number
	}
	g.called[name] = m.key
	return true
}

// flush indexes what waits and hands it to the stream.
func (g *Grouping) flush() {
	g.p.each(len(g.waiting), func(i int) {
		x := g.index.Get().(*story.Indexer)
		g.waiting[i].terms = x.Terms(textOf(g.waiting[i].Report))
		g.index.Put(x)
	})
	if err := g.write(); err != nil {
		g.failed = errors.Join(g.failed, fmt.Errorf("journal: %w", err))
		g.cfg.Journal = nil // what follows a hole would not be found again
	}
	g.take()
}

// take hands what waits to the stream.
func (g *Grouping) take() {
	newest, ok := newest(g.waiting)
	for _, m := range g.waiting {
		g.stream.Add(story.Report{ID: m.key, Terms: m.terms})
		m.terms = nil
		if !g.cfg.Keep {
			m.Report = nil
		}
	}
	if ok && g.cfg.Late > 0 {
		g.stream.Seal(newest - synoptic.Day(g.cfg.Late))
	}
	g.waiting = g.waiting[:0]
}

// newest is the day that nine in ten of the reports do not pass: a wrong date
// in the days to come does not close those before it.
func newest(ms []*Member) (synoptic.Day, bool) {
	var days []synoptic.Day
	for _, m := range ms {
		if m.terms.Known() {
			days = append(days, m.terms.Day)
		}
	}
	if len(days) == 0 {
		return 0, false
	}
	slices.Sort(days)
	return days[(len(days)-1)*9/10], true
}

// textOf is what grouping reads of a report.
func textOf(r *synoptic.Report) story.Text {
	t := story.Text{Title: r.Title, Body: r.Masked(), Day: r.Day(), URL: r.URL}
	if t.Title == "" {
		t.Title = r.TitleSpan.Cut(r.Text)
	}
	if len(r.Languages) > 0 {
		t.Lang = r.Languages[0].Language
	}
	return t
}

// Stories are the stories of all reports taken in so far.
func (g *Grouping) Stories() *Grouped {
	g.flush()
	hand := g.cfg.Hand.stories(func(name string) string {
		if key, ok := g.called[name]; ok {
			return key
		}
		return name
	})
	lists, conflicts := hand.Apply(g.stream.Groups(), g.stream.Order, g.stream.Sure)
	out := &Grouped{}
	for _, c := range conflicts {
		out.Conflicts = append(out.Conflicts, g.say(c))
	}
	ids, names := g.cfg.Names.Give(lists)
	out.Names = names
	for i, list := range lists {
		s := Group{ID: ids[i]}
		for _, key := range list {
			s.Members = append(s.Members, g.byKey[key])
		}
		out.Groups = append(out.Groups, s)
	}
	return out
}

// say names the reports of a conflict as their files do.
func (g *Grouping) say(c story.Conflict) string {
	text := c.What
	for i, r := range c.Reports {
		if m := g.byKey[r]; m != nil {
			sep := ", "
			if i == 0 {
				sep = ": "
			}
			text += sep + string(m.ID)
		}
	}
	return text
}

// A Why says what carried a report into its story, and which it did not join.
type Why struct {
	With, Other *Likeness // nil if there is none
}

// A Likeness is what a report has in common with another.
type Likeness struct {
	Report *Member
	story.Likeness
}

// Why explains the place of a report. It needs GroupConfig.Keep.
func (g *Grouping) Why(m *Member) Why {
	x := g.index.Get().(*story.Indexer)
	defer g.index.Put(x)
	var out Why
	if m.Report == nil {
		return out
	}
	w := g.stream.Why(m.key, x.Spell(textOf(m.Report)))
	if w.With.ID != "" {
		out.With = &Likeness{g.byKey[w.With.ID], w.With}
	}
	if w.Other.ID != "" {
		out.Other = &Likeness{g.byKey[w.Other.ID], w.Other}
	}
	return out
}

// CompareGroups makes a synopsis of each story that two outlets or more tell.
func (p *Pipeline) CompareGroups(gs *Grouped, hand *Hand) *synoptic.Document {
	var doc *synoptic.Document
	for _, g := range gs.Groups {
		if g.Outlets() < 2 {
			continue
		}
		var reports []*synoptic.Report
		for _, m := range g.Members {
			reports = append(reports, m.Report)
		}
		d := p.CompareWith(reports, CompareConfig{One: true, Quiet: true, Hand: hand})
		for i := range d.Stories {
			d.Stories[i].ID = g.ID
		}
		if doc == nil {
			doc = d
		} else {
			doc.Stories = append(doc.Stories, d.Stories...)
		}
	}
	if doc == nil {
		doc = p.CompareWith(nil, CompareConfig{})
	}
	return doc
}

// Outlets is how many outlets tell a story.
func (g *Group) Outlets() int {
	seen := make(map[synoptic.Outlet]bool)
	for _, m := range g.Members {
		seen[m.Outlet] = true
	}
	return len(seen)
}

// Title is the headline of a story's first report that has one.
func (g *Group) Title() string {
	for _, m := range g.Members {
		if m.Report != nil && m.Report.Title != "" {
			return m.Report.Title
		}
	}
	return "(no headline)"
}

// A Copy says of a report of a story that it is a copy of an earlier one.
type Copy struct {
	Of    *Member
	Kind  reuse.Likeness // exact, edited, cut, grown
	Share int            // words of the shorter that stand in the longer, per thousand
	Spans []synoptic.Span
	Ofs   []synoptic.Span // the same passages in the other report
}

// Copies finds the copies among a story's reports: for each the earlier report
// that it shares most with, if it is a copy of one. It needs GroupConfig.Keep.
func (g *Grouping) Copies(s *Group) map[*Member]Copy {
	found := reuse.NewCopies()
	texts, prints := make([]reuse.Text, len(s.Members)), make([]reuse.Print, len(s.Members))
	out := make(map[*Member]Copy)
	for i, m := range s.Members {
		if m.Report == nil {
			return nil
		}
		text := m.Report.Masked()
		texts[i] = reuse.Split(text, []synoptic.Span{{End: len(text)}}, nil)
		prints[i] = reuse.NewPrint(texts[i], m.Report.URL)
		best := -1
		for _, k := range found.Add(prints[i]) {
			kind, share := reuse.Judge(texts[k], texts[i], prints[k], prints[i])
			if kind != reuse.Distinct && share > best {
				best = share
				out[m] = Copy{Of: s.Members[k], Kind: kind, Share: share}
			}
		}
	}
	at := make(map[*Member]int)
	for i, m := range s.Members {
		at[m] = i
	}
	for m, c := range out {
		in := reuse.Spans(texts[at[c.Of]], texts[at[m]])
		c.Ofs, c.Spans = in[0], in[1]
		out[m] = c
	}
	return out
}
