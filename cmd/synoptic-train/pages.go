package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/ingest"
	"github.com/synoptic-news/synoptic/internal/models"
)

// trainPages learns which blocks of a page are the report, and scores what is
// read of the pages: of those trained on by models that did not see the site,
// of the fifth that is kept out by the model that is written.
func trainPages(w *workshop) error {
	if w.data == "" {
		w.data = findData()
	}
	dir := filepath.Join(w.data, "..", "eval", "pages")
	pages, err := gold.ReadPages(dir)
	if err != nil {
		return err
	}
	var train []ingest.LabelledPage
	parts := map[string]int{}
	var seen, kept []gold.Page
	for _, p := range pages {
		if p.KeptOut() {
			kept = append(kept, p)
			continue
		}
		seen = append(seen, p)
		train = append(train, ingest.LabelledPage{Host: p.Site, Raw: p.Raw, Text: p.Text})
		parts[p.Site] = p.Fold()
	}
	set := ingest.NewPageSet(train)
	w.tell(fmt.Sprintf("pages: %d to learn from, %d kept out", len(seen), len(kept)))
	var rows bytes.Buffer
	for k := range gold.PageFolds {
		m := set.Train(seed, func(host string) bool { return parts[host] != k })
		var held []gold.Page
		for _, p := range seen {
			if parts[p.Site] == k {
				held = append(held, p)
			}
		}
		if err := readRows(&rows, held, m); err != nil {
			return err
		}
	}
	scores := map[string]string{}
	if err := w.score(dir, "cross-validation", seen, rows.Bytes(), scores); err != nil {
		return err
	}
	m := set.Train(seed, func(string) bool { return true })
	rows.Reset()
	if err := readRows(&rows, kept, m); err != nil {
		return err
	}
	if err := w.score(dir, "kept out", kept, rows.Bytes(), scores); err != nil {
		return err
	}
	return w.keep(m.Encode(), models.Entry{
		File: ingest.PagesFile, Corpus: []string{"eval/pages, four fifths by site"},
		Licence: "article-extraction-benchmark MIT, article-extraction-dataset Apache-2.0; the pages are their publishers': weights over hashed features, no text",
		Split:   "by hash of the site's name: a fifth kept out, five folds of the rest", Scores: scores, Command: "synoptic-train pages",
	})
}

// readRows reads pages with a model and writes what synoptic read would print.
func readRows(w io.Writer, pages []gold.Page, m *ingest.BlockModel) error {
	enc := json.NewEncoder(w)
	for _, p := range pages {
		r, err := ingest.ReadPage(ingest.Input{File: p.File, Raw: p.Raw}, m)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			continue
		}
		if err := enc.Encode(synoptic.InCodePoints(r)); err != nil {
			return err
		}
	}
	return nil
}

// score has the scorer look at rows, prints what it says and notes it.
func (w *workshop) score(dir, name string, pages []gold.Page, rows []byte, scores map[string]string) error {
	tmp := w.rows
	if tmp == "" {
		var err error
		if tmp, err = os.MkdirTemp("", "pages"); err != nil {
			return err
		}
		defer os.RemoveAll(tmp)
	}
	if err := os.MkdirAll(tmp, 0o755); err != nil {
		return err
	}
	base := filepath.Join(tmp, strings.ReplaceAll(name, " ", "-"))
	var key bytes.Buffer
	for _, p := range pages {
		key.Write(p.Line)
		key.WriteByte('\n')
	}
	if err := os.WriteFile(base+"-gold.jsonl", key.Bytes(), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(base+".jsonl", rows, 0o644); err != nil {
		return err
	}
	out, err := exec.Command("python3", filepath.Join(dir, "score_pages.py"), base+"-gold.jsonl", base+".jsonl").Output()
	if err != nil {
		return fmt.Errorf("score_pages.py: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		set, figures, _ := strings.Cut(strings.TrimSpace(line), " ")
		scores[name+" "+set] = figures
		fmt.Printf("%-18s %s\n", name, strings.TrimSpace(line))
	}
	return nil
}
