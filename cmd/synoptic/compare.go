package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/pipeline"
)

// inputs are the flags of every command that reads reports.
type inputs struct {
	Inputs []string `arg:"" name:"input" help:"Files, folders, globs, or - for standard input."`
	Meta   string   `placeholder:"FILE.csv" help:"What the files do not say: a CSV with the columns file, outlet, published, url."`
}

// read reads the reports. Those that cannot be read are in the error.
func (in *inputs) read(p *pipeline.Pipeline, st *streams) ([]*synoptic.Report, error) {
	var meta map[string]pipeline.Meta
	if in.Meta != "" {
		f, err := os.Open(in.Meta)
		if err != nil {
			return nil, misuse{fmt.Errorf("--meta: %w", err)}
		}
		defer f.Close()
		if meta, err = pipeline.ReadMeta(f, in.Meta); err != nil {
			return nil, misuse{err}
		}
	}
	warn(st.err, pipeline.Survey(in.Inputs, meta))
	return p.Read(in.Inputs, st.in, meta)
}

type compareCmd struct {
	inputs
	Format      string   `default:"text" enum:"text,json,md,html,csv" placeholder:"FORMAT" help:"text, json, md, html or csv."`
	Output      string   `short:"o" placeholder:"FILE" help:"Write to FILE instead of standard output."`
	Brief       bool     `help:"One screen: the counts and the heaviest differences."`
	Only        []string `placeholder:"KIND" help:"Show only these kinds of differences (quantity, time, …) or sections (claims, quotes, only, timeline, …)."`
	About       string   `placeholder:"NAME" help:"Show only what mentions NAME."`
	Excerpts    bool     `help:"Give the words that lines point at, differences and quotes with 60 characters around them, instead of the reports' full texts."`
	OneStory    bool     `help:"Take all inputs as reports of one event, whatever they look like."`
	ShowSkipped bool     `help:"List what was left out of each report, and why."`
}

// Run compares the reports and prints the synopsis. Reports that cannot be
// read are named; the others are compared all the same.
func (c *compareCmd) Run(st *streams) error {
	only, err := c.kinds()
	if err == nil {
		err = c.writable()
	}
	if err != nil {
		return misuse{err}
	}
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		return err
	}
	reports, bad := c.read(p, st)
	if len(reports) == 0 {
		return errors.Join(bad, errors.New("no report to compare"))
	}
	doc := p.CompareAs(reports, c.OneStory)
	if c.Excerpts {
		render.Excerpt(doc)
	}
	if len(doc.Stories) > 1 {
		hint(st.err, "these do not look like reports of one event; if they are, give --one-story")
	}
	return errors.Join(bad, c.print(st, doc, only))
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
	if info, err := os.Stat(c.Output); err == nil && info.IsDir() {
		return fmt.Errorf("-o %s: a folder, want a file", c.Output)
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
func (c *compareCmd) print(st *streams, doc *synoptic.Document, only []synoptic.Kind) error {
	if c.Output == "" || c.Output == "-" {
		w := bufio.NewWriter(st.out)
		if err := c.render(w, st, doc, only, st.terminal); err != nil {
			return err
		}
		return w.Flush()
	}
	keep := []string{c.Meta}
	for i := range doc.Stories {
		for _, r := range doc.Stories[i].Reports {
			keep = append(keep, r.File)
		}
	}
	return writeFile(c.Output, keep, func(w io.Writer) error { return c.render(w, st, doc, only, false) })
}

func (c *compareCmd) render(w io.Writer, st *streams, doc *synoptic.Document, only []synoptic.Kind, terminal bool) error {
	o := render.Options{
		Width: 80, Color: terminal && st.getenv("NO_COLOR") == "" && st.getenv("TERM") != "dumb",
		Brief: c.Brief, ShowSkipped: c.ShowSkipped, Excerpts: c.Excerpts, Only: only, About: c.About,
	}
	if terminal && st.width >= 40 && st.width < 80 {
		o.Width = st.width
	}
	switch c.Format {
	case "json":
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
