package lang

import "github.com/synoptic-news/synoptic"

// govern adds what the words above clause i make of it: "denied that …",
// "plans to …", "failed to …", "a call for …".
func (c *Statuses) govern(st *ClauseStatus, i, depth int) {
	if depth >= maxClimb {
		return
	}
	c.aside(st, i)
	at := i
	if c.tokens[i].Rel == RelConj {
		at = c.leader(i)
		if c.verbal(at) != c.verbal(i) || c.subject(i) >= 0 && c.tokens[at].Rel != RelCcomp {
			return
		}
	}
	h := int(c.tokens[at].Head)
	if h < 0 || c.degree(st, at, h) {
		return
	}
	f := c.formOf(i, at, h)
	if f&byThat != 0 && c.wonders(at) {
		return
	}
	g, ok := c.governor(h, f)
	if !ok && f&byTo != 0 {
		g, h, ok = c.beside(at, h, f)
	}
	if !ok {
		if f&byPurpose != 0 || f&byTo != 0 && c.tokens[h].UPOS == VERB { // what is still to be done when another thing is
			st.lower(synoptic.Planned)
		}
		return
	}
	if g.fact && g.status == same && f&byTo == 0 {
		return
	}
	if g.not && f&byIng != 0 && c.lemma(h) == "keep" && c.childOf(at, RelMark, "from") < 0 && c.childOf(at, RelCase, "from") < 0 {
		g = governing{} // "kept buying", not "kept them from buying"
	}
	up := c.own(h)
	c.govern(&up, h, depth+1)
	switch {
	case up.Negated && g.opens:
		st.lower(synoptic.Suggested)
		return
	case f&byThat != 0 && g.status == same && !g.not: // what is said, is said so: the saying's own status is not it
		if c.tokens[h].UPOS == VERB {
			return
		}
	}
	st.lower(g.status)
	st.lower(up.Word)
	st.Negated = st.Negated != (up.Negated != g.not)
}

// aside reads a verb put in between: "the ship, investigators suspect, was
// overloaded". Parsers hang it on the clause or on its subject.
func (c *Statuses) aside(st *ClauseStatus, i int) {
	p := c.child(i, RelParataxis)
	if s := c.subject(i); p < 0 && s >= 0 {
		p = c.child(s, RelAppos)
	}
	if p < 0 || c.tokens[p].UPOS != VERB || c.subject(p) < 0 || c.child(p, RelCcomp) >= 0 {
		return
	}
	if g, ok := find(governors, c.lemma(p), byThat); ok && g.status != same {
		st.lower(g.status)
	}
}

// wonders tells whether clause i takes its happening for granted: "asked why
// the mill burned".
func (c *Statuses) wonders(i int) bool {
	for k := c.first[i]; k >= 0; k = c.next[k] {
		if c.tokens[k].XPOS == TagWRB || c.tokens[k].XPOS == TagWP {
			return true
		}
	}
	return false
}

// beside looks for the governor of an infinitive on the other side of a verb
// and its object, where parsers hesitate: "announced plans to close" and
// "asked the porters to return".
func (c *Statuses) beside(at, h int, f form) (governing, int, bool) {
	switch t := &c.tokens[h]; {
	case t.UPOS == VERB:
		if o := c.child(h, RelObj); o >= 0 && o < at {
			g, ok := find(nouns, c.lemma(o), f)
			return g, h, ok
		}
	case t.Rel == RelObj && t.Head >= 0:
		g, ok := c.governor(int(t.Head), f)
		return g, int(t.Head), ok
	}
	return governing{}, h, false
}

// formOf is the form in which clause i, or the list that at begins, hangs on
// h; 0 if it stands by itself.
func (c *Statuses) formOf(i, at, h int) form {
	t := &c.tokens[at]
	to := c.childOf(at, RelMark, "to") >= 0
	if !c.verbal(i) {
		switch t.Rel {
		case RelObj, RelNsubjPass, RelXcomp:
			return byNoun
		case RelObl, RelNmod:
			if c.child(at, RelCase) >= 0 {
				return byFor
			}
		}
		return 0
	}
	infinitive := byTo
	if c.passive(h) {
		infinitive |= passiveTo
	}
	switch t.Rel {
	case RelXcomp:
		if !to && t.XPOS == TagVBG || c.child(at, RelMark) >= 0 && !to {
			return byIng
		}
		return infinitive
	case RelCcomp, RelCsubj, RelCsubjPass:
		switch {
		case to && c.subject(at) < 0:
			return infinitive
		case t.XPOS == TagVBG && c.child(at, RelAux) < 0:
			return byIng
		}
		return byThat
	case RelAdvcl, RelAcl:
		switch {
		case to:
			if t.Rel == RelAdvcl && aimless(c.lemma(h)) {
				return 0
			}
			return infinitive | byPurpose
		case c.childOf(at, RelMark, "of", "from", "with", "for", "against", "about", "on", "over", "in", "at") >= 0:
			return byIng
		case c.childOf(at, RelMark, "that") >= 0, t.Rel == RelAcl && c.subject(at) >= 0:
			return byThat
		}
	}
	return 0
}

// aimless tells whether an infinitive under the verb says how it went on, not
// what it was for: "woke to find the house on fire".
func aimless(lemma string) bool {
	switch lemma {
	case "wake", "awake", "awaken", "live", "grow", "survive", "return", "arrive":
		return true
	}
	return false
}

// degree reads "too tired to leave", "the last to leave", "old enough to
// leave": it turns the first round, and tells whether nothing else is to be
// asked of h.
func (c *Statuses) degree(st *ClauseStatus, at, h int) bool {
	if c.childOf(at, RelMark, "to") < 0 || c.tokens[h].UPOS == VERB {
		return false
	}
	if c.is(h, "too") || c.childOf(h, RelAdvmod, "too") >= 0 {
		st.Negated = !st.Negated
		return true
	}
	return c.is(h, "enough", "first", "last", "only") || c.childOf(h, RelAdvmod, "enough") >= 0 || c.childOf(h, RelAmod, "first", "last", "only", "latest", "next") >= 0
}

// governor is what token h makes of a clause that hangs on it in form f.
func (c *Statuses) governor(h int, f form) (governing, bool) {
	l := c.lemma(h)
	if f&byTo != 0 {
		x := c.tokens[h].XPOS
		switch {
		case l == "yet" || (l == "have" || l == "be") && c.childOf(h, RelAdvmod, "yet") >= 0: // "has yet to arrive"
			return governing{not: true}, true
		case l == "have" && x == TagVBD: // "had to leave"
			return governing{}, true
		case l == "have":
			return governing{status: synoptic.Asked}, true
		case l == "be" && x != TagVB && x != TagVBN: // "the ship is to sail"
			return governing{status: synoptic.Planned}, true
		case l == "go" && x == TagVBG: // "is going to sail"
			return governing{status: synoptic.Planned}, true
		case l == "use" && c.word(h) != "used":
			return governing{}, false
		}
	}
	if l == "give" && c.childOf(h, RelCompoundPrt, "up") < 0 { // "gave up smoking" alone
		return governing{}, false
	}
	if u := c.tokens[h].UPOS; u == NOUN || u == PROPN {
		return find(nouns, l, f)
	}
	return find(governors, l, f)
}

// Governs tells whether token h only says what becomes of the happening that
// token i names, without a subject of its own: "plans to sail", "failed to
// stop", "denied having sailed".
func (c *Statuses) Governs(h, i int) bool {
	if int(c.tokens[i].Head) != h || c.tokens[h].UPOS == NOUN || !c.verbal(i) || c.subject(i) >= 0 {
		return false
	}
	if r := c.tokens[i].Rel; r != RelXcomp && r != RelCcomp {
		return false
	}
	f := c.formOf(i, i, h)
	_, ok := c.governor(h, f)
	return ok && f&byThat == 0
}

// find is the first entry of a lemma for a form.
func find(m map[string][]governing, lemma string, f form) (governing, bool) {
	for _, g := range m[lemma] {
		if g.form&f != 0 {
			return g, true
		}
	}
	return governing{}, false
}
