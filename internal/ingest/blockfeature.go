package ingest

import (
	"strings"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// A scene is a page as the block classifier sees it: for each block its
// features that do not depend on what is decided of others.
type scene struct {
	tree   *tree
	rules  []string // what the rules for plain text say of each block: a reason or ""
	title  int      // the block that is the title; -1
	static [][]uint32
	stats  []elementStat
	order  []int // of each block: how often its text stood there before
	prose  []bool
	body   int           // the element that is called the report's body; -1
	sign   []linear.Hash // of each block: where it stands, see signature
	off    []int8        // of each element: 1 it is called what is no part of a report, -1 it is not, 0 not asked yet
	large  []bool        // of each block: a sentence of the report printed large, see printedLarge
}

// An elementStat sums up what stands in an element and those in it.
type elementStat struct {
	words, link, prose, blocks int
	kept                       int // words that a first pass keeps
	marks                      []linear.Hash
}

// The templates of features: one number for each kind.
const (
	fBias = iota + 1
	fTag
	fTagWords
	fTagLink
	fWordsLink
	fShape
	fClassSelf
	fClassNear
	fClassFar
	fInside
	fInsideWords
	fDepth
	fSignature
	fSignatureMany
	fPlace
	fFromTitle
	fRepeat
	fRule
	fFirst
	fFirstTwo
	fLast
	fBag
	fNeighbour
	fNeighbourPair
	fSiblings
	fBody
	fOverlap
	fBold
	fSame
	fColumn
	fScore
	fScores
	fKeptShare
	fKeptIn
	fBetween
	fChild
	fMeta
	fRunKept
	fUnder
	fSameKept
	fNamed
)

func sizeOf(words int) int {
	switch {
	case words < 4:
		return words
	case words < 7:
		return 4
	case words < 11:
		return 5
	case words < 18:
		return 6
	case words < 30:
		return 7
	case words < 60:
		return 8
	}
	return 9
}

// linkOf is the share of a block's bytes in links, coarsely.
func linkOf(link, of int) int {
	switch {
	case link == 0:
		return 0
	case link*5 < of:
		return 1
	case link*2 < of:
		return 2
	case link*10 < of*9:
		return 3
	}
	return 4
}

// bucket puts a number on a coarse scale that keeps small ones apart.
func bucket(n int) int {
	switch {
	case n < 0:
		return -bucket(-n)
	case n < 4:
		return n
	case n < 6:
		return 4
	case n < 10:
		return 5
	case n < 20:
		return 6
	case n < 50:
		return 7
	case n < 150:
		return 8
	}
	return 9
}

// share is part/of in tenths.
func share(part, of int) int {
	if of <= 0 {
		return -1
	}
	return part * 10 / of
}

// num makes a hash of a small number.
func num(n int) linear.Hash { return linear.Hash(uint64(int64(n))*0x9E3779B97F4A7C15 + 77) }

// isProse tells that a block reads as a paragraph.
func (b *block) isProse() bool {
	if b.link*2 > len(b.text) || b.words < 10 {
		return false
	}
	stop, _ := ending(b.text)
	return stop || b.words >= 25
}

// newScene prepares a page.
func newScene(t *tree, rules []string, title int, known *knowledge) *scene {
	s := &scene{tree: t, rules: rules, title: title}
	s.stats = make([]elementStat, len(t.elements))
	s.prose = make([]bool, len(t.blocks))
	s.order = make([]int, len(t.blocks))
	seen := make(map[string]int, len(t.blocks))
	for i := range t.blocks {
		b := &t.blocks[i]
		s.prose[i] = b.isProse()
		st := &s.stats[b.box]
		st.words += b.words
		st.link += b.link
		st.blocks++
		if s.prose[i] {
			st.prose += b.words
		}
		if len(b.text) < 400 {
			s.order[i] = seen[b.text]
			seen[b.text]++
		}
	}
	for i := len(s.stats) - 1; i > 0; i-- {
		p, st := &s.stats[t.elements[i].parent], &s.stats[i]
		p.words += st.words
		p.link += st.link
		p.blocks += st.blocks
		p.prose += st.prose
	}
	s.features(known)
	return s
}

// marksOf are the words of an element's marks, hashed, once.
func (s *scene) marksOf(i int) []linear.Hash {
	st := &s.stats[i]
	if st.marks == nil {
		st.marks = markWords(s.tree.elements[i].marks, make([]linear.Hash, 0, 6))
	}
	return st.marks
}

// features fills in static.
func (s *scene) features(known *knowledge) {
	t := s.tree
	n := len(t.blocks)
	s.static = make([][]uint32, n)
	main := s.container(func(e *elementStat) int { return e.prose })
	depth := make([]int, len(t.elements)) // steps below main, -1 outside it
	depth[0] = -1
	for i := range t.elements {
		if i > 0 {
			depth[i] = -1
			if d := depth[t.elements[i].parent]; d >= 0 {
				depth[i] = d + 1
			}
		}
		if i == main {
			depth[i] = 0
		}
	}
	named := s.named()
	s.body = named
	signature := make([]linear.Hash, n)
	s.sign = signature
	many := make(map[linear.Hash]int, n) // prose words of each signature
	total, proseBefore := 0, 0
	first, last := -1, -1
	for i := range t.blocks {
		b := &t.blocks[i]
		signature[i] = s.signature(b)
		if s.prose[i] {
			many[signature[i]] += b.words
			total += b.words
			if depth[b.box] >= 0 {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
	}
	shape := make([]linear.Hash, n)
	for i := range t.blocks {
		b := &t.blocks[i]
		shape[i] = linear.Three(fTag, linear.Of(t.elements[b.box].name), num(sizeOf(b.words)), num(linkOf(b.link, len(b.text))))
	}
	buf := make([]uint32, 0, 64*n)
	heading := -1 // the last heading above
	for i := range t.blocks {
		b := &t.blocks[i]
		from := len(buf)
		add := func(h linear.Hash) { buf = append(buf, h.Key()) }
		box, at := &t.elements[b.box], &t.elements[b.at]
		tag, inner := linear.Of(box.name), linear.Of(at.name)
		up := linear.Of(t.elements[max(0, box.parent)].name)
		size, links := sizeOf(b.words), linkOf(b.link, len(b.text))
		add(linear.One(fBias, 0))
		add(linear.Two(fTag, tag, inner))
		add(linear.Three(fTag, tag, inner, up))
		add(linear.Three(fTagWords, tag, num(size), num(links)))
		add(linear.Three(fTagLink, tag, up, num(links)))
		add(linear.Two(fWordsLink, num(size), num(links)))
		add(linear.Three(fBold, num(linkOf(b.bold, len(b.text))), num(size), tag))
		s.shape(b, tag, size, add)

		// What it stands in.
		in := s.within(b.box, named)
		add(linear.Three(fNamed, num(in), num(size), num(links)))
		add(linear.Three(fNamed, num(in), tag, num(links)))
		add(linear.Two(fNamed, num(in), linear.Of(s.rules[i])))
		d := depth[b.box]
		add(linear.Two(fDepth, num(min(d, 6)), tag))
		add(linear.Three(fDepth, num(min(d, 3)), num(size), num(links)))
		s.inside(b, num(size), add)
		sig := share(many[signature[i]], total)
		add(linear.Two(fSignature, num(sig), num(size)))
		add(linear.Three(fSignature, num(sig), tag, num(links)))
		place := 1
		switch {
		case first < 0:
			place = 0
		case i < first:
			place = 2
		case i > last:
			place = 3
		}
		add(linear.Three(fPlace, num(place), num(min(d, 2)), num(size)))
		add(linear.Two(fPlace, num(share(proseBefore, total)), num(place)))
		add(linear.Three(fPlace, num(min(d, 1)), num(bucket(i-last)), num(place)))
		add(linear.Three(fPlace, num(min(d, 1)), num(bucket(i-first)), num(place)))
		if s.title >= 0 {
			add(linear.Two(fFromTitle, num(bucket(i-s.title)), num(size)))
			add(linear.Three(fFromTitle, num(min(2, max(-1, i-s.title))), num(place), tag))
		}
		if s.order[i] > 0 {
			add(linear.Two(fRepeat, num(min(s.order[i], 2)), num(size)))
		}
		if s.rules[i] != "" {
			add(linear.One(fRule, linear.Of(s.rules[i])))
			add(linear.Two(fRule, linear.Of(s.rules[i]), num(size)))
		}
		s.lexical(b, size, add)

		// What stands around it.
		for _, k := range []int{-2, -1, 1, 2} {
			j := i + k
			if j < 0 || j >= n {
				add(linear.One(fNeighbour, num(k)))
				continue
			}
			same := 0
			if signature[j] == signature[i] {
				same++
			}
			if t.blocks[j].box == b.box || t.elements[t.blocks[j].box].parent == box.parent {
				same += 2
			}
			add(linear.Three(fNeighbour, num(k), shape[j], num(same)))
			if k == -1 || k == 1 {
				add(linear.Three(fNeighbourPair, num(k), shape[j], shape[i]))
				rule := ""
				if s.rules[j] != "" {
					rule = s.rules[j]
				}
				add(linear.Four(fNeighbourPair, num(k), linear.Of(rule), num(size), num(same)))
			}
		}
		if heading >= 0 && i-heading <= underHeading {
			h := &t.blocks[heading]
			inside := 0
			if t.elements[b.box].parent == t.elements[h.box].parent {
				inside = 1
			}
			add(linear.Four(fUnder, linear.Of(s.rules[heading]), num(bucket(i-heading)), num(size), num(inside)))
			if h.words <= 4 {
				for w := range strings.FieldsSeq(strings.ToLower(h.text)) {
					add(linear.Three(fUnder, linear.Of(strings.Trim(w, ".,:;!?")), num(min(size, 7)/2), num(inside)))
				}
			}
		}
		if len(box.name) == 2 && box.name[0] == 'h' && box.name[1] >= '2' && box.name[1] <= '6' {
			heading = i
		}
		known.features(i, b, size, add)
		s.siblings(b, size, add)
		if s.prose[i] {
			proseBefore += b.words
		}
		s.static[i] = buf[from:len(buf):len(buf)]
	}
}

// signature is where a block stands, in the words of the mark-up: its element,
// the one above, and what both are called.
func (s *scene) signature(b *block) linear.Hash {
	e := &s.tree.elements[b.box]
	h := linear.Two(fSignature, linear.Of(e.name), linear.Of(e.marks))
	if e.parent >= 0 {
		p := &s.tree.elements[e.parent]
		h = linear.Three(fSignature, h, linear.Of(p.name), num(p.depth))
	}
	return h
}

// inside adds the elements a block stands in and the words they are called by.
func (s *scene) inside(b *block, size linear.Hash, add func(linear.Hash)) {
	t := s.tree
	near := 0
	var seen [64]linear.Hash
	n := 0
	for i := b.at; i > 0; i = t.elements[i].parent {
		e := &t.elements[i]
		switch {
		case near == 0:
			for _, m := range s.marksOf(i) {
				add(linear.Two(fClassSelf, m, 1))
			}
		case near < 3:
			for _, m := range s.marksOf(i) {
				add(linear.Two(fClassNear, m, 1))
			}
		}
		for _, m := range s.marksOf(i) {
			if n < len(seen) {
				known := false
				for _, o := range seen[:n] {
					if o == m {
						known = true
						break
					}
				}
				if !known {
					seen[n] = m
					n++
					add(linear.Two(fClassFar, m, 1))
					add(linear.Two(fClassFar, m, size))
				}
			}
		}
		switch e.name {
		case "article", "main", "aside", "nav", "footer", "header", "form", "figure", "figcaption", "ul", "ol", "table", "blockquote", "section", "a", "button", "label", "h1", "h2", "h3", "h4", "dl", "pre", "details", "dialog", "address", "time", "strong", "em", "b", "i", "small", "cite", "video", "picture":
			add(linear.One(fInside, linear.Of(e.name)))
			add(linear.Two(fInsideWords, linear.Of(e.name), size))
		}
		if e.hidden && near == 0 {
			add(linear.Two(fInside, 7, size))
		}
		near++
	}
}

// siblings adds what the elements around the block hold in all.
func (s *scene) siblings(b *block, size int, add func(linear.Hash)) {
	t := s.tree
	i := b.box
	for level := 0; level < 3 && i > 0; level++ {
		st := &s.stats[i]
		add(linear.Four(fSiblings, num(level), num(share(st.prose, st.words)), num(bucket(st.blocks)), num(min(size, 7)/2)))
		add(linear.Four(fSiblings, num(level+10), num(share(st.link, st.words*6)), num(bucket(st.words/10)), num(min(size, 7)/2)))
		i = t.elements[i].parent
	}
}

// underHeading is how many blocks a heading is taken to stand over.
const underHeading = 12
