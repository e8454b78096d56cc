package pipeline

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// CoNLLU writes the sentences of reports with their tokens, lemmas, tags,
// features, trees and names, as CoNLL-U: the format of Universal Dependencies,
// ten columns a word. Reports come in the order given, each a document; MISC
// has
//
//	SpaceAfter=No        no white space behind it
//	TokenRange=106:114   code points of the report's text, half-open
//	NER=B-PER            begins the name of a person; I- goes on with it. ORG,
//	                     LOC and MISC are the other kinds, as of CoNLL-2003;
//	                     words outside names bear none.
//
// DEPS is empty. What the report has skipped is left out.
func (p *Pipeline) CoNLLU(w io.Writer, reports ...*synoptic.Report) error {
	out := make([][]byte, len(reports))
	p.each(len(reports), func(i int) {
		out[i] = p.conllu(reports[i])
		p.did(StepAnalyzed)
	})
	for _, b := range out {
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// conllu is one report's document.
func (p *Pipeline) conllu(r *synoptic.Report) []byte {
	doc := p.lang.Parse(r.Masked())
	c := &conlluWriter{id: printed(string(r.ID)), doc: doc, ruler: synoptic.NewRuler(r.Text), names: nameTags(doc, p.lang.Names(doc))}
	fmt.Fprintf(&c.out, "# newdoc id = %s\n", c.id)
	for _, line := range [][2]string{{"file", r.File}, {"outlet", r.Outlet}, {"published", r.Published}, {"title", r.Title}} {
		if line[1] != "" {
			fmt.Fprintf(&c.out, "# meta::%s = %s\n", line[0], printed(line[1]))
		}
	}
	c.id = strings.Map(func(r rune) rune { // no white space and no slash in a sentence's id
		if r == ' ' || r == '/' {
			return '_'
		}
		return r
	}, c.id)
	for i := range doc.Sentences {
		c.features = p.lang.Features(c.features[:0], doc.Sentences[i].Tokens)
		c.sentence(i)
	}
	if len(doc.Sentences) == 0 {
		return nil
	}
	return c.out.Bytes()
}

// printed is a text on one line.
func printed(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// A conlluWriter writes one document.
type conlluWriter struct {
	id       string
	doc      *lang.Doc
	ruler    *synoptic.Ruler
	names    [][]string // by sentence and token, "B-PER"
	features []string   // of the present sentence
	out      bytes.Buffer
}

func (c *conlluWriter) sentence(i int) {
	s := &c.doc.Sentences[i]
	if i == 0 || c.doc.Sentences[i-1].Paragraph != s.Paragraph {
		c.out.WriteString("# newpar\n")
	}
	fmt.Fprintf(&c.out, "# sent_id = %s-%d\n# text = ", c.id, i+1)
	for k := range s.Tokens {
		c.out.WriteString(s.Tokens[k].Form)
		if k+1 < len(s.Tokens) && s.Tokens[k].End < s.Tokens[k+1].Start {
			c.out.WriteByte(' ')
		}
	}
	c.out.WriteByte('\n')
	end := 0 // of the multiword token that is open
	for k := range s.Tokens {
		t := &s.Tokens[k]
		if k+1 < len(s.Tokens) && k >= end && lang.Contracted(t, &s.Tokens[k+1]) {
			end = k + 2
			fmt.Fprintf(&c.out, "%d-%d\t%s%s\t_\t_\t_\t_\t_\t_\t_\t", k+1, k+2, t.Form, s.Tokens[k+1].Form)
			c.misc(synoptic.Span{Start: t.Start, End: s.Tokens[k+1].End}, "", c.space(i, k+1))
		}
		fmt.Fprintf(&c.out, "%d\t%s\t", k+1, t.Form)
		writeColumns(&c.out, t, c.features[k])
		c.misc(t.Span, c.names[i][k], k < end || c.space(i, k))
	}
	c.out.WriteByte('\n')
}

// space tells whether there is white space behind a token, or the text's end.
func (c *conlluWriter) space(i, k int) bool {
	s := &c.doc.Sentences[i]
	switch {
	case k+1 < len(s.Tokens):
		return s.Tokens[k].End < s.Tokens[k+1].Start
	case i+1 < len(c.doc.Sentences):
		return s.End < c.doc.Sentences[i+1].Start
	}
	return true
}

// misc ends a line with the column MISC.
func (c *conlluWriter) misc(s synoptic.Span, name string, space bool) {
	sep := ""
	if name != "" {
		c.out.WriteString("NER=" + name)
		sep = "|"
	}
	if !space {
		c.out.WriteString(sep + "SpaceAfter=No")
		sep = "|"
	}
	if at, ok := c.ruler.Points(s); ok {
		fmt.Fprintf(&c.out, "%sTokenRange=%d:%d", sep, at.Start, at.End)
	}
	c.out.WriteByte('\n')
}

// writeColumns writes LEMMA to DEPS, each with a tab behind it.
func writeColumns(out *bytes.Buffer, t *lang.Token, features string) {
	fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%d\t%s\t_\t", t.Lemma, t.UPOS, t.XPOS, features, t.Head+1, t.Rel)
}

// nameKinds are the kinds of names as MISC bears them. Titles ("President")
// are no names there.
var nameKinds = map[lang.NameKind]string{
	lang.NamePerson: "PER", lang.NameOrganization: "ORG", lang.NamePlace: "LOC", lang.NameOther: "MISC", lang.NameNationality: "MISC",
}

// nameTags is, by sentence and token, "B-PER", "I-PER" or "".
func nameTags(doc *lang.Doc, names []lang.Name) [][]string {
	out := make([][]string, len(doc.Sentences))
	for i := range out {
		out[i] = make([]string, len(doc.Sentences[i].Tokens))
	}
	for _, n := range names {
		kind, ok := nameKinds[n.Kind]
		if !ok {
			continue
		}
		for k := n.First; k < n.Last; k++ {
			begin := "I-"
			if k == n.First {
				begin = "B-"
			}
			out[n.Sentence][k] = begin + kind
		}
	}
	return out
}
