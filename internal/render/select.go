package render

import "github.com/synoptic-news/synoptic"

// Select keeps of each story of a document what Options.Only, About and Mine ask
// for, so that programs are given what readers are shown. Reports, origins
// and people stay whole; the claim or the quote whose slot a kept discrepancy
// is stays with it.
func Select(d *synoptic.Document, o Options) {
	if len(o.Only) == 0 && o.About == "" && o.Mine == "" {
		return
	}
	for i := range d.Stories {
		s := &d.Stories[i]
		v := newView(d, i, Options{Only: o.Only, About: o.About, Mine: o.Mine})
		of := make(map[string]bool)
		kept := selected(v.discrepancies(), s.Discrepancies)
		for _, x := range kept {
			of["claim "+x.Of.Claim], of["quote "+x.Of.Quote] = true, true
		}
		claims := pick(s.Claims, func(c *synoptic.Claim) bool {
			return of["claim "+c.ID] || o.shows(Claims) && v.mineLacks(claimMentions(c)) && v.claimAbout(c)
		})
		quotes := pick(s.Quotes, func(u *synoptic.Utterance) bool {
			return of["quote "+u.ID] || o.shows(Quotes) && v.mineLacks(quoteMentions(u)) && v.quoteAbout(u)
		})
		only, timeline := selected(v.only(), s.Only), selected(v.timeline(), s.Timeline)
		s.Claims, s.Quotes = selected(claims, s.Claims), selected(quotes, s.Quotes)
		s.Discrepancies, s.Only, s.Timeline = kept, only, timeline
	}
}

// selected copies the entries that are shown, in the order of the list.
func selected[T any](some []shown[T], all []T) []T {
	in := make(map[int]bool, len(some))
	for _, x := range some {
		in[x.n] = true
	}
	out := make([]T, 0, len(some))
	for i := range all {
		if in[i+1] {
			out = append(out, all[i])
		}
	}
	return out
}
