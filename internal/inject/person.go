package inject

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// Names that stand for others of their kind. None is of somebody known.
var (
	surnames   = []string{"Harlow", "Benning", "Ostrander", "Quayle", "Merrick", "Talbot", "Lindqvist", "Pargeter", "Novik", "Caldera"}
	givenNames = []string{"Martin", "Helen", "Victor", "Susan", "Leonard", "Teresa", "Gordon", "Paula", "Edmund", "Nadia"}
	cities     = []string{"Lisbon", "Ottawa", "Prague", "Nairobi", "Helsinki", "Montevideo", "Denver", "Leeds", "Osaka", "Tampere"}
	countries  = []string{"Norway", "Kenya", "Uruguay", "Portugal", "Vietnam", "Canada", "Poland", "Ghana"}
	// known are countries that a report may name: one is changed for another.
	known = []string{"Afghanistan", "Pakistan", "India", "Germany", "France", "Britain", "England", "Scotland", "Ireland", "Spain", "Italy", "Colombia",
		"Venezuela", "Ecuador", "Mexico", "Brazil", "China", "Japan", "Russia", "Turkey", "Syria", "Iraq", "Iran", "Israel", "Egypt", "Bahrain", "Australia",
		"Canada", "Singapore", "America", "Qatar", "Belgium", "Austria", "Hungary", "Monaco", "Malaysia", "Azerbaijan"}
)

func honorific(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "President", "Sen", "Senator", "Rep", "Gov", "Captain", "Capt", "Judge", "Minister", "Secretary":
		return true
	}
	return false
}

// name is the words [i, k) of a mention that are a bare name: capitalised words
// up to the mention's head, titles left out.
func (f *finder) name(m synoptic.EntityMention) (i, k int) {
	at := slices.IndexFunc(f.a.Words, func(w synoptic.Word) bool { return w.Start == m.Head.Start })
	if at < 0 || !capital(f.word(at)) || strings.ToUpper(f.word(at)) == f.word(at) || !f.inText(f.a.Words[at].Span) {
		return 0, 0
	}
	good := func(j int) bool {
		w := f.word(j)
		return j >= 0 && j < len(f.a.Words) && m.Contains(f.a.Words[j].Span) && capital(w) && f.a.Words[j].Tag == "PROPN" &&
			!honorific(w) && !strings.ContainsAny(w, ".’'")
	}
	if !good(at) {
		return 0, 0
	}
	for i = at; good(i - 1); i-- {
	}
	for k = at + 1; good(k); k++ {
	}
	if k-i > 3 || f.joined(i-1) && f.word(i-1) == "-" || f.joined(k-1) && f.word(k) == "-" || k < len(f.a.Words) && capital(f.word(k)) && f.a.Words[k].Tag == "PROPN" {
		return 0, 0
	}
	return i, k
}

// eachName calls g for every bare name of an entity of the kind.
func (f *finder) eachName(kind synoptic.EntityKind, g func(e *synoptic.Entity, i, k int)) {
	for n := range f.a.Entities {
		e := &f.a.Entities[n]
		if e.Kind != kind || !e.Named {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form != synoptic.FormName {
				continue
			}
			if i, k := f.name(m); k > i {
				g(e, i, k)
			}
		}
	}
}

// people are names like the one at [i, k): in full, or the surname alone, of
// the lists and of others in the story.
func (f *finder) people(i, k int) []string {
	own := strings.ToLower(f.text[f.a.Words[i].Start:f.a.Words[k-1].End])
	var out []string
	for n, s := range surnames {
		if k-i > 1 {
			s = givenNames[n] + " " + s
		}
		out = append(out, s)
	}
	for _, p := range f.cast.People {
		words := strings.Fields(p)
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(own, strings.ToLower(w)) }) {
			continue
		}
		if k-i == 1 {
			p = words[1]
		}
		out = append(out, p)
	}
	return out
}

// names are people's names where nobody is quoted by them.
func (f *finder) names() []site {
	var out []site
	f.eachName(synoptic.KindPerson, func(_ *synoptic.Entity, i, k int) {
		if !f.speaks(i, k) {
			out = append(out, site{kind: Name, span: f.spanOf(i, k-1), other: f.people(i, k)})
		}
	})
	return out
}

// places are names of places behind a preposition.
func (f *finder) places() []site {
	var out []site
	f.eachName(synoptic.KindPlace, func(e *synoptic.Entity, i, k int) {
		switch f.low(i - 1) {
		case "in", "at", "near", "from", "to", "off", "outside", "of", "around", "across", "into", "through", "for", "between":
		default:
			return
		}
		own := f.text[f.a.Words[i].Start:f.a.Words[k-1].End]
		list, country := cities, slices.Contains(known, own)
		if country {
			list = countries
		}
		list = but(list, own)
		for _, p := range f.cast.Places {
			if slices.Contains(known, p) == country && !strings.Contains(own, p) && !strings.Contains(p, own) && len(strings.Fields(p)) == 1 {
				list = append(list, p)
			}
		}
		out = append(out, site{kind: Place, span: f.spanOf(i, k-1), other: list})
	})
	return out
}

// cue tells whether word i is a verb of saying that agrees with one person.
func (f *finder) cue(i int) bool {
	switch f.low(i) {
	case "said", "says", "told", "tells", "added", "adds", "wrote", "tweeted", "announced", "insisted", "explained", "warned", "claimed", "argued":
		return true
	}
	return false
}

// speaks tells whether words [i, k) name who says something: a verb of saying
// beside them, or "according to" before.
func (f *finder) speaks(i, k int) bool {
	return f.cue(k) || f.cue(i-1) && f.closes(i-2) || f.low(i-1) == "to" && f.low(i-2) == "according"
}

// closes tells whether word i ends a quotation: behind it the speaker follows
// the verb.
func (f *finder) closes(i int) bool {
	switch f.word(i) {
	case "\"", "”", "’", "''", "'":
		return true
	}
	return false
}

// attributions are who says something, named or by a pronoun, with another
// person of the story to say it.
func (f *finder) attributions() []site {
	var out []site
	add := func(i, k int, list []string) {
		out = append(out, site{kind: Attribution, span: f.spanOf(i, k-1), other: list})
	}
	story := func(own string) []string {
		var list []string
		for _, p := range f.cast.People {
			if !slices.ContainsFunc(strings.Fields(p), func(w string) bool { return strings.Contains(strings.ToLower(own), strings.ToLower(w)) }) {
				list = append(list, p)
			}
		}
		return list
	}
	f.eachName(synoptic.KindPerson, func(e *synoptic.Entity, i, k int) {
		if f.speaks(i, k) {
			add(i, k, story(e.Name+" "+f.text[f.a.Words[i].Start:f.a.Words[k-1].End]))
		}
	})
	for n := range f.a.Entities {
		e := &f.a.Entities[n]
		for _, m := range e.Mentions {
			if m.Form != synoptic.FormPronoun || e.Kind != synoptic.KindPerson || !e.Named || !f.inText(m.Span) {
				continue
			}
			i := slices.IndexFunc(f.a.Words, func(w synoptic.Word) bool { return w.Start == m.Start })
			if w := f.low(i); (w == "he" || w == "she") && f.speaks(i, i+1) {
				add(i, i+1, story(e.Name))
			}
		}
	}
	return out
}
