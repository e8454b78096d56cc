package lang

import (
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

// maxSentence is the most tokens a sentence can have. Longer ones are cut, so
// that no list or table makes the parser slow.
const maxSentence = 250

// A splitter finds the ends of sentences among the tokens of one paragraph.
type splitter struct {
	text   string
	tokens []Token
}

// sentences appends the sentences that the paragraph's tokens make.
func sentences(out []Sentence, text string, paragraph int, tokens []Token) []Sentence {
	s := splitter{text, tokens}
	for start := 0; start < len(tokens); {
		end := s.next(start)
		out = append(out, Sentence{
			Span:      synoptic.Span{Start: tokens[start].Start, End: tokens[end-1].End},
			Paragraph: paragraph,
			Tokens:    tokens[start:end:end],
		})
		start = end
	}
	return out
}

// next is the end of the sentence that starts at token start.
func (s *splitter) next(start int) int {
	limit := min(len(s.tokens), start+maxSentence)
	for i := start; i < limit; i++ {
		if end := s.stop(start, i, limit); end > 0 {
			return end
		}
	}
	if limit == len(s.tokens) {
		return limit
	}
	for i := limit; i > start+maxSentence/2; i-- {
		if f := s.tokens[i-1].Form; f == ";" || f == "," {
			return i
		}
	}
	return limit
}

// stop is the end of the sentence if token i is the mark that ends it, with
// the closing marks and notes behind it, or if what follows shows that it was
// the last; 0 if the sentence goes on. It looks no further than limit.
func (s *splitter) stop(start, i, limit int) int {
	kind := s.mark(i)
	if kind == markNone {
		if i+1 < limit && s.headed(start, i) {
			return i + 1
		}
		return 0
	}
	end := i + 1
	closed := false
	for end < limit && s.closing(start, end) {
		closed = true
		end++
	}
	if kind != markAbbrev {
		if s.numbered(start, i) || s.item(start, i) {
			return 0
		}
		for k := s.note(end, limit); k > end; k = s.note(end, limit) {
			end = k
		}
	}
	if end == limit {
		return end
	}
	if s.tied(start, end, kind, closed) {
		return 0
	}
	word := s.opener(end)
	switch kind {
	case markAbbrev:
		f := s.tokens[i].Form
		if f != "etc." && !startsSentence(word) || word == "I" && !s.pronoun(end) {
			return 0
		}
	case markDots:
		if !unicode.IsUpper(firstRune(word)) && !unicode.IsDigit(firstRune(word)) {
			return 0
		}
	case markAsk:
		if closed && s.reported(end) {
			return 0
		}
	}
	return end
}

// tied tells whether token i goes on with the sentence that began at start
// although a mark of the kind given stands before it. closed: a quotation mark
// or bracket was closed in between.
func (s *splitter) tied(start, i int, kind mark, closed bool) bool {
	next := s.tokens[i].Form
	switch next {
	case ",", ";", ":", "-", "–", "—", "--", ")", "]", ".", "...", "…", "!", "?":
		return true
	}
	if next == "(" && kind != markAbbrev && s.year(i+1) {
		return true // the film "Help!" (1965)
	}
	if !unicode.IsLower(firstRune(next)) {
		return false
	}
	if closed || s.glued(i) || !allLower(next) && kind != markStop {
		return true // said. "Go!" he cried.
	}
	switch kind {
	case markStop: // only who writes so, or a name like "iPhone", opens with a small letter
		return allLower(next) && (address(next) > 0 || len(next) == 1 && next != "i" && next != "a" || s.clipped(start, i-1))
	case markAsk:
		return !unicode.IsLower(firstRune(s.tokens[start].Form))
	}
	return true
}

// A mark is what can end a sentence.
type mark uint8

const (
	markNone   mark = iota
	markStop        // a full stop
	markAsk         // ? or !
	markDots        // an ellipsis
	markAbbrev      // the full stop of an abbreviation
)

func (s *splitter) mark(i int) mark {
	f := s.tokens[i].Form
	switch f {
	case ".":
		if i > 0 && s.tokens[i-1].Form == "." {
			return markDots // ". . ."
		}
		return markStop
	case "。":
		return markStop
	case "…":
		return markDots
	}
	switch f[0] {
	case '!', '?':
		return markAsk
	case '.':
		if strings.Trim(f, ".") == "" {
			return markDots
		}
		return markNone
	}
	if len(f) > 1 && f[len(f)-1] == '.' && !isDigit(f[0]) && (abbrevOf(f[:len(f)-1]) != abbrevTitle || s.street(i)) {
		return markAbbrev
	}
	return markNone
}

// street tells whether token i is a "St." behind a name: Harbour St.
func (s *splitter) street(i int) bool {
	return i > 0 && s.tokens[i].Form == "St." && unicode.IsUpper(firstRune(s.tokens[i-1].Form))
}

// clipped tells whether the word before the stop at token i may be an
// abbreviation that no list has, in a text that begins its sentences with
// capitals: "Moss plc. rose".
func (s *splitter) clipped(start, i int) bool {
	if i <= start || unicode.IsLower(firstRune(s.tokens[start].Form)) {
		return false
	}
	f := s.tokens[i-1].Form
	return unicode.IsLetter(firstRune(f)) && (len(f) <= 5 && unicode.IsUpper(firstRune(f)) || !strings.ContainsAny(f, "aeiouyAEIOUY"))
}

// allLower tells whether s has no capital.
func allLower(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// glued tells whether no space stands before token i.
func (s *splitter) glued(i int) bool {
	return i > 0 && s.tokens[i].Start == s.tokens[i-1].End
}

// closing tells whether token i closes what was opened before the end of the
// sentence that began at start.
func (s *splitter) closing(start, i int) bool {
	switch s.tokens[i].Form {
	case "”", ")", "]", "»", "’", "''", "’’", "}":
		return s.glued(i)
	case "\"", "'":
		if !s.glued(i) { // ' said. " ': count what is open
			return s.spaced(i) && s.open(start, i)
		}
		return i+1 == len(s.tokens) || !s.glued(i+1) || s.open(start, i) ||
			!unicode.IsLetter(firstRune(s.tokens[i+1].Form))
	case "!", "?", "!!", "??", "?!", "!?":
		return true
	case ":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":P":
		return true
	}
	return false
}

// spaced tells whether there is space, or the end, behind token i.
func (s *splitter) spaced(i int) bool { return i+1 == len(s.tokens) || !s.glued(i+1) }

// open tells whether the sentence has an odd number of the token's form before it.
func (s *splitter) open(start, i int) bool {
	n := 0
	for _, t := range s.tokens[start:i] {
		if t.Form == s.tokens[i].Form {
			n++
		}
	}
	return n%2 == 1
}

// opener is the first word of a sentence that starts at token i: quotation
// marks and brackets are skipped.
func (s *splitter) opener(i int) string {
	for k := i; k < len(s.tokens) && k < i+4; k++ {
		r := firstRune(s.tokens[k].Form)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return s.tokens[k].Form
		}
	}
	return ""
}

// pronoun tells whether the "I" at token i has a verb behind it: a small letter.
func (s *splitter) pronoun(i int) bool {
	return i+1 < len(s.tokens) && !unicode.IsUpper(firstRune(s.tokens[i+1].Form))
}

// reported tells whether the words from token i on name who asked: a verb of
// speech within a few words, before any mark. “Who knew?” Donald Trump said.
func (s *splitter) reported(i int) bool {
	for k := i; k < len(s.tokens) && k < i+6; k++ {
		f := s.tokens[k].Form
		if speaks(f) {
			return true
		}
		r := firstRune(f)
		if !unicode.IsLetter(r) || k > i && unicode.IsLower(r) && f != "of" && f != "the" {
			return false
		}
	}
	return false
}
