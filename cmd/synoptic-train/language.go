package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
)

func trainTagger(w *workshop) error {
	if err := w.load(); err != nil {
		return err
	}
	data := lang.TrainTagger(w.train, w.news, seed, w.tell)
	a, err := lang.NewAnalyzer(data, nil, nil)
	if err != nil {
		return err
	}
	scores := map[string]string{}
	for _, p := range w.dev {
		s := a.Measure(p.sentences)
		scores[p.name+" UPOS"] = ratio(s.UPOS, s.Tokens)
		scores[p.name+" XPOS"] = ratio(s.XPOS, s.Tokens)
		fmt.Printf("%s: UPOS %s, XPOS %s\n", p.name, ratio(s.UPOS, s.Tokens), ratio(s.XPOS, s.Tokens))
	}
	return w.save("tagger.bin", "tagger", silverCounts, data, scores)
}

func trainLemmas(w *workshop) error {
	if err := w.load(); err != nil {
		return err
	}
	silver, err := gold.ReadSilverTrees(w.data)
	if err != nil {
		return err
	}
	data := lang.TrainLemmas(w.train, silver)
	tagger, err := os.ReadFile(filepath.Join(w.out, "tagger.bin"))
	if err != nil {
		return err
	}
	a, err := lang.NewAnalyzer(tagger, data, nil)
	if err != nil {
		return err
	}
	if network, err := os.ReadFile(filepath.Join(w.out, "encoder.bin")); err == nil {
		if err := a.Read(network); err != nil {
			return err
		}
	}
	scores := map[string]string{}
	for _, p := range w.dev {
		g, s := a.LemmasByGoldTags(p.sentences), a.Measure(p.sentences)
		scores[p.name+" lemmas, gold tags"] = ratio(g.Lemma, g.Tokens)
		scores[p.name+" lemmas"] = ratio(s.Lemma, s.Tokens)
		fmt.Printf("%s: lemmas %s, by gold tags %s\n", p.name, ratio(s.Lemma, s.Tokens), ratio(g.Lemma, g.Tokens))
	}
	return w.save("lemmas.bin", "lemmas", silverLemmas, data, scores)
}

func trainParser(w *workshop) error {
	if err := w.load(); err != nil {
		return err
	}
	data := lang.TrainParser(w.train, w.news, seed, w.tell)
	tagger, err := os.ReadFile(filepath.Join(w.out, "tagger.bin"))
	if err != nil {
		return err
	}
	a, err := lang.NewAnalyzer(tagger, nil, data)
	if err != nil {
		return err
	}
	scores := map[string]string{}
	for _, p := range w.dev {
		s := a.Measure(p.sentences)
		scores[p.name+" UAS"] = ratio(s.Head, s.Tokens)
		scores[p.name+" LAS"] = ratio(s.Rel, s.Tokens)
		scores[p.name+" LAS with subtypes"] = ratio(s.Full, s.Tokens)
		fmt.Printf("%s: UAS %s, LAS %s, with subtypes %s\n", p.name,
			ratio(s.Head, s.Tokens), ratio(s.Rel, s.Tokens), ratio(s.Full, s.Tokens))
	}
	return w.save("parser.bin", "parser", silverCounts, data, scores)
}
