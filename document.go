package synoptic

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// Schema is the name of the JSON form that Encode writes.
const Schema = "synopsis/1"

// A Document is what synoptic compare prints as JSON: the synopses of one or
// more stories.
type Document struct {
	Schema    string     `json:"schema"`
	Generator Generator  `json:"generator"`
	AsOf      *string    `json:"as_of"` // RFC 3339; null where all reports count
	Stories   []Synopsis `json:"stories"`
}

// A Generator names the program and the models that made a document.
type Generator struct {
	Version string `json:"version"`
	Models  string `json:"models"`
}

// A role is the part that a span plays in a document.
type role int

const (
	roleMention role = iota // it has its words beside it, and is never empty
	rolePiece               // of a line: a cue, a source, a part; never empty
	roleDiff                // of a word diff; empty where words are missing
	roleHead                // headline, date as written; the zero Span if none
	rolePassage             // of reuse: never empty, its words not given
	roleRegion              // languages and skipped: may be anything that lies in the text
)

// A place is one span of a story, where it stands in the JSON form, and the
// report that it lies in. text is where its words are kept; nil but for
// mentions and passages.
type place struct {
	path   string
	report ReportID
	span   *Span
	text   *string
	role   role
}

// visit calls f for every span of the story but those that say what text a
// report holds (excerpts), in the order of the JSON form.
func (s *Synopsis) visit(f func(place)) {
	mentions := func(path string, ms []Mention, as role) {
		for i := range ms {
			f(place{at(path, i), ms[i].Report, &ms[i].Span, &ms[i].Text, as})
		}
	}
	for i := range s.Reports {
		s.Reports[i].visit(at("reports", i), f)
	}
	for i := range s.Origins {
		mentions(at("origins", i)+".mentions", s.Origins[i].Mentions, roleMention)
	}
	for i := range s.Reuse {
		mentions(at("reuse", i)+".passages", s.Reuse[i].Passages, rolePassage)
	}
	for i := range s.People {
		mentions(at("people", i)+".mentions", s.People[i].Mentions, roleMention)
	}
	for i := range s.Quotes {
		for k := range s.Quotes[i].Renderings {
			s.Quotes[i].Renderings[k].visit(at(at("quotes", i)+".renderings", k), f)
		}
	}
	for i := range s.Claims {
		for k := range s.Claims[i].Mentions {
			m := &s.Claims[i].Mentions[k]
			f(place{at(at("claims", i)+".mentions", k), m.Report, &m.Span, &m.Text, roleMention})
		}
	}
	for i := range s.Discrepancies {
		for k := range s.Discrepancies[i].Readings {
			mentions(at(at("discrepancies", i)+".readings", k)+".mentions", s.Discrepancies[i].Readings[k].Mentions, roleMention)
		}
	}
	for i := range s.Only {
		f(place{at("only", i), s.Only[i].Report, &s.Only[i].Span, &s.Only[i].Text, roleMention})
	}
	for i := range s.Timeline {
		for k := range s.Timeline[i].Mentions {
			m := &s.Timeline[i].Mentions[k]
			f(place{at(at("timeline", i)+".mentions", k), m.Report, &m.Span, &m.Text, roleMention})
		}
	}
}

func (r *Report) visit(path string, f func(place)) {
	f(place{path + ".title_span", r.ID, &r.TitleSpan, nil, roleHead})
	f(place{path + ".published_from", r.ID, &r.PublishedFrom.Span, nil, roleHead})
	for k := range r.Languages {
		f(place{at(path+".languages", k), r.ID, &r.Languages[k].Span, nil, roleRegion})
	}
	for k := range r.Skipped {
		f(place{at(path+".skipped", k), r.ID, &r.Skipped[k].Span, nil, roleRegion})
	}
}

func (r *Rendering) visit(path string, f func(place)) {
	f(place{path, r.Report, &r.Span, &r.Text, roleMention})
	for n := range r.Parts {
		f(place{at(path+".parts", n), r.Report, &r.Parts[n], nil, rolePiece})
	}
	for n := range r.Cue {
		f(place{at(path+".cue", n), r.Report, &r.Cue[n], nil, rolePiece})
	}
	for n := range r.Source {
		f(place{at(path+".source", n), r.Report, &r.Source[n], nil, rolePiece})
	}
	for n := range r.Diff {
		f(place{at(path+".diff", n), r.Report, &r.Diff[n].Span, nil, roleDiff})
	}
}

// at is the path of a list's i-th entry.
func at(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// Visit calls f for every span of the synopsis with the path to it in its
// JSON form ("claims[3].mentions[0]"), the report it lies in, and the words
// that the document gives for it ("" where it gives none).
func (s *Synopsis) Visit(f func(path string, r ReportID, span Span, text string)) {
	s.visit(func(p place) {
		words := ""
		if p.text != nil && p.role == roleMention {
			words = *p.text
		}
		f(p.path, p.report, *p.span, words)
	})
}

// A shape is what keys a JSON value may have: of an object its known fields by
// their folded names, of a list the shape of its elements. nil is an unknown
// value, whose keys have no meaning here.
type shape struct {
	fields map[string]field
	each   *shape
	room   int // for an element of the list, in bytes
}

type field struct {
	name string
	*shape
}

// document is the shape of a Document.
var document = sync.OnceValue(func() *shape { return shapeOf(reflect.TypeFor[Document]()) })

func shapeOf(t reflect.Type) *shape {
	switch {
	case reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]()):
		return nil
	case t.Kind() == reflect.Slice:
		return &shape{each: shapeOf(t.Elem()), room: int(t.Elem().Size())}
	case t.Kind() != reflect.Struct:
		return nil
	}
	s := &shape{fields: map[string]field{}}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.IsExported() && !f.Anonymous && name != "-" {
			name = cmp.Or(name, f.Name)
			s.fields[fold(name)] = field{name, shapeOf(f.Type)}
		}
	}
	return s
}

// fold gives names that encoding/json takes for one the same form.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, name)
}

// A level is an object or list that scan is in.
type level struct {
	*shape
	object bool
	keys   []string // of an object: those that were read
	n      int      // of a list: index of its element
	named  bool     // the object's next string is a value, the last key its name
}

// scan refuses what encoding/json would read otherwise than other readers do,
// and more than the memory is for, before anything is unmarshalled. It reads
// the first value; of what is no JSON it need not say so. skipped is how many
// bytes stand before data.
func scan(data []byte, skipped int) error {
	storyList := document().fields[fold("stories")].shape
	reportList := storyList.each.fields[fold("reports")].shape
	var levels []level
	var reports, objects, room, shown int
	refuse := func(what string, args ...any) error {
		var path strings.Builder
		for _, l := range levels {
			switch {
			case !l.object:
				fmt.Fprintf(&path, "[%d]", l.n)
			case len(l.keys) > 0 && l.named:
				path.WriteString("." + strings.Trim(brief(l.keys[len(l.keys)-1]), `"`))
			}
		}
		where := strings.TrimPrefix(path.String(), ".")
		if where != "" {
			where += ": "
		}
		return fmt.Errorf("%s%s, at byte %d", where, fmt.Sprintf(what, args...), shown+skipped)
	}
	begun := false
	for i := 0; i < len(data); i++ {
		c := data[i]
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			continue
		}
		var top *level
		if len(levels) > 0 {
			top = &levels[len(levels)-1]
		} else if begun {
			return nil
		}
		begun, shown = true, i
		switch c {
		case ',':
			if top != nil {
				top.n++
				top.named = false
			}
			continue
		case ':':
			continue
		case '}', ']':
			if top == nil {
				return nil
			}
			levels = levels[:len(levels)-1]
			continue
		}
		var end int // of a string
		if c == '"' {
			for end = i + 1; end < len(data) && data[end] != '"'; end++ {
				if data[end] == '\\' {
					end++
				}
			}
			if end >= len(data) {
				return nil
			}
		}
		if c == '"' && top != nil && top.object && !top.named {
			key := string(data[i+1 : end])
			if strings.Contains(key, `\`) && json.Unmarshal(data[i:end+1], &key) != nil {
				return nil
			}
			if slices.Contains(top.keys, key) {
				return refuse("the key %s a second time", brief(key))
			}
			if top.shape != nil {
				if known := top.fields[fold(key)].name; known != "" && known != key {
					return refuse("the key %s, which is %q in other letters", brief(key), known)
				}
			}
			if len(top.keys) == maxFields {
				return refuse("an object of more than %d keys", maxFields)
			}
			top.keys, top.named = append(top.keys, key), true
			i = end
			continue
		}
		// A value begins.
		if top != nil && !top.object && top.shape != nil {
			if top.shape == storyList && top.n >= maxStories {
				return refuse("more than %d stories", maxStories)
			}
			if top.shape == reportList {
				if reports++; reports > maxReports {
					return refuse("more than %d reports", maxReports)
				}
			}
			if room += top.room; room > maxRoom {
				return refuse("lists of more entries than a document may have")
			}
		}
		switch c {
		case '{', '[':
			if objects++; objects > maxObjects {
				return refuse("more than %d objects and lists", maxObjects)
			}
			if len(levels) == maxDepth {
				return refuse("nested more than %d deep", maxDepth)
			}
			var of *shape
			switch {
			case top == nil:
				of = document()
			case top.shape == nil:
			case !top.object:
				of = top.each
			case len(top.keys) > 0:
				of = top.fields[fold(top.keys[len(top.keys)-1])].shape
			}
			if n := len(levels); n < cap(levels) {
				levels = levels[:n+1]
				levels[n] = level{shape: of, object: c == '{', keys: levels[n].keys[:0]}
			} else {
				levels = append(levels, level{shape: of, object: c == '{'})
			}
		case '"':
			i = end
		default: // a number or a word
			for i+1 < len(data) && !bytes.ContainsRune([]byte(" \t\r\n,:{}[]\""), rune(data[i+1])) {
				i++
			}
		}
	}
	return nil
}

// brief is a key for an error.
func brief(key string) string { return fmt.Sprintf("%.60q", key) }
