package synopsis

import "github.com/synoptic-news/synoptic"

// settle gives the one speaker that the other reports name to the renderings
// of reports that leave the speaker open or only describe him.
func (s *story) settle(is []int) {
	name := -1
	for _, i := range is {
		x := &s.quotes[i]
		if !x.named {
			continue
		}
		if name >= 0 && name != x.speaker {
			return // two speakers are named: nothing is settled
		}
		name = x.speaker
	}
	if name < 0 {
		return
	}
	for _, i := range is {
		if x := &s.quotes[i]; !x.named && (x.speaker < 0 || s.out.People[x.speaker].Kind != synoptic.KindGroup) {
			x.speaker, x.settled = name, true
		}
	}
}

// settledBy is the report that told who speaks, where the rendering's own
// report did not name the speaker.
func (s *story) settledBy(x *quoted, is []int) *synoptic.ReportID {
	q := &s.rs[x.r].Analysis.Quotes[x.q]
	if !x.settled && q.Speaker > 0 && s.rs[x.r].Analysis.Entities[q.Speaker-1].Named || !s.named(x.speaker) {
		return nil
	}
	for _, i := range is {
		y := &s.quotes[i]
		if y.r == x.r || y.speaker != x.speaker {
			continue
		}
		if p := s.rs[y.r].Analysis.Quotes[y.q].Speaker; p > 0 && s.rs[y.r].Analysis.Entities[p-1].Named {
			id := s.rs[y.r].Report.ID
			return &id
		}
	}
	return s.namedIn(x.speaker, x.r)
}

// namedIn is the first report other than r that gives the person a name.
func (s *story) namedIn(p, r int) *synoptic.ReportID {
	for k := range s.rs {
		for e, to := range s.person[k] {
			if to == p && k != r && s.rs[k].Analysis.Entities[e].Named {
				id := s.rs[k].Report.ID
				return &id
			}
		}
	}
	return nil
}

// named tells whether any report gives the person a name.
func (s *story) named(p int) bool {
	for r := range s.rs {
		for e, to := range s.person[r] {
			if to == p && s.rs[r].Analysis.Entities[e].Named {
				return true
			}
		}
	}
	return false
}
