package synopsis

import (
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// A hand is a report of one quote, analysed by hand: its words stand between
// “ ” or, told without quotation marks, between ‹ ›; a line is a sentence.
type hand struct {
	text    string
	name    string // of the speaker; "" leaves the speaker open
	source  string // the words that name the speaker in place; "" is name
	cue     string // "" is "said"
	when    string // a time expression that hangs on the cue
	day     string
	foreign string // the language of the whole text
	open    bool   // the report knows the name, and not that it is the speaker
}

// verbs are the verbs of the tests with their lemmas.
var verbs = map[string]string{"lost": "lose", "lose": "lose", "said": "say", "built": "build", "build": "build", "saved": "save", "save": "save", "waits": "wait", "wait": "wait", "waited": "wait"}

// reports analyses the reports; their IDs are a, b, c …
func reports(hs ...hand) []synoptic.Reported {
	var out []synoptic.Reported
	for i, h := range hs {
		id := synoptic.ReportID(rune('a' + i))
		r := &synoptic.Report{ID: id, File: string(id) + ".txt", Outlet: string(id), Text: h.text, Published: "2024-05-14"}
		if h.foreign != "" {
			r.Languages = []synoptic.LanguageSpan{{Span: synoptic.Span{End: len(h.text)}, Language: h.foreign}}
		}
		out = append(out, synoptic.Reported{Report: r, Analysis: h.analysis(id)})
	}
	return out
}

func (h *hand) find(words string) synoptic.Span {
	at := strings.Index(h.text, words)
	if words == "" || at < 0 {
		return synoptic.Span{}
	}
	return synoptic.Span{Start: at, End: at + len(words)}
}

func (h *hand) analysis(id synoptic.ReportID) *synoptic.Analysis {
	a := &synoptic.Analysis{Report: id}
	at := 0
	for _, line := range strings.SplitAfter(h.text, "\n") {
		sent := synoptic.Sentence{Span: synoptic.Span{Start: at, End: at + len(line)}, First: len(a.Words)}
		for _, t := range tokens(h.text, sent.Span) {
			w := synoptic.Word{Span: t.Span, Lemma: t.fold, Tag: "NOUN", Head: -1}
			if l := verbs[t.fold]; l != "" {
				w.Tag, w.Lemma = "VERB", l
			}
			a.Words = append(a.Words, w)
		}
		sent.Last = len(a.Words)
		a.Sentences = append(a.Sentences, sent)
		at += len(line)
	}
	q := synoptic.Quote{Kind: synoptic.Direct}
	for _, m := range [][2]string{{"“", "”"}, {"‹", "›"}} {
		if k := strings.Index(h.text, m[0]); k >= 0 {
			q.Words = synoptic.Span{Start: k + len(m[0]), End: strings.Index(h.text, m[1])}
			if m[0] == "‹" {
				q.Kind = synoptic.Indirect
			}
			break
		}
	}
	if q.Words.Len() == 0 {
		return a
	}
	for i, s := range a.Sentences {
		if s.Contains(q.Words) {
			q.Sentence = i
		}
	}
	if h.name != "" {
		e := synoptic.Entity{Name: h.name, Kind: synoptic.KindPerson, Named: true}
		name := h.find(h.name)
		e.Mentions = append(e.Mentions, synoptic.EntityMention{Span: name, Head: name, Form: synoptic.FormName})
		source := name
		if h.source != "" {
			source = h.find(h.source)
			e.Mentions = append(e.Mentions, synoptic.EntityMention{Span: source, Head: source, Form: synoptic.FormPronoun})
		}
		a.Entities = []synoptic.Entity{e}
		if !h.open {
			q.Source, q.Speaker = []synoptic.Span{source}, 1
		}
	}
	cue := h.find(max(h.cue, "said"))
	if !cue.IsZero() {
		q.Cue = []synoptic.Span{cue}
	}
	if when := h.find(h.when); !when.IsZero() {
		d, _ := synoptic.ParseDate(h.day)
		a.Times = []synoptic.Time{{Span: when, Kind: synoptic.TimeDate, Date: d, Anchor: synoptic.AnchorOwn}}
		a.Words[wordAt(a, when)].Head = wordAt(a, cue)
	}
	a.Quotes = []synoptic.Quote{q}
	return a
}

// wordAt is the word of a span's last letter.
func wordAt(a *synoptic.Analysis, s synoptic.Span) int {
	return slices.IndexFunc(a.Words, func(w synoptic.Word) bool { return w.End == s.End })
}

// said are the utterances of several reports that the reports make.
func said(hs ...hand) []synoptic.Utterance {
	return slices.DeleteFunc(Reconcile(reports(hs...)).Quotes, func(u synoptic.Utterance) bool { return len(u.Renderings) < 2 })
}

const fullWords = "We lost the old pier in one night and we will build another one before the winter."

func TestMarks(t *testing.T) {
	first := hand{text: "“" + fullWords + "” Lena Moss said.", name: "Lena Moss"}
	for name, c := range map[string]struct {
		other hand
		want  []string
	}{
		"the same":           {hand{text: "Lena Moss said: “" + fullWords + "”", name: "Lena Moss"}, nil},
		"cut":                {hand{text: "“We lost the old pier in one night,” Lena Moss said.", name: "Lena Moss"}, []string{"cut"}},
		"ellipsis":           {hand{text: "“We lost the old pier … and we will build another one,” Lena Moss said.", name: "Lena Moss"}, []string{"cut", "ellipsis"}},
		"inserted":           {hand{text: "“We lost the old pier [of Ardholm] in one night and we will build another one before the winter,” Lena Moss said.", name: "Lena Moss"}, []string{"inserted"}},
		"inserted for":       {hand{text: "“[The town] lost the old pier in one night and we will build another one before the winter,” Lena Moss said.", name: "Lena Moss"}, []string{"inserted"}},
		"other words":        {hand{text: "“We lost the old pier in one hour and we will build another one before the winter,” Lena Moss said.", name: "Lena Moss"}, []string{"other words"}},
		"order":              {hand{text: "“In one night we lost the old pier and before the winter we will build another one,” Lena Moss said.", name: "Lena Moss"}, []string{"order"}},
		"person":             {hand{text: "“They lost the old pier in one night and they will build another one before the winter,” Lena Moss said.", name: "Lena Moss"}, []string{"shifted"}},
		"tense":              {hand{text: "“We lose the old pier in one night and we would build another one before the winter,” Lena Moss said.", name: "Lena Moss"}, []string{"shifted"}},
		"other speaker":      {hand{text: "“" + fullWords + "” Paul Reyes said.", name: "Paul Reyes"}, []string{"other speaker"}},
		"told":               {hand{text: "Lena Moss said ‹they had lost the old pier in one night and they would build another one before the winter›.", name: "Lena Moss"}, []string{"indirect", "shifted"}},
		"told of other work": {hand{text: "Lena Moss said ‹that the ferry would sail again on Monday at noon›.", name: "Lena Moss"}, nil},
		"told by another":    {hand{text: "Paul Reyes said ‹they had lost the old pier in one night and would build another one before the winter›.", name: "Paul Reyes"}, nil},
		"translated":         {hand{text: "“We lost the old pier within one night and shall build another one before the winter,” Lena Moss said in Spanish.", name: "Lena Moss"}, []string{"other words", "translation"}},
		"in two languages":   {hand{text: "“We lost the old pier within one night and shall build another one before the winter,” Lena Moss said.", name: "Lena Moss", foreign: "es"}, []string{"other words", "translation"}},
	} {
		if c.other.foreign != "" {
			first.foreign = "en"
		}
		us := said(first, c.other)
		first.foreign = ""
		var got []string
		if len(us) == 1 {
			for _, r := range us[0].Renderings[1:] {
				got = append(got, r.Marks...)
			}
			// The fuller rendering comes first: what it has, the other lacks.
			got = append(got, slices.DeleteFunc(slices.Clone(us[0].Renderings[0].Marks), func(m string) bool { return slices.Contains(got, m) })...)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: marks %q of %d utterances, want %q", name, got, len(us), c.want)
		}
		if told := strings.HasPrefix(name, "told of") || strings.HasPrefix(name, "told by"); (len(us) == 0) != told {
			t.Errorf("%s: %d utterances", name, len(us))
		}
	}
}

// Near-identical words of two occasions stay two; the very same words, or
// words of one day, are one.
func TestOccasions(t *testing.T) {
	quote := func(words, when, day string) hand {
		return hand{text: "“" + words + "” Lena Moss said on " + when + ".", name: "Lena Moss", when: when, day: day}
	}
	near := strings.Replace(fullWords, "one night", "a night", 1)
	for name, c := range map[string]struct {
		a, b hand
		want int // utterances of both
	}{
		"two days":                 {quote(fullWords, "Monday", "2024-05-13"), quote(near, "Tuesday", "2024-05-14"), 0},
		"one day":                  {quote(fullWords, "Monday", "2024-05-13"), quote(near, "Monday", "2024-05-13"), 1},
		"two days, the same words": {quote(fullWords, "Monday", "2024-05-13"), quote(fullWords, "Tuesday", "2024-05-14"), 1},
		"no day":                   {quote(fullWords, "Monday", "2024-05-13"), hand{text: "“" + near + "” Lena Moss said.", name: "Lena Moss"}, 1},
	} {
		if got := len(said(c.a, c.b)); got != c.want {
			t.Errorf("%s: %d utterances of both, want %d", name, got, c.want)
		}
	}
}
