package ingest

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
)

// What a feed of XML may hold, as encoded.
const (
	maxFeedDepth    = 300     // elements inside each other; a page in an entry has some dozens
	maxFeedChildren = 2000    // elements right inside one that is no list of entries
	maxFeedElements = 500_000 // in all
	maxFeedSpaces   = 64      // xmlns=… in force at one place; feeds have a dozen
)

// feedText decodes a feed as pages are decoded, for feeds state their encoding
// as wrongly as pages do, and takes out what no XML may hold.
func feedText(raw []byte, charset string) string {
	start := asciiOf(raw)
	if bytes.HasPrefix(bytes.TrimLeft(start, " \t\r\n"), []byte("<?xml")) {
		head, _, _ := strings.Cut(string(start), "?>")
		if _, after, ok := strings.Cut(head, "encoding="); ok && len(after) > 2 {
			name, _, _ := strings.Cut(after[1:], after[:1])
			charset = cmp.Or(name, charset)
		}
	}
	text, _ := decodePage(raw, charset)
	text = strings.TrimLeft(text, " \t\r\n\ufeff")
	if strings.HasPrefix(text, "<?xml") { // it would be decoded again
		if _, rest, ok := strings.Cut(text, "?>"); ok {
			text = rest
		}
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}, text)
}

// harmful says why a feed of XML is not handed to the parser: for what stands in
// elements that it does not know it takes stack for each level and time that
// grows with the square of their number, and for each element it copies the
// names of spaces that are in force. "" if there is no reason.
func harmful(text string) string {
	type open struct {
		name             string
		children, spaces int
	}
	var stack []open
	total := 0
	for {
		at := strings.IndexByte(text, '<')
		if at < 0 {
			return ""
		}
		text = text[at:]
		end := ">"
		switch {
		case strings.HasPrefix(text, "<!--"):
			end = "-->"
		case strings.HasPrefix(text, "<![CDATA["):
			end = "]]>"
		}
		k := strings.Index(text, end)
		if k < 0 {
			return ""
		}
		tag := text[:k]
		text = text[k+len(end):]
		switch {
		case strings.HasPrefix(tag, "</"):
			name := tagName(tag[2:])
			for i := len(stack) - 1; i >= 0; i-- {
				if stack[i].name == name {
					stack = stack[:i]
					break
				}
			}
			continue
		case strings.HasPrefix(tag, "<!"), strings.HasPrefix(tag, "<?"):
			continue
		}
		spaces := strings.Count(tag, "xmlns")
		if total++; total > maxFeedElements {
			return fmt.Sprintf("a feed of more than %d elements", maxFeedElements)
		}
		if n := len(stack) - 1; n >= 0 {
			spaces += stack[n].spaces
			stack[n].children++
			if list := n < 2 && !strings.Contains(stack[n].name, ":"); !list && stack[n].children > maxFeedChildren {
				return fmt.Sprintf("a feed with more than %d elements in one", maxFeedChildren)
			}
		}
		if spaces > maxFeedSpaces {
			return fmt.Sprintf("a feed with more than %d names of spaces", maxFeedSpaces)
		}
		if !strings.HasSuffix(tag, "/") {
			if stack = append(stack, open{name: tagName(tag[1:]), spaces: spaces}); len(stack) > maxFeedDepth {
				return fmt.Sprintf("a feed whose elements stand more than %d deep", maxFeedDepth)
			}
		}
	}
}

// tagName is the name that a tag begins with.
func tagName(s string) string {
	if end := strings.IndexAny(s[:min(len(s), 200)], " \t\r\n/"); end >= 0 {
		return s[:end]
	}
	return s[:min(len(s), 200)]
}

// items takes a feed of XML apart: each entry as a feed of its own, with the
// head of the feed before it. An entry that is cut off is among them.
func items(text string) (parts []string) {
	for _, kind := range []struct{ root, item, before, close string }{
		{"<rss", "item", "</channel>", "</channel></rss>"}, {"<feed", "entry", "</feed>", "</feed>"},
		{"<rdf:RDF", "item", "</rdf:RDF>", "</rdf:RDF>"}, {"<RDF", "item", "</RDF>", "</RDF>"},
	} {
		if !strings.Contains(text[:min(len(text), sniffed)], kind.root) {
			continue
		}
		open := func(s string) int { return openTag(s, kind.item) }
		first := open(text)
		if first < 0 || first > maxFeedHead {
			return nil
		}
		head, rest := text[:first], text[first:]
		for rest != "" && len(parts) < maxItems {
			end := len(rest)
			if next := open(rest[1:]); next >= 0 {
				end = next + 1
			}
			part := rest[:end]
			if at := strings.LastIndex(part, kind.before); at >= 0 {
				part = part[:at]
			}
			parts = append(parts, head+part+kind.close)
			rest = rest[end:]
		}
		return parts
	}
	return nil
}

// openTag is where the first tag of a name begins; -1 if there is none.
func openTag(s, name string) int {
	for at := 0; ; at++ {
		k := strings.Index(s[at:], "<"+name)
		if k < 0 {
			return -1
		}
		at += k
		if end := at + 1 + len(name); end < len(s) && strings.IndexByte(" >\t\r\n", s[end]) >= 0 {
			return at
		}
	}
}
