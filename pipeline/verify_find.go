package pipeline

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// Lengths in bytes.
const (
	near = 32   // of the surroundings that must be as they were, on one side at least
	far  = 1024 // of those looked at where the near ones leave it open
)

// maxHits is how often surroundings may occur and still tell a place.
const maxHits = 16

// maxWork bounds, in bytes compared, the search for what is not at its place,
// for each report: a hostile document must not take all day. Lines beyond it
// are told changed or gone where they might have been told moved.
const maxWork = 1 << 30

// A finder tells what has become of the lines of one report.
type finder struct {
	was, now       string // the document's text and the original's
	wasRule        *synoptic.Ruler
	nowRule        *synoptic.Ruler
	differ         []synoptic.Span // runs of code points that are not equal, in order, up to the shorter's end
	excerpts       []synoptic.Span // in order
	whole          bool            // no excerpts: the document has the whole text
	asked          []line
	around         map[string]*hits // surroundings of the lines asked for
	work           int
	known          map[synoptic.Span]fate
	wasEnd, nowEnd int
}

// hits are the places where a run of near bytes stands in the two texts.
type hits struct{ was, now []int }

// A fate is what has become of a span; kind "" is that it holds.
type fate struct {
	kind FailureKind
	now  synoptic.Span
}

func newFinder(r *synoptic.Report, original string) *finder {
	f := &finder{was: r.Text, now: original, whole: r.Excerpts == nil, work: maxWork,
		wasEnd: len(r.Text), nowEnd: len(original)}
	if f.was == f.now {
		return f
	}
	for _, x := range r.Excerpts {
		if x.In(len(f.was)) {
			f.excerpts = append(f.excerpts, x.Span)
		}
	}
	f.wasRule, f.nowRule = synoptic.NewRuler(f.was), synoptic.NewRuler(f.now)
	f.around, f.known = map[string]*hits{}, map[synoptic.Span]fate{}
	at, a, b := 0, f.was, f.now
	for ; a != "" && b != ""; at++ {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y {
			if k := len(f.differ) - 1; k >= 0 && f.differ[k].End == at {
				f.differ[k].End++
			} else {
				f.differ = append(f.differ, synoptic.Span{Start: at, End: at + 1})
			}
		}
		a, b = a[n:], b[m:]
	}
	return f
}

// ask notes a line, if it does not hold, for answer.
func (f *finder) ask(l line) {
	if f.was == f.now {
		return
	}
	failed := false
	for _, s := range f.parts(l.span) {
		if f.holds(s) {
			continue
		}
		failed = true
		for _, at := range f.windows(s) {
			if at >= 0 {
				f.around[f.was[at:at+near]] = &hits{}
			}
		}
	}
	if failed {
		f.asked = append(f.asked, l)
	}
}

// parts are those of a span that the document has the words of.
func (f *finder) parts(s synoptic.Span) []synoptic.Span {
	if f.whole {
		return []synoptic.Span{s}
	}
	var out []synoptic.Span
	first := sort.Search(len(f.excerpts), func(i int) bool { return f.excerpts[i].End > s.Start })
	for _, x := range f.excerpts[first:] {
		if x.Start >= s.End {
			break
		}
		if both := (synoptic.Span{Start: max(x.Start, s.Start), End: min(x.End, s.End)}); both.Start < both.End {
			out = append(out, both)
		}
	}
	return out
}

// holds tells that the same words stand at the same code points.
func (f *finder) holds(s synoptic.Span) bool {
	p, _ := f.wasRule.Points(s)
	i := sort.Search(len(f.differ), func(i int) bool { return f.differ[i].End > p.Start })
	return p.End <= f.nowRule.Length() && (i == len(f.differ) || f.differ[i].Start >= p.End)
}

// windows are the starts, in the document's text, of the surroundings of a
// span that tell its place: before it, behind it, and its own first words; -1
// where they are too short.
func (f *finder) windows(s synoptic.Span) [3]int {
	w := [3]int{-1, -1, -1}
	if s.Start >= near {
		w[0] = s.Start - near
	}
	if s.End+near <= f.wasEnd {
		w[1] = s.End
	}
	if s.Len() >= near {
		w[2] = s.Start
	}
	return w
}

// answer tells what has become of the lines asked for.
func (f *finder) answer(r *synoptic.Report) []Failure {
	if len(f.asked) == 0 {
		return nil
	}
	f.scan(f.was, func(h *hits) *[]int { return &h.was })
	f.scan(f.now, func(h *hits) *[]int { return &h.now })
	var out []Failure
	for _, l := range f.asked {
		fail := Failure{Path: l.path, Report: r.ID, File: r.File, Words: l.span.Cut(f.was), Was: l.span}
		for _, s := range f.parts(l.span) {
			t, ok := f.known[s]
			if !ok {
				t = f.find(s)
				f.known[s] = t
			}
			if t.kind == "" {
				continue
			}
			if fail.Kind = t.kind; s == l.span {
				fail.Now = t.now
			}
			break
		}
		fail.tell(f.now)
		out = append(out, fail)
	}
	return out
}

// scan finds where the surroundings that were asked for stand in a text: one
// place more than maxHits at most.
func (f *finder) scan(text string, list func(*hits) *[]int) {
	for i := 0; i+near <= len(text); i++ {
		if h := f.around[text[i:i+near]]; h != nil {
			if l := list(h); len(*l) <= maxHits {
				*l = append(*l, i)
			}
		}
	}
}

// find tells what has become of a span.
func (f *finder) find(s synoptic.Span) fate {
	if f.holds(s) {
		return fate{}
	}
	if at, ok := f.moved(s); ok {
		return fate{Moved, synoptic.Span{Start: at, End: at + s.Len()}}
	}
	before, ok1 := f.edge(s, 0)
	behind, ok2 := f.edge(s, 1)
	switch room := 2*s.Len() + 2*near; {
	case ok1 && ok2 && before == behind:
		return fate{kind: Gone}
	case ok1 && ok2 && before < behind && behind-before <= room:
		return fate{Changed, synoptic.Span{Start: before, End: behind}}
	}
	if here, like := f.alike(s); like {
		return fate{Changed, here}
	}
	if at, ok := f.excerpted(s); ok {
		return fate{Moved, synoptic.Span{Start: at, End: at + s.Len()}}
	}
	if ok1 != ok2 {
		return fate{kind: Changed}
	}
	return fate{kind: Gone}
}

// excerpted finds a span of an excerpt that ends too near it for its
// surroundings to tell: by its words and as much as is unchanged of what there
// is of them, where those stand just once.
func (f *finder) excerpted(s synoptic.Span) (int, bool) {
	i := sort.Search(len(f.excerpts), func(i int) bool { return f.excerpts[i].End > s.Start })
	if i == len(f.excerpts) || f.excerpts[i].Contains(synoptic.Span{Start: s.Start - near, End: s.End + near}) {
		return 0, false
	}
	for n := near; n >= near/4 && f.work >= 0; n /= 2 {
		wide := synoptic.Span{Start: max(f.excerpts[i].Start, s.Start-n), End: min(f.excerpts[i].End, s.End+n)}
		words := wide.Cut(f.was)
		f.work -= len(f.was) + len(f.now)
		if at := strings.Index(f.now, words); at >= 0 {
			once := strings.LastIndex(f.now, words) == at && strings.LastIndex(f.was, words) == wide.Start && strings.Index(f.was, words) == wide.Start
			return at + s.Start - wide.Start, once
		}
	}
	return 0, false
}

// moved finds the one place where the span's words stand in its surroundings:
// near bytes of them on one side at least, or as many of its own.
func (f *finder) moved(s synoptic.Span) (int, bool) {
	was, now := f.places(s)
	words := s.Cut(f.was)
	fails := func(text string) func(int) bool {
		return func(at int) bool {
			if at < 0 || at+len(words) > len(text) || f.work < 0 {
				return true
			}
			f.work -= len(words)
			return text[at:at+len(words)] != words
		}
	}
	now = slices.DeleteFunc(now, fails(f.now))
	if len(now) == 0 {
		return 0, false
	}
	like := func(a, b, n int) int {
		return f.before(a, b, n) + f.behind(a+len(words), b+len(words), n)
	}
	at, ok := f.best(now, func(at, n int) int { return like(s.Start, at, n) })
	if !ok {
		return 0, false
	}
	mine := like(s.Start, at, far)
	was = slices.DeleteFunc(was, fails(f.was))
	if f.work < 0 {
		return 0, false
	}
	for _, other := range was {
		if other != s.Start && like(other, at, far) >= mine {
			return 0, false // it is that one's place
		}
	}
	return at, true
}

// places are where the span may start, by its surroundings and its own words,
// in the two texts.
func (f *finder) places(s synoptic.Span) (was, now []int) {
	w := f.windows(s)
	for i, back := range [3]int{-near, s.Len(), 0} {
		if w[i] < 0 {
			continue
		}
		h := f.around[f.was[w[i]:w[i]+near]]
		if h == nil || len(h.now) > maxHits || len(h.was) > maxHits {
			continue
		}
		for _, at := range h.was {
			was = append(was, at-back)
		}
		for _, at := range h.now {
			now = append(now, at-back)
		}
	}
	if rest := f.wasEnd - s.End; w[1] < 0 && strings.HasSuffix(f.now, f.was[s.End:]) {
		now = append(now, f.nowEnd-rest-s.Len())
	}
	slices.Sort(was)
	slices.Sort(now)
	return slices.Compact(was), slices.Compact(now)
}

// best is the one place that is likest, among equals by what lies farther off.
func (f *finder) best(places []int, like func(at, n int) int) (int, bool) {
	for _, n := range []int{near, far} {
		top, kept := -1, places[:0:0]
		for _, at := range places {
			f.work -= n
			switch l := like(at, n); {
			case l > top:
				top, kept = l, append(kept[:0], at)
			case l == top:
				kept = append(kept, at)
			}
		}
		if len(kept) == 1 {
			return kept[0], true
		}
		places = kept
	}
	return 0, false
}

// edge finds where the surroundings before (side 0) or behind (side 1) a span
// end or begin in the original.
func (f *finder) edge(s synoptic.Span, side int) (int, bool) {
	w := f.windows(s)[side]
	if w < 0 { // the text's own edge
		if side == 0 {
			return s.Start, strings.HasPrefix(f.now, f.was[:s.Start])
		}
		return f.nowEnd - (f.wasEnd - s.End), strings.HasSuffix(f.now, f.was[s.End:])
	}
	h := f.around[f.was[w:w+near]]
	if h == nil || len(h.now) == 0 || len(h.now) > maxHits || len(h.was) > maxHits || f.work < 0 {
		return 0, false
	}
	like := func(a, b, n int) int {
		if side == 0 {
			return f.before(a+near, b+near, n)
		}
		return f.behind(a, b, n)
	}
	at, ok := f.best(h.now, func(at, n int) int { return like(w, at, n) })
	if !ok {
		return 0, false
	}
	mine := like(w, at, far)
	for _, other := range h.was {
		if other != w && like(other, at, far) >= mine {
			return 0, false
		}
	}
	if side == 0 {
		at += near
	}
	return at, true
}

// before counts the equal bytes in front of two places, up to n; where both
// texts begin there, all n.
func (f *finder) before(a, b, n int) int {
	for k := range n {
		if a-k == 0 && b-k == 0 {
			return n
		}
		if a-k == 0 || b-k == 0 || f.was[a-k-1] != f.now[b-k-1] {
			return k
		}
	}
	return n
}

// behind counts the equal bytes from two places on, up to n; where both texts
// end there, all n.
func (f *finder) behind(a, b, n int) int {
	for k := range n {
		if a+k == f.wasEnd && b+k == f.nowEnd {
			return n
		}
		if a+k == f.wasEnd || b+k == f.nowEnd || f.was[a+k] != f.now[b+k] {
			return k
		}
	}
	return n
}

// alike tells that most of what stands at the span's own place is still the
// same: three characters in four.
func (f *finder) alike(s synoptic.Span) (synoptic.Span, bool) {
	p, _ := f.wasRule.Points(s)
	here, ok := f.nowRule.Bytes(p)
	if !ok {
		return synoptic.Span{}, false
	}
	other := 0
	first := sort.Search(len(f.differ), func(i int) bool { return f.differ[i].End > p.Start })
	for _, d := range f.differ[first:] {
		if d.Start >= p.End {
			break
		}
		other += d.Overlap(p)
	}
	return here, other*4 <= p.Len()
}
