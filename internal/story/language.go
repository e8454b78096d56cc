package story

import (
	"strings"
	"unicode"
)

const langEN = uint16('e')<<8 | 'n'

// langCode is the two letters of a language.
func langCode(tag string) uint16 {
	if len(tag) < 2 || tag == "und" {
		return 0
	}
	return uint16(tag[0])<<8 | uint16(tag[1])
}

// small tells whether an English word stands in any text.
func small(w string) bool {
	switch w {
	case "the", "of", "and", "to", "in", "a", "an", "for", "on", "with", "is", "was", "at", "by", "from", "as", "that", "has", "his", "her", "its", "be", "are", "were", "it", "he", "she", "they", "have", "had", "this", "but", "or", "who", "will", "their", "been", "said", "says":
		return true
	}
	return false
}

// short is how many words a text has that may have no small word by chance, a
// headline.
const short = 24

// guess tells English by its small words: one in twelve or more. A headline
// without a sign of another language is read as English too, for want of
// anything better; what it shares with others decides. Any other language is 0.
func guess(ts []token) uint16 {
	small, all := 0, min(len(ts), 200)
	for i := range all {
		switch ts[i].fold {
		case "the", "of", "and", "to", "in", "a", "for", "on", "with", "is", "was", "at", "by", "after", "from", "as", "that", "says", "said", "has", "his", "over", "not", "be", "will":
			small++
		}
	}
	if small*12 >= all && small > 0 {
		return langEN
	}
	if all > short {
		return 0
	}
	foreign := 0 // words that are not spelt with the letters of English
	for i := range all {
		if strings.IndexFunc(ts[i].raw, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }) >= 0 {
			foreign++
		}
	}
	if foreign > 1 {
		return 0
	}
	return langEN
}
