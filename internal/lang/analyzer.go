package lang

import (
	"fmt"
	"sync"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/internal/models"
)

// An Analyzer holds the models. It is loaded once and safe for concurrent use.
type Analyzer struct {
	tagger     *tagger
	lemmatizer *lemmatizer
	featurizer *featurizer // nil if it is not built in
	reader     *reader     // tags and trees; nil if it is not built in
	parser     *parser     // trees, where there is no reader
	spare      sync.Pool   // of *workspace
}

// The model files that an Analyzer reads.
const (
	taggerFile = "tagger.bin"
	lemmaFile  = "lemmas.bin"
	featsFile  = "feats.bin"   // may be missing: features are for those who ask
	readerFile = "encoder.bin" // may be missing
	parserFile = "parser.bin"  // read if it is
)

// Load decodes the models embedded in package models. It takes some tens of
// milliseconds.
func Load() (*Analyzer, error) {
	a := &Analyzer{}
	var err error
	if a.tagger, err = load(taggerFile, decodeTagger); err != nil {
		return nil, err
	}
	if a.lemmatizer, err = load(lemmaFile, decodeLemmatizer); err != nil {
		return nil, err
	}
	if data, err := models.Read(featsFile); err == nil {
		if a.featurizer, err = decodeFeaturizer(data); err != nil {
			return nil, fmt.Errorf("%s: %w", featsFile, err)
		}
	}
	if data, err := models.Read(readerFile); err == nil {
		if a.reader, err = decodeReader(data, a.tagger); err != nil {
			return nil, fmt.Errorf("%s: %w", readerFile, err)
		}
		return a, nil
	}
	if a.parser, err = load(parserFile, decodeParser); err != nil {
		return nil, err
	}
	return a, nil
}

func load[M any](name string, decode func([]byte) (*M, error)) (*M, error) {
	data, err := models.Read(name)
	if err != nil {
		return nil, err
	}
	m, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

// A workspace is the memory that analysing one sentence takes; it is used
// again and again.
type workspace struct {
	tagging tagging
	parsing parsing
	reading reading
	buf     []byte
	lemmas  []byte
	ends    []int // of each token's lemma in lemmas
}

func (a *Analyzer) workspace() *workspace {
	if w, ok := a.spare.Get().(*workspace); ok {
		return w
	}
	return &workspace{}
}

// Parse finds paragraphs, sentences, tokens, tags, lemmas and trees. It takes
// any text; parts that are not to be read may have been blanked with spaces.
func (a *Analyzer) Parse(text string) *Doc {
	d := Split(text)
	w := a.workspace()
	for i := range d.Sentences {
		a.parse(w, d.Sentences[i].Tokens)
	}
	a.spare.Put(w)
	return d
}

// Split finds paragraphs, sentences and tokens alone; it needs no model. Bytes
// that are no UTF-8 are read as question marks, and are such in Doc.Text.
func Split(text string) *Doc {
	text = valid(text)
	d := &Doc{Text: text, Paragraphs: paragraphs(text)}
	tokens := make([]Token, 0, len(text)/5+8)
	ends := make([]int, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		tokens = tokenize(tokens, text, p.Start, p.End)
		ends[i] = len(tokens)
	}
	from := 0
	for i, to := range ends {
		d.Sentences = sentences(d.Sentences, text, i, tokens[from:to])
		from = to
	}
	return d
}

// valid is text with a question mark for every byte that is no UTF-8: the same
// length.
func valid(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	b := []byte(text)
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			b[i] = '?'
		}
		i += size
	}
	return string(b)
}

// ParseSentence fills in the tags, lemmas, heads and relations of the tokens of
// one sentence, of which only Form is read.
func (a *Analyzer) ParseSentence(tokens []Token) {
	w := a.workspace()
	a.parse(w, tokens)
	a.spare.Put(w)
}

func (a *Analyzer) parse(w *workspace, tokens []Token) {
	if len(tokens) == 0 {
		return
	}
	w.tagging.reset(len(tokens))
	w.buf = fillWords(tokens, w.tagging.words, a.tagger.lex, w.buf)
	a.tagger.tag(&w.tagging)
	if a.reader != nil {
		a.reader.read(&w.reading, &w.tagging, tokens)
		a.lemmatize(w, tokens)
		return
	}
	w.parsing.reset(len(tokens))
	for i, k := range w.tagging.labels {
		t := a.tagger.labels[k]
		tokens[i].UPOS, tokens[i].XPOS = t.upos, t.xpos
		w.parsing.views[i].set(&w.tagging.words[i], t)
	}
	if a.parser == nil { // in training, see NewAnalyzer
		a.lemmatize(w, tokens)
		return
	}
	a.parser.parse(&w.parsing)
	root := w.parsing.n
	for i := range tokens {
		n := &w.parsing.nodes[i]
		if tokens[i].Head, tokens[i].Rel = n.head, n.rel; n.head == root {
			tokens[i].Head = -1
		}
	}
	a.lemmatize(w, tokens)
}

// lemmatize writes all lemmas of a sentence into one string and cuts them out
// of it; a lemma that is the form shares the form's bytes.
func (a *Analyzer) lemmatize(w *workspace, tokens []Token) {
	w.lemmas, w.ends = w.lemmas[:0], w.ends[:0]
	for i := range tokens {
		t := &tokens[i]
		start := len(w.lemmas)
		w.lemmas = a.lemmatizer.append(w.lemmas, t.Form, tag{t.UPOS, t.XPOS})
		if string(w.lemmas[start:]) == t.Form {
			w.lemmas = w.lemmas[:start]
		}
		w.ends = append(w.ends, len(w.lemmas))
	}
	all, start := string(w.lemmas), 0
	for i, end := range w.ends {
		if tokens[i].Lemma = tokens[i].Form; end > start {
			tokens[i].Lemma = all[start:end]
		}
		start = end
	}
}
