package pipeline

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

// A shelf finds the report in which quoted words stand. It reads a text only
// when it is asked for.
type shelf struct {
	texts []shelved
	work  int // bytes that may still be searched
}

// A shelved is one text of a shelf; id is "" for an original that no report of
// the story goes by.
type shelved struct {
	id   synoptic.ReportID
	file string
	text string
	look *synoptic.Lookup
}

// newShelf holds the story's reports as they were read again, or as the
// document has them where no original is given, and the originals left over.
func newShelf(reports []synoptic.Report, matched, originals []*synoptic.Report) *shelf {
	s := &shelf{work: maxWork}
	used := make(map[*synoptic.Report]bool)
	for i := range reports {
		r := &reports[i]
		if o := matched[i]; o != nil {
			used[o] = true
			s.texts = append(s.texts, shelved{id: r.ID, file: o.File, text: o.Text})
			continue
		}
		s.texts = append(s.texts, shelved{id: r.ID, file: r.File, text: r.Text})
	}
	for _, o := range originals {
		if !used[o] {
			used[o] = true
			s.texts = append(s.texts, shelved{file: o.File, text: o.Text})
		}
	}
	return s
}

// whose says of quoted words that do not stand where they are said to stand
// that they are Misattributed, and to whom they belong, or NotFound. ok is
// false if the cited report has them elsewhere, or nothing can be said.
func (s *shelf) whose(words string, cited synoptic.ReportID) (kind FailureKind, detail string, ok bool) {
	other := ""
	for i := range s.texts {
		t := &s.texts[i]
		if s.work -= len(t.text); s.work < 0 {
			return "", "", false
		}
		if t.look == nil {
			t.look = synoptic.NewLookup(t.text)
		}
		at, found := t.look.Find(words)
		switch {
		case found && t.id == cited:
			return "", "", false
		case found && other == "":
			other = fmt.Sprintf("they stand in %s, line %d", clean(t.file, 120), 1+strings.Count(t.text[:at.Start], "\n"))
		}
	}
	if other != "" {
		return Misattributed, other, true
	}
	return NotFound, "they stand in none of the reports", true
}

// judge gives the failures that concern quoted words their verdict. What was
// changed stays so, since its place is known, and the verdict is told with it.
func (s *shelf) judge(failures []Failure, quoted map[string]string) {
	for i := range failures {
		f := &failures[i]
		words, ok := quoted[f.Path]
		if !ok || !strings.ContainsFunc(words, unicode.IsLetter) || f.Kind != Changed && f.Kind != Gone && f.Kind != Misplaced {
			continue
		}
		kind, detail, ok := s.whose(words, f.Report)
		switch {
		case !ok:
		case f.Kind == Changed:
			f.Detail = join(f.Detail, string(kind)+": "+detail)
		default:
			f.Kind, f.Words, f.Detail = kind, words, join(detail, f.Detail)
		}
	}
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// quotedLines gives the words of all lines of a story that show words in
// quotation marks, by path: renderings that are not told in the outlet's own
// words, and what the readings of a quote's differences quote.
func quotedLines(prefix string, s *synoptic.Synopsis) map[string]string {
	out := make(map[string]string)
	for i := range s.Quotes {
		for k := range s.Quotes[i].Renderings {
			if r := &s.Quotes[i].Renderings[k]; r.Kind != synoptic.Indirect {
				out[prefix+"quotes["+strconv.Itoa(i)+"].renderings["+strconv.Itoa(k)+"]"] = r.Text
			}
		}
	}
	for i := range s.Discrepancies {
		d := &s.Discrepancies[i]
		if d.Of.Quote == "" {
			continue
		}
		for k := range d.Readings {
			for n := range d.Readings[k].Mentions {
				out[prefix+"discrepancies["+strconv.Itoa(i)+"].readings["+strconv.Itoa(k)+"].mentions["+strconv.Itoa(n)+"]"] = d.Readings[k].Mentions[n].Text
			}
		}
	}
	return out
}
