package main

import (
	"fmt"
	"path/filepath"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/models"
	"github.com/synoptic-news/synoptic/internal/statement"
)

const quoteLicence = "none stated for the annotation, the articles are their publishers'; weights over hashed features, no text"

// trainAttributions makes the model that tells what is a cue, whose it is and
// what its content is. It needs the models of words and trees built in: what
// they get wrong is part of what it learns from. Its scores are the scorer's
// own, see bench/accuracy.json.
func trainAttributions(w *workshop) error {
	if w.data == "" {
		w.data = findData()
	}
	told, err := gold.ReadAttributions(filepath.Join(w.data, "..", "eval", "quotes", "train.jsonl.gz"))
	if err != nil {
		return err
	}
	a, err := lang.Load()
	if err != nil {
		return err
	}
	texts := make([]statement.Told, len(told))
	for i := range told {
		texts[i].Doc = a.Parse(told[i].Text)
		for _, x := range told[i].Attributions {
			texts[i].Attributions = append(texts[i].Attributions, statement.Attribution{Source: x.Source, Cue: x.Cue, Content: x.Content})
		}
	}
	data := statement.TrainAttributions(texts, seed, w.tell)
	fmt.Printf("attributions: %d texts, %d bytes\n", len(texts), len(data))
	return w.keep(data, models.Entry{
		File: "attributions.bin", Corpus: []string{"quotes train (PolNeAR)"}, Licence: quoteLicence, Command: "synoptic-train attributions",
		Scores: map[string]string{"quotes dev": "bench/accuracy.json, section quotes"},
	})
}
