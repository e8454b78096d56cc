package synopsis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/measure"
)

// swapped says what kind of difference the steps run of a script make, and the
// smallest words that carry it in both versions; "" if it is none that a
// reader would want: a spelling, a day told in another way, a name's short
// form, words left out or put in.
func (s *story) swapped(script []step, run [2]int, f, g *formAt, touches int) (synoptic.Kind, stretch, stretch) {
	x, y := stretch{f, script[run[0]].a, script[run[0]].a}, stretch{g, script[run[0]].b, script[run[0]].b}
	for _, st := range script[run[0]:run[1]] {
		if st.op == '-' {
			x.hi = st.a + 1
		} else {
			y.hi = st.b + 1
		}
	}
	if x.hi-x.lo > maxSwap || y.hi-y.lo > maxSwap {
		return "", x, y
	}
	if negations(x.words())%2 != negations(y.words())%2 {
		return s.negated(script, run, x, y)
	}
	if x.lo == x.hi || y.lo == y.hi {
		return "", x, y
	}
	if strings.Join(x.words(), "") == strings.Join(y.words(), "") {
		return "", x, y // "F.B.I.", "FBI"
	}
	if kind, ok := s.swappedValue(&x, &y); ok {
		return kind, x, y
	}
	if len(x.words()) == 1 && len(y.words()) == 1 && unitName(x.words()[0]) && unitName(y.words()[0]) {
		return "", x, y // the number beside it is another, or was converted
	}
	if kind, ok := s.swappedName(script, run, &x, &y); ok {
		return kind, x, y
	}
	if !s.content(x) || !s.content(y) {
		return "", x, y
	}
	if s.inQuote(x) && s.inQuote(y) {
		return synoptic.KindWording, x, y
	}
	if touches <= maxTouches && s.group[f.r] == s.group[g.r] && s.sameMake(x, y) {
		return synoptic.KindDescription, x, y
	}
	return "", x, y
}

// negations counts the words that deny.
func negations(words []string) int {
	n := 0
	for _, w := range words {
		switch w {
		case "not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "without", "cannot", "nowhere":
			n++
		default:
			if strings.HasSuffix(w, "n't") {
				n++
			}
		}
	}
	return n
}

// negated widens a negation that one version alone has by the words beside it
// that both have: "was not found", "was found".
func (s *story) negated(script []step, run [2]int, x, y stretch) (synoptic.Kind, stretch, stretch) {
	if run[0] > 0 && script[run[0]-1].op == '=' {
		x.lo, y.lo = x.lo-1, y.lo-1
	}
	if run[1] < len(script) && script[run[1]].op == '=' {
		x.hi, y.hi = x.hi+1, y.hi+1
	}
	if x.lo >= x.hi || y.lo >= y.hi {
		return "", x, y
	}
	if s.inQuote(x) && s.inQuote(y) {
		return synoptic.KindWording, x, y
	}
	return synoptic.KindStatus, x, y
}

// swappedValue judges two times or two numbers; ok is false if they are neither.
func (s *story) swappedValue(x, y *stretch) (kind synoptic.Kind, ok bool) {
	if made := dateWords(x.words()); made != "" && made == dateWords(y.words()) {
		return synoptic.KindTime, true // whatever stands beside: "Monday, 10 March", "Tuesday, 10 March"
	}
	p, q := s.quantityAt(x), s.quantityAt(y)
	t, u := s.timeAt(x), s.timeAt(y)
	switch {
	case t != nil && u != nil && (p == nil || q == nil || t.Kind != synoptic.TimeDuration):
		x.cover(t.Span)
		y.cover(u.Span)
		if t.Date.Known && u.Date.Known && apart(t, u) == 0 {
			return "", true
		}
		return synoptic.KindTime, true
	case p != nil && q != nil:
		x.cover(p.Span)
		y.cover(q.Span)
		if measure.Compare(*p, *q) == measure.Same || nearMeasure(p, q) {
			return "", true
		}
		return synoptic.KindQuantity, true
	}
	switch {
	case slices.ContainsFunc(x.words(), calendarWord) && slices.ContainsFunc(y.words(), calendarWord):
		return synoptic.KindTime, true
	case figures(x.words()) != "" && figures(y.words()) != "":
		if figures(x.words()) == figures(y.words()) {
			return "", true
		}
		return synoptic.KindQuantity, true
	}
	return "", false
}

// cover widens the words to those of a span.
func (x *stretch) cover(span synoptic.Span) {
	for x.lo > 0 && x.at.tokens[x.lo-1].Overlap(span) > 0 {
		x.lo--
	}
	for x.hi < len(x.at.tokens) && x.at.tokens[x.hi].Overlap(span) > 0 {
		x.hi++
	}
}

func (s *story) quantityAt(x *stretch) *synoptic.Quantity {
	a := s.rs[x.at.r].Analysis
	i := slices.IndexFunc(a.Quantities, func(q synoptic.Quantity) bool { return q.Number.Overlap(x.span()) > 0 })
	if i < 0 {
		return nil
	}
	return &a.Quantities[i]
}

func (s *story) timeAt(x *stretch) *synoptic.Time {
	a := s.rs[x.at.r].Analysis
	i := slices.IndexFunc(a.Times, func(t synoptic.Time) bool { return t.Overlap(x.span()) > 0 })
	if i < 0 {
		return nil
	}
	return &a.Times[i]
}

// calendarWord tells whether a folded word names a day or a month.
func calendarWord(w string) bool {
	return namesWeekday(w) || month(w) || w == "yesterday" || w == "today" || w == "tomorrow"
}

func namesWeekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

func month(w string) bool {
	switch w { // "may" and "march" are other words as well
	case "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}

// dateWords says of folded words that only name days, months and years what
// each is; "" of other words.
func dateWords(words []string) string {
	var b strings.Builder
	for _, w := range words {
		switch {
		case namesWeekday(w):
			b.WriteByte('d')
		case month(w):
			b.WriteByte('m')
		case len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && strings.Trim(w, "0123456789") == "":
			b.WriteByte('y')
		default:
			return ""
		}
	}
	return b.String()
}

// figures are the numbers among folded words, in figures.
func figures(words []string) string {
	var out []string
	for _, w := range words {
		switch k := slices.Index(numberWords, w); {
		case k >= 0:
			out = append(out, itoa(k))
		case w != "" && w[0] >= '0' && w[0] <= '9':
			out = append(out, w)
		case slices.Contains(tens, w):
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

var (
	numberWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}
	tens = []string{"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "trillion", "dozen"}
)

// swappedName judges two names, or a name and a pronoun beside words that are
// said; ok is false if they are neither.
func (s *story) swappedName(script []step, run [2]int, x, y *stretch) (kind synoptic.Kind, ok bool) {
	nx, ny := s.proper(*x), s.proper(*y)
	said := s.source(*x) || s.source(*y)
	pronoun := func(z *stretch) bool { return z.hi-z.lo == 1 && (z.words()[0] == "he" || z.words()[0] == "she") }
	switch {
	case nx && ny:
	case said && (nx && pronoun(y) || ny && pronoun(x)):
		if p, q := s.personAt(*x), s.personAt(*y); p == q || p < 0 || q < 0 {
			return "", true // whom it means may be the one who is named
		}
		return synoptic.KindAttribution, true
	default:
		return "", false
	}
	for i, k := run[0], 0; i > 0 && script[i-1].op == '=' && k < 3 && s.joins(*x, *y); i, k = i-1, k+1 {
		x.lo, y.lo = x.lo-1, y.lo-1
	}
	for i, k := run[1], 0; i < len(script) && script[i].op == '=' && k < 3 && s.goesOn(*x, *y); i, k = i+1, k+1 {
		x.hi, y.hi = x.hi+1, y.hi+1
	}
	p, q := s.personAt(*x), s.personAt(*y)
	if p >= 0 && p == q || sameName(x.words(), y.words()) || spelledAlike(x.words(), y.words()) {
		return "", true
	}
	place := func(p int) bool { return p >= 0 && s.out.People[p].Kind == synoptic.KindPlace }
	switch {
	case said:
		return synoptic.KindAttribution, true
	case s.inQuote(*x) && s.inQuote(*y):
		return synoptic.KindWording, true
	case place(p) || place(q):
		return synoptic.KindWhere, true
	}
	return synoptic.KindParticipant, true
}

// sameName tells whether one name is a part of the other: "Vane", "Osric
// Vane's".
func sameName(x, y []string) bool {
	a, b := nameWords(strings.Join(x, " ")), nameWords(strings.Join(y, " "))
	return subset(a, b) || subset(b, a)
}

// spelledAlike tells whether two names differ by a letter or two in each word.
func spelledAlike(x, y []string) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && !spelled(x[i], y[i]) {
			return false
		}
	}
	return true
}

// proper tells whether all the words bear capitals and some is a name.
func (s *story) proper(x stretch) bool {
	a, some := s.rs[x.at.r].Analysis, false
	for _, t := range x.at.tokens[x.lo:x.hi] {
		if !capital(s.cut(x.at.r, t.Span)) {
			return false
		}
		if w := firstWord(a, t.Span); w >= 0 && a.Words[w].Tag == "PROPN" {
			some = true
		}
	}
	return some
}

// firstWord is the word that a token begins with: of "Vane's" the name.
func firstWord(a *synoptic.Analysis, t synoptic.Span) int {
	return wordIn(a, synoptic.Span{Start: t.Start, End: t.Start + 1})
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// joins tells whether the word before, which both have, is part of the name.
func (s *story) joins(x, y stretch) bool {
	if x.lo == 0 || y.lo == 0 {
		return false
	}
	return s.oneName(x.at, x.lo-1) && s.oneName(y.at, y.lo-1)
}

// goesOn tells whether the word behind, which both have, is part of the name.
func (s *story) goesOn(x, y stretch) bool {
	if x.hi >= len(x.at.tokens) || y.hi >= len(y.at.tokens) {
		return false
	}
	return s.oneName(x.at, x.hi-1) && s.proper(stretch{x.at, x.hi, x.hi + 1}) && s.oneName(y.at, y.hi-1) && s.proper(stretch{y.at, y.hi, y.hi + 1})
}

// oneName tells whether words k and k+1 of a version are parts of one name:
// capitals with nothing but a space between.
func (s *story) oneName(at *formAt, k int) bool {
	a := s.rs[at.r].Analysis
	w := firstWord(a, at.tokens[k].Span)
	return w >= 0 && a.Words[w].Tag == "PROPN" && capital(s.cut(at.r, at.tokens[k].Span)) && !title(at.tokens[k].fold) &&
		s.cut(at.r, synoptic.Span{Start: at.tokens[k].End, End: at.tokens[k+1].Start}) == " "
}

// personAt is the person of the story that the words name, -1 if not known.
func (s *story) personAt(x stretch) int {
	a := s.rs[x.at.r].Analysis
	p := -1
	for _, t := range x.at.tokens[x.lo:x.hi] {
		if w := firstWord(a, t.Span); w >= 0 && a.Words[w].Entity > 0 {
			p = s.person[x.at.r][a.Words[w].Entity-1]
		}
	}
	return p
}

// source tells whether the words say who speaks.
func (s *story) source(x stretch) bool {
	return slices.ContainsFunc(s.rs[x.at.r].Analysis.Quotes, func(q synoptic.Quote) bool {
		return slices.ContainsFunc(q.Source, func(o synoptic.Span) bool { return o.Overlap(x.span()) > 0 })
	})
}

// inQuote tells whether the words stand in quotation marks.
func (s *story) inQuote(x stretch) bool {
	return slices.ContainsFunc(s.rs[x.at.r].Analysis.Quotes, func(q synoptic.Quote) bool {
		return q.Kind != synoptic.Indirect && q.Words.Contains(x.span())
	})
}

// content tells whether some word says something by itself.
func (s *story) content(x stretch) bool {
	a := s.rs[x.at.r].Analysis
	return slices.ContainsFunc(x.at.tokens[x.lo:x.hi], func(t token) bool {
		w := wordIn(a, t.Span)
		return w >= 0 && s.terms.byWord[x.at.r][w] >= 0
	})
}

// sameMake tells whether one word stands for another of its part of speech that
// is no form of it.
func (s *story) sameMake(x, y stretch) bool {
	if x.hi-x.lo != 1 || y.hi-y.lo != 1 {
		return false
	}
	v, w := wordIn(s.rs[x.at.r].Analysis, x.span()), wordIn(s.rs[y.at.r].Analysis, y.span())
	if v < 0 || w < 0 {
		return false
	}
	a, b := &s.rs[x.at.r].Analysis.Words[v], &s.rs[y.at.r].Analysis.Words[w]
	return a.Tag == b.Tag && a.Tag != "PROPN" && a.Tag != "ADV" && stem(a.Lemma) != stem(b.Lemma) && !dialect(a.Lemma, b.Lemma)
}

// nearMeasure tells whether two physical measures may be one, written in other
// units and rounded: 25 miles and 40 km.
func nearMeasure(a, b *synoptic.Quantity) bool {
	lo, hi := min(a.Value, b.Value), max(a.Value, b.Value)
	return physical(a.Unit) && a.Unit == b.Unit && a.Bound == b.Bound && a.Number.Len() != 0 && lo > 0 && lo != hi && hi-lo <= hi/25
}

// unitName tells whether a word is the unit of a measure.
func unitName(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "fahrenheit", "celsiu", "centigrade", "mile", "kilometer", "km", "meter", "metre", "kilometre", "foot", "feet", "yard", "inch", "inche", "acre", "hectare",
		"pound", "kilo", "kilogram", "kg", "ounce", "ton", "tonne", "gallon", "liter", "litre", "mph", "kph", "knot":
		return true
	}
	return false
}
