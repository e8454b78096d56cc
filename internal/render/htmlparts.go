package render

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A difference is a discrepancy as a card.
type difference struct {
	ID, Kind, Slot, About string
	N                     int    // its number in the synopsis
	Question              string // that it answers: "How many people?"
	Class                 string // colour by kind, force by weight
	Weight                int
	Maybe                 []string
	Of                    string // link to the claim or quote, "" if it is not shown
	OfName                string
	Readings              []reading
	Tools                 any // what a served page puts beside it, nil in a file
}

type reading struct {
	Value   string
	Origins string
	Cites   []cite // with the words around
	More    []cite // the others, where there are many
}

// maxContexts is how many cites of one reading are shown with the words around
// them, where there are more than that by at least two.
const maxContexts = 4

func (b *builder) differences() []difference {
	claims, quotes := make(map[string]int), make(map[string]int) // numbers of those on the page
	for _, c := range b.claims() {
		claims[c.item.ID] = c.n
	}
	for _, q := range b.quotes() {
		quotes[q.item.ID] = q.n
	}
	var out []difference
	for _, d := range b.discrepancies() {
		x := difference{
			ID: b.prefix + "d" + itoa(d.n), Kind: clean(string(d.item.Kind)), Slot: clean(d.item.Slot), About: clean(d.item.About),
			N: d.n, Question: question(d.item), Weight: d.item.Weight, Maybe: maybes(d.item), Class: kindClass(d.item.Kind) + " " + force(d.item.Weight),
		}
		if x.Slot == x.Kind || x.Question != "" && d.item.Kind != synoptic.KindParticipant {
			x.Slot = "" // the question holds it
		}
		if n := claims[d.item.Of.Claim]; n > 0 && d.item.Of.Claim != "" {
			x.Of, x.OfName = "#"+b.prefix+"c"+itoa(n), "claim "+itoa(n)
		} else if n := quotes[d.item.Of.Quote]; n > 0 && d.item.Of.Quote != "" {
			x.Of, x.OfName = "#"+b.prefix+"q"+itoa(n), "quote "+itoa(n)
		}
		for k := range d.item.Readings {
			r := &d.item.Readings[k]
			y := reading{Value: b.value(r), Origins: originRange(r.Origins), Cites: b.cites(r.Mentions, "d", d.n)}
			if len(y.Cites) > maxContexts+1 {
				y.Cites, y.More = y.Cites[:maxContexts], y.Cites[maxContexts:]
			}
			x.Readings = append(x.Readings, y)
		}
		if b.served != nil && b.served.Difference != nil {
			x.Tools = b.served.Difference(d.item)
		}
		out = append(out, x)
	}
	return out
}

// kindClass is the class that colours a kind of discrepancy.
func kindClass(k synoptic.Kind) string {
	if slices.Contains(Kinds(), k) {
		return "k-" + string(k)
	}
	return "k-other"
}

// force sorts weights (1 … 9) into three classes.
func force(weight int) string {
	switch {
	case weight >= 7:
		return "strong"
	case weight >= 4:
		return "middle"
	}
	return "slight"
}

// inOrder are mentions in the order of the reports, each place once.
func (v *view) inOrder(ms []synoptic.Mention) []synoptic.Mention {
	ms = slices.Clone(ms)
	slices.SortStableFunc(ms, v.byPlace)
	return slices.CompactFunc(ms, func(a, b synoptic.Mention) bool { return a.Report == b.Report && a.Span == b.Span })
}

// A matrix shows which report carries which claim; its columns are grouped by
// origin.
type matrix struct {
	Many    bool // too many columns for level headings
	Groups  []columnGroup
	Columns []column
	Rows    []matrixRow
}

type columnGroup struct {
	Span int
	Name string // "one origin" over two or more columns
}

type column struct {
	Label, Href string
	Last        bool // of its group
}

type matrixRow struct {
	ID, Text, Carried string
	Differs           []crossRef // the discrepancies of it that are shown
	Unseen            string     // in what else accounts of it differ
	Cells             []matrixCell
	Hidden            bool // a filter of a served page leaves it out
}

// A crossRef is a short link to another part of the page.
type crossRef struct{ Href, Text, Name, Class string }

type matrixCell struct {
	Last  bool
	Label string // the outlet, for who cannot see the column
	Marks []matrixMark
}

type matrixMark struct {
	cite
	Sign  string // "●" in the outlet's voice, "❝" in another's
	Voice string // whose voice, "" for the outlet's
	State string // its status, where it is not simply done
}

func (b *builder) matrix() *matrix {
	x := &matrix{Many: len(b.sheets) > maxLevel || slices.ContainsFunc(b.sheets, func(s *sheet) bool { return longest(s.label) > longLabel })}
	var order []*sheet
	for _, group := range b.origins {
		g := columnGroup{Span: len(group)}
		if len(group) > 1 {
			g.Name = "one origin"
		}
		x.Groups = append(x.Groups, g)
		for i, s := range group {
			x.Columns = append(x.Columns, column{s.label, "#" + b.reportID(s), i == len(group)-1})
			order = append(order, s)
		}
	}
	for _, c := range b.claims() {
		row := matrixRow{ID: b.prefix + "c" + itoa(c.n), Text: clean(c.item.Text), Carried: b.carried(c.item)}
		row.Differs, row.Unseen = b.differing(c.item)
		for i, s := range order {
			cell := matrixCell{Last: x.Columns[i].Last, Label: s.label}
			for _, m := range c.item.Mentions {
				if m.Report != s.ID {
					continue
				}
				k := matrixMark{cite: b.cite(m.Mention, "c", c.n), Sign: "●", Voice: b.voice(m.Voice)}
				if k.Voice != "" {
					k.Sign = "❝"
				}
				if m.Status != "" && m.Status != synoptic.Done {
					k.State = clean(string(m.Status))
				}
				cell.Marks = append(cell.Marks, k)
			}
			row.Cells = append(row.Cells, cell)
		}
		x.Rows = append(x.Rows, row)
	}
	return x
}

// differing links to the discrepancies of a claim; of those that are not on the
// page it gives kind and slot.
func (b *builder) differing(c *synoptic.Claim) (seen []crossRef, unseen string) {
	var other []string
	for _, x := range b.disputed[c.ID] {
		if x.n > 0 && b.opts.shows(Discrepancies) {
			seen = append(seen, b.crossRef("d", x.id, kindClass(x.item.Kind)))
		} else if s := slot(x.item); !slices.Contains(other, s) {
			other = append(other, s)
		}
	}
	return seen, strings.Join(other, "; ")
}

// crossRef links to the n'th part of a section.
func (b *builder) crossRef(class string, n int, extra string) crossRef {
	names := map[string][2]string{"d": {"≠", "difference "}, "c": {"c", "claim "}, "q": {"q", "quote "}, "o": {"o", "only here, "}, "t": {"t", "event "}}
	x := names[class]
	href := "#" + b.prefix + class + itoa(n)
	if b.served != nil && b.served.Link != nil {
		href = b.served.Link(class + itoa(n))
	}
	return crossRef{href, x[0] + itoa(n), x[0] + itoa(n) + ", " + x[1] + itoa(n), strings.TrimSpace("u-" + class + " " + extra)}
}

// A speaker is a voice with what it said.
type speaker struct {
	Name, Roles string
	Found       bool // who it is
	Quotes      []quotePage
}

type quotePage struct {
	ID       string
	Variants []variantPage
	Differ   bool // it has several wordings
	Single   bool // one rendering alone
}

type variantPage struct {
	Pieces []piecePage
	Labels []string
	Same   string
	Cites  []cite
	Lang   string
}

type piecePage struct{ Op, Text string }

func (b *builder) speakers() []speaker {
	var out []speaker
	for _, sp := range b.speeches() {
		x := speaker{Name: sp.name, Roles: sp.roles, Found: sp.name != ""}
		if x.Name == "" {
			x.Name = "Speaker not found"
		}
		for _, q := range sp.quotes {
			y := quotePage{ID: b.prefix + "q" + itoa(q.n)}
			for _, w := range b.variants(q.item) {
				z := variantPage{Labels: w.labels(), Same: b.sameWords(w), Cites: b.cites(w.mentions(), "q", q.n)}
				for _, p := range w.pieces {
					z.Pieces = append(z.Pieces, piecePage{p.op, p.text})
				}
				if len(z.Cites) > 0 {
					z.Lang = z.Cites[0].Lang
				}
				y.Variants = append(y.Variants, z)
			}
			y.Differ, y.Single = len(y.Variants) > 1, len(q.item.Renderings) == 1
			x.Quotes = append(x.Quotes, y)
		}
		out = append(out, x)
	}
	return out
}

// alone is what the reports of one origin alone carry, and what they lack.
type alone struct {
	Name     string
	Passages []alonePassage
	Lacks    []aloneLack
}

type alonePassage struct {
	ID, Voice string
	Cite      cite
}

type aloneLack struct {
	Href, Text string
	Differs    []crossRef
	Unseen     string
}

func (b *builder) alone() []alone {
	var out []alone
	list := b.only()
	for _, group := range b.origins {
		x := alone{Name: (tie{sheets: group}).labels()}
		for _, o := range list {
			if s := b.byID[o.item.Report]; s != nil && s.origin == group[0].origin {
				x.Passages = append(x.Passages, alonePassage{b.prefix + "o" + itoa(o.n), b.onlyVoice(o.item), b.cite(o.item.Mention, "o", o.n)})
			}
		}
		for _, c := range b.lacking(group[0]) {
			l := aloneLack{Text: clean(c.item.Text)}
			l.Differs, l.Unseen = b.differing(c.item)
			if b.opts.shows(Claims) {
				l.Href = "#" + b.prefix + "c" + itoa(c.n)
			}
			x.Lacks = append(x.Lacks, l)
		}
		if len(x.Passages)+len(x.Lacks) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// openingPage is how one report opens.
type openingPage struct {
	Label, Href, Title string
	First              cite
}

func (b *builder) openings() []openingPage {
	var out []openingPage
	for _, s := range b.openers() {
		x := openingPage{Label: s.label, Href: "#" + b.reportID(s)}
		x.Title, _ = b.opensWith(s)
		if s.first.In(len(s.text)) {
			x.First = b.cite(synoptic.Mention{Report: s.ID, Span: s.first}, "", 0)
		}
		out = append(out, x)
	}
	return out
}

const (
	// maxLevel is how many columns the matrix has at most with level headings,
	// longLabel how many characters a word of one.
	maxLevel, longLabel = 6, 12
)

// longest is the width of the longest word of a label: it is not broken.
func longest(label string) int {
	n := 0
	for _, w := range strings.Fields(label) {
		n = max(n, width(w))
	}
	return n
}
