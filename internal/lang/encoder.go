package lang

import (
	"fmt"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/internal/encoder"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// encoderFormat is the version of the encoder's sections: "tags" ("NOUN|NN" per
// line), "rels" (one per line), "words" (a linear.Table of normal forms), and
// "network" (an encoder.Network). Inputs hold hashes of words: whoever changes
// what word.fill makes raises the version.
const encoderFormat = 1

// A reader tells tags and trees at once, by a network that sees the whole
// sentence. It starts from the tagger's labels.
type reader struct {
	tags    []tag
	rels    []Rel
	words   *linear.Table
	network *encoder.Network
	without []int // inputs left out; nil but in trials
}

// reading is the memory that reading one sentence takes.
type reading struct {
	scratch          encoder.Scratch
	in               []int32
	tags, heads, rel []int32
}

// What the network knows of a word, one number each, and how many rows its
// table of vectors has.
const (
	inWord   = iota // its number among the words, 0 for a word that is none of them
	inSuffix        // last three bytes
	inPrefix        // first three bytes
	inShape         // shape and flags
	inTag           // the tagger's label
	inNews          // tags and capitals in the news
	inputs

	suffixRows = 8192
	prefixRows = 4096
	shapeRows  = 512
	newsRows   = 2048
)

// rowsOf is the rows of each table.
func rowsOf(words, tags int) [inputs]int {
	return [inputs]int{inWord: words, inSuffix: suffixRows, inPrefix: prefixRows, inShape: shapeRows, inTag: tags, inNews: newsRows}
}

// appendInput appends a word's numbers. label is the tagger's.
func appendInput(out []int32, w *word, words *linear.Table, label int32) []int32 {
	return append(out,
		int32(words.Get(w.norm.Key())),
		int32(w.suf3.Key()%suffixRows),
		int32(w.pre3.Key()%prefixRows),
		int32(linear.Two(1, w.shape, w.flags).Key()%shapeRows),
		label,
		int32(linear.Two(2, w.silver, w.caps).Key()%newsRows),
	)
}

// read fills in the tags, heads and relations of a sentence whose words are
// tagged by t.
func (r *reader) read(s *reading, t *tagging, tokens []Token) {
	n := len(tokens)
	s.in = s.in[:0]
	for i := range tokens {
		s.in = appendInput(s.in, &t.words[i], r.words, int32(t.labels[i]))
	}
	zeroInputs(s.in, r.without)
	s.tags, s.heads, s.rel = slices.Grow(s.tags[:0], n)[:n], slices.Grow(s.heads[:0], n)[:n], slices.Grow(s.rel[:0], n)[:n]
	r.network.Parse(&s.scratch, s.in, s.tags, s.heads, s.rel)
	for i := range tokens {
		k := r.tags[s.tags[i]]
		tokens[i].UPOS, tokens[i].XPOS, tokens[i].Head = k.upos, k.xpos, s.heads[i]
		switch {
		case s.heads[i] < 0:
			tokens[i].Rel = RelRoot
		case s.rel[i] < 0: // between pieces of a very long sentence
			tokens[i].Rel = RelParataxis
		default:
			tokens[i].Rel = r.rels[s.rel[i]]
		}
	}
}

// decodeReader reads a model file for use behind the tagger given.
func decodeReader(data []byte, t *tagger) (*reader, error) {
	f, err := linear.Open(data, encoderFormat)
	if err != nil {
		return nil, err
	}
	r := &reader{}
	names, _ := f.Section("tags")
	if r.tags, err = parseTags(string(names)); err != nil {
		return nil, err
	}
	// Labels are numbers in the tagger's list, so the lists must be one.
	if !slices.Equal(r.tags, t.labels) {
		return nil, fmt.Errorf("made for a tagger of %d other labels; train it again with \"synoptic-train encoder\"", len(r.tags))
	}
	rels, _ := f.Section("rels")
	for _, name := range strings.Fields(string(rels)) {
		rel, ok := ParseRel(name)
		if !ok {
			return nil, fmt.Errorf("relation %q is not known", name)
		}
		r.rels = append(r.rels, rel)
	}
	words, _ := f.Section("words")
	if r.words, err = linear.DecodeTable(words); err != nil {
		return nil, err
	}
	network, _ := f.Section("network")
	if r.network, err = encoder.Decode(network); err != nil {
		return nil, err
	}
	return r, r.check()
}

// check tells whether the network fits the lists and the inputs.
func (r *reader) check() error {
	s := r.network.Shape
	want := rowsOf(int(r.words.Max())+1, len(r.tags))
	if len(s.Tables) != inputs || s.Tags != len(r.tags) || s.Rels != len(r.rels) {
		return fmt.Errorf("network of %d tables, %d tags and %d relations, want %d, %d and %d",
			len(s.Tables), s.Tags, s.Rels, inputs, len(r.tags), len(r.rels))
	}
	for i, t := range s.Tables {
		if t.Rows != want[i] {
			return fmt.Errorf("table %d has %d rows, want %d", i, t.Rows, want[i])
		}
	}
	return nil
}

// encode is the model file.
func (r *reader) encode() []byte {
	f := &linear.File{Content: encoderFormat}
	var rels []string
	for _, x := range r.rels {
		rels = append(rels, x.String())
	}
	f.Add("tags", formatTags(r.tags))
	f.Add("rels", []byte(strings.Join(rels, "\n")))
	f.Add("words", r.words.Append(nil))
	f.Add("network", r.network.Append(nil))
	return f.Encode()
}
