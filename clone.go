package synoptic

import (
	"math"
	"slices"
)

// clone copies the story so that its spans and words can be changed without
// touching the original. Lists that are nil become empty, a date's origin
// that nobody gave unknown: synopsis/1 has no null lists and no nameless zone.
func (s *Synopsis) clone() Synopsis {
	c := *s
	c.Reports = list(s.Reports)
	for i := range c.Reports {
		r := &c.Reports[i]
		r.Languages, r.Skipped = list(r.Languages), list(r.Skipped)
		if r.PublishedFrom.Zone == "" {
			r.PublishedFrom.Zone = ZoneUnknown
		}
		if r.PublishedFrom.By == "" {
			r.PublishedFrom.By = ByNone
		}
		if r.Excerpts != nil {
			r.Excerpts = list(r.Excerpts)
		}
	}
	c.Origins = list(s.Origins)
	for i := range c.Origins {
		c.Origins[i].Why = list(c.Origins[i].Why)
		c.Origins[i].Mentions = list(c.Origins[i].Mentions)
	}
	c.Reuse = list(s.Reuse)
	for i := range c.Reuse {
		c.Reuse[i].Passages = list(c.Reuse[i].Passages)
	}
	c.People = list(s.People)
	for i := range c.People {
		p := &c.People[i]
		p.Members, p.Aliases, p.Roles, p.Mentions = list(p.Members), list(p.Aliases), list(p.Roles), list(p.Mentions)
	}
	c.Quotes = list(s.Quotes)
	for i := range c.Quotes {
		c.Quotes[i].Renderings = list(c.Quotes[i].Renderings)
		for k := range c.Quotes[i].Renderings {
			r := &c.Quotes[i].Renderings[k]
			r.Via, r.Parts, r.Cue, r.Source = list(r.Via), list(r.Parts), list(r.Cue), list(r.Source)
			r.Marks, r.Diff = list(r.Marks), list(r.Diff)
		}
	}
	c.Claims = list(s.Claims)
	for i := range c.Claims {
		c.Claims[i].Mentions, c.Claims[i].Why = list(c.Claims[i].Mentions), list(c.Claims[i].Why)
		c.Claims[i].Voices = slices.Clone(c.Claims[i].Voices)
		for k := range c.Claims[i].Voices {
			c.Claims[i].Voices[k].Reports = list(c.Claims[i].Voices[k].Reports)
		}
	}
	c.Discrepancies = list(s.Discrepancies)
	for i := range c.Discrepancies {
		d := &c.Discrepancies[i]
		d.Maybe, d.Readings = list(d.Maybe), list(d.Readings)
		for k := range d.Readings {
			d.Readings[k].Mentions = list(d.Readings[k].Mentions)
			d.Readings[k].Normal.unbind()
		}
	}
	c.Only = list(s.Only)
	c.Timeline = list(s.Timeline)
	for i := range c.Timeline {
		c.Timeline[i].Mentions = list(c.Timeline[i].Mentions)
	}
	c.Notes = list(s.Notes)
	return c
}

// unbind leaves out a bound that is none: a Quantity writes "no upper bound" as
// the largest integer, which many readers of JSON cannot hold.
func (n *Normal) unbind() {
	if n.Lo != nil && *n.Lo == math.MinInt64 {
		n.Lo = nil
	}
	if n.Hi != nil && *n.Hi == math.MaxInt64 {
		n.Hi = nil
	}
}

// list copies a list; nil becomes an empty one.
func list[T any](xs []T) []T { return append([]T{}, xs...) }
