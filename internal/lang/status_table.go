package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A governing is what a word makes of the clause that hangs on it. With no
// status the clause happens just as its governor does ("began to burn",
// "managed to land"); not turns it round ("failed to land").
type governing struct {
	status synoptic.Status
	not    bool
	form   form
	opens  bool // negated, it leaves the clause open: "did not deny it"; else the negation passes through
	fact   bool // the clause holds whether or not its governor does: "did not regret it"
}

// A form is how a clause hangs on the word above it; a set of them.
type form uint8

// The forms.
const (
	byTo      form = 1 << iota // an infinitive: "plans to sail"
	byIng                      // a gerund, with or without a preposition: "denied sailing", "accused of sailing"
	byThat                     // a clause with a verb of its own: "denied that it sailed"
	byNoun                     // a noun of happening: "denied an attack"
	byFor                      // … behind a preposition: "called for an inquiry", "charged with murder"
	byPurpose                  // an infinitive that says what for
	passiveTo                  // an infinitive under a passive: "is said to have sailed"
)

// A row of a table: a status (same and turned for what has none), the forms
// that it holds for, and the lemmas. The first row that has a lemma and a form
// decides.
type row struct {
	status synoptic.Status
	form   form
	lemmas string
}

const (
	same   synoptic.Status = ""
	turned synoptic.Status = "!"
)

// governors are the verbs and adjectives, by lemma.
var governors = spread([]row{
	{same, passiveTo, "force compel allow permit make help see enable cause leave prompt authorize authorise clear"},
	{synoptic.Alleged, passiveTo, "say believe think report know understand consider rumour rumor find hold feel assume presume reckon suspect allege claim"},

	{turned, byTo, "fail refuse decline forget neglect omit disdain unable unwilling reluctant unlikely powerless impossible cease hesitate pretend loath"},
	{turned, byIng, "stop cease quit halt end avoid prevent bar ban block keep prohibit discourage deter dissuade refrain abstain escape resist give abandon discontinue exempt miss exclude rule incapable"},
	{turned, byNoun, "avoid prevent avert cancel abandon foil thwart scrap stop block lack escape halt"},
	{turned, byThat, "untrue false impossible unlikely disprove"},
	{synoptic.Denied, byThat | byIng | byNoun | byTo, "deny refute dispute rebut"},
	{synoptic.Denied, byThat | byIng | byNoun, "reject dismiss"},

	{same, byTo, "manage begin start continue force compel able allow permit enable help proceed come get happen go use prove cause remember bother dare turn succeed fortunate lucky"},
	{same, byIng, "admit confess begin start continue finish resume acknowledge recall remember regret succeed persist convict find blame criticise criticize praise thank fine jail punish arrest credit see hear keep"},
	{same, byThat, "true happen clear"},

	{synoptic.Planned, byTo, "plan intend aim mean expect prepare schedule vow promise pledge agree decide resolve threaten try attempt seek move arrange commit opt choose set due poised ready willing bound about determined determine certain sure go supposed slate struggle fight rush look wait volunteer undertake swear elect eager keen earmark vote suppose"},
	{synoptic.Planned, byIng, "plan intend think look aim postpone delay promise pledge"},
	{synoptic.Planned, byThat, "promise pledge vow ensure expect"},
	{synoptic.Planned, byNoun | byFor, "plan schedule promise pledge prepare organise organize postpone delay await expect envisage threaten arrange"},

	{synoptic.Asked, byTo | byThat | byIng, "ask request urge demand beg order instruct command direct implore appeal petition plead require mandate"},
	{synoptic.Asked, byTo | byIng, "invite press call tell lobby summon subpoena oblige"},
	{synoptic.Asked, byNoun | byFor, "demand request urge seek order call ask plead appeal require press lobby petition"},
	{synoptic.Alleged, byTo | byThat, "allege claim suspect rumour rumor purport"},
	{synoptic.Alleged, byThat, "believe"},
	{synoptic.Alleged, byIng | byFor, "accuse suspect charge"},
	{synoptic.Alleged, byNoun, "allege suspect"},

	{synoptic.Suggested, byTo | byIng | byThat, "hope want wish consider suggest propose recommend offer fear risk contemplate mull advocate favour favor possible likely probable need apt prone liable tempt advise warn discuss encourage"},
	{synoptic.Suggested, byThat, "think doubt guess imagine predict forecast speculate worry afraid assume presume suppose appear seem"},
	{synoptic.Suggested, byTo, "appear seem like prefer love afford deserve dream long free welcome"},
	{synoptic.Suggested, byNoun | byFor, "propose suggest recommend consider fear warn discuss risk predict forecast mull hope favour favor advocate"},

	// Said to be so, or not said: a voice, unless it is not said.
	{same, byThat, "say confirm announce add report state declare establish prove show"},
})

// nouns are what nouns make of the clause that explains them.
var nouns = spread([]row{
	{turned, byTo | byIng, "refusal failure inability reluctance unwillingness"},
	{synoptic.Planned, byTo | byIng | byThat, "plan promise pledge vow intention intent decision deal agreement bid attempt effort threat commitment move offer aim goal mission ambition readiness willingness determination push pact scheme resolution"},
	{synoptic.Suggested, byTo | byIng | byThat | byFor, "proposal suggestion recommendation hope possibility risk chance likelihood prospect fear idea option opportunity advice warning concern speculation prediction need ability right permission power desire wish doubt worry"},
	{synoptic.Asked, byTo | byThat | byFor, "request call demand order appeal plea obligation duty instruction requirement petition invitation"},
	{synoptic.Alleged, byTo | byIng | byThat | byFor, "allegation accusation claim suspicion rumour rumor charge assertion belief theory"},
	{synoptic.Denied, byIng | byThat | byFor, "denial"},
	{same, byThat | byTo | byIng, "evidence proof sign confirmation indication"},
})

// opening lists the lemmas whose negation leaves the clause open: not to deny
// it, or not to confirm it, is not to say that it did not happen.
var opening = words(map[synoptic.Status]string{same: "deny dispute reject refute rebut dismiss claim allege rule say confirm announce add report state declare establish show clear evidence proof sign confirmation indication"})

// factive lists the lemmas that take their clause for granted.
var factive = words(map[synoptic.Status]string{same: "regret remember recall acknowledge admit know mind blame criticise criticize punish praise thank"})

// statusAdverbs hedge the clause that they stand in.
var statusAdverbs = words(map[synoptic.Status]string{
	synoptic.Alleged:   "allegedly reportedly supposedly purportedly ostensibly apparently seemingly presumably",
	synoptic.Suggested: "perhaps maybe possibly probably potentially likely conceivably",
})

// statusAdjectives tell the status of the noun that they describe, by form.
var statusAdjectives = words(map[synoptic.Status]string{
	synoptic.Planned:   "planned scheduled upcoming expected intended promised forthcoming impending pending attempted postponed future",
	synoptic.Suggested: "proposed possible potential suggested likely mooted threatened feared prospective would-be",
	synoptic.Alleged:   "alleged suspected reported supposed purported apparent rumoured rumored presumed claimed",
	synoptic.Asked:     "requested demanded",
	turned:             "cancelled canceled abandoned averted foiled thwarted aborted failed scrapped",
})

// spread files the rows under their lemmas, in order.
func spread(rows []row) map[string][]governing {
	m := make(map[string][]governing)
	for _, r := range rows {
		g := governing{status: r.status, form: r.form}
		if r.status == turned {
			g.status, g.not = same, true
		}
		for _, l := range strings.Fields(r.lemmas) {
			_, g.opens = opening[l]
			_, g.fact = factive[l]
			m[l] = append(m[l], g)
		}
	}
	return m
}

func words(by map[synoptic.Status]string) map[string]synoptic.Status {
	m := make(map[string]synoptic.Status)
	for s, l := range by {
		for _, w := range strings.Fields(l) {
			m[w] = s
		}
	}
	return m
}
