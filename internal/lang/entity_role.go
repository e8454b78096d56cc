package lang

// pairNoun tells whether a noun that is no role means people, if there are two.
func pairNoun(key []byte) bool {
	switch string(key) {
	case "pair", "duo", "couple", "people", "other":
		return true
	}
	return false
}

// doubtful tells whether a noun in table roles means things as often as people.
func doubtful(key []byte) bool {
	switch string(key) {
	case "figure", "source", "model", "star", "host", "head", "chair", "monitor", "driver", "runner", "private", "major", "general",
		"count", "producer", "maker", "seller", "operator", "user", "buyer", "lender", "insurer", "retailer", "developer", "champion",
		"partner", "ally", "rival", "supporter", "opponent", "enemy", "guide", "anchor", "mine", "minor", "native", "local", "male",
		"female", "adult", "twin", "winner", "successor", "predecessor", "neighbour", "neighbor", "marine", "forward", "principal",
		"owner", "creditor", "donor", "sponsor", "member", "backer", "critic", "legend", "publisher", "broadcaster", "superior",
		"regulator", "watcher", "pioneer", "dealer", "vendor", "supplier", "hero", "counsel", "justice", "human", "moderate",
		"conservative", "liberal", "republican", "democrat", "individual", "keeper", "private-sector", "cook", "vet", "relative",
		"material", "conductor", "performer", "recipient", "target", "killer", "hopeful", "whip", "speaker":
		return true
	}
	return false
}

// personal tells whether a doubtful noun is bound to a person: "the Senate's
// head, Ana Diaz", or has one for its subject.
func (c *cast) personal(i int) bool {
	p := c.page
	if h := p.headOf(i); h >= 0 && p.words[i].Rel.Base() == RelAppos && c.nameKind(h) == NamePerson {
		return true
	}
	s := p.words[i].sentence
	for k := p.start[s]; k < p.start[s+1]; k++ {
		if p.headOf(k) != i {
			continue
		}
		switch p.words[k].Rel.Base() {
		case RelAppos:
			if c.nameKind(k) == NamePerson && !c.located(i) {
				return true
			}
		case RelNsubj:
			switch p.words[k].Lemma {
			case "he", "she", "who", "He", "She":
				return true
			}
			if c.nameKind(k) == NamePerson {
				return true
			}
		}
	}
	return false
}

// located tells whether noun i stands behind a preposition of place: "beside
// the quarry, Ivo Tamm, …" has a man's name next to a place.
func (c *cast) located(i int) bool {
	p := c.page
	for k := i - 1; k >= p.start[p.words[i].sentence]; k-- {
		if p.headOf(k) != i || p.words[k].Rel.Base() != RelCase {
			continue
		}
		switch p.words[k].Lemma {
		case "above", "across", "along", "around", "at", "behind", "below", "beside", "beyond", "in", "inside", "near", "off", "on",
			"onto", "outside", "over", "through", "under":
			return true
		}
	}
	return false
}

// determined tells which determiner a phrase [first, head] has.
func (c *cast) determined(first, head int) (definite, indefinite bool) {
	p := c.page
	for i := first; i < head; i++ {
		switch w := &p.words[i]; {
		case w.XPOS == TagPRPS || w.is(wordPossessive):
			return true, false
		case w.UPOS == DET || w.XPOS == TagDT:
			switch w.Lemma {
			case "the", "this", "that", "these", "those", "both":
				return true, false
			}
			return false, true
		case w.Form == "one" || w.Form == "One":
			return false, true
		}
	}
	return false, !p.words[head].is(wordCapital)
}

// twofold tells whether a plural phrase is of two: "both", "the two", "the pair".
func (c *cast) twofold(first, head int) bool {
	p := c.page
	for i := first; i <= head; i++ {
		switch p.words[i].Form {
		case "both", "Both":
			return true
		case "two":
			return i > first
		}
	}
	return false
}

// ownerOf is the word that owns the phrase [first, head]: "his" or the last word
// before 's; -1 if there is none.
func (c *cast) ownerOf(first, head int) int {
	p := c.page
	for i := head - 1; i >= first; i-- {
		if p.words[i].XPOS == TagPRPS {
			return i
		}
		if p.words[i].is(wordPossessive) {
			return i - 1
		}
	}
	return -1
}

// roleBefore reads the role whose noun is word k with what modifies it in front,
// and returns the first of its words.
func (c *cast) roleBefore(k int) (role roleKey, from int) {
	p := c.page
	var b [64]byte
	key := b[:0]
	if r := c.titleRole(k); r != "" {
		key = append(key, r...)
	} else {
		key = lowerLemma(key, &p.words[k])
	}
	role.noun = string(key)
	role.full = role.noun
	if v, ok := roles.find(key); ok {
		role.classes = v[1:]
	} else if v, ok := bodies.find(key); ok {
		role.classes = v
	}
	if role.noun == "attorney" {
		defer func() {
			if role.full == "attorney" && role.of == "united states" { // no lawyer of a client
				role.full, role.classes = "u.s. attorney", "x"
			}
		}()
	}
	begin := p.start[p.words[k].sentence]
	from = k
	for i := k - 1; i >= begin && k-i < 6; i-- {
		w := &p.words[i]
		switch c.nameKind(i) {
		case NameOrganization, NamePlace, NameNationality:
			n := &c.names[c.nameAt[i]-1]
			if role.of == "" {
				role.of = c.nameKey(n)
			}
			i = p.start[n.Sentence] + n.First
			from = i
			continue
		case NamePerson:
			return role, from
		}
		if i > begin && p.words[i-1].XPOS == TagHYPH || p.words[i+1].XPOS == TagHYPH && w.UPOS != PUNCT {
			if w.Form == "ex" || w.Form == "Ex" {
				role.former = true
			}
			from = i // "42-year-old"
			continue
		}
		switch w.UPOS {
		case NOUN, PROPN, ADJ, NUM:
			if w.UPOS == NUM {
				from = i
				continue
			}
			m := string(lowerLemma(b[:0], w))
			if w.UPOS == PROPN && w.is(wordCapital) && !w.is(wordRole|wordTitle) && !officeWord(w.Form) {
				if role.of == "" {
					role.of = m // "FirstGroup spokesman"
				}
				from = i
				continue
			}
			switch m {
			case "former", "ex", "late", "then", "ex-president", "one-time", "onetime":
				role.former = true
			case "senior", "top", "new", "current", "young", "old", "same", "other", "longtime", "veteran":
			default:
				if w.UPOS != ADJ || roleAdjective(m) {
					role.full = m + " " + role.full
				}
			}
			from = i
			continue
		case PUNCT, SYM:
			if (w.Form == "-" || w.XPOS == TagHYPH) && i > begin {
				from = i
				continue
			}
		case ADV:
			if w.Form == "then" || w.Form == "Then" {
				role.former = true
				from = i
				continue
			}
		}
		break
	}
	return role, from
}

// roleAdjective tells whether an adjective is part of a role's name.
func roleAdjective(s string) bool {
	switch s {
	case "prime", "chief", "vice", "deputy", "acting", "foreign", "assistant", "executive", "general", "financial", "presidential",
		"republican", "democratic", "military", "public", "supreme", "managing", "interim", "provincial", "federal", "federal-level",
		"national", "royal", "first", "regional", "legal", "political", "economic", "medical", "attorney":
		return true
	}
	return false
}

// roleOf is the country or organisation that a description is bound to: in
// front, as owner, or behind "of", "for", "at".
func (c *cast) roleOf(head int, of string) string {
	if of != "" {
		return of
	}
	p := c.page
	end := p.start[p.words[head].sentence+1]
	if o := c.ownerOf(max(p.start[p.words[head].sentence], head-6), head); o >= 0 {
		if k := c.nameKind(o); k == NameOrganization || k == NamePlace {
			if step, ok := p.below(o, head); ok && p.words[step].Rel == RelNmodPoss {
				return c.nameKey(&c.names[c.nameAt[o]-1])
			}
		}
	}
	if head+1 < end {
		switch p.words[head+1].Form {
		case "of", "for", "at", "in", "from", "with":
			for i := head + 2; i < end && i < head+5; i++ {
				switch c.nameKind(i) {
				case NameOrganization, NamePlace:
					return c.nameKey(&c.names[c.nameAt[i]-1])
				}
				switch p.words[i].UPOS {
				case DET, NOUN, ADJ, PROPN:
				default:
					return ""
				}
			}
		}
	}
	return ""
}

// nameKey is what a name is compared by: the country, or the folded words.
func (c *cast) nameKey(n *Name) string {
	if n.Country != "" {
		return n.Country
	}
	p := c.page
	var b [96]byte
	key := b[:0]
	for k := n.First; k < n.Last && len(key) < 80; k++ {
		w := &p.words[p.start[n.Sentence]+k]
		if k > n.First {
			if w.Start > p.words[p.start[n.Sentence]+k-1].End {
				key = append(key, ' ')
			}
		}
		key = foldWord(key, w.Form)
	}
	return string(key)
}
