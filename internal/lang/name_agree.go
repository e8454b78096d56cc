package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// formVotes is what a page's uses of a form say of the kind of name it is: the
// sums of the tagger's scores, and what longer names tell.
type formVotes struct {
	score   [NameOther + 1]int32
	person  bool // a person's longer name or a title goes with it: "Gustavo Petro", "Mr Petro"
	event   bool // a word for a storm goes before it: "Hurricane Sandy"
	company bool // a company's longer name begins with it: "Broadcom Ltd"
	body    bool // another organisation's longer name begins with it: "Goldman Sachs"
	uses    int32
	subject int32
}

// oneVote is what a name of one word adds to its own kind, beside its scores.
const oneVote = 10

// agree lets the names of one word agree with the page's other uses of the
// word. News names a person in full once at least: a single word that never is
// part of a person's name here, and that the tagger has not learnt as one, is
// rather an organisation's.
func (p *page) agree(names []Name, votes []formVotes, tagger *nameModel) {
	p.agreeLong(names)
	for i := range names {
		if names[i].Kind <= NameOther {
			p.vote(&names[i], votes)
		}
	}
	for i := range names {
		n := &names[i]
		w := &p.words[p.start[n.Sentence]+n.First]
		if n.Kind > NameOther || n.Last-n.First > 1 || w.is(wordCountry) {
			continue
		}
		v := &votes[w.form]
		for k := NamePerson; k <= NameOther; k++ {
			if v.score[k] > v.score[n.Kind] {
				n.Kind = k
			}
		}
		n.Kind = p.settle(n.Kind, w, v, tagger)
	}
	for i := range names {
		n := &names[i]
		at := p.start[n.Sentence]
		switch {
		case n.Kind <= NameOther && n.Kind != NamePerson && p.kin(at+n.First, at+n.Last):
			n.Kind, n.Country = NamePerson, ""
		case n.Kind == NamePerson && n.First > 0 && p.words[at+n.First-1].UPOS == NOUN && vessel(p.words[at+n.First-1].Lemma):
			n.Kind = NameOther // "the trawler Anna Dell"
		}
	}
}

// kin tells whether the name [i, j) is a relative's, whatever else bears it:
// "her husband, Milan,", "his sister Sydney".
func (p *page) kin(i, j int) bool {
	first, end := p.start[p.words[i].sentence], p.start[p.words[i].sentence+1]
	k := i - 1
	if k > first && p.words[k].Form == "," && (j == end || p.words[j].UPOS == PUNCT && p.words[j].XPOS != TagHYPH) {
		k--
	}
	if k <= first || p.words[k].UPOS != NOUN || p.words[k].XPOS != TagNN || p.words[k-1].XPOS != TagPRPS && !p.words[k-1].is(wordPossessive) {
		return false
	}
	if j < end && p.words[j].is(wordPossessive) {
		return false
	}
	var b [32]byte
	v, ok := roles.find(lowerLemma(b[:0], &p.words[k]))
	return ok && v[1:] == "F"
}

// agreeLong gives all uses of one name of several words the kind that most of
// them have; of equals a person's, then the first.
func (p *page) agreeLong(names []Name) {
	type tally [NameOther + 1]int
	kinds := make(map[string]*tally)
	key := func(n *Name) string {
		var b strings.Builder
		for k := n.First; k < n.Last; k++ {
			b.WriteString(p.words[p.start[n.Sentence]+k].Form)
			b.WriteByte(' ')
		}
		return b.String()
	}
	for i := range names {
		if n := &names[i]; n.Kind <= NameOther && n.Last-n.First > 1 {
			k := key(n)
			if kinds[k] == nil {
				kinds[k] = new(tally)
			}
			kinds[k][n.Kind]++
		}
	}
	for i := range names {
		n := &names[i]
		if n.Kind > NameOther || n.Last-n.First < 2 {
			continue
		}
		t := kinds[key(n)]
		if t[NamePerson] == t[n.Kind] {
			n.Kind = NamePerson
		}
		for k := NamePerson; k <= NameOther; k++ {
			if t[k] > t[n.Kind] {
				n.Kind = k
			}
		}
	}
}

// vote adds what a name tells of its words.
func (p *page) vote(n *Name, votes []formVotes) {
	at := p.start[n.Sentence]
	first, last := &p.words[at+n.First], &p.words[at+n.Last-1]
	v := &votes[last.form]
	v.score[n.Kind] += oneVote
	long := n.Last-n.First > 1
	if n.First > 0 && stormWord(p.words[at+n.First-1].Form) || long && stormWord(first.Form) {
		v.event = true
	}
	switch {
	case n.Kind == NamePerson && long:
		for k := n.First; k < n.Last; k++ {
			votes[p.words[at+k].form].person = true
		}
	case n.Kind == NamePerson && n.First > 0 && p.words[at+n.First-1].is(wordTitle|wordRole):
		v.person = true
	case n.Kind == NameOrganization && long:
		if f := &votes[first.form]; companyForm(trimStop(last.Form)) {
			f.company = true
		} else {
			f.body = true
		}
	}
	if !long {
		v.uses++
		if last.Rel.Base() == RelNsubj {
			v.subject++
		}
	}
}

// stormWord tells whether a word goes before the names of storms.
func stormWord(form string) bool {
	switch form {
	case "Hurricane", "Cyclone", "Typhoon", "Storm", "Superstorm":
		return true
	}
	return false
}

// settle is the kind of the one-word name w, of kind k so far.
func (p *page) settle(k NameKind, w *pageWord, v *formVotes, tagger *nameModel) NameKind {
	seen := &p.seen[w.form]
	switch {
	case v.event && !v.person:
		return NameOther
	case w.is(wordOrg) && !w.is(wordDouble) && !v.person && k == NamePerson:
		return NameOrganization
	case v.company && !v.person && k != NameOrganization && !w.is(wordPlace):
		return NameOrganization
	case k == NamePerson && !v.person && seen.afterTitle == 0 && seen.afterGiven == 0 && !w.is(wordGiven) && tagger != nil:
		if v.body || v.uses > 1 && !tagger.learnt(w, NamePerson) {
			if !v.body && v.score[NamePlace] > v.score[NameOrganization] {
				return NamePlace
			}
			return NameOrganization
		}
	case k == NamePlace && !w.is(wordPlace) && seen.afterIn == 0 && v.subject > 1 && tagger != nil && !tagger.learnt(w, NamePlace):
		return NameOrganization
	}
	return k
}

// learnt tells whether the tagger has learnt that the word itself, whatever
// stands around it, names the kind rather than another.
func (m *nameModel) learnt(w *pageWord, k NameKind) bool {
	var s linear.Scores
	m.weights.Score([]uint32{linear.One(102, w.norm).Key(), linear.Two(101, w.norm, 0).Key()}, &s)
	for o := NamePerson; o <= NameOther; o++ {
		if o != k && s[beginLabel(o)] >= s[beginLabel(k)] {
			return false
		}
	}
	return s[beginLabel(k)] > 0
}
