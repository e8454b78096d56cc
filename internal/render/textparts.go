package render

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// said: who said what, by speaker, the renderings of one utterance under one
// another.
func (t *terminal) said() []string {
	speeches := t.speeches()
	total := len(t.quotes())
	lines := t.title(t.named(Quotes), total)
	if total == 0 {
		return append(lines, t.none("No quotation found.")...)
	}
	keep := t.shownQuotes(speeches, t.limit(Quotes, total, maxQuotes))
	left := total
	for _, sp := range speeches {
		var body []string
		for _, q := range sp.quotes {
			if keep[q.n] {
				body = append(body, t.utterance(q.item)...)
				left--
			}
		}
		if len(body) == 0 {
			continue
		}
		name := sp.name
		if name == "" {
			name = "Speaker not found"
		}
		words := split(name, bold)
		if sp.roles != "" {
			words = append(words, split("("+clip(sp.roles, maxWords/2)+")", faint)...)
		}
		lines = append(append(lines, t.flow(" ", "   ", words)...), body...)
	}
	return append(lines, t.more(left, Quotes)...)
}

// shownQuotes picks n utterances, by their numbers: first those whose words
// differ, then those that several reports carry, then the rest in order.
func (t *terminal) shownQuotes(speeches []*speech, n int) map[int]bool {
	type ranked struct{ n, rank int }
	var all []ranked
	for _, sp := range speeches {
		for _, q := range sp.quotes {
			rank := 2
			switch {
			case q.item.WordingDiffer || len(t.variants(q.item)) > 1:
				rank = 0
			case carriers(quoteMentions(q.item)) > 1:
				rank = 1
			}
			all = append(all, ranked{q.n, rank})
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return a.rank - b.rank })
	keep := make(map[int]bool)
	for _, r := range all[:n] {
		keep[r.n] = true
	}
	return keep
}

// utterance is one utterance: its first wording, then those that differ.
func (t *terminal) utterance(u *synoptic.Utterance) []string {
	var lines []string
	for i, w := range t.variants(u) {
		words := t.pieceWords(w.pieces)
		var notes []string
		if s := t.sameWords(w); s != "" {
			notes = append(notes, s)
		}
		if notes = append(notes, w.labels()...); len(notes) > 0 {
			words = append(words, split("— "+strings.Join(notes, ", "), faint)...)
		}
		words = append(words, t.refs(w.mentions())...)
		first, rest := "   ", "     "
		if i > 0 {
			first, rest = "     ≠ ", "       "
		}
		lines = append(lines, t.flow(first, rest, words)...)
	}
	return lines
}

// pieceWords are the words of a rendering in quotation marks; what is only in
// it and what it lacks is marked {+so+} and [-so-].
func (t *terminal) pieceWords(pieces []piece) []word {
	if len(pieces) == 1 && pieces[0].op == opSame {
		return split(quoted(t.passage(Quotes, pieces[0].text)), normal)
	}
	var out []word
	spaceBefore := false
	for _, p := range pieces {
		st, open, shut := normal, "", ""
		switch p.op {
		case opInserted:
			st, open, shut = green, "{+", "+}"
		case opMissing:
			st, open, shut = red, "[-", "-]"
		}
		words := split(p.text, st)
		if len(words) == 0 {
			spaceBefore = true
			continue
		}
		words[0].s = open + words[0].s
		words[len(words)-1].s += shut
		if k := len(out) - 1; k >= 0 && !strings.HasPrefix(p.text, " ") && !spaceBefore {
			out[k].s += words[0].s
			words = words[1:]
		}
		out = append(out, words...)
		spaceBefore = strings.HasSuffix(p.text, " ")
	}
	if len(out) > 0 {
		out[0].s = "“" + out[0].s
		out[len(out)-1].s += "”"
	}
	return out
}

// alone: what only one origin's reports carry, and what all but one do.
func (t *terminal) alone() []string {
	list := t.only()
	lines := t.title(t.named(Only), len(list))
	found := false
	for _, group := range t.origins {
		var of []shown[synoptic.Only]
		for _, o := range list {
			if s := t.byID[o.item.Report]; s != nil && s.origin == group[0].origin {
				of = append(of, o)
			}
		}
		missing := t.lacking(group[0])
		if len(of) == 0 && len(missing) == 0 {
			continue
		}
		found = true
		words := split((tie{sheets: group}).labels(), bold)
		if len(of) > 0 {
			words = append(words, whole("("+count(len(of), "passage")+")", faint))
		}
		lines = append(lines, t.flow(" ", "   ", words)...)
		n := t.limit(Only, len(of), maxOnly)
		for _, o := range of[:n] {
			lines = append(lines, t.flow("   - ", "     ", t.onlyWords(o.item))...)
		}
		lines = append(lines, t.more(len(of)-n, Only)...)
		for _, c := range missing[:t.limit(Only, len(missing), maxOnly)] {
			words := split("in all others, no counterpart here: "+t.passage(Only, clean(c.item.Text)), normal)
			words = append(words, t.differsWords(c.item)...)
			lines = append(lines, t.flow("   × ", "     ", append(words, t.refs(claimMentions(c.item))...))...)
		}
	}
	if !found {
		return append(lines, t.none("Nothing found that one report alone has.")...)
	}
	return lines
}

// onlyWords is a passage with its voice and place.
func (t *terminal) onlyWords(o *synoptic.Only) []word {
	words := split(t.passage(Only, t.words(o.Mention)), normal)
	if name := t.onlyVoice(o); name != "" {
		words = append(words, split("— "+name, faint)...)
	}
	return append(words, t.refs([]synoptic.Mention{o.Mention})...)
}

// onlyVoice says in whose voice a passage is, "" for the outlet's own.
func (v *view) onlyVoice(o *synoptic.Only) string {
	if name := v.voice(o.Speaker); name != "" {
		return "words of " + name
	}
	if name := v.voice(o.Voice); name != "" {
		return "according to " + name
	}
	return ""
}

// when: the timeline, one line an event.
func (t *terminal) when() []string {
	list := t.timeline()
	lines := t.title("Timeline", len(list))
	if len(list) == 0 {
		return append(lines, t.none("No dated event found.")...)
	}
	total := len(list)
	list = t.nearest(list, t.limit(Timeline, total, maxEvents))
	n := len(list)
	column, last := 0, ""
	for _, e := range list {
		column = max(column, width(shortDate(e.item.Date)))
	}
	column = min(column, len("2026-02-03/2026-02-05"))
	for _, e := range list {
		date := shortDate(e.item.Date)
		shown := date
		if date == last {
			shown = ""
		}
		last = date
		lines = append(lines, t.hung(" ", split(shown, bold), column, t.eventWords(e.item))...)
	}
	if total > n && t.EventDate != "" {
		return append(lines, t.flow("    ", "    ", split("… and "+itoa(total-n)+" farther from "+longDate(t.EventDate)+" (--only timeline)", faint))...)
	}
	return append(lines, t.more(total-n, Timeline)...)
}

// openings: headline and first sentence of each report.
func (t *terminal) openings() []string {
	list := t.openers()
	if len(list) == 0 {
		return nil
	}
	lines := t.title("How each outlet opens", 0)
	column := 0
	for _, s := range list {
		column = max(column, width(s.label))
	}
	for _, s := range list {
		title, first := t.opensWith(s)
		name := split(s.label, bold)
		if title != "" {
			words := split(title, bold)
			if first == "" {
				words = append(words, whole("["+s.place(s.title)+"]", faint))
			}
			lines = append(lines, t.beside(" ", name, column, words)...)
			name = nil
		}
		if first != "" {
			words := append(split(t.passage(Openings, first), normal), whole("["+s.place(s.first)+"]", faint))
			lines = append(lines, t.beside(" ", name, column, words)...)
		}
	}
	return lines
}

// opensWith are the headline and the first sentence of a report.
func (v *view) opensWith(s *sheet) (title, first string) {
	title = clean(s.title.Cut(s.text))
	if title == "" {
		title = clean(s.Title)
	}
	return title, clean(s.first.Cut(s.text))
}

// reports: what was read, and which of it rests on one origin.
func (t *terminal) reports() []string {
	lines := t.title("Reports", len(t.sheets))
	column := 0
	for _, s := range t.sheets {
		column = max(column, width(s.label))
	}
	for _, s := range t.sheets {
		lines = append(lines, t.beside(" ", split(s.label, bold), column, split(strings.Join(t.particulars(s), " · "), normal))...)
		for _, n := range t.notesOn(s) {
			lines = append(lines, t.flow("   ! ", "     ", split(n, yellow))...)
		}
		if t.opts.ShowSkipped {
			lines = append(lines, t.skipped(s)...)
		}
	}
	for _, tie := range t.ties() {
		s := "One origin: " + tie.labels()
		if len(tie.why) > 0 {
			s += " (" + strings.Join(tie.why, "; ") + ")"
		}
		lines = append(lines, t.flow(" ", "   ", split(s, normal))...)
	}
	return lines
}

// particulars is what is known of a report beside its text.
func (v *view) particulars(s *sheet) []string {
	out := []string{s.name, publishedLine(s.Report)}
	if v.First != nil && *v.First == s.ID {
		out = append(out, "published first")
	}
	for _, p := range [][2]string{{"updated ", s.Updated}, {"", s.Byline}, {"credit: ", s.Credit}, {"", s.URL}, {"file ", s.File}} {
		if text := clean(p[1]); text != "" {
			out = append(out, p[0]+text)
		}
	}
	if n := len(s.Skipped); n > 0 {
		out = append(out, count(n, "passage")+" skipped")
	}
	return out
}

// skipped lists what was left out of a report, and why.
func (t *terminal) skipped(s *sheet) []string {
	var lines []string
	n := t.limit(Reports, len(s.Skipped), maxSkipped)
	for _, k := range s.Skipped[:n] {
		words := split(clean(k.Why)+":", normal)
		words = append(words, split(quoted(clip(clean(k.Cut(s.text)), maxWords/2)), faint)...)
		words = append(words, whole("["+s.place(k.Span)+"]", faint))
		lines = append(lines, t.flow("   ~ ", "     ", words)...)
	}
	return append(lines, t.more(len(s.Skipped)-n, Reports)...)
}
