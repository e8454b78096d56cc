package gold

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/internal/lang"
)

// CoreNames cuts the names out of the document's mentions: of a mention whose
// head is a proper noun, the words with capitals around the head, and what
// joins them. Outer mentions come first; a word is in one name only.
func (d *EntityDocument) CoreNames() []lang.Name {
	var out []lang.Name
	taken := map[[2]int]bool{}
	for _, m := range d.Mentions {
		kind := nameKind(m.Type)
		tokens := d.Sentences[m.Sentence].Tokens
		if kind == lang.NoName || tokens[m.Head].UPOS != lang.PROPN || taken[[2]int{m.Sentence, m.Head}] {
			continue
		}
		first, last := core(tokens, m, kind)
		free := true
		for k := first; k < last; k++ {
			free = free && !taken[[2]int{m.Sentence, k}]
		}
		if !free || first == last {
			continue
		}
		for k := first; k < last; k++ {
			taken[[2]int{m.Sentence, k}] = true
		}
		out = append(out, lang.Name{Sentence: m.Sentence, First: first, Last: last, Kind: kind})
	}
	slices.SortFunc(out, func(a, b lang.Name) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.First - b.First
	})
	return out
}

func nameKind(kind string) lang.NameKind {
	switch kind {
	case "person":
		return lang.NamePerson
	case "organization":
		return lang.NameOrganization
	case "place":
		return lang.NamePlace
	case "event", "object", "abstract":
		return lang.NameOther
	}
	return lang.NoName
}

// core is the name inside the mention.
func core(tokens []lang.Token, m EntityMention, kind lang.NameKind) (first, last int) {
	first, last = m.Head, m.Head+1
	for first > m.First && partOfName(&tokens[first-1]) {
		first--
	}
	for last < m.Last {
		switch t := &tokens[last]; {
		case partOfName(t) || t.UPOS == lang.NUM && kind == lang.NameOther:
			last++
			continue
		case t.XPOS == lang.TagHYPH && last+1 < m.Last:
			last += 2
			continue
		case kind != lang.NamePerson && last+1 < m.Last && joins(t.Form) && capital(tokens[last+1].Form):
			last += 2
			continue
		case kind != lang.NamePerson && last+2 < m.Last && joins(t.Form) && tokens[last+1].Form == "the" && capital(tokens[last+2].Form):
			last += 3
			continue
		}
		break
	}
	for last > first && (tokens[last-1].XPOS == lang.TagPOS || tokens[last-1].UPOS == lang.PUNCT && tokens[last-1].XPOS != lang.TagStop) {
		last--
	}
	for first < last && (tokens[first].UPOS == lang.PUNCT || tokens[first].UPOS == lang.DET) {
		first++
	}
	if kind == lang.NamePerson {
		for first < last-1 && (lang.TitleWord(tokens[first].Form) || first < last-2 && tokens[first].Form == "Vice") {
			first++
		}
		if first == last-1 && lang.TitleWord(tokens[first].Form) {
			return first, first
		}
	}
	if last == first+1 && lang.NationalityWord(tokens[first].Form) {
		return first, first
	}
	return first, last
}

// partOfName tells whether a token beside the head belongs to the name.
func partOfName(t *lang.Token) bool {
	switch t.UPOS {
	case lang.PROPN:
		return true
	case lang.NOUN, lang.ADJ, lang.X, lang.VERB:
		return capital(t.Form)
	case lang.PUNCT:
		return t.XPOS == lang.TagHYPH
	}
	return false
}

func joins(form string) bool {
	switch form {
	case "of", "for", "and", "&", "'s", "’s", "in":
		return true
	}
	return false
}

func capital(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// CoreNames turns the recogniser's classes into names. Neighbours of one class
// are one name; a title in front is cut off.
func (d *NewsDocument) CoreNames() []lang.Name {
	var out []lang.Name
	for s, classes := range d.Names {
		tokens := d.Sentences[s].Tokens
		for i := 0; i < len(classes); {
			kind := newsKind(classes[i])
			j := i + 1
			for j < len(classes) && classes[j] == classes[i] {
				j++
			}
			first, last := i, j
			i = j
			if kind == lang.NoName {
				continue
			}
			for last > first && (tokens[last-1].XPOS == lang.TagPOS || !capital(tokens[last-1].Form) && last-first > 1) {
				last--
			}
			for first < last-1 && (kind == lang.NamePerson && lang.TitleWord(tokens[first].Form) || tokens[first].Form == "the" || tokens[first].Form == "The") {
				first++
			}
			if first == last || !capital(tokens[last-1].Form) || last == first+1 && (lang.NationalityWord(tokens[first].Form) || kind == lang.NamePerson && lang.TitleWord(tokens[first].Form)) {
				continue
			}
			out = append(out, lang.Name{Sentence: s, First: first, Last: last, Kind: kind})
		}
	}
	d.surnames(out)
	return out
}

// surnames mends what recognisers do to surnames ("Trump", an organisation):
// a single word that ends a person's name in the same article is a person.
func (d *NewsDocument) surnames(names []lang.Name) {
	people := map[string]bool{}
	last := func(n lang.Name) string { return d.Sentences[n.Sentence].Tokens[n.Last-1].Form }
	for _, n := range names {
		if n.Kind == lang.NamePerson && n.Last-n.First > 1 {
			people[last(n)] = true
		}
	}
	for i, n := range names {
		if n.Last-n.First == 1 && people[last(n)] {
			names[i].Kind = lang.NamePerson
		}
	}
}

func newsKind(class string) lang.NameKind {
	switch class {
	case "PERSON":
		return lang.NamePerson
	case "ORGANIZATION":
		return lang.NameOrganization
	case "LOCATION":
		return lang.NamePlace
	case "MISC":
		return lang.NameOther
	}
	return lang.NoName
}

// Groups is, per sentence and token, the number of the group of the shortest
// mention that the token heads, and that of the longest if there are two; 0 for
// none.
func (d *EntityDocument) Groups() (shortest, longest [][]int32) {
	shortest, longest = make([][]int32, len(d.Sentences)), make([][]int32, len(d.Sentences))
	for s := range shortest {
		shortest[s] = make([]int32, len(d.Sentences[s].Tokens))
		longest[s] = make([]int32, len(d.Sentences[s].Tokens))
	}
	for _, m := range d.Mentions { // the longer first
		if g := shortest[m.Sentence][m.Head]; g != 0 && longest[m.Sentence][m.Head] == 0 {
			longest[m.Sentence][m.Head] = g
		}
		shortest[m.Sentence][m.Head] = int32(m.Group)
	}
	return shortest, longest
}

// Phrases is the mentions of persons, organisations and places whose head is a
// proper noun, of each head the longest, nested ones too.
func (d *EntityDocument) Phrases() []lang.Phrase {
	var out []lang.Phrase
	taken := map[[2]int]bool{}
	for _, m := range d.Mentions { // the longer first
		kind := nameKind(m.Type)
		if kind == lang.NoName || kind > lang.NamePlace || d.Sentences[m.Sentence].Tokens[m.Head].UPOS != lang.PROPN || taken[[2]int{m.Sentence, m.Head}] {
			continue
		}
		taken[[2]int{m.Sentence, m.Head}] = true
		out = append(out, lang.Phrase{Name: lang.Name{Sentence: m.Sentence, First: m.First, Last: m.Last, Kind: kind}, Head: m.Head})
	}
	return out
}
