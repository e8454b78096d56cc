package fetch

import (
	"strings"
)

// Rules are a site's wishes to crawlers, as RFC 9309 has them.
type Rules struct {
	rules []rule
	none  bool // nothing is allowed: the site could not be asked
}

type rule struct {
	path  string // normalised
	allow bool
}

// maxRobots is how much of a robots.txt is read, in bytes; RFC 9309 asks for
// 500 KiB at least.
const maxRobots = 512 << 10

// ParseRobots reads the rules for an agent out of a robots.txt. All groups that
// name the agent count together; where none does, those for "*".
func ParseRobots(text, agent string) *Rules {
	text = strings.TrimPrefix(text[:min(len(text), maxRobots)], "\ufeff")
	agent = productToken(agent)
	var ours, all []rule
	named := false                             // a group names the agent
	forUs, forAll, open := false, false, false // the group that is being read; open: its head goes on
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "user-agent":
			if !open {
				forUs, forAll = false, false
			}
			open = true
			if value == "*" {
				forAll = true
			} else if strings.EqualFold(productToken(value), agent) {
				forUs, named = true, true
			}
		case "allow", "disallow":
			open = false
			if value == "" { // an empty rule says nothing
				continue
			}
			r := rule{normal(value), strings.EqualFold(strings.TrimSpace(key), "allow")}
			if forUs {
				ours = append(ours, r)
			}
			if forAll {
				all = append(all, r)
			}
		}
	}
	if named {
		return &Rules{rules: ours}
	}
	return &Rules{rules: all}
}

// productToken is the name that a user agent goes by in robots.txt: the letters,
// dashes and underscores it begins with.
func productToken(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c|0x20 >= 'a' && c|0x20 <= 'z') && c != '-' && c != '_' {
			return s[:i]
		}
	}
	return s
}

// Allowed tells whether a path, with its query, may be fetched. The longest rule
// that fits decides; of two of one length the one that allows.
func (r *Rules) Allowed(path string) bool {
	if path == "/robots.txt" {
		return true
	}
	if r.none {
		return false
	}
	if path == "" {
		path = "/"
	}
	path = normal(path)
	best, allow := -1, true
	for _, x := range r.rules {
		if n := len(x.path); (n > best || n == best && x.allow) && fits(x.path, path) {
			best, allow = n, x.allow
		}
	}
	return allow
}

// fits tells that a rule's path matches: "*" stands for any run of characters,
// "$" at the end for the end. It goes back to the last star at most, so that
// its time is bounded by the product of the lengths.
func fits(pattern, path string) bool {
	end := strings.HasSuffix(pattern, "$")
	if end {
		pattern = pattern[:len(pattern)-1]
	} else {
		pattern += "*"
	}
	p, s, star, mark := 0, 0, -1, 0
	for s < len(path) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, s
			p++
		case p < len(pattern) && pattern[p] == path[s]:
			p++
			s++
		case star >= 0:
			mark++
			p, s = star+1, mark
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}

// normal is a path with all but plain characters percent-encoded, in one way:
// those that need no encoding decoded, the rest in capitals. A colon is one
// however it is written, and so is a slash in the query; in the path "%2F" is no
// slash.
func normal(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	query := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		query = query || c == '?'
		if c == '%' && i+2 < len(s) {
			if x, y := unhex(s[i+1]), unhex(s[i+2]); x >= 0 && y >= 0 {
				if d := byte(x<<4 | y); unreserved(d) || d == ':' || d == '/' && query {
					b.WriteByte(d)
				} else {
					b.WriteByte('%')
					b.WriteByte(hex[x])
					b.WriteByte(hex[y])
				}
				i += 2
				continue
			}
		}
		if c <= ' ' || c >= 0x7f {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

func unreserved(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}
