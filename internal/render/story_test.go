package render

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// archive reads the files of a txtar archive.
func archive(t testing.TB, name string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	name = ""
	for line := range strings.Lines(string(b)) {
		if n, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok && strings.HasSuffix(n, " --") {
			name = strings.TrimSuffix(n, " --")
			continue
		}
		files[name] += line
	}
	return files
}

// A maker builds a synopsis by hand: spans are found by their words.
type maker struct {
	t testing.TB
	s *synoptic.Synopsis
}

func (m maker) find(report, words string) synoptic.Span {
	m.t.Helper()
	for i := range m.s.Reports {
		if r := &m.s.Reports[i]; string(r.ID) == report {
			at := strings.Index(r.Text, words)
			if at < 0 {
				m.t.Fatalf("%s: no %q", report, words)
			}
			return synoptic.Span{Start: at, End: at + len(words)}
		}
	}
	m.t.Fatalf("no report %q", report)
	return synoptic.Span{}
}

// at makes mentions of pairs of report and words.
func (m maker) at(pairs ...string) []synoptic.Mention {
	m.t.Helper()
	var out []synoptic.Mention
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, synoptic.Mention{Report: synoptic.ReportID(pairs[i]), Span: m.find(pairs[i], pairs[i+1])})
	}
	return out
}

func (m maker) claim(text string, lo, hi int, pairs ...string) {
	m.t.Helper()
	c := synoptic.Claim{ID: "c" + itoa(len(m.s.Claims)+1), Text: text, Origins: synoptic.Count{Min: lo, Max: hi}}
	for _, x := range m.at(pairs...) {
		c.Mentions = append(c.Mentions, synoptic.ClaimMention{Mention: x, Voice: synoptic.VoiceOutlet, Status: synoptic.Done})
	}
	c.Outlets = carriers(claimMentions(&c))
	m.s.Claims = append(m.s.Claims, c)
}

// differ adds a discrepancy; a reading is its value, its origins and its
// mentions.
func (m maker) differ(weight int, kind synoptic.Kind, slot, about string, maybe []string, readings ...synoptic.Reading) {
	m.s.Discrepancies = append(m.s.Discrepancies, synoptic.Discrepancy{
		ID: "d" + itoa(len(m.s.Discrepancies)+1), Kind: kind, Slot: slot, About: about,
		Rule: string(kind) + "-" + slot, Maybe: maybe, Weight: weight, Readings: readings,
	})
}

func (m maker) reading(lo, hi int, pairs ...string) synoptic.Reading {
	m.t.Helper()
	return synoptic.Reading{Value: pairs[1], Origins: synoptic.Count{Min: lo, Max: hi}, Mentions: m.at(pairs...)}
}

func (m maker) quote(speaker string, kind synoptic.QuoteKind, pairs ...string) *synoptic.Utterance {
	m.t.Helper()
	u := synoptic.Utterance{ID: "q" + itoa(len(m.s.Quotes)+1), Speaker: speaker, Kind: kind}
	for _, p := range m.s.People {
		if p.ID == speaker {
			u.SpeakerName = p.Name
		}
	}
	for _, x := range m.at(pairs...) {
		u.Renderings = append(u.Renderings, synoptic.Rendering{Mention: x, Kind: kind, Speaker: speaker, SpeakerName: u.SpeakerName})
	}
	m.s.Quotes = append(m.s.Quotes, u)
	return &m.s.Quotes[len(m.s.Quotes)-1]
}

// diff gives a rendering its word diff: pieces "=same", "+inserted", "-".
func (m maker) diff(r *synoptic.Rendering, marks string, pieces ...string) {
	m.t.Helper()
	r.Marks = strings.Split(marks, ",")
	at := r.Start
	for _, p := range pieces {
		words := p[1:]
		text := ""
		for i := range m.s.Reports {
			if m.s.Reports[i].ID == r.Report {
				text = m.s.Reports[i].Text
			}
		}
		k := strings.Index(text[at:r.End], words)
		if k < 0 {
			m.t.Fatalf("no %q in the rest of the rendering", words)
		}
		d := synoptic.DiffPiece{Span: synoptic.Span{Start: at + k, End: at + k + len(words)}, Op: opSame}
		switch p[0] {
		case '+':
			d.Op = opInserted
		case '-':
			d.Op = opMissing
		}
		r.Diff = append(r.Diff, d)
		at = d.End
	}
}

func (m maker) event(date, what string, pairs ...string) {
	m.t.Helper()
	e := synoptic.Event{ID: "t" + itoa(len(m.s.Timeline)+1), Date: date, What: what}
	for _, x := range m.at(pairs...) {
		e.Mentions = append(e.Mentions, synoptic.EventMention{Mention: x, Date: date, Anchor: synoptic.AnchorOwn})
	}
	m.s.Timeline = append(m.s.Timeline, e)
}

func (m maker) only(voice, speaker, report, words string) {
	m.t.Helper()
	m.s.Only = append(m.s.Only, synoptic.Only{
		Origin: report, Voice: voice, Speaker: speaker,
		Mention: synoptic.Mention{Report: synoptic.ReportID(report), Span: m.find(report, words)},
	})
}

// kestrel is the story of testdata/kestrel.txtar, with what a careful reader
// finds in it.
func kestrel(t testing.TB) *synoptic.Document {
	t.Helper()
	files := archive(t, "kestrel.txtar")
	s := &synoptic.Synopsis{ID: "kestrel", Title: "Crack in the Kestrel dam: two villages cleared", EventDate: "2026-04-14"}
	m := maker{t, s}
	for _, r := range []synoptic.Report{
		{ID: "courier", File: "courier.html", URL: "https://courier.example/valley/dam-gate?id=7&part=1", Outlet: "Valley Courier",
			Title: "Dam gate opened by hand as crack empties two villages", Byline: "Ines Calloway", Published: "2026-04-14T18:40:00+01:00",
			PublishedFrom: synoptic.PublishedFrom{Written: "14 April 2026, 18:40 BST", Zone: synoptic.ZoneStated, By: synoptic.ByPage}},
		{ID: "standard", File: "standard.txt", Outlet: "The Port Ellis Standard", Title: "Crack in Kestrel dam drives 1,500 from their homes",
			Credit: "Meridian News Agency", Published: "2026-04-14", PublishedFrom: synoptic.PublishedFrom{Written: "April 14", Zone: synoptic.ZoneUnknown, By: synoptic.ByPage}},
		{ID: "gazette", File: "gazette.txt", Outlet: "Hill Gazette", Title: "Villages cleared below Kestrel dam", Credit: "(Meridian)",
			Published: "2026-04-15T06:10", PublishedFrom: synoptic.PublishedFrom{Written: "2026-04-15T06:10", Zone: synoptic.ZoneUnknown, By: synoptic.ByUser}},
		{ID: "mirador", File: "mirador.txt", Outlet: "El Mirador", Title: "The night the reservoir came to the door",
			PublishedFrom: synoptic.PublishedFrom{Zone: synoptic.ZoneUnknown, By: synoptic.ByNone}},
		{ID: "tribune", File: "tribune.txt", URL: "https://tribune.example/kestrel", Outlet: "The Lowland Tribune",
			Title: "Minister: no return to the valley before Friday", Published: "2026-04-15T11:05:00Z",
			PublishedFrom: synoptic.PublishedFrom{Written: "2026-04-15T11:05:00Z", Zone: synoptic.ZoneStated, By: synoptic.ByMeta}},
	} {
		r.Text = files[string(r.ID)+".txt"]
		s.Reports = append(s.Reports, r)
	}
	for i := range s.Reports {
		r := &s.Reports[i]
		r.TitleSpan = m.find(string(r.ID), r.Title)
		r.Languages = []synoptic.LanguageSpan{{Span: synoptic.Span{Start: 0, End: len(r.Text)}, Language: "en"}}
	}
	caption := m.find("mirador", "Una vecina mira el agua desde el puente de Millbridge, el martes.")
	s.Reports[3].Languages = []synoptic.LanguageSpan{{Span: caption, Language: "es"}, {Span: synoptic.Span{Start: caption.End, End: len(s.Reports[3].Text)}, Language: "en"}}
	tail := m.find("courier", "Read also: Ten walks")
	s.Reports[0].Skipped = []synoptic.Skipped{
		{Span: m.find("courier", "Valley Courier\nADVERTISEMENT"), Why: "furniture"},
		{Span: synoptic.Span{Start: tail.Start, End: len(s.Reports[0].Text)}, Why: "related stories"},
	}
	m.findings()
	return &synoptic.Document{
		Schema: synoptic.Schema, Generator: synoptic.Generator{Version: "0.1.0", Models: "none"}, Stories: []synoptic.Synopsis{*s},
	}
}

// findings fills in what the story's reports say.
func (m maker) findings() {
	s := m.s
	id := func(a, b string, v synoptic.Sameness, why ...string) {
		s.Origins = append(s.Origins, synoptic.Origin{A: synoptic.ReportID(a), B: synoptic.ReportID(b), Value: v, Why: why})
	}
	id("courier", "standard", synoptic.Independent, "no shared passage, other facts")
	id("courier", "gazette", synoptic.Independent, "no shared passage, other facts")
	id("courier", "mirador", synoptic.Independent, "no shared passage")
	id("courier", "tribune", synoptic.NotEstablished)
	id("standard", "gazette", synoptic.SameOrigin, "credit: Meridian", "61 words in a row are shared")
	id("standard", "mirador", synoptic.Independent, "no shared passage")
	id("standard", "tribune", synoptic.Independent, "other facts")
	id("gazette", "mirador", synoptic.Independent, "no shared passage")
	id("gazette", "tribune", synoptic.Independent, "other facts")
	id("mirador", "tribune", synoptic.NotEstablished)
	s.People = []synoptic.Person{
		{ID: "p1", Name: "Tomas Brandt", Kind: synoptic.KindPerson, Aliases: []string{"Tomás Brandt", "Brandt"}, Roles: []string{"chief engineer"},
			Mentions: m.at("courier", "Tomas Brandt", "standard", "Tomas Brandt", "gazette", "Tomas Brandt", "mirador", "Tomás Brandt")},
		{ID: "p2", Name: "Helena Voss", Kind: synoptic.KindPerson, Aliases: []string{"Voss"}, Roles: []string{"environment minister"},
			Mentions: m.at("courier", "The environment minister, Helena Voss", "standard", "Helena Voss", "gazette", "Helena Voss", "mirador", "The minister", "mirador", "Helena Voss", "tribune", "Helena Voss")},
		{ID: "p3", Name: "Ruth Adeyemi", Kind: synoptic.KindPerson, Roles: []string{"baker"}, Mentions: m.at("courier", "Ruth Adeyemi")},
		{ID: "p4", Name: "Ashby Water Board", Kind: synoptic.KindOrganization, Mentions: m.at("courier", "Ashby Water Board", "standard", "Ashby Water Board")},
		{ID: "p5", Name: "rescue service", Kind: synoptic.KindOrganization, Mentions: m.at("standard", "the rescue service", "tribune", "the rescue service")},
	}
	q := m.quote("p1", synoptic.Direct, "courier", "We opened the gate before the water could choose for us", "standard", "We opened the gate before the water chose for us",
		"gazette", "We opened the gate before the water chose for us", "mirador", "We opened the gate before the water could decide for us")
	q.WordingDiffer = true
	for i := 1; i < 3; i++ {
		m.diff(&q.Renderings[i], synoptic.MarkOtherWords, "=We opened the gate before the water ", "-", "+chose", "= for us")
	}
	m.diff(&q.Renderings[3], synoptic.MarkOtherWords, "=We opened the gate before the water could ", "-", "+decide", "= for us")
	q = m.quote("p2", synoptic.Direct, "courier", "Nobody goes home until I have seen the report myself", "tribune", "Nobody goes home until I have seen the report myself",
		"standard", "Nobody goes home until I have seen the report", "mirador", "No one goes home until I have read the report")
	q.WordingDiffer = true
	courier := synoptic.ReportID("courier")
	q.Renderings[1].SettledBy = &courier
	m.diff(&q.Renderings[2], synoptic.MarkCut, "=Nobody goes home until I have seen the report", "-")
	m.diff(&q.Renderings[3], synoptic.MarkTranslation, "-", "+No one", "= goes home until I have ", "-", "+read", "= the report", "-")
	m.quote("p2", synoptic.Indirect, "standard", "people could go home within two days", "gazette", "people could go home within two days")
	m.quote("p3", synoptic.Direct, "courier", "It would have been a waste of good flour")
	m.quote("", synoptic.Indirect, "tribune", "A request for repair money was turned down last year")

	m.claim("Engineers opened the spillway of the Kestrel dam by hand on Tuesday", 2, 3, "courier", "Engineers opened the spillway of the Kestrel dam by hand on Tuesday",
		"standard", "The operators of the Kestrel dam released water on Tuesday", "gazette", "The operators of the Kestrel dam released water on Tuesday", "tribune", "a crack in the Kestrel dam forced engineers to open its spillway")
	m.claim("a crack was found in its eastern wall", 3, 4, "courier", "a crack was found in its eastern wall", "standard", "a crack of more than five metres appeared in its eastern wall",
		"gazette", "a crack of more than five metres appeared in its eastern wall", "mirador", "the wall of the Kestrel dam began to give way", "tribune", "a crack in the Kestrel dam")
	m.claim("about 1,200 people were told to leave their homes", 3, 4, "courier", "about 1,200 people were told to leave their homes", "standard", "1,500 people were moved to safety",
		"gazette", "1,500 people were moved to safety", "mirador", "More than a thousand inhabitants of two valley villages slept in a school gymnasium", "tribune", "The roughly 1,200 residents of Lower Ashby and Millbridge will not go home before Friday")
	m.claim("was seen shortly after dawn by a walker", 2, 3, "courier", "was seen shortly after dawn by a walker", "standard", "A maintenance crew found the crack", "gazette", "A maintenance crew found the crack", "tribune", "had been noticed early on Tuesday by a walker")
	m.claim("No one was injured", 2, 4, "courier", "Nobody was hurt", "mirador", "There were no injuries", "tribune", "No one was injured", "standard", "Two people were treated for minor injuries")
	m.claim("The environment minister, Helena Voss, came by helicopter", 1, 3, "courier", "The environment minister, Helena Voss, came by helicopter in the afternoon", "mirador", "The minister, who arrived by car in the evening", "tribune", "during a visit to the dam")
	s.Claims[2].Mentions[4].Voice, s.Claims[2].Mentions[4].Status = "p2", synoptic.Planned
	s.Claims[4].Mentions[2].Voice = "p5"
	m.claim("people were taken to a school", 2, 2, "courier", "Buses took families from Lower Ashby and Millbridge to a school in Port Ellis", "mirador", "slept in a school gymnasium")
	m.claim("a request for repair money failed", 1, 2, "courier", "The board had asked for money to repair the wall in 2024 and did not get it", "tribune", "A request for repair money was turned down last year")

	m.differ(8, synoptic.KindStatus, "injured", "whether anybody was hurt", nil,
		m.reading(2, 3, "courier", "Nobody was hurt", "mirador", "no injuries", "tribune", "No one was injured"), m.reading(1, 1, "standard", "Two people were treated for minor injuries"))
	s.Discrepancies[0].Of = synoptic.Of{Claim: "c5"}
	m.differ(8, synoptic.KindParticipant, "finder", "who found the crack", nil,
		m.reading(1, 2, "courier", "a walker", "tribune", "a walker"), m.reading(1, 1, "standard", "A maintenance crew", "gazette", "A maintenance crew"))
	s.Discrepancies[1].Of = synoptic.Of{Claim: "c4"}
	m.differ(7, synoptic.KindQuantity, "people", "how many had to leave", []string{synoptic.MaybeRounding, synoptic.MaybeBound},
		m.reading(1, 2, "courier", "about 1,200", "tribune", "roughly 1,200"), m.reading(1, 1, "standard", "1,500", "gazette", "1,500"), m.reading(1, 1, "mirador", "More than a thousand"))
	s.Discrepancies[2].Of = synoptic.Of{Claim: "c3"}
	m.differ(6, synoptic.KindQuantity, "length", "how long the crack is", nil,
		m.reading(1, 1, "courier", "nearly four metres"), m.reading(1, 1, "standard", "more than five metres", "gazette", "more than five metres"), m.reading(1, 2, "mirador", "around four metres", "tribune", "about four metres"))
	m.differ(6, synoptic.KindDescription, "vehicle", "how the minister came to the dam", nil, m.reading(1, 1, "courier", "by helicopter"), m.reading(1, 1, "mirador", "by car"))
	s.Discrepancies[4].Of = synoptic.Of{Claim: "c6"}
	m.differ(5, synoptic.KindTime, "when", "when she came", nil, m.reading(1, 1, "courier", "in the afternoon"), m.reading(1, 1, "mirador", "in the evening"))
	s.Discrepancies[5].Of = synoptic.Of{Claim: "c6"}
	m.differ(4, synoptic.KindTime, "return", "when people may go home", []string{synoptic.MaybeUpdate},
		m.reading(1, 1, "standard", "within two days", "gazette", "within two days"), m.reading(1, 1, "tribune", "not go home before Friday"))
	m.differ(3, synoptic.KindWording, "words", "We opened the gate before the water could choose for us", nil,
		m.reading(1, 1, "courier", "could choose"), m.reading(1, 1, "standard", "chose", "gazette", "chose"), m.reading(1, 1, "mirador", "could decide"))
	s.Discrepancies[7].Of = synoptic.Of{Quote: "q1"}
	m.differ(2, synoptic.KindWording, "words", "Nobody goes home until I have seen the report myself", []string{synoptic.MaybeTranslation, synoptic.MaybeCut},
		m.reading(1, 2, "courier", "seen the report myself", "tribune", "seen the report myself"), m.reading(1, 1, "standard", "seen the report"), m.reading(1, 1, "mirador", "read the report"))
	s.Discrepancies[8].Of = synoptic.Of{Quote: "q2"}
	m.differ(2, synoptic.KindTime, "request", "when money for repairs was asked for", []string{synoptic.MaybePrecision}, m.reading(1, 1, "courier", "in 2024"), m.reading(1, 1, "tribune", "last year"))
	s.Discrepancies[9].Of = synoptic.Of{Claim: "c8"}

	m.only(synoptic.VoiceOutlet, "", "courier", "Ruth Adeyemi, a baker in Millbridge, stayed until noon to let her last loaves finish.")
	m.only("p3", "p3", "courier", "It would have been a waste of good flour")
	m.only(synoptic.VoiceOutlet, "", "standard", "The dam was finished in 1961.")
	m.only("p5", "", "standard", "Two people were treated for minor injuries")
	m.only(synoptic.VoiceOutlet, "", "mirador", "promised an inquiry")
	m.only(synoptic.VoiceOutlet, "", "tribune", "The Ashby Water Board declined to comment.")

	m.event("1961", "The dam was finished", "standard", "in 1961")
	m.event("2024", "The board asks for money to repair the wall", "courier", "in 2024")
	m.event("2025", "A request for repair money is turned down", "tribune", "last year")
	m.event("2026-04-14", "The crack is seen", "courier", "shortly after dawn", "tribune", "early on Tuesday")
	m.event("2026-04-14", "Water is released and people leave", "courier", "on Tuesday", "standard", "on Tuesday", "gazette", "on Tuesday", "mirador", "on Tuesday night")
	m.event("2026-04-14", "The minister visits the dam", "courier", "in the afternoon", "mirador", "in the evening", "tribune", "said on Tuesday")
	m.event("2026-04-15", "The minister speaks of a return", "tribune", "on Wednesday")
	m.event("2026-04-14/2026-04-16", "People could go home", "standard", "within two days", "gazette", "within two days")
	m.event("2026-04-17", "Earliest return", "tribune", "before Friday")
	s.Timeline[5].Mentions[1].Anchor = synoptic.AnchorStory
	s.Notes = []synoptic.Note{
		{Report: "mirador", Code: synoptic.NoteNoDate, Text: "states no date: relative times are read against the story's, 14 April 2026"},
		{Code: synoptic.NoteSameReport, Text: "courier.html was given twice and is counted once"},
	}
}
