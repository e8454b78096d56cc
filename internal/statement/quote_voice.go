package statement

import (
	"sort"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// A voice is where quoted words come from. Quotes in a row that have the same
// voice are one utterance.
type voice struct {
	cue    synoptic.Span
	source synoptic.Span
	head   int // token that heads the source, -1 if there is none
}

// A heard is what was found of one run.
type heard struct {
	voice
	unit   int // where the run stands
	item   int
	score  int // of its cue; 0 if the unit has none for it
	margin int
	id     int     // quotes of one utterance share it
	via    []voice // who passed the words on
	direct bool
	found  bool // it has a voice
	named  bool // the cue says what something is called, and not by whom
	drop   bool
}

// Scores of a cue for a run, in the order in which they win.
const (
	scoreNext     = 100 // nothing between cue and run
	scoreTag      = 98  // “…,” said Lee; “…,” Lee said
	scoreIntro    = 95  // said that “…”, said: “…”
	scoreLeads    = 85  // said in a statement: “…”
	scoreGoverns  = 70  // the cue's clause holds the run; less a point for each word between
	scoreReported = 60  // Lee said it was “bad,” the Post reported: for the Post
	scoreLast     = 58  // “…” since May, Lee said.
	scoreLeast    = 18  // below this a cue has nothing to do with the run
)

// maxReach is how many items a cue may stand from its run.
const maxReach = 150

// attribute gives each run its voice: a cue of its unit, else what the text
// before leads to.
func (q *quoter) attribute() {
	q.heard = make([]heard, len(q.runs))
	ids := 0
	for n := range q.units {
		u := &q.units[n]
		for i := range u.items {
			if !u.isRun(i) {
				continue
			}
			r := u.items[i].run - 1
			h := &q.heard[r]
			h.unit, h.item, h.head = n, i, -1
			h.direct = q.direct(u, i)
			if !q.transcript(r, h) && !q.signed(u, h) {
				q.choose(u, h)
			}
			if !h.found {
				q.fromBefore(r, h)
			}
			h.drop = !q.keep(u, h)
			if h.drop {
				continue
			}
			if p := q.previous(r); p != nil && h.found && p.found && p.voice == h.voice {
				h.id = p.id
			} else {
				h.id = ids
				ids++
			}
		}
	}
}

// previous is the last run before r that was kept, nil if there is none within
// reach: the paragraph before, or two further up where the run was not closed.
func (q *quoter) previous(r int) *heard {
	for k := r - 1; k >= 0 && k >= r-8; k-- {
		if gap := q.runs[r].paragraph - q.runs[k].paragraph; gap > 3 || gap > 1 && q.runs[k].closed {
			break
		}
		if !q.heard[k].drop {
			return &q.heard[k]
		}
	}
	return nil
}

// near is the range of the unit's cues that may have to do with item i.
func (u *unit) near(i int) (from, to int) {
	at := sort.Search(len(u.cues), func(k int) bool { return u.cues[k].verb > i })
	return max(0, at-maxCues), min(len(u.cues), at+maxCues)
}

// choose gives the run its best cue in its own unit.
func (q *quoter) choose(u *unit, h *heard) {
	best, second := -1, 0
	from, to := u.near(h.item)
	for k := from; k < to; k++ {
		c := &u.cues[k]
		s := q.score(u, c, h)
		switch {
		case s < scoreLeast:
		case s > h.score:
			if best >= 0 && u.cues[best].source != c.source {
				second = h.score
			}
			best, h.score = k, s
		case s > second && u.cues[best].source != c.source:
			second = s
		}
	}
	if h.score < scoreLeads && q.colon(u, h) {
		return
	}
	if best < 0 {
		return
	}
	c := &u.cues[best]
	h.found, h.margin = true, h.score-second
	h.named = c.passive && c.source.none() && names(q.word(u, c.verb).lemma())
	h.voice = q.voiceOf(u, c)
	if c.class == noCue && h.score < scoreLeads {
		h.cue = synoptic.Span{}
	}
	if p := q.owner(u, h.item); !p.none() && (c.class == noCue || c.class == cueThink || c.class == cueShow) {
		h.voice = voice{head: -1}
		h.take(q, u, p)
	}
	for k := from; k < to; k++ {
		if q.passesOn(u, &u.cues[k], c, h) {
			h.via = append(h.via, q.voiceOf(u, &u.cues[k]))
		}
	}
}

// owner is the phrase in the genitive right before item i: Lee’s “plan”.
func (q *quoter) owner(u *unit, i int) phrase {
	if t := q.word(u, i-1); t == nil || t.XPOS != lang.TagPOS {
		return phrase{}
	}
	if t := q.word(u, i-2); t == nil || pronoun(t) || t.UPOS != lang.NOUN && t.UPOS != lang.PROPN {
		return phrase{}
	}
	return phrase{q.before(u, i-2), i - 1, i - 2}
}

// passesOn tells whether cue c tells of the cue by which the run got its voice:
// the Post reported that Lee said “…”; Lee said “…,” the Post reported.
func (q *quoter) passesOn(u *unit, c, by *cue, h *heard) bool {
	if c == by || !c.own || c.class != cueSay || c.source.none() || c.source == by.source {
		return false
	}
	if c.start > h.item {
		return by.verb < h.item && q.scoreBehind(u, c, h) >= scoreReported
	}
	if b := q.word(u, by.start-1); b != nil && b.low == "that" && c.verb < by.start && !q.verbBetween(u, c.last, by.start) {
		return true // Lee said that Ray said “…”
	}
	t, top := u.items[by.verb].token, u.items[c.verb].token
	for n := 0; n < 6 && t >= 0; n++ {
		if t = q.tokens[t].head; t == top {
			return true
		}
	}
	return false
}

// voiceOf is the voice that the cue gives.
func (q *quoter) voiceOf(u *unit, c *cue) voice {
	v := voice{cue: q.span(u, c.first, c.last), head: -1}
	v.take(q, u, c.source)
	return v
}

// take makes the phrase the voice's source.
func (v *voice) take(q *quoter, u *unit, p phrase) {
	if !p.none() {
		v.source, v.head = q.span(u, p.first, p.last), u.items[p.head].token
	}
}

// score tells how well the cue fits the run.
func (q *quoter) score(u *unit, c *cue, h *heard) int {
	if c.verb > h.item {
		return q.scoreBehind(u, c, h)
	}
	from := c.last
	if c.inverted {
		from = max(from, c.end)
	}
	if from > h.item || h.item-from > maxReach { // the run stands between verb and source, or far off
		return 0
	}
	words, verbs, comma := 0, 0, false
	for k := from; k < h.item; k++ {
		t := q.word(u, k)
		if t == nil {
			words += 3
			continue
		}
		comma = t.low == "," || t.low == ":"
		if t.UPOS == lang.VERB {
			verbs++
		}
		if t.UPOS != lang.PUNCT && t.low != "that" && t.UPOS != lang.ADV {
			words++
		}
	}
	governs := scoreGoverns - min(words, 30) - 5*min(verbs, 4)
	if q.under(u, c, h) {
		governs += 10
	}
	top := scoreNext
	switch c.class {
	case cueShow, cueThink: // what is reported may lie further out
		governs, top = governs-5, scoreGoverns-6
	case cueWeak:
		governs -= 25
	case noCue:
		governs, top = governs-25, scoreGoverns-25
	}
	if c.source.none() && !c.passive {
		governs, top = governs-10, top-10
	}
	switch {
	case from == h.item:
		return top
	case words == 0:
		return min(scoreIntro, top)
	case comma && verbs == 0 && speaks(c.class) && words < 15:
		return min(scoreLeads, top)
	}
	return min(governs, top)
}

// under tells whether the tree hangs the run on the cue's verb, at whatever
// depth.
func (q *quoter) under(u *unit, c *cue, h *heard) bool {
	r := u.items[h.item]
	verb := u.items[c.verb].token
	t := r.token
	for t >= 0 && t < len(q.tokens) && q.tokens[t].run == r.run && q.tokens[t].mark {
		t++
	}
	if t < 0 || t >= len(q.tokens) || q.tokens[t].run != r.run {
		return false
	}
	for n := 0; n < 16 && t >= 0; n++ {
		if t == verb {
			return true
		}
		t = q.tokens[t].head
	}
	return false
}

// scoreBehind is the score of a cue behind the run.
func (q *quoter) scoreBehind(u *unit, c *cue, h *heard) int {
	if c.start < h.item || c.start-h.item > maxReach {
		return 0
	}
	if c.class == noCue || c.source.none() {
		return 0
	}
	penalty := 0
	if !speaks(c.class) {
		penalty = 25
	}
	k := h.item + 1
	if t := q.word(u, k); t != nil && (t.low == "," || t.low == "—" || t.low == "–" || t.low == "-" || t.low == "--") {
		k++
	} else if !commaEnd(q.runs[u.items[h.item].run-1].words.Cut(q.text)) {
		penalty += 20
	}
	for t := q.word(u, k); t != nil && k < c.start && (t.UPOS == lang.ADV || t.UPOS == lang.AUX); t = q.word(u, k) {
		k++
	}
	top := scoreTag
	if !h.direct {
		top = scoreReported
	}
	if k >= c.start {
		return top - penalty
	}
	// At the end of the clause: “…” since May, Lee said.
	before := q.word(u, c.start-1)
	end := q.word(u, c.end)
	if before != nil && before.low == "," && (end == nil || end.UPOS == lang.PUNCT || end.UPOS == lang.ADP || end.UPOS == lang.NOUN || end.UPOS == lang.PROPN) {
		return scoreLast - penalty - min(c.start-k, 30)
	}
	if q.word(u, c.verb).low == "according" {
		return scoreLast - penalty - min(c.start-k, 30)
	}
	if h.item == 0 && h.direct && c.own && speaks(c.class) && !q.verbBetween(u, k, c.start) {
		return scoreReported - penalty - min(c.start-k, 30)
	}
	return 5
}

// verbBetween tells whether a verb or a run is among the items [from, to).
func (q *quoter) verbBetween(u *unit, from, to int) bool {
	for k := from; k < to; k++ {
		if t := q.word(u, k); t == nil || t.UPOS == lang.VERB || t.UPOS == lang.AUX {
			return true
		}
	}
	return false
}

// commaEnd tells whether the words end as a clause does that a cue follows.
func commaEnd(words string) bool {
	words = strings.TrimRight(words, closers)
	for _, end := range []string{",", "?", "!", "-", "—", "–", "…", "..."} {
		if strings.HasSuffix(words, end) {
			return true
		}
	}
	return false
}

// direct tells whether the run at item i stands as a clause of its own: nothing
// of the outlet's clause leads into it but a cue, a comma or a colon, and
// nothing but a comma leads out of it.
func (q *quoter) direct(u *unit, i int) bool {
	words := q.runs[u.items[i].run-1].words.Cut(q.text)
	before, after := q.word(u, i-1), q.word(u, i+1)
	if before != nil && before.UPOS != lang.PUNCT {
		if class, ok := verbClass(before); !ok || class == noCue || !capital(words) {
			return false
		}
	}
	if before != nil && before.low == "," && !capital(words) && sentenceEnd(words) == 0 && !commaEnd(words) {
		return false
	}
	if before == nil && after != nil && after.UPOS != lang.PUNCT && !commaEnd(words) && sentenceEnd(words) == 0 {
		return false
	}
	return true
}
