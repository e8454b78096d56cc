package synopsis

import (
	"github.com/synoptic-news/synoptic"
)

// silent says whether readings that name people may all hold because a report
// names one and another leaves him out: one of them names both in the sentence.
func (s *story) silent(rs []reading) []string {
	for i := range rs {
		for k := range rs {
			p := s.personByID(rs[k].normal.Entity)
			if i == k || p < 0 {
				continue
			}
			for _, m := range rs[i].mentions {
				if r := s.index(m.Report); s.inSentence(r, m.Span, p) {
					return []string{synoptic.MaybeSilent}
				}
			}
		}
	}
	return nil
}

// inSentence tells whether the sentence of report r around a span mentions
// person p.
func (s *story) inSentence(r int, span synoptic.Span, p int) bool {
	a := s.rs[r].Analysis
	k := sentenceAt(a, span.Start)
	if k < 0 {
		return false
	}
	for w := a.Sentences[k].First; w < a.Sentences[k].Last; w++ {
		if e := a.Words[w].Entity; e > 0 && s.person[r][e-1] == p {
			return true
		}
	}
	return false
}
