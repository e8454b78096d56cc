package synopsis

import (
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// branch builds the tree of one sentence from words written as
// "form/lemma/TAG/head/rel", heads counted from 1, 0 for the root.
func branch(t *testing.T, text string) (*tree, string) {
	t.Helper()
	var ws []synoptic.Word
	plain := ""
	for _, f := range strings.Fields(text) {
		p := strings.Split(f, "/")
		if len(p) != 5 {
			t.Fatalf("%q: want form/lemma/TAG/head/rel", f)
		}
		head, err := strconv.Atoi(p[3])
		if err != nil {
			t.Fatal(err)
		}
		if plain != "" {
			plain += " "
		}
		ws = append(ws, synoptic.Word{Span: synoptic.Span{Start: len(plain), End: len(plain) + len(p[0])}, Lemma: p[1], Tag: p[2], Head: head - 1, Rel: p[4]})
		plain += p[0]
	}
	return &tree{ws, 0, len(ws)}, plain
}

func TestParticipants(t *testing.T) {
	for _, c := range []struct {
		text       string
		event      int // counted from 1
		who, agent string
	}{
		{"Police/police/NOUN/2/nsubj freed/free/VERB/0/root him/he/PRON/2/obj", 2, "him", "Police"},
		{"He/he/PRON/3/nsubj:pass was/be/AUX/3/aux:pass freed/free/VERB/0/root by/by/ADP/5/case guards/guard/NOUN/3/obl:agent", 3, "He", "guards"},
		{"Pumps/pump/NOUN/2/nsubj failed/fail/VERB/0/root", 2, "Pumps", ""},
		{"Pumps/pump/NOUN/2/nsubj failed/fail/VERB/0/root to/to/PART/4/mark operate/operate/VERB/2/xcomp", 4, "Pumps", ""},
		{"Ada/ada/PROPN/2/nsubj asked/ask/VERB/0/root Bo/bo/PROPN/2/obj to/to/PART/5/mark leave/leave/VERB/2/xcomp", 5, "Bo", ""},
		{"Two/two/NUM/2/nummod more/more/ADJ/4/advmod are/be/AUX/4/aux missing/miss/VERB/0/root", 4, "Two", ""},
		{"He/he/PRON/3/nsubj:pass was/be/AUX/3/aux:pass held/hold/VERB/0/root and/and/CCONJ/6/cc has/have/AUX/6/aux resigned/resign/VERB/3/conj", 6, "He", ""},
	} {
		tr, _ := branch(t, c.text)
		who, agent := tr.participants(c.event - 1)
		word := func(i int) string {
			if i < 0 {
				return ""
			}
			return strings.Split(strings.Fields(c.text)[i], "/")[0]
		}
		if word(who) != c.who || word(agent) != c.agent {
			t.Errorf("%q: who %q, agent %q; want %q, %q", c.text, word(who), word(agent), c.who, c.agent)
		}
	}
}

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		text             string
		predicate, event int
		open             bool
		want             string
	}{
		{"He/he/PRON/4/nsubj:pass was/be/AUX/4/aux:pass not/not/PART/4/advmod held/hold/VERB/0/root there/there/ADV/4/advmod", 4, 4, false, "was not held"},
		{"They/they/PRON/2/nsubj plan/plan/VERB/0/root to/to/PART/4/mark leave/leave/VERB/2/xcomp town/town/NOUN/4/obj", 2, 4, false, "plan to leave"},
		{"No/no/DET/2/det alarm/alarm/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass raised/raise/VERB/0/root", 4, 4, false, "No alarm was raised"},
		{"It/it/PRON/4/expl is/be/AUX/4/cop not/not/PART/4/advmod clear/clear/ADJ/0/root whether/whether/SCONJ/7/mark pumps/pump/NOUN/7/nsubj operated/operate/VERB/4/csubj", 7, 7, true, "It is not clear whether pumps operated"},
	} {
		tr, plain := branch(t, c.text)
		got := tr.phrase(&synoptic.Statement{Predicate: c.predicate - 1, Event: c.event - 1, Open: c.open, Negated: true})
		if got.Cut(plain) != c.want {
			t.Errorf("got %q, want %q", got.Cut(plain), c.want)
		}
	}
}

// TestContrast: which two outcomes of one sense contradict each other.
func TestContrast(t *testing.T) {
	s := &story{units: make([]unit, 8), chance: newChances(8, []candidate{{0, 1, sureChance}})}
	for _, c := range []struct {
		x, y outcome
		want int
	}{
		{outcome{state: yes, agent: -1}, outcome{state: no, agent: -1}, 8},
		{outcome{state: yes, agent: 3}, outcome{state: no, agent: 3}, 8},
		{outcome{state: yes, agent: 3}, outcome{state: no, agent: 4}, 0},               // two hands
		{outcome{state: yes, agent: -1}, outcome{state: no, agent: -1, self: true}, 0}, // his own voice
		{outcome{state: yes, agent: -1}, outcome{state: yes, agent: -1}, 0},
		{outcome{state: no, agent: -1}, outcome{state: unclear, agent: -1}, 6},
		{outcome{state: ahead, agent: -1}, outcome{state: aheadNot, agent: -1}, 8},
		{outcome{state: ahead, agent: -1}, outcome{state: no, agent: -1}, 0}, // not yet
		{outcome{state: yes, agent: -1}, outcome{state: ahead, agent: -1}, 5},
		{outcome{state: yes, agent: -1, u: 7}, outcome{state: ahead, agent: -1}, 0}, // not surely one fact
		{outcome{state: declined, agent: -1}, outcome{state: unanswered, agent: -1}, 3},
	} {
		c.x.rare, c.y.rare, c.x.sure, c.y.sure = true, true, true, true
		if c.y.u == 0 {
			c.y.u = 1
		}
		if got := s.contrast(&c.x, &c.y); got != c.want {
			t.Errorf("%s, %s: %d, want %d", c.x.state, c.y.state, got, c.want)
		}
		if got := s.contrast(&c.y, &c.x); got != c.want {
			t.Errorf("%s, %s: %d, want %d", c.y.state, c.x.state, got, c.want)
		}
	}
}

// TestAxesAreSound: no lemma stands on both sides of one axis.
func TestAxesAreSound(t *testing.T) {
	for lemma, on := range sides {
		seen := make(map[int]bool)
		for _, d := range on {
			if was, ok := seen[d.axis]; ok && was != d.yes {
				t.Errorf("%q is on both sides of %q", lemma, axes[d.axis].name)
			}
			seen[d.axis] = d.yes
		}
	}
}

func TestLater(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2025-03-11T18:40:00+01:00", "2025-03-11T17:00:00Z", true},
		{"2025-03-11T17:40:00+01:00", "2025-03-11T17:00:00Z", false},
		{"2025-03-11T18:40", "2025-03-11T17:00:00Z", true},
		{"2025-03-11", "2025-03-11T17:00", false},
		{"2025-03-12", "2025-03-11T17:00", true},
		{"", "2025-03-11", false},
	} {
		s := &story{rs: []synoptic.Reported{{Report: &synoptic.Report{Published: c.a}}, {Report: &synoptic.Report{Published: c.b}}}}
		if got := s.later(0, 1); got != c.want {
			t.Errorf("later(%q, %q) = %v", c.a, c.b, got)
		}
	}
}
