package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/story"
)

// trainStories counts how common terms are in the treebanks and in the silver
// news, for stories.bin, and learns when two reports tell of one event from
// the development sets, with dates and without, for weight.go. It prints how
// each set is grouped by models that have not seen the events they judge.
func trainStories(w *workshop) error {
	if w.data == "" {
		w.data = findData()
	}
	back, err := w.background()
	if err != nil {
		return err
	}
	sets, err := w.storySets()
	if err != nil {
		return err
	}
	data := back.Encode()
	t, held, err := story.Train(data, sets)
	if err != nil {
		return err
	}
	scores := make(map[string]string)
	for i, s := range sets {
		f, p := storyScores(s, held[i])
		fmt.Printf("%-26s %d reports; events held out: BCubed F1 %.4f, pairwise precision %.4f\n", s.Name, len(s.Reports), f, p)
		scores[s.Name+" BCubed F1, ten folds over events"] = fmt.Sprintf("%.3f", f)
	}
	if err := os.WriteFile(filepath.Join("internal", "story", "weight.go"), t.Source(), 0o644); err != nil {
		return err
	}
	return w.save(story.ModelFile, "stories", silverCounts, data, scores)
}

// background counts the words of the treebanks and of the silver news.
func (w *workshop) background() (*story.Background, error) {
	b := story.NewBackground()
	for _, name := range gold.Treebanks.Train {
		docs, err := gold.ReadTreebank(w.data, name)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			b.Add(d.Text)
		}
	}
	return b, w.silverTexts(b.Add)
}

// silverTexts calls f with the words of each article of the silver news.
func (w *workshop) silverTexts(f func(string)) error {
	file, err := os.Open(filepath.Join(w.data, "polnear-silver.conllu.gz"))
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	var text strings.Builder
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		l := lines.Text()
		if strings.HasPrefix(l, "# newdoc") && text.Len() > 0 {
			f(text.String())
			text.Reset()
		}
		if l == "" {
			text.WriteByte('\n')
		} else if c := strings.Split(l, "\t"); len(c) == 10 {
			text.WriteString(c[1])
			text.WriteByte(' ')
		}
	}
	f(text.String())
	return lines.Err()
}

// storySets reads the development sets. Those with dates are learnt from four
// times: as they are, without what was published when, without the addresses
// that give it away too, and by their headlines only.
func (w *workshop) storySets() ([]story.Set, error) {
	var sets []story.Set
	for _, name := range []string{"dev", "dev-feed", "dev-undated"} {
		reports, err := w.labelledPile(name)
		if err != nil {
			return nil, err
		}
		sets = append(sets, story.Set{Name: name, Reports: reports})
		if name == "dev-undated" {
			continue
		}
		blank, bare, titles := make([]story.Labelled, len(reports)), make([]story.Labelled, len(reports)), make([]story.Labelled, len(reports))
		for i, r := range reports {
			titles[i] = r
			titles[i].Text.Body = ""
			r.Text.Day = synoptic.Date{}
			blank[i] = r
			r.Text.URL = ""
			bare[i] = r
		}
		sets = append(sets, story.Set{Name: name + " undated", Reports: blank}, story.Set{Name: name + " undated, no addresses", Reports: bare},
			story.Set{Name: name + " titles", Reports: titles})
	}
	return sets, nil
}

// labelledPile reads one set.
func (w *workshop) labelledPile(name string) ([]story.Labelled, error) {
	f, err := os.Open(filepath.Join(w.data, "..", "eval", "stories", name+".jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []story.Labelled
	for dec := json.NewDecoder(f); dec.More(); {
		var r struct{ ID, URL, Title, Text, Story, Published string }
		if err := dec.Decode(&r); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		l := story.Labelled{ID: r.ID, Story: r.Story, Fold: fold(r.Story), Text: story.Text{Title: r.Title, Body: r.Text, URL: r.URL, Lang: "en"}}
		if r.Published != "" {
			if l.Text.Day, err = synoptic.ParseDate(r.Published); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", name, r.ID, err)
			}
		}
		out = append(out, l)
	}
	return out, nil
}

// fold puts a story into a part; look-alike stories of ECB+ ("ecb/37ecb",
// "ecb/37plus_arrest") stay together.
func fold(name string) int {
	if strings.HasPrefix(name, "ecb/") {
		name, _, _ = strings.Cut(name, "_")
		name = strings.TrimRight(name, "abcdefghijklmnopqrstuvwxyz")
	}
	h := fnv.New32a()
	h.Write([]byte(name))
	return int(h.Sum32()>>7) % story.Folds
}

// storyScores are the BCubed F1 and the pairwise precision of a grouping.
func storyScores(s story.Set, groups [][]string) (f1, precision float64) {
	gold := make(map[string]string)
	size := make(map[string]float64)
	for _, r := range s.Reports {
		gold[r.ID] = r.Story
		size[r.Story]++
	}
	var p, r, right, pairs float64
	for _, g := range groups {
		n := make(map[string]float64)
		for _, id := range g {
			n[gold[id]]++
		}
		for _, id := range g { // in this order, so that sums are the same each time
			k := n[gold[id]]
			p += k / float64(len(g))
			r += k / size[gold[id]]
			right += k - 1
			pairs += float64(len(g)) - 1
		}
	}
	all := float64(len(s.Reports))
	p, r = p/all, r/all
	return 2 * p * r / (p + r), right / max(1, pairs)
}
