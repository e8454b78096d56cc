package store

import (
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

// An Op is what became of words from one state of a page to the next.
type Op string

// The ops.
const (
	Removed  Op = "removed"
	Inserted Op = "inserted"
)

// A Revised is a run of words that one state has and the other has not. Span
// lies in the text of the state that has them, in bytes.
type Revised struct {
	Op   Op
	Span synoptic.Span
	Text string // its words, spaces folded
}

// maxSteps bounds the work on two texts: beyond so many words that differ all
// from the first to the last difference counts as rewritten.
const maxSteps = 2000

// Diff gives what was taken out of a page and put into it, word by word, in the
// order of the text; what is not the report is left aside.
func Diff(before, after *synoptic.Report) []Revised {
	a, b := wordsOf(before.Masked()), wordsOf(after.Masked())
	x, y := before.Masked(), after.Masked()
	same := func(i, j int) bool { return a[i].Cut(x) == b[j].Cut(y) }
	head := 0
	for head < len(a) && head < len(b) && same(head, head) {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && same(len(a)-1-tail, len(b)-1-tail) {
		tail++
	}
	n, m := len(a)-head-tail, len(b)-head-tail
	kept := common(n, m, func(i, j int) bool { return same(head+i, head+j) })
	var out []Revised
	add := func(op Op, words []synoptic.Span, text string) {
		if len(words) > 0 {
			span := synoptic.Span{Start: words[0].Start, End: words[len(words)-1].End}
			out = append(out, Revised{op, span, strings.Join(strings.Fields(span.Cut(text)), " ")})
		}
	}
	i, j := 0, 0
	for _, k := range append(kept, [2]int{n, m}) {
		add(Removed, a[head+i:head+k[0]], x)
		add(Inserted, b[head+j:head+k[1]], y)
		i, j = k[0]+1, k[1]+1
	}
	return out
}

// wordsOf are the words of a text between its white space.
func wordsOf(text string) []synoptic.Span {
	var out []synoptic.Span
	start := -1
	for i, r := range text {
		switch space := unicode.IsSpace(r); {
		case space && start >= 0:
			out = append(out, synoptic.Span{Start: start, End: i})
			start = -1
		case !space && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, synoptic.Span{Start: start, End: len(text)})
	}
	return out
}

// common gives pairs of a longest common run of two lists, in order, after
// Myers; none if they differ in more than maxSteps places.
func common(n, m int, same func(i, j int) bool) [][2]int {
	if n == 0 || m == 0 {
		return nil
	}
	most := min(n+m, maxSteps)
	v := make([]int32, 2*most+3)
	var trail [][]int32
	off := most + 1
	for d := 0; d <= most; d++ {
		for k := -d; k <= d; k += 2 {
			i := v[off+k-1] + 1
			if k == -d || k != d && v[off+k-1] < v[off+k+1] {
				i = v[off+k+1]
			}
			for int(i) < n && int(i)-k < m && same(int(i), int(i)-k) {
				i++
			}
			v[off+k] = i
			if int(i) >= n && int(i)-k >= m {
				trail = append(trail, append([]int32{}, v[off-d:off+d+1]...))
				return back(trail, n, m)
			}
		}
		trail = append(trail, append([]int32{}, v[off-d:off+d+1]...))
	}
	return nil
}

// back follows the trail from its end.
func back(trail [][]int32, n, m int) [][2]int {
	var out [][2]int
	i, j := n, m
	for d := len(trail) - 1; d > 0; d-- {
		v := trail[d-1] // of diagonals -(d-1) … d-1
		at := func(k int) int {
			if k < -(d-1) || k > d-1 {
				return -1
			}
			return int(v[k+d-1])
		}
		k := i - j
		from, x, y := k-1, 0, 0
		if k == -d || k != d && at(k-1) < at(k+1) {
			from = k + 1
		}
		x = at(from)
		y = x - from
		for i > x+(k-from+1)/2 { // behind the one edit of this step
			i, j = i-1, j-1
			out = append(out, [2]int{i, j})
		}
		i, j = x, y
	}
	for i > 0 && j > 0 {
		i, j = i-1, j-1
		out = append(out, [2]int{i, j})
	}
	for l, r := 0, len(out)-1; l < r; l, r = l+1, r-1 {
		out[l], out[r] = out[r], out[l]
	}
	return out
}
