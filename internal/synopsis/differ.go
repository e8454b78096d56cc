package synopsis

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// A reading under way: a value with the places that carry it.
type reading struct {
	value    string
	normal   synoptic.Normal
	mentions []synoptic.Mention
	reports  []int
	mean     bool // an average
	order    int  // for sorting readings of one discrepancy by size or time
}

// sureChance is the probability, per thousand, that two clauses state one fact
// from which on their slots are compared: a slot of a clause that is only near
// would make a difference of two different facts.
const sureChance = 500

// sure keeps the units that state the same fact as one of another report among
// them beyond reasonable doubt.
func (s *story) sure(us []int) []int { return s.surely(us, sureChance) }

// surely is sure with another probability.
func (s *story) surely(us []int, least int) []int {
	var out []int
	for _, x := range us {
		for _, y := range us {
			if s.units[x].r != s.units[y].r && s.likely(x, y) >= least {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

// differ finds the slots that the reports fill differently, each kind by its
// own rules, and orders them by weight: contradicted facts before nuances,
// more origins before fewer.
func (s *story) differ() {
	s.quantities()
	s.times()
	s.twins()
	s.wordings()
	s.attributions()
	s.participants()
	s.lists()
	s.descriptions()
	s.contraries()
	s.statuses()
	s.ladders()
	s.places()
	s.beside()
	s.spellings()
	s.edited() // last: what the rules above leave
	ds := s.out.Discrepancies
	first := func(d *synoptic.Discrepancy) (int, int) {
		m := d.Readings[0].Mentions[0]
		return s.index(m.Report), m.Start
	}
	slices.SortStableFunc(ds, func(x, y synoptic.Discrepancy) int {
		rx, sx := first(&x)
		ry, sy := first(&y)
		return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(carried(&y), carried(&x)),
			cmp.Compare(rx, ry), cmp.Compare(sx, sy), cmp.Compare(x.Kind, y.Kind))
	})
	for i := range ds {
		ds[i].ID = "d" + itoa(i+1)
	}
}

// carried is the number of origins behind all readings of a discrepancy.
func carried(d *synoptic.Discrepancy) int {
	n := 0
	for _, r := range d.Readings {
		n += r.Origins.Max
	}
	return n
}

// add writes a discrepancy out, its readings in their order, mentions in the
// order of reports. What rests on one origin only is a report against itself
// and kept; a single reading is none.
func (s *story) add(d synoptic.Discrepancy, rs []reading) {
	if rs = s.english(d.Kind, rs); len(rs) < 2 {
		return
	}
	slices.SortStableFunc(rs, func(x, y reading) int {
		return cmp.Or(cmp.Compare(x.order, y.order), cmp.Compare(x.value, y.value))
	})
	for _, r := range rs {
		s.sortMentions(r.mentions)
		r.mentions = slices.Compact(r.mentions)
		d.Readings = append(d.Readings, synoptic.Reading{
			Value: oneLine(r.value), Normal: r.normal, Origins: s.witnesses(s.tellings(r.mentions)), Mentions: r.mentions,
		})
	}
	slices.Sort(d.Maybe)
	d.Maybe = slices.Compact(d.Maybe)
	s.out.Discrepancies = append(s.out.Discrepancies, d)
}

// sortMentions orders mentions by report, then by where they stand.
func (s *story) sortMentions(ms []synoptic.Mention) {
	slices.SortStableFunc(ms, func(x, y synoptic.Mention) int {
		return cmp.Or(cmp.Compare(s.index(x.Report), s.index(y.Report)), cmp.Compare(x.Start, y.Start))
	})
}

// put adds a mention to the reading that eq finds, or to a new one.
func (s *story) put(rs []reading, r int, span synoptic.Span, fresh reading, eq func(*reading) bool) []reading {
	m := s.mention(r, span)
	for i := range rs {
		if eq(&rs[i]) {
			rs[i].mentions = append(rs[i].mentions, m)
			if !slices.Contains(rs[i].reports, r) {
				rs[i].reports = append(rs[i].reports, r)
			}
			return rs
		}
	}
	fresh.mentions, fresh.reports = []synoptic.Mention{m}, []int{r}
	return append(rs, fresh)
}

func (s *story) index(id synoptic.ReportID) int {
	if i, ok := s.byID[id]; ok && i < len(s.rs) {
		return i
	}
	return -1 // an exact copy, while the others are compared
}

// torn tells whether no two reports have readings that exclude each other: a
// report that carries both lists them, and then every report may mean both.
func torn(rs []reading) bool {
	by := make(map[int][]int) // per report: its readings
	var reports []int
	for i, x := range rs {
		for _, r := range x.reports {
			if by[r] == nil {
				reports = append(reports, r)
			}
			by[r] = append(by[r], i)
		}
	}
	for k, a := range reports {
		for _, b := range reports[:k] {
			if !slices.ContainsFunc(by[a], func(i int) bool { return slices.Contains(by[b], i) }) {
				return false
			}
		}
	}
	return true
}

// reportsIn counts the reports behind readings. A reprint that changes a number
// differs from its original: origins do not matter here.
func reportsIn(rs []reading) int {
	var reports []int
	for _, x := range rs {
		for _, r := range x.reports {
			if !slices.Contains(reports, r) {
				reports = append(reports, r)
			}
		}
	}
	return len(reports)
}

func (s *story) aboutQuote(u *synoptic.Utterance) string {
	r := &u.Renderings[0]
	words := oneLine(s.cut(s.index(r.Report), r.Span))
	if len(words) > 80 {
		k := 80
		for k > 0 && words[k]&0xC0 == 0x80 {
			k--
		}
		words = words[:k] + "…"
	}
	if u.SpeakerName != "" {
		return u.SpeakerName + ": " + words
	}
	return words
}

// attributions reports the utterances that reports give to different speakers.
func (s *story) attributions() {
	for i := range s.out.Quotes {
		u := &s.out.Quotes[i]
		var rs []reading
		for k := range u.Renderings {
			rd := &u.Renderings[k]
			if p := s.personByID(rd.Speaker); p < 0 || s.out.People[p].Kind != synoptic.KindPerson || !s.named(p) {
				continue // "a spokesman" may be anybody's
			}
			r := s.index(rd.Report)
			if len(rd.Source) == 0 || !s.bearsName(r, rd.Source[0], rd.Speaker) {
				continue // whom "he" or "the director" means is told less surely than the difference would claim
			}
			span := rd.Source[0]
			rs = s.put(rs, r, span, reading{value: rd.SpeakerName, normal: synoptic.Normal{Entity: rd.Speaker}, order: len(rs)},
				func(x *reading) bool { return x.normal.Entity == rd.Speaker })
		}
		if len(rs) < 2 || s.related(rs) || partNames(rs) {
			continue
		}
		s.add(synoptic.Discrepancy{Kind: synoptic.KindAttribution, Slot: "speaker", About: s.aboutQuote(u), Of: synoptic.Of{Quote: u.ID},
			Rule: "the same words, other speakers", Weight: 8}, rs)
	}
}

// bearsName tells whether the words at span have a part of the person's name.
func (s *story) bearsName(r int, span synoptic.Span, person string) bool {
	p := s.personByID(person)
	if p < 0 {
		return false
	}
	words := nameWords(s.cut(r, span))
	return slices.ContainsFunc(nameWords(s.out.People[p].Name), func(w string) bool { return len(w) > 1 && slices.Contains(words, w) })
}

// personByID is the index of a person in the synopsis, -1 if there is none.
func (s *story) personByID(id string) int {
	return slices.IndexFunc(s.out.People, func(p synoptic.Person) bool { return p.ID == id })
}

// related tells whether one reading's person is a group that holds another's.
func (s *story) related(rs []reading) bool {
	for _, x := range rs {
		for _, p := range s.out.People {
			if p.ID != x.normal.Entity {
				continue
			}
			for _, y := range rs {
				if slices.Contains(p.Members, y.normal.Entity) {
					return true
				}
			}
		}
	}
	return false
}
