package lang

import "github.com/synoptic-news/synoptic"

// A ClauseStatus is what a clause says of its own happening: whether it is
// denied by a negation, how sure it is, when it lies, and on which rung from
// asked to done it stands. It says nothing of whose voice it is: "the ship
// sank, police said" and "the ship sank, according to police" are as done as
// "the ship sank". The zero value is none; a plain clause is Done.
type ClauseStatus struct {
	Word     synoptic.Status
	Negated  bool // it is said not to happen: "did not leave", "failed to leave", "nobody left"
	Modality Modality
	Tense    Tense
	Aspect   Aspect
	Passive  bool
}

// A Modality is how sure, wanted or open a clause is by its own auxiliaries,
// adverbs and form, before what governs it has its say.
type Modality uint8

// The modalities.
const (
	Plain    Modality = iota // stated
	Future                   // will, is going to, is to
	Possible                 // may, might, could, can, perhaps
	Needed                   // must, should, ought to
	Hedged                   // allegedly, reportedly
	Supposed                 // if, would have
	Open                     // a question: whether, "Did it sink?"
	Bidden                   // an imperative
)

var modalityNames = [...]string{"plain", "future", "possible", "needed", "hedged", "supposed", "open", "bidden"}

// String is the modality in a word.
func (m Modality) String() string { return nameOf(modalityNames[:], int(m)) }

// A Tense is that of a clause's finite verb; the zero value means that it has
// none ("to leave", "leaving").
type Tense uint8

// The tenses.
const (
	NoTense Tense = iota
	PastTense
	PresentTense
	FutureTense
)

var tenseNames = [...]string{"_", "past", "present", "future"}

// String is the tense in a word, "_" for NoTense.
func (t Tense) String() string { return nameOf(tenseNames[:], int(t)) }

// An Aspect is a set of Perfect ("has left") and Progressive ("is leaving").
type Aspect uint8

// The aspects; the zero value is the simple one.
const (
	Perfect Aspect = 1 << iota
	Progressive
)

// rank orders the statuses by how far they are from done: of a clause's own
// status and that of what governs it, the farther one holds.
func rank(s synoptic.Status) int {
	switch s {
	case synoptic.Planned:
		return 1
	case synoptic.Suggested:
		return 2
	case synoptic.Asked:
		return 3
	case synoptic.Alleged:
		return 4
	case synoptic.Denied:
		return 5
	case synoptic.Conditional:
		return 6
	}
	return 0
}

// lower gives the clause status s if that is farther from done than its own.
func (c *ClauseStatus) lower(s synoptic.Status) {
	if rank(s) > rank(c.Word) {
		c.Word = s
	}
}

// Statuses tells the status of every clause of one sentence, by its tree and
// by tables of cue words. It reads lemmas, tags and relations, and holds
// nothing but the tree turned round.
type Statuses struct {
	tokens []Token
	first  []int32 // of each token: its first child, -1 if it has none
	next   []int32 // of each token: its head's next child, -1 if it is the last
}

// NewStatuses prepares the sentence, in time linear in its length.
func NewStatuses(s *Sentence) *Statuses {
	n := len(s.Tokens)
	c := &Statuses{tokens: s.Tokens, first: make([]int32, n), next: make([]int32, n)}
	for i := range c.first {
		c.first[i] = -1
	}
	for i := n - 1; i >= 0; i-- {
		c.next[i] = -1
		if h := s.Tokens[i].Head; h >= 0 {
			c.next[i], c.first[h] = c.first[h], int32(i)
		}
	}
	return c
}

// At is the status of the clause, or of the noun of happening, whose head is
// token i.
func (c *Statuses) At(i int) ClauseStatus {
	st := c.own(i)
	c.govern(&st, i, 0)
	return st
}

// maxClimb is how many words above a clause are asked what they make of it:
// "is said to have refused to try to leave" takes three.
const maxClimb = 6

// maxConj is how many conjuncts a list is followed back to its first.
const maxConj = 40

// child is the first child of i with the relation, -1 if there is none.
func (c *Statuses) child(i int, r Rel) int {
	for k := c.first[i]; k >= 0; k = c.next[k] {
		if c.tokens[k].Rel == r {
			return int(k)
		}
	}
	return -1
}

// childOf is the first child of i with the relation and one of the lemmas.
func (c *Statuses) childOf(i int, r Rel, lemmas ...string) int {
	for k := c.first[i]; k >= 0; k = c.next[k] {
		if c.tokens[k].Rel == r && c.is(int(k), lemmas...) {
			return int(k)
		}
	}
	return -1
}

// is tells whether the lemma of token i is one of those, which are in lower case.
func (c *Statuses) is(i int, lemmas ...string) bool {
	if i < 0 || i >= len(c.tokens) {
		return false
	}
	have := c.lemma(i)
	for _, l := range lemmas {
		if have == l {
			return true
		}
	}
	return false
}

// lemma is that of token i in lower case, as the tables write it.
func (c *Statuses) lemma(i int) string {
	l := c.tokens[i].Lemma
	switch l {
	case "n't", "n’t":
		return "not"
	case "'ll", "’ll":
		return "will"
	case "'d", "’d":
		return "would"
	}
	for k := 0; k < len(l); k++ {
		if 'A' <= l[k] && l[k] <= 'Z' {
			return asciiLower(l)
		}
	}
	return l
}

func asciiLower(s string) string {
	b := []byte(s)
	for i, x := range b {
		if 'A' <= x && x <= 'Z' {
			b[i] = x + 'a' - 'A'
		}
	}
	return string(b)
}

// subject is the subject of clause i, -1 if it has none of its own.
func (c *Statuses) subject(i int) int {
	for k := c.first[i]; k >= 0; k = c.next[k] {
		if c.tokens[k].Rel.Base() == RelNsubj || c.tokens[k].Rel.Base() == RelCsubj {
			return int(k)
		}
	}
	return -1
}

// verbal tells whether token i heads a clause rather than a phrase.
func (c *Statuses) verbal(i int) bool {
	t := &c.tokens[i]
	return t.UPOS == VERB || t.UPOS == AUX || c.assisted(i) || c.child(i, RelMark) >= 0 || c.subject(i) >= 0
}

// leader is the first conjunct of the list that i stands in, i itself if it
// stands in none.
func (c *Statuses) leader(i int) int {
	for n := 0; n < maxConj && c.tokens[i].Rel == RelConj && c.tokens[i].Head >= 0; n++ {
		i = int(c.tokens[i].Head)
	}
	return i
}
