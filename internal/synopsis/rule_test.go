package synopsis

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Harbour", "harbor"}, {"honours", "honors"}, {"centre", "center"}, {"realised", "realized"},
		{"organisation", "organization"}, {"travelled", "traveled"}, {"Nicolás", "Nicolas"}, {"it’s", "it's"},
	} {
		if fold(c.a) != fold(c.b) {
			t.Errorf("fold(%q) = %q, fold(%q) = %q, want them equal", c.a, fold(c.a), c.b, fold(c.b))
		}
	}
	for _, c := range []struct{ a, b string }{{"hour", "hor"}, {"four", "for"}, {"tour", "tor"}, {"course", "corse"}} {
		if fold(c.a) == fold(c.b) {
			t.Errorf("fold makes %q and %q one word", c.a, c.b)
		}
	}
}

func TestStemJoinsVerbAndNoun(t *testing.T) {
	for _, c := range [][2]string{{"derail", "derailment"}, {"produce", "production"}, {"meet", "meeting"}, {"investigate", "investigation"}} {
		if stem(c[0]) != stem(c[1]) {
			t.Errorf("stem(%q) = %q, stem(%q) = %q, want them equal", c[0], stem(c[0]), c[1], stem(c[1]))
		}
	}
}

func words(text string) *quoted {
	q := &quoted{span: synoptic.Span{End: len(text)}}
	q.tokens = tokens(text, q.span)
	return q
}

func TestSummarize(t *testing.T) {
	full := "We did what we were trained to do, and we got the boats away."
	for _, c := range []struct{ text, want string }{
		{full, ""},
		{"We did what we were trained to do", synoptic.MarkCut},
		{"We did what we had been trained to do, and we got the boats away.", synoptic.MarkShifted},
		{"We did what we were taught to do, and we got the boats away.", synoptic.MarkOtherWords},
		{"and we got the boats away we did what we were trained to do", synoptic.MarkOrder},
	} {
		marks := summarize(edits(words(full).tokens, words(c.text).tokens), words(full), words(c.text))
		got := ""
		if len(marks) > 0 {
			got = marks[0]
		}
		if got != c.want {
			t.Errorf("%q: mark %q, want %q", c.text, got, c.want)
		}
	}
}

// TestEditsRebuild: the script turns the one text's words into the other's.
func TestEditsRebuild(t *testing.T) {
	texts := []string{"", "a", "a b c d", "b c a", "the cat sat on the mat", "on the mat the cat sat", "x y"}
	for _, x := range texts {
		for _, y := range texts {
			a, b := words(x).tokens, words(y).tokens
			var from, to []string
			for _, st := range edits(a, b) {
				if st.op != '+' {
					from = append(from, a[st.a].fold)
				}
				if st.op != '-' {
					to = append(to, b[st.b].fold)
				}
			}
			if len(from) != len(a) || len(to) != len(b) {
				t.Errorf("%q → %q: script holds %v and %v", x, y, from, to)
			}
		}
	}
}

func TestChanceRises(t *testing.T) {
	last := -1
	for z := -10000; z <= 10000; z += 37 {
		p := chance(z)
		if p < last || p < 0 || p > 1000 {
			t.Fatalf("chance(%d) = %d after %d", z, p, last)
		}
		last = p
	}
	if chance(0) != 500 {
		t.Errorf("chance(0) = %d", chance(0))
	}
}

// TestCredit: the agencies that a credit line names, and how much is theirs.
func TestCredit(t *testing.T) {
	for _, c := range []struct {
		line          string
		from          string
		partly, vague bool
	}{
		{"(AP)", "ap", false, false}, {"The Associated Press", "ap", false, false}, {"AP News", "ap", false, false},
		{"Reuters", "reuters", false, false}, {"Thomson Reuters", "reuters", false, false}, {"Agence France-Presse", "afp", false, false},
		{"New York Times News Service", "nytns", false, false}, {"PA Media", "pa", false, false}, {"Northern Wire", "nw", false, false}, {"(NW)", "nw", false, false},
		{"Reuters/AFP", "reuters afp", false, false}, {"AP, Reuters and dpa", "ap reuters dpa", false, false},
		{"With inputs from PTI and ANI", "pti ani", true, false}, {"The Associated Press contributed to this report", "ap", true, false},
		{"With additional reporting by Northern Wire", "nw", true, false}, {"with agency inputs", "", true, true}, {"Agencies", "", false, true},
		{"Staff and agencies", "", true, true}, {"From wire reports", "", false, true}, {"", "", false, false},
	} {
		got := readCredit(c.line)
		if strings.Join(got.from, " ") != c.from || got.partly != c.partly || got.vague != c.vague {
			t.Errorf("readCredit(%q) = %+v, want %q, partly %v, vague %v", c.line, got, c.from, c.partly, c.vague)
		}
	}
}

// TestLists: the lists that are built in can be read, and name nothing twice.
func TestLists(t *testing.T) {
	for name, file := range map[string]string{"agencies": agenciesFile, "families": familiesFile} {
		seen := make(map[string]string)
		n := 0
		for line := range strings.Lines(file) {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			key, names, ok := strings.Cut(line, ":")
			if !ok || key == "" || strings.TrimSpace(names) == "" {
				t.Errorf("%s: %q, want \"key: name, name\"", name, line)
			}
			for _, x := range listed(line)[key] {
				if was, twice := seen[plainName(x)]; twice && was != key {
					t.Errorf("%s: %q stands under %s and %s", name, x, was, key)
				}
				seen[plainName(x)] = key
				n++
			}
		}
		if n < 50 {
			t.Errorf("%s: %d names", name, n)
		}
	}
}

func TestNamesAgree(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Gustavo Petro", "Gustavo Francisco Petro", true}, {"Joe Biden", "Joseph R. Biden Jr.", true}, {"Tony Marsh", "Anthony Marsh", true}, {"Tony Marsh", "Andrew Marsh", false},
		{"J. Smith", "John Smith", true}, {"John Smith", "Jane Smith", false}, {"Dr Ada Rusk", "Ada Rusk", true},
		{"Milan Dorsey", "Mira Dorsey", false},
	} {
		if got := namesAgree(nameWords(c.a), nameWords(c.b)); got != c.want {
			t.Errorf("namesAgree(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// TestHandlesAreNoPeople: "@12" in a text is a word, not the story's person 12.
func TestHandlesAreNoPeople(t *testing.T) {
	a := &synoptic.Analysis{Words: []synoptic.Word{{Lemma: "@12", Tag: "PROPN"}, {Lemma: "@ferry", Tag: "X"}, {Lemma: "#2", Tag: "NOUN"}}}
	for _, name := range newLexicon(&story{rs: []synoptic.Reported{{Analysis: a}}}).names {
		if name[0] == '@' || name[0] == '#' {
			t.Errorf("the word %q is taken for more than a word", name)
		}
	}
}
