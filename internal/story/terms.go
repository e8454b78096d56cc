package story

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// A Text is what is read of a report.
type Text struct {
	Title string
	Body  string // may begin with the title again
	Day   synoptic.Date
	URL   string
	Lang  string // BCP 47; "" if unknown
}

// Terms are what a report is known by: its index terms, in order of Key.
type Terms struct {
	List   []Term
	Sketch []uint32     // the least hashes of its runs of words, rising
	Day    synoptic.Day // published, or stated by its address or in a line of its head
	Dated  dating       // how Day is known
	Lang   uint16       // two letters; 0 if unknown
}

// Known tells whether the report's day is known.
func (t *Terms) Known() bool { return t.Dated != undated }

// dating tells how a report's day is known.
type dating uint8

const (
	undated   dating = iota
	statedDay        // a line of its head gives it
	published        // the report's metadata give it
)

// A Term is one index term of a report.
type Term struct {
	Key    uint32
	Form   form
	Weight uint8 // how rare the term is, in eighths of a bit; set when the report is filed
}

const (
	maxWords  = 1200 // of a report that are read: what comes later is background
	headWords = 160
	leadWords = 60 // that the lead has behind the headline
	maxStems  = 1 << 17
)

// An Indexer makes terms of texts. It remembers stems, so it is not safe for
// concurrent use; the terms do not depend on what it has read before.
type Indexer struct {
	stems map[string]uint32
	toks  []token
	acc   map[uint32]*slot
	slots []slot
	spell map[uint32]string // how each term is written, if not nil
}

// A slot gathers one term of the report that is being read.
type slot struct {
	key            uint32
	form           form
	n, caps, lower int
}

// NewIndexer makes an Indexer.
func NewIndexer() *Indexer {
	return &Indexer{stems: make(map[string]uint32), acc: make(map[uint32]*slot)}
}

// numberWords are the numbers that English news writes as words.
var numberWords = map[string]string{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"ten": "10", "eleven": "11", "twelve": "12", "dozen": "12"}

// Terms reads a report.
func (x *Indexer) Terms(t Text) *Terms {
	x.toks = tokens(x.toks[:0], t.Title, maxWords)
	title := len(x.toks)
	body := t.Body
	x.toks = tokens(x.toks, body, title+maxWords)
	ts := x.toks
	again := title > 0 && len(ts) >= 2*title && sameWords(ts[:title], ts[title:2*title])
	start := title
	if again {
		start = 2 * title
	}
	out := &Terms{Lang: langCode(t.Lang)}
	if out.Lang == 0 {
		out.Lang = guess(ts)
	}
	found := dates(ts[title:])
	if t.Day.Known {
		out.Day, out.Dated = t.Day.First, published
	} else if d, ok := addressDay(t.URL); ok {
		out.Day, out.Dated = d, statedDay
	} else if d, ok := stated(ts[title:], found); ok {
		out.Day, out.Dated = d, statedDay
	}
	clear(x.acc)
	x.slots = x.slots[:0]
	if need := 3*len(ts) + 64; cap(x.slots) < need {
		x.slots = make([]slot, 0, need) // never grows: pointers into it are kept
	}
	x.words(ts[:title], 0, formTitle|formLead|formHead, out)
	x.words(ts[start:min(len(ts), start+leadWords)], 0, formLead|formHead, out)
	if start+leadWords < len(ts) {
		end := min(len(ts), start+headWords)
		x.words(ts[start+leadWords-1:end], 1, formHead, out)
		if end < len(ts) {
			x.words(ts[end-1:], 1, 0, out)
		}
	}
	x.whenTerms(ts[title:], start-title+leadWords, found, out)
	out.List = x.finish()
	out.Sketch = sketch(ts[start:])
	return out
}

func sameWords(a, b []token) bool {
	for i := range a {
		if a[i].fold != b[i].fold {
			return false
		}
	}
	return true
}

// words adds the words, names and numbers of a zone; skip leading tokens are
// there only to be looked back at.
func (x *Indexer) words(ts []token, skip int, zone form, out *Terms) {
	en := out.Lang == langEN
	headline := titleCase(ts) && zone.has(formTitle)
	last := uint32(0)
	for i := skip; i < len(ts); i++ {
		t := &ts[i]
		if t.number || en && numberWords[t.fold] != "" {
			v := t.fold
			if !t.number {
				v = numberWords[v]
			}
			if t.number && yearAt(ts, i) > 0 {
				continue
			}
			last = 0
			if len(v) > 1 {
				x.add(number, v, zone)
			}
			x.counts(ts, i, v, zone, en)
			continue
		}
		if en && small(t.fold) {
			continue
		}
		if len(t.fold) < 2 || !t.upper && !en && !dense(first(t.fold)) && utf8.RuneCountInString(t.fold) < 5 {
			continue
		}
		if en && (monthNames[t.fold] > 0 && t.upper || weekdayNames[t.fold] > 0 || t.fold == "sunday") {
			continue
		}
		k := x.stem(t.fold, en)
		s := x.addKey(word, k, zone, t.raw)
		if zone.has(formLead) && last != 0 {
			x.addKey(pair, linear.Two(int(pair), linear.Hash(last), linear.Hash(k)).Key(), zone, t.raw)
		}
		last = k
		switch {
		case headline || t.first && t.upper:
		case t.upper:
			s.caps++
		default:
			s.lower++
		}
		if !headline && t.upper && i > 0 && t.joined && ts[i-1].upper && !ts[i-1].number {
			x.addKey(run, linear.Two(int(run), linear.Of(ts[i-1].fold), linear.Of(t.fold)).Key(), zone, x.spelt(&ts[i-1], t))
		}
	}
}

// counts adds what the number at i counts: the word behind it.
func (x *Indexer) counts(ts []token, i int, v string, zone form, en bool) {
	k := i + 1
	if k < len(ts) && len(ts[k].fold) < 3 {
		k++
	}
	if !zone.has(formLead) || k >= len(ts) || ts[k].number || ts[k].upper || len(ts[k].fold) < 3 {
		return
	}
	s := x.addKey(counted, linear.Two(int(counted), linear.Hash(x.stem(ts[k].fold, en)), 0).Key(), zone, x.spelt(&ts[i], &ts[k]))
	if s.n == 1 {
		s.form |= form(linear.Of(v)>>40) & 31 << valShift
	}
}

// whenTerms adds dates, years and weekdays. A weekday is the day it stands
// for, where the report's own is known.
func (x *Indexer) whenTerms(ts []token, lead int, found []dated, out *Terms) {
	zone := func(i int) form {
		if i < lead {
			return formLead
		}
		return 0
	}
	for _, d := range found {
		z := zone(d.first)
		if day, ok := d.civil(); ok {
			if out.Dated != undated && day == out.Day && ts[d.first].line < datelines {
				continue // its own dateline
			}
			x.add(date, day.String(), z)
		}
		if d.month > 0 && d.day > 0 {
			x.add(date, strconv.Itoa(d.month)+"-"+strconv.Itoa(d.day), z)
		} else if d.month > 0 {
			x.add(date, strconv.Itoa(d.year)+"."+strconv.Itoa(d.month), z)
		}
		if d.year > 0 {
			x.add(year, strconv.Itoa(d.year), z)
		}
	}
	for i := range ts {
		w, ok := weekdayNames[ts[i].fold]
		if !ok || !ts[i].upper || len(ts[i].fold) < 5 {
			continue
		}
		x.add(weekday, ts[i].fold, zone(i))
		if out.Dated != undated {
			d := back(out.Day, w)
			x.add(date, d.String(), zone(i))
		}
	}
}

// spelt is how two tokens are written, where that is wanted.
func (x *Indexer) spelt(a, b *token) string {
	if x.spell == nil {
		return ""
	}
	return a.raw + " " + b.raw
}

func (x *Indexer) add(k kind, s string, zone form) *slot {
	return x.addKey(k, linear.One(int(k), linear.Of(s)).Key(), zone, s)
}

func (x *Indexer) addKey(k kind, key uint32, zone form, spelt string) *slot {
	s := x.acc[key]
	if s == nil {
		x.slots = append(x.slots, slot{key: key, form: form(k) << kindShift})
		s = &x.slots[len(x.slots)-1]
		x.acc[key] = s
		if x.spell != nil {
			x.spell[key] = spelt
		}
	}
	s.n++
	s.form |= zone
	return s
}

// finish makes the list of terms. A word is a name if it is mostly capital
// where it need not be.
func (x *Indexer) finish() []Term {
	list := make([]Term, len(x.slots))
	for i := range x.slots {
		s := &x.slots[i]
		f := s.form | form(min(s.n, 15))
		if s.caps > s.lower && s.form.kind() == word {
			f |= formName
		}
		list[i] = Term{Key: s.key, Form: f}
	}
	slices.SortFunc(list, func(a, b Term) int { return cmp.Compare(a.Key, b.Key) })
	return list
}

// stem is the key of a word's stem; in other languages than English, that of
// its first six letters.
func (x *Indexer) stem(w string, en bool) uint32 {
	if !en {
		n := 0
		for i := range w {
			if n == 6 {
				w = w[:i]
				break
			}
			n++
		}
		return linear.Of(w).Key()
	}
	if k, ok := x.stems[w]; ok {
		return k
	}
	if len(x.stems) >= maxStems {
		clear(x.stems)
	}
	k := linear.Of(english.Stem(w, true)).Key()
	x.stems[w] = k
	return k
}

// titleCase tells whether most words of a headline are capital, so that a
// capital says nothing.
func titleCase(ts []token) bool {
	upper, all := 0, 0
	for i := range ts {
		if !ts[i].number && len(ts[i].fold) > 3 {
			all++
			if ts[i].upper {
				upper++
			}
		}
	}
	return all > 0 && upper*10 >= all*8
}
