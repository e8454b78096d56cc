package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// lines tells whether the file holds a report a line.
func lines(file string) bool {
	return strings.HasSuffix(file, ".jsonl") || strings.HasSuffix(file, ".jsonl.gz")
}

// What a .jsonl file may hold, so that no file takes all memory, in bytes.
const (
	maxLine = 16 << 20 // of a line, and of the text in it
	maxID   = 4 << 10  // of an id
)

// Texts are worked on by the batch, until it is so many or so many bytes.
const (
	atOnce      = 64
	bytesAtOnce = 4 << 20
)

// mostFaults is how many faulty lines of a file are told one by one.
const mostFaults = 20

// A row is a line of a .jsonl file: a text, taken as it is, its id, and what
// else is said of it.
type row struct {
	ID        json.RawMessage `json:"id"`
	Text      *string         `json:"text"`
	Outlet    string          `json:"outlet"`
	Title     string          `json:"title"`
	URL       string          `json:"url"`
	Published string          `json:"published"`

	raw  []byte // the line, until the next
	line int    // its number
}

// eachRow calls f with the lines of a .jsonl or .jsonl.gz file. Lines that
// cannot be read are named, the first of them; the rest is done all the same.
func eachRow(file string, f func(row) error) error {
	in, err := opened(file, nil)
	if err != nil {
		return err
	}
	defer in.Close()
	b := bufio.NewReaderSize(in, 64<<10)
	var faults []error
	more := 0
	for n := 1; ; n++ {
		line, end := nextLine(b)
		if end != nil && end != io.EOF && end != errLong {
			return errors.Join(append(told(faults, file, more), fmt.Errorf("%s:%d: cannot be read on: %w", file, n, end))...)
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		r, fault := row{line: n}, error(nil)
		switch {
		case end == errLong:
			fault = end
		case len(bytes.TrimSpace(line)) > 0:
			fault = r.read(line)
		}
		switch {
		case fault != nil && len(faults) < mostFaults:
			faults = append(faults, fmt.Errorf("%s:%d: %w", file, n, fault))
		case fault != nil:
			more++
		case r.Text != nil:
			if err := f(r); err != nil {
				return errors.Join(append(told(faults, file, more), err)...)
			}
		}
		if end == io.EOF {
			return errors.Join(told(faults, file, more)...)
		}
	}
}

// told adds to faults how many more there are.
func told(faults []error, file string, more int) []error {
	if more == 0 {
		return faults
	}
	return append(faults, fmt.Errorf("%s: %d more lines are faulty and left out", file, more))
}

var errLong = fmt.Errorf("a line of more than %d MB, want one report", maxLine>>20)

// nextLine reads a line, without its break. One that is too long it passes
// over and gives errLong. Behind the last line it gives io.EOF.
func nextLine(b *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := b.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxLine; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
		case long && (err == nil || err == io.EOF):
			return nil, errLong
		default:
			return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r")), err
		}
	}
}

// read takes in a line, or says what is wrong with it and what is wanted.
func (r *row) read(line []byte) error {
	const want = `want {"id": "…", "text": "…"}`
	if err := json.Unmarshal(line, r); err != nil {
		var kind *json.UnmarshalTypeError
		var bad *json.SyntaxError
		switch {
		case errors.As(err, &kind) && kind.Field == "":
			return fmt.Errorf("no object but a JSON %s, "+want, kind.Value)
		case errors.As(err, &kind):
			return fmt.Errorf("the field %q is a JSON %s, want a string", kind.Field, kind.Value)
		case errors.As(err, &bad):
			return fmt.Errorf("not JSON (byte %d: %w), "+want, bad.Offset, err)
		}
		return fmt.Errorf("not JSON (%w), "+want, err)
	}
	switch {
	case len(r.ID) == 0 || r.Text == nil:
		return errors.New("no id or no text, " + want)
	case !strings.Contains(`"-0123456789`, string(r.ID[:1])):
		return errors.New("the id is neither a string nor a number, " + want)
	case !utf8.Valid(r.ID):
		return errors.New("the id is not UTF-8, want UTF-8")
	case len(r.ID) > maxID:
		return fmt.Errorf("an id of more than %d KB", maxID>>10)
	case len(*r.Text) > maxLine: // bytes that are no UTF-8 grew
		return fmt.Errorf("a text of more than %d MB, want one report", maxLine>>20)
	}
	r.raw = line
	return nil
}

// opened opens a file, "-" for stdin; what ends in .gz is unpacked.
func opened(file string, stdin io.Reader) (io.ReadCloser, error) {
	if file == "-" && stdin != nil {
		return io.NopCloser(stdin), nil
	}
	f, err := openFile(file)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(file, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: no gzip file, or a damaged one: %w", file, err)
	}
	return unpacked{z, f}, nil
}

// unpacked closes the file that it unpacks.
type unpacked struct {
	*gzip.Reader
	file io.Closer
}

func (u unpacked) Close() error { return u.file.Close() }
