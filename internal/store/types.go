package store

import (
	"errors"
	"time"

	"github.com/synoptic-news/synoptic"
)

// A Time is an instant in UTC, kept to the second. The zero Time is none.
type Time = time.Time

// Errors that callers tell apart, beside synoptic.ErrNotFound.
var (
	ErrFull     = errors.New("no room left on the disk")
	ErrReadOnly = errors.New("the store cannot be written to")
	ErrDamaged  = errors.New("the store is damaged")
	ErrBusy     = errors.New("another program is writing to the store")
	ErrStale    = errors.New("made of what has changed since")
	ErrCursor   = errors.New("not a cursor of this list")
	ErrQuery    = errors.New("cannot be searched for")
)

// A Cursor says where the next page of a list begins. "" in a Page is the
// beginning; a list that returns "" has no more. It is for the same list with
// the same filter; else ErrCursor, or a page of no meaning.
type Cursor string

// A Page says which part of a list is wanted.
type Page struct {
	After Cursor
	Limit int // entries at most; 0 is DefaultLimit, more than MaxLimit is MaxLimit
}

// Bounds of pages.
const (
	DefaultLimit = 50
	MaxLimit     = 1000
)

// Size is how many entries a page has at most.
func (p Page) Size() int {
	if p.Limit <= 0 {
		return DefaultLimit
	}
	return min(p.Limit, MaxLimit)
}

// An Entry is a report to be taken in.
type Entry struct {
	Report *synoptic.Report // with its Raw
	Terms  []byte           // what grouping reads of it, in the form Form
	Form   string

	// Page is the report that this one is a later or earlier state of; "" for
	// a page of its own. The latest state is current: by the time it was
	// updated or published where both state one, else the one added last.
	Page synoptic.ReportID

	// The analysis that was made of it, and its key; nil if it waits for the
	// story's day.
	Analysis *synoptic.Analysis
	Key      string
}

// Added says what became of an entry.
type Added struct {
	ID      synoptic.ReportID
	New     bool              // it was not there before
	Current bool              // it is the latest state of its page
	Before  synoptic.ReportID // the state that was current before, if this one took its place
}

// A ReportHead is what lists show of a report.
type ReportHead struct {
	ID        synoptic.ReportID `json:"id"`
	Story     synoptic.StoryID  `json:"story,omitempty"` // "" if not grouped yet, or not current
	File      string            `json:"file"`
	URL       string            `json:"url,omitempty"`
	Outlet    synoptic.Outlet   `json:"outlet"`
	Title     string            `json:"title,omitempty"`
	Day       string            `json:"day,omitempty"` // published, YYYY-MM-DD
	Published string            `json:"published,omitempty"`
	Updated   string            `json:"updated,omitempty"`
	Language  string            `json:"language,omitempty"` // of the most of its text, BCP 47
	SHA256    string            `json:"sha256"`
	Page      synoptic.ReportID `json:"page"`    // first state of its page that was taken in
	Current   bool              `json:"current"` // the latest state
	Revisions int               `json:"revisions"`
	Seen      Time              `json:"seen"` // when it was taken in
}

// A Report is a report as it is kept. Report.Raw is nil, see Original.
type Report struct {
	ReportHead
	Report *synoptic.Report
}

// ReportTerms are what grouping reads of a report.
type ReportTerms struct {
	ID     synoptic.ReportID
	Outlet synoptic.Outlet
	Form   string // which way of reading made them
	Terms  []byte
}

// A ReportFilter picks reports; zero fields pick all.
type ReportFilter struct {
	Story    synoptic.StoryID
	Outlet   synoptic.Outlet
	From, To string // days, YYYY-MM-DD, both included; reports of no day fit neither
	NoDay    bool   // only those of no day
	Language string
	URL      string
}

// A Refusal says that an input could not be read.
type Refusal struct {
	Input string `json:"input"` // file or address
	Why   string `json:"why"`
	Kind  string `json:"kind"` // one of the Refused kinds
	At    Time   `json:"at"`
}

// The kinds of refusals.
const (
	RefusedNoText = "no_text" // a page without an article
	RefusedFetch  = "fetch"   // an address that could not be had
	RefusedOther  = "other"
)

// A Name is one that a story was given once; see the names of package pipeline.
type Name struct {
	ID      synoptic.StoryID `json:"id"`
	Founder string           `json:"founder"`
	To      synoptic.StoryID `json:"to,omitempty"`
}

// A Grouping says what the stories are.
type Grouping struct {
	Stories []Group
	Names   []Name
	AsOf    int64 // number of the last change that it takes into account; 0: not to be looked at
}

// A Made is a synopsis that was made, and the key of what it was made of.
type Made struct {
	Key      string
	Document *synoptic.Document // of one story
}

// A Group is the reports of one story, in order of day and ID, and the key of
// what its synopsis is to be made of.
type Group struct {
	ID      synoptic.StoryID
	Reports []synoptic.ReportID
	Key     string
}

// A Pending story waits for its synopsis.
type Pending struct {
	ID      synoptic.StoryID
	Key     string
	Reports []synoptic.ReportID
}

// A StoryHead is what lists show of a story. Counts of a story whose synopsis
// is not made yet are of reports and outlets alone.
type StoryHead struct {
	ID          synoptic.StoryID      `json:"id"`
	Title       string                `json:"title"`
	FirstDay    string                `json:"first_day,omitempty"` // of its reports
	LastDay     string                `json:"last_day,omitempty"`
	EventDate   string                `json:"event_date,omitempty"`
	Reports     int                   `json:"reports"`
	Outlets     int                   `json:"outlets"`
	Origins     synoptic.Count        `json:"origins"`
	Claims      int                   `json:"claims"`
	Quotes      int                   `json:"quotes"`
	Differences int                   `json:"differences"`
	Kinds       map[synoptic.Kind]int `json:"kinds,omitempty"` // differences by kind
	Weight      int                   `json:"weight"`          // of the heaviest difference
	Made        bool                  `json:"made"`            // its synopsis is of its reports as they are now
	Change      int64                 `json:"change"`          // number of its last change: fit for an ETag
	Changed     Time                  `json:"changed"`
}

// A Story is a story with its reports, in order of day and ID.
type Story struct {
	StoryHead
	Asked   synoptic.StoryID // the name it was asked by: an older one, if not its ID
	Members []ReportHead
}

// A Kept is a synopsis as it was made.
type Kept struct {
	Story    synoptic.StoryID
	Document []byte // synopsis/1, offsets in code points
	Key      string // of what it was made
	Stale    bool   // its reports have changed since
	Change   int64
}

// A StoryFilter picks stories; zero fields pick all.
type StoryFilter struct {
	From, To    string // days, both included: a story fits if its first to last day meet them
	NoDay       bool
	Outlet      synoptic.Outlet // that tells it
	Outlets     int             // at least
	Origins     int             // at least, by the lower count
	Differences int             // at least
	Kind        synoptic.Kind   // a difference of this kind at least
	Words       string          // that a report of it, or a quote or claim, holds; as Query.Words
	Speaker     string          // who is quoted in it; as SayingFilter.Speaker
	Since       int64           // changed after this number
}

// DayCount is how many stories have their last day then; "" for those of no day.
type DayCount struct {
	Day     string `json:"day"`
	Stories int    `json:"stories"`
	Reports int    `json:"reports"`
}

// OutletCount is how many reports an outlet has.
type OutletCount struct {
	Outlet  synoptic.Outlet `json:"outlet"`
	Reports int             `json:"reports"`
	LastDay string          `json:"last_day,omitempty"`
}

// A Query is what is searched for. Words are looked for in any order, all of
// them, in any form ("rescued" finds "rescue"), capitals and accents aside;
// "words in quotation marks" stand next to each other, a word with - in front
// must not occur, and a word with * at its end may go on. No other sign means
// anything.
type Query struct {
	Words    string
	Kind     HitKind // "" for all
	Story    synoptic.StoryID
	Outlet   synoptic.Outlet
	From, To string // days of reports
}

// A HitKind is what was found.
type HitKind string

// The kinds of hits.
const (
	HitReport HitKind = "report"
	HitQuote  HitKind = "quote"
	HitClaim  HitKind = "claim"
)

// A Hit is one thing found.
type Hit struct {
	Kind    HitKind           `json:"kind"`
	Story   synoptic.StoryID  `json:"story,omitempty"`
	Report  synoptic.ReportID `json:"report"`        // of a claim the report of its first mention
	Ref     string            `json:"ref,omitempty"` // ID of the quote or claim in its story
	Outlet  synoptic.Outlet   `json:"outlet"`
	Day     string            `json:"day,omitempty"`
	Title   string            `json:"title"` // of the report
	Speaker string            `json:"speaker,omitempty"`
	Snippet []Piece           `json:"snippet"`
}

// A Piece is a run of a snippet; Hit if it is what was looked for.
type Piece struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit,omitempty"`
}

// A Saying is one rendering of what somebody said.
type Saying struct {
	Story   synoptic.StoryID   `json:"story"`
	Quote   string             `json:"quote"` // its ID in the story
	Report  synoptic.ReportID  `json:"report"`
	Outlet  synoptic.Outlet    `json:"outlet"`
	Day     string             `json:"day,omitempty"`
	Speaker string             `json:"speaker"`
	Kind    synoptic.QuoteKind `json:"kind"`
	Span    synoptic.Span      `json:"-"` // in bytes of the report's text
	Start   int                `json:"start"`
	End     int                `json:"end"` // in code points
	Text    string             `json:"text"`
}

// A SayingFilter picks sayings.
type SayingFilter struct {
	Speaker  string // words of a name; "" for all
	Words    string // that the saying holds; as Query.Words, "" for any
	Story    synoptic.StoryID
	Report   synoptic.ReportID
	From, To string
}

// SpeakerCount is how many sayings, in how many stories, are of one name.
type SpeakerCount struct {
	Name    string `json:"name"`
	Sayings int    `json:"sayings"`
	Stories int    `json:"stories"`
}

// A Feed is an address that is watched.
type Feed struct {
	URL    string          `json:"url"`
	Title  string          `json:"title,omitempty"`
	Outlet synoptic.Outlet `json:"outlet,omitempty"` // overrides what its pages say
	Every  time.Duration   `json:"every,omitempty"`  // wanted time between two looks; 0 is the watcher's choice
	Paused bool            `json:"paused,omitempty"`
	FeedState
}

// FeedState is how far a feed was read.
type FeedState struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"` // Last-Modified as the server said
	Next     Time   `json:"next"`               // when to ask again; zero: at once
	Asked    Time   `json:"asked"`              // last
	Good     Time   `json:"good"`               // last answer that could be read
	Errors   int    `json:"errors"`             // since then
	Error    string `json:"error,omitempty"`    // the last of them
	Items    int    `json:"items"`              // taken up so far
}

// A DecisionKind is what is decided.
type DecisionKind string

// The kinds of decisions.
const (
	DecideMerge DecisionKind = "merge" // Reports are of one event
	DecideSplit DecisionKind = "split" // Reports are of an event of their own
	DecidePin   DecisionKind = "pin"   // Reports[0] goes where Reports[1] goes
	DecideSame  DecisionKind = "same"  // Names are one person's
	DecideAgree DecisionKind = "agree" // a difference of kind Of with these Values was checked: it is none
)

// A Decision is something that people decided; it goes before what is found.
type Decision struct {
	Number  int64               `json:"number"`
	Kind    DecisionKind        `json:"kind"`
	Reports []synoptic.ReportID `json:"reports,omitempty"`
	Names   []string            `json:"names,omitempty"`
	Values  []string            `json:"values,omitempty"`
	Of      synoptic.Kind       `json:"of,omitempty"`    // of DecideAgree: kind of the difference; "" for any
	Story   synoptic.StoryID    `json:"story,omitempty"` // of DecideSame and DecideAgree: only there; "" for all
	Note    string              `json:"note,omitempty"`
	By      string              `json:"by,omitempty"`
	At      Time                `json:"at"`
	Undone  Time                `json:"undone,omitzero"` // zero if in force
	UndoBy  string              `json:"undo_by,omitempty"`
}

// A ChangeKind is what changed.
type ChangeKind string

// The kinds of changes.
const (
	ChangeReport   ChangeKind = "report"   // taken in; ID of the report
	ChangeStory    ChangeKind = "story"    // other reports, or another synopsis; ID of the story
	ChangeGone     ChangeKind = "gone"     // a story of this ID is no more; its name may lead elsewhere
	ChangeFeed     ChangeKind = "feed"     // added, removed, down or up again; URL
	ChangeDecision ChangeKind = "decision" // taken or undone; its number
)

// A Change is one thing that changed.
type Change struct {
	Number int64      `json:"number"`
	Kind   ChangeKind `json:"kind"`
	ID     string     `json:"id"`
	At     Time       `json:"at"`
}

// A Finding is what Check found.
type Finding struct {
	Fault bool   `json:"fault"` // else only something to know
	What  string `json:"what"`
	Hint  string `json:"hint,omitempty"`
}

// A Census counts what there is.
type Census struct {
	Reports     int            `json:"reports"` // current
	Revisions   int            `json:"revisions"`
	Stories     int            `json:"stories"`
	Several     int            `json:"several"` // told by two outlets or more
	Pending     int            `json:"pending"` // without the synopsis they should have
	Ungrouped   int            `json:"ungrouped"`
	Analyses    int            `json:"analyses"`
	Originals   int            `json:"originals"`
	RawBytes    int64          `json:"raw_bytes"`    // of originals
	PackedBytes int64          `json:"packed_bytes"` // as kept
	StoreBytes  int64          `json:"store_bytes"`
	NoDay       int            `json:"no_day"`
	Languages   map[string]int `json:"languages"` // reports by main language; "" is unknown
	Feeds       int            `json:"feeds"`
	FeedsDown   int            `json:"feeds_down"` // last answer was an error
	Refused     map[string]int `json:"refused"`    // by kind
	Decisions   int            `json:"decisions"`  // in force
	Sayings     int            `json:"sayings"`
}
