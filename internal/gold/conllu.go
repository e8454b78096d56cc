// Package gold reads corpora that people have annotated, for training and for
// tests. Scorers that decide about releases are elsewhere, in Python.
//
// Start with [ReadTreebank]. A corpus that is not there gives an error that
// errors.Is fs.ErrNotExist, so that tests can skip.
package gold

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// A Document is one text of a treebank with its gold sentences. The text is
// put together from the sentences' text, a blank line before each new
// paragraph, as reports have it, and a space between sentences.
type Document struct {
	ID, Genre string
	*lang.Doc
	Feats [][]string // by sentence and token, as the treebank writes them
}

// Treebanks are the parts read for training and for development.
var Treebanks = struct{ Train, Dev []string }{
	Train: []string{"ewt-train", "gum-train"},
	Dev:   []string{"ewt-dev", "gum-dev"},
}

// Sentences is all sentences of the documents, in order.
func Sentences(docs []Document) []lang.Sentence {
	var out []lang.Sentence
	for _, d := range docs {
		out = append(out, d.Sentences...)
	}
	return out
}

// ReadTreebank reads dir/name.conllu.gz.
func ReadTreebank(dir, name string) ([]Document, error) {
	path := filepath.Join(dir, name+".conllu.gz")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	docs, err := ParseCoNLLU(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return docs, nil
}

// ParseCoNLLU reads CoNLL-U with # newdoc, # newpar and # text lines. Tags and
// relations that package lang does not know are an error, missing ones are not.
func ParseCoNLLU(r io.Reader) ([]Document, error) {
	b := &treebank{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := b.line(lines.Text()); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	b.endSentence()
	b.endDoc()
	return b.docs, lines.Err()
}

// A treebank is what has been read so far.
type treebank struct {
	docs   []Document
	text   strings.Builder
	doc    *lang.Doc
	newpar bool
	whole  string // # text of the present sentence
	tokens []lang.Token
	feats  []string
	multis []multiword
}

// A multiword token: tokens first..last (counted from 0) share a form.
type multiword struct {
	first, last int
	form        string
}

func (b *treebank) line(l string) error {
	switch {
	case l == "":
		b.endSentence()
	case strings.HasPrefix(l, "# newdoc"):
		b.endDoc()
		_, id, _ := strings.Cut(l, "id = ")
		b.doc = &lang.Doc{}
		b.docs = append(b.docs, Document{ID: id, Doc: b.doc})
	case strings.HasPrefix(l, "# meta::genre = "):
		b.docs[len(b.docs)-1].Genre = strings.TrimPrefix(l, "# meta::genre = ")
	case strings.HasPrefix(l, "# newpar"):
		b.newpar = true
	case strings.HasPrefix(l, "# text = "):
		b.whole = strings.TrimPrefix(l, "# text = ")
	case l[0] == '#':
	default:
		return b.word(strings.Split(l, "\t"))
	}
	return nil
}

func (b *treebank) word(c []string) error {
	if len(c) != 10 {
		return fmt.Errorf("%d columns, want 10", len(c))
	}
	if from, to, ok := strings.Cut(c[0], "-"); ok {
		i, err1 := strconv.Atoi(from)
		j, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || j < i {
			return fmt.Errorf("multiword token %q", c[0])
		}
		b.multis = append(b.multis, multiword{i - 1, j - 1, c[1]})
		return nil
	}
	if strings.Contains(c[0], ".") {
		return nil // an empty node
	}
	t := lang.Token{Form: c[1], Lemma: c[2]}
	var ok bool
	if t.UPOS, ok = lang.ParseUPOS(c[3]); !ok {
		return fmt.Errorf("UPOS %q", c[3])
	}
	if t.XPOS, ok = lang.ParseXPOS(c[4]); !ok {
		return fmt.Errorf("XPOS %q", c[4])
	}
	if t.Rel, ok = lang.ParseRel(c[7]); !ok {
		return fmt.Errorf("relation %q", c[7])
	}
	head, err := strconv.Atoi(c[6])
	if err != nil && c[6] != "_" {
		return fmt.Errorf("head %q", c[6])
	}
	t.Head = int32(head) - 1
	b.tokens, b.feats = append(b.tokens, t), append(b.feats, c[5])
	return nil
}

// endSentence puts the sentence's tokens into the text.
func (b *treebank) endSentence() {
	if len(b.tokens) == 0 {
		return
	}
	if b.doc == nil {
		b.doc = &lang.Doc{}
		b.docs = append(b.docs, Document{Doc: b.doc})
	}
	if b.newpar || len(b.doc.Paragraphs) == 0 {
		if b.text.Len() > 0 {
			b.text.WriteString("\n\n")
		}
		b.doc.Paragraphs = append(b.doc.Paragraphs, synoptic.Span{Start: b.text.Len()})
	} else {
		b.text.WriteByte(' ')
	}
	start := b.text.Len()
	b.place()
	b.text.WriteString(b.whole)
	end := start + len(b.whole)
	b.doc.Paragraphs[len(b.doc.Paragraphs)-1].End = end
	b.doc.Sentences = append(b.doc.Sentences, lang.Sentence{
		Span:      synoptic.Span{Start: start, End: end},
		Paragraph: len(b.doc.Paragraphs) - 1,
		Tokens:    b.tokens,
	})
	d := &b.docs[len(b.docs)-1]
	d.Feats = append(d.Feats, b.feats)
	b.newpar, b.whole, b.tokens, b.feats, b.multis = false, "", nil, nil, nil
}

// place finds each token's bytes in the sentence's text. Parts of a multiword
// token that do not spell it ("du" = de + le) share its bytes unevenly: each
// takes as many as its form has, the last takes the rest.
func (b *treebank) place() {
	base, at, m := b.text.Len(), 0, 0
	for i := 0; i < len(b.tokens); {
		for at < len(b.whole) && b.whole[at] == ' ' {
			at++
		}
		last, form := i, b.tokens[i].Form
		if m < len(b.multis) && b.multis[m].first == i {
			last, form = b.multis[m].last, b.multis[m].form
			m++
		}
		stop := min(at+len(form), len(b.whole))
		for ; i <= last; i++ {
			end := min(at+len(b.tokens[i].Form), stop)
			if i == last {
				end = stop
			}
			b.tokens[i].Span = synoptic.Span{Start: base + at, End: base + end}
			at = end
		}
	}
}

func (b *treebank) endDoc() {
	if b.doc != nil {
		b.doc.Text = b.text.String()
		b.text.Reset()
		b.doc, b.newpar = nil, false
	}
}

// Features is the features of all sentences of the documents, in order.
func Features(docs []Document) [][]string {
	var out [][]string
	for _, d := range docs {
		out = append(out, d.Feats...)
	}
	return out
}
