package reuse

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// A Likeness tells how one text is a copy of another.
type Likeness string

// The kinds of copies. Distinct is no copy.
const (
	Distinct Likeness = ""
	Exact    Likeness = "exact"  // the same words
	Reprint  Likeness = "edited" // the same with small edits
	Cut      Likeness = "cut"    // one is a part of the other
	Grown    Likeness = "grown"  // a later state of one page: the other is a part of it, and both have one address
)

// A Print is what a text is looked for by: some of its runs of words, chosen
// by their hashes alone, so that an edit in one place leaves the others. It is
// small enough to keep for every report of a stream.
type Print struct {
	Marks   []uint32 // chosen runs, rising, each once
	Words   int32    // of the text
	Whole   uint64   // hash of all words
	Address uint64   // hash of the URL; 0 if there is none
}

const (
	// shingle is how many words a run of a print has, window among how many
	// successive runs the one with the least hash is chosen: of every
	// shingle+window-1 words that two texts share, one run is in both prints.
	shingle = 6
	window  = 8
	// minCopy is how many words a text needs for a part of it to be a copy: a
	// line that two reports open with is none.
	minCopy = 40
	// near is how much of the shorter print, per thousand, is in the longer if
	// one text is worth comparing with another. Sharing 700 of a thousand
	// words in runs broken by an edit every twelve words leaves some 150.
	near = 120
	// copied is the share of the shorter text's words, per thousand, that
	// stand in the longer if it is a copy; whole how much of the longer they
	// are if nothing was cut. Found on generated edits, see TestCopies.
	copied, whole = 600, 780
)

// NewPrint makes the print of a text.
func NewPrint(t Text, url string) Print {
	p := Print{Words: int32(len(t.Words)), Whole: hash(t.Words)}
	if url != "" {
		p.Address = hash([]Word{{Fold: url}})
	}
	if len(t.Words) < shingle {
		p.Marks = []uint32{uint32(p.Whole >> 32)}
		return p
	}
	hs := make([]uint32, 0, len(t.Words)-shingle+1)
	for i := 0; i+shingle <= len(t.Words); i++ {
		hs = append(hs, uint32(hash(t.Words[i:i+shingle])>>32))
	}
	for i := 0; i < len(hs); i++ {
		least := hs[i]
		for _, h := range hs[i:min(i+window, len(hs))] {
			least = min(least, h)
		}
		p.Marks = append(p.Marks, least)
		if i+window >= len(hs) {
			break
		}
	}
	slices.Sort(p.Marks)
	p.Marks = slices.Clip(slices.Compact(p.Marks))
	return p
}

// hash is FNV-1a over the words, mixed so that its upper bits are as good as
// any.
func hash(ws []Word) uint64 {
	h := uint64(14695981039346656037)
	for i := range ws {
		f := ws[i].Fold
		for k := 0; k < len(f); k++ {
			h = (h ^ uint64(f[k])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	h = (h ^ h>>32) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// A Copy says that one text is a copy of another, how, and how much they share.
type Copy struct {
	A, B  int // A < B
	Kind  Likeness
	Share int // words of the shorter that stand in the longer, per thousand
}

// A Copies finds copies among texts that come one by one.
type Copies struct {
	marks  map[uint32][]int32
	whole  map[uint64]int32
	prints []Print
	hits   map[int32]int32
}

// NewCopies begins with no texts.
func NewCopies() *Copies {
	return &Copies{marks: make(map[uint32][]int32), whole: make(map[uint64]int32), hits: make(map[int32]int32)}
}

// maxHolders is how many texts may hold a run that is looked up: a run that
// more have is a formula of a page ("sign up for our newsletter").
const maxHolders = 256

// Add takes in a text's print and gives the texts before it that it may be a
// copy of, in order; the text's own index is the number of those before it.
func (c *Copies) Add(p Print) (candidates []int) {
	at := int32(len(c.prints))
	c.prints = append(c.prints, p)
	if first, ok := c.whole[p.Whole]; ok {
		candidates = append(candidates, int(first))
	} else {
		c.whole[p.Whole] = at
	}
	clear(c.hits)
	for _, m := range p.Marks {
		if len(c.marks[m]) <= maxHolders {
			for _, o := range c.marks[m] {
				c.hits[o]++
			}
		}
		c.marks[m] = append(c.marks[m], at)
	}
	for o, n := range c.hits { // sorted below
		if int(n)*1000 >= near*min(len(p.Marks), len(c.prints[o].Marks)) {
			candidates = append(candidates, int(o))
		}
	}
	slices.Sort(candidates)
	return slices.Compact(candidates)
}

// Judge tells whether two texts are copies, and how. a and b are their words,
// x and y their prints.
func Judge(a, b Text, x, y Print) (kind Likeness, share int) {
	if x.Whole == y.Whole && x.Words == y.Words {
		if x.Address != 0 && x.Address == y.Address {
			return Grown, 1000
		}
		return Exact, 1000
	}
	n, m := unquoted(a.Words), unquoted(b.Words)
	short, long := min(n, m), max(n, m)
	if short < minCopy {
		return Distinct, 0
	}
	shared := aligned(a.Words, b.Words)
	share = min(1000, shared*1000/short)
	switch {
	case share < copied:
		return Distinct, share
	case x.Address != 0 && x.Address == y.Address:
		return Grown, share
	case shared*1000 >= whole*long:
		return Reprint, share
	}
	return Cut, share
}

// aligned counts the words outside quotation marks that stand in common runs,
// each once, the longest runs first. A run begins with seed words; quoted ones
// may be among them.
func aligned(a, b []Word) int {
	where := make(map[uint64][]int32)
	for i, h := range rolling(a) {
		if len(where[h]) < maxPlaces {
			where[h] = append(where[h], int32(i))
		}
	}
	type run struct{ a, b, n int }
	var runs []run
	left := effort * (len(a) + len(b))
	last := make(map[int]int) // by diagonal: where its last run ends in b
	for k, h := range rolling(b) {
		for _, i := range where[h] {
			d := k - int(i)
			if end, ok := last[d]; left < 0 || ok && k < end {
				continue
			}
			i, j := int(i), k
			for i > 0 && j > 0 && a[i-1].Fold == b[j-1].Fold {
				i, j = i-1, j-1
			}
			n := k - j
			for i+n < len(a) && j+n < len(b) && a[i+n].Fold == b[j+n].Fold {
				n++
			}
			left -= n
			runs = append(runs, run{i, j, n})
			last[d] = j + n
		}
	}
	slices.SortFunc(runs, func(x, y run) int {
		return cmp.Or(cmp.Compare(y.n, x.n), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	shared := 0
	for _, r := range runs {
		for i := range r.n {
			if usedA[r.a+i] || usedB[r.b+i] {
				continue
			}
			usedA[r.a+i], usedB[r.b+i] = true, true
			if !a[r.a+i].Quoted && !b[r.b+i].Quoted {
				shared++
			}
		}
	}
	return shared
}

// Find finds the copies among texts, each with its address ("" if it has
// none), ordered by (A, B).
func Find(texts []Text, urls []string) []Copy {
	c := NewCopies()
	var out []Copy
	for b := range texts {
		for _, a := range c.Add(NewPrint(texts[b], urls[b])) {
			if kind, share := Judge(texts[a], texts[b], c.prints[a], c.prints[b]); kind != Distinct {
				out = append(out, Copy{A: a, B: b, Kind: kind, Share: share})
			}
		}
	}
	return out
}

// Spans are the passages that two texts share, on request.
func Spans(a, b Text) (in [2][]synoptic.Span) {
	for _, p := range Shared([]Text{a, b}) {
		for _, s := range p.Passages {
			in[0], in[1] = append(in[0], s.SpanA), append(in[1], s.SpanB)
		}
	}
	return in
}
