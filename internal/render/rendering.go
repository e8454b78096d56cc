package render

import (
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

// A speech is what one speaker said, in the order of the synopsis.
type speech struct {
	name   string // "" where the speaker was not found
	roles  string
	quotes []shown[synoptic.Utterance]
}

// speeches groups utterances by their speaker; those without come last.
func (v *view) speeches() []*speech {
	var list []*speech
	at := make(map[string]*speech)
	var nobody *speech
	for _, q := range v.quotes() {
		key := q.item.Speaker + "\x00" + q.item.SpeakerName
		sp := at[key]
		if sp == nil {
			sp = &speech{name: clean(q.item.SpeakerName)}
			if p := v.people[q.item.Speaker]; p != nil {
				sp.roles = clean(strings.Join(p.Roles, ", "))
				if sp.name == "" {
					sp.name = clean(p.Name)
				}
			}
			at[key] = sp
			if sp.name == "" && nobody == nil {
				nobody = sp
			} else if sp.name == "" {
				sp, at[key] = nobody, nobody
			} else {
				list = append(list, sp)
			}
		}
		sp.quotes = append(sp.quotes, q)
	}
	if nobody != nil {
		list = append(list, nobody)
	}
	return list
}

// A variant is one wording of an utterance, with the renderings that have it.
type variant struct {
	pieces  []piece
	kind    synoptic.QuoteKind
	marks   []string
	notes   []string // other speaker, who passed the words on, which report settled the speaker
	verdict string   // that the cited report has no such words; "" if it has
	list    []*synoptic.Rendering
	reports int
}

// A piece is a run of a rendering's words: same as in the first rendering,
// inserted (not there), or missing (there, but not here).
type piece struct{ op, text string }

const (
	opSame     = "same"
	opInserted = "inserted"
	opMissing  = "missing"
)

// variants groups the renderings of an utterance by their words.
func (v *view) variants(u *synoptic.Utterance) []*variant {
	var list []*variant
	at := make(map[string]*variant)
	for i := range u.Renderings {
		r := &u.Renderings[i]
		marks, other := cleanAll(r.Marks), otherSpeaker(u, r)
		words, verdict := v.renderingWords(r), v.verdict(r)
		if verdict != "" {
			words = clean(r.Text)
		}
		key := strings.Join([]string{folded(words), string(r.Kind), strings.Join(marks, "|"), other, verdict}, "\x00")
		w := at[key]
		if w == nil {
			w = &variant{kind: r.Kind, marks: marks, verdict: verdict}
			if w.pieces = []piece{{opSame, words}}; verdict == "" {
				w.pieces = v.pieces(&u.Renderings[0], r)
			}
			if other != "" {
				w.notes = append(w.notes, "here "+other)
			}
			at[key] = w
			list = append(list, w)
		}
		w.list = append(w.list, r)
	}
	for _, w := range list {
		w.reports = carriers(w.mentions())
		for _, r := range w.list {
			w.notes = append(w.notes, v.passedOn(r, w.reports > 1)...)
		}
	}
	return list
}

func (w *variant) mentions() []synoptic.Mention {
	var out []synoptic.Mention
	for _, r := range w.list {
		out = append(out, r.Mention)
	}
	return out
}

// labels are the variant's verdict and marks and, where it is not a direct
// quote, its kind.
func (w *variant) labels() []string {
	var out []string
	if w.verdict != "" {
		out = append(out, w.verdict)
	}
	if w.kind == synoptic.Indirect || w.kind == synoptic.Mixed {
		out = append(out, string(w.kind))
	}
	for _, m := range w.marks {
		if m != string(w.kind) {
			out = append(out, m)
		}
	}
	return append(out, w.notes...)
}

// otherSpeaker names the speaker whom a rendering gives the words to, where it
// is not the utterance's.
func otherSpeaker(u *synoptic.Utterance, r *synoptic.Rendering) string {
	if name := clean(r.SpeakerName); r.Speaker != u.Speaker && name != clean(u.SpeakerName) {
		return name
	}
	return ""
}

// passedOn says who handed one rendering's words on, and which report told who
// speaks in it; where it is one of several, with its label.
func (v *view) passedOn(r *synoptic.Rendering, several bool) []string {
	in := ""
	if s := v.byID[r.Report]; several && s != nil {
		in = " (in " + s.label + ")"
	}
	var out []string
	for _, id := range r.Via {
		if name := v.voice(id); name != "" {
			out = append(out, "via "+name+in)
		}
	}
	if r.SettledBy != nil {
		if s := v.byID[*r.SettledBy]; s != nil {
			out = append(out, "speaker settled by "+s.label+in)
		}
	}
	return out
}

// renderingParts are the runs of words of a rendering: one, unless a cue
// interrupts it.
func (v *view) renderingParts(r *synoptic.Rendering) []synoptic.Span {
	var out []synoptic.Span
	for _, p := range r.Parts {
		if r.Contains(p) && p.Len() > 0 {
			out = append(out, p)
		}
	}
	if len(out) < 2 {
		return []synoptic.Span{r.Span}
	}
	return out
}

// renderingWords are the words of a rendering, its parts joined by " … ".
func (v *view) renderingWords(r *synoptic.Rendering) string {
	var out []string
	for _, p := range v.renderingParts(r) {
		out = append(out, v.words(synoptic.Mention{Report: r.Report, Span: p, Text: r.Text}))
	}
	return strings.Join(out, " … ")
}

// pieces cuts a rendering's words where it differs from the first one. The
// words that it lacks are looked up in the first.
func (v *view) pieces(first, r *synoptic.Rendering) []piece {
	s := v.byID[r.Report]
	if s == nil || !r.In(len(s.text)) || len(r.Diff) == 0 || r == first {
		return []piece{{opSame, v.renderingWords(r)}}
	}
	against := strings.Fields(v.renderingWords(first))
	var out []piece
	add := func(op, text string) {
		if text == "" {
			return
		}
		if k := len(out) - 1; k >= 0 && out[k].op == op {
			out[k].text += text
			return
		}
		out = append(out, piece{op, text})
	}
	next, missing := 0, -1 // the next word of the first rendering; where in out it lacks some
	for k, part := range v.renderingParts(r) {
		if k > 0 {
			add(opSame, " … ")
		}
		at := part.Start
		for _, d := range r.Diff {
			if d.Start < at || d.End > part.End || d.Start > d.End {
				continue
			}
			add(opSame, cleanRun(s.text[at:d.Start]))
			words := cleanRun(s.text[d.Start:d.End])
			switch d.Op {
			case opInserted:
				add(opInserted, words)
			case opMissing:
				missing = len(out)
				out = append(out, piece{opMissing, ""})
			default:
				next = follow(against, next, words, out, &missing)
				add(opSame, words)
			}
			at = d.End
		}
		add(opSame, cleanRun(s.text[at:part.End]))
	}
	if missing >= 0 {
		out[missing].text = strings.Join(against[min(next, len(against)):], " ")
	}
	return spaced(out)
}

// spaced moves the white space at the ends of differing pieces out of them and
// gives words that are missing a space on either side where words stand there.
func spaced(list []piece) []piece {
	var out []piece
	end := func() string { // what is laid out last
		if len(out) == 0 {
			return ""
		}
		return out[len(out)-1].text
	}
	same := func(text string) {
		if k := len(out) - 1; k >= 0 && out[k].op == opSame {
			out[k].text += text
		} else if text != "" {
			out = append(out, piece{opSame, text})
		}
	}
	for i, p := range list {
		if p.op == opSame {
			same(p.text)
			continue
		}
		text := strings.TrimSpace(p.text)
		if text == "" && p.op == opMissing {
			text = "…"
		}
		if text == "" {
			same(p.text)
			continue
		}
		if e := end(); e != "" && !strings.HasSuffix(e, " ") && (p.op == opMissing || strings.HasPrefix(p.text, " ")) {
			same(" ")
		}
		out = append(out, piece{p.op, text})
		next := ""
		if i+1 < len(list) {
			next = list[i+1].text
		}
		if strings.HasSuffix(p.text, " ") || p.op == opMissing && next != "" && strings.IndexAny(next, " .,;:!?’”") != 0 {
			same(" ")
		}
	}
	return out
}

// follow finds the words of a run that both renderings share in the first
// rendering, from its word at next on. Words that it steps over are those that
// out[*missing] lacks. It gives the word to go on from.
func follow(against []string, next int, words string, out []piece, missing *int) int {
	for _, w := range strings.Fields(words) {
		if letters(w) == "" {
			continue
		}
		for i := next; i < len(against); i++ {
			if letters(against[i]) != letters(w) {
				continue
			}
			if *missing >= 0 {
				out[*missing].text = strings.Join(against[next:i], " ")
				*missing = -1
			}
			next = i + 1
			break
		}
	}
	return next
}

// letters are the letters and digits of a word, in lower case.
func letters(w string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, w)
}

func cleanAll(list []string) []string {
	var out []string
	for _, s := range list {
		if s = clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// sameWords says how many of the story's reports have one wording of an
// utterance: "same words in 4 of 5 reports"; "" where one alone has it.
func (v *view) sameWords(w *variant) string {
	if w.reports < 2 {
		return ""
	}
	return "same words in " + itoa(w.reports) + " of " + count(len(v.sheets), "report")
}
