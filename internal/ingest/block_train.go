package ingest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// A LabelledPage is a page and the text that a person took to be its report.
type LabelledPage struct {
	Host string // pages of one host stand on one side of a split
	Raw  []byte
	Text string
}

// A trained page: its scene, and of each block whether it is the report (1),
// is not (0), or cannot be said (-1).
type trainedPage struct {
	host   string
	scene  *scene
	labels []int8
}

// A PageSet is pages made ready for training, so that the folds of a
// cross-validation share the work.
type PageSet struct{ pages []*trainedPage }

// NewPageSet makes pages ready. Those that cannot be read are left out.
func NewPageSet(pages []LabelledPage) *PageSet { return &PageSet{scenesOf(pages)} }

// Train learns from the pages whose host is wanted.
func (s *PageSet) Train(seed uint64, want func(host string) bool) *BlockModel {
	var some []*trainedPage
	for _, p := range s.pages {
		if want(p.host) {
			some = append(some, p)
		}
	}
	return trainScenes(some, seed)
}

func scenesOf(pages []LabelledPage) (out []*trainedPage) {
	pages = slices.Clone(pages)
	slices.SortStableFunc(pages, func(a, b LabelledPage) int { return strings.Compare(a.Host, b.Host) })
	for _, p := range pages {
		w, err := openPage(Input{File: p.Host, Raw: p.Raw})
		if err != nil {
			continue
		}
		labels := labelBlocks(w.scene.tree.blocks, p.Text)
		w.scene.doubt(labels)
		w.scene.thin(labels)
		out = append(out, &trainedPage{p.Host, w.scene, labels})
	}
	return out
}

// How the classifier is trained; chosen by cross-validation over hosts.
const (
	pageEpochs   = 10
	jackknife    = 3  // parts for the scores that the second pass learns from
	pageOrders   = 20 // orders of the examples that are learnt in and then mixed: of 3 the score moved by half a percent with the seed
	minPageHosts = 4  // a feature that fewer hosts have tells of a site, not of pages
)

func pagePacking() linear.Packing { return linear.Packing{Scale: 12, Least: 1, Base: 0} }

func trainScenes(pages []*trainedPage, seed uint64) *BlockModel {
	hosts := hostsOf(pages)
	static := func(p *trainedPage) [][]uint32 { return p.scene.static }
	m := &BlockModel{first: trainPass(pages, static, seed)}
	second := make(map[*trainedPage][][]uint32, len(pages))
	for part := range jackknife {
		var rest, held []*trainedPage
		for _, p := range pages {
			if hosts[p.host]%jackknife == part {
				held = append(held, p)
			} else {
				rest = append(rest, p)
			}
		}
		without := trainPass(rest, static, seed+uint64(part)+1)
		for _, p := range held {
			second[p] = p.scene.second(margins(without, p.scene.static), false)
		}
	}
	m.second = trainPass(pages, func(p *trainedPage) [][]uint32 { return second[p] }, seed)
	return m
}

// hostsOf numbers the hosts in the order of their hashes.
func hostsOf(pages []*trainedPage) map[string]int {
	var names []string
	for _, p := range pages {
		names = append(names, p.host)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(linear.Of(a), linear.Of(b)), strings.Compare(a, b))
	})
	numbers := map[string]int{}
	for _, n := range slices.Compact(names) {
		numbers[n] = len(numbers)
	}
	return numbers
}

// trainPass learns one pass. A page counts as much as its blocks; blocks are
// weighted by nothing, for short ones decide whether a page is exact.
func trainPass(pages []*trainedPage, features func(*trainedPage) [][]uint32, seed uint64) *linear.Model {
	type example struct {
		features []uint32
		label    int
	}
	hosts := newHostTable()
	for n, p := range pages { // pages of one host follow each other
		for i, f := range features(p) {
			if p.labels[i] >= 0 {
				for _, k := range f {
					hosts.add(k, p.host != pages[max(0, n-1)].host || n == 0, n)
				}
			}
		}
	}
	var all []example
	for _, p := range pages {
		for i, f := range features(p) {
			if p.labels[i] < 0 {
				continue
			}
			kept := make([]uint32, 0, len(f))
			for _, k := range f {
				if hosts.count(k) >= minPageHosts {
					kept = append(kept, k)
				}
			}
			all = append(all, example{kept, int(p.labels[i])})
		}
	}
	trainers := make([]*linear.Trainer, pageOrders)
	for k := range trainers {
		t := linear.NewTrainer(2)
		trainers[k] = t
		var sum linear.Scores
		rest := make([]int8, len(all)) // epochs for which an example is not looked at again
		linear.Epochs(len(all), pageEpochs, seed+uint64(k)*100, func(_, i int) {
			if rest[i] > 0 {
				rest[i]--
				return
			}
			e := all[i]
			t.Score(e.features, &sum)
			margin := sum[1] - sum[0]
			if e.label == 0 {
				margin = -margin
			}
			if margin <= pageMargin {
				t.Update(e.features, e.label, 1-e.label)
			} else if margin > 4*pageMargin {
				rest[i] = pageRest
			}
			t.Step()
		}, nil)
	}
	return linear.Mix(pagePacking(), trainers...)
}

// pageMargin is by how much the right label must win before a block is left
// alone: a perceptron with a margin.
const pageMargin = 20

// pageRest is for how many epochs a block is left alone that was right by four
// margins: nine in ten are, after the first epoch.
const pageRest = 3

// A hostTable counts the hosts that have a feature. It is told hosts one after
// the other.
type hostTable struct {
	slots []hostSlot
	used  int
	host  int32 // the number of the host that is being told
	page  int
}

type hostSlot struct {
	key   uint32
	last  int32 // the number of the last host that had it; 0: free
	hosts int32
}

func newHostTable() *hostTable { return &hostTable{slots: make([]hostSlot, 1<<16), page: -1} }

// add notes that a page has a feature; next tells that its host is not that of
// the page before.
func (t *hostTable) add(key uint32, next bool, page int) {
	if page != t.page {
		t.page = page
		if next {
			t.host++
		}
	}
	s := t.find(key)
	if s.last == 0 {
		if t.used++; 2*t.used > len(t.slots) {
			old := t.slots
			t.slots = make([]hostSlot, 2*len(old))
			for _, o := range old {
				if o.last != 0 {
					*t.find(o.key) = o
				}
			}
			s = t.find(key)
		}
		s.key = key
	}
	if s.last != t.host {
		s.last = t.host
		s.hosts++
	}
}

func (t *hostTable) find(key uint32) *hostSlot {
	mask := uint32(len(t.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.last == 0 || s.key == key {
			return s
		}
	}
}

func (t *hostTable) count(key uint32) int32 { return t.find(key).hosts }

// labelBlocks tells which blocks a person took for the report: the heaviest
// chain of blocks whose words stand in the person's text one behind the other.
func labelBlocks(blocks []block, gold string) []int8 {
	words := goldWords(gold)
	places := map[string][]int{} // of each run of three words, and of one
	for i, w := range words {
		places[w] = append(places[w], i)
		if i+2 < len(words) {
			k := w + " " + words[i+1] + " " + words[i+2]
			places[k] = append(places[k], i)
		}
	}
	labels := make([]int8, len(blocks))
	type link struct{ block, start, end, weight, total, before int }
	var chain []link
	best := make([]int, len(words)+1) // Fenwick tree over ends: index in chain + 1 of the heaviest
	query := func(end int) int {
		top := 0
		for i := end + 1; i > 0; i -= i & -i {
			if k := best[i-1]; k > 0 && (top == 0 || chain[k-1].total > chain[top-1].total) {
				top = k
			}
		}
		return top
	}
	for i := range blocks {
		b := goldWords(blocks[i].text)
		from := len(chain)
		for _, c := range candidates(b, words, places) {
			l := link{block: i, start: c[0], end: c[1], weight: c[2]}
			if k := query(c[0]); k > 0 {
				l.before, l.total = k, chain[k-1].total
			}
			l.total += c[2]
			chain = append(chain, l)
		}
		for k := from; k < len(chain); k++ {
			for at := chain[k].end + 1; at <= len(best); at += at & -at {
				if o := best[at-1]; o == 0 || chain[k].total > chain[o-1].total {
					best[at-1] = k + 1
				}
			}
		}
		if len(b) == 0 {
			labels[i] = -1
		}
	}
	for k := query(len(words)); k > 0; k = chain[k-1].before {
		labels[chain[k-1].block] = 1
	}
	return labels
}

// doubt takes back the labels of paragraphs that a person left out although
// they stand in the same elements as those taken: where they are many the
// person's text was cut off, and to learn from it would be to learn a mistake.
func (s *scene) doubt(labels []int8) {
	t := s.tree
	kept := map[int]int{} // words of paragraphs taken, by the element above theirs
	for i, l := range labels {
		if l == 1 && s.prose[i] {
			kept[t.elements[t.blocks[i].box].parent] += t.blocks[i].words
		}
	}
	left := map[int]int{}
	for i, l := range labels {
		if up := t.elements[t.blocks[i].box].parent; l == 0 && s.prose[i] && s.rules[i] == "" && kept[up] > 0 {
			left[up] += t.blocks[i].words
		}
	}
	for i, l := range labels {
		if up := t.elements[t.blocks[i].box].parent; l == 0 && left[up]*3 > kept[up] && kept[up] > 0 {
			labels[i] = -1
		}
	}
}

// thin leaves most of what is plainly the site's own out of the training: links
// far from any block of the report, three of four.
func (s *scene) thin(labels []int8) {
	near := -2 * farBlocks
	far := make([]bool, len(labels))
	for i, l := range labels {
		if l == 1 {
			near = i
		}
		far[i] = i-near > farBlocks
	}
	near = len(labels) + 2*farBlocks
	for i := len(labels) - 1; i >= 0; i-- {
		if labels[i] == 1 {
			near = i
		}
		if b := &s.tree.blocks[i]; far[i] && near-i > farBlocks && b.link*10 >= len(b.text)*9 && b.words < 12 && linear.Of(b.text)%4 != 0 {
			labels[i] = -1
		}
	}
}

// farBlocks is how many blocks from the report its surroundings end.
const farBlocks = 15

// candidates are the places where a block's words may stand in the gold text:
// start, end and how many of its words are there.
func candidates(b, words []string, places map[string][]int) (out [][3]int) {
	const most = 12
	if len(b) == 0 {
		return nil
	}
	key := b[0]
	if len(b) > 2 {
		key = b[0] + " " + b[1] + " " + b[2]
	}
	for _, at := range places[key] {
		if at+len(b) <= len(words) && slices.Equal(words[at:at+len(b)], b) && len(out) < most {
			out = append(out, [3]int{at, at + len(b), len(b) * 2})
		}
	}
	if len(out) > 0 || len(b) < 6 {
		return out
	}
	first, last, n := -1, -1, 0
	for i := 0; i+2 < len(b); i++ {
		p := places[b[i]+" "+b[i+1]+" "+b[i+2]]
		if len(p) == 0 {
			continue
		}
		at := p[0]
		if last >= 0 {
			k, _ := slices.BinarySearch(p, last)
			at = p[min(k, len(p)-1)]
		}
		if last >= 0 && (at < last || at > last+len(b)) {
			continue
		}
		if first < 0 {
			first = at
		}
		last = at
		n++
	}
	if n*2 >= len(b)-2 {
		out = append(out, [3]int{first, last + 3, n})
	}
	return out
}

func goldWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !unicode.IsMark(r)
	})
}
