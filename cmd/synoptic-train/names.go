package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/models"
)

// The licences of the corpora of names and coreference.
const (
	gumLicence  = "GUM annotations CC BY 4.0, texts CC BY, CC BY-SA and public domain"
	nameLicence = gumLicence + "; weights over hashed features of PolNeAR articles"
)

// trainNames makes the tagger of names. It needs the models of words and trees
// built in: what they get wrong is part of what it learns from.
func trainNames(w *workshop) error {
	a, err := lang.Load()
	if err != nil {
		return err
	}
	people, err := w.entities("gum-train")
	if err != nil {
		return err
	}
	dev, err := w.entities("gum-dev")
	if err != nil {
		return err
	}
	news, err := gold.ReadNews(w.data, "polnear-silver")
	if err != nil {
		return err
	}
	var docs []lang.NamedDoc
	phrased := make([]lang.PhrasedDoc, len(people))
	for i := range people {
		names := people[i].CoreNames()
		phrased[i] = lang.PhrasedDoc{Doc: people[i].Doc, Phrases: people[i].Phrases()}
		parseAll(a, people[i].Doc)
		docs = append(docs, lang.NamedDoc{Doc: people[i].Doc, Names: names, Gold: true})
	}
	for i := range news {
		names := news[i].CoreNames()
		parseAll(a, news[i].Doc)
		docs = append(docs, lang.NamedDoc{Doc: news[i].Doc, Names: names})
	}
	if err := w.tagApart(docs, phrased); err != nil {
		return err
	}
	data, err := lang.TrainPhrases(phrased, lang.TrainNames(docs, seed, w.tell), seed, w.tell)
	if err != nil {
		return err
	}
	var count, phrases gold.Count
	for i := range dev {
		want, whole := gold.NameSpans(dev[i].CoreNames()), dev[i].NameSpans()
		parseAll(a, dev[i].Doc)
		got, err := lang.NamesBy(data, dev[i].Doc)
		if err != nil {
			return err
		}
		count.Add(gold.CompareSpans(want, gold.NameSpans(got)))
		if got, err = lang.PhrasesBy(data, dev[i].Doc, nil, nil); err != nil {
			return err
		}
		phrases.Add(gold.CompareSpans(whole, gold.NameSpans(got)))
	}
	p, r, f := count.PRF()
	fmt.Printf("gum-dev: names P %.3f, R %.3f, F1 %.3f\n", p, r, f)
	p, r, f = phrases.PRF()
	fmt.Printf("gum-dev: phrases P %.3f, R %.3f, F1 %.3f\n", p, r, f)
	return w.keep(data, models.Entry{
		File: "names.bin", Corpus: []string{"gum-train", "polnear-silver"}, Licence: nameLicence, Command: "synoptic-train names",
		Scores: map[string]string{
			"gum-dev names":   fmt.Sprintf("tp %d, fp %d, fn %d", count.TP, count.FP, count.FN),
			"gum-dev phrases": fmt.Sprintf("tp %d, fp %d, fn %d", phrases.TP, phrases.FP, phrases.FN),
		},
	})
}

// nameFolds is how many taggers name gum-train, each the part that it has not
// learnt from.
const nameFolds = 4

// tagApart names the texts that people marked, the first of docs, by taggers
// that have not learnt from them: the model of phrases is to learn the errors
// that a tagger makes in texts it does not know.
func (w *workshop) tagApart(docs []lang.NamedDoc, phrased []lang.PhrasedDoc) error {
	for fold := range nameFolds {
		var rest []lang.NamedDoc
		for i := range docs {
			if i >= len(phrased) || i%nameFolds != fold {
				rest = append(rest, docs[i])
			}
		}
		w.tell(fmt.Sprintf("names: tagger %d of %d for phrases", fold+1, nameFolds))
		data := lang.TrainNames(rest, seed, func(string) {})
		for i := fold; i < len(phrased); i += nameFolds {
			var err error
			if phrased[i].Names, phrased[i].Leanings, err = lang.TaggedBy(data, phrased[i].Doc); err != nil {
				return err
			}
		}
	}
	return nil
}

// trainCoref makes the model that ranks whom a pronoun may mean. It needs the
// models of words and trees built in, and the tagger of names.
func trainCoref(w *workshop) error {
	a, err := lang.Load()
	if err != nil {
		return err
	}
	train, err := w.entities("gum-train")
	if err != nil {
		return err
	}
	dev, err := w.entities("gum-dev")
	if err != nil {
		return err
	}
	names, err := os.ReadFile(filepath.Join(w.out, "names.bin"))
	if err != nil {
		return err
	}
	var docs []lang.CorefDoc
	for i := range train {
		groups, couples := train[i].Groups()
		parseAll(a, train[i].Doc)
		docs = append(docs, lang.CorefDoc{Doc: train[i].Doc, Groups: groups, Couples: couples})
	}
	data, err := lang.TrainCoreference(docs, names, seed, w.tell)
	if err != nil {
		return err
	}
	var s gold.CorefScore
	for i := range dev {
		key := dev[i].People(false)
		parseAll(a, dev[i].Doc)
		es, err := lang.EntitiesBy(names, data, dev[i].Doc, nil)
		if err != nil {
			return err
		}
		s.Add(gold.ScoreCoref(key, gold.PeopleOf(es)))
	}
	fmt.Printf("gum-dev: CoNLL %.3f (MUC %.3f, B3 %.3f, CEAFe %.3f)\n", s.CoNLL(), s.MUC.F1(), s.B3.F1(), s.CEAFe.F1())
	return w.keep(data, models.Entry{
		File: "coref.bin", Corpus: []string{"gum-train"}, Licence: gumLicence, Command: "synoptic-train coref",
		Scores: map[string]string{
			"gum-dev CoNLL":          fmt.Sprintf("%.3f", s.CoNLL()),
			"gum-dev links wanted":   fmt.Sprintf("%.0f/%.0f", s.MUC.RN, s.MUC.RD),
			"gum-dev links answered": fmt.Sprintf("%.0f/%.0f", s.MUC.PN, s.MUC.PD),
		},
	})
}

// entities reads GUM's documents with their entities.
func (w *workshop) entities(part string) ([]gold.EntityDocument, error) {
	if w.data == "" {
		w.data = findData()
	}
	return gold.ReadEntities(w.data, part)
}

// parseAll puts the analyser's tags and trees in place of the gold ones.
func parseAll(a *lang.Analyzer, d *lang.Doc) {
	for i := range d.Sentences {
		a.ParseSentence(d.Sentences[i].Tokens)
	}
}

// keep writes a model and completes its entry in the manifest.
func (w *workshop) keep(data []byte, e models.Entry) error {
	if err := os.WriteFile(filepath.Join(w.out, e.File), data, 0o644); err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	e.Split, e.Seed, e.Bytes, e.SHA256 = cmp.Or(e.Split, "train; scores on dev"), seed, len(data), hex.EncodeToString(sum[:])
	return w.record(e)
}
