package synopsis

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A toll is what became of the people that a number counts, the figure that
// reports of one event are most compared by. Two numbers of one toll measure
// one thing, whatever they call the people; the dead and the hurt are two.
type toll uint8

// tolls are the words, by stem, that tell what became of people.
var tolls = func() map[string]toll {
	m := make(map[string]toll)
	for i, words := range []string{
		"die dead death kill fatality fatal perish drown body murder slay",
		"injure injured injury hurt wound wounded",
		"hospital hospitalise hospitalize ward treat",
		"miss missing unaccounted untraced seek vanish disappear",
		"rescue save survive survivor",
		"arrest detain custody suspect",
		"aboard board passenger carry",
		"evacuate evacuee shelter homeless displace",
		"escape fugitive flee",
		"job redundancy layoff redundant",
		"charge count indict",
		"protest protester demonstrate demonstrator march rally",
		"abstain abstention",
	} {
		for _, w := range strings.Fields(words) {
			m[stem(w)] = toll(i + 1)
		}
	}
	return m
}()

// tollOf tells what became of the people that n counts, 0 if that is not told:
// by what is counted, else by the words that govern the number.
func (s *story) tollOf(n *number) toll {
	if n.x.Unit != "" {
		return 0
	}
	if n.counted >= 0 {
		if t := tolls[s.terms.names[n.counted]]; t > 0 {
			return t
		}
	}
	if n.verb >= 0 {
		if t := tolls[s.terms.names[n.verb]]; t > 0 {
			return t
		}
	}
	for _, o := range n.owner {
		if t := tolls[s.terms.names[o]]; t > 0 {
			return t
		}
	}
	return 0
}

// aged is the person whose age a number gives: the one whose name it stands
// beside; -1 if that is not told.
func (s *story) aged(n *number) int {
	if n.x.Unit != "year-old" {
		return -1
	}
	words := s.rs[n.r].Analysis.Words
	at := n.x.Word
	person := func(w int) int {
		if e := words[w].Entity; e > 0 && s.person[n.r][e-1] >= 0 && s.out.People[s.person[n.r][e-1]].Kind == synoptic.KindPerson {
			return s.person[n.r][e-1]
		}
		return -1
	}
	if at > 1 && words[at-1].Lemma == "," { // "Anthony Bellardo, 62,"
		if p := person(at - 2); p >= 0 {
			return p
		}
	}
	for range 3 {
		if p := person(at); p >= 0 {
			return p
		}
		if words[at].Head < 0 {
			break
		}
		at = words[at].Head
		if words[at].Tag == "VERB" {
			break
		}
	}
	return -1
}
