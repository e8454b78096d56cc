package synopsis

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// otherScope tells whether two numbers may count over other bases: with the
// attacker and without, the world and one town, the year and a quarter.
func (s *story) otherScope(a, b *number) bool {
	d := a.x.Value - b.x.Value
	if d < 0 {
		d = -d
	}
	if a.x.Unit == "" && d > 0 {
		for _, n := range []*number{a, b} {
			if slices.Contains(s.set(n, including), d) || slices.Contains(s.set(n, excluding), d) {
				return true
			}
		}
		inAll := s.withCompany(b)
		if slices.ContainsFunc(s.withCompany(a), func(x int64) bool { return slices.Contains(inAll, x) }) {
			return true
		}
		if a.counted >= 0 && b.counted >= 0 && a.counted != b.counted {
			return true // five people, four employees
		}
	}
	p, q := s.base(a), s.base(b)
	return p.wide != q.wide || p.span != q.span && p.span > 0 && q.span > 0 || p.against != q.against && p.against != "" && q.against != "" ||
		p.within != q.within && p.within != "" && q.within != ""
}

var (
	including = []string{" including ", ", among them ", " counting "}
	excluding = []string{" not including ", " excluding ", " not counting ", " besides ", " in addition to ", " apart from ", " as well as ", " plus "}
)

// set lists, in thousandths, how many the sentences that give a number say to
// be counted with it, or apart from it: one "including the gunman", two
// "including two children".
func (s *story) set(n *number, marks []string) []int64 {
	var out []int64
	for _, x := range s.given(n) {
		from := x.x.Span.End
		rest := strings.ToLower(s.cut(n.r, synoptic.Span{Start: from, End: max(from, s.rs[n.r].Analysis.Sentences[x.sent].End)}))
		for _, m := range marks {
			k := strings.Index(rest, m)
			if k < 0 || strings.HasSuffix(rest[:k], " not") {
				continue
			}
			out = append(out, s.howMany(n.r, from+k+len(m)))
		}
	}
	return out
}

// howMany are the people or things named from at on: the number that stands
// there, else one.
func (s *story) howMany(r, at int) int64 {
	for i := range s.rs[r].Analysis.Quantities {
		if q := &s.rs[r].Analysis.Quantities[i]; q.Unit == "" && q.Span.Start == at {
			return q.Value
		}
	}
	return 1000
}

// A givenNumber is a number where a report gives it.
type givenNumber struct {
	x    *synoptic.Quantity
	sent int
}

// given lists the places where n's report gives the same number of people or
// things: a headline says only "Five dead".
func (s *story) given(n *number) []givenNumber {
	a := s.rs[n.r].Analysis
	out := []givenNumber{{n.x, n.sent}}
	for i := range a.Quantities {
		q := &a.Quantities[i]
		if q.Span == n.x.Span || q.Unit != n.x.Unit || q.Value != n.x.Value || q.Counted != n.x.Counted && !(people(q.Counted) || q.Counted == "") {
			continue
		}
		if k := sentenceAt(a, q.Start); k >= 0 {
			out = append(out, givenNumber{q, k})
		}
	}
	return out
}

// withCompany lists a number with those that are named beside it as more of
// the same: "five passengers and their pilot" are six, "the captain and three of his team-mates" four.
func (s *story) withCompany(n *number) []int64 {
	var out []int64
	for _, x := range s.given(n) {
		out = append(out, x.x.Value)
		if k := s.company(n.r, x); k > 0 {
			out = append(out, x.x.Value+1000*int64(k))
		} else if s.others(n.r, x) {
			out = append(out, x.x.Value+1000)
		}
	}
	return out
}

// others tells whether a number counts those who are left beside one: "another
// 19 witnesses", "19 others", "19 more".
func (s *story) others(r int, x givenNumber) bool {
	text := s.rs[r].Report.Text
	before := strings.ToLower(text[max(0, x.x.Start-len("another ")):x.x.Start])
	after := strings.ToLower(text[x.x.Number.End:min(len(text), x.x.Number.End+len(" others"))])
	return strings.HasSuffix(before, "another ") || strings.HasSuffix(before, " other ") || x.x.Counted == "other" ||
		strings.HasPrefix(after, " more") || strings.HasPrefix(after, " other")
}

// company counts the single people joined to a number by "and".
func (s *story) company(r int, x givenNumber) int {
	a := s.rs[r].Analysis
	at := x.x.Word
	if x.x.Unit != "" || at < 0 || at >= len(a.Words) {
		return 0
	}
	t := &tree{a.Words, a.Sentences[x.sent].First, a.Sentences[x.sent].Last}
	if rel := t.words[at].Rel; rel == "nummod" && t.words[at].Head >= t.first {
		at = t.words[at].Head
	}
	top := at
	if t.words[at].Rel == "conj" && t.words[at].Head >= t.first {
		top = t.words[at].Head
	}
	n := 0
	for k := t.first; k < t.last; k++ {
		if k == at || k != top && !(t.words[k].Rel == "conj" && t.words[k].Head == top) {
			continue
		}
		if !s.onePerson(t, r, k) {
			return 0 // something else, or more numbers
		}
		n++
	}
	return n
}

// onePerson tells whether word w names one of what is counted, or describes one
// person.
func (s *story) onePerson(t *tree, r, w int) bool {
	x := &t.words[w]
	a := s.rs[r].Analysis
	if t.child(w, "nummod") >= 0 {
		return false
	}
	if x.Tag == "PROPN" {
		return true // of clubs and countries too: "champions Wickford and seven other clubs"
	}
	return x.Tag == "NOUN" && strings.EqualFold(s.cut(r, x.Span), x.Lemma) && t.human(w, a.Entities)
}

// sameInAll tells whether two numbers come to the same by those named beside
// them: "four players, including the captain" and "the captain and three others".
func (s *story) sameInAll(a, b *number) bool {
	if a.x.Unit != "" || b.x.Unit != "" || a.x.Bound != "" || b.x.Bound != "" || a.x.Value == b.x.Value {
		return false
	}
	with := func(n *number) int64 { return n.x.Value + 1000*int64(s.company(n.r, givenNumber{n.x, n.sent})) }
	return with(a) == with(b)
}

// A base is what a number is counted or measured over.
type base struct {
	wide    bool   // "worldwide", "in all"
	span    int    // days of the period it is given for, 0 if none is
	against string // the unit of time of what it is compared with: "month" of "from the month before"
	within  string // what it is counted in: "league" of "19 goals in the league"
}

// reach is how many words behind a number are looked at for what it covers.
const reach = 9

// base reads it off the words behind a number.
func (s *story) base(n *number) base {
	var out base
	a := s.rs[n.r].Analysis
	last := a.Sentences[n.sent].Last
	at := n.x.Word + 1
	if w := a.Sentences[n.sent].First; n.x.Word < w {
		return out
	}
	prep := ""
	for k := at; k < last && k < at+reach; k++ {
		w := &a.Words[k]
		low := strings.ToLower(s.cut(n.r, w.Span))
		switch low {
		case "worldwide", "nationwide", "globally", "overall", "altogether", "countrywide", "statewide", "citywide", "combined":
			out.wide = true
		case "all", "total":
			out.wide = out.wide || prep == "in"
		case "than", "from":
			out.against = s.unitOfTime(n.r, k+1, min(last, k+6))
		case "earlier":
			if out.against == "" {
				out.against = s.unitOfTime(n.r, max(at, k-3), k)
			}
		case ".", ";", ":":
			k = last
			continue
		}
		if prep != "" && (w.Tag == "NOUN" || w.Tag == "PROPN") && out.within == "" && !s.isTime(n.r, w.Span) {
			if k+1 >= last || a.Words[k+1].Tag != "NOUN" {
				out.within = w.Lemma
				prep = ""
			}
		}
		switch low {
		case "in", "across", "within", "at", "among":
			prep = low
		case "by", "to", "and", "after", "when", "as", "because", ",", "with", "who", "that", "which":
			prep = ""
		}
	}
	end := a.Sentences[n.sent].End
	if k := at + reach; k < last {
		end = a.Words[k].Start
	}
	for i := range a.Times {
		if x := &a.Times[i]; x.Start >= n.x.Span.End && x.Start < end && x.Date.Known && x.Kind == synoptic.TimeDate {
			if d := int(x.Date.Days()); d > 1 {
				out.span = d
				break
			}
		}
	}
	return out
}

// unitOfTime is the first unit of time among words [from, to) of report r.
func (s *story) unitOfTime(r, from, to int) string {
	for k := from; k < to; k++ {
		switch l := s.rs[r].Analysis.Words[k].Lemma; l {
		case "day", "week", "month", "quarter", "year":
			return l
		case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
			return "month"
		}
	}
	return ""
}
