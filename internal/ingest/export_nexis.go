package ingest

import "strings"

// lexisNexis is the older layout, with "3 of 50 DOCUMENTS" above each article.
var lexisNexis = &layout{
	name: "LexisNexis", marks: []string{" DOCUMENTS", " DOCUMENT", " DOKUMENT", " DOCUMENTOS"},
	parts: func(lines []string) []part {
		return splitAt(lines, func(l string) bool { return ofDocuments().MatchString(l) }, true)
	},
	read: readLexisNexis,
}

var (
	ofDocuments = pattern(`^\s*\d{1,5} (?:of|von|de|van) \d{1,6} (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTEN)$`)

	// lexisHead stand above the text, lexisTail below it.
	lexisHead = keySet("byline,section,length,dateline,highlight,headline,series,title,source,column,edition")
	lexisTail = keySet("load-date,language,graphic,publication-type,pub-type,journal-code,subject,organization,geographic,person,company,industry,country,city,state,notes,correction,correction-date,acc-no,document-type,distribution,type,url,classification,pub_type,copyright")
)

func readLexisNexis(p part) *row {
	if len(p) == 0 || !ofDocuments().MatchString(p[0]) {
		return nil
	}
	x := &row{}
	i := nextLine(p, 1)
	for i < len(p) && isCopyright(p[i]) { // at times it stands above
		i = nextLine(p, i+1)
	}
	for ; i < len(p); i = nextLine(p, i+1) { // the outlet, perhaps in brackets or on two lines, then the date
		if isDay(p[i]) {
			x.published = strings.TrimSpace(p[i])
			i++
			break
		}
		if x.outlet == "" {
			x.outlet = strings.TrimSpace(p[i])
		} else if len(x.outlet) > 200 {
			return nil
		} else {
			x.carry("edition", strings.TrimSpace(p[i]))
		}
		if _, _, ok := field(p[i], lexisHead); ok {
			return nil
		}
	}
	for i < len(p) && strings.TrimSpace(p[i]) != "" { // right under the date: an edition
		x.carry("edition", strings.TrimSpace(p[i]))
		i++
	}
	if i = nextLine(p, i); i >= len(p) {
		return nil
	}
	// The headline: a block of lines; an older form has a field for it.
	if _, _, ok := field(p[i], lexisHead); !ok {
		var title []string
		for ; i < len(p) && strings.TrimSpace(p[i]) != ""; i++ {
			title = append(title, strings.TrimSpace(p[i]))
		}
		x.title = strings.Join(title, " ")
	}
	i = x.fields(p, i, lexisHead)
	end := len(p)
	for k := i; k < len(p); k++ {
		_, _, tail := field(p[k], lexisTail)
		if capital := strings.ToUpper(keyOf(p[k])) == keyOf(p[k]); tail && capital || isCopyright(p[k]) && indented(p[k]) {
			end = k
			break
		}
	}
	x.text = body(p[i:end])
	x.fields(p, end, lexisTail)
	return x
}

// keyOf is what stands before the colon of a line.
func keyOf(line string) string {
	key, _, _ := strings.Cut(strings.TrimSpace(line), ":")
	return key
}

func indented(line string) bool { return strings.HasPrefix(line, "   ") }

// fields reads the fields that stand one behind the other from line i on, each
// with the lines that go on right under it, and gives the line behind them.
func (r *row) fields(p part, i int, keys map[string]bool) int {
	for {
		at := nextLine(p, i)
		if at >= len(p) {
			return at
		}
		key, value, ok := field(p[at], keys)
		if !ok {
			return at
		}
		for i = at + 1; i < len(p) && strings.TrimSpace(p[i]) != ""; i++ {
			if _, _, again := field(p[i], keys); again || strings.EqualFold(strings.TrimSpace(p[i]), "body") {
				break
			}
			value += " " + strings.TrimSpace(p[i])
		}
		r.stated(key, strings.TrimSpace(value))
	}
}

// stated takes in a field of an export.
func (r *row) stated(key, value string) {
	switch key {
	case "byline", "author", "author/byline":
		r.byline = bylineOf(value)
	case "headline", "title":
		if r.title == "" {
			r.title = value
		}
	case "section":
		r.section = value
	case "language", "language of publication":
		r.language = strings.ToLower(value)
	case "highlight", "abstract":
		r.summary = value
	case "url":
		r.url = webAddress(value)
	default:
		if value != "" {
			r.carry(key, value)
		}
	}
}

// nexisUni is the layout of Nexis Uni and Lexis+.
var nexisUni = &layout{
	name: "Nexis", marks: []string{"End of Document"},
	parts: func(lines []string) []part {
		return splitAt(lines, func(l string) bool { return strings.TrimSpace(l) == "End of Document" }, false)
	},
	read: readNexisUni,
}

var uniHead = keySet("section,length,byline,dateline,highlight,series,edition,distribution,cite")

func readNexisUni(p part) *row {
	at := -1 // the line "Body"
	for i, l := range p {
		if strings.TrimSpace(l) == "Body" {
			at = i
			break
		}
	}
	if at < 0 || strings.TrimSpace(p[len(p)-1]) != "End of Document" {
		return nil
	}
	day := -1 // the date nearest above it: a cover may stand before the article
	for i := at - 1; i >= 0 && i >= at-60; i-- {
		if _, _, ok := field(p[i], uniHead); !ok && isDay(p[i]) && !isCopyright(p[i]) {
			day = i
			break
		}
	}
	outlet := previousLine(p, day)
	title := previousLine(p, outlet)
	if day < 0 || outlet < 0 || title < 0 {
		return nil
	}
	x := &row{published: strings.TrimSpace(p[day]), outlet: strings.TrimSpace(p[outlet]), title: strings.TrimSpace(p[title])}
	for title > 0 && strings.TrimSpace(p[title-1]) != "" && len(x.title) < 300 { // a headline of two lines
		title--
		x.title = strings.TrimSpace(p[title]) + " " + x.title
	}
	for i := day + 1; i < at; i++ {
		if _, _, ok := field(p[i], uniHead); ok {
			i = x.fields(p[:at], i, uniHead) - 1
		}
	}
	end := len(p) - 1
	for i := at + 1; i < len(p); i++ {
		l := strings.TrimSpace(p[i])
		if _, _, tail := field(l, lexisTail); l == "Graphic" || l == "Classification" || l == "Notes" || l == "Correction" || strings.HasPrefix(l, "Load-Date:") || tail && strings.HasPrefix(l, "Language:") {
			end = i
			break
		}
	}
	x.text = body(p[at+1 : end])
	for i := end; i < len(p); i++ {
		if key, value, ok := field(p[i], lexisTail); ok {
			x.stated(key, value)
		}
	}
	return x
}
