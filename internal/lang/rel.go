package lang

import "strings"

// A Rel is a relation of Universal Dependencies 2 between a token and its head;
// the zero value means "no tree". Relations with a subtype stand behind their
// base: see [Rel.Base].
type Rel uint8

// The relations found in the treebanks.
const (
	NoRel Rel = iota
	RelAcl
	RelAclRelcl
	RelAdvcl
	RelAdvclRelcl
	RelAdvmod
	RelAmod
	RelAppos
	RelAux
	RelAuxPass
	RelCase
	RelCc
	RelCcPreconj
	RelCcomp
	RelCompound
	RelCompoundPrt
	RelConj
	RelCop
	RelCsubj
	RelCsubjOuter
	RelCsubjPass
	RelDep
	RelDet
	RelDetPredet
	RelDiscourse
	RelDislocated
	RelExpl
	RelFixed
	RelFlat
	RelGoeswith
	RelIobj
	RelList
	RelMark
	RelNmod
	RelNmodDesc
	RelNmodPoss
	RelNmodUnmarked
	RelNsubj
	RelNsubjOuter
	RelNsubjPass
	RelNummod
	RelObj
	RelObl
	RelOblAgent
	RelOblUnmarked
	RelOrphan
	RelParataxis
	RelPunct
	RelReparandum
	RelRoot
	RelVocative
	RelXcomp
)

var relNames = [...]string{
	"_",
	"acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux",
	"aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj",
	"cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse",
	"dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
	"nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod",
	"obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum",
	"root", "vocative", "xcomp",
}

// String is the relation as treebanks write it, "nsubj:pass"; "_" for NoRel.
func (r Rel) String() string { return nameOf(relNames[:], int(r)) }

// ParseRel is the relation of that name. For a subtype that no treebank of ours
// has, it is the relation without it; ok is false if that is unknown as well.
func ParseRel(name string) (r Rel, ok bool) {
	if i, ok := indexOf(relNames[:], name); ok {
		return Rel(i), true
	}
	base, _, _ := strings.Cut(name, ":")
	i, ok := indexOf(relNames[:], base)
	return Rel(i), ok
}

// Base is the relation without its subtype: RelNsubj for RelNsubjPass.
func (r Rel) Base() Rel {
	if int(r) < len(relBase) {
		return relBase[r]
	}
	return NoRel
}

var relBase = [...]Rel{
	NoRel:           NoRel,
	RelAcl:          RelAcl,
	RelAclRelcl:     RelAcl,
	RelAdvcl:        RelAdvcl,
	RelAdvclRelcl:   RelAdvcl,
	RelAdvmod:       RelAdvmod,
	RelAmod:         RelAmod,
	RelAppos:        RelAppos,
	RelAux:          RelAux,
	RelAuxPass:      RelAux,
	RelCase:         RelCase,
	RelCc:           RelCc,
	RelCcPreconj:    RelCc,
	RelCcomp:        RelCcomp,
	RelCompound:     RelCompound,
	RelCompoundPrt:  RelCompound,
	RelConj:         RelConj,
	RelCop:          RelCop,
	RelCsubj:        RelCsubj,
	RelCsubjOuter:   RelCsubj,
	RelCsubjPass:    RelCsubj,
	RelDep:          RelDep,
	RelDet:          RelDet,
	RelDetPredet:    RelDet,
	RelDiscourse:    RelDiscourse,
	RelDislocated:   RelDislocated,
	RelExpl:         RelExpl,
	RelFixed:        RelFixed,
	RelFlat:         RelFlat,
	RelGoeswith:     RelGoeswith,
	RelIobj:         RelIobj,
	RelList:         RelList,
	RelMark:         RelMark,
	RelNmod:         RelNmod,
	RelNmodDesc:     RelNmod,
	RelNmodPoss:     RelNmod,
	RelNmodUnmarked: RelNmod,
	RelNsubj:        RelNsubj,
	RelNsubjOuter:   RelNsubj,
	RelNsubjPass:    RelNsubj,
	RelNummod:       RelNummod,
	RelObj:          RelObj,
	RelObl:          RelObl,
	RelOblAgent:     RelObl,
	RelOblUnmarked:  RelObl,
	RelOrphan:       RelOrphan,
	RelParataxis:    RelParataxis,
	RelPunct:        RelPunct,
	RelReparandum:   RelReparandum,
	RelRoot:         RelRoot,
	RelVocative:     RelVocative,
	RelXcomp:        RelXcomp,
}
