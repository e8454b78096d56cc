package render

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// question asks, in plain words, what the readings of a discrepancy answer:
// "How many sailors?", "Who said it?".
func question(d *synoptic.Discrepancy) string {
	slot := clip(clean(d.Slot), maxLabel*2)
	switch d.Kind {
	case synoptic.KindQuantity:
		return howMuch(slot)
	case synoptic.KindTime:
		return "When?"
	case synoptic.KindWhere:
		return "Where?"
	case synoptic.KindParticipant:
		return "Who?"
	case synoptic.KindWording:
		return "In which words?"
	case synoptic.KindAttribution:
		return "Who said it?"
	case synoptic.KindStatus:
		return "Did it happen?"
	case synoptic.KindDescription:
		if slot == "" || slot == string(d.Kind) {
			return "Of what kind?"
		}
		return "What kind of " + slot + "?"
	}
	return ""
}

// howMuch asks for a quantity: the slot is what is measured, or the noun that
// is counted.
func howMuch(slot string) string {
	switch slot {
	case "":
		return "How many?"
	case "number", "quantity":
		return "What number?"
	case "duration":
		return "How long?"
	case "amount of money":
		return "How much money?"
	case "age":
		return "How old?"
	case "distance":
		return "How far?"
	case "share", "score", "area", "weight", "temperature", "speed", "length", "height", "depth":
		return "What " + slot + "?"
	}
	return "How many " + plural(slot) + "?"
}

var irregular = map[string]string{
	"person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "life": "lives",
	"fireman": "firemen", "policeman": "policemen", "crewman": "crewmen", "fisherman": "fishermen",
}

// plural is the plural of a noun, of what may be one already.
func plural(noun string) string {
	last := noun[strings.LastIndexByte(noun, ' ')+1:]
	switch many := irregular[last]; {
	case many != "":
		return strings.TrimSuffix(noun, last) + many
	case slices.Contains([]string{"people", "children", "men", "women", "police", "staff", "personnel", "cattle", "sheep", "crew", "series", "aircraft", "troops"}, last),
		strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us"):
		return noun
	case strings.HasSuffix(last, "y") && len(last) > 1 && strings.IndexByte("aeiou", last[len(last)-2]) < 0:
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(last, "ss"), strings.HasSuffix(last, "us"), strings.HasSuffix(last, "x"), strings.HasSuffix(last, "ch"), strings.HasSuffix(last, "sh"):
		return noun + "es"
	}
	return noun + "s"
}

// maybePhrases say in plain words why a discrepancy may be no conflict, and
// maybeHelp what the legend says of them.
var (
	maybePhrases = map[string]string{
		synoptic.MaybeUpdate:      "a later report",
		synoptic.MaybeScope:       "they may count different things",
		synoptic.MaybeRounding:    "the numbers are rounded",
		synoptic.MaybeBound:       "the numbers are hedged",
		synoptic.MaybeUnit:        "the units differ",
		synoptic.MaybePrecision:   "one says it more exactly",
		synoptic.MaybeTranslation: "the words were translated",
		synoptic.MaybeSilent:      "one does not say",
		synoptic.MaybeCut:         "one quotes less of it",
	}
	maybeHelp = [][2]string{
		{synoptic.MaybeUpdate, "one of the reports is later, and what happened may have gone on"},
		{synoptic.MaybeScope, "the reports may count or describe different things under one name"},
		{synoptic.MaybeRounding, "one number may be the other, rounded"},
		{synoptic.MaybeBound, "a number is given with “about”, “at least”, “more than” or the like, and may hold beside the other"},
		{synoptic.MaybeUnit, "the values are given in different units"},
		{synoptic.MaybePrecision, "one report says more exactly what the other says roughly"},
		{synoptic.MaybeTranslation, "the words were said in another language"},
		{synoptic.MaybeSilent, "one report leaves out what the other says, and does not deny it"},
		{synoptic.MaybeCut, "one report quotes less of the same words"},
	}
)

// maybes says why a discrepancy may be no conflict, a phrase for each reason:
// "the numbers are hedged (bound)".
func maybes(d *synoptic.Discrepancy) []string {
	out := cleanAll(d.Maybe)
	for i, m := range out {
		if p := maybePhrases[m]; p != "" {
			out[i] = p + " (" + m + ")"
		}
	}
	return out
}

// maybe is maybes as one sentence, "" if nothing says so.
func maybe(d *synoptic.Discrepancy) string {
	list := maybes(d)
	if len(list) == 0 {
		return ""
	}
	return "may be no conflict: " + strings.Join(list, "; ")
}

// A dispute is a discrepancy of a claim: with its number among those shown, 0
// where it is not.
type dispute struct {
	n    int // in order of weight, as Text and Markdown number them
	id   int // its number in the synopsis, as HTML has it
	item *synoptic.Discrepancy
}

// disputes lists the discrepancies of every claim, by the claim's ID: those
// that are said to be of it, and those of which two readings or more stand in
// its mentions. What is contradicted must not look corroborated, so those that
// are not shown count too.
func (v *view) disputes() map[string][]dispute {
	number := make(map[*synoptic.Discrepancy]int)
	for i, d := range v.discrepancies() {
		number[d.item] = i + 1
	}
	out := make(map[string][]dispute)
	for i := range v.Discrepancies {
		d := &v.Discrepancies[i]
		for k := range v.Claims {
			if c := &v.Claims[k]; d.Of.Claim != "" && d.Of.Claim == c.ID || d.Of.Quote == "" && holdsBoth(c, d) {
				out[c.ID] = append(out[c.ID], dispute{number[d], i + 1, d})
			}
		}
	}
	return out
}

// holdsBoth tells whether two readings of a discrepancy stand in mentions of a
// claim.
func holdsBoth(c *synoptic.Claim, d *synoptic.Discrepancy) bool {
	n := 0
	for i := range d.Readings {
		if slices.ContainsFunc(d.Readings[i].Mentions, func(m synoptic.Mention) bool {
			return slices.ContainsFunc(c.Mentions, func(of synoptic.ClaimMention) bool {
				return of.Report == m.Report && of.Contains(m.Span)
			})
		}) {
			n++
		}
	}
	return n > 1
}

// differs says that accounts of a claim differ, and where to see it: "accounts
// differ: see 3"; where that is not shown, in what they do. "" if they do not.
func (v *view) differs(c *synoptic.Claim) string {
	var see, other []string
	for _, x := range v.disputed[c.ID] {
		if x.n > 0 && v.opts.shows(Discrepancies) {
			see = append(see, itoa(x.n))
		} else if s := slot(x.item); !slices.Contains(other, s) {
			other = append(other, s)
		}
	}
	var parts []string
	if len(see) > 0 {
		parts = append(parts, "see "+strings.Join(see, ", "))
	}
	if len(other) > 0 {
		parts = append(parts, "in "+strings.Join(other, "; "))
	}
	if len(parts) == 0 {
		return ""
	}
	return "accounts differ: " + strings.Join(parts, "; also ")
}
