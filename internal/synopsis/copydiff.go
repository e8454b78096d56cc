package synopsis

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

const (
	// maxSwap is how many words of one version at most stand for others of
	// another: more is a rewriting, in which no word stands for another.
	maxSwap = 6
	// maxTouches is in how many places two versions may differ if a word of
	// content that stands for another is told of: where an editor has gone over
	// the whole sentence, it is style.
	maxTouches = 2
)

// A stretch is the words [lo, hi) of one version of a sentence.
type stretch struct {
	at     *formAt
	lo, hi int
}

func (x stretch) span() synoptic.Span {
	return synoptic.Span{Start: x.at.tokens[x.lo].Start, End: x.at.tokens[x.hi-1].End}
}

func (x stretch) words() []string {
	var out []string
	for _, t := range x.at.tokens[x.lo:x.hi] {
		out = append(out, t.fold)
	}
	return out
}

// A variant is the words [lo, hi) of a form.
type variant struct{ form, lo, hi int }

// A swap is one slot of a sentence that its versions fill differently.
type swap struct {
	kind synoptic.Kind
	vs   []variant
}

// edited reports what versions of one sentence say differently: reports that
// print one text, or pass on one sentence, are compared word by word. What the
// rules before have told apart already is left to them.
func (s *story) edited() {
	fs, of := s.forms()
	var swaps []swap
	in := make(map[variant]int) // 1 + index of its swap
	for _, p := range s.versions(fs, of) {
		f, g := &fs[p[0]], &fs[p[1]]
		script := edits(f.at[0].tokens, g.at[0].tokens)
		runs := runsApart(script)
		same := 0
		for _, st := range script {
			if st.op == '=' {
				same++
			}
		}
		part := !wholly(f, g, same) && s.group[f.at[0].r] != s.group[g.at[0].r]
		for _, run := range runs {
			if part && !flanked(script, run) {
				continue
			}
			kind, x, y := s.swapped(script, run, &f.at[0], &g.at[0], len(runs))
			if kind == "" {
				continue
			}
			v, w := variant{p[0], x.lo, x.hi}, variant{p[1], y.lo, y.hi}
			i, k := in[v], in[w]
			switch {
			case i == 0 && k == 0:
				swaps = append(swaps, swap{kind, []variant{v, w}})
				in[v], in[w] = len(swaps), len(swaps)
			case i == 0:
				swaps[k-1].vs = append(swaps[k-1].vs, v)
				in[v] = k
			case k == 0:
				swaps[i-1].vs = append(swaps[i-1].vs, w)
				in[w] = i
			case i != k:
				swaps[i-1].vs = append(swaps[i-1].vs, swaps[k-1].vs...)
				for _, v := range swaps[k-1].vs {
					in[v] = i
				}
				swaps[k-1].vs = nil
			}
		}
	}
	for i := range swaps {
		s.swap(fs, &swaps[i])
	}
}

// flanked tells whether a difference stands in words that are the same, on both
// sides some, and puts as many words in as it takes out, if it does both.
func flanked(script []step, run [2]int) bool {
	count := func(from, step int) (n int) {
		for i := from; i >= 0 && i < len(script) && i != from+step*flank && script[i].op == '='; i += step {
			n++
		}
		return n
	}
	before, behind := count(run[0]-1, -1), count(run[1], 1)
	gone := 0
	for _, st := range script[run[0]:run[1]] {
		if st.op == '-' {
			gone++
		}
	}
	put := run[1] - run[0] - gone
	return before > 0 && behind > 0 && before+behind >= flankSum && (gone == put || gone == 0 || put == 0) && gone+put <= 2*flank
}

// flank is how many words on either side are looked at where only a part of
// two sentences is one; flankSum how many of them at least are the same.
const flank, flankSum = 4, 4

// runsApart lists the runs of steps in which two versions differ.
func runsApart(script []step) [][2]int {
	var out [][2]int
	for i := 0; i < len(script); {
		if script[i].op == '=' {
			i++
			continue
		}
		from := i
		for i < len(script) && script[i].op != '=' {
			i++
		}
		out = append(out, [2]int{from, i})
	}
	return out
}

// swap writes one slot out.
func (s *story) swap(fs []form, w *swap) {
	slices.SortFunc(w.vs, func(x, y variant) int {
		return cmp.Or(cmp.Compare(x.form, y.form), cmp.Compare(x.lo, y.lo), cmp.Compare(x.hi, y.hi))
	})
	var rs []reading
	var spans []place
	for _, v := range w.vs {
		f := &fs[v.form]
		key := strings.Join(f.folds[v.lo:v.hi], " ")
		for i := range f.at {
			x := stretch{&f.at[i], v.lo, v.hi}
			r := x.at.r
			spans = append(spans, place{r, x.span()})
			rs = s.put(rs, r, x.span(), reading{value: s.cut(r, x.span()), normal: synoptic.Normal{Words: key}, order: len(rs)},
				func(x *reading) bool { return x.normal.Words == key })
		}
	}
	if len(rs) < 2 || reportsIn(rs) < 2 || torn(rs) || s.told(rs) {
		return
	}
	d := synoptic.Discrepancy{Kind: w.kind, Slot: slotWords[w.kind], Rule: ruleEdited, Weight: 6}
	if w.kind == synoptic.KindDescription {
		d.Weight = 2
	}
	if s.datedApart(rs) && (w.kind == synoptic.KindQuantity || w.kind == synoptic.KindStatus) {
		d.Maybe = append(d.Maybe, synoptic.MaybeUpdate)
	}
	if w.kind == synoptic.KindQuantity && slices.ContainsFunc(rs, func(r reading) bool { return sets(r.normal.Words) }) {
		d.Maybe = append(d.Maybe, synoptic.MaybeScope)
	}
	c := s.claimOfPlaces(spans)
	if c < 0 {
		c = s.facet(spans, d.Slot)
	}
	d.About, _ = s.around(spans[0].r, spans[0].span)
	d.Of = synoptic.Of{Claim: s.out.Claims[c].ID}
	s.add(d, rs)
}

// sets tells whether words beside a number say of what or since when it is one:
// "5.2% in the year", "3.1% dearer".
func sets(words string) bool {
	n := 0
	for _, w := range strings.Fields(words) {
		if !strings.ContainsAny(w[:1], "0123456789") {
			n++
		}
	}
	return n > 1 && strings.ContainsAny(words, "0123456789")
}

const ruleEdited = "versions of one sentence differ"

// slotWords names the slot of a difference between versions.
var slotWords = map[synoptic.Kind]string{
	synoptic.KindQuantity: "number", synoptic.KindTime: "when", synoptic.KindWhere: "where", synoptic.KindParticipant: "who",
	synoptic.KindAttribution: "speaker", synoptic.KindStatus: "status", synoptic.KindWording: "words", synoptic.KindDescription: "words",
}

// claimOfPlaces is the claim that clauses around places of two reports or more
// belong to, -1 if there is none.
func (s *story) claimOfPlaces(ps []place) int {
	in := make(map[int][]int)
	best := -1
	for _, p := range ps {
		for i := range s.units {
			u := &s.units[i]
			c := s.claimOf[i]
			if u.r != p.r || c < 0 || !u.span.Contains(p.span) || slices.Contains(in[c], p.r) {
				continue
			}
			in[c] = append(in[c], p.r)
			if len(in[c]) > 1 && (best < 0 || len(in[c]) > len(in[best]) || len(in[c]) == len(in[best]) && c < best) {
				best = c
			}
		}
	}
	return best
}

// A heard is a place where a reading of a discrepancy stands.
type heard struct {
	span       synoptic.Span
	d, reading int
}

// told tells whether discrepancies that were found before tell all readings
// apart.
func (s *story) told(rs []reading) bool {
	for ; s.heardOf < len(s.out.Discrepancies); s.heardOf++ {
		if s.hearing == nil {
			s.hearing = make(map[synoptic.ReportID][]heard)
		}
		for k, r := range s.out.Discrepancies[s.heardOf].Readings {
			for _, m := range r.Mentions {
				s.hearing[m.Report] = append(s.hearing[m.Report], heard{m.Span, s.heardOf, k})
			}
		}
	}
	hits := make([]map[[2]int]bool, len(rs)) // of each reading: discrepancies and their readings
	for i := range rs {
		hits[i] = make(map[[2]int]bool)
		for _, m := range rs[i].mentions {
			for _, h := range s.hearing[m.Report] {
				if h.span.Overlap(m.Span) > 0 {
					hits[i][[2]int{h.d, h.reading}] = true
				}
			}
		}
		if len(hits[i]) == 0 && len(rs) > 1 {
			return false
		}
	}
	for i := range rs {
		for k := range i {
			if !parted(hits[i], hits[k]) {
				return false
			}
		}
	}
	return true
}

// parted tells whether a discrepancy meets one reading in another of its own
// than the other.
func parted(x, y map[[2]int]bool) bool {
	for a := range x {
		for b := range y {
			if a[0] == b[0] && a[1] != b[1] {
				return true
			}
		}
	}
	return false
}
