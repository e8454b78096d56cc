package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A sheet is a report as it is shown: with the label that stands for it, and
// with the measures that turn a span into a place a reader can find.
type sheet struct {
	*synoptic.Report
	n        int    // from 1, in the order of the synopsis
	label    string // short and of this report alone: "Herald", "Herald/2"
	name     string // the outlet in full, clean
	text     string // Text; blank outside the excerpts where only those are shown
	keep     []synoptic.Span
	excerpts bool // text is blank outside keep
	title    synoptic.Span
	first    synoptic.Span    // its first sentence
	lines    []int            // offsets of the starts of its lines; nil where places are counted in characters
	points   []int            // code points before every pointStep'th byte
	origin   int              // index in view.origins
	look     *synoptic.Lookup // of Text; nil until it is asked for
}

const (
	// maxLabel is the longest label in characters: three of them and their
	// places fit a line of 80 columns.
	maxLabel = 20
	// maxLine is the longest line, in bytes, for which its number still helps
	// to find a word: about a dozen lines of a page. A report whose text was
	// stored as one line is counted in characters instead.
	maxLine   = 1500
	pointStep = 256
)

// newSheet measures a report. keep is what may be shown of it; nil means all.
func newSheet(r *synoptic.Report, n int, keep []synoptic.Span) *sheet {
	s := &sheet{Report: r, n: n, name: clean(r.Outlet), text: r.Text, keep: keep, excerpts: keep != nil}
	if s.name == "" {
		s.name = "report " + itoa(n)
	}
	if s.excerpts {
		s.text = blank(r.Text, keep)
	}
	s.title, s.first = opening(r, s.text, keep)
	count := 0
	for i, c := range []byte(r.Text) {
		if i%pointStep == 0 {
			s.points = append(s.points, count)
		}
		if c&0xc0 != 0x80 {
			count++
		}
	}
	s.points = append(s.points, count)
	if s.excerpts {
		return s // the text may have lost its line breaks
	}
	s.lines = []int{0}
	longest, last := 0, 0
	for i, c := range []byte(r.Text) {
		if c == '\n' {
			longest, last = max(longest, i-last), i+1
			s.lines = append(s.lines, last)
		}
	}
	if longest = max(longest, len(r.Text)-last); longest > maxLine {
		s.lines = nil
	}
	return s
}

// point turns an offset in bytes into one in code points, as synopsis/1 counts.
func (s *sheet) point(at int) int {
	k := at / pointStep
	if at < 0 || at > len(s.Text) {
		return -1
	}
	n := s.points[k]
	for _, c := range []byte(s.Text[k*pointStep : at]) {
		if c&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// place is where a span begins, for a reader: "Herald:12" is line 12 of the
// Herald's text, "Herald+1234" is 1234 characters into it.
func (s *sheet) place(span synoptic.Span) string {
	if !span.In(len(s.Text)) {
		return s.label
	}
	return s.label + s.where(span)
}

// where is the part of a place behind the label.
func (s *sheet) where(span synoptic.Span) string {
	if s.lines == nil {
		return "+" + itoa(s.point(span.Start))
	}
	k, found := slices.BinarySearch(s.lines, span.Start)
	if found {
		k++
	}
	return ":" + itoa(k)
}

// around gives up to n characters of the line before and after a span, cut at
// spaces, and whether more stands there.
func (s *sheet) around(span synoptic.Span, n int) (before, after string) {
	if !span.In(len(s.text)) {
		return "", ""
	}
	wide := widen(s.text, span, n)
	// The line's ends as far as they matter: a line may be as long as the text.
	line := synoptic.Span{Start: max(0, wide.Start-1), End: min(wide.End+1, len(s.text))}
	if i := strings.LastIndexAny(s.text[line.Start:span.Start], "\n\r"); i >= 0 {
		line.Start += i + 1
	}
	if i := strings.IndexAny(s.text[span.End:line.End], "\n\r"); i >= 0 {
		line.End = span.End + i
	}
	from, to := max(wide.Start, line.Start), min(wide.End, line.End)
	for _, k := range s.Skipped { // leftovers of the page are no context
		if k.End <= span.Start {
			from = max(from, k.End)
		}
		if k.Start >= span.End {
			to = min(to, k.Start)
		}
	}
	before, after = s.text[from:span.Start], s.text[span.End:to]
	if from > line.Start {
		if i := strings.IndexByte(before, ' '); i >= 0 {
			before = before[i:]
		}
		before = "…" + strings.TrimLeft(before, " ")
	}
	if to < line.End {
		if i := strings.LastIndexByte(after, ' '); i >= 0 {
			after = after[:i]
		}
		after = strings.TrimRight(after, " ,;:–—(“‘") + "…"
	}
	return cleanRun(before), cleanRun(after)
}

// language is the language tag of the text at an offset, "" if it is not known.
func (s *sheet) language(at int) string {
	if l := languageAt(s.Report, at); isLanguage(l) {
		return l
	}
	return ""
}

// isLanguage tells whether s has the form of a BCP 47 tag.
func isLanguage(s string) bool {
	if s == "" || len(s) > 35 || s[0] == '-' {
		return false
	}
	for _, c := range []byte(s) {
		if c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

// label gives every sheet a short name of its own.
func label(sheets []*sheet) {
	used := make(map[string]bool, len(sheets))
	for _, s := range sheets {
		short := clip(strings.TrimPrefix(s.name, "The "), maxLabel)
		s.label = short
		for k := 2; used[s.label]; k++ {
			s.label = short + "/" + itoa(k)
		}
		used[s.label] = true
	}
}

// byPlace orders mentions as the reports are, then by place.
func (v *view) byPlace(a, b synoptic.Mention) int {
	return cmp.Or(cmp.Compare(v.rank(a.Report), v.rank(b.Report)), bySpan(a.Span, b.Span))
}

func (v *view) rank(id synoptic.ReportID) int {
	if s := v.byID[id]; s != nil {
		return s.n
	}
	return len(v.sheets) + 1
}

func itoa(n int) string { return strconv.Itoa(n) }
