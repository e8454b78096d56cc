package statement

import (
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// colon gives the run the voice of what stands before a colon that leads to
// it: a name alone, or the subject of the clause.
func (q *quoter) colon(u *unit, h *heard) bool {
	if t := q.word(u, h.item-1); t == nil || t.low != ":" {
		return false
	}
	v := voice{cue: q.span(u, h.item-1, h.item), head: -1}
	if p := q.named(u, h.item-1); !p.none() {
		v.take(q, u, p)
	} else if p := q.entitled(u, h.item-1); !p.none() {
		v.take(q, u, p)
	} else {
		q.clauseVoice(u, h.item-1, &v)
	}
	if v.head < 0 {
		return false
	}
	h.voice, h.found, h.score, h.margin = v, true, scoreLeads, scoreLeads/2
	return true
}

// named is the phrase between the item colon and the dash, stop or beginning
// before it: LEE: “…”; a poor show – Ann Lee: “…”
func (q *quoter) named(u *unit, colon int) phrase {
	for k := colon - 1; k >= 0 && k > colon-10; k-- {
		b := q.word(u, k-1)
		if k > 0 && (b == nil || b.UPOS != lang.PUNCT || b.XPOS == lang.TagHYPH && b.End == q.start(u, k) || b.low == ",") {
			continue
		}
		if p := q.phraseAt(u, k, colon); p.last == colon {
			return p
		}
		break
	}
	return phrase{}
}

// entitled is the phrase of a medium and its author right before the item colon:
// a dedication from Lee: “…”
func (q *quoter) entitled(u *unit, colon int) phrase {
	for k := colon - 1; k >= 0 && k > colon-12; k-- {
		t := q.word(u, k)
		if t == nil || t.UPOS == lang.VERB || t.low == "," {
			break
		}
		if t.UPOS == lang.NOUN && medium(t.lemma()) && q.authored(u, k) {
			if p := q.phraseOf(u, k, colon); p.last == colon {
				return p
			}
		}
	}
	return phrase{}
}

// clauseVoice gives the subject of the clause before the item colon: of its
// last verb of saying, else of the main verb, else of the last one.
func (q *quoter) clauseVoice(u *unit, colon int, v *voice) {
	var say, last *cue
	from, to := u.near(colon)
	for k := from; k < to; k++ {
		c := &u.cues[k]
		if c.verb >= colon || c.source.none() {
			continue
		}
		if speaks(c.class) && (c.own || say == nil) {
			say = c
		}
		if c.own || last == nil {
			last = c
		}
	}
	main, _ := q.mainSubject(u)
	switch {
	case say != nil:
		v.take(q, u, say.source)
		v.cue = q.span(u, say.first, say.last)
	case !main.none() && main.last <= colon:
		v.take(q, u, main)
	case last != nil:
		v.take(q, u, last.source)
	case u.headline:
		v.take(q, u, q.phraseAt(u, 0, colon))
	}
}

// transcript gives the run, whose words begin with a name in capitals and a
// colon, that voice, and takes both off the words: “LEE: We won.
func (q *quoter) transcript(r int, h *heard) bool {
	words := q.runs[r].words.Cut(q.text)
	n := nameColon(words)
	if n == 0 || q.units[h.unit].words > 0 {
		return false
	}
	start := q.runs[r].words.Start
	h.voice = voice{cue: synoptic.Span{Start: start + n, End: start + n + 1}, source: synoptic.Span{Start: start, End: start + n}, head: -1}
	for i := q.units[h.unit].items[h.item].token; i >= 0 && i < len(q.tokens) && q.tokens[i].Start < start+n; i++ {
		if q.tokens[i].Start >= start {
			h.head = i
		}
	}
	rest := words[n+1:]
	q.runs[r].words.Start += n + 1 + len(rest) - len(strings.TrimLeft(rest, " \u00a0"))
	h.found, h.direct, h.score = true, true, scoreLeads
	return true
}

// nameColon is the length of a name in capitals at the start of words which a
// colon and more words follow, 0 if there is none.
func nameColon(words string) int {
	n := strings.IndexByte(words[:min(len(words), 40)], ':')
	if n < 2 || n+2 >= len(words) || words[n+1] != ' ' {
		return 0
	}
	letters := 0
	for _, r := range words[:n] {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != ' ' && r != '.' && r != '-' && r != '\'' && r != '’':
			return 0
		}
	}
	if letters < 2 {
		return 0
	}
	return n
}

// signed gives the run the name that signs it: “We won.” — Ann Lee
func (q *quoter) signed(u *unit, h *heard) bool {
	at := h.item + 1
	if h.item == 0 && len(u.items) == 1 && h.unit+1 < len(q.units) {
		u, at = &q.units[h.unit+1], 0
	}
	t := q.word(u, at)
	if t == nil || h.item > 0 {
		return false
	}
	switch t.low {
	case "—", "–", "―", "-", "--":
	default:
		return false
	}
	p := q.phraseAt(u, at+1, len(u.items))
	if p.none() || !q.proper(u, p.head) {
		return false
	}
	for k := p.last; k < len(u.items); k++ {
		if t := q.word(u, k); t == nil || t.UPOS == lang.VERB || t.UPOS == lang.AUX {
			return false
		}
	}
	h.found, h.direct, h.score, h.margin = true, true, scoreTag, scoreTag
	h.voice = voice{head: -1}
	h.take(q, u, p)
	return true
}

// fromBefore gives the run the voice that the text before leads to: of a colon
// that ends the paragraph before, of the run before in the same paragraph or
// one that was not closed, of the last cue before it in the paragraph; alone in
// its paragraph, of the last quote.
func (q *quoter) fromBefore(r int, h *heard) {
	u := &q.units[h.unit]
	p := q.previous(r)
	same := p != nil && q.units[p.unit].paragraph == u.paragraph
	alone := u.words == 0 || same && u.verbs == 0 // Instead, “we lost.”
	switch {
	case u.colon && h.unit > 0:
		q.lastVoice(h, h.unit-1)
	case p != nil && p.found && (!q.runs[r-1].closed || same && (alone || !h.direct)):
		h.voice, h.via, h.found, h.margin = p.voice, p.via, true, p.margin/2
	case alone && h.unit > 0 && q.units[h.unit-1].paragraph == u.paragraph:
		q.lastVoice(h, h.unit-1)
	case alone && p != nil && p.found:
		h.voice, h.via, h.found, h.margin = p.voice, p.via, true, p.margin/4
	}
}

// lastVoice gives the run the voice of the last cue of unit n.
func (q *quoter) lastVoice(h *heard, n int) {
	u := &q.units[n]
	best := -1
	for k := max(0, len(u.cues)-maxCues); k < len(u.cues); k++ {
		if c := &u.cues[k]; !c.source.none() && (c.class == cueSay || best < 0) && (best < 0 || c.own || u.cues[best].class != cueSay) {
			best = k
		}
	}
	if best < 0 {
		return
	}
	c := &u.cues[best]
	h.found = true
	h.voice = q.voiceOf(u, c)
	if c.class == noCue {
		h.cue = synoptic.Span{}
	}
}
