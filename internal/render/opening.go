package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// opening finds how a report opens: the span of its headline (zero where the
// headline is not in its text) and that of its first sentence. parts are the
// stretches of text that are there to be read; nil means all of it.
//
// A line counts as the start of the report's text when it is not skipped, comes
// after the headline, is in the report's language (a caption may not be), and
// reads as prose: bylines and datelines are short or do not end as a sentence
// does.
func opening(r *synoptic.Report, text string, parts []synoptic.Span) (title, first synoptic.Span) {
	if r.TitleSpan.In(len(text)) {
		title = r.TitleSpan
	}
	if parts == nil {
		parts = []synoptic.Span{{Start: 0, End: len(text)}}
	}
	masked, language := mask(r, text), mainLanguage(r)
	var fallback synoptic.Span
	for _, part := range parts {
		for _, line := range linesOf(masked, part) {
			if line.Start < title.End {
				line = trim(masked, synoptic.Span{Start: title.End, End: line.End})
			}
			if line.Len() <= 0 {
				continue
			}
			s := firstSentence(masked, line)
			if l := languageAt(r, s.Start); prose(s.Cut(masked)) && (l == "" || l == language) {
				return title, s
			}
			if fallback.IsZero() {
				fallback = s
			}
		}
	}
	return title, fallback
}

// mask blanks what is skipped, as Report.Masked does, in a text that may
// already be blanked elsewhere.
func mask(r *synoptic.Report, text string) string {
	c := *r
	c.Text = text
	return c.Masked()
}

// linesOf cuts part of a text at its line breaks, leaves out blank lines and
// trims the others.
func linesOf(text string, part synoptic.Span) []synoptic.Span {
	var lines []synoptic.Span
	for at := part.Start; at < part.End; {
		end := part.End
		if i := strings.IndexAny(text[at:part.End], "\n\r"); i >= 0 {
			end = at + i
		}
		if line := trim(text, synoptic.Span{Start: at, End: end}); line.Len() > 0 {
			lines = append(lines, line)
		}
		at = end + 1
	}
	return lines
}

// trim takes white space off both ends of a span.
func trim(text string, s synoptic.Span) synoptic.Span {
	if s.Start >= s.End {
		return synoptic.Span{}
	}
	words := text[s.Start:s.End]
	s.Start += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	s.End -= len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	return s
}

// prose tells whether words read as a sentence and not as a byline, a date or
// a caption's credit.
func prose(s string) bool {
	n := len(strings.Fields(s))
	if n < 6 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’\"')]"))
	return strings.ContainsRune(".!?…", last) || n >= 20
}

// firstSentence is the span of the first sentence of a line: up to a full stop,
// question or exclamation mark that is followed by a space and then neither a
// small letter nor a digit, and that does not end an abbreviation.
func firstSentence(text string, line synoptic.Span) synoptic.Span {
	s := line.Cut(text)
	for i := 0; i < len(s); i++ {
		if s[i] != '.' && s[i] != '!' && s[i] != '?' {
			continue
		}
		end := i + 1
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if !strings.ContainsRune(".!?”’\"')]", r) {
				break
			}
			end += size
		}
		next := strings.TrimLeftFunc(s[end:], unicode.IsSpace)
		if next == "" {
			break
		}
		r, _ := utf8.DecodeRuneInString(next)
		if len(next) < len(s)-end && !unicode.IsLower(r) && !unicode.IsDigit(r) && !abbreviated(s[:i]) {
			return synoptic.Span{Start: line.Start, End: line.Start + end}
		}
		i = end - 1
	}
	return line
}

// abbreviated tells whether the full stop after s ends an abbreviation and
// likely not a sentence.
func abbreviated(s string) bool {
	i := strings.LastIndexAny(s, " \t.(“\"") + 1
	switch word := s[i:]; word {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Col", "Lt", "Sgt", "Sen", "Rep", "Gov", "Prof", "Rev", "Hon", "vs", "No", "Jr", "Sr":
		return true
	default:
		return utf8.RuneCountInString(word) == 1
	}
}

// languageAt is the language of a report at an offset, "" if it is not known.
func languageAt(r *synoptic.Report, at int) string {
	for _, l := range r.Languages {
		if l.Start <= at && at < l.End {
			return l.Language
		}
	}
	return ""
}

// mainLanguage is the language of most of a report's text.
func mainLanguage(r *synoptic.Report) string {
	bytes := make(map[string]int)
	most := ""
	for _, l := range r.Languages {
		if bytes[l.Language] += l.Len(); bytes[l.Language] > bytes[most] {
			most = l.Language
		}
	}
	return most
}
