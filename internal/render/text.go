package render

import (
	"io"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// How many entries of a long list Text shows where its section is not asked
// for by name: together a story of five reports stays within what can be read
// in about a minute.
const (
	maxDiscrepancies = 12
	maxClaims        = 12
	maxQuotes        = 14
	maxOnly          = 3 // of one origin
	maxEvents        = 14
	maxSkipped       = 8   // of one report
	maxRefs          = 10  // places of one entry
	maxWords         = 280 // characters of one passage
)

// Text writes the document for a terminal of Options.Width columns.
func Text(w io.Writer, d *synoptic.Document, o Options) error {
	var b strings.Builder
	for i := range d.Stories {
		if i > 0 {
			b.WriteString("\n" + strings.Repeat("─", o.columns()) + "\n\n")
		}
		t := &terminal{paper{o.columns(), o.Color}, newView(d, i, o)}
		lines := t.story()
		if o.Brief {
			lines = t.brief()
		}
		for _, l := range lines {
			b.WriteString(l)
			b.WriteByte('\n')
		}
	}
	if len(d.Stories) == 0 {
		b.WriteString("No stories.\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A terminal lays out one story.
type terminal struct {
	paper
	*view
}

// story is the whole story.
func (t *terminal) story() []string {
	lines := t.head()
	if t.nowhere() {
		return lines
	}
	add := func(section synoptic.Kind, body func() []string) {
		if t.has(section) {
			if b := body(); len(b) > 0 {
				lines = append(append(lines, ""), b...)
			}
		}
	}
	add(Discrepancies, t.differences)
	add(Claims, t.corroborated)
	add(Quotes, t.said)
	add(Only, t.alone)
	add(Timeline, t.when)
	add(Openings, t.openings)
	add(Reports, t.reports)
	if key := t.key(); len(key) > 0 {
		lines = append(append(lines, ""), key...)
	}
	return lines
}

// head is the title, the day, the counts and the notes on the whole story.
func (t *terminal) head() []string {
	lines := t.flow("", "", split(t.heading(), bold))
	lines = append(lines, t.flow("", "", joined(t.facts(), " ·"))...)
	for _, n := range t.storyNotes() {
		lines = append(lines, t.flow("! ", "  ", split(n, yellow))...)
	}
	if s := t.aboutLine(); s != "" {
		lines = append(lines, t.flow("", "", split(s, faint))...)
	}
	return lines
}

// facts are the story's day and counts, most telling first.
func (v *view) facts() []string {
	var out []string
	if v.EventDate != "" {
		out = append(out, longDate(v.EventDate))
	}
	out = append(out, count(len(v.sheets), "report"), count(v.outlets(), "outlet"), originRange(v.count),
		count(len(v.Quotes), "quote"), count(len(v.Claims), "claim"), count(len(v.Discrepancies), "discrepancy"))
	if v.asOf != "" {
		out = append(out, "as of "+v.asOf)
	}
	return out
}

// joined lays out items with a mark behind all but the last. An item is not
// broken, unless it is long.
func joined(items []string, mark string) []word {
	var out []word
	for i, s := range items {
		if i < len(items)-1 {
			s += mark
		}
		if width(s) < minWidth-4 {
			out = append(out, whole(s, normal))
		} else {
			out = append(out, split(s, normal)...)
		}
	}
	return out
}

// title is a section's heading with the number of its entries.
func (t *terminal) title(name string, n int) []string {
	words := split(strings.ToUpper(name), bold)
	if n > 0 {
		words = append(words, whole("("+itoa(n)+")", faint))
	}
	return t.flow("", "", words)
}

// more says how many entries were left out, and how to see them.
func (t *terminal) more(left int, section synoptic.Kind) []string {
	if left <= 0 {
		return nil
	}
	return t.flow("    ", "    ", split("… and "+itoa(left)+" more (--only "+string(section)+")", faint))
}

// limit is how many of n entries to show.
func (t *terminal) limit(section synoptic.Kind, n, most int) int {
	if t.opts.whole(section) {
		return n
	}
	return min(n, most)
}

// passage is clean words, cut where the section is not asked for by name.
func (t *terminal) passage(section synoptic.Kind, s string) string {
	if t.opts.whole(section) {
		return s
	}
	return clip(s, maxWords)
}

// refs are the places of mentions as words: "[Herald:12]".
func (t *terminal) refs(ms []synoptic.Mention) []word {
	var out []word
	for _, p := range t.places(ms) {
		out = append(out, whole("["+p+"]", faint))
	}
	if len(t.opts.Only) == 0 {
		return clipRefs(out, maxRefs)
	}
	return out
}

// kindStyles gives each kind of discrepancy its colour.
var kindStyles = map[synoptic.Kind]style{
	synoptic.KindQuantity: blue, synoptic.KindTime: cyan, synoptic.KindWhere: green, synoptic.KindParticipant: magenta,
	synoptic.KindWording: yellow, synoptic.KindAttribution: magenta, synoptic.KindStatus: red, synoptic.KindDescription: bold,
}

// differences: where accounts differ, by falling weight.
func (t *terminal) differences() []string {
	list := t.discrepancies()
	lines := t.title(t.named(Discrepancies), len(list))
	if len(list) == 0 {
		return append(lines, t.none("No difference found.")...)
	}
	n := t.limit(Discrepancies, len(list), maxDiscrepancies)
	for i, d := range list[:n] {
		first := number(i + 1)
		indent := strings.Repeat(" ", len(first))
		lines = append(lines, t.flow(first, indent, append(t.slotWords(d.item), t.kindWords(d.item)...))...)
		lines = append(lines, t.readings(indent, d.item)...)
		if m := maybe(d.item); m != "" {
			lines = append(lines, t.flow(indent, indent+"  ", split(m, faint))...)
		}
	}
	return append(lines, t.more(len(list)-n, Discrepancies)...)
}

// slotWords are the question that a discrepancy answers and what it is about.
func (t *terminal) slotWords(d *synoptic.Discrepancy) []word {
	words := split(question(d), kindStyles[d.Kind])
	if len(words) == 0 {
		words = split(slot(d), kindStyles[d.Kind])
	}
	return append(words, split(t.passage(Discrepancies, clean(d.About)), normal)...)
}

// kindWords are the kind of a discrepancy and its weight.
func (t *terminal) kindWords(d *synoptic.Discrepancy) []word {
	s := clean(string(d.Kind))
	if d.Weight > 0 {
		s += ", weight " + itoa(d.Weight)
	}
	return joined([]string{"(" + s + ")"}, "")
}

// readings lays the readings under one another: value, origins, places.
func (t *terminal) readings(indent string, d *synoptic.Discrepancy) []string {
	const most = 34 // columns of a value beside its places
	n := 0
	values := make([][]word, len(d.Readings))
	for i := range d.Readings {
		values[i] = split(quoted(t.passage(Discrepancies, t.value(&d.Readings[i]))), bold)
		n = max(n, min(lineWidth(values[i]), most))
	}
	var lines []string
	for i := range d.Readings {
		r := &d.Readings[i]
		right := t.refs(r.Mentions)
		if o := originRange(r.Origins); o != "" {
			right = append([]word{whole(o, normal)}, right...)
		}
		lines = append(lines, t.beside(indent, values[i], n, right)...)
	}
	return lines
}

// value is what a reading says: its first mention's words where it has no
// value of its own.
func (v *view) value(r *synoptic.Reading) string {
	if s := clean(r.Value); s != "" || len(r.Mentions) == 0 {
		return s
	}
	return v.words(r.Mentions[0])
}

// corroborated: what two or more reports state.
func (t *terminal) corroborated() []string {
	list := t.claims()
	lines := t.title(t.named(Claims), len(list))
	if len(list) == 0 {
		return append(lines, t.none("No fact found in two reports.")...)
	}
	n := t.limit(Claims, len(list), maxClaims)
	for i, c := range list[:n] {
		first := number(i + 1)
		words := split(t.passage(Claims, clean(c.item.Text)), normal)
		words = append(words, t.carriedWords(c.item)...)
		words = append(words, t.differsWords(c.item)...)
		words = append(words, t.refs(claimMentions(c.item))...)
		lines = append(lines, t.flow(first, strings.Repeat(" ", len(first)), words)...)
	}
	return append(lines, t.more(len(list)-n, Claims)...)
}

// differsWords is what differs says, "" if accounts of the claim agree.
func (t *terminal) differsWords(c *synoptic.Claim) []word {
	s := t.differs(c)
	if s == "" {
		return nil
	}
	return split("— "+s, red)
}

// none says that a section is empty, behind its heading.
func (t *terminal) none(what string) []string {
	return t.flow(" ", " ", split(t.nothing(what), normal))
}

// carriedWords is what carried says, as words that are not broken.
func (t *terminal) carriedWords(c *synoptic.Claim) []word {
	parts := t.carriedParts(c)
	parts[0] = "— " + parts[0]
	words := joined(parts, ",")
	for i := range words {
		words[i].style = faint
	}
	return words
}

// carried says how widely a claim is carried: "4 reports, 2–4 origins".
func (v *view) carried(c *synoptic.Claim) string { return strings.Join(v.carriedParts(c), ", ") }

// carriedParts is what carried says: reports, origins, whom they have it from,
// and which was first, where that is another than the story's first.
func (v *view) carriedParts(c *synoptic.Claim) []string {
	out := []string{count(claimOutlets(c), "report")}
	if o := originRange(c.Origins); o != "" {
		out = append(out, o)
	}
	for i := range c.Voices {
		who := v.people[c.Voices[i].Voice]
		if who == nil || who.Name == "" {
			continue
		}
		n := itoa(len(c.Voices[i].Reports))
		if len(c.Voices) == 1 {
			n = "all"
		}
		out = append(out, n+" from "+clean(who.Name))
	}
	if c.First != nil && (v.First == nil || *v.First != *c.First) {
		if s := v.byID[*c.First]; s != nil {
			out = append(out, "first "+s.label)
		}
	}
	return out
}

// number is the number of an entry, as a prefix of its first line.
func number(n int) string {
	if n < 10 {
		return " " + itoa(n) + ". "
	}
	return itoa(n) + ". "
}
