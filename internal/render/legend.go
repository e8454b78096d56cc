package render

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// An entry of the legend explains a word, a sign or a form that the page uses.
type explained struct{ Term, Text string }

// kindHelp and markHelp explain the labels of renderings.
var (
	kindHelp = [][2]string{
		{string(synoptic.Direct), "the words stand in quotation marks, as spoken"},
		{string(synoptic.Mixed), "some words stand in quotation marks within a sentence of the outlet’s own"},
		{string(synoptic.Indirect), "told in the outlet’s own words, without quotation marks"},
	}
	markHelp = [][2]string{
		{synoptic.MarkCut, "words that another version has are left out at an end"},
		{synoptic.MarkEllipsis, "words in the middle are left out"},
		{synoptic.MarkInserted, "words were put in, as in brackets"},
		{synoptic.MarkOtherWords, "some words are other ones"},
		{synoptic.MarkOrder, "the same words in another order"},
		{synoptic.MarkOtherSpeaker, "given to somebody else"},
		{synoptic.MarkShifted, "the same words in another person or tense (“I am”, he was)"},
		{synoptic.MarkTranslation, "likely two translations of the same words"},
	}
)

// legend explains what the story, as it is shown, uses: nothing else. diff says
// how the format marks words of a quote that are only in it, and that it lacks.
func (v *view) legend(diff string) []explained {
	var out []explained
	add := func(term, text string) { out = append(out, explained{term, text}) }
	list, speeches := v.discrepancies(), v.speeches()
	if r := originRange(v.count); r != "" && !v.nowhere() {
		text := "how many independent origins carry it: several printings of one agency’s text are one"
		if v.count.Min < v.count.Max {
			text += "; a range where it is not established whether reports rest on one another"
		}
		add(r, text)
	}
	if slices.ContainsFunc(list, func(d shown[synoptic.Discrepancy]) bool { return d.item.Weight > 0 }) {
		add("weight", "how much a difference matters, from 1 (a nuance) to 9 (a contradicted fact)")
	}
	if len(v.claims()) > 0 && len(v.disputed) > 0 {
		add("accounts differ", "the reports agree that it happened, and contradict one another in part of it")
	}
	used := make(map[string]bool)
	for _, d := range list {
		for _, m := range d.item.Maybe {
			used["maybe "+m] = true
		}
	}
	settled, differ := false, false
	for _, sp := range speeches {
		for _, q := range sp.quotes {
			for i, w := range v.variants(q.item) {
				for _, l := range w.labels() {
					used["label "+l] = true
					for _, h := range verdictHelp {
						used["label "+h[0]] = used["label "+h[0]] || strings.HasPrefix(l, h[0])
					}
					settled = settled || strings.HasPrefix(l, "speaker settled by ")
				}
				differ = differ || i > 0 && len(w.pieces) > 1
			}
		}
	}
	for _, m := range maybeHelp {
		if used["maybe "+m[0]] {
			add(m[0], m[1])
		}
	}
	if used["label "+string(synoptic.Mixed)] || used["label "+string(synoptic.Indirect)] {
		used["label "+string(synoptic.Direct)] = true // what the others are told from
	}
	for _, m := range slices.Concat(verdictHelp, kindHelp, markHelp) {
		if used["label "+m[0]] && !used["maybe "+m[0]] {
			add(m[0], m[1])
		}
	}
	if settled {
		add("speaker settled by", "the report itself does not name the speaker; the one named does, for the same words")
	}
	if differ && diff != "" {
		add(diff, "words that only this version has, and words of the first version that it has not")
	}
	return append(out, v.references()...)
}

// references explains the forms of places that the story uses.
func (v *view) references() []explained {
	var byLine, byChar *sheet
	for _, s := range v.sheets {
		if s.lines != nil && byLine == nil {
			byLine = s
		}
		if s.lines == nil && byChar == nil {
			byChar = s
		}
	}
	var out []explained
	if byLine != nil {
		out = append(out, explained{byLine.label + ":12", "line 12 of that report’s text"})
	}
	if byChar != nil {
		out = append(out, explained{byChar.label + "+340", "340 characters into that report’s text"})
	}
	return out
}

// key is the legend at the end of the text.
func (t *terminal) key() []string {
	var lines []string
	for _, e := range t.legend("{+so+} [-so-]") {
		words := append(split(e.Term+":", bold), split(e.Text, normal)...)
		lines = append(lines, t.flow(" ", "   ", words)...)
	}
	if len(lines) == 0 {
		return nil
	}
	return append(t.title("How to read this", 0), lines...)
}

// nowhere tells that nothing of the story names whom the user asks about.
func (v *view) nowhere() bool {
	if folded(v.opts.About) == "" {
		return false
	}
	all := *v
	all.opts.Only = nil
	return len(all.discrepancies())+len(all.claims())+len(all.quotes())+len(all.only())+len(all.timeline())+len(all.openers()) == 0
}

// aboutLine says that only what names somebody is shown, and that the counts
// above it are not of that alone; or that nothing names them.
func (v *view) aboutLine() string {
	about := clean(v.opts.About)
	mine := ""
	if s := v.byID[v.opts.Mine]; s != nil {
		mine = "Ours: " + s.label + ". Shown is where it differs, what others have and it lacks, and what it alone has."
	}
	if about == "" {
		return mine
	}
	const counts = " The counts above are of the whole story."
	if !v.nowhere() {
		return "Only what names " + quoted(about) + "." + counts
	}
	want := folded(about)
	for _, s := range v.sheets {
		if holds(s.text, want) {
			return "The reports mention " + quoted(about) + ", but nothing found in them does." + counts
		}
	}
	return "Nothing in these reports mentions " + quoted(about) + "." + counts
}

// nothing is what an empty section says.
func (v *view) nothing(what string) string {
	if about := clean(v.opts.About); about != "" {
		return "Nothing here names " + quoted(about) + "."
	}
	return what
}
