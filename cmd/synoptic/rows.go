package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// Texts are worked on by the batch, until it is so many or so many bytes.
const (
	atOnce      = 64
	bytesAtOnce = 4 << 20
)

// idOf is the id that a report's file gives it, as it stands there; else its
// own.
func idOf(r *synoptic.Report) (json.RawMessage, error) {
	if r.Stated != nil && r.Stated.ID != nil {
		return r.Stated.ID, nil
	}
	return json.Marshal(r.ID)
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
