package synopsis

import (
	"slices"

	"github.com/synoptic-news/synoptic"
)

// english leaves out what paragraphs that are not English say of slots that
// words fill: their trees and words are not read. Names, numbers and dates are.
func (s *story) english(kind synoptic.Kind, rs []reading) []reading {
	switch kind {
	case synoptic.KindDescription, synoptic.KindStatus, synoptic.KindWording:
	default:
		return rs
	}
	var out []reading
	for _, r := range rs {
		n := len(r.mentions)
		mentions := slices.DeleteFunc(slices.Clone(r.mentions), func(m synoptic.Mention) bool { return s.foreign(s.index(m.Report), m.Span) })
		if len(mentions) == 0 {
			continue
		}
		if len(mentions) < n {
			r.mentions = mentions
			r.reports = slices.DeleteFunc(slices.Clone(r.reports), func(i int) bool {
				return !slices.ContainsFunc(mentions, func(m synoptic.Mention) bool { return s.index(m.Report) == i })
			})
		}
		out = append(out, r)
	}
	return out
}
