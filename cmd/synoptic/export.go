package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

type exportCmd struct {
	Stories []string `arg:"" optional:"" name:"story" help:"Stories, or reports of them, by their IDs; all that fit the flags without any."`
	Format  string   `default:"jsonl" enum:"jsonl,json,csv,html,annotations,citations,bundle" placeholder:"FORMAT" help:"jsonl: reports with their stories, one a line, as the other commands read them; json: synopses (synopsis/1), one a line; csv, html: as compare; annotations: W3C Web Annotations, a collection a line; citations: for Wikipedia; bundle: a zip file of all of it with texts and originals."`
	Output  string   `short:"o" placeholder:"FILE" help:"Write to FILE instead of standard output."`
	picking `embed:""`
	storing `embed:""`
}

// maxOnPage is how many stories one page holds.
const maxOnPage = 200

// An exporter writes stories, one after the other.
type exporter struct {
	ctx context.Context
	s   store.Store
	w   io.Writer
	n   int

	doc    *synoptic.Document // of html: all
	bundle *bundle
}

// Run writes stories.
func (c *exportCmd) Run(st *streams) error {
	f, err := c.filter()
	if err != nil {
		return err
	}
	if c.Format == "bundle" && (c.Output == "" || c.Output == "-") && st.terminal {
		return misuse{errors.New("--format bundle: a zip file is not for a terminal: give -o FILE")}
	}
	out := &compareCmd{Output: c.Output}
	out.Inputs = []string{c.Store}
	if err := out.writable(); err != nil {
		return misuse{err}
	}
	ctx := context.Background()
	s, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	write := func(w io.Writer) error { return c.write(ctx, s, f, w) }
	if c.Output == "" || c.Output == "-" {
		w := bufio.NewWriter(st.out)
		return errors.Join(write(w), w.Flush())
	}
	return writeFile(c.Output, []string{c.Store, c.Store + "-wal", c.Store + "-shm"}, write)
}

func (c *exportCmd) write(ctx context.Context, s store.Store, f store.StoryFilter, w io.Writer) error {
	x := &exporter{ctx: ctx, s: s, w: w}
	if c.Format == "bundle" {
		x.bundle = &bundle{zip: zip.NewWriter(w), had: make(map[string]bool)}
	}
	var errs []error
	if len(c.Stories) > 0 {
		had := make(map[synoptic.StoryID]bool)
		for _, id := range c.Stories {
			doc, kept, err := document(ctx, s, id)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			if had[kept.Story] {
				continue
			}
			had[kept.Story] = true
			if err := x.story(c.Format, doc); err != nil {
				return err
			}
		}
	} else {
		_, err := eachStory(ctx, s, f, 0, func(h store.StoryHead) error {
			doc, _, err := document(ctx, s, string(h.ID))
			var said hinted
			if errors.As(err, &said) { // not made yet
				errs = append(errs, err)
				return nil
			}
			if err != nil {
				return err
			}
			return x.story(c.Format, doc)
		})
		if err != nil {
			return storeError(err)
		}
	}
	if err := x.end(); err != nil {
		return err
	}
	if x.n == 0 && len(errs) == 0 {
		errs = append(errs, errors.New("no story to export"))
	}
	return errors.Join(errs...)
}

// story writes one story.
func (x *exporter) story(format string, doc *synoptic.Document) error {
	x.n++
	s := &doc.Stories[0]
	switch format {
	case "jsonl":
		return x.reports(x.w, s)
	case "json":
		return compact(x.w, func(w io.Writer) error { return synoptic.Encode(w, doc) })
	case "annotations":
		return compact(x.w, func(w io.Writer) error { return render.Annotations(w, s, nil) })
	case "citations":
		if x.n > 1 {
			if _, err := io.WriteString(x.w, "\n"); err != nil {
				return err
			}
		}
		return render.Citations(x.w, s)
	case "csv":
		var b bytes.Buffer
		if err := render.CSV(&b, doc, render.Options{}); err != nil {
			return err
		}
		rows := b.Bytes()
		if x.n > 1 { // the heads of columns stand there once
			_, rows, _ = bytes.Cut(rows, []byte("\n"))
		}
		_, err := x.w.Write(rows)
		return err
	case "html":
		if x.doc == nil {
			x.doc = doc
		} else {
			x.doc.Stories = append(x.doc.Stories, *s)
		}
		if len(x.doc.Stories) > maxOnPage {
			return hinted{fmt.Errorf("more than %d stories for one page", maxOnPage), "pick some: --from, --to, --outlets 2, --differences 1, or their IDs"}
		}
		return nil
	}
	return x.bundled(doc)
}

func (x *exporter) end() error {
	switch {
	case x.bundle != nil:
		return x.bundle.end()
	case x.doc != nil:
		return render.HTML(x.w, x.doc, render.Options{})
	}
	return nil
}

// compact writes a JSON document on one line.
func compact(w io.Writer, write func(io.Writer) error) error {
	var b, line bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	if err := json.Compact(&line, b.Bytes()); err != nil {
		return err
	}
	line.WriteByte('\n')
	_, err := w.Write(line.Bytes())
	return err
}

// An exportLine is a report with its story.
type exportLine struct {
	Story synoptic.StoryID `json:"story"`
	*synoptic.Report
}

func (x *exporter) reports(w io.Writer, s *synoptic.Synopsis) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range s.Reports {
		if err := enc.Encode(exportLine{s.ID, synoptic.InCodePoints(&s.Reports[i])}); err != nil {
			return err
		}
	}
	return nil
}

// A bundle is a zip file of stories with all that they rest on:
//
//	stories/ID.json        synopsis/1
//	stories/ID.html        the page
//	annotations/ID.jsonld  W3C Web Annotations, of the texts and the addresses
//	texts/ID.txt           what offsets count in
//	originals/SHA256.…     the bytes as they were read
//	reports.jsonl          the reports with their stories
//	citations.txt          for Wikipedia
//	manifest.json          each file with its size and hash, the last
//
// The same stories make the same bytes.
type bundle struct {
	zip                *zip.Writer
	had                map[string]bool
	files              []bundled
	reports, citations bytes.Buffer
}

type bundled struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// put adds a file, once.
func (b *bundle) put(name string, content []byte) error {
	if b.had[name] {
		return nil
	}
	b.had[name] = true
	sum := sha256.Sum256(content)
	b.files = append(b.files, bundled{name, len(content), hex.EncodeToString(sum[:])})
	w, err := b.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

func (x *exporter) bundled(doc *synoptic.Document) error {
	b, s := x.bundle, &doc.Stories[0]
	id := string(s.ID)
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"stories/" + id + ".json", func(w io.Writer) error { return synoptic.Encode(w, doc) }},
		{"stories/" + id + ".html", func(w io.Writer) error { return render.HTML(w, doc, render.Options{}) }},
		{"annotations/" + id + ".jsonld", func(w io.Writer) error {
			return render.Annotations(w, s, func(r synoptic.ReportID) string { return "../texts/" + string(r) + ".txt" })
		}},
	} {
		var content bytes.Buffer
		if err := f.write(&content); err != nil {
			return err
		}
		if err := b.put(f.name, content.Bytes()); err != nil {
			return err
		}
	}
	for i := range s.Reports {
		r := &s.Reports[i]
		if err := b.put("texts/"+string(r.ID)+".txt", []byte(r.Text)); err != nil {
			return err
		}
		raw, err := x.s.Original(x.ctx, r.SHA256)
		if err != nil {
			return storeError(fmt.Errorf("report %s: its original: %w", r.ID, err))
		}
		if err := b.put("originals/"+r.SHA256+kindOfFile(raw), raw); err != nil {
			return err
		}
	}
	if b.citations.Len() > 0 {
		b.citations.WriteByte('\n')
	}
	return errors.Join(x.reports(&b.reports, s), render.Citations(&b.citations, s))
}

// kindOfFile is the extension that an original gets.
func kindOfFile(raw []byte) string {
	switch start := bytes.TrimLeft(raw[:min(len(raw), 512)], "\ufeff \t\r\n"); {
	case bytes.HasPrefix(start, []byte("{")):
		return ".json"
	case bytes.HasPrefix(start, []byte("<")):
		return ".html"
	}
	return ".txt"
}

func (b *bundle) end() error {
	err := errors.Join(b.put("reports.jsonl", b.reports.Bytes()), b.put("citations.txt", b.citations.Bytes()))
	if err != nil {
		return err
	}
	list, err := json.MarshalIndent(struct {
		Generator string    `json:"generator"`
		Files     []bundled `json:"files"`
	}{"synoptic " + synoptic.Version, b.files}, "", "  ")
	if err != nil {
		return err
	}
	return errors.Join(b.put("manifest.json", append(list, '\n')), b.zip.Close())
}
