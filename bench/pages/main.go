// Command pages reads the same news pages with Synoptic and with go-trafilatura,
// in one run, scores what both print by eval/pages/score_pages.py, and times
// them: pages and megabytes a second of one processor.
//
//	cd bench && go run ./pages [-data ../../shared/eval/pages] [-set kept|trained|all] [-rounds 3]
//
// Of the sets, "kept" is the fifth of sites that nothing was learnt from; what
// Synoptic does on "trained" says nothing, for its model has seen those pages
// (synoptic-train pages prints the cross-validation).
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/ingest"
)

// A reader is one of those that are compared: it reads a page and gives what
// the scorer looks at.
type reader struct {
	name string
	read func(p *gold.Page) any
}

func main() {
	data := flag.String("data", filepath.Join("..", "..", "shared", "eval", "pages"), "folder of the pages")
	set := flag.String("set", "kept", "kept, trained or all")
	rounds := flag.Int("rounds", 3, "how often each page is read; the fastest round counts")
	flag.Parse()
	if err := run(*data, *set, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "pages: error:", err)
		os.Exit(1)
	}
}

func run(data, set string, rounds int) error {
	runtime.GOMAXPROCS(1)
	all, err := gold.ReadPages(data)
	if err != nil {
		return err
	}
	var pages []gold.Page
	size := 0
	for _, p := range all {
		if set == "all" || (set == "kept") == p.KeptOut() {
			pages = append(pages, p)
			size += len(p.Raw)
		}
	}
	tmp, err := os.MkdirTemp("", "pages")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	var key bytes.Buffer
	for _, p := range pages {
		key.Write(append(p.Line, '\n'))
	}
	goldFile := filepath.Join(tmp, "gold.jsonl")
	if err := os.WriteFile(goldFile, key.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Printf("%d pages (%s), %.1f MB\n", len(pages), set, float64(size)/1e6)
	for _, r := range []reader{{"synoptic", readSynoptic}, {"go-trafilatura", readTrafilatura}} {
		rows := make([]any, len(pages))
		best := time.Duration(0)
		for range rounds {
			start := clock()
			for i := range pages {
				rows[i] = r.read(&pages[i])
			}
			if took := clock() - start; best == 0 || took < best {
				best = took
			}
		}
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		for _, row := range rows {
			if err := enc.Encode(row); err != nil {
				return err
			}
		}
		file := filepath.Join(tmp, r.name+".jsonl")
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			return err
		}
		scores, err := exec.Command("python3", filepath.Join(data, "score_pages.py"), goldFile, file).CombinedOutput()
		if err != nil {
			return fmt.Errorf("score_pages.py: %w\n%s", err, scores)
		}
		for line := range strings.Lines(string(scores)) {
			fmt.Printf("%-15s %s", r.name, line)
		}
		fmt.Printf("%-15s %.0f pages/s, %.1f MB/s of one processor\n", r.name, float64(len(pages))/best.Seconds(), float64(size)/1e6/best.Seconds())
	}
	return nil
}

func readSynoptic(p *gold.Page) any {
	r, err := ingest.Read(ingest.Input{File: p.File, Raw: p.Raw})
	if err != nil {
		return map[string]any{"file": p.File}
	}
	return synoptic.InCodePoints(r)
}

// readTrafilatura has the settings that did best in the survey: no second
// extractor behind the first, no comments, and its own dates.
func readTrafilatura(p *gold.Page) any {
	row := map[string]any{"file": p.File}
	r, err := trafilatura.Extract(bytes.NewReader(p.Raw), trafilatura.Options{EnableFallback: false, ExcludeComments: true})
	if err != nil {
		return row
	}
	row["text"], row["title"], row["byline"] = r.ContentText, r.Metadata.Title, r.Metadata.Author
	if d := r.Metadata.Date; !d.IsZero() {
		row["published"] = d.Format("2006-01-02")
	}
	return row
}
