package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// The one place where lines of JSON are read: for every command, packed or not,
// whatever the file is called. A line is an object with the fields of a row
// (see field) or a ninjs item; other fields are kept as they are.

// What a line may hold, so that no file takes all memory, in bytes.
const (
	maxRow = maxBytes // of a line
	maxID  = 4 << 10  // of an id
)

// isJSONLines tells that a file begins with objects of JSON, one a line, at
// least one of which has a text or a title.
func isJSONLines(start []byte) bool {
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(start) == 0 || start[0] != '{' {
		return false
	}
	for n := 0; n < 20; n++ {
		line, rest, whole := bytes.Cut(start, []byte("\n"))
		if !whole && len(line) > 2000 { // it goes on behind what is looked at
			keys := topKeys(line)
			return (keys["text"] || keys["title"] || keys["uri"]) && !keys["items"]
		}
		if json.Valid(line) && hasRowKey(line) && line[0] == '{' {
			return true
		}
		if start = bytes.TrimLeft(rest, " \t\r\n"); len(start) == 0 || start[0] != '{' {
			return false
		}
	}
	return false
}

// hasRowKey tells that a line names a field that only rows of reports have.
func hasRowKey(line []byte) bool {
	for _, key := range []string{`"text"`, `"title"`, `"body_text"`, `"body_xhtml"`, `"bodies"`} {
		if bytes.Contains(line, []byte(key)) {
			return true
		}
	}
	return false
}

// readLines reads a file whose lines are reports. A line that cannot be read is
// named, the next is read all the same.
func readLines(s *sink, r *bufio.Reader) {
	for n := 1; ; n++ {
		line, err := readLine(r)
		switch {
		case errors.Is(err, errLong):
			s.bad(&Error{File: numbered(s.file, n), What: fmt.Sprintf("a line of more than %d MB, want one report", maxRow>>20), Hint: "split it", Err: errLong})
			continue
		case n == 1:
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			readRow(s, line, numbered(s.file, n))
		}
		if err != nil {
			if err != io.EOF {
				s.bad(cutOff(s.file, err))
			}
			return
		}
	}
}

func readRow(s *sink, line []byte, name string) {
	x, bad := jsonRow(line)
	if bad != nil {
		bad.File = name
		s.bad(bad)
		return
	}
	s.give(x.report(name, s.meta, s.want.Bare))
}

var errLong = errors.New("line too long")

// readLine reads a line; of one that is too long it takes in no more than the
// bound and passes over the rest.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxRow; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long && (err == nil || err == io.EOF) {
			return nil, errLong
		}
		return line, err
	}
}

const wantRow = `want {"id": "…", "title": "…", "text": "…"}`

// jsonRow reads an object. Of two keys that differ in capitals alone the one in
// small letters counts.
func jsonRow(line []byte) (*row, *Error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(line, &all); err != nil {
		return nil, jsonTrouble(err)
	}
	if all == nil {
		return nil, &Error{What: "no object but a JSON null, " + wantRow}
	}
	x := &row{raw: bytes.Clone(line), carried: map[string]json.RawMessage{}}
	if isNinjs(all) {
		x.ninjs(all)
		return x, x.check()
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		value := all[key]
		name := strings.ToLower(key)
		to := x.field(name)
		str, text := jsonString(value)
		switch {
		case string(value) == "null":
		case name == "id":
			if bad := x.identify(value); bad != nil {
				return nil, bad
			}
		case to == nil:
			x.carried[strings.ToValidUTF8(key, "\ufffd")] = bytes.ToValidUTF8(value, []byte("\ufffd"))
		case text:
			*to = str
			x.has = x.has || name == "text" || name == "title"
		case name == "published" || name == "updated": // seconds since 1970
			*to = string(value)
		case slices.Contains([]string{"text", "title", "url", "outlet"}, name):
			return nil, &Error{What: fmt.Sprintf("the field %q is a JSON %s, want a string", name, kindOfJSON(value))}
		default: // a list of authors, of sections
			x.carried[strings.ToValidUTF8(key, "\ufffd")] = bytes.ToValidUTF8(value, []byte("\ufffd"))
		}
	}
	return x, x.check()
}

// check tells that a line of JSON holds no report.
func (r *row) check() *Error {
	if len(r.carried) == 0 {
		r.carried = nil
	}
	if !r.has {
		return &Error{What: "no text and no title, " + wantRow}
	}
	return nil
}

// identify takes in an id: a string or a number.
func (r *row) identify(value json.RawMessage) *Error {
	switch {
	case !strings.Contains(`"-0123456789`, string(value[:1])):
		return &Error{What: "the id is neither a string nor a number, " + wantRow}
	case !utf8.Valid(value):
		return &Error{What: "the id is not UTF-8, want UTF-8"}
	case len(value) > maxID:
		return &Error{What: fmt.Sprintf("an id of more than %d KB", maxID>>10)}
	}
	r.given = bytes.Clone(value)
	var text bool
	if r.id, text = jsonString(value); !text {
		r.id = string(value) // a number
	}
	return nil
}

// jsonTrouble says what is wrong with a line in words of the file, not of Go.
func jsonTrouble(err error) *Error {
	e := &Error{Hint: "each line must be one object of JSON", Err: err}
	var kind *json.UnmarshalTypeError
	var bad *json.SyntaxError
	switch {
	case errors.As(err, &kind):
		e.What = fmt.Sprintf("no object but a JSON %s, %s", kind.Value, wantRow)
	case errors.As(err, &bad):
		e.What = fmt.Sprintf("not JSON (byte %d: %v), %s", bad.Offset, err, wantRow)
	default:
		e.What = fmt.Sprintf("not JSON (%v), %s", err, wantRow)
	}
	return e
}

// jsonString is the string that a valid value is. Most have nothing to decode.
func jsonString(value json.RawMessage) (s string, ok bool) {
	if len(value) < 2 || value[0] != '"' {
		return "", false
	}
	if inner := value[1 : len(value)-1]; bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner), true
	}
	return s, json.Unmarshal(value, &s) == nil
}

// kindOfJSON names the kind of a value.
func kindOfJSON(value json.RawMessage) string {
	switch value[0] {
	case '{':
		return "object"
	case '[':
		return "array"
	case 't', 'f':
		return "bool"
	case '"':
		return "string"
	}
	return "number"
}
