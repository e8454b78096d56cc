package ingest

import (
	"strings"
	"sync"

	"github.com/abadojack/whatlanggo"

	"github.com/synoptic-news/synoptic"
)

// minLanguageWords is how many words a paragraph needs to show its language by
// itself: in the survey 35 of 36 texts of 12 words or more were told right.
const minLanguageWords = 12

// maxLanguageBytes is how much of a paragraph is looked at.
const maxLanguageBytes = 2000

// maxPageSample is how much of a paragraph of an HTML page is looked at: pages
// in other languages than English have hundreds, and their mark-up parts them.
const maxPageSample = 300

// sameLanguage is how many paragraphs of a page in one other language make the
// next one that is not English be of it too.
const sameLanguage = 4

func (p *page) sample() int {
	if p.web {
		return maxPageSample
	}
	return maxLanguageBytes
}

// languages gives every run of lines that are kept its language. Short lines
// have that of the line before them, else of the line behind.
func (p *page) languages() {
	var spans []synoptic.LanguageSpan
	run, last := 0, "" // paragraphs one behind the other in one language other than English
	for _, l := range p.lines {
		if l.why != "" {
			continue
		}
		lang := ""
		if l.words >= minLanguageWords {
			s := head(l.Span.Cut(p.text), p.sample())
			if p.web && run >= sameLanguage && fewSmallWords(s) {
				lang = last
			} else {
				lang = languageOf(s)
			}
			switch {
			case lang == "" || lang == "en":
				run = 0
			case lang == last:
				run++
			default:
				run, last = 1, lang
			}
		}
		n := len(spans)
		switch {
		case n > 0 && spans[n-1].Language == "":
			spans[n-1].Language = lang
			spans[n-1].End = l.End
		case n > 0 && (lang == "" || spans[n-1].Language == lang):
			spans[n-1].End = l.End
		default:
			spans = append(spans, synoptic.LanguageSpan{Span: l.Span, Language: lang})
		}
	}
	for i := range spans {
		if spans[i].Language == "" {
			spans[i].Language = "und"
		}
	}
	if spans != nil {
		p.report.Languages = spans
	}
}

// head is the first n bytes of s, cut at a space.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if at := strings.LastIndexByte(s[:n], ' '); at > 0 {
		return s[:at]
	}
	return strings.ToValidUTF8(s[:n], "")
}

// languageOf tells the language of a paragraph as a BCP 47 tag; "" where it
// does not show. English is known by its small words, a hundred times as fast
// as by its trigrams.
func languageOf(s string) string {
	if !fewSmallWords(s) {
		return "en"
	}
	info := whatlanggo.DetectWithOptions(s, whatlanggo.Options{Whitelist: languagesKnown()})
	// At equal distances the detector's choice depends on the order of a map;
	// its confidence is then 0.
	if info.Lang < 0 || info.Confidence < minConfidence {
		return ""
	}
	return info.Lang.Iso6391()
}

const (
	minSmallWords = 16   // hundredths of the words; English paragraphs of news have 20 to 40, other languages' under 10
	minConfidence = 0.75 // of 1; in 11,000 paragraphs of pages no English one was taken for another above 0.7
)

// fewSmallWords tells that a text has fewer of the small words of English than
// English has.
func fewSmallWords(s string) bool {
	n, of := smallWords(s)
	return n*100 < of*minSmallWords
}

func smallWords(s string) (n, of int) {
	for w := range strings.FieldsSeq(s) {
		of++
		switch strings.Trim(strings.ToLower(w), ".,;:!?\"'“”‘’()[]—–-") {
		case "the", "and", "that", "with", "from", "which", "were", "this", "they", "who", "would", "their", "said", "its", "it", "been", "there", "about", "after", "when", "than", "his", "her",
			"but", "not", "by", "to", "of", "he", "she", "be", "have", "has", "what", "you", "we", "for", "are", "at", "says", "could", "how", "because", "where", "being", "more", "out", "an", "as", "is", "on", "was":
			n++
		}
	}
	return n, of
}

// languagesKnown are the languages that paragraphs are told apart in: those of
// large presses. A longer list makes more names and figures look foreign.
var languagesKnown = sync.OnceValue(func() map[whatlanggo.Lang]bool {
	known := make(map[whatlanggo.Lang]bool, 40)
	for _, l := range []whatlanggo.Lang{
		whatlanggo.Eng, whatlanggo.Spa, whatlanggo.Por, whatlanggo.Fra, whatlanggo.Deu, whatlanggo.Ita, whatlanggo.Nld, whatlanggo.Swe, whatlanggo.Dan, whatlanggo.Nob,
		whatlanggo.Fin, whatlanggo.Pol, whatlanggo.Ces, whatlanggo.Hun, whatlanggo.Ron, whatlanggo.Hrv, whatlanggo.Tur, whatlanggo.Vie, whatlanggo.Ind,
		whatlanggo.Rus, whatlanggo.Ukr, whatlanggo.Bul, whatlanggo.Srp, whatlanggo.Arb, whatlanggo.Pes, whatlanggo.Urd, whatlanggo.Hin, whatlanggo.Mar, whatlanggo.Heb,
	} {
		known[l] = true
	}
	return known
})
