package statement

import (
	"strings"

	"github.com/synoptic-news/synoptic/internal/lang"
)

// A cue is what gives words to a voice: a verb with its subject, "according
// to" with its object, or a colon behind a name.
type cue struct {
	first, last int // items of the cue itself: "said", "according to"
	verb        int // item of its verb or preposition
	class       cueClass
	source      phrase // none if the unit names none
	inverted    bool   // the source stands behind: said Ann Lee
	own         bool   // the source is its own, not taken over from another verb
	passive     bool
	start, end  int // items of cue, source and what stands between them
}

// findCues lists the cues of a unit in order.
func (q *quoter) findCues(u *unit) {
	plain, at := phrase{}, -1 // a subject and the item of the verb right behind it
	for i := range u.items {
		if i > at && q.opensClause(u, i) {
			if p, v := q.plainSubject(u, i); v >= 0 {
				plain, at = p, v
			}
		}
		t := q.word(u, i)
		if t == nil {
			continue
		}
		if t.low == "according" {
			if to := q.word(u, i+1); to != nil && to.low == "to" {
				c := cue{first: i, last: i + 2, verb: i, class: cueSay, own: true, inverted: true, start: i}
				c.source = q.phraseAt(u, i+2, len(u.items))
				c.end = max(c.source.last, i+2)
				if c.source.none() || !reflexive(q.word(u, c.source.head).low) {
					u.cues = append(u.cues, c)
				}
			}
			continue
		}
		if class, ok := q.cueVerb(u, i); ok {
			c := cue{first: i, last: i + 1, verb: i, class: class}
			if i == at {
				c.source, c.own, c.start, c.end = plain, true, plain.first, i+1
			} else {
				q.findSource(u, &c)
			}
			u.cues = append(u.cues, c)
		}
	}
	q.inherit(u)
}

// verbClass is the class of a word that is a verb. The commonest forms of
// saying count whatever their tag.
func verbClass(t *token) (cueClass, bool) {
	switch t.low {
	case "speak":
		return noCue, t.UPOS == lang.VERB // so to speak
	case "said", "says", "told", "tells", "tweeted":
		return cueSay, true
	}
	if t.UPOS != lang.VERB {
		return noCue, false
	}
	lemma := t.lemma()
	class := classOf(lemma)
	if class == noCue { // the lemmatizer may have cut an e: jok
		class = classOf(lemma + "e")
	}
	return class, true
}

// opensClause tells whether a clause may begin at item i: at the unit's start,
// behind a quoted run, a comma or a conjunction.
func (q *quoter) opensClause(u *unit, i int) bool {
	if u.isRun(i) {
		return false
	}
	b := q.word(u, i-1)
	return b == nil || b.UPOS == lang.SCONJ || b.low == "after" || b.low == "before" || b.UPOS == lang.CCONJ ||
		b.UPOS == lang.PUNCT && b.XPOS != lang.TagHYPH && !strings.HasSuffix(q.word(u, i).Form, ".") || b.low == "that" || b.low == "as"
}

// plainSubject is the phrase that begins at item i if a finite verb of saying
// follows it, and that verb's item; -1 if not. What the tree says of so plain a
// clause is more often wrong.
func (q *quoter) plainSubject(u *unit, i int) (phrase, int) {
	p := q.phraseAt(u, i, len(u.items))
	if p.none() {
		// A name that the tagger does not know: Tusk said.
		if p = q.unknownName(u, i); p.none() {
			return p, -1
		}
	}
	if h := q.word(u, p.head); h == nil || temporal(h.low) || pronoun(h) && (objective(h.low) || h.low == "who" || h.low == "which") {
		return p, -1
	}
	v := p.last
	if t := q.word(u, v); t != nil && (t.low == "," || t.low == "—" || t.low == "--") {
		v = q.overAside(u, v)
	}
	for n := 0; n < 4; n++ {
		t := q.word(u, v)
		if t == nil {
			return p, -1
		}
		class, ok := q.cueVerb(u, v)
		switch {
		case ok && t.XPOS != lang.TagVBG && t.XPOS != lang.TagVB && (t.XPOS != lang.TagVBN || class != noCue && q.leads(u, v+1)):
			if t.XPOS == lang.TagVBZ || t.XPOS == lang.TagNNS { // Lee runs and Ray says
				p = q.lastOf(u, p)
			}
			return p, v
		case ok, t.UPOS != lang.ADV && t.UPOS != lang.AUX, t.lemma() == "be":
			return p, -1
		}
		v++
	}
	return p, -1
}

// lastOf is the phrase behind the last "and" of p whose head stands there: the
// subject of a verb in the singular.
func (q *quoter) lastOf(u *unit, p phrase) phrase {
	for k := p.head + 1; k < p.last-1; k++ {
		if t := q.word(u, k); t != nil && t.low == "and" && k == p.head+1 {
			if l := q.phraseAt(u, k+1, p.last); l.last == p.last {
				return l
			}
		}
	}
	return p
}

// leads tells whether what begins at item i shows that the word before it is a
// verb in the past tense rather than a participle: a run, a clause, an end.
func (q *quoter) leads(u *unit, i int) bool {
	t := q.word(u, i)
	return t == nil || t.UPOS == lang.PUNCT || t.low == "that" || t.UPOS == lang.PRON || t.UPOS == lang.DET || t.UPOS == lang.ADP && t.low != "by"
}

// unknownName is the word at item i, as a phrase, if it has a capital and no
// reason for it but that it is a name: the tagger takes rare ones for verbs.
func (q *quoter) unknownName(u *unit, i int) phrase {
	t := q.word(u, i)
	if t == nil || !capital(t.Form) {
		return phrase{}
	}
	switch t.UPOS {
	case lang.VERB, lang.ADJ, lang.INTJ, lang.X:
	default:
		return phrase{}
	}
	if i == 0 {
		if n := q.word(u, 1); n == nil || n.XPOS != lang.TagVBD && n.XPOS != lang.TagVBZ {
			return phrase{}
		}
	}
	return phrase{i, i + 1, i}
}

// overAside is the item behind the comma at item i, or, if a phrase or clause
// without a subject stands between it and a second comma that a verb of saying
// follows, behind that one: Lee, pressed on taxes, said.
func (q *quoter) overAside(u *unit, i int) int {
	mark := q.word(u, i).low
	for k := i + 1; k < i+40; k++ {
		t := q.word(u, k)
		if t == nil || endsSentence(t.Form) || t.low == ":" || t.low == ";" {
			break
		}
		if t.low != mark {
			continue
		}
		v := k + 1
		for n := 0; n < 3; n++ {
			if a := q.word(u, v); a != nil && (a.UPOS == lang.ADV || a.UPOS == lang.AUX) {
				v++
			}
		}
		if t := q.word(u, v); t != nil && t.XPOS != lang.TagVBG {
			if class, ok := q.cueVerb(u, v); ok && speaks(class) {
				return k + 1
			}
		}
		break
	}
	return i + 1
}

// cueVerb is the class of item i if it is a verb. A form in -s that the tagger
// takes for a plural is a verb of saying at the end of its clause beside a run:
// The Post reports: “…”
func (q *quoter) cueVerb(u *unit, i int) (cueClass, bool) {
	t := q.word(u, i)
	if q.hyphened(u, i) {
		return noCue, false // so-called
	}
	if class, ok := verbClass(t); ok {
		if class == noCue && q.particle(u, i) {
			return cueSay, true
		}
		return class, true
	}
	if t.low == "read" && t.UPOS != lang.NOUN || t.low == "reads" {
		return cueSay, true
	}
	if t.XPOS != lang.TagNNS && t.XPOS != lang.TagNNPS || i == 0 {
		return noCue, false
	}
	if classOf(strings.TrimSuffix(t.low, "s")) != cueSay {
		return noCue, false
	}
	next := q.word(u, i+1)
	switch {
	case u.headline && q.proper(u, i-1):
		return cueSay, true
	case next == nil:
		return noCue, false
	case endsSentence(next.Form) && u.isRun(0) && i < 12: // “…!” the diver demands.
		return cueSay, true
	}
	return cueSay, (next.low == ":" || endsSentence(next.Form) || next.low == "," && u.isRun(i+2)) && q.proper(u, i-1)
}

// particle tells whether the verb at item i means saying by the word behind it:
// shot back, went on, chimed in.
func (q *quoter) particle(u *unit, i int) bool {
	t, p := q.word(u, i), q.word(u, i+1)
	if p == nil {
		return false
	}
	switch t.lemma() {
	case "shoot", "shot", "hit", "push", "bite", "clap", "fight", "call", "tweet":
		return p.low == "back"
	case "go", "went":
		return p.low == "on"
	case "chime", "weigh", "pipe", "cut", "break":
		return p.low == "in" || p.low == "up"
	}
	return false
}
