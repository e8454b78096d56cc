package synopsis

import "strings"

// An axis is a question that verbs and adjectives of either side answer: was it
// found or is it missing, did it work or fail.
type axis struct {
	name    string
	yes, no string // lemmas
	kind    axisKind
}

// An axisKind is a set of what can be said of an axis.
type axisKind uint8

const (
	whole   axisKind = 1 << iota // what is not on one side is on the other: "not found" is as good as "missing", but "did not rise" is not "fell"
	counted                      // a number alone tells who is meant: "two are missing"
	chosen                       // it is somebody's doing: one that accepts and another that rejects hold two views
	turning                      // one side may follow upon the other: who was arrested is released
)

// axes are the opposites that news tells of.
var axes = []axis{
	{"found", "find locate recover trace", "miss missing unaccounted untraced", whole | counted},
	{"alive", "survive alive living", "die dead perish drown kill", whole},
	{"hurt", "hurt injure wound injured wounded", "unhurt unharmed uninjured unscathed", whole},
	{"work", "work function operate", "fail malfunction break", whole},
	{"open", "open reopen", "close shut closed", whole | turning},
	{"held", "arrest detain jail hold imprison", "release free discharge", turning},
	{"convicted", "convict", "acquit exonerate", 0},
	{"accept", "accept approve back endorse ratify adopt pass", "reject veto defeat dismiss oppose refuse", chosen},
	{"confirm", "confirm acknowledge admit", "deny dispute refute", chosen},
	{"grant", "grant", "deny refuse", chosen},
	{"win", "win", "lose", 0},
	{"succeed", "succeed successful", "fail unsuccessful", whole},
	{"rise", "rise climb jump surge soar increase gain grow advance", "fall drop decline slip plunge tumble decrease sink shrink", turning},
	{"lift", "lift waive suspend revoke cancel", "impose reinstate restore enforce", turning},
	{"conscious", "conscious", "unconscious", whole | turning},
}

// A side is where a lemma stands on an axis.
type side struct {
	axis int
	yes  bool
}

// sides of each lemma.
var sides = func() map[string][]side {
	m := make(map[string][]side)
	for i, a := range axes {
		for _, l := range strings.Fields(a.yes) {
			m[l] = append(m[l], side{i, true})
		}
		for _, l := range strings.Fields(a.no) {
			m[l] = append(m[l], side{i, false})
		}
	}
	return m
}()
