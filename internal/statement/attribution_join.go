package statement

import (
	"strings"

	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// runBefore is the run before r that may be of one attribution with it, as
// [quoter.previous] has it; -1 if there is none.
func (q *quoter) runBefore(r int) int {
	h := q.previous(r)
	for k := r - 1; h != nil && k >= 0; k-- {
		if &q.heard[k] == h {
			return k
		}
	}
	return -1
}

// maxBetween is how many of the outlet's words between two runs are looked at.
const maxBetween = 40

// quoteJoin are the features by which run r goes on with what run p began:
// “We lost,” Lee said. “We will build another.” owner tells which runs a cue
// has for its content.
func (q *quoter) quoteJoin(f *feeler, p, r int, owner owners) {
	f.reset()
	a, b := &q.heard[p], &q.heard[r]
	first, second := q.runs[p].words.Cut(q.text), q.runs[r].words.Cut(q.text)
	gap := linear.Hash(q.runs[r].paragraph - q.runs[p].paragraph)
	same := linear.Hash(1) // what the rules make of the two
	switch {
	case a.id == b.id:
		same = 2
	case !a.found || !b.found:
		same = 3
	case a.source == b.source && !a.source.IsZero():
		same = 4
	case a.cue == b.cue && !a.cue.IsZero():
		same = 5
	}
	// Which of the two the cue of either stands beside.
	side := func(h *heard, r int) linear.Hash {
		switch c := h.cue; {
		case c.IsZero() && h.source.IsZero():
			return 1
		case c.IsZero():
			return 2
		case c.Start >= q.runs[r].End:
			return 3
		case c.End <= q.runs[p].Start:
			return 4
		case c.End <= q.runs[r].Start:
			return 5
		}
		return 6
	}
	sa, sb := side(a, p), side(b, r)
	unit := flag(a.unit == b.unit)
	closed := flag(q.runs[p].closed)
	da, db := flag(a.direct), flag(b.direct)
	alone := flag(q.units[b.unit].words == 0)
	words, verbs, cues, marks := 0, 0, 0, linear.Hash(0)
	beyond, saying, form := 0, hashNone, linear.Hash(0)
	last := hashNone
	end := q.end(&q.units[a.unit], len(q.units[a.unit].items)-1)
	t := q.units[a.unit].items[a.item].token
	for n := 0; t >= 0 && t < len(q.tokens) && n < maxBetween; t++ {
		k := &q.tokens[t]
		if k.Start >= q.runs[r].Start {
			break
		}
		if k.run > 0 || k.Start < q.runs[p].End {
			continue
		}
		n++
		if k.UPOS == lang.PUNCT {
			marks = marks*7 + linear.Hash(k.low[0])
			last = linear.Of(k.low)
			continue
		}
		last = linear.Of(k.low)
		words++
		if k.Start >= end {
			beyond++
		}
		if k.UPOS == lang.VERB {
			verbs++
			if class, ok := verbClass(k); ok && speaks(class) {
				cues++
				saying, form = linear.Of(k.lemma()), linear.Hash(k.XPOS)
			}
		}
	}
	n := bucket(words)
	stopA, stopB := linear.Hash(sentenceEnd(first)), linear.Hash(sentenceEnd(second))
	comma := flag(strings.HasSuffix(strings.TrimRight(first, closers), ","))
	owned := flag(owner.of[p] > 0)*4 + flag(owner.of[r] > 0)
	f.three(730, owned, same, gap)
	f.four(731, owned, sa, sb, unit)
	f.four(732, owned, n, last, closed)
	f.four(733, owned, da, db, comma)
	f.four(734, owned, stopA, alone, gap)
	f.three(701, same, gap, unit)
	f.three(702, same, sa, sb)
	f.four(703, same, gap, closed, alone)
	f.four(704, same, n, last, unit)
	f.three(705, same, stopA, comma)
	f.four(706, sa, sb, last, unit)
	f.four(707, gap, alone, closed, sa)
	f.four(708, n, bucket(verbs), bucket(cues), gap)
	f.four(709, da, db, unit, last)
	f.three(710, da, db, same)
	f.three(711, marks, unit, gap)
	f.four(712, comma, last, flag(capital(second)), n)
	f.three(713, last, flag(capital(second)), sa)
	f.four(714, bucket(len(strings.Fields(first))), bucket(len(strings.Fields(second))), da, db)
	f.three(715, linear.Hash(b.score/8)+1, sb, gap)
	f.three(716, linear.Hash(a.score/8)+1, sa, gap)
	f.three(717, flag(a.found), flag(b.found), gap)
	if w := strings.Fields(second); len(w) > 0 {
		f.two(718, linear.Of(strings.ToLower(w[0])), same)
	}
	f.four(719, stopA, stopB, gap, alone)
	f.four(720, sa, sb, n, gap)
	heard := bucket(owner.between(q.runs[p].End, q.runs[r].Start))
	f.four(746, heard, owned, gap, unit)
	f.four(747, heard, owned, sa, sb)
	f.four(748, heard, saying, bucket(beyond), owned)
	f.four(749, heard, owned, n, flag(capital(second)))
	f.four(740, bucket(beyond), unit, gap, closed)
	f.three(741, bucket(beyond), same, sb)
	f.four(742, flag(b.item == 0), bucket(len(q.units[b.unit].items)-b.item), unit, gap)
	f.four(743, bucket(cues), bucket(beyond), unit, sa)
	f.four(744, saying, form, unit, bucket(cues))
	f.four(745, bucket(cues), bucket(verbs), sa, unit)
	f.four(721, flag(q.firstOf(p)), sa, gap, closed)
	f.three(722, flag(q.runs[p].single), flag(q.runs[r].single), same)
	for k, at := range [...]int{-2, -1, 1, 2} {
		form := hashNone
		if t := q.word(&q.units[b.unit], b.item+at); t != nil {
			form = linear.Of(t.low)
		} else if q.units[b.unit].isRun(b.item + at) {
			form = hashRun
		}
		f.three(724+k, form, same, unit)
	}
}

// firstOf tells whether run r begins its attribution, by the rules.
func (q *quoter) firstOf(r int) bool {
	p := q.runBefore(r)
	return p < 0 || q.heard[p].id != q.heard[r].id
}
