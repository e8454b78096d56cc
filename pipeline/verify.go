package pipeline

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

// A FailureKind says in what way a line of a synopsis no longer holds.
type FailureKind string

// The kinds of failures.
const (
	Changed   FailureKind = "changed"   // other words stand there now
	Moved     FailureKind = "moved"     // the same words in the same surroundings, at another place, and only there
	Gone      FailureKind = "gone"      // the words are not to be found, or not at one place alone
	Hash      FailureKind = "hash"      // the bytes of a report's file are not those that were read; once a report
	Missing   FailureKind = "missing"   // no original is given for a report; once a report
	Misplaced FailureKind = "misplaced" // wrong in the document itself: a span not in its text, words that are not its span's

	// Of words in quotation marks that the report they are cited from has not.
	Misattributed FailureKind = "misattributed" // another report has them
	NotFound      FailureKind = "not found"     // no report has them

	// Last, of a document where very many lines fail.
	Unlisted FailureKind = "not listed" // More lines fail, of further reports
)

// A Failure is one line of a synopsis that no longer holds. Path says which:
// "stories[0].claims[3].mentions[0]", or "stories[0].reports[1]" for what
// concerns a whole report.
type Failure struct {
	Path   string
	Report synoptic.ReportID
	File   string // the original's if there is one, else as the document names it
	Kind   FailureKind
	Words  string        // that the document gives
	Was    synoptic.Span // in bytes of the document's text; in code points, as written, if Misplaced
	Now    synoptic.Span // in bytes of the original's text; zero where it is not known
	Detail string        // more for the reader, e.g. the words that stand there now
	More   int           // how many further lines fail that are not listed; if Moved, so many moved
	from   int           // offset in Words from which to show them
}

// Verify checks every line of a document, as Decode gave it with its error,
// against originals that were just read. A line holds if its words stand at
// its place: at the same code points, whatever has become of the text around
// it. So a letter replaced fails just the lines whose spans hold it; a letter
// put in fails those and moves the lines behind it.
//
// An original belongs to a report by its ID, else by the hash of its bytes,
// else by its file as given, its URL, its file's base name, or by far the most
// text in common. Languages and skipped runs quote nothing and are only
// checked to lie in the text, as are the parts and the diff of a rendering
// that are checked with it. Of a document that has excerpts, what the excerpts
// hold is checked.
//
// Words in quotation marks that do not stand at their place nor anywhere else
// in the report they are cited from are looked for in the others, by their
// letters and digits: they are Misattributed or NotFound. Where it is known
// what stands in their place now, the failure is Changed, and its Detail says
// which of the two they are.
//
// Failures come in the order of the reports, a report's own first, then in the
// order of Visit; those of a report that the document lacks come last. Of a
// report that has many of a kind the first are listed, and so are the first of
// a document that has very many; the last that is listed says how many more
// there are.
func Verify(d *synoptic.Document, decodeErr error, originals []*synoptic.Report) []Failure {
	if d == nil {
		detail := "no document"
		if decodeErr != nil {
			detail = decodeErr.Error()
		}
		return []Failure{{Kind: Misplaced, Detail: detail}}
	}
	v := verifier{bad: map[string]*synoptic.SpanError{}, told: map[Failure]bool{}, tallies: map[tally]*tallied{}}
	v.collect(decodeErr)
	for i := range d.Stories {
		v.story("stories["+strconv.Itoa(i)+"].", &d.Stories[i], originals)
	}
	if v.unlisted > 0 {
		v.failures = append(v.failures, Failure{Kind: Unlisted, More: v.unlisted})
	}
	return v.failures
}

type verifier struct {
	failures []Failure
	bad      map[string]*synoptic.SpanError // what Decode complained of, by path
	told     map[Failure]bool               // of whole reports, that stand in several stories: without their path
	tallies  map[tally]*tallied
	unlisted int
}

// How many failures are listed: of one report and kind, and of a document. Past
// the latter the first of each report and kind is listed still, up to twice as
// many.
const (
	maxListed    = 500
	maxListedAll = 5000
)

type tally struct {
	report synoptic.ReportID
	kind   FailureKind
}

// tallied is how many failures were listed, and the index of the last.
type tallied struct{ n, last int }

// list adds a failure to the list, or counts it where there are too many.
func (v *verifier) list(f Failure) {
	t := tally{f.Report, f.Kind}
	of, n := v.tallies[t], len(v.failures)
	switch {
	case of == nil && n >= 2*maxListedAll:
		v.unlisted += 1 + f.More
	case of != nil && (of.n >= maxListed || n >= maxListedAll):
		v.failures[of.last].More += 1 + f.More
	case of == nil:
		of = new(tallied)
		v.tallies[t] = of
		fallthrough
	default:
		of.n, of.last = of.n+1, n
		v.failures = append(v.failures, f)
	}
}

// spare counts a failure that need not be made, since as many as are listed
// were made before it.
func spare(failures []Failure) bool {
	if len(failures) < maxListed {
		return false
	}
	failures[len(failures)-1].More++
	return true
}

// collect finds the span errors in what Decode gave.
func (v *verifier) collect(err error) {
	switch e := err.(type) {
	case *synoptic.SpanError:
		v.bad[e.Path] = e
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			v.collect(one)
		}
	case interface{ Unwrap() error }:
		v.collect(e.Unwrap())
	}
}

// A line is one span to check.
type line struct {
	path, part string // part is the list it stands in: "mentions", "cue"
	span       synoptic.Span
	text       string
}

// given tells that the document gives the line's words beside its span.
func (l line) given() bool {
	return l.part == "mentions" || l.part == "renderings" || l.part == "only"
}

// region tells that the line quotes nothing.
func (l line) region() bool { return l.part == "languages" || l.part == "skipped" }

func (v *verifier) story(prefix string, s *synoptic.Synopsis, originals []*synoptic.Report) {
	known := make(map[synoptic.ReportID]bool, len(s.Reports))
	for i := range s.Reports {
		known[s.Reports[i].ID] = true
	}
	lines := make(map[synoptic.ReportID][]line, len(s.Reports))
	var lost []Failure
	var rendering line
	s.Visit(func(path string, id synoptic.ReportID, span synoptic.Span, text string) {
		part := path[strings.LastIndexByte(path, '.')+1:]
		part, _, _ = strings.Cut(part, "[")
		l := line{prefix + path, part, span, text}
		switch part {
		case "renderings":
			rendering = l
		case "parts", "diff":
			if span.Start <= span.End && rendering.span.Contains(span) && span.Start >= 0 {
				return
			}
		}
		if !known[id] {
			if spare(lost) {
				return
			}
			lost = append(lost, v.misplaced(&synoptic.Report{ID: id}, l, "no report of the story has this id"))
			return
		}
		lines[id] = append(lines[id], l)
	})
	matched := match(s.Reports, originals)
	first := len(v.failures)
	for i := range s.Reports {
		r := &s.Reports[i]
		v.report(prefix+"reports["+strconv.Itoa(i)+"]", r, matched[i], lines[r.ID])
		delete(lines, r.ID) // a second report of this ID has no lines of its own
	}
	newShelf(s.Reports, matched, originals).judge(v.failures[first:], quotedLines(prefix, s))
	for _, f := range lost {
		v.list(f)
	}
}

// report checks one report's lines; original is nil if there is none.
func (v *verifier) report(path string, r, original *synoptic.Report, lines []line) {
	var find *finder
	named := *r
	if original == nil {
		v.once(Failure{Report: r.ID, File: r.File, Kind: Missing}, path)
	} else {
		named.File = original.File
		find = newFinder(r, original.Text)
		if original.SHA256 != r.SHA256 {
			v.once(Failure{Report: r.ID, File: original.File, Kind: Hash,
				Detail: fmt.Sprintf("sha256 was %.12s…, is %.12s…", r.SHA256, original.SHA256)}, path)
		}
	}
	for k, x := range r.Excerpts { // Visit does not come to them
		if x.Start < 0 {
			v.list(v.misplaced(&named, line{path: path + ".excerpts[" + strconv.Itoa(k) + "]", span: x.Span}, "an excerpt that is wrong"))
		}
	}
	var failures []Failure
	order := make(map[string]int, len(lines))
	for i, l := range lines {
		order[l.path] = i
		if why := fault(r, l); why != "" {
			if spare(failures) {
				continue
			}
			failures = append(failures, v.misplaced(&named, l, why))
		} else if find != nil && !l.region() {
			find.ask(l)
		}
	}
	if find != nil {
		failures = append(failures, find.answer(&named)...)
	}
	slices.SortStableFunc(failures, func(a, b Failure) int { return order[a.Path] - order[b.Path] })
	for _, f := range failures {
		v.list(f)
	}
}

// once adds a failure of a whole report, unless an earlier story did.
func (v *verifier) once(f Failure, path string) {
	if !v.told[f] {
		v.told[f] = true
		f.Path = path
		v.list(f)
	}
}

// fault says what is wrong with a line in the document itself; "" if nothing.
func fault(r *synoptic.Report, l line) string {
	s, n := l.span, len(r.Text)
	if s.Start < 0 || s.End < s.Start || s.End > n {
		return fmt.Sprintf("not in the text, which ends at byte %d", n)
	}
	switch empty := s.Start == s.End; {
	case empty && (l.region() || l.part == "diff"), s.IsZero() && (l.part == "title_span" || l.part == "published_from"):
		return ""
	case empty:
		return "holds no words"
	case l.given() && l.text != s.Cut(r.Text):
		return "the offsets select " + quote(s.Cut(r.Text))
	}
	return ""
}

func (v *verifier) misplaced(r *synoptic.Report, l line, why string) Failure {
	f := Failure{Path: l.path, Report: r.ID, File: r.File, Kind: Misplaced, Words: l.text, Was: l.span, Detail: why}
	if bad := v.bad[l.path]; bad != nil {
		f.Was = bad.Span
		f.Detail = fmt.Sprintf("%d:%d of %d characters: %s", bad.Span.Start, bad.Span.End, bad.Length, bad.Why)
		if bad.Length < 0 {
			f.Detail = fmt.Sprintf("no report of the story has the id %s", quote(string(bad.Report)))
		}
	}
	return f
}

// advice tells what to do about a failure.
var advice = map[FailureKind]string{
	Changed:   "read it again, then compare again",
	Moved:     "the words still hold; compare again to renew the offsets",
	Gone:      "do not quote it; compare again",
	Hash:      "the file is not the one that was compared",
	Missing:   "give verify this report's file too",
	Misplaced: "the synopsis is broken or was altered; do not rely on this line",

	Misattributed: "do not quote it from this report",
	NotFound:      "do not quote it",
}

// String is the failure as one line for a terminal: what is not to be printed
// as it is, is escaped, and what is long, cut.
func (f Failure) String() string {
	var b strings.Builder
	path := clean(f.Path, 200)
	if place := f.Place(); place != "" {
		path = place + " [" + path + "]"
	}
	for _, s := range []string{clean(f.File, 120), path} {
		if s != "" {
			b.WriteString(s + ": ")
		}
	}
	b.WriteString(string(f.Kind))
	if f.Words != "" {
		b.WriteString(": " + quoteFrom(f.Words, f.from))
	}
	if f.Detail != "" {
		b.WriteString(": " + clean(f.Detail, 300))
	}
	if a := advice[f.Kind]; a != "" {
		b.WriteString(" (" + a + ")")
	}
	if f.More > 0 {
		fmt.Fprintf(&b, "; and %d more lines that are not listed", f.More)
	}
	return b.String()
}

// quote is words in quotation marks, cut after 60 characters.
func quote(words string) string { return "“" + clean(words, 60) + "”" }

// clean escapes what does not print and cuts after n characters.
func clean(s string, n int) string {
	var b strings.Builder
	for _, r := range s {
		if n--; n < 0 {
			b.WriteString("…")
			break
		}
		if unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}
