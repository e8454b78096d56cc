package synopsis

import "github.com/synoptic-news/synoptic"

const (
	// toldMass is the share of the lighter one's weight, per thousand, that
	// words told without quotation marks have in common with quoted ones of
	// the same speaker in another report if they tell the same.
	toldMass = 600
	// toldWords is how many words of weight they share at least.
	toldWords = 3
	// mostRenderings is how many renderings of an utterance, the first, are asked
	// in a large story.
	mostRenderings = 8
)

// addTold puts what a report tells of a speaker in its own words beside the
// utterance that another report quotes him with. What tells no quote again
// stays out: an utterance has one rendering in quotation marks at least.
func (s *story) addTold() {
	df, n := s.foldDF()
	bySpeaker := make(map[int][]int) // quotes that are compared
	perRoot := make(map[int]int)
	for _, i := range s.comparedQuotes() {
		x := &s.quotes[i]
		if perRoot[x.root]++; x.speaker >= 0 && (len(s.rs) <= manyUnits || perRoot[x.root] <= mostRenderings) {
			bySpeaker[x.speaker] = append(bySpeaker[x.speaker], i)
		}
	}
	first := 0 // quotes are in order of their reports
	for r := range s.rs {
		has := make(map[int]bool) // utterances that the report quotes, or tells already
		for ; first < len(s.quotes) && s.quotes[first].r == r && !s.quotes[first].told; first++ {
			has[s.quotes[first].root] = true
		}
		a := s.rs[r].Analysis
		given := 0
		for q := range a.Quotes {
			if a.Quotes[q].Kind != synoptic.Indirect || given >= maxCompared(len(s.rs)) {
				continue
			}
			given++
			x := s.quotedOf(r, q, df, n)
			if x.speaker < 0 {
				continue
			}
			best, top := -1, 0
			for _, i := range bySpeaker[x.speaker] {
				if y := &s.quotes[i]; y.r != r && !has[y.root] {
					if v := tells(&x, y); v > top {
						best, top = i, v
					}
				}
			}
			if best >= 0 {
				x.told, x.root = true, s.quotes[best].root
				has[x.root] = true
				s.quotes = append(s.quotes, x)
			}
		}
	}
}

// tells says how surely x, told without quotation marks, tells what y quotes:
// 0 not at all, else the share of the lighter one's weight that both have, per
// thousand.
func tells(x, y *quoted) int {
	shared, words := 0, 0
	used := make([]bool, len(y.tokens))
	for i := range x.tokens {
		for k := range y.tokens {
			a, b := &x.tokens[i], &y.tokens[k]
			if used[k] || a.fold != b.fold && (a.verb == "" || a.verb != b.verb) {
				continue
			}
			used[k] = true
			shared += min(a.weight, b.weight)
			if a.weight > 4 {
				words++
			}
			break
		}
	}
	v := shared * 1000 / max(1, min(x.mass, y.mass))
	if words < toldWords || v < toldMass {
		return 0
	}
	return v
}
