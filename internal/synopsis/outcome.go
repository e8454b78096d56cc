package synopsis

import (
	"github.com/synoptic-news/synoptic"
)

// An outcome is what one clause says became of one participant: the captain
// was arrested, two people are missing, the sprinklers did not work.
type outcome struct {
	r, u  int    // report, unit
	who   string // the participant that it happened to, see [story.whom]
	sense string // the verb, or the axis that it stands on
	state state
	agent term // who brought it about; -1 if that is not told
	self  bool // the voice is the participant's own, or the agent's
	rare  bool // verb and participant are so rare in the story that they mean one thing
	sure  bool // who it is is told as whom it happened to, not as who did it
	kind  axisKind
	span  synoptic.Span
}

// A state is how an outcome stands: it came about or not, is ahead or is not
// to be, or is left open. What may be so, or is alleged, was tried as well: on
// the development stories and on others none of those pairs was a difference.
type state uint8

const (
	yes state = iota
	no
	ahead
	aheadNot
	unclear
	declined   // to comment: see [tree.answered]
	unanswered // did not return calls
	unreached
	untold // says nothing that can be compared
)

// stateOf reads a statement's status, turned round if its verb stands on the
// other side of its axis.
func stateOf(st *synoptic.Statement, turn bool) state {
	not := st.Negated != turn
	switch {
	case st.Open:
		return unclear
	case st.Status == synoptic.Done && !not:
		return yes
	case st.Status == synoptic.Done:
		return no
	case st.Status == synoptic.Planned && !not:
		return ahead
	case st.Status == synoptic.Planned:
		return aheadNot
	}
	return untold
}

// outcomes lists what the statements of all reports say became of whom, in
// their order.
func (s *story) outcomes() []outcome {
	var out []outcome
	for i := range s.units {
		u := &s.units[i]
		st := &s.rs[u.r].Analysis.Statements[u.st]
		t := s.treeOf(u.r, st)
		who, agent := t.participants(st.Event)
		if who < 0 || !t.finite(st.Predicate) { // "to stop the fight", "stopping the fight" assert nothing
			continue
		}
		span := t.phrase(st)
		voice := u.voice
		if x := t.answered(st); x != untold {
			w := who
			if x != unreached && agent >= 0 {
				w = agent
			}
			for _, k := range s.whom(u.r, t, w, false) {
				out = append(out, outcome{r: u.r, u: i, who: k.name, sense: "=answer", state: x, agent: -1, rare: k.term >= 0, span: span})
			}
			continue
		}
		for _, sn := range s.senses(u.r, t, st) {
			keys := s.whom(u.r, t, who, sn.kind&counted != 0)
			for _, k := range keys {
				o := outcome{r: u.r, u: i, who: k.name, sense: sn.name, state: stateOf(st, sn.turn), agent: -1, span: span}
				if agent >= 0 {
					o.agent = s.headTerm(u.r, t.named(agent))
				}
				if o.state == untold || sn.axis && sn.kind&whole == 0 && (st.Negated || o.state > no) {
					continue
				}
				o.kind = sn.kind
				o.self = voice >= 0 && (k.term == s.personTerm(voice) || o.agent == s.personTerm(voice))
				o.rare = k.rare && sn.rare
				o.sure = sn.axis || t.words[st.Event].Tag == "VERB" && (agent >= 0 || t.passive(st.Event))
				out = append(out, o)
			}
		}
	}
	return out
}

// A sense is what a verb is compared by: itself, or an axis.
type sense struct {
	name string
	axis bool
	turn bool // it stands on the side of no
	kind axisKind
	rare bool
}

// senses are those of a statement's event: the verb itself, and the axes it
// stands on.
func (s *story) senses(r int, t *tree, st *synoptic.Statement) []sense {
	var out []sense
	w := &t.words[st.Event]
	predicative := t.child(st.Event, "cop") >= 0
	if w.Tag != "VERB" && !predicative {
		return nil
	}
	if k := s.terms.byWord[r][st.Event]; k >= 0 {
		out = append(out, sense{name: s.terms.names[k], rare: s.seldom(k, rareVerb, 3)})
	}
	for _, d := range sides[w.Lemma] {
		a := &axes[d.axis]
		if w.Tag == "NOUN" {
			continue // "a respiratory arrest"
		}
		if w.Lemma == "miss" && t.child(st.Event, "obj") >= 0 || w.Lemma == "work" && t.child(st.Event, "obj") >= 0 ||
			w.Lemma == "fail" && (st.Event != st.Predicate || t.child(st.Event, "obj") >= 0 || t.child(st.Event, "xcomp") >= 0) ||
			(w.Lemma == "break" || w.Lemma == "turn") && t.childOf(st.Event, "compound:prt", "down") < 0 {
			continue // "missed the bus", "failed to stop", "broke out" are something else
		}
		out = append(out, sense{name: "=" + a.name, axis: true, turn: !d.yes, kind: a.kind, rare: true})
	}
	return out
}

// rareVerb is the weight from which on a verb names one thing in a story, and
// rareThing the same of what it happened to: in no more than one sentence of
// eight, and of sixteen. In a short story what stands in a few sentences of
// each report is rare as well. Without them one wrong pair more on the
// development stories, and no right one.
const (
	rareVerb  = 80
	rareThing = 96
)

// seldom tells whether a term is as heavy as that, or stands in no more
// sentences than that many for each report.
func (s *story) seldom(t term, weight, each int) bool {
	return s.terms.weight(t) >= weight || s.terms.df[t] <= each*len(s.rs)
}

// A whom is one name by which a participant may be known in another report.
type whom struct {
	name string
	term term
	rare bool
}

// whom names the participant headed by word w: the person of the story; else a
// number of people ("2 people"), else the thing by its stem.
func (s *story) whom(r int, t *tree, w int, counts bool) []whom {
	var out []whom
	a := s.rs[r].Analysis
	w = t.named(w)
	if e := a.Words[w].Entity; e > 0 && s.person[r][e-1] >= 0 {
		p := s.person[r][e-1]
		if kind := s.out.People[p].Kind; kind != synoptic.KindGroup {
			return []whom{{s.terms.names[s.personTerm(p)], s.personTerm(p), true}}
		}
	}
	if n := t.counted(w, a.Quantities); n > 0 && (counts || t.human(w, a.Entities)) {
		return []whom{{itoa(int(n/1000)) + " people", -1, true}}
	}
	if tag := a.Words[w].Tag; tag != "NOUN" && tag != "PROPN" {
		return nil
	}
	if k := s.terms.byWord[r][w]; k >= 0 && t.counted(w, a.Quantities) == 0 {
		out = append(out, whom{s.terms.names[k], k, s.seldom(k, rareThing, 2)})
	}
	return out
}

// headTerm is the person that word w names, else its stem; -1 for pronouns
// that nobody is known to be meant by.
func (s *story) headTerm(r, w int) term {
	a := s.rs[r].Analysis
	return s.argTerm(r, &synoptic.Argument{Head: w, Entity: a.Words[w].Entity})
}
