package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/internal/linear"
)

const maxMarkWords = 24

// markWords takes class names apart: "StoryBody__related-items2" is story, body,
// related and items.
func markWords(s string, out []linear.Hash) []linear.Hash {
	var buf [24]byte
	n := 0
	end := func() {
		if n > 1 && len(out) < maxMarkWords {
			h := linear.OfBytes(buf[:n])
			for _, o := range out {
				if o == h {
					n = 0
					return
				}
			}
			out = append(out, h)
		}
		n = 0
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			if i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z' {
				end()
			}
			c |= 0x20
		case c < 'a' || c > 'z':
			end()
			continue
		}
		if n < len(buf) {
			buf[n] = c
			n++
		}
	}
	end()
	return out
}

// shape adds how the text of a block begins and ends.
func (s *scene) shape(b *block, tag linear.Hash, size int, add func(linear.Hash)) {
	stop, mark := ending(b.text)
	end := 0
	switch {
	case mark:
		end = 1
	case stop:
		end = 2
	case strings.HasSuffix(b.text, ":"):
		end = 3
	}
	start := 0
	r, _ := utf8.DecodeRuneInString(b.text)
	switch {
	case unicode.IsUpper(r):
		start = 1
	case unicode.IsDigit(r):
		start = 2
	case unicode.IsLower(r):
		start = 3
	case strings.ContainsRune("\"'“‘«", r):
		start = 4
	case strings.ContainsRune("([", r):
		start = 5
	case strings.ContainsRune("-–—•·*", r):
		start = 6
	case !unicode.IsLetter(r):
		start = 7
	}
	add(linear.Three(fShape, num(end), num(start), num(size)))
	add(linear.Three(fShape, num(end), tag, num(size)))
	caps := 0
	if size < 7 {
		if strings.ToUpper(b.text) == b.text {
			caps = 1
		} else if capitalized(b.text) {
			caps = 2
		}
		if strings.ContainsAny(b.text, "0123456789") {
			caps += 3
		}
		add(linear.Three(fShape, num(caps), num(size), num(-1)))
	}
	if !b.gap {
		add(linear.Two(fShape, num(100), num(size)))
	}
}

// maxLexical is how much of a block's start is looked at for its first words.
const (
	maxLexical = 120
	maxBag     = 400
)

// lexical adds the words of a short block, and the first and last of any.
func (s *scene) lexical(b *block, size int, add func(linear.Hash)) {
	text := strings.ToLower(head(b.text, maxLexical))
	if size > 5 {
		text = strings.ToLower(head(b.text, maxBag))
	}
	n := 0
	var before linear.Hash
	for w := range strings.FieldsSeq(text) {
		w = strings.Trim(w, ".,;:!?\"'“”‘’()[]|-–—•·")
		if w == "" {
			continue
		}
		if w[0] >= '0' && w[0] <= '9' {
			w = "0"
		}
		h := linear.Of(w)
		switch n {
		case 0:
			add(linear.Two(fFirst, h, num(min(size, 6))))
		case 1:
			add(linear.Three(fFirstTwo, before, h, num(min(size, 6)/3)))
		}
		if size <= 5 {
			add(linear.One(fBag, h))
			if size <= 2 {
				add(linear.Two(fBag, h, num(size)))
			}
		} else if len(w) > 2 {
			add(linear.Two(fBag, h, num(100)))
		}
		before = h
		n++
	}
}
