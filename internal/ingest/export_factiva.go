package ingest

import "strings"

// factivaFields is the layout with two-letter codes before each field.
var factivaFields = &layout{
	name: "Factiva", marks: []string{"\nHD", "HD "},
	parts: func(lines []string) []part { return splitAt(lines, endsFactiva, false) },
	read:  readFactivaFields,
}

// factivaPlain is the layout without them.
var factivaPlain = &layout{
	name: "Factiva", marks: []string{"Document "},
	parts: func(lines []string) []part { return splitAt(lines, endsFactiva, false) },
	read:  readFactivaPlain,
}

var (
	factivaNumber = pattern(`^(?:AN\s+)?(?:Document|Dokument|Documento) ([A-Za-z0-9]{15,40})$`)
	factivaCode   = pattern(`^(CLM|SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|NT|DLN)(?:(?:\t| {2,})(.*))?$`)
	wordCount     = pattern(`^[\d,. ]{1,9} (?:words|Wörter|mots|palabras|parole|woorden)$`)
	clockLine     = pattern(`^\d{1,2}:\d\d(?: ?[AP]M)?(?: GMT)?$`)
)

func endsFactiva(l string) bool { return factivaNumber().MatchString(strings.TrimSpace(l)) }

func readFactivaFields(p part) *row {
	at := map[string][]string{}
	key := ""
	for _, l := range p {
		if m := factivaCode().FindStringSubmatch(l); m != nil {
			if key = m[1]; at[key] == nil {
				at[key] = []string{}
			}
			l = m[2]
		}
		if key != "" {
			at[key] = append(at[key], l)
		}
	}
	if at["HD"] == nil || at["TD"] == nil && at["LP"] == nil {
		return nil
	}
	one := func(key string) string { return strings.Join(strings.Fields(strings.Join(at[key], " ")), " ") }
	x := &row{
		title: one("HD"), byline: bylineOf(one("BY")), published: strings.TrimSpace(one("PD") + " " + one("ET")), outlet: one("SN"),
		language: strings.ToLower(one("LA")), section: one("SE"), credit: one("CR"),
		text: strings.TrimSpace(body(at["LP"]) + "\n\n" + body(at["TD"])),
	}
	if m := factivaNumber().FindStringSubmatch(one("AN")); m != nil {
		x.id = m[1]
	}
	for _, key := range []string{"WC", "ED", "PG", "SC", "CO", "IN", "NS", "RE", "PUB", "CY"} {
		if v := one(key); v != "" {
			x.carry(key, v)
		}
	}
	return x
}

func readFactivaPlain(p part) *row {
	if len(p) == 0 {
		return nil
	}
	m := factivaNumber().FindStringSubmatch(strings.TrimSpace(p[len(p)-1]))
	count := -1 // the line "412 words"
	for i, l := range p {
		if wordCount().MatchString(strings.TrimSpace(l)) {
			count = i
			break
		}
	}
	day := nextLine(p, count+1)
	if m == nil || count < 1 || day >= len(p) || !isDay(p[day]) {
		return nil
	}
	x := &row{id: m[1], published: strings.TrimSpace(p[day])}
	i := nextLine(p, day+1)
	if i < len(p) && clockLine().MatchString(strings.TrimSpace(p[i])) {
		x.published += " " + strings.TrimSpace(p[i])
		i = nextLine(p, i+1)
	}
	if i >= len(p) {
		return nil
	}
	x.outlet = strings.TrimSpace(p[i])
	end := i + 1 // of the head: the line that claims copyright, else the first empty one
	for k := i + 1; k < len(p) && k < i+10; k++ {
		if isCopyright(p[k]) {
			end = k + 1
			break
		}
		if strings.TrimSpace(p[k]) == "" && end == i+1 {
			end = k
		}
	}
	x.text = body(p[end : len(p)-1])
	// Above: a section at times, the headline, at times the byline.
	k := previousLine(p, count)
	if k < 0 {
		return nil
	}
	if above := previousLine(p, k); above >= 0 && isBylineOf(p[k]) {
		x.byline = bylineOf(p[k])
		k = above
	}
	x.title = strings.TrimSpace(p[k])
	for k > 0 && len(p[k-1]) >= minWrap && len(x.title) < 300 {
		k--
		x.title = strings.TrimSpace(p[k]) + " " + x.title
	}
	if above := previousLine(p, k); above >= 0 && len(p[above]) < minWrap {
		x.section = strings.TrimSpace(p[above])
	}
	return x
}

// isBylineOf tells that a line says who wrote the article.
func isBylineOf(l string) bool {
	l = strings.TrimSpace(l)
	return bylineOf(l) != l && len(l) < 150
}
