package synopsis

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// around is how many common words a difference of wording is shown with on
// either side.
const around = 3

// shortQuote is the length in bytes up to which a quotation is shown whole.
const shortQuote = 90

// A change is a run of words of the fullest rendering that another rendering
// words differently: [lo, hi) of its tokens.
type change struct{ lo, hi int }

// wordings reports where the renderings of one utterance use other words. A
// rendering that only begins later or ends earlier is cut, not reworded.
func (s *story) wordings() {
	members := make([][]int, len(s.out.Quotes))
	for i := range s.quotes {
		if s.quotes[i].told {
			continue // not the speaker's words
		}
		u := s.quoteOf[[2]int{s.quotes[i].r, s.quotes[i].q}]
		members[u] = append(members[u], i)
	}
	for u, is := range members {
		if len(is) < 2 {
			continue
		}
		slices.SortStableFunc(is, func(x, y int) int { return cmp.Compare(s.quotes[y].mass, s.quotes[x].mass) })
		full := &s.quotes[is[0]]
		scripts := make([][]step, len(is))
		var changes []change
		for n, i := range is[1:] {
			x := &s.quotes[i]
			scripts[n+1] = edits(full.tokens, x.tokens)
			if subBag(x.tokens, full.tokens) && reordered(scripts[n+1]) {
				changes = append(changes, change{0, len(full.tokens)})
				continue
			}
			changes = append(changes, s.inner(scripts[n+1], full, x)...)
			s.beheaded(u, full, x, scripts[n+1])
		}
		translated := len(changes) > 0 && slices.ContainsFunc(is[1:], func(i int) bool { return s.translation(&s.quotes[i], full) })
		for _, c := range join(changes, full, s.rs[full.r].Report.Text) {
			s.wording(u, is, scripts, c, translated)
		}
	}
}

// inner lists the changes that lie between words both renderings have, or that
// put content words in the place of others at an edge.
func (s *story) inner(script []step, full, x *quoted) []change {
	var out []change
	for i := 0; i < len(script); {
		if script[i].op == '=' {
			i++
			continue
		}
		from := i
		gone, put := 0, 0
		for i < len(script) && script[i].op != '=' {
			if st := script[i]; st.op == '-' && full.tokens[st.a].weight > 4 {
				gone++
			} else if st.op == '+' && x.tokens[st.b].weight > 4 {
				put++
			}
			i++
		}
		edge := from == 0 || i == len(script)
		if edge && (gone == 0 || put == 0) {
			continue
		}
		lo := script[from].a
		hi := lo
		for _, st := range script[from:i] {
			if st.op == '-' {
				hi = st.a + 1
			}
		}
		out = append(out, change{lo, hi})
	}
	return out
}

// reordered tells whether a script that has no word of its own moves words.
func reordered(script []step) bool {
	return slices.ContainsFunc(script, func(st step) bool { return st.op == '+' })
}

// subBag tells whether every word of a stands in b as often.
func subBag(a, b []token) bool {
	n := make(map[string]int)
	for _, t := range b {
		n[t.fold]++
	}
	for _, t := range a {
		if n[t.fold]--; n[t.fold] < 0 {
			return false
		}
	}
	return true
}

// join widens the changes by a few words within their sentence and makes one
// of those that meet.
func join(changes []change, full *quoted, text string) []change {
	n := len(full.tokens)
	whole := full.span.Len() <= shortQuote
	for i := range changes {
		c := &changes[i]
		if whole {
			c.lo, c.hi = 0, n
			continue
		}
		for k := 0; k < around && c.lo > 0 && !ends(text, full.tokens[c.lo-1], full.tokens[c.lo]); k++ {
			c.lo--
		}
		for k := 0; k < around && c.hi < n && (c.hi == 0 || !ends(text, full.tokens[c.hi-1], full.tokens[c.hi])); k++ {
			c.hi++
		}
	}
	slices.SortFunc(changes, func(a, b change) int { return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi)) })
	var out []change
	for _, c := range changes {
		if k := len(out) - 1; k >= 0 && c.lo < out[k].hi {
			out[k].hi = max(out[k].hi, c.hi)
			continue
		}
		out = append(out, c)
	}
	return out
}

// ends tells whether a sentence ends between two tokens.
func ends(text string, a, b token) bool {
	if a.End > b.Start || b.Start > len(text) {
		return false
	}
	return strings.ContainsAny(text[a.End:b.Start], ".?!;")
}

// wording reports one change with the readings of all renderings that hold the
// words around it.
func (s *story) wording(u int, is []int, scripts [][]step, c change, translated bool) {
	if c.lo >= c.hi {
		return
	}
	full := &s.quotes[is[0]]
	var rs []reading
	var maybe []string
	weight := 6
	add := func(x *quoted, lo, hi int) {
		var b strings.Builder
		for _, t := range x.tokens[lo:hi] {
			b.WriteString(t.fold)
			b.WriteByte(' ')
		}
		key := b.String()
		span := synoptic.Span{Start: x.tokens[lo].Start, End: x.tokens[hi-1].End}
		if text := s.rs[x.r].Report.Text; span.End < x.span.End && strings.ContainsAny(text[span.End:span.End+1], "])") {
			span.End++ // the bracket around inserted words
		}
		words := s.cut(x.r, span)
		if strings.Contains(words, "…") || strings.Contains(words, "...") {
			maybe = append(maybe, synoptic.MaybeCut)
		}
		if strings.ContainsAny(words, "[]") {
			maybe = append(maybe, synoptic.MaybeCut)
		}
		rs = s.put(rs, x.r, span, reading{value: words, normal: synoptic.Normal{Words: strings.TrimSpace(key)}, order: len(rs)},
			func(r *reading) bool { return r.normal.Words == strings.TrimSpace(key) })
	}
	add(full, c.lo, c.hi)
	if translated {
		maybe = append(maybe, synoptic.MaybeTranslation)
	}
	for n, i := range is[1:] {
		x := &s.quotes[i]
		if lo, hi, ok := aligned(scripts[n+1], c, len(full.tokens), len(x.tokens)); ok {
			add(x, lo, hi)
		}
	}
	if len(rs) < 2 {
		return
	}
	q := &s.out.Quotes[u]
	s.add(synoptic.Discrepancy{Kind: synoptic.KindWording, Slot: "words", About: s.aboutQuote(q), Of: synoptic.Of{Quote: q.ID},
		Rule: "renderings of one utterance differ", Maybe: maybe, Weight: weight}, rs)
}

// aligned gives the tokens of the other rendering that stand for [c.lo, c.hi)
// of the fuller one; ok is false if it has hardly any of those words.
func aligned(script []step, c change, nFull, nOther int) (lo, hi int, ok bool) {
	lo, hi = -1, -1
	same := 0
	for _, st := range script {
		if st.a < c.lo || st.a >= c.hi && !(st.op == '+' && st.a == c.hi && c.hi == nFull) {
			continue
		}
		if st.op == '-' {
			continue
		}
		if st.op == '=' {
			same++
		}
		if lo < 0 {
			lo = st.b
		}
		hi = st.b + 1
	}
	return lo, hi, same > 0 && lo >= 0 && hi <= nOther
}
