package synopsis

import "github.com/synoptic-news/synoptic"

// A naming is how surely a report itself says who speaks.
type naming int

const (
	openNaming     naming = iota // it does not say, or only describes him
	resolvedNaming               // it names him elsewhere: "he said", and he is Lee
	explicitNaming               // the name stands beside the cue: "Lee said"
)

// naming tells how report and quote of x name the speaker that the report
// itself gives it.
func (s *story) naming(x *quoted) naming {
	a := s.rs[x.r].Analysis
	q := &a.Quotes[x.q]
	if q.Speaker == 0 || !a.Entities[q.Speaker-1].Named || x.settled {
		return openNaming
	}
	for _, m := range a.Entities[q.Speaker-1].Mentions {
		if m.Form != synoptic.FormName {
			continue
		}
		for _, src := range q.Source {
			if m.Overlap(src) > 0 {
				return explicitNaming
			}
		}
	}
	return resolvedNaming
}

// leastResolved is how many reports give a speaker by what a pronoun or
// description stands for before others are told by it: one may be wrong, and
// its mistake would become theirs.
const leastResolved = 2

// settle gives the speaker that the other reports name to the renderings of
// reports that leave the speaker open or only describe him. Names beside the
// cue count, whatever pronouns elsewhere seem to stand for; without any, what
// several reports resolve to one and the same person.
func (s *story) settle(is []int) {
	name, ok := s.settler(is)
	if !ok {
		return
	}
	for _, i := range is {
		if x := &s.quotes[i]; !x.named && (x.speaker < 0 || s.out.People[x.speaker].Kind != synoptic.KindGroup) {
			x.speaker, x.settled = name, true
		}
	}
}

// settler is the one person whom the renderings' reports name; ok is false if
// they name nobody, or two.
func (s *story) settler(is []int) (person int, ok bool) {
	for _, how := range [...]naming{explicitNaming, resolvedNaming} {
		person = -1
		reports := make(map[int]bool)
		for _, i := range is {
			x := &s.quotes[i]
			if !x.named || x.told || s.naming(x) != how {
				continue
			}
			if person >= 0 && person != x.speaker {
				return 0, false // two are named: nothing is settled
			}
			person = x.speaker
			reports[s.group[x.r]] = true // copies are one
		}
		if person >= 0 {
			return person, how == explicitNaming || len(reports) >= leastResolved
		}
	}
	return 0, false
}

// settledBy is the report that told who speaks, where the rendering's own
// report did not name the speaker: one with the name beside the cue, if there
// is one.
func (s *story) settledBy(x *quoted, is []int) *synoptic.ReportID {
	if s.naming(x) != openNaming || !s.named(x.speaker) {
		return nil
	}
	for _, how := range [...]naming{explicitNaming, resolvedNaming} {
		for _, i := range is {
			if y := &s.quotes[i]; y.r != x.r && y.speaker == x.speaker && s.naming(y) == how {
				id := s.rs[y.r].Report.ID
				return &id
			}
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
	if s.isNamed == nil {
		s.isNamed = make([]bool, len(s.out.People))
		for r := range s.rs {
			for e, to := range s.person[r] {
				if to >= 0 && s.rs[r].Analysis.Entities[e].Named {
					s.isNamed[to] = true
				}
			}
		}
	}
	return s.isNamed[p]
}
