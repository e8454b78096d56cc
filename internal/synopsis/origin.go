package synopsis

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/reuse"
)

const (
	// copyShare is the share of the shorter text's own words, per thousand,
	// from which on two reports are one text: a reprint keeps nine words in
	// ten, two reporters who heard the same briefing share one in fifty.
	copyShare = 500
	// copyWords is how many words of its own a text shares at least if it is a
	// copy, unless nearly all of it is shared: of a report that is nothing but
	// quotations few words are its own.
	copyWords, shortShare = 30, 900
	// noteShare is the share from which on it is not established that two
	// reports are independent.
	noteShare = 60
	// manyReports is how many reports a story has at most if the document lists
	// all pairs of them. Of more, it lists the pair that makes a report one
	// origin with an earlier one, and of each report this many others that share
	// text or a credit or of which one cites the other.
	manyReports = 300
	givenPairs  = 20
)

// trace decides for each pair of reports whether they rest on one origin, and
// marks the sentences that only repeat an earlier report of the same origin.
func (s *story) trace() {
	texts := s.split()
	pairs := reuse.Shared(texts)
	n := len(s.rs)
	s.apart = make([][]bool, n)
	s.group = make([]int, n)
	s.copied = make([][]bool, n)
	for i := range s.apart {
		s.apart[i] = make([]bool, n)
		s.group[i] = i
		s.copied[i] = make([]bool, len(s.rs[i].Analysis.Sentences))
	}
	traits := s.traits(texts)
	given := make([]int, n)
	next := 0 // of pairs, which come in the same order
	for a := 0; a < n; a++ {
		for b := a + 1; b < n; b++ {
			var p *reuse.Pair
			if next < len(pairs) && pairs[next].A == a && pairs[next].B == b {
				p = &pairs[next]
				next++
			}
			v := s.judge(a, b, p, traits)
			s.apart[a][b] = v.value == synoptic.Independent
			joins := false
			if v.value == synoptic.SameOrigin {
				joins = s.unite(a, b)
			}
			if n > manyReports && !joins {
				if !v.telling || given[b] >= givenPairs {
					s.pairs++
					continue
				}
				given[b]++
			}
			s.out.Origins = append(s.out.Origins, s.origin(a, b, p, traits, v))
		}
	}
	s.settleGroups()
	s.passages = make([][]passage, n)
	for _, p := range pairs {
		for _, x := range p.Passages {
			s.out.Reuse = append(s.out.Reuse, synoptic.Reuse{Passages: []synoptic.Mention{
				s.mention(p.A, x.SpanA), s.mention(p.B, x.SpanB),
			}})
			s.passages[p.A] = append(s.passages[p.A], passage{x.SpanA, p.B, x.SpanB, x.Words})
			s.passages[p.B] = append(s.passages[p.B], passage{x.SpanB, p.A, x.SpanA, x.Words})
			s.markCopied(p.B, x.SpanB)
		}
	}
}

// split cuts the reports' sentences into words, those in quotation marks known.
func (s *story) split() []reuse.Text {
	texts := make([]reuse.Text, len(s.rs))
	for i, r := range s.rs {
		spans := make([]synoptic.Span, len(r.Analysis.Sentences))
		for k := range spans {
			spans[k] = r.Analysis.Sentences[k].Span
		}
		quoted := make([]synoptic.Span, 0, len(r.Analysis.Quotes))
		for _, q := range r.Analysis.Quotes {
			if q.Kind != synoptic.Indirect {
				quoted = append(quoted, q.Words)
			}
		}
		texts[i] = reuse.Split(r.Report.Text, spans, quoted)
	}
	return texts
}

// unite makes one group of those of reports a < b; false if they are one.
func (s *story) unite(a, b int) bool {
	find := func(i int) int {
		for s.group[i] != i {
			s.group[i] = s.group[s.group[i]]
			i = s.group[i]
		}
		return i
	}
	a, b = find(a), find(b)
	if a == b {
		return false
	}
	s.group[max(a, b)] = min(a, b)
	return true
}

// settleGroups gives every report the first report of its group, and says of
// two groups that they are apart if two of their reports are known to be.
func (s *story) settleGroups() {
	for i := range s.group { // a group's first report comes before its others
		s.group[i] = s.group[s.group[i]]
	}
	for a := range s.apart {
		for b := a + 1; b < len(s.apart); b++ {
			if s.apart[a][b] {
				x, y := s.group[a], s.group[b]
				s.apart[x][y], s.apart[y][x], s.apart[b][a] = true, true, true
			}
		}
	}
}

// markCopied marks the sentences of report r that the passage covers by half
// or more.
func (s *story) markCopied(r int, span synoptic.Span) {
	sents := s.rs[r].Analysis.Sentences
	for k := max(0, sentenceBefore(s.rs[r].Analysis, span.Start)); k < len(sents) && sents[k].Start < span.End; k++ {
		if 2*span.Overlap(sents[k].Span) >= sents[k].Len() {
			s.copied[r][k] = true
		}
	}
}

// sentenceBefore is the last sentence that begins at or before a place, -1 if
// none does.
func sentenceBefore(a *synoptic.Analysis, at int) int {
	lo, hi := 0, len(a.Sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; a.Sentences[mid].Start <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

// A verdict is what two reports' traits and shared text say.
type verdict struct {
	value   synoptic.Sameness
	why     reason
	telling bool // there is more to say than that nothing is known
}

type reason int

const (
	unknownReason reason = iota
	sameText
	sharedText
	oneAgency
	oneOutlet
	oneAuthor
	openText // some shared text, or other signs of one origin
	twoAgencies
	twoAuthors
)

// judge says what is known of reports a < b.
func (s *story) judge(a, b int, p *reuse.Pair, ts []trait) verdict {
	x, y := &ts[a], &ts[b]
	whole := x.credit.whole()
	switch {
	case s.sameWords(a, b):
		return verdict{synoptic.SameOrigin, sameText, true}
	case isCopy(p):
		return verdict{synoptic.SameOrigin, sharedText, true}
	case whole != "" && whole == y.credit.whole():
		return verdict{synoptic.SameOrigin, oneAgency, true}
	case x.outlet != "" && x.outlet == y.outlet:
		return verdict{synoptic.SameOrigin, oneOutlet, true}
	case shared(x.authors, y.authors) != "":
		return verdict{synoptic.SameOrigin, oneAuthor, true}
	case p != nil && p.Share >= noteShare || shared(x.credit.from, y.credit.from) != "" || x.credit.vague || y.credit.vague ||
		x.family != "" && x.family == y.family || citing(x, y) != nil || citing(y, x) != nil || bothCite(x, y) >= 0:
		return verdict{synoptic.NotEstablished, openText, true}
	case len(x.credit.from) > 0 && len(y.credit.from) > 0:
		return verdict{synoptic.Independent, twoAgencies, false}
	case len(x.authors) > 0 && len(y.authors) > 0:
		return verdict{synoptic.Independent, twoAuthors, false}
	}
	return verdict{synoptic.NotEstablished, unknownReason, p != nil && len(p.Passages) > 0}
}

func isCopy(p *reuse.Pair) bool {
	return p != nil && p.Share >= copyShare && (p.Words >= copyWords || p.Share >= shortShare)
}

// origin writes out what is known of reports a < b, with the words that tell it.
func (s *story) origin(a, b int, p *reuse.Pair, ts []trait, v verdict) synoptic.Origin {
	ra, rb, x, y := s.rs[a].Report, s.rs[b].Report, &ts[a], &ts[b]
	o := synoptic.Origin{A: ra.ID, B: rb.ID, Value: v.value}
	share := 0
	if p != nil {
		share = p.Share
	}
	say := func(why string) { o.Why = append(o.Why, why) }
	passages := func() {
		for i, z := range p.Passages {
			if i == 3 {
				break
			}
			o.Mentions = append(o.Mentions, s.mention(a, z.SpanA), s.mention(b, z.SpanB))
		}
	}
	stand := func(wordsA, wordsB string) {
		s.showWords(&o, a, wordsA)
		s.showWords(&o, b, wordsB)
	}
	much := "shared text: " + percent(share)
	switch v.why {
	case sameText:
		say("the same text")
		if p != nil {
			passages()
		}
	case sharedText:
		say(much)
		passages()
	case oneAgency:
		say("credit: " + creditName(ra, rb))
		stand(creditWords(ra), creditWords(rb))
	case oneOutlet:
		say("outlet: " + string(ra.Outlet))
	case oneAuthor:
		say("one author: " + ra.Byline)
		stand(ra.Byline, rb.Byline)
	case twoAgencies:
		say("credits: " + creditWords(ra) + " and " + creditWords(rb))
		stand(creditWords(ra), creditWords(rb))
	case twoAuthors:
		say("bylines: " + ra.Byline + " and " + rb.Byline)
		say(much)
		stand(ra.Byline, rb.Byline)
	case openText:
		if shared(x.credit.from, y.credit.from) != "" {
			say("both draw on one agency: " + creditName(ra, rb))
			stand(creditWords(ra), creditWords(rb))
		}
		if x.credit.vague || y.credit.vague {
			say("agencies that are not named: " + vagueCredit(ra, x, rb, y))
			if x.credit.vague {
				s.showWords(&o, a, ra.Credit)
			}
			if y.credit.vague {
				s.showWords(&o, b, rb.Credit)
			}
		}
		for _, z := range [2]struct {
			r    int
			x, y *trait
		}{{a, x, y}, {b, y, x}} {
			if c := citing(z.x, z.y); c != nil {
				say("one names the other as its source: " + c.label)
				o.Mentions = append(o.Mentions, s.mention(z.r, c.span))
			}
		}
		if i := bothCite(x, y); i >= 0 {
			k := slices.IndexFunc(y.cites, func(c cite) bool { return c.key == x.cites[i].key })
			say("both name one source: " + x.cites[i].label)
			o.Mentions = append(o.Mentions, s.mention(a, x.cites[i].span), s.mention(b, y.cites[k].span))
		}
		if x.family != "" && x.family == y.family {
			say("one family of outlets: " + x.family)
		}
		say(much)
		if share >= noteShare {
			passages()
		}
	default:
		say("nothing said of where they come from")
		say(much)
	}
	return o
}

// creditWords is the credit as it is written: the credit line, else the byline
// or the outlet's own name, which is an agency's.
func creditWords(r *synoptic.Report) string {
	switch {
	case r.Credit != "":
		return r.Credit
	case r.Byline != "" && knownAgency(string(r.Outlet)) == "":
		return r.Byline
	}
	return string(r.Outlet)
}

// creditName is the credit of the first of two reports that has a credit line.
func creditName(a, b *synoptic.Report) string {
	if a.Credit == "" && b.Credit != "" {
		return b.Credit
	}
	return creditWords(a)
}

func vagueCredit(ra *synoptic.Report, x *trait, rb *synoptic.Report, y *trait) string {
	if x.credit.vague {
		return ra.Credit
	}
	return rb.Credit
}

// showWords points to a credit or a byline in the text, where it stands there.
func (s *story) showWords(o *synoptic.Origin, r int, words string) {
	if k := strings.LastIndex(s.rs[r].Report.Text, words); words != "" && k >= 0 {
		o.Mentions = append(o.Mentions, s.mention(r, synoptic.Span{Start: k, End: k + len(words)}))
	}
}

func percent(perMille int) string {
	if perMille > 0 && perMille < 10 {
		return "under 1 %"
	}
	return itoa((perMille+5)/10) + " %"
}
