package synopsis

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// twins makes one of two differences in number or time that give the same
// values and have no report change sides: a headline and the sentence under it
// ("Nine hurt", "Nine dockers were hurt").
func (s *story) twins() {
	var out []synoptic.Discrepancy
	for _, d := range s.out.Discrepancies {
		k := -1
		if d.Kind == synoptic.KindQuantity || d.Kind == synoptic.KindTime {
			k = slices.IndexFunc(out, func(x synoptic.Discrepancy) bool { return twin(&x, &d) })
		}
		if k < 0 {
			out = append(out, d)
			continue
		}
		s.absorb(&out[k], &d)
	}
	s.out.Discrepancies = out
}

// valueOf is what a reading's value is compared by.
func valueOf(n *synoptic.Normal) string {
	var b strings.Builder
	for _, p := range []*int64{n.Lo, n.Hi} {
		if p != nil {
			b.WriteString(itoa(int(*p)))
		}
		b.WriteByte(' ')
	}
	return b.String() + n.Unit + " " + string(n.Bound) + " " + n.Date
}

// twin tells whether two differences give the same values, and no report has
// one value here and another there.
func twin(x, y *synoptic.Discrepancy) bool {
	if x.Kind != y.Kind || len(x.Readings) != len(y.Readings) {
		return false
	}
	if x.Slot != y.Slot && !people(x.Slot) && !people(y.Slot) && x.Slot != "number" && y.Slot != "number" {
		return false // nine dockers and nine ships
	}
	side := make(map[synoptic.ReportID]string)
	values := make(map[string]int)
	for _, d := range []*synoptic.Discrepancy{x, y} {
		for i := range d.Readings {
			v := valueOf(&d.Readings[i].Normal)
			values[v]++
			for _, m := range d.Readings[i].Mentions {
				if side[m.Report] != "" && side[m.Report] != v {
					return false
				}
				side[m.Report] = v
			}
		}
	}
	return len(values) == len(x.Readings)
}

// absorb adds the mentions of d to its twin.
func (s *story) absorb(x, d *synoptic.Discrepancy) {
	for i := range x.Readings {
		r := &x.Readings[i]
		for k := range d.Readings {
			if valueOf(&d.Readings[k].Normal) == valueOf(&r.Normal) {
				r.Mentions = append(r.Mentions, d.Readings[k].Mentions...)
			}
		}
		s.sortMentions(r.Mentions)
		r.Mentions = slices.Compact(r.Mentions)
		r.Origins = s.witnesses(s.tellings(r.Mentions))
	}
	x.Weight = max(x.Weight, d.Weight)
	x.Maybe = append(x.Maybe, d.Maybe...)
	slices.Sort(x.Maybe)
	x.Maybe = slices.Compact(x.Maybe)
}
