package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// match finds the original of each report, nil where there is none. An
// original serves one report; only by its very bytes may it serve more.
func match(reports []synoptic.Report, originals []*synoptic.Report) []*synoptic.Report {
	if len(reports) == 0 {
		return nil // not a word of the originals need be looked at
	}
	m := matcher{reports: reports, originals: originals, of: make([]int, len(reports)), used: make([]bool, len(originals))}
	for i := range m.of {
		m.of[i] = -1
	}
	m.by(func(r *synoptic.Report) string { return string(r.ID) }, nil)
	m.by(func(r *synoptic.Report) string { return r.SHA256 }, sameTail)
	m.copies()
	m.by(func(r *synoptic.Report) string { return r.File }, sameURL)
	m.by(func(r *synoptic.Report) string { return r.URL }, nil)
	m.by(func(r *synoptic.Report) string { return base(r.File) }, sameTail)
	m.byText()
	out := make([]*synoptic.Report, len(reports))
	for i, k := range m.of {
		if k >= 0 {
			out[i] = originals[k]
		}
	}
	return out
}

type matcher struct {
	reports   []synoptic.Report
	originals []*synoptic.Report
	of        []int // index in originals; -1 if none yet
	used      []bool
	shared    []map[int]int // shared[i][k]: word runs of report i that original k has; nil until asked for
}

// A pair is a report that may have an original, and how much speaks for it.
type pair struct{ report, original, likeness, words int }

// maxPairs is how many pairs of one key are weighed even if they have no words
// in common.
const maxPairs = 10000

// by gives originals to reports that have the same key, the likeliest pairs
// first: by likeness if that is given, then by the text in common, then in the
// order given.
func (m *matcher) by(key func(*synoptic.Report) string, likeness func(a, b *synoptic.Report) int) {
	free := map[string][]int{}
	for k, o := range m.originals {
		if name := key(o); name != "" && !m.used[k] {
			free[name] = append(free[name], k)
		}
	}
	var pairs []pair
	rivals := map[string]int{}
	for i := range m.reports {
		if m.of[i] < 0 {
			rivals[key(&m.reports[i])]++
		}
	}
	for i := range m.reports {
		name := key(&m.reports[i])
		for _, k := range free[name] {
			if m.of[i] >= 0 {
				break
			}
			p := pair{report: i, original: k}
			if len(free[name]) > 1 || rivals[name] > 1 {
				if likeness != nil {
					p.likeness = likeness(&m.reports[i], m.originals[k])
				}
				p.words = m.common(i, k)
			}
			if p.words > 0 || len(free[name])*rivals[name] <= maxPairs {
				pairs = append(pairs, p)
			}
		}
	}
	m.assign(pairs)
}

func (m *matcher) assign(pairs []pair) {
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(b.likeness-a.likeness, b.words-a.words, a.report-b.report, a.original-b.original)
	})
	for _, p := range pairs {
		if m.of[p.report] < 0 && !m.used[p.original] {
			m.of[p.report], m.used[p.original] = p.original, true
		}
	}
}

// copies lets an original stand for another report of the very same bytes.
func (m *matcher) copies() {
	for i := range m.reports {
		if m.of[i] < 0 && m.reports[i].SHA256 != "" {
			m.of[i] = slices.IndexFunc(m.originals, func(o *synoptic.Report) bool { return o.SHA256 == m.reports[i].SHA256 })
		}
	}
}

func sameURL(a, b *synoptic.Report) int {
	if a.URL == b.URL {
		return 1
	}
	return 0
}

// sameTail is how many names the two paths share at their ends.
func sameTail(a, b *synoptic.Report) int {
	x, y := folders(a.File), folders(b.File)
	n := 0
	for n < min(len(x), len(y)) && x[len(x)-1-n] == y[len(y)-1-n] {
		n++
	}
	return n
}

func folders(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' })
}

// leastShared is the least share, in hundredths, of a report's word runs that
// a text of another name has if it is to be its original. The scorer of
// synopses takes namesakes below it for other texts.
const leastShared = 30

// byText gives a report the original with most of its words, where one alone
// has most and has it for this report alone.
func (m *matcher) byText() {
	if m.shared == nil {
		m.count()
	}
	var pairs []pair
	reports, originals := make([]most, len(m.reports)), make([]most, len(m.originals))
	for i := range m.reports {
		if m.of[i] >= 0 {
			continue
		}
		total := len(runs(m.reports[i].Text))
		for k, n := range m.shared[i] {
			if !m.used[k] && n*100 >= leastShared*total {
				pairs = append(pairs, pair{report: i, original: k, words: n})
				reports[i].see(n)
				originals[k].see(n)
			}
		}
	}
	m.assign(slices.DeleteFunc(pairs, func(p pair) bool {
		return !reports[p.report].alone(p.words) || !originals[p.original].alone(p.words)
	}))
}

// most is the greatest of some numbers and how many are as great.
type most struct{ n, times int }

func (m *most) see(n int) {
	if n > m.n {
		*m = most{n: n}
	}
	if n == m.n {
		m.times++
	}
}

func (m *most) alone(n int) bool { return n == m.n && m.times == 1 }

// common counts the word runs of report i that original k has.
func (m *matcher) common(i, k int) int {
	if m.shared == nil {
		m.count()
	}
	return m.shared[i][k]
}

// tooCommon is in how many originals a run of words says nothing about whose
// it is.
const tooCommon = 32

// count fills shared, for reports that have no original yet.
func (m *matcher) count() {
	m.shared = make([]map[int]int, len(m.reports))
	having := map[string][]int{}
	for k, o := range m.originals {
		for run := range runs(o.Text) {
			if len(having[run]) < tooCommon {
				having[run] = append(having[run], k)
			}
		}
	}
	for i := range m.reports {
		m.shared[i] = map[int]int{}
		if m.of[i] >= 0 {
			continue
		}
		for run := range runs(m.reports[i].Text) {
			for _, k := range having[run] {
				m.shared[i][k]++
			}
		}
	}
}

// runs is the set of all runs of four words of a text; of a shorter text, the
// one run of its words.
func runs(text string) map[string]struct{} {
	const size = 4
	var starts, ends []int
	in := false
	for i, r := range text {
		space := r == ' ' || r == '\n' || r == '\t' || r == '\r'
		if !space && !in {
			starts = append(starts, i)
		} else if space && in {
			ends = append(ends, i)
		}
		in = !space
	}
	if in {
		ends = append(ends, len(text))
	}
	out := make(map[string]struct{}, len(starts))
	n := min(size, len(starts))
	for i := 0; n > 0 && i+n <= len(starts); i++ {
		out[text[starts[i]:ends[i+n-1]]] = struct{}{}
	}
	return out
}

// base is the last part of a path, whichever way its slashes lean.
func base(file string) string { return file[strings.LastIndexAny(file, `/\`)+1:] }
