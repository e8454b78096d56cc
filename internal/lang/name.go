package lang

import "github.com/synoptic-news/synoptic"

// NameKind is what sort of thing a name names.
type NameKind uint8

// The kinds of names.
const (
	NoName NameKind = iota
	NamePerson
	NameOrganization
	NamePlace
	NameOther       // a work, an event, a product, a brand
	NameNationality // "Colombian", "the Dutch", "Americans"
	NameTitle       // words before a person's name, or in its place: "Mr", "President"
)

var nameKinds = [...]string{"none", "person", "organization", "place", "other", "nationality", "title"}

// String is the kind in lower case: "person".
func (k NameKind) String() string { return nameOf(nameKinds[:], int(k)) }

// A Name is a run of tokens that names something. Titles, names and
// nationalities beside each other are names of their own: "Colombian",
// "President", "Gustavo Petro". Names do not overlap and hold no determiner
// and no 's at their end.
type Name struct {
	Sentence    int // index in Doc.Sentences
	First, Last int // tokens [First, Last) of that sentence
	Kind        NameKind
	Country     string // of a place or nationality: the country, "colombia"; "" if it is none
}

// Span is the name's bytes in d.Text.
func (n *Name) Span(d *Doc) synoptic.Span {
	t := d.Sentences[n.Sentence].Tokens
	return synoptic.Span{Start: t[n.First].Start, End: t[n.Last-1].End}
}

// Names finds the names in d, in order. It needs tags; trees help it to tell
// kinds apart.
func (a *Analyzer) Names(d *Doc) []Name {
	p := newPage(d)
	return p.names(nameTagger())
}

// names finds the page's names with the tagger's labels, or by rules alone if
// there is no tagger.
func (p *page) names(tagger *nameModel) []Name {
	labels := make([]nameLabel, len(p.words))
	votes := make([]formVotes, p.forms)
	if tagger != nil {
		p.leanings = make([]Leaning, len(p.words))
		tagger.label(p, labels, votes)
	} else {
		p.labelByRule(labels)
	}
	p.rescue(labels)
	p.acronyms(labels)
	p.recover(labels)
	var out []Name
	for s := range p.d.Sentences {
		if !p.title[s] {
			out = p.cutNames(s, labels, out)
		}
	}
	p.trim(out)
	out = p.headlines(labels, out)
	p.agree(out, votes, tagger)
	return out
}

// A nameLabel is a token's part in a name: the name's kind and whether it
// begins there. Labels are what the tagger learns, so their numbers are part
// of the model file.
type nameLabel uint8

const (
	outside nameLabel = iota
	beginPerson
	insidePerson
	beginOrganization
	insideOrganization
	beginPlace
	insidePlace
	beginOther
	insideOther
	nameLabels // how many there are
)

func beginLabel(k NameKind) nameLabel  { return nameLabel(2*k - 1) }
func insideLabel(k NameKind) nameLabel { return nameLabel(2 * k) }

// kind is the kind of the name that the token is part of.
func (l nameLabel) kind() NameKind { return NameKind((l + 1) / 2) }

// begins tells whether a name begins at the token.
func (l nameLabel) begins() bool { return l&1 != 0 }

// properNoun tells whether the word is tagged as a name.
func (p *page) properNoun(i int) bool {
	x := p.words[i].XPOS
	return x == TagNNP || x == TagNNPS
}

// recover labels capitalised words that were left out where capitals say
// little, at the beginning of a sentence or in a headline, though elsewhere the
// page has them as names of one word.
func (p *page) recover(labels []nameLabel) {
	named := make([]nameLabel, p.forms)
	for i := range p.words {
		if l := labels[i]; l.begins() && l != beginOther && p.alone(i, labels) && !p.titled(i) {
			named[p.words[i].form] = l
		}
	}
	for i := range p.words {
		w := &p.words[i]
		if labels[i] == outside && (w.is(wordFirst) || p.titled(i)) && w.is(wordCapital) && !w.is(wordNoName|wordDemonym) &&
			named[w.form] != outside && p.seen[w.form].lower == 0 && p.alone(i, labels) {
			labels[i] = named[w.form]
		}
	}
}

// rescue labels two or three words with capitals that were left out behind a
// title or a noun for a person, "guard Marquis Teague", or that begin with a
// given name.
func (p *page) rescue(labels []nameLabel) {
	for s := range p.title {
		if p.title[s] {
			continue
		}
		end := p.start[s+1]
		for i := p.start[s]; i < end; i++ {
			j := i
			for j < end && labels[j] == outside && p.words[j].is(wordCapital) && p.properNoun(j) &&
				!p.words[j].is(wordNoName|wordDemonym|wordOrgPart|wordPlacePart|wordTitle|wordRole|wordCountry|wordUpper) {
				j++
			}
			if n := j - i; n == 2 || n == 3 {
				given := p.words[i].is(wordGiven)
				if given || i > p.start[s] && labels[i-1] == outside && p.announces(i-1) {
					for k := i + 1; k < j; k++ {
						labels[k] = insidePerson
					}
					labels[i] = beginPerson
				}
			}
			i = max(i, j)
		}
	}
}

// announces tells whether word i is a title or a noun for a person.
func (p *page) announces(i int) bool {
	w := &p.words[i]
	if w.is(wordTitle | wordRole) {
		return true
	}
	var b [32]byte
	return w.UPOS == NOUN && w.XPOS == TagNN && roles.has(foldWord(b[:0], w.Form))
}

// acronyms labels "(WHO)" behind the words whose initials it is, and the same
// letters elsewhere.
func (p *page) acronyms(labels []nameLabel) {
	var short []bool // per form
	for i := 3; i+1 < len(p.words); i++ {
		w := &p.words[i]
		if !w.is(wordUpper) || p.words[i-1].Form != "(" || p.words[i+1].Form != ")" || len(w.Form) > 8 {
			continue
		}
		from := p.spelled(i-1, w.Form)
		if from < 0 {
			continue
		}
		k := NameOrganization
		for j := from; j < i-1; j++ {
			if labels[j].kind() == NamePlace || labels[j].kind() == NameOther {
				k = labels[j].kind() // "Los Angeles (LA)"
			} else if labels[j].kind() == NameOrganization {
				k = NameOrganization
				break
			}
		}
		if k == NameOrganization {
			for j := from; j < i-1; j++ {
				labels[j] = insideLabel(k)
			}
			labels[from] = beginLabel(k)
		}
		labels[i] = beginLabel(k)
		if short == nil {
			short = make([]bool, p.forms)
		}
		short[w.form] = k == NameOrganization
	}
	for i := range p.words {
		if w := &p.words[i]; short != nil && short[w.form] && w.is(wordUpper) && labels[i] == outside {
			labels[i] = beginOrganization
		}
	}
}

// spelled is where the words before end begin whose initials are the letters,
// small words between them not counted; -1 if there are none.
func (p *page) spelled(end int, letters string) int {
	i, first := end-1, p.start[p.words[end].sentence]
	for n := len(letters) - 1; n >= 0; n-- {
		for small := 0; i >= first && small < 3 && !p.words[i].is(wordCapital) && len(p.words[i].Form) <= 3; small++ {
			i--
		}
		if i < first || !p.words[i].is(wordCapital) || p.words[i].Form[0] != letters[n] {
			return -1
		}
		i--
	}
	return i + 1
}

// alone tells whether the name or word at i ends there.
func (p *page) alone(i int, labels []nameLabel) bool {
	return i+1 == len(labels) || labels[i+1] == outside || labels[i+1].begins()
}
