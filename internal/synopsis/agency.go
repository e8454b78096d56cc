package synopsis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed agencies.txt
var agenciesFile string

// agencies are the keys of the agencies that are listed, by every name.
var agencies = sync.OnceValue(func() map[string]string {
	by := make(map[string]string)
	for key, names := range listed(agenciesFile) {
		by[plainName(key)] = key
		for _, n := range names {
			by[plainName(n)] = key
		}
	}
	return by
})

// listed reads a list of lines "key: name, name"; names are as written.
func listed(file string) map[string][]string {
	out := make(map[string][]string)
	for line := range strings.Lines(file) {
		key, names, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		for name := range strings.SplitSeq(names, ",") {
			if name = strings.TrimSpace(name); name != "" {
				out[key] = append(out[key], name)
			}
		}
	}
	return out
}

// plainName is a name as lists are searched for it: folded words, without
// marks and a leading article.
func plainName(name string) string {
	words := nameFields(name)
	for i := range words {
		words[i] = fold(words[i])
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// nameFields are the words of a name: "Agence France-Presse" has three.
func nameFields(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != '&' && r != '.'
	})
}

// A credit is what a credit line tells of where a text comes from.
type credit struct {
	from   []string // keys of the agencies that it names, each once, in order
	partly bool     // they only helped
	vague  bool     // agencies are spoken of and none is named
}

// whole is the one agency that a text is, "" if it is not told to be one's.
func (c *credit) whole() string {
	if len(c.from) == 1 && !c.partly {
		return c.from[0]
	}
	return ""
}

// readCredit reads a credit line as it is written: "(AP)", "Northern Wire",
// "With inputs from PTI and ANI", "Reuters, AFP".
func readCredit(line string) credit {
	c := credit{partly: partly(line)}
	low := strings.ToLower(line)
	for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune("/,;|()[]+•·", r) }) {
		for _, part := range strings.Split(strings.ReplaceAll(part, " & ", " and "), " and ") {
			if key := agencyKey(part); key != "" && !slices.Contains(c.from, key) {
				c.from = append(c.from, key)
			}
		}
	}
	c.vague = len(c.from) == 0 && (strings.Contains(low, "agenc") || strings.Contains(low, "wire"))
	return c
}

// partly tells whether a credit line says that an agency only helped.
func partly(line string) bool {
	low := strings.ToLower(line)
	for _, w := range [...]string{"contribut", "input", "additional", "with files", "with reporting", "staff and", "with agenc", "with material"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// agencyKey is the agency or service that a piece of a credit line names: its
// key in the list, else its initials or its one word in small letters, so that
// "(NW)" and "Northern Wire" are one. "" if it names none.
func agencyKey(part string) string {
	var words []string
	fields := nameFields(part)
	for i, w := range fields {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && agencies()[fold(w)] == "" && !(len(words) > 0 && w == "of" && i+1 < len(fields)) {
			if len(words) > 0 {
				break // "Northern Wire contributed to this report"
			}
			continue // "with inputs from Northern Wire"
		}
		switch l := fold(strings.TrimSuffix(w, ".")); l {
		case "the", "with", "from", "by", "agency", "agencies", "input", "inputs", "source", "sources", "photo", "wire", "wires", "staff", "reports", "additional", "reporting", "writer", "reporter",
			"correspondent", "desk", "credit", "via", "text":
			if len(words) > 0 && (l == "agency" || l == "wire" || l == "reports") {
				words = append(words, l) // "Northern Wire"
			}
		default:
			words = append(words, l)
		}
	}
	if len(words) == 0 {
		return ""
	}
	name := strings.Join(words, " ")
	if key := agencies()[name]; key != "" {
		return key
	}
	for n := len(words) - 1; n > 0; n-- { // "Reuters Staff", "Jane Roe Associated Press"
		if key := agencies()[strings.Join(words[:n], " ")]; key != "" {
			return key
		}
		if key := agencies()[strings.Join(words[len(words)-n:], " ")]; key != "" {
			return key
		}
	}
	if len(words) == 1 {
		return words[0]
	}
	return initials(words)
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteByte(w[0])
	}
	return b.String()
}

// knownAgency is the listed agency of that very name, or at that address, "" if
// there is none.
func knownAgency(name string) string {
	if key := agencies()[plainName(name)]; key != "" {
		return key
	}
	return agencies()[hostName(name)]
}
