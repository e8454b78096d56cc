package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTail is the length in bytes of the longest credit behind a caption.
const maxTail = 140

// tail cuts the credits behind the words of a caption or of the last
// paragraph, one after the other: "(Jane Roe/Pool via AP) (Photo: AP)",
// "- REUTERS/ JANE ROE", "Photograph: Jane Roe/Reuters", "(Reuters)".
func (p *page) tail(i int) {
	l := p.lines[i]
	end := l.End
	for range 3 {
		s := p.text[l.Start:end]
		at := tailAt(s)
		if at <= 0 {
			break
		}
		if p.ending {
			if name := strings.Trim(s[at:], "()[] .-–—"); p.report.Credit == "" {
				if text, _ := agency(name); text {
					p.credit(name)
				}
			}
		}
		p.cut(i, l.Start+at, end, WhyCredit)
		end = trim(p.text, span(l.Start, l.Start+at)).End
	}
}

// tailAt is where the credit at the end of s begins; 0 if there is none.
func tailAt(s string) int {
	from := max(0, len(s)-maxTail)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	if at := bracketAt(s, from); at > 0 {
		return at
	}
	if at := labelAt(s, from); at > 0 {
		return at
	}
	if at := dashAt(s, from); at > 0 {
		return at
	}
	return agencyAt(s, from)
}

// bracketAt finds a last bracket that holds a credit.
func bracketAt(s string, from int) int {
	if s[len(s)-1] != ')' && s[len(s)-1] != ']' {
		return 0
	}
	open := strings.LastIndexAny(s, "([")
	if open <= from || s[open-1] != ' ' && s[open-1] != ')' {
		return 0
	}
	inner := strings.TrimSpace(s[open+1 : len(s)-1])
	if _, photo := agency(inner); photo {
		return open
	}
	if photoLabel(s[open:]) || strings.ContainsAny(inner, "/,") && credits(inner) && countWords(inner) <= 14 || strings.Contains(inner, " via ") && credits(inner) {
		return open
	}
	return 0
}

// labelAt finds "Photograph: …" and its like behind other words, where no
// sentence ends behind it.
func labelAt(s string, from int) int {
	rest := s[from:]
	if stop, _ := ending(rest); stop && !strings.ContainsAny(rest[strings.LastIndexByte(rest, ' ')+1:], "/") {
		return 0
	}
	best := 0
	for _, label := range []string{" Photograph: ", " Photographer: ", " Photo: ", " Photos: ", " Picture: ", " Image: ", " Credit: ", " Photo credit: ", " Photo Credit: ", " Image credit: ", " Photo by ", " Photograph by ", " Credit...", " Credit…", " Source: ", " Video: ", " Illustration: ", " Pic: ", " Pictures: ", " Purchase Licensing Rights", " Acquire Licensing Rights"} {
		if at := strings.LastIndex(rest, label); at > 0 && countWords(rest[at+len(label):]) <= 10 && (best == 0 || from+at < best) {
			best = from + at
		}
	}
	return best
}

// dashAt finds " - PHOTO/@name" and " – AFP/Jane Roe": capitals and a slash
// behind a dash.
func dashAt(s string, from int) int {
	for _, dash := range []string{" - ", " – ", " — ", " | "} {
		at := strings.LastIndex(s[from:], dash)
		if at <= 0 {
			continue
		}
		tail := strings.TrimSpace(s[from+at+len(dash):])
		if slash := strings.IndexByte(tail, '/'); slash > 0 && countWords(tail) <= 8 {
			if _, photo := agency(tail[:slash]); photo || credits(tail) || strings.EqualFold(tail[:slash], "photo") {
				return from + at
			}
		}
		if _, photo := agency(tail); photo {
			return from + at
		}
	}
	return 0
}

// agencyAt finds an agency's credit that only a space parts from the sentence
// or the date before it: "… November 6, 2017. REUTERS/Jane Roe".
func agencyAt(s string, from int) int {
	rest := s[from:]
	slash := strings.LastIndexByte(rest, '/')
	if slash > 0 {
		start := strings.LastIndexAny(rest[:slash], " \u00a0") + 1
		if _, photo := agency(rest[start:slash]); photo && start > 1 && countWords(rest[slash:]) <= 6 {
			if stop, _ := ending(rest[slash:]); !stop && allNames(rest[slash+1:]) {
				return from + start - 1
			}
		}
	}
	// "… of semiconductors. Newslook"
	if at := strings.LastIndex(rest, ". "); at > 0 {
		if _, photo := agency(rest[at+2:]); photo {
			return from + at + 1
		}
	}
	return 0
}

// allNames tells that every word of s begins with a capital letter, a sign or
// a handle's "@".
func allNames(s string) bool {
	for _, w := range strings.Fields(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && w != "via" && !isConnector(w) {
			return false
		}
	}
	return true
}
