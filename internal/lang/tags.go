package lang

// A UPOS is a universal part of speech; the zero value means "not tagged".
type UPOS uint8

// The universal parts of speech, as written in Universal Dependencies.
const (
	NoUPOS UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var uposNames = [...]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String is the tag as treebanks write it, "_" for NoUPOS.
func (u UPOS) String() string { return nameOf(uposNames[:], int(u)) }

// ParseUPOS is the part of speech of that name; ok is false if there is none.
func ParseUPOS(name string) (u UPOS, ok bool) {
	i, ok := indexOf(uposNames[:], name)
	return UPOS(i), ok
}

// Content tells whether the part of speech is an open class that names or
// describes: noun, proper noun, verb, adjective, adverb or number.
func (u UPOS) Content() bool {
	switch u {
	case NOUN, PROPN, VERB, ADJ, ADV, NUM:
		return true
	}
	return false
}

// An XPOS is a Penn Treebank tag; the zero value means "not tagged".
type XPOS uint8

// The Penn tags that English treebanks use.
const (
	NoXPOS XPOS = iota
	TagADD      // e-mail and web addresses
	TagAFX      // affix on its own
	TagCC
	TagCD
	TagDT
	TagEX
	TagFW
	TagGW   // part of a word wrongly split
	TagHYPH // hyphen between parts of a word
	TagIN
	TagJJ
	TagJJR
	TagJJS
	TagLS // list number
	TagMD
	TagNFP // ornaments: ***, bullets
	TagNN
	TagNNP
	TagNNPS
	TagNNS
	TagPDT
	TagPOS // 's
	TagPRP
	TagPRPS // my, their
	TagRB
	TagRBR
	TagRBS
	TagRP // particle
	TagSYM
	TagTO
	TagUH
	TagVB
	TagVBD
	TagVBG
	TagVBN
	TagVBP
	TagVBZ
	TagWDT
	TagWP
	TagWPS // whose
	TagWRB
	TagDollar // currency signs
	TagCloseQuote
	TagComma
	TagLRB   // ( [
	TagRRB   // ) ]
	TagStop  // . ? !
	TagColon // : ; dashes, ellipses
	TagOpenQuote
)

var xposNames = [...]string{
	"_",
	"ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN",
	"JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS",
	"PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO",
	"UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
	"WRB", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "``",
}

// String is the tag as treebanks write it, "_" for NoXPOS.
func (x XPOS) String() string { return nameOf(xposNames[:], int(x)) }

// ParseXPOS is the tag of that name; ok is false if there is none.
func ParseXPOS(name string) (x XPOS, ok bool) {
	i, ok := indexOf(xposNames[:], name)
	return XPOS(i), ok
}

// nameOf and indexOf serve the three enumerations; the tables are too small
// for anything but a scan, and parsing names happens in training only.
func nameOf(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return "?"
}

func indexOf(names []string, name string) (int, bool) {
	for i, n := range names {
		if n == name {
			return i, true
		}
	}
	return 0, false
}
