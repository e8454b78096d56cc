package synopsis

import (
	"path"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// notes says plainly what the reader should know before the rest.
func (s *story) notes() {
	add := func(r int, code, text string) {
		n := synoptic.Note{Code: code, Text: text}
		if r >= 0 {
			n.Report = s.rs[r].Report.ID
		}
		s.out.Notes = append(s.out.Notes, n)
	}
	copies := len(s.rs) > 1
	for _, g := range s.group {
		copies = copies && g == 0
	}
	switch {
	case len(s.rs) == 1:
		add(-1, synoptic.NoteOneReport, "one report alone: there is nothing to compare it with")
	case copies:
		s.out.Claims = slices.DeleteFunc(s.out.Claims, func(c synoptic.Claim) bool { // one text agrees with itself
			return !slices.ContainsFunc(s.out.Discrepancies, func(d synoptic.Discrepancy) bool { return d.Of.Claim == c.ID })
		})
		s.out.Only = nil
		add(-1, synoptic.NoteCopies, "these are printings of one text, or credited to one agency: however many outlets carry it, it is one origin")
	}
	if s.pairs > 0 {
		add(-1, synoptic.NoteTooMany, "so many reports that the origins of not all pairs are listed: those left out, "+itoa(s.pairs)+
			", may be independent, and are counted in the ranges of claims and readings")
	}
	for r := range s.rs {
		rep := s.rs[r].Report
		if rep.Published == "" {
			text := "states no date"
			if s.anchor.Known {
				text += ": its relative times are read as if written on " + s.anchor.String() + ", the story's first day"
			}
			add(r, synoptic.NoteNoDate, text)
		}
		base := strings.TrimLeft(path.Base(strings.ReplaceAll(rep.File, `\`, "/")), "0123456789-_ ")
		if rep.Outlet != "" && strings.HasPrefix(base, strings.TrimLeft(rep.Outlet, "0123456789-_ ")) {
			add(r, synoptic.NoteOutlet, "names no outlet: it goes by its file's name")
		}
		if other := s.otherLanguages(r); len(other) > 0 {
			add(r, synoptic.NoteLanguage, "has passages in another language ("+strings.Join(other, ", ")+"): compared only as far as names, numbers and dates go")
		}
	}
}

// otherLanguages are the languages of report r that are not English, sorted.
func (s *story) otherLanguages(r int) []string {
	var out []string
	for _, l := range s.rs[r].Report.Languages {
		if l.Language != "en" && l.Language != "" && l.Language != "und" && !slices.Contains(out, l.Language) {
			out = append(out, l.Language)
		}
	}
	slices.Sort(out)
	return out
}

// title is the headline whose words the other reports' openings bear out best,
// so that what one outlet alone says does not head the page; the first of
// equals. Where no report has a headline, it is the first sentence.
func (s *story) title() string {
	opening := make([][]term, len(s.rs))
	for r := range s.rs {
		for k := 0; k < min(titleOpening, len(s.rs[r].Analysis.Sentences)); k++ {
			opening[r] = append(opening[r], s.sentenceTerms(r, k)...)
		}
		slices.Sort(opening[r])
		opening[r] = slices.Compact(opening[r])
	}
	best, at := -1, -1
	for r := range s.rs {
		if s.rs[r].Report.Title == "" {
			continue
		}
		var words []term
		for k, sent := range s.rs[r].Analysis.Sentences {
			if sent.Title {
				words = append(words, s.sentenceTerms(r, k)...)
			}
		}
		slices.Sort(words)
		words = slices.Compact(words)
		score := 0
		for k := range s.rs {
			if k != r {
				eachShared(words, opening[k], func(term) { score += 1000 })
			}
		}
		if score /= max(4, len(words)); score > best {
			best, at = score, r
		}
	}
	if at >= 0 {
		return oneLine(s.rs[at].Report.Title)
	}
	for r := range s.rs {
		if a := s.rs[r].Analysis; len(a.Sentences) > 0 {
			return oneLine(s.cut(r, a.Sentences[0].Span))
		}
	}
	return ""
}

// titleOpening is how many sentences of a report, headline counted, bear a
// title out.
const titleOpening = 5
