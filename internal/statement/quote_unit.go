package statement

import (
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// An item of a unit is a word of the outlet's or, as one, a quoted run.
type item struct {
	run   int // 1 + index of the run; 0 for a word
	token int // index of the word, or of the run's first token (or the one before it)
}

// A unit is one sentence of the outlet's, in which every quoted run counts as
// one word, however many sentences it holds itself.
type unit struct {
	paragraph int
	items     []item
	cues      []cue
	colon     bool // the paragraph before ends in a colon that leads to this unit
	headline  bool
	root      int // item that is the root of a tree, -1 if none is
	words     int // how many of its items are words of the outlet's, punctuation aside
	verbs     int // how many of those are verbs
}

// divide parts the text into units. All items share one array.
func (q *quoter) divide() {
	items := make([]item, 0, len(q.tokens))
	start, paragraph, run := 0, -1, 0
	end := func() {
		if start < len(items) {
			q.units = append(q.units, unit{paragraph: paragraph, items: items[start:len(items):len(items)]})
			start = len(items)
		}
	}
	place := func(p int) {
		if p != paragraph {
			end()
			paragraph = p
		}
	}
	// A run whose marks left it without a token still gets its item.
	upTo := func(last, at, token int) {
		for run < last {
			place(q.runs[run].paragraph)
			if q.breaks(items[start:], at) {
				end()
			}
			run++
			items = append(items, item{run: run, token: token})
		}
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.run > 0 {
			upTo(t.run, i, i)
			continue
		}
		for run < len(q.runs) && q.runs[run].End <= t.Start {
			upTo(run+1, -1, i-1)
		}
		place(q.doc.Sentences[t.sentence].Paragraph)
		if q.breaks(items[start:], i) {
			end()
		}
		items = append(items, item{token: i})
	}
	upTo(len(q.runs), -1, len(q.tokens)-1)
	end()
	q.link()
}

// breaks tells whether the unit so far ends before token i, which is a word of
// the outlet's or begins a run (-1: a run without tokens).
func (q *quoter) breaks(u []item, i int) bool {
	if len(u) == 0 || i < 0 {
		return false
	}
	t, last := &q.tokens[i], u[len(u)-1]
	if last.run == 0 {
		before := &q.tokens[last.token]
		if t.run > 0 {
			return endsSentence(before.Form)
		}
		return t.sentence != before.sentence && before.low != ":"
	}
	words := q.runs[last.run-1].words.Cut(q.text)
	stop := sentenceEnd(words)
	if t.run > 0 {
		return stop != 0 || !q.runs[last.run-1].closed
	}
	if !capital(t.Form) || stop == 0 && !q.newSentence(i) {
		return false
	}
	// “Why?” Lee asked. — but: “Because.” Lee asked why.
	return !q.tagLine(i, stop == '.')
}

// newSentence tells whether token i is the first of its sentence.
func (q *quoter) newSentence(i int) bool {
	return i == 0 || q.tokens[i-1].sentence != q.tokens[i].sentence
}

// tagLine tells whether the words from token i on are a name and a verb of
// saying that takes nothing but place and time: “…?” Lee asked in a letter.
// Where bare is set nothing may follow the verb. A colon leads to other words.
func (q *quoter) tagLine(i int, bare bool) bool {
	for n := 0; i < len(q.tokens) && n < 12; i, n = i+1, n+1 {
		t := &q.tokens[i]
		if t.run > 0 {
			return false
		}
		if class, ok := verbClass(t); ok {
			if !speaks(class) || n == 0 || i+1 == len(q.tokens) {
				return false
			}
			next := &q.tokens[i+1]
			switch next.UPOS {
			case lang.PUNCT:
				return endsSentence(next.low) || !bare && next.low != ":"
			case lang.ADP, lang.NOUN, lang.PROPN, lang.ADV:
				return !bare
			}
			return false
		}
		switch t.UPOS {
		case lang.PROPN, lang.NOUN, lang.DET, lang.ADJ, lang.PRON:
		case lang.PUNCT:
			if t.low != "," {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// link marks headlines and units that a colon before leads to, and counts what
// is asked for more than once.
func (q *quoter) link() {
	for i := range q.units {
		u := &q.units[i]
		last := u.items[len(u.items)-1]
		switch {
		case i+1 < len(q.units) && last.run == 0 && q.tokens[last.token].low == ":" && q.units[i+1].paragraph > u.paragraph:
			q.units[i+1].colon = true
		case u.paragraph == 0 && last.run == 0 && !endsSentence(q.tokens[last.token].Form):
			u.headline = true
		case u.paragraph == 0 && last.run > 0 && i+1 < len(q.units) && q.units[i+1].paragraph > 0 && len(u.items) > 1:
			u.headline = true
		}
		u.root = -1
		for k := range u.items {
			t := q.word(u, k)
			if t == nil {
				continue
			}
			if t.Rel == lang.RelRoot && u.root < 0 {
				u.root = k
			}
			if t.UPOS != lang.PUNCT && strings.ContainsFunc(t.Form, wordRune) {
				u.words++
			}
			if t.UPOS == lang.VERB || t.UPOS == lang.AUX {
				u.verbs++
			}
		}
	}
}

// word is the outlet's word at item i, nil where there is a quoted run or
// nothing at all.
func (q *quoter) word(u *unit, i int) *token {
	if i < 0 || i >= len(u.items) || u.items[i].run > 0 {
		return nil
	}
	return &q.tokens[u.items[i].token]
}

// isRun tells whether item i is a quoted run.
func (u *unit) isRun(i int) bool { return i >= 0 && i < len(u.items) && u.items[i].run > 0 }

// itemOf is the item of u that is token t, -1 if it is none.
func (q *quoter) itemOf(u *unit, t int) int {
	lo, hi := 0, len(u.items)
	for lo < hi {
		mid := (lo + hi) / 2
		if u.items[mid].token < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < len(u.items) && u.items[lo].token == t; lo++ {
		if u.items[lo].run == 0 {
			return lo
		}
	}
	return -1
}

// span is the text of items [first, last) of u.
func (q *quoter) span(u *unit, first, last int) synoptic.Span {
	return synoptic.Span{Start: q.start(u, first), End: q.end(u, last-1)}
}

func (q *quoter) start(u *unit, i int) int {
	if r := u.items[i].run; r > 0 {
		return q.runs[r-1].Start
	}
	return q.tokens[u.items[i].token].Start
}

func (q *quoter) end(u *unit, i int) int {
	if r := u.items[i].run; r > 0 {
		return q.runs[r-1].End
	}
	return q.tokens[u.items[i].token].End
}

func endsSentence(form string) bool {
	switch form {
	case ".", "!", "?", "…", "...", "?!", "!!", "!?":
		return true
	}
	return false
}

// closers may stand behind the mark that ends a sentence.
const closers = "\"'”’»›)] \u00a0"

// sentenceEnd is the mark that ends the sentence which the words end with, 0 if
// they end otherwise. Marks and brackets behind it do not count.
func sentenceEnd(words string) rune {
	words = strings.TrimRight(words, closers)
	switch {
	case strings.HasSuffix(words, "…"), strings.HasSuffix(words, "..."):
		return '…'
	case strings.HasSuffix(words, "!"):
		return '!'
	case strings.HasSuffix(words, "?"):
		return '?'
	case strings.HasSuffix(words, "."):
		return '.'
	}
	return 0
}

// capital tells whether the word begins with a capital letter or digit.
func capital(s string) bool {
	for _, r := range s {
		return r >= '0' && r <= '9' || strings.ToLower(string(r)) != string(r)
	}
	return false
}
