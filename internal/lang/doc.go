// Package lang turns the text of a report into paragraphs, sentences and
// tokens, and gives each token its tags, its lemma and its place in a tree.
//
// Start with [Load] and [Analyzer.Parse]. An Analyzer is loaded once, keeps no
// state between calls and may be used by many goroutines. Parse takes any
// string, never fails and needs time linear in its length.
//
// Tokens, tags and trees follow the English Web Treebank and GUM (Universal
// Dependencies 2): "don't" is two tokens, "15-year" is three. Every token cuts
// its own bytes out of the text. Trees are a model's guess: about seven heads
// in eight are right.
//
// What a clause says of its own happening (not, perhaps, planned, asked,
// alleged, denied, if) is told by [Statuses.At] from the tree and cue words.
package lang

import "github.com/synoptic-news/synoptic"

// A Doc is a text and all that was found in it. It is used and dropped, never
// stored. All spans lie in Text.
type Doc struct {
	Text       string
	Paragraphs []synoptic.Span // runs of text between line breaks, trimmed, not empty, in order
	Sentences  []Sentence      // in order; each lies in one paragraph
}

// A Sentence is a run of one or more tokens of one paragraph. Its span reaches
// from the first token's first byte to the last token's last.
type Sentence struct {
	synoptic.Span
	Paragraph int // index in Doc.Paragraphs
	Tokens    []Token
}

// A Token is a word or a mark of punctuation. Tokens of a sentence are in
// order and do not overlap; between "do" and "n't" there is no gap.
type Token struct {
	synoptic.Span        // bytes of Doc.Text
	Form          string // Text[Start:End]
	Lemma         string // "go" for "went", "Paris" for "Paris": names keep their case
	UPOS          UPOS
	XPOS          XPOS
	Head          int32 // index of the head in Sentence.Tokens; -1 for the root, of which there is one
	Rel           Rel   // relation to the head; RelRoot for the root
}

// Root is the index of the sentence's root, -1 if there are no tokens.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}
