package statement

import (
	"sort"
	"strings"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// quoteAlone are the features of run r by which it is kept without a cue: what
// the rules found of it, and what stands around it. owner tells which runs a
// cue has for its content.
func (v *view) quoteAlone(f *feeler, r int, owner owners) {
	q := v.quoter
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
	v.quoteTree(f, r, direct, n)
	before := 0
	if h.unit > 0 && q.units[h.unit-1].paragraph == u.paragraph {
		before = q.start(&q.units[h.unit-1], 0)
	}
	own := q.start(u, 0)
	heard := bucket(owner.between(own, q.end(u, len(u.items)-1)))*200 + bucket(owner.between(before, own))*flag(before > 0)
	f.three(636, heard, direct, alone)
	f.three(637, heard, n, direct)
	f.four(632, score, n, direct, linear.Hash(sentenceEnd(words)))
	f.four(633, flag(u.colon), alone, source, n)
	if t := q.tokenAt(h.cue.Start); t != nil && !h.cue.IsZero() {
		f.three(634, linear.Of(t.lemma()), direct, flag(t.Start > q.runs[r].Start))
		f.three(635, linear.Of(t.lemma()), score, n)
	}
	near := linear.Hash(0)
	for _, k := range [...]int{r - 2, r - 1, r + 1, r + 2} {
		near *= 4
		if k >= 0 && k < len(q.runs) && q.heard[k].unit == h.unit {
			near += flag(owner.of[k] > 0)
		}
	}
	f.two(630, near, direct)
	f.three(631, near, n, source)
}

// tokenAt is the token that holds byte at or else the next one, nil behind the
// last.
func (q *quoter) tokenAt(at int) *token {
	if i := sort.Search(len(q.tokens), func(i int) bool { return q.tokens[i].End > at }); i < len(q.tokens) {
		return &q.tokens[i]
	}
	return nil
}

// quoteTree tells how the words of run r hang in their sentence, and which
// they are, if they are few.
func (v *view) quoteTree(f *feeler, r int, direct, n linear.Hash) {
	h := &v.heard[r]
	t := v.top(r+1, v.units[h.unit].items[h.item].token)
	if t < 0 || v.tokens[t].run != r+1 {
		return
	}
	k := &v.tokens[t]
	rel, pos := linear.Hash(k.Rel), linear.Hash(k.UPOS)
	f.three(640, rel, pos, n)
	f.two(641, rel, direct)
	f.two(642, linear.Of(k.lemma()), n)
	if k.head >= 0 {
		up := &v.tokens[k.head]
		f.three(643, rel, linear.Of(up.lemma()), direct)
		f.three(644, rel, linear.Hash(up.UPOS), n)
	}
}
