package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

type verifyCmd struct {
	Synopsis string `arg:"" help:"A synopsis as compare --format json wrote it; - for standard input."`
	inputs
	Verbose bool `help:"List every line that moved, also where many did."`
}

// foldMoved is how many lines in a row, of one report, may be listed as moved.
const foldMoved = 5

// Run re-reads the originals and names every line of the synopsis that no
// longer holds.
func (c *verifyCmd) Run(st *streams) error {
	in := st.in
	if c.Synopsis != "-" {
		f, err := openFile(c.Synopsis)
		if err != nil {
			return misuse{err}
		}
		defer f.Close()
		in = f
	}
	doc, decodeErr := synoptic.Decode(in)
	if doc == nil {
		return hinted{fmt.Errorf("%s: %w", c.Synopsis, decodeErr), "give the JSON that compare --format json wrote"}
	}
	p, err := pipeline.Open(pipeline.Config{ReadOnly: true})
	if err != nil {
		return err
	}
	originals, bad := c.read(p, st)
	failures := pipeline.Verify(doc, decodeErr, originals)
	c.print(st.out, failures)
	if len(failures) > 0 {
		return errors.Join(bad, errQuiet)
	}
	if bad == nil {
		n := 0
		for i := range doc.Stories {
			n += len(doc.Stories[i].Reports)
		}
		fmt.Fprintf(st.out, "%s holds: every span of %d reports says what it said\n", clean(c.Synopsis), n)
	}
	return bad
}

// print lists the failures, a line each, and how many more there are. Where a whole report moved, and its
// words still hold, one line says so of many.
func (c *verifyCmd) print(w io.Writer, failures []pipeline.Failure) {
	for i := 0; i < len(failures); {
		f := failures[i]
		n := 1
		for ; f.Kind == pipeline.Moved && i+n < len(failures); n++ {
			if next := failures[i+n]; next.Kind != f.Kind || next.Report != f.Report {
				break
			}
		}
		if n <= foldMoved || c.Verbose {
			n = 1
			fmt.Fprintln(w, f)
		} else {
			fmt.Fprintf(w, "%s: %d lines moved, from %s to %s: the same words at another place (they still hold; compare again to renew the offsets; --verbose lists them)\n",
				clean(f.File), n+failures[i+n-1].More, f.Place(), failures[i+n-1].Place())
		}
		i += n
	}
}
