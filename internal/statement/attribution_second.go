package statement

import "github.com/synoptic-news/synoptic/internal/linear"

// second makes the lessons of what is decided last, of runs that no cue has
// for its content. Which those are, two judges say, each of which learnt from
// the texts that it does not see here: a judge makes fewer mistakes in what it
// learnt from than it will in the news.
func (l *lessons) second(texts []Told, seed uint64) {
	var halves [2]*judge
	for h := range halves {
		var part lessons
		for i := range texts {
			if i%2 == h {
				part.read(&texts[i])
			}
		}
		halves[h] = &judge{}
		for d := range decideQuote {
			m, err := linear.Decode(trainOne(&part, d, 1, seed, func(string) {}))
			if err != nil {
				panic(err) // of what was just written
			}
			halves[h][d] = m
		}
	}
	for i := range texts {
		l.runs(&texts[i], halves[1-i%2])
	}
}

// runs makes lessons of the runs of one text, as judge j leaves them.
func (l *lessons) runs(t *Told, j *judge) {
	b := &bench{view: &view{quoter: listen(t.Doc)}, judge: j}
	owner := b.owners(b.find())
	for r := range b.heard {
		if b.heard[r].drop {
			continue
		}
		if owner.of[r] == 0 {
			right := 0
			for k := range t.Attributions {
				if covers(t.Attributions[k].Content, b.runs[r].words) {
					right = 1
				}
			}
			b.quoteAlone(&b.f, r, owner)
			l[decideQuote] = append(l[decideQuote], lesson{[][]uint32{clone(b.f.keys)}, right})
		}
		p := b.runBefore(r)
		if p < 0 || owner.of[p] > 0 && owner.of[r] > 0 {
			continue
		}
		right := 0
		for k := range t.Attributions {
			if c := t.Attributions[k].Content; covers(c, b.runs[p].words) && covers(c, b.runs[r].words) {
				right = 1
			}
		}
		b.quoteJoin(&b.f, p, r, owner)
		l[decideJoin] = append(l[decideJoin], lesson{[][]uint32{clone(b.f.keys)}, right})
	}
}
