package gold

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// An EntityMention is a mention of GUM's Entity column: a run of tokens of one
// sentence that refers to something.
type EntityMention struct {
	Sentence    int
	First, Last int    // tokens [First, Last)
	Head        int    // the token whose head lies outside the mention
	Group       int    // mentions of one thing share it; numbers are a document's own
	Type        string // person, organization, place, time, event, object, abstract, animal, plant, substance
	Status      string // new, giv:act, giv:inact, acc:inf …
}

// An EntityDocument is a document with its mentions, in order of first token,
// the longer first.
type EntityDocument struct {
	Document
	Mentions []EntityMention
}

// ReadEntities reads dir/name.conllu.gz with its Entity column.
func ReadEntities(dir, name string) ([]EntityDocument, error) {
	data, err := unzip(filepath.Join(dir, name+".conllu.gz"))
	if err != nil {
		return nil, err
	}
	docs, err := ParseCoNLLU(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	out := make([]EntityDocument, len(docs))
	for i := range docs {
		out[i].Document = docs[i]
	}
	r := entityReader{docs: out, doc: -1}
	err = eachLine(data, r.line)
	r.endDoc()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

func unzip(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return io.ReadAll(z)
}

func eachLine(data []byte, visit func(string) error) error {
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := visit(lines.Text()); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return lines.Err()
}

// An entityReader walks the file a second time, beside the documents read.
type entityReader struct {
	docs     []EntityDocument
	doc      int
	sentence int
	token    int
	open     []EntityMention
}

func (r *entityReader) line(l string) error {
	switch {
	case strings.HasPrefix(l, "# newdoc"):
		r.endDoc()
		r.doc++
		r.sentence, r.token = 0, 0
	case l == "":
		if r.token > 0 {
			r.sentence++
			r.token = 0
		}
	case l[0] == '#':
	default:
		c := strings.Split(l, "\t")
		if strings.ContainsAny(c[0], "-.") {
			return nil
		}
		for part := range strings.SplitSeq(c[9], "|") {
			if v, ok := strings.CutPrefix(part, "Entity="); ok {
				if err := r.entity(v); err != nil {
					return err
				}
			}
		}
		r.token++
	}
	return nil
}

// entity reads one token's brackets: "(1-person-new-…(2-place-new-…)" opens
// two mentions and closes the second, "1)" closes the first.
func (r *entityReader) entity(v string) error {
	for v != "" {
		if v[0] == '(' {
			n := strings.IndexAny(v[1:], "()") + 1
			if n == 0 {
				n = len(v)
			}
			f := strings.Split(v[1:n], "-")
			if len(f) < 3 {
				return fmt.Errorf("entity %q", v)
			}
			group, err := strconv.Atoi(f[0])
			if err != nil {
				return fmt.Errorf("entity %q", v)
			}
			r.open = append(r.open, EntityMention{Sentence: r.sentence, First: r.token, Group: group, Type: f[1], Status: f[2]})
			v = v[n:]
			if strings.HasPrefix(v, ")") {
				r.close(len(r.open) - 1)
				v = v[1:]
			}
			continue
		}
		n := strings.IndexByte(v, ')')
		if n < 0 {
			return fmt.Errorf("entity %q", v)
		}
		group, err := strconv.Atoi(v[:n])
		if err != nil {
			return fmt.Errorf("entity %q", v)
		}
		for i := len(r.open) - 1; i >= 0; i-- {
			if r.open[i].Group == group {
				r.close(i)
				break
			}
		}
		v = v[n+1:]
	}
	return nil
}

// close ends the open mention i at the present token. Mentions that run over a
// sentence's end are left out.
func (r *entityReader) close(i int) {
	m := r.open[i]
	r.open = append(r.open[:i], r.open[i+1:]...)
	if m.Sentence != r.sentence {
		return
	}
	m.Last = r.token + 1
	tokens := r.docs[r.doc].Sentences[m.Sentence].Tokens
	m.Head = m.First
	for k := m.First; k < m.Last; k++ {
		if h := int(tokens[k].Head); h < m.First || h >= m.Last {
			m.Head = k
			break
		}
	}
	r.docs[r.doc].Mentions = append(r.docs[r.doc].Mentions, m)
}

func (r *entityReader) endDoc() {
	if r.doc >= 0 {
		sortMentions(r.docs[r.doc].Mentions)
	}
	r.open = nil
}
