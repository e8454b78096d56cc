package synopsis_test

import (
	"fmt"
	"math/rand"
	"strings"
	"sync"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

var opened = sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.Open(pipeline.Config{}) })

// analyzed are made-up reports with their analyses.
func analyzed(tb testing.TB, reports []*synoptic.Report) []synoptic.Reported {
	tb.Helper()
	p, err := opened()
	if err != nil {
		tb.Fatal(err)
	}
	rs := make([]synoptic.Reported, len(reports))
	for i, r := range reports {
		rs[i] = synoptic.Reported{Report: r, Analysis: p.Analyze(r, synoptic.Date{})}
	}
	return rs
}

// madeReports makes n reports of one story, an explosion in a grain store, as
// different desks would write them: each tells some of the facts, in one of
// several wordings and with the numbers it heard, quotes some of the speakers,
// in full or cut, and has matter of its own. One in four is an edited printing
// of an agency's text. The same seed makes the same reports.
func madeReports(n int, seed int64) []*synoptic.Report {
	rng := rand.New(rand.NewSource(seed))
	agencies := []string{"Northern Wire", "Allied Press Bureau", "Meridian News Agency"}
	wires := make([][]string, len(agencies))
	for i := range wires {
		wires[i] = madeParagraphs(rng, 24)
	}
	out := make([]*synoptic.Report, n)
	for i := range out {
		var ps []string
		r := &synoptic.Report{
			ID: synoptic.ReportID(fmt.Sprintf("r%04d", i)), Outlet: madeOutlet(i), File: fmt.Sprintf("r%04d.txt", i),
			Published: fmt.Sprintf("2031-05-%02dT%02d:%02d:00Z", 12+i%3, (i*7)%24, (i*13)%60),
		}
		if wire := i % len(agencies); i%4 == 1 {
			r.Credit = agencies[wire]
			ps = edited(rng, wires[wire])
		} else {
			r.Byline = "By " + pick(rng, madeGiven) + " " + pick(rng, madeSurname)
			ps = madeParagraphs(rng, 18+rng.Intn(12))
		}
		title := pick(rng, madeTitles)
		r.Text = title + "\n\n" + strings.Join(ps, "\n\n") + "\n"
		r.TitleSpan = synoptic.Span{Start: 0, End: len(title)}
		r.Languages = []synoptic.LanguageSpan{{Span: synoptic.Span{Start: 0, End: len(r.Text)}, Language: "en"}}
		out[i] = r
	}
	return out
}

func madeOutlet(i int) string {
	towns := []string{"Ansel", "Corran", "Dunmere", "Eastholt", "Farrow", "Gallin", "Harle", "Istrey", "Jarrow Bay", "Kelm", "Lorne", "Mardle"}
	papers := []string{"Courier", "Post", "Herald", "Mail", "Gazette", "Observer", "Tribune", "Dispatch", "Standard", "Record", "Echo", "Chronicle", "Argus", "Journal",
		"Register", "Examiner", "Sentinel", "Mercury", "News", "Bulletin", "Leader", "Independent", "Star", "Sun", "Citizen", "Advertiser", "Review", "Packet", "Voice", "Monitor",
		"Ledger", "Banner", "Beacon", "Call", "Clarion", "Enquirer", "Globe", "Guide", "Lantern", "Messenger", "Outlook", "Pilot"}
	return "The " + towns[i%len(towns)] + " " + papers[i/len(towns)%len(papers)]
}

func pick(rng *rand.Rand, xs []string) string { return xs[rng.Intn(len(xs))] }

// edited is an agency's text as a desk prints it: some paragraphs cut, a word
// here and there changed, one paragraph moved.
func edited(rng *rand.Rand, ps []string) []string {
	var out []string
	for i, p := range ps {
		if i > 3 && rng.Intn(8) == 0 {
			continue
		}
		if rng.Intn(3) == 0 {
			p = strings.Replace(p, " the ", " this ", 1)
		}
		if rng.Intn(4) == 0 {
			p = strings.Replace(p, " said", " told reporters", 1)
		}
		out = append(out, p)
	}
	if k := len(out) - 2; k > 4 {
		i := 3 + rng.Intn(k-3)
		out[i], out[i+1] = out[i+1], out[i]
	}
	return out
}

// madeParagraphs are n sentences or so: facts in their order of weight, some
// left out, and between them matter of the report's own.
func madeParagraphs(rng *rand.Rand, n int) []string {
	var out []string
	for i, f := range madeFacts {
		if len(out) >= n {
			break
		}
		if i > 2 && rng.Intn(3) == 0 {
			continue
		}
		p := madeFill(rng, pick(rng, f))
		for rng.Intn(3) == 0 {
			p += " " + madeOwn(rng)
		}
		out = append(out, p)
		if rng.Intn(3) == 0 {
			out = append(out, madeQuote(rng))
		}
	}
	for len(out) < n {
		out = append(out, madeOwn(rng)+" "+madeOwn(rng))
	}
	return out
}

func madeFill(rng *rand.Rand, s string) string {
	for _, x := range [][2]string{
		{"{dead}", "nine|nine|nine|at least nine|ten|11"}, {"{hurt}", "34|34|more than 30|at least 34|36|dozens of"},
		{"{crew}", "120|120|about 120|more than 100|140"}, {"{houses}", "60|60|some 60|more than 50|75"},
		{"{tonnes}", "8,000|8,000|nearly 8,000|about 7,500"}, {"{sum}", "$40 million|$40 million|about $40 million|$38.5 million"},
		{"{hour}", "6:40 a.m.|6:40 a.m.|shortly before 7 a.m.|about 6:45 a.m."}, {"{hours}", "five|five|nearly six|more than five"},
		{"{day}", "Monday|Monday|on Monday|Monday morning"}, {"{year}", "1974|1974|1975"},
	} {
		for strings.Contains(s, x[0]) {
			s = strings.Replace(s, x[0], pick(rng, strings.Split(x[1], "|")), 1)
		}
	}
	return strings.ReplaceAll(s, " on on ", " on ")
}

func madeQuote(rng *rand.Rand) string {
	q := madeQuotes[rng.Intn(len(madeQuotes))]
	words := q.words
	if len(words) > 1 && rng.Intn(2) == 0 {
		words = words[:1+rng.Intn(len(words)-1)]
	}
	verb := pick(rng, []string{"said", "said", "told reporters", "added"})
	switch rng.Intn(4) {
	case 0:
		return fmt.Sprintf("%s %s: “%s.”", pick(rng, q.who), verb, strings.Join(words, ". "))
	case 1:
		return fmt.Sprintf("%s %s that %s.", pick(rng, q.who), verb, q.told)
	}
	tail := ""
	if len(words) > 1 {
		tail = " “" + strings.Join(words[1:], ". ") + ".”"
	}
	return fmt.Sprintf("“%s,” %s %s.%s", words[0], pick(rng, q.who), verb, tail)
}

// madeName is a name that is hardly met twice: reports' own matter is full of
// them.
func madeName(rng *rand.Rand) string {
	name := ""
	for range 2 + rng.Intn(2) {
		name += pick(rng, madeSyllables)
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// madeOwn is a sentence that is hardly met twice.
func madeOwn(rng *rand.Rand) string {
	person, town, thing := pick(rng, madeGiven)+" "+madeName(rng), madeName(rng), pick(rng, madeThing)
	trade, did, when := pick(rng, madeTrade), pick(rng, madeVerb), pick(rng, madeWhen)
	switch rng.Intn(6) {
	case 0:
		return fmt.Sprintf("%s, a %s from %s, %s the %s %s.", person, trade, town, did, thing, when)
	case 1:
		return fmt.Sprintf("On %s Street, %s, the %s of %s had been %s by a %s.", madeName(rng), when, thing, town, did, trade)
	case 2:
		return fmt.Sprintf("The %s in %s, which %s %s, still has its %s.", thing, town, did, when, pick(rng, madeThing))
	case 3:
		return fmt.Sprintf("%s %s the %s %s, %s.", person, did, thing, pick(rng, madeWhere), when)
	case 4:
		return fmt.Sprintf("A %s named %s, %d, had %s the %s and gone to %s.", trade, person, 19+rng.Intn(60), did, thing, town)
	}
	return fmt.Sprintf("%s the %s %s what the %s of %s had %s.", strings.ToUpper(when[:1])+when[1:], trade, did, thing, town, pick(rng, madeVerb))
}

var (
	madeSyllables = strings.Fields("ba bel bor cas dal den dor el fen gar gor hal hem il jor kan kel lan lin mar mel mor nan nor ol os pen per ral rin ros sal sen sol tan tor ul van ver wen wil yor zan")
	madeTitles    = []string{"Explosion at Ansel grain store kills nine", "Nine dead in Port Ansel blast", "Grain store blast: nine killed, dozens hurt", "Port Ansel mourns after explosion",
		"What we know about the Port Ansel explosion", "Inquiry ordered into grain store explosion", "Ansel harbour closed after deadly blast"}
	madeGiven   = strings.Fields("Anna Bram Clara Dario Edith Faisal Greta Hugo Ines Jonas Kira Lucas Mona Nils Olga Pavel Rosa Stefan Tilda Umar Vera Wim Yara Zeno")
	madeSurname = strings.Fields("Abbot Barlow Castell Dray Ekman Fenn Garrick Holm Ibsen Jervis Kroll Lindqvist Mather Norden Oakes Penrose Quill Rask Sturm Tarrant Ulrich Voss Wicks Yates")
	madeTrade   = strings.Fields("docker baker nurse teacher fisherman driver crane-operator student carpenter pensioner shopkeeper plumber mechanic electrician cook librarian sailor painter")
	madeVerb    = strings.Split("described|remembered|cleared|repaired|photographed|left|reached|searched|inspected|reopened|guarded|sold|moved|painted|measured|crossed|rebuilt|funded|praised|opposed|visited|closed|filled|emptied", "|")
	madeThing   = strings.Split("broken windows|east gate|old customs house|school hall|fish market|rail sidings|loading crane|church roof|ferry landing|fuel tanks|night bus|harbour wall|bakery|sports ground|water tower|"+
		"council budget|union office|swimming pool|wedding hall|cinema|post office|cattle ramp|sea defences|power line|clinic|lighthouse|timber yard|car park|allotments|playground", "|")
	madeWhere = strings.Split("near the quay|behind the depot|in the old town|along Mill Street|opposite the station|at the ring road|by the river|on the north bank|at the edge of the estate|below the viaduct|across the bay|next to the market", "|")
	madeWhen  = strings.Split("in the afternoon|before dawn|last year|two years ago|in March|at noon|for three weeks|every Friday|within minutes|during the war|after the storm|since 2019|in 1998|late at night|for the first time", "|")
)

type madeSaying struct {
	who   []string
	words []string
	told  string
}

var madeQuotes = []madeSaying{
	{[]string{"Mayor Helen Brandt", "Brandt", "the mayor, Helen Brandt,"}, []string{"This is the darkest morning that our town has known", "We will look after every family that has lost somebody", "Nobody will be left alone with this"}, "the town would look after every family that had lost somebody"},
	{[]string{"Fire chief Marek Olsson", "Olsson", "Chief Olsson"}, []string{"The dust went up like petrol and the roof was gone in a second", "My crews went in four times before the east wall gave way"}, "the crews had gone in four times before the east wall gave way"},
	{[]string{"Interior Minister Jana Petrescu", "Petrescu", "the interior minister"}, []string{"We do not yet know what set it off", "It would be wrong to speculate while people are still missing", "There will be a full and public inquiry"}, "there would be a full and public inquiry"},
	{[]string{"Dr Samuel Ode", "Ode", "Samuel Ode, a surgeon,"}, []string{"We have seen burns of a kind that we rarely see", "Six of the patients are in a critical condition"}, "six of the patients were in a critical condition"},
	{[]string{"Union leader Carla Nygaard", "Nygaard"}, []string{"We warned the company three times about the filters", "They told us that the plant was safe and sent the men back in"}, "the union had warned the company three times about the filters"},
	{[]string{"Thomas Reuel, the company's chief executive,", "Reuel"}, []string{"Our thoughts are with our colleagues and their families", "Every inspection of the past ten years was passed without objection", "We shall open all our books to the investigators"}, "every inspection of the past ten years had been passed without objection"},
	{[]string{"Lena Farkas, who lives on Quay Street,", "Farkas"}, []string{"I was thrown out of bed and all the windows came in", "I thought that a ship had hit the quay"}, "she had thought that a ship had hit the quay"},
	{[]string{"Prime Minister Aldo Varga", "Varga"}, []string{"The whole country stands with Port Ansel today", "Flags will fly at half mast for three days"}, "flags would fly at half mast for three days"},
}

var madeFacts = [][]string{
	{"An explosion tore through a grain store in Port Ansel on {day}, killing {dead} people and injuring {hurt} others, officials said.", "{dead} workers died and {hurt} people were hurt when a grain silo blew up at the harbour of Port Ansel on {day}.",
		"A blast at the Ansel Grain Company's harbour store killed {dead} people on {day} and left {hurt} injured, according to the fire service.", "At a grain terminal in Port Ansel {dead} people were killed in an explosion on {day}; {hurt} were taken to hospital."},
	{"The explosion happened at {hour}, as the early shift was beginning.", "The early shift had just begun when the silo exploded at {hour}.", "The blast struck at {hour} local time, minutes after the night shift had gone home."},
	{"Three workers were still missing on Monday evening.", "Rescuers were searching for three missing men late on Monday.", "Three people are unaccounted for, the fire service said.", "Two workers have not been found."},
	{"Some {crew} firefighters fought the flames for {hours} hours.", "It took {crew} firefighters {hours} hours to put out the fire.", "The fire was brought under control after {hours} hours by crews from four towns, {crew} firefighters in all."},
	{"About {tonnes} tonnes of wheat were in the store.", "The silo held {tonnes} tonnes of wheat bound for Egypt.", "Officials said that {tonnes} tonnes of barley had been stored there."},
	{"The blast damaged {houses} houses along Quay Street and broke windows a mile away.", "Windows were broken up to a mile away and {houses} homes were damaged.", "{houses} homes on Quay Street can no longer be lived in, the council said."},
	{"Police evacuated two schools and a nursing home.", "Two schools and a nursing home were cleared as a precaution.", "Pupils of two schools were sent home."},
	{"The harbour was closed to shipping until Wednesday.", "Ships were turned away and the port will stay shut until Wednesday.", "The port authority closed the harbour to all traffic."},
	{"Interior Minister Jana Petrescu ordered an inquiry and flew to Port Ansel.", "An inquiry was ordered by Interior Minister Jana Petrescu, who arrived in the town at noon.", "The government has ordered a public inquiry into the disaster."},
	{"Investigators believe that grain dust caught fire in a conveyor.", "The cause was not known, but investigators suspect that dust in a conveyor belt caught fire.", "A spark from a conveyor may have set off the dust, a person close to the investigation said."},
	{"The store was built in {year} and belongs to the Ansel Grain Company.", "The Ansel Grain Company has run the terminal since {year}.", "The concrete silo, which dates from {year}, was to be replaced next year."},
	{"The union said that it had complained three times about blocked filters.", "Workers had complained of blocked filters three times this year, their union said.", "The company denied that it had ignored complaints about the filters."},
	{"Company officials put the damage at {sum}.", "The damage is estimated at {sum}.", "Insurers expect claims of {sum}."},
	{"Six of the injured were in a critical condition at the Lorne Hospital.", "Doctors at the Lorne Hospital said that six patients were fighting for their lives.", "Six people with severe burns were flown to the capital."},
	{"The company's shares fell by 14 per cent.", "Shares in Ansel Grain lost 14 percent of their value on Monday.", "Trading in the company's shares was suspended."},
	{"Prime Minister Aldo Varga declared three days of mourning.", "Three days of national mourning were announced by Prime Minister Aldo Varga.", "Flags on public buildings were lowered to half mast."},
	{"It was the country's worst industrial accident in 30 years.", "No industrial accident had cost so many lives since 2001.", "In 2001 a refinery fire at Kelm killed 17 people."},
	{"A vigil was held at St Brannoc's church on Monday night.", "Hundreds gathered at St Brannoc's church in the evening to pray for the victims.", "People laid flowers and candles at the harbour gate."},
	{"The inspectorate had passed the plant in February.", "Inspectors last visited the plant in February and found no faults.", "The last inspection, in February, found minor faults."},
	{"Wheat prices rose slightly in Paris.", "Traders said that the loss would hardly move world prices.", "The port handles a fifth of the country's grain exports."},
}
