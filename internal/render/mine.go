package render

import (
	"slices"

	"github.com/synoptic-news/synoptic"
)

// mineDiffers tells whether the user's own report is party to a discrepancy:
// it carries one of the readings, and another does without it.
func (v *view) mineDiffers(d *synoptic.Discrepancy) bool {
	if v.opts.Mine == "" {
		return true
	}
	with, without := false, false
	for i := range d.Readings {
		if v.mineIn(d.Readings[i].Mentions) {
			with = true
		} else {
			without = true
		}
	}
	return with && without
}

// mineLacks tells whether the user's own report is not among those that carry
// something.
func (v *view) mineLacks(ms []synoptic.Mention) bool {
	return v.opts.Mine == "" || !v.mineIn(ms)
}

func (v *view) mineIn(ms []synoptic.Mention) bool {
	return slices.ContainsFunc(ms, func(m synoptic.Mention) bool { return m.Report == v.opts.Mine })
}

// severalCarry tells whether a claim may rest on two origins: what only copies
// of one report share is nothing that another confirms.
func severalCarry(c *synoptic.Claim) bool { return c.Origins.Max != 1 }

// mineAlone tells whether what stands in one report alone is asked for.
func (v *view) mineAlone(r synoptic.ReportID) bool { return v.opts.Mine == "" || v.opts.Mine == r }

// named is a section's heading.
func (v *view) named(section synoptic.Kind) string {
	mine := v.opts.Mine != ""
	switch {
	case section == Discrepancies && mine:
		return "Where ours differs"
	case section == Claims && mine:
		return "Facts that ours lacks"
	case section == Quotes && mine:
		return "Quotes that ours lacks"
	case section == Only && mine:
		return "Only in ours"
	case section == Discrepancies:
		return "Where accounts differ"
	case section == Claims:
		return "What is corroborated"
	case section == Quotes:
		return "Who said what"
	case section == Only:
		return "Only in one report"
	}
	return string(section)
}
