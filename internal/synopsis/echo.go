package synopsis

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// setEchoes puts the reports that say, sentence by sentence, the very words of
// an earlier one behind all others. They are compared with nothing, since what
// they say is said: an exact copy adds no claim, takes none away and makes no
// difference. [story.resound] lists them wherever the report that they repeat is
// listed.
func (s *story) setEchoes() {
	first := make(map[string]int)
	var texts, echoes []synoptic.Reported
	for _, r := range s.rs {
		var b strings.Builder
		for _, sent := range r.Analysis.Sentences {
			b.WriteString(sent.Span.Cut(r.Report.Text))
			b.WriteByte(0)
		}
		k, ok := first[b.String()]
		if ok && b.Len() > 0 && sameReading(r.Analysis, texts[k].Analysis) {
			echoes = append(echoes, r)
			s.echoOf = append(s.echoOf, k)
			continue
		}
		if !ok {
			first[b.String()] = len(texts)
		}
		texts = append(texts, r)
	}
	s.all, s.said = append(texts, echoes...), len(texts)
	s.rs = s.all
}

// sameReading tells whether the same sentences were read alike: times resolve
// to the same days, and nobody has said by hand who is who in one of them.
func sameReading(a, b *synoptic.Analysis) bool {
	return len(a.Words) == len(b.Words) && len(a.Quotes) == len(b.Quotes) && len(a.Statements) == len(b.Statements) &&
		slices.EqualFunc(a.Sentences, b.Sentences, func(x, y synoptic.Sentence) bool { return x.Title == y.Title }) &&
		slices.EqualFunc(a.Entities, b.Entities, func(x, y synoptic.Entity) bool { return x.Name == y.Name && x.Kind == y.Kind }) &&
		slices.EqualFunc(a.Times, b.Times, func(x, y synoptic.Time) bool { return x.Date == y.Date && x.Anchor == y.Anchor })
}

// sameWords tells whether two reports say the very same words: their origin is one.
func (s *story) sameWords(a, b int) bool {
	root := func(r int) int {
		if r >= s.said {
			return s.echoOf[r-s.said]
		}
		return r
	}
	return root(a) == root(b)
}

// resound lists the exact copies beside what they repeat.
func (s *story) resound() {
	by := make(map[synoptic.ReportID][]int) // per report: its exact copies
	for i, k := range s.echoOf {
		id := s.all[k].Report.ID
		by[id] = append(by[id], s.said+i)
	}
	s.rs = s.all
	if len(by) == 0 {
		return
	}
	order := make(map[synoptic.ReportID]int)
	for i := range s.out.Reports {
		order[s.out.Reports[i].ID] = i
	}
	less := func(x, y synoptic.Mention) int { return cmp.Compare(order[x.Report], order[y.Report]) }
	mentions := func(ms []synoptic.Mention) []synoptic.Mention {
		for _, m := range ms {
			for _, e := range by[m.Report] {
				ms = append(ms, s.repeated(m, e))
			}
		}
		slices.SortStableFunc(ms, less)
		return ms
	}
	for i := range s.out.People {
		s.out.People[i].Mentions = mentions(s.out.People[i].Mentions)
	}
	for i := range s.out.Discrepancies {
		for k := range s.out.Discrepancies[i].Readings {
			r := &s.out.Discrepancies[i].Readings[k]
			r.Mentions = mentions(r.Mentions)
		}
	}
	for i := range s.out.Claims {
		c := &s.out.Claims[i]
		reports := make(map[synoptic.ReportID]bool)
		for _, m := range c.Mentions {
			for _, e := range by[m.Report] {
				m.Mention = s.repeated(m.Mention, e)
				c.Mentions = append(c.Mentions, m)
			}
		}
		slices.SortStableFunc(c.Mentions, func(x, y synoptic.ClaimMention) int { return less(x.Mention, y.Mention) })
		for _, m := range c.Mentions {
			reports[m.Report] = true
		}
		c.Outlets = len(reports)
		for k := range c.Voices {
			v := &c.Voices[k]
			for _, id := range v.Reports {
				for _, e := range by[id] {
					v.Reports = append(v.Reports, s.all[e].Report.ID)
				}
			}
			slices.SortFunc(v.Reports, func(x, y synoptic.ReportID) int { return cmp.Compare(order[x], order[y]) })
		}
		var in []int
		for id := range reports {
			in = append(in, s.byID[id])
		}
		slices.Sort(in)
		c.First = s.firstID(in)
	}
	for i := range s.out.Timeline {
		t := &s.out.Timeline[i]
		for _, m := range t.Mentions {
			for _, e := range by[m.Report] {
				m.Mention = s.repeated(m.Mention, e)
				t.Mentions = append(t.Mentions, m)
			}
		}
		slices.SortStableFunc(t.Mentions, func(x, y synoptic.EventMention) int { return less(x.Mention, y.Mention) })
	}
	for i := range s.out.Quotes { // the fullest first: copies follow what they repeat
		q := &s.out.Quotes[i]
		var all []synoptic.Rendering
		for _, r := range q.Renderings {
			all = append(all, r)
			for _, e := range by[r.Report] {
				all = append(all, s.rendered(r, e))
			}
		}
		q.Renderings = all
	}
}

// rendered is a rendering as the exact copy e has it.
func (s *story) rendered(r synoptic.Rendering, e int) synoptic.Rendering {
	from := r.Report
	move := func(spans []synoptic.Span) []synoptic.Span {
		out := slices.Clone(spans)
		for i := range out {
			out[i] = s.repeated(synoptic.Mention{Report: from, Span: out[i]}, e).Span
		}
		return out
	}
	r.Mention = s.repeated(r.Mention, e)
	r.Parts, r.Cue, r.Source = move(r.Parts), move(r.Cue), move(r.Source)
	r.Diff = slices.Clone(r.Diff)
	for i := range r.Diff {
		r.Diff[i].Span = s.repeated(synoptic.Mention{Report: from, Span: r.Diff[i].Span}, e).Span
	}
	return r
}

// repeated is a mention as the exact copy e has it: as far behind the beginning
// of the same sentence.
func (s *story) repeated(m synoptic.Mention, e int) synoptic.Mention {
	a, b := s.all[s.echoOf[e-s.said]].Analysis, s.all[e].Analysis
	move := func(at int) int {
		k, found := slices.BinarySearchFunc(a.Sentences, at, func(x synoptic.Sentence, at int) int { return cmp.Compare(x.Start, at) })
		if !found && k > 0 {
			k--
		}
		return at + b.Sentences[k].Start - a.Sentences[k].Start
	}
	span := synoptic.Span{Start: move(m.Start), End: move(m.Start)}
	if m.End > m.Start {
		span.End = move(m.End-1) + 1
	}
	return synoptic.Mention{Report: s.all[e].Report.ID, Span: span}
}
