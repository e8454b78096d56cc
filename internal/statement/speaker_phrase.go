package statement

import "github.com/synoptic-news/synoptic/internal/lang"

// A phrase is a noun phrase in a unit: items [first, last), of which head is
// the noun or pronoun that the rest hangs on. The zero phrase is none.
type phrase struct{ first, last, head int }

func (p phrase) none() bool { return p.last == 0 }

// phraseAt is the noun phrase that begins at item i and ends before limit.
func (q *quoter) phraseAt(u *unit, i, limit int) phrase {
	last, head := q.core(u, i, limit)
	if last == i {
		return phrase{}
	}
	return phrase{i, q.after(u, last, head, limit), head}
}

// phraseOf is the noun phrase whose head is item h, ending before limit.
func (q *quoter) phraseOf(u *unit, h, limit int) phrase {
	t := q.word(u, h)
	if t == nil {
		return phrase{}
	}
	if pronoun(t) {
		return phrase{h, q.after(u, h+1, h, limit), h}
	}
	first := q.before(u, h)
	last, head := q.core(u, first, limit)
	if last <= h { // its noun is no noun for the tagger
		last, head = h+1, h
	}
	return phrase{first, q.after(u, last, head, limit), head}
}

// What a word may be in a noun phrase before its last noun.
type premod uint8

const (
	notInPhrase premod = iota
	nounWord           // may be the last
	modifier           // must be followed by a noun
	genitive           // 's: what is before is a phrase of its own
)

// premodifier tells what the word at item i may be in a noun phrase.
func (q *quoter) premodifier(u *unit, i int) premod {
	t := q.word(u, i)
	if t == nil {
		if q.nickname(u, i) {
			return modifier
		}
		return notInPhrase
	}
	switch t.UPOS {
	case lang.NOUN, lang.PROPN:
		if temporal(t.low) && !q.premodifies(u, i) {
			return notInPhrase
		}
		return nounWord
	case lang.X:
		return nounWord
	case lang.NUM:
		if q.proper(u, i-1) && (t.low == "ii" || t.low == "iii" || t.low == "iv") {
			return nounWord
		}
		return modifier
	case lang.ADJ:
		if personal(t.low) {
			return nounWord
		}
		return modifier
	case lang.DET, lang.SYM:
		return modifier
	case lang.PRON:
		if t.XPOS == lang.TagPRPS {
			return modifier
		}
	case lang.VERB:
		if t.XPOS == lang.TagVBN || t.XPOS == lang.TagVBG {
			before, after := q.word(u, i-1), q.word(u, i+1)
			switch {
			case after == nil || after.UPOS != lang.NOUN && after.UPOS != lang.PROPN && after.UPOS != lang.ADJ:
			case before == nil || before.UPOS != lang.NOUN && before.UPOS != lang.PROPN && before.UPOS != lang.PRON && before.UPOS != lang.AUX:
				return modifier
			}
		}
	case lang.ADV:
		if n := q.word(u, i+1); n != nil && n.UPOS == lang.ADJ {
			return modifier
		}
	case lang.PART:
		if t.XPOS == lang.TagPOS || t.low == "'s" || t.low == "’s" {
			return genitive
		}
	case lang.CCONJ, lang.ADP: // warm-and-fuzzy, sister-in-law
		if n := q.word(u, i+1); q.hyphened(u, i) && n != nil && n.low == "-" {
			return modifier
		}
	case lang.PUNCT:
		if t.XPOS == lang.TagHYPH || t.low == "-" {
			if n := q.word(u, i+1); n != nil && n.Start == t.End {
				return modifier
			}
		}
	}
	return notInPhrase
}

// premodifies tells whether the temporal word at i modifies the noun behind it
// ("Tuesday night" does not, "the week's winner" does).
func (q *quoter) premodifies(u *unit, i int) bool {
	n := q.word(u, i+1)
	return n != nil && (n.XPOS == lang.TagPOS || n.XPOS == lang.TagHYPH || n.UPOS == lang.NOUN && !temporal(n.low))
}

// nickname tells whether item i is a run inside a name: Joe “Fingers” Lee.
func (q *quoter) nickname(u *unit, i int) bool {
	return u.isRun(i) && q.proper(u, i-1) && q.proper(u, i+1) && q.runs[u.items[i].run-1].words.Len() < maxNickname
}

// maxNickname is how many bytes a nickname may be long.
const maxNickname = 25

func (q *quoter) proper(u *unit, i int) bool {
	t := q.word(u, i)
	return t != nil && t.UPOS == lang.PROPN
}

// pronoun tells whether the word is a phrase by itself.
func pronoun(t *token) bool {
	return t.UPOS == lang.PRON && t.XPOS != lang.TagPRPS && t.XPOS != lang.TagEX
}

// core is the end of the noun phrase that begins at item i, without what hangs
// on its last noun, and its head; the end is i if none begins there.
func (q *quoter) core(u *unit, i, limit int) (last, head int) {
	if t := q.word(u, i); t != nil && i < limit && pronoun(t) {
		return i + 1, i
	}
	last = i
	for k := i; k < limit && k-i < 25; k++ {
		switch q.premodifier(u, k) {
		case nounWord:
			last, head = k+1, k
			continue
		case modifier:
			if t := q.word(u, k); t != nil && k > i && last == k && (t.UPOS == lang.DET || t.XPOS == lang.TagPRPS || t.low == "one") {
				return last, head // "the mayor the council"
			}
			continue
		case genitive:
			if k > i {
				continue
			}
		}
		if last == i && k > i { // "the accused", "both", "one in ten"
			t, first := q.word(u, k-1), q.word(u, i)
			if t != nil && first != nil && (t.low == "one" && k == i+1 || t.UPOS == lang.ADJ && first.UPOS == lang.DET || t.UPOS == lang.DET && k == i+1 && !article(t.low)) {
				return k, k - 1
			}
		}
		break
	}
	return last, head
}

// before is the first item of the noun phrase whose head is item h.
func (q *quoter) before(u *unit, h int) int {
	t := q.word(u, h)
	if t == nil || pronoun(t) {
		return h
	}
	first := h
	for i := h - 1; i >= 0 && h-i < 25; i-- {
		w := q.word(u, i)
		switch q.premodifier(u, i) {
		case nounWord, modifier:
			if w != nil && w.UPOS == lang.NOUN && medium(w.lemma()) && q.proper(u, i+1) {
				return first // in an interview Lee said
			}
			if w != nil && w.UPOS == lang.VERB && q.premodifier(u, i-1) != modifier {
				return first
			}
			if n := q.word(u, i+1); w != nil && n != nil && n.UPOS == lang.DET && w.UPOS != lang.DET {
				return first
			}
			first = i
			continue
		case genitive:
			if q.premodifier(u, i-1) == nounWord {
				first = i
				continue
			}
		}
		break
	}
	return first
}
