package lang

import "github.com/synoptic-news/synoptic"

// maxBehind bounds how many words of a description stand behind its head.
const maxBehind = 12

// maxFront bounds how many stand in front of it.
const maxFront = 12

// addNoun adds a noun for a person, a group, an organisation or a document.
func (c *cast) addNoun(i int) {
	p := c.page
	w := &p.words[i]
	switch w.Rel.Base() {
	case RelCompound, RelFlat, RelAmod, RelFixed, RelGoeswith:
		return
	case RelNmod:
		if w.Rel == RelNmodDesc {
			return
		}
	}
	if i+1 < p.start[w.sentence+1] && c.nameKind(i+1) == NamePerson && c.roleWord(i, int(p.headIn(i+1, i+2))) {
		return // read with the name
	}
	var b [32]byte
	key := lowerLemma(b[:0], w)
	plural := w.XPOS == TagNNS || w.XPOS == TagNNPS
	m := mention{head: i, plural: plural, name: -1, owner: -1}
	value, isRole := roles.find(key)
	if isRole && !plural && w.UPOS != PROPN && doubtful(key) && !c.speaking(i) && !c.personal(i) {
		return
	}
	switch {
	case groups.has(key):
		m.sort, m.kind, m.plural = groupMention, synoptic.KindGroup, true
	case isRole && plural:
		m.sort, m.kind = groupMention, synoptic.KindGroup
		m.gender = genderOf(value)
	case isRole:
		m.sort, m.kind = roleMention, synoptic.KindPerson
		m.gender = genderOf(value)
	case documents.has(key) && !plural:
		m.sort, m.kind = documentMention, synoptic.KindDocument
	case bodies.has(key) && plural:
		m.sort, m.kind = groupMention, synoptic.KindGroup
	case bodies.has(key):
		m.sort, m.kind = bodyMention, synoptic.KindOrganization
	case !plural && c.introduces(i):
		m.sort, m.kind = roleMention, synoptic.KindPerson
	case !c.speaking(i):
		return
	case plural:
		m.sort, m.kind = groupMention, synoptic.KindGroup
	case agentive(w.Form):
		m.sort, m.kind = roleMention, synoptic.KindPerson
	default:
		return
	}
	if p.titled(i) && (m.sort == bodyMention || m.sort == documentMention) {
		return
	}
	m.first, m.last = c.phrase(i)
	m.role, _ = c.roleBefore(i)
	m.role.of = c.roleOf(i, m.role.of)
	m.definite, m.indefinite = c.determined(m.first, i)
	if w.UPOS == PROPN && !plural && !m.indefinite && !m.definite {
		m.definite = true // "Mr. Speaker"
	}
	m.owner = c.ownerOf(m.first, i)
	for k := m.first; k < i; k++ {
		m.counted = m.counted || p.words[k].UPOS == NUM
	}
	if m.sort == groupMention && (isRole || pairNoun(key)) && c.twofold(m.first, i) {
		m.sort, m.kind = pairMention, synoptic.KindGroup
	}
	c.add(m)
}

// introduces tells whether the noun i, whatever it is, stands in apposition to
// a person's name right behind the comma after it, or in front of it: "a
// deckhand, Ana Stone, …", "Ana Stone, a deckhand, …".
func (c *cast) introduces(i int) bool {
	p := c.page
	if p.words[i].UPOS != NOUN || vessel(p.words[i].Lemma) || abstract(p.words[i].Lemma) || c.located(i) {
		return false
	}
	first, last := c.phrase(i)
	if h := p.headOf(i); h >= 0 && h < i && p.words[i].Rel.Base() == RelAppos {
		return c.nameKind(h) == NamePerson && first > 0 && p.words[first-1].Form == ","
	}
	if first == i || last+1 >= p.start[p.words[i].sentence+1] || p.words[last].Form != "," || c.nameKind(last+1) != NamePerson {
		return false
	}
	k := last + 1
	for k+1 < len(p.words) && c.nameAt[k+1] == c.nameAt[last+1] {
		if p.headOf(k) == i {
			break
		}
		k++
	}
	return p.headOf(k) == i && p.words[k].Rel.Base() == RelAppos
}

// abstract tells whether a noun names what is done or thought rather than
// somebody: "met Ana Stone, a move that …".
func abstract(lemma string) bool {
	switch lemma {
	case "act", "action", "amount", "answer", "attempt", "blow", "boost", "case", "chance", "change", "charge", "claim", "date", "day", "deal", "decision",
		"effort", "event", "example", "fact", "gesture", "honor", "honour", "idea", "issue", "kind", "life", "loss", "matter", "meeting", "moment", "move",
		"name", "option", "part", "place", "plan", "point", "policy", "problem", "question", "reason", "response", "result", "right", "role", "setback",
		"shift", "sign", "sort", "statement", "step", "story", "sum", "surprise", "thing", "time", "trip", "victory", "view", "visit", "vote", "way", "win", "word", "year":
		return true
	}
	return false
}

// vessel tells whether a noun stands before the name of a ship or an aircraft.
func vessel(lemma string) bool {
	switch lemma {
	case "ship", "ferry", "boat", "trawler", "tanker", "yacht", "vessel", "lifeboat", "tug", "tugboat", "steamer", "liner", "schooner", "freighter",
		"frigate", "destroyer", "submarine", "cruiser", "barge", "catamaran", "dinghy", "sloop", "ketch", "corvette", "warship", "airship", "shuttle":
		return true
	}
	return false
}

// speaking tells whether word i is the subject of a verb of saying.
func (c *cast) speaking(i int) bool {
	p := c.page
	if p.words[i].Rel.Base() != RelNsubj {
		return false
	}
	h := p.headOf(i)
	return h >= 0 && sayVerb(p.words[h].Lemma)
}

// phrase is the noun phrase that head heads, without clauses, appositions and
// what stands behind a comma.
func (c *cast) phrase(head int) (first, last int) {
	p := c.page
	begin, end := p.start[p.words[head].sentence], p.start[p.words[head].sentence+1]
	first, last = head, head+1
	for first > begin && head-first < maxFront && c.inFront(first-1, head) {
		first--
	}
	for last < end && last-head <= maxBehind && c.behind(last, head) {
		last++
	}
	last = max(last, c.knowing(head, end))
	for last > head+1 && loose(&p.words[last-1]) {
		last--
	}
	for first < head && (p.words[first].UPOS == PUNCT || p.words[first].UPOS == ADV || p.words[first].UPOS == PART || p.words[first].UPOS == CCONJ || p.words[first].UPOS == AUX) {
		first++
	}
	return first, last
}

// hasObject tells whether one of the twelve words behind a verb is its object.
func (p *page) hasObject(verb int) bool {
	for i := verb + 1; i < min(verb+13, p.start[p.words[verb].sentence+1]); i++ {
		if p.words[i].Rel.Base() == RelObj && p.headOf(i) == verb {
			return true
		}
	}
	return false
}

// knowing is the end of "person familiar with the matter" and the like, whatever
// the tree says: from head to the next noun that ends a phrase; 0 if what
// stands behind head is none of these.
func (c *cast) knowing(head, end int) int {
	p := c.page
	if head+3 >= end {
		return 0
	}
	switch p.words[head+1].Form + " " + p.words[head+2].Form {
	case "familiar with", "close to", "briefed on", "aware of", "with knowledge", "involved in", "privy to":
	default:
		return 0
	}
	last := 0
	for i := head + 3; i < end && i <= head+maxBehind; i++ {
		switch w := &p.words[i]; w.UPOS {
		case NOUN, PROPN:
			last = i + 1
		case DET, ADJ, ADP, NUM, PART, PRON:
		default:
			return last
		}
	}
	return last
}

// loose tells whether a word cannot end a noun phrase.
func loose(w *pageWord) bool {
	switch w.UPOS {
	case PUNCT, ADP, SCONJ, PART, CCONJ, DET, AUX:
		return true
	}
	return w.UPOS == PRON && (w.XPOS == TagWDT || w.XPOS == TagWP)
}

// below tells whether word i hangs below word head in the tree, at most eight
// steps down, and gives the step just below head.
func (p *page) below(i, head int) (step int, ok bool) {
	for range 8 {
		h := p.headOf(i)
		if h == head {
			return i, true
		}
		if h < 0 {
			break
		}
		i = h
	}
	return 0, false
}

func (c *cast) inFront(i, head int) bool {
	p := c.page
	step, ok := p.below(i, head)
	if !ok || step > head {
		return false
	}
	switch p.words[step].Rel.Base() {
	case RelDet, RelAmod, RelCompound, RelNummod, RelNmod, RelFlat, RelAdvmod, RelCc:
		return p.words[step].Rel != RelCc
	case RelPunct:
		return p.words[i].XPOS == TagHYPH || p.words[i].Form == "-"
	}
	return false
}

func (c *cast) behind(i, head int) bool {
	p := c.page
	step, ok := p.below(i, head)
	if !ok || step < head {
		return false
	}
	switch p.words[step].Rel {
	case RelNmod, RelAcl, RelCase, RelAmod, RelNmodDesc:
	default:
		return p.words[step].Rel.Base() == RelPunct && p.words[i].XPOS == TagHYPH
	}
	switch p.words[i].XPOS {
	case TagWDT, TagWP, TagWPS, TagOpenQuote, TagCloseQuote, TagVBZ, TagVBD, TagMD:
		return false
	}
	if p.words[i].UPOS == SCONJ || p.words[i].UPOS == ADP && i+1 < len(p.words) && p.words[i+1].UPOS == VERB {
		return false
	}
	if p.words[step].Rel == RelAcl && p.words[step].XPOS == TagVBN && p.hasObject(step) {
		return false // "officials revoked the visa": no participle
	}
	if p.words[i].Form == "," || p.words[i].Form == "(" || p.words[i].Form == "—" || p.words[i].Form == "–" {
		return false
	}
	return p.words[i].Rel != RelAclRelcl
}
