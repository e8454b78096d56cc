package ingest

import (
	"fmt"
	"math/bits"
	"sync"

	"github.com/synoptic-news/synoptic/internal/linear"
	"github.com/synoptic-news/synoptic/internal/models"
)

// PagesFile is the name of the block classifier's model file.
const PagesFile = "pages.bin"

// pagesContent is the version of the features; it changes with them.
const pagesContent = 1

// A BlockModel tells which blocks of a page are the report. The first pass
// looks at each block, its place and its neighbours; the second knows besides
// what the first thought of those around it.
type BlockModel struct {
	first, second *linear.Model
}

// Encode is the model's file.
func (m *BlockModel) Encode() []byte {
	f := &linear.File{Content: pagesContent}
	f.Add("first", m.first.Append(nil))
	f.Add("second", m.second.Append(nil))
	return f.Encode()
}

// DecodeBlockModel reads what Encode wrote.
func DecodeBlockModel(data []byte) (*BlockModel, error) {
	f, err := linear.Open(data, pagesContent)
	if err != nil {
		return nil, err
	}
	m := &BlockModel{}
	for _, s := range []struct {
		name string
		to   **linear.Model
	}{{"first", &m.first}, {"second", &m.second}} {
		b, ok := f.Section(s.name)
		if !ok {
			return nil, fmt.Errorf("no section %s", s.name)
		}
		if *s.to, err = linear.Decode(b); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		if (*s.to).Labels() != 2 {
			return nil, fmt.Errorf("%s: %d labels, want 2", s.name, (*s.to).Labels())
		}
	}
	return m, nil
}

// builtIn is the embedded model, loaded when the first page comes.
var builtIn = sync.OnceValues(func() (*BlockModel, error) {
	b, err := models.Read(PagesFile)
	if err != nil {
		return nil, err
	}
	m, err := DecodeBlockModel(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", PagesFile, err)
	}
	return m, nil
})

// keep tells of each block whether it is the report.
func (m *BlockModel) keep(s *scene) []bool {
	first := margins(m.first, s.static)
	features := s.second(first, true)
	second := margins(m.second, features)
	out := make([]bool, len(second))
	for i := range second {
		if features[i] == nil { // not asked again
			second[i] = first[i]
		}
		out[i] = second[i] > 0
	}
	s.mend(second, out)
	return out
}

// margins scores blocks: above 0 a block is the report.
func margins(m *linear.Model, blocks [][]uint32) []int32 {
	out := make([]int32, len(blocks))
	var sum linear.Scores
	for i, f := range blocks {
		m.Score(f, &sum)
		out[i] = sum[1] - sum[0]
	}
	return out
}

// coarse puts a margin on a scale of some ten steps.
func coarseMargin(m int32) int {
	if m < 0 {
		return -coarseMargin(-m)
	}
	return bits.Len32(uint32(m) / 16)
}

// second gives the features of the second pass: those of the first and what
// the first pass thought of the block, of its neighbours and of all that
// stands in the elements around it.
//
// quick leaves out the blocks that the first pass is sure are no report, and
// those beside them too: they are two of three. They have no features then, and
// no score.
func (s *scene) second(first []int32, quick bool) [][]uint32 {
	t := s.tree
	n := len(t.blocks)
	for i := range s.stats {
		s.stats[i].kept = 0
	}
	total, from, to := 0, -1, -1
	alikeAll, alikeKept := map[linear.Hash]int{}, map[linear.Hash]int{} // words by signature
	for i, m := range first {
		alikeAll[s.sign[i]] += t.blocks[i].words
		if m <= 0 {
			continue
		}
		alikeKept[s.sign[i]] += t.blocks[i].words
		s.stats[t.blocks[i].box].kept += t.blocks[i].words
		total += t.blocks[i].words
		if s.prose[i] {
			if from < 0 {
				from = i
			}
			to = i
		}
	}
	for i := len(s.stats) - 1; i > 0; i-- {
		s.stats[t.elements[i].parent].kept += s.stats[i].kept
	}
	main := s.container(func(e *elementStat) int { return e.kept })
	at := func(i int) int {
		if i < 0 || i >= n {
			return -99
		}
		return coarseMargin(first[i])
	}
	sign := func(i int) int {
		switch {
		case i < 0 || i >= n:
			return 2
		case first[i] > 0:
			return 1
		}
		return 0
	}
	runs := runsOf(first)
	out := make([][]uint32, n)
	sure := func(i int) bool { return i < 0 || i >= n || first[i] < -surely }
	for i := range t.blocks {
		if quick && sure(i-1) && sure(i) && sure(i+1) {
			continue
		}
		b := &t.blocks[i]
		f := make([]uint32, len(s.static[i]), len(s.static[i])+40)
		copy(f, s.static[i])
		add := func(h linear.Hash) { f = append(f, h.Key()) }
		size := num(min(sizeOf(b.words), 8) / 2)
		tag := linear.Of(t.elements[b.box].name)
		add(linear.One(fScore, num(at(i))))
		add(linear.Two(fScore, num(at(i)), size))
		for k := 1; k <= 3; k++ {
			add(linear.Two(fScores, num(-k), num(at(i-k))))
			add(linear.Two(fScores, num(k), num(at(i+k))))
		}
		add(linear.Four(fScores, num(sign(i-1)), num(sign(i)), num(sign(i+1)), size))
		add(linear.Four(fScores, num(sign(i-2)*3+sign(i-1)), num(at(i)), num(sign(i+1)*3+sign(i+2)), 5))
		add(linear.Four(fScores, num(sign(i-1)), num(sign(i)), num(sign(i+1)), tag))
		same, all := alikeKept[s.sign[i]], alikeAll[s.sign[i]]
		if first[i] > 0 {
			same -= b.words
		}
		all -= b.words
		add(linear.Four(fSameKept, num(share(same, all)), num(share(same, total)), size, num(sign(i))))
		add(linear.Three(fSameKept, num(share(same, all)), num(bucket(all/10)), num(sign(i))))
		e := b.box
		for level := 0; level < 4 && e > 0; level++ {
			st := &s.stats[e]
			kept, words := st.kept, st.words-b.words // of the others in it
			if first[i] > 0 {
				kept -= b.words
			}
			add(linear.Three(fKeptShare, num(level), num(share(kept, words)), size))
			add(linear.Three(fKeptIn, num(level), num(share(kept, total)), size))
			add(linear.Four(fKeptIn, num(level), num(share(kept, words)), num(share(kept, total)), num(sign(i))))
			e = t.elements[e].parent
		}
		// The child of the main element that it stands in.
		child, up := -1, b.box
		for up > 0 && up != main {
			child, up = up, t.elements[up].parent
		}
		if up == main {
			if child >= 0 {
				st := &s.stats[child]
				add(linear.Four(fChild, num(share(st.kept, st.words)), num(bucket(st.blocks)), size, num(sign(i))))
				add(linear.Three(fChild, linear.Of(t.elements[child].name), num(share(st.kept, st.words)), size))
				for _, m := range s.marksOf(child) {
					add(linear.Two(fChild, m, 1))
				}
			} else {
				add(linear.Three(fChild, 3, size, num(sign(i))))
			}
		} else {
			add(linear.Three(fChild, 4, size, num(sign(i))))
		}
		place := 1
		switch {
		case from < 0:
			place = 0
		case i < from:
			place = 2
		case i > to:
			place = 3
		}
		add(linear.Three(fBetween, num(place), size, num(sign(i))))
		add(linear.Three(fBetween, num(place), tag, num(at(i))))
		if place == 2 {
			add(linear.Three(fBetween, num(10), num(bucket(from-i)), num(sign(i))))
		}
		if place == 3 {
			add(linear.Three(fBetween, num(11), num(bucket(i-to)), num(sign(i))))
		}
		add(linear.Three(fRunKept, num(sign(i)), num(bucket(runs[i])), size))
		out[i] = f
	}
	return out
}

// surely is the margin from which the first pass is not asked again. On the 316
// pages the second changed its mind on none of the 50,577 such blocks (on two
// with a margin of 1000).
const surely = 1500

// runsOf gives each block the length of the run of blocks that the first pass
// decided alike.
func runsOf(first []int32) []int {
	out := make([]int, len(first))
	for i := 0; i < len(first); {
		n := i
		for n < len(first) && (first[n] > 0) == (first[i] > 0) {
			n++
		}
		for k := i; k < n; k++ {
			out[k] = n - i
		}
		i = n
	}
	return out
}
