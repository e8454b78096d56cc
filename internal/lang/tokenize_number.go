package lang

import "strings"

// number is the length of the number that s starts with: 1,200.50, 5:30,
// 9/11, 20th, 1980s, 713-853-3989. glued: a hyphen stands before it, so it is
// no telephone number.
func number(s string, glued bool) int {
	if !glued {
		if n := telephone(s); n > 0 {
			return n
		}
	}
	n := digits(s)
	for n+1 < len(s) && isDigit(s[n+1]) {
		k := digits(s[n+1:])
		switch s[n] {
		case ',':
			if k != 3 {
				return n
			}
		case '.', ':', '/':
		default:
			return suffix(s, n)
		}
		n += 1 + k
	}
	return suffix(s, n)
}

// listNumber is the length of a number with its stop that opens a paragraph,
// "1. Issues discussed", "2.1. Who was asked"; 0 if s starts with none.
func listNumber(s string) int {
	n := digits(s)
	if n == 0 || n > 2 {
		return 0
	}
	for n+2 < len(s) && s[n] == '.' && isDigit(s[n+1]) && digits(s[n+1:]) <= 2 {
		n += 1 + digits(s[n+1:])
	}
	if n+2 >= len(s) || s[n] != '.' || s[n+1] != ' ' || letters(s[n+2:]) == 0 {
		return 0
	}
	return n + 1
}

// suffix is the length of the number s[:n] with the letters that belong to it:
// 20th, 1980s, 4G, but not 5pm.
func suffix(s string, n int) int {
	k := letters(s[n:])
	if k == 0 {
		if n < len(s) && s[n-1] == '0' && (strings.HasPrefix(s[n:], "'s") || strings.HasPrefix(s[n:], "’s")) {
			end := n + len(s[n:]) - len(strings.TrimLeft(s[n:], "'’")) + 1
			if n <= 4 && letters(s[end-1:]) == 1 {
				return end // the 1960's
			}
		}
		return n
	}
	if isUnit(s[n : n+k]) {
		return n
	}
	return n + k
}

// digits is how many digits s starts with.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// telephone is the length of a number in groups that are no range: 345-9945,
// 713-853-3989, 12-20-2000; 0 if s starts with none.
func telephone(s string) int {
	var groups [5]int
	n, k := 0, 0
	for k < len(groups) {
		d := digits(s[n:])
		if d == 0 {
			return 0
		}
		groups[k] = d
		k++
		n += d
		if n+1 >= len(s) || s[n] != '-' || !isDigit(s[n+1]) {
			break
		}
		n++
	}
	if letters(s[n:]) > 0 {
		return 0
	}
	switch {
	case k == 2 && groups[0] == 3 && groups[1] == 4, k == 2 && groups[0] == 5 && groups[1] == 4,
		k == 3 && groups[0] == 3 && groups[1] == 3 && groups[2] == 4,
		k == 3 && groups[0] <= 2 && groups[1] <= 2 && (groups[2] == 2 || groups[2] == 4),
		k == 3 && groups[0] == 4 && groups[1] == 2 && groups[2] == 2,
		k == 4 && groups[0] == 1 && groups[1] == 3 && groups[2] == 3 && groups[3] == 4:
		return n
	}
	return 0
}

// address is the length of the web or e-mail address that s starts with, 0 if
// there is none. Closing punctuation stays outside.
func address(s string) int {
	c := s[0] | 0x20
	if (c < 'a' || c > 'z') && !isDigit(s[0]) {
		return 0
	}
	n, at, dot := 0, -1, -1
	scheme := hasFold(s, "http://") || hasFold(s, "https://") || hasFold(s, "ftp://") || hasFold(s, "www.")
	for n < len(s) && s[n] > ' ' && s[n] < 0x7f && !strings.ContainsRune(`"<>`, rune(s[n])) {
		switch s[n] {
		case '@':
			if at >= 0 && !scheme {
				return 0
			}
			at = n
		case '.':
			dot = n
		case '\'', ',', ';', '(', ')', '!', '?':
			if !scheme {
				goto end
			}
		}
		n++
	}
end:
	for n > 0 && strings.IndexByte(".,;:!?'\")]*", s[n-1]) >= 0 {
		if n--; dot >= n {
			dot = strings.LastIndexByte(s[:n], '.')
		}
	}
	switch {
	case scheme:
		return n
	case at > 0 && dot > at+1 && dot < n-1:
		return n
	case dot > 0 && at < 0:
		return domain(s[:n])
	}
	return 0
}

// domain is the length of a bare host name with or without a path, 0 if s is none.
func domain(s string) int {
	host, _, _ := strings.Cut(s, "/")
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || strings.Contains(host, "..") {
		return 0
	}
	switch host[dot+1:] {
	case "com", "org", "net", "gov", "edu", "mil", "uk", "au", "ca", "de", "fr", "eu", "tv", "info", "io", "ly", "co", "COM", "ORG", "NET":
		for i := range dot {
			c := host[i]
			if c|0x20 < 'a' || c|0x20 > 'z' {
				if !isDigit(c) && c != '-' && c != '.' && c != '_' {
					return 0
				}
			}
		}
		return len(s)
	}
	return 0
}
