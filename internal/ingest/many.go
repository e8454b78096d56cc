package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// LoadEach reads a file, or standard input where it is "-", and calls each with
// every report in it and with an *Error for every part that is none. Text and
// pages hold one report; JSON lines, CSV tables, ninjs, feeds, web archives and
// the text exports of press databases hold many, whose File is the file's name
// with a number behind it. What a file is shows in its content; only where that
// says nothing the name does (.jsonl).
//
// A file of one report is read up to 16 MB, one of many up to 4 GB, and of each
// report in it up to 16 MB. Of the faults in a file the first 20 are told one by
// one, then how many more there are.
func LoadEach(file string, stdin io.Reader, meta Meta, want Wants, each func(*synoptic.Report, error)) {
	r, done, err := open(file, stdin)
	if err != nil {
		each(nil, err)
		return
	}
	defer done()
	s := &sink{file: file, meta: meta, want: want, each: each}
	defer s.end()
	s.load(&io.LimitedReader{R: r, N: maxArchive}, Input{File: file, Meta: meta})
}

// ReadEach is LoadEach for bytes that are at hand.
func ReadEach(in Input, want Wants, each func(*synoptic.Report, error)) {
	s := &sink{file: in.File, meta: in.Meta, want: want, each: each}
	defer s.end()
	s.load(bytes.NewReader(in.Raw), in)
}

// load reads what a stream holds. in has all that is known but its bytes.
func (s *sink) load(r io.Reader, in Input) {
	b := bufio.NewReaderSize(r, 64<<10)
	start, err := b.Peek(sniffed)
	if len(start) == 0 && err != nil && err != io.EOF {
		s.bad(asError(fileError(s.file, err)))
		return
	}
	if isWARC(start) {
		readWARC(s, b)
		return
	}
	if bytes.HasPrefix(start, gzipMark[:2]) {
		z, err := gzip.NewReader(b)
		if err != nil {
			s.bad(damaged(s.file, err))
			return
		}
		b = bufio.NewReaderSize(&io.LimitedReader{R: z, N: maxArchive}, 64<<10)
		start, err = b.Peek(sniffed)
		if len(start) == 0 && err != nil && err != io.EOF {
			s.bad(damaged(s.file, err))
			return
		}
	}
	if read := many(start, s.file); read != nil {
		read(s, b)
		return
	}
	raw, err := readAll(s.file, b)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) && len(raw) > 0: // cut off: what there is may be whole enough
	case err != nil:
		s.bad(asError(err))
		return
	}
	in.Raw = raw
	switch {
	case isFeed(raw):
		readFeed(s, raw, in)
	case looksLikeItems(raw):
		readItems(s, raw)
	default:
		if l, text := exported(raw); l != nil {
			readExport(s, l, text)
			return
		}
		report, err := Read(in)
		if err != nil {
			s.bad(asError(err))
			return
		}
		s.give(report, nil)
	}
}

// maxArchive bounds a file of many reports, packed or not, in bytes.
const maxArchive = 4 << 30

// many gives the reader for a file of many reports that begins so, which is read
// as a stream; nil if it is none.
func many(start []byte, file string) func(*sink, *bufio.Reader) {
	switch {
	case isFeed(start) || bytes.Contains(start, []byte(`"synopsis/1"`)):
		return nil
	case isJSONLines(start):
		return readLines
	case isTable(start):
		return readTable
	case isLinesName(file) && len(bytes.TrimSpace(start)) > 0 && !isPage(start) && binaryKind(start) == "":
		return readLines
	}
	return nil
}

// isLinesName tells by its name that a file is to hold a report a line.
func isLinesName(file string) bool {
	ext := filepath.Ext(strings.TrimSuffix(strings.ToLower(file), ".gz"))
	return ext == ".jsonl" || ext == ".ndjson"
}

// asError is an error of this package, which all are.
func asError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{What: err.Error(), Err: err}
}

func damaged(file string, err error) *Error {
	return &Error{File: file, What: "a damaged gzip file: " + err.Error(), Hint: "save or download it again", Err: err}
}

// cutOff tells of a file that ends, or breaks, in the midst of it.
func cutOff(file string, err error) *Error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) {
		return damaged(file, fmt.Errorf("%w; what stands before was read", err))
	}
	return asError(fileError(file, err))
}
