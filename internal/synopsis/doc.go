// Package synopsis lays the reports of one story side by side: which of them
// rest on one origin, who is who, who said what in which words, which facts
// several reports state, where they differ, what only one says, what happened
// when.
//
// Start with [Reconcile]. It reads analyses, not texts, needs no model and no
// clock, and gives the same synopsis whatever the order of the reports. Every
// line of it is a span of a report.
//
// It decides nothing: it neither ranks outlets nor says who is right, and
// where two readings may both be true it says why (Discrepancy.Maybe).
package synopsis

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// Reconcile compares the reports of one story. rs holds each report with its
// analysis, in any order, each ID once; the result lists them by day, outlet
// and ID.
func Reconcile(rs []synoptic.Reported) *synoptic.Synopsis {
	return newStory(rs).reconcile()
}

func (s *story) reconcile() *synoptic.Synopsis {
	s.trace() // first: a copy must not corroborate its original
	s.rs = s.all[:s.said]
	s.pool()   // who is who, across reports
	s.utter()  // the same words in several reports
	s.align()  // clauses that state the same fact
	s.differ() // slots that the reports fill differently
	s.single() // what one origin alone says
	s.events() // what happened when
	s.out.Title = s.title()
	s.resound() // exact copies say the same
	every := make([]int, len(s.rs))
	for r := range every {
		every[r] = r
	}
	s.out.First = s.firstID(every)
	s.notes()
	return s.out
}

// A story is the work in hand: the reports, what was found so far, and the
// synopsis that grows.
type story struct {
	rs  []synoptic.Reported
	out *synoptic.Synopsis

	byID          map[synoptic.ReportID]int // index in rs
	anchor        synoptic.Date             // the story's day, for reports without one
	group         []int                     // index of the report whose text this one repeats; its own index if none
	copied        [][]bool                  // per report and sentence: stands already in an earlier report of its group
	passages      [][]passage               // per report: what it shares with others word for word
	published     []stamp                   // per report: when it was published; see stamps
	apart         [][]bool                  // per pair of reports: known to be independent
	pairs         int                       // of reports, that were left out of the document
	person        [][]int                   // per report and entity: index in out.People, -1 if left out
	terms         *lexicon
	units         []unit
	claimOf       []int          // per unit: index of its claim, -1 if none
	chance        *chances       // how likely two units state one fact
	echo          []int          // per unit: the one that it repeats, itself if none; nil in a small story
	echoed        map[int][]int  // see withEchoes
	foldCount     map[string]int // see foldDF
	foldSentences int
	inClaim       [][]int // per claim: its units, see unitsOf
	full          []bool  // per unit: it met more units than it was compared with
	unitsFrom     []int   // per report: its first unit, and the end of all
	isNamed       []bool  // per person, see named
	quotes        []quoted
	quoteOf       map[[2]int]int                // report and quote: index of its utterance
	hearing       map[synoptic.ReportID][]heard // where readings stand, of the first heardOf discrepancies
	heardOf       int
	facts         pairModel
	slots         slotModel

	all    []synoptic.Reported // exact copies last; rs is all where origins are traced, without them where reports are compared
	said   int                 // how many of them are no exact copies
	echoOf []int               // per exact copy: index of the report that it repeats
}

func newStory(rs []synoptic.Reported) *story {
	s := &story{rs: slices.Clone(rs), out: &synoptic.Synopsis{}, byID: make(map[synoptic.ReportID]int, len(rs)), facts: pairModel{bias, weights}, slots: slotModel{slotBias, slotWeights}}
	slices.SortFunc(s.rs, func(a, b synoptic.Reported) int {
		return cmp.Or(
			cmp.Compare(dayKey(a.Report), dayKey(b.Report)),
			cmp.Compare(a.Report.Outlet, b.Report.Outlet),
			cmp.Compare(a.Report.ID, b.Report.ID),
		)
	})
	h := sha256.New()
	for _, r := range s.rs {
		s.out.Reports = append(s.out.Reports, *r.Report)
	}
	s.setEchoes()
	for i, r := range s.rs {
		if _, twice := s.byID[r.Report.ID]; !twice {
			s.byID[r.Report.ID] = i
		}
	}
	ids := make([]string, len(s.rs))
	for i, r := range s.rs {
		ids[i] = string(r.Report.ID)
	}
	slices.Sort(ids)
	for _, id := range ids {
		h.Write([]byte(id))
		h.Write([]byte{0})
	}
	s.out.ID = synoptic.StoryID(hex.EncodeToString(h.Sum(nil))[:16])
	s.anchor = storyDay(s.rs)
	s.terms = newLexicon(s)
	return s
}

// dayKey orders reports by the day and time they state; those without one last.
func dayKey(r *synoptic.Report) string {
	if r.Published == "" {
		return "~"
	}
	return r.Published
}

// storyDay is the day that serves the reports without one: the earliest that a
// report of the story states.
func storyDay(rs []synoptic.Reported) synoptic.Date {
	var day synoptic.Date
	for _, r := range rs {
		if d := r.Report.Day(); d.Known && (!day.Known || d.First < day.First) {
			day = d
		}
	}
	return day
}

// mention is a span of report r.
func (s *story) mention(r int, span synoptic.Span) synoptic.Mention {
	return synoptic.Mention{Report: s.rs[r].Report.ID, Span: span}
}

// cut is the words of report r that the span covers.
func (s *story) cut(r int, span synoptic.Span) string { return span.Cut(s.rs[r].Report.Text) }
