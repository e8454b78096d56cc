package lang

// negated tells whether clause i is said not to hold: by a negation of its
// verb, a subject or object that is nobody or nothing, or the conjunction
// "without". Two of them cancel.
func (c *Statuses) negated(i int) bool {
	not := c.verbNot(i)
	if k := c.leader(i); k != i && !not && c.subject(i) < 0 && c.sharesNot(i, k) {
		not = true
	}
	if not && c.until(i) { // "did not reopen until Monday": on Monday it did
		not = false
	}
	for k := c.first[i]; k >= 0; k = c.next[k] {
		switch c.tokens[k].Rel {
		case RelNsubj, RelNsubjPass, RelObj, RelCsubj, RelIobj, RelNsubjOuter:
			if c.nobody(int(k)) {
				not = !not
			}
		case RelObl, RelOblUnmarked, RelAdvmod:
			if c.noWay(int(k)) {
				not = !not
			}
		case RelMark, RelCase:
			if c.is(int(k), "without") {
				not = !not
			}
			if c.is(int(k), "instead") && c.is(int(k)+1, "of") || c.is(int(k), "rather") && c.is(int(k)+1, "than") {
				not = true
			}
		case RelCc: // "nor did the police answer", where the first clause is not negated itself
			if c.is(int(k), "nor") && c.tokens[i].Rel != RelConj {
				not = true
			}
		case RelDet:
			if c.is(int(k), "no") && c.child(i, RelCop) >= 0 && !c.counting(int(k)) { // "he is no criminal"
				not = !not
			}
		}
	}
	return not
}

// verbNot tells whether the verb or predicate i itself is negated.
func (c *Statuses) verbNot(i int) bool {
	for k := c.first[i]; k >= 0; k = c.next[k] {
		t, l := &c.tokens[k], c.lemma(int(k))
		switch {
		case t.Rel == RelAdvmod && (l == "not" || l == "never" || l == "hardly" || l == "neither" || l == "nowhere"):
			if !c.besideTheVerb(int(k), i) {
				return true
			}
		case t.Rel == RelAdvmod && (l == "almost" || l == "nearly") && c.tokens[i].UPOS == VERB && int(k)+1 == i: // "nearly drowned"
			return true
		case t.Rel == RelAdvmod && c.is(int(k)-1, "no") && (c.word(int(k)) == "longer" || l == "more" && !c.is(int(k)+1, "than")): // "no longer works"
			return true
		case t.Rel == RelCcPreconj && l == "neither", t.Rel == RelCc && l == "nor" && c.tokens[i].Rel == RelConj:
			return true
		case t.Rel.Base() == RelAux && l == "cannot":
			return true
		}
	}
	return false
}

// besideTheVerb tells whether "not" at k speaks of another word than verb i:
// "not only", "not because", "not all", "whether or not".
func (c *Statuses) besideTheVerb(k, i int) bool {
	if k+1 < len(c.tokens) && k+1 != i {
		if c.is(k+1, "only", "just", "merely", "simply", "solely", "least", "because", "all", "every", "everyone", "everybody", "everything", "surprisingly", "long", "until", "till") &&
			!(c.is(k+1, "all", "long", "least") && c.is(k-1, "do", "have", "be")) {
			return true
		}
	}
	if c.is(k-1, "or") && c.is(k-2, "whether", "if") {
		return true
	}
	// "arrested but not charged": the word goes with what stands behind it
	return k < i-1 && c.is(k-1, "but") && c.tokens[k].Rel == RelAdvmod && c.tokens[k-1].Head != int32(i) && c.child(i, RelCc) < 0 && k > 1 && int(c.tokens[k-1].Head) > i
}

// sharesNot tells whether conjunct i is under the negation of the first one, k:
// with "or" always ("was not stopped or searched"), with "and" only where the
// auxiliary that bears it serves both ("did not slow and stop").
func (c *Statuses) sharesNot(i, k int) bool {
	if !c.verbNot(k) || c.child(i, RelCop) >= 0 {
		return false
	}
	or := c.childOf(i, RelCc, "or", "nor") >= 0
	if c.child(i, RelCc) < 0 { // in the middle of a list: the last one bears the word
		for n := c.first[k]; n >= 0; n = c.next[n] {
			or = or || c.tokens[n].Rel == RelConj && c.childOf(int(n), RelCc, "or", "nor") >= 0
		}
	}
	if c.assisted(i) {
		return false
	}
	if or {
		return c.tokens[i].XPOS != TagVBD || c.tokens[k].XPOS == TagVBN || c.tokens[k].XPOS == TagVBD
	}
	return c.childOf(i, RelCc, "and") >= 0 && c.tokens[i].XPOS == TagVB && c.tokens[k].XPOS == TagVB && c.child(k, RelAux) >= 0
}

// until tells whether clause i has its end at a time: "not until Monday".
func (c *Statuses) until(i int) bool {
	for k := c.first[i]; k >= 0; k = c.next[k] {
		switch c.tokens[k].Rel.Base() {
		case RelObl, RelAdvcl, RelNmod:
			if c.childOf(int(k), RelCase, "until", "till") >= 0 || c.childOf(int(k), RelMark, "until", "till") >= 0 {
				return true
			}
		}
	}
	return false
}

// nobody tells whether the phrase headed by k is empty: "nobody", "no trains",
// "none of them", "neither side", "not one house". "Not all" is not empty.
func (c *Statuses) nobody(k int) bool {
	switch c.lemma(k) {
	case "nobody", "none", "nothing", "neither", "no-one":
		return !c.is(k+1, "but", "other") && !(c.is(k+1, "more", "less") && c.is(k+2, "than"))
	case "no": // "no one", taken apart
		return c.is(k+1, "one")
	}
	for n := c.first[k]; n >= 0; n = c.next[n] {
		switch c.tokens[n].Rel {
		case RelDet, RelAdvmod, RelCcPreconj, RelAmod:
			if c.is(int(n), "no", "neither") && !c.counting(int(n)) {
				return !c.is(int(n)+1, "doubt", "wonder")
			}
			if c.is(int(n), "not") && (c.is(int(n)+1, "one") || c.is(int(n)+1, "a") && c.is(int(n)+2, "single")) {
				return true
			}
		case RelNummod:
			if c.lemma(int(n)) == "zero" || c.childOf(int(n), RelAdvmod, "not") >= 0 && c.is(int(n), "one") {
				return true
			}
		}
	}
	return false
}

// counting tells whether "no" at k belongs to a number or another word of
// measure: "no fewer than nine", "no more than that", "no later than Monday".
func (c *Statuses) counting(k int) bool {
	return c.is(k+1, "few", "fewer", "less", "little", "more", "many", "much", "late", "later", "early", "earlier", "matter", "sooner", "soon", "doubt", "longer", "long") &&
		!(c.is(k+1, "more") && !c.is(k+2, "than"))
}

// noWay tells whether a circumstance takes the clause back: "at no time",
// "in no way", "under no circumstances".
func (c *Statuses) noWay(k int) bool {
	return c.childOf(k, RelDet, "no") >= 0 && c.is(k, "time", "way", "circumstance", "point", "case", "sense", "moment", "account") &&
		c.childOf(k, RelCase, "at", "in", "under", "on") >= 0
}
