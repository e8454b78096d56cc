package render

import (
	"slices"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

// A shown is an entry of one of the synopsis's lists with its number there,
// from 1: it is the same however the list is filtered.
type shown[T any] struct {
	n    int
	item *T
}

// pick keeps of a list what ok accepts.
func pick[T any](list []T, ok func(*T) bool) []shown[T] {
	var out []shown[T]
	for i := range list {
		if ok(&list[i]) {
			out = append(out, shown[T]{i + 1, &list[i]})
		}
	}
	return out
}

// discrepancies are those of the kinds asked for, by falling weight. One is
// about somebody, too, where the claim or quote is whose slot it is.
func (v *view) discrepancies() []shown[synoptic.Discrepancy] {
	var of map[string]bool
	if v.opts.About != "" {
		of = make(map[string]bool)
		for _, c := range pick(v.Claims, v.claimAbout) {
			of["claim "+c.item.ID] = true
		}
		for _, q := range pick(v.Quotes, v.quoteAbout) {
			of["quote "+q.item.ID] = true
		}
	}
	out := pick(v.Discrepancies, func(d *synoptic.Discrepancy) bool {
		return v.opts.showsKind(d.Kind) && v.mineDiffers(d) && (v.about([]string{d.About}, readingMentions(d)...) || of["claim "+d.Of.Claim] || of["quote "+d.Of.Quote])
	})
	slices.SortStableFunc(out, func(a, b shown[synoptic.Discrepancy]) int { return b.item.Weight - a.item.Weight })
	return out
}

func (v *view) claims() []shown[synoptic.Claim] {
	return pick(v.Claims, func(c *synoptic.Claim) bool {
		return v.opts.shows(Claims) && severalCarry(c) && v.mineLacks(claimMentions(c)) && v.claimAbout(c)
	})
}

func (v *view) claimAbout(c *synoptic.Claim) bool {
	return v.about([]string{c.Text}, claimMentions(c)...)
}

func (v *view) quotes() []shown[synoptic.Utterance] {
	return pick(v.Quotes, func(u *synoptic.Utterance) bool {
		return v.opts.shows(Quotes) && v.mineLacks(quoteMentions(u)) && v.quoteAbout(u)
	})
}

func (v *view) quoteAbout(u *synoptic.Utterance) bool {
	return v.about([]string{u.SpeakerName, v.voice(u.Speaker)}, quoteMentions(u)...)
}

func (v *view) only() []shown[synoptic.Only] {
	return pick(v.Only, func(o *synoptic.Only) bool {
		return v.opts.shows(Only) && v.mineAlone(o.Report) && v.about([]string{v.voice(o.Voice), v.voice(o.Speaker)}, o.Mention)
	})
}

// lacking lists the claims that every report but the one carries.
func (v *view) lacking(s *sheet) []shown[synoptic.Claim] {
	if len(v.sheets) < 3 {
		return nil
	}
	return pick(v.Claims, func(c *synoptic.Claim) bool {
		ms := claimMentions(c)
		return v.opts.shows(Only) && v.mineAlone(s.ID) && severalCarry(c) && !v.disputedBy(c, s.ID) && carriers(ms) == len(v.sheets)-1 && v.about([]string{c.Text}, ms...) &&
			!slices.ContainsFunc(ms, func(m synoptic.Mention) bool { return m.Report == s.ID })
	})
}

// disputedBy tells whether report r carries a reading of a difference in a
// claim: it has the fact, if not the clause.
func (v *view) disputedBy(c *synoptic.Claim, r synoptic.ReportID) bool {
	return slices.ContainsFunc(v.Discrepancies, func(d synoptic.Discrepancy) bool {
		return d.Of.Claim == c.ID && slices.ContainsFunc(readingMentions(&d), func(m synoptic.Mention) bool { return m.Report == r })
	})
}

func (v *view) timeline() []shown[synoptic.Event] {
	out := pick(v.Timeline, func(e *synoptic.Event) bool {
		return v.opts.shows(Timeline) && v.about([]string{e.What}, v.widened(eventMentions(e))...)
	})
	slices.SortStableFunc(out, func(a, b shown[synoptic.Event]) int { return compareDates(a.item.Date, b.item.Date) })
	return out
}

// has tells whether a section is to be shown: it is asked for, and it is not
// one that a report laid beside nothing leaves empty.
func (v *view) has(section synoptic.Kind) bool {
	if len(v.sheets) > 1 {
		return v.opts.shows(section)
	}
	n := map[synoptic.Kind]int{
		Discrepancies: len(v.Discrepancies), Claims: len(v.Claims), Quotes: len(v.Quotes), Only: len(v.Only),
		Timeline: len(v.Timeline), Openings: len(v.sheets), Reports: len(v.sheets),
	}[section]
	return n > 0 && v.opts.shows(section)
}

// widened adds to mentions the words around them: a time expression is about
// what stands beside it.
func (v *view) widened(ms []synoptic.Mention) []synoptic.Mention {
	for i, m := range ms {
		if s := v.byID[m.Report]; s != nil && m.In(len(s.text)) {
			ms[i].Span = widen(s.text, m.Span, excerptContext)
		}
	}
	return ms
}

// openers are the reports that open with whom the user asks about.
func (v *view) openers() []*sheet {
	var out []*sheet
	for _, s := range v.sheets {
		title, first := v.opensWith(s)
		if v.opts.shows(Openings) && v.about([]string{title, first}, synoptic.Mention{Report: s.ID, Span: s.first}) {
			out = append(out, s)
		}
	}
	return out
}

// filter makes the test for Options.About: does a thing name whom the user
// asks about, or stand where one of their mentions stands?
func (v *view) filter(about string) func([]string, ...synoptic.Mention) bool {
	want := folded(about)
	if want == "" {
		return func([]string, ...synoptic.Mention) bool { return true }
	}
	asked := make(map[string]bool)
	for _, p := range v.People {
		if slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(s string) bool { return holds(s, want) }) {
			asked[p.ID] = true
		}
	}
	spans := make(map[synoptic.ReportID][]synoptic.Span)
	for _, p := range v.People {
		if !asked[p.ID] && !slices.ContainsFunc(p.Members, func(id string) bool { return asked[id] }) {
			continue
		}
		for _, m := range p.Mentions {
			spans[m.Report] = append(spans[m.Report], m.Span)
		}
	}
	return func(names []string, ms ...synoptic.Mention) bool {
		if slices.ContainsFunc(names, func(s string) bool { return holds(s, want) }) {
			return true
		}
		return slices.ContainsFunc(ms, func(m synoptic.Mention) bool {
			return holds(v.words(m), want) ||
				slices.ContainsFunc(spans[m.Report], func(s synoptic.Span) bool { return s.Overlap(m.Span) > 0 })
		})
	}
}

// folded is the words of s in lower case with a space before and after each.
func folded(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ") + " "
}

// holds tells whether s has the words that folded made want of.
func holds(s, want string) bool { return strings.Contains(folded(s), want) }
