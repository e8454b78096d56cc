package lang

// labelByRule labels the names of a page without a model: runs of capitalised
// words, told apart by the tables and by what stands around them.
func (p *page) labelByRule(labels []nameLabel) {
	for s := range p.d.Sentences {
		last := p.start[s+1]
		for i := p.start[s]; i < last; {
			if !p.nameLike(i) {
				i++
				continue
			}
			j := p.runEnd(i, last)
			p.labelRun(i, j, labels)
			i = j
		}
	}
}

// nameLike tells whether a word may be part of a name.
func (p *page) nameLike(i int) bool {
	w := &p.words[i]
	if !w.is(wordCapital) || w.is(wordNoName) {
		return false
	}
	known := w.is(wordGiven | wordTitle | wordPlace | wordCountry | wordOrg)
	if p.titled(i) {
		return known || p.seen[w.form].capital > 0
	}
	if p.properNoun(i) {
		return true
	}
	if w.is(wordFirst) {
		return p.seen[w.form].capital > 0 && p.seen[w.form].lower == 0
	}
	switch w.UPOS {
	case NOUN, ADJ, VERB, X, NoUPOS:
		return !w.is(wordDemonym)
	}
	return known && w.UPOS != PRON && w.UPOS != DET
}

// runEnd is the end of the run of name-like words that begins at i.
func (p *page) runEnd(i, last int) int {
	j := i + 1
	joins := p.words[i].is(wordOrgPart | wordBody | wordPlacePart)
	for j < last {
		w := &p.words[j]
		switch {
		case p.nameLike(j):
			joins = joins || w.is(wordOrgPart|wordBody|wordPlacePart)
			j++
			continue
		case j+1 < last && p.nameLike(j+1) && w.Start == p.words[j-1].End && w.End == p.words[j+1].Start && (w.Form == "-" || w.Form == "–" || w.Form == "&"):
			j += 2
			continue
		case j+1 < last && w.is(wordParticle) && p.nameLike(j+1):
			j += 2
			continue
		case j+1 < last && joins && p.nameLike(j+1) && (w.Form == "of" || w.Form == "for" || w.Form == "&" || w.Form == "and" && j+2 < last && false):
			j += 2
			continue
		case j+2 < last && joins && (w.Form == "of" || w.Form == "for") && p.words[j+1].Form == "the" && p.nameLike(j+2):
			j += 3
			continue
		}
		break
	}
	return j
}

// labelRun splits a run at its titles and labels the parts.
func (p *page) labelRun(i, j int, labels []nameLabel) {
	end := p.words[j-1]
	if !end.is(wordOrgPart | wordPlacePart) {
		for i < j-1 && p.words[i].is(wordDemonym) {
			i++
		}
	}
	from := i
	for k := i; k < j-1; k++ {
		w := &p.words[k]
		if w.is(wordTitle) || w.is(wordRole) && !w.is(wordGiven|wordOrgPart) {
			if k > from {
				p.labelPart(from, k, labels)
			}
			from = k + 1
		}
	}
	p.labelPart(from, j, labels)
}

func (p *page) labelPart(i, j int, labels []nameLabel) {
	k := p.kindByRule(i, j)
	if k == NoName {
		return
	}
	labels[i] = beginLabel(k)
	for i++; i < j; i++ {
		labels[i] = insideLabel(k)
	}
}

// kindByRule guesses what the run [i, j) names.
func (p *page) kindByRule(i, j int) NameKind {
	first, last := &p.words[i], &p.words[j-1]
	sentence := p.start[first.sentence]
	var before *pageWord
	if i > sentence {
		before = &p.words[i-1]
	}
	single := j == i+1
	switch {
	case first.is(wordCountry|wordPlace) && (single || first.is(wordDouble) && j == i+2):
		return NamePlace
	case single && first.is(wordOrg):
		return NameOrganization
	case before != nil && before.is(wordTitle):
		return NamePerson
	case !single && first.is(wordGiven) && !last.is(wordOrgPart|wordPlacePart):
		return NamePerson
	case last.is(wordOrgPart) || !single && first.is(wordOrgPart|wordBody) || last.is(wordBody):
		return NameOrganization
	case !single && (last.is(wordPlacePart) || first.is(wordPlacePart)):
		return NamePlace
	case before != nil && before.is(wordRole):
		return NamePerson
	case single && first.is(wordRole):
		return NoName
	case single && (p.seen[first.form].afterTitle > 0 || p.seen[first.form].afterGiven > 0):
		return NamePerson
	case first.is(wordGiven):
		return NamePerson
	case single && first.is(wordUpper) && len(first.Form) <= 6:
		return NameOrganization
	case before != nil && locative(before.Form) && single:
		return NamePlace
	case p.speaks(i, j):
		return NamePerson
	case j-i <= 3 && !single:
		return NamePerson
	}
	return NameOrganization
}

// locative tells whether the word stands before places more than before people.
func locative(form string) bool {
	switch form {
	case "in", "In", "near", "Near", "at", "across", "outside", "throughout", "around":
		return true
	}
	return false
}

// speaks tells whether a verb of saying stands beside the run.
func (p *page) speaks(i, j int) bool {
	s := int(p.words[i].sentence)
	if j < p.start[s+1] && sayVerb(p.words[j].Lemma) {
		return true
	}
	return i > p.start[s] && sayVerb(p.words[i-1].Lemma)
}

// sayVerb tells whether the lemma is a common verb of saying.
func sayVerb(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "ask", "announce", "argue", "claim", "explain", "warn", "insist", "note", "reply", "write",
		"state", "declare", "admit", "deny", "suggest", "believe", "think", "acknowledge", "recall", "tweet", "report",
		"comment", "confirm", "describe", "call", "respond", "stress", "urge", "accuse", "predict", "promise", "joke",
		"concede", "complain", "conclude", "remark", "observe", "answer", "assert", "testify", "allege", "reveal",
		"continue", "post", "quip", "vow", "caution", "agree", "contend", "recount", "point", "mention", "emphasise",
		"emphasize", "criticise", "criticize", "praise", "demand", "shout", "cry", "whisper", "disclose", "estimate", "speak":
		return true
	}
	return false
}
