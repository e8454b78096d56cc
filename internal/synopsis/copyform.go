package synopsis

import (
	"cmp"
	"slices"
	"strings"
)

const (
	// formRun is how many successive words two sentences must share to be
	// looked at as one sentence, edited.
	formRun = 3
	// maxForms is how many sentences may hold a run of words that is looked up:
	// more hold a formula. perForm is how many others a sentence is compared with.
	maxForms, perForm = 64, 6
	// copyForm is the share of the longer sentence's words, per thousand, that
	// two versions of one sentence have in common in the same order, in copies;
	// formShare the same in other reports; leanShare that of two that stand
	// behind versions of one sentence in copies.
	copyForm, formShare, leanShare = 600, 500, 400
	// partShare is the share of the shorter sentence's words, per thousand, from
	// which on two sentences may have a part that is one (see flanked).
	partShare = 350
	// formWords is how many words, at least, sentences of reports that are no
	// copies must share: what two reporters may write by chance is no version.
	formWords = 6
	// maxFormWords bounds the sentences that are compared: longer ones are lists.
	maxFormWords = 200
)

// A form is a sentence as it is worded, wherever it stands.
type form struct {
	at    []formAt
	folds []string
}

// A formAt is a place where a form stands, with its words.
type formAt struct {
	r, sent int
	tokens  []token
}

// forms lists the distinct sentences of all reports in the order in which they
// first stand; of[r][k] is the form of sentence k of report r, -1 for none.
func (s *story) forms() (fs []form, of [][]int) {
	seen := make(map[string]int)
	of = make([][]int, len(s.rs))
	for r := range s.rs {
		a := s.rs[r].Analysis
		of[r] = make([]int, len(a.Sentences))
		for k := range a.Sentences {
			of[r][k] = -1
			ts := tokens(s.rs[r].Report.Text, a.Sentences[k].Span)
			if len(ts) == 0 || len(ts) > maxFormWords {
				continue
			}
			folds := make([]string, len(ts))
			for i := range ts {
				folds[i] = ts[i].fold
			}
			key := strings.Join(folds, " ")
			f, ok := seen[key]
			if !ok {
				f = len(fs)
				seen[key] = f
				fs = append(fs, form{folds: folds})
			}
			fs[f].at = append(fs[f].at, formAt{r, k, ts})
			of[r][k] = f
		}
	}
	return fs, of
}

// versions pairs the forms that are versions of one sentence: forms that share
// most of their words in order and stand in different reports. Pairs come in
// order of their first, then their second form.
func (s *story) versions(fs []form, of [][]int) [][2]int {
	taken := make(map[[2]int]bool)
	var out [][2]int
	add := func(a, b int) {
		if a, b = min(a, b), max(a, b); a != b && !taken[[2]int{a, b}] {
			taken[[2]int{a, b}] = true
			out = append(out, [2]int{a, b})
		}
	}
	index := make(map[string][]int)
	for f := range fs {
		runs := runsOf(fs[f].folds)
		hits := make(map[int]int)
		for _, run := range runs {
			for _, g := range index[run] {
				hits[g]++
			}
			if len(index[run]) < maxForms {
				index[run] = append(index[run], f)
			}
		}
		var like []int
		for g := range hits { // sorted below
			like = append(like, g)
		}
		slices.SortFunc(like, func(x, y int) int { return cmp.Or(cmp.Compare(hits[y], hits[x]), cmp.Compare(x, y)) })
		for _, g := range like[:min(perForm, len(like))] {
			if n := commonWords(fs[f].folds, fs[g].folds); s.oneSentenceOf(&fs[f], &fs[g], n) {
				add(f, g)
			}
		}
	}
	// In a copy, what follows versions of one sentence is what followed them.
	for r := range s.rs {
		if g := s.group[r]; g != r {
			s.follow(fs, of[g], of[r], taken, add)
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return out
}

// follow pairs the sentences that stand behind, or before, versions of one
// sentence in an original and its copy: those too short to be known by their
// words.
func (s *story) follow(fs []form, a, b []int, taken map[[2]int]bool, add func(a, b int)) {
	where := make(map[int][]int) // per form: where it stands in a
	for i, f := range a {
		where[f] = append(where[f], i)
	}
	one := func(f, g int) bool { return f >= 0 && (f == g || taken[[2]int{min(f, g), max(f, g)}]) }
	for k := range b {
		if b[k] < 0 || len(where[b[k]]) > 0 {
			continue
		}
		for _, step := range [2]int{-1, 1} {
			if k+step < 0 || k+step >= len(b) || b[k+step] < 0 {
				continue
			}
			for _, i := range where[b[k+step]] {
				if j := i - step; j >= 0 && j < len(a) && a[j] >= 0 && !one(a[j], b[k]) && inPlace(fs[a[j]].folds, fs[b[k]].folds) {
					add(a[j], b[k])
				}
			}
		}
	}
}

// inPlace tells whether two short sentences that stand in one place of two copies
// are versions of one.
func inPlace(a, b []string) bool {
	n := commonWords(a, b)
	return n > 0 && n*1000 >= leanShare*max(len(a), len(b))
}

// oneSentenceOf tells whether two forms with n words in common are versions of
// one sentence of different reports, or have parts that are.
func (s *story) oneSentenceOf(f, g *form, n int) bool {
	short, long := min(len(f.folds), len(g.folds)), max(len(f.folds), len(g.folds))
	for _, x := range f.at {
		for _, y := range g.at {
			switch {
			case x.r == y.r:
			case s.group[x.r] == s.group[y.r]:
				if n*1000 >= copyForm*long {
					return true
				}
			case n >= formWords && n*1000 >= partShare*short:
				return true
			}
		}
	}
	return false
}

// wholly tells whether two forms are versions of one sentence as a whole, not in
// a part.
func wholly(f, g *form, n int) bool { return n*1000 >= formShare*max(len(f.folds), len(g.folds)) }

// runsOf lists the runs of formRun words of a sentence, each once; of a shorter
// sentence, all its words.
func runsOf(folds []string) []string {
	if len(folds) <= formRun {
		return []string{strings.Join(folds, " ")}
	}
	var out []string
	for i := 0; i+formRun <= len(folds); i++ {
		out = append(out, strings.Join(folds[i:i+formRun], " "))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// commonWords is the length of the longest common subsequence of two sentences.
func commonWords(a, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		prev := 0
		for k := range b {
			cur := row[k+1]
			if a[i] == b[k] {
				row[k+1] = prev + 1
			} else {
				row[k+1] = max(cur, row[k])
			}
			prev = cur
		}
	}
	return row[len(b)]
}
