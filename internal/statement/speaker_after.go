package statement

import "github.com/synoptic-news/synoptic/internal/lang"

// after extends the noun phrase that ends before item last by what hangs on
// its head: "of …", age, party and place in brackets, an apposition, a
// relative clause, a second noun after "and".
func (q *quoter) after(u *unit, last, head, limit int) int {
	h := q.word(u, head)
	if h == nil || pronoun(h) && h.low != "one" && h.low != "those" && h.low != "some" && h.low != "many" {
		return last
	}
	name := h.UPOS == lang.PROPN
	known := name && (!q.proper(u, head-1) || honorific(q.word(u, head-1).low)) && last == head+1
	for n := 0; n < 12; n++ {
		t := q.word(u, last)
		if t == nil || last >= limit {
			break
		}
		end := last
		switch {
		case t.low == "(" || t.low == "[":
			end = q.bracket(u, last, limit)
		case t.UPOS == lang.ADP:
			end = q.prepositional(u, last, limit, name)
		case t.low == "," || t.low == "—" || t.low == "–" || t.low == "--":
			if r := q.word(u, last+1); r != nil && (r.low == "who" || r.low == "whose" || r.low == "which") && known {
				return last // somebody the report has named before: Lee, who …
			}
			end, name = q.aside(u, last, limit, name)
		case t.low == "and" || t.low == "&" || t.low == "or":
			if e, hd := q.core(u, last+1, limit); e > last+1 && !temporal(q.word(u, hd).low) && (e == limit || !q.verbal(u, e)) {
				end = e
			}
		case t.low == "who" || t.low == "whose" || t.low == "which" || t.low == "that" && !name:
			end = q.clauseEnd(u, last, limit)
		case (t.XPOS == lang.TagVBN || t.XPOS == lang.TagVBG || t.UPOS == lang.ADJ) && !name:
			end = q.reduced(u, last, limit)
		}
		if end == last {
			break
		}
		last, known = end, false
	}
	return last
}

// bracket is the end of "(R., Ohio)" and the like at item i, else i.
func (q *quoter) bracket(u *unit, i, limit int) int {
	for k := i + 1; k < limit && k < i+10; k++ {
		if t := q.word(u, k); t == nil {
			return i
		} else if t.low == ")" || t.low == "]" {
			return k + 1
		}
	}
	return i
}

// prepositional is the end of the prepositional phrase at item i if it belongs
// to the noun before it, else i. To a name belongs "of …", and "from", "at" and
// "with" if a name follows; to other nouns nearly all but time and medium.
func (q *quoter) prepositional(u *unit, i, limit int, name bool) int {
	prep := q.word(u, i).low
	end, head := q.core(u, i+1, limit)
	if end == i+1 {
		return i
	}
	h := q.word(u, head)
	if h == nil || temporal(h.low) {
		return i
	}
	switch prep {
	case "of":
		return end
	case "from", "at", "with":
		if !name || h.UPOS == lang.PROPN {
			return end
		}
	case "for", "in", "on", "to", "near", "outside", "against", "behind", "between":
		if !name && !medium(h.lemma()) {
			return end
		}
	}
	return i
}

// aside is the end of what stands between commas or dashes behind a noun, the
// mark at item i, if it says who that is: an age, an apposition, a relative
// clause. name tells whether the last noun is a name.
func (q *quoter) aside(u *unit, i, limit int, name bool) (end int, isName bool) {
	t := q.word(u, i+1)
	if t == nil || i+1 >= limit {
		return i, name
	}
	if t.low == "who" || t.low == "whose" || t.low == "which" {
		return q.clauseEnd(u, i+1, limit), name
	}
	if t.UPOS == lang.NUM { // an age
		if after := q.word(u, i+2); i+2 >= limit || after == nil || after.UPOS == lang.PUNCT && after.XPOS != lang.TagHYPH || after.UPOS == lang.VERB {
			return i + 2, name
		}
	}
	from := i + 1
	if t.UPOS == lang.ADV {
		from++ // Lee, now a farmer
	}
	end, head := q.core(u, from, limit)
	if end == from {
		return i, name
	}
	h := q.word(u, head)
	if h == nil || temporal(h.low) || pronoun(h) {
		return i, name
	}
	stop := q.after(u, end, head, limit)
	if stop < limit && q.verbal(u, stop) {
		return i, name
	}
	return stop, h.UPOS == lang.PROPN
}

// clauseEnd is the end of the clause that begins at item i and modifies the
// noun before it: the next comma, run or stop.
func (q *quoter) clauseEnd(u *unit, i, limit int) int {
	limit = min(limit, i+60)
	verbs := 0
	for k := i + 1; k < limit; k++ {
		t := q.word(u, k)
		if t != nil && (t.UPOS == lang.VERB || t.UPOS == lang.AUX) && verbs > 0 && t.XPOS != lang.TagVB && t.XPOS != lang.TagVBG {
			// the man who lives near the stop told a paper
			b := q.word(u, k-1)
			if class, ok := verbClass(t); ok && class == cueSay && b != nil && (b.UPOS == lang.NOUN || b.UPOS == lang.PROPN) {
				return k
			}
		}
		if t != nil && (t.UPOS == lang.VERB || t.UPOS == lang.AUX) {
			verbs++
		}
		if t == nil || t.low == "," || t.low == ":" || t.low == ";" || t.low == "—" || endsSentence(t.Form) {
			return k
		}
	}
	return limit
}

// reduced is the end of the participle or adjective at item i with what hangs on
// it: "familiar with the matter", "wearing a hat".
func (q *quoter) reduced(u *unit, i, limit int) int {
	k := i + 1
	for n := 0; n < 6 && k < limit; n++ {
		t := q.word(u, k)
		if t == nil {
			break
		}
		from := k
		if t.UPOS == lang.ADP || t.UPOS == lang.PART && t.XPOS == lang.TagTO || t.UPOS == lang.ADV {
			from++
		}
		if end, _ := q.core(u, from, limit); end > from {
			k = end
		} else if from > k && t.UPOS == lang.ADV {
			k = from
		} else if h := q.word(u, from); h != nil && temporal(h.low) {
			k = from + 1
		} else {
			break
		}
	}
	if k == i+1 { // nothing hangs on it: it is a verb of its own
		return i
	}
	return k
}

// verbal tells whether item i begins a finite verb group, perhaps behind
// adverbs.
func (q *quoter) verbal(u *unit, i int) bool {
	for k := i; k < i+3; k++ {
		t := q.word(u, k)
		if t == nil {
			return false
		}
		switch t.UPOS {
		case lang.AUX:
			return true
		case lang.VERB:
			return t.XPOS != lang.TagVBG && t.XPOS != lang.TagVBN && t.XPOS != lang.TagVB
		case lang.ADV:
			continue
		}
		return false
	}
	return false
}
