package lang

// cutNames turns a sentence's labels into names: titles and nationalities are
// cut off what the labels hold, and added where the labels leave them out.
func (p *page) cutNames(s int, labels []nameLabel, out []Name) []Name {
	first, last := p.start[s], p.start[s+1]
	for i := first; i < last; {
		if labels[i] == outside {
			out, i = p.cutLoose(s, i, labels, out)
			continue
		}
		k, j := labels[i].kind(), i+1
		for j < last && labels[j].kind() == k && !labels[j].begins() {
			j++
		}
		out = p.cutRun(s, i, j, k, out)
		i = j
		if n := len(out); n > 0 && out[n-1].Sentence == s { // it may have grown
			i = max(i, first+out[n-1].Last)
		}
	}
	return out
}

// cutLoose looks at a token outside the labelled names: a nationality or a title.
func (p *page) cutLoose(s, i int, labels []nameLabel, out []Name) ([]Name, int) {
	w := &p.words[i]
	switch {
	case w.is(wordDemonym):
		j := i + 1
		if w.is(wordDouble) {
			j++
		}
		return append(out, p.name(s, i, j, NameNationality)), j
	case w.is(wordCountry) && p.properNoun(i):
		return append(out, p.name(s, i, i+1, NamePlace)), i + 1
	case p.titleAt(i):
		return append(out, p.name(s, i, i+1, NameTitle)), i + 1
	}
	return out, i + 1
}

// cutRun emits the run [i, j) that was labelled k.
func (p *page) cutRun(s, i, j int, k NameKind, out []Name) []Name {
	for j > i && (p.words[j-1].is(wordPossessive) || p.words[j-1].UPOS == PUNCT && p.words[j-1].Form != ".") {
		j--
	}
	for i < j && !p.words[i].is(wordCapital|wordDigit|wordParticle) && !hasUpper(p.words[i].Form) {
		i++
	}
	for j > i+1 && p.words[j-1].UPOS == ADP {
		j--
	}
	if i >= j {
		return out
	}
	switch first := &p.words[i]; {
	case j > i+1 && first.is(wordNoName) && k != NamePerson && p.words[i+1].UPOS == ADP:
		k = NameOther // "Constitution of the United States"
	case j > i+2 && first.is(wordPlacePart) && p.words[i+1].Form == "of" && k == NameOrganization:
		k = NamePlace // "Municipality of Culion"
	}
	if j == i+2 && p.words[i].is(wordDouble) && p.words[i].is(wordPlace) && !p.words[i].is(wordOrg) {
		k = NamePlace // "Abu Dhabi"
	}
	if j > i+2 && k != NameOther && p.words[i].is(wordDemonym) && !p.words[i].is(wordPlural) && p.words[i+1].is(wordGiven) && !p.words[j-1].is(wordOrgPart) {
		out = append(out, p.name(s, i, i+1, NameNationality)) // "Frenchman Romain Grosjean"
		i, k = i+1, NamePerson
	}
	if k == NameOrganization && j > i+1 && p.words[j-1].is(wordRole) && !p.words[j-1].is(wordOrgPart|wordBody|wordGiven) && p.words[j-1].XPOS != TagNNPS && sureTitle(p.words[j-1].Form) && !p.allOffice(i, j) {
		return p.cutTitles(s, i, j, out) // "FBI Special Agent"
	}
	if k == NamePerson && j > i+1 && companyForm(trimStop(p.words[j-1].Form)) {
		k = NameOrganization
	}
	if last := &p.words[j-1]; k == NamePlace && j > i+1 && last.is(wordOrgPart) && !last.is(wordPlacePart|wordPlace) && !p.words[j-2].is(wordDouble) {
		k = NameOrganization // "United States Congress"
	}
	if t := p.lastTitle(i, j); t > i && (k == NamePerson || p.words[t].is(wordGiven) || k == NameOrganization && j-t <= 3 && sureTitle(p.words[t-1].Form)) {
		out, i, k = p.cutTitles(s, i, t, out), t, NamePerson
	} else if k == NameOrganization {
		if t := p.joined(i, j); t > i {
			out = append(out, p.name(s, i, t, k))
			return p.cutRun(s, t+1, j, NamePerson, out)
		}
	}
	if last := &p.words[j-1]; k == NamePerson && j > i+1 && last.is(wordRole) && !last.is(wordGiven) {
		return p.cutTitles(s, i, j, out) // "U.S. Attorney"
	}
	j = p.hyphened(s, j)
	if k == NamePerson && j > i+1 {
		j = p.junior(s, j)
	}
	if k == NameOrganization && p.words[j-1].is(wordRole) && p.allOffice(i, j) {
		k = NameTitle // "Assistant Chief Constable"
	}
	if j == i+1 {
		switch w := &p.words[i]; {
		case k == NamePerson && w.is(wordOrg) && p.seen[w.form].afterTitle+p.seen[w.form].afterGiven == 0:
			k = NameOrganization
		case w.is(wordDemonym):
			k = NameNationality
		case w.is(wordCountry):
			k = NamePlace
		case w.is(wordNoName):
			return out
		case k == NamePerson && (w.is(wordTitle) || w.is(wordRole) && !w.is(wordGiven)):
			k = NameTitle
		}
	} else if j == i+2 && p.words[i].is(wordDouble) && (k == NamePlace || k == NamePerson) && p.words[i].is(wordOrg) {
		k = NameOrganization // "the White House"
	}
	return append(out, p.name(s, i, j, k))
}

// junior is the end of the person's name that ends at j once "Jr." is added,
// also behind a comma.
func (p *page) junior(s, j int) int {
	k, end := j, p.start[s+1]
	if k < end && p.words[k].Form == "," {
		k++
	}
	if k < end {
		switch p.words[k].Form {
		case "Jr.", "Jr", "Sr.", "Sr":
			return k + 1
		}
	}
	return j
}

// hyphened is the end of the name that ends at j once what hangs on it by
// hyphens is added: "Mazar-i-Sharif".
func (p *page) hyphened(s, j int) int {
	end := p.start[s+1]
	for j+1 < end && p.words[j].Start == p.words[j-1].End && (p.words[j].Form == "-" || p.words[j].Form == "‑") && p.words[j+1].Start == p.words[j].End {
		k := j + 1
		if !p.words[k].is(wordCapital) && !(k+2 < end && p.words[k+1].Form == "-" && p.words[k+2].is(wordCapital) && len(p.words[k].Form) <= 3) {
			break
		}
		j = k + 1
	}
	return j
}

// allOffice tells whether the words [i, j) are a title alone.
func (p *page) allOffice(i, j int) bool {
	for k := i; k < j; k++ {
		if w := &p.words[k]; !w.is(wordRole|wordTitle) && !officeWord(w.Form) {
			return false
		}
	}
	return true
}

// hasUpper tells whether a word has a capital anywhere: "iPhone".
func hasUpper(s string) bool {
	for i := 1; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' {
			return true
		}
	}
	return false
}

// lastTitle is the word behind the last title or role in front of the run's
// last word, i if there is none: "US President | Donald Trump".
func (p *page) lastTitle(i, j int) int {
	for t := j - 2; t >= i; t-- {
		w := &p.words[t]
		if w.is(wordTitle) || w.is(wordRole) && !w.is(wordGiven|wordOrgPart) {
			if next := &p.words[t+1]; next.is(wordCapital) && !next.is(wordOrgPart|wordRole) && next.Form != "'s" {
				return t + 1
			}
		}
	}
	return i
}

// sureTitle tells whether a word before a name is a title even if the name
// looks like an organisation's.
func sureTitle(form string) bool {
	switch form {
	case "President", "Minister", "Chancellor", "Governor", "Senator", "Mayor", "CEO", "Officer", "Chairman", "Chairwoman", "Chief",
		"Director", "Secretary", "Judge", "Sheriff", "Sergeant", "Constable", "Inspector", "Spokesman", "Spokeswoman", "Lady",
		"Premier", "Ambassador", "Agent", "Attorney", "Congressman", "Congresswoman", "Representative", "Commissioner", "Executive", "Superintendent",
		"Sen.", "Rep.", "Gov.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Sir", "Prof.", "Professor":
		return true
	}
	return false
}

// cutTitles emits the words [i, t) before a person's name: countries and
// nationalities, organisations, titles.
func (p *page) cutTitles(s, i, t int, out []Name) []Name {
	from := t - 1
	for from > i && (p.words[from-1].is(wordTitle|wordRole) || officeWord(p.words[from-1].Form)) {
		from--
	}
	for i < from {
		w := &p.words[i]
		n := 1
		if w.is(wordDouble) && i+1 < from {
			n = 2
		}
		switch {
		case w.is(wordDemonym):
			out = append(out, p.name(s, i, i+n, NameNationality))
		case w.is(wordCountry | wordPlace):
			out = append(out, p.name(s, i, i+n, NamePlace))
		case w.is(wordCapital):
			for i+n < from && !p.words[i+n].is(wordDemonym|wordCountry) {
				n++
			}
			out = append(out, p.name(s, i, i+n, NameOrganization))
		}
		i += n
	}
	return append(out, p.name(s, from, t, NameTitle))
}

// officeWord tells whether a word with a capital is part of an office's title.
func officeWord(form string) bool {
	switch form {
	case "Prime", "Vice", "Deputy", "Chief", "Assistant", "Attorney", "Foreign", "Interior", "Finance", "Defense", "Defence",
		"Home", "Justice", "Health", "Education", "Transport", "Senior", "Acting", "First", "Former", "Executive", "Managing",
		"State", "Supreme", "Special", "Press", "Police", "Prosecutor", "General", "Lieutenant", "Major", "Rear", "Vice-President",
		"Trade", "Energy", "Environment", "Culture", "Labour", "Labor", "Agriculture", "Economy", "Presidential", "Majority",
		"Minority", "House", "Senate", "Under", "Associate", "Co", "-", "Detective", "Sir", "Team", "Head", "Lead", "District":
		return true
	}
	return false
}

// joined finds, in an organisation's run, the "and" or "for" behind which a
// person stands: "Treasury Department and Trump", "Red Bull of Max Verstappen".
func (p *page) joined(i, j int) int {
	for t := i + 1; t < j-1; t++ {
		switch p.words[t].Form {
		case "and", "for", "of", "by", "with", "&":
		default:
			continue
		}
		f, next := &p.seen[p.words[j-1].form], &p.words[t+1]
		if f.afterTitle+f.afterGiven > 0 && (t == j-2 && p.words[t].Form != "of" || t == j-3 && next.is(wordGiven)) {
			return t
		}
	}
	return i
}

// name makes a Name of the page's words [i, j).
func (p *page) name(s, i, j int, k NameKind) Name {
	n := Name{Sentence: s, First: i - p.start[s], Last: j - p.start[s], Kind: k}
	if k == NamePlace || k == NameNationality {
		n.Country = p.country(i, j)
	}
	return n
}

// titleAt tells whether the word is a title in capitals that stands before a
// name or in its place.
func (p *page) titleAt(i int) bool {
	w := &p.words[i]
	if !w.is(wordCapital) || p.titled(i) {
		return false
	}
	if w.is(wordTitle) {
		return i+1 < p.start[w.sentence+1] && p.words[i+1].is(wordCapital)
	}
	return w.is(wordRole) && p.properNoun(i)
}
