package lang_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// entityNamed is the entity of that name.
func entityNamed(es []synoptic.Entity, name string) *synoptic.Entity {
	for i := range es {
		if es[i].Name == name {
			return &es[i]
		}
	}
	return nil
}

// TestEntities looks for one entity in each text: its name and what it is
// called, one word of each mention in order.
func TestEntities(t *testing.T) {
	a := load(t)
	for _, c := range []struct {
		about, text, name string
		kind              synoptic.EntityKind
		mentions          string
	}{
		{"surname, title and pronoun", "President Oskar Velden met reporters on Monday. Velden said he was tired. Mr Velden then left.",
			"Oskar Velden", synoptic.KindPerson, "President Oskar Velden|Velden|he|Mr Velden"},
		{"the surname's possessive", "Oskar Velden spoke on Monday. Velden’s remarks were brief.",
			"Oskar Velden", synoptic.KindPerson, "Oskar Velden|Velden"},
		{"a middle initial", "Oskar J. Velden spoke first. Oskar Velden left early.",
			"Oskar J. Velden", synoptic.KindPerson, "Oskar J. Velden|Oskar Velden"},
		{"an apposition", "Maria Stone, the harbour master, closed the port on Friday. The harbour master said nobody was hurt.",
			"Maria Stone", synoptic.KindPerson, "Maria Stone|the harbour master|The harbour master"},
		{"a role of a country", "Colombian President Oskar Velden arrived on Monday. The Colombian leader said he was pleased.",
			"Oskar Velden", synoptic.KindPerson, "President Oskar Velden|The Colombian leader|he"},
		{"an acronym", "The Office of Fair Trade (OFT) opened an inquiry. The OFT said on Monday that it had no comment.",
			"Office of Fair Trade", synoptic.KindOrganization, "Office of Fair Trade|OFT|OFT"},
		{"a short form", "The Ministry of Transport closed the bridge. The ministry said repairs would take a month.",
			"Ministry of Transport", synoptic.KindOrganization, "Ministry of Transport|The ministry"},
		{"both leaders", "President Oskar Velden met President Tomas Brandt on Monday. Both leaders smiled.",
			"Both leaders", synoptic.KindGroup, "Both leaders"},
		{"an unnamed source", "The plan was dropped, a person familiar with the matter said.",
			"a person familiar with the matter", synoptic.KindUnnamed, "a person familiar with the matter"},
		{"a group that speaks", "Officials said the road was closed. Officials said it would open on Friday.",
			"Officials", synoptic.KindGroup, "Officials|Officials"},
		{"a document", "The report said the fire began in the kitchen. The report gave no names.",
			"The report", synoptic.KindDocument, "The report|The report"},
	} {
		t.Run(c.about, func(t *testing.T) {
			d := a.Parse(c.text)
			es := a.Entities(d)
			e := entityNamed(es, c.name)
			if e == nil {
				t.Fatalf("no %q among %v", c.name, entityNames(es))
			}
			var got []string
			for _, m := range e.Mentions {
				got = append(got, m.Cut(c.text))
			}
			if g := strings.Join(got, "|"); e.Kind != c.kind || g != c.mentions {
				t.Errorf("got %s %q, want %s %q", e.Kind, g, c.kind, c.mentions)
			}
		})
	}
}

func entityNames(es []synoptic.Entity) (out []string) {
	for _, e := range es {
		out = append(out, fmt.Sprintf("%s %q", e.Kind, e.Name))
	}
	return out
}

// TestApart holds people who must not become one.
func TestApart(t *testing.T) {
	a := load(t)
	for _, c := range []struct {
		about, text string
		apart       [2]string
	}{
		{"two given names", "Oskar Velden spoke on Monday. Tomas Velden spoke on Friday.", [2]string{"Oskar Velden", "Tomas Velden"}},
		{"junior", "Oskar Velden spoke on Monday. Oskar Velden Jr. spoke on Friday.", [2]string{"Oskar Velden", "Oskar Velden Jr."}},
		{"his wife", "Oskar Velden came with his wife, Maria Velden. Velden said he was glad.", [2]string{"Oskar Velden", "Maria Velden"}},
		{"a bare surname of two", "Oskar Velden spoke on Monday. Tomas Velden spoke on Friday. Velden was late.", [2]string{"Oskar Velden", "Velden"}},
	} {
		t.Run(c.about, func(t *testing.T) {
			es := a.Entities(a.Parse(c.text))
			for _, n := range c.apart {
				if entityNamed(es, n) == nil {
					t.Errorf("no %q among %v", n, entityNames(es))
				}
			}
		})
	}
	es := a.Entities(a.Parse("Oskar Velden came with his wife, Maria Velden. Velden said he was glad."))
	if e := entityNamed(es, "Maria Velden"); e == nil || !e.Relative || e.Gender != synoptic.Female {
		t.Errorf("the wife: %+v", e)
	}
	if e := entityNamed(es, "Oskar Velden"); e == nil || len(e.Mentions) != 4 {
		t.Errorf("the husband: %+v", e)
	}
}

func TestMembers(t *testing.T) {
	a := load(t)
	es := a.Entities(a.Parse("President Oskar Velden met President Tomas Brandt on Monday. The two leaders smiled. They shook hands."))
	e := entityNamed(es, "The two leaders")
	if e == nil || len(e.Members) != 2 || es[e.Members[0]].Name != "Oskar Velden" || es[e.Members[1]].Name != "Tomas Brandt" {
		t.Fatalf("got %+v among %v", e, entityNames(es))
	}
}

// checkEntities holds what is true of the entities of any text.
func checkEntities(t *testing.T, d *lang.Doc, es []synoptic.Entity) {
	t.Helper()
	starts, ends := map[int]bool{}, map[int]bool{}
	tokens := map[synoptic.Span]bool{}
	for _, s := range d.Sentences {
		for _, w := range s.Tokens {
			starts[w.Start], ends[w.End] = true, true
			tokens[w.Span] = true
		}
	}
	heads := map[int]bool{}
	first := -1
	for i, e := range es {
		if len(e.Mentions) == 0 || e.Name == "" || !utf8.ValidString(e.Name) && utf8.ValidString(d.Text) {
			t.Fatalf("entity %d: %+v", i, e)
		}
		if at := e.Mentions[0].Start; at < first {
			t.Fatalf("entity %d begins before the one before", i)
		} else {
			first = at
		}
		last := -1
		for _, m := range e.Mentions {
			if !m.In(len(d.Text)) || !starts[m.Start] || !ends[m.End] || !tokens[m.Head] || !m.Contains(m.Head) {
				t.Fatalf("entity %d: mention %+v", i, m)
			}
			if m.Start < last {
				t.Fatalf("entity %d: mentions out of order", i)
			}
			last = m.Start
			if heads[m.Head.Start] {
				t.Fatalf("entity %d: two mentions headed by %q at %d", i, m.Head.Cut(d.Text), m.Head.Start)
			}
			heads[m.Head.Start] = true
		}
		for _, k := range e.Members {
			if k < 0 || k >= len(es) || k == i {
				t.Fatalf("entity %d: member %d of %d", i, k, len(es))
			}
		}
	}
}

func checkNames(t *testing.T, d *lang.Doc, names []lang.Name) {
	t.Helper()
	s, last := 0, 0
	for _, n := range names {
		if n.Sentence < s || n.Sentence == s && n.First < last || n.First >= n.Last ||
			n.Sentence >= len(d.Sentences) || n.Last > len(d.Sentences[n.Sentence].Tokens) || n.Kind == lang.NoName {
			t.Fatalf("name %+v behind token %d of sentence %d", n, last, s)
		}
		s, last = n.Sentence, n.Last
	}
}

// story is a text with two people in it, for swapping them.
const story = `%[1]s meets %[3]s at harbour
President %[1]s of Norway met %[3]s, the mayor of Bergen, on Monday. %[2]s said he was pleased with the talks.
“We agreed on most things,” said %[4]s, who had flown in from Oslo. The mayor added that he would return.
Mr %[2]s left early. %[4]s’s aides said the two men would meet again. Both had asked for calm.
According to %[2]s, his government will pay for the bridge. The president told reporters that %[4]s was right.`

func TestSwap(t *testing.T) {
	a := load(t)
	one := fmt.Sprintf(story, "Oskar Velden", "Velden", "Tomas Brenner", "Brenner")
	two := fmt.Sprintf(story, "Tomas Brenner", "Brenner", "Oskar Velden", "Velden")
	swap := strings.NewReplacer("Oskar Velden", "Tomas Brenner", "Tomas Brenner", "Oskar Velden", "Velden", "Brenner", "Brenner", "Velden")
	got, want := a.Entities(a.Parse(one)), a.Entities(a.Parse(two))
	if len(got) != len(want) {
		t.Fatalf("%d and %d entities: %v, %v", len(got), len(want), entityNames(got), entityNames(want))
	}
	for i := range got {
		g, w := &got[i], &want[i]
		if swap.Replace(g.Name) != w.Name || g.Kind != w.Kind || !reflect.DeepEqual(g.Roles, w.Roles) || !reflect.DeepEqual(g.Members, w.Members) {
			t.Errorf("%s %q %q became %s %q %q", g.Kind, g.Name, g.Roles, w.Kind, w.Name, w.Roles)
		}
		var x, y []string
		// Pronouns are left out: which of two men "he" is, the trees decide, and
		// those are guessed from the words.
		for _, m := range g.Mentions {
			if m.Form != synoptic.FormPronoun {
				x = append(x, swap.Replace(m.Cut(one)))
			}
		}
		for _, m := range w.Mentions {
			if m.Form != synoptic.FormPronoun {
				y = append(y, m.Cut(two))
			}
		}
		if !reflect.DeepEqual(x, y) {
			t.Errorf("%q: %q became %q", g.Name, x, y)
		}
	}
	if e := entityNamed(got, "Oskar Velden"); e == nil || len(e.Mentions) < 6 {
		t.Errorf("Velden: %+v", e)
	}
}

func FuzzEntities(f *testing.F) {
	f.Add(fmt.Sprintf(story, "Oskar Velden", "Velden", "Tomas Brenner", "Brenner"))
	f.Add("“ ‘ ( Mr. Mr Mr (A) (AB) U.S. attorney's his her their both the two X-i-Y's Jr.")
	f.Add("The The Office of of (OFT) and and A and B. They. It. Its. \x00 A-a-A")
	f.Add(strings.Repeat("Prime Minister of the ", 40) + "X")
	a := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 || !utf8.ValidString(text) { // a Report's Text is valid
			return
		}
		d := a.Parse(text)
		checkNames(t, d, a.Names(d))
		checkPhrases(t, d, a.NamedPhrases(d))
		es := a.Entities(d)
		checkEntities(t, d, es)
		if again := a.Entities(d); !reflect.DeepEqual(es, again) {
			t.Fatal("another answer the second time")
		}
	})
}

// TestHostile reads texts made to be slow; it fails by running out of time.
func TestHostile(t *testing.T) {
	a := load(t)
	for i, unit := range []string{
		"Mr ", "A. B. ", "Ana Diaz and ", "the president ", "his wife’s ", "Bank of ", "(ABC) ", "he said she ", "Velden, Velden, ", "the two leaders. ",
		"President Oskar Velden%d said. ", "Acme%d Ltd said. ", "The mayor of Town%d said he would. ", "“Ana%d Diaz%d”\n",
	} {
		var b strings.Builder
		for k := 0; b.Len() < 200_000; k++ {
			if strings.Contains(unit, "%d") {
				b.WriteString(strings.ReplaceAll(unit, "%d", fmt.Sprint(k)))
			} else {
				b.WriteString(unit)
			}
		}
		d := a.Parse(b.String())
		es := a.Entities(d)
		checkEntities(t, d, es)
		if i == 0 && len(es) > 10 {
			t.Errorf("%q: %d entities", unit, len(es))
		}
	}
}

func BenchmarkEntities(b *testing.B) {
	a := load(b)
	text := strings.Repeat(fmt.Sprintf(story, "Oskar Velden", "Velden", "Tomas Brenner", "Brenner")+"\n", 6)
	d := a.Parse(text)
	words := 0
	for _, s := range d.Sentences {
		words += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		a.Entities(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/token")
}
