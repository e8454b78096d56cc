package statement

import "slices"

// withRules gives the quotes that the rules found to the attributions whose
// content holds them, or a run that they go on with, and makes attributions of
// the others.
func (b *bench) withRules(found []claimed) []claimed {
	owner := b.owners(found)
	for _, chain := range b.chains(owner) {
		found = b.share(found, chain, owner)
	}
	return found
}

// An owners tells of each run 1 + the index of the attribution whose content
// holds it, 0 if none does; and where the cues of all of them begin, in order.
type owners struct {
	of   []int
	cues []int
}

func (q *quoter) owners(found []claimed) owners {
	owner := make([]int, len(q.runs))
	cues := make([]int, len(found))
	for i := range found {
		cues[i] = q.start(&q.units[found[i].unit], found[i].telling.words.first)
		u := &q.units[found[i].unit]
		for _, s := range found[i].parts {
			for k := s.first; k < s.last; k++ {
				if r := u.items[k].run; r > 0 && owner[r-1] == 0 {
					owner[r-1] = i + 1
				}
			}
		}
	}
	slices.Sort(cues)
	return owners{owner, cues}
}

// between is how many attributions have their cue behind byte from and before
// byte to.
func (o owners) between(from, to int) int {
	i, _ := slices.BinarySearch(o.cues, from)
	k, _ := slices.BinarySearch(o.cues, to)
	return max(0, k-i)
}

// chains parts the runs that count into rows of which each goes on with the one
// before: in the order of their first runs.
func (b *bench) chains(owner owners) [][]int {
	var out [][]int
	of := make([]int, len(b.runs))
	byID := map[int]int{}
	for r := range b.heard {
		if b.heard[r].drop {
			continue
		}
		p, goes := b.runBefore(r), false
		if b.judge == nil {
			k, ok := byID[b.heard[r].id]
			if goes = ok; ok {
				p = out[k][0]
			}
		} else if p >= 0 && (owner.of[p] == 0 || owner.of[r] == 0) {
			goes = b.goesOn(p, r, owner)
		}
		if goes {
			of[r] = of[p]
			out[of[r]] = append(out[of[r]], r)
			continue
		}
		of[r] = len(out)
		byID[b.heard[r].id] = len(out)
		out = append(out, []int{r})
	}
	return out
}

// joinBias is what the score of a run that goes on must be more than. Best of
// -90, -30 and 10 by cross-validation inside the training part.
const joinBias = -90

// goesOn tells whether run r goes on with what run p began. A line of a
// transcript does not.
func (b *bench) goesOn(p, r int, owner owners) bool {
	if b.labelled(r) {
		return false
	}
	b.quoteJoin(&b.f, p, r, owner)
	return b.score(decideJoin) > joinBias
}

// labelled tells whether run r begins with the name of who speaks: “LEE: We won.
func (q *quoter) labelled(r int) bool {
	c := q.heard[r].cue
	return !c.IsZero() && q.runs[r].Contains(c)
}

// share gives the runs of a chain that are in no content to the attribution
// that holds the one before in the chain, else the next one; a chain in which
// there is none is an attribution of its own, if it stands alone.
func (b *bench) share(found []claimed, chain []int, owner owners) []claimed {
	at := 0
	for _, r := range chain {
		if at = owner.of[r]; at > 0 {
			break
		}
	}
	for _, r := range chain {
		h := &b.heard[r]
		if o := owner.of[r]; o > 0 {
			at = o
			if found[o-1].voice == nil && h.direct {
				found[o-1].voice = h
			}
			continue
		}
		if at == 0 {
			if !b.standsAlone(r, owner) {
				continue
			}
			found = append(found, claimed{unit: h.unit, voice: h})
			at = len(found)
		} else if !h.direct && found[at-1].learnt {
			continue
		}
		found[at-1].runs = append(found[at-1].runs, r)
	}
	return found
}

// What the score of a quote without a cue must be more than: of one that is a
// clause of its own, and of words held at arm's length in the outlet's. Best of
// 60 … 200 and of 250 … 460 by cross-validation inside the training part.
const (
	aloneBias = 120
	scareBias = 400
)

// standsAlone tells whether run r, which no cue has for its content, is
// somebody's words all the same.
func (b *bench) standsAlone(r int, owner owners) bool {
	if b.judge == nil || b.labelled(r) {
		return true
	}
	b.quoteAlone(&b.f, r, owner)
	if !b.heard[r].direct {
		return b.score(decideQuote) > scareBias
	}
	return b.score(decideQuote) > aloneBias
}
