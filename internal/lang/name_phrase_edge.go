package lang

// maxPhraseFront and maxPhraseBehind bound how many words of a phrase stand in
// front of its head and behind it.
const (
	maxPhraseFront  = 16
	maxPhraseBehind = 48
)

// A phraseView makes the features of phrases while they are being found.
type phraseView struct {
	*page
	names  []Name
	nameAt []int32 // 1 + index in names of the name that holds the word
	list   []uint32
	ends   []edge

	blurTags, blurTree bool // in training: make features as if there were none
}

// An edge is a place where a phrase may begin or end.
type edge struct {
	at   int // first word inside (left) or first word behind (right)
	step int // the child of the head below which the outermost word hangs, the head itself
}

func newPhraseView(p *page, names []Name) *phraseView {
	names = withTitles(names)
	v := &phraseView{page: p, names: names, nameAt: make([]int32, len(p.words)), list: make([]uint32, 0, 64)}
	for n := range names {
		at := p.start[names[n].Sentence]
		for k := names[n].First; k < names[n].Last; k++ {
			v.nameAt[at+k] = int32(n) + 1
		}
	}
	return v
}

// withTitles joins titles to the person's name right behind them: in a phrase
// "Senator Ana Stone" is one name.
func withTitles(names []Name) []Name {
	out := make([]Name, 0, len(names))
	for _, n := range names {
		for k := len(out) - 1; n.Kind == NamePerson && k >= 0 && out[k].Kind == NameTitle && out[k].Sentence == n.Sentence && out[k].Last == n.First; k-- {
			n.First = out[k].First
			out = out[:k]
		}
		out = append(out, n)
	}
	return out
}

// candidate tells whether word i may head a phrase that names.
func (v *phraseView) candidate(i int) bool {
	w := &v.words[i]
	if w.UPOS == PROPN || w.is(wordCapital) && (!w.is(wordFirst) || v.seen[w.form].capital > 0 && v.seen[w.form].lower == 0) && w.UPOS != PUNCT && w.UPOS != DET && w.UPOS != ADP && w.UPOS != ADV {
		return true
	}
	n := v.nameAt[i]
	if n == 0 || w.UPOS == PUNCT || w.UPOS == ADP {
		return false
	}
	name := &v.names[n-1]
	at := v.start[name.Sentence]
	return v.headIn(at+name.First, at+name.Last) == i
}

// extent is the words [first, last) of the name that holds word i, else i alone.
func (v *phraseView) extent(i int) (first, last int) {
	if n := v.nameAt[i]; n > 0 {
		name := &v.names[n-1]
		at := v.start[name.Sentence]
		return at + name.First, at + name.Last
	}
	return i, i + 1
}

// under is the child of head below which word i hangs; -1 if it does not hang
// below head. Words of the head's name count as the head.
func (v *phraseView) under(i, head int) int {
	first, last := v.extent(head)
	for range 24 {
		h := v.headOf(i)
		if h == head || h >= first && h < last {
			return i
		}
		if h < 0 {
			break
		}
		i = h
	}
	return -1
}

// rightEdges lists where the phrase that word i heads may end.
func (v *phraseView) rightEdges(i int) []edge {
	v.ends = append(v.ends[:0], edge{i + 1, i})
	_, last := v.extent(i)
	end := min(v.start[v.words[i].sentence+1], max(i+maxPhraseBehind, last))
	open := 0
	for k := i + 1; k < end; k++ {
		step := v.under(k, i)
		switch {
		case step >= 0:
		case k < last:
			step = i
		case v.words[k].UPOS == PUNCT && k+1 < end && v.under(k+1, i) >= 0:
			continue
		case k == last && v.words[k].is(wordCapital) && v.nameAt[k] == 0:
			step = i // "Norton I"
		case v.words[k].Form == "," && k+1 < end && v.nameAt[k+1] > 0 && v.ends[len(v.ends)-1].at == k:
			_, stop := v.extent(k + 1) // "Bergen, Norway" and "Ana Stone, QC", whatever the tree says
			if stop <= end {
				v.ends = append(v.ends, edge{stop, k + 1})
			}
			return v.ends
		default:
			return v.ends
		}
		if v.words[k].UPOS == ADP && k > last && k+1 < end && v.under(k+1, i) >= 0 && v.words[k].Rel == RelCase {
			continue
		}
		switch v.words[k].Form {
		case "(", "[":
			open++
		case ")", "]":
			open--
		}
		if open == 0 {
			v.ends = append(v.ends, edge{k + 1, step})
		}
	}
	return v.ends
}

// leftEdges lists where the phrase that word i heads may begin.
func (v *phraseView) leftEdges(i int) []edge {
	v.ends = append(v.ends[:0], edge{i, i})
	first, _ := v.extent(i)
	begin := max(v.start[v.words[i].sentence], min(i-maxPhraseFront, first))
	for k := i - 1; k >= begin; k-- {
		step := v.under(k, i)
		switch {
		case step >= 0 && step <= i:
		case k >= first:
			step = i
		case v.words[k].UPOS == PROPN && v.words[k+1].UPOS == PROPN || v.words[k].UPOS == DET:
			step = k
		case v.words[k].UPOS == PUNCT && k > begin && v.under(k-1, i) >= 0:
			continue
		default:
			return v.ends
		}
		v.ends = append(v.ends, edge{k, step})
	}
	return v.ends
}

// edges finds the best beginning and end of the phrase of kind k that word i
// heads.
func (v *phraseView) edges(i int, k NameKind, score func([]uint32) int32) (first, last int) {
	best := int32(0)
	for n, e := range v.leftEdges(i) {
		if s := score(v.leftFeatures(i, e, k)); n == 0 || s > best {
			best, first = s, e.at
		}
	}
	for n, e := range v.rightEdges(i) {
		if s := score(v.rightFeatures(i, e, k)); n == 0 || s > best {
			best, last = s, e.at
		}
	}
	if from, to := v.extent(i); k == NamePerson && v.nameAt[i] > 0 && v.names[v.nameAt[i]-1].Kind == NamePerson {
		first, last = min(first, from), max(last, to) // a person's name stays whole
	}
	if k == NamePerson {
		return first, v.lettered(last)
	}
	return first, v.placed(i, last)
}

// placed is the end of the phrase once the place behind a comma is added,
// whatever the tree says: "Ardal, Norway", but not the first of a list.
func (v *phraseView) placed(i, last int) int {
	end := v.start[v.words[i].sentence+1]
	if last+1 >= end || v.words[last].Form != "," || v.nameAt[last+1] == 0 || v.words[i].is(wordCountry) || last-i > 3 {
		return last
	}
	n := &v.names[v.nameAt[last+1]-1]
	_, stop := v.extent(last + 1)
	if n.Kind != NamePlace || v.words[last+1].Rel.Base() == RelConj || n.Country == "" && !v.words[last+1].is(wordPlace) {
		return last
	}
	for k := stop; k < end && k < stop+2; k++ {
		if v.words[k].UPOS == CCONJ {
			return last
		}
	}
	return stop
}

// lettered is the end of a person's phrase once a monarch's number or the
// letters of a degree or an office behind a comma are added: "Harald V",
// "Ana Stone, QC".
func (v *phraseView) lettered(last int) int {
	end := v.start[v.words[last-1].sentence+1]
	if v.words[last-1].UPOS != PROPN {
		return last
	}
	closed := func(k int) bool { return k >= end || v.words[k].UPOS == PUNCT || v.words[k].is(wordPossessive) }
	if last < end && roman(v.words[last].Form) && closed(last+1) {
		return last + 1
	}
	if last+1 < end && v.words[last].Form == "," && v.words[last+1].is(wordUpper) && len(v.words[last+1].Form) <= 4 && closed(last+2) {
		return last + 2
	}
	return last
}

// roman tells whether a word is a Roman number.
func roman(form string) bool {
	for i := range len(form) {
		switch form[i] {
		case 'I', 'V', 'X':
		default:
			return false
		}
	}
	return form != ""
}
