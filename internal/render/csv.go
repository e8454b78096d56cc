package render

import (
	"encoding/csv"
	"io"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// csvColumns are the columns of the table. value is what the entry says
// (a reading's value, a claim's text, an event), text the words of the one
// mention that the row is about; start and end count code points, as
// synopsis/1 does.
var csvColumns = []string{
	"story", "section", "id", "kind", "slot", "value", "text", "report", "outlet",
	"start", "end", "origins_min", "origins_max", "maybe", "date", "speaker",
}

// A row is one mention of one entry.
type row struct {
	id, kind, slot, value, maybe, date, speaker string
	origins                                     synoptic.Count
	mention                                     synoptic.Mention
}

// CSV writes the document as one table, a row for each mention (RFC 4180). A
// cell that a spreadsheet could take for a formula begins with an apostrophe.
// Options.Brief does not apply: a table is for sorting and counting.
func CSV(w io.Writer, d *synoptic.Document, o Options) error {
	t := &table{csv.NewWriter(w)}
	t.UseCRLF = true
	t.Write(csvColumns)
	for i := range d.Stories {
		t.story(newView(d, i, o))
	}
	t.Flush()
	return t.Error()
}

// A table writes rows; its writer keeps the first error.
type table struct{ *csv.Writer }

func (t *table) story(v *view) {
	for _, d := range v.discrepancies() {
		for k := range d.item.Readings {
			r := &d.item.Readings[k]
			for _, m := range r.Mentions {
				t.row(v, Discrepancies, row{id: d.item.ID, kind: string(d.item.Kind), slot: d.item.Slot, value: v.value(r),
					maybe: strings.Join(d.item.Maybe, "; "), date: r.Normal.Date, origins: r.Origins, mention: m})
			}
		}
	}
	for _, c := range v.claims() {
		for _, m := range c.item.Mentions {
			t.row(v, Claims, row{id: c.item.ID, kind: string(m.Status), slot: v.differIDs(c.item), value: c.item.Text, speaker: v.voice(m.Voice),
				origins: c.item.Origins, mention: m.Mention})
		}
	}
	for _, q := range v.quotes() {
		for _, r := range q.item.Renderings {
			name := r.SpeakerName
			if name == "" {
				name = q.item.SpeakerName
			}
			t.row(v, Quotes, row{id: q.item.ID, kind: string(r.Kind), slot: strings.Join(r.Marks, "; "), speaker: name, mention: r.Mention})
		}
	}
	for _, x := range v.only() {
		name := v.voice(x.item.Speaker)
		if name == "" {
			name = v.voice(x.item.Voice)
		}
		t.row(v, Only, row{id: "o" + itoa(x.n), speaker: name, mention: x.item.Mention})
	}
	for _, e := range v.timeline() {
		for _, m := range e.item.Mentions {
			date := m.Date
			if date == "" {
				date = e.item.Date
			}
			t.row(v, Timeline, row{id: e.item.ID, kind: string(m.Anchor), value: e.item.What, date: date, mention: m.Mention})
		}
	}
	for _, s := range v.openers() {
		title, _ := v.opensWith(s)
		t.row(v, Openings, row{value: title, mention: synoptic.Mention{Report: s.ID, Span: s.first}})
	}
	for _, s := range v.sheets {
		if v.opts.shows(Reports) {
			t.row(v, Reports, row{id: string(s.ID), kind: string(s.PublishedFrom.Zone), slot: s.Credit, value: s.Title, date: s.Published,
				speaker: s.Byline, mention: synoptic.Mention{Report: s.ID}})
		}
	}
	for _, n := range v.Notes {
		if v.opts.shows(Reports) {
			t.row(v, "notes", row{kind: n.Code, value: n.Text, mention: synoptic.Mention{Report: n.Report}})
		}
	}
}

// differIDs names the discrepancies of a claim.
func (v *view) differIDs(c *synoptic.Claim) string {
	var ids []string
	for _, x := range v.disputed[c.ID] {
		ids = append(ids, x.item.ID)
	}
	if len(ids) == 0 {
		return ""
	}
	return "accounts differ: " + strings.Join(ids, ", ")
}

// row writes one row.
func (t *table) row(v *view, section synoptic.Kind, r row) {
	outlet, start, end := "", "", ""
	text := v.words(r.mention)
	if s := v.byID[r.mention.Report]; s != nil {
		outlet = s.name
		if r.mention.In(len(s.Text)) {
			start, end = itoa(s.point(r.mention.Start)), itoa(s.point(r.mention.End))
		}
	}
	lo, hi := "", ""
	if r.origins.Max > 0 {
		lo, hi = itoa(r.origins.Min), itoa(r.origins.Max)
	}
	cells := []string{
		string(v.ID), string(section), r.id, r.kind, r.slot, r.value, text, string(r.mention.Report), outlet,
		start, end, lo, hi, r.maybe, r.date, r.speaker,
	}
	for i := range cells {
		cells[i] = cell(cells[i])
	}
	t.Write(cells)
}

// cell makes text harmless in a spreadsheet: one clean line that is no formula,
// also where the program takes the wide forms of the signs for the signs.
func cell(s string) string {
	s = clean(s)
	for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, sign) {
			return "'" + s
		}
	}
	return s
}
