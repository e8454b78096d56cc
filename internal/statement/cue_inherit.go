package statement

import "github.com/synoptic-news/synoptic/internal/lang"

// maxCues is how many cues of a unit are looked through for another's source,
// or on either side for a run's.
const maxCues = 40

// inherit gives cues without a subject the one of the verb they hang on
// (he spoke, adding “…”; a note from Lee saying “…”). What the tree says comes
// first, unless it leads to a verb that says nothing while the sentence has one
// that does, or a comma shows that the participle belongs to the main clause.
func (q *quoter) inherit(u *unit) {
	for n := range u.cues {
		c := &u.cues[n]
		if c.own || !c.source.none() {
			continue
		}
		if p := q.leadIn(u, n); !p.none() {
			c.source = p
			continue
		}
		up, verb := q.climb(u, c)
		said := phrase{} // of the last verb of saying before
		for k := n - 1; k >= max(0, n-maxCues) && said.none(); k-- {
			if b := &u.cues[k]; !b.source.none() && !b.passive && (b.class == cueSay || b.class == cueCall) {
				said = b.source
			}
		}
		main, root := q.mainSubject(u)
		before := q.word(u, c.first-1)
		comma := before != nil && before.low == ","
		switch {
		case verb < 0 && !up.none():
			c.source = up // a participle of its noun
			if h := q.word(u, up.head); h != nil && medium(h.lemma()) && !q.authored(u, up.head) {
				c.source = q.issuer(u, n, up)
			}
		case comma && root >= 0 && saying(&q.tokens[root]) && !main.none() && q.word(u, c.verb).XPOS == lang.TagVBG:
			c.source = main
		case verb >= 0 && saying(&q.tokens[verb]):
			c.source = up
		case !said.none() && before != nil && (before.UPOS == lang.CCONJ || before.UPOS == lang.ADV || comma):
			c.source = said
		case comma:
			if c.source = main; main.none() {
				c.source = up
			}
		case !up.none():
			c.source = up
		case !said.none():
			c.source = said
		default:
			for k := n - 1; k >= max(0, n-maxCues); k-- {
				if b := &u.cues[k]; !b.source.none() && !b.passive {
					c.source = b.source
					break
				}
			}
		}
	}
}

// issuer is the subject of the clause in which the medium p, which tells of no
// author, is the object (Lee put out a statement saying); p itself if none is.
func (q *quoter) issuer(u *unit, n int, p phrase) phrase {
	for k := n - 1; k >= max(0, n-3); k-- {
		if b := &u.cues[k]; b.own && !b.passive && !b.source.none() && b.verb < p.first && b.source.last <= b.verb {
			return b.source
		}
	}
	return p
}

// saying tells whether the token is a verb of saying.
func saying(t *token) bool {
	class, ok := verbClass(t)
	return ok && class == cueSay
}

// leadIn is the source of the verb that leads to cue n right before it: went on
// to say, began by saying.
func (q *quoter) leadIn(u *unit, n int) phrase {
	if n == 0 {
		return phrase{}
	}
	c, b := &u.cues[n], &u.cues[n-1]
	if t := q.word(u, c.first-1); t == nil || t.low != "to" && t.low != "by" || c.first-b.last > 3 {
		return phrase{}
	}
	return b.source
}

// mainSubject is the subject of the root of the unit's first tree, and the
// root's token, -1 if it is none of the unit's words.
func (q *quoter) mainSubject(u *unit) (p phrase, root int) {
	if u.root < 0 {
		return phrase{}, -1
	}
	root = u.items[u.root].token
	if s := q.subjects[root]; s >= 0 {
		if k := q.itemOf(u, s); k >= 0 {
			return q.phraseOf(u, k, limitFor(k, u.root, len(u.items))), root
		}
	}
	return phrase{}, root
}

// climb follows the tree from a verb without a subject to one that has one, or
// to a noun of which it is a participle. verb is the verb's token, -1 if the
// phrase is that noun.
func (q *quoter) climb(u *unit, c *cue) (p phrase, verb int) {
	t := u.items[c.verb].token
	marked := false
	if b := q.word(u, c.verb-1); b != nil {
		marked = b.UPOS == lang.ADP || b.UPOS == lang.SCONJ || b.UPOS == lang.AUX || b.low == ","
	}
	for n := 0; n < 8; n++ {
		w := &q.tokens[t]
		h := w.head
		if h < 0 || q.tokens[h].sentence != w.sentence {
			break
		}
		if w.Rel.Base() == lang.RelAcl && !marked && q.tokens[h].UPOS.Content() && q.tokens[h].UPOS != lang.VERB {
			i := q.itemOf(u, h)
			if i < 0 {
				break
			}
			noun := &q.tokens[h]
			if up := noun.head; medium(noun.lemma()) && up >= 0 && noun.Rel == lang.RelObj && q.subjects[up] >= 0 && !q.authored(u, i) {
				t = up
			} else {
				return q.phraseOf(u, i, limitFor(i, c.verb, len(u.items))), -1
			}
		} else {
			t = h
		}
		marked = true // only a participle right on its noun has it for a source
		if s := q.subjects[t]; s >= 0 {
			if i := q.itemOf(u, s); i >= 0 {
				v := q.itemOf(u, t)
				if v < 0 {
					v = c.verb
				}
				return q.phraseOf(u, i, limitFor(i, v, len(u.items))), t
			}
		}
	}
	return phrase{}, -1
}

// authored tells whether the noun at item i says whose it is: Lee's note, a
// note from Lee.
func (q *quoter) authored(u *unit, i int) bool {
	if t := q.word(u, i+1); t != nil && (t.low == "from" || t.low == "by") {
		return true
	}
	for k := q.before(u, i); k < i; k++ {
		if t := q.word(u, k); t != nil && (t.XPOS == lang.TagPRPS || t.XPOS == lang.TagPOS) {
			return true
		}
	}
	return false
}
