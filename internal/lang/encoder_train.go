package lang

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/internal/encoder"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// Sizes of the network, chosen so that a core reads 50 000 words a second.
const (
	encoderHidden = 192
	encoderLayers = 3
	encoderArc    = 128
)

// encoderWidths are of the tables of vectors.
var encoderWidths = [inputs]int{inWord: 64, inSuffix: 32, inPrefix: 16, inShape: 16, inTag: 32, inNews: 16}

// Training of the encoder. A first epoch has the trees of the news as well:
// they teach words that the treebanks do not have. Going on for 13 more epochs,
// the rate raised to 0.0014 again and 0.3 dropped, gained 0.04 LAS on EWT and
// lost 0.11 on GUM: more of the same is not what is missing.
const (
	encoderNews   = 1  // epochs over news and treebanks
	encoderEpochs = 14 // epochs over the treebanks alone
	encoderRate   = 0.002
	encoderDrop   = 0.25
	encoderBatch  = 450 // words
)

// leastSeen is how often a word must stand in the treebanks and the news to
// have a vector of its own.
const leastSeen = 3

// EncoderData is what the encoder is trained on: the sentences as numbers.
type EncoderData struct {
	Tags       []string // "NOUN|NN", by number
	Rels       []string
	Vocabulary []linear.Entry    // key of a word's normal form → its number
	Seen       []int32           // by number, how often in the treebanks
	News       []encoder.Example // trees of another parser
	Gold       []encoder.Example
	tagger     *tagger // of all treebanks
}

// NewEncoderData turns sentences into numbers. The treebanks' tags are
// predicted by taggers that have not seen the sentence, those of the news by
// one that has seen all treebanks.
func NewEncoderData(train, news []Sentence, counts *Counts, seed uint64, tell func(string)) *EncoderData {
	tags := jackknife(train, counts, jackEpochs, seed, func(fold int) {
		tell(fmt.Sprintf("encoder: tags of part %d of %d", fold+1, folds))
	})
	return newEncoderData(train, news, counts, tags, seed)
}

// newEncoderData turns sentences into numbers; tags are the predicted ones of
// the treebanks.
func newEncoderData(train, news []Sentence, counts *Counts, tags [][]tag, seed uint64) *EncoderData {
	whole := trainTagger(train, counts, 1, taggerEpochs, seed, nil)
	quoted, quotedTags := quoting(train, tags, min(quotations, len(train)), seed+2)
	labels, number := labelsOf(train)
	rels, relNumber := relationsOf(train)
	d := &EncoderData{Tags: strings.Fields(string(formatTags(labels))), tagger: whole}
	for _, r := range rels {
		d.Rels = append(d.Rels, r.String())
	}
	d.vocabulary(train, news)
	n := numbering{linear.NewTable(d.Vocabulary), whole.lex, number, relNumber}
	d.Gold = append(n.examples(train, tags), n.examples(quoted, quotedTags)...)
	d.News = n.examples(news, whole.tagAll(news))
	return d
}

// shape is the sizes of a network for the data.
func (d *EncoderData) shape() encoder.Shape {
	s := encoder.Shape{Hidden: encoderHidden, Layers: encoderLayers, Arc: encoderArc, Tags: len(d.Tags), Rels: len(d.Rels)}
	for i, rows := range rowsOf(len(d.Vocabulary)+1, len(d.Tags)) {
		s.Tables = append(s.Tables, encoder.Table{Rows: rows, Width: encoderWidths[i]})
	}
	return s
}

// Train makes an encoder's model file. It computes in floats, so that another
// kind of processor makes another file; the same makes the same.
//
// state is where an earlier training ended, nil to start anew; where this one
// ends is returned as well. A training that goes on leaves out the news.
func (d *EncoderData) Train(state *encoder.State, seed uint64, tell func(string)) ([]byte, encoder.State, error) {
	courses := []encoder.Course{
		{Examples: slices.Concat(d.News, d.Gold), Epochs: encoderNews},
		{Examples: d.Gold, Epochs: encoderEpochs},
	}
	n := encoder.NewNet(d.shape(), seed)
	if state == nil {
		n.Meet(d.Gold, d.News)
	} else {
		if !reflect.DeepEqual(state.Shape, n.Shape) {
			return nil, *state, fmt.Errorf("the training before was of a network of shape %v, this one is of %v", state.Shape, n.Shape)
		}
		var err error
		if n, err = encoder.Restore(*state, seed); err != nil {
			return nil, *state, err
		}
		courses = courses[1:]
	}
	n.Train(encoder.Plan{
		Courses: courses, Batch: encoderBatch, Rate: encoderRate, Drop: encoderDrop, Seen: d.Seen, Seed: seed,
		Done: func(course, epoch int, line string) {
			tell(fmt.Sprintf("encoder: course %d of %d, epoch %d of %d: %s", course+1, len(courses), epoch+1, courses[course].Epochs, line))
		},
	})
	data, err := d.File(n)
	return data, n.State(), err
}

func (t *tagger) tagAll(sentences []Sentence) [][]tag {
	out := make([][]tag, len(sentences))
	g := &tagging{}
	var buf []byte
	for i, s := range sentences {
		out[i], buf = t.tags(g, s.Tokens, buf)
	}
	return out
}

// vocabulary numbers the words, the most frequent first.
func (d *EncoderData) vocabulary(train, news []Sentence) {
	seen, gold := map[uint32]int{}, map[uint32]int32{}
	var buf []byte
	count := func(sentences []Sentence, each func(key uint32)) {
		for _, s := range sentences {
			for _, t := range s.Tokens {
				buf = appendNorm(buf[:0], t.Form)
				each(linear.OfBytes(buf).Key())
			}
		}
	}
	count(train, func(k uint32) { seen[k]++; gold[k]++ })
	count(news, func(k uint32) { seen[k]++ })
	var keys []uint32
	for k, n := range seen {
		if n >= leastSeen {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b uint32) int { return cmp.Or(seen[b]-seen[a], cmp.Compare(a, b)) })
	d.Seen = append(d.Seen, 0)
	for i, k := range keys {
		d.Vocabulary = append(d.Vocabulary, linear.Entry{Key: k, Value: uint32(i + 1)})
		d.Seen = append(d.Seen, gold[k])
	}
}

// A numbering turns sentences into examples.
type numbering struct {
	vocabulary *linear.Table
	lex        *lexicon
	tags       map[tag]int
	rels       map[Rel]int
}

func (n *numbering) examples(sentences []Sentence, tags [][]tag) []encoder.Example {
	out := make([]encoder.Example, len(sentences))
	var words []word
	var buf []byte
	for i, s := range sentences {
		words = slices.Grow(words[:0], len(s.Tokens))[:len(s.Tokens)]
		buf = fillWords(s.Tokens, words, n.lex, buf)
		e := &out[i]
		for j, t := range s.Tokens {
			e.In = appendInput(e.In, &words[j], n.vocabulary, int32(n.tags[tags[i][j]]))
			e.Tag = append(e.Tag, n.tag(tag{t.UPOS, t.XPOS}))
			e.Head = append(e.Head, n.head(t))
			e.Rel = append(e.Rel, n.rel(t))
		}
	}
	return out
}

// tag is the number of a tag, Unknown if the treebanks do not have it.
func (n *numbering) tag(t tag) int32 {
	if k, ok := n.tags[t]; ok {
		return int32(k)
	}
	return encoder.Unknown
}

// head is Unknown where the news' parser did not know, and for its marks,
// which it attaches in its own way.
func (n *numbering) head(t Token) int32 {
	if t.Rel == NoRel || t.Rel == RelDep && t.UPOS == NoUPOS || t.Rel == RelPunct && t.UPOS == NoUPOS {
		return encoder.Unknown
	}
	return t.Head
}

func (n *numbering) rel(t Token) int32 {
	k, ok := n.rels[t.Rel]
	if !ok || t.Head < 0 || n.head(t) == encoder.Unknown {
		return encoder.Unknown
	}
	return int32(k)
}

// File is the model file of a network that was trained on the data.
func (d *EncoderData) File(n *encoder.Net) ([]byte, error) {
	r, err := d.reader(n)
	if err != nil {
		return nil, err
	}
	return r.encode(), nil
}

func (d *EncoderData) reader(n *encoder.Net) (*reader, error) {
	r := &reader{words: linear.NewTable(d.Vocabulary), network: n.Whole()}
	var err error
	if r.tags, err = parseTags(strings.Join(d.Tags, " ")); err != nil {
		return nil, err
	}
	for _, name := range d.Rels {
		rel, _ := ParseRel(name)
		r.rels = append(r.rels, rel)
	}
	return r, r.check()
}
