package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/models"
)

// A workshop is where models are made: where the corpora are, where the models
// go, and the corpora once they have been read.
type workshop struct {
	data, out string
	state     string // file of a training's state, "" for none
	only      string // ablate: the model to try, "" for all
	rows      string // folder for what was read of pages, "" for none
	tell      func(string)
	train     []lang.Sentence
	feats     [][]string // of train
	news      *lang.Counts
	dev       []part
}

// A part is a treebank's development part.
type part struct {
	name      string
	sentences []lang.Sentence
	feats     [][]string
}

// load reads the corpora, if that has not been done.
func (w *workshop) load() error {
	if w.train != nil {
		return nil
	}
	if w.data == "" {
		w.data = findData()
	}
	for _, name := range gold.Treebanks.Train {
		docs, err := gold.ReadTreebank(w.data, name)
		if err != nil {
			return err
		}
		w.train, w.feats = append(w.train, gold.Sentences(docs)...), append(w.feats, gold.Features(docs)...)
	}
	for _, name := range gold.Treebanks.Dev {
		docs, err := gold.ReadTreebank(w.data, name)
		if err != nil {
			return err
		}
		w.dev = append(w.dev, part{name, gold.Sentences(docs), gold.Features(docs)})
	}
	var err error
	w.news, err = gold.ReadCounts(w.data)
	return err
}

// findData looks for shared/train beside this folder and those above.
func findData() string {
	for up := "."; ; up = filepath.Join("..", up) {
		dir := filepath.Join(up, "..", "shared", "train")
		if _, err := os.Stat(dir); err == nil || len(up) > 24 {
			return dir
		}
	}
}

// The corpora's licences, as their README states them.
const (
	treebankLicence = "EWT CC BY-SA 4.0; GUM annotations CC BY 4.0, texts CC BY, CC BY-SA and public domain"
	seed            = 1
)

// What of the silver news a model holds.
const (
	silverNothing = ""
	silverCounts  = "counts of single words"
	silverLemmas  = "lemmas of single words"
	silverTrees   = "vectors of single words and a first epoch over a parser's trees"
)

// save writes a model of the treebanks and its entry in the manifest. silver
// tells what of the silver news went into it.
func (w *workshop) save(file, command, silver string, data []byte, scores map[string]string) error {
	if err := os.WriteFile(filepath.Join(w.out, file), data, 0o644); err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	entry := models.Entry{
		File: file, Corpus: slices.Clone(gold.Treebanks.Train), Licence: treebankLicence,
		Split: "train; scores on dev", Seed: seed, Scores: scores, Command: "synoptic-train " + command,
		Bytes: len(data), SHA256: hex.EncodeToString(sum[:]),
	}
	if silver != "" {
		entry.Corpus, entry.Licence = append(entry.Corpus, "polnear-silver ("+silver+")"), entry.Licence+"; "+silver+" of PolNeAR articles"
	}
	return w.record(entry)
}

// record puts an entry into the manifest, in place of the file's old one.
func (w *workshop) record(entry models.Entry) error {
	path := filepath.Join(w.out, models.ManifestFile)
	var entries []models.Entry
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil {
		if err := json.Unmarshal(b, &entries); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	entries = slices.DeleteFunc(entries, func(e models.Entry) bool { return e.File == entry.File })
	entries = append(entries, entry)
	slices.SortFunc(entries, func(a, b models.Entry) int { return cmp.Compare(a.File, b.File) })
	if b, err = json.MarshalIndent(entries, "", "\t"); err != nil {
		return err
	}
	return os.WriteFile(path, append(b, '\n'), 0o644)
}

// ratio writes a score as counts and as a percentage, for people.
func ratio(n, of int) string {
	return fmt.Sprintf("%d/%d = %.2f %%", n, of, 100*float64(n)/float64(of))
}
