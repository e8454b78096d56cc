package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// A page is a Doc laid out for names and coreference: all its tokens in one
// row, with what the tables know of them.
type page struct {
	d     *Doc
	words []pageWord
	start []int  // start[s] is the first word of sentence s, start[len(Sentences)] is len(words)
	forms int    // how many different forms there are, case aside
	title []bool // per sentence: words are capitalised as in a headline
	seen  []formSeen

	leanings []Leaning // per word, once the names were tagged; else nil
}

// A pageWord is a token on a page.
type pageWord struct {
	*Token
	flags    wordFlags
	sentence int32
	form     int32 // number of its form, case aside
	norm     linear.Hash
}

// formSeen counts how a form is written inside the page's sentences.
type formSeen struct{ lower, capital, afterTitle, afterGiven, beforeOrg, afterIn uint16 }

type wordFlags uint32

const (
	wordCapital wordFlags = 1 << iota // begins with a capital
	wordUpper                         // two letters or more, all capital
	wordInitial                       // "J", "J."
	wordGiven
	wordFemale // with wordGiven or wordTitle
	wordMale
	wordTitle // "Mr", "Sen."
	wordRole  // "President", "Spokesman"
	wordBody  // "Ministry", "Company"
	wordOrgPart
	wordOrg
	wordPlacePart
	wordPlace
	wordCountry
	wordDemonym
	wordPlural // with wordDemonym: "Americans"
	wordDouble // with wordCountry, wordDemonym, wordPlace, wordOrg: of this word and the next
	wordNoName
	wordParticle // "de", "van"
	wordPossessive
	wordFirst // first word of a sentence, a quotation or a line
	wordDigit
)

func (w *pageWord) is(f wordFlags) bool { return w.flags&f != 0 }

// newPage lays out d.
func newPage(d *Doc) *page {
	n := 0
	for i := range d.Sentences {
		n += len(d.Sentences[i].Tokens)
	}
	p := &page{d: d, words: make([]pageWord, 0, n), start: make([]int, 0, len(d.Sentences)+1), title: make([]bool, len(d.Sentences))}
	for s := range d.Sentences {
		p.start = append(p.start, len(p.words))
		tokens := d.Sentences[s].Tokens
		for i := range tokens {
			p.words = append(p.words, pageWord{Token: &tokens[i], sentence: int32(s)})
		}
	}
	p.start = append(p.start, len(p.words))
	buf := make([]byte, 0, 64)
	for i := range p.words {
		buf = p.look(i, buf)
	}
	p.number()
	known := make([]wordFlags, p.forms)
	for i := range p.words {
		if p.words[i].is(wordCapital) {
			buf = p.lookUp(i, known, buf)
		}
	}
	for s := range p.title {
		p.title[s] = p.titleCase(s)
	}
	p.count()
	return p
}

// look fills in the flags that the word's own letters tell.
func (p *page) look(i int, buf []byte) []byte {
	w := &p.words[i]
	buf = foldWord(buf[:0], w.Form)
	w.norm = linear.OfBytes(buf)
	r, size := utf8.DecodeRuneInString(w.Form)
	if size == 0 {
		return buf
	}
	if i == p.start[w.sentence] || p.opens(i-1) {
		w.flags |= wordFirst
	}
	switch {
	case '0' <= r && r <= '9':
		w.flags |= wordDigit
		return buf
	case w.XPOS == TagPOS || len(buf) > 1 && buf[0] == '\'' && (len(buf) == 2 && buf[1] == 's'):
		w.flags |= wordPossessive
		return buf
	case !unicode.IsUpper(r):
		if len(buf) <= 4 && particle(buf) {
			w.flags |= wordParticle
		}
		return buf
	}
	w.flags |= wordCapital
	if allUpper(w.Form) {
		if len(buf) == 1 || len(buf) == 2 && buf[1] == '.' {
			w.flags |= wordInitial
		} else {
			w.flags |= wordUpper
		}
	}
	return buf
}

// looked marks, in lookUp's memory, a form that the tables have been asked about.
const looked wordFlags = 1 << 31

// lookUp adds what the tables know of a word with a capital, alone and with the
// word behind it. known remembers the forms that have been asked about.
func (p *page) lookUp(i int, known []wordFlags, buf []byte) []byte {
	w := &p.words[i]
	buf = foldWord(buf[:0], w.Form)
	if known[w.form] == 0 {
		known[w.form] = tableFlags(buf) | looked
	}
	w.flags |= known[w.form] &^ looked
	if w.Form == "Us" {
		w.flags &^= wordCountry
	}
	if i+1 == p.start[w.sentence+1] || !p.words[i+1].is(wordCapital) && p.words[i+1].Form != "&" {
		return buf
	}
	buf = foldWord(append(buf, '_'), p.words[i+1].Form)
	if places.has(buf) {
		w.flags |= wordPlace | wordDouble
	}
	if organizations.has(buf) {
		w.flags |= wordOrg | wordDouble
	}
	if f := countryFlags(buf); f != 0 {
		w.flags |= f | wordDouble
	}
	return buf
}

// tableFlags is what the tables know of a folded word.
func tableFlags(key []byte) wordFlags {
	stem := key
	if n := len(stem); n > 1 && stem[n-1] == '.' {
		stem = stem[:n-1]
	}
	f := countryFlags(key)
	if v, ok := givenNames.find(key); ok {
		f |= wordGiven | genderFlag(v)
	}
	if v, ok := titles.find(stem); ok {
		f |= wordTitle | genderFlag(v)
	}
	if v, ok := roles.find(key); ok {
		f |= wordRole | genderFlag(v)
	} else if n := len(key); n > 4 && key[n-1] == 's' && roles.has(key[:n-1]) {
		f |= wordRole // "Senators"
	}
	for _, t := range [...]struct {
		table
		wordFlags
	}{
		{bodies, wordBody}, {organizationWords, wordOrgPart}, {organizations, wordOrg},
		{placeWords, wordPlacePart}, {places, wordPlace}, {capitalized, wordNoName},
	} {
		if t.has(key) || len(stem) < len(key) && t.has(stem) {
			f |= t.wordFlags
		}
	}
	if particle(key) {
		f |= wordParticle
	}
	return f
}

func countryFlags(key []byte) wordFlags {
	v, ok := countries.find(key)
	switch {
	case !ok:
		return 0
	case v[0] == 'p':
		return wordCountry
	case v[0] == 'N':
		return wordDemonym | wordPlural
	}
	return wordDemonym
}

func genderFlag(v string) wordFlags {
	switch {
	case v == "":
	case v[0] == 'm':
		return wordMale
	case v[0] == 'f':
		return wordFemale
	}
	return 0
}

// country is the country that the words [i, j) name or derive from.
func (p *page) country(i, j int) string {
	var b [64]byte
	key := b[:0]
	for k := i; k < j && len(key) < 48; k++ {
		if k > i {
			key = append(key, '_')
		}
		key = foldWord(key, p.words[k].Form)
	}
	v, ok := countries.find(key)
	if !ok {
		return ""
	}
	return spaced(v[1:])
}

// spaced is a table's key as it is written.
func spaced(key string) string {
	for i := 0; i < len(key); i++ {
		if key[i] == '_' {
			b := []byte(key)
			for k := range b {
				if b[k] == '_' {
					b[k] = ' '
				}
			}
			return string(b)
		}
	}
	return key
}

// particle tells whether a folded word may join the parts of a person's name.
func particle(b []byte) bool {
	switch string(b) {
	case "de", "del", "della", "der", "den", "di", "da", "dos", "das", "do", "du", "van", "von", "vander", "ter", "ten",
		"bin", "ibn", "al", "el", "la", "le", "les", "al-", "el-", "ben", "abu", "af", "av", "zu", "y", "e", "st", "st.":
		return true
	}
	return false
}

// opens tells whether a sentence may begin behind word i.
func (p *page) opens(i int) bool {
	switch p.words[i].Form {
	case "“", "\"", "‘", "'", "``", "(", "[", "—", "–", "--", ":", "•", "*", "·", "…", "...":
		return true
	}
	return false
}

// foldWord appends s in lower case with plain apostrophes.
func foldWord(b []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b = append(b, byte(r))
		case r == '’' || r == '‘':
			b = append(b, '\'')
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return b
}

// number gives each word the number of its form, case aside: an open hash
// table over the page.
func (p *page) number() {
	size := 16
	for size < 2*len(p.words) {
		size *= 2
	}
	slots := make([]int32, size) // 1 + index of the form's first word
	for i := range p.words {
		w := &p.words[i]
		for at := int(w.norm) & (size - 1); ; at = (at + 1) & (size - 1) {
			if slots[at] == 0 {
				slots[at] = int32(i) + 1
				w.form = int32(p.forms)
				p.forms++
				break
			}
			if o := &p.words[slots[at]-1]; o.norm == w.norm {
				w.form = o.form
				break
			}
		}
	}
}

// titleCase tells whether a sentence is written like a headline: nearly all
// its longer words have capitals, of which there are four at least, and it has
// no full stop.
func (p *page) titleCase(s int) bool {
	end := p.start[s+1]
	if end == p.start[s] || p.words[end-1].Form == "." || p.words[end-1].UPOS == PUNCT && end-2 >= p.start[s] && p.words[end-2].Form == "." {
		return false
	}
	long, capital := 0, 0
	for i := p.start[s]; i < end; i++ {
		w := &p.words[i]
		if len(w.Form) < 4 || w.UPOS == PUNCT || w.is(wordDigit) {
			continue
		}
		long++
		if w.is(wordCapital) {
			capital++
		}
	}
	return capital >= 4 && (long-capital)*5 <= capital
}

// titled tells whether word i stands in a headline in title case.
func (p *page) titled(i int) bool { return p.title[p.words[i].sentence] }

// count fills in how each form is written where capitals mean something.
func (p *page) count() {
	p.seen = make([]formSeen, p.forms)
	for s := range p.title {
		if p.title[s] {
			continue
		}
		for i := p.start[s]; i < p.start[s+1]; i++ {
			w := &p.words[i]
			f := &p.seen[w.form]
			switch {
			case w.is(wordCapital):
				if !w.is(wordFirst) && f.capital < 1<<15 {
					f.capital++
				}
				if f.afterTitle|f.afterGiven|f.beforeOrg|f.afterIn < 1<<15 {
					p.countBeside(i, s, f)
				}
			case f.lower < 1<<15:
				f.lower++
			}
		}
	}
}

// countBeside counts what stands beside a word with a capital.
func (p *page) countBeside(i, s int, f *formSeen) {
	if i > p.start[s] {
		switch o := &p.words[i-1]; {
		case o.is(wordTitle):
			f.afterTitle++
		case o.is(wordGiven | wordInitial):
			f.afterGiven++
		case o.Form == "in":
			f.afterIn++
		}
	}
	if i+1 < p.start[s+1] {
		if o := &p.words[i+1]; o.is(wordCapital) && companyForm(trimStop(o.Form)) {
			f.beforeOrg++
		}
	}
}

// trimStop is a word in lower case without its stop.
func trimStop(form string) string {
	return strings.ToLower(strings.TrimSuffix(form, "."))
}
