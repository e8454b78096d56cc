package lang

import "github.com/synoptic-news/synoptic"

// A mention is a phrase that refers to someone or something.
type mention struct {
	first, last, head int // words of the page: [first, last), and the one that heads them
	sort              mentionSort
	kind              synoptic.EntityKind // "" for a pronoun
	gender            synoptic.Gender
	plural            bool
	counted           bool // "seven people"
	definite          bool // "the", "this", a possessive
	indefinite        bool // "a", "one of", no determiner
	subject           bool
	says              bool // subject of a verb of saying
	reflexive         bool
	possessive        bool // "his", "Petro's"
	predicate         bool // "is a diplomat": says what someone is
	name              int  // index in names, -1
	title             synoptic.Gender
	role              roleKey
	roles             []roleKey // of a name: roles that stand before it
	owner             int       // word that owns it ("his wife", "Trump's lawyer"), -1
	quote             int       // number of the quotation it stands in, 0 outside
	ref               int       // index in cast.refs, -1
	couple            int       // index in cast.refs of the couple that it completes, 0 for none
}

type mentionSort uint8

const (
	nameMention mentionSort = iota
	roleMention
	groupMention
	bodyMention
	documentMention
	pronounMention
	pairMention // "both", "the two leaders"
)

// A roleKey is what a description says of who is meant.
type roleKey struct {
	noun    string // "minister"
	full    string // "foreign minister"
	classes string // of the noun, as in table roles
	of      string // country or organisation, folded
	former  bool   // "former", "late", "ex-"
}

// mentions finds the mentions of the page, in order of head.
func (c *cast) findMentions() {
	p := c.page
	c.nameAt = make([]int32, len(p.words))
	for i := range c.names {
		n := &c.names[i]
		for k := n.First; k < n.Last; k++ {
			c.nameAt[p.start[n.Sentence]+k] = int32(i) + 1
		}
	}
	c.mentionAt = make([]int32, len(p.words))
	c.quotes()
	for i := 0; i < len(p.words); i++ {
		if n := int(c.nameAt[i]) - 1; n >= 0 {
			name := &c.names[n]
			end := p.start[name.Sentence] + name.Last
			c.addName(n, i, end)
			i = end - 1
			continue
		}
		switch w := &p.words[i]; w.UPOS {
		case PRON, DET:
			c.addPronoun(i)
		case NOUN:
			c.addNoun(i)
		case NUM:
			c.addTwo(i)
			c.addOne(i)
		case ADJ:
			if w.XPOS == TagNNS || w.XPOS == TagNN {
				c.addNoun(i)
			}
		}
	}
	c.swallow()
}

// add keeps a mention and notes it at its head.
func (c *cast) add(m mention) *mention {
	p := c.page
	m.ref = -1
	m.quote = int(c.quoteAt[m.head])
	rel := p.words[m.head].Rel.Base()
	m.subject = rel == RelNsubj || rel == RelNsubjOuter.Base()
	if v := p.headOf(m.head); v >= 0 && m.subject && sayVerb(p.words[v].Lemma) {
		m.says = true
	}
	if m.last < len(p.words) && p.words[m.last].is(wordPossessive) && p.words[m.last].sentence == p.words[m.head].sentence {
		m.possessive = true
	}
	c.mentions = append(c.mentions, m)
	c.mentionAt[m.head] = int32(len(c.mentions))
	return &c.mentions[len(c.mentions)-1]
}

// headOf is the page's word that heads word i, -1 for a root.
func (p *page) headOf(i int) int {
	w := &p.words[i]
	if w.Head < 0 || w.Rel == NoRel {
		return -1
	}
	h := p.start[w.sentence] + int(w.Head)
	if h >= p.start[w.sentence+1] {
		return -1
	}
	return h
}

// headIn is the word of [i, j) whose head lies outside.
func (p *page) headIn(i, j int) int {
	for k := i; k < j; k++ {
		if h := p.headOf(k); (h < i || h >= j) && p.words[k].UPOS != PUNCT {
			return k
		}
	}
	return j - 1
}

// addName adds a name, unless it only modifies.
func (c *cast) addName(n, i, j int) {
	p, name := c.page, &c.names[n]
	m := mention{first: i, last: j, head: p.headIn(i, j), sort: nameMention, name: n, owner: -1}
	switch name.Kind {
	case NamePerson:
		m.kind = synoptic.KindPerson
		c.premodify(&m)
	case NameOrganization:
		m.kind = synoptic.KindOrganization
	case NamePlace:
		m.kind = synoptic.KindPlace
	case NameNationality:
		c.addNationality(n, i, j)
		return
	case NameTitle:
		if c.beforeName(j) {
			return
		}
		if w := &p.words[j-1]; w.is(wordRole) {
			c.addNoun(j - 1)
		}
		return
	default:
		return
	}
	c.add(m)
}

// addNationality adds a people: "Colombians", "the Dutch".
func (c *cast) addNationality(n, i, j int) {
	p := c.page
	w := &p.words[j-1]
	switch w.Rel.Base() {
	case RelAmod, RelCompound, RelNmodPoss, RelFlat:
		return
	}
	plural := w.is(wordPlural) || w.XPOS == TagNNPS || w.XPOS == TagNNS
	if !plural && !(i > 0 && (p.words[i-1].Lemma == "the" || p.words[i-1].Form == "The")) || w.UPOS == ADJ && !plural {
		return
	}
	first, last := c.phrase(j - 1)
	m := mention{first: first, last: last, head: j - 1, sort: groupMention, kind: synoptic.KindGroup, plural: true, name: -1, owner: -1}
	m.role = roleKey{noun: "people", full: "people", of: c.names[n].Country}
	m.definite, m.indefinite = c.determined(first, j-1)
	c.add(m)
}

// beforeName tells whether a person's name begins at j, perhaps behind more
// titles.
func (c *cast) beforeName(j int) bool {
	p := c.page
	for end := min(j+6, len(p.words)); j < end; j++ {
		n := int(c.nameAt[j]) - 1
		if n < 0 {
			return false
		}
		switch c.names[n].Kind {
		case NamePerson:
			return true
		case NameTitle:
			if p.start[c.names[n].Sentence] > j {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// premodify reads the titles and roles before a person's name: "Mr", "US
// President", "airline spokesman". Titles become part of the mention.
func (c *cast) premodify(m *mention) {
	p := c.page
	begin := p.start[p.words[m.first].sentence]
	k := m.first - 1
	for k >= begin && c.nameKind(k) == NameTitle && (p.words[k].is(wordTitle) || p.words[k].is(wordRole)) {
		w := &p.words[k]
		if w.is(wordMale) {
			m.title = synoptic.Male
		} else if w.is(wordFemale) {
			m.title = synoptic.Female
		}
		if w.is(wordRole) || c.titleRole(k) != "" {
			break
		}
		m.first = k
		k--
	}
	if k < begin || !c.roleWord(k, m.head) {
		return
	}
	role, from := c.roleBefore(k)
	if c.nameKind(k) == NameTitle {
		m.first = k
		for m.first > from && p.words[m.first-1].is(wordCapital) && (c.nameKind(m.first-1) == NameTitle || c.nameAt[m.first-1] == 0) {
			m.first--
		}
	}
	if k := m.last; role.of == "" && k+1 < p.start[p.words[m.head].sentence+1] && p.words[k].Form == "of" {
		if p.words[k+1].UPOS == DET && k+2 < p.start[p.words[m.head].sentence+1] {
			k++
		}
		if n := c.nameAt[k+1]; n > 0 && (c.nameKind(k+1) == NamePlace || c.nameKind(k+1) == NameOrganization) {
			role.of = c.nameKey(&c.names[n-1]) // "President Gustavo Petro of Colombia"
		}
	}
	m.roles = append(m.roles, role)
	if v, ok := roles.find([]byte(role.noun)); ok && m.title == "" {
		m.title = genderOf(v)
	}
	if from-1 >= begin && p.words[from-1].is(wordPossessive) {
		m.owner = from - 2
	} else if from-1 >= begin && p.words[from-1].XPOS == TagPRPS {
		m.owner = from - 1
	}
}

// titleRole is the role that a title shortens: "senator" for "Sen.".
func (c *cast) titleRole(k int) string {
	var b [24]byte
	key := foldWord(b[:0], c.page.words[k].Form)
	if n := len(key); n > 1 && key[n-1] == '.' {
		key = key[:n-1]
	}
	v, ok := titles.find(key)
	if !ok || len(v) < 2 {
		return ""
	}
	return v[1:]
}

// roleWord tells whether word k, which stands before a person's name with that
// head, is a noun for a person.
func (c *cast) roleWord(k, head int) bool {
	w := &c.page.words[k]
	if w.UPOS != NOUN && w.UPOS != PROPN && w.UPOS != ADJ {
		return false
	}
	var b [24]byte
	if roles.has(lowerLemma(b[:0], w)) || c.titleRole(k) != "" {
		return true
	}
	return w.UPOS == NOUN && w.XPOS == TagNN && c.page.headOf(k) == head && agentive(w.Form)
}

// agentive tells whether a noun looks like one for a person.
func agentive(form string) bool {
	n := len(form)
	if n < 5 {
		return false
	}
	switch form {
	case "matter", "paper", "letter", "number", "order", "power", "water", "weather", "offer", "center", "centre", "chapter", "river",
		"summer", "winter", "quarter", "factor", "sector", "error", "computer", "server", "newsletter", "newspaper", "answer", "border",
		"cover", "danger", "dinner", "disaster", "monitor", "motor", "tower", "theater", "floor", "harbor", "labor", "humor", "rumor",
		"favor", "honor", "flavor", "color", "fever", "layer", "filter", "folder", "counter", "register", "transfer", "trailer",
		"helicopter", "container", "printer", "shelter", "trigger", "barrier", "career", "behavior", "encounter", "corner", "october",
		"september", "november", "december", "list", "twist", "mist", "wrist", "tumor", "terror", "horror", "mirror", "door",
		"either", "other", "another", "neither", "together", "rather", "whether", "never", "ever", "however":
		return false
	}
	switch form[n-2:] {
	case "er", "or":
		return true
	}
	switch form[n-3:] {
	case "ist", "man", "ian":
		return true
	}
	return n > 6 && (form[n-6:] == "person" || form[n-5:] == "woman")
}

// lowerLemma is the word's lemma folded, or its form where it has none.
func lowerLemma(b []byte, w *pageWord) []byte {
	if w.Lemma != "" && w.UPOS != PROPN {
		return foldWord(b, w.Lemma)
	}
	b = foldWord(b, w.Form)
	if n := len(b); w.XPOS == TagNNPS && n > 4 && b[n-1] == 's' {
		b = b[:n-1]
	}
	return b
}

func genderOf(v string) synoptic.Gender {
	switch {
	case v == "":
	case v[0] == 'm':
		return synoptic.Male
	case v[0] == 'f':
		return synoptic.Female
	}
	return ""
}

func (c *cast) nameKind(i int) NameKind {
	if n := c.nameAt[i]; n > 0 {
		return c.names[n-1].Kind
	}
	return NoName
}

// addPronoun adds a pronoun of the third person.
func (c *cast) addPronoun(i int) {
	p := c.page
	w := &p.words[i]
	var b [16]byte
	m := mention{first: i, last: i + 1, head: i, sort: pronounMention, name: -1, owner: -1, definite: true}
	switch string(foldWord(b[:0], w.Form)) {
	case "he", "him":
		m.gender, m.kind = synoptic.Male, synoptic.KindPerson
	case "himself":
		m.gender, m.kind, m.reflexive = synoptic.Male, synoptic.KindPerson, true
	case "his":
		m.gender, m.kind, m.possessive = synoptic.Male, synoptic.KindPerson, true
	case "she":
		m.gender, m.kind = synoptic.Female, synoptic.KindPerson
	case "her":
		m.gender, m.kind, m.possessive = synoptic.Female, synoptic.KindPerson, w.XPOS == TagPRPS
	case "hers":
		m.gender, m.kind = synoptic.Female, synoptic.KindPerson
	case "herself":
		m.gender, m.kind, m.reflexive = synoptic.Female, synoptic.KindPerson, true
	case "they", "them":
		m.plural = true
	case "their", "theirs":
		m.plural, m.possessive = true, true
	case "themselves":
		m.plural, m.reflexive = true, true
	case "it":
		if w.Rel.Base() == RelExpl {
			return
		}
	case "its":
		m.possessive = true
	case "itself":
		m.reflexive = true
	case "both":
		if w.Rel.Base() == RelCcPreconj || w.Rel.Base() == RelDet || w.Rel.Base() == RelCc {
			return
		}
		m.sort, m.plural, m.kind = pairMention, true, synoptic.KindGroup
	default:
		return
	}
	possessive := m.possessive
	c.add(m).possessive = possessive
}

// addOne adds "one of the passengers" where it speaks.
func (c *cast) addOne(i int) {
	p := c.page
	w := &p.words[i]
	if w.Form != "One" && w.Form != "one" || i+1 >= p.start[w.sentence+1] || p.words[i+1].Form != "of" || !c.speaking(i) {
		return
	}
	m := mention{head: i, sort: roleMention, kind: synoptic.KindPerson, indefinite: true, name: -1, owner: -1}
	m.first, m.last = c.phrase(i)
	m.role = roleKey{noun: "one", full: "one"}
	c.add(m)
}

// addTwo adds "the two" without a noun.
func (c *cast) addTwo(i int) {
	p := c.page
	w := &p.words[i]
	if (w.Form != "two" && w.Form != "pair") || i == 0 || p.words[i-1].Lemma != "the" || w.Rel.Base() == RelNummod || w.Rel.Base() == RelCompound {
		return
	}
	if i+1 < p.start[w.sentence+1] {
		if n := &p.words[i+1]; n.UPOS == NOUN || n.UPOS == ADJ || n.XPOS == TagHYPH || n.Form == "of" {
			return
		}
	}
	c.add(mention{first: i - 1, last: i + 1, head: i, sort: pairMention, plural: true, definite: true,
		kind: synoptic.KindGroup, name: -1, owner: -1})
}
