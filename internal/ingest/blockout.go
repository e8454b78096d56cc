package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leaveOut takes back blocks that the classifier kept although the mark-up or
// their own words say that they are no part of the report: what a rule knows by
// a reason of its own, what its element is called, an author's biography at the
// end, a sentence printed large besides where it stands. On the 253 pages of
// the cross-validation that and signposts left out 101 blocks that people left
// out too, and one that they kept.
//
// Where the words of the mark-up would take nearly all of the report they are
// not believed.
func (s *scene) leaveOut(keep []bool) {
	words, lost := 0, 0
	out := make([]bool, len(keep))
	for i := range keep {
		if !keep[i] {
			continue
		}
		b := &s.tree.blocks[i]
		words += b.words
		if i != s.title && s.calledOff(b) {
			out[i] = true
			lost += b.words
		}
	}
	for i := range keep {
		if i != s.title && (isSure(s.rules[i]) || out[i] && words-lost >= minWords && (words-lost)*4 >= lost) {
			keep[i] = false
		}
	}
	s.printedLarge(keep)
	s.biography(keep)
}

// isSure tells that what a rule for plain text says of a block goes before what
// the classifier thinks. The others are right in text without mark-up, but
// lists and recipes say one thing twice, and headings stand in their contents.
func isSure(rule string) bool {
	switch rule {
	case WhyByline, WhyHeadLine, WhyCredit, WhyCopyright, WhyRelated:
		return true
	}
	return false
}

// offWords are words by which authors call elements that are no part of a
// report, however its text reads. Each stands for itself as part of a class, an
// id or a role ("c-caption__text").
const offWords = " caption captions figcaption photocredit imagecredit comment comments disqus newsletter newsletters signup sharing tags tagcloud breadcrumb breadcrumbs readtime recirc recirculation outbrain taboola "

// offNames are such names that are more than one word.
var offNames = []string{"read-time", "reading-time", "reading_time", "read_time", "readingtime", "photo-credit", "image-credit", "photo_credit", "image_credit", "imgcredit", "sign-up", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "author-bio", "about-author", "related-articles", "related-stories", "related-links", "related-content", "also-read", "read-also"}

// offDepth is how many elements outwards from a block names are believed.
const offDepth = 3

// calledOff tells that the elements a block stands in are called what is no
// part of a report, or hidden.
func (s *scene) calledOff(b *block) bool {
	for e, up := b.at, 0; e > 0 && up < offDepth; e, up = s.tree.elements[e].parent, up+1 {
		el := &s.tree.elements[e]
		if el.name == "figcaption" {
			return true
		}
		if el.marks == "" {
			continue
		}
		if s.off == nil {
			s.off = make([]int8, len(s.tree.elements))
		}
		if s.off[e] == 0 {
			s.off[e] = -1
			if isOff(el.marks) {
				s.off[e] = 1
			}
		}
		if s.off[e] > 0 {
			return true
		}
	}
	return false
}

func isOff(marks string) bool {
	low := strings.ToLower(marks)
	for _, n := range offNames {
		if strings.Contains(low, n) {
			return true
		}
	}
	hidden, shown := false, false
	for class := range strings.FieldsSeq(low) { // "hidden lg:block" is shown where there is room
		hidden = hidden || class == "hidden" || class == "d-none"
		shown = shown || strings.HasSuffix(class, "block") || strings.HasSuffix(class, "flex") || strings.HasSuffix(class, "grid") || strings.HasSuffix(class, "inline")
	}
	if hidden && !shown {
		return true
	}
	for word := range strings.FieldsFuncSeq(low, func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(word) > 3 && strings.Contains(offWords, " "+word+" ") {
			return true
		}
	}
	return false
}

// printedLarge leaves out a sentence of the report that is set beside it once
// more, in large letters: it stands word for word in another paragraph.
func (s *scene) printedLarge(keep []bool) {
	s.large = make([]bool, len(keep))
	text := "" // of the paragraphs, letters only; made when the first is asked for
	asked := 0
	for i := range keep {
		b := &s.tree.blocks[i]
		if i == s.title || b.words < minLarge || b.words > maxLarge || !s.setApart(b) {
			continue
		}
		if asked++; asked > maxAsked {
			return
		}
		if asked == 1 {
			text = s.paragraphs(keep)
		}
		if strings.Contains(text, letters(b.text)) {
			keep[i], s.large[i] = false, true
		}
	}
}

// paragraphs are those that are kept and not set apart, letters only.
func (s *scene) paragraphs(keep []bool) string {
	var all strings.Builder
	for i := range keep {
		if keep[i] && s.prose[i] && !s.setApart(&s.tree.blocks[i]) {
			all.WriteString(letters(s.tree.blocks[i].text))
			all.WriteByte('\n')
		}
	}
	return all.String()
}

// maxAsked bounds how many quotations of a page are looked for in its text.
const maxAsked = 200

// setApart tells that the mark-up calls a block a quotation or something beside
// the text.
func (s *scene) setApart(b *block) bool {
	for e, up := b.at, 0; e > 0 && up < offDepth; e, up = s.tree.elements[e].parent, up+1 {
		el := &s.tree.elements[e]
		if el.name == "blockquote" || el.name == "q" || el.name == "aside" || strings.Contains(el.marks, "uote") {
			return true
		}
	}
	return false
}

// How many words a sentence has that is printed large.
const (
	minLarge = 6
	maxLarge = 60
)

// biography leaves out what is said of the author behind the last paragraph:
// "Jane Roe is a reporter at …", "Follow her …".
func (s *scene) biography(keep []bool) {
	for i, left := len(keep)-1, lastBlocks; i > s.title && left > 0; i-- {
		if !keep[i] {
			continue
		}
		left--
		if b := &s.tree.blocks[i]; b.words <= maxBiography && isBiography(b.text) {
			keep[i] = false
		}
	}
}

const (
	lastBlocks   = 3   // of a report, where its author may be told of
	maxBiography = 120 // words
)

// isBiography tells that a paragraph says of somebody named that they work for
// the press.
func isBiography(text string) bool {
	words := strings.Fields(head(text, 300))
	names := 0
	for names < len(words) && names < 5 {
		if r, _ := utf8.DecodeRuneInString(words[names]); !unicode.IsUpper(r) {
			break
		}
		names++
	}
	if names < 2 || names+2 >= len(words) || words[names] != "is" {
		return false
	}
	for _, w := range words[names+1 : min(len(words), names+9)] {
		switch strings.Trim(strings.ToLower(w), ".,;:'’") {
		case "reporter", "writer", "editor", "correspondent", "journalist", "columnist", "contributor", "freelancer":
			return true
		}
		if strings.HasSuffix(w, ",") || strings.HasSuffix(w, ".") {
			return false
		}
	}
	return false
}
