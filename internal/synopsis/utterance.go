package synopsis

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A quoted is one run of quoted words on its way to an utterance.
type quoted struct {
	r, q    int
	span    synoptic.Span
	tokens  []token
	mass    int           // sum of the weights of its tokens
	lead    []token       // those of its tokens that are compared with others: the first
	bag     []token       // the same, sorted by their words
	light   int           // sum of their weights
	speaker int           // person; -1 if not found
	named   bool          // the speaker has a name in some report
	settled bool          // another report told who speaks
	told    bool          // without quotation marks
	day     synoptic.Date // on which the report says it was said
	root    int
}

const (
	// sameMass is the share of the lighter quote's weight, per thousand, that
	// two renderings of one utterance have in common at least.
	sameMass = 500
	// otherMass is that share where the two quotes have different speakers:
	// only the very same words are then one utterance.
	otherMass = 850
	// manyWords and manyMass let longer quotes of different speakers pass with
	// somewhat other words.
	manyWords, manyMass = 6, 700
	// loneWeight is the least weight of a single shared word that links two
	// fragments of one speaker: a word that the story does not use everywhere.
	loneWeight = 80
)

// utter groups the quotes of all reports into utterances.
func (s *story) utter() {
	df, n := s.foldDF()
	for r := range s.rs {
		a := s.rs[r].Analysis
		for q := range a.Quotes {
			if a.Quotes[q].Kind == synoptic.Indirect {
				continue
			}
			x := s.quotedOf(r, q, df, n)
			x.root = len(s.quotes)
			s.quotes = append(s.quotes, x)
		}
	}
	s.limitQuotes()
	s.groupQuotes()
	s.addTold()
	s.writeQuotes()
}

// How many words of quotes are compared, which takes time as the square of
// their number: of one quote, and of all quotes of a story that are compared.
// The longest quotes give way first.
const (
	maxLead  = 2000
	maxLeads = 100_000
	minLead  = 20
)

// limitQuotes sets what is compared of each quote.
func (s *story) limitQuotes() {
	n := make([]int, maxLead+1) // quotes by length
	for _, i := range s.comparedQuotes() {
		n[min(len(s.quotes[i].tokens), maxLead)]++
	}
	most, sum, left := minLead, 0, 0
	for l := range n {
		left += n[l]
	}
	for l := range n { // sum: of the quotes shorter than l
		if left -= n[l]; l >= minLead && sum+l*(left+n[l]) <= maxLeads {
			most = l
		}
		sum += l * n[l]
	}
	for i := range s.quotes {
		s.quotes[i].limit(most)
	}
}

// limit has at most n words of the quote compared.
func (x *quoted) limit(n int) {
	x.lead = x.tokens[:min(len(x.tokens), n)]
	x.bag = slices.Clone(x.lead)
	slices.SortFunc(x.bag, func(a, b token) int { return cmp.Compare(a.fold, b.fold) })
	x.light = 0
	for i := range x.lead {
		x.light += x.lead[i].weight
	}
}

// overlap says what two quotes share whatever its order: the weight, how many
// words of content, and the weight of the rarest of these.
func overlap(a, b *quoted) (weight, words, rare int) {
	for i, k := 0, 0; i < len(a.bag) && k < len(b.bag); {
		switch c := cmp.Compare(a.bag[i].fold, b.bag[k].fold); {
		case c < 0:
			i++
		case c > 0:
			k++
		default:
			w := a.bag[i].weight
			weight += w
			if w > 4 {
				words++
				rare = max(rare, w)
			}
			i, k = i+1, k+1
		}
	}
	return weight, words, rare
}

// quotedOf is quote q of report r as it is compared. df and n are of foldDF.
func (s *story) quotedOf(r, q int, df map[string]int, n int) quoted {
	a := s.rs[r].Analysis
	x := quoted{r: r, q: q, span: a.Quotes[q].Words, speaker: -1, day: s.occasion(r, q)}
	if sp := a.Quotes[q].Speaker; sp > 0 {
		x.speaker = s.person[r][sp-1]
		x.named = x.speaker >= 0 && s.named(x.speaker)
	}
	x.tokens = tokens(s.rs[r].Report.Text, x.span)
	text, from, in := s.rs[r].Report.Text, x.span.Start, false
	for i := range x.tokens {
		t := &x.tokens[i]
		if k := strings.LastIndexAny(text[from:t.Start], "[]"); k >= 0 {
			in = text[from+k] == '['
		}
		t.put, from = in, t.End
		t.weight = foldWeight(t.fold, df, n)
		x.mass += t.weight
		if w := wordIn(a, t.Span); w >= 0 && (a.Words[w].Tag == "VERB" || a.Words[w].Tag == "AUX") {
			t.verb = a.Words[w].Lemma
		}
	}
	return x
}

// eachWord calls f for the words in a span of text, in order.
func eachWord(text string, in synoptic.Span, f func(synoptic.Span)) {
	for i := in.Start; i < in.End; {
		r, size := utf8.DecodeRuneInString(text[i:in.End])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += size
			continue
		}
		k := i
		for k < in.End {
			r, size := utf8.DecodeRuneInString(text[k:in.End])
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				k += size
				continue
			}
			if (r == '\'' || r == '’') && k+size < in.End {
				if n, _ := utf8.DecodeRuneInString(text[k+size : in.End]); unicode.IsLetter(n) {
					k += size
					continue
				}
			}
			break
		}
		f(synoptic.Span{Start: i, End: k})
		i = k
	}
}

// groupQuotes links renderings pair by pair, the surest first. Two groups
// become one only if their members are alike on the whole, so that a chain of
// fragments does not tie together what no two of them share.
func (s *story) groupQuotes() {
	links, asked := s.quoteLinks()
	slices.SortFunc(links, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.p, x.p), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	score := newChances(len(s.quotes), links)
	groups := make([][]int, len(s.quotes))
	for i := range groups {
		groups[i] = []int{i}
	}
	bonds := make(map[[2]int]bond)
	between := func(a, b int) bond { // groups only grow: what was summed before holds
		t, xs, ys := bonds[[2]int{a, b}], groups[a], groups[b]
		if asked != nil {
			xs, ys = leading(xs), leading(ys)
		}
		for i, x := range xs {
			for k, y := range ys {
				if i < t.xs && k < t.ys || s.oneRun(x, y) {
					continue // summed; or parts that a cue divides: what both stand in is whole elsewhere
				}
				v, ok := score.of(x, y)
				if !ok && asked != nil && asked[x] && asked[y] {
					continue // nobody asked
				}
				t.sum += v
				t.n++
			}
		}
		t.xs, t.ys = len(xs), len(ys)
		bonds[[2]int{a, b}] = t
		return t
	}
	for _, l := range links {
		ra, rb := s.quotes[l.a].root, s.quotes[l.b].root
		if ra == rb {
			continue
		}
		ra, rb = min(ra, rb), max(ra, rb)
		if t := between(ra, rb); t.sum < t.n*sameMass {
			continue
		}
		for _, x := range groups[rb] {
			s.quotes[x].root = ra
		}
		groups[ra], groups[rb] = append(groups[ra], groups[rb]...), nil
	}
	s.addTranslations(groups)
	s.joinParts(groups)
}

// comparedQuotes lists the quotes that are compared with others, in order.
func (s *story) comparedQuotes() []int {
	var some []int
	given := make([]int, len(s.rs))
	for i := range s.quotes {
		if r := s.quotes[i].r; given[r] < maxCompared(len(s.rs)) {
			given[r]++
			some = append(some, i)
		}
	}
	return some
}

// maxCompared is how many quotes or numbers of each of n reports, the first in
// their texts, are compared with all others, which takes time as the square of
// their number. A long report has a hundred; only a text made of nothing else
// has more than this in a story of a few reports.
func maxCompared(n int) int { return max(20, 3000/max(1, n)) }

// alike says how surely two quotes render one utterance: 0 not at all, else
// the share of the lighter one's weight that both have, per thousand.
func (s *story) alike(a, b *quoted) int {
	if a.light == 0 || b.light == 0 || otherOccasion(a, b) {
		return 0
	}
	shared, words, rare := overlap(a, b)
	light := min(a.light, b.light)
	bag := shared * 1000 / light
	if bag < sameMass {
		return 0 // what is shared in order is no more
	}
	v := bag
	ordered := common(a.lead, b.lead) * 1000 / light
	n := min(len(a.lead), len(b.lead))
	if n >= 5 {
		v = ordered
	}
	if a.r == b.r && (v < 950 || n < 4) {
		return 0 // one report repeats itself only in the same words
	}
	known := a.speaker >= 0 && a.speaker == b.speaker
	switch {
	case a.named && b.named && a.speaker != b.speaker:
		if words < 3 || ordered < otherMass && (words < manyWords || bag < manyMass || ordered < sameMass) {
			return 0
		}
	case words == 0:
		return 0
	case sameBag(a.lead, b.lead) && (n > 1 || known):
	case n < 5 && scattered(a.lead, b.lead):
		return 0 // "I love Colombia" is not said in "Colombia … we would love to"
	case words == 1:
		if v < 800 && n > 1 || rare < loneWeight || !known || ordered == 0 {
			return 0
		}
	}
	if v < sameMass {
		return 0
	}
	return v
}

// common is the weight of the heaviest common subsequence of two quotes.
func common(a, b []token) int {
	row := make([]int, len(b)+1)
	for i := range a {
		prev := 0
		for k := range b {
			cur := row[k+1]
			if a[i].fold == b[k].fold {
				row[k+1] = max(cur, prev+a[i].weight)
			} else {
				row[k+1] = max(cur, row[k])
			}
			prev = cur
		}
	}
	return row[len(b)]
}

// writeQuotes writes the utterances out, those of several reports first, each
// with its fullest rendering first.
func (s *story) writeQuotes() {
	members := make(map[int][]int)
	var roots []int
	for i := range s.quotes {
		r := s.quotes[i].root
		if members[r] == nil {
			roots = append(roots, r)
		}
		members[r] = append(members[r], i)
	}
	for _, root := range roots {
		is := members[root]
		slices.SortStableFunc(is, func(x, y int) int {
			return cmp.Or(told(&s.quotes[x])-told(&s.quotes[y]), cmp.Compare(s.quotes[y].mass, s.quotes[x].mass), cmp.Compare(x, y))
		})
		s.settle(is)
	}
	s.quoteOf = make(map[[2]int]int)
	for _, root := range roots {
		s.writeUtterance(members[root])
	}
}

// told sorts what is told without quotation marks behind what is quoted.
func told(x *quoted) int {
	if x.told {
		return 1
	}
	return 0
}

func (s *story) writeUtterance(is []int) {
	u := synoptic.Utterance{ID: "q" + itoa(len(s.out.Quotes)+1), Kind: synoptic.Mixed}
	first := &s.quotes[is[0]]
	votes := make(map[int]int)
	for _, i := range is {
		x := &s.quotes[i]
		if !x.told {
			s.quoteOf[[2]int{x.r, x.q}] = len(s.out.Quotes)
		}
		if x.speaker >= 0 {
			votes[x.speaker]++
		}
	}
	speaker := first.speaker
	for _, i := range is {
		if p := s.quotes[i].speaker; p >= 0 && (speaker < 0 || votes[p] > votes[speaker]) {
			speaker = p
		}
	}
	if speaker >= 0 {
		u.Speaker, u.SpeakerName = s.out.People[speaker].ID, s.out.People[speaker].Name
	}
	for n, i := range is {
		x := &s.quotes[i]
		q := &s.rs[x.r].Analysis.Quotes[x.q]
		rd := synoptic.Rendering{Mention: s.mention(x.r, x.span), Kind: q.Kind, Cue: q.Cue, Source: q.Source}
		if q.Kind == synoptic.Direct {
			u.Kind = synoptic.Direct
		}
		if x.speaker >= 0 {
			rd.Speaker, rd.SpeakerName = s.out.People[x.speaker].ID, s.out.People[x.speaker].Name
			rd.SettledBy = s.settledBy(x, is)
		}
		for _, v := range q.Via {
			if p := s.person[x.r][v-1]; p >= 0 {
				rd.Via = append(rd.Via, s.out.People[p].ID)
			}
		}
		if n > 0 {
			rd.Diff, rd.Marks = compareWords(s.rs[x.r].Report.Text, x, first)
			if slices.Contains(rd.Marks, synoptic.MarkOtherWords) && !x.told && s.translation(x, first) {
				rd.Marks = append(rd.Marks, synoptic.MarkTranslation)
			}
			u.WordingDiffer = u.WordingDiffer || len(rd.Marks) > 0 && !x.told
			if x.told {
				rd.Marks = append([]string{synoptic.MarkIndirect}, rd.Marks...)
			}
			if x.speaker >= 0 && first.speaker >= 0 && x.speaker != first.speaker {
				rd.Marks = append(rd.Marks, synoptic.MarkOtherSpeaker)
			}
		} else {
			rd.Marks = written(x.span.Cut(s.rs[x.r].Report.Text))
		}
		u.Renderings = append(u.Renderings, rd)
	}
	s.out.Quotes = append(s.out.Quotes, u)
}

// written are the marks that a rendering bears by itself.
func written(words string) []string {
	var marks []string
	if strings.Contains(words, "…") || strings.Contains(words, "...") || strings.Contains(words, ". . .") {
		marks = append(marks, synoptic.MarkEllipsis)
	}
	if strings.ContainsAny(words, "[(") {
		marks = append(marks, synoptic.MarkInserted)
	}
	return marks
}
