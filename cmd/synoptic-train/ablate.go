package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// ablate prints, as a table, what groups of features gain: each row is a
// training without one. It writes no model. The whole takes half an hour of
// a core; -only takes one model, or two: parser,encoder.
func ablate(w *workshop) error {
	if err := w.load(); err != nil {
		return err
	}
	a, err := lang.Load()
	if err != nil {
		return err
	}
	t := &lang.Trials{Train: w.train, News: w.news, Seed: seed, Tell: w.tell}
	head, line := "| model | without |", "| --- | --- |"
	for _, p := range w.dev {
		t.Dev = append(t.Dev, p.sentences)
		head, line = head+" "+p.name+" UPOS | UAS | LAS |", line+" --- | --- | --- |"
	}
	fmt.Println(head + "\n" + line)
	t.Done = func(r lang.Trial) {
		row := "| " + r.Model + " | " + r.Name + " |"
		for _, s := range r.Scores {
			trees := s.Tokens
			if s.Rel == 0 { // a tagger alone
				trees = 0
			}
			row += " " + percent(s.UPOS, s.Tokens) + " | " + percent(s.Head, trees) + " | " + percent(s.Rel, trees) + " |"
		}
		fmt.Println(row)
	}
	wanted := func(model string) bool { return w.only == "" || slices.Contains(strings.Split(w.only, ","), model) }
	if wanted("tagger") {
		t.Tagger()
	}
	if wanted("parser") {
		t.Parser(a)
	}
	if wanted("encoder") {
		t.Blanked(a)
		if t.Silver, err = gold.ReadSilverTrees(w.data); err != nil {
			return err
		}
		return t.Encoder()
	}
	return nil
}

// percent is a share in hundredths of a percent, "–" of nothing.
func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f", 100*float64(n)/float64(of))
}
