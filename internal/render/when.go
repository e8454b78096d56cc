package render

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// nearest keeps the n events nearest to the story's day, in their order.
func (v *view) nearest(list []shown[synoptic.Event], n int) []shown[synoptic.Event] {
	day, err := synoptic.ParseDate(v.EventDate)
	if err != nil || len(list) <= n {
		return list[:n]
	}
	away := func(e shown[synoptic.Event]) int {
		d, err := synoptic.ParseDate(e.item.Date)
		if err != nil {
			return math.MaxInt
		}
		return max(0, int(d.First-day.Last), int(day.First-d.Last))*1000 + min(d.Days(), 999)
	}
	near := slices.Clone(list)
	slices.SortStableFunc(near, func(a, b shown[synoptic.Event]) int { return cmp.Compare(away(a), away(b)) })
	keep := make(map[int]bool)
	for _, e := range near[:n] {
		keep[e.n] = true
	}
	return slices.DeleteFunc(list, func(e shown[synoptic.Event]) bool { return !keep[e.n] })
}

// what happened at an event.
func (v *view) what(e *synoptic.Event) string {
	if s := clean(e.What); s != "" || len(e.Mentions) == 0 {
		return s
	}
	return v.words(e.Mentions[0].Mention)
}

// A dating is one way to write an event's time, and who writes it so.
type dating struct {
	words    string // as they stand in the reports, clean
	date     string // where it is another than the event's
	mentions []synoptic.Mention
}

// datings groups an event's time expressions by their words: first the one
// that the words of the event hold, then the others in the order of the reports.
func (v *view) datings(e *synoptic.Event) []dating {
	ms := slices.Clone(e.Mentions)
	slices.SortStableFunc(ms, func(a, b synoptic.EventMention) int { return v.byPlace(a.Mention, b.Mention) })
	var out []dating
	at := make(map[string]int)
	what, lead := folded(v.what(e)), -1
	for _, m := range ms {
		d := dating{words: v.words(m.Mention)}
		if m.Date != "" && m.Date != e.Date {
			d.date = m.Date
		}
		key := folded(d.words) + d.date
		k, ok := at[key]
		if !ok {
			k = len(out)
			at[key] = k
			out = append(out, d)
		}
		out[k].mentions = append(out[k].mentions, m.Mention)
		if f := folded(d.words); f != "" && d.date == "" && strings.Contains(what, f) && (lead < 0 || len(d.words) > len(out[lead].words)) {
			lead = k
		}
	}
	if lead > 0 {
		first := out[lead]
		out = slices.Insert(slices.Delete(out, lead, lead+1), 0, first)
	}
	return out
}

// eventWords are an entry of the timeline: its time as written, what happened,
// where that stands; then how other reports write the time of the same.
func (t *terminal) eventWords(e *synoptic.Event) []word {
	what := t.passage(Timeline, t.what(e))
	var words []word
	for i, d := range t.datings(e) {
		switch {
		case i == 0 && d.words != "":
			words = append(words, split(quoted(d.words)+dateNote(d.date)+":", bold)...)
		case i > 0:
			words = append(words, split("· also "+quoted(d.words)+dateNote(d.date), normal)...)
		}
		if i == 0 {
			words = append(words, split(what, normal)...)
		}
		words = append(words, t.refs(d.mentions)...)
	}
	if len(words) == 0 {
		return split(what, normal)
	}
	return words
}

// dateNote is the date of a dating that is not the event's.
func dateNote(date string) string {
	if date == "" {
		return ""
	}
	return " (" + shortDate(date) + ")"
}
