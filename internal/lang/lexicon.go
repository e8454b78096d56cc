package lang

import "github.com/synoptic-news/synoptic/internal/linear"

// A lexicon tells what was counted of single words: in the treebanks, which
// tags they bear; in a larger body of news, which tags a parser gave them and
// how often they stand in capitals inside a sentence.
type lexicon struct {
	table *linear.Table
	only  []byte // by gold class: 1 + label that its words always bear, or 0
}

// A lexical is a lexicon's entry, ready for use in features.
type lexical struct {
	gold   linear.Hash // class of tags in the treebanks, 0 for a word unseen
	silver linear.Hash // class of tags in the news, 0 for a word unseen
	caps   linear.Hash // 1 … 6: never … always in capitals; 0 unseen
}

// An entry of the table, from its lowest bit:
//
//	13 bits gold class, 12 bits silver class, 3 bits caps, 4 bits not used
const (
	goldBits   = 13
	silverBits = 12
	goldMask   = 1<<goldBits - 1
	silverMask = 1<<silverBits - 1
)

func (l *lexicon) of(norm linear.Hash) lexical {
	v := l.table.Get(norm.Key())
	return lexical{
		gold:   linear.Hash(v & goldMask),
		silver: linear.Hash(v >> goldBits & silverMask),
		caps:   linear.Hash(v >> (goldBits + silverBits) & 7),
	}
}

func (x lexical) pack() uint32 {
	return uint32(x.gold) | uint32(x.silver)<<goldBits | uint32(x.caps)<<(goldBits+silverBits)
}
