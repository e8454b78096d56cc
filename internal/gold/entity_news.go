package gold

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// A NewsDocument is an article with the names that a recogniser found in it.
// Tokens have no universal parts of speech and no relations.
type NewsDocument struct {
	*lang.Doc
	ID    string
	Names [][]string // per sentence and token: "PERSON", "ORGANIZATION", "LOCATION", "MISC", …; "" for none
}

// ReadNews reads dir/name.conllu.gz in the layout of polnear-silver: names in
// NER=, places in TokenRange=.
func ReadNews(dir, name string) ([]NewsDocument, error) {
	data, err := unzip(filepath.Join(dir, name+".conllu.gz"))
	if err != nil {
		return nil, err
	}
	var r newsReader
	err = eachLine(data, r.line)
	r.endSentence()
	r.endDoc()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return r.docs, nil
}

type newsReader struct {
	docs   []NewsDocument
	text   strings.Builder
	tokens []lang.Token
	names  []string
	newpar bool
	last   int // code point behind the last token
}

func (r *newsReader) line(l string) error {
	switch {
	case strings.HasPrefix(l, "# newdoc"):
		r.endDoc()
		_, id, _ := strings.Cut(l, "id = ")
		r.docs = append(r.docs, NewsDocument{Doc: &lang.Doc{}, ID: id})
	case strings.HasPrefix(l, "# newpar"):
		r.newpar = true
	case l == "":
		r.endSentence()
	case l[0] == '#':
	default:
		return r.word(strings.Split(l, "\t"))
	}
	return nil
}

func (r *newsReader) word(c []string) error {
	if len(c) != 10 {
		return fmt.Errorf("%d columns, want 10", len(c))
	}
	t := lang.Token{Form: c[1], Lemma: c[2]}
	t.XPOS, _ = lang.ParseXPOS(c[4])
	head, err := strconv.Atoi(c[6])
	if err != nil {
		return fmt.Errorf("head %q", c[6])
	}
	t.Head = int32(head) - 1
	name, first, end := "", r.last+1, r.last+1+len(c[1])
	for part := range strings.SplitSeq(c[9], "|") {
		if v, ok := strings.CutPrefix(part, "NER="); ok {
			name = v
		}
		if v, ok := strings.CutPrefix(part, "TokenRange="); ok {
			a, b, _ := strings.Cut(v, ":")
			first, _ = strconv.Atoi(a)
			end, _ = strconv.Atoi(b)
		}
	}
	d := r.docs[len(r.docs)-1].Doc
	if len(r.tokens) == 0 && (r.newpar || len(d.Paragraphs) == 0) {
		if r.text.Len() > 0 {
			r.text.WriteByte('\n')
		}
		d.Paragraphs = append(d.Paragraphs, synoptic.Span{Start: r.text.Len()})
		r.newpar = false
	} else if first > r.last {
		r.text.WriteByte(' ')
	}
	r.last = end
	t.Start = r.text.Len()
	r.text.WriteString(c[1])
	t.End = r.text.Len()
	r.tokens, r.names = append(r.tokens, t), append(r.names, name)
	return nil
}

func (r *newsReader) endSentence() {
	if len(r.tokens) == 0 {
		return
	}
	d := &r.docs[len(r.docs)-1]
	span := synoptic.Span{Start: r.tokens[0].Start, End: r.tokens[len(r.tokens)-1].End}
	d.Sentences = append(d.Sentences, lang.Sentence{Span: span, Paragraph: len(d.Paragraphs) - 1, Tokens: r.tokens})
	d.Paragraphs[len(d.Paragraphs)-1].End = span.End
	d.Names = append(d.Names, r.names)
	r.tokens, r.names = nil, nil
}

func (r *newsReader) endDoc() {
	if len(r.docs) > 0 {
		r.docs[len(r.docs)-1].Text = r.text.String()
	}
	r.text.Reset()
	r.newpar, r.last = false, 0
}
