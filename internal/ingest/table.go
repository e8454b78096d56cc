package ingest

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// isTable tells that a file's first line is a table's header with a column for
// the text and one more that reports have.
func isTable(start []byte) bool {
	line, _, ok := bytes.Cut(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")), []byte("\n"))
	if !ok || len(line) > 1000 {
		return false
	}
	text, others := false, 0
	for col := range strings.FieldsFuncSeq(strings.ToLower(string(line)), func(r rune) bool { return strings.ContainsRune(",;\t", r) }) {
		col = strings.Trim(col, " \"\r")
		if strings.Contains(col, " ") || col == "origins_min" { // the second: a synopsis as compare writes it
			return false
		}
		if text = text || col == "text"; col != "text" && new(row).field(col) != nil {
			others++
		}
	}
	return text && others > 0
}

// readTable reads a CSV table whose rows are reports; its columns are named as
// the fields of JSON lines are. A quotation mark that is never closed takes in
// what is behind it up to the bound of a line, and no more.
func readTable(s *sink, r *bufio.Reader) {
	if mark, _ := r.Peek(3); string(mark) == "\xef\xbb\xbf" {
		r.Discard(3)
	}
	in := &rowReader{r: r}
	c := csv.NewReader(in)
	c.Comma = comma(r)
	c.LazyQuotes, c.FieldsPerRecord = true, -1
	header, err := c.Read()
	if err != nil {
		s.bad(&Error{File: s.file, What: err.Error(), Err: err})
		return
	}
	for n := 1; ; n++ {
		in.left = maxRow
		cells, err := c.Read()
		name := numbered(s.file, n)
		switch bad := (*csv.ParseError)(nil); {
		case err == io.EOF:
			return
		case errors.Is(err, errLong):
			s.bad(&Error{File: name, What: "a row of more than 16 MB: a quotation mark that is not closed?", Hint: "the rest of the table was not read", Err: err})
			return
		case errors.As(err, &bad):
			s.bad(&Error{File: name, What: err.Error(), Hint: "this row was left out", Err: err})
			continue
		case err != nil:
			s.bad(cutOff(s.file, err))
			return
		}
		x := &row{raw: []byte(strings.Join(cells, "\x00"))}
		for i, cell := range cells {
			if i >= len(header) {
				break
			}
			key := strings.ToLower(strings.TrimSpace(header[i]))
			if to := x.field(key); to != nil {
				*to = cell
			} else if key != "" {
				x.carry(key, cell)
			}
		}
		s.give(x.report(name, s.meta, s.want.Bare))
	}
}

// A rowReader ends a row that takes in too much.
type rowReader struct {
	r    io.Reader
	left int
}

func (r *rowReader) Read(p []byte) (int, error) {
	if r.left == 0 {
		r.left = maxRow
	}
	if r.left < 0 {
		return 0, errLong
	}
	n, err := r.r.Read(p)
	if r.left -= n; r.left == 0 {
		r.left = -1
	}
	return n, err
}
