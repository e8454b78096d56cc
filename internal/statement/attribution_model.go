package statement

import (
	"fmt"
	"sync"

	"github.com/synoptic-news/synoptic/internal/linear"
	"github.com/synoptic-news/synoptic/internal/models"
)

const (
	attributionFile    = "attributions.bin"
	attributionContent = 3 // version of the model's sections and features
)

// The decisions of an attribution, each a section of the model file.
const (
	decideCue = iota
	decideSource
	decideLeft
	decideStart
	decideEnd
	decideQuote
	decideJoin
	decisions
)

var decisionNames = [decisions]string{"cue", "source", "left", "start", "end", "quote", "join"}

// A scorer weighs features: a model, or a trainer on its way to one. The score
// of label 1 counts.
type scorer interface {
	Score(features []uint32, s *linear.Scores)
}

// A judge decides what is a cue, whose it is and what its content is.
type judge [decisions]scorer

// attributionJudge is the model built in, nil if there is none: attributions
// are then those of the rules alone.
var attributionJudge = sync.OnceValue(func() *judge {
	data, err := models.Read(attributionFile)
	if err != nil {
		return nil
	}
	j, err := decodeJudge(data)
	if err != nil {
		return nil
	}
	return j
})

// decodeJudge reads a model file: one section of weights for each decision.
func decodeJudge(data []byte) (*judge, error) {
	f, err := linear.Open(data, attributionContent)
	if err != nil {
		return nil, err
	}
	j := &judge{}
	for i, name := range decisionNames {
		section, ok := f.Section(name)
		if !ok {
			return nil, fmt.Errorf("no section %s", name)
		}
		m, err := linear.Decode(section)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if m.Labels() != 2 {
			return nil, fmt.Errorf("%s: %d labels, want 2", name, m.Labels())
		}
		j[i] = m
	}
	return j, nil
}
