package synopsis

import (
	"slices"

	"github.com/synoptic-news/synoptic"
)

// claimAbout is the claim that most of the numbers stand in; where none holds
// the numbers of two reports, they make a claim of their own: so many were
// there, whatever else their clauses say.
func (s *story) claimAbout(ns []number, group []int) int {
	reports := make(map[int][]int)
	for _, i := range group {
		for _, c := range ns[i].claims {
			if !slices.Contains(reports[c], ns[i].r) {
				reports[c] = append(reports[c], ns[i].r)
			}
		}
	}
	best := -1
	for c := range s.out.Claims {
		if len(reports[c]) > 1 && (best < 0 || len(reports[c]) > len(reports[best])) {
			best = c
		}
	}
	if best >= 0 {
		return best
	}
	var spans []place
	for _, i := range group {
		spans = append(spans, place{ns[i].r, ns[i].x.Span})
	}
	return s.facet(spans, s.slotName(&ns[group[0]]))
}

// A place is a span of a report.
type place struct {
	r    int
	span synoptic.Span
}

// facet makes a claim of its own of the clauses that hold the spans, and gives
// its index: one slot that several reports fill.
func (s *story) facet(spans []place, slot string) int {
	var mentions []synoptic.ClaimMention
	var in []int
	tellings := make([]telling, len(spans))
	for i, p := range spans {
		tellings[i] = telling{p.r, p.span, -1}
		m := synoptic.ClaimMention{Mention: s.mention(p.r, p.span), Voice: synoptic.VoiceOutlet, Status: synoptic.Done}
		if u := s.smallest(p.r, p.span); u >= 0 {
			m = s.claimMention(u)
			tellings[i].voice = s.units[u].voice
		}
		mentions = append(mentions, m)
		if !slices.Contains(in, p.r) {
			in = append(in, p.r)
		}
	}
	text, _ := s.around(spans[0].r, spans[0].span)
	origins, voices := s.corroborate(tellings)
	s.out.Claims = append(s.out.Claims, synoptic.Claim{
		ID: "c" + itoa(len(s.out.Claims)+1), Text: text, Mentions: mentions,
		Outlets: len(in), Origins: origins, Voices: voices, First: s.firstID(in), Why: []string{slot},
	})
	return len(s.out.Claims) - 1
}
