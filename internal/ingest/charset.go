package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
)

// decodePage gives a page's text. It goes by byte order mark, what the server
// said, the page's own meta tag, valid UTF-8, and then by what the bytes look
// like among the encodings that the press uses. A page that is valid UTF-8 is
// never taken for a code page, whatever it says of itself: too many say so
// wrongly, and hardly any text of a code page is valid UTF-8 by chance.
func decodePage(raw []byte, header string) (string, *Error) {
	if text, ok := decodeUTF16(raw); ok {
		return text, nil
	}
	s := string(raw)
	if rest, ok := strings.CutPrefix(s, "\xef\xbb\xbf"); ok {
		return strings.ToValidUTF8(rest, "\ufffd"), nil
	}
	valid := utf8.ValidString(s)
	for _, name := range []string{header, metaCharset(s)} {
		e, canonical := charset.Lookup(name)
		switch {
		case e == nil || canonical == "replacement" || strings.HasPrefix(canonical, "utf-16"):
		case canonical == "iso-2022-jp" || !valid && canonical != "utf-8": // the first is valid UTF-8 too
			if out, err := e.NewDecoder().String(s); err == nil {
				return out, nil
			}
		}
	}
	if valid {
		return s, nil
	}
	if text, ok := decodeBytes(raw); ok {
		return text, nil
	}
	if text, ok := detect(raw); ok {
		return text, nil
	}
	return strings.ToValidUTF8(s, "\ufffd"), nil
}

// detect decodes what states no encoding by what its bytes look like. Only
// encodings are looked for that pages are written in: the detector takes short
// Western texts for Johab, but Western texts do not come here.
func detect(raw []byte) (string, bool) {
	for _, r := range chardet.DetectAll(raw[:min(len(raw), maxSample)]) {
		name := strings.ToLower(r.Encoding)
		switch name {
		case "gb2312", "gbk", "gb18030", "gb-18030":
			name = "gb18030"
		case "shift_jis", "cp932", "windows-31j":
			name = "shift_jis"
		case "euc-kr", "cp949", "uhc":
			name = "euc-kr"
		case "euc-jp", "big5", "koi8-r", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "iso-8859-7", "iso-8859-9":
		default:
			continue
		}
		if e, _ := charset.Lookup(name); e != nil {
			if out, err := e.NewDecoder().Bytes(raw); err == nil && bytes.Count(out, []byte("\ufffd"))*50 < len(out) {
				return string(out), true
			}
		}
	}
	return "", false
}

// metaCharset is the encoding that a page's meta tags state.
func metaCharset(s string) string {
	low := strings.ToLower(s[:min(len(s), 8192)])
	for at := 0; ; {
		k := strings.Index(low[at:], "charset")
		if k < 0 {
			return ""
		}
		at += k + len("charset")
		if open := strings.LastIndexByte(low[:at], '<'); open < 0 || !strings.HasPrefix(low[open:], "<meta") {
			continue
		}
		rest := strings.TrimLeft(low[at:], " \t\r\n")
		if !strings.HasPrefix(rest, "=") {
			continue
		}
		rest = strings.TrimLeft(rest[1:], " \t\r\n\"'")
		end := strings.IndexAny(rest, " \t\r\n\"'/>;")
		if end < 0 {
			return ""
		}
		return rest[:end]
	}
}
