package ingest

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/synoptic-news/synoptic"
)

func TestDecode(t *testing.T) {
	utf16le := func(s string) string {
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			b = binary.LittleEndian.AppendUint16(b, u)
		}
		return string(b)
	}
	utf16be := func(s string) string {
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			b = binary.BigEndian.AppendUint16(b, u)
		}
		return string(b)
	}
	in := func(c *charmap.Charmap, s string) string {
		b, err := c.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	western := "The “mayor” of Orvane – Müller’s friend – paid €5 at the café."
	polish := "Wójt gminy powiedział, że śluza będzie żeglowna, a łódź przepłynęła już o świcie źle oświetlonym kanałem."
	russian := "Мэр города заявил, что канал снова открыт для судов после долгого перерыва."
	for _, c := range []struct{ name, raw, want string }{
		{"plain", "one\ntwo", "one\ntwo"},
		{"UTF-8 mark", "\xef\xbb\xbfé", "é"},
		{"UTF-16 little", "\xff\xfe" + utf16le("é 𝄞 x"), "é 𝄞 x"},
		{"UTF-16 big", "\xfe\xff" + utf16be("é 𝄞 x"), "é 𝄞 x"},
		{"UTF-16 without a mark", utf16le("The canal opened on Tuesday."), "The canal opened on Tuesday."},
		{"UTF-16 cut short", "\xff\xfea\x00b\x00c", "ab"},
		{"line breaks", "a\r\nb\rc\r\r\nd", "a\nb\nc\n\nd"},
		{"windows-1252", in(charmap.Windows1252, western), western},
		{"windows-1250", in(charmap.Windows1250, polish), polish},
		{"windows-1251", in(charmap.Windows1251, russian), russian},
		{"Macintosh", in(charmap.Macintosh, "The “mayor” of Orvane – Müller’s friend – paid at the “café”."), "The “mayor” of Orvane – Müller’s friend – paid at the “café”."},
		{"damaged UTF-8", "né à Évry, été, déjà, ça\xc3 et là", "né à Évry, été, déjà, ça\ufffd et là"},
	} {
		if got, err := decode([]byte(c.raw)); err != nil || got != c.want {
			t.Errorf("%s: got %q, %v", c.name, got, err)
		}
	}
}

const unknownSet = "text in a character set that is not known, want UTF-8, UTF-16 or a Western code page"

func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, raw, what string }{
		{"html", "\n<!DOCTYPE html><html><p>x", "no article text: 0 words left after what is not the report, want 30"},
		{"html without a head", "<p>a</p><p>b</p><div>c</div><a href=x>d</a>", "no article text: 2 words left after what is not the report, want 30"},
		{"feed", "<rss version=2>", "looks like a feed, want plain text"},
		{"json", "{\"a\": 1}", "looks like JSON, want plain text"},
		{"pdf", "%PDF-1.7", "looks like a PDF file, want plain text"},
		{"zip", "PK\x03\x04\x00", "looks like a zip archive or an office document, want plain text"},
		{"nul", "abc\x00def", "not text: it holds NUL bytes, want plain text"},
		{"control", strings.Repeat("a\x01\x02b", 20), "not text: 40 control characters in 80 bytes, want plain text"},
		{"gbk", "\xb1\xb1\xbe\xa9\xca\xd0\xca\xd0\xb3\xa4\xd0\xc7\xc6\xda\xb6\xfe\xb1\xed\xca\xbe\xa3\xac\xc1\xbd\xd7\xf9\xb3\xc7\xca\xd0", unknownSet},
		{"shift_jis", "\x8e\x73\x92\xb7\x82\xcd\x89\xce\x97\x6a\x93\xfa\x81\x41\x93\xf1\x82\xc2\x82\xcc\x92\xac\x82\xcc\x8a\xd4", unknownSet},
		{"euc-kr", "\xbd\xc3\xc0\xe5\xc0\xba\x20\xc8\xad\xbf\xe4\xc0\xcf\x20\xb5\xce\x20\xb8\xb6\xc0\xbb\x20\xbb\xe7", unknownSet},
		{"lines", strings.Repeat("a\n", maxLines+1), "more than 20000 lines of text, want one report"},
		{"a library", strings.Repeat("The canal opened on Tuesday, the mayor said. ", maxKept/45+1), "more than 512 KB of text, want one report"},
		{"empty", "", "no article text: 0 words left after what is not the report, want 30"},
		{"short", "Menu\nHome\nThe canal opened on Tuesday, the mayor of Orvane said at nine.", "no article text: 12 words left after what is not the report, want 30"},
	} {
		r, err := Read(Input{File: c.name, Raw: []byte(c.raw)})
		var e *Error
		if !errors.As(err, &e) || e.What != c.what || e.Hint == "" || r != nil {
			t.Errorf("%s: got %v", c.name, err)
			continue
		}
		if got, want := err.Error(), "ingest "+c.name+": "+c.what; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if errors.Is(err, synoptic.ErrNoText) != strings.HasPrefix(c.what, "no article text") {
			t.Errorf("%s: wraps ErrNoText: %v", c.name, errors.Is(err, synoptic.ErrNoText))
		}
	}
}
