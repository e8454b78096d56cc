package synoptic

import "strconv"

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
