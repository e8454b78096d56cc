package ingest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// ninjs is the news agencies' form of JSON (IPTC). Version 1 has "headline",
// "body_text" and "body_xhtml"; version 2 lists, "headlines" and "bodies" (in
// its drafts "headline" and "body"), with a role and a value each; version 3 the
// same with keys in camel case ("versionCreated"). All three are read alike:
// keys are compared without capitals and underscores.

// isNinjs tells that an object is a ninjs item with a text.
func isNinjs(all map[string]json.RawMessage) bool {
	if _, row := all["text"]; row || all["uri"] == nil {
		return false
	}
	for key := range all {
		if k := ninjsKey(key); strings.HasPrefix(k, "body") || k == "bodies" || k == "headline" || k == "headlines" {
			return true
		}
	}
	return false
}

func ninjsKey(key string) string { return strings.ReplaceAll(strings.ToLower(key), "_", "") }

// ninjs takes in an item.
func (r *row) ninjs(all map[string]json.RawMessage) {
	get := map[string]json.RawMessage{}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		get[ninjsKey(key)] = all[key]
	}
	str := func(keys ...string) string {
		for _, k := range keys {
			if s := ninjsString(get[k]); s != "" {
				return s
			}
		}
		return ""
	}
	r.id = str("uri", "guid", "altid")
	if r.url = webAddress(str("url", "canonicalurl")); r.url == "" {
		r.url = webAddress(r.id)
	}
	r.title = cmp.Or(ninjsPart(get["headlines"], "main"), ninjsPart(get["headline"], "main"), str("title", "slugline"))
	r.byline = bylineOf(cmp.Or(str("byline", "by"), ninjsNames(get["authors"]), ninjsNames(get["creators"])))
	r.outlet = cmp.Or(ninjsNames(get["publishedby"]), ninjsNames(get["infosources"]), ninjsNames(get["infosource"]), str("copyrightholder", "provider", "source"))
	r.credit = cmp.Or(str("creditline"), str("copyrightholder"))
	r.published = str("firstpublished", "publishedat", "firstcreated", "contentcreated", "versioncreated")
	r.updated = str("versioncreated")
	r.language = str("language")
	r.section = cmp.Or(ninjsNames(get["subjects"]), ninjsNames(get["subject"]))
	r.summary = cmp.Or(ninjsPart(get["descriptions"], "main"), str("descriptiontext"))
	r.text = ninjsBody(get)
	r.has = true
	if kind := str("type"); kind != "text" {
		r.kind = kind
	}
	for key, value := range all {
		switch k := ninjsKey(key); {
		case strings.HasPrefix(k, "body"), strings.HasPrefix(k, "headline"), slices.Contains([]string{"bodies", "uri", "byline", "by", "language", "associations", "associationlist"}, k):
		default:
			r.carried[strings.ToValidUTF8(key, "\ufffd")] = bytes.ToValidUTF8(value, []byte("\ufffd"))
		}
	}
}

// A ninjsValue is one entry of a list of headlines, bodies or names. Version 2
// and its drafts call the same thing by several names.
type ninjsValue struct {
	Role, Name, Type, Text, Value, ContentType, Literal string
}

// kind is what an entry says it is: "text/html", "xhtml", "main".
func (v ninjsValue) kind() string {
	return strings.ToLower(v.ContentType + " " + v.Role + " " + v.Name)
}

// ninjsList reads a list of entries; those that are none it passes over.
func ninjsList(raw json.RawMessage) (list []ninjsValue) {
	var parts []json.RawMessage
	if json.Unmarshal(raw, &parts) != nil {
		return nil
	}
	for _, p := range parts {
		var v ninjsValue
		if ninjsString(p) != "" {
			v.Value = ninjsString(p)
		} else {
			var fields map[string]json.RawMessage
			if json.Unmarshal(p, &fields) != nil {
				continue
			}
			for key, value := range fields {
				for name, to := range map[string]*string{"role": &v.Role, "name": &v.Name, "type": &v.Type, "text": &v.Text, "value": &v.Value, "contenttype": &v.ContentType, "literal": &v.Literal} {
					if ninjsKey(key) == name {
						*to = ninjsString(value)
					}
				}
			}
		}
		list = append(list, v)
	}
	return list
}

// ninjsString is a value that is a string; "" if it is none.
func ninjsString(raw json.RawMessage) string {
	s, _ := jsonString(raw)
	return strings.TrimSpace(s)
}

// ninjsPart is the entry of a role, else the first that has a value; a plain
// string is its own.
func ninjsPart(raw json.RawMessage, role string) string {
	if s := ninjsString(raw); s != "" {
		return s
	}
	first := ""
	for _, v := range ninjsList(raw) {
		s := cmp.Or(v.Value, v.Text)
		if s != "" && strings.Contains(v.kind(), role) {
			return s
		}
		first = cmp.Or(first, s)
	}
	return first
}

// ninjsNames is the first name of a list of people, sources or subjects.
func ninjsNames(raw json.RawMessage) string {
	if s := ninjsString(raw); s != "" {
		return s
	}
	for _, v := range ninjsList(raw) {
		if s := cmp.Or(v.Name, v.Literal, v.Value); s != "" {
			return s
		}
	}
	return ""
}

// ninjsBody is the text of an item: of mark-up, whose paragraphs are told apart,
// before plain text.
func ninjsBody(get map[string]json.RawMessage) string {
	var markup, plain, other []string
	for _, key := range slices.Sorted(maps.Keys(get)) {
		s := ninjsString(get[key])
		switch {
		case !strings.HasPrefix(key, "body") || s == "":
		case strings.Contains(key, "html"):
			markup = append(markup, s)
		case strings.Contains(key, "text"):
			plain = append(plain, s)
		}
	}
	for _, key := range []string{"bodies", "body"} {
		for _, v := range ninjsList(get[key]) {
			s := cmp.Or(v.Value, v.Text)
			switch k := v.kind(); {
			case s == "":
			case strings.Contains(k, "html"):
				markup = append(markup, s)
			case strings.Contains(k, "plain"), strings.Contains(k, "text"):
				plain = append(plain, s)
			default:
				other = append(other, s)
			}
		}
	}
	for _, s := range markup {
		if text := markupText(s); countWords(text) > 0 {
			return text
		}
	}
	for _, s := range append(plain, other...) {
		if strings.Contains(s, "</") {
			s = markupText(s)
		}
		if s = unbreak(s); countWords(s) > 0 {
			return s
		}
	}
	return ""
}

// looksLikeItems tells that a file, or its start, is a JSON object, or a list of
// them, that are ninjs items or rows of reports.
func looksLikeItems(raw []byte) bool {
	start := bytes.TrimLeft(asciiOf(raw), " \t\r\n")
	if len(start) == 0 || start[0] != '{' && start[0] != '[' {
		return false
	}
	keys := topKeys(raw)
	return keys["text"] || keys["uri"] && (len(raw) <= sniffed || keys["body"])
}

// topKeys are the keys of the first object of a file, or of the list that it
// is, as they are compared; "body" stands for all that hold a text or headline.
func topKeys(raw []byte) map[string]bool {
	keys := map[string]bool{}
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))))
	depth, list, name := 0, 0, true
	for {
		tok, err := d.Token()
		if err != nil || depth > 100 {
			return keys
		}
		switch tok {
		case json.Delim('['):
			if depth == 0 {
				list = 1
			}
			depth++
			continue
		case json.Delim('{'):
			depth++
			name = true
			continue
		case json.Delim(']'), json.Delim('}'):
			if depth--; depth <= list {
				return keys
			}
			name = true
			continue
		}
		if depth != list+1 {
			continue
		}
		if key, ok := tok.(string); ok && name {
			if key = ninjsKey(key); strings.HasPrefix(key, "bod") || strings.HasPrefix(key, "headline") {
				keys["body"] = true
			}
			keys[key] = true
			name = false
		} else {
			name = true
		}
	}
}

// readItems reads a file that is one ninjs item or row, or a list of them, or
// several one behind the other.
func readItems(s *sink, raw []byte) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	d := json.NewDecoder(bytes.NewReader(raw))
	list := bytes.HasPrefix(bytes.TrimLeft(raw, " \t\r\n"), []byte("["))
	if list {
		d.Token()
	}
	for n := 1; !list || d.More(); n++ {
		var item json.RawMessage
		err := d.Decode(&item)
		if err == io.EOF && n > 1 {
			return
		}
		if err != nil {
			bad := jsonTrouble(err)
			if bad.File, bad.Hint = numbered(s.file, n), "what stands before was read; save the file again"; errors.Is(err, io.ErrUnexpectedEOF) {
				bad.What = "the file is cut off in the midst of an item"
			}
			s.bad(bad)
			return
		}
		if n > maxItems {
			s.bad(&Error{File: s.file, What: fmt.Sprintf("a list of more than %d items", maxItems), Hint: "write them one a line (.jsonl): such a file may have any number"})
			return
		}
		readRow(s, item, numbered(s.file, n))
	}
}

// bylineOf takes "By" off a byline and capitals down.
func bylineOf(s string) string {
	s = strings.TrimSpace(s)
	for _, by := range []string{"By ", "BY ", "by ", "Von ", "Par ", "Por "} {
		s = strings.TrimPrefix(s, by)
	}
	return strings.TrimSpace(s)
}
