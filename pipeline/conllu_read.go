package pipeline

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What a CoNLL-U file may hold, so that no file takes all memory.
const (
	maxConlluLine  = 1 << 20 // bytes
	maxConlluWords = 10_000  // of a sentence
	maxConlluSize  = 8 << 20 // bytes of a sentence
	maxConlluBlank = 1000    // blank lines behind a sentence, before they count as one of their own
)

// utf8BOM may stand before the first line of a file.
var utf8BOM = []byte("\ufeff")

// A conlluSentence is a sentence of a CoNLL-U file: its lines as they stand.
type conlluSentence struct {
	lines  []conlluLine // comments, words and what stands between; without the blank lines behind it
	blanks []byte       // the blank lines behind it; a file may end without
	words  int
	size   int // bytes of the lines
	newdoc bool
	newpar bool
}

// A conlluLine is a line of a sentence.
type conlluLine struct {
	text  []byte // with its line break
	word  int    // number of the word from 1; 0 for comments, multiword tokens, empty nodes
	form  string // of a word
	misc  string // of a word
	glued bool   // no space behind the word
}

// A conlluReader reads a CoNLL-U file sentence by sentence.
type conlluReader struct {
	in      *bufio.Reader
	name    string
	line    int    // of the last line read
	pending []byte // a line read and put back
	long    bool   // a line too long was put back
	ended   bool
	broken  bool // the file cannot be read to its end
}

func newConlluReader(r io.Reader, name string) *conlluReader {
	return &conlluReader{in: bufio.NewReaderSize(r, 64<<10), name: name}
}

// fault says what is wrong in the line last read.
func (c *conlluReader) fault(format string, args ...any) error {
	return fmt.Errorf("%s: line %d: %s", c.name, c.line, fmt.Sprintf(format, args...))
}

// errLong ends the reading of a line that is too long.
var errLong = errors.New("long line")

// readLine reads a line with its break; the file's last line may lack it and
// gets one. Of a line that is too long it reads all and keeps nothing.
func (c *conlluReader) readLine() ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := c.in.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxConlluLine; !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err != nil && (err != io.EOF || len(line) == 0 && !long):
			return nil, err
		}
		c.line++
		switch {
		case long:
			return nil, errLong
		case err == io.EOF:
			line = append(line, '\n')
		}
		return line, nil
	}
}

// next is the next sentence; io.EOF if there is none. A sentence in which
// something is wrong is nil, and the error says what was wrong first; reading
// may go on behind it unless the reader is broken.
func (c *conlluReader) next() (*conlluSentence, error) {
	s := &conlluSentence{}
	var err error
	b := &conlluChecker{reader: c, sentence: s}
	for {
		line, e := c.take()
		switch {
		case e == io.EOF:
			if len(s.lines) == 0 && len(s.blanks) == 0 && err == nil {
				return nil, io.EOF
			}
			return b.done(err)
		case e == errLong && b.blank > 0:
			c.long = true
			c.line--
			return b.done(err)
		case e == errLong:
			if err == nil {
				err = c.fault("longer than %d bytes, want a word or a comment", maxConlluLine)
			}
			continue
		case e != nil:
			c.broken = true
			return nil, errors.Join(err, fmt.Errorf("%s: behind line %d: %w", c.name, c.line, e))
		}
		blank := len(bytes.TrimRight(line, "\r\n")) == 0
		if !blank && len(s.blanks) > 0 || b.blank == maxConlluBlank {
			c.pending = line
			c.line--
			return b.done(err)
		}
		if blank {
			s.blanks = append(s.blanks, line...)
			b.blank++
			continue
		}
		if err != nil {
			continue
		}
		if err = b.line(line); err != nil {
			s.lines = nil
		}
	}
}

// take is the next line.
func (c *conlluReader) take() ([]byte, error) {
	if line := c.pending; line != nil {
		c.pending = nil
		c.line++
		return line, nil
	}
	if c.long {
		c.long = false
		c.line++
		return nil, errLong
	}
	if c.ended {
		return nil, io.EOF
	}
	line, err := c.readLine()
	c.ended = err != nil && err != errLong
	return line, err
}

// A conlluChecker reads the lines of one sentence.
type conlluChecker struct {
	reader   *conlluReader
	sentence *conlluSentence
	until    int  // last word of the multiword token that is open, 0 if none
	glued    bool // no space behind that
	empties  int  // empty nodes behind the last word
	blank    int  // blank lines
}

// done ends a sentence.
func (b *conlluChecker) done(err error) (*conlluSentence, error) {
	s := b.sentence
	if err == nil && b.until > s.words {
		err = fmt.Errorf("%s: line %d: the sentence ends at word %d, want word %d of its multiword token", b.reader.name, b.reader.line-b.blank, s.words, b.until)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// line takes one line that is not blank.
func (b *conlluChecker) line(text []byte) error {
	s, c := b.sentence, b.reader
	if len(s.lines) >= 2*maxConlluWords || s.words >= maxConlluWords {
		return c.fault("more than %d words in a sentence, want a blank line behind each sentence", maxConlluWords)
	}
	if s.size += len(text); s.size > maxConlluSize {
		return c.fault("more than %d bytes in a sentence, want a blank line behind each sentence", maxConlluSize)
	}
	plain := bytes.TrimRight(text, "\r\n")
	if c.line == 1 {
		plain = bytes.TrimPrefix(plain, utf8BOM)
	}
	if !utf8.Valid(plain) {
		return c.fault("bytes that are no UTF-8, want UTF-8")
	}
	l := conlluLine{text: text}
	if len(plain) > 0 && plain[0] == '#' {
		s.newdoc = s.newdoc || comment(plain, "newdoc")
		s.newpar = s.newpar || comment(plain, "newpar")
	} else if err := b.row(&l, string(plain)); err != nil {
		return err
	}
	s.lines = append(s.lines, l)
	return nil
}

// comment tells whether a line is "# newdoc", with an id or without.
func comment(line []byte, key string) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimLeft(line[1:], " \t"), []byte(key))
	return ok && (len(rest) == 0 || rest[0] == ' ' || rest[0] == '\t' || rest[0] == '=')
}

// row reads the columns of a word, a multiword token or an empty node.
func (b *conlluChecker) row(l *conlluLine, text string) error {
	s, c := b.sentence, b.reader
	cols := strings.Split(text, "\t")
	if len(cols) != 10 {
		return c.fault("%d columns, want 10 with a tab between each two", len(cols))
	}
	id, want := cols[0], s.words+1
	if cols[1] == "" {
		return c.fault("word %.20q has no form", id)
	}
	if first, last, ok := strings.Cut(id, "-"); ok {
		from, ok1 := number(first)
		to, ok2 := number(last)
		if !ok1 || !ok2 || from != want || to < from || from <= b.until {
			return c.fault("multiword token %.20q, want one that begins with word %d, or word %d", id, max(want, b.until+1), want)
		}
		b.until, b.glued, b.empties = to, noSpace(cols[9]), 0
		return nil
	}
	if word, empty, ok := strings.Cut(id, "."); ok {
		at, ok1 := number(word)
		n, ok2 := number(empty)
		if !ok1 || !ok2 || at != s.words || n != b.empties+1 {
			return c.fault("empty node %.20q, want %d.%d or word %d", id, s.words, b.empties+1, want)
		}
		b.empties = n
		return nil
	}
	if n, ok := number(id); !ok || n != want {
		return c.fault("word %.20q, want %d", id, want)
	}
	s.words, b.empties = want, 0
	l.word, l.form, l.misc = want, cols[1], cols[9]
	switch {
	case want < b.until:
		l.glued = true
	case want == b.until:
		l.glued = b.glued
	default:
		l.glued = noSpace(cols[9])
	}
	return nil
}

// number reads a whole number as CoNLL-U writes it: no sign, no zero in front.
func number(s string) (int, bool) {
	if s == "" || len(s) > 6 || s[0] == '0' && len(s) > 1 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// noSpace tells whether MISC says that nothing stands behind a token.
func noSpace(misc string) bool {
	for part := range strings.SplitSeq(misc, "|") {
		if part == "SpaceAfter=No" {
			return true
		}
	}
	return false
}
