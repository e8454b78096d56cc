package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// agency tells whether a name is that of a news agency, whose text outlets
// reprint, or of a service or agency that pictures are credited to.
func agency(name string) (text, photo bool) {
	name = strings.TrimSpace(name)
	switch name {
	case "AP", "AFP", "EFE", "DPA", "dpa", "PTI", "ANI", "IANS", "UNI", "UPI", "AAP", "ANSA", "TASS", "APA", "MTI", "PAP", "CTK", "WAM", "SPA", "KUNA", "MENA", "QNA", "BNO":
		return true, true
	case "PA", "EPA", "EPA-EFE", "SWNS", "REX", "WENN", "POOL", "Pool", "NASA", "STR", "TPX":
		return false, true
	}
	low := strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the "), "."))
	switch low {
	case "associated press", "ap news", "ap photo", "ap photos", "reuters", "thomson reuters", "agence france-presse", "agence france presse", "press association", "pa media", "pa news agency", "xinhua", "xinhua news agency", "bloomberg", "bloomberg news",
		"kyodo", "kyodo news", "yonhap", "yonhap news agency", "canadian press", "australian associated press", "anadolu", "anadolu agency", "press trust of india", "asian news international", "united press international",
		"europa press", "lusa", "interfax", "ria novosti", "ukrinform", "deutsche presse-agentur", "tribune news service", "new york times news service", "cnn newsource", "cnn wire", "stacker", "states newsroom", "inter press service", "religion news service", "kaiser health news", "kff health news":
		return true, true
	case "getty images", "getty", "afp via getty images", "ap images", "reuters pictures", "rex features", "rex/shutterstock", "shutterstock", "alamy", "zuma press", "zuma", "sipa usa", "sipa", "nurphoto", "polaris", "wireimage", "corbis",
		"istock", "istockphoto", "pa wire", "pa images", "newslook", "usa today sports", "imago", "imagn images", "epa/shutterstock", "picture alliance", "bloomberg via getty images", "the washington post via getty images", "handout", "file photo", "courtesy photo", "creative commons", "wikimedia commons", "unsplash", "pexels", "flickr", "adobe stock", "depositphotos":
		return false, true
	}
	if n := strings.Fields(name); len(n) >= 2 && len(n) <= 6 && capitalized(name) {
		for _, end := range []string{"news service", "news agency", "wire service", "newswire", "press agency", "news wire", " wire"} {
			if strings.HasSuffix(low, end) {
				return true, true
			}
		}
		if strings.HasSuffix(low, "getty images") {
			return false, true
		}
	}
	return false, false
}

// credits tells that one of the names in s, parted by slashes, commas, dashes
// or "via", is an agency's.
func credits(s string) bool {
	s = strings.ReplaceAll(s, " via ", "/")
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/,|–—-;:()[]•·©", r) }) {
		if _, photo := agency(part); photo {
			return true
		}
	}
	_, photo := agency(s)
	return photo
}

// capitalized tells that all words of s but small connectors begin with a
// capital letter, as those of names do, and that there are no digits.
func capitalized(s string) bool {
	n := 0
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"'“‘(@"))
		switch {
		case unicode.IsUpper(r):
			n++
		case isConnector(strings.Trim(w, ".,;:/|–—-")):
		default:
			return false
		}
	}
	return n > 0 && !strings.ContainsAny(s, "0123456789?!")
}

func isConnector(w string) bool {
	switch w {
	case "", "and", "of", "in", "for", "the", "de", "del", "della", "di", "da", "dos", "la", "le", "van", "von", "der", "den", "zu", "bin", "ibn", "al", "el", "with", "at", "&", "y", "und", "et", "e", "on", "from":
		return true
	}
	return false
}

// photoLabel tells that a line begins as those that credit a picture do. Behind
// a colon only names may follow: "Photo: The mayor opens the bridge" is a
// caption.
func photoLabel(s string) bool {
	s = strings.TrimLeft(s, "([ ")
	if rest, ok := cutFold(s, "photo:", "photos:", "picture:", "pictures:", "image:", "images:", "video:", "graphic:", "screenshot:", "pic:"); ok {
		return allNames(rest) || credits(rest)
	}
	return hasAnyPrefix(strings.ToLower(s), "photo by ", "photos by ", "photo credit", "photograph:", "photographs:", "photograph by ", "photographer:", "photography by ", "photography:", "picture by ",
		"image credit", "image source", "image copyright", "image via ", "image from ", "credit:", "credit...", "credit…", "photo/", "photo courtesy", "courtesy of ", "file photo", "ap photo",
		"illustration:", "illustration by ", "graphic by ", "video by ", "video credit", "screengrab")
}

// creditLine tells that a whole line gives credit to an agency or for a
// picture, and notes the agency that the text comes from.
func (p *page) creditLine(s string, stop bool, words int, edge bool) bool {
	if words > 40 {
		return false
	}
	inner := strings.Trim(strings.TrimSpace(s), "()[]-–— ")
	name := strings.TrimSuffix(inner, ".")
	low := strings.ToLower(name)
	text, photo := agency(name)
	switch {
	case text && edge:
		p.credit(name)
		return true
	case photo:
		return true
	case hasAnyPrefix(low, "with inputs from", "with input from", "with agency inputs", "with agencies", "with inputs", "with files from", "with reporting from", "with additional reporting from", "inputs from") && words <= 20:
		if edge {
			p.credit(name)
		}
		return true
	case low == "agencies" || low == "staff and agencies" || low == "from agencies" || low == "wire reports" || low == "from wire reports" || low == "from staff and wire reports":
		p.credit(name)
		return true
	case contributed(low), strings.HasSuffix(low, " contributed") && words <= 10 && credits(firstWords(name)):
		if credits(strings.ReplaceAll(firstWords(name), " and ", "/")) {
			p.credit(name)
		}
		return true
	case hasAnyPrefix(low, "source:", "source :", "source -", "sources:") && words <= 12 && !stop:
		if _, after, _ := strings.Cut(name, " "); credits(after) {
			p.credit(strings.TrimLeft(after, " :-"))
		}
		return true
	case words <= 16 && !stop && photoLabel(s) && !strings.Contains(low, " caption"):
		return true
	case words <= 16 && len(s) > 2 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']') && (photoLabel(s) || credits(inner) && strings.ContainsAny(inner, "/|,") || credits(inner) && strings.Contains(inner, " via ")):
		return true
	}
	return words <= 14 && !stop && (strings.Contains(s, "/") || strings.Contains(s, " via ") || strings.Contains(s, "|")) && credits(inner) && capitalized(strings.ReplaceAll(strings.ReplaceAll(inner, " via ", "/"), "/", " "))
}

// credit notes the agency that the text comes from, the first that is named.
func (p *page) credit(name string) {
	if p.report.Credit == "" {
		p.report.Credit = name
	}
}

// contributed tells of a sentence that only says who helped.
func contributed(low string) bool {
	for _, end := range []string{"contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting", "contributed to reporting", "contributed research"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return strings.Contains(low, "contributed to this report from") || strings.Contains(low, "contributed reporting from") || strings.Contains(low, "contributed to this story from")
}

// firstWords is a line up to its verb "contributed" or "writers".
func firstWords(s string) string {
	for _, verb := range []string{" contributed", " writers", " writer", " reporters", " journalists", " staff"} {
		s, _, _ = strings.Cut(s, verb)
	}
	return s
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// dateline notes the agency named in brackets before the first dash of a
// paragraph: "WASHINGTON (AP) —". The words stay in the text.
func (p *page) dateline(i int) {
	if p.report.Credit != "" || !p.lines[i].prose() {
		return
	}
	s := p.str(i)
	for _, c := range p.cuts { // a date that ran into the line
		if l := p.lines[i]; c.Start <= l.Start && c.End > l.Start && c.End < l.End {
			s = strings.TrimLeft(p.text[c.End:l.End], " \u00a0")
		}
	}
	s = s[:min(len(s), 120)]
	open := strings.IndexByte(s, '(')
	if open < 0 || open > 70 {
		return
	}
	end := strings.IndexByte(s[open:], ')')
	if end < 0 {
		return
	}
	rest := strings.TrimLeft(s[open+end+1:], " \u00a0")
	if !hasAnyPrefix(rest, "-", "–", "—", ":") || !isPlace(s[:open]) {
		return
	}
	name := s[open+1 : open+end]
	if text, _ := agency(name); text || isAcronym(name) || isPress(name) {
		p.credit(name)
	}
}

// isPress tells that a name of two to four words ends as those of agencies do:
// "Meridian Press". Between a place and a dash that is enough.
func isPress(name string) bool {
	n := countWords(name)
	return n > 1 && n < 5 && capitalized(name) && hasSuffixFold(name, " press", " news", " agency", " wire", " service")
}

func hasSuffixFold(s string, ends ...string) bool {
	low := strings.ToLower(s)
	for _, e := range ends {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// isAcronym tells that a name is two to six capital letters: between a place
// and a dash that is an agency, known or not.
func isAcronym(name string) bool {
	if len(name) < 2 || len(name) > 6 {
		return false
	}
	for i := 0; i < len(name); i++ {
		if name[i] < 'A' || name[i] > 'Z' {
			return false
		}
	}
	return true
}

// isPlace tells that what stands before an agency's name may be a dateline's
// place and day.
func isPlace(s string) bool {
	words := strings.Fields(s)
	if len(words) > 7 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !isConnector(strings.Trim(w, ",.")) {
			return false
		}
	}
	return true
}

// label cuts what stands before a caption: "Image copyright EPA Image caption",
// "FILE -", "Getty Images".
func (p *page) label(i int) {
	l := p.lines[i]
	s := p.str(i)
	upTo := func(n int, why string) {
		rest := strings.TrimLeft(s[n:], " ")
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"'“‘")); unicode.IsUpper(r) || unicode.IsDigit(r) {
			p.cut(i, l.Start, l.Start+n, why)
		}
	}
	for _, mark := range []string{"Image caption,", "Media caption,", "Image caption", "Media caption"} {
		if at := strings.Index(s, mark); at == 0 || at > 0 && at < 60 && hasAnyPrefix(s, "Image copyright", "Media copyright", "Image source") {
			upTo(at+len(mark), WhyCaption)
			return
		}
	}
	for _, mark := range []string{"FILE - ", "FILE — ", "FILE – ", "File - ", "FILE PHOTO: ", "File photo: ", "FILE PHOTO - ", "PHOTO: ", "Photo: ", "CAPTION: ", "Caption: "} {
		if strings.HasPrefix(s, mark) {
			upTo(len(mark), WhyCaption)
			return
		}
	}
	if strings.HasPrefix(s, "CLOSE ") {
		upTo(len("CLOSE "), WhyFurniture)
		return
	}
	if l.stop || l.words > 40 {
		return
	}
	// "SWNS • PA The bridge", "Getty Images The bridge": one or two agencies of
	// pictures before a caption that is no sentence.
	at := 0
	for n := 0; n < 2; n++ {
		rest := strings.TrimLeft(s[at:], " •·|/")
		from := len(s) - len(rest)
		next := pictureAgency(rest)
		if next == 0 {
			break
		}
		at = from + next
	}
	if at > 0 {
		upTo(at, WhyCredit)
	}
}

// pictureAgency is the length of the picture agency's name that s begins with.
func pictureAgency(s string) int {
	for _, name := range []string{"Getty Images", "Rex Features", "AFP/Getty Images", "AFP", "EPA", "SWNS", "PA", "Reuters", "REUTERS", "Alamy", "Shutterstock"} {
		if strings.HasPrefix(s, name+" ") {
			return len(name)
		}
	}
	return 0
}
