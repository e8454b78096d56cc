package statement

import "github.com/synoptic-news/synoptic/internal/lang"

// findSource finds the cue's own subject, and the extent of both.
func (q *quoter) findSource(u *unit, c *cue) {
	c.start, c.end = c.first, c.last
	i := c.verb
	t := q.word(u, i)
	c.passive = (t.XPOS == lang.TagVBN || t.XPOS == lang.TagVBD) && q.passive(u, i)
	if c.passive && t.low != "quoted" && t.low != "cited" && t.low != "heard" {
		c.own = true
		if p := q.agent(u, i); !p.none() {
			c.source, c.inverted, c.end = p, true, p.last
		}
		return
	}
	if p := q.inverted(u, i); !p.none() {
		c.source, c.inverted, c.own, c.end = p, true, true, p.last
		return
	}
	if p := q.subject(u, i); !p.none() {
		if t.XPOS == lang.TagVBZ || t.XPOS == lang.TagNNS {
			p = q.lastOf(u, p)
		}
		c.source, c.own, c.start = p, true, p.first
		if p.first > i {
			c.inverted, c.start, c.end = true, c.first, p.last
		}
	}
}

// passive tells whether the participle at item i is passive: behind a form of
// "be" or without any auxiliary.
func (q *quoter) passive(u *unit, i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		t := q.word(u, k)
		if t == nil {
			break
		}
		switch t.lemma() {
		case "be", "get", "being", "been":
			return true
		case "have", "'ve", "’ve":
			return false
		}
		if t.UPOS != lang.ADV && t.UPOS != lang.PART && t.UPOS != lang.AUX {
			break
		}
	}
	// A reduced clause (the plan, called “…”) has no subject before it that
	// could be its own; a past tense tagged as participle has.
	t := q.word(u, i)
	return t.XPOS == lang.TagVBN && t.head >= 0 && t.Rel.Base() == lang.RelAcl
}

// agent is the phrase behind "by" that does what the participle at item i says.
func (q *quoter) agent(u *unit, i int) phrase {
	for k := i + 1; k < len(u.items) && k < i+12; k++ {
		t := q.word(u, k)
		if t == nil {
			continue
		}
		if t.low == "by" {
			return q.phraseAt(u, k+1, len(u.items))
		}
		if t.UPOS == lang.VERB || t.low == "," {
			break
		}
	}
	return phrase{}
}

// inverted is the subject behind the verb at item i (“…,” said Ann Lee): the
// verb stands behind a quoted run, a comma or nothing, and a phrase behind it
// that is not the subject of another verb.
func (q *quoter) inverted(u *unit, i int) phrase {
	t := q.word(u, i)
	if t.XPOS == lang.TagVBG || t.XPOS == lang.TagVB || !speaks(classOf(t.lemma())) {
		return phrase{}
	}
	k := i - 1
	if w := q.word(u, k); w != nil && w.UPOS == lang.ADV {
		k--
	}
	if w := q.word(u, k); w != nil && w.low != "," && w.low != "—" && w.low != "–" && w.low != "-" && w.low != "--" {
		return phrase{}
	} else if w != nil && !u.isRun(k-1) && q.hasSubject(u, i) {
		return phrase{}
	}
	p := q.phraseAt(u, i+1, len(u.items))
	if p.none() {
		p = q.unknownName(u, i+1)
	}
	if p.none() || q.verbal(u, p.last) {
		return phrase{}
	}
	if h := q.word(u, p.head); h == nil || temporal(h.low) || h.UPOS == lang.PRON && objective(h.low) {
		return phrase{}
	}
	return p
}

// speaks tells whether a verb of the class may stand beside a direct quote.
func speaks(c cueClass) bool { return c == cueSay || c == cueWeak }

func reflexive(low string) bool {
	return low == "himself" || low == "herself" || low == "itself" || low == "themselves"
}

func objective(low string) bool {
	switch low {
	case "him", "her", "them", "me", "us", "this", "that", "something", "nothing", "what", "it":
		return true
	}
	return false
}

// hasSubject tells whether the tree gives the verb at item i a subject before it.
func (q *quoter) hasSubject(u *unit, i int) bool {
	s := q.subjects[u.items[i].token]
	return s >= 0 && s < u.items[i].token
}

// subject is the phrase that the tree, or the words before it, give the verb at
// item i as its own subject.
func (q *quoter) subject(u *unit, i int) phrase {
	// The words right before the verb, adverbs and auxiliaries aside.
	k := i - 1
	for k >= 0 && i-k < 6 {
		t := q.word(u, k)
		if t == nil || t.UPOS != lang.AUX && t.UPOS != lang.ADV && t.UPOS != lang.PART || t.XPOS == lang.TagPOS {
			break
		}
		k--
	}
	t := q.word(u, i)
	infinite := t.XPOS == lang.TagVBG && !q.auxiliary(u, k+1, i) || t.XPOS == lang.TagVB && !q.auxiliary(u, k+1, i)
	near := q.word(u, k)
	if near != nil && !infinite && near.UPOS == lang.PRON && pronoun(near) && !(objective(near.low) && near.low != "it" && near.low != "that") {
		return q.phraseOf(u, k, i)
	}
	if b := q.word(u, i-1); infinite && b != nil && (b.UPOS == lang.ADP || b.UPOS == lang.SCONJ) {
		return phrase{} // after saying
	}
	if s := q.subjects[u.items[i].token]; s >= 0 {
		if h := q.itemOf(u, s); h >= 0 {
			return q.phraseOf(u, h, limitFor(h, i, len(u.items)))
		}
	}
	if t.XPOS == lang.TagVBG && k >= i-2 && near != nil && (near.UPOS == lang.PROPN || near.UPOS == lang.NOUN && !medium(near.lemma())) {
		p := q.phraseOf(u, k, i)
		b, m := q.word(u, p.first-1), q.word(u, p.first-2)
		switch {
		case b == nil:
		case m != nil && m.UPOS == lang.NOUN && medium(m.lemma()) && (b.low == "from" || b.low == "by" || b.low == "of"):
			return q.phraseOf(u, p.first-2, i) // a note from Lee saying
		case b.low == "of" || b.low == "with":
			return p // footage of Lee saying
		}
	}
	if infinite || near == nil {
		return phrase{}
	}
	if near.UPOS == lang.NOUN || near.UPOS == lang.PROPN || near.low == ")" {
		return q.leftPhrase(u, k, i)
	}
	if near.low == "," && t.head < 0 {
		return q.leftPhrase(u, k, i)
	}
	return phrase{}
}

// limitFor is where a subject with head h must end: before its verb.
func limitFor(h, verb, n int) int {
	if h < verb {
		return verb
	}
	return n
}

// auxiliary tells whether one of the items [from, to) is an auxiliary.
func (q *quoter) auxiliary(u *unit, from, to int) bool {
	for k := from; k < to; k++ {
		if t := q.word(u, k); t != nil && t.UPOS == lang.AUX {
			return true
		}
	}
	return false
}

// leftPhrase is the subject that ends at item k, right before the verb at item
// i, found without a tree: of the places where a phrase may begin the first
// one from which it reaches the verb.
func (q *quoter) leftPhrase(u *unit, k, i int) phrase {
	from := k
	for from > 0 && k-from < 40 {
		t := q.word(u, from-1)
		if t == nil && !q.proper(u, from) || t != nil && (t.UPOS == lang.VERB || t.UPOS == lang.AUX || t.UPOS == lang.SCONJ || t.low == ":" || t.low == ";") {
			break
		}
		from--
	}
	for b := from; b <= k; b++ {
		if t := q.word(u, b-1); t != nil && t.UPOS == lang.ADP {
			continue
		}
		p := q.phraseAt(u, b, i)
		if p.none() || temporal(q.word(u, p.head).low) {
			continue
		}
		if p.last == k+1 || p.last == k && q.word(u, k).low == "," {
			return p
		}
		b = max(b, p.last-1)
	}
	if q.premodifier(u, k) == nounWord {
		return q.phraseOf(u, k, i)
	}
	return phrase{}
}
