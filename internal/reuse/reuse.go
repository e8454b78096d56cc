// Package reuse finds what texts have in common word for word: passages that
// two reports share although one has edited, cut or reordered them.
//
// Start with [Shared], which takes the words of all the reports of a story, or
// with [Copies], which looks for copies (exact, edited, cut, a page that grew)
// in a stream; [Judge] tells how much two reports share, [Spans] where.
// Words are compared folded (case, accents of quotation marks and apostrophes
// disregarded); words marked as quoted may carry a passage on but never make
// one, since reporters who heard the same sentence have not copied it from one
// another.
//
// The result is a function of the texts in the order given. It leaves out
// paraphrase: what is said again in other words is not reuse.
package reuse

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

const (
	// seed is how many successive words two texts must share for a passage to
	// be looked for: five words of news prose seldom recur by chance.
	seed = 5
	// edge is how many words a run that carries a passage on has at least.
	edge = 3
	// minWords is the least number of shared unquoted words that make a
	// passage worth showing.
	minWords = 9
	// maxGap is how many words one side may have put in, left out or changed
	// between two shared runs of one passage.
	maxGap = 3
	// maxPlaces bounds the places of one run of words that are compared: a run
	// that recurs more often is a formula.
	maxPlaces = 64
)

// A Text is one report's words in order.
type Text struct {
	Words []Word
}

// A Word is one folded word and where it stands.
type Word struct {
	synoptic.Span
	Fold   string
	Quoted bool // inside quotation marks
}

// Split cuts text[in] into words, folded. Words inside one of the quoted
// spans, which are in order, are marked.
func Split(text string, in []synoptic.Span, quoted []synoptic.Span) Text {
	var t Text
	q := 0
	for _, span := range in {
		for i := span.Start; i < span.End; {
			r, size := utf8.DecodeRuneInString(text[i:span.End])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				i += size
				continue
			}
			k := i
			for k < span.End {
				r, size := utf8.DecodeRuneInString(text[k:span.End])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
					break
				}
				k += size
			}
			w := Word{Span: synoptic.Span{Start: i, End: k}, Fold: strings.ToLower(text[i:k])}
			for q < len(quoted) && quoted[q].End <= i {
				q++
			}
			w.Quoted = q < len(quoted) && quoted[q].Start <= i
			t.Words = append(t.Words, w)
			i = k
		}
	}
	return t
}

// A Passage is a run of words that texts A < B share.
type Passage struct {
	A, B         int           // indices of the texts
	SpanA, SpanB synoptic.Span // where it stands in each
	Words        int           // shared words outside quotation marks
}

// A Pair sums up what two texts share.
type Pair struct {
	A, B     int
	Passages []Passage // in order of SpanA
	Words    int       // shared words outside quotation marks, in passages
	Share    int       // Words per thousand of the shorter text's unquoted words
}

// Shared finds the passages of every pair of texts that share any, ordered by
// (A, B).
func Shared(texts []Text) []Pair {
	x := newIndex(texts)
	own := make([]int, len(texts)) // words outside quotation marks
	for t := range texts {
		own[t] = unquoted(texts[t].Words)
	}
	var pairs []Pair
	var used scratch
	seeds := make([][][2]int32, len(texts)) // by the other text: places in it and in this one
	for b := range texts {
		x.eachSeed(b, func(a, atA, atB int32) { seeds[a] = append(seeds[a], [2]int32{atA, atB}) })
		for a := range b {
			if len(seeds[a]) == 0 {
				continue
			}
			p := Pair{A: a, B: b}
			p.Passages = chain(texts[a].Words, texts[b].Words, seeds[a], &used)
			seeds[a] = seeds[a][:0]
			if len(p.Passages) == 0 {
				continue
			}
			for i := range p.Passages {
				p.Passages[i].A, p.Passages[i].B = a, b
				p.Words += p.Passages[i].Words
			}
			if n := min(own[a], own[b]); n > 0 {
				p.Share = min(1000, p.Words*1000/n)
			}
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, func(x, y Pair) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return pairs
}

// An index finds runs of seed words by their hashes. Runs of one slot hang
// together in the order of the texts.
type index struct {
	hashes [][]uint64 // by text and place
	head   []int32    // by slot: its first run, -1 if there is none
	next   []int32    // by run, numbered through all texts
	texts  []int32    // by run
	from   []int32    // by text: the number of its first run
}

func newIndex(texts []Text) *index {
	x := &index{hashes: make([][]uint64, len(texts)), from: make([]int32, len(texts)+1)}
	for t := range texts {
		x.hashes[t] = rolling(texts[t].Words)
		x.from[t+1] = x.from[t] + int32(len(x.hashes[t]))
	}
	n := int(x.from[len(texts)])
	slots := 1
	for slots < n {
		slots *= 2
	}
	x.head, x.next, x.texts = make([]int32, slots), make([]int32, n), make([]int32, n)
	for i := range x.head {
		x.head[i] = -1
	}
	for t := len(texts) - 1; t >= 0; t-- {
		for at := len(x.hashes[t]) - 1; at >= 0; at-- {
			i, h := x.from[t]+int32(at), x.slot(x.hashes[t][at])
			x.next[i], x.texts[i] = x.head[h], int32(t)
			x.head[h] = i
		}
	}
	return x
}

func (x *index) slot(h uint64) int {
	return int((h*0x9E3779B97F4A7C15)>>32) & (len(x.head) - 1)
}

// eachSeed calls f with the places of text b's runs in the texts before it, of
// each run the first maxPlaces of all.
func (x *index) eachSeed(b int, f func(a, atA, atB int32)) {
	for at, h := range x.hashes[b] {
		places := 0
		for i := x.head[x.slot(h)]; i >= 0; i = x.next[i] {
			a := x.texts[i]
			if int(a) >= b {
				break
			}
			atA := i - x.from[a]
			if x.hashes[a][atA] != h {
				continue
			}
			if places++; places > maxPlaces {
				break
			}
			f(a, atA, int32(at))
		}
	}
}

// A scratch marks the words of two texts that passages have taken.
type scratch struct{ a, b []bool }

func (u *scratch) marks(n, m int) (a, b []bool) {
	if cap(u.a) < n {
		u.a = make([]bool, n)
	}
	if cap(u.b) < m {
		u.b = make([]bool, m)
	}
	a, b = u.a[:n], u.b[:m]
	clear(a)
	clear(b)
	return a, b
}

// rolling hashes every run of seed words (FNV-1a over their bytes).
func rolling(ws []Word) []uint64 {
	if len(ws) < seed {
		return nil
	}
	out := make([]uint64, 0, len(ws)-seed+1)
	for i := 0; i+seed <= len(ws); i++ {
		h := uint64(14695981039346656037)
		for _, w := range ws[i : i+seed] {
			for k := 0; k < len(w.Fold); k++ {
				h = (h ^ uint64(w.Fold[k])) * 1099511628211
			}
			h = (h ^ ' ') * 1099511628211
		}
		out = append(out, h)
	}
	return out
}

// effort is how many words are compared for each word of two texts at most: a
// text that says one thing over and over meets itself everywhere.
const effort = 64

// chain grows the seeds into passages: maximal runs of equal words, joined
// across small gaps, longest first, each word used once.
func chain(a, b []Word, seeds [][2]int32, used *scratch) []Passage {
	type run struct{ a, b, n int }
	slices.SortFunc(seeds, func(x, y [2]int32) int {
		return cmp.Or(cmp.Compare(x[1]-x[0], y[1]-y[0]), cmp.Compare(x[0], y[0]))
	})
	var runs []run
	left := effort * (len(a) + len(b))
	for _, s := range seeds {
		if left < 0 {
			break
		}
		i, k := int(s[0]), int(s[1])
		if n := len(runs); n > 0 && runs[n-1].b-runs[n-1].a == k-i && i < runs[n-1].a+runs[n-1].n {
			continue // inside the run just found on this diagonal
		}
		n := 0
		for i+n < len(a) && k+n < len(b) && a[i+n].Fold == b[k+n].Fold {
			n++
		}
		left -= n
		if n >= seed {
			runs = append(runs, run{i, k, n})
		}
	}
	slices.SortFunc(runs, func(x, y run) int {
		return cmp.Or(cmp.Compare(y.n, x.n), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	usedA, usedB := used.marks(len(a), len(b))
	var kept []run
	for _, r := range runs {
		for r.n > 0 && (usedA[r.a] || usedB[r.b]) {
			r.a, r.b, r.n = r.a+1, r.b+1, r.n-1
		}
		for r.n > 0 && (usedA[r.a+r.n-1] || usedB[r.b+r.n-1]) {
			r.n--
		}
		if r.n < seed {
			continue
		}
		for i := 0; i < r.n; i++ {
			usedA[r.a+i], usedB[r.b+i] = true, true
		}
		kept = append(kept, r)
	}
	slices.SortFunc(kept, func(x, y run) int { return cmp.Compare(x.a, y.a) })
	var out []Passage
	for i := 0; i < len(kept); {
		first, last := kept[i], kept[i]
		words := plain(a, first.a, first.n)
		i++
		for i < len(kept) {
			gapA, gapB := kept[i].a-(last.a+last.n), kept[i].b-(last.b+last.n)
			if gapA > maxGap || gapB < 0 || gapB > maxGap {
				break
			}
			last = kept[i]
			words += plain(a, last.a, last.n)
			i++
		}
		endA, endB := last.a+last.n, last.b+last.n
		for {
			gapA, gapB, n := step(a[endA:], b[endB:])
			if n == 0 || slices.Contains(usedA[endA+gapA:endA+gapA+n], true) || slices.Contains(usedB[endB+gapB:endB+gapB+n], true) {
				break
			}
			endA, endB = endA+gapA+n, endB+gapB+n
			for k := 1; k <= n; k++ {
				usedA[endA-k], usedB[endB-k] = true, true
			}
			words += plain(a, endA-n, n)
		}
		if words >= minWords {
			out = append(out, Passage{
				SpanA: synoptic.Span{Start: a[first.a].Start, End: a[endA-1].End},
				SpanB: synoptic.Span{Start: b[first.b].Start, End: b[endB-1].End},
				Words: words,
			})
		}
	}
	return out
}

// step looks for a run of edge words or more that carries a passage on across
// the smallest gap; n is 0 if there is none.
func step(a, b []Word) (gapA, gapB, n int) {
	for sum := 0; sum <= 2*maxGap; sum++ {
		for gapA = max(0, sum-maxGap); gapA <= min(sum, maxGap); gapA++ {
			gapB = sum - gapA
			n = 0
			for gapA+n < len(a) && gapB+n < len(b) && a[gapA+n].Fold == b[gapB+n].Fold {
				n++
			}
			if n >= edge {
				return gapA, gapB, n
			}
		}
	}
	return 0, 0, 0
}

// plain counts the unquoted words of a run.
func plain(ws []Word, at, n int) int {
	c := 0
	for _, w := range ws[at : at+n] {
		if !w.Quoted {
			c++
		}
	}
	return c
}

func unquoted(ws []Word) int { return plain(ws, 0, len(ws)) }
