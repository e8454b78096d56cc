package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A row is a report whose parts were told apart before: a line of JSON, a row
// of a table, an entry of a feed. Its text is taken as it is.
type row struct {
	id, url, outlet, title, published, updated, byline, credit, section, language string

	text    string
	carried map[string]json.RawMessage // what else it has
	raw     []byte
}

// report makes a report of a row. base stands for its file in its ID where it
// has neither address nor id.
func (r *row) report(file string, meta Meta) (*synoptic.Report, *Error) {
	fail := func(format string, args ...any) *Error {
		return &Error{File: file, What: fmt.Sprintf(format, args...), Hint: "a report needs its text in the field \"text\""}
	}
	if len(r.text) > maxKept {
		return nil, fail("more than %d KB of text, want one report", maxKept>>10)
	}
	if countWords(r.text) == 0 {
		err := fail("%v: the field \"text\" is empty", synoptic.ErrNoText)
		err.Err = synoptic.ErrNoText
		return nil, err
	}
	out := &synoptic.Report{
		File: file, Text: strings.ToValidUTF8(r.text, "\ufffd"), Skipped: []synoptic.Skipped{}, Languages: []synoptic.LanguageSpan{},
		Title: clean(r.title), Byline: clean(r.byline), Credit: clean(r.credit), Outlet: clean(r.outlet),
		PublishedFrom: synoptic.PublishedFrom{Zone: synoptic.ZoneUnknown, By: synoptic.ByNone},
		Stated:        &synoptic.Stated{ID: r.id, Section: clean(r.section), Language: clean(r.language), Carried: r.carried},
	}
	if u, err := url.Parse(strings.TrimSpace(r.url)); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		out.URL = u.String()
	}
	if st, ok := parseMachineDate(r.published); ok && st.String() != "" {
		out.Published = st.String()
		out.PublishedFrom = synoptic.PublishedFrom{Written: strings.TrimSpace(r.published), Zone: st.zone(), By: synoptic.ByMeta}
	}
	if st, ok := parseMachineDate(r.updated); ok {
		out.Updated = st.String()
	}
	if at := strings.Index(out.Text, out.Title); out.Title != "" && at >= 0 && at < len(out.Title)+20 && strings.TrimSpace(out.Text[:at]) == "" {
		out.TitleSpan = span(at, at+len(out.Title))
	}
	p, err := split(out)
	if err != nil {
		err.File = file
		return nil, err
	}
	p.languages()
	out.Outlet = cmp.Or(meta.Outlet, out.Outlet)
	if meta.Published != "" {
		st, ok := parseStamp(meta.Published)
		if !ok {
			return nil, &Error{File: file, What: dateTrouble(meta.Published), Hint: "write dates as 2026-02-03 or 2026-02-03T15:26-06:00"}
		}
		out.Published = st.String()
		out.PublishedFrom = synoptic.PublishedFrom{Written: meta.Published, Zone: st.zone(), By: synoptic.ByUser}
	}
	name, _, _ := strings.Cut(file, "#")
	if out.Outlet == "" {
		if u, err := url.Parse(out.URL); err == nil && u.Host != "" {
			out.Outlet = strings.TrimPrefix(u.Hostname(), "www.")
		} else {
			out.Outlet = outletOfFile(baseOf(name))
		}
	}
	out.Identify(r.raw, cmp.Or(r.id, baseOf(file)))
	return out, nil
}

func baseOf(file string) string { return file[strings.LastIndexAny(file, "/\\")+1:] }

// isJSONLines tells that a file begins with an object of JSON on a line of its
// own that has a text.
func isJSONLines(start []byte) bool {
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(start) == 0 || start[0] != '{' {
		return false
	}
	line, _, whole := bytes.Cut(start, []byte("\n"))
	if whole && !json.Valid(line) {
		return false
	}
	return bytes.Contains(line, []byte("\"text\"")) || !whole && len(line) > 2000
}

// maxRow is the length in bytes of the longest line of a file of many reports.
const maxRow = maxBytes

// readJSONLines reads a file whose lines are reports: objects with the fields
// id, url, outlet, title, published, text; all but text may be missing, and
// others are kept.
func readJSONLines(file string, r *bufio.Reader, meta Meta, each func(*synoptic.Report, error)) {
	for n := 1; ; n++ {
		line, err := readLine(r)
		if errors.Is(err, errLong) {
			each(nil, &Error{File: numbered(file, n), What: fmt.Sprintf("a line of more than %d MB", maxRow>>20), Hint: "split it"})
			continue
		}
		if line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))); len(line) > 0 {
			x, bad := jsonRow(line)
			if bad != nil {
				bad.File = numbered(file, n)
				each(nil, bad)
			} else {
				report, bad := x.report(numbered(file, n), meta)
				give(each, report, bad)
			}
		}
		if err != nil {
			if err != io.EOF {
				each(nil, fileError(file, err))
			}
			return
		}
	}
}

// give calls each with a report or an error, never with a nil *Error.
func give(each func(*synoptic.Report, error), r *synoptic.Report, err *Error) {
	if err != nil {
		each(nil, err)
		return
	}
	each(r, nil)
}

var errLong = errors.New("line too long")

// readLine reads a line; of one that is too long it takes in no more than the
// bound and passes over the rest.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxRow; !long {
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

// jsonRow reads an object.
func jsonRow(line []byte) (*row, *Error) {
	if !utf8.Valid(line) {
		line = bytes.ToValidUTF8(line, []byte("\ufffd"))
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(line, &all); err != nil {
		return nil, &Error{What: "not JSON: " + err.Error(), Hint: "each line must be one object", Err: err}
	}
	x := &row{raw: bytes.Clone(line), carried: map[string]json.RawMessage{}}
	for key, value := range all {
		var s string
		text := json.Unmarshal(value, &s) == nil
		if to := x.field(key); to != nil && text {
			*to = s
			continue
		}
		if key == "id" { // may be a number
			x.id = string(value)
			continue
		}
		x.carried[key] = value
	}
	if len(x.carried) == 0 {
		x.carried = nil
	}
	return x, nil
}

// field is where the value of a key goes; nil if it is none that a report has.
func (r *row) field(key string) *string {
	switch key {
	case "id":
		return &r.id
	case "url":
		return &r.url
	case "outlet":
		return &r.outlet
	case "title":
		return &r.title
	case "published":
		return &r.published
	case "updated":
		return &r.updated
	case "byline":
		return &r.byline
	case "credit":
		return &r.credit
	case "section":
		return &r.section
	case "language":
		return &r.language
	case "text":
		return &r.text
	}
	return nil
}

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
		if strings.Contains(col, " ") {
			return false
		}
		if text = text || col == "text"; col != "text" && new(row).field(col) != nil {
			others++
		}
	}
	return text && others > 0
}

// readTable reads a CSV table whose rows are reports; its columns are named as
// the fields of JSON lines are.
func readTable(file string, r *bufio.Reader, meta Meta, each func(*synoptic.Report, error)) {
	if mark, _ := r.Peek(3); string(mark) == "\xef\xbb\xbf" {
		r.Discard(3)
	}
	c := csv.NewReader(r)
	c.Comma = comma(r)
	c.LazyQuotes, c.FieldsPerRecord = true, -1
	header, err := c.Read()
	if err != nil {
		each(nil, &Error{File: file, What: err.Error(), Err: err})
		return
	}
	for n := 1; ; n++ {
		cells, err := c.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			each(nil, &Error{File: numbered(file, n), What: err.Error(), Err: err})
			if at := (*csv.ParseError)(nil); !errors.As(err, &at) {
				return
			}
			continue
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
				if x.carried == nil {
					x.carried = map[string]json.RawMessage{}
				}
				x.carried[key], _ = json.Marshal(cell)
			}
		}
		report, bad := x.report(numbered(file, n), meta)
		give(each, report, bad)
	}
}
