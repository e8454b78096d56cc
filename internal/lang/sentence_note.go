package lang

import "unicode"

// maxNote is the most tokens between the brackets of a note: "12, 14",
// "better source needed".
const maxNote = 5

// note is the end of a reference mark that starts at token i, behind the end of
// a sentence to which it belongs: "in 1805. [6] An undistinguished student".
// It is i if there is none. It looks no further than limit.
func (s *splitter) note(i, limit int) int {
	if i >= limit {
		return i
	}
	f := s.tokens[i].Form
	switch {
	case f == "[":
		return s.bracketed(i, limit)
	case len(f) <= 2 && isDigit(f[0]) && i+1 < limit && s.resumes(i+1):
		return i + 1
	}
	return i
}

// bracketed is the end of a note in square brackets, numbers, single letters or
// "citation needed"; i if the brackets at token i hold anything else.
func (s *splitter) bracketed(i, limit int) int {
	for k := i + 1; k < min(limit, i+2+maxNote); k++ {
		f := s.tokens[k].Form
		switch {
		case f == "]" && k > i+1:
			return k + 1
		case isDigit(f[0]), len(f) == 1 && 'a' <= f[0] && f[0] <= 'z':
		case f == "needed" && k+1 < limit && s.tokens[k+1].Form == "]":
			return k + 2
		case f == ",", f == "-", f == "–", f == ";", f == ":", f == "note", f == "Note":
		case unicode.IsLower(firstRune(f)) && k+1 < limit && s.tokens[k+1].Form != "]":
		default:
			return i
		}
	}
	return i
}

// resumes tells whether the word at token i opens a sentence although a number
// stands before it: the number then marks a note to the sentence before,
// "minority rights. 4 Even though". A number that counts has a small letter or
// a name behind it.
func (s *splitter) resumes(i int) bool {
	f := s.tokens[i].Form
	return startsSentence(f) && f != "I" && f != "A" && !s.glued(i) &&
		i+1 < len(s.tokens) && !unicode.IsUpper(firstRune(s.tokens[i+1].Form))
}

// year tells whether token i is a year with a bracket behind it.
func (s *splitter) year(i int) bool {
	return i+1 < len(s.tokens) && s.tokens[i+1].Form == ")" && len(s.tokens[i].Form) == 4 && digits(s.tokens[i].Form) == 4
}

// numbered tells whether token i is the stop behind the number of a figure that
// opens a paragraph, with its caption behind it: "Figure 2. The harbour".
func (s *splitter) numbered(start, i int) bool {
	return start == 0 && i == 2 && s.tokens[i].Form == "." && i+1 < len(s.tokens) &&
		figure(s.tokens[0].Form) && isDigit(s.tokens[1].Form[0])
}

// item tells whether token i is the stop behind the number of an item of a
// list within the text: "two claims: 1. that it rose, and 2. that it fell".
func (s *splitter) item(start, i int) bool {
	if i == 0 || i+1 >= len(s.tokens) || s.tokens[i].Form != "." {
		return false
	}
	f := s.tokens[i-1].Form
	if len(f) > 2 || digits(f) != len(f) || !s.glued(i) || s.glued(i+1) {
		return false
	}
	if i-1 == start {
		return true
	}
	switch s.tokens[i-2].Form {
	case ":", ";", "*", "•":
		return true
	case "and", "or", ",":
		return unicode.IsLower(firstRune(s.tokens[i+1].Form))
	}
	return false
}

// figure tells whether the word names what has a number and a caption.
func figure(form string) bool {
	switch form {
	case "Figure", "Fig.", "Table", "Box", "Chart", "Map", "Exhibit", "Photo", "Listing":
		return true
	}
	return false
}

// headed tells whether token i ends a heading or caption without a mark, since
// what stands behind it opens something else: the caption of a numbered figure,
// the credit of a picture, the date of the page.
func (s *splitter) headed(start, i int) bool {
	f, next := s.tokens[i].Form, s.tokens[i+1].Form
	switch next {
	case "Image", "image", "Photo", "Photograph", "Picture", "Video", "Credit":
		return i > start && i+2 < len(s.tokens) && s.tokens[i+2].Form == ":" && names(f)
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return i > start+1 && s.pageDate(i+1) && names(f)
	}
	return start == 0 && i == 1 && figure(s.tokens[0].Form) && isDigit(f[0]) &&
		(unicode.IsUpper(firstRune(next)) || next == "(")
}

// names tells whether a title or a caption can end with the word: not with
// "on", "File", or a mark.
func names(form string) bool {
	switch form {
	case "on", "On", "of", "by", "By", "for", "from", "to", "since", "until", "till", "and", "or", "the", "a", "this", "last", "next",
		"late", "early", "is", "was", "Published", "Updated", "Posted", "published", "updated", "posted", "dated",
		"File", "Main", "Cover", "Lead", "Top", "file":
		return false
	}
	r := firstRune(form)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || form == "'" || form == "\"" || form == "’" || form == "”"
}

// pageDate tells whether the paragraph's last tokens, from token i on, are a
// full date: "Thursday, May 7, 2015".
func (s *splitter) pageDate(i int) bool {
	t := s.tokens[i:]
	return len(t) == 6 && t[1].Form == "," && unicode.IsUpper(firstRune(t[2].Form)) && isDigit(t[3].Form[0]) &&
		t[4].Form == "," && digits(t[5].Form) == 4
}
