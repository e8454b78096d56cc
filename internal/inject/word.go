package inject

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// Words that stand for others of their form inside quotation marks. No two of a
// list are forms of one word.
var wordForms = map[string][]string{
	"NOUN":     {"harvest", "bridge", "signal", "window", "engine", "account", "effort", "island", "orchard", "outcome"},
	"NOUN s":   {"harvests", "bridges", "signals", "windows", "engines", "accounts", "efforts", "islands", "orchards", "outcomes"},
	"ADJ":      {"quiet", "costly", "unusual", "honest", "difficult", "familiar", "absurd", "early", "modest", "immense"},
	"VERB ing": {"building", "watching", "ignoring", "offering", "hiding", "counting", "avoiding", "repairing"},
	"VERB ed":  {"watched", "ignored", "offered", "counted", "avoided", "repaired", "delayed", "accepted"},
	"VERB":     {"watch", "ignore", "offer", "count", "avoid", "repair", "delay", "accept"},
}

// quotations are the spans between quotation marks, each within one paragraph.
func (f *finder) quotations() []synoptic.Span {
	var out []synoptic.Span
	at := 0
	for _, line := range strings.SplitAfter(f.text, "\n") {
		open := -1
		for i, r := range line {
			switch {
			case r == '“' || r == '"' && open < 0:
				open = i + len(string(r))
			case (r == '”' || r == '"') && open >= 0:
				if i > open {
					out = append(out, synoptic.Span{Start: at + open, End: at + i})
				}
				open = -1
			}
		}
		at += len(line)
	}
	return out
}

// quoted are content words inside quotation marks, of quotations of three words
// or more.
func (f *finder) quoted() []site {
	var out []site
	for _, q := range f.quotations() {
		if len(strings.Fields(q.Cut(f.text))) < 3 {
			continue
		}
		for i := range f.a.Words {
			w := &f.a.Words[i]
			if !q.Contains(w.Span) || !f.inText(w.Span) || strings.ToLower(f.word(i)) != f.word(i) || len(f.word(i)) < 4 || f.joined(i-1) && letter(f.text[w.Start-1]) {
				continue
			}
			if list := wordForms[f.form(i)]; list != nil {
				out = append(out, site{kind: Quoted, span: w.Span, other: f.fitting(i, but(list, f.word(i)))})
			}
		}
	}
	return out
}

// form is the form of word i that a list stands for; "" for none.
func (f *finder) form(i int) string {
	w, x := f.word(i), &f.a.Words[i]
	if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" || f.word(i+1) == "-" || f.word(i-1) == "-" {
		return ""
	}
	switch x.Tag {
	case "NOUN":
		if f.low(i-1) == "of" && f.low(i+1) == "of" {
			return ""
		}
		if strings.HasSuffix(w, "s") && x.Lemma != w {
			return "NOUN s"
		}
		if x.Lemma == w && w != "people" && w != "police" {
			return "NOUN"
		}
	case "ADJ":
		if x.Lemma == w && x.Rel == "amod" {
			return "ADJ"
		}
	case "VERB":
		switch {
		case strings.HasSuffix(w, "ing") && f.takesObject(i):
			return "VERB ing"
		case strings.HasSuffix(w, "ed") && x.Lemma != w && f.takesObject(i):
			return "VERB ed"
		case x.Lemma == w && f.low(i-1) == "to" && f.takesObject(i):
			return "VERB"
		}
	}
	return ""
}

// takesObject tells whether word i has an object: the lists' verbs want one.
func (f *finder) takesObject(i int) bool {
	for k := i + 1; k < min(len(f.a.Words), i+12); k++ {
		if f.a.Words[k].Head == i && f.a.Words[k].Rel == "obj" {
			return true
		}
	}
	return false
}

var auxiliaries = []string{"is", "are", "was", "were", "will", "would", "can", "could", "should", "has", "have", "had", "may", "might", "must"}

// negations put "not" behind an auxiliary, or take it away.
func (f *finder) negations() []site {
	var out []site
	for i := range f.a.Words {
		w := &f.a.Words[i]
		if w.Tag == "PART" && f.inText(w.Span) && i > 0 {
			if s, ok := f.denied(i); ok {
				out = append(out, s)
			}
			continue
		}
		if w.Tag != "AUX" || !slices.Contains(auxiliaries, f.low(i)) || !f.inText(w.Span) || f.word(i) != f.low(i) || f.joined(i-1) || f.joined(i) {
			continue
		}
		if w.Head <= i || w.Head > i+4 || i+1 >= len(f.a.Words) || f.a.Words[i+1].Start-w.End != 1 || f.negated(i, w.Head) {
			continue
		}
		if n := f.a.Words[i+1].Tag; n != "VERB" && n != "ADJ" && n != "DET" && n != "ADP" && n != "AUX" && n != "NOUN" {
			continue // "is she", "has to"
		}
		if !f.asserted(i, w.Head) {
			continue
		}
		out = append(out, site{kind: Negation, span: synoptic.Span{Start: w.End, End: w.End}, other: []string{" not"}, wide: f.spanOf(i, w.Head)})
	}
	return out
}

// asserted tells whether a subject stands before the auxiliary at i of the
// clause at head.
func (f *finder) asserted(i, head int) bool {
	for k := max(0, i-15); k < i; k++ {
		if x := &f.a.Words[k]; x.Head == head && strings.HasPrefix(x.Rel, "nsubj") {
			return true
		}
	}
	return false
}

// negated tells whether the clause has a negation already.
func (f *finder) negated(i, head int) bool {
	for k := max(0, i-6); k < min(len(f.a.Words), head+6); k++ {
		switch f.low(k) {
		case "not", "n't", "n’t", "never", "no", "nobody", "nothing", "neither", "nor", "only", "hardly", "none", "without":
			return true
		}
	}
	return false
}

// denied takes the negation at i away: "did not see" becomes "did see",
// "won't" "will".
func (f *finder) denied(i int) (site, bool) {
	w := &f.a.Words[i]
	before := &f.a.Words[i-1]
	if before.Tag != "AUX" || w.Head <= i || w.Head > i+4 {
		return site{}, false
	}
	s := site{kind: Negation, wide: f.spanOf(i-1, w.Head)}
	switch f.low(i) {
	case "not":
		if f.low(i+1) == "only" || f.joined(i-1) {
			return site{}, false
		}
		s.span, s.other = synoptic.Span{Start: before.End, End: w.End}, []string{""}
	case "n't", "n’t":
		whole := strings.ToLower(f.text[before.Start:w.End])
		put := f.word(i - 1)
		switch {
		case strings.HasPrefix(whole, "won"):
			put = like(put, "will")
		case strings.HasPrefix(whole, "can"):
			put = like(put, "can")
		case strings.HasPrefix(whole, "ain"), strings.HasPrefix(whole, "shan"):
			return site{}, false
		}
		s.span, s.other = synoptic.Span{Start: before.Start, End: w.End}, []string{put}
	default:
		return site{}, false
	}
	return s, true
}
