package synopsis

import (
	"slices"

	"github.com/synoptic-news/synoptic"
)

// minOnly is the least number of carrying words in a sentence worth showing as
// one outlet's own.
const minOnly = 4

// single lists the sentences whose content one origin alone carries: no unit
// of theirs belongs to a claim, no quote of theirs is rendered elsewhere, and
// they are no copy.
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
			r := s.index(p.Report)
			inReuse[r] = append(inReuse[r], p.Span)
		}
	}
	for r := range s.rs {
		a := s.rs[r].Analysis
		for n := range a.Sentences {
			sent := &a.Sentences[n]
			if sent.Title || shared[r][n] || s.copied[r][n] || len(s.sentenceTerms(r, n)) < minOnly {
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
