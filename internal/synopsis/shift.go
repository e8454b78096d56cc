package synopsis

import "strings"

// What one report quotes as “I have lost my house” another tells as: he had
// lost his house. Pronouns and auxiliaries come in kinds within which telling
// shifts them; the other verbs keep their lemma.

// A shiftKind is a kind of words that telling turns into one another.
type shiftKind int

const (
	noShift   shiftKind = iota
	asSubject           // I, we: he, she, they
	asObject
	asOwner
	asOwn // mine, ours
	asSelf
	asBe
	asHave
	asDo
	asWill
	asCan
	asMay
	asHere // here, now: there, then
	asThis
)

func kindOfShift(w string) shiftKind {
	switch w {
	case "i", "we", "you", "he", "she", "they":
		return asSubject
	case "me", "us", "him", "them":
		return asObject
	case "my", "our", "your", "his", "her", "their":
		return asOwner
	case "mine", "ours", "yours", "hers", "theirs":
		return asOwn
	case "myself", "ourselves", "yourself", "yourselves", "himself", "herself", "themselves":
		return asSelf
	case "am", "are", "is", "was", "were", "be", "been":
		return asBe
	case "have", "has", "had":
		return asHave
	case "do", "does", "did":
		return asDo
	case "will", "would", "shall", "should":
		return asWill
	case "can", "could":
		return asCan
	case "may", "might":
		return asMay
	case "here", "there":
		return asHere
	case "this", "that", "these", "those":
		return asThis
	}
	return noShift
}

// A plainWord is a word of a quote with contractions opened.
type plainWord struct{ fold, verb string }

// open lists the words of tokens, "we're" as two. The auxiliary of a perfect
// is left out: telling puts it in or takes it away.
func open(ts []token) []plainWord {
	var out []plainWord
	for i := range ts {
		w := ts[i].fold
		rest := ""
		if k := strings.IndexAny(w, "'’"); k > 0 {
			switch tail := strings.Trim(w[k:], "'’"); {
			case strings.HasSuffix(w[:k], "n") && tail == "t":
				w, rest = w[:k-1], "not"
			case tail == "re":
				w, rest = w[:k], "are"
			case tail == "m":
				w, rest = w[:k], "am"
			case tail == "ve":
				w, rest = w[:k], "have"
			case tail == "ll":
				w, rest = w[:k], "will"
			case tail == "s" && kindOfShift(w[:k]) == asSubject:
				w, rest = w[:k], "is"
			}
		}
		for _, x := range [...]string{w, rest} {
			if x != "" && kindOfShift(x) != asHave {
				out = append(out, plainWord{x, ts[i].verb})
			}
		}
	}
	return out
}

// shifted tells whether two runs of words are the same but for person and
// tense, which differ.
func shifted(a, b []token) bool {
	x, y := open(a), open(b)
	if len(x) != len(y) {
		return false
	}
	some := len(a) != len(b) // only a perfect's auxiliary is another
	for i := range x {
		switch k := kindOfShift(x[i].fold); {
		case x[i].fold == y[i].fold:
		case k != noShift && k == kindOfShift(y[i].fold),
			k == asObject && y[i].fold == "her", x[i].fold == "her" && kindOfShift(y[i].fold) == asObject,
			x[i].verb != "" && x[i].verb == y[i].verb:
			some = true
		default:
			return false
		}
	}
	return some
}
