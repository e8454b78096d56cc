// Package store keeps what Synoptic has read and found: reports with their
// original bytes, analyses, stories with their synopses, feeds, what people
// decided, and what can be searched for in all of it.
//
// Start with [Store]. Package sqlite is the one that keeps everything in a
// file; package storetest holds the suite that every Store passes. A Store
// decides nothing: which reports are of one story, and what a synopsis says,
// is told to it by the keeper in package stream.
//
// Promises. What a method has returned without an error is on the disk: no
// kill loses it, no half of it is ever seen. Doing the same thing twice
// changes nothing, and is told by no change. Lists come in the order that
// their method states, whatever the backend, and pages of one list neither
// repeat nor leave out an entry that was there all the while (of Search: while
// nothing is added, since its order depends on all there is). A Store is safe
// for concurrent use, by several processes too. Errors tell apart
// [synoptic.ErrNotFound], [ErrFull], [ErrReadOnly], [ErrDamaged] and [ErrBusy].
//
// Spans are bytes, as everywhere inside the program; the exceptions are
// [Kept.Document], which is synopsis/1 as it goes out, and the Start and End of
// a [Saying].
//
// Left out: users and rights, and deleting single reports. Times of the clock
// are passed in ([Config] of the backend), never read here.
package store

import (
	"context"

	"github.com/synoptic-news/synoptic"
)

// A Store keeps everything. See the package's promises.
type Store interface {
	Reports
	Stories
	Searcher
	Feeds
	Decisions
	Changes
	Upkeep
}

// Reports are the reports with their originals and analyses.
type Reports interface {
	// Add takes reports in, all or none, in the order given. The very same
	// report given twice, now or before, is one: its Added says that it was
	// there. Reports of one Page are revisions of each other; the latest of
	// them alone is current, see [Entry].
	Add(ctx context.Context, entries []Entry) ([]Added, error)

	// Has tells which of the reports are there, as Add would of each.
	Has(ctx context.Context, ids []synoptic.ReportID) (map[synoptic.ReportID]Added, error)

	// Report gives a report; its Raw is left out.
	Report(ctx context.Context, id synoptic.ReportID) (*Report, error)

	// Original gives the bytes that a report was read from, by Report.SHA256.
	// It checks that they still have that hash, else ErrDamaged.
	Original(ctx context.Context, sha256 string) ([]byte, error)

	// Revisions lists the states of the page that a report is of, the oldest
	// first; a report of no page, or of one that never changed, is alone.
	Revisions(ctx context.Context, id synoptic.ReportID) ([]ReportHead, error)

	// OfURL lists the current reports that state this address, the oldest
	// first.
	OfURL(ctx context.Context, url string) ([]ReportHead, error)

	// ListReports lists the current reports that fit, by day, the latest
	// first, those of no day last; within a day by ID.
	ListReports(ctx context.Context, f ReportFilter, p Page) ([]ReportHead, Cursor, error)

	// Terms calls f with the terms of current reports, in order of ID: of those
	// named, or of all where of is nil. An error of f ends it and is returned.
	Terms(ctx context.Context, of []synoptic.ReportID, f func(ReportTerms) error) error

	// SetTerms replaces the terms of reports, as after a change of their form.
	SetTerms(ctx context.Context, terms []ReportTerms) error

	// Analysis gives the analysis kept under a key; ErrNotFound if there is
	// none. The report that it names is the one it was made for first.
	Analysis(ctx context.Context, key string) (*synoptic.Analysis, error)

	// PutAnalysis keeps an analysis under its key. Analyses that other models
	// made of the same report are dropped.
	PutAnalysis(ctx context.Context, key string, a *synoptic.Analysis) error

	// Refuse notes that something could not be read, and why, so that it can
	// be said what the store cannot see. The latest word on an input counts;
	// an empty Why takes it back.
	Refuse(ctx context.Context, rs []Refusal) error

	// Refusals lists them by input.
	Refusals(ctx context.Context) ([]Refusal, error)
}

// Stories are the stories with their synopses.
type Stories interface {
	// Regroup says what the stories are now, all of them, with the names given
	// so far. Stories whose key is as it was are left alone. It returns the
	// stories whose synopsis is not of the key wanted: to be made again. A
	// report that is not there, not current, or in two stories is an error, and
	// nothing is changed; nor is it if a report or decision came that AsOf does
	// not know of: then ErrStale.
	Regroup(ctx context.Context, g Grouping) ([]Pending, error)

	// Pending lists the stories whose synopsis is to be made again, by ID.
	Pending(ctx context.Context) ([]Pending, error)

	// Names are the names as Regroup was last given them, in order.
	Names(ctx context.Context) ([]Name, error)

	// PutSynopses keeps synopses of stories, each under the key of what it was
	// made of, all at once. Those whose story wants another key by now, or is
	// gone, are left out and returned.
	PutSynopses(ctx context.Context, made []Made) (stale []synoptic.StoryID, err error)

	// Story gives a story by its name; one that was taken up by another leads
	// there: then the ID is another than the one asked for.
	Story(ctx context.Context, id synoptic.StoryID) (*Story, error)

	// Document gives the synopsis of a story as synopsis/1, of that one story,
	// following names as Story does; ErrNotFound if it was not made yet.
	Document(ctx context.Context, id synoptic.StoryID) (*Kept, error)

	// ListStories lists the stories that fit, by their last day, the latest
	// first (those of no day last); within a day the ones that more outlets
	// tell first, then by ID.
	ListStories(ctx context.Context, f StoryFilter, p Page) ([]StoryHead, Cursor, error)

	// Days counts the stories that fit by their last day, the latest first;
	// Cursor and Limit of the page count days.
	Days(ctx context.Context, f StoryFilter, p Page) ([]DayCount, Cursor, error)

	// Outlets counts current reports by outlet, in order of name.
	Outlets(ctx context.Context) ([]OutletCount, error)
}

// A Searcher finds words in reports, sayings and claims.
type Searcher interface {
	// Search lists what holds all the words of the query, the best first; see
	// [Query] for what may be asked.
	Search(ctx context.Context, q Query, p Page) ([]Hit, Cursor, error)

	// Sayings lists what a person said, by the day of the report, the latest
	// first, then by report and place. A name fits if all its words are words
	// of the name that the speaker goes by in the story or of one other name
	// of that speaker there, capitals and accents aside.
	Sayings(ctx context.Context, f SayingFilter, p Page) ([]Saying, Cursor, error)

	// Speakers counts sayings by the name that the speaker goes by, the most
	// first, then by name; Words of the filter pick names as Sayings does.
	Speakers(ctx context.Context, words string, p Page) ([]SpeakerCount, Cursor, error)
}

// Feeds are the addresses that are watched and how far each was read.
type Feeds interface {
	// PutFeed adds a feed, or replaces what is known of it. What was read of
	// it (FeedState) is left as it is.
	PutFeed(ctx context.Context, f Feed) error

	// RemoveFeed forgets a feed; its reports stay.
	RemoveFeed(ctx context.Context, url string) error

	// PutFeedState tells how a feed was found; ErrNotFound if it was removed.
	PutFeedState(ctx context.Context, url string, s FeedState) error

	// ListFeeds lists all feeds by URL.
	ListFeeds(ctx context.Context) ([]Feed, error)

	// DueFeeds lists those to be asked by a time, the longest due first, then
	// by URL, at most limit.
	DueFeeds(ctx context.Context, by Time, limit int) ([]Feed, error)

	// SeenItems tells which of a feed's items were taken up (or given up), by
	// the names that MarkItems was given.
	SeenItems(ctx context.Context, feed string, items []string) (map[string]bool, error)

	// MarkItems notes that items of a feed need no second look.
	MarkItems(ctx context.Context, feed string, items []string) error
}

// Decisions are what people decided, each kept for ever, undone or not.
type Decisions interface {
	// Decide keeps a decision and gives it its number. One that says the same
	// as another in force (Kind, Reports, Names, Values, Story, Of) is that one.
	Decide(ctx context.Context, d Decision) (Decision, error)

	// Undo takes a decision back; one that is undone already stays as it is.
	Undo(ctx context.Context, number int64, by string) (Decision, error)

	// ListDecisions lists all, in order of number; inForce leaves out what was
	// undone.
	ListDecisions(ctx context.Context, inForce bool) ([]Decision, error)
}

// Changes tell readers who stay that something is new.
type Changes interface {
	// Latest is the number of the last change; 0 if there was none. It only
	// grows, and stays the same while nothing changes: fit for an ETag.
	Latest(ctx context.Context) (int64, error)

	// ChangesSince lists changes after a number, in order, at most limit. Old
	// changes are forgotten after a while: if some after that number were,
	// gap is true, and the reader should look at everything anew.
	ChangesSince(ctx context.Context, after int64, limit int) (cs []Change, gap bool, err error)
}

// Upkeep is what a store's owner does now and then.
type Upkeep interface {
	// Check looks at everything that is kept: that it can be read, that its
	// hashes, counts and references hold. Faults come first.
	Check(ctx context.Context) ([]Finding, error)

	// Census counts what there is, for doctor and metrics.
	Census(ctx context.Context) (Census, error)

	// Backup writes a copy of the whole store to a file that is not there yet,
	// whole or not at all, while others may go on writing.
	Backup(ctx context.Context, file string) error

	// Close lets go of the store.
	Close() error
}
