package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// How much of a CoNLL-U file is held at once, in lines and in bytes. A document
// is parsed as one, for its names; of a longer one, pieces are.
const (
	conlluBatch      = 50_000
	maxConlluDoc     = 100_000
	conlluBatchSize  = 16 << 20
	maxConlluDocSize = 16 << 20
)

// mostFaults is how many faults of a file are told one by one.
const mostFaults = 20

// FillCoNLLU reads a CoNLL-U file and writes it with LEMMA, UPOS, XPOS, FEATS,
// HEAD, DEPREL and, in MISC, NER filled in by the models, whatever stood there;
// DEPS is emptied. Sentences and words are the file's, as are, byte for byte,
// comments, multiword tokens, empty nodes, forms, blank lines and what else
// MISC holds. name stands for the file in errors.
//
// A sentence in which something is wrong is left out and named in the error,
// the others are written all the same.
func (p *Pipeline) FillCoNLLU(w io.Writer, r io.Reader, name string) error {
	f := &conlluFiller{p: p, w: w}
	in := newConlluReader(r, name)
	more := 0
	var faults []error
	for {
		s, err := in.next()
		if err == io.EOF {
			break
		}
		switch {
		case err == nil:
			if err := f.add(s); err != nil {
				return err
			}
		case in.broken || len(faults) < mostFaults:
			faults = append(faults, err)
		default:
			more++
		}
		if in.broken {
			break
		}
	}
	if more > 0 {
		faults = append(faults, fmt.Errorf("%s: %d more sentences are faulty and left out", name, more))
	}
	return errors.Join(append(faults, f.flush())...)
}

// A conlluFiller holds what was read and is not yet written.
type conlluFiller struct {
	p     *Pipeline
	w     io.Writer
	docs  [][]*conlluSentence
	lines int // in docs
	size  int // their bytes
	last  int // lines in the last of docs
	bytes int // and its bytes
}

// add takes a sentence. A document that may go on is held back.
func (f *conlluFiller) add(s *conlluSentence) error {
	lines, size := len(s.lines)+1, s.size+len(s.blanks)
	if len(f.docs) == 0 || s.newdoc || f.last+lines > maxConlluDoc || f.bytes+size > maxConlluDocSize {
		if f.lines >= conlluBatch || f.size+size > conlluBatchSize {
			if err := f.flush(); err != nil {
				return err
			}
		}
		f.docs, f.last, f.bytes = append(f.docs, nil), 0, 0
	}
	k := len(f.docs) - 1
	f.docs[k] = append(f.docs[k], s)
	f.lines, f.last = f.lines+lines, f.last+lines
	f.size, f.bytes = f.size+size, f.bytes+size
	return nil
}

// flush parses and writes what is held.
func (f *conlluFiller) flush() error {
	docs := make([]*lang.Doc, len(f.docs))
	var sentences []*lang.Sentence
	for i := range f.docs {
		docs[i] = conlluDoc(f.docs[i])
		for k := range docs[i].Sentences {
			sentences = append(sentences, &docs[i].Sentences[k])
		}
	}
	f.p.each(len(sentences), func(i int) { f.p.lang.ParseSentence(sentences[i].Tokens) })
	out := make([][]byte, len(docs))
	f.p.each(len(docs), func(i int) { out[i] = f.p.filled(f.docs[i], docs[i]) })
	f.docs, f.lines, f.size, f.last, f.bytes = nil, 0, 0, 0, 0
	for _, b := range out {
		if _, err := f.w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// conlluDoc puts the words of sentences into a text: a space between words
// unless MISC says otherwise, a line break before a new paragraph. Sentences
// without words are left out.
func conlluDoc(sentences []*conlluSentence) *lang.Doc {
	var text strings.Builder
	d := &lang.Doc{}
	glued, paragraph := false, true
	for _, s := range sentences {
		if paragraph = paragraph || s.newpar || s.newdoc; s.words == 0 {
			continue
		}
		switch {
		case paragraph && text.Len() > 0:
			text.WriteByte('\n')
		case text.Len() > 0 && !glued:
			text.WriteByte(' ')
		}
		if paragraph {
			d.Paragraphs = append(d.Paragraphs, synoptic.Span{Start: text.Len()})
		}
		tokens := make([]lang.Token, 0, s.words)
		for i := range s.lines {
			l := &s.lines[i]
			if l.word == 0 {
				continue
			}
			if l.word > 1 && !glued {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(l.form)
			tokens = append(tokens, lang.Token{Span: synoptic.Span{Start: start, End: text.Len()}, Form: l.form, Head: -1})
			glued = l.glued
		}
		span := synoptic.Span{Start: tokens[0].Start, End: text.Len()}
		d.Sentences = append(d.Sentences, lang.Sentence{Span: span, Paragraph: len(d.Paragraphs) - 1, Tokens: tokens})
		d.Paragraphs[len(d.Paragraphs)-1].End = span.End
		paragraph = false
	}
	d.Text = text.String()
	return d
}

// filled is the sentences' lines with the columns of the document.
func (p *Pipeline) filled(sentences []*conlluSentence, d *lang.Doc) []byte {
	var out bytes.Buffer
	var features []string
	names := nameTags(d, p.lang.Names(d))
	k := 0 // of d.Sentences
	for _, s := range sentences {
		if s.words > 0 {
			features = p.lang.Features(features[:0], d.Sentences[k].Tokens)
		}
		for _, l := range s.lines {
			if l.word == 0 {
				out.Write(l.text)
				continue
			}
			i := l.word - 1
			head := bytes.IndexByte(l.text, '\t')
			form := head + 1 + bytes.IndexByte(l.text[head+1:], '\t')
			out.Write(l.text[:form+1])
			writeColumns(&out, &d.Sentences[k].Tokens[i], features[i])
			out.WriteString(named(l.misc, names[k][i]))
			out.Write(l.text[len(bytes.TrimRight(l.text, "\r\n")):])
		}
		if s.words > 0 {
			k++
		}
		out.Write(s.blanks)
		if len(s.blanks) == 0 {
			out.WriteByte('\n')
		}
	}
	return out.Bytes()
}

// named is MISC with the name's tag as its last part, in place of what it had.
func named(misc, name string) string {
	if misc == "_" {
		misc = ""
	}
	if strings.Contains(misc, "NER=") {
		var kept []string
		for part := range strings.SplitSeq(misc, "|") {
			if !strings.HasPrefix(part, "NER=") {
				kept = append(kept, part)
			}
		}
		misc = strings.Join(kept, "|")
	}
	if name != "" {
		if misc != "" {
			misc += "|"
		}
		misc += "NER=" + name
	}
	if misc == "" {
		return "_"
	}
	return misc
}
