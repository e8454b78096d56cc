package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes one harmless line of words from a report: runs of white space and
// line breaks become one space, control characters and what steers the
// direction of text become U+FFFD, and invisible characters go. What is left
// can neither move a cursor nor reorder or hide what stands beside it.
func clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if r = harmless(r); r < 0 {
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// plain tells whether clean would leave s as it is: the usual case.
func plain(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || s == ""
}

// cleanRun is clean for a piece of running text whose neighbours are shown
// beside it: white space at its ends is kept, as one space.
func cleanRun(s string) string {
	if s == "" {
		return ""
	}
	out := clean(s)
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if out == "" {
		if unicode.IsSpace(first) {
			return " "
		}
		return ""
	}
	if unicode.IsSpace(first) {
		out = " " + out
	}
	if unicode.IsSpace(last) {
		out += " "
	}
	return out
}

// harmless gives the character to show for r, or -1 for none.
func harmless(r rune) rune {
	switch {
	case r < 0x7f && r >= ' ':
		return r
	case unicode.Is(unicode.Cc, r),
		r >= 0x202a && r <= 0x202e, // embeddings and overrides
		r >= 0x2066 && r <= 0x2069, // isolates
		r >= 0xfff9 && r <= 0xfffb: // interlinear annotations
		return utf8.RuneError
	case r == 0x200c || r == 0x200d: // joiners: Persian, Hindi and emoji need them
		return r
	case unicode.Is(unicode.Cf, r), // marks of direction, soft hyphens, zero widths, tags
		r >= 0xe0000 && r <= 0xe0fff,                                    // tags and selectors, those to come too: none of them shows
		r == 0x034f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0: // blank letters and the grapheme joiner
		return -1
	}
	return r
}

// clip cuts a clean line to at most n characters, at a space where there is
// one in its last third, and says that it was cut.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut, count := 0, 0
	for i := range s {
		if count == n-1 {
			cut = i
			break
		}
		count++
	}
	if sp := strings.LastIndexByte(s[:cut], ' '); sp > cut*2/3 {
		cut = sp
	}
	return strings.TrimRight(s[:cut], " ,;:–—-") + "…"
}

// quoted puts words in quotation marks, unless they bring their own.
func quoted(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("“\"„«", r) && strings.ContainsAny(s[1:], "”\"“»") {
		return s
	}
	return "“" + s + "”"
}

// count writes a number with its noun: "1 report", "3 reports".
func count(n int, noun string) string {
	if n != 1 {
		if strings.HasSuffix(noun, "y") {
			noun = strings.TrimSuffix(noun, "y") + "ie"
		}
		noun += "s"
	}
	return itoa(n) + " " + noun
}
