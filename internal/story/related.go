// Package story decides which reports tell of one event.
//
// Start with [Split], which parts the reports given to one comparison into
// those that belong together. It reads analyses only and gives the same parts
// whatever the order of the reports.
//
// It leaves out, for now, grouping a stream: it compares every pair.
package story

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

const (
	// foremost is how many of a report's most frequent names stand for what it
	// is about.
	foremost = 6
	// minCommon is the least share, per thousand, of the shorter report's
	// distinct carrying words that two reports of one event have in common if
	// they share two of their foremost names, oneCommon if they share one and
	// open with it. Of the development stories, no two reports of different
	// events share two foremost names, and those of one event share 200 words
	// in a thousand or more.
	minCommon, oneCommon = 110, 190
	// opening is how many sentences a report opens with, the headline counted.
	opening = 3
)

// A Tie says what two reports have in common.
type Tie struct {
	Common int      // share of the shorter one's carrying words, per thousand
	Names  []string // words of names that are foremost in both, sorted
	Leads  bool     // one of them stands in the opening of both
	Said   bool     // both quote the same words
}

// Related tells whether two reports look like reports of one event.
func (t Tie) Related() bool {
	return t.Said && len(t.Names) >= 1 || len(t.Names) >= 2 && t.Common >= minCommon || t.Leads && t.Common >= oneCommon
}

// Compare finds what two reports have in common.
func Compare(a, b *synoptic.Analysis) Tie { return signOf(a).tie(signOf(b)) }

// A sign is what a report is known by.
type sign struct {
	words []string // distinct lemmas of nouns, verbs and adjectives, sorted
	names []string // words of its foremost names, sorted
	leads []string // those of them that stand in its opening, sorted
	said  []string // beginnings of its longer quotations, folded, sorted
}

func signOf(a *synoptic.Analysis) sign {
	var s sign
	count := make(map[string]int)
	for i := range a.Words {
		switch w := &a.Words[i]; w.Tag {
		case "NOUN", "VERB", "ADJ", "PROPN":
			if len(w.Lemma) > 2 {
				s.words = append(s.words, w.Lemma)
				if w.Tag == "PROPN" && !everyday(w.Lemma) {
					count[w.Lemma]++
				}
			}
		}
	}
	slices.Sort(s.words)
	s.words = slices.Compact(s.words)
	for name := range count {
		s.names = append(s.names, name)
	}
	slices.SortFunc(s.names, func(x, y string) int { return cmp.Or(cmp.Compare(count[y], count[x]), cmp.Compare(x, y)) })
	s.names = s.names[:min(foremost, len(s.names))]
	slices.Sort(s.names)
	for i := 0; i < min(opening, len(a.Sentences)); i++ {
		for _, w := range a.Words[a.Sentences[i].First:a.Sentences[i].Last] {
			if _, ok := slices.BinarySearch(s.names, w.Lemma); ok {
				s.leads = append(s.leads, w.Lemma)
			}
		}
	}
	slices.Sort(s.leads)
	s.leads = slices.Compact(s.leads)
	for i := range a.Quotes {
		s.said = append(s.said, runs(a, a.Quotes[i].Words)...)
	}
	slices.Sort(s.said)
	s.said = slices.Compact(s.said)
	return s
}

// quoteRun is how many successive words of a quotation two reports share if
// they heard the same thing said.
const quoteRun = 6

// runs lists the runs of quoteRun words inside a quotation, by their lemmas.
func runs(a *synoptic.Analysis, in synoptic.Span) []string {
	var words []string
	k, _ := slices.BinarySearchFunc(a.Words, in.Start, func(w synoptic.Word, at int) int { return cmp.Compare(w.Start, at) })
	for ; k < len(a.Words) && a.Words[k].Start < in.End; k++ {
		if a.Words[k].Tag != "PUNCT" {
			words = append(words, a.Words[k].Lemma)
		}
	}
	var out []string
	for i := 0; i+quoteRun <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+quoteRun], " "))
	}
	return out
}

// everyday tells whether a word of names stands in reports of anything: days,
// months, titles.
func everyday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.",
		"mr.", "mrs.", "ms.", "dr.", "president", "minister", "police", "u.s.", "america", "washington", "london", "york", "inc.", "inc", "corp.", "corp", "ltd", "ltd.", "co.", "reuters", "house", "state", "court", "government", "department":
		return true
	}
	return false
}

func (s sign) tie(o sign) Tie {
	var t Tie
	n := min(len(s.words), len(o.words))
	if n == 0 {
		return t
	}
	t.Common = len(shared(s.words, o.words)) * 1000 / n
	t.Names = shared(s.names, o.names)
	t.Leads = len(shared(s.leads, o.leads)) > 0
	t.Said = len(shared(s.said, o.said)) > 0
	return t
}

func shared(a, b []string) []string {
	var out []string
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			out = append(out, a[i])
			i, k = i+1, k+1
		}
	}
	return out
}

// Split parts analyses into those that hang together through related pairs:
// lists of indices, each in order, larger parts first, then by their first
// index.
func Split(as []*synoptic.Analysis) [][]int {
	signs := make([]sign, len(as))
	for i, a := range as {
		signs[i] = signOf(a)
	}
	part := make([]int, len(as))
	for i := range part {
		part[i] = i
	}
	for i := range as {
		for k := 0; k < i; k++ {
			if part[i] != part[k] && signs[i].tie(signs[k]).Related() {
				from, to := max(part[i], part[k]), min(part[i], part[k])
				for n := range part {
					if part[n] == from {
						part[n] = to
					}
				}
			}
		}
	}
	var parts [][]int
	at := make(map[int]int)
	for i, p := range part {
		k, ok := at[p]
		if !ok {
			k = len(parts)
			at[p] = k
			parts = append(parts, nil)
		}
		parts[k] = append(parts[k], i)
	}
	slices.SortStableFunc(parts, func(x, y []int) int { return len(y) - len(x) })
	return parts
}
