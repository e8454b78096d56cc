package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/synoptic-news/synoptic"
)

// LoadEach reads a file, or standard input where it is "-", and calls each with
// every report in it and with an *Error for every part that is none. Text and
// pages hold one report; JSON lines, CSV tables, feeds and web archives hold
// many, whose File is the file's name with a number behind it. What a file is
// shows in its content.
//
// A file of one report is read up to 16 MB, one of many up to 4 GB, and of each
// report in it up to 16 MB.
func LoadEach(file string, stdin io.Reader, meta Meta, each func(*synoptic.Report, error)) {
	r, done, err := open(file, stdin)
	if err != nil {
		each(nil, err)
		return
	}
	defer done()
	b := bufio.NewReaderSize(&io.LimitedReader{R: r, N: maxArchive}, 64<<10)
	start, _ := b.Peek(sniffed)
	if isWARC(start) {
		readWARC(file, b, meta, each)
		return
	}
	packed := bytes.HasPrefix(start, []byte{0x1f, 0x8b})
	if packed {
		z, err := gzip.NewReader(b)
		if err != nil {
			each(nil, damaged(file, err))
			return
		}
		b = bufio.NewReaderSize(&io.LimitedReader{R: z, N: maxArchive}, 64<<10)
		start, err = b.Peek(sniffed)
		if len(start) == 0 && err != nil && err != io.EOF {
			each(nil, damaged(file, err))
			return
		}
	}
	if s := many(start); s != nil {
		s(file, b, meta, each)
		return
	}
	raw, err := readAll(file, b)
	if err != nil && !(packed && errors.Is(err, io.ErrUnexpectedEOF) && len(raw) > 0) { // cut off: what there is may be whole enough
		each(nil, err)
		return
	}
	if isFeed(raw) {
		readFeed(file, raw, meta, each)
		return
	}
	each(Read(Input{File: file, Raw: raw, Meta: meta}))
}

// ReadEach is LoadEach for bytes that are at hand.
func ReadEach(in Input, each func(*synoptic.Report, error)) {
	raw, bad := unpack(in.Raw)
	if bad != nil {
		bad.File = in.File
		each(nil, bad)
		return
	}
	switch in.Raw = raw; {
	case isFeed(raw):
		readFeed(in.File, raw, in.Meta, each)
	case many(raw[:min(len(raw), sniffed)]) != nil:
		many(raw[:min(len(raw), sniffed)])(in.File, bufio.NewReader(bytes.NewReader(raw)), in.Meta, each)
	default:
		each(Read(in))
	}
}

// maxArchive bounds a file of many reports, packed or not, in bytes.
const maxArchive = 4 << 30

// many gives the reader for a file of many reports that begins so; nil if it is
// one of one report.
func many(start []byte) func(file string, r *bufio.Reader, meta Meta, each func(*synoptic.Report, error)) {
	switch {
	case isJSONLines(start):
		return readJSONLines
	case isTable(start):
		return readTable
	}
	return nil
}

func damaged(file string, err error) *Error {
	return &Error{File: file, What: "a damaged gzip file: " + err.Error(), Hint: "save or download it again", Err: err}
}

// numbered is the name of the n-th report of a file.
func numbered(file string, n int) string { return fmt.Sprintf("%s#%d", file, n) }
