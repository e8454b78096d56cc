package ingest

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A phrase is what a line of the site's own begins with.
type phrase struct {
	start string
	also  string // must stand in the line too; "" if nothing must
	open  bool   // only where the line does not end as a sentence
	why   string
}

// phraseBook is the tables of phrase_table.go, ready for use.
type phraseBook struct {
	label, pointer, comment map[string]bool
	starts                  map[string][]phrase // by their first word
	inside                  []phrase
}

var phrases = sync.OnceValue(func() *phraseBook {
	b := &phraseBook{label: lineSet(labelTable), pointer: lineSet(pointerTable), comment: lineSet(commentTable), starts: map[string][]phrase{}}
	for _, f := range readPhrases(phraseTable) {
		first := firstWord(f.start)
		b.starts[first] = append(b.starts[first], f)
	}
	b.inside = readPhrases(insideTable)
	return b
})

func lineSet(table string) map[string]bool {
	set := map[string]bool{}
	for entry := range strings.SplitSeq(table, ";") {
		if entry = strings.TrimSpace(entry); entry != "" {
			set[entry] = true
		}
	}
	return set
}

func readPhrases(table string) (list []phrase) {
	why := WhyFurniture
	for entry := range strings.SplitSeq(table, ";") {
		entry = strings.TrimSpace(entry)
		if rest, ok := strings.CutPrefix(entry, "= "); ok {
			why, entry, _ = strings.Cut(rest, "\n")
		}
		start, also, _ := strings.Cut(entry, " … ")
		start, open := strings.CutPrefix(start, "~")
		if start != "" {
			list = append(list, phrase{start, also, open, why})
		}
	}
	return list
}

// firstWord is s up to its first space.
func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// fits tells that a line in its plain form is of the phrase.
func (f *phrase) fits(s string) bool { return f.also == "" || strings.Contains(s, f.also) }

// isRelated tells that a plain line is a label over pointers to other reports.
func isRelated(s string) bool {
	return phrases().pointer[s] || strings.HasPrefix(s, "list of ") && strings.HasSuffix(s, " items") ||
		hasAnyPrefix(s, "more from ", "more stories from ") && countWords(s) <= 5
}

// isComments tells that a plain line is the label over what readers say, with
// their number or without.
func isComments(s string) bool { return phrases().comment[strings.Trim(s, "0123456789()[] ")] }

// known finds the reason for which a line in its plain form is the site's own;
// "" if it is none. stop tells that it ends as a sentence, lead that a colon
// ends it: words of a report may follow.
func known(s string, words int, stop, lead bool) string {
	book := phrases()
	if book.label[s] || isCount(s) {
		return WhyFurniture
	}
	if words > maxPhraseWords {
		return ""
	}
	list := book.starts[firstWord(s)]
	for i := range list {
		f := &list[i]
		if (!f.open || !stop && !lead) && startsWith(s, f.start) && f.fits(s) {
			return f.why
		}
	}
	for i := range book.inside {
		if f := &book.inside[i]; strings.Contains(s, f.start) && f.fits(s) {
			return f.why
		}
	}
	return ""
}

// maxPhraseWords is the length of the longest line that a phrase makes the
// site's own: notices of consent and copyright have up to 50 words.
const maxPhraseWords = 60

// startsWith tells that s begins with the words of start.
func startsWith(s, start string) bool {
	if !strings.HasPrefix(s, start) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[len(start):])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// isCount tells that a plain line is a number of something a site counts
// ("3 min read", "12 comments", "1 of 5").
func isCount(s string) bool {
	t := strings.TrimLeft(s, "0123456789.,km")
	if t == s || len(s) > 40 {
		return false
	}
	switch t = strings.TrimSpace(t); t {
	case "comment", "comments", "share", "shares", "view", "views", "like", "likes", "min read", "mins read", "min", "mins", "minute read", "minutes read",
		"minute watch", "min listen", "minute listen", "photos", "images", "videos", "reactions", "retweets", "followers", "minutes", "replies", "votes":
		return true
	}
	rest, ok := strings.CutPrefix(t, "of ")
	return ok && strings.Trim(rest, "0123456789") == ""
}
