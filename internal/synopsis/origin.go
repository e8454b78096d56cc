package synopsis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/reuse"
)

const (
	// copyShare is the share of the shorter text's own words, per thousand,
	// from which on two reports are one text: a reprint keeps nine words in
	// ten, two reporters who heard the same briefing share one in fifty.
	copyShare = 500
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
	at := make(map[[2]int]*reuse.Pair, len(pairs))
	for i := range pairs {
		at[[2]int{pairs[i].A, pairs[i].B}] = &pairs[i]
	}
	credits := make([]string, n)
	for i := range credits {
		credits[i] = agency(s.rs[i].Report.Credit)
	}
	given := make([]int, n)
	for a := 0; a < n; a++ {
		for b := a + 1; b < n; b++ {
			p := at[[2]int{a, b}]
			o := s.origin(a, b, p, credits)
			independent := o.Value == synoptic.Independent
			s.apart[a][b], s.apart[b][a] = independent, independent
			joins := o.Value == synoptic.SameOrigin && s.group[b] == b
			if joins {
				s.group[b] = s.group[a]
			}
			if n > manyReports && !joins {
				reason := o.Value == synoptic.SameOrigin || len(o.Mentions) > 0 || credits[a] != "" && credits[a] == credits[b]
				if !reason || given[b] >= givenPairs {
					s.pairs++
					continue
				}
				given[b]++
			}
			s.out.Origins = append(s.out.Origins, o)
		}
	}
	for _, p := range pairs {
		for _, x := range p.Passages {
			s.out.Reuse = append(s.out.Reuse, synoptic.Reuse{Passages: []synoptic.Mention{
				s.mention(p.A, x.SpanA), s.mention(p.B, x.SpanB),
			}})
			s.markCopied(p.B, x.SpanB)
		}
	}
}

// markCopied marks the sentences of report r that the passage covers by half
// or more.
func (s *story) markCopied(r int, span synoptic.Span) {
	for k := range s.rs[r].Analysis.Sentences {
		sent := s.rs[r].Analysis.Sentences[k].Span
		if 2*span.Overlap(sent) >= sent.Len() {
			s.copied[r][k] = true
		}
	}
}

// origin says what is known of reports a < b, with the words that tell it.
func (s *story) origin(a, b int, p *reuse.Pair, credits []string) synoptic.Origin {
	o := synoptic.Origin{A: s.rs[a].Report.ID, B: s.rs[b].Report.ID, Value: synoptic.NotEstablished}
	show := func(max int) {
		for i, x := range p.Passages {
			if i == max {
				break
			}
			o.Mentions = append(o.Mentions, s.mention(a, x.SpanA), s.mention(b, x.SpanB))
		}
	}
	share := 0
	if p != nil {
		share = p.Share
	}
	ra, rb := s.rs[a].Report, s.rs[b].Report
	switch {
	case share >= copyShare:
		o.Value = synoptic.SameOrigin
		o.Why = append(o.Why, "shared text: "+percent(share))
		show(3)
	case credits[a] != "" && credits[a] == credits[b] && (partly(ra.Credit) || partly(rb.Credit)):
		o.Why = append(o.Why, "both draw on one agency: "+ra.Credit, "shared text: "+percent(share))
		s.showCredit(&o, a)
		s.showCredit(&o, b)
	case credits[a] != "" && credits[a] == credits[b]:
		o.Value = synoptic.SameOrigin
		o.Why = append(o.Why, "credit: "+ra.Credit)
		s.showCredit(&o, a)
		s.showCredit(&o, b)
	case strings.EqualFold(ra.Outlet, rb.Outlet) && ra.Outlet != "":
		o.Value = synoptic.SameOrigin
		o.Why = append(o.Why, "outlet: "+ra.Outlet)
	case share >= noteShare:
		o.Why = append(o.Why, "shared text: "+percent(share))
		show(3)
	case credits[a] != "" && credits[b] != "":
		o.Value = synoptic.Independent
		o.Why = append(o.Why, "credits: "+ra.Credit+" and "+rb.Credit)
	case ra.Byline != "" && rb.Byline != "" && !strings.EqualFold(ra.Byline, rb.Byline):
		o.Value = synoptic.Independent
		o.Why = append(o.Why, "bylines: "+ra.Byline+" and "+rb.Byline, "shared text: "+percent(share))
	default:
		o.Why = append(o.Why, "nothing said of where they come from", "shared text: "+percent(share))
	}
	if cited := s.citesOther(a, b); cited != nil && o.Value != synoptic.SameOrigin {
		o.Value = synoptic.NotEstablished
		o.Why = append(o.Why, "one names the other as its source")
		o.Mentions = append(o.Mentions, *cited)
	}
	return o
}

// partly tells whether a credit line says that an agency only helped.
func partly(credit string) bool {
	low := strings.ToLower(credit)
	return strings.Contains(low, "contribut") || strings.Contains(low, "input") || strings.Contains(low, "additional")
}

// showCredit points to the credit in the text, where it stands there.
func (s *story) showCredit(o *synoptic.Origin, r int) {
	rep := s.rs[r].Report
	if k := strings.LastIndex(rep.Text, rep.Credit); rep.Credit != "" && k >= 0 {
		o.Mentions = append(o.Mentions, s.mention(r, synoptic.Span{Start: k, End: k + len(rep.Credit)}))
	}
}

// citesOther finds a sentence in which one of the two outlets is given as the
// source of what the other reports ("told the Harbour Post").
func (s *story) citesOther(a, b int) *synoptic.Mention {
	for _, pair := range [2][2]int{{a, b}, {b, a}} {
		name := s.rs[pair[1]].Report.Outlet
		if len(name) < 3 {
			continue
		}
		r := s.rs[pair[0]]
		for q := range r.Analysis.Quotes {
			if r.Analysis.Quotes[q].Kind == synoptic.Indirect {
				continue
			}
			for _, src := range r.Analysis.Quotes[q].Source {
				if strings.Contains(strings.ToLower(src.Cut(r.Report.Text)), strings.ToLower(name)) {
					m := s.mention(pair[0], src)
					return &m
				}
			}
		}
		text, low := s.lower[pair[0]], strings.ToLower(name)
		if len(text) != len(r.Report.Text) {
			continue // small letters of another length: spans would not fit
		}
		for _, lead := range []string{"told ", "according to ", "reported by "} {
			k := strings.Index(text, lead+low)
			if k < 0 {
				k = strings.Index(text, lead+"the "+low)
			}
			if k >= 0 {
				m := s.mention(pair[0], synoptic.Span{Start: k, End: k + len(lead) + len(name)})
				return &m
			}
		}
	}
	return nil
}

// agency is the agency or service that a credit line names, by its initials
// or its one word, lower case: "(NW)" and "Northern Wire" are one.
func agency(credit string) string {
	var words []string
	for _, w := range strings.FieldsFunc(credit, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			continue // "with inputs from", "contributed to this report"
		}
		switch l := strings.ToLower(w); l {
		case "the", "with", "from", "by", "agency", "agencies", "inputs", "source", "photo":
		default:
			words = append(words, l)
		}
	}
	switch len(words) {
	case 0:
		return strings.ToLower(strings.TrimSpace(credit))
	case 1:
		return words[0]
	}
	return initials(words)
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteByte(w[0])
	}
	return b.String()
}

func percent(perMille int) string {
	if perMille > 0 && perMille < 10 {
		return "under 1 %"
	}
	return itoa((perMille+5)/10) + " %"
}

// count is the number of origins behind reports: the groups of those known to
// rest on one are one; those of which it is not established may be.
func (s *story) count(reports []int) synoptic.Count {
	seen := make(map[int]bool)
	var groups []int
	for _, r := range reports {
		if g := s.group[r]; !seen[g] {
			seen[g] = true
			groups = append(groups, g)
		}
	}
	c := synoptic.Count{Max: len(groups)}
	// Min: how few origins there can be, if all that is not established were
	// one: a greedy set of pairwise independent groups.
	var chosen []int
	for _, g := range groups {
		free := true
		for _, h := range chosen {
			if !s.apart[g][h] {
				free = false
				break
			}
		}
		if free {
			chosen = append(chosen, g)
		}
	}
	c.Min = max(1, len(chosen))
	return c
}
