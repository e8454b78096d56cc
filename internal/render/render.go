// Package render shows a synopsis: as text for a terminal, as Markdown, as a
// table (CSV) and as one self-contained HTML page.
//
// Start with [Text], [Markdown], [CSV] or [HTML]; each writes a whole
// [synoptic.Document]. [Excerpt] prepares a document for sharing without the
// publishers' full texts.
//
// What it promises: the same document gives the same bytes; every line that
// shows words of a report says where they stand ("Herald:12" is line 12 of that
// report's text); words of a report never act on the reader's screen (control
// characters, bidirectional overrides, HTML, Markdown and spreadsheet formulas
// are made harmless); the document is not changed. The page needs no network
// and no script.
//
// It decides nothing: what is shown first, and how much of it, follows the
// order and the weights of the synopsis.
package render

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// Options say how much of a document is shown and how. The zero value shows
// everything, 80 columns wide, without colour.
type Options struct {
	Width       int             // columns of Text; 0 means 80, less than 40 means 40
	Color       bool            // Text: use terminal colours
	Brief       bool            // Text and Markdown: the head, the top differences, the top claims; in Text 24 lines a story
	ShowSkipped bool            // show what was left out of the reports (leftovers of their pages), and why
	Excerpts    bool            // show of the reports only what [Excerpt] keeps
	Only        []synoptic.Kind // sections (see [Sections]) or kinds of discrepancies to show; empty means all
	About       string          // show only what names this person, place or organisation; "" means all

	// Mine is the report to set against the others: shown are where it differs
	// from them, the claims and quotes of theirs that it lacks, and what it alone
	// has. "" means none.
	Mine synoptic.ReportID
}

// The sections of a synopsis, in the order in which they are shown.
const (
	Discrepancies synoptic.Kind = "discrepancies"
	Claims        synoptic.Kind = "claims"
	Quotes        synoptic.Kind = "quotes"
	Only          synoptic.Kind = "only"
	Timeline      synoptic.Kind = "timeline"
	Openings      synoptic.Kind = "openings"
	Reports       synoptic.Kind = "reports"
)

// Sections lists the names of sections that Options.Only may hold beside the
// kinds of discrepancies.
func Sections() []synoptic.Kind {
	return []synoptic.Kind{Discrepancies, Claims, Quotes, Only, Timeline, Openings, Reports}
}

// Kinds lists the kinds of discrepancies that Options.Only may hold.
func Kinds() []synoptic.Kind {
	return []synoptic.Kind{
		synoptic.KindQuantity, synoptic.KindTime, synoptic.KindWhere, synoptic.KindParticipant,
		synoptic.KindWording, synoptic.KindAttribution, synoptic.KindStatus, synoptic.KindDescription,
	}
}

// Named finds the section or the kind of discrepancy that a user names: in
// capitals or not, a kind also in the plural, a section also in the singular.
func Named(word string) (synoptic.Kind, bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	if word == "difference" || word == "differences" || word == "discrepancy" {
		return Discrepancies, true
	}
	for _, k := range slices.Concat(Kinds(), Sections()) {
		if word == string(k) || word == plural(string(k)) || word+"s" == string(k) {
			return k, true
		}
	}
	return "", false
}

// defaultWidth and minWidth are in columns of a terminal: below minWidth the
// indents of nested lines would leave no room for words.
const (
	defaultWidth = 80
	minWidth     = 40
)

// columns is the width that Text may fill.
func (o Options) columns() int {
	if o.Width == 0 {
		return defaultWidth
	}
	return max(o.Width, minWidth)
}

// shows tells whether a section is asked for. A kind of discrepancy asks for
// the discrepancies.
func (o Options) shows(section synoptic.Kind) bool {
	if len(o.Only) == 0 || slices.Contains(o.Only, section) {
		return true
	}
	return section == Discrepancies && slices.ContainsFunc(o.Only, func(k synoptic.Kind) bool {
		return slices.Contains(Kinds(), k)
	})
}

// showsKind tells whether discrepancies of a kind are asked for.
func (o Options) showsKind(k synoptic.Kind) bool {
	return len(o.Only) == 0 || slices.Contains(o.Only, Discrepancies) || slices.Contains(o.Only, k)
}

// whole tells whether the user asked for this section by name: nothing is cut
// from it then.
func (o Options) whole(section synoptic.Kind) bool {
	return len(o.Only) > 0 && o.shows(section)
}
