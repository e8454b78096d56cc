package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/pipeline"
)

// inputs are the flags of every command that reads reports.
type inputs struct {
	Inputs       []string `arg:"" name:"input" help:"Files (text, pages, JSON lines, tables, feeds, web archives), folders, globs, addresses of pages, or - for standard input."`
	Offline      bool     `help:"Fetch nothing, whatever is given."`
	UserAgent    string   `placeholder:"NAME" help:"What to fetch pages as; its first word is looked for in robots.txt."`
	AllowPrivate bool     `help:"Fetch from private and local addresses too."`
	Linked       bool     `help:"Of feeds whose entries are teasers, fetch the pages that they point to."`
	Cache        string   `placeholder:"DIR" help:"Keep fetched pages here from run to run; one that has not changed is not loaded again."`
	Meta         string   `placeholder:"FILE.csv" help:"What the files do not say: a CSV with the columns file, outlet, published, url, family."`
	telling

	told *progress
	want pipeline.Wants
}

// read reads the reports. Those that cannot be read are in the error.
func (in *inputs) read(p *pipeline.Pipeline, st *streams) (reports []*synoptic.Report, err error) {
	err = in.each(p, st, func(r *synoptic.Report) error {
		reports = append(reports, r)
		return nil
	})
	return reports, err
}

// each is read one by one: files first, then addresses, then the pages that
// feeds point to.
func (in *inputs) each(p *pipeline.Pipeline, st *streams, each func(*synoptic.Report) error) error {
	meta, err := readMeta(in.Meta)
	if err != nil {
		return err
	}
	var files, addresses []string
	for _, arg := range in.Inputs {
		if isAddress(arg) {
			addresses = append(addresses, arg)
		} else {
			files = append(files, arg)
		}
	}
	warn(st.err, pipeline.Survey(files, meta))
	want := in.want
	want.Linked = in.Linked
	bad := p.ReadEach(files, st.in, meta, want, each)
	f := in.fetcher(st)
	fetched, err := in.fetch(p, f, addresses, meta, want)
	linked, bad := in.linked(p, f, errors.Join(bad, err))
	for _, r := range append(fetched, linked...) {
		if err := each(r); err != nil {
			return errors.Join(bad, err)
		}
	}
	return bad
}

type compareCmd struct {
	inputs
	Format      string   `default:"text" enum:"text,json,md,html,csv" placeholder:"FORMAT" help:"text, json, md, html or csv."`
	Output      string   `short:"o" placeholder:"FILE" help:"Write to FILE instead of standard output."`
	Brief       bool     `help:"One screen: the counts and the heaviest differences."`
	Only        []string `placeholder:"KIND" help:"Show only these kinds of differences (quantity, time, …) or sections (claims, quotes, only, timeline, …)."`
	About       string   `placeholder:"NAME" help:"Show only what mentions NAME."`
	Mine        string   `placeholder:"FILE" help:"Our own report: show where it differs from the others, what it lacks and what it alone has. Read as one more input if it is not among them."`
	AsOf        string   `placeholder:"TIME" help:"Count only what was published by then: 2026-02-03T15:04:05Z, or a day, to its end."`
	Excerpts    bool     `help:"Give the words that lines point at, differences and quotes with 60 characters around them, instead of the reports' full texts."`
	OneStory    bool     `help:"Take all inputs as reports of one event, whatever they look like."`
	Group       bool     `help:"Group the inputs into stories first; then an overview, and each story that two outlets or more tell."`
	ShowSkipped bool     `help:"List what was left out of each report, and why."`
	grouping    `embed:""`

	overview string // of the stories; "" without --group
}

// Run compares the reports and prints the synopsis. Reports that cannot be
// read are named; the others are compared all the same.
func (c *compareCmd) Run(st *streams) error {
	if c.Mine != "" && !slices.Contains(c.Inputs, c.Mine) {
		c.Inputs = append(c.Inputs, c.Mine)
	}
	only, err := c.kinds()
	if err == nil {
		err = c.writable()
	}
	var asOf time.Time
	if err == nil && c.AsOf != "" {
		if asOf, err = pipeline.ParseTime(c.AsOf); err != nil {
			err = fmt.Errorf("--as-of %w", err)
		}
	}
	if err != nil {
		return misuse{err}
	}
	c.told = c.begin(st, false)
	defer c.told.end()
	p, err := pipeline.Open(pipeline.Config{Tell: c.told.step})
	if err != nil {
		return err
	}
	if c.Group && (c.Mine != "" || c.AsOf != "") {
		return misuse{errors.New("--group: goes with neither --mine nor --as-of")}
	}
	if c.Group {
		return c.groups(p, st, only)
	}
	hand, err := readHand(c.Hand)
	if err != nil {
		return err
	}
	reports, bad := c.read(p, st)
	if c.AsOf != "" {
		var said []pipeline.Warning
		reports, said = pipeline.AsOf(reports, asOf)
		warn(st.err, said)
	}
	if len(reports) == 0 {
		return errors.Join(bad, errors.New("no report to compare"))
	}
	mine, err := c.ours(reports)
	if err != nil {
		return errors.Join(bad, err)
	}
	doc := p.CompareWith(reports, pipeline.CompareConfig{One: c.OneStory, Hand: hand})
	if c.AsOf != "" {
		at := asOf.Format(time.RFC3339)
		doc.AsOf = &at
	}
	if c.Excerpts {
		render.Excerpt(doc)
	}
	if len(doc.Stories) > 1 {
		hint(st.err, "these do not look like reports of one event; if they are, give --one-story")
	}
	return errors.Join(bad, c.print(st, doc, only, mine))
}

// ours is the ID of the report that --mine names, "" without it.
func (c *compareCmd) ours(reports []*synoptic.Report) (synoptic.ReportID, error) {
	if c.Mine == "" {
		return "", nil
	}
	for _, r := range reports {
		if filepath.Clean(r.File) == filepath.Clean(c.Mine) {
			return r.ID, nil
		}
	}
	return "", fmt.Errorf("--mine %s: not read as one report", c.Mine)
}

// groups groups the reports and compares those of each story.
func (c *compareCmd) groups(p *pipeline.Pipeline, st *streams, only []synoptic.Kind) error {
	meta, err := readMeta(c.Meta)
	if err != nil {
		return err
	}
	g, hand, err := c.open(p, st, true, nil)
	if err != nil {
		return err
	}
	bad := g.Read(c.Inputs, st.in, meta)
	c.told.end() // close may tell of conflicts
	done, err := c.close(g, st)
	if err != nil {
		return errors.Join(bad, err)
	}
	if len(done.Groups) == 0 {
		return errors.Join(bad, errors.New("no report to compare"))
	}
	doc := p.CompareGroups(done, hand)
	if c.Excerpts {
		render.Excerpt(doc)
	}
	if c.Format == "text" || c.Format == "md" {
		c.overview = overview(done)
	}
	return errors.Join(bad, c.print(st, doc, only, ""))
}

// overview lists the stories: those that two outlets or more tell, the largest
// first, and how many are told by one.
func overview(done *pipeline.Grouped) string {
	var several []*pipeline.Group
	reports, alone := 0, 0
	for i := range done.Groups {
		g := &done.Groups[i]
		reports += len(g.Members)
		if g.Outlets() < 2 {
			alone++
			continue
		}
		several = append(several, g)
	}
	slices.SortStableFunc(several, func(a, b *pipeline.Group) int {
		return cmp.Or(cmp.Compare(len(b.Members), len(a.Members)), cmp.Compare(a.ID, b.ID))
	})
	var b strings.Builder
	fmt.Fprintf(&b, "%d reports, %d stories; %d told by two outlets or more, %d by one\n\n", reports, len(done.Groups), len(several), alone)
	for _, g := range several {
		fmt.Fprintf(&b, "- %s: %d reports, %d outlets: %s\n", g.ID, len(g.Members), g.Outlets(), clean(g.Title()))
	}
	b.WriteByte('\n')
	return b.String()
}

// kinds are the words of --only.
func (c *compareCmd) kinds() ([]synoptic.Kind, error) {
	var out []synoptic.Kind
	for _, word := range c.Only {
		k, ok := render.Named(word)
		if !ok {
			return nil, hinted{fmt.Errorf("--only: no kind or section %q", word),
				"kinds of differences: " + joined(render.Kinds()) + "; sections: " + joined(render.Sections())}
		}
		out = append(out, k)
	}
	return out, nil
}

func joined(kinds []synoptic.Kind) string {
	var words []string
	for _, k := range kinds {
		words = append(words, string(k))
	}
	return strings.Join(words, ", ")
}

// writable says why no file can be written where -o says, before any work is
// done for it.
func (c *compareCmd) writable() error {
	if c.Output == "" || c.Output == "-" {
		return nil
	}
	if info, err := os.Stat(c.Output); err == nil {
		switch {
		case info.IsDir():
			return fmt.Errorf("-o %s: a folder, want a file", c.Output)
		case waits(c.Output, info):
			return fmt.Errorf("-o %s: %w", c.Output, errPipe)
		case isInput(info, c.Inputs, []string{c.Mine, c.Meta, c.Hand, c.Names}):
			return fmt.Errorf("-o %s: %w", c.Output, errInput)
		}
	}
	switch info, err := os.Stat(filepath.Dir(c.Output)); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("-o %s: folder %s does not exist", c.Output, filepath.Dir(c.Output))
	case err == nil && !info.IsDir():
		return fmt.Errorf("-o %s: %s is no folder", c.Output, filepath.Dir(c.Output))
	}
	return nil
}

// print writes the document in the format asked for.
func (c *compareCmd) print(st *streams, doc *synoptic.Document, only []synoptic.Kind, mine synoptic.ReportID) error {
	c.told.end()
	if c.Output == "" || c.Output == "-" {
		w := bufio.NewWriter(st.out)
		if err := c.render(w, st, doc, only, mine, st.terminal); err != nil {
			return err
		}
		return w.Flush()
	}
	keep := []string{c.Mine, c.Meta, c.Hand, c.Names} // writable looked at all inputs
	for i := range doc.Stories {
		for _, r := range doc.Stories[i].Reports {
			keep = append(keep, r.File)
		}
	}
	return writeFile(c.Output, keep, func(w io.Writer) error { return c.render(w, st, doc, only, mine, false) })
}

func (c *compareCmd) render(w io.Writer, st *streams, doc *synoptic.Document, only []synoptic.Kind, mine synoptic.ReportID, terminal bool) error {
	o := render.Options{
		Width: 80, Color: terminal && st.getenv("NO_COLOR") == "" && st.getenv("TERM") != "dumb",
		Brief: c.Brief, ShowSkipped: c.ShowSkipped, Excerpts: c.Excerpts, Only: only, About: c.About, Mine: mine,
	}
	if terminal && st.width >= 40 && st.width < 80 {
		o.Width = st.width
	}
	if _, err := io.WriteString(w, c.overview); err != nil {
		return err
	}
	switch c.Format {
	case "json":
		render.Select(doc, o)
		return synoptic.Encode(w, doc)
	case "md":
		return render.Markdown(w, doc, o)
	case "html":
		return render.HTML(w, doc, o)
	case "csv":
		return render.CSV(w, doc, o)
	}
	return render.Text(w, doc, o)
}
