// Package storetest is what every store.Store has to pass: one suite, written
// once, run against each backend.
//
// Start with [Run]. It needs no model and no corpus: its reports are written
// here. What a backend alone can do (damage, limits of the disk) its own tests
// look at.
package storetest

import (
	"fmt"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// A Clock is a clock that the suite sets.
type Clock struct{ at time.Time }

// NewClock is a clock that stands.
func NewClock() *Clock { return &Clock{time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)} }

// Now is what a backend reads.
func (c *Clock) Now() time.Time { return c.at }

// Pass lets time go by.
func (c *Clock) Pass(d time.Duration) { c.at = c.at.Add(d) }

// report makes a report of an outlet on a day ("" for none) at an address ("").
func report(outlet, day, url, title, text string) *synoptic.Report {
	r := &synoptic.Report{File: outlet + ".txt", URL: url, Outlet: outlet, Title: title, Text: title + "\n\n" + text + "\n",
		TitleSpan: synoptic.Span{End: len(title)}, Published: day,
		PublishedFrom: synoptic.PublishedFrom{Written: day, Zone: synoptic.ZoneUnknown, By: synoptic.ByUser},
		Skipped:       []synoptic.Skipped{}, Languages: []synoptic.LanguageSpan{},
		Stated: &synoptic.Stated{Section: "harbour"}}
	if at := strings.Index(r.Text, "ADVERT"); at >= 0 {
		r.Skipped = append(r.Skipped, synoptic.Skipped{Span: synoptic.Span{Start: at, End: at + len("ADVERT")}, Why: "furniture"})
	}
	r.Languages = append(r.Languages, synoptic.LanguageSpan{Span: synoptic.Span{End: len(r.Text)}, Language: "en"})
	r.Identify([]byte("raw bytes: "+r.Text), r.File)
	return r
}

// entry makes a report ready to be taken in.
func entry(r *synoptic.Report) store.Entry {
	return store.Entry{Report: r, Terms: []byte("terms of " + r.Outlet), Form: "1",
		Analysis: &synoptic.Analysis{Report: r.ID, Models: "m1", Words: []synoptic.Word{{Span: synoptic.Span{End: 3}, Lemma: "the", Tag: "DET", Head: -1, Rel: "root"}}},
		Key:      "key of " + string(r.ID)}
}

// The reports of the suite: three of one event, one of another, one of no day.
func fixtures() []*synoptic.Report {
	return []*synoptic.Report{
		report("Herald", "2026-02-03", "https://herald.example/quay", "Crane falls at the quay",
			"Nine dockers were rescued, the harbour master said.\n\nADVERT\n\n“The cable snapped at noon,” Inés Marlow told reporters.\n"),
		report("Post", "2026-02-04", "https://post.example/crane", "Ten saved after crane collapse",
			"Ten dockers were saved. “The cable snapped at noon,” Marlow said. A café owner called for help."),
		report("Argus", "2026-02-04", "https://argus.example/1", "Port closed",
			"The port was closed after a crane fell. Holm said that nobody was missing."),
		report("Herald", "2026-02-09", "https://herald.example/budget", "Budget passes",
			"The town council passed its budget by two votes, the mayor said. “We can now build the school,” Ada Quill said."),
		report("Leaflet", "", "", "A fair on the green", "The fair on the green opens at ten, its organisers said. There will be a band."),
	}
}

func ids(rs ...*synoptic.Report) []synoptic.ReportID {
	var out []synoptic.ReportID
	for _, r := range rs {
		out = append(out, r.ID)
	}
	return out
}

// mention is a span of a report that holds these words.
func mention(r *synoptic.Report, words string) synoptic.Mention {
	at := strings.Index(r.Text, words)
	if at < 0 {
		panic("no such words: " + words)
	}
	return synoptic.Mention{Report: r.ID, Span: synoptic.Span{Start: at, End: at + len(words)}}
}

// synopsis makes the document of a story: what Inés Marlow said, one claim, one
// difference.
func synopsis(id synoptic.StoryID, rs ...*synoptic.Report) *synoptic.Document {
	s := synoptic.Synopsis{ID: id, Title: rs[0].Title, EventDate: rs[0].Published,
		People: []synoptic.Person{}, Quotes: []synoptic.Utterance{}, Claims: []synoptic.Claim{}, Discrepancies: []synoptic.Discrepancy{},
		Only: []synoptic.Only{}, Timeline: []synoptic.Event{}, Notes: []synoptic.Note{}, Reuse: []synoptic.Reuse{}, Origins: []synoptic.Origin{}}
	for _, r := range rs {
		s.Reports = append(s.Reports, *r)
	}
	if len(rs) >= 2 {
		s.Origins = append(s.Origins, synoptic.Origin{A: rs[0].ID, B: rs[1].ID, Value: synoptic.Independent, Why: []string{}, Mentions: []synoptic.Mention{}})
		const words = "The cable snapped at noon,"
		s.People = append(s.People, synoptic.Person{ID: "p1", Name: "Inés Marlow", Kind: synoptic.KindPerson, Aliases: []string{"Marlow", "Chief Marlow"}, Members: []string{}, Roles: []string{},
			Mentions: []synoptic.Mention{mention(rs[0], "Inés Marlow")}})
		u := synoptic.Utterance{ID: "q1", Speaker: "p1", SpeakerName: "Inés Marlow", Kind: synoptic.Direct}
		for _, r := range rs[:2] {
			u.Renderings = append(u.Renderings, synoptic.Rendering{Mention: mention(r, words), Kind: synoptic.Direct, Speaker: "p1", SpeakerName: "Inés Marlow",
				Via: []string{}, Parts: []synoptic.Span{}, Cue: []synoptic.Span{}, Source: []synoptic.Span{}, Marks: []string{}, Diff: []synoptic.DiffPiece{}})
		}
		s.Quotes = append(s.Quotes, u)
		nine, ten := mention(rs[0], "Nine dockers were rescued"), mention(rs[1], "Ten dockers were saved")
		s.Claims = append(s.Claims, synoptic.Claim{ID: "c1", Text: nine.Cut(rs[0].Text), Outlets: 2, Origins: synoptic.Count{Min: 1, Max: 2}, Why: []string{},
			Mentions: []synoptic.ClaimMention{{Mention: nine, Voice: synoptic.VoiceOutlet, Status: synoptic.Done}, {Mention: ten, Voice: synoptic.VoiceOutlet, Status: synoptic.Done}}})
		s.Discrepancies = append(s.Discrepancies, synoptic.Discrepancy{ID: "d1", Kind: synoptic.KindQuantity, Slot: "docker", About: "dockers rescued", Of: synoptic.Of{Claim: "c1"}, Rule: "number", Weight: 7, Maybe: []string{},
			Readings: []synoptic.Reading{
				{Value: "Nine", Origins: synoptic.Count{Min: 1, Max: 1}, Mentions: []synoptic.Mention{mention(rs[0], "Nine")}},
				{Value: "Ten", Origins: synoptic.Count{Min: 1, Max: 1}, Mentions: []synoptic.Mention{mention(rs[1], "Ten")}}}})
	}
	return &synoptic.Document{Schema: synoptic.Schema, Generator: synoptic.Generator{Version: "t", Models: "m1"}, Stories: []synoptic.Synopsis{s}}
}

// many makes n reports of one day, each of an outlet of its own.
func many(n int) []store.Entry {
	out := make([]store.Entry, n)
	for i := range out {
		out[i] = entry(report(fmt.Sprintf("Outlet %03d", i), fmt.Sprintf("2026-01-%02d", 1+i%7), fmt.Sprintf("https://o%d.example/a", i), "Rain", fmt.Sprintf("It rained for %d hours in the valley.", i)))
	}
	return out
}
