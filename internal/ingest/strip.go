package ingest

import "strings"

// A stripped page is the mark-up without what is never shown: scripts, styles,
// drawings, templates, comments. They are two thirds of a page's bytes, and
// what is left goes through the tokenizer three times as fast.
type stripped struct {
	markup string
	linked []string // the content of scripts of type application/ld+json, in order
}

// maxLinked bounds the JSON-LD that is looked at, in scripts a page.
const maxLinked = 40

// strip goes over the mark-up once. A tag ends at the first ">" outside its
// quoted values, so that "<script>" in a value opens nothing.
func strip(s string) stripped {
	var out strings.Builder
	out.Grow(len(s) / 2)
	var linked []string
	for s != "" {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			out.WriteString(s)
			break
		}
		out.WriteString(s[:at])
		s = s[at:]
		if strings.HasPrefix(s, "<!--") {
			end := strings.Index(s[4:], "-->")
			if strings.HasPrefix(s[4:], ">") || strings.HasPrefix(s[4:], "->") { // an empty comment, as browsers see it
				end = strings.IndexByte(s[4:], '>') - 2
			}
			if end < 0 && !strings.HasPrefix(s[4:], ">") && !strings.HasPrefix(s[4:], "->") {
				break // a comment that never ends hides the rest
			}
			s = s[min(len(s), 4+end+3):]
			continue
		}
		n := tagEnd(s)
		tag := s[:n]
		s = s[n:]
		name := hiddenName(tag)
		if name == "" {
			out.WriteString(tag)
			continue
		}
		end := endTag(s, name)
		if name == "script" && len(linked) < maxLinked && strings.Contains(strings.ToLower(head(tag, 512)), "ld+json") {
			linked = append(linked, s[:end])
		}
		s = s[end:]
		s = s[tagEnd(s):]
		out.WriteByte(' ')
	}
	return stripped{out.String(), linked}
}

// tagEnd is the length of the tag that s begins with; 1 if "<" opens none, and
// all of s if it does not end.
func tagEnd(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	if c := s[1]; !isLetter(c) && c != '/' && c != '!' && c != '?' {
		return 1
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '>':
			return i + 1
		case '=': // a value may be quoted
			k := i + 1
			for k < len(s) && (s[k] == ' ' || s[k] == '\n' || s[k] == '\t') {
				k++
			}
			if k < len(s) && (s[k] == '"' || s[k] == '\'') {
				end := strings.IndexByte(s[k+1:], s[k])
				if end < 0 {
					return len(s)
				}
				i = k + 1 + end
			}
		}
	}
	return len(s)
}

// hiddenName is the name of an element whose content is never shown as text;
// "" for all others.
func hiddenName(tag string) string {
	if len(tag) < 5 {
		return ""
	}
	switch tag[1] | 0x20 {
	case 's', 'n', 't', 'i', 'm', 'o':
	default:
		return ""
	}
	for _, name := range []string{"script", "style", "svg", "noscript", "template", "iframe", "math", "object"} {
		if len(tag) > len(name)+1 && strings.EqualFold(tag[1:1+len(name)], name) {
			if c := tag[1+len(name)]; c == '>' || c == ' ' || c == '\n' || c == '\t' || c == '\r' {
				if (name == "svg" || name == "math") && strings.HasSuffix(tag, "/>") {
					return ""
				}
				return name
			}
		}
	}
	return ""
}

// endTag is where the end tag of an element begins; the length of s if there
// is none.
func endTag(s, name string) int {
	for at := 0; ; {
		k := strings.Index(s[at:], "</")
		if k < 0 {
			return len(s)
		}
		at += k
		if rest := s[at+2:]; len(rest) >= len(name) && strings.EqualFold(rest[:len(name)], name) {
			return at
		}
		at += 2
	}
}
