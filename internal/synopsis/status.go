package synopsis

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic"
)

// statuses reports what one report says came about and another says did not,
// is only ahead, or is not clear: outcomes of one sense for one participant.
func (s *story) statuses() {
	type key struct{ sense, who string }
	by := make(map[key][]outcome)
	var keys []key
	for _, o := range s.outcomes() {
		k := key{o.sense, o.who}
		if by[k] == nil {
			keys = append(keys, k)
		}
		if len(by[k]) < maxOutcomes {
			by[k] = append(by[k], o)
		}
	}
	slices.SortStableFunc(keys, func(x, y key) int { return cmp.Compare(x.sense[:1], y.sense[:1]) }) // "=" of an axis stands before letters: it gathers more
	seen := make(map[place]bool)
	for _, k := range keys {
		os, weight := s.opposed(by[k])
		if weight == 0 {
			continue
		}
		var rs []reading
		var spans []place
		old := false
		for i := range os {
			o := &os[i]
			spans = append(spans, place{o.r, o.span})
			old = old || seen[place{o.r, o.span}]
			rs = s.put(rs, o.r, o.span, reading{value: s.cut(o.r, o.span), normal: synoptic.Normal{Words: o.state.String()}, order: int(o.state)},
				func(x *reading) bool { return x.normal.Words == o.state.String() })
		}
		if old || len(rs) < 2 || reportsIn(rs) < 2 || torn(rs) {
			continue
		}
		for _, p := range spans {
			seen[p] = true
		}
		d := synoptic.Discrepancy{Kind: synoptic.KindStatus, Slot: "status", Rule: "one event, other outcome", Weight: weight}
		if s.overtaken(os) || os[0].kind&turning != 0 && s.datedApart(rs) {
			d.Maybe = append(d.Maybe, synoptic.MaybeUpdate)
		}
		c := s.facet(spans, "status")
		d.About, d.Of = s.out.Claims[c].Text, synoptic.Of{Claim: s.out.Claims[c].ID}
		s.add(d, rs)
	}
}

// maxOutcomes is how many outcomes of one sense for one participant are
// compared with each other: more than a story of forty reports tells.
const maxOutcomes = 200

// String is the state in a word.
func (x state) String() string {
	return [...]string{"happened", "did not happen", "ahead", "ruled out", "not clear", "declined to comment", "did not answer", "not reached", ""}[x]
}

// opposed keeps the outcomes that another report's contradict, with those that
// say the same as one of them, and weighs the heaviest contradiction.
func (s *story) opposed(os []outcome) (kept []outcome, weight int) {
	keep := make([]bool, len(os))
	for i := range os {
		for k := range i {
			if os[i].r == os[k].r {
				continue
			}
			if w := s.contrast(&os[i], &os[k]); w > 0 {
				keep[i], keep[k], weight = true, true, max(weight, w)
			}
		}
	}
	for i := range os {
		for k := range os {
			if keep[k] && os[i].state == os[k].state && agree(&os[i], &os[k]) {
				kept = append(kept, os[i])
				break
			}
		}
	}
	return slices.Clip(kept), weight
}

// contrast weighs how far two outcomes of one sense contradict each other, 0 if
// they do not: done and not done most, done and ahead least.
func (s *story) contrast(x, y *outcome) int {
	if x.state > y.state {
		x, y = y, x
	}
	if !agree(x, y) || x.self || y.self || !(x.rare && y.rare) || s.oneSaying(x.u, y.u) {
		return 0
	}
	one := s.likely(x.u, y.u) >= sureChance
	switch {
	case x.state >= declined && x.state != y.state:
		return 3
	case !one && !(x.sure && y.sure): // "he did not speak": that night, not ever
		return 0
	case x.state == yes && y.state == no, x.state == ahead && y.state == aheadNot:
		return 8
	case x.state <= no && y.state == unclear:
		return 6
	case one && x.state == yes && y.state == ahead:
		return 5
	}
	return 0
}

// oneSaying tells whether two units stand in one utterance: its words are
// compared as words.
func (s *story) oneSaying(x, y int) bool {
	return slices.ContainsFunc(s.units[x].said, func(u int) bool { return slices.Contains(s.units[y].said, u) })
}

// overtaken tells whether a report that knows more was published later than
// one that knows less: who was missing was found, who was to go went, what was
// not clear is told. What was done cannot be undone by a later hour.
func (s *story) overtaken(os []outcome) bool {
	for i := range os {
		for k := range os {
			x, y := &os[i], &os[k]
			if y.state == no && x.kind&(whole|turning) == 0 && strings.HasPrefix(x.sense, "=") {
				continue // who was acquitted is not convicted an hour later
			}
			if x.state < y.state && (x.state == yes || x.state == no && y.state >= ahead) && y.state <= unclear && s.later(x.r, y.r) {
				return true
			}
		}
	}
	return false
}

// later tells whether report a was published after report b: by the instant, by
// the clock where a zone is not told, by the day where an hour is not.
func (s *story) later(a, b int) bool {
	p, q := s.rs[a].Report.Published, s.rs[b].Report.Published
	t, err := time.Parse(time.RFC3339, p)
	u, fail := time.Parse(time.RFC3339, q)
	if err == nil && fail == nil {
		return t.After(u)
	}
	const day, minute = len("2006-01-02"), len("2006-01-02T15:04")
	if len(p) >= minute && len(q) >= minute {
		return p[:minute] > q[:minute]
	}
	return len(p) >= day && len(q) >= day && p[:day] > q[:day]
}

// agree tells whether two outcomes may have been brought about by one hand.
func agree(x, y *outcome) bool {
	return x.agent == y.agent || x.kind&chosen == 0 && (x.agent < 0 || y.agent < 0)
}

// places reports claims that the reports put in different places: the same
// predicate and preposition, another noun, and neither place said anywhere to
// lie in the other.
func (s *story) places() {
	for c := range s.out.Claims {
		us := s.sure(s.unitsOf(c))
		var rs []reading
		for _, i := range us {
			u := &s.units[i]
			if s.sharedPred(us, i) < 2 {
				continue
			}
			for _, arg := range s.rs[u.r].Analysis.Statements[u.st].Args {
				if arg.Role != synoptic.Place || s.isTime(u.r, arg.Span) || s.rs[u.r].Analysis.Words[arg.Head].Tag != "PROPN" {
					continue
				}
				t := s.argTerm(u.r, &arg)
				if t < 0 || placeless(&s.rs[u.r].Analysis.Words[arg.Head]) {
					continue
				}
				name := arg.Prep + " " + s.terms.names[t]
				rs = s.put(rs, u.r, arg.Span, reading{value: s.cut(u.r, arg.Span), normal: synoptic.Normal{Words: name}, order: len(rs)},
					func(x *reading) bool { return x.normal.Words == name })
			}
		}
		rs = s.disjointPlaces(rs)
		if len(rs) < 2 || reportsIn(rs) < 2 {
			continue
		}
		d := synoptic.Discrepancy{Kind: synoptic.KindWhere, Slot: "where", About: s.out.Claims[c].Text,
			Of: synoptic.Of{Claim: s.out.Claims[c].ID}, Rule: "one predicate, other place", Weight: 6}
		if unnamed(rs) {
			d.Maybe = append(d.Maybe, synoptic.MaybePrecision)
		}
		s.add(d, rs)
	}
}

func (s *story) isTime(r int, span synoptic.Span) bool {
	for _, t := range s.rs[r].Analysis.Times {
		if t.Overlap(span) > 0 {
			return true
		}
	}
	return false
}

// disjointPlaces keeps the readings if each report gives one place only and
// no text puts one of them beside the other ("Croydon, London").
func (s *story) disjointPlaces(rs []reading) []reading {
	for i := range rs {
		for k := range rs {
			if i == k {
				continue
			}
			if strings.Fields(rs[i].normal.Words)[0] != strings.Fields(rs[k].normal.Words)[0] || s.nested(rs[i].value, rs[k].value) {
				return nil
			}
			for _, r := range rs[i].reports {
				for _, q := range rs[k].reports {
					if r == q {
						return nil
					}
				}
			}
		}
	}
	return rs
}

// nested tells whether some report writes the one place right before the other.
func (s *story) nested(a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) || sameNames(a, b) {
		return true
	}
	for _, r := range s.rs {
		text := r.Report.Text
		for {
			k := strings.Index(text, a)
			if k < 0 {
				break
			}
			rest := text[k+len(a):]
			if strings.Contains(rest[:min(len(rest), len(b)+12)], b) {
				return true
			}
			text = rest
		}
	}
	return false
}
