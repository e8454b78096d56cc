package statement

import (
	"strings"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// quoteAlone are the features of run r by which it is kept without a cue: what
// the rules found of it, and what stands around it.
func (q *quoter) quoteAlone(f *feeler, r int) {
	f.reset()
	h := &q.heard[r]
	u := &q.units[h.unit]
	words := q.runs[r].words.Cut(q.text)
	n := bucket(len(strings.Fields(words)))
	direct, found, cue := flag(h.direct), flag(h.found), flag(!h.cue.IsZero())
	source := flag(!h.source.IsZero())
	score := linear.Hash(h.score/8) + 1
	alone := flag(u.words == 0)
	f.three(601, direct, found, cue)
	f.three(602, direct, source, cue)
	f.three(603, direct, score, source)
	f.three(604, direct, n, source)
	f.three(605, direct, alone, source)
	f.three(606, alone, flag(q.runs[r].closed), source)
	f.three(607, direct, flag(titleCase(words)), n)
	f.three(608, direct, linear.Hash(sentenceEnd(words)), source)
	f.three(609, flag(u.headline), direct, cue)
	f.two(610, flag(q.runs[r].single), direct)
	f.three(611, flag(q.previous(r) != nil), direct, source)
	for k, at := range [...]int{-2, -1, 1, 2} {
		form := hashNone
		if t := q.word(u, h.item+at); t != nil {
			form = linear.Of(t.low)
			f.three(616+k, linear.Hash(t.UPOS), direct, source)
		} else if u.isRun(h.item + at) {
			form = hashRun
		}
		f.two(612+k, form, direct)
	}
	if h.head >= 0 {
		f.three(620, linear.Hash(q.tokens[h.head].UPOS), direct, score)
	}
	f.three(621, bucket(u.words), direct, cue)
	f.three(622, bucket(u.verbs), direct, source)
	f.three(623, flag(capital(words)), direct, source)
	f.two(624, bucket(h.margin/10), source)
}
