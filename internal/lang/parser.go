package lang

import (
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// parserFormat is the version of the parser's sections: "names" (one per
// line), "moves" and "rels" (a linear.Model each). Features hold the numbers of
// UPOS, XPOS and Rel: whoever renumbers these raises the version.
const parserFormat = 1

// A parser builds a tree by moves, each the best by its score, and names each
// arc's relation when it is made. It never goes back.
type parser struct {
	rels      []Rel // by label of the relation model
	moveModel *linear.Model
	relModel  *linear.Model
	mask      parserMask // empty but in trials
}

// parsing is the state of one sentence.
type parsing struct {
	tree
	views    []view
	features []uint32
	scores   linear.Scores
}

// reset makes room for a sentence of n words.
func (p *parsing) reset(n int) {
	p.tree.reset(n)
	if cap(p.views) < n+1 {
		p.views = make([]view, 2*(n+1))
	}
	p.views = p.views[:n+1]
	p.views[n] = rootView
}

// parse builds the tree over the views, which are set.
func (q *parser) parse(p *parsing) {
	for !p.done() {
		legal := p.legal()
		move := onlyMove(legal)
		if move < 0 {
			p.features = q.mask.moves.keep(moveFeatures(p.features[:0], &p.tree, p.views))
			q.moveModel.Score(p.features, &p.scores)
			move = bestMove(&p.scores, legal)
		}
		p.apply(move, q.relation(p, move))
	}
}

// relation is the relation of the arc that the move makes.
func (q *parser) relation(p *parsing, move int) Rel {
	if move == shift {
		return NoRel
	}
	head, child := p.arc(move)
	if head == p.n {
		return RelRoot
	}
	p.features = q.mask.rels.keep(relFeatures(p.features[:0], &p.tree, p.views, head, child))
	q.relModel.Score(p.features, &p.scores)
	return q.rels[q.relModel.Best(&p.scores)]
}

// onlyMove is the one legal move, -1 if there are several.
func onlyMove(legal [moves]bool) int {
	only := -1
	for m, ok := range legal {
		if ok && only >= 0 {
			return -1
		}
		if ok {
			only = m
		}
	}
	return only
}

// bestMove is the legal move of the highest score, the first on a tie.
func bestMove(s *linear.Scores, legal [moves]bool) int {
	best := -1
	for m, ok := range legal {
		if ok && (best < 0 || s[m] > s[best]) {
			best = m
		}
	}
	return best
}

func decodeParser(data []byte) (*parser, error) {
	f, err := linear.Open(data, parserFormat)
	if err != nil {
		return nil, err
	}
	q := &parser{}
	names, _ := f.Section("names")
	for _, name := range strings.Fields(string(names)) {
		r, ok := ParseRel(name)
		if !ok {
			return nil, fmt.Errorf("relation %q is not known", name)
		}
		q.rels = append(q.rels, r)
	}
	moveData, _ := f.Section("moves")
	if q.moveModel, err = linear.Decode(moveData); err != nil {
		return nil, fmt.Errorf("moves: %w", err)
	}
	relData, _ := f.Section("rels")
	if q.relModel, err = linear.Decode(relData); err != nil {
		return nil, fmt.Errorf("rels: %w", err)
	}
	if q.moveModel.Labels() != moves || q.relModel.Labels() != len(q.rels) || len(q.rels) == 0 {
		return nil, fmt.Errorf("%d moves, %d relations, weights for %d and %d",
			moves, len(q.rels), q.moveModel.Labels(), q.relModel.Labels())
	}
	return q, nil
}

// encode is the model file.
func (q *parser) encode() []byte {
	f := &linear.File{Content: parserFormat}
	var names []string
	for _, r := range q.rels {
		names = append(names, r.String())
	}
	f.Add("names", []byte(strings.Join(names, "\n")))
	f.Add("moves", q.moveModel.Append(nil))
	f.Add("rels", q.relModel.Append(nil))
	return f.Encode()
}
