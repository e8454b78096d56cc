package synopsis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/internal/reuse"
)

// A trait is what one report itself tells of where it comes from.
type trait struct {
	outlet  string // its plain name
	credit  credit
	authors []string // people named in the byline, folded, in order
	family  string   // the house that the outlet belongs to
	cites   []cite   // in order of key
}

// traits reads what each report tells of where it comes from.
func (s *story) traits(texts []reuse.Text) []trait {
	names := make(sourceNames)
	for _, r := range s.rs {
		names.add(string(r.Report.Outlet), plainWords(string(r.Report.Outlet)))
	}
	out := make([]trait, len(s.rs))
	for i := range out {
		r := s.rs[i].Report
		t := &out[i]
		t.outlet = plainWords(string(r.Outlet))
		t.family = family(r)
		t.credit = readCredit(r.Credit)
		t.authors = authors(r.Byline, &t.credit)
		if key := knownAgency(string(r.Outlet)); key != "" && len(t.credit.from) == 0 {
			t.credit.from = []string{key} // an agency's own page
		}
		t.cites = slices.DeleteFunc(citations(r.Text, &texts[i], names), func(c cite) bool { return c.key == t.outlet || slices.Contains(t.credit.from, c.key) })
	}
	return out
}

// authors are the people whom a byline names, folded. An agency that stands in
// it is a credit, where there is no other.
func authors(byline string, c *credit) []string {
	var out []string
	byline = strings.NewReplacer(" and ", ",", " & ", ",", "|", ",", "/", ",", ";", ",", " with ", ",", " in ", ",", "•", ",", " for ", ",", "(", ",", ")", ",").Replace(byline)
	for part := range strings.SplitSeq(byline, ",") {
		part = strings.TrimSpace(part)
		for _, by := range [...]string{"By ", "by ", "BY "} {
			part = strings.TrimPrefix(part, by)
		}
		if key := knownAgency(part); key != "" {
			if len(c.from) == 0 {
				c.from = []string{key}
			}
			continue
		}
		words := nameFields(part)
		person := len(words) >= 2 && len(words) <= 4
		for _, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			person = person && (unicode.IsUpper(r) || len(w) <= 3 && unicode.IsLower(r)) && !slices.Contains(deskWords, strings.ToLower(w))
		}
		if person {
			out = append(out, plainName(part))
		}
	}
	return out
}

// deskWords stand in bylines that name no person.
var deskWords = strings.Fields("staff desk agencies agency bureau news newsroom press wire team editors reporters correspondents online web digital service report reports writer reporter correspondent editor")

// shared is the first string of both lists, "" if there is none.
func shared(a, b []string) string {
	for _, x := range a {
		if slices.Contains(b, x) {
			return x
		}
	}
	return ""
}

// citing is where x names y, or the agency that y is a printing of, as a source.
func citing(x, y *trait) *cite {
	for i := range x.cites {
		if c := &x.cites[i]; c.key == y.outlet || slices.Contains(y.credit.from, c.key) {
			return c
		}
	}
	return nil
}

// bothCite is the index in x.cites of a source that both name, -1 if they name
// none.
func bothCite(x, y *trait) int {
	return slices.IndexFunc(x.cites, func(c cite) bool {
		return slices.ContainsFunc(y.cites, func(d cite) bool { return c.key == d.key })
	})
}
