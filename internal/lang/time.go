package lang

import (
	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/calendar"
)

// Times finds the time expressions of a parsed text and resolves them against
// anchor, the day the report was written (unknown if zero); how says whose day
// that is. The tense around an expression decides whether a weekday lies before
// the anchor or after it.
func Times(d *Doc, anchor synoptic.Date, how synoptic.Anchor) []synoptic.Time {
	var out []synoptic.Time
	var previous synoptic.Date
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for _, e := range calendar.Find(d.Text, s.Span) {
			t := synoptic.Time{Span: e.Span, Kind: e.Kind, Clock: e.Clock, Zone: e.Zone, Anchor: synoptic.AnchorText}
			t.Past, t.Future = tense(s, e.Span)
			date, by, ok := e.Resolve(calendar.Context{Anchor: anchor, Past: t.Past, Future: t.Future, Previous: previous})
			if ok {
				t.Date, previous = date, date
				if t.Anchor = by; by == synoptic.AnchorOwn {
					t.Anchor = how
				}
			}
			out = append(out, t)
		}
	}
	return out
}

// tense is that of the verb that governs the words of a span: the nearest verb
// above them in the tree.
func tense(s *Sentence, span synoptic.Span) (past, future bool) {
	at := -1
	for i := range s.Tokens {
		if s.Tokens[i].Start >= span.Start && s.Tokens[i].End <= span.End {
			at = i
		}
	}
	for n := 0; at >= 0 && n < len(s.Tokens); n++ {
		t := &s.Tokens[at]
		if t.UPOS == VERB || t.UPOS == AUX || hasCopula(s, at) {
			past, future = verbTense(s, at)
			if past && reaches(t.Lemma) && until(s, span) {
				return false, true
			}
			if future && s.backshifted(at) {
				return true, false
			}
			return past, future
		}
		at = int(t.Head)
	}
	return false, false
}

// backshifted tells whether what "could", "might" or "would" happen under the
// verb at was ahead at a time that is past: "had reason to believe that they
// could clash on Tuesday", "feared that it might fall on Monday".
func (s *Sentence) backshifted(at int) bool {
	for i := range s.Tokens {
		if x := &s.Tokens[i]; int(x.Head) == at && x.Rel == RelAux {
			switch x.Lemma {
			case "will", "shall", "may", "can":
				return false
			}
		}
	}
	for n, h := 0, int(s.Tokens[at].Head); n < 5 && h >= 0; n, h = n+1, int(s.Tokens[h].Head) {
		switch s.Tokens[h].Lemma {
		case "fear", "hope", "expect", "worry", "anticipate":
			if s.Tokens[h].XPOS == TagVBD {
				return true
			}
		}
		for i := range s.Tokens {
			if x := &s.Tokens[i]; int(x.Head) == h && x.Lemma == "have" && x.XPOS == TagVBD && (x.Rel == RelAux || x.Rel == RelAuxPass) {
				return true
			}
		}
	}
	return false
}

// until tells whether a span of time is one that something lasts to: the word
// stands in it or right before it.
func until(s *Sentence, span synoptic.Span) bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start < span.Start {
			continue
		}
		return isUntil(t) || i > 0 && isUntil(&s.Tokens[i-1])
	}
	return false
}

func isUntil(t *Token) bool { return t.Lemma == "until" || t.Lemma == "till" }

// reaches tells whether a verb, told in the past, sets an end that is still to
// come: "stopped work until Thursday", "was adjourned until Friday".
func reaches(lemma string) bool {
	switch lemma {
	case "adjourn", "ban", "bar", "cancel", "close", "defer", "delay", "detain", "extend", "give", "halt", "jail", "postpone", "put",
		"remand", "reschedule", "shut", "stop", "suspend":
		return true
	}
	return false
}

func hasCopula(s *Sentence, at int) bool {
	for i := range s.Tokens {
		if int(s.Tokens[i].Head) == at && s.Tokens[i].Rel == RelCop {
			return true
		}
	}
	return false
}

// verbTense reads the tense off a verb and its auxiliaries; an infinitive
// without any looks ahead ("plans to meet on Tuesday"), one under a past
// auxiliary does not.
func verbTense(s *Sentence, at int) (past, future bool) {
	t := &s.Tokens[at]
	infinitive, present := false, false
	for i := range s.Tokens {
		x := &s.Tokens[i]
		if int(x.Head) != at {
			continue
		}
		switch x.Rel {
		case RelAux, RelAuxPass, RelCop:
			switch x.Lemma {
			case "will", "shall", "'ll", "’ll":
				return false, true
			case "would", "could", "might", "may", "should", "can":
				future = true
			case "have", "be", "do":
				past = past || x.XPOS == TagVBD || x.Lemma == "have"
				present = present || x.Lemma == "be" && (x.XPOS == TagVBZ || x.XPOS == TagVBP)
			}
		case RelMark:
			infinitive = infinitive || x.Lemma == "to"
		}
	}
	if infinitive && !past && !future && t.Head >= 0 && NewStatuses(s).At(at).Word == synoptic.Done {
		return verbTense(s, int(t.Head)) // "refused to meet on Tuesday" looks back as "refused" does
	}
	switch {
	case past:
		return true, false
	case future || infinitive || present && ahead(t.Lemma) || t.XPOS == TagVBG && ahead(t.Lemma):
		return false, true
	case t.XPOS == TagVBD || t.XPOS == TagVBN && !present:
		return true, false
	}
	return false, false
}

// ahead tells whether a verb in the present or as a participle looks ahead:
// "is expected on Wednesday", "beginning on Wednesday".
func ahead(lemma string) bool {
	switch lemma {
	case "begin", "start", "expect", "schedule", "plan", "set", "due", "open", "resume", "end", "expire", "hold":
		return true
	}
	return false
}
