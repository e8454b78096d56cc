package ingest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode gives the text of a file's bytes with line breaks as "\n". It goes by
// byte order mark, then valid UTF-8, then the single-byte code page that the
// bytes fit best.
func decode(raw []byte) (string, *Error) {
	text, ok := decodeUTF16(raw)
	if !ok {
		raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
		if kind := binaryKind(raw); kind != "" {
			return "", notText(kind)
		}
		if bytes.IndexByte(raw, 0) >= 0 {
			return "", notText("not text: it holds NUL bytes")
		}
		if utf8.Valid(raw) {
			text = string(raw)
		} else if text, ok = decodeBytes(raw); !ok {
			return "", &Error{What: "text in a character set that is not known, want UTF-8, UTF-16 or a Western code page", Hint: "save it as UTF-8"}
		}
	}
	text = unbreak(text)
	if n := controls(text); n > 8 && n > len(text)/100 {
		return "", notText(fmt.Sprintf("not text: %d control characters in %d bytes", n, len(text)))
	}
	if kind := markupKind(text); kind != "" {
		return "", notText(kind)
	}
	return text, nil
}

func notText(kind string) *Error {
	hint := "save the page as text"
	switch kind {
	case "looks like a PDF file":
		hint = "copy the report into a text file, or make text of it (pdftotext paper.pdf paper.txt) and look it over: columns may be mixed up"
	case "looks like a zip archive or an office document":
		hint = "unpack it, or save the document as plain text"
	case "looks like an RTF document", "looks like an old office document":
		hint = "save the document as plain text; of a press database choose the text download"
	}
	return &Error{What: kind + ", want plain text", Hint: hint}
}

// decodeUTF16 reads UTF-16 that has a byte order mark, or that plainly lacks
// it: every other byte of its start is NUL.
func decodeUTF16(raw []byte) (string, bool) {
	big, known := false, false
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		raw, known = raw[2:], true
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		raw, big, known = raw[2:], true, true
	}
	if !known {
		start := raw[:min(len(raw), 2048)]
		var nul [2]int
		for i, b := range start {
			if b == 0 {
				nul[i%2]++
			}
		}
		most := len(start) / 2 * 3 / 4
		switch {
		case len(start) < 16:
			return "", false
		case nul[1] > most && nul[0] == 0:
		case nul[0] > most && nul[1] == 0:
			big = true
		default:
			return "", false
		}
	}
	var b strings.Builder
	b.Grow(len(raw) / 2)
	unit := func(i int) rune {
		if big {
			return rune(raw[i])<<8 | rune(raw[i+1])
		}
		return rune(raw[i+1])<<8 | rune(raw[i])
	}
	for i := 0; i+1 < len(raw); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 < len(raw) {
				if pair := utf16.DecodeRune(r, unit(i+2)); pair != utf8.RuneError {
					r, i = pair, i+2
				}
			}
		}
		b.WriteRune(r) // a lone surrogate becomes U+FFFD
	}
	return b.String(), true
}

// decodeBytes decodes what is not valid UTF-8. Where most of the bytes above
// ASCII do form UTF-8 it is UTF-8 that was damaged, and the rest is replaced by
// U+FFFD. Else it is the code page in which the fewest letters look odd.
// A detector library (chardet) was tried in the survey: it takes short Western
// texts for Johab, and its confidence says little.
func decodeBytes(raw []byte) (string, bool) {
	good, bad := 0, 0
	for rest := raw; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			bad++
		} else if size > 1 {
			good++
		}
		rest = rest[size:]
	}
	if good >= 4*bad {
		return strings.ToValidUTF8(string(raw), "\ufffd"), true
	}
	sample := raw
	if first := slices.IndexFunc(raw, func(b byte) bool { return b >= utf8.RuneSelf }); len(raw)-first > maxSample {
		sample = raw[max(0, first-1) : first+maxSample]
	}
	high := 0
	for _, b := range sample {
		if b >= utf8.RuneSelf {
			high++
		}
	}
	var best *charmap.Charmap
	least := high
	for _, c := range []*charmap.Charmap{charmap.Windows1252, charmap.Windows1250, charmap.Windows1251, charmap.Macintosh} {
		if n := oddities(sample, c); best == nil || n < least {
			best, least = c, n
		}
	}
	if least > high/5 {
		return "", false
	}
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/8)
	for _, c := range raw {
		b.WriteRune(best.DecodeByte(c))
	}
	return b.String(), true
}

// maxSample is how many bytes a code page is judged by.
const maxSample = 64 << 10

// commonSigns are the signs above ASCII that Western texts are full of.
const commonSigns = "’‘“”–—…•·«»„\u00a0\u00ad€£¥¢§°º©®™½¼¾¹²³¡¿×"

// oddities counts the bytes above ASCII that make no sense in a code page: no
// character, a rare sign or one between two letters, a capital after a small letter
// or, in Cyrillic, after any, the third accented Latin letter in a row, Cyrillic
// beside Latin.
func oddities(raw []byte, c *charmap.Charmap) int {
	var kinds [256]letterKind
	for b := range kinds {
		kinds[b] = kindOf(c.DecodeByte(byte(b)))
	}
	n, row, before := 0, 0, noLetter
	for i, b := range raw {
		k, after := kinds[b], noLetter
		if b < 0x80 {
			row, before = 0, k
			continue
		}
		if i+1 < len(raw) {
			after = kinds[raw[i+1]]
		}
		r := c.DecodeByte(b)
		row++
		if k&accented == 0 {
			row = 0
		}
		switch {
		case r == utf8.RuneError || r < 0xa0:
			n++
		case k == noLetter:
			inside := before != noLetter && after != noLetter
			if inside && !strings.ContainsRune("’–—·\u00ad", r) || !strings.ContainsRune(commonSigns, r) {
				n++
			}
		case k&capital != 0 && (before&small != 0 || before&cyrillic != 0), row > 2:
			n++
		case k&cyrillic != before&cyrillic && before != noLetter, k&cyrillic != after&cyrillic && after != noLetter:
			n++
		}
		before = k
	}
	return n
}

type letterKind int

const (
	noLetter letterKind = 0
	small    letterKind = 1 << iota
	capital
	accented
	cyrillic
)

func kindOf(r rune) letterKind {
	var k letterKind
	switch {
	case r >= 'a' && r <= 'z':
		return small
	case r >= 'A' && r <= 'Z':
		return capital
	case r < 0xc0 || r == '×' || r == '÷' || r > 0x2af && r < 0x400 || r > 0x4ff:
		return noLetter
	case r >= 0x400:
		k = cyrillic
	default:
		k = accented
	}
	if strings.ToLower(string(r)) != string(r) {
		return k | capital
	}
	return k | small
}

// unbreak turns CR LF and CR into LF.
func unbreak(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] != '\r':
			b = append(b, s[i])
		case i+1 == len(s) || s[i+1] != '\n':
			b = append(b, '\n')
		}
	}
	return string(b)
}

// controls counts control characters that text has no use for.
func controls(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' && c != '\f' && c != '\v' || c == 0x7f {
			n++
		}
	}
	return n
}

// binaryKind names the format that bytes of a well-known kind of file are in.
func binaryKind(raw []byte) string {
	for _, m := range []struct{ magic, kind string }{
		{"%PDF-", "a PDF file"}, {"PK\x03\x04", "a zip archive or an office document"}, {"\x1f\x8b", "a gzip file"},
		{"{\\rtf", "an RTF document"}, {"\xd0\xcf\x11\xe0", "an old office document"}, {"\x89PNG", "an image"},
		{"\xff\xd8\xff", "an image"}, {"GIF8", "an image"}, {"WARC/", "a web archive"}, {"bplist00", "a web archive"},
	} {
		if bytes.HasPrefix(raw, []byte(m.magic)) {
			return "looks like " + m.kind
		}
	}
	return ""
}

// markupKind names the mark-up that a text is written in.
func markupKind(text string) string {
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 8192)]))
	for _, m := range []struct{ prefix, kind string }{
		{"<!doctype html", "an HTML page"}, {"<html", "an HTML page"}, {"<head", "an HTML page"}, {"<body", "an HTML page"},
		{"<rss", "a feed"}, {"<feed", "a feed"}, {"<?xml", "an XML file"}, {"{\"", "JSON"}, {"[{\"", "JSON"},
	} {
		if strings.HasPrefix(start, m.prefix) {
			return "looks like " + m.kind
		}
	}
	tags := 0
	for _, tag := range []string{"<p>", "<p ", "</p>", "<div", "<a href=", "<span", "<br", "<li>", "<script", "<meta "} {
		tags += strings.Count(start, tag)
	}
	if tags >= 6 {
		return "looks like an HTML page"
	}
	return ""
}
