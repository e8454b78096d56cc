package store

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is a word or name without capitals and accents, as names are looked up.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
}

// Words are the folded words of a name, each once.
func Words(name string) []string {
	var out []string
	seen := make(map[string]bool)
	for _, w := range strings.FieldsFunc(Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// A Term is one part of what is searched for.
type Term struct {
	Words []string // next to each other, as written
	Open  bool     // the last word may go on
	Not   bool     // must not occur
}

// maxTerms is how many terms a search may have: more is pasted text, and each
// costs a look into the index.
const maxTerms = 32

// ParseQuery takes the words of a query apart.
func ParseQuery(words string) ([]Term, error) {
	var out []Term
	some := false
	add := func(text string, not bool) {
		t := Term{Not: not, Open: strings.HasSuffix(text, "*")}
		t.Words = strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r) })
		if len(t.Words) > 0 {
			some = some || !not
			out = append(out, t)
		}
	}
	rest := strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(words)
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		not := strings.HasPrefix(rest, "-")
		rest = strings.TrimPrefix(rest, "-")
		if inner, ok := strings.CutPrefix(rest, `"`); ok {
			var text string
			text, rest, _ = strings.Cut(inner, `"`)
			add(text, not)
			continue
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
		if end < 0 {
			end = len(rest)
		}
		add(rest[:end], not)
		rest = rest[end:]
	}
	switch {
	case len(out) > maxTerms:
		return nil, fmt.Errorf("%w: more than %d words, give fewer", ErrQuery, maxTerms)
	case !some:
		return nil, fmt.Errorf("%w: there is no word in %q that must occur", ErrQuery, words)
	}
	return out, nil
}

// instant reads a time as reports write it; the zero Time if it has no zone.
func instant(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
