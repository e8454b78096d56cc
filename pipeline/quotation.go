package pipeline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// Bounds of a quotation that is looked for.
const (
	MaxQuotation = 2000 // bytes
	maxQuoted    = 300  // words
	fewestNear   = 3    // words that a quotation needs to be found nearly
	nearShare    = 50   // percent of its weight that must stand there in order, …
	nearLong     = 2    // … with so many of its longer words among it,
	nearMany     = 5    // … or so many of any length
	maxGap       = 60   // words that an ellipsis may stand for
)

// A Fit says how words stand in a text.
type Fit string

// The fits.
const (
	FitExact Fit = "exact" // letter for letter, but for case, punctuation and line breaks
	FitCut   Fit = "cut"   // its parts stand there in order: it has an ellipsis or brackets in it
	FitNear  Fit = "near"  // most of its words, in order
)

// A Found is a place where a quotation stands, or something near it. Same of Of
// is how much of its weight stands there: words of up to three letters weigh 1,
// others 2.
type Found struct {
	Span     synoptic.Span // of the report's text
	Fit      Fit
	Same, Of int
	Diff     []WordDiff // nil if the fit is exact
}

// A WordDiff is a run of words: "same" and "inserted" as the text has them,
// "missing" as the quotation has them.
type WordDiff struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// A token is a word of a text.
type token struct {
	folded string
	synoptic.Span
	gap bool // an ellipsis or brackets stand before it
}

// words reads the words of a text: letters and digits, as synoptic.Lookup has
// them. gaps tells whether ellipses and what stands in brackets are gaps.
func words(text string, gaps bool) (out []token) {
	start, end := -1, 0
	gap, depth := false, 0
	var b strings.Builder
	finish := func() {
		if start < 0 {
			return
		}
		if depth == 0 {
			out = append(out, token{b.String(), synoptic.Span{Start: start, End: end}, gap && len(out) > 0})
			gap = false
		}
		start = -1
		b.Reset()
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
			b.WriteRune(unicode.ToLower(r))
			end = i + utf8.RuneLen(r)
		case start >= 0 && (r == '\'' || r == '’'):
		default:
			finish()
			switch {
			case !gaps:
			case r == '…' || r == '.' && strings.HasPrefix(text[i:], "..."):
				gap = true
			case r == '[' && strings.Contains(text[i:], "]"):
				gap = true
				depth++
			case r == ']' && depth > 0:
				depth--
			}
		}
	}
	finish()
	return out
}

// FindQuotation finds where a quotation stands in what a report says: every
// place where it stands exactly; else where its parts do; else the place that is
// nearest to it, if one is near. What was skipped of the page is not looked at.
func FindQuotation(quotation string, r *synoptic.Report) []Found {
	want := words(quotation[:min(len(quotation), MaxQuotation)], true)
	want = want[:min(len(want), maxQuoted)]
	if len(want) == 0 {
		return nil
	}
	text := words(r.Masked(), false)
	weight := 0
	for _, x := range want {
		weight += weigh(x.folded)
	}
	var out []Found
	cut := false
	for _, x := range want {
		cut = cut || x.gap
	}
	for i := 0; i < len(text); {
		end := follow(want, text[i:])
		if end == 0 {
			i++
			continue
		}
		f := Found{Span: text[i].Cover(text[i+end-1].Span), Fit: FitExact, Same: weight, Of: weight}
		if cut {
			f.Fit = FitCut
			f.Diff = diff(quotation, r.Text, want, text[i:i+end])
		}
		out = append(out, f)
		i += end
	}
	if len(out) > 0 || len(want) < fewestNear {
		return out
	}
	if f, ok := nearest(quotation, r.Text, want, text, weight); ok {
		return []Found{f}
	}
	return nil
}

// follow is how many words of text the quotation takes that begins with it; 0 if
// it does not. Behind a gap the next part may stand up to maxGap words later.
func follow(want, text []token) int {
	at := 0
	for k := 0; k < len(want); {
		part := 1
		for k+part < len(want) && !want[k+part].gap {
			part++
		}
		last := at
		if want[k].gap {
			last += maxGap
		}
		found := false
		for ; at <= last && at+part <= len(text); at++ {
			if found = same(want[k:k+part], text[at:]); found {
				break
			}
		}
		if !found {
			return 0
		}
		at += part
		k += part
	}
	return at
}

func same(want, text []token) bool {
	for i := range want {
		if want[i].folded != text[i].folded {
			return false
		}
	}
	return true
}

// weigh is the weight of a word: short ones are everywhere.
func weigh(word string) int {
	if utf8.RuneCountInString(word) <= 3 {
		return 1
	}
	return 2
}

// nearest is the part of the text that the quotation comes nearest to: the
// alignment of words in order that gains most, where a word that stands in both
// gains thrice its weight and one that stands in one alone costs its weight.
// It takes time by the product of both lengths and memory by their sum.
func nearest(quotation, whole string, want, text []token, weight int) (Found, bool) {
	type cell struct{ gain, from int } // from: where in text it begins
	row, next := make([]cell, len(text)+1), make([]cell, len(text)+1)
	for j := range row {
		row[j].from = j
	}
	for _, x := range want {
		w := weigh(x.folded)
		next[0] = cell{row[0].gain - w, 0}
		for j, y := range text {
			best := cell{row[j+1].gain - w, row[j+1].from} // x is missing
			if c := (cell{next[j].gain - weigh(y.folded), next[j].from}); c.gain > best.gain {
				best = c // y is inserted
			}
			if x.folded == y.folded {
				if c := (cell{row[j].gain + 3*w, row[j].from}); c.gain > best.gain {
					best = c
				}
			}
			next[j+1] = best
		}
		row, next = next, row
	}
	end := 0
	for j := range row {
		if row[j].gain > row[end].gain {
			end = j
		}
	}
	from := row[end].from
	if end <= from {
		return Found{}, false
	}
	part := text[from:end]
	f := Found{Fit: FitNear, Of: weight}
	ops := align(want, part)
	first, last, long, many := -1, -1, 0, 0
	for _, o := range ops {
		if o.x >= 0 && o.y >= 0 {
			w := weigh(want[o.x].folded)
			f.Same += w
			long += w - 1
			many++
			if first < 0 {
				first = o.y
			}
			last = o.y
		}
	}
	if long < nearLong && many < nearMany || f.Same*100 < weight*nearShare {
		return Found{}, false
	}
	f.Span = part[first].Cover(part[last].Span)
	f.Diff = diff(quotation, whole, want, part[first:last+1])
	return f, true
}

// An aligned pair of words that were aligned; -1 for none.
type aligned struct{ x, y int }

// align aligns words in order, so that the most weight stands in both.
func align(want, text []token) []aligned {
	n, m := len(want), len(text)
	best := make([]int32, (n+1)*(m+1))
	at := func(i, j int) int { return i*(m+1) + j }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			b := max(best[at(i+1, j)], best[at(i, j+1)])
			if want[i].folded == text[j].folded {
				b = max(b, best[at(i+1, j+1)]+int32(weigh(want[i].folded)))
			}
			best[at(i, j)] = b
		}
	}
	var out []aligned
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && want[i].folded == text[j].folded && best[at(i, j)] == best[at(i+1, j+1)]+int32(weigh(want[i].folded)):
			out = append(out, aligned{i, j})
			i++
			j++
		case i < n && (j == m || best[at(i+1, j)] == best[at(i, j)]):
			out = append(out, aligned{i, -1})
			i++
		default:
			out = append(out, aligned{-1, j})
			j++
		}
	}
	return out
}

// diff lays a quotation beside a part of a text, run by run.
func diff(quotation, whole string, want, text []token) []WordDiff {
	var out []WordDiff
	op, span, from := "", synoptic.Span{}, ""
	finish := func() {
		if op != "" {
			out = append(out, WordDiff{op, span.Cut(from)})
		}
		op = ""
	}
	for _, p := range align(want, text) {
		now, at, of := "same", synoptic.Span{}, whole
		switch {
		case p.y < 0:
			now, at, of = "missing", want[p.x].Span, quotation
		case p.x < 0:
			now, at = "inserted", text[p.y].Span
		default:
			at = text[p.y].Span
		}
		if now != op {
			finish()
			op, span, from = now, at, of
			continue
		}
		span = span.Cover(at)
	}
	finish()
	return out
}
