package measure

import "strings"

// fewest is the least number of things that "over" and "under" bound; before a
// smaller one they say where: "the smoke hung over two villages".
const fewest = 10

// governed tells whether the hedge at token i, which ends at j, is no hedge of
// the reading but belongs to the words before it: "handed over 40 documents", "a
// book about three sisters", "it is up to 12 jurors".
func (p *parser) governed(i, j int, r reading) bool {
	if r.u != counts || r.open || r.counted == "" || p.is(r.first, loose) {
		return false
	}
	before := ""
	if t := p.at(i - 1); t.kind == letters {
		before = strings.ToLower(p.spelt(i - 1))
	}
	switch p.word(i) {
	case wOver, wUnder:
		return j == i+1 && (r.lo.cmp(whole(fewest)) < 0 || takesOver(before) && p.word(i) == wOver)
	case wAbout:
		return j == i+1 && (p.spelt(i) == "about" && takesAbout(before) || p.spelt(i) == "around" && takesAround(before))
	case wUp:
		return takesUpTo(before) || p.oneOf(i-1, wBe) && p.at(i-2).kind == letters && strings.EqualFold(p.spelt(i-2), "it")
	}
	return false
}

// takesOver tells of a word that "over" follows as its own.
func takesOver(s string) bool {
	switch s {
	case "hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "sign", "signs", "signed", "signing",
		"preside", "presides", "presided", "presiding", "pore", "pores", "pored", "poring", "mull", "mulls", "mulled", "mulling",
		"argue", "argues", "argued", "arguing", "quarrel", "quarrelled", "quarreled", "clash", "clashed", "tower", "towers", "towered",
		"victory", "triumph", "control", "power", "authority", "jurisdiction", "sovereignty", "dispute", "disputes", "row", "feud",
		"war", "battle", "fight", "anger", "outrage", "concern", "concerns", "fear", "fears", "doubts", "lawsuit", "advantage":
		return true
	}
	return false
}

// takesAbout tells of a word that "about" follows as its own.
func takesAbout(s string) bool {
	switch s {
	case "book", "books", "novel", "story", "stories", "film", "films", "movie", "song", "songs", "documentary", "article", "joke", "tale",
		"question", "questions", "doubts", "concern", "concerns", "fears", "complaint", "complaints", "information", "news", "lies",
		"ask", "asks", "asked", "asking", "talk", "talks", "talked", "talking", "speak", "speaks", "spoke", "speaking", "think", "thinking",
		"worry", "worries", "worried", "worrying", "complain", "complains", "complained", "complaining", "inquire", "inquired", "enquired",
		"care", "cared", "argue", "argued", "arguing", "lied", "lying", "concerned", "angry", "happy", "sorry", "curious", "anxious":
		return true
	}
	return false
}

// takesAround tells of a verb of going or standing, behind which "around" says where.
func takesAround(s string) bool {
	switch s {
	case "sail", "sails", "sailed", "sailing", "walk", "walks", "walked", "walking", "run", "runs", "ran", "running", "drive", "drives",
		"drove", "driving", "fly", "flies", "flew", "flying", "travel", "travels", "travelled", "traveled", "move", "moved", "moving",
		"stand", "stood", "standing", "sit", "sat", "sitting", "gather", "gathered", "gathering", "wrapped", "built", "centred", "centered",
		"revolve", "revolves", "revolved", "circle", "circled":
		return true
	}
	return false
}

// takesUpTo tells of a verb that "up to" follows as its own.
func takesUpTo(s string) bool {
	switch s {
	case "own", "owns", "owned", "owning", "stand", "stands", "stood", "standing", "look", "looks", "looked", "looking", "left":
		return true
	}
	return false
}
