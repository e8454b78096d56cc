package ingest

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A value is a JSON value as pages hold it: an object, a list, or a string;
// numbers and words are kept as strings, null as "".
type value struct {
	text   string
	keys   []string // of an object, in order; else nil
	list   []value  // of an object its values, of a list its entries
	object bool
}

// Bounds of a page's JSON.
const (
	maxJSONDepth  = 40
	maxJSONValues = 20_000
)

// parseLenient reads JSON as far as it goes. It takes what strict readers
// refuse and pages have: line breaks inside strings, commas too many or too
// few, quotation marks that were not escaped, comments and CDATA around it, an
// end too early. What cannot be read is left out.
func parseLenient(s string) value {
	l := lenient{s: s}
	for l.i < len(s) && s[l.i] != '{' && s[l.i] != '[' {
		l.i++
	}
	return l.value(0)
}

type lenient struct {
	s     string
	i     int
	count int
}

func (l *lenient) space() {
	for l.i < len(l.s) && (l.s[l.i] <= ' ' || l.s[l.i] == 0xc2 || l.s[l.i] == 0xa0) {
		l.i++
	}
}

func (l *lenient) value(depth int) value {
	l.space()
	if l.count++; l.i >= len(l.s) || depth > maxJSONDepth || l.count > maxJSONValues {
		l.i = len(l.s)
		return value{}
	}
	switch c := l.s[l.i]; c {
	case '{':
		l.i++
		v := value{object: true}
		for {
			l.space()
			if l.i >= len(l.s) {
				return v
			}
			switch l.s[l.i] {
			case '}':
				l.i++
				return v
			case ']': // an object that was not closed
				return v
			case ',', ':':
				l.i++
				continue
			}
			key := l.key()
			l.space()
			if l.i < len(l.s) && l.s[l.i] == ':' {
				l.i++
				v.keys = append(v.keys, key)
				v.list = append(v.list, l.value(depth+1))
			} else if key == "" {
				l.i++
			}
		}
	case '[':
		l.i++
		v := value{}
		for {
			l.space()
			if l.i >= len(l.s) {
				return v
			}
			switch l.s[l.i] {
			case ']':
				l.i++
				return v
			case '}':
				return v
			case ',':
				l.i++
				continue
			}
			at := l.i
			v.list = append(v.list, l.value(depth+1))
			if l.i == at {
				l.i++
			}
		}
	case '"':
		return value{text: l.str()}
	}
	return value{text: l.bare()}
}

func (l *lenient) key() string {
	if l.s[l.i] == '"' {
		return l.str()
	}
	return strings.Trim(l.bare(), "'")
}

// bare reads a number, true, false, null, or a word that lacks its marks.
func (l *lenient) bare() string {
	start := l.i
	for l.i < len(l.s) && !strings.ContainsRune(",:{}[]\"\n", rune(l.s[l.i])) {
		l.i++
	}
	if s := strings.TrimSpace(l.s[start:l.i]); s != "null" {
		return s
	}
	return ""
}

// str reads a string. A quotation mark ends it only where what follows may
// follow a string.
func (l *lenient) str() string {
	l.i++
	start := l.i
	var b strings.Builder
	for l.i < len(l.s) {
		switch c := l.s[l.i]; {
		case c == '"' && l.ends():
			if b.Len() == 0 {
				s := l.s[start:l.i]
				l.i++
				return s
			}
			b.WriteString(l.s[start:l.i])
			l.i++
			return b.String()
		case c == '\\' && l.i+1 < len(l.s):
			b.WriteString(l.s[start:l.i])
			l.escape(&b)
			start = l.i
		default:
			l.i++
		}
	}
	b.WriteString(l.s[start:])
	return b.String()
}

// ends tells that the quotation mark here ends a string.
func (l *lenient) ends() bool {
	for k := l.i + 1; k < len(l.s); k++ {
		switch c := l.s[k]; {
		case c <= ' ':
		case c == '}' || c == ']' || c == ':':
			return true
		case c == ',': // `"said "yes", and left"`: behind a comma comes a mark, a bracket or a number
			for k++; k < len(l.s) && l.s[k] <= ' '; k++ {
			}
			return k >= len(l.s) || strings.IndexByte("\"{[}]-0123456789tfn", l.s[k]) >= 0
		case c == '"':
			return k > l.i+1 // a comma is missing between two lines
		default:
			return false
		}
	}
	return true
}

func (l *lenient) escape(b *strings.Builder) {
	c := l.s[l.i+1]
	l.i += 2
	switch c {
	case 'n', 'r':
		b.WriteByte('\n')
	case 't', 'b', 'f':
		b.WriteByte(' ')
	case 'u':
		r, ok := l.hex(l.i)
		if !ok {
			return
		}
		l.i += 4
		if utf16.IsSurrogate(r) && strings.HasPrefix(l.s[l.i:], "\\u") {
			if low, ok := l.hex(l.i + 2); ok {
				if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
					r = pair
					l.i += 6
				}
			}
		}
		b.WriteRune(r)
	default:
		b.WriteByte(c)
	}
}

func (l *lenient) hex(at int) (rune, bool) {
	if at+4 > len(l.s) {
		return 0, false
	}
	n, err := strconv.ParseUint(l.s[at:at+4], 16, 32)
	return rune(n), err == nil
}

// get is the value of an object's key, written in small or capital letters;
// of a list, that of its first entry that has it.
func (v *value) get(key string) *value {
	if v.object {
		for i, k := range v.keys {
			if strings.EqualFold(strings.TrimPrefix(k, "schema:"), key) {
				return &v.list[i]
			}
		}
		return &value{}
	}
	for i := range v.list {
		if f := v.list[i].get(key); !f.empty() {
			return f
		}
	}
	return &value{}
}

func (v *value) empty() bool { return v.text == "" && len(v.list) == 0 }

// first is a string, or the first string of a list, or an object's @value,
// name or @id.
func (v *value) first() string {
	switch {
	case v.object:
		for _, k := range []string{"@value", "name", "@id", "url"} {
			if s := v.get(k).first(); s != "" {
				return s
			}
		}
		return ""
	case v.text != "":
		return strings.TrimSpace(v.text)
	}
	for i := range v.list {
		if s := v.list[i].first(); s != "" {
			return s
		}
	}
	return ""
}
