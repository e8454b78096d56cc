package render

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// What is said of words in quotation marks that the report they are cited from
// has not, as verify says it.
const (
	misattributed = "misattributed"
	notFound      = "not found"
)

// verdict tells whether the report that a rendering cites has its words at all,
// by their letters and digits: "" if so, else that another one has them, or
// none. A synopsis that was just made has no such words; one that somebody
// wrote or altered may.
func (v *view) verdict(r *synoptic.Rendering) string {
	if r.Kind == synoptic.Indirect || strings.TrimSpace(r.Text) == "" {
		return ""
	}
	cited := v.byID[r.Report]
	if cited != nil && (r.Cut(cited.Text) == r.Text || cited.has(r.Text)) {
		return ""
	}
	for _, s := range v.sheets {
		if s != cited && s.has(r.Text) {
			return misattributed + ": the words stand in " + s.label
		}
	}
	return notFound + " in any report"
}

// has tells whether the words stand in the report.
func (s *sheet) has(words string) bool {
	if s.look == nil {
		s.look = synoptic.NewLookup(s.Text)
	}
	_, ok := s.look.Find(words)
	return ok
}

// verdictHelp explains the verdicts.
var verdictHelp = [][2]string{
	{misattributed, "not the words of the report that is cited, but of another one"},
	{notFound, "no report of the story has these words"},
}
