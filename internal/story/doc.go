// Package story decides which reports tell of one event.
//
// Start with [Load] and [Model.NewStream]: an [Indexer] makes [Terms] of each
// report, the stream groups them. Terms are cheap (words, names as they are
// written, numbers, dates; no tree), so that a day of the world's news can be
// read. [Split] parts the few reports of one comparison by their analyses.
//
// Two reports are judged by a logistic model over some sixty features that a
// reader can follow: what headline, lead and body share, by how rare it is;
// names that one lacks; numbers that count the same thing otherwise; days
// apart; and whether another report is more alike. Reports join along their
// strongest bonds if the stories on both sides are alike on the whole, not
// only where they touch, so look-alike events stay apart by their slots.
//
// The stories are a function of the set of reports, see [Stream]. Whole
// numbers decide. [Hand] is what people decided instead; [Names] keeps the
// names of stories over time.
//
// Only the stop words, months and number words know English; a report in
// another language is grouped by its words' beginnings, names, numbers and
// dates, with reports of its own language.
package story
