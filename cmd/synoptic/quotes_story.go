package main

import (
	"encoding/json"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// An utteranceLine is what is printed of one utterance of a story.
type utteranceLine struct {
	Utterance     string             `json:"utterance"` // "q1"
	Type          synoptic.QuoteKind `json:"type"`
	Speaker       string             `json:"speaker,omitempty"`
	WordingDiffer bool               `json:"wording_differs"`
	Renderings    []renderingJSON    `json:"renderings"`
}

// renderingJSON is one report's version of an utterance, with its spans in code
// points.
type renderingJSON struct {
	Report    json.RawMessage    `json:"report"` // the id of the report's line
	Content   [][2]int           `json:"content"`
	Source    [][2]int           `json:"source"`
	Cue       [][2]int           `json:"cue"`
	Type      synoptic.QuoteKind `json:"type"`
	Speaker   string             `json:"speaker,omitempty"`
	SettledBy json.RawMessage    `json:"settled_by,omitempty"` // the id of the report that tells who speaks
	Marks     []string           `json:"marks"`
}

// keep keeps a report for the story, if one is wanted. Of the very same report
// given twice the first id serves.
func (q *quotesOut) keep(r *synoptic.Report, id json.RawMessage) {
	if !q.story {
		return
	}
	if q.ids == nil {
		q.ids = make(map[synoptic.ReportID]json.RawMessage)
	}
	if q.ids[r.ID] == nil {
		q.ids[r.ID] = slices.Clone(id)
		q.all = append(q.all, r)
	}
}

// utterances prints the story's utterances, a line each.
func (q *quotesOut) utterances() error {
	rules := make(map[synoptic.ReportID]*synoptic.Ruler, len(q.all))
	for _, r := range q.all {
		rules[r.ID] = synoptic.NewRuler(r.Text)
	}
	for _, u := range q.p.Utterances(q.all) {
		row := utteranceLine{Utterance: u.ID, Type: u.Kind, Speaker: u.SpeakerName, WordingDiffer: u.WordingDiffer}
		for i := range u.Renderings {
			r := &u.Renderings[i]
			rule := rules[r.Report]
			words := r.Parts
			if len(words) == 0 {
				words = []synoptic.Span{r.Span}
			}
			x := renderingJSON{
				Report: q.ids[r.Report], Content: points(rule, words), Source: points(rule, r.Source), Cue: points(rule, r.Cue),
				Type: r.Kind, Speaker: r.SpeakerName, Marks: append([]string{}, r.Marks...),
			}
			if r.SettledBy != nil {
				x.SettledBy = q.ids[*r.SettledBy]
			}
			row.Renderings = append(row.Renderings, x)
		}
		if err := q.enc.Encode(row); err != nil {
			return err
		}
	}
	return nil
}

// Help tells the shape of what is printed.
func (quotesCmd) Help() string {
	return `Each report is a line {"id", "file", "attributions"}; each attribution has the spans of its source, cue and content, its type (direct, mixed or indirect) and, if found, the speaker. Spans are [start, end] in code points of the report's text; content holds the quotation marks.

With --story lines {"utterance", "type", "speaker", "wording_differs", "renderings"} follow, one for each thing said: what several reports quote comes as one. A rendering has the id of its report, its spans (content between the quotation marks), type, speaker, the marks that tell how it differs from the first (cut, ellipsis, inserted, other words, order, shifted, translation, other speaker, indirect) and, where its own report does not name the speaker, the id of the report that does (settled_by).`
}
