// Package inject makes changed copies of reports: one number, date, name,
// place, negation, attribution or quoted word is another. It is for measuring
// what a synopsis finds of a change that is known.
//
// Start with [Sites], which lists where a report can be changed and how, and
// [Pick], which draws from them; [Change.Apply] makes the changed text. Sites
// are chosen by the report's words, tags and names alone: no synopsis is looked
// at, so nothing is left out because it is not found. The changed text stays
// grammatical as far as general rules can keep it so. The same report and seed
// give the same changes.
//
// What is left out: changes of two words at once, names of organisations,
// numbers that are part of a name, and whatever a reader would call style.
package inject

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A Kind is what sort of thing is changed.
type Kind string

// The kinds of changes.
const (
	Number      Kind = "number"
	Date        Kind = "date"
	Name        Kind = "name"
	Place       Kind = "place"
	Negation    Kind = "negation"
	Attribution Kind = "attribution"
	Quoted      Kind = "quoted word"
)

// Kinds are all kinds, in the order in which they are told of.
var Kinds = []Kind{Number, Date, Name, Place, Negation, Attribution, Quoted}

// A Change puts New in the place of the words at Old. Span and Was are what a
// reader would mark in the copy and in the original: the words of Old, and for
// a negation the verb that it bears on with them.
type Change struct {
	Kind Kind
	Old  synoptic.Span // in the report's Text
	New  string
	Was  synoptic.Span // in the report's Text: what the original says instead
	Span synoptic.Span // in the changed text: what the copy says instead
}

// Apply makes the changed text.
func (c Change) Apply(text string) string { return text[:c.Old.Start] + c.New + text[c.Old.End:] }

// replace is a change of the words at old.
func replace(k Kind, old synoptic.Span, put string) Change {
	return Change{Kind: k, Old: old, New: put, Was: old, Span: synoptic.Span{Start: old.Start, End: old.Start + len(put)}}
}

// A site is a place that can be changed, with the words that may stand there.
type site struct {
	kind  Kind
	span  synoptic.Span
	other []string      // what may stand there instead
	wide  synoptic.Span // what it bears on; the span itself if empty
}

// Sites lists all changes of one kind that a report allows, one a place, each
// drawn from what may stand there. names are the story's people and places
// beside the lists.
func Sites(k Kind, r *synoptic.Report, a *synoptic.Analysis, names Cast, seed uint64) []Change {
	f := finder{text: r.Text, masked: r.Masked(), a: a, cast: names}
	var found []site
	switch k {
	case Number:
		found = f.numbers()
	case Date:
		found = f.dates()
	case Name:
		found = f.names()
	case Place:
		found = f.places()
	case Negation:
		found = f.negations()
	case Attribution:
		found = f.attributions()
	case Quoted:
		found = f.quoted()
	}
	slices.SortStableFunc(found, func(x, y site) int { return cmp.Compare(x.span.Start, y.span.Start) })
	rng := rand.New(rand.NewPCG(seed, uint64(len(r.Text))))
	var out []Change
	for _, s := range found {
		if len(s.other) == 0 {
			continue
		}
		c := replace(k, s.span, s.other[rng.IntN(len(s.other))])
		if s.wide != (synoptic.Span{}) {
			c.Was = s.wide
			c.Span = synoptic.Span{Start: s.wide.Start, End: s.wide.End + len(c.New) - s.span.Len()}
		}
		out = append(out, c)
	}
	return out
}

// Pick draws n of the changes, or all if there are fewer, in order.
func Pick[T any](all []T, n int, seed uint64) []T {
	rng := rand.New(rand.NewPCG(seed, uint64(len(all))))
	order := rng.Perm(len(all))[:min(n, len(all))]
	slices.Sort(order)
	out := make([]T, len(order))
	for i, k := range order {
		out[i] = all[k]
	}
	return out
}

// A Cast is the people and places that a story names.
type Cast struct{ People, Places []string }

// CastOf lists the people and places that the analyses name in full, sorted.
func CastOf(as []*synoptic.Analysis) Cast {
	var c Cast
	for _, a := range as {
		for _, e := range a.Entities {
			words := strings.Fields(e.Name)
			plain := !slices.ContainsFunc(words, func(w string) bool { return !capital(w) || strings.ContainsAny(w, ".,'’\"“”()") })
			switch {
			case !e.Named || !plain:
			case e.Kind == synoptic.KindPerson && len(words) == 2 && !honorific(words[0]):
				c.People = append(c.People, e.Name)
			case e.Kind == synoptic.KindPlace && len(words) <= 2:
				c.Places = append(c.Places, e.Name)
			}
		}
	}
	slices.Sort(c.People)
	slices.Sort(c.Places)
	c.People, c.Places = slices.Compact(c.People), slices.Compact(c.Places)
	return c
}

// A finder looks for sites in one report.
type finder struct {
	text, masked string
	a            *synoptic.Analysis
	cast         Cast
}

// inText tells whether a span is words of the report, not of the page around it.
func (f *finder) inText(s synoptic.Span) bool {
	return f.masked[s.Start:s.End] == f.text[s.Start:s.End]
}

// word gives the i-th word as written; "" beyond the ends.
func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.a.Words) {
		return ""
	}
	return f.a.Words[i].Cut(f.text)
}

// low is word in small letters.
func (f *finder) low(i int) string { return strings.ToLower(f.word(i)) }

// joined tells whether words i and i+1 stand without a space between them.
func (f *finder) joined(i int) bool {
	return i >= 0 && i+1 < len(f.a.Words) && f.a.Words[i].End == f.a.Words[i+1].Start
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// like writes put with a capital if was has one.
func like(was, put string) string {
	if !capital(was) {
		return put
	}
	return strings.ToUpper(put[:1]) + put[1:]
}

// but is the list without a word, whatever its capitals.
func but(list []string, w string) []string {
	var out []string
	for _, x := range list {
		if !strings.EqualFold(x, w) {
			out = append(out, x)
		}
	}
	return out
}

// vowel tells whether a word takes "an".
func vowel(w string) bool { return w != "" && strings.ContainsRune("aeiouAEIOU", rune(w[0])) }

// fitting keeps the words that agree with the article before word i.
func (f *finder) fitting(i int, list []string) []string {
	article := f.low(i - 1)
	if article != "a" && article != "an" {
		return list
	}
	var out []string
	for _, w := range list {
		if vowel(w) == (article == "an") {
			out = append(out, w)
		}
	}
	return out
}
