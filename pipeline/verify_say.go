package pipeline

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sections are the names of the lists of a synopsis, and of the lists in their
// entries, for a reader.
var sections = map[string]string{
	"stories": "story", "reports": "report", "origins": "origin", "reuse": "shared passage", "people": "name",
	"quotes": "quote", "claims": "claim", "discrepancies": "difference", "only": "only in one report,", "timeline": "timeline",
	"renderings": "version", "readings": "reading", "mentions": "mention", "passages": "mention", "languages": "language",
	"skipped": "skipped passage", "excerpts": "excerpt", "parts": "part", "cue": "cue", "source": "source", "diff": "piece",
	"title_span": "headline", "published_from": "date",
}

// Place says in plain words which line failed: "claim 3, mention 2"; numbers
// count from one. "" if the Path is none.
func (f Failure) Place() string {
	var out []string
	for i, part := range strings.Split(f.Path, ".") {
		name, index, numbered := strings.Cut(part, "[")
		say, ok := sections[name]
		if !ok {
			return ""
		}
		if n, err := strconv.Atoi(strings.TrimSuffix(index, "]")); numbered {
			if err != nil {
				return ""
			}
			if i == 0 && n == 0 && strings.Contains(f.Path, ".") {
				continue // most documents have one story
			}
			say += " " + strconv.Itoa(n+1)
		}
		out = append(out, say)
	}
	return strings.Join(out, ", ")
}

// tell says in Detail what has become of the failure's words in the text as it
// is now.
func (f *Failure) tell(text string) {
	switch n := strings.Count(text[:max(0, f.Now.Start)], "\n") + 1; {
	case f.Now.IsZero():
	case f.Kind == Moved:
		f.Detail = fmt.Sprintf("now at byte %d, line %d", f.Now.Start, n)
	default:
		now := f.Now.Cut(text)
		f.from = apart(f.Words, now)
		f.Detail = fmt.Sprintf("line %d now reads %s", n, quoteFrom(now, f.from))
	}
}

// lead is how many bytes are shown before the place where words differ.
const lead = 24

// apart gives the offset at which to begin to show two texts, so that what
// differs in them is to be seen: 0 where that is near their start, else at the
// start of a word not far before.
func apart(a, b string) int {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	if at <= lead*3/2 {
		return 0
	}
	at -= lead
	if i := strings.IndexFunc(a[at:], unicode.IsSpace); i >= 0 && i < lead/2 {
		at += i + 1
	}
	for at > 0 && at < len(a) && !utf8.RuneStart(a[at]) {
		at--
	}
	return at
}

// quoteFrom is quote of the words from an offset on.
func quoteFrom(words string, at int) string {
	if at <= 0 || at >= len(words) {
		return quote(words)
	}
	return "“…" + clean(words[at:], 60) + "”"
}
