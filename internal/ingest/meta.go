package ingest

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
)

// ReadMeta reads what the user says of files: a CSV table with a header whose
// columns are file, outlet, published, url and family, in any order, all but file
// optional. Semicolons and tabs are read as well, as spreadsheets write them.
// The keys are paths as given, cleaned; [Find] looks a file up. name is the
// table's own, for errors, which give line and column; all of them are joined.
func ReadMeta(r io.Reader, name string) (map[string]Meta, error) {
	all := &io.LimitedReader{R: r, N: maxBytes + 1}
	b := bufio.NewReader(all)
	if mark, _ := b.Peek(3); string(mark) == "\xef\xbb\xbf" {
		b.Discard(3)
	}
	c := csv.NewReader(b)
	c.Comma = comma(b)
	c.TrimLeadingSpace = c.Comma != '\t'
	header, err := c.Read()
	if err == io.EOF {
		return nil, fmt.Errorf("%s: empty, want a header with the columns file, outlet, published, url, family", name)
	}
	if all.N == 0 {
		return nil, fmt.Errorf("%s: more than %d MB, want a table", name, maxBytes>>20)
	}
	if err != nil {
		return nil, csvError(name, err)
	}
	var errs []error
	fail := func(column int, format string, args ...any) {
		line, col := c.FieldPos(column)
		errs = append(errs, fmt.Errorf("%s:%d:%d: %s", name, line, col, fmt.Sprintf(format, args...)))
	}
	places := map[string]int{}
	for i, h := range header {
		switch key := strings.ToLower(strings.TrimSpace(h)); key {
		case "file", "outlet", "published", "url", "family":
			if _, twice := places[key]; twice {
				fail(i, "column %q stands there twice", key)
			}
			places[key] = i
		default:
			fail(i, "column %q, want file, outlet, published, url or family", h)
		}
	}
	if _, ok := places["file"]; !ok && len(errs) == 0 {
		fail(0, "no column \"file\"")
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	metas := map[string]Meta{}
	for {
		row, err := c.Read()
		if all.N == 0 {
			return nil, fmt.Errorf("%s: more than %d MB, want a table", name, maxBytes>>20)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, errors.Join(append(errs, csvError(name, err))...)
		}
		field := func(key string) (string, int) {
			i, ok := places[key]
			if !ok {
				return "", 0
			}
			return strings.TrimSpace(row[i]), i
		}
		file, at := field("file")
		if file == "" {
			fail(at, "no file named")
			continue
		}
		if file != "-" {
			file = filepath.Clean(file)
		}
		if _, twice := metas[file]; twice {
			fail(at, "%s stands there twice", file)
		}
		var m Meta
		m.Outlet, _ = field("outlet")
		m.Family, _ = field("family")
		if m.Published, at = field("published"); m.Published != "" {
			if _, ok := parseStamp(m.Published); !ok {
				fail(at, "%s", dateTrouble(m.Published))
			}
		}
		if m.URL, at = field("url"); m.URL != "" {
			if u, err := url.Parse(m.URL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
				fail(at, "url %q, want one that begins with https://", m.URL)
			}
		}
		metas[file] = m
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return metas, nil
}

// Find gives what metas say of a file: of its path as given, else of its base
// name. The zero Meta says nothing.
func Find(metas map[string]Meta, file string) Meta {
	if m, ok := metas[filepath.Clean(file)]; ok {
		return m
	}
	return metas[filepath.Base(file)]
}

// comma is the sign that parts the columns of the header.
func comma(b *bufio.Reader) rune {
	start, _ := b.Peek(200)
	line, _, _ := strings.Cut(string(start), "\n")
	for _, sign := range ",;\t" {
		if strings.ContainsRune(line, sign) {
			return sign
		}
	}
	return ','
}

// csvError puts the table's name before the place that the reader gives.
func csvError(name string, err error) error {
	var at *csv.ParseError
	if errors.As(err, &at) {
		return fmt.Errorf("%s:%d:%d: %w", name, at.Line, max(at.Column, 1), at.Err)
	}
	return fmt.Errorf("%s: %w", name, err)
}
