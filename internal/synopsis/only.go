package synopsis

import (
	"slices"

	"github.com/synoptic-news/synoptic"
)

// minOnly is the least number of carrying words in a sentence worth showing as
// one outlet's own.
const minOnly = 4

// doubtful is the probability, per thousand, of stating a fact of another
// report from which on a clause is not said to stand in one report alone.
const doubtful = 150

// single lists the sentences whose content one origin alone carries: no unit
// of theirs belongs to a claim or may well state what another report states, no
// quote of theirs is rendered elsewhere, and they are no copy. What asserts
// nothing (a heading, a masthead) is left out, and what is not English, which
// was hardly compared.
func (s *story) single() {
	shared := make([]map[int]bool, len(s.rs))
	for r := range shared {
		shared[r] = make(map[int]bool)
	}
	for i := range s.units {
		if s.claimOf[i] >= 0 {
			shared[s.units[i].r][s.sentence(&s.units[i])] = true
		}
	}
	for i := range s.units {
		for k := s.chance.from[i]; k < s.chance.from[i+1]; k++ {
			if s.chance.p[k] >= doubtful {
				shared[s.units[i].r][s.sentence(&s.units[i])] = true
			}
		}
	}
	asserts := s.asserts()
	for i := range s.out.Quotes {
		u := &s.out.Quotes[i]
		if len(u.Renderings) < 2 {
			continue
		}
		for k := range u.Renderings {
			r := s.index(u.Renderings[k].Report)
			for n, sent := range s.rs[r].Analysis.Sentences {
				if sent.Overlap(u.Renderings[k].Span) > 0 {
					shared[r][n] = true
				}
			}
		}
	}
	inReuse := make([][]synoptic.Span, len(s.rs))
	for _, x := range s.out.Reuse {
		for _, p := range x.Passages {
			if r := s.index(p.Report); r >= 0 { // no exact copy
				inReuse[r] = append(inReuse[r], p.Span)
			}
		}
	}
	for r := range s.rs {
		a := s.rs[r].Analysis
		for n := range a.Sentences {
			sent := &a.Sentences[n]
			if sent.Title || shared[r][n] || !asserts[r][n] || s.foreign(r, sent.Span) || s.copied[r][n] || len(s.sentenceTerms(r, n)) < minOnly {
				continue
			}
			if slices.ContainsFunc(inReuse[r], func(p synoptic.Span) bool { return 2*p.Overlap(sent.Span) >= sent.Len() }) {
				continue
			}
			o := synoptic.Only{Origin: string(s.rs[s.group[r]].Report.ID), Voice: synoptic.VoiceOutlet, Mention: s.mention(r, sent.Span)}
			for q := range a.Quotes {
				if a.Quotes[q].Kind != synoptic.Indirect && a.Quotes[q].Words.Overlap(sent.Span) > 0 && a.Quotes[q].Speaker > 0 {
					if p := s.person[r][a.Quotes[q].Speaker-1]; p >= 0 {
						o.Speaker = s.out.People[p].ID
						if 2*a.Quotes[q].Words.Overlap(sent.Span) >= sent.Len() {
							o.Voice = o.Speaker
						}
					}
				}
			}
			s.out.Only = append(s.out.Only, o)
		}
	}
}

// asserts tells per report and sentence whether a verb says something in it.
func (s *story) asserts() []map[int]bool {
	out := make([]map[int]bool, len(s.rs))
	for r := range out {
		out[r] = make(map[int]bool)
		a := s.rs[r].Analysis
		for i := range a.Statements {
			st := &a.Statements[i]
			switch a.Words[st.Predicate].Tag {
			case "VERB", "AUX":
				out[r][st.Sentence] = true
			default:
				for k := max(0, st.Predicate-8); k < min(len(a.Words), st.Predicate+3); k++ {
					if a.Words[k].Head == st.Predicate && a.Words[k].Rel == "cop" {
						out[r][st.Sentence] = true
					}
				}
			}
		}
	}
	return out
}

// foreign tells whether a span lies in a paragraph that is not English.
func (s *story) foreign(r int, span synoptic.Span) bool {
	return slices.ContainsFunc(s.rs[r].Report.Languages, func(l synoptic.LanguageSpan) bool {
		return l.Language != "en" && l.Language != "" && l.Overlap(span) > 0
	})
}
