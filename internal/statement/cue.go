package statement

// A cueClass is what a verb may do with quoted words.
type cueClass uint8

// The classes of verbs. Any verb may have quoted words in its clause; those
// without a class give them a voice only where nothing better is there.
const (
	noCue    cueClass = iota
	cueSay            // "…," she said; stands beside a clause of somebody's words
	cueWeak           // the same where nothing stands between: "…," she smiled
	cueShow           // a paper, poll or film says it: read, show, indicate
	cueCall           // names or judges: call, describe, praise, dismiss … as
	cueThink          // thinks, hopes, wants: words that were said all the same
)

// IsCue tells whether the verb or preposition of that lemma gives the clause
// it governs to its subject's voice: say, tell, claim, think.
func IsCue(lemma string) bool {
	c := classOf(lemma)
	return c == cueSay || c == cueThink
}

// classOf is the class of a verb by its lemma.
func classOf(lemma string) cueClass {
	switch lemma {
	case "begin", "continue", "offer", "order", "address", "put", "point", "fire", "smile", "laugh", "grin", "beam", "shrug",
		"sigh", "gasp", "mouth", "sing", "phrase", "reflect", "signal", "submit", "text", "sob", "toast", "teach", "express":
		return cueWeak
	case "accord", "acknowledge", "add", "admit", "advise", "affirm", "agree", "allege", "allow", "announce",
		"answer", "apologize", "apologise", "argue", "ask", "assert", "assess", "assure", "attest", "aver", "avow",
		"bark", "beg", "bellow", "bemoan", "blare", "blog", "blurt", "boast", "boom", "brag",
		"caution", "chant", "charge", "chide", "chime", "chuckle", "claim", "clarify", "command", "comment", "complain",
		"concede", "conclude", "concur", "confess", "confide", "confirm", "contend", "counter", "crack", "cry",
		"declare", "demand", "demur", "deny", "disclose", "drawl", "echo", "elaborate", "email", "e-mail", "emphasize",
		"emphasise", "enthuse", "estimate", "exclaim", "exhort", "exult", "explain", "fume", "gloat",
		"groan", "grouse", "grumble", "gush", "headline", "hint", "holler", "howl", "imply", "inform", "inquire",
		"insist", "instruct", "interject", "interrupt", "intone", "jeer", "joke", "lament", "maintain", "marvel",
		"mention", "message", "moan", "mumble", "murmur", "muse", "mutter", "note", "object", "observe", "opine",
		"plead", "pledge", "ponder", "post", "preach", "predict", "proclaim", "promise",
		"pronounce", "propose", "protest", "quip", "quote", "rage", "rant", "read", "reaffirm", "reason", "reassure",
		"recall", "recite", "recommend", "recount", "reiterate", "rejoin", "relate", "remark", "remember",
		"remind", "repeat", "reply", "report", "request", "respond", "restate", "retort", "retweet", "reveal", "roar", "say", "scoff",
		"scold", "scream", "shout", "snap", "snarl", "sneer", "snipe", "speak", "speculate",
		"state", "stress", "suggest", "surmise", "swear", "taunt", "tease", "tell", "testify", "thunder",
		"tout", "tweet", "underline", "underscore", "urge", "utter", "vent", "volunteer", "vow", "wail", "warn", "whine",
		"whisper", "wonder", "write", "yell", "promulgate", "joke-tweet", "worry", "fret", "deadpan", "interpose", "summarize",
		"summarise", "theorize", "venture", "croon", "ad-lib", "caption", "elucidate", "extol", "commiserate":
		return cueSay
	case "show", "indicate", "display", "feature", "include", "contain", "bear", "carry", "publish", "print", "flash", "sport",
		"list", "cite", "reference", "invoke", "find", "specify", "stipulate", "require", "provide":
		return cueShow
	case "accuse", "acclaim", "applaud", "assail", "attack", "bash", "bill", "blame", "blast", "brand", "cast", "castigate", "celebrate",
		"champion", "characterize", "characterise", "chastise", "cheer", "commend", "compare", "condemn", "congratulate", "contrast", "criticize", "criticise",
		"deem", "decry", "defend", "denounce", "deride", "describe", "disavow", "dismiss", "disparage", "downplay", "dub", "hail",
		"call", "label", "lambaste", "lambast", "laud", "liken", "mock", "name", "paint", "portray", "praise", "rank", "rate",
		"rebuke", "refer", "reject", "ridicule", "rip", "slam", "salute", "savage", "style", "tag", "term", "thank", "trash",
		"welcome", "nickname", "christen", "credit", "cast-off", "lavish", "view", "regard", "define", "repudiate", "trumpet", "berate", "impugn":
		return cueCall
	case "think", "believe", "feel", "hope", "want", "expect", "fear", "see", "know", "doubt", "consider", "imagine", "suspect",
		"guess", "realize", "realise", "understand", "intend", "plan", "seek", "wish", "mean", "decide", "determine", "prefer",
		"envision", "foresee", "anticipate", "assume", "judge", "reckon", "calculate", "learn", "hear", "agonize", "favor", "favour",
		"support", "oppose", "endorse", "back", "refuse", "decline", "threaten", "vote", "recognize", "recognise", "figure":
		return cueThink
	}
	return noCue
}
