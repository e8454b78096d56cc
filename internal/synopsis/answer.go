package synopsis

import "github.com/synoptic-news/synoptic"

// answered reads how somebody met a reporter's question: one declined to
// comment, one did not return calls, one could not be reached. Outlets ask at
// different hours, so one man's answers may differ; untold if the statement is
// about something else.
func (t *tree) answered(st *synoptic.Statement) state {
	e := st.Event
	switch t.words[e].Lemma {
	case "comment", "answer", "discuss", "elaborate", "respond", "reply":
		switch p := t.words[st.Predicate].Lemma; {
		case e != st.Predicate && (p == "decline" || p == "refuse"):
			return declined
		case e == st.Predicate && st.Negated && t.words[e].Lemma != "discuss":
			return unanswered
		}
	case "return":
		if o := t.child(e, "obj"); o >= 0 && st.Negated {
			switch t.words[o].Lemma {
			case "call", "message", "email", "e-mail", "request", "inquiry", "enquiry":
				return unanswered
			}
		}
	case "reach", "contact":
		if st.Negated && t.child(e, "aux:pass") >= 0 {
			return unreached
		}
	}
	return untold
}
