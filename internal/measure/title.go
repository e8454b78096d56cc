package measure

import "strings"

// Names and titles that are spelt like a quantity: "the Five Eyes", "Three Mile
// Island", "60 Minutes". A capital in the middle of a sentence gives them away,
// if the text is no headline.

// title is where a name ends that begins with a number at i; 0 if none does.
func (p *parser) title(i int) int {
	t := p.at(i)
	switch {
	case t.class == cardinal && p.capital(i):
		return p.pastName(i + 1)
	case t.kind == number && p.free(i) || t.class == cardinal:
		_, end := p.value(i)
		if u := p.at(end); end > 0 && p.unitName(u) && p.prose(i) {
			return p.pastName(end + 1)
		}
	}
	return 0
}

// capital tells whether the word at i has a capital that only a name gives it.
func (p *parser) capital(i int) bool {
	t, before := p.at(i), p.at(i-1)
	if t.caps != titled || t.glued || t.broken || p.opens(i) || before.caps == allCap {
		return false
	}
	return (before.kind != mark || before.mark == ',') && p.prose(i)
}

// unitName tells whether a unit has a capital that only a name gives it; short
// units ("MWh", "Km") and those named after a man may have one.
func (p *parser) unitName(u *token) bool {
	const long = 4 // letters
	if u.class != unitWord || u.caps != titled || u.glued || u.end-u.start < long {
		return false
	}
	return unitID(u.val) != uCelsius && unitID(u.val) != uFahrenheit
}

// pastName is where the capitalised words end that go on from i.
func (p *parser) pastName(i int) int {
	const most = 4 // words
	for range most {
		if t := p.at(i); t.kind != letters || t.caps != titled || t.glued || t.broken {
			break
		}
		i++
	}
	return i
}

// prose tells whether the words around i are those of a sentence and not of a
// headline, where every word has a capital: a word near it that is not a short
// one or a preposition has none.
func (p *parser) prose(i int) bool {
	const reach, long = 10, 3 // tokens looked at on either side, letters of a word
	for _, step := range [...]int{-1, 1} {
		for n, k := 0, i+step; n < reach; n, k = n+1, k+step {
			t := p.at(k)
			if t.kind == outside || t.kind == barrier || t.kind == mark && t.mark == '.' && !p.at(k+1).glued {
				break
			}
			if t.kind == letters && t.caps == small && t.end-t.start >= long && !smallInTitles(p.spelt(k)) {
				return true
			}
		}
	}
	return false
}

// smallInTitles tells of a word that headlines and titles write small.
func smallInTitles(s string) bool {
	switch s {
	case "the", "and", "but", "nor", "for", "from", "with", "into", "onto", "over", "amid", "upon", "than", "off", "out", "via", "per", "yet":
		return true
	}
	return false
}

// idiom is where words end in which a number counts nothing: "put two and two
// together". It is 0 if i begins none.
func (p *parser) idiom(i int) int {
	if t, u := p.at(i), p.at(i+2); t.class == cardinal && p.oneOf(i+1, wAnd) && u.class == cardinal && t.val == u.val && t.val < 20 {
		return i + 3
	}
	if p.at(i).class == cardinal && p.says(i-1, "at") && p.says(i, "one") && (p.says(i+1, "point") || p.says(i+1, "stage") || p.says(i+1, "time")) {
		return i + 2 // "at one point": once
	}
	return 0
}

// says tells whether the word at i is w, in capitals or not.
func (p *parser) says(i int, w string) bool {
	t := p.at(i)
	return t.kind == letters && strings.EqualFold(p.text[t.start:t.end], w)
}

// telephone is where a telephone number ends that is written in groups: "0800
// 555 111", "+44 20 7946 0000". It is 0 if none begins at i.
func (p *parser) telephone(i int) int {
	const code = 3 // figures of the shortest code that begins with 0
	t := p.at(i)
	if t.kind != number || t.point || t.grouped || !(p.text[t.start] == '0' && t.end-t.start >= code) && !p.sign(i-1, '+') {
		return 0
	}
	end := i + 1
	for p.at(end).kind == number && !p.at(end).broken && !p.at(end).point {
		end++
	}
	if end == i+1 {
		return 0
	}
	return end
}

// innerCapital tells whether the word at i is a brand like "iPhone".
func (p *parser) innerCapital(i int) bool {
	t := p.at(i)
	if t.kind != letters || t.caps != small {
		return false
	}
	for k := t.start; k < t.end; k++ {
		if c := p.text[k]; c >= 'A' && c <= 'Z' {
			return true
		}
	}
	return false
}
