package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

// grouping are the flags of the commands that group reports.
type grouping struct {
	Hand  string `placeholder:"FILE.toml" help:"What people decided: merge, split, pin, same (names of one person), agree (a difference that is none)."`
	Names string `placeholder:"FILE" help:"Keep the names of stories here from run to run; a story that grows or takes up another keeps its name."`
	Live  int    `placeholder:"DAYS" help:"Look for a report this many days after its own; 0, the default, is for ever."`
	Late  int    `placeholder:"DAYS" help:"Reports come at most this many days after newer ones: what is older is settled, and with --live its memory is let go. 0, the default, is any time."`
}

type groupCmd struct {
	Inputs   []string `arg:"" name:"input" help:"Files, folders, globs or - for standard input: reports, and files of many (JSON lines with id, url, outlet, title, published, text; tables, feeds, archives)."`
	Meta     string   `placeholder:"FILE.csv" help:"What the files do not say: a CSV with the columns file, outlet, published, url, family."`
	Explain  bool     `help:"Say of each report what carried it into its story, and the nearest story that it did not join."`
	Copies   bool     `help:"Say of each report which earlier report of its story it is a copy of (exact, edited, cut, or grown: a later state of one page), how much they share, and where."`
	State    string   `placeholder:"FILE" help:"Keep what was read of each report here as it is read; a run that was stopped and is started again with the same file goes on from there, to the same stories."`
	grouping `embed:""`
	telling
}

// groupLine is what is printed of one report.
type groupLine struct {
	ID    json.RawMessage  `json:"id"`
	Story synoptic.StoryID `json:"story"`
	With  *tieLine         `json:"with,omitempty"`
	Other *tieLine         `json:"other,omitempty"`
	Copy  *copyLine        `json:"copy,omitempty"`
}

// copyLine says what a report is a copy of; spans are code points.
type copyLine struct {
	Of    json.RawMessage `json:"of"`
	Kind  string          `json:"kind"`
	Share float64         `json:"share"`
	Spans [][2]int        `json:"spans"`    // in this report
	Ofs   [][2]int        `json:"of_spans"` // in the other
}

func newCopyLine(m *pipeline.Member, c pipeline.Copy) *copyLine {
	return &copyLine{Of: c.Of.ID, Kind: string(c.Kind), Share: float64(c.Share) / 1000,
		Spans: points(synoptic.NewRuler(m.Report.Text), c.Spans), Ofs: points(synoptic.NewRuler(c.Of.Report.Text), c.Ofs)}
}

// tieLine is what a report has in common with another.
type tieLine struct {
	ID      json.RawMessage  `json:"id"`
	Story   synoptic.StoryID `json:"story,omitempty"`
	Chance  float64          `json:"chance"`
	Days    *int             `json:"days,omitempty"`
	Names   []string         `json:"names"`
	Words   []string         `json:"words"`
	Numbers []string         `json:"numbers"`
	Times   []string         `json:"times"`
}

// Run groups the reports and prints the story of each, as JSON.
func (c *groupCmd) Run(st *streams) error {
	told := c.begin(st, false)
	defer told.end()
	p, err := pipeline.Open(pipeline.Config{Tell: told.step})
	if err != nil {
		return err
	}
	meta, err := readMeta(c.Meta)
	if err != nil {
		return err
	}
	var journal *os.File
	if c.State != "" {
		if info, err := os.Stat(c.State); err == nil && !info.Mode().IsRegular() {
			return misuse{fmt.Errorf("--state %s: no plain file", c.State)}
		}
		if journal, err = os.OpenFile(c.State, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
			return misuse{fmt.Errorf("--state: %w", err)}
		}
		defer journal.Close()
	}
	g, _, err := c.open(p, st, c.Explain || c.Copies, journal)
	if err != nil {
		return err
	}
	bad := g.Read(c.Inputs, st.in, meta)
	told.end()
	done, err := c.close(g, st)
	if err != nil {
		return errors.Join(bad, err)
	}
	w := bufio.NewWriter(st.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	of := make(map[*pipeline.Member]synoptic.StoryID)
	for _, s := range done.Groups {
		for _, m := range s.Members {
			of[m] = s.ID
		}
	}
	for i := range done.Groups {
		s := &done.Groups[i]
		var copies map[*pipeline.Member]pipeline.Copy
		if c.Copies {
			copies = g.Copies(s)
		}
		for _, m := range s.Members {
			line := groupLine{ID: m.ID, Story: s.ID}
			if c.Explain {
				why := g.Why(m)
				line.With, line.Other = newTieLine(why.With, ""), newTieLine(why.Other, of[memberOf(why.Other)])
			}
			if copy, ok := copies[m]; ok {
				line.Copy = newCopyLine(m, copy)
			}
			if err := enc.Encode(line); err != nil {
				return errors.Join(bad, err)
			}
		}
	}
	return errors.Join(bad, w.Flush())
}

func memberOf(l *pipeline.Likeness) *pipeline.Member {
	if l == nil {
		return nil
	}
	return l.Report
}

func newTieLine(l *pipeline.Likeness, s synoptic.StoryID) *tieLine {
	if l == nil || l.Report == nil {
		return nil
	}
	some := func(list []string) []string { return append([]string{}, list...) }
	t := &tieLine{ID: l.Report.ID, Story: s, Chance: float64(l.Chance) / 1000,
		Names: some(l.Names), Words: some(l.Words), Numbers: some(l.Numbers), Times: some(l.Times)}
	if l.Days >= 0 {
		t.Days = &l.Days
	}
	return t
}

// open begins to group as the flags say.
// journal, if not nil, holds what a run before this one read.
func (c *grouping) open(p *pipeline.Pipeline, st *streams, keep bool, journal *os.File) (*pipeline.Grouping, *pipeline.Hand, error) {
	if c.Live < 0 {
		return nil, nil, misuse{fmt.Errorf("--live: %d days, want 0 or more", c.Live)}
	}
	if c.Late < 0 {
		return nil, nil, misuse{fmt.Errorf("--late: %d days, want 0 or more", c.Late)}
	}
	hand, err := readHand(c.Hand)
	if err != nil {
		return nil, nil, err
	}
	names, err := readNames(c.Names)
	if err != nil {
		return nil, nil, err
	}
	cfg := pipeline.GroupConfig{Live: c.Live, Late: c.Late, Keep: keep, Hand: hand, Names: names}
	if journal == nil {
		return p.Group(cfg), hand, nil
	}
	cfg.Journal = journal
	g := p.Group(cfg)
	if err := resume(g, journal); err != nil {
		return nil, nil, misuse{fmt.Errorf("--state: %s: %w; name another file", journal.Name(), err)}
	}
	return g, hand, nil
}

// resume reads a journal and makes ready to write on behind what is whole.
func resume(g *pipeline.Grouping, journal *os.File) error {
	whole, err := g.Resume(journal)
	if err != nil {
		return err
	}
	if err := journal.Truncate(whole); err != nil {
		return err
	}
	_, err = journal.Seek(whole, io.SeekStart)
	return err
}

// close gives the stories, tells of decisions that reports speak against, and
// keeps the names.
func (c *grouping) close(g *pipeline.Grouping, st *streams) (*pipeline.Grouped, error) {
	done := g.Stories()
	for _, s := range done.Conflicts {
		fmt.Fprintf(st.err, "synoptic: warning: %s: %s\n", clean(c.Hand), clean(s))
	}
	if c.Names == "" {
		return done, nil
	}
	return done, writeFile(c.Names, []string{c.Hand}, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		for _, n := range done.Names {
			if err := enc.Encode(n); err != nil {
				return err
			}
		}
		return nil
	})
}

func readHand(file string) (*pipeline.Hand, error) {
	if file == "" {
		return nil, nil
	}
	f, err := openFile(file)
	if err != nil {
		return nil, misuse{fmt.Errorf("--hand: %w", err)}
	}
	defer f.Close()
	h, err := pipeline.ReadHand(f, file)
	if err != nil {
		return nil, misuse{err}
	}
	return h, nil
}

// readNames reads the names that an earlier run kept; none if there is no file.
func readNames(file string) (names pipeline.Names, err error) {
	if file == "" {
		return nil, nil
	}
	var b []byte
	f, err := openFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		b, err = io.ReadAll(f)
		f.Close()
	}
	if err != nil {
		return nil, misuse{fmt.Errorf("--names: %w", err)}
	}
	for n, l := range strings.Split(string(b), "\n") {
		if l == "" {
			continue
		}
		var one pipeline.Name
		if err := json.Unmarshal([]byte(l), &one); err != nil || one.ID == "" || one.Founder == "" {
			return nil, misuse{fmt.Errorf("--names: %s:%d: not a name that synoptic kept", file, n+1)}
		}
		names = append(names, one)
	}
	return names, nil
}

func readMeta(file string) (map[string]pipeline.Meta, error) {
	if file == "" {
		return nil, nil
	}
	f, err := openFile(file)
	if err != nil {
		return nil, misuse{fmt.Errorf("--meta: %w", err)}
	}
	defer f.Close()
	meta, err := pipeline.ReadMeta(f, file)
	if err != nil {
		return nil, misuse{err}
	}
	return meta, nil
}
