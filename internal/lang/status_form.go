package lang

import "github.com/synoptic-news/synoptic"

// own is the status of clause i by its own words: auxiliaries, negation,
// adverbs, conjunction, what condition hangs on it, question or command.
func (c *Statuses) own(i int) ClauseStatus {
	st := ClauseStatus{Word: synoptic.Done}
	if !c.verbal(i) {
		c.ownNoun(&st, i)
		c.adverbs(&st, i)
		return st
	}
	st.Negated = c.negated(i)
	c.form(&st, i)
	c.modal(&st, i)
	c.adverbs(&st, i)
	c.introduced(&st, i)
	c.moods(&st, i)
	return st
}

// helpers are the tokens whose auxiliaries serve clause i: i itself, and the
// conjunct before it if i has neither subject nor auxiliary of its own and a
// form that cannot stand alone ("was taken away and questioned", "will close
// and reopen"; not "was warned and drove on").
func (c *Statuses) helper(i int) int {
	t := &c.tokens[i]
	if t.Rel != RelConj || t.Head < 0 || c.subject(i) >= 0 || c.assisted(i) || c.child(i, RelMark) >= 0 {
		return i
	}
	k := c.leader(i)
	if !c.assisted(k) {
		return i
	}
	a, b := t.XPOS, c.tokens[k].XPOS
	switch {
	case a == NoXPOS || b == NoXPOS, a == b, a == TagVBD && b == TagVBN && c.child(k, RelAuxPass) < 0 && t.Form == t.Lemma:
		return k
	case a == TagVBD && b == TagVBN && c.child(k, RelAuxPass) >= 0 && c.child(i, RelObj) < 0: // a participle that the tagger took for a past
		return k
	}
	return i
}

// assisted tells whether i has an auxiliary or copula.
func (c *Statuses) assisted(i int) bool {
	return c.child(i, RelAux) >= 0 || c.child(i, RelAuxPass) >= 0 || c.child(i, RelCop) >= 0
}

// form reads tense, aspect and voice.
func (c *Statuses) form(st *ClauseStatus, i int) {
	t := &c.tokens[i]
	at := c.helper(i)
	st.Passive = c.passive(i) || at != i && c.child(at, RelAuxPass) >= 0 && t.XPOS != TagVBG
	finite := t.XPOS
	for k := c.first[at]; k >= 0; k = c.next[k] {
		x := &c.tokens[k]
		switch x.Rel {
		case RelAux, RelAuxPass, RelCop:
		default:
			continue
		}
		if finite == t.XPOS || x.XPOS == TagMD { // the first auxiliary is the finite one
			finite = x.XPOS
		}
		switch c.lemma(int(k)) {
		case "have":
			st.Aspect |= Perfect
		case "be":
			if x.Rel == RelAux && (t.XPOS == TagVBG || x.XPOS != TagVBG && c.tokens[at].XPOS == TagVBG) || x.XPOS == TagVBG {
				st.Aspect |= Progressive
			}
		}
	}
	switch finite {
	case TagVBD:
		st.Tense = PastTense
	case TagVBZ, TagVBP, TagMD:
		st.Tense = PresentTense
	}
}

// passive tells whether the verb i is in the passive, or a participle by which
// a noun is described ("a man thought to be armed").
func (c *Statuses) passive(i int) bool {
	if c.child(i, RelAuxPass) >= 0 || c.child(i, RelNsubjPass) >= 0 {
		return true
	}
	t := &c.tokens[i]
	return t.XPOS == TagVBN && c.child(i, RelAux) < 0 && c.child(i, RelObj) < 0 && t.Rel != RelRoot
}

// modal reads the modal auxiliaries and "is to".
func (c *Statuses) modal(st *ClauseStatus, i int) {
	at := c.helper(i)
	for k := c.first[at]; k >= 0; k = c.next[k] {
		x := &c.tokens[k]
		if x.Rel != RelAux {
			if x.Rel == RelCop || x.Rel == RelAuxPass {
				c.isTo(st, i, int(k))
			}
			continue
		}
		switch c.lemma(int(k)) {
		case "will", "shall":
			st.Modality, st.Tense = Future, FutureTense
			st.lower(synoptic.Planned)
		case "would":
			c.would(st, at)
		case "can", "could":
			if st.Negated && st.Aspect&Perfect == 0 { // who could not, did not
				continue
			}
			st.Modality = Possible
			st.lower(synoptic.Suggested)
		case "may", "might":
			st.Modality = Possible
			st.lower(synoptic.Suggested)
		case "should", "ought", "need":
			st.Modality = Needed
			st.lower(synoptic.Suggested)
		case "must":
			st.Modality = Needed
			if st.Aspect&Perfect != 0 { // "must have known": a guess
				st.lower(synoptic.Suggested)
			} else {
				st.lower(synoptic.Asked)
			}
		case "be":
			c.isTo(st, i, int(k))
		}
	}
}

// would is a future seen from the past under a verb of saying in the past
// ("said that he would resign"); with "have" it is what did not come about.
func (c *Statuses) would(st *ClauseStatus, at int) {
	st.Modality, st.Tense = Future, NoTense
	switch {
	case st.Aspect&Perfect != 0:
		st.Modality = Supposed
		st.lower(synoptic.Conditional)
	case c.reported(at):
		st.lower(synoptic.Planned)
	default:
		st.lower(synoptic.Suggested)
	}
}

// reported tells whether clause i stands under a verb in the past, or beside
// one ("the board would look into it, she said").
func (c *Statuses) reported(i int) bool {
	i = c.leader(i)
	if t := &c.tokens[i]; t.Head >= 0 && t.Rel == RelCcomp {
		return c.isPast(int(t.Head))
	}
	p := c.child(i, RelParataxis)
	return p >= 0 && c.isPast(p)
}

func (c *Statuses) isPast(i int) bool {
	if x := c.tokens[i].XPOS; x == TagVBD {
		return true
	}
	for k := c.first[i]; k >= 0; k = c.next[k] {
		if r := c.tokens[k].Rel; (r.Base() == RelAux || r == RelCop) && c.tokens[k].XPOS == TagVBD {
			return true
		}
	}
	return false
}

// isTo reads "is to meet", "the plan is to meet": a form of be, then "to",
// then the verb.
func (c *Statuses) isTo(st *ClauseStatus, i, be int) {
	to := c.childOf(i, RelMark, "to")
	if to > be && to < i && c.is(be, "be") && c.tokens[be].XPOS != TagVB && c.tokens[be].XPOS != TagVBN {
		st.Modality = Future
		st.lower(synoptic.Planned)
	}
}

// adverbs reads what hedges the clause in passing.
func (c *Statuses) adverbs(st *ClauseStatus, i int) {
	for k := c.first[i]; k >= 0; k = c.next[k] {
		if r := c.tokens[k].Rel; r != RelAdvmod && r != RelDiscourse && r != RelParataxis {
			continue
		}
		s, ok := statusAdverbs[c.lemma(int(k))]
		switch {
		case !ok || c.tokens[k].Rel == RelParataxis && c.first[k] >= 0:
		case s == synoptic.Alleged:
			st.Modality = Hedged
			st.lower(s)
		default:
			st.Modality = Possible
			st.lower(s)
		}
	}
}

// introduced reads the conjunction that ties the clause to its sentence and the
// conditions that hang on it.
func (c *Statuses) introduced(st *ClauseStatus, i int) {
	if c.childOf(i, RelMark, "due") >= 0 { // "is due to sail", where "due to" is taken for one conjunction
		st.lower(synoptic.Planned)
	}
	if c.conditional(i) {
		st.Modality = Supposed
		if c.childOf(i, RelMark, "whether") >= 0 || c.tokens[i].Rel == RelCcomp {
			st.Modality = Open
		}
		st.lower(synoptic.Conditional)
		return
	}
	for k := c.first[i]; k >= 0; k = c.next[k] {
		if c.tokens[k].Rel == RelAdvcl && !c.is(i, "say", "tell", "add") && c.conditional(int(k)) && c.childOf(int(k), RelMark, "whether") < 0 && c.childOf(int(k), RelAdvmod, "even") < 0 && !c.is(c.opening(int(k))-1, "even", "as") {
			st.Modality = Supposed
			st.lower(synoptic.Conditional)
		}
	}
	if t := &c.tokens[i]; t.Rel == RelAdvcl && t.Head >= 0 && st.Tense == PresentTense &&
		(c.childOf(i, RelMark, "once", "after", "until", "before", "when") >= 0 || c.childOf(i, RelAdvmod, "when", "once") >= 0) {
		if main := (ClauseStatus{Word: synoptic.Done}); c.child(int(t.Head), RelAux) >= 0 { // "will reopen once the board agrees"
			c.modal(&main, int(t.Head))
			if main.Modality == Future {
				st.lower(synoptic.Planned)
			}
		}
	}
}

// conditional tells whether clause i is a condition or an open question by its
// conjunction.
func (c *Statuses) conditional(i int) bool {
	if c.childOf(i, RelMark, "if", "unless", "whether", "lest", "though") >= 0 {
		m := c.childOf(i, RelMark, "if", "unless", "whether", "lest", "though")
		if c.is(m, "though") {
			return c.is(m-1, "as")
		}
		return !c.is(m-1, "even")
	}
	if i = c.leader(i); c.tokens[i].Rel == RelAdvcl && c.tokens[i].XPOS == TagVBN {
		return c.childOf(i, RelMark, "provided") >= 0
	}
	return c.childOf(i, RelMark, "provided", "providing", "assuming") >= 0
}

// opening is the first token of the subtree of i, as far as its children and
// theirs reach.
func (c *Statuses) opening(i int) int {
	for n := 0; n < maxConj; n++ {
		k := c.first[i]
		if k < 0 || int(k) > i {
			return i
		}
		i = int(k)
	}
	return i
}

// moods reads questions and commands off the sentence's main clause.
func (c *Statuses) moods(st *ClauseStatus, i int) {
	lead := c.leader(i)
	if r := c.tokens[lead].Rel; r != RelRoot && r != RelParataxis && !(r == RelCcomp && c.child(lead, RelMark) < 0) {
		return
	}
	if c.asks(lead) {
		st.Modality = Open
		st.lower(synoptic.Conditional)
		return
	}
	t := &c.tokens[i]
	if t.XPOS == TagVB && t.UPOS == VERB && c.subject(i) < 0 && c.subject(lead) < 0 && c.child(i, RelMark) < 0 && c.child(i, RelExpl) < 0 && c.onlyDo(i) && c.onlyDo(lead) {
		st.Modality = Bidden
		st.lower(synoptic.Asked)
	}
}

// onlyDo tells whether i has no auxiliary but the one of "do not go".
func (c *Statuses) onlyDo(i int) bool {
	for k := c.first[i]; k >= 0; k = c.next[k] {
		if r := c.tokens[k].Rel; (r.Base() == RelAux || r == RelCop) && !(c.is(int(k), "do") && c.tokens[k].XPOS != TagVBD && c.tokens[k].XPOS != TagVBZ) {
			return false
		}
	}
	return true
}

// asks tells whether the main clause i is a question that yes or no answers:
// "Did it sink?", not "Why did it sink?", which takes the sinking for granted.
func (c *Statuses) asks(i int) bool {
	end := len(c.tokens) - 1
	for end > i && c.tokens[end].UPOS == PUNCT && c.tokens[end].Form != "?" {
		end--
	}
	if end < 0 || c.tokens[end].Form != "?" {
		return false
	}
	for k := i + 1; k < end; k++ { // "He said on the radio: “Did it sink?”": not his saying is in question
		if x := c.tokens[k].XPOS; x == TagOpenQuote || x == TagColon {
			return false
		}
	}
	for k := 0; k < end; k++ {
		switch c.tokens[k].XPOS {
		case TagWP, TagWRB, TagWDT, TagWPS:
			if h := c.tokens[k].Head; int(h) == i || h >= 0 && int(c.tokens[h].Head) == i || k == i {
				return false
			}
		}
	}
	return true
}

// ownNoun reads the status of a noun of happening off what describes it: "the
// planned meeting", "an alleged attack", "no injuries".
func (c *Statuses) ownNoun(st *ClauseStatus, i int) {
	for k := c.first[i]; k >= 0; k = c.next[k] {
		switch c.tokens[k].Rel {
		case RelAmod, RelAcl, RelAdvmod:
			switch s := statusAdjectives[c.word(int(k))]; {
			case c.tokens[k].Rel == RelAcl && c.first[k] >= 0 && c.tokens[k].XPOS != TagVBN:
			case s == turned:
				st.Negated = !st.Negated
			default:
				st.lower(s)
			}
		case RelDet:
			if c.is(int(k), "no", "neither") && !c.counting(int(k)) {
				st.Negated = !st.Negated
			}
		}
	}
	switch st.Word {
	case synoptic.Alleged:
		st.Modality = Hedged
	case synoptic.Planned:
		st.Modality = Future
	case synoptic.Suggested:
		st.Modality = Possible
	}
}

// word is the form of token i in lower case: participles that describe are
// told by it, not by the lemma.
func (c *Statuses) word(i int) string { return asciiLower(c.tokens[i].Form) }
