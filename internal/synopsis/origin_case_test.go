package synopsis_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/synopsis"
)

// One event in the words of two reporters who share none of their sentences.
const (
	oneTelling = "A landslip cut the coast road at Velm on Sunday night and left forty people stranded. Boats brought them to the harbour of Orrin by dawn. " +
		"No one was hurt. The road will stay closed for a month, the county surveyor Edda Kvist said. Repairs may cost two million crowns."
	otherTelling = "Forty motorists had to be taken off by sea after rocks and mud came down on the shore highway south of Velm late on Sunday. All reached Orrin safely before daybreak. " +
		"Edda Kvist, who surveys roads for the county, expects that traffic can use it again in about four weeks. Two million crowns is her first estimate of the bill."
	saying = "“We heard a groan in the hill and then the whole slope let go, and I told my wife to leave the car and run for the rocks by the water”"
)

func report(outlet, text string, set ...func(*synoptic.Report)) *synoptic.Report {
	r := &synoptic.Report{ID: synoptic.ReportID(strings.ToLower(strings.ReplaceAll(outlet, " ", "-"))), Outlet: outlet, File: outlet + ".txt", Text: text}
	r.Languages = []synoptic.LanguageSpan{{Span: synoptic.Span{End: len(text)}, Language: "en"}}
	for _, f := range set {
		f(r)
	}
	return r
}

func by(line string) func(*synoptic.Report) { return func(r *synoptic.Report) { r.Byline = line } }
func creditTo(line string) func(*synoptic.Report) {
	return func(r *synoptic.Report) { r.Credit = line }
}
func house(name string) func(*synoptic.Report) { return func(r *synoptic.Report) { r.Family = name } }

// TestOrigins: same, independent or not established, with the reason, and each
// of its spans cuts the words that tell it.
func TestOrigins(t *testing.T) {
	type sides [2]*synoptic.Report
	one, other := func(set ...func(*synoptic.Report)) *synoptic.Report {
		return report("Velm Courier", oneTelling, set...)
	},
		func(set ...func(*synoptic.Report)) *synoptic.Report {
			return report("Orrin Post", otherTelling, set...)
		}
	with := func(r *synoptic.Report, more string) *synoptic.Report {
		return report(string(r.Outlet), r.Text+" "+more, by(r.Byline), creditTo(r.Credit))
	}
	ann, bo := by("By Ann Lund"), by("By Bo Dahl")
	same, open, apart := synoptic.SameOrigin, synoptic.NotEstablished, synoptic.Independent
	for _, c := range []struct {
		name  string
		in    sides
		want  synoptic.Sameness
		why   string // in a reason
		shown string // cut by a mention; "" if there is none to show
	}{
		{"no credit, little shared text", sides{one(), other()}, open, "nothing said", ""},
		{"two authors", sides{one(ann), other(bo)}, apart, "bylines", ""},
		{"one author known", sides{one(ann), other()}, open, "nothing said", ""},
		{"a desk is no author", sides{one(by("By Web Desk")), other(by("By News Staff"))}, open, "nothing said", ""},
		{"one author twice", sides{one(ann), other(by("Ann Lund in Orrin"))}, same, "one author", ""},
		{"one outlet", sides{one(), report("The Velm Courier", otherTelling)}, same, "outlet", ""},
		{"reprint", sides{one(ann), report("Orrin Post", oneTelling, bo)}, same, "the same text", "A landslip cut"},
		{"two rewrites of one agency", sides{one(creditTo("(AP)")), other(creditTo("The Associated Press"))}, same, "credit", ""},
		{"an agency no list has", sides{one(creditTo("Northern Wire")), other(creditTo("(NW)"))}, same, "credit", ""},
		{"a service", sides{one(creditTo("New York Times News Service")), other(creditTo("The New York Times News Service"))}, same, "credit", ""},
		{"an agency and its reprint", sides{report("Reuters", oneTelling), other(creditTo("Reuters"))}, same, "credit", ""},
		{"an agency in the byline", sides{one(by("By Ann Lund, Associated Press")), other(creditTo("AP"))}, same, "credit", ""},
		{"two agencies", sides{one(creditTo("Reuters")), other(creditTo("(AFP)"))}, apart, "credits", ""},
		{"one agency helped both", sides{one(ann, creditTo("With inputs from PTI")), other(bo, creditTo("with inputs from PTI and ANI"))}, open, "both draw on one agency", ""},
		{"one is the agency's, one has its help", sides{one(creditTo("PTI")), other(bo, creditTo("Press Trust of India contributed to this report"))}, open, "both draw on one agency", ""},
		{"several agencies", sides{one(creditTo("AFP, Reuters")), other(creditTo("Reuters"))}, open, "both draw on one agency", ""},
		{"agencies without a name", sides{one(ann, creditTo("With agency inputs")), other(bo)}, open, "agencies that are not named", ""},
		{"agencies, twice", sides{one(creditTo("Agencies")), other(creditTo("Agencies"))}, open, "agencies that are not named", ""},
		{"one tells what another was told", sides{one(ann), with(other(bo), "Ms Kvist told the Velm Courier that she had warned of it.")}, open, "as its source", "told the Velm Courier"},
		{"according to the other", sides{with(one(ann), "According to the Orrin Post, the boats were fishermen's."), other(bo)}, open, "as its source", "According to the Orrin Post"},
		{"the other first reported it", sides{with(one(ann), "The Orrin Post first reported the landslip."), other(bo)}, open, "as its source", "The Orrin Post first reported"},
		{"it names the other's agency", sides{with(one(ann), "Two cars are missing, according to Reuters."), other(creditTo("Reuters"))}, open, "as its source", "according to Reuters"},
		{"both name a broadcaster", sides{with(one(ann), "“It was luck,” Kvist told CNN."), with(other(bo), "Kvist told CNN that luck had helped.")}, open, "both name one source: CNN", "told CNN"},
		{"both name a paper abroad", sides{with(one(ann), "According to El País, two tourists were among them."), with(other(bo), "Two were tourists, El País reported.")}, open, "both name one source", "According to El País"},
		{"both name state media", sides{with(one(ann), "Two soldiers helped, state media said."), with(other(bo), "According to state media, soldiers took part.")}, open, "both name one source", "state media said"},
		{"a paper that no list has", sides{with(one(ann), "Kvist told the Tarn Gazette that it was luck."), with(other(bo), "Kvist told the Tarn Gazette that luck had helped.")}, open, "both name one source", "told the Tarn Gazette"},
		{"its own interview", sides{with(one(ann), "Kvist told the Velm Courier that it was luck."), with(other(bo), "Kvist told the Orrin Post that she had warned of it.")}, apart, "bylines", ""},
		{"told reporters", sides{with(one(ann), "Kvist told reporters that it was luck."), with(other(bo), "Kvist told reporters she had warned of it.")}, apart, "bylines", ""},
		{"a listed house", sides{report("The Daily Mirror", oneTelling, ann), report("Daily Express", otherTelling, bo)}, open, "one family of outlets: Reach", ""},
		{"a house that the user names", sides{one(ann, house("Fjord Papers")), other(bo, house("Fjord Papers"))}, open, "one family of outlets: Fjord Papers", ""},
		{"a house and its addresses", sides{report("www.mirror.co.uk", oneTelling, ann), report("Daily Express", otherTelling, bo)}, open, "one family of outlets: Reach", ""},
		{"an agency's address", sides{report("uk.reuters.com", oneTelling), other(creditTo("Reuters"))}, same, "credit", ""},
		{"taken out of a house", sides{report("The Daily Mirror", oneTelling, ann, house("-")), report("Daily Express", otherTelling, bo)}, apart, "bylines", ""},
		{"all heard one quotation", sides{with(one(ann), saying+", said Olav Berge, a driver."), with(other(bo), "Olav Berge, a driver, said: "+saying+".")}, apart, "shared text: 0 %", ""},
		{"little but the quotation", sides{report("Velm Courier", "Olav Berge said on Monday: "+saying+".", ann), report("Orrin Post", "A driver, Olav Berge, recalled: "+saying+".", bo)}, apart, "shared text: 0 %", ""},
		{"a passage in common", sides{with(one(ann), "The slope had been listed as a danger since the spring of 2019 and the county had put off the work twice for want of money."),
			with(other(bo), "The slope had been listed as a danger since the spring of 2019 and the county had put off the work twice for want of money.")}, open, "shared text", "The slope had been listed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := synopsis.Reconcile(analyzed(t, c.in[:]))
			if len(s.Origins) != 1 {
				t.Fatalf("%d pairs", len(s.Origins))
			}
			o := s.Origins[0]
			if o.Value != c.want || !strings.Contains(strings.Join(o.Why, "; "), c.why) {
				t.Errorf("%s %q, want %s because of %q", o.Value, o.Why, c.want, c.why)
			}
			shown := false
			for _, m := range o.Mentions {
				for _, r := range s.Reports {
					shown = shown || r.ID == m.Report && c.shown != "" && strings.HasPrefix(m.Cut(r.Text), c.shown)
				}
			}
			if c.shown != "" && !shown {
				t.Errorf("%q is not among the %d places shown", c.shown, len(o.Mentions))
			}
		})
	}
}

// TestReprints: one report and forty lightly edited reprints are one origin,
// whatever bylines they put above it; beside it a report of its own is a second.
func TestReprints(t *testing.T) {
	rng := rand.New(rand.NewSource(3))
	wire := madeParagraphs(rng, 20)
	var rs []*synoptic.Report
	for i := range 41 {
		ps := wire
		if i > 0 {
			ps = edited(rng, wire)
		}
		rs = append(rs, report(madeOutlet(i), strings.Join(ps, "\n\n"), by("By "+madeGiven[i%24]+" "+madeSurname[i*7%24])))
	}
	own := report("The Far Observer", strings.Join(madeParagraphs(rng, 20), "\n\n"), by("By Quentin Farrow"))
	s := synopsis.Reconcile(analyzed(t, append(rs, own)))
	for _, o := range s.Origins {
		if copies := o.A != own.ID && o.B != own.ID; copies && o.Value != synoptic.SameOrigin {
			t.Fatalf("%s, %s: %s %q", o.A, o.B, o.Value, o.Why)
		} else if !copies && o.Value == synoptic.SameOrigin {
			t.Fatalf("%s, %s: %s %q", o.A, o.B, o.Value, o.Why)
		}
	}
	for _, c := range s.Claims {
		if c.Origins.Max > 2 {
			t.Errorf("%s has %+v origins of 2: %s", c.ID, c.Origins, c.Text)
		}
	}
	if len(s.Claims) == 0 {
		t.Error("no claims")
	}
}

// TestVoices: a passage that three outlets share word for word is one; five
// outlets that quote one man are five witnesses to the saying and one to the
// fact.
func TestVoices(t *testing.T) {
	towns := []string{"Velm", "Orrin", "Tarn", "Kelm", "Harle"}
	openings := []string{"A quiet day at the pier.", "The market opened late today.", "Heavy rain is expected tonight.", "School begins on Monday in the valley.", "The choir sings again in the chapel."}
	find := func(t *testing.T, s *synoptic.Synopsis, words string, outlets int) synoptic.Claim {
		i := slices.IndexFunc(s.Claims, func(c synoptic.Claim) bool { return strings.Contains(c.Text, words) && c.Outlets == outlets })
		if i < 0 {
			t.Fatalf("no claim of %d outlets holds %q: %+v", outlets, words, s.Claims)
		}
		return s.Claims[i]
	}
	t.Run("one man", func(t *testing.T) {
		tells := []string{"“The northern dam holds,” engineer Olav Berge said.", "Engineer Olav Berge told reporters: “The northern dam holds.”", "“The northern dam holds,” said Olav Berge, an engineer.",
			"Olav Berge, an engineer, said: “The northern dam holds.”", "“The northern dam holds,” Olav Berge said on Friday."}
		var rs []*synoptic.Report
		for i, town := range towns {
			rs = append(rs, report("The "+town+" Post", openings[i]+" "+tells[i], by(fmt.Sprintf("By %s %s", madeGiven[i], madeSurname[i]))))
		}
		c := find(t, synopsis.Reconcile(analyzed(t, rs)), "dam holds", 5)
		if (c.Origins != synoptic.Count{Min: 1, Max: 1}) {
			t.Errorf("the fact has %+v origins", c.Origins)
		}
		if len(c.Voices) != 1 || c.Voices[0].Voice == synoptic.VoiceOutlet || (c.Voices[0].Origins != synoptic.Count{Min: 5, Max: 5}) || len(c.Voices[0].Reports) != 5 {
			t.Errorf("voices: %+v", c.Voices)
		}
	})
	t.Run("word for word", func(t *testing.T) {
		const line = "Divers raised the bell of the sunken trawler from the floor of the outer harbour shortly before noon on Friday after three weeks of work."
		rest := []string{"Nobody could say what it weighs.", "It goes to the museum of the island next.", "Crowds lined the quay."}
		var rs []*synoptic.Report
		for i := range 3 {
			rs = append(rs, report("The "+towns[i]+" Post", strings.Repeat(openings[i]+" "+rest[i]+" ", 1)+line+" "+madeOwnText(int64(i)), by(fmt.Sprintf("By %s %s", madeGiven[i], madeSurname[i]))))
		}
		c := find(t, synopsis.Reconcile(analyzed(t, rs)), "Divers raised the bell", 3)
		if (c.Origins != synoptic.Count{Min: 1, Max: 1}) {
			t.Errorf("the passage has %+v origins", c.Origins)
		}
	})
	t.Run("own voices", func(t *testing.T) {
		tells := []string{"Divers raised the trawler's bell on Friday.", "On Friday the bell of the trawler was raised by divers.", "The trawler's bell was brought up on Friday: divers raised it."}
		var rs []*synoptic.Report
		for i := range 3 {
			rs = append(rs, report("The "+towns[i]+" Post", openings[i]+" "+tells[i], by(fmt.Sprintf("By %s %s", madeGiven[i], madeSurname[i]))))
		}
		s := synopsis.Reconcile(analyzed(t, rs))
		if i := slices.IndexFunc(s.Claims, func(c synoptic.Claim) bool { return c.Outlets == 3 && c.Origins == synoptic.Count{Min: 3, Max: 3} }); i < 0 {
			t.Errorf("no claim has three origins: %+v", s.Claims)
		}
	})
}

// madeOwnText is some sentences that no other report has.
func madeOwnText(seed int64) string {
	rng := rand.New(rand.NewSource(seed))
	var out []string
	for range 6 {
		out = append(out, madeOwn(rng))
	}
	return strings.Join(out, " ")
}

// TestFirst: who reported first is told where times tell it, and a later, higher
// number may be an update.
func TestFirst(t *testing.T) {
	at := func(published, updated string) func(*synoptic.Report) {
		return func(r *synoptic.Report) { r.Published, r.Updated = published, updated }
	}
	for _, c := range []struct {
		name         string
		nine, eleven [2]string // published, updated
		first        string
		update       bool
	}{
		{"later is higher", [2]string{"2031-05-12T08:00:00Z"}, [2]string{"2031-05-12T11:00:00Z"}, "velm-courier", true},
		{"later is lower", [2]string{"2031-05-12T11:00:00Z"}, [2]string{"2031-05-12T08:00:00Z"}, "orrin-post", false},
		{"other zones", [2]string{"2031-05-12T13:30:00+05:30"}, [2]string{"2031-05-12T09:00:00Z"}, "velm-courier", true},
		{"updated since", [2]string{"2031-05-12T08:00:00Z", "2031-05-12T12:00:00Z"}, [2]string{"2031-05-12T11:00:00Z"}, "", false},
		{"one day", [2]string{"2031-05-12"}, [2]string{"2031-05-12"}, "", false},
		{"two days", [2]string{"2031-05-12"}, [2]string{"2031-05-13"}, "velm-courier", true},
		{"a day holds the time", [2]string{"2031-05-12"}, [2]string{"2031-05-12T11:00:00Z"}, "", false},
		{"unknown zones", [2]string{"2031-05-12T08:00"}, [2]string{"2031-05-12T11:00"}, "", false},
		{"no time", [2]string{"2031-05-12T08:00:00Z"}, [2]string{""}, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := synopsis.Reconcile(analyzed(t, []*synoptic.Report{
				report("Velm Courier", "Nine dockers were hurt when a crane fell on the pier at Velm.", at(c.nine[0], c.nine[1])),
				report("Orrin Post", "Eleven dockers were hurt when a crane fell on the pier at Velm.", at(c.eleven[0], c.eleven[1])),
			}))
			first := synoptic.ReportID("")
			if s.First != nil {
				first = *s.First
			}
			if string(first) != c.first {
				t.Errorf("first is %q, want %q", first, c.first)
			}
			i := slices.IndexFunc(s.Discrepancies, func(d synoptic.Discrepancy) bool { return d.Kind == synoptic.KindQuantity })
			if i < 0 {
				t.Fatal("no difference in number")
			}
			if got := slices.Contains(s.Discrepancies[i].Maybe, synoptic.MaybeUpdate); got != c.update {
				t.Errorf("may be an update: %v, want %v", got, c.update)
			}
		})
	}
}

// TestLargeStory: where each clause meets a bounded number of others, the order
// of the reports still decides nothing, and facts told by many are found.
func TestLargeStory(t *testing.T) {
	rs := analyzed(t, madeReports(30, 7))
	encode := func(rs []synoptic.Reported) string {
		var b strings.Builder
		if err := synoptic.Encode(&b, &synoptic.Document{Schema: synoptic.Schema, Stories: []synoptic.Synopsis{*synopsis.Reconcile(rs)}}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	want := encode(rs)
	rand.New(rand.NewSource(1)).Shuffle(len(rs), func(i, k int) { rs[i], rs[k] = rs[k], rs[i] })
	if encode(rs) != want {
		t.Error("another order of reports, another synopsis")
	}
	s := synopsis.Reconcile(rs)
	most := 0
	for _, c := range s.Claims {
		most = max(most, c.Outlets)
		if c.Origins.Min < 1 || c.Origins.Min > c.Origins.Max || c.Origins.Max > c.Outlets {
			t.Errorf("%s: %d outlets, origins %+v", c.ID, c.Outlets, c.Origins)
		}
	}
	if most < 12 {
		t.Errorf("no claim has more than %d outlets of 30", most)
	}
}
