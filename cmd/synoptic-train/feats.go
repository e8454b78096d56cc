package main

import (
	"fmt"

	"github.com/synoptic-news/synoptic/internal/lang"
)

// trainFeats makes the table of morphological features, by gold tags and
// trees. Its scores are of those and of the built-in models' own.
func trainFeats(w *workshop) error {
	if err := w.load(); err != nil {
		return err
	}
	data := lang.TrainFeatures(w.train, w.feats)
	a, err := lang.Load()
	if err != nil {
		return err
	}
	if err := a.ReadFeatures(data); err != nil {
		return err
	}
	scores := map[string]string{}
	for _, p := range w.dev {
		tokens, byGold, own := 0, 0, 0
		for i, s := range p.sentences {
			byGold += same(a.Features(nil, s.Tokens), p.feats[i])
			again := make([]lang.Token, len(s.Tokens))
			for k := range again {
				again[k].Form = s.Tokens[k].Form
			}
			a.ParseSentence(again)
			own += same(a.Features(nil, again), p.feats[i])
			tokens += len(again)
		}
		scores[p.name+" features, gold tags and trees"] = ratio(byGold, tokens)
		scores[p.name+" features"] = ratio(own, tokens)
		fmt.Printf("%s: features %s, by gold tags and trees %s\n", p.name, ratio(own, tokens), ratio(byGold, tokens))
	}
	return w.save("feats.bin", "feats", silverNothing, data, scores)
}

// same counts the equal ones.
func same(a, b []string) (n int) {
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return n
}
