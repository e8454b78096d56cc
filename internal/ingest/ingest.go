// Package ingest turns what people save of a news page into a Report: it
// decodes the bytes, finds title, dates, byline, credit and outlet, tells the
// language of each paragraph, and lists whatever on the page is not the report.
//
// Start with [LoadEach], which reads all reports in a file, or [Read], which
// takes the bytes of one. [Expand] makes a list of files out of what a user
// names; [ReadMeta] reads what the user says of them.
//
// Report.Text is the decoded text, whole, with line breaks as "\n". What is not
// the report stays in it and is listed in Skipped, in order, not overlapping,
// on code point boundaries. A sentence of the report is kept where the rules
// are in doubt. The same bytes and Meta give the same Report. Time and memory
// are linear in the size of the file.
//
// Plain text and HTML pages hold one report; JSON lines (lines.go), CSV tables,
// ninjs, feeds, web archives and the text exports of press databases (export.go)
// many; each may be packed by gzip, and what a file is shows in its content, not
// in its name. Dates are read in English; a day and a month that
// cannot be told apart are not guessed. In plain text captions are kept, since
// reports state facts in them; their credits are not. Of a page, whose mark-up
// tells what a caption is, they are skipped.
//
// Bounds: 16 MB a page or text, packed or not, 4 GB a file of many reports; of a
// page 200,000 elements, 20,000 blocks, 4 MB of text, 256 elements of depth (what
// is deeper counts for the one at that depth), 8 MB of one tag, 2 MB of one
// script of JSON-LD; of a report 512 KB of text that is kept. Memory stays under
// a dozen times the page.
//
// The text of a page is the text of its blocks in the order of the mark-up, an
// empty line between them, with what the head states (address, outlet, authors,
// dates) read beside it. Which blocks are the report a learnt classifier tells
// ([BlockModel]); why a block is not, the rules for plain text and the words
// that the mark-up calls it by.
package ingest

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// The reasons that Skipped.Why may give.
const (
	WhyFurniture    = "furniture"          // labels, menus, players, prompts, notices of the site
	WhyHeadLine     = "heading line"       // Outlet:, Published:, URL:, and lines that hold a date
	WhyByline       = "byline"             // who wrote it, how to reach them
	WhyCredit       = "credit"             // agencies and photographers
	WhyCopyright    = "copyright"          // who claims it
	WhyCaption      = "caption"            // of plain text the label of a caption ("FILE -"), not its words; of a page all of it
	WhyCaptionAgain = "caption repeated"   // a short line that stood there before
	WhyAgain        = "paragraph repeated" // a paragraph that stood there before
	WhyTitleAgain   = "title repeated"     // by itself or with the site's name
	WhyContents     = "contents"           // entries that come again as section headings
	WhyRelated      = "related"            // pointers to other reports

	// Of pages only, by what their mark-up calls them or they say.
	WhyNewsletter = "newsletter"
	WhyPlayer     = "player" // live radio, recordings read out
	WhyShare      = "share bar"
	WhyComments   = "comments"
	WhyNavigation = "navigation"
)

const (
	minWords         = 30        // words a report needs: wire flashes have more, a menu or the teaser of a paywall mostly fewer
	maxLines         = 20_000    // lines with something in them; more is data, not a report
	maxKept          = 512 << 10 // bytes of what is not skipped; reports have a tenth of it at most, a book has more
	maxRule          = 700       // bytes of the longest line that is taken for anything but a paragraph
	maxBytes         = 16 << 20  // of a file that Load reads
	maxHeadParagraph = 2         // paragraphs that may stand above a line of the head: a caption, a lead
)

// Meta is what the user says of a file. It overrides what the page says; empty
// fields say nothing.
type Meta struct {
	Outlet    string
	Published string // as written: any form that Read knows from pages
	URL       string
	Family    string // the house that the outlet belongs to; "-" for none
}

// An Input is one file's bytes, the name it was given by, and its Meta.
type Input struct {
	File string // "-" for standard input
	Raw  []byte
	Meta Meta

	Charset string // of an HTML page, as the server said; "" if nobody did
	Address string // where the page was found; counts where it does not state its own
	Else    Meta   // what a feed says of it: outlet and day count where the page does not state its own
}

// An Error says which file could not be read as a report, what was found in it
// and what was wanted, and what the user may try.
type Error struct {
	File string
	What string
	Hint string // "" if there is nothing to try
	Err  error  // synoptic.ErrNoText, an error of the file system, or nil

	Teaser *Teaser // the page to fetch for it, where that was asked for
}

func (e *Error) Error() string { return fmt.Sprintf("ingest %s: %s", e.File, e.What) }

// Unwrap gives the error that e was made of.
func (e *Error) Unwrap() error { return e.Err }

// Read makes a report of in. Its errors are *Errors: the bytes are no text, a
// page of another kind, a date in Meta that cannot be read, too few words
// (synoptic.ErrNoText), or more of them than a report has.
func Read(in Input) (*synoptic.Report, error) {
	raw, err := unpack(in.Raw)
	if err != nil {
		err.File = in.File
		return nil, err
	}
	if in.Raw = raw; isPage(raw) {
		m, err := builtIn()
		if err != nil {
			return nil, &Error{File: in.File, What: err.Error()}
		}
		return ReadPage(in, m)
	}
	text, err := decode(in.Raw)
	if err != nil {
		err.File = in.File
		return nil, err
	}
	r := &synoptic.Report{File: in.File, Text: text, Skipped: []synoptic.Skipped{}, Languages: []synoptic.LanguageSpan{}}
	p, err := split(r)
	if err == nil {
		err = p.read(in.Meta)
	}
	if err != nil {
		err.File = in.File
		return nil, err
	}
	identify(r, in)
	return r, nil
}

// identify names a report and, where nobody states it, its outlet.
func identify(r *synoptic.Report, in Input) {
	base := filepath.Base(in.File)
	if r.Outlet == "" {
		r.Outlet = in.Else.Outlet
	}
	if r.Outlet == "" {
		r.Outlet = outletOfFile(base)
	}
	if st, ok := parseMachineDate(in.Else.Published); ok && r.Published == "" {
		r.Published = st.String()
		r.PublishedFrom = synoptic.PublishedFrom{Written: strings.TrimSpace(in.Else.Published), Zone: st.zone(), By: synoptic.ByMeta}
	}
	r.Identify(in.Raw, base)
	r.Raw = in.Raw
}

// read fills in the report from the page's lines.
func (p *page) read(meta Meta) *Error {
	p.headLines()
	p.gluedDate()
	p.classify()
	p.closing()
	p.contents()
	p.findTitle()
	p.heading()
	p.repeated()
	p.surroundings()
	p.lists()
	p.bios()
	if err := p.settle(meta); err != nil {
		return err
	}
	p.nameOutlet()
	p.skip()
	if err := p.enough(); err != nil {
		return err
	}
	p.languages()
	return nil
}

// enough tells that what is kept is neither too little nor too much for a
// report.
func (p *page) enough() *Error {
	if n := p.kept(); n < minWords {
		return &Error{
			What: fmt.Sprintf("%v: %d words left after what is not the report, want %d", synoptic.ErrNoText, n, minWords),
			Hint: "save the whole page, or paste the report into a text file",
			Err:  synoptic.ErrNoText,
		}
	}
	if p.keptBytes() > maxKept {
		return &Error{What: fmt.Sprintf("more than %d KB of text, want one report", maxKept>>10), Hint: "split it into one file a report"}
	}
	return nil
}

// outletOfFile is the name an outlet goes by where nobody states one: the
// file's base name without its extension and without numbers in front that are
// parted by a dash ("0-herald.txt": herald).
func outletOfFile(base string) string {
	if base == "-" {
		return "standard input"
	}
	plain := strings.TrimSuffix(base, ".gz")
	name := strings.TrimSuffix(plain, filepath.Ext(plain))
	if name == "" {
		return base
	}
	short := name
	for {
		rest := strings.TrimLeft(short, "0123456789")
		if rest == short || len(rest) < 2 || rest[0] != '-' {
			return short
		}
		short = rest[1:]
	}
}
