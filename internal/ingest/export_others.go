package ingest

import "strings"

// proQuest has its articles between lines of underscores.
var proQuest = &layout{
	name: "ProQuest", marks: []string{"Full text:", "Full Text:"},
	parts: func(lines []string) []part { return splitAt(lines, isScoreLine, false) },
	read:  readProQuest,
}

func isScoreLine(l string) bool {
	l = strings.TrimSpace(l)
	return len(l) >= 40 && strings.Trim(l, "_") == ""
}

var (
	proQuestOf   = pattern(`^Document \d+ of \d+$`)
	proQuestInfo = pattern(`^(.*?)\s*[;.]\s.*?(\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})`)
	proQuestKeys = keySet("author,publication info,abstract,links,full text,subject,location,people,company,company / organization,company / org,classification,title,publication title,pages,volume,issue,number of pages,publication year,publication date,year,section,publisher,place of publication,country of publication,publication subject,issn,source type,language of publication,document type,document feature,proquest document id,document url,copyright,last updated,database,credit,dateline,column name,identifier / keyword,first page,series,edition,source attribution,isbn,cite")
)

func readProQuest(p part) *row {
	x := &row{}
	key, text := "", []string{}
	info := ""
	for _, l := range p {
		s := strings.TrimSpace(l)
		if isScoreLine(s) {
			break
		}
		k, value, ok := field(l, proQuestKeys)
		if key == "full text" && ok && (k == "title" || k == "author" || k == "section" || k == "location") && len(text) > 0 && strings.TrimSpace(text[len(text)-1]) != "" {
			ok = false // a line of the text that looks like a field: fields stand behind an empty line
		}
		switch {
		case ok && k == "full text":
			key, text = k, []string{value}
		case ok:
			key = k
			switch k {
			case "publication title":
				x.outlet, _, _ = strings.Cut(value, ";")
			case "publication date":
				x.published = value
			case "publication info":
				info = value
			case "proquest document id":
				x.id = value
			case "author":
				x.byline = lastFirst(value)
			default:
				x.stated(k, value)
			}
		case key == "full text":
			text = append(text, l)
		case key == "" && x.title == "" && s != "" && !proQuestOf().MatchString(s):
			x.title = s
		}
	}
	if m := proQuestInfo().FindStringSubmatch(info); m != nil {
		if x.outlet == "" {
			x.outlet = m[1]
		}
		if x.published == "" {
			x.published = m[2]
		}
	}
	x.outlet = strings.TrimSpace(x.outlet)
	if x.text = body(text); x.published == "" || x.outlet == "" || x.title == "" {
		return nil
	}
	return x
}

// lastFirst turns "Marsh, Eva; Hollin, Ben" into "Eva Marsh, Ben Hollin".
func lastFirst(s string) string {
	var out []string
	for name := range strings.SplitSeq(s, ";") {
		name = strings.Trim(name, " .")
		if last, first, ok := strings.Cut(name, ", "); ok && !strings.Contains(first, ",") {
			name = first + " " + last
		}
		if name != "" {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// newsBank has outlet and date on one line under the headline.
var newsBank = &layout{
	name: "NewsBank", marks: []string{"Author/Byline:", "Readability:", "Read News Document", "Record Number:", "Record:"},
	parts: newsBankParts, read: readNewsBank,
}

var (
	newsBankDay  = pattern(`^(.{3,120}\([^()]{2,60}\)) +[-–] +([A-Z][a-z]+ \d{1,2}, \d{4})$`)
	dayNewsBank  = pattern(`^([A-Z][a-z]+ \d{1,2}, \d{4}) +\| +(.{3,120}\([^()]{2,60}\))`)
	newsBankKeys = keySet("author/byline,author,byline,edition,section,page,column,readability,dateline,series,memo,index terms,source,estimated printed pages,article type")
	newsBankTail = keySet("record,record number,copyright,caption,correction,openurl link,citation,citation (aglc style),memo,id")
	wordsOf      = pattern(`^[\d,]+(?: Words)?$`)
)

// newsBankParts takes an export apart at the headlines, which stand above the
// lines with outlet and date.
func newsBankParts(lines []string) (parts []part) {
	start := -1
	for i, l := range lines {
		if s := strings.TrimSpace(l); newsBankDay().MatchString(s) || dayNewsBank().MatchString(s) {
			at := previousLine(lines, i)
			if at < 0 {
				continue
			}
			if start >= 0 && at > start {
				parts = append(parts, lines[start:at])
			}
			start = at
		}
	}
	if start >= 0 {
		parts = append(parts, lines[start:])
	}
	return parts
}

func readNewsBank(p part) *row {
	x := &row{title: firstLine(p)}
	at := nextLine(p, nextLine(p, 0)+1)
	if at >= len(p) {
		return nil
	}
	s := strings.TrimSpace(p[at])
	if m := newsBankDay().FindStringSubmatch(s); m != nil {
		x.outlet, x.published = m[1], m[2]
	} else if m := dayNewsBank().FindStringSubmatch(s); m != nil {
		x.outlet, x.published = m[2], m[1]
	} else {
		return nil
	}
	x.outlet = x.placed(x.outlet)
	i := at + 1
	known := false // something that only this layout has
	for ; i < len(p); i++ {
		l := strings.TrimSpace(p[i])
		if l == "" || wordsOf().MatchString(l) || l == "Words" || l == "Read News Document" {
			known = known || l == "Read News Document"
			continue
		}
		if _, _, ok := field(l, newsBankKeys); !ok {
			break
		}
		known = true
		for one := range strings.SplitSeq(l, " | ") {
			if key, value, ok := field(one, newsBankKeys); ok {
				x.stated(key, value)
			}
		}
	}
	end := len(p)
	for k := i; k < len(p); k++ {
		key, value, ok := field(p[k], newsBankTail)
		if !ok {
			continue
		}
		if known = true; end == len(p) {
			end = k
		}
		switch key {
		case "record", "record number":
			x.id = value
		default:
			x.stated(key, value)
		}
	}
	if !known {
		return nil
	}
	x.text = body(p[i:end])
	return x
}

// placed is an outlet's name as it goes by, its place kept beside: of "Northern
// Post, The (Ardholm, OH)" it is "The Northern Post".
func (r *row) placed(name string) string {
	if at := strings.LastIndexByte(name, '('); at > 0 {
		r.carry("place", strings.Trim(name[at:], "()"))
		name = strings.TrimSpace(name[:at])
	}
	if rest, ok := strings.CutSuffix(name, ", The"); ok {
		name = "The " + rest
	}
	return name
}
