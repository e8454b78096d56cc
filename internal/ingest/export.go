package ingest

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/synoptic-news/synoptic"
)

// The press databases give what a search found as one text with many articles
// in it. Their layouts are not specified anywhere; these were described from
// what they look like, and each has its example in testdata/export:
//
//   - LexisNexis, until 2019: "3 of 50 DOCUMENTS", outlet, date, headline,
//     fields in capitals (BYLINE:, LENGTH:), the text, more fields, copyright;
//   - Nexis Uni and Lexis+: headline, outlet, date, copyright, fields (Length:,
//     Byline:), a line "Body", the text, "End of Document";
//   - Factiva with field codes: HD headline, BY, PD date, SN outlet, LP and TD
//     the text, AN;
//   - Factiva without: headline, byline, "412 words", date, outlet, copyright,
//     the text, "Document NPOST0002026…";
//   - ProQuest: parts between lines of underscores, fields (Author:, Full text:,
//     Publication date:);
//   - NewsBank (Access World News): headline, "Outlet (Place) - February 3, 2026"
//     or "February 3, 2026 | Outlet (Place)", fields, the text.
//
// Only the text downloads are read; of the same articles as RTF, Word or PDF the
// message says to download them as text.

// A layout is how one database writes its exports.
type layout struct {
	name  string
	marks []string // one of them stands in every export
	parts func(lines []string) []part
	read  func(part) *row // nil: it is no article of this layout
}

// A part is the lines of one article.
type part []string

var layouts = []*layout{lexisNexis, nexisUni, factivaFields, factivaPlain, proQuest, newsBank}

// exported tells the layout of a file that is an export of a press database,
// and gives its text; nil if it is none.
func exported(raw []byte) (*layout, string) {
	marked := bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) // UTF-16: not to be told before it is decoded
	for _, l := range layouts {
		for _, m := range l.marks {
			marked = marked || bytes.Contains(raw, []byte(m))
		}
	}
	if !marked || isPage(raw) {
		return nil, ""
	}
	text, bad := decode(raw)
	if bad != nil {
		return nil, ""
	}
	lines := strings.Split(strings.ReplaceAll(text, "\f", "\n"), "\n")
	if len(lines) > maxExportLines {
		return nil, ""
	}
	for i, l := range lines {
		lines[i] = strings.TrimRight(strings.TrimPrefix(l, "\ufeff"), " \t\u00a0")
	}
	for _, l := range layouts {
		for _, p := range l.parts(lines) {
			if x := l.read(p); x != nil && x.title != "" && x.published != "" && x.outlet != "" {
				return l, strings.Join(lines, "\n")
			}
		}
	}
	return nil, ""
}

// maxExportLines bounds an export; databases give 500 articles at once at most.
const maxExportLines = 500_000

// readExport reads the articles of an export.
func readExport(s *sink, l *layout, text string) {
	n := 0
	parts := l.parts(strings.Split(text, "\n"))
	for i, p := range parts {
		x := l.read(p)
		if x == nil {
			if len(strings.TrimSpace(strings.Join(p, ""))) == 0 {
				continue
			}
			if n == 0 || i == len(parts)-1 && countWords(strings.Join(p, " ")) < minCutOff { // a cover, a list of contents; what the search was
				continue
			}
		}
		n++
		name := numbered(s.file, n)
		if x == nil {
			s.bad(&Error{File: name, What: "an article of a " + l.name + " export that cannot be told apart: it begins " + quote(head(firstLine(p), 60)), Hint: "it was left out; paste it into a file of its own"})
			continue
		}
		if k := countWords(x.text); k < minExportWords {
			s.bad(&Error{
				File: name, What: fmt.Sprintf("%v: an article of a %s export with %d words, want %d", synoptic.ErrNoText, l.name, k, minExportWords),
				Hint: "download it with its full text", Err: synoptic.ErrNoText,
			})
			continue
		}
		x.raw = []byte(strings.Join(p, "\n"))
		x.carry("database", l.name)
		s.give(x.report(name, s.meta, false))
	}
}

// minCutOff is how many words behind the last article are taken for one that is
// cut off.
const minCutOff = 40

// minExportWords is how many words an article has that is no mere notice that
// its text is not to be had.
const minExportWords = 15

// splitAt takes lines apart where a line fits, which begins the next part
// (before) or ends its own.
func splitAt(lines []string, fits func(string) bool, before bool) (parts []part) {
	start := 0
	for i, l := range lines {
		switch {
		case !fits(l):
		case before && i > start:
			parts, start = append(parts, lines[start:i]), i
		case !before:
			parts, start = append(parts, lines[start:i+1]), i+1
		}
	}
	return append(parts, lines[start:])
}

// field is what stands behind a key ("Length: 412 words") of a table of keys,
// which are in small letters; ok tells that the line begins with one.
func field(line string, keys map[string]bool) (key, value string, ok bool) {
	key, value, ok = strings.Cut(strings.TrimSpace(line), ":")
	key = strings.ToLower(strings.TrimSpace(key))
	return key, strings.TrimSpace(value), ok && keys[key]
}

func keySet(list string) map[string]bool {
	set := map[string]bool{}
	for key := range strings.SplitSeq(list, ",") {
		set[strings.TrimSpace(key)] = true
	}
	return set
}

// body is the text of lines: paragraphs parted by an empty line. Where the
// lines of a block were broken at one width they are joined; else each is a
// paragraph.
func body(lines []string) string {
	var out []string
	block := []string{}
	flush := func() {
		wrapped := len(block) > 1
		for i, l := range block {
			if i < len(block)-1 && (len(l) < minWrap || len(l) > maxWidth) {
				wrapped = false
			}
		}
		if wrapped {
			out = append(out, strings.Join(block, " "))
		} else {
			out = append(out, block...)
		}
		block = block[:0]
	}
	for _, l := range lines {
		if l = strings.TrimSpace(l); l == "" {
			flush()
		} else {
			block = append(block, l)
		}
	}
	flush()
	return strings.Join(out, "\n\n")
}

// minWrap is how long, in bytes, a line is that goes on in the next.
const minWrap = 45

// isDay tells that a line is a date with a year, and little else ("February 3,
// 2026 Tuesday 10:15 AM GMT", "3 February 2026").
func isDay(line string) bool {
	line = strings.TrimSpace(line)
	if len(line) > 80 || !someYear().MatchString(line) {
		return false
	}
	st, at, ok := findStamp(line)
	return ok && st.String() != "" && at.Start < 12 && countWords(line[at.End:]) <= 5
}

var someYear = pattern(`\b(1[89]|20)\d\d\b`)

// pattern is a regular expression that is compiled when it is first needed: most
// runs read no export.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// isCopyright tells that a line claims copyright.
func isCopyright(line string) bool {
	low := strings.ToLower(strings.TrimSpace(line))
	for _, c := range []string{"copyright", "©", "(c) ", "all rights reserved"} {
		if strings.HasPrefix(low, c) {
			return true
		}
	}
	return false
}

// firstLine is the first line with something in it.
func firstLine(p part) string {
	if i := nextLine(p, 0); i < len(p) {
		return strings.TrimSpace(p[i])
	}
	return ""
}

// nextLine is the first line at or behind i with something in it.
func nextLine(p part, i int) int {
	for i < len(p) && strings.TrimSpace(p[i]) == "" {
		i++
	}
	return i
}

// previousLine is the last line before i with something in it; -1 if there is none.
func previousLine(p part, i int) int {
	for i--; i >= 0 && strings.TrimSpace(p[i]) == ""; i-- {
	}
	return i
}
