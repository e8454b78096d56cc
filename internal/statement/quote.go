package statement

import (
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// Quotes finds the direct and mixed quotes of a text, in order: words between
// quotation marks that somebody said or wrote, with the cue and the source that
// the text gives them, and the speaker among the entities es. Titles, names and
// single words held at arm's length are left out.
//
// The trees of d are used where it has them. No tree is needed for the words,
// no entity for cue and source.
func Quotes(d *lang.Doc, es []synoptic.Entity) []synoptic.Quote {
	q := listen(d)
	return q.withTurns(q.resolve(es), es)
}

// listen finds all quoted runs of a text with their voices, and the cues of
// all its sentences.
func listen(d *lang.Doc) *quoter {
	q := &quoter{text: d.Text, doc: d}
	q.runs = findRuns(d.Text, d.Paragraphs)
	q.flatten(d)
	q.divide()
	for i := range q.units {
		q.findCues(&q.units[i])
	}
	q.attribute()
	return q
}

// A quoter finds the quotes of one text.
type quoter struct {
	text     string
	doc      *lang.Doc
	runs     []run
	tokens   []token
	subjects []int // of each token: its subject in the tree, -1 if it has none
	units    []unit
	heard    []heard // of each run
}

// A token is a word of the text in one row with all others.
type token struct {
	*lang.Token
	low      string // in lower case
	sentence int
	head     int  // index of its head in the row, -1 at a root or without tree
	run      int  // 1 + index of the run it stands in, 0 for the outlet's own words
	mark     bool // part of the marks around a run
}

// flatten lists all tokens in a row and tells which runs they stand in.
func (q *quoter) flatten(d *lang.Doc) {
	n := 0
	for i := range d.Sentences {
		n += len(d.Sentences[i].Tokens)
	}
	q.tokens = make([]token, 0, n)
	r := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		first := len(q.tokens)
		for k := range s.Tokens {
			t := token{Token: &s.Tokens[k], sentence: i, head: -1}
			t.low = strings.ToLower(t.Form)
			if t.Rel != lang.NoRel && t.Head >= 0 {
				t.head = first + int(t.Head)
			}
			for r < len(q.runs) && q.runs[r].End <= t.Start {
				r++
			}
			if r < len(q.runs) && t.Overlap(q.runs[r].Span) > 0 {
				t.run = r + 1
				t.mark = t.Overlap(q.runs[r].words) == 0
			}
			q.tokens = append(q.tokens, t)
		}
	}
	q.subjects = make([]int, len(q.tokens))
	for i := range q.subjects {
		q.subjects[i] = -1
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.run == 0 && t.Rel.Base() == lang.RelNsubj && t.head >= 0 && q.subjects[t.head] < 0 {
			q.subjects[t.head] = i
		}
	}
}

// lemma is the token's lemma in lower case, its form where it has none.
func (t *token) lemma() string {
	if t.Lemma == "" || t.Lemma == "_" {
		return t.low
	}
	return strings.ToLower(t.Lemma)
}
