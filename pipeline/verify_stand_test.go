package pipeline

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

const (
	mateSaid  = "Nine were saved.\nThe mate said: “We had ten minutes and we used them,” and wept."
	pilotSaid = "Nine were lost, or ten.\nThe pilot said: \"The fog came down like a door.\" He was alone."
)

// quoting is a story of two reports in which each quote cites one report, and
// the originals.
func quoting(kind synoptic.QuoteKind, mentions ...synoptic.Mention) (*synoptic.Document, []*synoptic.Report) {
	a := edited(&synoptic.Report{File: "a.txt", Outlet: "A"}, mateSaid)
	b := edited(&synoptic.Report{File: "b.txt", Outlet: "B"}, pilotSaid)
	ids := map[synoptic.ReportID]synoptic.ReportID{"a": a.ID, "b": b.ID}
	u := synoptic.Utterance{ID: "q1", Kind: kind}
	for _, m := range mentions {
		m.Report = ids[m.Report]
		u.Renderings = append(u.Renderings, synoptic.Rendering{Mention: m, Kind: kind})
	}
	d := &synoptic.Document{Schema: synoptic.Schema, Stories: []synoptic.Synopsis{{Reports: []synoptic.Report{*a, *b}, Quotes: []synoptic.Utterance{u}}}}
	return d, []*synoptic.Report{a, b}
}

// stands is the mention of the words where a text has them.
func stands(report synoptic.ReportID, text, words string) synoptic.Mention {
	at := strings.Index(text, words)
	return synoptic.Mention{Report: report, Span: synoptic.Span{Start: at, End: at + len(words)}, Text: words}
}

// Quoted words cited from the wrong report, made up, or given at a wrong place.
func TestVerifyWhoseWords(t *testing.T) {
	fog := stands("b", pilotSaid, "The fog came down like a door.")
	wrong := fog
	wrong.Report = "a"
	far := wrong
	far.Span = synoptic.Span{Start: 900, End: 930}
	marks := stands("a", mateSaid, "We had ten minutes")
	marks.Text = "the fog came down, like a door"
	invented := stands("a", mateSaid, "We had ten minutes")
	invented.Text = "We had an hour"
	shifted := stands("a", mateSaid, "We had ten minutes")
	shifted.Text = "we used them"
	for name, c := range map[string]struct {
		m      synoptic.Mention
		kind   synoptic.QuoteKind
		want   FailureKind
		detail string
	}{
		"another report":               {wrong, synoptic.Direct, Misattributed, "they stand in b.txt, line 2"},
		"another report, no such span": {far, synoptic.Direct, Misattributed, "they stand in b.txt, line 2"},
		"marks and case aside":         {marks, synoptic.Mixed, Misattributed, "b.txt"},
		"no report":                    {invented, synoptic.Direct, NotFound, "none of the reports"},
		"elsewhere in its report":      {shifted, synoptic.Direct, Misplaced, "the offsets select"},
		"not in quotation marks":       {invented, synoptic.Indirect, Misplaced, "the offsets select"},
		"right":                        {fog, synoptic.Direct, "", ""},
	} {
		d, originals := quoting(c.kind, c.m)
		got := Verify(d, nil, originals)
		if c.want == "" {
			if len(got) > 0 {
				t.Errorf("%s: %v", name, got)
			}
			continue
		}
		if len(got) != 1 || got[0].Kind != c.want || !strings.Contains(got[0].Detail, c.detail) {
			t.Errorf("%s: %v, want %s: %s", name, got, c.want, c.detail)
		}
	}
}

// A quote whose words its original no longer has: what stands there now is
// told, and whether another report has them.
func TestVerifyWordsThatWent(t *testing.T) {
	m := stands("a", mateSaid, "We had ten minutes and we used them,")
	for name, c := range map[string]struct {
		a, b, want string
		kind       FailureKind
	}{
		"changed":            {strings.Replace(mateSaid, "ten minutes", "six minutes", 1), pilotSaid, "not found", Changed},
		"changed, and there": {strings.Replace(mateSaid, "ten minutes", "six minutes", 1), pilotSaid + " “We had ten minutes and we used them.”", "misattributed: they stand in b.txt, line 2", Changed},
		"gone":               {"Nine were saved.\nThe mate did not speak at all and went home.", pilotSaid, "none of the reports", NotFound},
		"gone, and there":    {"Nine were saved.\nThe mate did not speak at all and went home.", pilotSaid + "\n“We had ten minutes and we used them.”", "b.txt, line 3", Misattributed},
	} {
		d, originals := quoting(synoptic.Direct, m)
		originals[0], originals[1] = edited(originals[0], c.a), edited(originals[1], c.b)
		var got *Failure
		for _, f := range Verify(d, nil, originals) {
			if f.Kind != Hash {
				got = &f
			}
		}
		if got == nil || got.Kind != c.kind || !strings.Contains(got.String(), c.want) {
			t.Errorf("%s: %v, want %s: %s", name, got, c.kind, c.want)
		}
	}
}

// An original that no report goes by may have the words too.
func TestVerifyLooksInAllThatIsGiven(t *testing.T) {
	m := stands("a", mateSaid, "We had ten minutes")
	m.Text = "Nobody rang the bell"
	d, originals := quoting(synoptic.Direct, m)
	extra := edited(&synoptic.Report{File: "c.txt"}, "Long before that, the cook had said that “nobody rang the bell” at all.")
	if got := Verify(d, nil, append(originals, extra)); len(got) != 1 || got[0].Kind != Misattributed || !strings.Contains(got[0].Detail, "c.txt, line 1") {
		t.Errorf("%v", got)
	}
}
