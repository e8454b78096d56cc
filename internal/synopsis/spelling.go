package synopsis

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// longName is the number of letters from which on two names that differ by one
// of them are taken for one name spelled in two ways: "Mazar-i-Sharif" and
// "Mazar-e-Sharif", not "Georgia" and "George".
const longName = 8

// A nameForm is one way in which the reports write a name.
type nameForm struct {
	words    []string // folded
	person   int
	mentions []synoptic.Mention
	reports  []int
}

// spellings reports names of one kind that the reports spell in two ways.
// Capitals, accents, hyphens and what is British or American make no other
// spelling, nor does an ending ("Americans").
func (s *story) spellings() {
	var forms []nameForm
	at := make(map[string]int)
	for p := range s.out.People {
		switch s.out.People[p].Kind {
		case synoptic.KindPerson, synoptic.KindPlace, synoptic.KindOrganization:
		default:
			continue
		}
		for _, m := range s.out.People[p].Mentions {
			r := s.index(m.Report)
			words := nameWords(s.cut(r, m.Span))
			key := strings.Join(words, " ")
			if len(key) < longName || !startsUpper(s.cut(r, m.Span)) {
				continue
			}
			id := itoa(p) + " " + key
			k, ok := at[id]
			if !ok {
				k = len(forms)
				at[id] = k
				forms = append(forms, nameForm{words: words, person: p})
			}
			forms[k].mentions = append(forms[k].mentions, m)
			if !slices.Contains(forms[k].reports, r) {
				forms[k].reports = append(forms[k].reports, r)
			}
		}
	}
	slices.SortStableFunc(forms, func(x, y nameForm) int { return cmp.Compare(len(y.mentions), len(x.mentions)) })
	for i := range forms {
		for k := range i {
			if s.respelled(&forms[i], &forms[k]) {
				s.spelling(&forms[k], &forms[i])
				break
			}
		}
	}
}

// respelled tells whether two forms are one name. Two people may differ by a
// letter of their given names: their reports must mean one person.
func (s *story) respelled(a, b *nameForm) bool {
	x, y := &s.out.People[a.person], &s.out.People[b.person]
	if x.Kind != y.Kind || a.person != b.person && x.Kind == synoptic.KindPerson {
		return false
	}
	if len(a.words) != len(b.words) {
		return false // "Mark D. Sheridan"
	}
	other := 0
	for i := range a.words {
		v, w := a.words[i], b.words[i]
		if v == w {
			continue
		}
		if other++; distance(v, w) > 1 || strings.HasPrefix(v, w) || strings.HasPrefix(w, v) || len(v) < 5 && len(a.words) < 3 {
			return false
		}
	}
	return other == 1
}

func (s *story) spelling(often, seldom *nameForm) {
	p := &s.out.People[often.person]
	kind := synoptic.KindParticipant
	if p.Kind == synoptic.KindPlace {
		kind = synoptic.KindWhere
	}
	var rs []reading
	for n, f := range [2]*nameForm{often, seldom} {
		m := f.mentions[0]
		rs = append(rs, reading{value: s.cut(s.index(m.Report), m.Span), normal: synoptic.Normal{Words: strings.Join(f.words, " ")}, mentions: f.mentions, reports: f.reports, order: n})
	}
	if reportsIn(rs) < 2 {
		return
	}
	s.add(synoptic.Discrepancy{Kind: kind, Slot: "spelling", About: p.Name, Of: synoptic.Of{Person: p.ID}, Rule: "one name, spelled in two ways", Weight: 1}, rs)
}
