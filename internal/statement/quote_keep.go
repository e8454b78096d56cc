package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/internal/lang"
)

// keep tells whether the run is somebody's words: not a title, a name, or a
// word that the outlet holds at arm's length.
func (q *quoter) keep(u *unit, h *heard) bool {
	words := q.runs[u.items[h.item].run-1].words.Cut(q.text)
	n := len(strings.Fields(words))
	title := !u.headline && titleCase(words)
	before := q.word(u, h.item-1)
	noun := before // the one that a title stands beside
	if before != nil && before.low == "," {
		noun = q.word(u, h.item-2)
	}
	switch {
	case q.nickname(u, h.item), utf8.RuneCountInString(words) == 1, strings.HasPrefix(words, "(") && strings.HasSuffix(words, ")"):
		return false
	case h.named, before != nil && (naming(before.low) || before.low == "called" && q.hyphened(u, h.item-1)):
		return false // a plan called “…”, the so-called “…”
	case title && n > 1 && noun != nil && noun.UPOS == lang.NOUN && work(noun.lemma()):
		return false // the film “…”; her book, “…,”
	case n == 1 && before != nil && before.low == "by":
		return false // posted by “…”
	case n <= 3 && before != nil && before.low == "(" && q.closing(u, h.item+1):
		return false // a gloss
	case h.score >= scoreLeads, h.direct && h.score >= scoreReported, h.direct && u.words == 0:
		return !(title && n > 1 && before != nil && before.lemma() == "tell")
	case !h.found && !h.direct && n < minBare:
		return false
	case title && (n > 1 || h.score < scoreGoverns-20):
		return false
	case before != nil && work(before.lemma()) && capital(words):
		return false
	case n <= 2 && h.score < scoreGoverns-20 && h.cue.IsZero() && before != nil &&
		(before.UPOS == lang.DET || before.UPOS == lang.ADJ || before.UPOS == lang.NOUN):
		return false // a word or two in the outlet's own clause: the “deep state” theory
	}
	return true
}

// hyphened tells whether a hyphen ties item i to the word before it.
func (q *quoter) hyphened(u *unit, i int) bool {
	b := q.word(u, i-1)
	return b != nil && b.XPOS == lang.TagHYPH && b.End == q.start(u, i)
}

func (q *quoter) closing(u *unit, i int) bool {
	t := q.word(u, i)
	return t != nil && t.low == ")"
}

// minBare is how many words a run in the middle of a clause has at least if it
// counts as a quote without a voice.
const minBare = 6

// naming tells whether the word says that a name or title follows.
func naming(low string) bool {
	switch low {
	case "titled", "entitled", "headlined", "nicknamed", "so-called", "codenamed", "code-named", "subtitled", "captioned", "hashtag", "aka", "a.k.a.":
		return true
	}
	return false
}

// names tells whether the verb gives a thing its name.
func names(lemma string) bool {
	switch lemma {
	case "call", "name", "dub", "nickname", "title", "entitle", "term", "christen", "style", "know", "codename":
		return true
	}
	return false
}

// titleCase tells whether every word of weight begins with a capital or digit,
// the first one too.
func titleCase(words string) bool {
	any := false
	for i, w := range strings.Fields(words) {
		w = strings.TrimFunc(w, func(r rune) bool { return !wordRune(r) })
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case w == "":
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			any = true
		case i == 0 || !small(w):
			return false
		}
	}
	return any
}

// small tells whether titles keep the word in lower case.
func small(w string) bool {
	switch w {
	case "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "nor", "by", "with", "from", "as", "vs", "v", "de", "la", "is":
		return true
	}
	return false
}
