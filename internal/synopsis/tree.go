package synopsis

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// A tree is one sentence of a report as outcomes are read off it: indices are
// those of the report's words.
type tree struct {
	words       []synoptic.Word // of the report
	first, last int             // of the sentence
}

func (s *story) treeOf(r int, st *synoptic.Statement) *tree {
	sent := &s.rs[r].Analysis.Sentences[st.Sentence]
	return &tree{s.rs[r].Analysis.Words, sent.First, sent.Last}
}

// child is the first child of h with the relation, -1 if there is none.
func (t *tree) child(h int, rel string) int {
	for k := t.first; k < t.last; k++ {
		if t.words[k].Head == h && t.words[k].Rel == rel {
			return k
		}
	}
	return -1
}

func (t *tree) childOf(h int, rel, lemma string) int {
	for k := t.first; k < t.last; k++ {
		if t.words[k].Head == h && t.words[k].Rel == rel && t.words[k].Lemma == lemma {
			return k
		}
	}
	return -1
}

// participants are the word that names whom or what the event at e happened to
// (the object; the subject of a passive or of a verb without an object) and
// the one that names who brought it about; -1 for what is not told.
func (t *tree) participants(e int) (who, agent int) {
	subject, passive := t.subject(e, 0)
	if passive || t.passive(e) {
		return subject, t.child(e, "obl:agent")
	}
	if o := t.child(e, "obj"); o >= 0 {
		return o, subject
	}
	return subject, -1
}

func (t *tree) passive(e int) bool {
	return t.child(e, "aux:pass") >= 0 || t.child(e, "nsubj:pass") >= 0
}

// finite tells whether the clause at h asserts something: it, or the first one
// that it is strung to, has a subject of its own.
func (t *tree) finite(h int) bool {
	for n := 0; n < 8; n++ {
		for k := t.first; k < t.last; k++ {
			if t.words[k].Head != h {
				continue
			}
			switch t.words[k].Rel {
			case "nsubj", "nsubj:pass", "nsubj:outer", "expl":
				return true
			case "nummod":
				if k < h && t.words[h].Tag == "VERB" {
					return true
				}
			case "advmod":
				if t.words[k].Lemma == "more" && t.child(k, "nummod") >= 0 {
					return true
				}
			}
		}
		if t.words[h].Rel != "conj" || t.words[h].Head < t.first {
			return false
		}
		h = t.words[h].Head
	}
	return false
}

// subject is that of the clause at e, its own or the one that it shares with
// the clause it hangs on.
func (t *tree) subject(e, depth int) (w int, passive bool) {
	for _, rel := range []string{"nsubj:pass", "nsubj", "nsubj:outer"} {
		if k := t.child(e, rel); k >= 0 {
			if l := t.words[k].Lemma; t.words[e].Rel == "acl:relcl" && (l == "who" || l == "which" || l == "that") {
				k = t.words[e].Head
			}
			return k, rel == "nsubj:pass"
		}
	}
	for k := t.first; k < e; k++ { // "Two more were missing": parsers hang both on the verb
		if m := t.words[k].Head; t.words[k].Rel == "nummod" && m >= 0 && (m == e || t.words[m].Head == e && t.words[m].Rel == "advmod") {
			return k, false
		}
	}
	h := t.words[e].Head
	if h < t.first || depth > 4 {
		return -1, false
	}
	switch t.words[e].Rel {
	case "conj":
		w, passive = t.subject(h, depth+1)
		return w, passive && t.child(e, "aux") < 0 && t.child(e, "cop") < 0 && t.child(e, "obj") < 0
	case "xcomp", "ccomp":
		if o := t.child(h, "obj"); o >= 0 && o < e {
			return o, t.child(e, "aux:pass") >= 0
		}
		w, _ = t.subject(h, depth+1)
		return w, false
	case "acl", "acl:relcl", "amod":
		return h, t.words[e].Rel == "acl" && t.child(e, "obj") < 0
	}
	return -1, false
}

// named is the name beside w where w is none itself: "The foreman, Karel
// Dunmore, …".
func (t *tree) named(w int) int {
	if t.words[w].Entity == 0 {
		if k := t.child(w, "appos"); k >= 0 && t.words[k].Entity > 0 && t.words[k].Tag == "PROPN" {
			return k
		}
	}
	return w
}

// phrase is the span that carries a statement's status: its verbs with their
// auxiliaries and negations, from the predicate to the event; the clause above
// that leaves it open ("It was not clear whether …") where one does.
func (t *tree) phrase(st *synoptic.Statement) synoptic.Span {
	span := t.verbs(st.Event)
	if st.Predicate != st.Event {
		if all := span.Cover(t.verbs(st.Predicate)); all.Len() <= maxPhrase {
			span = all
		}
	}
	if st.Negated {
		span = t.withNo(st.Event, span)
	}
	if h := t.words[st.Event].Head; st.Open && h >= t.first {
		above := t.verbs(h)
		if k := t.child(h, "expl"); k >= 0 {
			above = above.Cover(t.words[k].Span)
		}
		if all := span.Cover(above); all.Len() <= maxPhrase {
			return all
		}
		return above
	}
	return span
}

// withNo adds the subject or object that bears the negation: "no alarm was
// raised", "nobody came".
func (t *tree) withNo(e int, span synoptic.Span) synoptic.Span {
	for k := t.first; k < t.last; k++ {
		rel := t.words[k].Rel
		if t.words[k].Head != e || rel != "nsubj" && rel != "nsubj:pass" && rel != "obj" {
			continue
		}
		no := t.childOf(k, "det", "no")
		if l := t.words[k].Lemma; no < 0 && (l == "nobody" || l == "nothing" || l == "none") {
			no = k
		}
		if no < 0 {
			continue
		}
		if all := span.Cover(t.words[no].Span).Cover(t.words[k].Span); all.Len() <= maxPhrase {
			return all
		}
	}
	return span
}

// maxPhrase is the length in bytes up to which a reading of a status is one
// span: the words that carry it, not the clause.
const maxPhrase = 72

// verbs is the word h with its auxiliaries, copula and negation.
func (t *tree) verbs(h int) synoptic.Span {
	span := t.words[h].Span
	for k := max(t.first, h-8); k < min(t.last, h+3); k++ {
		if t.words[k].Head != h {
			continue
		}
		switch rel := t.words[k].Rel; {
		case rel == "aux" || rel == "aux:pass" || rel == "cop" || rel == "compound:prt",
			rel == "advmod" && (t.words[k].Lemma == "not" || t.words[k].Lemma == "never" || t.words[k].Lemma == "still"),
			rel == "xcomp" && k == h+1 && t.words[k].Tag == "ADJ": // "found dead"
			span = span.Cover(t.words[k].Span)
		}
	}
	return span
}

// counted is the number, in thousandths, that says how many w means, 0 if none
// does or it is hedged.
func (t *tree) counted(w int, qs []synoptic.Quantity) int64 {
	from, _ := slices.BinarySearchFunc(qs, t.first, func(q synoptic.Quantity, first int) int { return cmp.Compare(q.Word, first) })
	for i := from; i < len(qs) && qs[i].Word < t.last; i++ {
		q := &qs[i]
		if q.Unit != "" || q.Bound != synoptic.Exactly {
			continue
		}
		if q.Word == w || t.words[q.Word].Head == w && t.words[q.Word].Rel == "nummod" {
			return q.Value
		}
	}
	return 0
}

// human tells whether w names people.
func (t *tree) human(w int, es []synoptic.Entity) bool {
	if e := t.words[w].Entity; e > 0 {
		k := es[e-1].Kind
		return k == synoptic.KindPerson || k == synoptic.KindGroup || k == synoptic.KindUnnamed
	}
	switch t.words[w].Lemma {
	case "people", "person", "man", "woman", "child", "passenger", "victim", "other", "more":
		return true
	}
	return false
}
