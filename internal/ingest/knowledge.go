package ingest

import (
	"strings"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// The knowledge of a page is what its head and its data say of the report's
// text, in a form that blocks can be held against.
type knowledge struct {
	body    map[linear.Hash]bool // pairs of words of articleBody
	title   map[string]bool
	summary string // the description, folded
}

// maxBodyPairs bounds the words of articleBody that are looked at.
const maxBodyPairs = 20_000

func newKnowledge(title, summary, body string) *knowledge {
	k := &knowledge{summary: fold(head(summary, 1000)), title: map[string]bool{}}
	for w := range strings.FieldsSeq(fold(title)) {
		if len(w) > 3 {
			k.title[w] = true
		}
	}
	if len(body) > 400 {
		k.body = make(map[linear.Hash]bool, len(body)/6)
		eachPair(body, maxBodyPairs, func(h linear.Hash) { k.body[h] = true })
	}
	return k
}

// eachPair calls f for each pair of words that follow each other; letters and
// digits only, case folded.
func eachPair(s string, most int, f func(linear.Hash)) {
	var before, h uint64
	n, in := 0, false
	end := func() {
		if in {
			if n > 0 {
				f(linear.Two(fBody, linear.Hash(before), linear.Hash(h)))
			}
			before, in = h, false
			n++
		}
	}
	for i := 0; i < len(s) && n < most; i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case c >= 0x80 && !(c == 0xe2 && i+1 < len(s) && s[i+1] == 0x80) && !(c == 0xc2 && i+1 < len(s) && s[i+1] == 0xa0):
		default:
			end()
			if c >= 0x80 {
				for i+1 < len(s) && s[i+1]&0xc0 == 0x80 {
					i++
				}
			}
			continue
		}
		if !in {
			h, in = 14695981039346656037, true
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	end()
}

// in tells how much of a block stands in articleBody, in tenths; -1 where the
// page has none.
func (k *knowledge) in(s string) int {
	if k.body == nil {
		return -1
	}
	n, of := 0, 0
	eachPair(s, 400, func(h linear.Hash) {
		of++
		if k.body[h] {
			n++
		}
	})
	if of == 0 {
		return -2
	}
	return n * 10 / of
}

func (k *knowledge) features(i int, b *block, size int, add func(linear.Hash)) {
	if in := k.in(b.text); in >= 0 {
		add(linear.Two(fBody, num(in), num(size)))
		add(linear.One(fBody, num(in)))
	} else {
		add(linear.Two(fBody, num(in), num(min(size, 3))))
	}
	if size > 3 && size < 9 {
		n, of := 0, 0
		for w := range strings.FieldsSeq(strings.ToLower(head(b.text, 300))) {
			if w = strings.Trim(w, ".,;:!?\"'“”‘’()[]"); len(w) > 3 {
				of++
				if k.title[w] {
					n++
				}
			}
		}
		if of > 0 {
			add(linear.Two(fOverlap, num(n*4/of), num(size)))
		}
		if len(b.text) > 30 && len(k.summary) > 30 {
			f := fold(head(b.text, 400))
			if strings.HasPrefix(k.summary, f[:min(len(f), 60)]) || strings.HasPrefix(f, k.summary[:min(len(k.summary), 60)]) {
				add(linear.Two(fMeta, 1, num(size)))
			}
		}
	}
}
