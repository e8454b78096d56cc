package synoptic

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// A ReportID names a report: the first 16 hexadecimal digits of the SHA-256 of
// its raw bytes, its URL (or the base name of its file), its outlet and its
// published time as written. Two outlets' identical printings are two reports;
// the very same one given twice is one.
type ReportID string

// An Outlet is the publisher of a report, by the name it goes by.
type Outlet = string

// A Report is one text as an outlet published it. Text is valid UTF-8 and is
// never altered after ingest; whatever on the page is not the report (see
// Skipped) stays in it and is blanked in Masked.
type Report struct {
	ID     ReportID `json:"id"`
	File   string   `json:"file"`             // as given by the user; "-" for standard input
	URL    string   `json:"url,omitempty"`    // as stated by the page or the user
	Outlet Outlet   `json:"outlet"`           // stated, else the file's name without extension
	Title  string   `json:"title,omitempty"`  // the words of TitleSpan, or as stated beside the text
	Byline string   `json:"byline,omitempty"` // who wrote it, as written
	Credit string   `json:"credit,omitempty"` // the agency or service the text is credited to, as written
	Family string   `json:"family,omitempty"` // the house that the outlet belongs to, as the user says; "-" for none

	TitleSpan     Span          `json:"title_span,omitzero"`
	Published     string        `json:"published,omitempty"` // RFC 3339 where zone and clock time are known, else YYYY-MM-DD or YYYY-MM-DDThh:mm
	PublishedFrom PublishedFrom `json:"published_from"`
	Updated       string        `json:"updated,omitempty"` // same forms as Published

	Languages []LanguageSpan `json:"languages"` // in order, covering what is not skipped
	Skipped   []Skipped      `json:"skipped"`   // in order, not overlapping
	SHA256    string         `json:"sha256"`    // of the raw bytes, hexadecimal
	Text      string         `json:"text"`

	// Excerpts stands in for Text in a document made for sharing: the parts of
	// the text that its mentions need. Encode writes it and Decode rebuilds a
	// Text of the same length from it, blank between the excerpts. They are in
	// order and apart; nil means that the whole text is written, an empty list
	// that none of it is.
	Excerpts []Excerpt `json:"excerpts,omitempty"`
	Length   int       `json:"length,omitempty"` // of the whole text in code points; 0 unless Excerpts is set

	// Stated is what the input states beside all this; nil if nothing. It is no
	// part of synopsis/1: only synoptic read prints it.
	Stated *Stated `json:"-"`

	// Raw is what SHA256 is the hash of. It is there only where a report was
	// asked for with it (pipeline.ReadRawEach): pages are many times their text.
	Raw []byte `json:"-"`
}

// Stated is what a page or an archive states of a report that no stage needs.
type Stated struct {
	ID            json.RawMessage `json:"id,omitempty"`       // of a row or an entry, as given: a string or a number
	Authors       []string        `json:"authors,omitempty"`  // people, one by one
	Desk          string          `json:"desk,omitempty"`     // newsroom, agency or institution named as author
	Section       string          `json:"section,omitempty"`  // as the outlet names it
	Language      string          `json:"language,omitempty"` // of the page, in its own word
	Kind          string          `json:"kind,omitempty"`     // the type that its data give it ("NewsArticle")
	Summary       string          `json:"summary,omitempty"`
	PublishedFrom string          `json:"published_source,omitempty"` // which part of the page
	UpdatedFrom   string          `json:"updated_source,omitempty"`

	Carried map[string]json.RawMessage `json:"carried,omitempty"` // fields of a row that no report has
}

// PublishedFrom says where Published comes from.
type PublishedFrom struct {
	Written string `json:"written,omitempty"` // the words it was read from
	Zone    Zone   `json:"zone"`              // how its zone is known
	By      DateBy `json:"by"`                // who said it
	Span           // of Written in Text; zero if it stands elsewhere
}

// A Zone tells how the time zone of a published time is known.
type Zone string

// The ways a zone is known.
const (
	ZoneStated  Zone = "stated"  // written beside the time
	ZoneOutlet  Zone = "outlet"  // the outlet's own
	ZoneUnknown Zone = "unknown" // a day or clock time of no known zone
)

// DateBy tells who stated a published date.
type DateBy string

// Who may state a date.
const (
	ByPage DateBy = "page" // the report's own text
	ByMeta DateBy = "meta" // the page's metadata
	ByUser DateBy = "user" // head lines or a --meta file
	ByNone DateBy = "none" // nobody
)

// A LanguageSpan gives the language of a run of text, as a BCP 47 tag ("en").
type LanguageSpan struct {
	Span
	Language string `json:"language"`
}

// Skipped is a run of the page that is not the report, and why it was left out.
type Skipped struct {
	Span
	Why string `json:"why"`
}

// An Excerpt is a part of a report's text.
type Excerpt struct {
	Span
	Text string `json:"text"`
}

// Day is the day the report was published, as its own clock shows it.
func (r *Report) Day() Date {
	if len(r.Published) < 10 {
		return Date{}
	}
	d, err := ParseDate(r.Published[:10])
	if err != nil {
		return Date{}
	}
	return d
}

// Masked is Text with every skipped span blanked by spaces, line breaks kept:
// the same length in bytes, so that spans found in it cut the same words from
// Text. Test: masked text keeps its length and line breaks.
func (r *Report) Masked() string {
	if len(r.Skipped) == 0 {
		return r.Text
	}
	b := []byte(r.Text)
	for _, s := range r.Skipped {
		for i := max(0, s.Start); i < s.End && i < len(b); i++ {
			if b[i] != '\n' && b[i] != '\r' {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// Identify computes the report's ID and keeps raw as its Raw. base is the file's base name, used where
// the report has no URL.
func (r *Report) Identify(raw []byte, base string) {
	sum := sha256.Sum256(raw)
	r.SHA256, r.Raw = hex.EncodeToString(sum[:]), raw
	where := r.URL
	if where == "" {
		where = base
	}
	h := sha256.New()
	for _, part := range []string{r.SHA256, where, r.Outlet, r.PublishedFrom.Written} {
		h.Write([]byte(strings.ReplaceAll(part, "\x00", " ")))
		h.Write([]byte{0})
	}
	r.ID = ReportID(hex.EncodeToString(h.Sum(nil))[:16])
}

// Reported is a report together with what it was found to say.
type Reported struct {
	Report   *Report
	Analysis *Analysis
}
