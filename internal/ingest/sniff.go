package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// sniffed is how much of a file's start tells what it is.
const sniffed = 8 << 10

// isPage tells by its content, never by its name, that a file is an HTML page:
// it begins with the mark-up of one, or has a good many of its tags and few
// signs of anything else.
func isPage(raw []byte) bool {
	start := strings.ToLower(string(asciiOf(raw)))
	start = strings.TrimLeft(start, " \t\r\n\f\ufeff")
	for again := true; again; {
		again = false
		for _, c := range []struct{ open, close string }{{"<!--", "-->"}, {"<?", ">"}} { // before the document type
			if strings.HasPrefix(start, c.open) {
				_, rest, ok := strings.Cut(start[len(c.open):], c.close)
				if !ok {
					return c.open == "<!--" && strings.Contains(start, "<html")
				}
				start, again = strings.TrimLeft(rest, " \t\r\n"), true
			}
		}
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta ", "<article", "<div", "<script", "<main", "<link "} {
		if strings.HasPrefix(start, tag) {
			return true
		}
	}
	if strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[") || strings.HasPrefix(start, "<rss") || strings.HasPrefix(start, "<feed") || strings.HasPrefix(start, "<rdf") {
		return false
	}
	return strings.Contains(start, "<html") && strings.Contains(start, "<head") || markupKind(start) == "looks like an HTML page"
}

// asciiOf is the start of a file; of UTF-16 with a byte order mark, its bytes
// that are not NUL.
func asciiOf(raw []byte) []byte {
	if bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		return bytes.ReplaceAll(raw[2:min(len(raw), 2*sniffed)], []byte{0}, nil)
	}
	return bytes.TrimPrefix(raw[:min(len(raw), sniffed)], []byte("\xef\xbb\xbf"))
}

// unpack gives what a gzip file holds, and any other file as it is. It stops at
// the bound that holds for files: a small file may hold a great deal.
func unpack(raw []byte) ([]byte, *Error) {
	if !bytes.HasPrefix(raw, []byte{0x1f, 0x8b}) {
		return raw, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, &Error{What: "a damaged gzip file: " + err.Error(), Hint: "save or download it again", Err: err}
	}
	out, err := io.ReadAll(io.LimitReader(z, maxBytes+1))
	switch {
	case len(out) > maxBytes:
		return nil, &Error{What: fmt.Sprintf("a gzip file of more than %d MB, want one report", maxBytes>>20), Hint: "split it into one file a report"}
	case errors.Is(err, io.ErrUnexpectedEOF) && len(out) > 0: // cut off: what there is may be whole enough
		return out, nil
	case err != nil:
		return nil, &Error{What: "a damaged gzip file: " + err.Error(), Hint: "save or download it again", Err: err}
	}
	return out, nil
}
