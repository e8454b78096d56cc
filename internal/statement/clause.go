package statement

import (
	"slices"
	"sort"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// maxClause is the length in bytes beyond which a clause is cut back to the
// words around its predicate: a statement is a clause, not the sentence that
// holds it.
const maxClause = 160

// clauses finds the statements: every finite clause with what belongs to it,
// less the clauses inside it; every noun of happening that has an argument
// ("a two-hour meeting between A and B"); every apposition ("X, a key ally").
func clauses(a *synoptic.Analysis, d *lang.Doc) []synoptic.Statement {
	f := finder{a: a, doc: d, children: make([][]int, len(a.Words))}
	for i, w := range a.Words {
		if w.Head >= 0 {
			f.children[w.Head] = append(f.children[w.Head], i)
		}
	}
	f.quoted = quotedWords(a)
	var out []synoptic.Statement
	for si := range a.Sentences {
		out = f.sentence(out, si)
	}
	sort.SliceStable(out, func(i, k int) bool {
		if out[i].Start != out[k].Start {
			return out[i].Start < out[k].Start
		}
		return out[i].End < out[k].End
	})
	return out
}

type finder struct {
	a        *synoptic.Analysis
	doc      *lang.Doc
	in       int            // the sentence in hand
	statuses *lang.Statuses // of it
	children [][]int
	quoted   []int // 1 + index of the quote that holds the word, 0 if none
}

// quotedWords says for each word which quote it stands in.
func quotedWords(a *synoptic.Analysis) []int {
	in := make([]int, len(a.Words))
	w := 0
	for q := range a.Quotes {
		span := a.Quotes[q].Words
		for w > 0 && a.Words[w-1].Start >= span.Start {
			w--
		}
		for w < len(a.Words) && a.Words[w].Start < span.End {
			if a.Words[w].Start >= span.Start {
				in[w] = q + 1
			}
			w++
		}
	}
	return in
}

func (f *finder) sentence(out []synoptic.Statement, si int) []synoptic.Statement {
	s := &f.a.Sentences[si]
	heads := f.heads(s)
	f.in, f.statuses = si, lang.NewStatuses(&f.doc.Sentences[si])
	body := f.behindDateline(s)
	for _, h := range heads {
		words := f.own(h, heads)
		for len(words) > 0 && words[0] < body && h >= body {
			words = words[1:]
		}
		if st, ok := f.statement(si, h, words); ok {
			out = append(out, st)
		}
	}
	return out
}

// behindDateline is the first word of a sentence behind its dateline: names
// and marks up to a dash ("TOLVIK, Brennay (NW) - At least nine …").
func (f *finder) behindDateline(s *synoptic.Sentence) int {
	for i := s.First; i < min(s.Last, s.First+maxDateline); i++ {
		switch w := &f.a.Words[i]; {
		case w.Lemma == "-" || w.Lemma == "–" || w.Lemma == "—" || w.Lemma == "--":
			if i == s.First {
				return s.First
			}
			return i + 1
		case w.Tag != "PROPN" && w.Tag != "PUNCT" && w.Tag != "NUM" && w.Tag != "X":
			return s.First
		}
	}
	return s.First
}

// maxDateline is the length in words that a dateline may have.
const maxDateline = 12

// heads are the words of a sentence that head a unit, in order.
func (f *finder) heads(s *synoptic.Sentence) []int {
	var out []int
	for i := s.First; i < s.Last; i++ {
		if f.isClause(i) || f.isHappening(i) || f.isApposition(i) {
			out = append(out, i)
		}
	}
	return out
}

func (f *finder) isClause(i int) bool {
	w := &f.a.Words[i]
	verbal := w.Tag == "VERB" || f.child(i, "cop") >= 0 || f.child(i, "nsubj") >= 0 || f.child(i, "nsubj:pass") >= 0
	switch w.Rel {
	case "root", "parataxis":
		return true
	case "ccomp", "csubj", "csubj:pass", "acl:relcl", "advcl", "advcl:relcl":
		return verbal
	case "acl":
		return w.Tag == "VERB" && len(f.children[i]) > 0
	case "conj":
		return verbal && (f.child(i, "nsubj") >= 0 || f.child(i, "nsubj:pass") >= 0 || f.child(i, "aux") >= 0 || f.hasArgument(i)) && f.clausalHead(w.Head)
	}
	return false
}

// clausalHead tells whether a conjunct's first member is a clause.
func (f *finder) clausalHead(i int) bool {
	for n := 0; i >= 0 && n < 20; n++ {
		w := &f.a.Words[i]
		if w.Rel != "conj" {
			return w.Tag == "VERB" || w.Rel == "root" || f.child(i, "cop") >= 0
		}
		i = w.Head
	}
	return false
}

func (f *finder) hasArgument(i int) bool {
	for _, c := range f.children[i] {
		switch f.a.Words[c].Rel {
		case "obj", "obl", "xcomp", "iobj", "ccomp", "obl:unmarked", "obl:agent", "advmod":
			return true
		}
	}
	return false
}

// isHappening tells whether the noun names something that happened and says of
// it more than its name.
func (f *finder) isHappening(i int) bool {
	w := &f.a.Words[i]
	if w.Tag != "NOUN" || !happening(w.Lemma) || f.isClause(i) {
		return false
	}
	for _, c := range f.children[i] {
		switch f.a.Words[c].Rel {
		case "nmod", "nmod:poss", "acl", "nummod", "nmod:unmarked":
			return true
		}
	}
	return false
}

func (f *finder) isApposition(i int) bool {
	w := &f.a.Words[i]
	return w.Rel == "appos" && len(f.children[i]) > 0 && w.Tag != "PUNCT"
}

func (f *finder) child(i int, rel string) int {
	for _, c := range f.children[i] {
		if f.a.Words[c].Rel == rel {
			return c
		}
	}
	return -1
}

// own lists the words of the unit headed by h, in order: its subtree less the
// subtrees of clauses inside it. Nouns of happening and appositions stay part
// of the clause they stand in.
func (f *finder) own(h int, heads []int) []int {
	var out []int
	stack := []int{h}
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		out = append(out, i)
		for _, c := range f.children[i] {
			if _, isHead := slices.BinarySearch(heads, c); isHead && f.isClause(c) && f.splits(c) {
				continue
			}
			stack = append(stack, c)
		}
	}
	if f.isApposition(h) {
		out = append(out, f.nameOf(f.a.Words[h].Head, heads)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// splits tells whether the clause headed by c stands apart from the clause it
// is in. A short relative or participle clause stays with its noun.
func (f *finder) splits(c int) bool {
	switch f.a.Words[c].Rel {
	case "acl", "acl:relcl", "csubj", "csubj:pass":
		return f.size(c) > 3
	}
	return true
}

// size is the number of words in the subtree of i, counted to 12 at the most.
func (f *finder) size(i int) int {
	n, stack := 0, []int{i}
	for len(stack) > 0 && n < 12 {
		k := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		n++
		stack = append(stack, f.children[k]...)
	}
	return n
}

// nameOf lists the words of the noun phrase that an apposition explains.
func (f *finder) nameOf(i int, heads []int) []int {
	if i < 0 {
		return nil
	}
	out := []int{i}
	for _, c := range f.children[i] {
		switch f.a.Words[c].Rel {
		case "flat", "compound", "amod", "det", "nmod:poss", "nummod", "flat:name":
			out = append(out, c)
		}
	}
	return out
}

// statement reads the slots off the unit's words.
func (f *finder) statement(si, h int, words []int) (synoptic.Statement, bool) {
	a := f.a
	words = f.trim(h, words)
	st := synoptic.Statement{Sentence: si, Predicate: h, Event: h, Lemma: a.Words[h].Lemma}
	content := 0
	for _, w := range words {
		if t := a.Words[w].Tag; t != "PUNCT" && t != "SYM" {
			st.Span = st.Cover(a.Words[w].Span)
			if isContent(&a.Words[w]) {
				st.Words = append(st.Words, w)
				content++
			}
		}
	}
	if content == 0 || IsCue(st.Lemma) && !f.tells(h, st.Words) {
		return st, false
	}
	st.Event = f.event(h, words[len(words)-1])
	if lemma, ok := f.lightVerb(h); ok {
		st.Lemma = lemma
	}
	f.arguments(&st, h)
	for i := range a.Times {
		if st.Contains(a.Times[i].Span) {
			st.Times = append(st.Times, i)
		}
	}
	for i := range a.Quantities {
		if st.Contains(a.Quantities[i].Span) {
			st.Quantities = append(st.Quantities, i)
		}
	}
	status := f.statuses.At(st.Event - a.Sentences[si].First)
	st.Status, st.Negated, st.Open = status.Word, status.Negated, status.Modality == lang.Open
	if content < 2 && !(st.Negated && len(st.Args) > 0) { // "and has not been arrested" says enough
		return st, false
	}
	st.Voice, st.Quoted = f.voice(h, si)
	return st, true
}

// tells tells whether a clause of saying states more than that somebody speaks:
// "she told parliament" does not, "he announced three days of mourning" does.
func (f *finder) tells(h int, words []int) bool {
	for _, w := range words {
		x := &f.a.Words[w]
		if w != h && x.Entity == 0 && x.Tag != "PROPN" && x.Tag != "PRON" && x.Rel != "nsubj" && x.Rel != "advmod" && x.Rel != "appos" {
			return true
		}
	}
	return false
}

// trim cuts a unit longer than maxClause back to the longest run of its words
// around the predicate, at punctuation where it can.
func (f *finder) trim(h int, words []int) []int {
	a := f.a
	at, _ := slices.BinarySearch(words, h)
	lo, hi := 0, len(words)
	length := func() int { return a.Words[words[hi-1]].End - a.Words[words[lo]].Start }
	for length() > maxClause && hi-lo > 1 {
		left, right := a.Words[h].Start-a.Words[words[lo]].Start, a.Words[words[hi-1]].End-a.Words[h].End
		if right >= left && hi-1 > at || lo == at {
			hi--
		} else {
			lo++
		}
	}
	for hi-lo > 1 && a.Words[words[hi-1]].Tag == "PUNCT" {
		hi--
	}
	for hi-lo > 1 && lo < at && f.leadsIn(words[lo]) {
		lo++
	}
	return words[lo:hi]
}

// leadsIn tells whether a word only ties its clause to what stands before it:
// "that", "and", a comma.
func (f *finder) leadsIn(i int) bool {
	w := &f.a.Words[i]
	switch w.Rel {
	case "cc", "punct":
		return true
	case "mark":
		return w.Lemma == "that"
	}
	return false
}

// isContent tells whether a word carries meaning for comparing: an open-class
// word that is not light.
func isContent(w *synoptic.Word) bool {
	switch w.Tag {
	case "NOUN", "PROPN", "NUM", "ADJ":
		return true
	case "VERB":
		return !light(w.Lemma)
	case "ADV":
		return len(w.Lemma) > 4
	case "PRON":
		return w.Entity > 0
	case "X":
		return len(w.Lemma) > 2
	}
	return false
}
