package synopsis

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// minVerb is the least weight of a predicate that may be compared wherever it
// stands: a verb the story does not use everywhere.
const minVerb = 48

// statuses reports what one report states as done and another as not done or
// only planned, asked for or denied: clauses of one predicate with the same
// person or thing in the same role, whether or not the rest of them is alike.
func (s *story) statuses() {
	type key struct {
		pred, arg term
		role      synoptic.Role
	}
	by := make(map[key][]int)
	var keys []key
	for i := range s.units {
		u := &s.units[i]
		st := &s.rs[u.r].Analysis.Statements[u.st]
		if u.pred < 0 || s.rs[u.r].Analysis.Words[st.Predicate].Tag != "VERB" || s.terms.weight(u.pred) < minVerb || !settled(st.Status) {
			continue
		}
		for _, k := range []key{{u.pred, u.agent, synoptic.Agent}, {u.pred, u.patient, synoptic.Patient}} {
			if k.arg < 0 {
				continue
			}
			if by[k] == nil {
				keys = append(keys, k)
			}
			by[k] = append(by[k], i)
		}
	}
	seen := make(map[[2]synoptic.Span]bool)
	for _, k := range keys {
		var rs []reading
		var spans []place
		negated := false
		for _, i := range by[k] {
			u := &s.units[i]
			st := &s.rs[u.r].Analysis.Statements[u.st]
			value := string(st.Status)
			if st.Negated {
				value = "not " + value
				negated = true
			}
			span := s.verbPhrase(u.r, st.Predicate)
			spans = append(spans, place{u.r, span})
			rs = s.put(rs, u.r, span, reading{value: value, normal: synoptic.Normal{Words: value}, order: len(rs)},
				func(x *reading) bool { return x.normal.Words == value })
		}
		if len(rs) < 2 || reportsIn(rs) < 2 || torn(rs) {
			continue
		}
		at := [2]synoptic.Span{rs[0].mentions[0].Span, rs[1].mentions[0].Span}
		if seen[at] {
			continue
		}
		seen[at] = true
		d := synoptic.Discrepancy{Kind: synoptic.KindStatus, Slot: "status", Rule: "one predicate, other status", Weight: 5}
		if negated {
			d.Weight = 8
		}
		if s.datedApart(rs) {
			d.Maybe = append(d.Maybe, synoptic.MaybeUpdate)
		}
		for n := range rs {
			rs[n].value = s.cut(s.index(rs[n].mentions[0].Report), rs[n].mentions[0].Span)
		}
		c := s.facet(spans, "status")
		d.About, d.Of = s.out.Claims[c].Text, synoptic.Of{Claim: s.out.Claims[c].ID}
		s.add(d, rs)
	}
}

// settled tells whether a status says if a thing happened; the others say how
// sure it is.
func settled(st synoptic.Status) bool {
	switch st {
	case synoptic.Conditional, synoptic.Suggested, synoptic.Alleged:
		return false
	}
	return true
}

// verbPhrase is a predicate with its auxiliaries and negation.
func (s *story) verbPhrase(r, w int) synoptic.Span {
	words := s.rs[r].Analysis.Words
	span := words[w].Span
	for k := max(0, w-5); k < min(len(words), w+3); k++ {
		if words[k].Head == w && (words[k].Rel == "aux" || words[k].Rel == "aux:pass" || words[k].Rel == "advmod" && words[k].Lemma == "not") {
			span = span.Cover(words[k].Span)
		}
	}
	return span
}

// places reports claims that the reports put in different places: the same
// predicate and preposition, another noun, and neither place said anywhere to
// lie in the other.
func (s *story) places() {
	for c := range s.out.Claims {
		us := s.sure(s.unitsOf(c))
		var rs []reading
		for _, i := range us {
			u := &s.units[i]
			if s.sharedPred(us, i) < 2 {
				continue
			}
			for _, arg := range s.rs[u.r].Analysis.Statements[u.st].Args {
				if arg.Role != synoptic.Place || s.isTime(u.r, arg.Span) {
					continue
				}
				t := s.argTerm(u.r, &arg)
				if t < 0 {
					continue
				}
				name := arg.Prep + " " + s.terms.names[t]
				rs = s.put(rs, u.r, arg.Span, reading{value: s.cut(u.r, arg.Span), normal: synoptic.Normal{Words: name}, order: len(rs)},
					func(x *reading) bool { return x.normal.Words == name })
			}
		}
		rs = s.disjointPlaces(rs)
		if len(rs) < 2 || reportsIn(rs) < 2 {
			continue
		}
		s.add(synoptic.Discrepancy{Kind: synoptic.KindWhere, Slot: "where", About: s.out.Claims[c].Text,
			Of: synoptic.Of{Claim: s.out.Claims[c].ID}, Rule: "one predicate, other place", Weight: 6}, rs)
	}
}

func (s *story) isTime(r int, span synoptic.Span) bool {
	for _, t := range s.rs[r].Analysis.Times {
		if t.Overlap(span) > 0 {
			return true
		}
	}
	return false
}

// disjointPlaces keeps the readings if each report gives one place only and
// no text puts one of them beside the other ("Croydon, London").
func (s *story) disjointPlaces(rs []reading) []reading {
	for i := range rs {
		for k := range rs {
			if i == k {
				continue
			}
			if strings.Fields(rs[i].normal.Words)[0] != strings.Fields(rs[k].normal.Words)[0] || s.nested(rs[i].value, rs[k].value) {
				return nil
			}
			for _, r := range rs[i].reports {
				for _, q := range rs[k].reports {
					if r == q {
						return nil
					}
				}
			}
		}
	}
	return rs
}

// nested tells whether some report writes the one place right before the other.
func (s *story) nested(a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	for _, r := range s.rs {
		text := r.Report.Text
		for {
			k := strings.Index(text, a)
			if k < 0 {
				break
			}
			rest := text[k+len(a):]
			if strings.Contains(rest[:min(len(rest), len(b)+12)], b) {
				return true
			}
			text = rest
		}
	}
	return false
}
