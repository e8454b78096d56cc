package main

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/synoptic-news/synoptic/internal/encoder"
	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// trainEncoder goes on with the training whose state the file named holds, if
// there is one, and leaves its own state there.
func trainEncoder(w *workshop) error {
	if err := w.load(); err != nil {
		return err
	}
	news, err := gold.ReadSilverTrees(w.data)
	if err != nil {
		return err
	}
	state, err := readState(w.state)
	if err != nil {
		return err
	}
	data, end, err := lang.NewEncoderData(w.train, news, w.news, seed, w.tell).Train(state, seed, w.tell)
	if err != nil {
		return err
	}
	if err := writeState(w.state, end); err != nil {
		return err
	}
	tagger, err := os.ReadFile(filepath.Join(w.out, "tagger.bin"))
	if err != nil {
		return err
	}
	linear, err := os.ReadFile(filepath.Join(w.out, "parser.bin"))
	if err != nil {
		return err
	}
	before, err := lang.NewAnalyzer(tagger, nil, linear)
	if err != nil {
		return err
	}
	a, err := lang.NewAnalyzer(tagger, nil, nil)
	if err != nil {
		return err
	}
	if err := a.Read(data); err != nil {
		return err
	}
	scores := map[string]string{}
	for _, p := range w.dev {
		s, b := a.Measure(p.sentences), before.Measure(p.sentences)
		scores[p.name+" UPOS"] = ratio(s.UPOS, s.Tokens)
		scores[p.name+" XPOS"] = ratio(s.XPOS, s.Tokens)
		scores[p.name+" UAS"] = ratio(s.Head, s.Tokens)
		scores[p.name+" LAS"] = ratio(s.Rel, s.Tokens)
		scores[p.name+" LAS with subtypes"] = ratio(s.Full, s.Tokens)
		fmt.Printf("%s: UPOS %s, UAS %s, LAS %s; tagger and linear parser: %s, %s, %s\n", p.name,
			ratio(s.UPOS, s.Tokens), ratio(s.Head, s.Tokens), ratio(s.Rel, s.Tokens),
			ratio(b.UPOS, b.Tokens), ratio(b.Head, b.Tokens), ratio(b.Rel, b.Tokens))
	}
	return w.save("encoder.bin", "encoder", silverTrees, data, scores)
}

// readState reads the state of a training, nil if there is none.
func readState(path string) (*encoder.State, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := &encoder.State{}
	if err := gob.NewDecoder(f).Decode(s); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

func writeState(path string, s encoder.State) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(gob.NewEncoder(f).Encode(s), f.Close())
}
