package statement

import "github.com/synoptic-news/synoptic"

// arguments reads the participants and circumstances of the predicate h.
func (f *finder) arguments(st *synoptic.Statement, h int) {
	a := f.a
	agentless := true
	passive := f.child(h, "aux:pass") >= 0 || f.child(h, "nsubj:pass") >= 0
	add := func(role synoptic.Role, c int, prep string) {
		span := f.phrase(c)
		st.Args = append(st.Args, synoptic.Argument{Role: role, Span: span, Head: c, Entity: a.Words[c].Entity, Prep: prep})
	}
	for _, c := range f.children[h] {
		switch a.Words[c].Rel {
		case "nsubj", "csubj", "nsubj:outer":
			if a.Words[h].Tag == "VERB" && !passive {
				add(synoptic.Agent, c, "")
			} else if passive {
				add(synoptic.Patient, c, "")
			} else {
				add(synoptic.Agent, c, "")
			}
			agentless = false
		case "nsubj:pass", "obj":
			add(synoptic.Patient, c, "")
		case "iobj":
			add(synoptic.Recipient, c, "")
		case "obl:agent":
			add(synoptic.Agent, c, "by")
		case "xcomp":
			if t := a.Words[c].Tag; t == "NOUN" || t == "ADJ" || t == "PROPN" {
				add(synoptic.Attribute, c, "")
			}
		case "obl", "nmod", "obl:unmarked":
			prep := ""
			if k := f.child(c, "case"); k >= 0 {
				prep = a.Words[k].Lemma
			}
			add(roleOf(prep), c, prep)
		case "nmod:poss":
			add(synoptic.Agent, c, "'s")
		}
	}
	if f.child(h, "cop") >= 0 {
		st.Args = append(st.Args, synoptic.Argument{Role: synoptic.Attribute, Span: f.phrase(h), Head: h, Entity: a.Words[h].Entity})
	}
	if first := a.Words[h].Head; agentless && a.Words[h].Rel == "conj" && first >= 0 { // "Trump met and thanked him": the subject is shared
		shared := f.child(first, "nsubj")
		if shared < 0 {
			shared = f.child(first, "nsubj:pass")
		}
		switch {
		case shared < 0:
		case passive:
			add(synoptic.Patient, shared, "")
		default:
			add(synoptic.Agent, shared, "")
		}
	}
	if a.Words[h].Rel == "acl:relcl" && agentless && a.Words[h].Head >= 0 {
		add(synoptic.Agent, a.Words[h].Head, "")
	}
}

// maxEvent is how many verbs may stand before the one that says what happens:
// "is expected to agree to try to sail".
const maxEvent = 4

// event follows the predicate to the verb that says what happens: "sail" in
// "plans to sail". It looks no further than word last.
func (f *finder) event(h, last int) int {
	first := f.a.Sentences[f.in].First
	for n := 0; n < maxEvent; n++ {
		next := -1
		for _, c := range f.children[h] {
			if c > h && c <= last && f.a.Words[c].Tag == "VERB" && f.statuses.Governs(h-first, c-first) {
				next = c
				break
			}
		}
		if next < 0 {
			break
		}
		h = next
	}
	return h
}

func roleOf(prep string) synoptic.Role {
	switch prep {
	case "to", "for":
		return synoptic.Recipient
	case "by":
		return synoptic.Agent
	case "with", "alongside", "between", "and":
		return synoptic.With
	case "about", "on", "over", "regarding", "concerning":
		return synoptic.Topic
	case "because", "due", "after":
		return synoptic.Cause
	case "in", "at", "near", "from", "outside", "inside", "off", "into", "across", "along", "aboard", "toward", "towards", "through", "under", "beside", "around":
		return synoptic.Place
	}
	return synoptic.Other
}

// phrase is the span of the noun phrase that c heads, less relative clauses
// and what stands behind a comma.
func (f *finder) phrase(c int) synoptic.Span {
	span := f.a.Words[c].Span
	for _, k := range f.children[c] {
		switch f.a.Words[k].Rel {
		case "det", "amod", "nummod", "compound", "nmod:poss", "flat", "nmod", "nmod:unmarked", "conj", "advmod", "nmod:desc":
			if f.a.Words[k].Rel == "amod" {
				span = span.Cover(f.phrase(k))
				continue
			}
			sub := f.phrase(k)
			span = span.Cover(sub)
		}
	}
	return span
}

// lightVerb reads "hold a meeting" as "meeting".
func (f *finder) lightVerb(h int) (string, bool) {
	switch f.a.Words[h].Lemma {
	case "hold", "have", "make", "take", "give", "conduct", "carry", "do", "launch", "open", "stage", "issue", "place", "impose":
		if o := f.child(h, "obj"); o >= 0 && happening(f.a.Words[o].Lemma) {
			return f.a.Words[o].Lemma, true
		}
	}
	return "", false
}

// voice tells who asserts the clause: the speaker of the quote it stands in,
// or of the verb of saying that governs it, else the outlet.
func (f *finder) voice(h, si int) (voice int, quoted bool) {
	a := f.a
	if q := f.quoted[h]; q > 0 {
		return a.Quotes[q-1].Speaker, true
	}
	for i, n := h, 0; i >= 0 && n < 30; n++ {
		w := &a.Words[i]
		if c := f.accordingTo(i); c >= 0 {
			return a.Words[c].Entity, false
		}
		if w.Head >= 0 && (w.Rel == "ccomp" || w.Rel == "parataxis") && IsCue(a.Words[w.Head].Lemma) {
			if s := f.child(w.Head, "nsubj"); s >= 0 {
				return a.Words[s].Entity, false
			}
			return 0, false
		}
		i = w.Head
	}
	if s := f.child(h, "parataxis"); s >= 0 && IsCue(a.Words[s].Lemma) {
		if n := f.child(s, "nsubj"); n >= 0 {
			return a.Words[n].Entity, false
		}
	}
	return 0, false
}

// accordingTo is the word that names the voice in "according to the mayor" on
// the clause headed by i, -1 if there is none.
func (f *finder) accordingTo(i int) int {
	for _, c := range f.children[i] {
		if r := f.a.Words[c].Rel; r != "obl" && r != "nmod" {
			continue
		}
		if k := f.child(c, "case"); k >= 0 && (f.a.Words[k].Lemma == "accord" || f.a.Words[k].Lemma == "according") {
			return c
		}
	}
	return -1
}

// light tells whether a verb says little by itself.
func light(lemma string) bool {
	switch lemma {
	case "be", "have", "do", "get", "go", "make", "take", "say", "tell", "come", "become", "add":
		return true
	}
	return false
}

// happening tells whether a noun names an act or event. Endings of nouns made
// from verbs, and the commonest event nouns without one.
func happening(lemma string) bool {
	switch lemma {
	case "meeting", "talk", "talks", "visit", "call", "attack", "raid", "strike", "crash", "fire", "blaze", "death", "arrest",
		"deal", "bid", "offer", "win", "victory", "race", "trial", "vote", "election", "fight", "clash", "blast", "protest",
		"charge", "sale", "purchase", "launch", "trip", "speech", "interview", "conference", "sanction", "order", "probe",
		"inquiry", "rescue", "search", "shutdown", "rise", "fall", "drop", "loss", "gain", "cut", "increase", "hit", "plan",
		"report", "complaint", "lawsuit", "suit", "verdict", "sentence", "delay", "approval", "denial", "threat", "takeover":
		return true
	case "government", "department", "moment", "nation", "station", "section", "question", "apartment", "document",
		"instrument", "equipment", "environment", "parliament", "element", "million", "billion", "region", "religion",
		"opinion", "union", "condition", "position", "situation", "building", "morning", "evening", "thing", "king":
		return false
	}
	n := len(lemma)
	for _, end := range []string{"tion", "sion", "ment", "ing", "ance", "ure", "encounter"} {
		if n > len(end)+3 && lemma[n-len(end):] == end {
			return true
		}
	}
	return false
}
